"""Saddle stitching: which page lies where, and what a print shop needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pdfplumber
import pikepdf
import pytest
from labpress.booklet.imposition import impose, sheet_name, spreads
from labpress.booklet.note import FILENAME, Note
from labpress.booklet.vector_pdf import page
from labpress.cli.main import main
from PIL import Image

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
    imposed = impose(booklet(tmp_path / "b.pdf", 13), tmp_path / "sheets.pdf")
    assert (imposed.sheets, imposed.pages, imposed.blank) == (4, 16, 3)
    assert sheet_name(imposed.sheet) == "letter"
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


# --- read from the sheets themselves

SIZES = {"letter": (396.0, 612.0), "a4": (148 * 72 / 25.4, 210 * 72 / 25.4)}


def numbered(path: Path, count: int, size: tuple[float, float]) -> Path:
    """Write a booklet on whose pages stand their numbers."""
    with pikepdf.new() as pdf:
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        for number in range(1, count + 1):
            page = pdf.add_blank_page(page_size=size)
            page.add_resource(font, pikepdf.Name.Font, pikepdf.Name.F)
            page.contents_add(f"BT /F 40 Tf 100 300 Td ({number}) Tj ET".encode())
        pdf.save(path)
    return path


def read(path: Path) -> list[tuple[str, str]]:
    """Return what stands on the left and on the right of each side of the sheets."""
    sides = []
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            middle = page.width / 2
            left = page.crop((0, 0, middle, page.height)).extract_text()
            right = page.crop((middle, 0, page.width, page.height)).extract_text()
            sides.append((left.strip(), right.strip()))
    return sides


ORDERS = {
    8: "8|1 2|7 6|3 4|5",
    12: "12|1 2|11 10|3 4|9 8|5 6|7",
    13: "13|1 2|- -|3 4|- 12|5 6|11 10|7 8|9",
    16: "16|1 2|15 14|3 4|13 12|5 6|11 10|7 8|9",
}


@pytest.mark.parametrize("bleed", [0, 3 * 72 / 25.4])
@pytest.mark.parametrize("paper", SIZES)
@pytest.mark.parametrize("count", ORDERS)
def test_the_sheets_have_the_pages_in_order(
    tmp_path: Path, count: int, paper: str, bleed: float
) -> None:
    source = numbered(tmp_path / "b.pdf", count, SIZES[paper])
    imposed = impose(source, tmp_path / "sheets.pdf", bleed=bleed)
    assert sheet_name(imposed.sheet) == paper
    expected = [tuple(side.replace("-", "").split("|")) for side in ORDERS[count].split()]
    assert read(tmp_path / "sheets.pdf") == expected


def test_the_command_says_what_it_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = numbered(tmp_path / "b.pdf", 13, SIZES["a4"])
    assert main(["print", "--booklet", str(source)]) == 0
    said = capsys.readouterr().out
    assert str(tmp_path / "b-print.pdf") in said
    assert "4 sheets of a4 for 16 pages, 3 of them blank" in said
    assert "short edge" in said


def test_the_command_takes_the_bleed_from_the_builder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    numbered(tmp_path / "b.pdf", 8, SIZES["letter"])
    (tmp_path / FILENAME).write_text(Note("b", bleed=3 * 72 / 25.4).text())
    assert main(["print", "--booklet", str(tmp_path / "b.pdf")]) == 0
    assert "3.0 mm bleed and crop marks" in capsys.readouterr().out
    with pikepdf.open(tmp_path / "b-print.pdf") as pdf:
        page = pdf.pages[0]
        assert float(page.trimbox[0]) - float(page.obj.BleedBox[0]) == pytest.approx(8.5, abs=0.01)


@pytest.mark.parametrize("command", ["print", "preview"])
def test_without_a_booklet_the_commands_say_what_builds_it(
    tmp_path: Path,
    command: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main([command]) == 2
    assert "`make latexpdf` builds it" in capsys.readouterr().err
    assert main([command, "--booklet", "b.pdf"]) == 2


@pytest.mark.tex
def test_the_preview_shows_pages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = numbered(tmp_path / "b.pdf", 5, SIZES["letter"])
    target = tmp_path / "all.png"
    assert main(["preview", "--booklet", str(source), "--output", str(target)]) == 0
    assert f"{target} (5 pages)" in capsys.readouterr().out
    with Image.open(target) as picture:
        # a cover alone and two spreads, three in a row
        assert picture.width == 3 * 2 * 330 + 4 * (330 // 24)
    some = ["preview", "--booklet", str(source), "--pages", "1,3-4", "--output", str(target)]
    assert main(some) == 0
    with Image.open(target) as picture:
        assert picture.width == 3 * 330 + 4 * (330 // 18)
    assert main([*some[:4], "7", "--output", str(target)]) == 2
    assert "has 5 pages" in capsys.readouterr().err
