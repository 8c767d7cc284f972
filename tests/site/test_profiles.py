"""What is told of a person: on the page, on cards, in print, to the search and to machines."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.site.group import DATA

TOLD = """
ada-byron:
  name: Ada Byron
  role: phd
  homepage: https://example.org/ada
  bio: |
    Ada works on *engines* & numbers.

    - See [notes](https://example.org/notes).
  education:
    - PhD, University of London, 1835
    - {degree: BSc, at: Cambridge, year: 1832}
  interests: [engines, numbers, looms]
  affiliation: Department of Engines
  pronouns: she/her
  room: EB 2120
  phone: +44 20 7946 0000
  cv: cvs/ada.pdf
  links:
    Blog: https://example.org/blog
    Mastodon: https://mastodon.example/@ada
wei-zhang:
  name: Wei Zhang
  links: [https://www.linkedin.com/in/wei, https://social.example/@wei, https://wei.example/]
"""
FILES = {
    **DATA,
    "data/people.yml": TOLD,
    "cvs/ada.pdf": "%PDF-1.4",
    "index.md": "# Lab\n\n```{people}\n```\n",
}


@pytest.fixture
def build(project):
    def build(builder="html", **changed):
        project.write({**FILES, **changed})
        return project.build(builder, html_baseurl="https://lab.example/")

    return build


def test_the_page_tells_it(build):
    result = build()
    assert not result.warnings
    told = result.soup("people/ada-byron.html").select_one(".lab-profile")
    assert [p.get_text() for p in told.select("p")] == [
        "Ada works on engines & numbers.",
        "• See notes.",
    ]
    assert told.select_one("p em").get_text() == "engines"
    assert told.select_one("p a")["href"] == "https://example.org/notes"
    terms = [
        (term.get_text(), [d.get_text() for d in term.find_next_siblings("dd")][:1])
        for term in told.select("dt")
    ]
    assert terms == [
        ("Affiliation", ["Department of Engines"]),
        ("Pronouns", ["she/her"]),
        ("Education", ["PhD, University of London, 1835"]),
        ("Interests", ["engines, numbers and looms"]),
        ("Room", ["EB 2120"]),
        ("Phone", ["+44 20 7946 0000"]),
    ]
    degrees = [d.get_text() for d in told.select("dd.lab-education")]
    assert degrees == ["PhD, University of London, 1835", "BSc, Cambridge, 1832"]
    assert not result.soup("people/wei-zhang.html").select(".lab-profile")


def links(soup, person):
    card = soup.select_one(f"#person-{person}")
    return [(link.get_text(), link["href"]) for link in card.select(".lab-links a")]


def test_the_card_has_affiliation_and_links(build):
    result = build()
    soup = result.soup()
    assert soup.select_one("#person-ada-byron .lab-affiliation").get_text() == (
        "Department of Engines"
    )
    cv = "files/people/ada-byron/ada-byron-cv.pdf"
    assert links(soup, "ada-byron") == [
        ("Homepage", "https://example.org/ada"),
        ("CV", cv),
        ("Blog", "https://example.org/blog"),
        ("Mastodon", "https://mastodon.example/@ada"),
    ]
    assert (result.outdir / cv).is_file()
    page = result.soup("people/ada-byron.html")
    assert page.select_one("a.lab-link-cv")["href"] == f"../{cv}"
    assert links(soup, "wei-zhang") == [
        ("LinkedIn", "https://www.linkedin.com/in/wei"),
        ("Mastodon", "https://social.example/@wei"),
        ("wei.example", "https://wei.example/"),
    ]


def test_search_and_machines_find_it(build):
    result = build()
    index = "".join(path.read_text("utf-8") for path in (result.outdir / "_search").iterdir())
    assert "looms" in index
    script = result.soup("people/ada-byron.html").select_one('[type="application/ld+json"]')
    data = json.loads(script.string)
    if "@graph" in data:
        (data,) = [one for one in data["@graph"] if one["@type"] == "Person"]
    assert data["knowsAbout"] == ["engines", "numbers", "looms"]
    assert data["description"] == "Ada works on engines & numbers. • See notes."
    assert "https://mastodon.example/@ada" in data["sameAs"]


def test_a_card_in_print_has_the_affiliation(build):
    (tex,) = build("latex").outdir.glob("*.tex")
    assert "affiliation={Department of Engines}" in tex.read_text("utf-8")


@pytest.mark.parametrize(
    ("old", "new", "place", "message"),
    [
        ("she/her", "{a: b}", "14:13", "“pronouns” must be a text, not a mapping"),
        ("*engines*", "<b>engines</b>", "5:8", "“bio” has HTML, of which only the words"),
        ("cvs/ada.pdf", "cvs/adda.pdf", "17:7", "there is no file 'cvs/adda.pdf' for cv"),
        ("https://example.org/blog", "example.org/blog", "19:11", "“Blog” is not a web address"),
        ("[https://www.linkedin.com/in/wei,", "[wei,", "23:11", "“links” is not a web address"),
        ("at: Cambridge", "in: Cambridge", "11:21", "the key “in” does not exist here"),
        ("PhD, University of London, 1835", "[PhD]", "10:7", "each of “education” must be"),
    ],
)
def test_what_cannot_be_used_is_told_at_its_line(build, old, new, place, message):
    warnings = build(**{"data/people.yml": TOLD.replace(old, new)}).warnings
    assert f"people.yml:{place}: WARNING: {message}" in warnings


def test_a_cv_that_is_not_there_is_no_link(build):
    result = build(**{"data/people.yml": TOLD.replace("ada.pdf", "adda.pdf")})
    assert not result.soup().select("a.lab-link-cv")


def test_a_page_is_written_again_when_what_it_tells_changes(build, project):
    build()
    result = build(**{"data/people.yml": TOLD.replace("EB 2120", "EB 2121")})
    assert "EB 2121" in result.text("people/ada-byron.html")


def test_the_example_in_the_documentation_works(build):
    text = (Path(__file__).parents[2] / "docs" / "reference.md").read_text("utf-8")
    section = text.split("### What is told of a person")[1].split("\n### ")[0]
    (example,) = re.findall(r"```yaml\n(.*?)```", section, re.DOTALL)
    result = build(**{"data/people.yml": example, "files/ada-byron-cv.pdf": "%PDF-1.4"})
    assert not result.warnings
    assert result.soup("people/ada-byron.html").select_one(".lab-profile dd.lab-phone")
