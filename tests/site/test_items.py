"""Projects and other items on the site: their lists, pages, names, and what machines read."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest
from icalendar import Calendar

from tests.files.samples import picture
from tests.site.group import DATA, PUBLICATIONS

PROJECTS = """
sparse-kit:
  title: SparseKit & friends
  type: software
  summary: A library for sparse numbers.
  picture: pictures/kit.png
  people: [wei-zhang, ada-byron, Grace Hopper]
  papers: [byron2021notes]
  themes: [sparse]
  since: 2021
  license: MIT
  repository: https://example.org/kit
engine-set:
  title: The engine set
  type: dataset
  since: 2018
  until: 2020
  formerly: [engines-1]
  people: ada-byron
plain:
  title: Nothing but a title
"""

FILES = {
    **DATA,
    "data/projects.yml": PROJECTS,
    "data/publications.bib": PUBLICATIONS.replace(
        "@article{byron2021notes,", "@article{byron2021notes,\n  projects = {engines-1},"
    ),
}
PAGE = "# Lab\n\n```{projects}\n```\n"


@pytest.fixture
def built(project):
    def build(page: str = PAGE, builder: str = "html", **files: str):
        project.write({**FILES, "index.md": page, **files})
        picture(project.source / "pictures" / "kit.png")
        return project.build(builder, html_baseurl="https://lab.example/")

    return build


def ids(soup):
    return [entry.get("id") for entry in soup.select("li.lab-item")]


def listed(built, options: str) -> list[str]:
    soup = built(f"# Lab\n\n```{{projects}}\n{options}\n```\n").soup()
    return [entry.select_one(".lab-title").get_text() for entry in soup.select("li.lab-item")]


def test_an_entry_says_what_the_record_says(built):
    result = built()
    assert not result.warnings
    soup = result.soup()
    assert ids(soup) == ["project-sparse-kit", "project-engine-set", "project-plain"]
    entry = soup.select_one("ul.lab-items.lab-projects > li.lab-item.lab-project")
    assert entry.select_one(".lab-title a")["href"] == "projects/sparse-kit.html"
    assert entry.select_one(".lab-title").get_text() == "SparseKit & friends"
    assert entry.select_one(".lab-people-line").get_text() == "Wei Zhang, Ada Byron, Grace Hopper"
    assert [a["href"] for a in entry.select("a.lab-person")] == [
        "people/wei-zhang.html",
        "people/ada-byron.html",
    ]
    assert entry.select_one(".lab-facts").get_text() == "Software · since 2021 · License: MIT"
    assert entry.select_one(".lab-fact-since time")["datetime"] == "2021"
    assert entry.select_one(".lab-summary").get_text() == "A library for sparse numbers."
    assert entry.select_one("a.lab-link-repository")["href"] == "https://example.org/kit"
    assert (result.outdir / entry.select_one(".lab-picture img")["src"]).is_file()
    # a link to a former name finds the entry, too
    assert soup.select_one("#project-engine-set > #project-engines-1")


@pytest.mark.parametrize(
    ("options", "titles"),
    [
        (":type: dataset", ["The engine set"]),
        (":status: past", ["The engine set"]),
        (":status: current", ["SparseKit & friends", "Nothing but a title"]),
        (":person: wei-zhang", ["SparseKit & friends"]),
        (":theme: sparse", ["SparseKit & friends"]),
        (":paper: byron2021notes", ["SparseKit & friends", "The engine set"]),
        (":year: 2019", ["The engine set"]),
        (":ids: plain engines-1", ["Nothing but a title", "The engine set"]),
        (":order: title", ["Nothing but a title", "SparseKit & friends", "The engine set"]),
        (":order: oldest\n:limit: 2", ["Nothing but a title", "The engine set"]),
    ],
)
def test_a_list_shows_what_its_options_ask_for(built, options, titles):
    assert listed(built, options) == titles


def test_a_list_in_groups(built):
    soup = built("# Lab\n\n```{projects}\n:group-by: type\n```\n").soup()
    headings = [heading.get_text().rstrip("#¶") for heading in soup.select("article h2")]
    assert headings == ["Software", "Dataset", "Other"]


@pytest.mark.parametrize(
    "option", [":type: toy", ":status: open", ":ids: nothing", ":person: nobody", ":order: x"]
)
def test_an_option_that_cannot_be_used_is_told_at_its_line(built, option):
    warnings = built(f"# Lab\n\n```{{projects}}\n{option}\n```\n").warnings
    assert "index.md:3" in warnings
    assert "[labpress.directive-option]" in warnings


def test_its_page_has_its_papers_and_other_pages_lead_there(built):
    result = built()
    page = result.soup("projects/sparse-kit.html")
    assert page.select_one("h1").get_text() == "SparseKit & friends"
    assert page.select_one(".lab-item-page .lab-summary")
    assert not page.select(".lab-item-page .lab-title")
    assert page.select_one("#publications .lab-publication")
    assert "Theme: Sparse models" in page.get_text()
    # the paper names the set, the kit names the paper
    paper = result.soup("papers/byron2021notes.html")
    assert [a["href"] for a in paper.select("#projects .lab-item-links a")] == [
        "../projects/sparse-kit.html",
        "../projects/engine-set.html",
    ]
    person = result.soup("people/wei-zhang.html")
    assert person.select_one("#projects a")["href"] == "../projects/sparse-kit.html"
    assert "projects" not in result.text("papers/byron2021notes.html").split("lab-bibtex")[1][:400]


def test_machines_read_it(built):
    result = built()
    script = result.soup("projects/sparse-kit.html").select_one('[type="application/ld+json"]')
    data = json.loads(script.string)
    assert data["@type"] == "SoftwareSourceCode"
    assert data["name"] == "SparseKit & friends"
    assert data["url"] == "https://lab.example/projects/sparse-kit.html"
    assert data["license"] == "MIT"
    assert data["citation"][0]["name"] == "Notes on engines"
    index = "".join(path.read_text("utf-8") for path in (result.outdir / "_search").iterdir())
    assert "sparsekit" in index
    index = json.loads(result.text("r/index.json"))
    assert index["project"]["engines-1"] == "projects/engine-set.html"
    redirect = result.text("projects/engines-1.html")
    assert "engine-set.html" in redirect


def test_a_role_refers_to_it(built):
    soup = built("# Lab\n\n{project}`sparse-kit`, {project}`old <engines-1>`\n\n" + PAGE[7:]).soup()
    links = [(a.get_text(), a["href"]) for a in soup.select("article p a.reference")]
    assert links == [
        ("SparseKit & friends", "#project-sparse-kit"),
        ("old", "#project-engine-set"),
    ]


def test_a_role_that_names_none_is_told(built):
    warnings = built("# Lab\n\n{project}`sparse-kitt`\n").warnings
    assert "there is no project 'sparse-kitt' [labpress.unknown-item]" in warnings
    assert "did you mean 'sparse-kit'?" in warnings


def test_a_page_about_it_takes_the_place_of_the_made_one(built):
    page = "# Lab\n\n{project}`plain`\n\n```{toctree}\nprojects/plain\n```\n"
    result = built(page, **{"projects/plain.md": "# By hand\n\nWords.\n"})
    assert not result.warnings
    soup = result.soup("projects/plain.html")
    assert soup.select_one("h1").get_text().startswith("By hand")
    assert soup.select_one("#project-plain")
    link = result.soup().select_one("article p a.reference")
    assert link["href"] == "projects/plain.html#project-plain"


def test_the_booklet_has_the_entry(built):
    result = built(builder="latex")
    (tex,) = result.outdir.glob("*.tex")
    text = tex.read_text("utf-8")
    start = re.search(r"\\labitem\[picture-\w+\.png\]\{\\labanchor\{project-sparse-kit\}", text)
    assert start
    entry = text[start.start() :]
    entry = entry[: entry.index(r"\labitem", 10)]
    assert r"{SparseKit \& friends}" in entry
    assert r"Software \textperiodcentered{} since 2021 \textperiodcentered{} License: MIT" in entry
    assert r"\laburl{https://example.org/kit}{example.org/kit}" in entry
    assert r"\labanchor{project-engine-set}\labanchor{project-engines-1}" in text


def test_other_outputs_have_a_plain_entry(built):
    text = built(builder="text").text("index.txt")
    assert "* SparseKit & friends. Wei Zhang, Ada Byron, Grace Hopper. Software" in text


def test_a_list_that_depends_on_the_day_is_read_again_on_another(project):
    project.write({**DATA, "data/projects.yml": "a: {title: A, until: 2025-03-31}\n"})
    project.write({"index.md": "# Lab\n\n```{projects}\n:status: current\n```\n"})
    assert ids(project.build(labpress_today="2025-03-31").soup()) == ["project-a"]
    assert ids(project.build(labpress_today="2025-04-01").soup()) == []


def test_a_day_that_is_none_is_told(built, project):
    project.write({**FILES, "index.md": PAGE})
    warnings = project.build(labpress_today="tomorrow").warnings
    assert "labpress_today: 'tomorrow' is not a day" in warnings


# --- grants

GRANTS = {
    **FILES,
    "data/grants.yml": """
