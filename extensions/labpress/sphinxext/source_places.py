"""Where in its source a node stands, to line and column, although parsers tell but a line."""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from labpress.reading.encoding import decode
from labpress.records.model import Location

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docutils.nodes import Element, Node
    from sphinx.environment import BuildEnvironment


def place_of(node: Element, text: str = "", *before: str) -> Location:
    """Return the place of *node*: where *text* stands, which is in its source.

    Parsers give a paragraph's first line, or that of the directive around it, or none, for what is
    inside of it. So *text* is looked for from there to the paragraph's end, then in the rest of the
    file, where it counts only if it stands there once. What follows one of *before* is preferred.
    """
    source, line = _known(node)
    path = Path(source)
    if not source or not text or not path.is_file():
        return Location(source, line)
    lines = _lines(path, path.stat().st_mtime_ns)
    end = next((n for n in range(line, len(lines)) if not lines[n].strip()), len(lines))
    for start in (*before, ""):
        if first := next(_found(start, text, lines, range(line - 1, end)), None):
            return Location(source, *first)
    for start in (*before, ""):
        found = [*islice(_found(start, text, lines, range(len(lines))), 2)]
        if len(found) == 1:
            return Location(source, *found[0])
    return Location(source, line)


def files_of_page(env: BuildEnvironment, docname: str) -> list[Path]:
    """Return the file of the page *docname*, then those that it includes, by name."""
    own = Path(env.doc2path(docname))
    included = sorted(Path(env.srcdir, name) for name in env.dependencies.get(docname, ()))
    return list(dict.fromkeys([own, *included]))


def place_of_picture(image: Element, name: str, docname: str) -> Location:
    """Return the place where the page *docname* names the picture *name*.

    The name is the picture's path below the source folder; pages write it relative to themselves.
    """
    relative = posixpath.relpath(name, posixpath.dirname(docname) or ".")
    for written in (relative, name, posixpath.basename(name)):
        place = place_of(image, written, "](", "} ", "/")
        if place.column > 1:
            return place
    return place_of(image)


@lru_cache(maxsize=4)
def _lines(path: Path, changed: int) -> list[str]:
    """Return the lines of *path*, which was last *changed* then."""
    return decode(path.read_bytes(), str(path))[0].split("\n")


def _found(
    before: str, text: str, lines: Sequence[str], numbers: range
) -> Iterator[tuple[int, int]]:
    """Yield line and column of *text* behind *before* in each of the lines *numbers* with it.

    A longer word that begins with *text* is another.
    """
    end = r"(?![\w-])" if text[-1].isalnum() else ""
    wanted = re.compile(re.escape(before + text) + end)
    return (
        (number + 1, found.start() + len(before) + 1)
        for number in numbers
        if number < len(lines) and (found := wanted.search(lines[number]))
    )


def _known(node: Element) -> tuple[str, int]:
    """Return file and line of the nearest element around *node* that has both."""
    current: Node | None = node
    while current is not None:
        if current.source and current.line:
            # what a directive's content came from is named after it
            return current.source.partition(":<")[0].partition(":docstring of")[0], current.line
        current = current.parent
    return "", 1
