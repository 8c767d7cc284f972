"""``{publications-chart}``: how many publications there are each year, as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes as docutils_nodes
from docutils.parsers.rst import directives

from labpress.formatting import charts
from labpress.formatting.publication_kinds import KIND_TITLES, kind_of
from labpress.sphinxext import nodes
from labpress.sphinxext.directives.base import one_of
from labpress.sphinxext.directives.publications import PublicationsDirective

if TYPE_CHECKING:
    from docutils.nodes import Node

    from labpress.records.model import Publication


class PublicationsChartDirective(PublicationsDirective):
    """A chart of the publications that meet all options, which are those of ``{publications}``.

    The argument is what it is called. ``by``: ``theme`` (a paper of several counts for the first),
    ``kind`` or ``none``.
    """

    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar = dict.fromkeys(
        ("by", "theme", "year", "person", "kind", "award", "selected", "keys"), directives.unchanged
    )

    def run(self) -> list[Node]:
        """Return the chart; nothing where no paper has a year."""
        by = self.option("by", "theme", one_of(("theme", "kind", "none")))
        lab, papers = self.lab, self.lab.select(self.query())
        other = lab.words.gettext(KIND_TITLES["other"])
        publications = lab.words.gettext("Publications")

        def title(paper: Publication) -> str:
            if by == "theme":
                return lab.themes[paper.themes[0]].title if paper.themes else other
            return lab.words.gettext(KIND_TITLES[kind_of(paper)]) if by == "kind" else publications

        titles = {
            "theme": [*(theme.title for theme in lab.themes.values()), other],
            "kind": [lab.words.gettext(name) for name in KIND_TITLES.values()],
            "none": [publications],
        }[by]
        if by == "theme" and not any(paper.themes for paper in papers):
            titles, other = [publications], publications
        chart = charts.counted(titles, ((paper.year, title(paper)) for paper in papers))
        if not chart.years:
            return []
        called = self.arguments[0] if self.arguments else publications
        text = docutils_nodes.Text(f"{called}. {charts.plain(chart)}")
        result = nodes.publications_chart("", text, chart=chart, called=called)
        self.set_source_info(result)
        return [result]
