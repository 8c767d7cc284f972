"""Reading the booklet: the characters of its PDF, by font, size and position, and nothing else.

A record begins at its named destination. Where its parts end is told by the type: the title of an
entry is set in one size, its authors in a smaller, venue and awards in the smallest, awards bold.
Which sizes these are is learned from all entries, so that a change of design is no difference.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from labpress.comparing.lines import Line, lines_of, records, same_size, text_of
from labpress.comparing.pdf import read_pdf
from labpress.comparing.printed_pictures import addresses, beside_entry, logos, portrait
from labpress.comparing.readings import (
    AWARD,
    ITEMS,
    NEWS,
    PAPER,
    PERSON,
    THEME,
    Item,
    News,
    Paper,
    Person,
    Reading,
    authors_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from labpress.comparing.lines import Record
    from labpress.comparing.pdf import Character, Document, Page

#: What a reference to a page looks like, set small after the words that lead there.
_PAGE_REFERENCE = re.compile(r"\(?\s*p\.\s*[0-9ivxlcdm?]+\s*\)?", re.IGNORECASE)
#: Stands for it while a text is put together; brackets around it may be of the text's size.
_REFERENCE = "\ue000"
_PAGE_REFERENCE_LEFT = re.compile(rf"\s*(?:\(\s*{_REFERENCE}\s*\)|{_REFERENCE})")
#: What the destinations of notes are called.
_NOTE = "Hfootnote"
#: Below this part of the text's size, a line is a note or a running head.
_SMALL = 0.86
#: Of the size of a title: lines of one entry are no farther apart.
_APART = 1.9
#: How far beyond the margin a letter may hang.
_PROTRUSION = 4.0
#: Of the size of a name: the name in its own script is smaller, what stands below smaller still.
_NATIVE, _DETAIL = 0.97, 0.86


def read_booklet(path: Path, own: tuple[str, ...] = ()) -> Reading:
    """Return what the PDF *path* shows; raises NotAPdf and OSError.

    *own*: the beginnings of anchors of kinds that the group has declared itself.
    """
    return reading_of(read_pdf(path), own)


def reading_of(document: Document, own: tuple[str, ...] = ()) -> Reading:
    """Return what *document* shows; *own* as for :func:`read_booklet`."""
    found = records(document, own)
    papers = {a: r for a, r in found.items() if a.startswith(PAPER)}
    sizes = learn_sizes(papers.values())
    begins: dict[int, int] = {}
    for record in found.values():
        page = record.destination.page
        begins[page] = min(record.begin, begins.get(page, record.begin))
    reading = Reading(
        papers={anchor: paper(record, sizes) for anchor, record in papers.items()},
        people={a: person(r) for a, r in found.items() if a.startswith(PERSON)},
        news={a: news(r, document, begins) for a, r in found.items() if a.startswith(NEWS)},
    )
    reading.logos, reading.lines = logos(document)
    reading.items.update({a: item(r) for a, r in found.items() if a.startswith((*ITEMS, *own))})
    for name, place in document.destinations.items():
        if name.startswith(AWARD):
            continue
        # a theme is but a place, wherever its list begins
        if name in found or (name.startswith(THEME) and place.page >= 0):
            reading.places[name] = f"page {document.pages[place.page].label}"
    return reading


# --- publications


@dataclass(frozen=True, slots=True)
class Sizes:
    """The sizes of an entry's title, author line, and line of venue and awards."""

    title: float = 0.0
    authors: float = 0.0
    source: float = 0.0


def _blocks(record: Record) -> list[tuple[float, list[Line]]]:
    """Return the lines from *record*'s place on, grouped by size, as far as they are indented."""
    lines = []
    for line in record.lines:
        if line.x0 < record.destination.x - _PROTRUSION:
            break
        lines.append(line)
    blocks: list[tuple[float, list[Line]]] = []
    for line in lines:
        if blocks and same_size(blocks[-1][0], line.size):
            blocks[-1][1].append(line)
        else:
            blocks.append((line.size, [line]))
    return blocks


