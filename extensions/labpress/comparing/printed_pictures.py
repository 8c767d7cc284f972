"""Pictures and addresses of the booklet's records: what stands beside their words on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labpress.comparing.lines import lines_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from labpress.comparing.lines import Line, Record
    from labpress.comparing.pdf import Character, Document, Page

#: How far, in points, the top of a picture beside an entry may be from the entry's place.
_TOP = 9.0
#: How wide the column of portraits is, and how far below its place a card's portrait may reach.
_COLUMN, _DEPTH = 40.0, 34.0
#: How far below a logo its sponsor's name may stand.
_BELOW = 22.0
#: A gap of so many sizes parts what stands in one line by chance.
_PART = 1.5


def beside_entry(record: Record) -> bool:
    """Tell whether a picture stands right of the entry that begins at *record*."""
    place = record.destination
    return any(abs(box.y1 - place.y) <= _TOP and box.x0 > place.x for box in record.page.pictures)


def portrait(record: Record) -> bool:
    """Tell whether a portrait stands left of the card that begins at *record*."""
    place = record.destination
    return any(
        place.x - _COLUMN <= box.x0 < place.x and place.y - _DEPTH < (box.y0 + box.y1) / 2 < place.y
        for box in record.page.pictures
    )


def addresses(lines: Iterable[Line], page: Page) -> tuple[str, ...]:
    """Return where the links on *lines* of *page* lead outside of the booklet."""
    characters = [character for line in lines for character in line.characters]
    found = (k.uri for c in characters for k in page.links if k.uri and k.covers(c))
    return tuple(dict.fromkeys(found))


def logos(document: Document) -> tuple[dict[str, bool | None], frozenset[str]]:
    """Return the names below logos, and all that stands alone in a line or a part of one."""
    named: dict[str, bool | None] = {}
    alone = set()
    for page in document.pages:
        for part in (part for line in lines_of(page.characters) for part in _parts(line)):
            text = text_of([part])
            alone.add(text)
            x0, top = part[0].x0, part[0].y + part[0].size
            if any(abs(box.x0 - x0) < 3 and -3 < box.y0 - top < _BELOW for box in page.pictures):
                named[text] = True
    return named, frozenset(alone)


def _parts(line: Line) -> Iterator[list[Character]]:
    """Yield the characters of *line* between gaps that are wider than a space."""
    part: list[Character] = []
    for character in line.characters:
        if part and character.x0 - part[-1].x1 > _PART * character.size:
            yield part
            part = []
        part.append(character)
    yield part
