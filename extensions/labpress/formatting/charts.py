"""A picture of how many publications there are each year, by theme or kind. Pure functions.

What it shows is counted once (:func:`counted`), and drawn for each output: as SVG with classes, so
that style sheets colour it, and as LaTeX's own pictures in the booklet.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: How many series are told apart by their shade; what comes after has the last one's.
SHADES = 6
#: Sizes of the drawing, in its own units: of a year's column, its bar, the bars' whole height.
_COLUMN, _BAR, _HEIGHT, _LEFT, _TOP, _FOOT = 44, 28, 180, 8, 22, 26


@dataclass(frozen=True, slots=True)
class Chart:
    """``years``, the oldest first, without gaps; ``series``: a title, and a count for each year."""

    years: tuple[int, ...]
    series: tuple[tuple[str, tuple[int, ...]], ...]

    @property
    def totals(self) -> tuple[int, ...]:
        """How many there are in each year."""
        return tuple(map(sum, zip(*(counts for _, counts in self.series), strict=True)))


def counted(titles: Sequence[str], papers: Iterable[tuple[int | None, str]]) -> Chart:
    """Return the chart of *papers*, each with its year and the one of *titles* that it counts for.

    Papers without a year are not counted, and titles without a paper have no series.
    """
    found: dict[tuple[str, int], int] = {}
    for year, title in papers:
        if year is not None:
            found[title, year] = found.get((title, year), 0) + 1
    dated = [year for _, year in found]
    years = tuple(range(min(dated), max(dated) + 1)) if dated else ()
    series = (
        (title, tuple(found.get((title, year), 0) for year in years))
        for title in dict.fromkeys(titles)
        if any(one == title for one, _ in found)
    )
    return Chart(years, tuple(series))


def svg(chart: Chart, label: str) -> str:
    """Return *chart* as SVG, which *label* describes; classes ``lab-series-1`` … colour it.

    Without a style sheet the shades are those of the text's colour.
    """
    width, height = 2 * _LEFT + _COLUMN * len(chart.years), _TOP + _HEIGHT + _FOOT
    unit = _HEIGHT / (max(chart.totals, default=0) or 1)
    every = -(-len(chart.years) // 24)  # not every year has its number where they are many
    parts = []
    for at, year in enumerate(chart.years):
        x, y = _LEFT + _COLUMN * at + (_COLUMN - _BAR) / 2, float(_TOP + _HEIGHT)
        for number, (title, counts) in enumerate(chart.series):
            if count := counts[at]:
                high = count * unit
                y -= high
                parts.append(
                    f'<rect class="lab-series-{shade(number)}" x="{_number(x)}" y="{_number(y)}"'
                    f' width="{_BAR}" height="{_number(high)}" fill="currentColor"'
                    f' fill-opacity="{_number(1 - 0.16 * (shade(number) - 1))}">'
                    f"<title>{escape(f'{year}, {title}: {count}')}</title></rect>"
                )
        middle = _number(x + _BAR / 2)
        if total := chart.totals[at]:
            parts.append(f'<text x="{middle}" y="{_number(y - 6)}">{total}</text>')
        if (len(chart.years) - 1 - at) % every == 0:
            parts.append(f'<text x="{middle}" y="{height - 8}">{year}</text>')
    base = _TOP + _HEIGHT
    return (
        f'<svg viewBox="0 0 {width} {height}" preserveAspectRatio="xMinYMid"'
        f' width="{width}" height="{height}" role="img" aria-label="{escape(label)}">'
        f'<g text-anchor="middle" font-size="13" fill="currentColor">{"".join(parts)}</g>'
        f'<path d="M0 {base}.5H{width}" stroke="currentColor" stroke-opacity=".4" fill="none"/>'
        "</svg>"
    )


def table_html(chart: Chart, year: str, total: str) -> str:
    """Return *chart* as a table, the newest year first; *year* and *total* head their columns."""
    several = len(chart.series) > 1
    titles = [title for title, _ in chart.series] if several else []
    head = "".join(f'<th scope="col">{escape(title)}</th>' for title in (year, *titles, total))
    rows = []
    for at in reversed(range(len(chart.years))):
        counts = [counts[at] for _, counts in chart.series] if several else []
        cells = "".join(f"<td>{count}</td>" for count in (*counts, chart.totals[at]))
        rows.append(f'<tr><th scope="row">{chart.years[at]}</th>{cells}</tr>')
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def plain(chart: Chart) -> str:
    """Return *chart* in words, for outputs without pictures: ``2022: 5; 2023: 2``."""
    pairs = zip(chart.years, chart.totals, strict=True)
    return "; ".join(f"{year}: {total}" for year, total in pairs if total)


def shade(number: int) -> int:
    """Return which of the shades, from 1, the series *number*, from 0, has."""
    return min(number + 1, SHADES)


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
