"""What somebody is or was, in words."""

from __future__ import annotations

import pytest
from labpress.formatting.profiles import career, membership, role_label
from labpress.records.model import Date, Name, Person, Position

ROLES = {"phd": ("PhD Student", "PhD Students"), "ms": ("Master’s Student", "Master’s Students")}


def person(**fields: object) -> Person:
    return Person("ada", Name("King", "Ada"), **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fields", "label", "time"),
    [
        ({"role": "phd", "joined": Date(2020)}, "PhD Student", "since 2020"),
        ({"role": "phd", "left": Date(2020)}, "Former PhD Student", "until 2020"),
        ({"role": "phd", "gone": True}, "Former PhD Student", ""),
        ({"role": "phd", "joined": Date(2020), "gone": True}, "Former PhD Student", "2020 to ?"),
        ({"role": "own", "joined": Date(2020), "left": Date(2020)}, "Former own", "2020"),
        ({"joined": Date(2020, 5), "left": Date(2021)}, "", "May 2020 to 2021"),
    ],
)
def test_role_and_time(fields: dict[str, object], label: str, time: str) -> None:
    somebody = person(**fields)
    assert role_label(somebody, ROLES) == label
    assert membership(somebody) == time


def test_a_career_has_a_line_for_each_position() -> None:
    positions = (
        Position("ms", "", Date(2019), Date(2021), True, "", "MS", "On Cards"),
        Position("phd", "Fellow", Date(2021), None, False, "Engines", mentor="Charles"),
        Position("phd", "", Date(2020), None, True),
    )
    assert career(person(positions=positions), ROLES) == (
        "Master’s Student, 2019 to 2021. Degree: MS. Thesis: On Cards",
        "Fellow, since 2021: Engines. Mentor: Charles",
        "PhD Student, 2020 to ?",
    )
    assert career(person(role="phd"), ROLES) == ()
    # a card names the last position, and so its time
    assert membership(person(positions=positions[:2], joined=Date(2019))) == "since 2021"
