"""Narrowing a list of publications: what the page holds, and what the script makes of it."""

from __future__ import annotations

import pytest
from labpress.site import visitors

from .group import PEOPLE, PUBLICATIONS

MORE = r"""
@inproceedings{nunez2022self,
  title = {Self-Supervised {\O}resund},
  author = {N{\'u}{\~n}ez, Zo{\"e} and Ada Byron},
  booktitle = {Conference on Bridges},
  year = 2022,
  keywords = {engines},
}
"""
PAGE = "# Papers\n\n```{publications}\n:group-by: year\n:find:\n```\n"
DATA = {
    "data/people.yml": PEOPLE,
    "data/publications.bib": PUBLICATIONS + MORE,
    "data/themes.yml": "sparse: {title: Sparse things}\nengines: {title: Engines}\n",
    "data/venues.yml": "NeurIPS: [Advances in Neural Information Processing Systems]\n",
    "index.md": PAGE,
}


@pytest.fixture
def site(project):
    project.write(DATA)
    site = project.build(nitpicky=True)
    assert not site.warnings
    return site


def test_links_to_the_years_with_counts_need_no_script(site):
    soup = site.soup()
    links = [(a["href"], a.get_text()) for a in soup.select("nav.lab-jump a")]
    assert links == [
        ("#publications-2023", "2023 1"),
        ("#publications-2022", "2022 2"),
        ("#publications-2021", "2021 1"),
        ("#publications-2020", "2020 1"),
    ]
    assert all(soup.select_one(f"section{href}") for href, _ in links)
    assert soup.select_one("form.lab-find").has_attr("hidden")


def test_facets_hold_what_the_papers_have(site):
    facets = {
        select["name"]: [(o["value"], o.get_text()) for o in select.select("option")]
        for select in site.soup().select("form.lab-find select")
    }
    assert facets["theme"] == [
        ("", "Theme"),
        ("sparse", "Sparse things (2)"),
        ("engines", "Engines (3)"),
    ]
    assert facets["person"] == [
        ("", "Person"),
        ("ada-byron", "Ada Byron (4)"),
        ("wei-zhang", "Wei Zhang (1)"),
        ("wen-zhang", "Wen Zhang (1)"),
    ]
    assert facets["venue"][:2] == [("", "Venue"), ("NeurIPS", "NeurIPS (2)")]
    assert ("Spotlight", "Spotlight (1)") in facets["award"]
    assert [value for value, _ in facets["year"]] == ["", "2023", "2022", "2021", "2020"]


def test_a_facet_that_all_papers_share_is_left_out(project):
    project.write({**DATA, "index.md": PAGE.replace(":find:", ":find:\n:year: 2022")})
    names = [s["name"] for s in project.build().soup().select("form.lab-find select")]
    assert "year" not in names
    assert "theme" not in names
    assert "venue" in names


def test_only_the_lists_of_the_form_are_narrowed(project):
    other = "\n```{publications}\n:selected:\n```\n"
    project.write({**DATA, "index.md": PAGE + other})
    soup = project.build().soup()
    assert len(soup.select("li.lab-publication")) == 6
    assert len(soup.select("li[data-find]")) == 5


def test_other_outputs_have_the_list_alone(project):
    project.write(DATA)
    text = (project.build("text").outdir / "index.txt").read_text()
    assert "Loops" in text
    assert "Clear" not in text


@pytest.fixture
def page(site, browser):
    context = browser.new_context(viewport={"width": 1200, "height": 800})
    page = context.new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto((site.outdir / "index.html").as_uri())
    yield page
    assert not errors
    context.close()


def titles(page):
    return page.locator("li.lab-publication:visible .lab-title").all_text_contents()


