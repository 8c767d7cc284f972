"""The drawn cover."""

from __future__ import annotations

import io
from itertools import pairwise

import pdfplumber
from labpress.booklet.cover_art import BEYOND, Sheet, contours, covers, descent, mixed, surface


def test_the_path_goes_down_the_very_surface_that_is_drawn():
    path = descent((0.34, 1.40))
    heights = [surface(*point) for point in path]
    assert path[0] == (0.34, 1.40)
    assert all(below < above + 0.01 for above, below in pairwise(heights))
    assert heights[-1] < heights[0] - 1


def test_a_contour_line_keeps_its_height():
    _, line = contours(0.0, 1.0, 1.4, 80)[5]
    heights = [surface(*point) for point in line]
    assert max(heights) - min(heights) < 0.05


def test_front_and_back_are_pages_that_reach_beyond_the_trim_and_do_not_change():
    sheet = Sheet(396, 612)
    front, back = covers(sheet, (0.1, 0.3, 0.2))
    assert (front, back) == covers(sheet, (0.1, 0.3, 0.2))
    assert front != back
    for cover in (front, back):
        with pdfplumber.open(io.BytesIO(cover)) as pdf:
            assert float(pdf.pages[0].width) >= sheet.width + BEYOND - 0.1


def test_ink_on_a_ground_is_mixed():
    assert mixed((1, 1, 1), (0, 0, 0), 0.25) == (0.25, 0.25, 0.25)
