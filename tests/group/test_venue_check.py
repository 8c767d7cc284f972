"""What venues.yml lacks is told once a venue, with a line that mends it."""

from __future__ import annotations

import pytest
import yaml
from labpress.group.lab import Lab
from labpress.group.settings import Settings
from labpress.records.problems import Code

CODES = {Code.VENUE_BADGE, Code.VENUE_UNNAMED}


def entry(number: int, venue: str, more: str = "") -> str:
    return (
        f"@inproceedings{{p{number}, title = {{T}}, author = {{A B}}, year = {2000 + number},"
        f" booktitle = {{{venue}}}{more}}}\n"
    )


@pytest.fixture
def told(tmp_path):
    """The problems of venues in a bibliography, with a venues.yml."""

    def read(bib, venues="ICM: [International Conference on Mathematics]\n", **settings):
        (tmp_path / "publications.bib").write_text(bib, encoding="utf-8")
        (tmp_path / "venues.yml").write_text(venues, encoding="utf-8")
        lab = Lab.load(tmp_path, Settings(**settings))
        return [problem for problem in lab.problems if problem.code in CODES]

    return read


@pytest.mark.parametrize("venue", ["Fish: Days, & Nights", "Days of Fish", "Proc. of {Fish} \\#1"])
def test_a_badge_is_told_once_a_venue_with_the_line_that_mends_it(told, venue):
    bib = "".join(entry(n, venue, ", abbr = {Q&A}".replace("&", "\\&")) for n in range(3))
    (problem,) = told(bib)
    assert (problem.code, problem.record) == (Code.VENUE_BADGE, "p0")
    line = problem.hint.removeprefix("if it is one, write ").removesuffix(" in venues.yml")
    assert list(yaml.safe_load(line)) == ["Q&A"]
    assert told(bib, line) == []
    assert told(bib, abbr="venue") == []


def test_the_line_for_a_part_of_a_conference_names_the_conference(told):
    (problem,) = told(entry(1, "Days of Fish", ", abbr = {Q (Main Track)}"))
    assert "write Q: [Days of Fish] in venues.yml" in problem.hint


def test_nobody_is_told_to_call_all_preprints_by_one_name(told):
    (problem,) = told(entry(1, "arXiv preprint arXiv:2001.00001", ", abbr = {Fishes}"))
    assert "venues.yml" not in problem.hint
    assert "booktitle" in problem.hint


def test_a_conference_of_several_papers_is_told_once_with_the_line_that_mends_it(told):
    bib = "".join(entry(n, f"{n}th Symposium on Analytical Fish, 200{n}") for n in range(5))
    (problem,) = told(bib)
    assert "5 papers" in problem.message
    line = problem.hint.removeprefix("write ").removesuffix(" in venues.yml")
    assert list(yaml.safe_load(line)) == ["SAF"]
    assert told(bib, line) == []


def test_so_it_is_where_there_is_no_venues_yml(told):
    (problem,) = told("".join(entry(n, "Days of Fish") for n in range(5)), "")
    assert problem.code.severity == "hint"
    assert "write DF: [Days of Fish] in venues.yml" in problem.hint


@pytest.mark.parametrize(
    ("bib", "venues"),
    [
        ("".join(entry(n, "Days of Fish") for n in range(4)), "ICM: [Mathematics]\n"),
        ("".join(entry(n, "Days of Fish", ", abbr = {DoF}") for n in range(9)), "ICM: [M]\n"),
        ("".join(entry(n, "arXiv preprint") for n in range(9)), "ICM: [M]\n"),
    ],
)
def test_nobody_is_asked_who_need_not_be(told, bib, venues):
    assert told(bib, venues) == []
