"""What speaks against taking initials for the only person whom they fit."""

from __future__ import annotations

import pytest
from labpress.names.parsing import from_yaml, parse
from labpress.people.guessing import YEARS_AFTER, YEARS_BEFORE, Bystanders, in_time
from labpress.people.index import PersonIndex
from labpress.records.model import Author, Date, Location, Person, Position, Publication
from labpress.records.richtext import text

ZOE = Person(
    "zoe-adler",
    from_yaml("Zoe Adler"),
    positions=(Position("phd", start=Date(2018), end=Date(2022), ended=True),),
)


def paper(key: str, *names: str, year: int = 2020) -> Publication:
    return Publication(
        key=key,
        type="article",
        title=text("T"),
        authors=tuple(Author(parse(name)) for name in names),
        date=Date(year),
        location=Location("publications.bib"),
    )


def against(*papers: Publication) -> str:
    bystanders = Bystanders(papers, PersonIndex([ZOE]))
    who, why_not = bystanders.judge(parse("Z. Adler"), ("zoe-adler",), papers[0])
    assert bool(who) != bool(why_not)
    return why_not


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        (2018 - YEARS_BEFORE - 1, False),
        (2018 - YEARS_BEFORE, True),
        (2022 + YEARS_AFTER, True),
        (2022 + YEARS_AFTER + 1, False),
    ],
)
def test_the_time_around_a_membership(year: int, expected: bool) -> None:
    assert in_time(ZOE, paper("p", year=year)) == expected


def test_nothing_speaks_against_the_only_one() -> None:
    assert not against(paper("p", "Z. Adler", "Max Weber"), paper("q", "Zoe Adler"))


def test_another_who_is_written_out() -> None:
    assert against(paper("p", "Z. Adler"), paper("q", "Zacharias Adler")) == (
        "“Zacharias Adler” is an author as well"
    )


def test_two_of_one_name_in_a_paper() -> None:
    assert against(paper("p", "Z. Adler", "Z. Adler")) == "p has two authors of this name"


def test_the_person_is_there_already() -> None:
    assert against(paper("p", "Z. Adler", "Zoe Adler")) == "p has zoe-adler as well"


def test_a_paper_of_another_time() -> None:
    assert against(paper("p", "Z. Adler"), paper("q", "Z. Adler", year=1999)) == (
        "q is of another time"
    )
