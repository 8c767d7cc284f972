"""A news item on another page than its own: a copy that needs nothing of the page it came from.

Ids are given anew, so that a page has each once; footnotes come along; references to other places
of the item's own page lead to that page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes as docutils_nodes
from sphinx import addnodes
from sphinx.errors import NoUri

from labpress.sphinxext import nodes
from labpress.sphinxext.directives.base import unique_id

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from docutils.nodes import Element, document
    from sphinx.builders import Builder


class Copies:
    """Makes copies for *page*, the document that is written, called *docname*.

    In the booklet *page* holds all pages of the booklet.
    """

    def __init__(self, page: document, docname: str, builder: Builder) -> None:
        self.page = page
        self.docname = docname
        self.builder = builder
        self._ids = {name for node in page.findall(docutils_nodes.Element) for name in node["ids"]}
        self._notes = [_number(note) for note in page.findall(docutils_nodes.footnote)]

    def copy(self, original: nodes.news_item, source: document, source_name: str) -> Element:
        """Return a copy of *original*, which stands in *source*, the page *source_name*."""
        copy: Element = original.deepcopy()
        self._bring_footnotes(copy, source)
        renamed = dict(self._renamed(copy, original.anchor))
        for element in list(copy.findall(docutils_nodes.Element)):
            if isinstance(element, addnodes.pending_xref):
                element["refdoc"] = self.docname
            elif isinstance(element, nodes.record_node):
                element["rank"] = element.get("rank", 0) + 1  # the original is the better place
            elif isinstance(element, nodes.publication_finder):
                element["groups"] = []  # links to anchors that the original has
            elif isinstance(element, docutils_nodes.math_block):
                element["label"] = None  # TeX counts formulas and takes each name once
            if "docname" in element and isinstance(element, _NOTES):
                element["docname"] = self.docname
            target = element.get("refid")
            if target in renamed:
                element["refid"] = renamed[target]
            elif isinstance(element, docutils_nodes.reference) and target:
                self._lead_back(element, source_name)
        return copy

    def _renamed(self, copy: Element, prefix: str) -> Iterator[tuple[str, str]]:
        """Give every element of *copy* new ids; yield the old and new ones."""
        for element in copy.findall(docutils_nodes.Element):
            new = []
            for old in element["ids"]:
                name = unique_id(self._ids, f"{prefix}-{old}")
                self._ids.add(name)
                new.append(name)
                yield old, name
            element["ids"] = new

    def _bring_footnotes(self, copy: Element, source: document) -> None:
        """Put the footnotes that *copy* names at its end, numbered after those of the page."""
        own = {name for note in copy.findall(docutils_nodes.footnote) for name in note["ids"]}
        notes: dict[str, Element] = {
            note["ids"][0]: note for note in source.findall(docutils_nodes.footnote) if note["ids"]
        }
        brought: dict[str, str] = {}
        for mark in list(copy.findall(docutils_nodes.footnote_reference)):
            name = str(mark.get("refid", ""))
            if name in own:
                continue
            if name not in notes:
                mark.parent.remove(mark)
                continue
            if name not in brought:
                brought[name] = str(max(self._notes, default=0) + 1)
                self._notes.append(int(brought[name]))
                note = notes[name].deepcopy()
                note["backrefs"] = []
                note.replace(note[0], docutils_nodes.label("", brought[name]))
                copy += note
            mark["ids"] = []
            mark.children = []
            mark += docutils_nodes.Text(brought[name])

    def _lead_back(self, reference: Any, source_name: str) -> None:
        """Let *reference* lead to its place on the page *source_name*, or be text alone."""
        try:
            page = self.builder.get_relative_uri(self.docname, source_name)
        except NoUri:
            reference.replace_self(reference.children)
            return
        reference["refuri"] = f"{page}#{reference['refid']}"
        del reference["refid"]


#: Nodes that name the page whose footnotes they belong to.
_NOTES = (docutils_nodes.footnote, docutils_nodes.footnote_reference)


def _number(note: Element) -> int:
    label = note[0].astext() if len(note) else ""
    return int(label) if label.isdecimal() else 0
