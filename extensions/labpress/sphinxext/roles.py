"""Roles that are no references to records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.util.docutils import SphinxRole

from labpress.sphinxext import nodes
from labpress.sphinxext.domain import lab_domain

if TYPE_CHECKING:
    from docutils.nodes import Node, system_message


class BookletRole(SphinxRole):
    """Text that links to the booklet where the site has one: ``{booklet}`Welcome Booklet```."""

    def run(self) -> tuple[list[Node], list[system_message]]:
        """Return a node that the writer makes a link, if there is something to link."""
        lab_domain(self.env).note_use(self.env.docname)
        node = nodes.booklet_link(self.rawtext, self.text)
        self.set_source_info(node)
        return [node], []
