"""The frame of a group's site: bar, footer, and what documentation has and a lab has not."""

from __future__ import annotations

import re

import pytest

from .group import PEOPLE, PUBLICATIONS

GROUP = {
    "name": "Engines and Loops Laboratory",
    "short": "ELL",
    "organization": "Example University",
    "address": "Example Street 1",
    "email": "lab@example.org",
}
PAGES = {
    "data/people.yml": PEOPLE,
    "data/publications.bib": PUBLICATIONS,
    "data/sponsors.yml": """
        - {name: Example Fund, url: https://fund.example.org, logo: logos/fund.svg}
        - {name: Nameless Fund}
    """,
    "logos/fund.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>',
    "index.md": """
        # Home

        ```{toctree}
        papers-list
        About us <about>
        elsewhere <https://example.org/blog>
        ```
    """,
    "papers-list.md": "# Papers\n\n```{publications}\n```\n\n## More\n\nText.\n",
    "about.md": "# About\n\nText.\n\n```{toctree}\nhistory\n```\n",
    "history.md": "# History\n\nText.\n",
}


@pytest.fixture
def site(project):
    project.write(PAGES)
    return project.build(labpress_group=GROUP, html_baseurl="https://example.org/", nitpicky=True)


def bar(soup):
    return [(a.get_text(), a["href"], a.get("aria-current")) for a in soup.select(".lab-menu a")]


def test_the_bar_names_the_main_pages_and_says_where_one_is(site):
    assert not site.warnings
    assert bar(site.soup("papers-list.html")) == [
        ("Papers", "#", "page"),
        ("About us", "about.html", None),
        ("elsewhere", "https://example.org/blog", None),
    ]
    assert bar(site.soup("history.html"))[1] == ("About us", "about.html", "true")
    assert bar(site.soup("papers/byron2022loops.html"))[0] == (
        "Papers",
        "../papers-list.html",
        "true",
    )
    brand = site.soup("history.html").select_one(".lab-brand")
    assert brand.get_text(strip=True) == "ELL"
    assert brand["href"] == "index.html"


@pytest.mark.parametrize("page", ["index", "papers-list", "papers/byron2022loops", "search"])
def test_every_page_has_one_title_one_viewport_and_named_landmarks(site, page):
    soup = site.soup(f"{page}.html")
    assert len(soup.select("h1")) == 1
    assert len(soup.select('meta[name="viewport"]')) == 1
    assert len(soup.select("main, [role=main]")) == 1
    names = [nav.get("aria-label") for nav in soup.select("nav")]
    assert all(names)
    assert len(set(names)) == len(names)
    assert soup.select_one(".skip-to-content")["href"] == f"#{soup.main['id']}"
    # a policy that forbids scripts in pages forbids none of ours
    inline = [s for s in soup.select("script:not([src])") if s.get("type") != "application/ld+json"]
    assert not inline


def test_the_menu_opens_without_a_script(site):
    soup = site.soup("history.html")
    assert soup.select_one("button.lab-menu-button")["popovertarget"] == "lab-menu"
    assert soup.select_one("nav#lab-menu").has_attr("popover")


def test_what_belongs_to_documentation_is_left_out(site):
    text = site.soup("papers-list.html").get_text()
    for words in ("On this page", "Next", "Previous", "Made with", "Cite this page", "Sphinx"):
        assert words not in text
    assert "Cite this page" in site.soup("papers/byron2022loops.html").get_text()


def test_front_matter_asks_for_what_is_left_out(project):
    project.write(PAGES)
    show = "---\nshow: [on-this-page, next-previous, cite-this-page]\n---\n"
    project.write({"papers-list.md": show + PAGES["papers-list.md"]})
    site = project.build(labpress_group=GROUP, html_baseurl="https://example.org/")
    soup = site.soup("papers-list.html")
    assert [a.get_text() for a in soup.select(".lab-toc ul ul a")] == ["More"]
    assert soup.select_one(".lab-neighbours a[rel=next]")["href"] == "about.html"
    assert soup.select_one(".lab-cite-page")
    assert not site.warnings


def test_a_word_that_cannot_be_shown_is_reported_where_it_stands(project):
    project.write({"index.md": "---\norphan: true\nshow: everything\n---\n# Home\n"})
    site = project.build()
    assert "index.md:3:1: WARNING: `show` cannot be 'everything'" in site.warnings
    assert "write one or more of on-this-page" in site.warnings


def test_the_footer_says_who_the_group_is(site):
    foot = site.soup("papers/byron2022loops.html").select_one("footer")
    assert foot.select_one(".lab-foot-name").get_text() == GROUP["name"]
    lines = list(foot.select_one("address").stripped_strings)
    assert lines == ["Example University", "Example Street 1"]
    assert foot.select_one('a[href="mailto:lab@example.org"]')
    logo = foot.select_one(".lab-foot-logos img")
    assert re.fullmatch(r"\.\./files/pictures/[0-9a-f]+\.svg", logo["src"])
    assert logo["alt"] == "Example Fund"
    assert len(foot.select(".lab-foot-logos img")) == 1


def test_the_footer_leads_to_the_feeds_that_there_are(site, project):
    links = site.soup("papers/byron2022loops.html").select(".lab-foot-links a[href$='.xml']")
    assert [(a.get_text(), a["href"]) for a in links] == [
        ("Publications (Atom)", "../feeds/papers.xml")
    ]
    assert (site.outdir / "feeds" / "papers.xml").is_file()
    # feeds hold addresses that work anywhere, so without one of its own a site has none
    assert not project.build().soup().select(".lab-foot-links a[href$='.xml']")


def test_the_licence_of_the_content_is_named_and_linked(project):
    project.write({"index.md": "# Home\n"})
    licence = {
        "licence": "CC BY 4.0",
        "licence_url": "https://creativecommons.org/licenses/by/4.0/",
    }
    link = project.build(labpress_group=licence).soup().select_one("footer a[rel=license]")
    assert (link.get_text(), link["href"]) == tuple(licence.values())


def test_a_new_title_of_a_main_page_is_on_all_pages(project):
    project.write(PAGES)
    project.build()
    project.write({"papers-list.md": "# Our papers\n\n```{publications}\n```\n"})
    site = project.build()
    assert bar(site.soup("history.html"))[0][0] == "Our papers"


def test_the_theme_stays_as_it_is_where_no_frame_is_wanted(project):
    project.write(PAGES)
    site = project.build(labpress_frame=False, html_baseurl="https://example.org/")
    soup = site.soup("papers-list.html")
    assert soup.select_one(".sidebar-drawer")
    assert soup.select_one(".lab-cite-page")
    assert not soup.select(".lab-bar, .lab-foot")


def test_other_themes_have_no_frame(project):
    project.write(PAGES)
    site = project.build(html_theme="alabaster")
    assert not site.soup("papers-list.html").select(".lab-bar, .lab-foot")
    assert not (site.outdir / "_static" / "labpress-frame.css").exists()


def test_a_template_of_the_groups_own_extends_the_frame(project):
    project.write(PAGES)
    own = (
        '{% extends "!page.html" %}\n{% block content %}<p id="own"></p>{{ super() }}{% endblock %}'
    )
    project.write({"templates/page.html": own})
    site = project.build(templates_path=["templates"])
    soup = site.soup("history.html")
    assert soup.select_one("main #own")
    assert soup.select_one(".lab-bar")
