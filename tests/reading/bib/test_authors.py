"""The authors of an entry: names, marks, annotations, and what exports add."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from labpress.formatting.bylines import byline
from labpress.reading.bib.bibliography import read_bibliography

if TYPE_CHECKING:
    from pathlib import Path

ORCID, OTHER = "0000-0002-1825-0097", "0000-0001-5109-3700"


@pytest.fixture
def read(tmp_path: Path):
    def _read(author: str, **fields: str):
        more = "".join(f", {name}={{{value}}}" for name, value in fields.items())
        more = more.replace("author_an_", "author+an:").replace("author_an", "author+an")
        path = tmp_path / "p.bib"
        path.write_text(
            f"@misc{{k, title={{T}}, year=2020,\n author={{{author}}}{more.replace('_', '-')}}}",
            encoding="utf-8",
        )
        (publication,), problems = read_bibliography(path, {})[:2]
        return publication, problems

    return _read


def printed(publication) -> str:
    return ", ".join(run.text for run in byline(publication))


def test_a_mended_list_is_told_at_its_place(read):
    publication, problems = read("Ann Poe and Jane Doe; Bob Roe and et al.")
    assert printed(publication) == "A. Poe, J. Doe, B. Roe, et al."
    assert publication.others
    assert [(p.code.value, p.location.line, p.location.column) for p in problems] == [
        ("name-syntax", 2, 22),
        ("name-syntax", 2, 44),
    ]


def test_annotations_count_the_people_that_are_printed(read):
    publication, _ = read("Jane Doe; Bob Roe", author_an="2=equal")
    assert printed(publication) == "J. Doe, B. Roe*"


def test_other_separators_are_told_once(read):
    for field in ("Jane Doe and{} Bob Roe", r"Jane Doe \and Bob Roe"):
        publication, (problem,) = read(field)
        assert printed(publication) == "J. Doe, B. Roe"
        assert problem.code.value == "name-syntax"


def test_numbers_of_affiliations_are_no_marks_and_marks_stay(read):
    publication, problems = read("Jane Doe$^{1}$ and Bob Roe$^{2,*}$")
    assert printed(publication) == "J. Doe, B. Roe*"
    assert {problem.code.value for problem in problems} == {"name-mark"}


def test_bold_stars_are_no_marks(read):
    assert printed(read("**Jane Doe** and Bob Roe*")[0]) == "J. Doe, B. Roe*"


def test_the_orcid_beside_a_name_is_kept(read):
    publication, (problem,) = read(f"Bob Roe and Jane Doe ({ORCID})")
    assert [author.exported_orcid for author in publication.authors] == ["", ORCID]
    assert f'author+an:orcid = {{2="{ORCID}"}}' in problem.hint


@pytest.mark.parametrize("between", ["\n   ", "; "])
def test_orcids_as_web_of_science_exports_them(read, between):
    listed = between.join([f"Doe, Jane/{ORCID}", f"Roe, B./{OTHER}", f"Nobody, N/{OTHER}"])
    publication, problems = read("Doe, Jane and Roe, Bob and Poe, Ann", orcid_numbers=listed)
    assert [author.exported_orcid for author in publication.authors] == [ORCID, OTHER, ""]
    assert not problems


@pytest.mark.parametrize(
    ("fields", "first", "second"),
    [
        ({"orcid": f"{ORCID} and {OTHER}"}, ORCID, OTHER),
        ({"author_orcid": f"{ORCID}; "}, ORCID, ""),
        ({"author_orcids": f", https://orcid.org/{OTHER}"}, "", OTHER),
        ({"orcid": f"{{{ORCID}}},\n{{{OTHER}}}"}, ORCID, OTHER),
        ({"author_orcid": f"Roe, B.: {OTHER}"}, "", OTHER),
        ({"orcids": f"Bob Roe ({OTHER}) and Jane Doe ({ORCID})"}, ORCID, OTHER),
        ({"note": f"ORCID: Jane Doe: {ORCID}\nORCID iD Roe, Bob = {OTHER}"}, ORCID, OTHER),
        ({"extra": f"Citation Key: x\nauthor-orcid: Bob Roe {OTHER}"}, "", OTHER),
        ({"note": f"orcid.org/{ORCID} is Jane Doe"}, "", ""),  # what follows is no name of it
        ({"orcid": ORCID}, "", ""),  # whose?
        ({"note": f"ORCIDs: {ORCID}, {OTHER}"}, "", ""),
        ({"orcid": "0000-0002-1825-0098 and 0000-0001-5109-3701"}, "", ""),  # not valid
        ({"orcid": f"{ORCID}", "author_orcid": f"Doe, Jane/{OTHER}"}, OTHER, ""),
    ],
)
def test_orcids_as_others_export_them(read, fields, first, second):
    publication, problems = read("Doe, Jane and Roe, Bob", **fields)
    assert [author.exported_orcid for author in publication.authors] == [first, second]
    assert not problems


def test_the_only_orcid_is_that_of_the_only_author(read):
    for fields in ({"orcid": ORCID}, {"note": f"ORCID: {ORCID}"}):
        publication, _ = read("Doe, Jane", **fields)
        assert publication.authors[0].exported_orcid == ORCID


@pytest.mark.parametrize(
    "written",
    [
        rf"Jane Doe\textsuperscript{{{ORCID}}}",
        rf"Jane Doe \href{{https://orcid.org/{ORCID}}}{{\includegraphics[width=1em]{{orcid}}}}",
        rf"\href{{https://orcid.org/{ORCID}}}{{Jane Doe}}",
        rf"Jane Doe\orcidlink{{{ORCID}}}",
    ],
)
def test_orcids_as_links_and_drawings(read, written):
    publication, (problem,) = read(written)
    (author,) = publication.authors
    assert (str(author.name), author.exported_orcid) == ("Jane Doe", ORCID)
    assert problem.hint == f'write Jane Doe, and author+an:orcid = {{1="{ORCID}"}}'


def test_an_orcid_that_fits_two_authors_is_left_out(read):
    field = f"Doe, J./{ORCID}"
    publication, _ = read("Doe, Jane and Doe, Jim", orcid_numbers=field)
    assert [author.exported_orcid for author in publication.authors] == ["", ""]
    publication, _ = read("Doe, Jane", orcid_numbers=f"Doe, Jane/{ORCID}; Doe, Jane/{OTHER}")
    assert publication.authors[0].exported_orcid == ""


def test_an_orcid_in_the_extended_format_is_read(read):
    written = f"family=Doe, given=Jane, orcid={ORCID}"
    publication, problems = read(f"{written} and given=Rob, family=Roe")
    assert [author.exported_orcid for author in publication.authors] == [ORCID, ""]
    assert not problems
    publication, problems = read(f"{{{written}}} and Rob Roe")
    assert publication.authors[0].exported_orcid == ORCID
    assert str(publication.authors[0].name) == "Jane Doe"
    assert [problem.hint for problem in problems] == [f"write {written}"]


def test_the_number_of_dblp_in_braces_is_no_affiliation(read):
    publication, problems = read("Yang {Liu 0018} and Jane Doe_0002")
    assert [author.number for author in publication.authors] == ["0018", "0002"]
    assert [str(author.name) for author in publication.authors] == ["Yang Liu", "Jane Doe"]
    assert not problems


def test_the_number_of_dblp_is_kept_and_not_printed(read):
    publication, problems = read("Yang Liu 0018 and Jane Doe")
    assert [author.number for author in publication.authors] == ["0018", ""]
    assert printed(publication) == "Y. Liu, J. Doe"
    assert not problems


def test_marks_are_known_in_any_case_and_sorted_as_configured(read):
    publication, problems = read(
        "Jane Doe and Bob Roe", author_an="1=Corresponding, EQUAL; 1=equal"
    )
    assert [author.marks for author in publication.authors] == [("equal", "corresponding"), ()]
    assert not problems


def test_an_unknown_mark_is_told_with_the_nearest(read):
    _, (problem,) = read("Jane Doe", author_an="1=equl")
    assert problem.code.value == "annotation-mark"
    assert problem.hint.startswith("write equal, or add it to labpress_marks")
    _, (problem,) = read("Jane Doe", author_an="1=xyz")
    assert problem.hint.startswith("write one of equal, corresponding, advisor")


def test_one_position_has_one_id(read):
    publication, (problem,) = read("Jane Doe", author_an_id='1="a"; 1="b"')
    assert publication.authors[0].claimed == "a"
    assert problem.code.value == "annotation-syntax"
    publication, problems = read("Jane Doe", author_an_id='1="a"; 1="a"')
    assert publication.authors[0].claimed == "a"
    assert not problems


@pytest.mark.parametrize(
    ("author", "an", "hint"),
    [("Jane Doe", "2=equal", "from 1 to 1"), ("Jane Doe and Bob Roe", "0=equal", "from 1 to 2")],
)
def test_positions_that_nobody_has_are_told(read, author, an, hint):
    publication, (problem,) = read(author, author_an=an)
    assert problem.code.value == "annotation-position"
    assert hint in problem.hint
    assert not any(one.marks for one in publication.authors)


@pytest.mark.parametrize("field", ["Jane Doe and and Bob Roe", "and Jane Doe and Bob Roe"])
def test_an_and_without_a_name_is_told(read, field):
    publication, (problem,) = read(field)
    assert printed(publication) == "J. Doe, B. Roe"
    assert (problem.code.value, problem.hint) == ("name-syntax", "remove it")
