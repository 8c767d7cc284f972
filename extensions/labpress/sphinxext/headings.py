"""Headings of groups that stand inside a block.

A section stands in its page or in another section and nowhere else: neither tables of contents nor
LaTeX know of one in a news item, a note or a cell of a table. ``:group-by:`` makes sections, and
whoever writes it need not know where it will be shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes as docutils_nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform

from labpress.sphinxext import nodes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from docutils.nodes import Element

#: The class of what was such a section.
GROUP = "lab-group"
DEEPEST_HEADING = 6


class HeadingsInside(SphinxTransform):
    """Make such a section a container below a rubric, as MyST does with headings in a block."""

    default_priority = 400

    def apply(self, **kwargs: Any) -> None:
        """Replace the sections."""
        for section in list(self.document.findall(docutils_nodes.section)):
            if _is_of_page(section):
                continue
            level = 1 + sum(map(_heads, _ancestors(section)))
            group = docutils_nodes.container("", classes=[GROUP])
            group["ids"], group["names"] = section["ids"], section["names"]
            group.source, group.line = section.source, section.line
            for child in list(section.children):
                if isinstance(child, docutils_nodes.title):
                    heading = docutils_nodes.rubric("", "", *child.children)
                    heading["heading-level"] = min(level, DEEPEST_HEADING)
                    group += heading
                else:
                    group += child
            for name in group["ids"]:
                self.document.ids[name] = group
            section.replace_self(group)


def _is_of_page(section: Element) -> bool:
    """Whether *section* stands where those of a page do; conditions on outputs do not count."""
    for ancestor in _ancestors(section):
        if not isinstance(ancestor, (addnodes.only, nodes.with_booklet)):
            return isinstance(ancestor, (docutils_nodes.document, docutils_nodes.section))
    return False


def _heads(ancestor: Element) -> bool:
    return isinstance(ancestor, docutils_nodes.section) or GROUP in ancestor.get("classes", ())


def _ancestors(node: Element) -> Iterator[Element]:
    parent = node.parent
    while parent is not None:
        yield parent
        parent = parent.parent
