"""What holds for any input."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st
from labpress.reading.bib.annotations import read_annotations
from labpress.reading.bib.bibliography import public_source, read_bibliography
from labpress.reading.bib.entries import scan
from labpress.reading.bib.marks import strip_marks
from labpress.records.richtext import plain
from labpress.text.addresses import safe
from labpress.text.latex import rich
from labpress.text.mathematics import check, mathml

QUICK = settings(max_examples=60)

PARTS = st.sampled_from(
    [
        "@article{k,",
        "\n@misc{x,\n",
        "@string{",
        "@comment{",
        "author = {A* and B}",
        "author+an = {1=equal; 9=x}",
        "title = {",
        "crossref = {k}",
        "ids = {k}",
        "year = 2020,",
        "month = jan",
        "doi = {10.1/x}",
        "award = {A and B}",
        "}",
        "{",
        '"',
        "(",
        ")",
        "#",
        "=",
        ",",
        "\n",
        "\r\n",
        "\\",
        "$",
        "%",
        "<i>",
        "&amp;",
        "\x00",
        "é",
        "\\'",
        "\\emph{",
    ]
)
BIBTEX = st.lists(st.one_of(PARTS, st.text(max_size=5)), max_size=30).map("".join)


def read_bytes(content):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "p.bib")
        path.write_bytes(content)
        return read_bibliography(path)


def check_located(content):
    publications, problems = read_bytes(content)
    # CR, LF and CR LF each end a line, also where a file has them mixed
    lines = len(re.findall(rb"\r\n|\r|\n", content)) + 1
    for problem in problems:
        assert 1 <= problem.location.line <= lines
        assert problem.location.column >= 1
        assert problem.message
        assert "\n" not in problem.message
    assert len({one.key.casefold() for one in publications}) == len(publications)
    for publication in publications:
        public_source(publication)


@QUICK
@given(st.binary(max_size=300))
def test_any_bytes_are_read(content):
    check_located(content)


@settings(QUICK, max_examples=150)
@given(BIBTEX)
@example("\n@misc{x,\n\r0")
def test_any_pieces_of_bibtex_are_read(text):
    check_located(text.encode("utf-8", "surrogatepass"))


WORD = st.text("abcdefgXYZéß ", min_size=1, max_size=12).map(lambda word: "w" + word.strip())
VALUE = st.one_of(
    WORD.map(lambda word: f"{{{word}}}"),
    WORD.map(lambda word: f"{{a {{{word}}} b}}"),
    WORD.map(lambda word: f'"{word}"'),
    st.integers(0, 3000).map(str),
)
FIELDS = st.dictionaries(
    st.sampled_from(["title", "author", "year", "note", "volume"]), VALUE, min_size=1
)
LAYOUT = st.sampled_from([", ", ",\n  ", " ,\r\n\t"])
BAD = st.sampled_from(
    [
        "@misc{bad, title = {x\n",
        "@misc{bad\n title = {x}\n}\n",
        '@misc{bad, title = "x\n}\n',
        "@misc{bad, title {x}}\n",
        "@misc{bad, title = {x}}}\n",
        "@misc{bad,\n title = {x,\n year = 2020\n}\n",
        "@misc{bad, = {x}}\n",
        "@misc{bad, title = undefined}\n",
        "@misc{bad, title = }\n",
        "@misc{bad",
        "@misc{bad,",
        "@misc{",
        "@misc{bad title, {}}\n",
        "@misc(bad, title = {x}\n",
        "@misc{bad, a = 1 # , b = 2}\n",
        "@string{bad = }\n",
        "@comment{ bad\n",
        "article{bad, title = {x}}\n",
    ]
)


def entry(key, fields, layout):
    written = layout.join(f"{name} = {value}" for name, value in fields.items())
    return f"@misc{{{key}{layout}{written}{layout.rstrip(',')}}}\n"


@settings(QUICK, max_examples=120)
@given(
    st.lists(st.tuples(FIELDS, LAYOUT), min_size=1, max_size=6),
    BAD,
    st.integers(0, 6),
)
def test_one_bad_entry_harms_no_good_one(good, bad, position):
    entries = [entry(f"good{index}", *one) for index, one in enumerate(good)]
    alone = scan("".join(entries), "p.bib")
    assert alone.problems == ()
    assert len(alone.entries) == len(good)
    entries.insert(min(position, len(good)), bad)
    together = scan("\n".join(entries), "p.bib")
    assert together.problems
    read = {one.key: one for one in together.entries}
    for one in alone.entries:
        assert read[one.key].source == one.source
        assert {name: field.value for name, field in read[one.key].fields.items()} == {
            name: field.value for name, field in one.fields.items()
        }


LATEX = st.lists(
    st.one_of(
        st.sampled_from(
            sorted(
                frozenset(
                    r"""
                    \ { } $ % \emph \' \( \) \begin{a} \verb <i> </i> <a &lt; \href{ \url{ ~ `
                    '' ^ _
                    """.split()
                )
            )
        ),
        st.text(max_size=4),
    ),
    max_size=20,
).map("".join)


@settings(QUICK, max_examples=200)
@given(LATEX)
def test_any_latex_is_read_and_found_inside(source):
    spans, findings = rich(source)
    text = plain(spans)
    assert text == text.strip(" ")
    assert all(0 <= one.offset <= len(source) for one in findings)
    assert not any(ord(char) < 32 for char in text)


@QUICK
@given(LATEX)
def test_any_mathematics_is_refused_or_well_formed(tex):
    assert bool(mathml(tex)) == (check(tex) is None)


@QUICK
@given(st.text(max_size=30))
def test_any_address_is_safe_or_refused(url):
    linked = safe(url)
    assert linked is None or not any(char in linked for char in '"<>\\ \n')
    assert linked is None or safe(linked) == linked


@QUICK
@given(st.text('12=;,":{} ax', max_size=20))
def test_any_annotation_is_read(value):
    annotations, findings = read_annotations(value, "author+an")
    assert all(0 <= one.offset < max(len(value), 1) for one in (*annotations, *findings))


@QUICK
@given(st.text("*∗†‡§${}^\\() ,aB", max_size=15))
def test_no_mark_stays_in_a_name(name):
    bare, _, _ = strip_marks(name)
    assert not any(mark in bare for mark in "*∗†‡§")
