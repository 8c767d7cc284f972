"""Contrast as WCAG counts it, and the nearest colour that can be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from labpress.text.colours import contrast, readable

GROUNDS = ("#ffffff", "#f7f8f7")
COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("#000000", "#ffffff", 21),
        ("#ffffff", "#ffffff", 1),
        ("#777777", "#ffffff", 4.48),
        ("#767676", "#ffffff", 4.54),
        ("#ff0000", "#ffffff", 4.0),
    ],
)
def test_contrast_is_that_of_wcag(one, other, expected):
    assert contrast(one, other) == pytest.approx(expected, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


@given(COLOURS)
def test_what_is_proposed_can_be_read_and_what_can_be_is_kept(colour):
    proposed = readable(colour, GROUNDS)
    assert all(contrast(proposed, ground) >= 4.5 for ground in GROUNDS)
    if all(contrast(colour, ground) >= 4.5 for ground in GROUNDS):
        assert proposed == colour
    else:
        # no darker than it must be
        assert min(contrast(proposed, ground) for ground in GROUNDS) < 4.8


def test_the_hue_stays():
    red, green, blue = (int(readable("#7fd1b4", GROUNDS)[k : k + 2], 16) for k in (1, 3, 5))
    assert green > blue > red
