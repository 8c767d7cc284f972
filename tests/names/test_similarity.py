"""Names compared: equal ones, and those that fit."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from labpress.names.parsing import parse
from labpress.names.similarity import abbreviated, blocking_keys, fit, normal, swapped

from .strange import names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sijia Liu", "LIU, Sijia"),
        ("O'Neil, Conan", "Conan O’Neil"),
        ("O'Neil, Conan", "Conan Oʼneil"),
        ("Pin-Yu Chen", "Chen, Pin\u2010Yu"),
        ("Alfred O. Hero", "Hero, Alfred O"),
        ("J.-P. Serre", "J-P Serre"),
        ("Laurens van der Maaten", "Van Der Maaten, Laurens"),
        ("Yuhao Liu, Chris", "Chris Yuhao Liu"),
        (r"{\L}ukasz Kaiser", "Łukasz Kaiser"),
        ("Émile Borel", "E\u0301mile Borel"),
        ("Ｓijia Ｌiu", "Sijia Liu"),
        ("Sijia\u00a0Liu", "Sijia Liu"),
        ("刘思嘉", "刘, 思嘉"),
        ("King, Jr., Martin", "Martin King Jr"),
    ],
)
def test_equal_names(one: str, other: str) -> None:
    assert normal(parse(one)) == normal(parse(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Müller, A", "Muller, A"),
        ("Łukasz Kaiser", "Lukasz Kaiser"),
        ("Pin-Yu Chen", "Pin Yu Chen"),
        ("Pin-Yu Chen", "Pinyu Chen"),
        ("Alfred O. Hero", "Alfred Hero"),
        ("Zhang Yihua", "Yihua Zhang"),
        ("İbrahim Kaya", "Ibrahim Kaya"),
        ("King, Jr., Martin", "Martin King"),
        ("Y. Zhang", "Yihua Zhang"),
    ],
)
def test_different_names(one: str, other: str) -> None:
    assert normal(parse(one)) != normal(parse(other))


@pytest.mark.parametrize(
    ("author", "person", "expected"),
    [
        ("Y. Zhang", "Yihua Zhang", "initials"),
        ("Zhang, Y", "Yihua Zhang", "initials"),
        ("P.-Y. Chen", "Pin-Yu Chen", "initials"),
        ("Chen, PY", "Pin-Yu Chen", "initials"),
        ("P. Y. Chen", "Pin-Yu Chen", "initials"),
        ("A. O. Hero", "Alfred O. Hero", "initials"),
        ("A. O. Hero", "Alfred Otto Hero", "initials"),
        ("P. Chen", "Pin-Yu Chen", "near"),
        ("A. Hero", "Alfred O. Hero", "near"),
        ("O. Hero", "Alfred O. Hero", None),
        ("Alfred Hero", "Alfred O. Hero", "near"),
        ("Alfred O. Hero", "Alfred Hero", "near"),
        ("Alfred B. Hero", "Alfred O. Hero", None),
        ("Pinyu Chen", "Pin-Yu Chen", "near"),
        ("Lukasz Kaiser", "Łukasz Kaiser", "near"),
        ("L. Kaiser", "Łukasz Kaiser", "near"),
        ("J. Muller", "Jürgen Müller", "near"),
        ("M. King", "Martin King Jr.", "near"),
        ("Martin King", "Martin King Jr.", "near"),
        ("Yuguang (Tony) Yao", "Yuguang Yao", "near"),
        ("Yuanshun Yao", "Yuguang Yao", None),
        ("C. Y. Liu", "Sijia Liu", None),
        ("张, 伟", "张, 伟明", None),
    ],
)
def test_degrees_of_fit(author: str, person: str, expected: str | None) -> None:
    assert fit(parse(author), parse(person)) == expected


def test_only_letters_are_abbreviations() -> None:
    assert abbreviated(parse("Y. Zhang"))
    assert not abbreviated(parse("Alfred O. Hero"))
    assert not abbreviated(parse("张, 伟"))
    assert not abbreviated(parse("Plato"))


@given(names)
def test_composed_and_decomposed_names_are_equal(text: str) -> None:
    composed, decomposed = (
        parse(unicodedata.normalize(form, text).replace("\\", "")) for form in ("NFC", "NFD")
    )
    assert normal(composed) == normal(decomposed)


@pytest.mark.parametrize(
    ("author", "person"),
    [
        ("Y. Zhang", "Yihua Zhang"),
        ("P.-Y. Chen", "Pin-Yu Chen"),
        ("Lukasz Kaiser", "Łukasz Kaiser"),
        ("J. Muller", "Jürgen Müller"),
        ("Martin King", "Martin King Jr."),
    ],
)
def test_names_that_fit_share_a_blocking_key(author: str, person: str) -> None:
    """Otherwise nobody would ask whether they fit."""
    one, other = parse(author), parse(person)
    assert fit(one, other)
    assert set(blocking_keys(one)) & set(blocking_keys(other))


def test_unlike_names_share_no_blocking_key() -> None:
    ours = {*blocking_keys(parse("Yihua Zhang"))}
    assert ours
    assert not ours & {*blocking_keys(parse("Sijia Liu"))}


def test_a_name_turned_round_twice_is_the_same() -> None:
    assert normal(swapped(parse("Zhang Yihua"))) == normal(parse("Yihua Zhang"))
    assert normal(swapped(swapped(parse("Zhang Yihua")))) == normal(parse("Zhang Yihua"))
