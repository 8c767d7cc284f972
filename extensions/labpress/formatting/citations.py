"""How a publication is named in running text: short labels, and whole citations. Pure functions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labpress.formatting.bylines import BETWEEN_AUTHORS, asides, joined
from labpress.formatting.sources import STANDARD, SourceStyle, entry_line, whole_source
from labpress.text.messages import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from labpress.formatting.bylines import AuthorRun
    from labpress.records.model import Publication
    from labpress.text.messages import Messages


#: Types of works that nothing else may tell where to find -> the links that lead to the work.
_ADDRESSES = {
    **dict.fromkeys(
        "online electronic www misc manual report techreport unpublished".split(),
        frozenset({"url", "html"}),
    ),
    "software": frozenset({"url", "html", "software", "code", "website"}),
    "dataset": frozenset({"url", "html", "dataset", "data", "website"}),
}
_BOOKS = frozenset("book mvbook collection mvcollection proceedings mvproceedings".split())


def label(publication: Publication, *, textual: bool = False, words: Messages = ENGLISH) -> str:
    """Return an author-year label: ``Jia et al., 2023``, or *textual* ``Jia et al. (2023)``.

    Two authors are both named; a paper without authors is named by its title.
    """
    et_al = words.gettext("et al.")
    families = [_family(author.own_name) for author in publication.authors[:2]]
    if publication.others or len(publication.authors) > 2:
        names = f"{families[0]} {et_al}" if families else publication.plain_title
    elif textual:
        names = words.all_of(families) or publication.plain_title
    else:
        names = " & ".join(families) or publication.plain_title
    if publication.year is None:
        return names
    return f"{names} ({publication.year})" if textual else f"{names}, {publication.year}"


def plain_entry(
    publication: Publication, runs: Sequence[AuthorRun], style: SourceStyle = STANDARD
) -> str:
    """Return an entry as one line of text: authors, title, source and awards."""
    authors = joined(runs, (run.text for run in runs), BETWEEN_AUTHORS, " ")
    parts = (authors, publication.plain_title, entry_line(publication, style))
    return ". ".join(part.rstrip(".") for part in parts if part) + "."


def citation(
    publication: Publication, style: SourceStyle = STANDARD, words: Messages = ENGLISH
) -> str:
    """Return how to cite *publication*: full names without marks, title, source and identifier."""
    names = [str(author.own_name) for author in publication.authors]
    if publication.others:
        names.append(words.gettext("et al."))
    authors = BETWEEN_AUTHORS.join(names)
    authors = " ".join(filter(None, (authors, *asides(publication, words))))
    identifier = _identifier(publication)
    where = whole_source(publication, style, long_names=True)
    if identifier in where:
        identifier = ""
    # Translators: a title with the quotation marks of the language.
    title = words.gettext("“{title}”").format(title=publication.plain_title)
    parts = (authors, title, where, identifier)
    return ". ".join(part.rstrip(".") for part in parts if part) + "."


def _identifier(publication: Publication) -> str:
    """Return by what *publication* is found: DOI, arXiv number, a book's ISBN, else its address.

    The address stands for what has nothing else, such as software and web pages; a paper is found
    by where it appeared.
    """
    if publication.doi:
        return f"https://doi.org/{publication.doi}"
    if publication.arxiv:
        return f"arXiv:{publication.arxiv}"
    isbn = dict(publication.fields).get("isbn", "").strip()
    if isbn and publication.type in _BOOKS:
        return isbn if isbn.casefold().startswith("isbn") else f"ISBN {isbn}"
    leading = _ADDRESSES.get(publication.type, frozenset())
    found = (link.url for link in publication.links if link.kind in leading)
    return next((url for url in found if url.startswith(("https://", "http://"))), "")


def _family(name: object) -> str:
    particle, family = getattr(name, "particle", ""), getattr(name, "family", "")
    return f"{particle} {family}".strip()