def learn_sizes(entries: Iterable[Record]) -> Sizes:
    """Return the sizes in which most *entries* are set."""
    blocks = [found for entry in entries if (found := _blocks(entry))]
    title = _most(found[0][0] for found in blocks)
    # entries without authors or venue would mislead
    full = [(found[1][0], found[2][0]) for found in blocks if len(found) >= 3]
    full = [(second, third) for second, third in full if third < second < title]
    authors, source = _most(second for second, _ in full), _most(third for _, third in full)
    if not full:
        for found in blocks:
            if len(found) > 1 and found[1][0] < title:
                same = found[1][1][0].family == found[0][1][0].family
                authors, source = (found[1][0], source) if same else (authors, found[1][0])
    return Sizes(title, authors, source)


def _most(values: Iterable[float]) -> float:
    counted = Counter(values).most_common(1)
    return counted[0][0] if counted else 0.0


def paper(record: Record, sizes: Sizes) -> Paper:
    """Read the entry that begins at *record*."""
    parts: dict[str, list[Line]] = {"title": [], "authors": [], "source": []}
    order = list(parts)
    at = 0
    for size, lines in _blocks(record):
        fitting = [
            i
            for i in range(at, len(order))
            if same_size(size, getattr(sizes, order[i])) and not parts[order[i]]
        ]
        if not parts["title"]:
            fitting = [0]
        if not fitting:
            break
        at = fitting[0]
        parts[order[at]] = lines
    venue, awards = _source(parts["source"], record.page)
    return Paper(
        title=text_of(line.characters for line in parts["title"]),
        authors=authors_of(_bold_characters(parts["authors"])),
        venue=venue,
        awards=awards.removeprefix("(").removesuffix(")"),
        picture=beside_entry(record),
        links=addresses(parts["source"], record.page),
    )


def _bold_characters(lines: list[Line]) -> Iterable[tuple[str, bool | None]]:
    """Yield an author line's characters, and whether each is bold where its typeface can be."""
    families = Counter(c.family for line in lines for c in line.characters)
    family = families.most_common(1)[0][0] if families else ""
    for line in lines:
        previous: Character | None = None
        for character in line.characters:
            if previous is None or character.x0 - previous.x1 > 0.12 * character.size:
                yield " ", None
            bold = character.bold if character.bold or character.family == family else None
            for letter in character.text:
                yield letter, bold
            previous = character


def _source(lines: list[Line], page: Page) -> tuple[str, str]:
    """Return venue and awards; an identifier at the right is a link and neither of them."""
    kept = [
        [c for c in line.characters if not any(k.uri and k.covers(c) for k in page.links)]
        for line in lines
    ]
    venue = [[c for c in line if not c.bold] for line in kept]
    awards = [[c for c in line if c.bold] for line in kept]
    return text_of(filter(None, venue)), text_of(filter(None, awards))


# --- people


def person(record: Record) -> Person:
    """Read the card, or the line of a table, that begins at *record*."""
    place = record.destination.x
    size = record.lines[0].characters[0].size
    name: list[list[Character]] = []
    native: list[list[Character]] = []
    own: list[Line] = []
    details: list[list[Character]] = []
    column: float | None = None
    for line in record.lines:
        characters = [
            c for c in line.characters if not any(k.uri and k.covers(c) for k in record.page.links)
        ]
        if not characters:
            # an address alone ends the card
            own.append(line)
            continue
        x0 = characters[0].x0
        small = [c for c in characters if c.size < _DETAIL * size]
        if details:
            expected = place if column is None else column
            if len(small) < len(characters) or abs(x0 - expected) > _PROTRUSION:
                break
        elif abs(x0 - place) > _PROTRUSION and (not small or not name):
            break
        if small and (not details) and abs(small[0].x0 - place) > _PROTRUSION:
            column = small[0].x0
        name.append([c for c in characters if c.size >= _NATIVE * size])
        native.append([c for c in characters if _DETAIL * size <= c.size < _NATIVE * size])
        details.extend([small] if small else [])
    return Person(
        name=text_of(filter(None, name)),
        native=text_of(filter(None, native)),
        printed=text_of(details),
        line=column is not None,
        picture=None if column is not None else portrait(record),
        links=addresses(own[:1], record.page),
    )


