"""How a publication is named in running text: short labels, and whole citations. Pure functions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labpress.formatting.bylines import BETWEEN_AUTHORS, entry_line, venue_line
from labpress.text.enumeration import all_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from labpress.formatting.bylines import AuthorRun
    from labpress.formatting.venues import Venues
    from labpress.records.model import Publication


def label(publication: Publication, *, textual: bool = False) -> str:
    """Return an author-year label: ``Jia et al., 2023``, or *textual* ``Jia et al. (2023)``.

    Two authors are both named; a paper without authors is named by its title.
    """
    families = [_family(author.name) for author in publication.authors[:2]]
    if publication.others or len(publication.authors) > 2:
        names = f"{families[0]} et al." if families else publication.plain_title
    elif textual:
        names = all_of(families) or publication.plain_title
    else:
        names = " & ".join(families) or publication.plain_title
    if publication.year is None:
        return names
    return f"{names} ({publication.year})" if textual else f"{names}, {publication.year}"


def plain_entry(publication: Publication, runs: Iterable[AuthorRun], venues: Venues = ()) -> str:
    """Return an entry as one line of text: authors, title, venue and awards."""
    authors = BETWEEN_AUTHORS.join(run.text for run in runs)
    parts = (authors, publication.plain_title, entry_line(publication, venues))
    return ". ".join(part.rstrip(".") for part in parts if part) + "."


def citation(publication: Publication, venues: Venues = ()) -> str:
    """Return how to cite *publication*: full names without marks, title, venue and identifier."""
    names = [str(author.name) for author in publication.authors]
    authors = BETWEEN_AUTHORS.join([*names, "et al."] if publication.others else names)
    identifier = ""
    if publication.doi:
        identifier = f"https://doi.org/{publication.doi}"
    elif publication.arxiv:
        identifier = f"arXiv:{publication.arxiv}"
    where = venue_line(publication, venues)
    if identifier in where:
        identifier = ""
    title = f"“{publication.plain_title}”"
    parts = (authors, title, where, identifier)
    return ". ".join(part.rstrip(".") for part in parts if part) + "."


def _family(name: object) -> str:
    particle, family = getattr(name, "particle", ""), getattr(name, "family", "")
    return f"{particle} {family}".strip()
