"""``author+an:id`` written into entries of every shape, all else as it was."""

from __future__ import annotations

import pytest
from labpress.reading.bib.annotating import Claim, annotate
from labpress.reading.bib.bibliography import read_bibliography
from labpress.reading.insertion import Refused

PLAIN = """\
% ours
@article{one,
  title  = {One},
  author = {A. Berg and B. Ruh},
  year   = {2020},
}

@misc{two, title={Two}, author={A. Berg}, year=2021}
"""


def read(content, tmp_path):
    path = tmp_path / "p.bib"
    path.write_bytes(content)
    return {paper.key: paper for paper in read_bibliography(path)[0]}


def written(text, tmp_path, **claims):
    """*text* with claims by key: the new text, when all of them can be read from it."""
    content = text if isinstance(text, bytes) else text.encode()
    papers = read(content, tmp_path)
    made = [
        Claim(papers[key].location.line, papers[key].location.column, key, people)
        for key, people in claims.items()
    ]
    new = annotate(content, made, "p.bib")
    after = read(new, tmp_path)
    assert after.keys() == papers.keys()
    for key, old in papers.items():
        claimed = {at: one.claimed for at, one in enumerate(after[key].authors, 1)}
        before = {at: one.claimed for at, one in enumerate(old.authors, 1)}
        assert claimed == before | claims.get(key, {})
        assert [one.name for one in after[key].authors] == [one.name for one in old.authors]
        assert after[key].fields == old.fields
    return new.decode()


def test_a_field_of_its_own_below_the_author_and_in_an_entry_of_one_line(tmp_path):
    new = written(PLAIN, tmp_path, one={2: "b-ruh", 1: "a-berg"}, two={1: "none"})
    assert new == PLAIN.replace(
        "B. Ruh},\n",
        'B. Ruh},\n  author+an:id = {1="a-berg"; 2="b-ruh"},\n',
    ).replace("author={A. Berg},", 'author={A. Berg}, author+an:id={1="none"},')


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('author+an:id = {2="b-ruh"}', 'author+an:id = {2="b-ruh"; 1="a-berg"}'),
        ('author+an:id = {2="b-ruh"; }', 'author+an:id = {2="b-ruh"; 1="a-berg" }'),
        ('author+an:id = "2=b-ruh"', 'author+an:id = "2=b-ruh; 1=a-berg"'),
        ("author+an:id = {}", 'author+an:id = {1="a-berg"}'),
        ('AUTHOR+AN:ID={2="b-ruh"\n  }', 'AUTHOR+AN:ID={2="b-ruh"; 1="a-berg"\n  }'),
    ],
)
def test_an_annotation_that_is_there_is_added_to(tmp_path, old, new):
    text = f"@misc{{k,\n  author = {{A. Berg and B. Ruh}},\n  {old},\n  title = {{T}}}}\n"
    assert written(text, tmp_path, k={1: "a-berg"}) == text.replace(old, new)


SHAPES = {
    "crlf": PLAIN.replace("\n", "\r\n"),
    "cr": PLAIN.replace("\n", "\r"),
    "bom": "\ufeff" + PLAIN,
    "parentheses": PLAIN.replace("@article{one,", "@article(one,").replace("},\n}", "},\n)"),
    "quotes": PLAIN.replace("{A. Berg and B. Ruh}", '"A. Berg and B. Ruh"'),
    "string": "@string{ab = {A. Berg}}\n"
    + PLAIN.replace("{A. Berg and B. Ruh}", 'ab # " and B. Ruh"'),
    "last": PLAIN.replace("B. Ruh},", "B. Ruh}").replace("  year   = {2020},\n", ""),
    "comment": PLAIN.replace("B. Ruh},", "B. Ruh}, % ours"),
    "lines": PLAIN.replace("{A. Berg and B. Ruh}", "{A. Berg and\n    B. Ruh}"),
    "editor": PLAIN.replace("author =", "editor =").replace("@article", "@proceedings"),
    "prose": "Prose, and mail@example.org.\n@comment{@misc{one, author={X}}}\n  " + PLAIN,
    "letters": PLAIN.replace("{One}", '{Ein Überblick: 𝔸 {\\"o}}'),
    "end": PLAIN.replace("\n\n", "\n").rstrip(),
}


@pytest.mark.parametrize("text", SHAPES.values(), ids=SHAPES)
def test_entries_of_every_shape(tmp_path, text):
    new = written(text, tmp_path, one={1: "a-berg"}, two={1: "none"})
    stripped = new.replace('{1="a-berg"}', "").replace('{1="none"}', "")
    assert len(new) - len(stripped) == len('{1="a-berg"}{1="none"}')
    if "\r" in text:
        assert new.count("\n") == (new.count("\r") if "\r\n" in text else 0)


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("author = {A. Berg}\n title = {T}", "k has a mistake in its BibTeX; mend that first"),
        ('author = {A. Berg}, author+an:id = {1="x"}', "says already who author 1 is"),
        ("author = {A. Berg}, author+an:id = {x}", "cannot be read; mend it first"),
        ("author = {A. Berg}, author+an:id = idx", "is made of abbreviations; write it there"),
        ('author = {A. Berg}, author+an:id = {2=} # "y"', "is made of abbreviations"),
    ],
)
def test_what_cannot_be_changed_safely_is_refused_in_one_line(entry, message):
    content = f"@string{{idx = {{2=x}}}}\n@misc{{k, {entry}}}\n".encode()
    with pytest.raises(Refused, match=message) as refused:
        annotate(content, [Claim(2, 1, "k", {1: "a-berg"})], "p.bib")
    assert "\n" not in str(refused.value)


def test_an_entry_that_is_elsewhere_by_now_is_refused():
    with pytest.raises(Refused, match=r"the entry k is not where it was in p\.bib"):
        annotate(PLAIN.encode(), [Claim(3, 1, "k", {1: "a-berg"})], "p.bib")
