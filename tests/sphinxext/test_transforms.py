"""What is put in order after reading and decided while writing, in one small project."""

from __future__ import annotations

import re

import pytest

from tests.conftest import Project
from tests.site.group import DATA

PAGES = {
    "index.md": """
# Lab

{ref}`x <elsewhere>`

:::{publications}
:keys: byron2022loops
:::

```{news}
:limit: 1
```

```{toctree}
news
papers
awards
themes
legends
notes
```
""",
    "news.md": """
# News

:::{news-item} 2024-02-01
:id: talk
:kind: honor

{person}`wei-zhang` speaks, see {ref}`elsewhere`.
:::
:::{news-item} 2025-03-04
:id: grant
:kind: grant

Money arrives.
:::

Between.

:::{news-item}
:id: welcome
:pinned:

Do join us.
:::
:::{news-item} 2025-03-04
:id: also
:kind: grant

More, by {person}`Ada <ada-byron>`.
:::

::::{site-only}
:::{news-item} 2026-01-01
:id: web

Only web.
:::
::::

::::{booklet-only}
:::{news-item} 2026-01-02
:id: print

Only print.
:::
::::

# Gathered

(elsewhere)=
## All
```{news}
```

## Limited
```{news}
:limit: 2
```

## Honors
```{news}
:kind: honor, other
```

## Wei
```{news}
:person: wei-zhang
```

## Pinned
```{news}
:pinned: only
```

## Dated
```{news}
:pinned: without
```

## None
```{news}
:kind: nothing
```
""",
    "papers.md": """
# Papers

:::{publications}
:::

Again:

:::{publications}
:award:
:::
""",
    "awards.md": """
# Awards

:::{awards}
:::
""",
    "themes.md": """
# Themes

:::{publications}
:theme: engines
:::

## Sparse

Words.

:::{publications}
:theme: sparse
:::
""",
    "legends.md": """
# Legends

:::{publications}
:keys: zhang2023sparse
:::

## Explained here

:::{author-legend}
:::

:::{publications}
:keys: byron2021notes
:::
""",
    "notes.md": """
# Notes

[One](https://example.org/same), [two](https://example.org/same),
[three](https://example.org/other), [four](https://example.org/same).

:::{with-booklet}
Take the booklet.
:::
""",
    "strangers.md": """
---
orphan:
---
# Strangers

:::{publications}
:keys: stranger2020
:::
""",
    "hidden.md": """
---
orphan:
---
# Hidden

::::{booklet-only}
:::{author-legend}
:::
::::

:::{publications}
:keys: zhang2023sparse
:::
""",
}


#: Pages outside all tables of contents are the site's alone on purpose.
BOOKLET = {"site_only": ["hidden", "strangers"]}


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    made = Project(tmp_path_factory.mktemp("transforms"))
    made.write({**DATA, **PAGES})
    return made


@pytest.fixture(scope="module")
def site(project):
    return project.build("html", html_theme="basic", labpress_booklet=BOOKLET)


@pytest.fixture(scope="module")
def booklet(project, site):
    return project.build("latex", html_theme="basic", labpress_booklet=BOOKLET)


@pytest.fixture(scope="module")
def tex(booklet):
    whole = next(booklet.outdir.glob("*.tex")).read_text("utf-8")
    return whole.partition(r"\begin{document}")[2]


def ids(place):
    """The text of each news item of a list, one word of it."""
    words = {"speaks": "talk", "Money": "grant", "join": "welcome", "More": "also"}
    words |= {"Only web": "web", "Only print": "print"}
    return [
        next(name for word, name in words.items() if word in item.get_text())
        for item in place.select("li.lab-news-item")
    ]


def section(site, title):
    heading = next(h for h in site.soup("news.html").select("h2") if title in h.get_text())
    return heading.find_parent("section")


def test_the_build_has_nothing_to_complain_of(site, booklet):
    assert site.warnings == ""
    assert booklet.warnings == ""


# --- news


def test_neighbouring_items_are_one_list_and_what_stands_between_parts_them(site):
    page = next(iter(site.soup("news.html").select("section")))
    lists = [one for one in page.select("ol.lab-news") if one.find_parent("section") is page]
    assert [ids(one) for one in lists] == [["talk", "grant"], ["welcome", "also"], ["web"]]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        # of one date: in the order of their page
        ("All", ["welcome", "web", "grant", "also", "talk"]),
        ("Limited", ["welcome", "web", "grant"]),
        ("Honors", ["talk"]),
        ("Wei", ["talk"]),
        ("Pinned", ["welcome"]),
        ("Dated", ["web", "grant", "also", "talk"]),
    ],
)
def test_a_list_gathers_what_it_asks_for(site, title, expected):
    (found,) = section(site, title).select("ol.lab-news")
    assert ids(found) == expected


def test_a_list_without_items_is_no_list(site):
    assert not section(site, "None").select("ol, ul, .lab-news")


