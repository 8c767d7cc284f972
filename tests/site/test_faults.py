"""Every fault that a .bib file may have, in one group: both outputs have every good entry."""

from __future__ import annotations

import subprocess

import pytest
from labpress.booklet.tex_run import typeset

from tests.conftest import Project

PEOPLE = "ada-byron:\n  name: Ada Byron\n  role: pi\n"

PAGE = "# Home\n\n:::{publications}\n:::\n"

HUNDRED = " and ".join(f"Author{chr(97 + n // 26)}{chr(97 + n % 26)}, Nora" for n in range(99))

#: What is wrong -> the text, the keys that are published nevertheless, and the codes.
FAULTS: dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    "missing comma": (
        "@article{comma, title = {Comma}\n author = {Byron, Ada}, journal = {J}, year = 2001}",
        ("comma",),
        ("bib-syntax",),
    ),
    "missing comma after the key": (
        "@article{keycomma\n title = {Key}, author = {Byron, Ada}, journal = {J}, year = 2001}",
        ("keycomma",),
        ("bib-syntax",),
    ),
    "missing brace of a field": (
        "@article{brace,\n title = {Brace {missing},\n author = {Byron, Ada},\n year = 2001,\n}",
        ("brace",),
        ("bib-syntax",),
    ),
    "missing brace of an entry": (
        "@article{open,\n title = {Open},\n author = {Byron, Ada},\n year = 2001,\n",
        ("open",),
        ("bib-syntax",),
    ),
    "missing equals sign": (
        "@article{equals, title {Equals}, author = {Byron, Ada}, journal = {J}, year = 2001}",
        ("equals",),
        ("bib-syntax",),
    ),
    "undefined @string": (
        "@article{string, title = {S}, author = {Byron, Ada}, journal = nowhere, year = 2001}",
        ("string",),
        ("bib-string",),
    ),
    "duplicate key": (
        "@article{good0, title = {Twice}, author = {Byron, Ada}, journal = {J}, year = 2001}",
        ("good0-2",),
        ("bib-duplicate-key",),
    ),
    "duplicate field": (
        "@article{field, title = {One}, title = {Two}, author = {Byron, Ada}, year = 2001}",
        ("field",),
        ("bib-duplicate-field",),
    ),
    "unknown type": (
        "@artikel{unknown, title = {U}, author = {Byron, Ada}, year = 2001}",
        ("unknown",),
        ("bib-unknown-type",),
    ),
    "types that BibTeX does not have": (
        "\n".join(
            f"@{kind}{{{kind}1, title = {{A {kind}}}, author = {{Byron, Ada}}, year = 2001}}"
            for kind in ("report", "thesis", "software", "preprint", "online", "misc")
        ),
        ("report1", "thesis1", "software1", "preprint1", "online1", "misc1"),
        (),
    ),
    "missing title": (
        "@article{notitle, author = {Byron, Ada}, journal = {J}, year = 2001}",
        ("notitle",),
        ("bib-missing-field",),
    ),
    "missing author": (
        "@article{noauthor, title = {Nobody}, journal = {J}, year = 2001}",
        ("noauthor",),
        ("bib-missing-field",),
    ),
    "missing year": (
        "@article{noyear, title = {Never}, author = {Byron, Ada}, journal = {J}}",
        ("noyear",),
        ("bib-missing-field",),
    ),
    "forms of months": (
        "\n".join(
            f"@misc{{month{n}, title = {{M{n}}}, author = {{Byron, Ada}}, year = 2001, "
            f"month = {month}}}"
            for n, month in enumerate(("jan", "{2}", "{March}", "4", '"5~" # jun'))
        ),
        tuple(f"month{n}" for n in range(5)),
        (),
    ),
    "no month": (
        "@misc{brumaire, title = {B}, author = {Byron, Ada}, year = 2001, month = {Brumaire}}",
        ("brumaire",),
        ("bib-bad-value",),
    ),
    "crossref": (
        "@inproceedings{child, title = {Child}, author = {Byron, Ada}, crossref = {parent}}\n"
        "@proceedings{parent, title = {Proceedings of Loops}, year = 2001}",
        ("child",),
        (),
    ),
    "crossref to nothing": (
        "@misc{orphan, title = {Orphan}, author = {Byron, Ada}, year = 2001, crossref = {x}}",
        ("orphan",),
        ("bib-crossref",),
    ),
    "comment with braces": (
        "@comment{ {a {b} c}\n@article{commented, title = {Hidden}, year = 2001} }",
        (),
        (),
    ),
    "addresses outside entries": (
        "Kept by ada@example.org, bob@b{x} and @somebody (see below).",
        (),
        (),
    ),
    "a hundred authors": (
        f"@article{{hundred, title = {{Many}}, journal = {{J}}, year = 2001,\n"
        f" author = {{{HUNDRED} and Byron, Ada}},\n author+an = {{50=equal}},\n}}",
        ("hundred",),
        (),
    ),
    "bytes of Latin-1": (
        "@article{latin, title = {Übersicht}, author = {Byron, Ada}, journal = {J}, year = 2001}",
        ("latin",),
        ("bib-encoding",),
    ),
}


def good(number: int) -> str:
    return (
        f"@article{{good{number},\n  title = {{A good paper of number {number}}},\n"
        f"  author = {{Byron, Ada}},\n  journal = {{Journal}},\n  year = {{2001}},\n}}\n"
    )


