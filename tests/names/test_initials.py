"""Initials of given names."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from labpress.names.initials import initials, unspaced

from .strange import names


@pytest.mark.parametrize(
    ("given_name", "expected"),
    [
        ("Sijia", "S."),
        ("Pin-Yu", "P.-Y."),
        ("Pin‐Yu", "P.-Y."),
        ("Una-May", "U.-M."),
        ("Alfred O.", "A. O."),
        ("Alfred O", "A. O."),
        ("A.O.", "A. O."),
        ("A. O.", "A. O."),
        ("A.-L.", "A.-L."),
        ("J.-P.", "J.-P."),
        ("Jean-pierre", "J.-P."),
        ("GE", "G. E."),
        ("JRR", "J. R. R."),
        ("Kush R.", "K. R."),
        ("Łukasz", "Ł."),
        ("Émile", "É."),
        ("E\u0301mile", "É."),
        ("X\u0323ena", "X\u0323."),
        ("İbrahim", "İ."),
        ("Işık", "I."),
        ("ışık", "I."),
        ("Ji-hoon", "J.-H."),
        ("Jihoon", "J."),
        ("Văn An", "V. A."),
        ("Đức", "Đ."),
        ("Ángel María", "Á. M."),
        ("María de los Ángeles", "M. Á."),
        ("Abd al-Rahman", "A. R."),
        ("al-Hasan", "H."),
        ("ʿAbd", "A."),
        ("’Abd", "A."),
        ("D'Arcy", "D."),
        ("D’Arcy", "D."),
        ("Yuguang (Tony)", "Y."),
        ("Yuguang “Tony”", "Y."),
        ("IJsbrand", "IJ."),
        ("Юлия Сергеевна", "Ю. С."),
        ("Γεώργιος", "Γ."),
        ("思嘉", "思嘉"),
        ("지훈", "지훈"),
        ("محمد", "محمد"),
        ("", ""),
    ],
)
def test_initials(given_name: str, expected: str) -> None:
    assert initials(given_name) == expected


@given(names)
@example(".ٮA")
def test_initials_of_initials_are_the_same(text: str) -> None:
    once = initials(text)
    assert initials(once) == once


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("刘思嘉", True),
        ("김 지훈", True),
        ("田中さくら", True),
        ("Sijia", False),
        ("刘 Liu", False),
        ("", False),
    ],
)
def test_names_in_east_asian_script_have_no_space(text: str, expected: bool) -> None:
    assert unspaced(text) == expected
