"""Questions about names: each spelling once, with what speaks for each candidate."""

from __future__ import annotations

from labpress.names.parsing import from_yaml, parse
from labpress.people.identity import resolve
from labpress.people.questions import Candidate, Guess, Place, Question, guesses, questions
from labpress.records.model import Author, Date, Location, Person, Publication
from labpress.records.richtext import text


def person(id: str, name: str, *also: str, **more: object) -> Person:
    return Person(id, from_yaml(name), tuple(map(from_yaml, also)), **more)  # type: ignore[arg-type]


ADA = person("ada-berg", "Ada Berg", joined=Date(2020), left=Date(2022))
ANNA = person("anna-berg", "Anna Berg", joined=Date(2015))
ROSTER = (ADA, ANNA, person("otto-ruh", "Otto Ruh"), person("out", "Otto Rau", member=False))


def paper(key: str, *names: str, year: int | None = None, ids: str = "") -> Publication:
    authors = tuple(
        Author(parse(name), claimed=claimed, offset=(1, 10 * position))
        for position, (name, claimed) in enumerate(
            zip(names, ids.split(",") if ids else [""] * len(names), strict=True), 1
        )
    )
    date = Date(year) if year else None
    return Publication(key, "misc", text("T"), authors, date=date, location=Location("p.bib", 5))


def asked(*papers: Publication, people: tuple[Person, ...] = ROSTER) -> tuple[Question, ...]:
    resolved, _ = resolve(papers, people)
    return questions(resolved, {one.id: one for one in people})


def test_one_spelling_is_one_question_with_all_its_places() -> None:
    (question,) = asked(
        paper("p", "Zoe Zorn", "A. Berg", year=2021), paper("q", "Berg, A.", year=2018)
    )
    assert question.spelling == "A. Berg"
    assert question.evidence == "initials"
    assert question.ids == ("anna-berg", "ada-berg")  # by the time of the papers
    assert question.places == (
        Place("p", 2, Location("p.bib", 6, 20), Date(2021)),
        Place("q", 1, Location("p.bib", 6, 10), Date(2018)),
    )


def test_the_time_of_membership_and_the_company_speak_for_a_candidate() -> None:
    (question,) = asked(
        paper("p", "A. Berg", "Zoe Zorn", "Max Moll", year=2021),
        paper("q", "A. Berg", "Zoe Zorn", year=2018),
        paper("a", "Ada Berg", "Max Moll"),
        paper("b", "Anna Berg", "Zoe Zorn", "Max Moll"),
        paper("c", "Anna Berg"),
    )
    assert question.candidates == (
        Candidate("anna-berg", in_time=2, coauthors=("Zoe Zorn",), papers=2),
        Candidate("ada-berg", in_time=1, coauthors=(), papers=1),
    )


def test_what_settles_most_comes_first_and_sets_of_candidates_are_apart() -> None:
    found = asked(
        paper("p", "O. Ruh"),
        paper("q", "A. Berg"),
        paper("r", "A. Berg", "Ada Berg"),
        paper("s", "A. Berg"),
    )
    assert [(question.spelling, question.ids, len(question.places)) for question in found] == [
        ("A. Berg", ("ada-berg", "anna-berg"), 2),
        ("O. Ruh", ("otto-ruh",), 1),
        ("A. Berg", ("anna-berg",), 1),
    ]


def test_a_name_of_two_people_is_a_question_that_no_spelling_settles() -> None:
    two = (person("one", "Otto Ruh"), person("two", "Otto Ruh"))
    (question,) = asked(paper("p", "Otto Ruh"), people=two)
    assert question.evidence == "name"
    assert question.ids == ("one", "two")


def test_guesses_are_listed_once_each() -> None:
    papers = [paper(key, "O. Ruh", year=2020) for key in "pq"]
    resolved, problems = resolve(papers, ROSTER[2:], match_initials=True)
    assert problems == ()
    assert guesses(resolved) == (
        Guess(
            "O. Ruh",
            "otto-ruh",
            tuple(Place(key, 1, Location("p.bib", 6, 10), Date(2020)) for key in "pq"),
        ),
    )
    assert guesses(resolve(papers, ROSTER[2:])[0]) == ()


def test_outsiders_alone_and_contradictions_are_no_questions() -> None:
    assert asked(paper("p", "O. Rau")) == ()
    assert asked(paper("p", "Ada Berg", ids="otto-ruh")) == ()
    assert asked(paper("p", "Ada Berg", "Ada Berg")) == ()
    assert asked() == ()
