"""``{sponsors}``: who funds the group."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes as docutils_nodes
from docutils.parsers.rst import directives

from labpress.sphinxext import nodes
from labpress.sphinxext.directives.base import LabDirective, one_of

if TYPE_CHECKING:
    from docutils.nodes import Node


class SponsorsDirective(LabDirective):
    """The sponsors, in the order of ``sponsors.yml``.

    Option ``layout``: ``list`` (the default), ``inline``, one running line, or ``logos``, those
    with a logo as that.
    """

    option_spec: ClassVar = {"layout": directives.unchanged}

    def run(self) -> list[Node]:
        """Return the list; nothing where there is no sponsor."""
        layout = self.option("layout", "list", one_of(("list", "inline", "logos")))
        result = nodes.sponsor_list(layout=layout)
        self.set_source_info(result)
        for index, sponsor in enumerate(self.lab.sponsors):
            result += nodes.sponsor("", docutils_nodes.Text(sponsor.name), index=index)
        return [result] if len(result) else []
