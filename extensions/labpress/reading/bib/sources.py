"""Where a work appeared, and with whom: its venue, the editors of its book, its collaboration."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from labpress.names import parsing
from labpress.records.richtext import Rich, plain, text
from labpress.text.address_fields import is_address, without_addresses
from labpress.text.latex import text_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from labpress.reading.bib.entries import Entry, Field
    from labpress.records.model import Name

#: Where a work appeared, the first that an entry has; BibTeX's and BibLaTeX's names.
_VENUE = (
    *("journal", "journaltitle", "booktitle", "maintitle", "school", "institution", "publisher"),
    *("organization", "howpublished", "eventtitle", "series", "venue"),
)
#: What is part of a book or of proceedings names these before a publisher.
_VENUE_OF_PART = (
    *("booktitle", "journal", "journaltitle", "maintitle", "eventtitle", "series", "publisher"),
    *("organization", "school", "institution", "howpublished", "venue"),
)
_VENUE_OF_PATENT = ("holder", "assignee", "organization", "institution", "publisher")
CONTRIBUTIONS = frozenset(
    "inproceedings conference incollection inbook inreference bookinbook suppbook "
    "suppcollection".split()
)
#: Pages of the web, of which ``titleaddon`` names the site.
_ONLINE = frozenset({"online", "www", "electronic", "misc"})
#: Names of those who are several people already.
_OF_SEVERAL = re.compile(
    r"\b(?:collaborations?|consorti(?:um|a)|teams?|groups?|projects?|networks?|study|studies"
    r"|investigators|initiative|alliance|experiments?|survey|mission|working|committee|partnership)"
    r"\b",
    re.IGNORECASE,
)


def read_venue(entry: Entry, arxiv: str, rich: Callable[[Field], Rich]) -> Rich:
    """Return where *entry* appeared; *rich* reads a field."""
    names: tuple[str, ...]
    if entry.type in CONTRIBUTIONS:
        names = _VENUE_OF_PART
    elif entry.type == "patent":
        names = _VENUE_OF_PATENT
    else:
        names = (*_VENUE, "titleaddon") if entry.type in _ONLINE else _VENUE
    for name in names:
        field = entry.fields.get(name)
        if (
            field is None
            or is_address(field.value)
            or (name == "titleaddon" and in_brackets(field))
            or (name == "series" and field.value.strip().isdigit())
        ):
            continue
        if name == "howpublished":
            field = replace(field, value=without_addresses(field.value))
        venue = rich(field)
        if venue:
            return venue
    return text("arXiv") if arxiv else ()


def in_brackets(field: Field) -> bool:
    """Tell whether an addition to a title is one by its brackets: a translation, as a rule."""
    return text_of(field.value)[:1] in "([“‘\"'"


def read_editors(entry: Entry) -> tuple[Name, ...]:
    """Return the editors of *entry*, or of the book that it is part of, if it has authors."""
    field = entry.fields.get("editor")
    if field is None or not has_authors(entry):
        return ()
    names = (name for name, _ in parsing.split(field.value) if name.lower() != parsing.OTHERS)
    return tuple(map(parsing.parse, names))


def has_authors(entry: Entry) -> bool:
    """Tell whether *entry* has authors, so that its editors do not stand in for them."""
    field = entry.fields.get("author")
    return (field is not None and bool(field.value.strip())) or bool(read_collaboration(entry))


def read_collaboration(entry: Entry) -> str:
    """Return who stands behind the authors of *entry*: ``ALPHA Collaboration``, or nothing."""
    field = entry.fields.get("collaboration") or entry.fields.get("collaborations")
    name = " ".join(text_of(field.value).split()) if field else ""
    if not name or _OF_SEVERAL.search(name):
        return name
    several = re.split(r"\s*(?:,|;|/|\band\b|&)\s*", name)
    if len(several) > 1:
        return f"{', '.join(several[:-1])} and {several[-1]} Collaborations"
    return f"{name} Collaboration"


def title_addition(entry: Entry, title: Rich, rich: Callable[[Field], Rich]) -> Rich:
    """Return *title* with the ``titleaddon`` of *entry*, unless that names a web page's site."""
    field = entry.fields.get("titleaddon")
    addition = rich(field) if field is not None else ()
    if field is None or not addition:
        return title
    if in_brackets(field):
        return (*title, *text(" "), *addition)
    if entry.type in _ONLINE:
        return title
    mark = " " if plain(title)[-1:] in ".?!:" else ". "
    return (*title, *text(mark), *addition)
