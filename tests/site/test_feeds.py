"""The feeds of a site, and how its pages name them."""

from __future__ import annotations

import json

from .group import DATA

NEWS = """
# News

:::{news-item} 2025-03-04
:id: grant
:kind: grant
{person}`wei-zhang` has **money**, see [the people](people.md).
:::

:::{news-item} 2024-02-01
:id: talk
A talk.
:::

:::{news-item}
:id: welcome
:pinned:
Do join us.
:::
"""
PAGES = {
    **DATA,
    "index.md": "# Lab\n\n```{toctree}\nnews\npeople\nsub/papers\n```\n",
    "news.md": NEWS,
    "people.md": "# People\n\n```{people}\n```\n",
    "sub/papers.md": "# Papers\n\n```{publications}\n```\n",
}
BASE = {"html_baseurl": "https://lab.example/site", "labpress_group": {"name": "Some Lab"}}


def _items(built, name):
    return json.loads(built.text(f"feeds/{name}.json"))["items"]


def test_news_are_followed_newest_first_with_their_whole_text(build):
    built = build(PAGES, **BASE)
    grant, talk = _items(built, "news")
    assert grant["id"] == "https://lab.example/site/r/news/grant/"
    assert grant["url"] == "https://lab.example/site/news.html#news-grant"
    assert "<strong>money</strong>" in grant["content_html"]
    assert 'href="https://lab.example/site/people.html"' in grant["content_html"]
    assert grant["tags"] == ["grant"]
    assert talk["date_published"] == "2024-02-01T00:00:00Z"


def test_papers_people_and_themes_have_feeds_of_their_own(build):
    built = build(PAGES, **BASE)
    assert [item["id"].split("/")[-2] for item in _items(built, "papers")] == [
        *("zhang2023sparse", "byron2022loops", "byron2021notes", "stranger2020"),
    ]
    ids = [item["id"] for item in _items(built, "person/wei-zhang")]
    assert ids == [
        "https://lab.example/site/r/news/grant/",
        "https://lab.example/site/r/paper/zhang2023sparse/",
    ]
    assert len(_items(built, "theme/engines")) == 2
    assert not (built.outdir / "feeds/person/otto-zhang.xml").exists()


def test_every_page_names_the_feeds_of_the_site_and_a_record_its_own(build):
    built = build(PAGES, **BASE)

    def feeds(page):
        links = built.soup(page).select("link[rel=alternate][type$=xml]")
        return [link["href"] for link in links]

    assert feeds("index.html") == ["feeds/news.xml", "feeds/papers.xml"]
    assert feeds("sub/papers.html")[0] == "../feeds/news.xml"
    of_site = ["../feeds/news.xml", "../feeds/papers.xml"]
    assert sorted(feeds("people/wei-zhang.html")) == [*of_site, "../feeds/person/wei-zhang.xml"]
    assert feeds("papers/byron2022loops.html") == of_site


def test_a_site_whose_address_is_not_known_has_no_feed(build):
    built = build(PAGES)
    assert not (built.outdir / "feeds").exists()
    assert not built.soup("index.html").select("link[rel=alternate]")


def test_feeds_follow_what_changes_and_go_with_the_last_item(project):
    project.write(PAGES)
    project.build(**BASE)
    project.write({"news.md": NEWS.replace("A talk.", "Two talks.")})
    built = project.build(**BASE)
    assert "Two talks." in _items(built, "news")[1]["content_html"]
    project.write({"news.md": "# News\n"})
    built = project.build(**BASE)
    assert not (built.outdir / "feeds/news.xml").exists()
    links = built.soup("people.html").select("link[rel=alternate][type$=xml]")
    assert [link["href"] for link in links] == ["feeds/papers.xml"]
