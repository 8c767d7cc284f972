"""Ways to write one word: without accents, transliterated, shortened, with a slip."""

from __future__ import annotations

import pytest
from labpress.names.variants import (
    deletions,
    familiar,
    folded,
    one_letter_apart,
    shortens,
    transliterations,
)


def test_folding_drops_accents_strokes_and_joints() -> None:
    assert folded("Łukasz-Ørsted Æther İı ß’") == "lukaszorstedaetheriiss"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Müller", {"muller", "mueller"}),
        ("Lü", {"lu", "lue", "lv", "lyu"}),
        ("Lv", {"lu", "lv", "lyu"}),
        ("Ånd", {"and", "aand"}),
        ("Lyua", {"lyua"}),
        ("Liu", {"liu"}),
        ("Yury", {"yury", "yuri"}),
        ("Aleksey", {"aleksey", "alexei"}),
        ("Ly", {"ly"}),
        ("", set()),
    ],
)
def test_letters_with_accents_become_others(name: str, expected: set[str]) -> None:
    assert transliterations(name) == expected


@pytest.mark.parametrize(
    ("short", "word", "expected"),
    [
        ("th", "thomas", True),
        ("thos", "thomas", True),
        ("wm", "william", True),
        ("t", "thomas", False),
        ("ht", "thomas", False),
        ("thx", "thomas", False),
        ("thomas", "thomas", False),
    ],
)
def test_short_forms(short: str, word: str, expected: bool) -> None:
    assert shortens(short, word) == expected


def test_familiar_forms_go_both_ways() -> None:
    assert "gregory" in familiar("greg")
    assert "greg" in familiar("gregory")
    assert not familiar("yihua")


SLIPS = [
    ("katherine", "katharine", True),
    ("katherine", "kathreine", True),
    ("katherine", "katherin", True),
    ("katherine", "kaathrine", False),
    ("katherine", "katherine", False),
    ("robert", "rupert", False),
    ("roberts", "robarts", True),
    ("robert", "robart", False),
    ("a" * 41, "a" * 40 + "b", False),
]


@pytest.mark.parametrize(("one", "other", "expected"), SLIPS)
def test_slips_of_the_finger(one: str, other: str, expected: bool) -> None:
    assert one_letter_apart(one, other) == one_letter_apart(other, one) == expected


@pytest.mark.parametrize(("one", "other"), [(a, b) for a, b, apart in SLIPS if apart])
def test_words_with_a_slip_between_them_have_a_deletion_in_common(one: str, other: str) -> None:
    assert deletions(one) & deletions(other)
