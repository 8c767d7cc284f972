"""Enumerations in sentences."""

from __future__ import annotations

import pytest
from labpress.text.enumeration import all_of, one_of, shortened


@pytest.mark.parametrize(
    ("words", "expected"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_words_are_enumerated(words, expected):
    assert all_of(iter(words)) == expected
    assert one_of(iter(words)) == expected.replace(" and ", " or ")


def test_a_long_text_is_cut_to_what_fits():
    assert shortened("abcde", 5) == "abcde"
    assert shortened("abcdef", 5) == "abcd…"
