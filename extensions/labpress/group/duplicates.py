"""Is a paper in the bibliography already?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from labpress.names.variants import folded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from labpress.records.model import Publication

#: A preprint and what became of it have the same title, and are rarely further apart.
_YEARS_APART = 3


def duplicate(paper: Publication, others: Iterable[Publication]) -> tuple[str, str]:
    """Return the key of the one of *others* that *paper* is or seems to be, and why.

    Both are empty if there is none. The same DOI or arXiv number is certain; so is the same title
    with the same first family name, at most three years apart, nearly.
    """
    title = folded(paper.plain_title)
    alike = ("", "")
    for other in others:
        if paper.doi and paper.doi.lower() == other.doi.lower():
            return other.key, "the same DOI"
        if paper.arxiv and _bare(paper.arxiv) == _bare(other.arxiv):
            return other.key, "the same arXiv number"
        if title and not alike[0] and title == folded(other.plain_title) and _near(paper, other):
            alike = (other.key, "the same title and first author")
    return alike


def _near(paper: Publication, other: Publication) -> bool:
    if _first_family(paper) != _first_family(other):
        return False
    return not (paper.year and other.year) or abs(paper.year - other.year) <= _YEARS_APART


def _first_family(paper: Publication) -> str:
    return folded(paper.authors[0].name.family) if paper.authors else ""


def _bare(arxiv: str) -> str:
    """Return the number without its version."""
    return arxiv.partition("v")[0]
