"""A publication as RIS, which EndNote, Mendeley, Zotero and library catalogues read.

Source: the RIS format specification of Research Information Systems (2011), its tags and types.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from labpress.formatting.contributors import named
from labpress.text.plain_mathematics import text_of_rich

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from labpress.records.model import Date, Name, Publication

#: RIS's type for each entry type; any other is ``GEN``, generic.
TYPES = {
    **dict.fromkeys(("article", "suppperiodical", "periodical", "review"), "JOUR"),
    **dict.fromkeys(("inproceedings", "conference"), "CPAPER"),
    **dict.fromkeys(("incollection", "inbook", "bookinbook", "suppbook", "inreference"), "CHAP"),
    **dict.fromkeys(("book", "mvbook", "collection", "reference", "manual", "booklet"), "BOOK"),
    "proceedings": "CONF",
    **dict.fromkeys(
        ("thesis", "phdthesis", "mastersthesis", "bathesis", "bachelorsthesis"), "THES"
    ),
    **dict.fromkeys(("report", "techreport"), "RPRT"),
    "patent": "PAT",
    "standard": "STAND",
    "dataset": "DATA",
    "software": "COMP",
    **dict.fromkeys(("online", "electronic", "www"), "ELEC"),
    **dict.fromkeys(("unpublished", "preprint"), "UNPB"),
    "video": "VIDEO",
}

#: Tag -> the field that it carries, in the order of the file.
_FIELDS = {
    "VL": "volume",
    "IS": "number",
    "ET": "edition",
    "PB": "publisher",
    "CY": "address",
    "T3": "series",
    "LA": "langid",
    "M3": "type",
}


def ris_records(publications: Iterable[Publication]) -> str:
    """Return *publications* as a RIS file; its lines end as the format wants it."""
    entries = (entry for one in publications for entry in one.entries)
    return "".join(f"{line}\r\n" for entry in entries for line in _lines(entry))


def _lines(publication: Publication) -> Iterator[str]:
    fields = dict(publication.fields)
    kind = TYPES.get(publication.type, "GEN")
    yield _line("TY", kind)
    yield _line("ID", publication.key)
    people = "A2" if publication.edited else "AU"
    for author in publication.authors:
        yield _line(people, _name(author.own_name))
    for editor in publication.editors:
        yield _line("A2", _name(editor))
    for translator in named(fields, "translator"):
        yield _line("A4", _name(translator))
    yield _line("TI", publication.plain_title)
    if publication.date:
        yield _line("PY", str(publication.date.year))
        yield _line("DA", _date(publication.date))
    if venue := text_of_rich(publication.venue):
        tag = "PB" if kind in ("THES", "RPRT", "BOOK", "PAT", "COMP", "DATA") else "T2"
        if tag == "T2" or "publisher" not in fields:
            yield _line(tag, venue)
    for tag, name in _FIELDS.items():
        if fields.get(name):
            yield _line(tag, fields[name])
    first, _, last = re.sub(r"-+|–", "-", fields.get("pages", "")).partition("-")
    if first.strip():
        yield _line("SP", first)
    if last.strip():
        yield _line("EP", last)
    if number := fields.get("isbn") or fields.get("issn"):
        yield _line("SN", number)
    if publication.doi:
        yield _line("DO", publication.doi)
    for link in publication.links:
        if link.version or "://doi.org/" in link.url:
            continue
        if link.url.startswith(("https://", "http://")):
            yield _line("L1" if link.kind == "pdf" else "UR", link.url)
    for keyword in publication.public_keywords:
        yield _line("KW", keyword)
    if publication.abstract:
        yield _line("AB", text_of_rich(publication.abstract))
    if publication.note:
        yield _line("N1", text_of_rich(publication.note))
    yield "ER  - "


def _line(tag: str, text: str) -> str:
    return f"{tag}  - {' '.join(text.split())}"


def _name(name: Name) -> str:
    """Return *name* with its family name first: ``Gogh, Vincent van``, ``King, Martin, Jr.``."""
    if name.literal or not name.given:
        return str(name)
    given = " ".join(filter(None, (name.given, name.particle)))
    return ", ".join(filter(None, (name.family, given, name.suffix)))


def _date(date: Date) -> str:
    """Return *date* as ``YYYY/MM/DD/other``; parts that are not known are empty."""
    month = f"{date.month:02}" if date.month else ""
    day = f"{date.day:02}" if date.day else ""
    return f"{date.year:04}/{month}/{day}/{date.season or ''}"
