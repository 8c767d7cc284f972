"""A question in words."""

from __future__ import annotations

from labpress.names.parsing import from_yaml, parse
from labpress.people.question_text import candidate_lines, headline, paper_line, question_text
from labpress.people.questions import Candidate, Place, Question
from labpress.records.model import Author, Date, Location, Person, Position, Publication
from labpress.records.richtext import text

WHERE = Location("p.bib")


def asked(*candidates: Candidate, papers: int = 2) -> Question:
    places = tuple(Place(f"p{number}", 1, WHERE, Date(2020)) for number in range(papers))
    return Question("A. Berg", "initials", candidates, places)


def lines(person: Person, in_time: int = 2, coauthors: tuple[str, ...] = (), papers: int = 0):
    candidate = Candidate(person.id, in_time, coauthors, papers)
    return candidate_lines(candidate, asked(candidate), person)


def test_the_headline_counts_papers() -> None:
    assert headline(asked(papers=1)) == "Who is “A. Berg”, in 1 paper?"
    assert headline(asked()) == "Who is “A. Berg”, in 2 papers?"


def test_all_that_speaks_for_a_candidate_is_told() -> None:
    ada = Person(
        "ada",
        from_yaml("Ada Berg"),
        also=(from_yaml("Ada Talberg"),),
        role="phd",
        joined=Date(2020, 9),
        left=Date(2022),
        orcid="0000-0002-1825-0097",
        native="Áda",
    )
    assert lines(ada, 1, ("Max Moll", "Zoe Zorn"), 1) == [
        "Ada Berg (ada), phd 2020-09 to 2022",
        "    a member when 1 of 2 appeared; writes with Max Moll and Zoe Zorn;"
        " 1 other paper for certain; ORCID 0000-0002-1825-0097; also “Ada Talberg”, “Áda”",
    ]


def test_what_is_not_known_is_left_out() -> None:
    bare = Person("ada", from_yaml("Ada Berg"))
    assert lines(bare) == ["Ada Berg (ada)", "    no other papers for certain"]
    since = Person("ada", from_yaml("Ada Berg"), joined=Date(2021))
    assert lines(since, 0) == [
        "Ada Berg (ada), 2021 to …",
        "    a member when none appeared; no other papers for certain",
    ]
    positions = (Position("phd", "", Date(2015), Date(2020), True), Position("pi", ended=True))
    twice = Person("ada", from_yaml("Ada Berg"), joined=Date(2015), gone=True, positions=positions)
    assert lines(twice, 0)[0] == "Ada Berg (ada), phd 2015 to 2020, pi … to ?"
    outside = Person("ada", from_yaml("Ada Berg"), member=False, joined=Date(2021))
    assert lines(outside, 0, (), 3) == [
        "Ada Berg (ada), not of the group",
        "    3 other papers for certain",
    ]


def test_of_many_coauthors_and_papers_the_first_are_shown() -> None:
    names = [f"N. Author{letter}" for letter in "abcdef"]
    assert (
        "writes with N. Authora, N. Authorb, N. Authorc, N. Authord and 2 more;"
        in (lines(Person("ada", from_yaml("Ada Berg")), coauthors=tuple(names))[1])
    )
    authors = tuple(Author(parse(name)) for name in ["A. Berg", *names])
    paper = Publication("p0", "misc", text("On a"), authors, date=Date(2020))
    line = paper_line(Place("p0", 1, WHERE), paper)
    assert line == (
        "2020 On a (p0), with N. Authora, N. Authorb, N. Authorc, N. Authord and 2 more"
    )
    candidate = Candidate("ada", 0, (), 0)
    question = asked(candidate, papers=7)
    papers = {place.key: paper for place in question.places}
    whole = question_text(question, {"ada": Person("ada", from_yaml("Ada Berg"))}, papers)
    assert whole.count("2020 On a") == 5
    assert whole.endswith("\n    and 2 more")
    # in a narrow terminal a line goes on below, deeper than it began
    ada = {"ada": Person("ada", from_yaml("Ada Berg"))}
    narrow = question_text(question, ada, papers, 50).splitlines()
    assert max(map(len, narrow)) <= 50
    at = narrow.index("    2020 On a (p0), with N. Authora, N. Authorb,")
    assert narrow[at + 1] == "      N. Authorc, N. Authord and 2 more"


def test_a_paper_of_one_author_and_no_year() -> None:
    paper = Publication("p0", "misc", text("On a"), (Author(parse("A. Berg")),))
    assert paper_line(Place("p0", 1, WHERE), paper) == "On a (p0)"
