"""Awards of papers and people, and the chart of publications."""

from __future__ import annotations

import json

import pytest

from .group import DATA, PEOPLE

HONORED = PEOPLE.replace(
    "  joined: 2019\n",
    """  joined: 2019
  awards:
    - {name: Fellow, by: Royal Society, date: 2021}
    - {name: Medal & more, by: A Society, date: 2024-05, url: "https://example.org/medal"}
""",
)
PAGES = {
    "index.md": "# Lab\n\n```{toctree}\nawards\n```\n\n```{people}\n```\n",
    "awards.md": "# Awards\n\n```{awards}\n:group-by: year\n```\n",
    "data/people.yml": HONORED,
}


def sections(soup):
    """Return heading -> the awards below it, each with whom or what it is for."""
    return {
        section.h2.get_text().rstrip("¶#"): [
            (item.select_one(".lab-award").get_text(), item.select_one(".lab-title").get_text())
            for item in section.select("li.lab-award-item")
        ]
        for section in soup.select("section section")
    }


def test_awards_of_papers_and_people_stand_by_year(project):
    project.write({**DATA, **PAGES})
    built = project.build()
    assert not built.warnings
    soup = built.soup("awards.html")
    found = sections(soup)
    assert list(found) == ["2024", "2023", "2022", "2021"]
    assert found["2024"] == [("Medal & more", "Ada Byron")]
    assert found["2023"][0][0] == "(Spotlight)".strip("()")
    assert len(found["2022"]) == 2
    medal = soup.select_one("#awards-2024 .lab-honor")
    assert medal.select_one(".lab-award a")["href"] == "https://example.org/medal"
    assert medal.select_one(".lab-given").get_text() == "A Society, May 2024"
    assert medal.select_one(".lab-title a")["href"] == "people/ada-byron.html"


@pytest.mark.parametrize(("of", "papers", "people"), [("papers", 3, 0), ("people", 0, 2)])
def test_awards_may_be_of_papers_or_of_people_alone(project, of, papers, people):
    project.write({**DATA, **PAGES, "awards.md": f"# A\n\n```{{awards}}\n:of: {of}\n```\n"})
    soup = project.build().soup("awards.html")
    assert len(soup.select(".lab-award-item:not(.lab-honor)")) == papers
    assert len(soup.select(".lab-honor")) == people


def test_the_page_of_a_person_lists_their_awards_also_for_machines(project):
    project.write({**DATA, **PAGES})
    soup = project.build().soup("people/ada-byron.html")
    shown = [tag.get_text() for tag in soup.select("#awards .lab-award")]
    assert shown == ["Medal & more", "Fellow"]
    data = json.loads(soup.select_one('script[type="application/ld+json"]').string)
    assert data["award"] == shown


def test_an_award_that_cannot_be_used_is_told_at_its_place(project):
    broken = HONORED.replace("{name: Fellow, by: Royal Society, date: 2021}", "Fellow")
    broken = broken.replace("name: Medal & more, ", "")
    project.write({**DATA, **PAGES, "data/people.yml": broken})
    built = project.build()
    assert "people.yml:7:7" in built.warnings
    assert "“awards” must consist of keys and values" in built.warnings
    assert "people.yml:8:7" in built.warnings
    assert "one of “awards” lacks “name”" in built.warnings
    assert not built.soup("awards.html").select(".lab-honor")


def test_the_booklet_lists_them_too(project):
    project.write({**DATA, **PAGES})
    latex = project.build("latex", labpress_booklet={"chapters": ["index", "awards"]})
    written = latex.text("booklet.tex")
    assert r"\labaward{}{Medal \& more}{Ada Byron}{A Society, May 2024}" in written


# --- the chart

CHART = "# Lab\n\n```{publications-chart} Papers & years\n```\n"


def test_the_chart_counts_papers_by_year_and_theme(project):
    project.write({**DATA, "index.md": CHART})
    built = project.build()
    assert not built.warnings
    figure = built.soup().select_one("figure.lab-chart")
    assert figure.figcaption.get_text().startswith("Papers & years")
    assert [item.get_text() for item in figure.select(".lab-chart-key li")] == [
        *("Sparse models", "Engines", "Other"),
    ]
    rows = [[cell.get_text() for cell in row.select("th, td")] for row in figure.select("tr")]
    assert rows[0] == ["Year", "Sparse models", "Engines", "Other", "All"]
    assert rows[1] == ["2023", "1", "0", "0", "1"]
    assert [row[-1] for row in rows[1:]] == ["1", "1", "1", "1"]
    assert not figure.select("[style]")


def test_the_chart_takes_the_options_of_lists(project):
    options = ":by: none\n:year: 2021-2022"
    project.write({**DATA, "index.md": CHART.replace("\n```\n", f"\n{options}\n```\n")})
    figure = project.build().soup().select_one("figure.lab-chart")
    assert [row.th.get_text() for row in figure.select("tbody tr")] == ["2022", "2021"]
    assert not figure.select(".lab-chart-key")


def test_the_chart_follows_the_records(project):
    project.write({**DATA, "index.md": CHART})
    project.build()
    project.write({"data/publications.bib": "@misc{one, title={O}, author={A B}, year=1999}\n"})
    figure = project.build().soup().select_one("figure.lab-chart")
    assert [row.th.get_text() for row in figure.select("tbody tr")] == ["1999"]


def test_the_booklet_has_the_same_chart(project):
    project.write({**DATA, "index.md": CHART})
    written = project.build("latex", labpress_booklet={"chapters": ["index"]}).text("booklet.tex")
    assert r"\labchart{Papers \& years}" in written
    assert written.count(r"\labchartyear{") == 4
    assert r"\labchartyear{2023}{1}{\labchartbar{100}{1.0000}}" in written


def test_outputs_without_pictures_have_the_numbers(project):
    project.write({**DATA, "index.md": CHART})
    for builder, file in (("text", "index.txt"), ("man", None)):
        built = project.build(builder)
        path = built.outdir / file if file else next(iter(built.outdir.glob("*.[0-9]")))
        assert "2022: 1; 2023: 1" in " ".join(path.read_text("utf-8").split())
