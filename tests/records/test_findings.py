"""Offsets in a text, as lines and columns."""

from __future__ import annotations

import pytest
from labpress.records.findings import Lines


@pytest.mark.parametrize(("offset", "place"), [(0, (0, 1)), (2, (0, 3)), (3, (1, 1)), (4, (1, 2))])
def test_an_offset_is_a_line_and_a_column(offset, place):
    assert Lines("ab\ncd").place(offset) == place


def test_a_text_may_start_in_the_middle_of_a_line():
    lines = Lines("ab\ncd", column=10)
    assert lines.place(1) == (0, 11)
    assert lines.place(4) == (1, 2)
