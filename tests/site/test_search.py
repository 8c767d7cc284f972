"""The search of a site in labpress's frame: its index, and what visitors find."""

from __future__ import annotations

import json
import re

import pytest
from labpress.site.search.postings import Hit, index_files

from tests.conftest import Project

from .group import DATA, PEOPLE, PUBLICATIONS, THEMES

MORE = r"""
@inproceedings{nunez2022self,
  title = {Self-Supervised {\O}resund},
  author = {N{\'u}{\~n}ez, Zo{\"e} and Ada Byron},
  booktitle = {Conference on Bridges},
  year = 2022,
  keywords = {engines},
  abstract = {We build towers.},
  ids = {nunez2021bridge},
}
"""
PAGES = {
    "index.md": "# Lab\n\nWe like looms.\n\n```{toctree}\npapers\npeople\nnews\njoin\n```\n",
    "papers.md": "# Papers\n\n```{publications}\n:group-by: year\n```\n",
    "people.md": "# People\n\n```{people}\n```\n",
    "news.md": "# News\n\n:::{news-item} 2024-02-01\n:id: hello\n:kind: talk\n"
    "{person}`wei-zhang` speaks in Çeşme.\n:::\n",
    "join.md": "# Join us\n\nSend a letter.\n\n## How to apply\n\nBy post & pigeon.\n",
    "secret.md": "---\norphan: true\nno-search: true\n---\n# Hidden\n\nNobody reads xylophones.\n",
}
FILES = {
    **DATA,
    **PAGES,
    "data/publications.bib": PUBLICATIONS + MORE,
    "data/people.yml": PEOPLE.replace("name: Wei Zhang\n", "name: Wei Zhang\n  native: 张伟\n"),
}


def content(text):
    """Return what a file of the index holds."""
    return json.loads(re.fullmatch(r"labpressSearch\(\"[^\"]*\",(.*)\);\n", text)[1])


# --- the index


def many(count, extra=()):
    return [
        Hit(
            kind=0,
            id=f"paper{number}",
            title=f"Title {number}",
            href=f"papers/{number}.html",
            texts=(f"title w{number % 997} x{number}", f"author{number % 300}", "the of common"),
            year=1995 + number % 30,
        )
        for number in range(count)
    ] + list(extra)


def test_a_visitor_loads_little_of_the_index_of_ten_thousand_papers():
    files = index_files(many(10_000), ["paper"])
    assert len(files["index.js"]) < 16_000
    assert max(map(len, files.values())) < 64_000
    assert len(files) < 700


def test_one_paper_more_changes_few_files():
    before = index_files(many(3_000), ["paper"])
    new = Hit(0, "new", "New", "papers/new.html", texts=("title w5 brandnew", "author7", "the of"))
    after = index_files(many(3_000, [new]), ["paper"])
    changed = [name for name, text in after.items() if before.get(name) != text]
    assert len(changed) <= 10
    assert after == index_files(reversed(many(3_000, [new])), ["paper"])


def test_hits_with_the_same_number_stay_apart():
    hits = many(60_000)
    files = index_files(hits, ["paper"])
    told = [content(text) for name, text in files.items() if name.startswith("h-")]
    names = [name for part in told for name in part]
    assert len(names) == len(set(names)) == len(hits)


def test_a_word_of_nearly_every_text_needs_no_list():
    files = index_files(many(3_000), ["paper"])
    words = {}
    for name, text in files.items():
        if name.startswith("w-"):
            words |= content(text)
    assert words["common"] == ["", "", 0]
    assert words["x7"][0].count(",") == 0


# --- the site


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    project = Project(tmp_path_factory.mktemp("search") / "project")
    project.write(FILES)
    site = project.build(html_baseurl="https://lab.example/", nitpicky=True)
    assert not site.warnings
    return site


def test_the_site_has_this_index_alone(site):
    assert (site.outdir / "_search" / "index.js").is_file()
    assert not (site.outdir / "searchindex.js").exists()
    page = site.soup("search.html")
    assert [h1.get_text() for h1 in page.select("h1")] == ["Search"]
    sources = [script.get("src", "") for script in page.select("script")]
    assert any("labpress-search.js" in source for source in sources)
    assert not any("searchtools" in source or "searchindex" in source for source in sources)


def test_every_hit_leads_to_a_place_that_is_there_and_is_told_once(site):
    told = [
        hit
        for path in sorted((site.outdir / "_search").glob("h-*.js"))
        for hit in content(path.read_text("utf-8")).values()
    ]
    hrefs = [href for _, href, _ in told]
    assert len(hrefs) == len(set(hrefs))
    assert "join.html#how-to-apply" in hrefs
    assert "news.html#news-hello" in hrefs
    assert "papers/nunez2022self.html" in hrefs
    assert "secret.html" not in hrefs
    for href in hrefs:
        page, _, anchor = href.partition("#")
        soup = site.soup(page)
        assert not anchor or soup.find(id=anchor)


def test_hits_without_pages_of_records_lead_into_the_lists(project):
    project.write(FILES)
    site = project.build(labpress_record_pages=False)
    text = "".join(path.read_text("utf-8") for path in (site.outdir / "_search").glob("h-*.js"))
    assert "papers.html#paper-nunez2022self" in text
    assert "people.html#person-wei-zhang" in text


def index_of(site):
    folder = site.outdir / "_search"
    return {path.name: path.read_text("utf-8") for path in folder.iterdir()}


