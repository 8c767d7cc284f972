"""Small PDFs, drawn by hand."""

from __future__ import annotations

import io

import pdfplumber
import pytest
from labpress.booklet.vector_pdf import colour, number, page


@pytest.mark.parametrize(
    ("value", "expected"), [(1.0, "1"), (0.5, "0.5"), (-0.001, "0"), (2.345, "2.35"), (10, "10")]
)
def test_numbers_are_short(value, expected):
    assert number(value) == expected


def test_a_colour_is_an_operator():
    assert colour((1, 0.5, 0)) == "1.0000 0.5000 0.0000 rg"
    assert colour((0, 0, 0), "RG").endswith(" RG")


def test_a_page_can_be_read_and_is_the_same_each_time():
    drawn = page(100, 50, ["1 0 0 rg", "10 10 30 20 re f"])
    assert drawn == page(100, 50, ["1 0 0 rg", "10 10 30 20 re f"])
    with pdfplumber.open(io.BytesIO(drawn)) as pdf:
        (only,) = pdf.pages
        assert (only.width, only.height) == (100, 50)
        (rectangle,) = only.rects
        assert (rectangle["width"], rectangle["height"]) == (30, 20)
