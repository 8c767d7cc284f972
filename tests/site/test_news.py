"""News items, and the lists that gather them."""

from __future__ import annotations

import pytest

from .group import DATA

NEWS = """
# News

:::{news-item} 2024-02-01
:id: talk
:kind: honor
{person}`wei-zhang` speaks.
:::

:::{news-item} 2025-03-04
:id: grant
:kind: grant
**Money** arrives.
:::

:::{news-item}
:id: welcome
:pinned:
Do join us.
:::
"""


@pytest.fixture
def built(project):
    def build(options: str, news: str = NEWS, **conf):
        index = f"# Lab\n\n```{{news}}\n{options}\n```\n\n```{{toctree}}\nnews\n```\n"
        project.write({**DATA, "index.md": index, "news.md": news})
        return project.build(**conf)

    return build


def items(soup):
    return [
        " ".join(item.select_one(".lab-body").get_text().split())
        for item in soup.select("li.lab-news-item")
    ]


def test_page_shows_its_items_with_date_kind_and_anchor(built):
    soup = built("").soup("news.html")
    assert items(soup) == ["Wei Zhang speaks.", "Money arrives.", "Do join us."]
    talk = soup.select_one("#news-talk")
    assert talk.select_one("time")["datetime"] == "2024-02-01"
    assert talk.select_one(".lab-kind").get_text() == "honor"
    assert len(soup.select("ol.lab-news")) == 1


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("", ["Do join us.", "Money arrives.", "Wei Zhang speaks."]),
        (":limit: 1", ["Do join us.", "Money arrives."]),
        (":kind: honor", ["Wei Zhang speaks."]),
        (":pinned: without", ["Money arrives.", "Wei Zhang speaks."]),
        (":pinned: only", ["Do join us."]),
        (":person: wei-zhang", ["Wei Zhang speaks."]),
    ],
)
def test_gathered(built, options, expected):
    site = built(options)
    assert items(site.soup()) == expected
    assert not site.warnings


def test_gathered_items_link_relative_to_their_new_page_and_have_no_second_anchor(built):
    soup = built(":kind: honor").soup()
    assert soup.select_one(".lab-news a")["href"] == "people/wei-zhang.html#person-wei-zhang"
    assert not soup.select("#news-talk")


@pytest.mark.parametrize(
    ("head", "code"),
    [("2024-02-31", "news-date"), ("soon", "news-date"), ("", "news-date")],
)
def test_an_impossible_date_is_reported_and_the_item_shown(built, head, code):
    site = built("", f"# News\n\n:::{{news-item}} {head}\n:id: x\nStill here.\n:::\n")
    assert f"[labpress.{code}]" in site.warnings
    assert "news.md:3" in site.warnings
    assert "Still here." in site.soup("news.html").get_text()


def test_two_items_of_one_id_are_reported(built):
    second = NEWS.replace(":id: grant", ":id: talk")
    site = built("", second)
    assert "[labpress.news-duplicate]" in site.warnings
    assert "Money arrives." in site.soup("news.html").get_text()


def test_an_item_that_an_output_lacks_takes_nobodys_place(project):
    news = """
        # News

        :::{news-item} 2024-02-01
        :id: old
        Old.
        :::

        ::::{site-only}
        :::{news-item} 2025-02-01
        :id: web
        Web.
        :::
        ::::
        """
    index = "# Lab\n\n```{news}\n:limit: 1\n```\n\n```{toctree}\nnews\n```\n"
    project.write({"index.md": index, "news.md": news})
    assert items(project.build().soup()) == ["Web."]
    tex = next(project.build("latex").outdir.glob("*.tex")).read_text("utf-8")
    assert tex.count("Old.") == 2
    assert "Web." not in tex