analytical:
  title: The analytical engine
  funder: Royal Society
  number: RS-1834
  people: [ada-byron]
  from: 2022-09-01
  until: 2025-08-31
  url: https://example.org/rs-1834
older: {title: An older one, funder: Board, from: 2015, until: 2018}
""",
    "data/projects.yml": "kit: {title: Kit, funding: [analytical, Private means]}\n",
    "data/publications.bib": PUBLICATIONS.replace(
        "@article{byron2021notes,", "@article{byron2021notes,\n  grants = {analytical},"
    ),
    "index.md": "# Lab\n\n```{grants}\n```\n\n```{projects}\n```\n",
}


def test_a_grant_lists_what_it_paid_for(project):
    project.write(GRANTS)
    result = project.build(html_baseurl="https://lab.example/", labpress_today="2025-01-01")
    assert not result.warnings
    soup = result.soup()
    assert ids(soup) == ["grant-analytical", "grant-older", "project-kit"]
    facts = soup.select_one("#grant-analytical .lab-facts").get_text()
    assert facts == "Royal Society · Number: RS-1834 · 2022–2025"
    funding = soup.select_one("#project-kit .lab-fact-funding")
    assert funding.get_text() == "Funding: The analytical engine, Private means"
    assert [a["href"] for a in funding.select("a")] == ["grants/analytical.html"]
    page = result.soup("grants/analytical.html")
    assert page.select_one("#publications .lab-title").get_text() == "Notes on engines"
    assert page.select_one("#projects a").get_text() == "Kit"
    data = json.loads(page.select_one('[type="application/ld+json"]').string)
    assert data["@type"] == "MonetaryGrant"
    assert data["funder"] == {"@type": "Organization", "name": "Royal Society"}
    assert data["fundedItem"][0]["name"] == "Notes on engines"
    paper = result.soup("papers/byron2021notes.html").select_one('[type="application/ld+json"]')
    assert json.loads(paper.string)["funding"] == [
        {"@type": "Grant", "name": "The analytical engine"}
    ]
    assert result.soup("people/ada-byron.html").select_one("#grants a")


@pytest.mark.parametrize(
    ("day", "current"), [("2025-08-31", ["grant-analytical"]), ("2025-09-01", [])]
)
def test_a_grant_is_over_after_its_last_day(project, day, current):
    project.write({**GRANTS, "index.md": "# Lab\n\n```{grants}\n:status: current\n```\n"})
    assert ids(project.build(labpress_today=day).soup()) == current


def test_a_grant_in_print(project):
    project.write(GRANTS)
    (tex,) = project.build("latex").outdir.glob("*.tex")
    text = tex.read_text("utf-8")
    assert r"\labitem{\labanchor{grant-analytical}}" in text
    assert r"Funding: \hyperlink{grant-analytical}{The analytical engine}, Private means" in text


def test_a_project_s_picture_is_the_page_s_for_machines(built):
    soup = built().soup("projects/sparse-kit.html")
    shown = soup.select_one('meta[property="og:image"]')["content"]
    assert shown.startswith("https://lab.example/files/pictures/")
    data = json.loads(soup.select_one('script[type="application/ld+json"]').text)
    assert data["image"] == shown


# --- talks

TALKS = {
    **DATA,
    "files/tutorial.pdf": "%PDF-1.4",
    "data/talks.yml": """
