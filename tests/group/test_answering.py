"""Answers written into the files of a group: the shortest way that is safe, or none."""

from __future__ import annotations

import pytest
from labpress.group.answering import (
    NOBODY,
    Answer,
    Desk,
    known_outsider,
    likely,
    new_id,
    no_outsider,
)
from labpress.group.project import project_of
from labpress.people.questions import Place
from labpress.reading.insertion import Refused

PEOPLE = """\
ada-berg:
  name: Ada Berg
  joined: 2020
  left: 2022
anna-berg:
  name: Anna Berg
  joined: 2015
otto-ruh:
  name: Otto Ruh
"""

PAPERS = """\
@article{p, title={P}, author={O. Ruh and A. Berg}, year=2021, journal={J}}
@article{q, title={Q}, author={O. Ruh and A. Berg and Max Moll}, year=2017, journal={J}}
"""


@pytest.fixture
def group(tmp_path):
    (tmp_path / "people.yml").write_text(PEOPLE, encoding="utf-8")
    (tmp_path / "publications.bib").write_text(PAPERS, encoding="utf-8")
    return tmp_path


def answered(desk, spelling, person, *, keys=None, name=""):
    (question,) = [one for one in desk.questions if one.spelling == spelling]
    places = tuple(place for place in question.places if keys is None or place.key in keys)
    return desk.answer(Answer(spelling, person, places, keys is None, name))


def texts(folder):
    return (folder / "people.yml").read_text("utf-8"), (folder / "publications.bib").read_text()


def test_a_spelling_that_settles_all_papers_is_one_line(group):
    with Desk(project_of(group)) as desk:
        assert (
            answered(desk, "O. Ruh", "otto-ruh")
            == "“O. Ruh” under “also” of otto-ruh in people.yml"
        )
        assert [question.spelling for question in desk.questions] == ["A. Berg"]
    assert texts(group) == (PEOPLE + "  also: [O. Ruh]\n", PAPERS)


def test_where_a_spelling_does_not_settle_them_each_entry_says_it(group):
    with Desk(project_of(group)) as desk:
        assert answered(desk, "A. Berg", "anna-berg") == 'author+an:id "anna-berg" in 2 entries'
        assert [question.spelling for question in desk.questions] == ["O. Ruh"]
    people, papers = texts(group)
    assert people == PEOPLE
    assert papers.replace(', author+an:id={2="anna-berg"}', "") == PAPERS


def test_some_of_the_papers_are_answered_in_their_entries(group):
    with Desk(project_of(group)) as desk:
        answered(desk, "O. Ruh", "otto-ruh", keys=["q"])
        answered(desk, "O. Ruh", NOBODY, keys=["p"])
        people = {key: one.authors[0].identity for key, one in desk.lab.publications.items()}
    assert [one.person for one in people.values()] == ["", "otto-ruh"]
    assert people["p"].kind == "stranger"
    assert texts(group)[0] == PEOPLE


def test_a_new_outsider_is_listed_and_named_where_the_name_alone_does_not_tell(group):
    with Desk(project_of(group)) as desk:
        said = answered(desk, "O. Ruh", "olga-ruh", name="Olga Ruh")
    assert (
        said == 'olga-ruh in people.yml, not of the group, and author+an:id "olga-ruh" in 2 entries'
    )
    people, papers = texts(group)
    assert people == PEOPLE + "olga-ruh:\n  name: Olga Ruh\n  member: false\n"
    assert papers.count('author+an:id={1="olga-ruh"}') == 2


def test_a_dry_run_writes_nothing_and_has_a_diff(group):
    with Desk(project_of(group), dry_run=True) as desk:
        answered(desk, "O. Ruh", "otto-ruh")
        answered(desk, "A. Berg", "anna-berg")
        assert desk.questions == ()
        assert [path.name for path in desk.changed] == ["people.yml", "publications.bib"]
        diff = desk.diff(group)
    assert texts(group) == (PEOPLE, PAPERS)
    assert diff.startswith("--- a/people.yml\n+++ b/people.yml\n@@ ")
    assert "\n+  also: [O. Ruh]\n" in diff
    assert "--- a/publications.bib" in diff


def test_what_cannot_be_written_safely_changes_nothing(group):
    bad = PAPERS.replace("year=2021,", "year=2021")
    (group / "publications.bib").write_text(bad, encoding="utf-8")
    with Desk(project_of(group)) as desk:
        with pytest.raises(Refused, match="p has a mistake in its BibTeX"):
            answered(desk, "A. Berg", "anna-berg")
        assert len(desk.questions) == 2
    assert texts(group) == (PEOPLE, bad)


def test_an_answer_that_the_name_contradicts_is_refused(group):
    papers = PAPERS.replace("O. Ruh and A. Berg}", "Otto Ruh and A. Berg}")
    (group / "publications.bib").write_text(papers, encoding="utf-8")
    with Desk(project_of(group)) as desk:
        place = Place("p", 1, desk.lab.publications["p"].location)
        with pytest.raises(Refused, match="ada-berg would not be author 1 of p"):
            desk.answer(Answer("Otto Ruh", "ada-berg", (place,)))
        assert desk.changed == ()
    assert texts(group) == (PEOPLE, papers)


