"""What is wrong with a booklet, read from its PDF alone: a list of faults for each kind."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pdfplumber
import pikepdf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: sizes of type, in points: running text, titles of publications, author lines
TEXT, TITLE, AUTHORS = 9.6, 10.2, 8.7
#: the grid
LEADING = 13.0


@dataclass(frozen=True)
class TextLine:
    """A line of a page: its words, its size, and where it is (from the page's top left)."""

    text: str
    size: float
    x0: float
    x1: float
    base: float


def lines_of(page: Any) -> list[TextLine]:
    """Return the lines of the type area, top to bottom: no running head, folio or note."""
    rows: dict[int, list[Any]] = {}
    for char in page.chars:
        if 60 < char["top"] < page.height - 56:
            rows.setdefault(round(char["matrix"][5]), []).append(char)
    lines = []
    for base, chars in sorted(rows.items(), reverse=True):
        chars.sort(key=lambda c: float(c["x0"]))
        printed = [c for c in chars if c["text"].strip()]
        if printed:
            size = max(float(c["size"]) for c in printed)
            text = "".join(c["text"] for c in chars)
            x0, x1 = float(printed[0]["x0"]), float(printed[-1]["x1"])
            lines.append(TextLine(text, size, x0, x1, page.height - base))
    return lines


def _is(line: TextLine, size: float) -> bool:
    return abs(line.size - size) < 0.06


def split_paragraphs(pdf: Path) -> list[tuple[int, int, int]]:
    """Return each justified paragraph that goes over a page's end.

    The number of the page, and how many of the paragraph's lines are before and after its end.
    """
    found = []
    with pdfplumber.open(pdf) as document:
        pages = [lines_of(page) for page in document.pages]
    left, right = _measure(pages)
    for number, (before, after) in enumerate(pairwise(pages), 1):
        last = [line for line in before if _is(line, TEXT)]
        first = [line for line in after if _is(line, TEXT)]
        if not last or not first or last[-1] is not before[-1] or first[0] is not after[0]:
            continue
        # even and odd pages have other margins
        edge, start = right[number % 2], left[(number + 1) % 2]
        goes_on = abs(last[-1].x1 - edge) < 4 and abs(first[0].x0 - start) < 2
        if goes_on:
            ends = _tail(last, left[number % 2])
            starts = _head(first, start, right[(number + 1) % 2])
            found.append((number, ends, starts))
    return found


def _measure(pages: list[list[TextLine]]) -> tuple[dict[int, float], dict[int, float]]:
    """Return the left and right edge of the type area on even (0) and odd (1) pages."""
    left, right = {}, {}
    for parity in (0, 1):
        lines = [
            line
            for number, page in enumerate(pages, 1)
            if number % 2 == parity
            for line in page
            if _is(line, TEXT)
        ]
        left[parity] = min((line.x0 for line in lines), default=0.0)
        right[parity] = max((line.x1 for line in lines), default=0.0)
    return left, right


def _tail(lines: list[TextLine], left: float) -> int:
    """Count the lines of the paragraph that the page ends in."""
    count = 1
    for above, line in zip(reversed(lines[:-1]), reversed(lines[1:]), strict=True):
        if line.x0 > left + 4 or line.base - above.base > LEADING + 1:
            break
        count += 1
    return count


def _head(lines: list[TextLine], left: float, right: float) -> int:
    """Count the lines of the paragraph that the page begins in."""
    count = 1
    for line, below in pairwise(lines):
        if line.x1 < right - 6 or below.x0 > left + 4 or below.base - line.base > LEADING + 1:
            break
        count += 1
    return count


def widows(pdf: Path) -> list[str]:
    """Return the lines that stand alone: a paragraph's first or last, parted by a page's end."""
    return [
        f"pages {number}/{number + 1}: {before} line(s) before, {after} after"
        for number, before, after in split_paragraphs(pdf)
        if before == 1 or after == 1
    ]


def broken_entries(pdf: Path) -> list[str]:
    """Return the pages that end with a publication's title, or begin with its authors."""
    found = []
    with pdfplumber.open(pdf) as document:
        for number, page in enumerate(document.pages, 1):
            lines = lines_of(page)
            if lines and _is(lines[-1], TITLE):
                found.append(f"page {number} ends with the title {lines[-1].text!r}")
            if lines and _is(lines[0], AUTHORS):
                found.append(f"page {number} begins with the authors {lines[0].text!r}")
    return found


def lines_outside(pdf: Path, tolerated: float = 1.0) -> list[str]:
    """Return the lines that stick out of the type area of their page."""
    found = []
    with pdfplumber.open(pdf) as document:
        # the covers are drawn to the edge
        pages = [lines_of(page) for page in document.pages[:-1]]
        width = float(document.pages[0].width)
    pages[0] = []
    for number, lines in enumerate(pages, 1):
        for line in lines:
            # the outer margin is the smaller one, and nothing stands in it
            if line.x1 > width - 36 + tolerated or line.x0 < 36 - tolerated:
                found.append(f"page {number}: {line.text!r} at {line.x0:.1f} to {line.x1:.1f}")
    return found


def fonts(pdf: Path) -> Iterator[tuple[str, bool]]:
    """Yield each font, and whether it is embedded."""
    with pikepdf.open(pdf) as document:
        seen = set()
        for thing in document.objects:
            if not isinstance(thing, pikepdf.Dictionary) or thing.get("/Type") != "/Font":
                continue
            if thing.get("/Subtype") == "/Type0":
                continue
            name = str(thing.get("/BaseFont", ""))
            descriptor = thing.get("/FontDescriptor", {})
            embedded = any(f"/FontFile{kind}" in descriptor for kind in ("", "2", "3"))
            if (name, embedded) not in seen:
                seen.add((name, embedded))
                yield name, embedded


def unembedded(pdf: Path) -> list[str]:
    """Return the fonts that are not in the file."""
    return [name for name, embedded in fonts(pdf) if not embedded]


def dead_links(pdf: Path) -> list[str]:
    """Return the names that links lead to and that are no destination of the file."""
    found = []
    with pikepdf.open(pdf) as document:
        names = {str(name) for name in pikepdf.NameTree(document.Root.Names.Dests)}
        for number, page in enumerate(document.pages, 1):
            for note in page.get("/Annots", []):
                action = note.get("/A", {})
                target = note.get("/Dest", action.get("/D"))
                named = target is not None and not isinstance(target, pikepdf.Array)
                if named and str(target) not in names:
                    found.append(f"page {number}: {target}")
    return found


def coarse_images(pdf: Path, least: float = 300.0) -> list[str]:
    """Return the pictures that are printed at less than *least* dots per inch."""
    with pdfplumber.open(pdf) as document:
        return [
            f"page {number}: {image['name']}"
            for number, page in enumerate(document.pages, 1)
            for image in page.images
            if image["srcsize"][0] / (float(image["width"]) / 72) < least
        ]


def faults(pdf: Path) -> list[str]:
    """Return everything that is wrong with a booklet."""
    return [
        *widows(pdf),
        *broken_entries(pdf),
        *lines_outside(pdf),
        *unembedded(pdf),
        *dead_links(pdf),
        *coarse_images(pdf),
    ]
