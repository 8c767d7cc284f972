"""Every link of what was built leads somewhere, and everything built can be reached."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from labpress.comparing.manifest import BOOKLET_FILE, read
from labpress.comparing.pdf import Document, read_pdf

from tests.crawling import Site, dead_links_of_pdf, missing_destinations
from tests.site.group import DATA

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import BuiltGroup, Project

BASE = "https://www.optml-group.com/"


@pytest.fixture(scope="module")
def site(built_group: BuiltGroup) -> Site:
    return Site(built_group.site, BASE)


def test_no_link_or_anchor_of_the_site_is_dead(site: Site) -> None:
    assert site.dead_links() == []


def test_every_page_can_be_reached_from_the_home_page(site: Site) -> None:
    assert site.unreachable() == []


def test_every_redirect_ends_in_one_hop(site: Site) -> None:
    assert site.redirects
    assert site.long_redirects() == []


def test_no_anchor_stands_twice_on_a_page(site: Site) -> None:
    assert site.twice() == []


def test_every_permanent_address_is_in_the_index_and_leads_there(site: Site) -> None:
    index = json.loads((site.folder / "r" / "index.json").read_text("utf-8"))
    listed = {f"r/{kind}/{name}/index.html" for kind, names in index.items() for name in names}
    assert listed
    for name in listed:
        assert name in site.redirects
        kind, object_id = name.split("/", 2)[1], name.split("/", 2)[2].removesuffix("/index.html")
        assert site.resolve(name, site.redirects[name]) == site.resolve(
            "index.html", index[kind][object_id]
        )


# --- the booklet


@pytest.fixture(scope="module")
def booklet(built_group: BuiltGroup) -> Document:
    assert built_group.booklet is not None
    return read_pdf(built_group.booklet)


@pytest.mark.tex
def test_no_link_within_the_booklet_is_dead(booklet: Document) -> None:
    assert any(link.name for page in booklet.pages for link in page.links)
    assert dead_links_of_pdf(booklet) == []


@pytest.mark.tex
def test_every_destination_is_on_a_page(booklet: Document) -> None:
    assert [d.name for d in booklet.destinations.values() if d.page < 0] == []


@pytest.mark.tex
def test_every_promised_destination_is_there(booklet: Document, built_group: BuiltGroup) -> None:
    shown = read(built_group.folder / "latex" / BOOKLET_FILE)["booklet"]
    assert {name.split("-", 1)[0] for name in shown.anchors} == {"paper", "person", "theme", "news"}
    assert missing_destinations(booklet, {*shown.anchors, *shown.former}) == []


@pytest.mark.tex
def test_every_chapter_has_a_destination(booklet: Document, built_group: BuiltGroup) -> None:
    shown = read(built_group.folder / "latex" / BOOKLET_FILE)["booklet"]
    assert shown.chapters
    assert missing_destinations(booklet, {*shown.chapters}) == []


# --- a small group, and defects planted in it

PAGES = {
    "index.md": """
        # Some Lab

        Read our {paper}`zhang2023sparse` and {news}`prize`.

        ```{toctree}
        people
        papers
        news
        ```
        """,
    "people.md": """
        # People

        ```{people}
        ```
        """,
    "papers.md": """
        ---
        formerly: publications
        ---
        # Papers

        ```{publications}
        :group-by: theme
        ```
        """,
    "news.md": """
        # News

        :::{news-item} 2025-09-26
        :id: prize
        :formerly: award
        {person}`ada-byron` wins a prize.
        :::
        """,
}


@pytest.fixture
def small(project: Project) -> Path:
    project.write(PAGES | DATA)
    return project.build(html_baseurl="https://example.org/lab/").outdir


def test_a_small_group_is_whole(small: Path) -> None:
    site = Site(small, "https://example.org/lab/")
    assert site.dead_links() == []
    assert site.unreachable() == []
    assert site.long_redirects() == []
    assert {"publications.html", "r/news/award/index.html"} <= site.redirects.keys()


def test_defects_are_found(small: Path) -> None:
    (small / "lonely.html").write_text(
        '<p id="x"></p><p id="x"></p><a href="nowhere.html">a</a><a href="people.html#nobody">b</a>'
        '<img src="gone.png"><a href="https://example.org/lab/missing/">c</a>'
        '<a href="https://example.com/other">d</a>',
        "utf-8",
    )
    (small / "hop.html").write_text(
        '<meta http-equiv="refresh" content="0; url=publications.html">', "utf-8"
    )
    site = Site(small, "https://example.org/lab/")
    assert site.dead_links() == [
        "lonely.html: nowhere.html (no such file)",
        "lonely.html: people.html#nobody (no such anchor)",
        "lonely.html: https://example.org/lab/missing/ (no such file)",
        "lonely.html: gone.png (no such file)",
    ]
    assert site.unreachable() == ["lonely.html"]
    assert site.long_redirects() == ["hop.html -> publications.html"]
    assert site.twice() == ["lonely.html#x"]
