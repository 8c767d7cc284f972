"""An entry of a .bib file as it is written, before any ``@string`` is put in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from labpress.records.findings import Finding


@dataclass(frozen=True, slots=True)
class Piece:
    """One operand of BibTeX's ``#``: literal text, or the name of an ``@string``."""

    text: str
    offset: int
    macro: bool = False


@dataclass(frozen=True, slots=True)
class RawField:
    """A field as written: its name in lower case and the pieces of its value.

    ``offset`` is that of the name; ``end`` that of the first character after the value.
    """

    name: str
    pieces: tuple[Piece, ...]
    offset: int
    end: int


@dataclass(frozen=True, slots=True)
class RawEntry:
    """An entry, an ``@string`` or a stray text, as written.

    ``type`` is in lower case and empty for text outside entries that holds a mistake. ``start``
    is the offset of the entry in its block; all other offsets count from the entry's start.
    ``fields``: the first of each name; ``all_fields``: those that repeat a name as well.
    """

    type: str
    key: str
    key_offset: int
    start: int
    source: str
    fields: tuple[RawField, ...]
    findings: tuple[Finding, ...]
    macros: tuple[str, ...]
    all_fields: tuple[RawField, ...] = ()
