"""An entry of a list of publications: picture, title, authors, venue, badge and actions."""

from __future__ import annotations

import pytest
from labpress.formatting.venues import badge
from labpress.reading.bib.bibliography import read_bibliography

from .group import PEOPLE, PUBLICATIONS

LIGHT = '<svg xmlns="http://www.w3.org/2000/svg" width="320" height="180"/>'
DARK = '<svg xmlns="http://www.w3.org/2000/svg" width="320" height="180"><g/></svg>'
BIB = r"""
@article{zhang2024two,
  title = {Two of a Name},
  author = {Wei Zhang and Wen Zhang and Otto Zhang and Stranger, Strange},
  author+an = {1=equal},
  journal = {Journal of Engines},
  year = 2024,
  abbr = {Best of Engines},
  preview = {art/two.svg},
  abstract = {It is about $\ell_2$ & names.},
  url = {https://example.org/two},
  slides = {talks/two.pdf},
}
"""
DATA = {
    "data/people.yml": PEOPLE,
    "data/publications.bib": BIB,
    "data/venues.yml": "JoE: [Journal of Engines]\n",
    "art/two.svg": LIGHT,
    "art/two-dark.svg": DARK,
    "talks/two.pdf": "%PDF-1.5",
}


@pytest.fixture
def entry(project):
    project.write({**DATA, "index.md": "# Lab\n\n```{publications}\n```\n"})
    site = project.build()
    assert site.warnings.count("WARNING") == 1  # of the badge, whether it is meant as one
    assert {path.read_text() for path in (site.outdir / "files/pictures").iterdir()} == {
        LIGHT,
        DARK,
    }
    return site.soup().select_one("li#paper-zhang2024two")


def test_members_are_bold_within_links_to_their_pages_under_their_full_names(entry):
    members = [
        (a.strong.get_text(), a["href"], a["aria-label"], a["data-name"])
        for a in entry.select(".lab-authors > a.lab-person")
    ]
    assert members == [
        ("W. Zhang*", "people/wei-zhang.html", "Wei Zhang, W. Zhang*", "Wei Zhang"),
        ("W. Zhang", "people/wen-zhang.html", "Wen Zhang, W. Zhang", "Wen Zhang"),
    ]
    authors = entry.select_one(".lab-authors")
    assert authors.get_text() == "W. Zhang*, W. Zhang, O. Zhang, S. Stranger"
    assert len(authors.select("strong.lab-member")) == 2
    # lines break between authors only
    assert [a.get_text() for a in authors.select(".lab-author")] == ["O. Zhang", "S. Stranger"]


def test_without_pages_of_people_members_are_bold_alone(project):
    project.write({**DATA, "index.md": "# Lab\n\n```{publications}\n```\n"})
    entry = project.build(labpress_record_pages=False).soup().select_one("li.lab-publication")
    assert [s.get_text() for s in entry.select("strong.lab-member")] == ["W. Zhang*", "W. Zhang"]
    assert not entry.select("a.lab-person")


def test_a_picture_leads_where_the_title_does_and_is_passed_over_by_the_keyboard(entry):
    teaser = entry.select_one(".lab-teaser a")
    assert teaser["href"] == entry.select_one(".lab-title a")["href"]
    assert (teaser["tabindex"], teaser["aria-hidden"]) == ("-1", "true")
    images = [(i["class"], i["alt"], i["loading"], i["width"]) for i in teaser.select("img")]
    assert images == [
        (["lab-light-art"], "", "lazy", "320"),
        (["lab-dark-art"], "", "lazy", "320"),
    ]


def test_actions_are_links_and_parts_that_open_without_a_script(entry):
    actions = entry.select_one(".lab-links")
    assert [a["href"] for a in actions.select("a.lab-link")] == [
        "https://example.org/two",
        "files/papers/zhang2024two/zhang2024two-slides.pdf",
    ]
    abstract, bibtex = actions.select("details")
    assert abstract.summary.get_text() == "Abstract"
    assert abstract.summary["aria-label"] == "Abstract: Two of a Name"
    assert "names." in abstract.p.get_text()
    assert abstract.select_one("math")
    assert "journal = {Journal of Engines}" in bibtex.pre.get_text()
    assert "preview" not in bibtex.pre.get_text()
    assert not [d for d in (abstract, bibtex) if d.has_attr("open")]


def test_a_long_list_leaves_abstracts_and_bibtex_to_the_papers_pages(project, monkeypatch):
    monkeypatch.setattr("labpress.site.visitors.WITH_DETAILS", 3)
    project.write({**DATA, "data/publications.bib": BIB + PUBLICATIONS})
    project.write({"index.md": "# Lab\n\n```{publications}\n```\n"})
    soup = project.build().soup()
    assert len(soup.select("li.lab-publication")) == 5
    assert not soup.select("details")


def test_a_short_name_that_is_none_of_the_venue_is_a_badge(entry):
    assert entry.select_one(".lab-badge").get_text() == "Best of Engines"
    assert entry.select_one(".lab-venue").get_text() == "JoE’24"


@pytest.mark.parametrize(
    ("abbr", "venues", "shown"),
    [
        ("JoE", (("JoE", ("Journal of Engines",)),), ""),
        ("JoE 2024", (("JoE", ("Journal of Engines",)),), ""),
        ("Engines", (), ""),
        ("arXiv", (("JoE", ("Journal of Engines",)),), ""),
        ("Oral", (("JoE", ("Journal of Engines",)),), "Oral"),
    ],
)
def test_what_is_a_badge(tmp_path, abbr, venues, shown):
    bib = tmp_path / "a.bib"
    bib.write_text(BIB.replace("Best of Engines", abbr))
    (paper,), _ = read_bibliography(bib)
    assert badge(paper, venues) == shown


def test_a_papers_page_shows_its_picture(project):
    project.write({**DATA, "index.md": "# Lab\n"})
    site = project.build()
    soup = site.soup("papers/zhang2024two.html")
    shown = [site.text(f"papers/{i['src']}") for i in soup.select(".lab-figure img")]
    assert shown == [LIGHT, DARK]
    assert [(a.get_text(), a["href"]) for a in soup.select("p.lab-authors a.lab-person")] == [
        ("Wei Zhang*", "../people/wei-zhang.html"),
        ("Wen Zhang", "../people/wen-zhang.html"),
    ]


def test_a_picture_that_is_no_safe_address_is_reported(tmp_path):
    bib = tmp_path / "a.bib"
    bib.write_text(BIB.replace("art/two.svg", "javascript:alert(1)"))
    (paper,), problems = read_bibliography(bib)
    assert paper.preview == ""
    assert [problem.code.value for problem in problems] == ["unsafe-url"]


def test_a_new_name_of_a_member_reaches_all_entries(project):
    project.write({**DATA, "data/publications.bib": PUBLICATIONS + BIB, "index.md": "# Lab\n"})
    project.build()
    people = PEOPLE.replace("name: Wei Zhang", "name: Weiwei Zhang")
    project.write({"data/people.yml": people.replace("[Zhang Wei]", "[Wei Zhang]")})
    links = project.build().soup("people/ada-byron.html").select("li a.lab-person")
    names = {link["data-name"] for link in links}
    assert "Weiwei Zhang" in names
    assert "Wei Zhang" not in names
