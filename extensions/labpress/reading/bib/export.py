"""The BibTeX that a visitor copies: an entry's source without what is private.

All else stays as it stands in the file, character for character, but for names that BibTeX would
read as nobody is called.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from labpress.names import parsing
from labpress.reading.bib.marks import has_marks, strip_marks
from labpress.reading.bib.names_export import names_as_meant
from labpress.reading.bib.parser import read_block
from labpress.records.fields import HOUSE, PRIVATE, is_private
from labpress.records.model import Publication
from labpress.text.address_fields import unescaped
from labpress.text.addresses import is_local

if TYPE_CHECKING:
    from collections.abc import Collection

    from labpress.reading.bib.raw_entry import RawField

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
#: No system has longer paths.
_LONGEST_PATH = 4096
_AFTER = re.compile(r"[ \t]*,?")
_LINE_END = re.compile(r"[ \t]*(?:\r?\n)")


def public_source(publication: Publication | str, private_fields: Collection[str] = PRIVATE) -> str:
    """Return the source of *publication*, or a source itself, without its private fields.

    What means something on a group's site alone (``slides``, ``award``) goes as well, and so do
    marks inside names, fields that are a path on somebody's disk, and control characters, which no
    page can hold. Of a *publication* the authors' names are written so
    that BibTeX reads them as they are meant.
    """
    source = publication.source if isinstance(publication, Publication) else publication
    if isinstance(publication, Publication):
        private_fields = {*private_fields, *publication.private}
    source = _CONTROL.sub("", source)
    entry = next(iter(read_block(source)), None)
    if entry is None:
        return source
    body = source[entry.start :]
    changes: list[tuple[int, int, str]] = []
    listed = "author" if any(one.name == "author" for one in entry.all_fields) else "editor"
    group: tuple[int, int] | None = None
    # a second field of the same name counts for nothing, but may be as private as the first
    for field in entry.all_fields:
        house = field.name in HOUSE or is_private(field.name, private_fields)
        if house or _is_local(field):
            start = field.offset
            if group and not body[group[1] : start].strip(" \t,"):
                # those that follow each other on a line go as one
                start = group[0]
                changes.pop()
            group = (start, field.end)
            changes.append((*_extent(body, *group), ""))
        elif isinstance(publication, Publication) and field.name == listed:
            changes += _as_meant(field, publication)
        elif field.name in ("author", "editor"):
            changes += _without_marks(field)
    pieces = [source[: entry.start]]
    position = 0
    for start, end, text in changes:
        pieces += (body[position:start], text)
        position = end
    return "".join((*pieces, body[position:]))


def _is_local(field: RawField) -> bool:
    """Tell whether *field* is nothing but a path on somebody's own disk."""
    value = "".join(piece.text for piece in field.pieces if not piece.macro)
    return len(value) < _LONGEST_PATH and is_local(unescaped(value))


def _extent(source: str, start: int, end: int) -> tuple[int, int]:
    """Return the extent of fields with their comma, and with their lines if they fill them."""
    after = _AFTER.match(source, end)
    end = after.end() if after else end
    line = source.rfind("\n", 0, start) + 1
    line_end = _LINE_END.match(source, end)
    if line_end and line > 0 and not source[line:start].strip():
        return line, line_end.end()
    if line_end:
        # the last of several on a line: what remains of the line ends without a blank
        start = line + len(source[line:start].rstrip(" \t"))
    elif source[end : end + 1] == " ":
        end += 1
    return start, end


def _as_meant(field: RawField, publication: Publication) -> list[tuple[int, int, str]]:
    """Return the changes after which BibTeX reads the authors in *field* as they are meant."""
    piece = field.pieces[0] if len(field.pieces) == 1 else None
    if piece is None or piece.macro:
        return _without_marks(field)
    found = names_as_meant(piece.text, publication)
    if isinstance(found, str):
        return [(piece.offset, piece.offset + len(piece.text), found)]
    return [(piece.offset + start, piece.offset + end, text) for start, end, text in found] or (
        _without_marks(field)
    )


def _without_marks(field: RawField) -> list[tuple[int, int, str]]:
    changes: list[tuple[int, int, str]] = []
    for piece in field.pieces:
        if piece.macro or not has_marks(piece.text):
            continue
        for name, offset in parsing.split(piece.text):
            bare, symbols, _ = strip_marks(name)
            if symbols:
                start = piece.offset + offset
                changes.append((start, start + len(name), bare))
    return changes
