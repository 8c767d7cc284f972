"""``{awards}``: the awards of the group's papers and people."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes as docutils_nodes
from docutils.parsers.rst import directives

from labpress.group.award_ids import award_id
from labpress.group.query import in_years, parse_years
from labpress.sphinxext import nodes
from labpress.sphinxext.directives.base import LabDirective, one_of, positive

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docutils.nodes import Element, Node


class AwardsDirective(LabDirective):
    """All awards of the group's papers and people, newest first; of a year, people's come first.

    Options: ``of``: ``papers``, ``people`` or ``all``; ``year``: years and ranges; ``group-by``:
    ``year`` or ``none``; ``limit``: at most so many.
    """

    option_spec: ClassVar = {
        "of": directives.unchanged,
        "year": directives.unchanged,
        "group-by": directives.unchanged,
        "limit": directives.unchanged,
    }

    def run(self) -> list[Node]:
        """Return the list, or one section for each year; nothing where there is no award."""
        years = self.option("year", (), parse_years)
        limit = self.option("limit", None, positive)
        chosen = [one for one in self.awards() if in_years(one[0], years)][:limit]
        if self.option("group-by", "none", one_of(("year", "none"))) == "none":
            return [self.listed(award for _, award in chosen)] if chosen else []
        sections: list[Node] = []
        for year, group in groupby(chosen, key=itemgetter(0)):
            title = str(year) if year else self.lab.words.gettext("Undated")
            slug = f"awards-{year or 'undated'}"
            sections.append(self.section(title, slug, self.listed(award for _, award in group)))
        return sections

    def awards(self) -> list[tuple[int | None, Element]]:
        """Return the year of each award that is asked for, and its node; the newest first."""
        of = self.option("of", "all", one_of(("papers", "people", "all")))
        found: list[tuple[int | None, Element]] = []
        if of != "papers":
            for person, honor in self.lab.honors:
                text = docutils_nodes.Text(f"{honor.name}: {person.name}")
                index = person.honors.index(honor)
                year = honor.date.year if honor.date else None
                found.append((year, nodes.honor("", text, person=person.id, index=index)))
        if of != "people":
            for paper, award in self.lab.awards:
                text = docutils_nodes.Text(f"{award.name}: {paper.plain_title}")
                node = nodes.award(
                    "",
                    text,
                    key=paper.key,
                    index=paper.awards.index(award),
                    award=award_id(paper, award),
                )
                found.append((paper.year, node))
        return sorted(found, key=lambda one: -(one[0] or 0))

    def listed(self, awards: Iterable[Node]) -> Element:
        """Return a list of *awards*."""
        result = nodes.award_list()
        self.set_source_info(result)
        result += list(awards)
        return result
