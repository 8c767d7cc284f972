"""``labpress who``: who the authors are, and why."""

from __future__ import annotations

import json

from tests.cli.conftest import PAPER, PEOPLE


def test_who_tells_each_author_and_why(run):
    files = {"data/people.yml": PEOPLE, "data/publications.bib": PAPER}
    status, out, _ = run(files, "who", "notes")
    assert status == 0
    head, ada, initials = out.splitlines()
    assert head == "notes: Notes"
    assert ada.startswith("  1. Ada Lovelace: ada-lovelace, bold; the full name fits")
    assert initials.startswith("  2. A. Lovelace: ambiguous; ")


def test_who_for_programs(run):
    files = {"data/people.yml": PEOPLE, "data/publications.bib": PAPER}
    status, out, _ = run(files, "who", "--all", "--format", "json")
    assert status == 0
    (paper,) = json.loads(out)["papers"]
    assert (paper["key"], paper["title"]) == ("notes", "Notes")
    assert [(a["position"], a["kind"], a["bold"]) for a in paper["authors"]] == [
        (1, "person", True),
        (2, "ambiguous", False),
    ]


def test_who_of_an_unknown_key_names_the_nearest(run):
    status, out, err = run({"data/publications.bib": PAPER}, "who", "note")
    assert (status, out) == (1, "")
    assert err == "labpress: no paper has the key note; did you mean notes?\n"


STRANGE = (
    "@misc{two, title={Two}, author={Ada Lovelace and Zoe Zorn and Ada Lovelance}, year=1844}\n"
)


def test_who_lists_strangers_and_members_without_a_paper(run):
    people = PEOPLE + "otto-ruh:\n  name: Otto Ruh\n"
    files = {"data/people.yml": people, "data/publications.bib": STRANGE}
    status, out, _ = run(files, "who", "--strangers")
    assert status == 0
    lines = out.splitlines()
    assert "   1  Zoe Zorn, 1844: two" in lines
    assert lines[-1] == "Members without a paper: Otto Ruh (otto-ruh)"
    data = json.loads(run({}, "who", "--strangers", "--format", "json")[1])
    assert data["without_papers"] == ["otto-ruh"]


def test_who_lists_near_misses(run):
    files = {"data/people.yml": PEOPLE, "data/publications.bib": STRANGE}
    status, out, _ = run(files, "who", "--near")
    assert status == 0
    assert out.splitlines() == ["Ada Lovelace (ada-lovelace)", "    Ada Lovelance: two"]
