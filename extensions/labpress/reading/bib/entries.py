"""Reading BibTeX: every entry of a file, whatever is wrong with its neighbours.

:func:`scan` reads a whole text. :mod:`.splitter` cuts it, :mod:`.parser` reads one block, and
here the abbreviations of ``@string`` are put in and duplicate keys are found. The grammar is
that of BibTeX (btxdoc) and Biber: values in braces, in quotes or bare, joined by ``#``; keys,
types and names of fields compare without case.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from labpress.reading.bib.parser import read_block
from labpress.reading.bib.splitter import blocks
from labpress.records.findings import Finding, Lines
from labpress.records.model import Location
from labpress.records.problems import Code, Problem, shortened
from labpress.text.dates import MONTHS, STANDARD_STRINGS
from labpress.text.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from labpress.reading.bib.raw_entry import RawEntry, RawField


#: Characters of a field that are read; the longest lists of authors have a hundred thousand.
LONGEST_FIELD = 4_000_000
#: Characters of a field that may come from ``@string``: each costs a few bytes to write.
LONGEST_STRING = 2_000


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name in lower case and its value, with every ``@string`` put in.

    Offsets count characters from the ``@`` of the entry: ``offset`` is that of the name,
    ``value_offset`` that of the first character of the value, ``end`` that of the first one
    after the value and its delimiter. ``borrowed``: the value stands elsewhere, at least in part.
    """

    name: str
    value: str
    offset: int
    value_offset: int
    end: int
    borrowed: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as it stands in the file.

    ``type``: in lower case. ``source``: its text from ``@`` to the closing brace, character for
    character. ``line`` and ``column``: the place of the ``@``, from 1. ``fields``: by name.
    """

    type: str
    key: str
    source: str
    line: int
    column: int
    fields: Mapping[str, Field]
    key_offset: int = 0
    findings: tuple[Finding, ...] = ()

    def location(self, offset: int, file: str) -> Location:
        """Return the place in *file* of the character *offset* of the entry."""
        line, column = Lines(self.source[: offset + 1], self.column).place(offset)
        return Location(file, self.line + line, column)


@dataclass(frozen=True, slots=True)
class BibFile:
    """What a file holds: its entries in order, its abbreviations, and what is wrong with it."""

    entries: tuple[Entry, ...] = ()
    strings: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def scan(text: str, file: str) -> BibFile:
    """Read *text*, the content of *file*; never raises.

    Of entries with the same key only the first is kept.
    """
    strings = dict(STANDARD_STRINGS)
    entries: list[Entry] = []
    problems: list[Problem] = []
    for block in blocks(text):
        lines = Lines(block.text, block.column)
        for raw in read_block(block.text):
            line, column = lines.place(raw.start)
            found = resolve(raw, strings, block.line + line, column)
            problems += located(found.findings, found, file)
            if found.type == "string":
                define(found, strings)
            elif found.type and found.key:
                entries.append(found)
    unique, doubles = without_duplicates(entries, file)
    problems += doubles
    return BibFile(unique, strings, tuple(sorted(problems, key=lambda p: p.sort_key)))


def resolve(raw: RawEntry, strings: Mapping[str, str], line: int, column: int) -> Entry:
    """Return *raw*, which stands at *line* and *column*, with *strings* put in."""
    findings = list(raw.findings)
    fields: dict[str, Field] = {}
    for part in raw.fields:
        value = _value(part, strings, findings)
        if value is not None:
            first = part.pieces[0].offset
            borrowed = any(piece.macro for piece in part.pieces)
            fields[part.name] = Field(part.name, value, part.offset, first, part.end, borrowed)
    return Entry(
        type=raw.type,
        key=raw.key,
        source=raw.source,
        line=line,
        column=column,
        fields=fields,
        key_offset=raw.key_offset,
        findings=tuple(findings),
    )


def _value(part: RawField, strings: Mapping[str, str], findings: list[Finding]) -> str | None:
    if len(part.pieces) == 1 and not part.pieces[0].macro:
        return _within(part.pieces[0].text, LONGEST_FIELD, part, findings)
    words: list[str] = []
    borrowed = ""
    for piece in part.pieces:
        if not piece.macro:
            words.append(piece.text)
            continue
        known = strings.get(piece.text.lower())
        if known is None and part.name == "month" and piece.text.capitalize() in MONTHS:
            # no style defines it, and only one thing can be meant
            known = piece.text.capitalize()
            message = f"the abbreviation {piece.text} is not defined; it is read as the month"
            hint = f"write month = {known[:3].lower()}"
            findings.append(Finding(Code.BIB_STRING, message, hint, piece.offset))
        if known is None:
            findings.append(_undefined(part.name, piece.text, piece.offset, strings))
            return None
        left = LONGEST_STRING - len(borrowed)
        borrowed += known[:left]
        words.append(known[:left])
        if len(known) > left:
            findings.append(_too_long(part, LONGEST_STRING, " from @string"))
            break
    return _within("".join(words), LONGEST_FIELD, part, findings)


def _within(value: str, longest: int, part: RawField, findings: list[Finding]) -> str:
    if len(value) > longest:
        findings.append(_too_long(part, longest))
    return value[:longest]


def _too_long(part: RawField, longest: int, source: str = "") -> Finding:
    message = f"{part.name} has more than {longest:,} characters{source}; the rest was not read"
    return Finding(Code.BIB_BAD_VALUE, message, "shorten it", part.offset)


def _undefined(name: str, macro: str, offset: int, strings: Mapping[str, str]) -> Finding:
    near = nearest(macro.lower(), strings)
    hint = f"write {name} = {{{macro}}} for text, or define @string{{{macro} = {{…}}}} above"
    if near:
        hint = f"did you mean {near}? Else {hint}"
    message = f"the abbreviation {macro} is not defined, so {name} is left out"
    return Finding(Code.BIB_STRING, message, hint, offset)


def define(entry: Entry, strings: dict[str, str]) -> None:
    """Add the abbreviations that an ``@string`` block defines to *strings*."""
    strings.update((name, part.value) for name, part in entry.fields.items())


def located(findings: Iterable[Finding], entry: Entry, file: str) -> list[Problem]:
    """Return *findings* in *entry* as problems of *file* that name the entry."""
    prefix = f"{shortened(entry.key)}: " if entry.key else ""
    lines: Lines | None = None
    problems: list[Problem] = []
    for finding in findings:
        lines = lines or Lines(entry.source, entry.column)
        line, column = lines.place(finding.offset)
        place = Location(file, entry.line + line, column)
        message = prefix + finding.message
        problems.append(
            Problem(finding.code, place, message, finding.hint, entry.key, finding.places)
        )
    return problems


def without_duplicates(
    entries: Iterable[Entry], file: str
) -> tuple[tuple[Entry, ...], list[Problem]]:
    """Return the first entry of each key, and a problem for every other one.

    Keys compare without case, as in BibTeX: two that differ in case only would share a file
    name on many machines.
    """
    kept: dict[str, Entry] = {}
    problems: list[Problem] = []
    for entry in entries:
        first = kept.setdefault(entry.key.casefold(), entry)
        if first is not entry:
            problems += located([duplicate_key(entry, first, file)], entry, file)
    return tuple(kept.values()), problems


def duplicate_key(entry: Entry, first: Entry, file: str) -> Finding:
    """Return the finding that *entry* has the key of *first*."""
    place = Location(file, first.line, first.column)
    known = first.key if first.key == entry.key else f"{first.key}, which differs in case only"
    return Finding(
        Code.BIB_DUPLICATE_KEY,
        f"the key {known} already stands at {place}; this entry is not published",
        "give one of the two another key, or remove it",
        entry.key_offset,
        (place,),
    )
