"""Names compared: equal ones, and those that fit."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from labpress.names.parsing import parse
from labpress.names.similarity import (
    abbreviated,
    blocking_keys,
    fit,
    given_words,
    letters,
    normal,
    regrouped,
    swapped,
)
from labpress.names.variants import deletions, one_letter_apart
from labpress.records.model import Name

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
        ("Greg Palm", "Gregory Palm", "near"),
        ("Th. Weir", "Thomas Weir", "near"),
        ("Th Weir", "Thomas Weir", "near"),
        ("Thom Weir", "Thomas Weir", "near"),  # a nickname that is listed
        ("Yu. Lasko", "Yuri Lasko", "near"),
        ("Yu Lasko", "Yuri Lasko", None),
        ("Hm. Weir", "Thomas Weir", None),
        ("Robert Oster", "J. Robert Oster", "near"),
        ("Robert Oster", "John Robert Oster", None),
        ("R. Oster", "J. Robert Oster", None),
        ("Mary Ferris", "Mary Holt-Ferris", "near"),
        ("M. Holt", "Holt Ferris, Mary", "near"),
        ("Mary Ferris", "Mary Holt", None),
        ("A. Petersen", "Anna Peterson", None),  # initials with a slip are nobody's
        ("Anna Petersen", "Anna Peterson", "near"),
        ("Anne Petersen", "Anna Peterson", None),
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


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("ANN", ("a", "n", "n")),
        ("ANNA", ("anna",)),
        ("GE", ("g", "e")),
        ("Ann(Bea)Cleo", ("ann", "cleo")),
        ("Ann “Bea” Cleo", ("ann", "cleo")),
        ("A.-B. C", ("a", "b", "c")),
    ],
)
def test_given_names_one_by_one(written: str, words: tuple[str, ...]) -> None:
    assert given_words(written) == words


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Name("Chen", "Pin-Yu"), Name("Chen", "Pinyu"), True),
        (Name("Ruiz", "Conan O'Nell"), Name("ONell-Ruiz", "Conan"), True),
        (Name("García-Sol", "Gabriel"), Name("Sol", "Gabriel García"), True),
        (Name("Maat", "Laurens", "van der"), Name("vanderMaat", "Laurens"), True),
        (Name("O'Nell", "C"), Name("ONell", "C"), True),
        (Name("Liu", "Sijia"), Name("Liu", "Sijia", suffix="Jr"), False),
        (Name("Li", "Yu"), Name("Li", "Y U"), False),
        (Name("Awang", "Lin"), Name("Wang", "Lina"), False),
        (Name("Müller", "A"), Name("Muller", "A"), False),
        (Name("Pin-Yu Chen", literal=True), Name("Chen", "Pin-Yu"), False),
    ],
)
def test_equal_letters(one: Name, other: Name, same: bool) -> None:
    assert (not set(letters(one)).isdisjoint(letters(other))) is same


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("petersen", "peterson", True),
        ("petersen", "petersn", True),
        ("petersen", "petersene", True),
        ("petersen", "peetrsen", True),
        ("petersen", "petersen", False),
        ("petersen", "petirson", False),
        ("petersen", "pete", False),
        ("peters", "petars", False),  # too short
        ("p" * 41, "p" * 40 + "q", False),
        ("p" * 40, "p" * 39 + "q", True),
    ],
)
def test_one_slip_in_a_long_word(one: str, other: str, apart: bool) -> None:
    assert one_letter_apart(one, other) is apart
    assert one_letter_apart(other, one) is apart
    if apart:
        assert deletions(one) & deletions(other)


def test_three_words_may_begin_with_the_family_name() -> None:
    assert regrouped(parse("Park Seo Yeon")) == (
        Name("Park", "Seo Yeon"),
        Name("Seo Yeon", "Park"),
    )
    assert regrouped(parse("Seo Park")) == regrouped(parse("van Park, Seo Yeon")) == ()