def everything() -> bytes:
    """A good entry before and after each fault; a byte order mark and both ends of line."""
    pieces = [b"\xef\xbb\xbf---\r\n---\r\n", good(0).encode()]
    for number, (name, (text, _, _)) in enumerate(FAULTS.items(), 1):
        coding = "latin-1" if name == "bytes of Latin-1" else "utf-8"
        end = "\r\n" if number % 2 else "\n"
        pieces.append(f"\n{text}\n\n{good(number)}".replace("\n", end).encode(coding))
    return b"".join(pieces)


KEYS = {key for _, keys, _ in FAULTS.values() for key in keys} | {
    f"good{number}" for number in range(len(FAULTS) + 1)
}
CODES = sorted(code for _, _, codes in FAULTS.values() for code in codes)


@pytest.fixture(scope="module")
def faulty(tmp_path_factory):
    project = Project(tmp_path_factory.mktemp("faulty"))
    project.write({"index.md": PAGE, "data/people.yml": PEOPLE})
    (project.source / "data" / "publications.bib").write_bytes(everything())
    return project


@pytest.fixture(scope="module")
def site(faulty):
    return faulty.build("html", labpress_max_authors=5)


@pytest.fixture(scope="module")
def booklet(faulty):
    return faulty.build("latex", labpress_max_authors=5)


def test_the_site_has_every_good_entry(site):
    shown = [item["id"] for item in site.soup().select("li.lab-publication")]
    assert sorted(shown) == sorted(f"paper-{key}" for key in KEYS)
    pages = {page.stem for page in (site.outdir / "papers").glob("*.html")}
    # what is there for other entries is in no list, and has its page
    assert pages >= {*KEYS, "parent"}


def test_the_booklet_has_every_good_entry(booklet):
    tex = next(booklet.outdir.glob("*.tex")).read_text("utf-8")
    assert [key for key in KEYS if f"\\labanchor{{paper-{key}}}" not in tex] == []
    assert tex.count("\\labpublication{") == len(KEYS)


@pytest.mark.parametrize("output", ["site", "booklet"])
def test_each_fault_is_named_once(output, request):
    warnings = request.getfixturevalue(output).warnings
    found = [line.partition("[labpress.")[2] for line in warnings.splitlines()]
    assert sorted(code.partition("]")[0] for code in found if code) == CODES


def test_no_message_has_the_path_of_this_machine(faulty, monkeypatch):
    monkeypatch.chdir(faulty.source)
    built = faulty.build("dummy")
    assert "data/publications.bib:3:1; this entry is published as good0-2" in built.warnings
    assert str(faulty.source) not in built.warnings


def test_a_hundred_authors_never_hide_a_member_or_a_mark(site, booklet):
    line = site.soup().select_one("#paper-hundred .lab-authors")
    assert [name.text for name in line.select("strong")] == ["A. Byron"]
    assert line.text.count(",") == 8  # five, …, the marked one, …, the member
    assert "*" in line.text
    tex = next(booklet.outdir.glob("*.tex")).read_text("utf-8")
    entry = tex.partition("paper-hundred}")[2].partition("\\labpublication{")[0]
    assert r"\labmember{A.\labtie{}Byron}" in entry
    assert entry.count("N.\\labtie{}") == 6


@pytest.mark.tex
def test_the_printed_booklet_has_every_good_entry(booklet):
    done, problems = typeset(booklet.outdir, "booklet")
    assert done, problems
    pdf = booklet.outdir / "booklet.pdf"
    text = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, text=True).stdout
    flat = " ".join(text.split())
    for number in range(len(FAULTS) + 1):
        assert f"A good paper of number {number}" in flat


@pytest.mark.parametrize("content", [None, b"", b"\xef\xbb\xbf", b"---\n---\n", b"no entries"])
@pytest.mark.parametrize("builder", ["html", "latex"])
def test_a_missing_or_empty_file_is_no_fault(project, builder, content):
    project.write({"index.md": PAGE, "data/people.yml": PEOPLE})
    if content is not None:
        (project.source / "data" / "publications.bib").write_bytes(content)
    assert project.build(builder).warnings == ""


def test_a_file_that_is_named_but_missing_is_reported(project):
    project.write({"index.md": PAGE})
    built = project.build("html", bibtex_bibfiles=["nowhere.bib"])
    assert "bibtex_bibfiles names nowhere.bib, which does not exist" in built.warnings
    assert "[labpress.config]" in built.warnings


# --- several files


TWO = {
    "index.md": PAGE,
    "one.bib": '@string{j = "Journal of Loops"}\n'
    "@article{paper, title = {First}, author = {A B}, journal = j, year = 2001, ids = {old}}\n",
    "two.bib": "@article{Paper, title = {Second}, author = {A B}, journal = j, year = 2002}\n"
    "@article{other, title = {Third}, author = {A B}, journal = j, year = 2003, ids = {old}}\n",
}


def test_a_key_in_two_files_is_reported_and_the_second_entry_gets_another(project, monkeypatch):
    monkeypatch.chdir(project.source)
    project.write(TWO)
    built = project.build("html", bibtex_bibfiles=["one.bib", "two.bib"])
    assert (
        "two.bib:1:1: WARNING: Paper: the key paper, in another case, already stands at "
        "one.bib:2:1; this entry is published as Paper-2" in built.warnings
    )
    assert "other: the former key old belongs to paper at one.bib:2:1" in built.warnings
    assert built.warnings.count("[labpress.bib-duplicate-key]") == 2
    titles = [title.text for title in built.soup().select(".lab-title")]
    assert titles == ["Third", "Second", "First"]


def test_abbreviations_of_one_file_hold_in_the_next(project):
    project.write(TWO)
    built = project.build("html", bibtex_bibfiles=["one.bib", "two.bib"])
    assert "bib-string" not in built.warnings
    assert "Journal of Loops, 2003" in built.soup().select_one("#paper-other").text