# --- items


def item(record: Record) -> Item:
    """Read the entry of an item that begins at *record*.

    It ends where a line stands left of it, or far below the one before.
    """
    place = record.destination.x
    size = record.lines[0].largest
    title: list[list[Character]] = []
    text: list[list[Character]] = []
    previous: Line | None = None
    own: list[Line] = []
    for line in record.lines:
        apart = previous is not None and previous.y - line.y > _APART * size
        if line.x0 < place - _PROTRUSION or apart:
            break
        previous = line
        own.append(line)
        characters = [
            c for c in line.characters if not any(k.uri and k.covers(c) for k in record.page.links)
        ]
        (title if not text and same_size(line.largest, size) else text).append(characters)
    return Item(
        title=text_of(filter(None, title)),
        text=text_of(filter(None, text)),
        cut=record.last and previous is record.lines[-1],
        picture=beside_entry(record),
        links=addresses(own, record.page),
    )


# --- news


def news(record: Record, document: Document, begins: dict[int, int]) -> News:
    """Read the item that begins at *record*; it may go on on the next pages.

    *begins*: page -> index of the first character of its first record.
    """
    beside = lines_of(record.lead)
    date = [[c for c in line.characters if c.bold] for line in beside]
    kind = [[c for c in line.characters if not c.bold] for line in beside]
    return News(
        date=text_of(filter(None, date)),
        kind=text_of(filter(None, kind)),
        text=_PAGE_REFERENCE_LEFT.sub("", text_of(filter(None, _item(record, document, begins)))),
    )


def _item(record: Record, document: Document, begins: dict[int, int]) -> Iterator[list[Character]]:
    """Yield the lines of the item's text, without notes, running heads and references to them."""
    size = record.lines[0].largest
    place = record.destination.x
    number = record.destination.page
    lines, goes_on = _indented(record.lines, place, size)
    for line in lines:
        yield _without_references(line, record.page, size)
    goes_on = goes_on and record.last
    while goes_on and number + 1 < len(document.pages):
        # the margins of a left and a right page differ
        place += _margin(document, number + 1) - _margin(document, number)
        number += 1
        page = document.pages[number]
        characters = page.characters[: begins.get(number)]
        lines, goes_on = _indented(lines_of(characters), place, size)
        for line in lines:
            yield _without_references(line, page, size)
        goes_on = goes_on and bool(lines) and number not in begins


def _indented(lines: list[Line], place: float, size: float) -> tuple[list[Line], bool]:
    """Return those of *lines* that stand at *place* or right of it, up to the first that does not.

    Also returns whether there was none such.
    """
    found: list[Line] = []
    for line in lines:
        # most of a line of text may be small, being a reference to a page
        if line.largest < _SMALL * size:
            continue
        if line.x0 < place - _PROTRUSION:
            return found, False
        found.append(line)
    return found, True


def _margin(document: Document, number: int) -> float:
    """Return where the text of a page begins, up to a constant."""
    for destination in document.destinations.values():
        if destination.page == number and destination.name.startswith("page."):
            return destination.x
    return min((c.x0 for c in document.pages[number].characters), default=0.0)


def _without_references(line: Line, page: Page, size: float) -> list[Character]:
    """Return a line without numbers of notes, and with a sign in place of references to pages."""
    kept: list[Character] = []
    for small, run in groupby(line.characters, lambda c: c.size < _SMALL * size):
        characters = list(run)
        if small:
            links = [k for c in characters for k in page.links if k.name and k.covers(c)]
            text = text_of([characters])
            note = any(link.name.startswith(_NOTE) for link in links)
            # the mark of a note that was made before is raised, and need not be a link
            raised = bool(kept) and all(c.y > kept[-1].y + 1 for c in characters)
            if text.isdigit() and (note or raised):
                continue
            if links and _PAGE_REFERENCE.fullmatch(text):
                first = characters[0]
                kept.append(replace(first, text=_REFERENCE, x1=characters[-1].x1))
                continue
        kept += characters
    return kept
