"""The promises of this repository's own site and booklet, kept on what was really built."""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

import pdfplumber
import pytest
from bs4 import BeautifulSoup

from tests.seed_papers import PAPERS, Paper

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import BuiltGroup

#: Key in publications.bib -> the paper as the group prints it.
KEYS = {
    "liu2025rethinking": "rethinking",
    "jia2023model": "sparsification",
    "zhang2022revisiting": "fast",
    "zhang2022robustify": "robustify",
    "gong2022reverse": "reverse",
    "zhang2023selectivity": "selectivity",
    "zhang2022advancing": "pruning",
    "zhang2022distributed": "distributed",
    "liu2020minmax": "minmax",
    "liu2020primer": "primer",
}
BY_NAME = {paper.key: paper for paper in PAPERS}
EXPECTED = {key: BY_NAME[name] for key, name in KEYS.items()}

PAGES = ("index", "research", "publications", "people", "news", "join", "sponsors", "contact")
#: What stands before every address of the site where it is named whole.
OWN_HOST = "https://www.optml-group.com/"

THEMES = {
    "Trustworthy AI": list(KEYS)[:5],
    "Scalable AI": list(KEYS)[5:],
}


def straight(text: str) -> str:
    """Return *text* with plain apostrophes and single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).replace("’", "'").split())


def bold_runs(paper: Paper) -> list[str]:
    """The printed names of *paper* that are bold, stars included, in order."""
    members = set(paper.bold.split(", "))
    names = [name.strip() for name in paper.authors.split(",")]
    printed = paper.byline.split(", ")
    return [
        straight(run)
        for name, run in zip(names, printed, strict=True)
        if name.rstrip("*") in members
    ]


def page(group: BuiltGroup, name: str) -> BeautifulSoup:
    return BeautifulSoup((group.site / f"{name}.html").read_text("utf-8"), "lxml")


# --- the site


def test_ten_papers_are_all_there(built_group):
    entries = page(built_group, "publications").select(".lab-publication")
    assert {entry["id"].removeprefix("paper-") for entry in entries} == set(KEYS)


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("name", ["publications", "research"])
def test_entry_on_the_site_is_the_groups_own_line(built_group, key, name):
    soup = page(built_group, name)
    title = page(built_group, "publications").select_one(f"#paper-{key} .lab-title").get_text()
    (entry,) = [
        entry
        for entry in soup.select(".lab-publication")
        if entry.select_one(".lab-title").get_text() == title
    ]
    expected = EXPECTED[key]
    assert straight(entry.select_one(".lab-authors").get_text()) == straight(expected.byline)
    source = entry.select_one(".lab-source")
    assert straight(source.get_text(" ")) == straight(expected.line)
    bold = [straight(tag.get_text()) for tag in entry.select("strong")]
    assert bold == bold_runs(expected)


def test_research_shows_the_representative_papers_by_theme_in_the_groups_order(built_group):
    soup = page(built_group, "research")
    assert THEMES
    for title, keys in THEMES.items():
        heading = next(h for h in soup.select("h2, h3") if h.get_text().startswith(title))
        bylines = [
            straight(authors.get_text())
            for authors in heading.find_parent("section").select(".lab-authors")
        ]
        assert bylines == [straight(EXPECTED[key].byline) for key in keys]


def test_home_links_the_booklet_the_openings_and_all_sponsors(built_group):
    soup = page(built_group, "index")
    assert soup.select('article a[href="welcome2optml.pdf"]')
    assert soup.select('article a[href^="join.html"]')
    assert len(soup.select(".lab-sponsor a")) == 10
    assert "AAAI" in soup.select_one(".lab-news").get_text()
    assert "Welcome2OPTML Booklet" in soup.select_one(".lab-booklet-card").get_text()


def test_people_are_those_of_the_group(built_group):
    soup = page(built_group, "people")
    cards = {card["id"].removeprefix("person-"): card for card in soup.select(".lab-person")}
    assert len(cards) == 14
    assert "Intuit" in cards["yuguang-yao"].get_text()
    assert "Amazon" in cards["yimeng-zhang"].get_text()
    assert "OpenAI" in cards["jiancheng-liu"].get_text()
    assert "Red Cedar" in cards["sijia-liu"].get_text()
    assert "yuanshun-yao" not in cards


def test_news_has_every_item_with_its_date(built_group):
    dates = [t["datetime"] for t in page(built_group, "news").select(".lab-news-item time")]
    assert dates == [
        *("2025-11-06", "2025-11-06", "2025-11-06"),
        *("2025-10-27", "2025-10-08", "2025-10-05", "2025-09-26"),
    ]


def test_every_page_has_an_explicit_label(built_group, repository):
    assert PAGES
    for name in PAGES:
        text = (repository / "source" / f"{name}.md").read_text("utf-8")
        first_heading = re.search(r"^# ", text, re.M)
        assert first_heading
        assert re.search(r"^\([a-z-]+\)=\s*$", text[: first_heading.start()], re.M), name


def test_nothing_is_asked_of_another_host(built_group):
    paths = list(built_group.site.rglob("*.html"))
    assert len(paths) > len(PAGES)
    for path in paths:
        soup = BeautifulSoup(path.read_text("utf-8"), "lxml")
        fetched = [
            tag.get("src") or tag.get("href")
            for tag in soup.select("script[src], img[src], link[rel=stylesheet], link[rel=icon]")
        ]
        # the page for addresses that there are not is shown at any depth: it names the site whole
        own = OWN_HOST if path.name == "404.html" else ()
        fetched = [url for url in fetched if url and not url.startswith(own)]
        assert not [url for url in fetched if re.match(r"(https?:)?//", url)], path


def test_the_build_said_nothing(built_group):
    assert built_group.warnings == ""


# --- the booklet


class Run(NamedTuple):
    """Neighbouring characters of one weight."""

    text: str
    bold: bool


@pytest.fixture(scope="module")
def booklet(built_group) -> Path:
    assert built_group.booklet is not None, "the booklet was not built"
    return built_group.booklet


@pytest.fixture(scope="module")
def runs(booklet) -> list[Run]:
    """The booklet's text as runs of one weight, pages one after the other, lines in order."""
    characters: list[tuple[str, bool]] = []
    with pdfplumber.open(booklet) as pdf:
        for sheet in pdf.pages:
            line = None
            for char in sheet.chars:
                top = round(char["bottom"])
                if line is not None and abs(top - line) > 4:
                    characters.append((" ", characters[-1][1]))
                line = top
                characters.append((char["text"], "Bold" in char["fontname"]))
            characters.append((" ", False))
    return [
        Run("".join(text for text, _ in group), bold)
        for bold, group in groupby(characters, key=lambda pair: pair[1])
    ]


