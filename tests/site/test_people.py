"""People: drawings that tell equal initials apart, topics, and a table."""

from __future__ import annotations

import json

import pytest
from labpress.formatting.profiles import monograms
from labpress.records.model import Name, Person
from labpress.site.portraits import drawn_portrait

from .group import PEOPLE

MORE = """
zoe-zhang:
  name: Zoe Zhang
  role: phd
  joined: 2020
  positions:
    - {role: phd, from: 2020, topic: Quiet engines}
"""


def people(*names):
    return [Person(name, Name(family=name.split()[-1], given=name.split()[0])) for name in names]


@pytest.mark.parametrize(
    ("names", "letters"),
    [
        (("Ada Byron", "Wei Zhang"), ["AB", "WZ"]),
        (("Yihua Zhang", "Yimeng Zhang", "Yangru Zhou"), ["YhZ", "YmZ", "YaZ"]),
        (("Anna Bell", "Ann Bell"), ["AaB", "AB"]),
        (("Jean-Luc Roe", "Jean-Paul Roe"), ["JLR", "JPR"]),
    ],
)
def test_equal_initials_are_told_apart_by_a_letter(names, letters):
    assert list(monograms(people(*names)).values()) == letters


def test_drawings_differ_and_are_the_same_each_time():
    assert drawn_portrait("a", "AB") == drawn_portrait("a", "AB")
    assert drawn_portrait("a", "AB") != drawn_portrait("b", "AB")


def test_cards_have_a_drawing_and_the_topic_of_who_is_there(project):
    project.write({"data/people.yml": PEOPLE.replace("phd", "phd") + MORE})
    project.write({"index.md": "# People\n\n```{people}\n```\n"})
    site = project.build()
    soup = site.soup()
    drawn = {
        li["id"]: li.select_one(".lab-portrait svg text").get_text()
        for li in soup.select("li.lab-person")
    }
    assert drawn["person-ada-byron"] == "AB"
    assert {drawn["person-wei-zhang"], drawn["person-wen-zhang"]} == {"WiZ", "WnZ"}
    assert all(p["aria-hidden"] == "true" for p in soup.select(".lab-portrait"))
    assert soup.select_one("#person-zoe-zhang .lab-topic").get_text() == "Quiet engines"


def test_a_table_has_a_row_for_each_with_the_same_parts_as_a_card(project):
    project.write({"data/people.yml": PEOPLE})
    project.write({"index.md": "# People\n\n```{people}\n:status: alumni\n:layout: table\n```\n"})
    soup = project.build().soup()
    headings = [th.get_text() for th in soup.select("table.lab-people-table thead th")]
    assert headings == ["Name", "Role", "Years", "Now"]
    row = soup.select_one("tr#person-wen-zhang.lab-person")
    assert row.select_one("th[scope=row] .lab-name a")["href"] == "people/wen-zhang.html"
    # as a card says it, for whoever hears it
    assert row.select_one(".lab-now").get_text() == "Now: Engineer, Example Inc."
    assert row.select_one(".lab-now .visually-hidden").get_text() == "Now: "
    assert row.select_one(".lab-role").get_text() == "Former PhD Student"


def test_the_booklet_prints_a_table_as_cards(project):
    project.write({"data/people.yml": PEOPLE})
    project.write({"index.md": "# People\n\n```{people}\n:layout: table\n```\n"})
    built = project.build("latex", labpress_group={"name": "ELL"})
    tex = next(built.outdir.glob("*.tex")).read_text()
    assert r"\begin{labpeople}" in tex
    assert "initials={WiZ}" in tex


HELD = """\
ada-berg:
  name: Ada Berg
  dblp: https://dblp.org/pid/51/3710-18.html
  positions:
    - {role: phd, from: 2005, until: 2010, thesis: On Engines, mentor: Otto Ruh}
    - {role: pi, from: 2015, title: Associate Professor, topic: Cards & looms}
otto-ruh:
  name: Otto Ruh
  positions:
    - {role: visitor, from: Summer 2019, until: Summer 2019}
    - {role: ms, from: May 2022, until: 2023-06, degree: MS 2023}
"""

