"""Saddle stitching: which page lies where, and what a print shop needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf
import pytest
from labpress.outputs.imposition import impose, spreads
from labpress.outputs.vector_pdf import page

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (8, [(7, 0), (1, 6), (5, 2), (3, 4)]),
        (12, [(11, 0), (1, 10), (9, 2), (3, 8), (7, 4), (5, 6)]),
        (
            13,
            [(12, 0), (1, None), (None, 2), (3, None), (11, 4), (5, 10), (9, 6), (7, 8)],
        ),
        (16, [(15, 0), (1, 14), (13, 2), (3, 12), (11, 4), (5, 10), (9, 6), (7, 8)]),
        (1, [(0, None), (None, None)]),
    ],
)
def test_the_order_of_pages(count: int, expected: list[tuple[int | None, int | None]]) -> None:
    assert spreads(count) == expected


@pytest.mark.parametrize("count", range(1, 50))
def test_folded_sheets_read_in_order(count: int) -> None:
    sides = spreads(count)
    total = 2 * len(sides)
    assert total % 4 == 0
    # unfold: fronts hold the outer pages, from both ends to the middle
    order: dict[int, int | None] = {}
    for sheet in range(len(sides) // 2):
        front, back = sides[2 * sheet], sides[2 * sheet + 1]
        order[total - 1 - 2 * sheet], order[2 * sheet] = front
        order[2 * sheet + 1], order[total - 2 - 2 * sheet] = back
    read = [order[place] for place in range(total)]
    assert [number for number in read if number is not None] == list(range(count))
    assert read[-1] == count - 1 or total == 4


def booklet(path: Path, count: int, size: tuple[float, float] = (396, 612)) -> Path:
    """Write a booklet whose pages are as many different greys."""
    with pikepdf.new() as pdf:
        for number in range(count):
            grey = f"{number / count:.2f} g -20 -20 500 700 re f"
            drawn = path.with_name(f"page-{number}.pdf")
            drawn.write_bytes(page(*size, [grey]))
            with pikepdf.open(drawn) as one:
                pdf.pages.append(one.pages[0])
        pdf.save(path)
    return path


def test_two_half_letter_pages_fill_a_letter_sheet(tmp_path: Path) -> None:
    sheets = impose(booklet(tmp_path / "b.pdf", 13), tmp_path / "sheets.pdf")
    assert sheets == 4
    with pikepdf.open(tmp_path / "sheets.pdf") as pdf:
        assert len(pdf.pages) == 8
        assert [float(v) for v in pdf.pages[0].mediabox] == [0, 0, 792, 612]
        assert str(pdf.Root.ViewerPreferences.Duplex) == "/DuplexFlipShortEdge"


def test_bleed_and_crop_marks(tmp_path: Path) -> None:
    bleed = 3 * 72 / 25.4
    impose(booklet(tmp_path / "b.pdf", 4), tmp_path / "sheets.pdf", bleed=bleed)
    with pikepdf.open(tmp_path / "sheets.pdf") as pdf:
        sheet = pdf.pages[0]
        trim = [float(v) for v in sheet.trimbox]
        beyond = [float(v) for v in sheet.obj.BleedBox]
        assert trim[2] - trim[0] == pytest.approx(792, abs=0.01)
        assert trim[0] - beyond[0] == pytest.approx(bleed, abs=0.01)
        assert float(sheet.mediabox[2]) > beyond[2]
        form = next(iter(sheet.resources.XObject.values()))
        # what lies beyond the trim is not cut away
        assert float(form.BBox[0]) == pytest.approx(-bleed, abs=0.01)


def test_equal_booklets_give_equal_sheets(tmp_path: Path) -> None:
    source = booklet(tmp_path / "b.pdf", 6)
    impose(source, tmp_path / "one.pdf", bleed=8)
    impose(source, tmp_path / "two.pdf", bleed=8)
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()
