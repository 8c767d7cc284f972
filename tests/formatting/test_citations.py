"""Publications named in running text, and how to cite them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from labpress.formatting.citations import citation, label
from labpress.names.parsing import parse
from labpress.records.model import Author, Date, Link, Location, Publication
from labpress.records.richtext import text
from labpress.text.messages import messages


def paper(*names: str, year: int | None = 2023, **more: object) -> Publication:
    return Publication(
        key="p",
        type="misc",
        title=text("On Looms"),
        authors=tuple(Author(parse(name)) for name in names),
        date=Date(year) if year else None,
        location=Location("publications.bib"),
        **more,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("publication", "short", "textual"),
    [
        (paper("Ann Ho"), "Ho, 2023", "Ho (2023)"),
        (paper("Ann Ho", "Jan van der Berg"), "Ho & van der Berg, 2023", None),
        (paper("Ann Ho", "Bo Li", "Cy Ma"), "Ho et al., 2023", "Ho et al. (2023)"),
        (paper("Ann Ho", others=True), "Ho et al., 2023", "Ho et al. (2023)"),
        (paper(), "On Looms, 2023", "On Looms (2023)"),
        (paper(others=True), "On Looms, 2023", "On Looms (2023)"),
        (paper("Ann Ho", year=None), "Ho", "Ho"),
    ],
)
def test_labels(publication: Publication, short: str, textual: str | None) -> None:
    assert label(publication) == short
    if textual is not None:
        assert label(publication, textual=True) == textual


def test_two_authors_are_joined_in_the_language() -> None:
    two = paper("Ann Ho", "Bo Li")
    assert label(two, textual=True) == "Ho and Li (2023)"
    assert label(two, textual=True, words=messages("de")) == "Ho und Li (2023)"


def test_a_citation_has_full_names_and_one_identifier() -> None:
    both = paper("Ann Ho", "Bo Li", doi="10.1000/1", arxiv="2301.00001")
    cited = citation(both)
    assert cited.startswith("Ann Ho, Bo Li. “On Looms”. ")
    assert cited.endswith("https://doi.org/10.1000/1.")
    assert cited.count("2301.00001") == cited.count("doi.org") == 1
    assert citation(replace(both, doi="")).count("2301.00001") == 1


@pytest.mark.parametrize(
    ("kind", "link", "cited"),
    [
        ("online", "url", True),
        ("misc", "url", True),
        ("misc", "code", False),
        ("software", "code", True),
        ("dataset", "dataset", True),
        ("article", "url", False),
    ],
)
def test_what_nothing_else_tells_where_to_find_is_cited_by_its_address(kind, link, cited) -> None:
    address = "https://example.org/loom"
    found = replace(paper("Ann Ho", links=(Link(link, address),)), type=kind)
    assert (address in citation(found)) is cited
    assert address not in citation(replace(found, doi="10.1000/1"))
    assert "files/loom" not in citation(replace(found, links=(Link(link, "files/loom"),)))


def test_a_book_is_cited_with_its_isbn() -> None:
    book = replace(paper("Ann Ho", fields=(("isbn", "978-3-16-148410-0"),)), type="book")
    assert citation(book).endswith(" ISBN 978-3-16-148410-0.")
    assert "978" not in citation(replace(book, doi="10.1000/1"))
    assert "978" not in citation(replace(book, type="article"))


def test_a_citation_tells_that_there_are_more_authors() -> None:
    assert citation(paper("Ann Ho", others=True)).startswith("Ann Ho, et al. “On Looms”. ")
