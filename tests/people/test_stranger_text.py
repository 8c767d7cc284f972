"""Strangers and near misses in words and as data."""

from __future__ import annotations

from labpress.people.stranger_text import names_record, names_text
from labpress.people.strangers import NearMiss, Stranger
from labpress.records.model import Name, Person

PEOPLE = {"ada": Person("ada", Name("Berg", "Ada")), "ben": Person("ben", Name("Cruz", "Ben"))}


def test_a_stranger_has_spellings_years_and_some_papers():
    one = Stranger(("Dan Dorn", "D. Dorn"), ("p1", "p2", "p3", "p4", "p5"), 4, (2019, 2021))
    line = names_text([one], [], PEOPLE).splitlines()[-1]
    assert line == (
        "   4  Dan Dorn (also D. Dorn) and 1 without, 2019 to 2021: p1, p2, p3 and 2 more"
    )


def test_near_names_stand_below_their_member():
    found = [
        NearMiss("ada", "Ada Burg", ("p",)),
        NearMiss("ada", "A. Bergh", ("q",)),
        NearMiss("ada", "A. Berg", ("r",), other_time=True),
    ]
    assert names_text(found, ["ben"], PEOPLE).splitlines() == [
        "Ada Berg (ada)",
        "    Ada Burg: p",
        "    A. Bergh: q",
        "    A. Berg, of another time: r",
        "",
        "Members without a paper: Ben Cruz (ben)",
    ]
    assert names_text([], [], PEOPLE) == "None."


def test_the_same_is_data():
    found = names_record([NearMiss("ada", "Ada Burg", ("p",))], ["ben"])
    near = {"person": "ada", "name": "Ada Burg", "papers": ("p",), "other_time": False}
    assert found["names"] == [near]
    assert found["without_papers"] == ["ben"]
