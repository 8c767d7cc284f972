"""HTML as a tree, for reading pages that are well formed, as all pages of a build are."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from labpress.comparing.readings import MATH_END, MATH_START, SMALLCAPS_END, SMALLCAPS_START

if TYPE_CHECKING:
    from collections.abc import Iterator

_VOID = frozenset(
    "area base br col embed hr img input link meta source track wbr mprescripts".split()
)
#: What no reader takes for text of the page.
_SILENT = frozenset(["script", "style", "template", "annotation", "annotation-xml", "aside"])
_SILENT_CLASSES = frozenset(["headerlink", "footnote-reference"])
_BOLD = frozenset(["strong", "b"])
#: Elements between whose texts there is a space, whatever the source has.
_BLOCKS = frozenset(["p", "div", "li", "ul", "ol", "br", "dd", "dt", "dl", "pre", "td", "tr"])


@dataclass(slots=True)
class Element:
    """An element: its tag, attributes and content."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    @property
    def id(self) -> str:
        """The ``id``, or nothing."""
        return self.attributes.get("id", "")

    @property
    def classes(self) -> list[str]:
        """The classes."""
        return self.attributes.get("class", "").split()

    def elements(self) -> Iterator[Element]:
        """Yield this element and all below it, in the order of the page."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.elements()

    def with_class(self, name: str) -> list[Element]:
        """Return all elements below (and this one) of the class *name*."""
        return [element for element in self.elements() if name in element.classes]

    def first(self, name: str) -> Element | None:
        """Return the first element of the class *name*, if there is one."""
        return next(iter(self.with_class(name)), None)

    def text_of(self, name: str) -> str:
        """Return the text of the first element of the class *name*, or nothing."""
        found = self.first(name)
        return found.text() if found is not None else ""

    def text(self) -> str:
        """Return the text, spaces single; formulas and small capitals are marked."""
        return " ".join("".join(character for character, _ in self.characters()).split())

    def characters(self, bold: bool = False) -> Iterator[tuple[str, bool]]:
        """Yield all characters of the text and whether each is bold."""
        if self.tag in _SILENT or not _SILENT_CLASSES.isdisjoint(self.classes):
            return
        bold = bold or self.tag in _BOLD
        start, end = "", ""
        if self.tag == "math":
            start, end = MATH_START, MATH_END
        elif "lab-smallcaps" in self.classes:
            start, end = SMALLCAPS_START, SMALLCAPS_END
        elif self.tag in _BLOCKS:
            start = end = " "
        for character in start:
            yield character, bold
        for child in self.children:
            if isinstance(child, str):
                for character in child:
                    yield character, bold
            else:
                yield from child.characters(bold)
        for character in end:
            yield character, bold


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Add an empty element."""
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(element)

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost element of this name, and those left open within it."""
        for index in range(len(self._open) - 1, 0, -1):
            if self._open[index].tag == tag:
                del self._open[index:]
                return

    def handle_data(self, data: str) -> None:
        """Add text."""
        self._open[-1].children.append(data)


def parse(text: str) -> Element:
    """Return *text*, an HTML page, as a tree."""
    builder = _Builder()
    builder.feed(text)
    builder.close()
    return builder.root
