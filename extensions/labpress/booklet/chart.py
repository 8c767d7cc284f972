"""LaTeX of the chart of publications: one macro for the whole, and one for each bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes as docutils_nodes

from labpress.booklet.latex_text import escape
from labpress.formatting import charts

if TYPE_CHECKING:
    from docutils.nodes import Element
    from sphinx.writers.latex import LaTeXTranslator

    from labpress.formatting.charts import Chart

#: How much of the accent colour each shade has, in percent.
_TINTS = (100, 60, 36, 82, 48, 24)


def visit_publications_chart(self: LaTeXTranslator, node: Element) -> None:
    r"""Write the chart: ``\labchart{title}{key}{columns}`` of ``\labchartyear``."""
    chart: Chart = node["chart"]
    tallest = max(chart.totals) or 1
    every = -(-len(chart.years) // 14)
    columns = []
    for at, year in enumerate(chart.years):
        bars = "".join(
            f"\\labchartbar{{{_tint(number)}}}{{{counts[at] / tallest:.4f}}}"
            for number, (_, counts) in reversed([*enumerate(chart.series)])
            if counts[at]
        )
        label = year if (len(chart.years) - 1 - at) % every == 0 else ""
        total = chart.totals[at] or ""
        columns.append(f"\\labchartyear{{{label}}}{{{total}}}{{{bars}}}")
    key = "".join(
        f"\\labchartkey{{{_tint(number)}}}{{{escape(title)}}}"
        for number, (title, _) in enumerate(chart.series)
        if len(chart.series) > 1
    )
    called = escape(node["called"])
    drawn = "%\n".join(columns)
    self.body.append(f"\n\n\\labchart{{{called}}}{{{key}}}{{{drawn}}}\n\n")
    raise docutils_nodes.SkipNode


def _tint(number: int) -> int:
    return _TINTS[charts.shade(number) - 1]
