"""Where in its source a node stands, to line and column, although parsers tell but a line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from labpress.records.model import Location

if TYPE_CHECKING:
    from docutils.nodes import Element, Node


def place_of(node: Element, text: str = "") -> Location:
    """Return the place of *node*: where *text*, which is in its source, stands.

    Parsers give a paragraph's first line, or none, for what is inside of it; so *text* is looked
    for from there to the paragraph's end.
    """
    source, line = _known(node)
    if not source:
        return Location("")
    path = Path(source)
    if not text or not path.is_file():
        return Location(source, line)
    lines = path.read_text("utf-8", "replace").splitlines()
    for number in range(line - 1, len(lines)):
        column = lines[number].find(text)
        if column >= 0:
            return Location(source, number + 1, column + 1)
        if number >= line and not lines[number].strip():
            break
    return Location(source, line)


def _known(node: Element) -> tuple[str, int]:
    """Return file and line of the nearest element around *node* that has both."""
    current: Node | None = node
    while current is not None:
        if current.source and current.line:
            # what a directive's content came from is named after it
            return current.source.partition(":<")[0].partition(":docstring of")[0], current.line
        current = current.parent
    return "", 1
