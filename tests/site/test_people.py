"""People: drawings that tell equal initials apart, topics, and a table."""

from __future__ import annotations

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
