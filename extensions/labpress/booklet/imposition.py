"""Imposing the booklet for saddle stitching: two pages on each side of a sheet, to be folded.

Printed on both sides, flipped on the short edge, the sheets are laid on each other, folded in
the middle and stapled there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pikepdf

if TYPE_CHECKING:
    from pathlib import Path

#: size of the sheet that two trimmed pages fill, in points
SHEETS = {"letter": (792.0, 612.0), "a4": (297 * 72 / 25.4, 210 * 72 / 25.4)}
_MARK = 5 * 72 / 25.4  # length of a crop mark
_AWAY = 2 * 72 / 25.4  # and how far from the trim it starts, at least


@dataclass(frozen=True, slots=True)
class Imposed:
    """What was imposed: how many sheets of paper, how many pages on them, how many blank.

    ``sheet``: width and height of a sheet between its crop marks, in points.
    """

    sheets: int
    pages: int
    blank: int
    sheet: tuple[float, float]


def sheet_name(size: tuple[float, float]) -> str:
    """Return what a sheet of *size* is called, or nothing if it is no usual one.

    Sizes in millimetres are rounded: two pages of A5 are a millimetre narrower than A4.
    """
    for name, (width, height) in SHEETS.items():
        if abs(size[0] - width) < 4 and abs(size[1] - height) < 4:
            return name
    return ""


def spreads(count: int) -> list[tuple[int | None, int | None]]:
    """Return the sides of the sheets, front and back in turn, each a left and a right page.

    Pages count from 0. Blank ones (None) stand before the last page, so that the back cover is
    the outside of the outermost sheet.
    """
    if count < 1:
        return []
    pages: list[int | None] = [*range(count - 1)]
    total = max(-(-count // 4) * 4, 4)
    pages += [None] * (total - count) + [count - 1]
    sides = []
    for sheet in range(total // 4):
        sides.append((pages[total - 1 - 2 * sheet], pages[2 * sheet]))
        sides.append((pages[2 * sheet + 1], pages[total - 2 - 2 * sheet]))
    return sides


def impose(source: Path, target: Path, *, bleed: float = 0.0, marks: bool | None = None) -> Imposed:
    """Write the pages of *source*, imposed, to *target*; return what came of it.

    *bleed*, in points, is printed beyond the trim; with it the sheets grow by bleed and crop
    marks (*marks*, on by default where there is bleed) for the print shop to cut.
    """
    marks = bleed > 0 if marks is None else marks
    with pikepdf.open(source) as booklet, pikepdf.new() as sheets:
        width, height = _trim(booklet.pages[0])
        margin = (bleed + _AWAY + _MARK) if marks else bleed
        size = (2 * width + 2 * margin, height + 2 * margin)
        if not margin:
            # what is not cut comes on the paper that printers have
            size = SHEETS.get(sheet_name(size), size)
        x, y = (size[0] - 2 * width) / 2, (size[1] - height) / 2
        for left, right in spreads(len(booklet.pages)):
            page = sheets.add_blank_page(page_size=size)
            _box(page, "/TrimBox", x, y, 2 * width, height)
            _box(page, "/BleedBox", x - bleed, y - bleed, 2 * (width + bleed), height + 2 * bleed)
            for number, side in ((left, 0), (right, 1)):
                if number is not None:
                    _place(sheets, page, booklet.pages[number], side, (x, y), bleed)
            if marks:
                page.contents_add(_crop_marks(width, height, margin, bleed).encode())
        _describe(booklet, sheets)
        # equal booklets give equal sheets
        sheets.save(target, deterministic_id=True, object_stream_mode=_STREAMS)
        count = len(booklet.pages)
        pages = 2 * len(sheets.pages)
        return Imposed(len(sheets.pages) // 2, pages, pages - count, (2 * width, height))


_STREAMS = pikepdf.ObjectStreamMode.generate


def _trim(page: pikepdf.Page) -> tuple[float, float]:
    box = [float(value) for value in page.mediabox]
    return box[2] - box[0], box[3] - box[1]


def _box(page: pikepdf.Page, name: str, x: float, y: float, width: float, height: float) -> None:
    page.obj[name] = pikepdf.Array([round(v, 3) for v in (x, y, x + width, y + height)])


def _place(
    sheets: pikepdf.Pdf,
    sheet: pikepdf.Page,
    page: pikepdf.Page,
    side: int,
    corner: tuple[float, float],
    bleed: float,
) -> None:
    """Put *page* on a side of the sheet: 0 left, 1 right; bleed runs out on three edges."""
    width, height = _trim(page)
    copy = sheets.copy_foreign(page.as_form_xobject())
    # the page is cut at its trim; what the cover has beyond it is wanted here
    copy.BBox = pikepdf.Array([-bleed, -bleed, width + bleed, height + bleed])
    # a name of its own, for pikepdf's are made by chance
    name = sheet.add_resource(copy, pikepdf.Name.XObject, pikepdf.Name(f"/Page{side}"))
    x, y = corner[0] + side * width, corner[1]
    left, right = (bleed, 0.0) if side == 0 else (0.0, bleed)
    clip = (x - left, y - bleed, width + left + right, height + 2 * bleed)
    content = (
        f"q {' '.join(f'{value:.3f}' for value in clip)} re W n "
        f"1 0 0 1 {x:.3f} {y:.3f} cm {name} Do Q\n"
    )
    sheet.contents_add(content.encode())


def _crop_marks(width: float, height: float, margin: float, bleed: float) -> str:
    """Return the operators of crop marks at the corners, and fold marks in the middle."""
    lines = ["q 0.25 w 0 G"]
    low, high = margin, margin + height
    near, far = bleed + _AWAY, bleed + _AWAY + _MARK
    for x in (margin, margin + width, margin + 2 * width):
        dash = "[2 2] 0 d" if x == margin + width else "[] 0 d"
        for y, way in ((low, -1), (high, 1)):
            lines.append(f"{dash} {x:.2f} {y + way * near:.2f} m {x:.2f} {y + way * far:.2f} l S")
    lines.append("[] 0 d")
    for y in (low, high):
        for x, way in ((margin, -1), (margin + 2 * width, 1)):
            lines.append(f"{x + way * near:.2f} {y:.2f} m {x + way * far:.2f} {y:.2f} l S")
    return " ".join([*lines, "Q"]) + "\n"


def _describe(booklet: pikepdf.Pdf, sheets: pikepdf.Pdf) -> None:
    for key in ("/Title", "/Author", "/CreationDate"):
        if key in booklet.docinfo:
            sheets.docinfo[key] = str(booklet.docinfo[key])
    sheets.Root.ViewerPreferences = pikepdf.Dictionary(
        Duplex=pikepdf.Name.DuplexFlipShortEdge, PrintScaling=pikepdf.Name("/None")
    )