old:
  title: An old talk
  date: 2024-12-03
  speakers: [wei-zhang]
  event: Engines 2024
tutorial:
  title: Engines, a tutorial; with commas
  type: tutorial
  date: 2025-06-30
  until: 2025-07-02
  speakers: [ada-byron, Grace Hopper]
  place: London
  event: Engines 2025
  summary: All about engines.
  slides: files/tutorial.pdf
  video: https://example.org/video
  papers: [byron2021notes]
today:
  title: A talk of today
  date: 2025-06-01
""",
    "index.md": "# Lab\n\n```{talks}\n```\n",
}


def talks(project, page="", day="2025-06-01", **options):
    project.write({**TALKS, **({"index.md": page} if page else {})})
    conf = {"html_baseurl": "https://lab.example/", "labpress_today": day}
    return project.build(**conf, **options)


def test_talks_stand_newest_first_with_their_days(project):
    result = talks(project)
    assert not result.warnings
    soup = result.soup()
    assert ids(soup) == ["talk-tutorial", "talk-today", "talk-old"]
    entry = soup.select_one("#talk-tutorial")
    facts = "Tutorial · Engines 2025 · London · 30 June 2025 – 2 July 2025"
    assert entry.select_one(".lab-facts").get_text() == facts
    assert entry.select_one(".lab-fact-date time")["datetime"] == "2025-06-30"
    assert entry.select_one(".lab-people-line").get_text() == "Ada Byron, Grace Hopper"
    assert (result.outdir / entry.select_one("a.lab-link-slides")["href"]).is_file()
    page = result.soup("talks/tutorial.html")
    data = json.loads(page.select_one('[type="application/ld+json"]').string)
    assert (data["@type"], data["startDate"], data["endDate"]) == (
        "Event",
        "2025-06-30",
        "2025-07-02",
    )
    assert data["location"] == {"@type": "Place", "name": "London"}
    assert [person["name"] for person in data["performer"]] == ["Ada Byron", "Grace Hopper"]
    assert result.soup("people/wei-zhang.html").select_one("#talks a").get_text() == "An old talk"


@pytest.mark.parametrize(
    ("day", "upcoming"),
    [
        ("2025-06-01", ["talk-today", "talk-tutorial"]),
        ("2025-06-02", ["talk-tutorial"]),
        ("2025-07-02", ["talk-tutorial"]),
        ("2025-07-03", []),
    ],
)
def test_what_comes_next_comes_first_and_has_a_calendar(project, day, upcoming):
    result = talks(project, "# Lab\n\n```{talks}\n:status: upcoming\n```\n", day)
    assert ids(result.soup()) == upcoming
    assert bool(result.soup().select('a[href="talks.ics"]')) == bool(upcoming)
    assert (result.outdir / "talks.ics").exists() == bool(upcoming)


def test_the_calendar_has_what_is_to_come(project):
    found = Calendar.from_ical(talks(project).text("talks.ics"))
    events = {str(event["summary"]): event for event in found.walk("VEVENT")}
    assert list(events) == ["A talk of today", "Engines, a tutorial; with commas"]
    event = events["Engines, a tutorial; with commas"]
    assert event["uid"] == "https://lab.example/r/talk/tutorial/"
    # the end of a whole day is the next one (RFC 5545, section 3.6.1)
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (
        date(2025, 6, 30),
        date(2025, 7, 3),
    )
    assert event["location"] == "London"
    assert event["url"] == "https://lab.example/talks/tutorial.html"


def test_talks_have_a_feed(project):
    feed = json.loads(talks(project).text("feeds/talks.json"))
    assert [item["title"] for item in feed["items"]] == [
        "Engines, a tutorial; with commas",
        "A talk of today",
        "An old talk",
    ]
    assert feed["items"][0]["url"] == "https://lab.example/talks/tutorial.html"


def test_a_talk_without_a_date_is_told(project):
    project.write({**TALKS, "data/talks.yml": "one: {title: One}\n"})
    warnings = project.build().warnings
    assert "talks.yml:1:1: " in warnings
    assert "the record lacks “date” and was left out [labpress.yaml-missing]" in warnings


def test_a_talk_in_print(project):
    project.write(TALKS)
    (tex,) = project.build("latex").outdir.glob("*.tex")
    text = tex.read_text("utf-8")
    assert r"\labitem{\labanchor{talk-tutorial}}" in text
    assert r"London \textperiodcentered{} 30 June 2025 – 2 July 2025" in text


# --- media coverage and courses

OTHERS = {
    **DATA,
    "data/media.yml": """
