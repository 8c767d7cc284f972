"""Cutting a .bib file into blocks, each of which can be read, and cached, by itself.

A block starts at an ``@type{`` that begins a line and reaches to the next one. So a mistake in
one entry can never reach into another: the next entry begins a new block whatever came before.

Two things look like the start of a block and are not: an entry inside ``@comment{...}``, and a
line of a field's text that happens to start with ``@word{``. Both are told by counting braces,
as BibTeX does, where a backslash does not protect a brace: the block is open where the next one
begins, and what follows closes it.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from labpress.reading.bib.entry_types import COMMANDS, ENTRY_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterator

#: ``@type{`` or ``@type(``; group 1 is the type, group 2 the delimiter.
START = re.compile(r"@[ \t]*([^\W\d_][\w.+:-]*)\s*([{(])")
_LINE_START = re.compile(r"^[ \t]*(?=@)" + START.pattern, re.MULTILINE)

#: How many of the next blocks may belong to a field's text before it counts as never closed.
_LOOK_AHEAD = 3


class Block(NamedTuple):
    """A stretch of a file from one ``@`` that starts an entry to the next.

    ``line`` and ``column``: the place of its first character, counted from 1.
    """

    text: str
    line: int
    column: int


def is_start(match: re.Match[str]) -> bool:
    """Tell whether a match of :data:`START` can start an entry.

    Parentheses are rare as delimiters and common in prose (``@someone (see below)``), so they
    count only after a type that exists.
    """
    return match[2] == "{" or match[1].lower() in ENTRY_TYPES | COMMANDS


def blocks(text: str) -> Iterator[Block]:
    """Yield the blocks of *text* in order; what precedes the first one is a block as well."""
    starts = [0]
    comments = [False]
    for match in _LINE_START.finditer(text):
        if is_start(match):
            starts.append(text.index("@", match.start()))
            comments.append(match[1].lower() == "comment")
    ends = [*starts[1:], len(text)]
    balance = [
        text.count("{", start, end) - text.count("}", start, end)
        for start, end in zip(starts, ends, strict=True)
    ]
    total = list(accumulate(balance))
    # lowest[i]: the least number of open braces after block i or any later one
    lowest = list(accumulate(reversed(total), min))[::-1]

    line, line_start, index = 1, 0, 0
    while index < len(starts):
        start = starts[index]
        before = total[index - 1] if index else 0
        last = index
        if balance[index] > 0 and index and lowest[index] <= before:
            limit = len(starts) if comments[index] else index + 1 + _LOOK_AHEAD
            if comments[index] or balance[index] > 1:
                last = _closing(total, before, index, min(limit, len(starts)))
        end = ends[last]
        if start < end:
            yield Block(text[start:end], line, start - line_start + 1)
            line += text.count("\n", start, end)
            newline = text.rfind("\n", start, end)
            line_start = newline + 1 if newline != -1 else line_start
        index = last + 1


def _closing(total: list[int], before: int, index: int, limit: int) -> int:
    """Return the first block after *index* that closes what it opened, or *index* itself."""
    for later in range(index + 1, limit):
        if total[later] <= before:
            return later
    return index
