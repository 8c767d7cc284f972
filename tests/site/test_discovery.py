"""sitemap.xml, robots.txt and 404.html."""

from __future__ import annotations

import pytest
from labpress.site.discovery import NAMESPACE, sitemap
from lxml import etree

from .group import DATA

PAGES = {
    **DATA,
    "index.md": "# Lab\n\n```{toctree}\nsub/people\n```\n",
    "sub/people.md": "# People\n\n```{people}\n```\n",
}
BASE = "https://lab.example/site/"


def _addresses(built):
    root = etree.fromstring(built.text("sitemap.xml").encode())
    assert root.tag == f"{{{NAMESPACE}}}urlset"
    return [node.text for node in root.iter(f"{{{NAMESPACE}}}loc")]


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_every_page_is_in_the_sitemap_once_under_the_address_that_it_has(project, builder):
    project.write(PAGES)
    built = project.build(builder, html_baseurl=BASE)
    addresses = _addresses(built)
    assert len(addresses) == len(set(addresses))
    assert addresses[0] == BASE
    for address in addresses:
        path = address.removeprefix(BASE)
        file = built.outdir / path
        assert (file / "index.html" if not path or path.endswith("/") else file).is_file(), path
    people = "sub/people/" if builder == "dirhtml" else "sub/people.html"
    assert BASE + people in addresses
    assert any("papers/zhang2023sparse" in address for address in addresses)
    assert not any("404" in address for address in addresses)


def test_robots_are_led_to_the_sitemap_unless_the_group_has_its_own_words(project):
    project.write(PAGES)
    assert f"Sitemap: {BASE}sitemap.xml" in project.build(html_baseurl=BASE).text("robots.txt")
    project.write({"extra/robots.txt": "User-agent: *\nDisallow: /\n"})
    built = project.build(html_baseurl=BASE, html_extra_path=["extra"])
    assert "Disallow" in built.text("robots.txt")


def test_a_site_whose_address_is_not_known_has_no_sitemap(build):
    built = build(PAGES)
    assert not (built.outdir / "sitemap.xml").exists()
    assert not (built.outdir / "robots.txt").exists()
    assert not built.soup("404.html").base
    assert built.soup("404.html").select_one("link[rel=stylesheet]")["href"].startswith("/_static/")


def test_the_page_for_what_is_not_there_works_at_any_depth(build):
    built = build(PAGES, html_baseurl=BASE)
    soup = built.soup("404.html")
    assert soup.h1.get_text() == "There is no such page"
    assert soup.html["data-content_root"] == BASE
    assert soup.find("meta", attrs={"name": "robots"})["content"] == "noindex"
    for link in soup.find_all(["a", "link"], href=True):
        target = link["href"].partition("#")[0].partition("?")[0]
        assert not target or target.startswith("http")
        if target.startswith(BASE) and target != BASE:
            assert (built.outdir / target.removeprefix(BASE)).is_file(), target


def test_a_page_of_the_groups_own_takes_its_place(build):
    built = build({**PAGES, "404.md": "---\norphan: true\n---\n# Lost\n"}, html_baseurl=BASE)
    soup = built.soup("404.html")
    assert soup.h1.get_text().startswith("Lost")
    assert soup.select_one("link[rel=stylesheet]")["href"].startswith(BASE)


def test_a_long_sitemap_is_an_index_of_several():
    root = etree.fromstring(sitemap([f"{BASE}sitemap-1.xml"], index=True).encode())
    assert root.tag == f"{{{NAMESPACE}}}sitemapindex"
    assert root[0][0].text == f"{BASE}sitemap-1.xml"
