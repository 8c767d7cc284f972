"""Line and column of what Sphinx tells of roles, pictures and files in pages.

Sphinx and MyST know the first line of the paragraph around, in a table or a note less. Their
warnings stay theirs, with type and text; only the place becomes that of the role.
"""

from __future__ import annotations

import logging as standard_logging
import re
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes

from labpress.sphinxext.reporting import watch_module
from labpress.sphinxext.source_places import place_of

if TYPE_CHECKING:
    from docutils.nodes import Element
    from sphinx.application import Sphinx

    from labpress.records.model import Location

#: The modules that tell of references and files. A filter of each works in parallel workers, too.
_MODULES = (
    "sphinx.transforms.post_transforms",
    "sphinx.domains.std",
    "sphinx.domains.math",
    "sphinx.domains.python",
    "sphinx.domains.citation",
    "sphinx.environment.collectors.asset",
    "sphinxcontrib.bibtex.domain",
    "myst_parser.warnings_",
)
#: What a parser keeps of a role: its name and what stands between the backticks.
_ROLE = re.compile(r":(?P<name>[^`]*):`(?P<text>.*)`", re.DOTALL)
#: A target behind other words.
_TARGET = re.compile(r"(?P<words>.*?)<(?P<target>[^<>]+)>", re.DOTALL)
_UNKNOWN = re.compile(r'role "(?P<name>[^"]+)"')
_KEY = re.compile(r'bibtex key "(?P<key>[^"]+)"')


class _Exact(standard_logging.Filter):
    """Says where, more exactly; lets all through."""

    def __init__(self, app: Sphinx) -> None:
        super().__init__()
        self.app = app

    def filter(self, record: standard_logging.LogRecord) -> bool:
        location = getattr(record, "location", None)
        place = None
        if isinstance(location, nodes.Element):
            key = _KEY.search(str(record.msg))
            place = place_of(location, key["key"]) if key else _place(location)
        elif isinstance(location, tuple) and (role := _UNKNOWN.search(str(record.msg))):
            around = nodes.inline()
            around.source, around.line = str(self.app.env.doc2path(location[0])), location[1]
            place = place_of(around, role["name"], "{", ":")
        # what is looked for never begins a line: in column 1 it was not found
        if place is not None and place.column > 1:
            file = Path(place.file).absolute()
            record.location = f"{file}:{place.line}:{place.column}"
        return True


def say_exactly(app: Sphinx) -> None:
    """Let warnings name line and column; Sphinx event ``builder-inited``."""
    for module in _MODULES:
        watch_module(module, _Exact(app))


def _place(node: Element) -> Location | None:
    """Return where the target of a role, or the address of a picture, is written."""
    role = _ROLE.fullmatch(node.rawsource)
    if role is None:
        named = node.get("reftarget") or node.get("uri")
        return place_of(node, str(named), "](") if named else None
    text = role["text"]
    words, target = "", text
    if behind := _TARGET.fullmatch(text):
        words, target = f"{behind['words']}<", behind["target"]
    if "\n" in text:  # a role that goes on in the next line
        return place_of(node, target.split("\n")[0], f"{{{role['name']}}}`", "<")
    return place_of(node, target, f"{{{role['name']}}}`{words}", f":{role['name']}:`{words}")