def test_a_file_that_somebody_changes_meanwhile_is_left_alone(group):
    with Desk(project_of(group)) as desk:
        (group / "people.yml").write_text(PEOPLE + "# new\n", encoding="utf-8")
        with pytest.raises(Refused):
            desk.answer(Answer("O. Ruh", "x", desk.questions[0].places, True, "Olga Ruh"))
    assert texts(group) == (PEOPLE + "# new\n", PAPERS)


def test_time_or_company_make_one_candidate_likely(group):
    papers = PAPERS + "@misc{a, title={A}, author={Ada Berg and Max Moll}, year=2021}\n"
    (group / "publications.bib").write_text(papers, encoding="utf-8")
    with Desk(project_of(group), dry_run=True) as desk:
        (question,) = [one for one in desk.questions if one.spelling == "A. Berg"]
        found = {place.key: likely(question, place, desk.lab) for place in question.places}
    assert found == {"p": "", "q": "ada-berg"}  # company counts before time


def test_bibliographies_of_several_files_are_changed_where_each_entry_is(tmp_path):
    (tmp_path / "conf.py").write_text('bibtex_bibfiles = ["one.bib", "b/one.bib"]\n')
    (tmp_path / "b").mkdir()
    (tmp_path / "data").mkdir()
    (tmp_path / "data/people.yml").write_text(PEOPLE, encoding="utf-8")
    first, second = PAPERS.splitlines(keepends=True)
    (tmp_path / "one.bib").write_text(first)
    (tmp_path / "b/one.bib").write_text(second)
    with Desk(project_of(tmp_path / "data")) as desk:
        answered(desk, "A. Berg", "anna-berg")
    assert 'author+an:id={2="anna-berg"}' in (tmp_path / "one.bib").read_text()
    assert 'author+an:id={2="anna-berg"}' in (tmp_path / "b/one.bib").read_text()


@pytest.mark.parametrize(
    ("name", "taken", "found"),
    [
        ("Olga Ruh", [], "olga-ruh"),
        ("Olga Ruh", ["olga-ruh", "olga-ruh-2"], "olga-ruh-3"),
        ("O. Ruh", [], "o-ruh"),
        ("Ólga Rüh", [], "olga-ruh"),
        ("Ruh, Olga", [], "olga-ruh"),
        ("Olga: the #2 (Ruh)", [], "olga-the-2-ruh"),
        ("刘思嘉", [], "somebody"),
    ],
)
def test_a_new_person_gets_an_id_that_nobody_has(name, taken, found):
    assert new_id(name, taken) == found


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("Adam Berg", ""),
        ("Berg, Adam", ""),
        ("Ädam Bérg", ""),
        ("Ada Berg", "that is Ada Berg (ada-berg), who is in the list"),
        ("A. Berg", "write the given name in full, or nothing"),
        ("Adam Berg and Otto Ruh", "write the name of one person"),
        ("Adam Berg; Otto Ruh", "write the name of one person"),
        ("Adam {Berg", "write the name of one person"),
        ("Otto Ruh", "nobody of that name is written “A. Berg”"),
    ],
)
def test_a_name_that_cannot_be_meant_is_told(group, name, wrong):
    with Desk(project_of(group)) as desk:
        (question,) = [one for one in desk.questions if one.spelling == "A. Berg"]
        assert no_outsider(name, question, desk.lab.people) == wrong


def test_somebody_who_is_listed_is_not_listed_again(group):
    (group / "people.yml").write_text(PEOPLE + "adam:\n  name: Adam Berg\n  member: false\n")
    with Desk(project_of(group)) as desk:
        assert known_outsider("Berg, Adam", desk.lab.people) == "adam"
        assert known_outsider("Axel Berg", desk.lab.people) == ""


def test_a_stranger_of_another_time_may_be_the_outsider(group):
    old = "@article{r, title={R}, author={A. Berg}, year=1960, journal={J}}\n"
    (group / "publications.bib").write_text(PAPERS + old)
    with Desk(project_of(group)) as desk:
        told = answered(desk, "A. Berg", "adam-berg", name="Adam Berg")
        assert told.startswith("adam-berg in people.yml, not of the group, and author+an:id")
        assert not any(author.bold for author in desk.lab.publications["r"].authors)
        assert [question.spelling for question in desk.questions] == ["O. Ruh"]


def test_an_answer_is_taken_back_where_nobody_else_has_changed_the_file(group):
    with Desk(project_of(group)) as desk:
        before = desk.state
        answered(desk, "O. Ruh", "otto-ruh")
        answered(desk, "A. Berg", "anna-berg", keys={"q"})
        (group / "people.yml").write_text(PEOPLE + "# mine\n", encoding="utf-8")
        with pytest.raises(Refused, match="somebody else"):
            desk.restore(before)
        people = (group / "people.yml").read_text("utf-8")
        assert people == PEOPLE + "# mine\n"
    (group / "people.yml").write_text(PEOPLE, encoding="utf-8")
    with Desk(project_of(group)) as desk:
        before, held = desk.state, texts(group)
        asked = desk.questions
        answered(desk, "A. Berg", "ada-berg", keys={"p"})
        desk.restore(before)
        assert (texts(group), desk.questions, desk.changed) == (held, asked, ())