@pytest.mark.tex
@pytest.mark.parametrize("key", KEYS)
def test_entry_in_the_booklet_is_the_groups_own_line(runs, key):
    flat, weights = "", ""
    for run in runs:
        text = unicodedata.normalize("NFC", run.text).replace("’", "'")
        flat += text
        weights += ("b" if run.bold else "-") * len(text)
    squeezed, kept = "", ""
    for character, weight in zip(flat, weights, strict=True):
        if not character.isspace():
            squeezed += character
            kept += weight
    expected = EXPECTED[key]
    byline = "".join(straight(expected.byline).split())
    line = "".join(straight(expected.line).split())
    places = [
        match.start()
        for match in re.finditer(re.escape(byline), squeezed)
        if line in squeezed[match.end() : match.end() + len(line) + 3]
    ]
    assert places, f"no author line {expected.byline} before {expected.line}"
    for place in places:
        position = place
        bold = []
        for name in straight(expected.byline).split(", "):
            length = len("".join(name.split()))
            weight = set(kept[position : position + length])
            assert len(weight) == 1, f"{name} is bold in part"
            if weight == {"b"}:
                bold.append(name)
            position += length + 1
        assert bold == bold_runs(expected)


@pytest.mark.tex
def test_author_lines_extract_with_their_spaces(booklet):
    with pdfplumber.open(booklet) as pdf:
        text = " ".join(" ".join(p.extract_text(x_tolerance=2).split()) for p in pdf.pages)
    missing = [one for one in EXPECTED.values() if straight(one.byline) not in straight(text)]
    assert EXPECTED
    assert not missing


@pytest.mark.tex
def test_booklet_has_all_its_parts_in_order(booklet):
    with pdfplumber.open(booklet) as pdf:
        texts = [" ".join((p.extract_text(x_tolerance=2) or "").split()) for p in pdf.pages]
        chapters = [title for level, title, *_ in pdf.doc.get_outlines() if level == 1]
    wanted = [
        *("Welcome to OPTML", "Research", "People", "News and awards"),
        *("Join us", "Sponsors", "How to reach us"),
    ]
    assert [title for title in dict.fromkeys(chapters) if title in wanted] == wanted
    assert "Welcome to OPTML" in texts[0]
    assert "East Lansing" in texts[-1]
    whole = " ".join(texts)
    for part in (
        "Contents",
        "Trustworthy AI",
        "Alumni",
        "Awards of our papers",
        "How to apply",
        "DARPA",
    ):
        assert part in whole


@pytest.mark.tex
def test_tex_lost_no_character_and_no_reference(built_group):
    log = (built_group.folder / "latex" / "welcome2optml.log").read_text("utf-8", "replace")
    assert "Missing character" not in log
    assert "undefined" not in re.sub(r"\n", "", log).replace("undefined on input", "undefined")


@pytest.mark.tex
def test_references_print_their_page(booklet):
    with pdfplumber.open(booklet) as pdf:
        text = " ".join(p.extract_text(x_tolerance=2) or "" for p in pdf.pages)
    assert re.search(r"Sijia Liu \(p\. \d+\)", " ".join(text.split()))
