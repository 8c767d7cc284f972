"""The records: what they tell of themselves beside what was read."""

from __future__ import annotations

import pytest
from labpress.records.model import (
    Author,
    Date,
    Location,
    Name,
    Person,
    Position,
    Publication,
    place_of,
)


def test_dates_are_as_precise_as_their_source():
    assert str(Date(2024)) == "2024"
    assert str(Date(2024, 3)) == "2024-03"
    assert str(Date(2024, 3, 7)) == "2024-03-07"
    assert str(Date(2024, season="fall")) == "Fall 2024"


def test_a_season_is_sorted_at_the_month_where_it_starts():
    dates = [Date(2024, 9), Date(2024, season="fall"), Date(2024), Date(2024, 7, 31)]
    ordered = sorted(dates, key=lambda date: date.sort_key)
    assert ordered == [Date(2024), Date(2024, 7, 31), Date(2024, season="fall"), Date(2024, 9)]


def test_a_name_is_written_in_the_order_of_speech():
    assert str(Name("Berg", "Ada", "van den", "Jr")) == "Ada van den Berg Jr"
    assert str(Name("Consortium", literal=True)) == "Consortium"


def test_the_place_of_a_value_is_told_relative_to_its_record():
    record = Location("people.yml", 10, 3)
    assert place_of(record, (("photo", (2, 7)),), "photo") == Location("people.yml", 12, 7)
    assert place_of(record, (), "photo") == record
    assert str(record) == "people.yml:10:3"


def test_an_author_is_found_in_the_file_of_the_entry():
    author = Author(Name("Berg"), offset=(3, 14))
    paper = Publication("b", "misc", (), (author,), location=Location("a.bib", 20))
    assert paper.location_of(author) == Location("a.bib", 23, 14)
    assert paper.year is None


def test_an_author_goes_by_the_name_as_the_person_has_it():
    as_printed, own = Name("Cruz", "Maria Santa"), Name("Santa Cruz", "Maria")
    assert Author(as_printed).own_name == as_printed
    assert Author(as_printed, split=own).own_name == own


@pytest.mark.parametrize(
    ("person", "current"),
    [
        (Person("a", Name("Berg")), True),
        (Person("a", Name("Berg"), left=Date(2020)), False),
        (Person("a", Name("Berg"), gone=True), False),
        (Person("a", Name("Berg"), member=False), False),
    ],
)
def test_who_left_or_never_was_a_member_is_not_current(person, current):
    assert person.current is current


def test_a_person_without_a_list_of_positions_held_one():
    person = Person("a", Name("Berg"), role="phd", joined=Date(2019), left=Date(2023))
    assert person.held == (Position("phd", "", Date(2019), Date(2023), True),)
    listed = (Position("phd"), Position("postdoc"))
    assert Person("a", Name("Berg"), role="phd", positions=listed).held == listed
