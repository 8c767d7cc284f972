"""``{awards}``: the awards of the group's papers."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes as docutils_nodes
from docutils.parsers.rst import directives

from labpress.group.award_ids import award_id
from labpress.group.query import in_years, parse_years
from labpress.sphinxext import nodes
from labpress.sphinxext.directives.base import LabDirective, positive

if TYPE_CHECKING:
    from docutils.nodes import Node


class AwardsDirective(LabDirective):
    """All awards of the group's papers, newest first.

    Options: ``year``: years and ranges; ``limit``: at most so many.
    """

    option_spec: ClassVar = {"year": directives.unchanged, "limit": directives.unchanged}

    def run(self) -> list[Node]:
        """Return the list; nothing where there is no award."""
        years = self.option("year", (), parse_years)
        limit = self.option("limit", None, positive)
        result = nodes.award_list()
        self.set_source_info(result)
        chosen = [(p, award) for p, award in self.lab.awards if in_years(p.year, years)]
        for paper, award in chosen[:limit]:
            text = docutils_nodes.Text(f"{award.name}: {paper.plain_title}")
            result += nodes.award(
                "",
                text,
                key=paper.key,
                index=paper.awards.index(award),
                award=award_id(paper, award),
            )
        return [result] if len(result) else []
