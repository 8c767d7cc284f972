"""Lists of records as ordinary lists, for outputs that have no design of ours.

These are manual pages and Texinfo, and LaTeX set by another engine than XeLaTeX, which a project
keeps that wants labpress's records but not its booklet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from docutils import nodes as docutils_nodes

from labpress.sphinxext import nodes
from labpress.sphinxext.transforms import LabPostTransform

if TYPE_CHECKING:
    from typing import Any

    from docutils.nodes import Element, Node


class FallbackLists(LabPostTransform):
    """Replace our nodes by those that every writer knows."""

    default_priority = 40  # after references are resolved; what is left out is dropped later

    def run(self, **kwargs: Any) -> None:
        """Replace the nodes, unless this output has visitors that suit them."""
        if not self._plain:
            return
        for record_list in list(self.document.findall(nodes.record_list)):
            items = [_item(child) for child in record_list.children]
            record_list.replace_self(docutils_nodes.bullet_list("", *items, bullet="-"))
        for node in cast("list[Element]", list(self.document.findall(_is_sentence))):
            node.replace_self(docutils_nodes.paragraph("", node.astext()))
        for block in cast("list[Element]", list(self.document.findall(_is_block))):
            headline = docutils_nodes.paragraph("", block["headline"])
            block.replace_self([headline, *block.children])
        for anchor in list(self.document.findall(nodes.theme_anchor)):
            anchor.parent.remove(anchor)
        for reference in list(self.document.findall(nodes.record_reference)):
            reference.replace_self(reference.children)

    @property
    def _plain(self) -> bool:
        output = self.domain.builder.format
        other_engine = self.config.latex_engine != "xelatex"
        return output in ("man", "texinfo") or (output == "latex" and other_engine)


def _is_sentence(node: Node) -> bool:
    return isinstance(node, nodes.author_legend | nodes.numbers | nodes.publications_chart)


def _is_block(node: Node) -> bool:
    return isinstance(node, nodes.hero | nodes.call)


def _item(record: Node) -> Element:
    """Return *record* as an item of an ordinary list."""
    if not isinstance(record, nodes.news_item):
        return docutils_nodes.list_item("", docutils_nodes.paragraph("", record.astext()))
    content = list(record.children)
    if record["date"]:
        content.insert(0, docutils_nodes.paragraph("", record["date"]))
    return docutils_nodes.list_item("", *content)
