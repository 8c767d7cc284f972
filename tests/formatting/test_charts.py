"""Charts of publications per year: counted once, drawn for each output."""

from __future__ import annotations

from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from labpress.formatting.charts import SHADES, counted, plain, svg, table_html

PAPERS = [(2022, "A"), (2022, "B"), (2022, "A"), (2024, "B"), (None, "A")]
CHART = counted(["A", "B", "C"], PAPERS)


def test_years_without_papers_have_their_place_and_series_without_papers_have_none():
    assert CHART.years == (2022, 2023, 2024)
    assert CHART.series == (("A", (2, 0, 0)), ("B", (1, 0, 1)))
    assert CHART.totals == (3, 0, 1)
    assert plain(CHART) == "2022: 3; 2024: 1"
    assert not counted(["A"], [(None, "A")]).years


def test_bars_are_as_high_as_their_counts_and_stand_on_one_another():
    soup = BeautifulSoup(svg(CHART, "Papers & all"), "html.parser")
    assert soup.svg["aria-label"] == "Papers & all"
    bars = soup.select("rect")
    assert [bar["class"] for bar in bars] == [["lab-series-1"], ["lab-series-2"], ["lab-series-2"]]
    a, b, other = ((float(bar["y"]), float(bar["height"])) for bar in bars)
    assert abs(a[1] - 2 * b[1]) < 0.05
    assert abs(b[0] + b[1] - a[0]) < 0.05
    assert abs(sum(other) - sum(a)) < 0.05
    assert bars[0].title.get_text() == "2022, A: 2"


def test_the_table_says_the_same():
    soup = BeautifulSoup(table_html(CHART, "Year", "All"), "html.parser")
    rows = [[cell.get_text() for cell in row.select("th, td")] for row in soup.select("tr")]
    assert rows == [
        ["Year", "A", "B", "All"],
        ["2024", "0", "1", "1"],
        ["2023", "0", "0", "0"],
        ["2022", "2", "1", "3"],
    ]


def test_a_single_series_is_but_its_totals():
    table = table_html(counted(["A"], [(2022, "A")]), "Year", "All")
    assert [cell.get_text() for cell in BeautifulSoup(table, "html.parser").select("th, td")] == [
        *("Year", "All"),
        *("2022", "1"),
    ]


@given(st.lists(st.tuples(st.integers(1900, 2100), st.sampled_from("ABCDEFGHIJ")), max_size=60))
def test_nothing_stands_outside_the_picture(papers):
    chart = counted("ABCDEFGHIJ", papers)
    soup = BeautifulSoup(svg(chart, "x"), "html.parser")
    width, height = (float(number) for number in soup.svg["viewbox"].split()[2:])
    assert sum(chart.totals) == len(papers)
    for bar in soup.select("rect"):
        x, y, w, h = (float(bar[name]) for name in ("x", "y", "width", "height"))
        assert 0 <= x <= x + w <= width
        assert 0 <= y <= y + h <= height
        assert int(bar["class"][0].rpartition("-")[2]) <= SHADES