PAPERS = "".join(
    f"@misc{{p{year}, title={{On {year}}}, author={{Ada Berg and Otto Ruh}}, year={year}}}\n"
    for year in (2008, 2012, 2019, 2021, 2023)
)


@pytest.fixture
def held(project):
    project.write({"data/people.yml": HELD, "data/publications.bib": PAPERS})
    pages = {
        "index.md": "# Lab\n\n```{toctree}\nteam\npapers\n```\n",
        "team.md": "# Team\n\n```{people}\n```\n",
        "papers.md": "# Papers\n\n```{publications}\n```\n",
    }
    project.write(pages)
    return project


def test_cards_pages_and_data_have_every_position(held):
    site = held.build(labpress_group={"name": "ELL"}, labpress_bold="at-publication")
    soup = site.soup("team.html")
    card = soup.select_one("#person-ada-berg")
    assert card.select_one(".lab-topic").get_text() == "Cards & looms"
    assert [line.get_text() for line in card.select(".lab-career > span")] == [
        "PhD Student, 2005 to 2010. Thesis: On Engines. Mentor: Otto Ruh"
    ]
    assert card.select_one('a[href="https://dblp.org/pid/51/3710-18"]').get_text() == "DBLP"
    card = soup.select_one("#person-otto-ruh")
    assert card.select_one(".lab-role").get_text() == "Former Master’s Student"
    assert card.select_one(".lab-dates").get_text() == "May 2022 to June 2023"
    assert card.select_one(".lab-topic").get_text() == "Degree: MS 2023"
    assert card.select_one(".lab-career").get_text() == "Visitor, Summer 2019"
    # the page of a person lists them all, and its card does not do so, too
    page = site.soup("people/ada-berg.html")
    assert [line.get_text() for line in page.select(".lab-positions li")] == [
        "PhD Student, 2005 to 2010. Thesis: On Engines. Mentor: Otto Ruh",
        "Associate Professor, since 2015: Cards & looms",
    ]
    assert not page.select(".lab-career")
    data = json.loads(page.select_one('script[type="application/ld+json"]').string)
    assert data["sameAs"] == ["https://dblp.org/pid/51/3710-18"]
    assert data["affiliation"]["name"] == "ELL"
    assert data["memberOf"] | {"memberOf": ""} == {
        "@type": "OrganizationRole",
        "memberOf": "",
        "roleName": "PhD Student",
        "startDate": "2005",
        "endDate": "2010",
    }
    page = site.soup("people/otto-ruh.html")
    data = json.loads(page.select_one('script[type="application/ld+json"]').string)
    assert [one.get("endDate") for one in data["memberOf"]] == [None, "2023-06"]
    # bold in the papers of the time of a position, and in no others
    bold = {
        entry["id"]: [name.get_text() for name in entry.select(".lab-member")]
        for entry in site.soup("papers.html").select(".lab-publication")
    }
    assert bold == {
        "paper-p2008": ["A. Berg"],
        "paper-p2012": [],
        "paper-p2019": ["A. Berg", "O. Ruh"],
        "paper-p2021": ["A. Berg"],
        "paper-p2023": ["A. Berg", "O. Ruh"],
    }


def test_the_booklet_prints_every_position(held):
    tex = next(held.build("latex").outdir.glob("*.tex")).read_text()
    cards = tex.split("\\labperson{")[1:]
    assert "topic={Cards \\& looms}" in cards[0]
    assert "career={PhD Student, 2005 to 2010. Thesis: On Engines. Mentor: Otto Ruh}" in cards[0]
    assert "topic={Degree: MS 2023}" in cards[1]
    assert "career={Visitor, Summer 2019}" in cards[1]


def test_a_table_has_the_positions_beside_the_role(held):
    held.write({"team.md": "# Team\n\n```{people}\n:layout: table\n```\n"})
    row = held.build().soup("team.html").select_one("#person-otto-ruh")
    assert " ".join(row.select("td")[0].get_text(" ").split()) == (
        "Former Master’s Student Degree: MS 2023 Visitor, Summer 2019"
    )
