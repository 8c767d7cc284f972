"""Lines and blocks of a PDF's page, and the records that begin at its named destinations."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from labpress.comparing.readings import ANCHORS, NEWS, PERSON, SOFT_HYPHEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from labpress.comparing.pdf import Character, Destination, Document, Page

#: Sizes that differ by less are one size: fonts for formulas exist in few sizes.
_SIZE_TOLERANCE = 0.04
#: A gap of this part of the size is a space.
_SPACE = 0.12
#: How far what hangs beside a record (a date and its kind, initials in place of a portrait) may be
#: from it. Beside a card there may be another, so that this is no wider than a portrait.
_HANGING = {NEWS: 90.0, PERSON: 40.0}
_BLANK = re.compile(r"\s")


@dataclass(slots=True)
class Line:
    """Characters with one baseline, in the order in which they were set."""

    characters: list[Character] = field(default_factory=list)

    @property
    def x0(self) -> float:
        """Where it begins."""
        return min(character.x0 for character in self.characters)

    @property
    def x1(self) -> float:
        """Where it ends."""
        return max(character.x1 for character in self.characters)

    @property
    def y(self) -> float:
        """The baseline of its largest characters."""
        size = self.size
        return next(c.y for c in self.characters if same_size(c.size, size))

    @property
    def size(self) -> float:
        """The size of most of its characters."""
        sizes = Counter(round(c.size, 1) for c in self.characters if c.text.strip())
        return sizes.most_common(1)[0][0] if sizes else self.characters[0].size

    @property
    def largest(self) -> float:
        """The size of its largest characters."""
        return max(character.size for character in self.characters)

    @property
    def family(self) -> str:
        """The typeface of most of its characters."""
        return Counter(character.family for character in self.characters).most_common(1)[0][0]


def same_size(one: float, other: float) -> bool:
    """Tell whether two sizes are the same, more or less."""
    return abs(one - other) <= _SIZE_TOLERANCE * max(one, other)


def lines_of(characters: Iterable[Character]) -> list[Line]:
    """Part *characters* into lines; raised and lowered ones stay in theirs."""
    found: list[Line] = []
    reference = 0.0
    for character in characters:
        if found:
            last = found[-1].characters[-1]
            size = max(character.size, last.size)
            back = character.x0 < last.x1 - 1.5 * size
            if not back and abs(character.y - reference) <= 0.55 * size:
                found[-1].characters.append(character)
                if character.size > 1.2 * last.size:
                    reference = character.y
                continue
        found.append(Line([character]))
        reference = character.y
    return [line for line in found if any(c.text.strip() for c in line.characters)]


def text_of(lines: Iterable[Sequence[Character]]) -> str:
    """Return the text of *lines*: a gap is a space, a hyphen at an end perhaps a division."""
    text = ""
    for line in lines:
        if text.endswith(("-", "‐")):
            text = text[:-1] + SOFT_HYPHEN
        elif text:
            text += " "
        previous: Character | None = None
        for character in line:
            if previous and character.x0 - previous.x1 > _SPACE * character.size:
                text += " "
            text += character.text
            previous = character
    return " ".join(text.split())


@dataclass
class Record:
    """What a named destination begins: the characters set before it beside it, and those after.

    ``lead`` hangs to the left of the place. ``characters`` go on to the next record of the page or
    the page's end, whichever comes first; they may hold what is no part of the record. ``begin``:
    index on the page of the first of them all. ``last``: whether no other begins on its page.
    """

    destination: Destination
    page: Page
    begin: int
    last: bool
    lead: list[Character]
    characters: list[Character]

    @cached_property
    def lines(self) -> list[Line]:
        """The lines of ``characters``."""
        return lines_of(self.characters)


def records(document: Document, own: tuple[str, ...] = ()) -> dict[str, Record]:
    """Return all records by anchor, in the order in which they were set.

    *own*: the beginnings of anchors of kinds that the group has declared itself.
    Several names at one place begin the same record. A place at which nothing is set is none.
    """
    beginnings = (*ANCHORS, *own)
    by_page: dict[int, list[Destination]] = {}
    for destination in document.destinations.values():
        named = destination.name.startswith(beginnings) and not _BLANK.search(destination.name)
        if named and 0 <= destination.page < len(document.pages):
            by_page.setdefault(destination.page, []).append(destination)
    found: dict[str, Record] = {}
    for number, destinations in sorted(by_page.items()):
        page = document.pages[number]
        starts = sorted(
            ((start, d) for d in destinations if (start := _start(page, d)) is not None),
            key=lambda pair: (pair[0], pair[1].name),
        )
        leads = {start: _lead(page, start, d) for start, d in starts}
        begins = sorted(leads.items())
        for start, destination in starts:
            end = next((lead for s, lead in begins if s > start), len(page.characters))
            found[destination.name] = Record(
                destination,
                page,
                leads[start],
                start == begins[-1][0],
                page.characters[leads[start] : start],
                page.characters[start:end],
            )
    return found


def _start(page: Page, destination: Destination) -> int | None:
    """Return the index of the first character at *destination*: right of it, just below it."""
    for index, character in enumerate(page.characters):
        below = destination.y - character.y
        if abs(character.x0 - destination.x) < 5 and -1 < below < 2.2 * character.size:
            return index
    return None


def _lead(page: Page, start: int, destination: Destination) -> int:
    """Return the index from which characters before *start* hang beside the place."""
    index = start
    width = _HANGING.get(destination.name.partition("-")[0] + "-", 0.0)
    while index:
        character = page.characters[index - 1]
        beside = destination.x - width < character.x0 and character.x1 <= destination.x
        # its first line may stand a little higher, being set in a smaller size
        if not beside or not -60 < character.y - destination.y < 3:
            break
        index -= 1
    return index
