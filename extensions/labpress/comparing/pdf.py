"""A PDF as characters with fonts and positions, named destinations and links.

Everything comes from the file itself through pdfminer, in the order in which it was set. Lengths
are points; ``y`` is counted from the bottom of the page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from labpress.comparing.readings import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_BOLD = re.compile(r"bold|black|heavy|demi|cmbx", re.IGNORECASE)
_STYLE = re.compile(
    r"(?:[-,](?:regular|roman|book|bold|black|heavy|demi|semi|italic|oblique|medium|light)+"
    r"|(?:bold)?(?:italic|oblique)|bold)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Character:
    """A character: its font, size in points, baseline ``y`` and extent from ``x0`` to ``x1``."""

    text: str
    font: str
    size: float
    x0: float
    x1: float
    y: float

    @property
    def bold(self) -> bool:
        """Whether its font is a bold one, by its name."""
        return bool(_BOLD.search(self.font))

    @property
    def family(self) -> str:
        """The name of its font without the style."""
        return _STYLE.sub("", self.font)


@dataclass(frozen=True, slots=True)
class Link:
    """A link's rectangle on its page; it leads to ``name`` in the document or to ``uri``."""

    x0: float
    y0: float
    x1: float
    y1: float
    name: str = ""
    uri: str = ""

    def covers(self, character: Character) -> bool:
        """Tell whether *character* is in the rectangle."""
        middle = (character.x0 + character.x1) / 2
        height = character.y + 0.25 * character.size
        return self.x0 - 0.5 <= middle <= self.x1 + 0.5 and self.y0 <= height <= self.y1


@dataclass(frozen=True, slots=True)
class Box:
    """Where a picture stands on its page."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Destination:
    """A place: the page's index from 0 (-1 if it is none of this document), and where on it."""

    name: str
    page: int
    x: float = 0.0
    y: float = 0.0


@dataclass(slots=True)
class Page:
    """A page: its printed number (or what stands for it), its characters, links and pictures.

    Letters of a drawing are part of a picture, and none of the characters.
    """

    label: str
    height: float
    characters: list[Character] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)


@dataclass(slots=True)
class Document:
    """All pages of a PDF, and all named destinations by name."""

    pages: list[Page]
    destinations: dict[str, Destination]


class NotAPdf(Exception):  # noqa: N818
    """A file that is no PDF, or a damaged one."""


def read_pdf(path: Path) -> Document:
    """Read the file *path*; raises NotAPdf when it cannot be read, and OSError."""
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfexceptions import PDFException
    from pdfminer.pdfpage import PDFPage
    from pdfminer.pdfparser import PDFParser
    from pdfminer.psexceptions import PSException

    with path.open("rb") as stream:
        try:
            document = PDFDocument(PDFParser(stream))
            pages = list(PDFPage.create_pages(document))
            index = {int(str(page.pageid)): number for number, page in enumerate(pages)}
            destinations = {d.name: d for d in _destinations(document, index)}
            return Document(list(_pages(pages)), destinations)
        except (PDFException, PSException) as error:
            raise NotAPdf(f"{path}: {error or 'this is no PDF'}") from error


def _pages(pages: list[Any]) -> Iterator[Page]:
    from pdfminer.converter import PDFPageAggregator
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager

    resources = PDFResourceManager()
    device = PDFPageAggregator(resources, laparams=None)
    interpreter = PDFPageInterpreter(resources, device)
    for number, page in enumerate(pages, 1):
        interpreter.process_page(page)
        left, bottom, _, top = page.mediabox
        found = Page(str(getattr(page, "label", None) or number), top - bottom)
        layout = device.get_result()
        found.characters = list(_characters(layout))
        found.pictures = list(_pictures(layout))
        found.links = list(_links(page, left, bottom))
        yield found


def _characters(layout: Any) -> Iterator[Character]:
    from pdfminer.layout import LTChar

    for item in layout:
        if isinstance(item, LTChar):
            text = item.get_text()
            # a glyph without a character, or with one of a private use
            if text.startswith("(cid:") or "\ue000" <= text <= "\uf8ff" or text == "\0":
                text = UNKNOWN
            font = item.fontname.split("+", 1)[-1]
            yield Character(text, font, item.size, item.x0, item.x1, item.matrix[5])


def _pictures(layout: Any) -> Iterator[Box]:
    from pdfminer.layout import LTFigure

    for item in layout:
        if isinstance(item, LTFigure):
            yield Box(item.x0, item.y0, item.x1, item.y1)


def _links(page: Any, left: float, bottom: float) -> Iterator[Link]:
    from pdfminer.pdftypes import resolve1

    for reference in resolve1(page.annots) or ():
        annotation = resolve1(reference)
        if not isinstance(annotation, dict) or _text(annotation.get("Subtype")) != "Link":
            continue
        x0, y0, x1, y1 = (float(resolve1(value)) for value in resolve1(annotation["Rect"]))
        action = resolve1(annotation.get("A")) or {}
        target = resolve1(annotation.get("Dest") or action.get("D"))
        name = "" if target is None or isinstance(target, list) else _text(target)
        uri = _text(resolve1(action.get("URI"))) if "URI" in action else ""
        yield Link(
            min(x0, x1) - left, min(y0, y1) - bottom, max(x0, x1) - left, max(y0, y1) - bottom,
            name, uri,
        )  # fmt: skip


def _destinations(document: Any, pages: dict[int, int]) -> Iterator[Destination]:
    from pdfminer.pdftypes import resolve1

    names = resolve1(document.catalog.get("Names")) or {}
    pairs = list(_name_tree(names.get("Dests"), 0))
    pairs += (resolve1(document.catalog.get("Dests")) or {}).items()
    for name, value in pairs:
        target = resolve1(value)
        if isinstance(target, dict):
            target = resolve1(target.get("D"))
        if not isinstance(target, list) or not target:
            yield Destination(_text(name), -1)
            continue
        page = pages.get(getattr(target[0], "objid", -1), -1)
        x, y = (_number(value) for value in [*target[2:4], 0, 0][:2])
        yield Destination(_text(name), page, x, y)


def _name_tree(node: Any, depth: int) -> Iterator[tuple[Any, Any]]:
    from pdfminer.pdftypes import resolve1

    found = resolve1(node)
    if not isinstance(found, dict) or depth > 32:
        return
    entries = resolve1(found.get("Names")) or []
    yield from zip(entries[::2], entries[1::2], strict=False)
    for kid in resolve1(found.get("Kids")) or ():
        yield from _name_tree(kid, depth + 1)


def _number(value: Any) -> float:
    from pdfminer.pdftypes import resolve1

    number = resolve1(value)
    return float(number) if isinstance(number, int | float) else 0.0


def _text(value: Any) -> str:
    """Return a PDF string or name as text."""
    if isinstance(value, bytes):
        encoding = "utf-16" if value.startswith((b"\xfe\xff", b"\xff\xfe")) else "utf-8"
        return value.decode(encoding, "replace")
    return str(getattr(value, "name", value) if value is not None else "")
