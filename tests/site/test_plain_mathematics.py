"""Mathematics of titles and awards where there is no markup: in heads, menus, search and feeds."""

from __future__ import annotations

import json

import pytest

from .group import PEOPLE

BIB = r"""
@article{byron2021loops, title = {Loops in $a_{i,j}$}, author = {Ada Byron}, year = {2021},
  journal = {Journal of $\ell_1$ Engines}, award = {Best $\ell_1$ Paper},
  award+an = {1="rate $\leq 3\%$"}}
"""
FILES = {
    "data/people.yml": PEOPLE,
    "data/publications.bib": BIB,
    "index.md": "# Lab\n\n```{toctree}\nnorms\n```\n\n```{publications}\n```\n\n```{awards}\n```\n",
    "norms.md": "# On {math}`\\ell_1` norms\n\nLet {math}`x \\leq y` hold.\n\n"
    "## A section on {math}`\\mathcal{O}(n^2)`\n\nWords.\n\n"
    ":::{news-item} 2024-05-01\n:id: talk\nA talk on {math}`\\ell_1` norms.\n:::\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    from tests.conftest import Project

    project = Project(tmp_path_factory.mktemp("mathematics"))
    project.write(FILES)
    built = project.build(html_baseurl="https://lab.example/")
    assert built.warnings == ""
    return built


def test_the_head_of_a_page(site):
    page = site.soup("norms.html")
    assert page.title.get_text().startswith("On ℓ₁ norms")
    assert page.find("meta", property="og:title")["content"] == "On ℓ₁ norms"
    assert page.find("meta", property="og:description")["content"] == "Let x ≤ y hold."


def test_no_menu_index_or_feed_has_tex(site):
    assert "On ℓ₁ norms" in site.soup().select_one("header, .lab-bar").get_text()
    for path in site.outdir.rglob("*"):
        if path.suffix in (".json", ".xml", ".js") and "_static" not in path.parts:
            assert "ell_1" not in path.read_text("utf-8").replace("\\\\", "\\"), path


def test_an_award(site):
    entry = site.soup().select_one("li#paper-byron2021loops")
    assert entry.select_one(".lab-award").get_text() == "(Best ℓ₁ Paper, rate ≤ 3%)"
    assert entry.select_one(".lab-venue").get_text() == "Journal of ℓ₁ Engines, 2021"
    place = site.text("r/award/byron2021loops-best-l1-paper/index.html")
    # as it was called before, by the source of its formula
    former = site.text("r/award/byron2021loops-best-ell-1-paper/index.html")
    for text in (place, former):
        assert "#award-byron2021loops-best-l1-paper" in text


def test_the_name_of_a_page_and_of_news_in_feeds(site):
    feeds = [json.loads(path.read_text("utf-8")) for path in site.outdir.rglob("*.json")]
    titles = {
        item.get("title")
        for feed in feeds
        if isinstance(feed, dict)
        for item in feed.get("items", ())
        if isinstance(item, dict)
    }
    assert "A talk on ℓ₁ norms." in titles
    assert "Loops in a_{i,j}" in titles
