"""A written name is divided as the roster divides it."""

from __future__ import annotations

import pytest
from labpress.names.parsing import from_yaml, full, parse, short
from labpress.names.splitting import split_as
from labpress.records.model import Name

GARCIA = Name("García Márquez", "Gabriel")
MAATEN = Name("Maaten", "Laurens", "van der")
KAISER = Name("Kaiser", "Łukasz")


@pytest.mark.parametrize(
    ("written", "own", "in_lists", "in_full"),
    [
        ("Gabriel García Márquez", GARCIA, "G. García Márquez", "Gabriel García Márquez"),
        ("García Márquez, G. J.", GARCIA, "G. J. García Márquez", "G. J. García Márquez"),
        ("G. García-Márquez", GARCIA, "G. García Márquez", "G. García Márquez"),
        ("G. Garcia Marquez", GARCIA, "G. García Márquez", "G. García Márquez"),
        ("Gabriel Garcia Marquez", GARCIA, "G. García Márquez", "Gabriel García Márquez"),
        ("García Márquez Gabriel", GARCIA, "G. García Márquez", "Gabriel García Márquez"),
        ("Liu SJ", Name("Liu", "Sijia"), "S. J. Liu", "SJ Liu"),
        ("LIU, SIJIA", Name("Liu", "Sijia"), "S. Liu", "Sijia Liu"),
        ("Zhang Yihua", Name("Zhang", "Yihua"), "Y. Zhang", "Yihua Zhang"),
        ("Pinyu Chen", Name("Chen", "Pin-Yu"), "P.-Y. Chen", "Pin-Yu Chen"),
        ("Laurens Van Der Maaten", MAATEN, "L. van der Maaten", "Laurens van der Maaten"),
        ("L. VanderMaaten", MAATEN, "L. van der Maaten", "L. van der Maaten"),
        ("L. Maaten", MAATEN, "L. van der Maaten", "L. van der Maaten"),
        ("Lukasz Kaiser", KAISER, "Ł. Kaiser", "Łukasz Kaiser"),
        ("L. A. Kaiser", KAISER, "L. A. Kaiser", "L. A. Kaiser"),
        ("Mueller, J.", Name("Müller", "Jürgen"), "J. Müller", "J. Müller"),
        ("King, M. L., Jr.", Name("King", "Martin"), "M. L. King Jr.", "M. L. King Jr."),
        ("{Gabriel García Márquez}", GARCIA, "G. García Márquez", "Gabriel García Márquez"),
        ("Gabriel Wedding", GARCIA, "G. Wedding", "Gabriel Wedding"),
        ("Gabo", GARCIA, "Gabo", "Gabo"),
        ("刘思嘉", Name("Liu", "Sijia"), "刘思嘉", "刘思嘉"),
    ],
)
def test_the_parts_are_those_of_the_person(
    written: str, own: Name, in_lists: str, in_full: str
) -> None:
    name = split_as(parse(written), own)
    assert short(name) == in_lists
    assert full(name) == in_full


def test_a_listed_spelling_with_another_family_name_has_its_own_parts() -> None:
    also = (from_yaml("Ruiz Sol, Ana"),)
    assert split_as(parse("Ana Ruiz Sol"), Name("Mar", "Ana"), also) == also[0]
