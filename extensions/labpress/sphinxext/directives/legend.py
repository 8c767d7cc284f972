"""``{author-legend}``: what bold names and marks mean, at a place of the author's choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labpress.sphinxext import nodes
from labpress.sphinxext.directives.base import LabDirective

if TYPE_CHECKING:
    from docutils.nodes import Node


class AuthorLegendDirective(LabDirective):
    """The legend of this page; without it, the legend stands before the page's first list."""

    def run(self) -> list[Node]:
        """Return a legend that wins over those that the lists bring along."""
        self.domain.note_use(self.env.docname)
        return [nodes.author_legend(explicit=True)]
