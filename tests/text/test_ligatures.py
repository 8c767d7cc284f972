"""TeX's ligatures."""

from __future__ import annotations

import pytest
from labpress.text.ligatures import ligatures


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("1--2", "1–2"),
        ("a---b", "a—b"),
        ("``a''", "“a”"),
        ("plain-text", "plain-text"),
    ],
)
def test_dashes_and_quotation_marks(source, expected):
    assert ligatures(source, single=False) == expected


def test_a_single_quotation_mark_is_one_only_where_asked():
    assert ligatures("`a' it's", single=True) == "‘a’ it’s"
    assert ligatures("it's", single=False) == "it's"