engines:
  title: The engines that think
  outlet: The Times
  date: 2024-03-05
  people: [ada-byron]
  papers: [byron2021notes]
  url: https://example.org/engines
""",
    "data/courses.yml": """
logic:
  title: Logic
  number: ECE 101
  terms: [Fall 2023, Spring 2025]
  people: [ada-byron]
  url: https://example.org/logic
numbers:
  title: Numbers
  terms: [2026, sometime]
""",
    "index.md": "# Lab\n\n```{media}\n```\n\n```{courses}\n```\n",
}


def test_media_coverage_and_courses(project):
    project.write(OTHERS)
    result = project.build(html_baseurl="https://lab.example/")
    assert "courses.yml:9:17: " in result.warnings
    assert "“terms” has “sometime”, which is no date [labpress.yaml-date]" in result.warnings
    soup = result.soup()
    assert ids(soup) == ["media-engines", "course-numbers", "course-logic"]
    assert soup.select_one("#media-engines .lab-facts").get_text() == "The Times · 5 March 2024"
    facts = soup.select_one("#course-logic .lab-facts").get_text()
    assert facts == "ECE 101 · Fall 2023, Spring 2025"
    news = result.soup("media/engines.html").select_one('[type="application/ld+json"]')
    data = json.loads(news.string)
    assert (data["@type"], data["publisher"]["name"]) == ("NewsArticle", "The Times")
    assert data["about"][0]["name"] == "Notes on engines"
    course = result.soup("courses/logic.html").select_one('[type="application/ld+json"]')
    data = json.loads(course.string)
    assert (data["@type"], data["courseCode"]) == ("Course", "ECE 101")
    assert data["instructor"][0]["name"] == "Ada Byron"
    person = result.soup("people/ada-byron.html")
    assert person.select_one("#media a")
    assert person.select_one("#courses a")
    assert result.soup("papers/byron2021notes.html").select_one("#media a")
    assert json.loads(result.text("feeds/media.json"))["items"]


@pytest.mark.parametrize(
    ("options", "found"),
    [(":year: 2023", ["course-logic"]), (":year: 2024", []), (":year: 2026", ["course-numbers"])],
)
def test_courses_of_a_year(project, options, found):
    page = f"# Lab\n\n```{{courses}}\n{options}\n```\n"
    project.write({**OTHERS, "index.md": page})
    assert ids(project.build().soup()) == found


def test_media_coverage_and_courses_in_print(project):
    project.write(OTHERS)
    (tex,) = project.build("latex").outdir.glob("*.tex")
    text = tex.read_text("utf-8")
    assert r"The Times \textperiodcentered{} 5 March 2024" in text
    assert r"\labitem{\labanchor{course-logic}}" in text
    assert r"ECE 101 \textperiodcentered{} Fall 2023, Spring 2025" in text


# --- openings

OPENINGS = {
    **DATA,
    "data/openings.yml": """