@pytest.mark.browser
@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("loops", ["Loops"]),
        ("nunez", ["Self-Supervised Øresund"]),
        ("oresund", ["Self-Supervised Øresund"]),
        ("selfsupervised", ["Self-Supervised Øresund"]),
        ("wen zhang", ["Notes on engines"]),
        ("bridges 2022", ["Self-Supervised Øresund"]),
    ],
)
def test_words_are_found_as_people_type_them(page, typed, found):
    page.get_by_label("Find in the publications").fill(typed)
    assert titles(page) == found
    assert page.locator("output").inner_text() == "1 of 5 publications"
    assert page.locator(".lab-jump li:visible").count() == 1


@pytest.mark.browser
def test_counts_follow_the_choice_and_the_address_holds_it(page):
    page.get_by_label("Theme", exact=True).select_option("engines")
    assert len(titles(page)) == 3
    options = page.locator("select[name=person] option").all_text_contents()
    assert options == ["Person", "Ada Byron (3)", "Wei Zhang (0)", "Wen Zhang (1)"]
    themes = page.locator("select[name=theme] option").all_text_contents()
    assert themes == ["Theme", "Sparse things (2)", "Engines (3)"]
    page.get_by_label("Find in the publications").fill("loops")
    assert page.evaluate("location.search") == "?q=loops&theme=engines"
    page.reload()
    assert titles(page) == ["Loops"]
    assert page.get_by_label("Theme", exact=True).input_value() == "engines"
    page.get_by_role("button", name="Clear").click()
    page.wait_for_function("!location.search")
    assert len(titles(page)) == 5


@pytest.mark.browser
def test_where_nothing_fits_it_is_said_what_to_give_up(page):
    page.get_by_label("Year").select_option("2020")
    page.get_by_label("Find in the publications").fill("loops")
    assert titles(page) == []
    offers = page.locator(".lab-loosen button").all_text_contents()
    assert offers == ["Without “loops”: 1", "Without 2020: 1"]
    page.locator(".lab-loosen button").last.click()
    assert titles(page) == ["Loops"]


@pytest.mark.browser
def test_an_address_with_a_value_that_is_none_shows_the_whole_list(page):
    page.goto(page.url.split("?")[0] + "?year=1066&theme=loops")
    assert len(titles(page)) == 5


# --- long lists


MANY = "".join(
    f"@misc{{p{n}, title={{{'Odd' if n % 2 else 'Even'} {n}}}, author={{A B}}, year={{{year}}}}}\n"
    for year in (2020, 2021)
    for n in range(year * 10, year * 10 + 5)
)
LIST = "# Papers\n\n```{publications}\n:find:\n:group-by: year\n:order: title\n```\n"


def test_a_long_list_is_written_in_parts_that_browsers_lay_out_when_they_come_near(
    project, monkeypatch
):
    monkeypatch.setattr(visitors, "PART", 2)
    project.write({"index.md": LIST, "data/publications.bib": MANY})
    soup = project.build().soup()
    for year in ("2020", "2021"):
        parts = soup.select(f"#publications-{year} > ul.lab-part")
        assert [len(part.select("li.lab-publication[id][data-find]")) for part in parts] == [
            2,
            2,
            1,
        ]
    monkeypatch.setattr(visitors, "PART", 5)
    project.write({"index.md": f"{LIST}\n"})
    assert not project.build().soup().select(".lab-part")


@pytest.mark.browser
def test_parts_of_a_long_list_are_narrowed_like_one(project, browser, monkeypatch):
    monkeypatch.setattr(visitors, "PART", 2)
    project.write({"index.md": LIST, "data/publications.bib": MANY})
    context = browser.new_context(viewport={"width": 1200, "height": 800})
    page = context.new_page()
    page.goto((project.build().outdir / "index.html").as_uri())
    page.locator(".lab-find input").fill("odd")
    assert len(titles(page)) == 4
    assert page.locator(".lab-jump a:visible").all_inner_texts() == ["2020 2", "2021 2"]
    page.locator(".lab-find input").fill("20204")
    assert titles(page) == ["Even 20204"]
    assert page.locator("#publications-2021").is_hidden()
    assert page.locator("ul.lab-part:visible").count() == 1
    page.locator(".lab-find input").fill("")
    assert len(titles(page)) == 10
    context.close()
