"""Writing ``author+an:id`` into entries of a .bib file, all else staying as it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from labpress.reading.bib.annotations import read_annotations
from labpress.reading.bib.parser import read_block
from labpress.reading.bib.splitter import blocks
from labpress.reading.insertion import Insertion, Refused, inserted, source
from labpress.records.findings import Lines
from labpress.records.problems import Code

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from labpress.reading.bib.raw_entry import RawEntry, RawField
    from labpress.reading.insertion import Source

_EQUALS = re.compile(r"\s*=\s*")


class Claim(NamedTuple):
    """The entry whose ``@`` stands at ``line`` and ``column``, and who its authors are.

    ``key`` is its key, for messages. ``people``: position of an author, from 1 -> an id.
    """

    line: int
    column: int
    key: str
    people: Mapping[int, str]


def annotate(content: bytes, claims: list[Claim], file: str) -> bytes:
    """Return *content*, a .bib file, with ``author+an:id`` of entries saying *claims*, too.

    *file* is its name for messages. Raises Refused where an entry is not one that can be changed.
    """
    old = source(content, file)
    entries = {(line, column): (offset, raw) for line, column, offset, raw in _entries(old)}
    insertions = []
    for claim in claims:
        found = entries.get((claim.line, claim.column))
        if found is None:
            raise Refused(f"the entry {claim.key} is not where it was in {file}")
        insertions.append(_insertion(old, *found, claim))
    return inserted(old, insertions)


def _entries(old: Source) -> Iterator[tuple[int, int, int, RawEntry]]:
    """Yield the line, column and offset of each entry, and the entry."""
    start = 0
    for block in blocks(old.lines):
        lines = Lines(block.text, block.column)
        for raw in read_block(block.text):
            line, column = lines.place(raw.start)
            yield block.line + line, column, start + raw.start, raw
        start += len(block.text)


def _insertion(old: Source, offset: int, raw: RawEntry, claim: Claim) -> Insertion:
    """Return what says *claim* in the entry *raw*, which begins at *offset* of the file."""
    key = claim.key
    if any(finding.code is Code.BIB_SYNTAX for finding in raw.findings):
        raise Refused(f"{key} has a mistake in its BibTeX; mend that first (labpress check)")
    fields = {field.name: field for field in raw.fields}
    base = "author" if "author" in fields or "editor" not in fields else "editor"
    name = f"{base}+an:id"
    if present := fields.get(name):
        added = _appended(raw, present, claim)
        return Insertion(offset + added.offset, added.text)
    if not raw.fields:
        raise Refused(f"{key} has no field yet; write {name} there by hand")
    beside = fields.get(base) or raw.fields[-1]
    items = "; ".join(f'{position}="{one}"' for position, one in sorted(claim.people.items()))
    text = raw.source
    line_start = text.rfind("\n", 0, beside.offset) + 1
    before = text[line_start : beside.offset]
    # On a line of its own where the author is, else on the same line
    gap = f",{old.line_end}{before}" if line_start and not before.strip() else ", "
    match = _EQUALS.match(text, beside.offset + len(beside.name))
    tight = match is not None and match[0] == "="
    equals = "=" if tight else " = "
    return Insertion(offset + beside.end, f"{gap}{name}{equals}{{{items}}}")


def _appended(raw: RawEntry, present: RawField, claim: Claim) -> Insertion:
    """Return what adds *claim* to the annotation that *raw* has already, within the entry."""
    what = f"{present.name} of {claim.key}"
    (piece, *more) = present.pieces
    opener = raw.source[piece.offset - 1]
    if more or piece.macro or opener not in '{"':
        raise Refused(f"{what} is made of abbreviations; write it there by hand")
    known, wrong = read_annotations(piece.text, present.name)
    if wrong:
        raise Refused(f"{what} cannot be read; mend it first (labpress check)")
    for one in known:
        if one.position in claim.people:
            raise Refused(f"{what} says already who author {one.position} is")
    # Between the quotation marks of BibTeX there can be no others, and they may be left out
    quote = "" if opener == '"' else '"'
    items = "; ".join(f"{at}={quote}{one}{quote}" for at, one in sorted(claim.people.items()))
    bare = piece.text.rstrip()
    gap = "" if not bare else " " if bare.endswith(";") else "; "
    return Insertion(piece.offset + len(bare), f"{gap}{items}")