def test_the_index_is_that_of_a_clean_build_after_each_kind_of_build(project, tmp_path_factory):
    project.write(FILES)
    project.build()
    states = (
        {"data/publications.bib": PUBLICATIONS},
        {"join.md": "# Join us\n\nWrite to us.\n"},
        {"data/themes.yml": THEMES.replace("Engines", "Motors")},
    )
    for number, state in enumerate(states):
        project.write(state)
        index = index_of(project.build(parallel=1 + number % 2))
        assert index == index_of(project.build(fresh=True))
    words = set().union(*(content(t) for name, t in index.items() if name.startswith("w-")))
    assert {"motors", "write"} <= words
    assert not {"pigeon", "oresund"} & words


def test_a_lost_memory_is_no_loss(project):
    project.write(FILES)
    index = index_of(project.build())
    for state in (project.build_folder / "doctrees" / "labpress").glob("search-*.json"):
        state.write_text("{}")
    project.write({"people.md": "# People\n\nAll.\n\n```{people}\n```\n"})
    again = index_of(project.build())
    assert set(again) == set(index)
    assert "looms" in "".join(again.values())


def test_an_index_in_another_theme_leads_to_anchors_that_are_there(project):
    project.write(FILES)
    site = project.build(labpress_frame=False)
    index = json.loads(site.text("searchindex.js").removeprefix("Search.setIndex(").rstrip(")"))
    anchors = [entry[3] for entries in index["objects"].values() for entry in entries]
    assert anchors == ["news-hello"]
    assert '"papers/nunez2022self"' in site.text("searchindex.js")


# --- in a browser


@pytest.fixture
def page(site, browser):
    context = browser.new_context(viewport={"width": 1200, "height": 800})
    page = context.new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda m: m.type == "error" and errors.append(m.text))
    page.goto((site.outdir / "search.html").as_uri())
    yield page
    assert not errors
    context.close()


def hits(page):
    """Return the title and the kind of each hit, once all of the answer is there."""
    page.wait_for_function(
        "document.querySelector('.lab-search-said').textContent"
        " && document.querySelector('.lab-hits').ariaBusy === 'false'"
    )
    return [
        (hit.locator("a").inner_text(), hit.locator(".lab-kind").text_content())
        for hit in page.locator(".lab-hit").all()
    ]


def ask(page, query):
    page.evaluate("document.querySelector('.lab-search-said').textContent = ''")
    page.get_by_role("searchbox").fill(query)
    page.keyboard.press("Enter")
    return hits(page)


BRIDGE = ("Self-Supervised Øresund", "paper")


@pytest.mark.browser
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("Nunez", [BRIDGE]),
        ("oresund", [BRIDGE]),
        ("ØRESUND", [BRIDGE]),
        ("selfsupervised", [BRIDGE]),
        ("self-supervised", [BRIDGE]),
        ("self supervised", [BRIDGE]),
        ("nunez2021bridge", [BRIDGE]),
        ("conference on bridges", [BRIDGE]),
        ("tower", [BRIDGE]),
        ("bridges 2022 zoe", [BRIDGE]),
        ("2304.04934", [("Sparse Nets & the ℓ₂ norm", "paper")]),
        ("arXiv:2304.04934v2", [("Sparse Nets & the ℓ₂ norm", "paper")]),
        ("https://doi.org/10.1000/182", [("Notes on engines", "paper")]),
        ("10.1000/182", [("Notes on engines", "paper")]),
        ("principal investigator", [("Ada Byron", "person")]),
        ("wen-zhang", [("Wen Zhang", "person")]),
        ("伟", [("Wei Zhang", "person")]),
        ("cesme", [("Wei Zhang speaks in Çeşme.", "news")]),
        ("pigeons", [("Join us", "page")]),
        ("xylophones", []),
        ("loom tower", []),
    ],
)
def test_people_find_what_they_type(page, query, found):
    assert ask(page, query)[: max(len(found), 1)] == found


@pytest.mark.browser
def test_the_best_hit_stands_first_and_the_newest_of_equals(page):
    assert ask(page, "engines")[0] == ("Engines", "theme")
    assert ask(page, "zhang")[0][1] == "person"
    titles = [title for title, kind in ask(page, "neurips") if kind == "paper"]
    assert titles == ["Sparse Nets & the ℓ₂ norm", "Loops"]


@pytest.mark.browser
def test_the_keyboard_leads_through_the_hits_and_the_address_keeps_the_query(page):
    assert page.evaluate("document.activeElement.name") == "q"
    page.keyboard.type("byron")
    page.wait_for_function("location.search === '?q=byron'")
    assert hits(page)[0] == ("Ada Byron", "person")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.textContent") == "Ada Byron"
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/ada-byron.html")
    page.go_back()
    assert hits(page)[0] == ("Ada Byron", "person")


@pytest.mark.browser
def test_nothing_found_is_said(page):
    assert ask(page, "qqqq") == []
    assert page.locator(".lab-search-said").inner_text() == "Nothing has all of these words."


@pytest.mark.browser
def test_the_bar_of_any_page_leads_to_the_search(page, site):
    page.goto((site.outdir / "papers" / "byron2021notes.html").as_uri())
    page.get_by_role("searchbox").fill("nunez")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=nunez")
    assert hits(page) == [BRIDGE]
    page.get_by_role("link", name="Self-Supervised").click()
    page.wait_for_url("**/papers/nunez2022self.html")


@pytest.mark.browser
def test_script_and_index_fold_letters_alike(page):
    from labpress.text.folding import LETTERS, folded

    texts = [
        *LETTERS,
        *map(str.upper, LETTERS),
        "Núñez",
        "Ὀδυσσεύς",
        "ﬁﬀ",
        "İI",
        "Ｆｕｌｌ",
        "한국",
        "हिन्दी",
    ]
    assert page.evaluate("texts => texts.map(window.labpress.fold)", texts) == [*map(folded, texts)]