phd:
  title: PhD position in sparse engines
  type: phd
  place: London
  start: 2026-01
  posted: 2025-03-01
  deadline: 2025-06-15
  summary: Work on engines.
  how: Write to us.
  contact: [ada-byron]
  apply: https://example.org/apply
  themes: [sparse]
rolling: {title: A rolling one, posted: 2025-04-01}
gone: {title: One that is filled, state: filled, posted: 2025-01-01, deadline: 2026-01-01}
""",
    "index.md": "# Lab\n\n```{openings}\n```\n",
}


def openings(project, page="", day="2025-06-01", builder="html"):
    project.write({**OPENINGS, **({"index.md": page} if page else {})})
    conf = {"html_baseurl": "https://lab.example/", "labpress_today": day}
    return project.build(builder, **conf)


def posting(result, name):
    scripts = result.soup(f"openings/{name}.html").select('[type="application/ld+json"]')
    found = [json.loads(script.string) for script in scripts]
    return next((data for data in found if data["@type"] == "JobPosting"), None)


def states(soup):
    return [state.get_text() for state in soup.select(".lab-fact-state")]


def test_an_opening_says_whether_it_is_open(project):
    result = openings(project)
    assert not result.warnings
    soup = result.soup()
    assert ids(soup) == ["opening-rolling", "opening-phd", "opening-gone"]
    assert states(soup) == ["Open", "Open", "Filled"]
    entry = soup.select_one("#opening-phd")
    assert entry.select_one(".lab-facts").get_text() == (
        "Open · PhD position · London · Start: January 2026 · Posted: 1 March 2025 · "
        "Apply by: 15 June 2025 · How to apply: Write to us."
    )
    assert entry.select_one(".lab-fact-deadline time")["datetime"] == "2025-06-15"
    assert entry.select_one("a.lab-link-apply")["href"] == "https://example.org/apply"
    assert "lab-over" in soup.select_one("#opening-gone")["class"]
    assert "lab-over" not in entry["class"]


def test_an_opening_closes_after_its_last_day_on_every_page(project):
    assert states(openings(project, day="2025-06-15").soup()) == ["Open", "Open", "Filled"]
    later = openings(project, day="2025-06-16")
    assert states(later.soup()) == ["Open", "Closed", "Filled"]
    assert states(later.soup("openings/phd.html")) == ["Closed"]


def test_a_page_seen_later_can_tell_what_is_over(project):
    result = openings(project)
    told = result.soup().select("[data-until]")
    assert [(one["data-until"], one["data-over"]) for one in told] == [("2025-06-15", "Closed")]
    (script,) = result.soup().select('script[src*="labpress-until.js"]')
    assert (result.outdir / script["src"].split("?")[0]).is_file()


def test_a_site_without_openings_has_no_script_for_them(project):
    project.write({**DATA, "index.md": "# Lab\n\n```{publications}\n```\n"})
    assert not project.build().soup().select('script[src*="labpress-until.js"]')


def test_a_list_of_what_is_open_has_a_heading_only_while_something_is(project):
    page = "# Lab\n\n```{openings}\n:status: open\n:heading: Join us\n:ids: phd\n```\n"
    soup = openings(project, page).soup()
    assert soup.select_one("section#openings > h2").get_text().startswith("Join us")
    assert ids(soup) == ["opening-phd"]
    soup = openings(project, page, "2025-06-16").soup()
    assert not soup.select("section#openings")
    assert not ids(soup)


def test_machines_read_of_an_opening_while_it_is_open(project):
    result = openings(project)
    data = posting(result, "phd")
    assert data["@type"] == "JobPosting"
    assert data["title"] == "PhD position in sparse engines"
    assert data["description"] == "Work on engines."
    assert (data["datePosted"], data["validThrough"]) == ("2025-03-01", "2025-06-15")
    assert data["jobLocation"] == {"@type": "Place", "address": "London"}
    assert posting(result, "rolling")["description"] == "A rolling one"
    assert posting(result, "gone") is None
    assert posting(openings(project, day="2025-06-16"), "phd") is None


def test_two_builds_of_one_day_are_equal_and_of_another_differ(project):
    first = openings(project).text("openings/phd.html")
    openings(project, day="2025-06-16")
    assert openings(project).text("openings/phd.html") == first


def test_openings_in_print(project):
    (tex,) = openings(project, builder="latex").outdir.glob("*.tex")
    text = tex.read_text("utf-8")
    assert r"\labitem{\labanchor{opening-phd}}" in text
    assert r"Open \textperiodcentered{} PhD position" in text
    assert r"{One that is filled}" in text
    assert "Filled \\textperiodcentered{} Posted" in text


def test_a_state_that_is_none_is_told(project):
    project.write({**OPENINGS, "data/openings.yml": "a: {title: A, state: opne}\n"})
    warnings = project.build().warnings
    assert "openings.yml:1:22: WARNING: “state” cannot be “opne” [labpress.yaml-value]" in warnings
    assert "did you mean “open”?" in warnings
