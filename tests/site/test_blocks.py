"""Blocks of a home page: each shows what records say, and the booklet has none of them."""

from __future__ import annotations

import pytest
from labpress.reading.yaml.lists import read_themes
from labpress.site.booklet_pages import page_count

from .group import PEOPLE, PUBLICATIONS

LIGHT = '<svg xmlns="http://www.w3.org/2000/svg" width="16" height="9"/>'
DARK = '<svg xmlns="http://www.w3.org/2000/svg" width="16" height="9"><g/></svg>'
DATA = {
    "data/people.yml": PEOPLE,
    "data/publications.bib": PUBLICATIONS,
    "data/themes.yml": """
        sparse: {title: Sparse things, subtitle: Few of many, picture: art/sparse.svg}
        engines: {title: Engines}
    """,
    "data/sponsors.yml": """
        - {name: Example Fund, logo: art/fund.svg}
        - {name: Nameless Fund}
        - {name: Former Fund, until: 2020}
    """,
    "art/sparse.svg": LIGHT,
    "art/sparse-dark.svg": DARK,
    "art/fund.svg": DARK,
    "art/hero.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>',
}
HERO = """
# Welcome

:::{hero} We build engines
:art: art/hero.svg

At Example University, with {person}`Ada <ada-byron>`.

- {ref}`Join us <join>`
- [Elsewhere](https://example.org)
:::

(join)=
## Join

Text.
"""


def page(project, text, **conf):
    project.write({**DATA, "index.md": text})
    return project.build(**conf)


def test_a_hero_takes_over_the_title_and_makes_buttons_of_a_list(project):
    site = page(project, HERO, nitpicky=True)
    assert not site.warnings
    soup = site.soup()
    assert [h1.get_text() for h1 in soup.select("h1")] == ["Welcome"]
    hero = soup.select_one(".lab-hero")
    assert hero.h1
    assert hero.select_one(".lab-tagline").get_text() == "We build engines"
    art = hero.select_one("img.lab-hero-art")
    assert (site.outdir / art["src"]).is_file()
    assert art["alt"] == ""
    assert [a["href"] for a in hero.select(".lab-actions a")] == ["#join", "https://example.org"]
    assert hero.select_one('p a[href^="people/ada-byron.html"]')
    index = "".join(path.read_text("utf-8") for path in (site.outdir / "_search").iterdir())
    assert '"Welcome"' in index


def test_a_hero_without_a_sentence_shows_the_title_large(project):
    soup = page(project, "# Welcome\n\n:::{hero}\nWords.\n:::\n").soup()
    assert soup.select_one("h1.lab-tagline").get_text() == "Welcome"
    assert len(soup.select("h1")) == 1


def test_a_hero_further_down_leaves_the_title_alone(project):
    soup = page(project, "# Welcome\n\nWords.\n\n:::{hero} Look\n:::\n").soup()
    assert soup.select_one("section > h1").get_text(strip=True).startswith("Welcome")
    assert soup.select_one("p.lab-tagline").get_text() == "Look"


def test_a_call_has_its_sentence_and_buttons(project):
    soup = page(
        project, "# Home\n\n:::{call} Come\nDo.\n\n- [Go](https://example.org)\n:::\n"
    ).soup()
    call = soup.select_one(".lab-call")
    assert call.select_one(".lab-call-title").get_text() == "Come"
    assert call.select_one(".lab-actions a").get_text() == "Go"


def test_themes_are_cards_that_lead_to_their_places(project):
    text = "# Home\n\n```{themes}\n```\n\n## On\n\n```{publications}\n:theme: engines\n```\n"
    site = page(project, text)
    cards = site.soup().select(".lab-theme-card")
    assert [c.select_one(".lab-theme-title").get_text() for c in cards] == [
        "Sparse things",
        "Engines",
    ]
    assert [c.a["href"] for c in cards] == ["themes/sparse.html#theme-sparse", "#theme-engines"]
    light, dark = cards[0].select("img")
    assert (light["class"], dark["class"]) == (["lab-light-art"], ["lab-dark-art"])
    assert site.text(light["src"]) == LIGHT
    assert site.text(dark["src"]) == DARK
    assert cards[0].select_one(".lab-theme-text").get_text() == "Few of many"
    assert not cards[1].select("img")


def test_themes_are_chosen_by_id_and_an_unknown_one_is_reported(project):
    site = page(project, "# Home\n\n```{themes} engines loops\n```\n")
    assert [c.get_text(strip=True) for c in site.soup().select(".lab-theme-card")] == ["Engines"]
    assert "there is no theme 'loops'" in site.warnings


@pytest.mark.parametrize(
    ("lines", "shown"),
    [
        ("members\npapers: papers so far", {"members": "2", "papers so far": "4"}),
        ("alumni: gone", {"gone": "1"}),
        (
            "",
            {
                "members": "2",
                "alumna or alumnus": "1",
                "publications": "4",
                "awards of papers": "3",
                "research themes": "2",
                "sponsors": "2",
            },
        ),
    ],
)
def test_numbers_are_counted(project, lines, shown):
    soup = page(project, f"# Home\n\n```{{numbers}}\n{lines}\n```\n").soup()
    rows = soup.select(".lab-numbers > div")
    assert {row.dt.get_text(): row.dd.get_text() for row in rows} == shown


