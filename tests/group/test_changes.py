"""What changed between two states of a group's records, and in words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from labpress.group.changes import Change, Changes, Recognised, changes
from labpress.group.changes_text import as_data, as_markdown, as_text, headline, pages_text
from labpress.group.lab import Lab
from labpress.names.parsing import from_yaml, parse
from labpress.records.model import (
    Author,
    Award,
    Date,
    Identity,
    Location,
    Person,
    Publication,
    Theme,
)
from labpress.records.problems import Code, Problem, Topic
from labpress.records.richtext import text


def paper(key, *names, people=(), **more):
    authors = tuple(
        Author(parse(name), identity=Identity("person", one) if one else Identity())
        for name, one in zip(names, people or [""] * len(names), strict=True)
    )
    return Publication(key, "misc", text(f"On {key}"), authors, **more)


def lab(papers=(), people=(), themes=()):
    return Lab(
        people={one.id: one for one in people},
        publications={one.key: one for one in papers},
        themes={one.id: one for one in themes},
    )


def told(before, after, old=(), new=()):
    return changes(before, after, old, new)


ADA = Person("ada", from_yaml("Ada Berg"), role="phd")


def test_nothing_changed():
    same = lab([paper("p", "A. Berg")], [ADA], [Theme("t", "Trust")])
    found = told(same, same)
    assert not found
    assert headline(found) == "no change of data"
    assert as_text(found) == "no change of data\n"


def test_objects_are_new_renamed_changed_or_gone():
    before = lab(
        [paper("p", awards=(Award("Old"),)), paper("q"), paper("r", date=Date(2020))],
        [ADA, Person("max", from_yaml("Max Moll"))],
        [Theme("t", "Trust")],
    )
    after = lab(
        [
            paper("r", date=Date(2021), fields=(("volume", "3"),)),
            replace(paper("p", aliases=("p",), awards=(Award("New"),)), key="p2"),
            paper("s"),
        ],
        [replace(ADA, left=Date(2024), location=Location("x", 9))],
        [Theme("trust", "Trust!", formerly=("t",))],
    )
    assert told(before, after).objects == (
        Change("paper", "new", "s", "On s"),
        Change("paper", "renamed", "p2", "On p", "p"),
        Change("paper", "changed", "r", "On r", fields=("date", "volume")),
        Change("paper", "gone", "q", "On q"),
        Change("person", "changed", "ada", "Ada Berg", fields=("left",)),
        Change("person", "gone", "max", "Max Moll"),
        Change("theme", "renamed", "trust", "Trust!", "t"),
        Change("theme", "changed", "trust", "Trust!", fields=("title",)),
        Change("award", "new", "p2-new", "New: On p"),
        Change("award", "gone", "p-old", "Old: On p"),
    )


def test_fields_that_came_and_went_are_named():
    before = lab([paper("p", fields=(("volume", "1"), ("pages", "3")))])
    after = lab([paper("p", fields=(("pages", "3"), ("number", "2")))])
    (change,) = told(before, after).objects
    assert change.fields == ("volume", "number")


def test_where_an_entry_stands_and_who_its_authors_are_is_no_change_of_the_entry():
    before = lab([paper("p", "A. Berg", location=Location("a", 1), source="x")], [ADA])
    after = lab([paper("p", "A. Berg", people=["ada"], location=Location("b", 2))], [ADA])
    found = told(before, after)
    assert found.objects == ()
    assert found.authors == (Recognised("p", 1, "A. Berg", "", "ada"),)
    assert told(after, before).authors == (Recognised("p", 1, "A. Berg", "ada", ""),)


def test_somebody_with_a_new_id_is_nobody_else():
    before = lab([paper("p", "Ada Berg", people=["ada"])], [ADA])
    after = lab(
        [paper("q", "Ada Berg", people=["ada-berg"], aliases=("p",))],
        [replace(ADA, id="ada-berg", formerly=("ada",))],
    )
    assert told(before, after).authors == ()


def test_authors_of_a_changed_list_are_a_change_of_the_entry():
    before = lab([paper("p", "A. Berg")], [ADA])
    after = lab([paper("p", "A. Berg", "B. Ruh", people=["ada", ""])], [ADA])
    found = told(before, after)
    assert found.authors == ()
    assert [change.fields for change in found.objects] == [("authors",)]


# --- problems

TOPIC = Topic("“A. Berg” may be Ada Berg (ada)", "say who", "papers")


def problem(line, message="'x' is no year", record="p", code=Code.BIB_BAD_VALUE, topic=None):
    return Problem(code, Location("p.bib", line), message, "hint", record, topic=topic)


def test_a_problem_that_only_moved_is_none():
    old, new = problem(3, "at p.bib:1:1"), problem(9, "at p.bib:7:1")
    assert not told(lab(), lab(), [old], [new])


def test_what_arose_and_what_is_settled():
    year, month = problem(3), problem(4, "'x' is no month")
    asked = [problem(n, f"“A. Berg” ({n})", f"k{n}", Code.IDENTITY_INITIALS, TOPIC) for n in (5, 6)]
    found = told(lab(), lab(), [year, year], [year, month, *asked])
    assert found.settled == 1
    assert [group.problems for group in found.problems] == [(month,)]
    assert [group.problems for group in found.questions] == [tuple(asked)]
    assert headline(found) == "1 name to be decided, 1 new problem, 1 settled"


# --- in words

FOUND = Changes(
    (
        Change("paper", "new", "p", "On *p*"),
        Change("paper", "new", "q", "On q"),
        Change("paper", "renamed", "r2", "On r", "r"),
        Change("person", "changed", "ada", "Ada Berg", fields=("left", "now")),
        Change("person", "gone", "max", "Max Moll"),
        Change("award", "new", "p-best", "Best: On p"),
    ),
    (Recognised("s", 2, "A. Berg", "", "ada"),),
)


def test_one_line_counts_what_happened():
    assert headline(FOUND) == "+2 papers, +1 award, 1 paper renamed, 1 person changed, −1 person"
    only = Changes(authors=FOUND.authors)
    assert headline(only) == "1 author recognised or not"


def test_as_lines():
    asked = changes(lab(), lab(), [], [problem(5, "m", "k", Code.IDENTITY_INITIALS, TOPIC)])
    found = replace(FOUND, questions=asked.questions)
    assert as_text(found, "booklet: 3 pages").splitlines()[1:] == [
        "+ paper p: On *p*",
        "+ paper q: On q",
        "→ paper r2: On r, renamed from r",
        "~ person ada: Ada Berg, changed: left, now",
        "− person max: Max Moll",
        "+ award p-best: Best: On p",
        "“A. Berg” (author 2 of s) was nobody for certain and is ada",
        "p.bib:5:1: m [identity-initials]",
        "    hint",
        "booklet: 3 pages",
    ]


def test_as_markdown_nothing_of_the_data_is_markup():
    evil = problem(5, "<b> @all [x](http://x) `k`", "k", Code.IDENTITY_INITIALS, TOPIC)
    found = replace(FOUND, questions=changes(lab(), lab(), [], [evil]).questions)
    from markdown_it import MarkdownIt

    source = as_markdown(found, "booklet: 3 pages")
    html = MarkdownIt("commonmark", {"html": True}).render(source)
    assert "<h3>Names to be decided</h3>" in html
    assert "<strong>+2 papers" in html
    assert "<code>r2</code>: On r, renamed from <code>r</code>" in html
    assert "On *p*" in html
    assert "&lt;b&gt;" in html
    assert "<b>" not in html
    assert "<a " not in html
    assert "@all" not in html
    assert "<li>person <code>max</code>: Max Moll, gone</li>" in html
    assert html.rstrip().endswith("<p>booklet: 3 pages</p>")


def test_as_data():
    asked = changes(lab(), lab(), [], [problem(5, "m", "k", Code.IDENTITY_INITIALS, TOPIC)])
    data = as_data(replace(FOUND, questions=asked.questions), "b")
    assert data["objects"][2]["former"] == "r"
    assert data["authors"][0]["now"] == "ada"
    assert data["questions"] == [
        {
            "code": "identity-initials",
            "severity": "warning",
            "message": "m",
            "hint": "hint",
            "places": [{"file": "p.bib", "line": 5, "column": 1}],
        }
    ]
    assert data["booklet"] == "b"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("abc", "abc", "booklet: 3 pages, none changed"),
        ("abc", "aXc", "booklet: 3 pages, changed: 2"),
        ("abc", "abXYc", "booklet: 3 → 5 pages, changed: 3–4"),
        ("abcd", "XbYZ", "booklet: 4 pages, changed: 1 and 3–4"),
        ("abc", "ac", "booklet: 3 → 2 pages, changed: none, but some are gone"),
        ("aab", "aaab", "booklet: 3 → 4 pages, changed: 3"),
    ],
)
def test_pages_of_the_booklet(old, new, said):
    assert pages_text(list(old), list(new)) == said
