"""HTML of the chart of publications: the picture, its key, and the table behind it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from docutils import nodes as docutils_nodes

from labpress.formatting import charts
from labpress.site.visitors import domain_of

if TYPE_CHECKING:
    from docutils.nodes import Element
    from sphinx.writers.html5 import HTML5Translator

    from labpress.formatting.charts import Chart


def visit_publications_chart(self: HTML5Translator, node: Element) -> None:
    """Write the chart."""
    words = domain_of(self).lab.words
    chart: Chart = node["chart"]
    called = escape(node["called"])
    key = "".join(
        f'<li class="lab-key-{charts.shade(number)}">{escape(title)}</li>'
        for number, (title, _) in enumerate(chart.series)
    )
    key = f'<ul class="lab-chart-key">{key}</ul>' if len(chart.series) > 1 else ""
    # Translators: opens the table of the numbers that a chart shows; and its last column.
    table, total = escape(words.gettext("As a table")), words.gettext("All")
    numbers = charts.table_html(chart, words.gettext("Year"), total)
    self.body.append(
        f'<figure class="lab-chart"><figcaption>{called}{key}</figcaption>'
        f'<div class="lab-chart-picture" tabindex="0">{charts.svg(chart, node.astext())}</div>'
        f'<details><summary>{table}</summary><div class="lab-table">{numbers}</div></details>'
        "</figure>\n"
    )
    raise docutils_nodes.SkipNode
