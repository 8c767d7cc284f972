"""Fields that nobody knows and that hold addresses: each is told once, as nothing links them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labpress.reading.bib.parser import read_block
from labpress.records.fields import BY_NAME
from labpress.records.findings import Lines
from labpress.records.model import Location
from labpress.records.problems import Code, Problem
from labpress.records.unused_fields import nearest, writer_of
from labpress.text.address_fields import addresses_in, is_address
from labpress.text.addresses import doi

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from labpress.records.model import Publication


def field_problems(publications: Iterable[Publication]) -> Iterator[Problem]:
    """Yield a problem for each field whose addresses nothing links, at the first paper with it."""
    lost: dict[str, list[Publication]] = {}
    for publication in publications:
        linked = {link.url.rstrip("/") for link in publication.links}
        for name, value in publication.fields:
            if not _is_unknown(name) or "orcid" in name or not is_address(value):
                continue
            # a link to the DOI stands beside each copy of its address
            found = (one for one in addresses_in(value) if not publication.doi or not doi(one))
            if any(one.rstrip("/") not in linked for one in found):
                lost.setdefault(name, []).append(publication)
    for name, papers in lost.items():
        yield _problem(name, papers)


def _is_unknown(name: str) -> bool:
    """Tell whether nobody knows the field *name*, and nobody was told what it may be."""
    left_out = name.startswith("opt") and name[3:] in BY_NAME  # by the BibTeX mode of Emacs
    return not (name in BY_NAME or left_out or writer_of(name) or nearest(name))


def _problem(name: str, papers: list[Publication]) -> Problem:
    first = papers[0]
    message = f"{first.key}: the field {name} is not known, and its address is not linked"
    if len(papers) > 1:
        message += f"; so in {len(papers)} papers"
    hint = "write the address in url, website, blog, media, video or another field of a link"
    return Problem(Code.BIB_FIELD, _place(first, name), message, hint, first.key)


def _place(publication: Publication, name: str) -> Location:
    where = publication.location
    for entry in read_block(publication.source)[:1]:
        for field in entry.fields:
            if field.name == name:
                line, column = Lines(publication.source, where.column).place(field.offset)
                return Location(where.file, where.line + line, column)
    return where  # inherited
