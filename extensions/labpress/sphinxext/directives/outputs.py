"""``{site-only}``, ``{booklet-only}`` and ``{with-booklet}``: parts that one output lacks.

All are decided while writing, never while reading, because both outputs share what was read.
Sphinx's ``only`` node carries the condition, so that the table of contents of a page and of the
booklet knows of headings inside.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from sphinx import addnodes

from labpress.sphinxext import nodes
from labpress.sphinxext.directives.base import LabDirective

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils.nodes import Element, Node


class SiteOnlyDirective(LabDirective):
    """Content for every output but the booklet."""

    has_content = True
    condition: ClassVar = "not latex"

    def run(self) -> list[Node]:
        """Return the content under its condition; it may have headings.

        MyST appends sections that begin in the content to the section around it, not to the
        content: each is put under the same condition where it stands.
        """
        ancestors = list(_with_ancestors(self.state_machine.node))
        sizes = [len(ancestor) for ancestor in ancestors]
        result = self.under_condition(self.parse_content_to_nodes(allow_section_headings=True))
        for ancestor, size in zip(ancestors, sizes, strict=True):
            added = ancestor.children[size:]
            if added and ancestor is ancestors[0]:
                del ancestor[size:]
                result += added
            elif added:
                del ancestor[size:]
                ancestor += self.under_condition(added)
        return [result]

    def under_condition(self, content: list[Node]) -> Element:
        """Return *content* in a node that the other output drops."""
        result = addnodes.only(expr=self.condition)
        self.set_source_info(result)
        result += content
        return result


def _with_ancestors(node: Element | None) -> Iterator[Element]:
    while node is not None:
        yield node
        node = node.parent


class BookletOnlyDirective(SiteOnlyDirective):
    """Content for the booklet alone."""

    condition: ClassVar = "latex"


class WithBookletDirective(LabDirective):
    """Content for a site that has the booklet to offer; see the role ``booklet``."""

    has_content = True

    def run(self) -> list[Node]:
        """Return the content, which a site without a booklet drops."""
        self.domain.note_use(self.env.docname)
        result = nodes.with_booklet()
        self.set_source_info(result)
        result += self.parse_content_to_nodes()
        return [result]