def test_what_one_output_lacks_takes_no_place_in_its_lists(site, tex):
    assert ids(site.soup()) == ["welcome", "web"]
    first = tex.partition("Only print.")[0]
    assert "Do join us" in first
    assert "Only web" not in tex
    assert tex.count("Only print.") > 2


def test_gathered_items_have_no_anchors_and_their_links_start_at_the_new_page(site):
    soup = site.soup("news.html")
    names = [tag["id"] for tag in soup.select("[id]")]
    assert len(names) == len(set(names))
    assert {"news-talk", "news-grant", "news-welcome", "elsewhere"} <= set(names)
    assert soup.select_one("#news-grant").find_parent("section").h1.get_text().startswith("News")
    gathered = section(site, "Wei")
    item = gathered.select_one("li.lab-news-item")
    assert item.select("a")[0]["href"].endswith("#person-wei-zhang")
    assert site.soup().select_one('a[href="news.html#elsewhere"]')


# --- canonical places


def anchors(site, name):
    return [tag["id"] for tag in site.soup(name).select("[id^=paper-]")]


def test_each_record_has_its_anchor_once_in_the_list_that_leaves_nothing_out(site):
    assert sorted(anchors(site, "papers.html")) == [
        "paper-byron2021notes",
        "paper-byron2022loops",
        "paper-stranger2020",
        "paper-zhang2023sparse",
    ]
    for other in ("index.html", "themes.html", "legends.html", "strangers.html"):
        assert anchors(site, other) == []
        assert site.soup(other).select("li.lab-publication")


def test_in_the_booklet_each_anchor_stands_once(tex):
    targets = re.findall(r"\\labanchor\{([^}]+)\}", tex)
    assert len(targets) == len(set(targets))
    for key in ("byron2021notes", "byron2022loops", "stranger2020", "zhang2023sparse"):
        assert f"paper-{key}" in targets
    assert "award-byron2022loops-oral" in targets
    # the awards' own list is their place, not their paper's entry
    assert r"\labpublication{\labanchor{paper-byron2022loops}}" in tex


def test_a_theme_of_a_section_of_its_own_is_that_section_and_its_note_the_end(site):
    soup = site.soup("themes.html")
    sparse = soup.select_one("#theme-sparse")
    heading = sparse.find_previous("h2")
    assert heading.get_text().startswith("Sparse")
    words = next(p for p in soup.select("p") if p.get_text() == "Words.")
    assert words in sparse.find_all_next("p")
    # that of the page as a whole stays at its list
    engines = soup.select_one("#theme-engines")
    assert engines.find_next("li").get_text().strip()
    assert words in engines.find_all_next("p")


def test_an_award_that_no_list_shows_is_where_its_paper_is(project):
    made = Project(project.source.parent.parent / "no-awards")
    made.write({**DATA, "index.md": "# Lab\n\n:::{publications}\n:::\n"})
    built = made.build("latex", html_theme="basic")
    tex = next(built.outdir.glob("*.tex")).read_text("utf-8")
    for anchor in (
        "byron2022loops-oral",
        "byron2022loops-best-paper-award",
        "zhang2023sparse-spotlight",
    ):
        assert tex.count(f"\\labanchor{{award-{anchor}}}") == 1


# --- legends, conditions, notes


def legends(site, name):
    return [one.get_text() for one in site.soup(name).select(".lab-legend")]


def test_one_legend_a_page_names_what_occurs_there(site):
    bold, star = "Authors in bold are group members", "* marks equal contribution"
    assert legends(site, "papers.html") == [f"{bold}; {star}."]
    assert legends(site, "index.html") == [f"{bold}."]
    assert legends(site, "strangers.html") == []
    assert legends(site, "hidden.html") == [f"{bold}; {star}."]


def test_the_legend_that_a_page_asks_for_is_the_one(site):
    assert len(legends(site, "legends.html")) == 1
    legend = site.soup("legends.html").select_one(".lab-legend")
    assert legend.find_previous("h2").get_text().startswith("Explained here")


def test_what_needs_a_booklet_is_shown_where_there_is_one(project, site):
    assert "Take the booklet" not in site.text("notes.html")
    made = Project(project.source.parent.parent / "with")
    made.write({**DATA, "index.md": PAGES["notes.md"]})
    pdf = made.build_folder / "latex" / "booklet.pdf"
    pdf.parent.mkdir(parents=True)
    pdf.write_bytes(b"%PDF-1.5\n")
    assert "Take the booklet" in made.build("html", html_theme="basic").text("index.html")
    assert "Take the booklet" not in "".join(
        path.read_text("utf-8") for path in made.build("latex").outdir.glob("*.tex")
    )


def test_a_page_prints_each_address_once(tex):
    assert re.findall(
        r"\\begin\{footnote\}\[(\d)\].*\n\\laburl\{https://example.org/(\w+)\}", tex
    ) == [
        ("1", "same"),
        ("2", "other"),
    ]
    assert re.findall(r"\{(\w+)\}\\sphinxfootnotemark\[(\d)\]", tex) == [
        ("two", "1"),
        ("four", "1"),
    ]
