"""CSL-JSON: what reference managers and citation processors get of an entry."""

from __future__ import annotations

import json

import pytest
from labpress.formatting.csl import TYPES, csl_date, csl_item, csl_items, csl_name
from labpress.reading.bib.bibliography import read_bibliography
from labpress.reading.bib.entry_types import ENTRY_TYPES
from labpress.records.model import Date, Name

#: The types of csl-data.json 1.0.2.
CSL_TYPES = frozenset(
    """
    article article-journal article-magazine article-newspaper bill book broadcast chapter classic
    collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic
    hearing interview legal_case legislation manuscript map motion_picture musical_score pamphlet
    paper-conference patent performance periodical personal_communication post post-weblog
    regulation report review review-book software song speech standard thesis treaty webpage
    """.split()
)
#: Its variables, as far as they are written; a schema of ours would only repeat the code.
NAME_PARTS = {"family", "given", "non-dropping-particle", "suffix", "literal"}


@pytest.fixture
def item(tmp_path):
    def read(source: str):
        path = tmp_path / "publications.bib"
        path.write_text(source, encoding="utf-8")
        (publication,), _ = read_bibliography(path)
        return csl_item(publication)

    return read


def test_a_journal_article(item):
    found = item(
        "@article{doe2020, title = {The {Fish} $x^2$}, author = {van Gogh, Jr., Vincent and"
        " {Fish Society}}, journal = {Journal of Things}, volume = 12, number = 3,"
        " pages = {101--115}, date = {2020-05}, doi = {10.1000/x}, issn = {1234-5678}}"
    )
    assert found == {
        "id": "doe2020",
        "type": "article-journal",
        "title": found["title"],
        "author": [
            {
                "family": "Gogh",
                "given": "Vincent",
                "non-dropping-particle": "van",
                "suffix": "Jr.",
            },
            {"literal": "Fish Society"},
        ],
        "issued": {"date-parts": [[2020, 5]]},
        "container-title": "Journal of Things",
        "DOI": "10.1000/x",
        "volume": "12",
        "issue": "3",
        "page": "101-115",
        "ISSN": "1234-5678",
    }


def test_a_thesis_and_a_report_are_published_by_their_institution(item):
    thesis = item("@phdthesis{a, title={T}, author={Jane Doe}, school={Univ. of X}, year=2017}")
    assert (thesis["type"], thesis["publisher"]) == ("thesis", "Univ. of X")
    assert "container-title" not in thesis
    assert thesis["genre"] == "PhD thesis"
    report = item(
        "@techreport{a, title={T}, author={Jane Doe}, institution={Inst}, number={TR-7}, year=2018}"
    )
    assert (report["publisher"], report["number"]) == ("Inst", "TR-7")
    assert "issue" not in report


def test_editors_of_a_book_are_editors(item):
    found = item("@book{a, title={Fishes}, editor={Jane Doe and Bob Roe}, year=2015}")
    assert [name["family"] for name in found["editor"]] == ["Doe", "Roe"]
    assert "author" not in found


def test_a_chapter_names_its_book_and_its_editor(item):
    found = item(
        "@incollection{a, title={Fins}, author={Jane Doe}, editor={Ann Poe},"
        " booktitle={The Fish Book}, publisher={Acme}, year=2019}"
    )
    assert (found["container-title"], found["publisher"]) == ("The Fish Book", "Acme")
    assert found["editor"] == [{"family": "Poe", "given": "Ann"}]


def test_every_type_is_one_of_csl():
    assert set(TYPES.values()) <= CSL_TYPES
    assert set(TYPES) <= ENTRY_TYPES | {"bathesis"}


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        (None, {}),
        (Date(2020), {"date-parts": [[2020]]}),
        (Date(2020, 5, 6), {"date-parts": [[2020, 5, 6]]}),
        (Date(2020, season="fall"), {"date-parts": [[2020]], "season": 3}),
    ],
)
def test_dates(date, expected):
    assert csl_date(date) == expected


def test_names_have_parts_of_csl_alone():
    for name in (Name("Doe", "Jane"), Name("Mononym"), Name("Body", literal=True)):
        assert set(csl_name(name)) <= NAME_PARTS


def test_a_list_is_json(tmp_path):
    assert json.loads(csl_items([])) == []


def test_mathematics_stands_in_plain_characters(item):
    found = item(
        "@misc{doe2020, title = {Fish}, author = {Doe, Jane}, year = 2020,\n"
        r"  abstract = {An $\ell_1$ norm.}, note = {With $x^2$.}}"
    )
    assert (found["abstract"], found["note"]) == ("An ℓ₁ norm.", "With x².")


def test_translators_and_the_series_of_a_book(item):
    found = item(
        "@incollection{a, title={T}, author={Jane Doe}, booktitle={B}, bookauthor={Bob Roe},"
        " translator={Turner, Tom}, series={Lakes}, number=4, volumes=9, year=2015}"
    )
    assert found["translator"] == [{"family": "Turner", "given": "Tom"}]
    assert found["container-author"] == [{"family": "Roe", "given": "Bob"}]
    assert (found["collection-title"], found["collection-number"]) == ("Lakes", "4")
    assert found["number-of-volumes"] == "9"
    assert "issue" not in found
