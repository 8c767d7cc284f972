"""ORCID iDs in the forms in which catalogues and reference managers export them.

There is no standard field for them. Web of Science lists names with their iDs in
``orcid-numbers``; others have ``orcid`` or ``author_orcid`` with one for each author, in their
order; Zotero writes what it has no field for into ``note`` or ``extra``. What is not certainly
one author's is left out.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from labpress.names import parsing
from labpress.names.similarity import fit, normal
from labpress.text.orcid import orcid_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from labpress.reading.bib.entries import Entry
    from labpress.records.model import Author

#: Fields that hold ORCIDs and nothing else, with - or _ or nothing between their words.
_FIELDS = re.compile(r"(?:authors?[-_]?)?orcid(?:s|[-_]?(?:numbers?|ids?))?")
_TEXTS = ("note", "extra", "annote", "annotation", "addendum")

_ORCID = re.compile(r"(?:https?://)?(?:www\.)?(?:orcid\.org/)?(?:\d{4}-){3}\d{3}[\dXx](?![\d-])/?")
_WORD = re.compile(r"\b(?:authors?[-_ ]?)?orcids?(?:[-_ ]?(?:numbers?|ids?))?\b", re.I)
_BETWEEN = re.compile(r"\s+and\b|\s*[;,]\s*|\s*\n\s*")


def with_exported_orcids(entry: Entry, authors: tuple[Author, ...]) -> tuple[Author, ...]:
    """Return *authors* with the ORCIDs that fields of *entry* say they have.

    An ORCID that stands with a name is that of the one author whom the name fits; one for each
    author, in their order, is that author's; so is the only one of the only author. Where two
    are found for one author, none is taken.
    """
    found: dict[int, set[str]] = {}
    for name, field in entry.fields.items():
        whole = bool(_FIELDS.fullmatch(name))
        if whole or (name in _TEXTS and "orcid" in field.value.lower()):
            value = field.value.replace("{", "").replace("}", "")
            for at, orcid in _placed(value, authors, whole):
                found.setdefault(at, set()).add(orcid)
    if not found:
        return authors
    return tuple(
        replace(author, exported_orcid=min(found[at])) if len(found.get(at, ())) == 1 else author
        for at, author in enumerate(authors)
    )


def _placed(value: str, authors: tuple[Author, ...], whole: bool) -> Iterator[tuple[int, str]]:
    """Yield the index of an author and the ORCID; *whole*: nothing else stands in *value*."""
    listed = [piece.strip() for piece in _BETWEEN.split(value)]
    if whole and len(listed) == len(authors) and all(not one or orcid_of(one) for one in listed):
        yield from ((at, orcid_of(one)) for at, one in enumerate(listed) if one)
        return
    named = list(_named(value))
    if len(named) == len(authors) == 1 and not named[0][0]:
        yield 0, named[0][1]
        return
    for name, orcid in named:
        author = parsing.parse(name)
        fitting = [at for at, one in enumerate(authors) if normal(one.name) == normal(author)] or [
            at for at, one in enumerate(authors) if fit(one.name, author)
        ]
        if name and len(fitting) == 1:
            yield fitting[0], orcid


def _named(value: str) -> Iterator[tuple[str, str]]:
    """Yield each valid ORCID in *value* with the name before it, which may be empty."""
    end = 0
    for match in _ORCID.finditer(value):
        before = _WORD.sub(" ", value[end : match.start()])
        lines = re.split(r"[;:\n|/(\[=]", before.rstrip(" \t\n/:=([|-–—"))
        name = re.sub(r"^(?:\s|and\b|[,.)\]&])+", "", lines[-1]).strip(" ,")
        end = match.end()
        if orcid := orcid_of(match[0]):
            yield name, orcid