def test_what_cannot_be_counted_is_reported(project):
    site = page(project, "# Home\n\n```{numbers}\npatience\n```\n")
    assert "'patience' is nothing that is counted" in site.warnings
    assert not site.soup().select(".lab-numbers")


def test_lists_have_layouts_for_a_home_page(project):
    text = """
    # Home

    ```{publications}
    :layout: cards
    ```
    ```{people}
    :layout: strip
    ```
    ```{sponsors}
    :layout: logos
    ```
    :::{news-item} 2024-01-02
    News.
    :::
    ```{news}
    :layout: cards
    ```
    """
    site = page(project, text)
    assert not site.warnings
    soup = site.soup()
    papers = soup.select("ul.lab-paper-cards > li.lab-publication")
    assert len(papers) == 4
    assert all(p.select_one(".lab-title") and p.select_one(".lab-authors") for p in papers)
    assert not soup.select(".lab-paper-cards .lab-links")
    assert len(soup.select("ul.lab-strip > li.lab-person .lab-name a")) == 3
    assert [i["alt"] for i in soup.select(".lab-logos img")] == ["Example Fund"]
    assert len(soup.select("ol.lab-news-cards > li")) == 1


@pytest.mark.parametrize("option", ["publications", "people", "news", "sponsors"])
def test_an_unknown_layout_is_reported(project, option):
    site = page(project, f"# Home\n\n```{{{option}}}\n:layout: wild\n```\n")
    assert "'wild' is not one of" in site.warnings


def booklet(project, **texts):
    folder = project.build_folder / "latex"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "book.pdf").write_bytes(b"%PDF" + b" " * 2_340_000)
    for suffix, text in texts.items():
        (folder / f"book{suffix}").write_text(text)


def test_the_booklets_card_says_what_is_behind_the_link(project):
    project.write({**DATA, "index.md": "# Home\n\n:::{booklet-card}\nAll about us.\n:::\n"})
    booklet(project, **{".log": "Output written on book.xdv (24 pages, 12 bytes).\n"})
    (project.build_folder / "latex" / "book-cover.png").write_bytes(b"\x89PNG")
    settings = {"name": "book", "called": "The Book"}
    site = project.build(labpress_booklet=settings)
    card = site.soup().select_one(".lab-booklet-card")
    assert card.select_one(".lab-booklet-name").get_text() == "The Book"
    assert card.select_one(".lab-booklet-facts").get_text() == "PDF, 24 pages, 2.3 MB"
    assert card.a["href"] == "book.pdf"
    assert (site.outdir / card.img["src"]).is_file()
    assert "All about us." in card.get_text()


def test_without_a_booklet_there_is_no_card_and_no_cover(project):
    text = "# Home\n\n:::{hero} We\n:booklet:\n:::\n\n:::{booklet-card}\nAll about us.\n:::\n"
    site = page(project, text)
    assert not site.soup().select(".lab-booklet-card, .lab-cover-link")


def test_a_hero_shows_the_cover_with_its_name(project):
    project.write({**DATA, "index.md": "# Home\n\n:::{hero} We\n:booklet:\n:::\n"})
    booklet(project)
    site = project.build(labpress_booklet={"name": "book", "called": "The Book"})
    link = site.soup().select_one("a.lab-cover-link")
    assert link["aria-label"] == "The Book (PDF, 2.3 MB)"
    assert link.select_one(".lab-cover-drawn")


def test_the_booklet_has_no_blocks(project):
    text = f"{HERO}\n:::{{call}} Come\n:::\n```{{themes}}\n```\n```{{numbers}}\n```\n"
    project.write({**DATA, "index.md": text})
    built = project.build("latex", labpress_group={"name": "ELL"})
    tex = next(built.outdir.glob("*.tex")).read_text()
    assert "Text." in tex
    for words in ("We build engines", "Come", "Few of many", "research themes"):
        assert words not in tex
    assert "Welcome" in tex


@pytest.mark.parametrize("builder", ["text", "man", "texinfo"])
def test_other_outputs_have_the_words_of_blocks(project, builder):
    project.write({**DATA, "index.md": f"{HERO}\n```{{themes}}\n```\n```{{numbers}}\n```\n"})
    extra = {"man_pages": [("index", "lab", "Lab", "", 1)]} if builder == "man" else {}
    built = project.build(builder, **extra)
    files = (path.read_text() for path in built.outdir.rglob("*") if path.is_file())
    text = " ".join("".join(files).split())
    for words in ("We build engines", "Sparse things: Few of many", "4 publications"):
        assert words in text


def test_a_themes_picture_is_a_path_or_an_address(tmp_path):
    file = tmp_path / "themes.yml"
    file.write_text("a: {title: A, picture: art/a.svg}\nb: {title: B, picture: 'javascript:1'}\n")
    themes, problems = read_themes(file)
    assert [theme.picture for theme in themes] == ["art/a.svg", ""]
    assert [problem.location.line for problem in problems] == [2]


def test_pages_of_the_booklet_are_counted_by_tex(tmp_path):
    log = tmp_path / "a.log"
    assert page_count(log) == 0
    log.write_text("Output written on a.xdv (1 page, 9 bytes).\nOutput written on a.xdv (16 pages")
    assert page_count(log) == 16
