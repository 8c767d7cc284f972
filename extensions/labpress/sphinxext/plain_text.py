"""What pages say is text alone, wherever it came from.

The files of pages hold no control characters (:mod:`labpress.sphinxext.page_encoding`), but an
escape in front matter, an option's value or a substitution of ``conf.py`` can write one. TeX stops
at some of them, XML has none of them, and half of a character can be written to no file. For a NUL
and for a reference to such a character (``&#7;``) Markdown has U+FFFD, which few fonts have.
"""

from __future__ import annotations

from functools import cached_property, wraps
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.environment import BuildEnvironment
from sphinx.transforms import SphinxTransform

from labpress.reading.encoding import decode
from labpress.records.problems import Code, Problem
from labpress.sphinxext.reporting import report
from labpress.sphinxext.source_places import files_of_page, place_of
from labpress.text.invisible import (
    NO_TEXT,
    REPLACEMENT,
    all_without_controls,
    without_controls,
)

if TYPE_CHECKING:
    from docutils.nodes import Node

#: What is told where Markdown has put U+FFFD.
NO_CHARACTER = "a reference to a character that is no text (such as “&#7;”) was read as a space"

#: What docutils remembers of a page by the names in it.
_BY_NAME = ("nameids", "nametypes", "refnames", "substitution_defs", "substitution_names")


def guard_paths() -> None:
    """Let Sphinx take a path with a NUL (``[x](a%00.md)``) for one of no file.

    The operating system refuses to look for it, which ends the build; so Sphinx tells that there
    is no such file.
    """
    relfn2path = BuildEnvironment.relfn2path
    if hasattr(relfn2path, "__wrapped__"):
        return

    @wraps(relfn2path)
    def without_nul(self: Any, filename: Any, docname: str | None = None) -> tuple[str, str]:
        return relfn2path(self, str(filename).replace("\0", "\ufffd"), docname)

    BuildEnvironment.relfn2path = without_nul  # type: ignore[method-assign]


class PlainText(SphinxTransform):
    """Puts a space for each character that is no text, and tells the first of each element."""

    # before anything looks at what the parser gave
    default_priority = 1

    def apply(self, **kwargs: Any) -> None:
        """Clean the page."""
        mend = _Mending(self.env)
        found = [(node, told) for node in self.document.findall() if (told := mend(node))]
        for node, told in found:
            element = node if isinstance(node, nodes.Element) else node.parent
            report(Problem(Code.PAGE_ENCODING, place_of(element), told, "take it out"))
            if isinstance(node, nodes.Text):
                element.replace(node, nodes.Text(mend.mended(str(node))[0]))
        if found:
            for table in _BY_NAME:
                named = getattr(self.document, table)
                for name in [name for name in named if NO_TEXT.search(name)]:
                    named[without_controls(name)[0]] = named.pop(name)


class _Mending:
    """Puts spaces for what is no text in the nodes of the page that *env* reads."""

    def __init__(self, env: BuildEnvironment) -> None:
        self._env = env

    def __call__(self, node: Node) -> str:
        """Return what is to be told of *node*; its attributes are clean afterwards."""
        if isinstance(node, nodes.Text):
            return self.mended(str(node))[1]
        told = ""
        attributes = node.attributes if isinstance(node, nodes.Element) else {}
        for name, value in [*attributes.items()]:
            better, why = all_without_controls(value)
            if isinstance(better, str):
                better, why = self.mended(better, why)
            if why:
                told = told or why
                attributes[name] = better
        return told

    def mended(self, text: str, told: str = "") -> tuple[str, str]:
        """Return *text* with spaces for what is no text, and what is to be told."""
        text, why = without_controls(text)
        told = told or why
        if REPLACEMENT in text and not self._typed:
            return text.replace(REPLACEMENT, " "), told or NO_CHARACTER
        return text, told

    @cached_property
    def _typed(self) -> bool:
        """Whether somebody typed U+FFFD itself, in the page or in what it includes."""
        for path in files_of_page(self._env, self._env.docname):
            try:
                if REPLACEMENT in decode(path.read_bytes(), path.name)[0]:
                    return True
            except OSError:  # a folder, or gone in the meantime
                continue
        return False
