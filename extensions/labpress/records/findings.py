"""What is wrong inside a text, before it is known where in a file that text stands."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from labpress.records.model import Location
    from labpress.records.problems import Code


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong in a text: its code, what is wrong, what to write instead, and where.

    ``offset`` counts characters from the start of the text that was read. ``places``: others that
    the message names.
    """

    code: Code
    message: str
    hint: str = ""
    offset: int = 0
    places: tuple[Location, ...] = ()


class Lines:
    """The lines of a text, for turning offsets into places.

    The text may start in the middle of a line of its file: *column* is the column, from 1, of
    its first character.
    """

    __slots__ = ("_column", "_starts")

    def __init__(self, text: str, column: int = 1) -> None:
        starts = [0]
        at = text.find("\n")
        while at != -1:
            starts.append(at + 1)
            at = text.find("\n", at + 1)
        self._starts = starts
        self._column = column

    def place(self, offset: int) -> tuple[int, int]:
        """Return the line (0 for the first) and the column (from 1) of *offset*."""
        line = bisect_right(self._starts, offset) - 1
        column = offset - self._starts[line] + 1
        return (line, column + self._column - 1) if line == 0 else (line, column)

    def offset(self, line: int, column: int) -> int:
        """Return the offset of *column* (from 0) of *line* (0 for the first)."""
        return self._starts[line] + column
