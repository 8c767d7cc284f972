"""Pictures of the booklet's pages, side by side: for a look, and for a README."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Sequence


#: The sheet that pages lie on.
_GROUND = (214, 214, 210)


class CannotDraw(Exception):  # noqa: N818
    """There is nothing to draw with, or nothing to be drawn."""


def preview(
    source: Path, target: Path, *, resolution: int = 60, columns: int = 6, pages: str = ""
) -> int:
    """Draw pages of *source* on one sheet, the PNG file *target*; return how many.

    Without *pages* all are drawn, the cover alone on the right as it lies when the booklet is
    open, the others as spreads. *pages*, such as ``"1,4-6"``, are drawn one by one.
    """
    chosen = numbers(pages)
    with tempfile.TemporaryDirectory() as folder:
        command = ["pdftoppm", "-png", "-r", str(resolution), str(source), f"{folder}/page"]
        try:
            subprocess.run(command, check=True, capture_output=True, text=True)
        except FileNotFoundError:
            raise CannotDraw("pdftoppm is missing (Debian: poppler-utils)") from None
        except subprocess.CalledProcessError as error:
            said = " ".join(error.stderr.split())
            raise CannotDraw(f"{source} cannot be drawn: {said}") from None
        files = sorted(Path(folder).glob("page-*.png"))
        if not all(0 < number <= len(files) for number in chosen):
            raise CannotDraw(f"{source} has {len(files)} pages, not {pages}")
        if chosen:
            drawn = [Image.open(files[number - 1]) for number in chosen]
            sheet = row_of(drawn, max(columns, 1))
        else:
            drawn = [Image.open(path) for path in files]
            sheet = contact_sheet(drawn, columns + columns % 2)
        target.parent.mkdir(parents=True, exist_ok=True)
        # 128 colours show a booklet of one accent as it is, in a third of the size
        sheet.quantize(128, dither=Image.Dither.NONE).save(target, optimize=True)
    return len(drawn)


def numbers(pages: str) -> list[int]:
    """Return the numbers of *pages*: ``"1,4-6"`` are 1, 4, 5 and 6."""
    found: list[int] = []
    for part in pages.replace(" ", "").split(",") if pages else ():
        first, _, last = part.partition("-")
        if not first.isdigit() or (last and not last.isdigit()):
            raise CannotDraw(f"{pages!r} are no pages; write 1,4-6")
        found += range(int(first), int(last or first) + 1)
    return found


def row_of(pages: Sequence[Image.Image], columns: int) -> Image.Image:
    """Return *pages* one by one in rows of *columns*, on a grey sheet."""
    width, height = pages[0].size
    gap = max(width // 18, 4)
    columns = min(columns, len(pages))
    rows = -(-len(pages) // columns)
    sheet = Image.new("RGB", (columns * (width + gap) + gap, rows * (height + gap) + gap), _GROUND)
    for place, page in enumerate(pages):
        row, column = divmod(place, columns)
        corner = (gap + column * (width + gap), gap + row * (height + gap))
        sheet.paste(page.convert("RGB"), corner)
    return sheet


def contact_sheet(pages: Sequence[Image.Image], columns: int) -> Image.Image:
    """Return *pages* as spreads on a grey sheet, the first one alone on the right."""
    width, height = pages[0].size
    gap = max(width // 24, 4)
    rows = -(-(len(pages) + 1) // columns)
    spreads = columns // 2
    sheet = Image.new(
        "RGB",
        (spreads * (2 * width + gap) + gap, rows * (height + gap) + gap),
        _GROUND,
    )
    for place, page in enumerate(pages, 1):
        row, column = divmod(place, columns)
        x = gap + (column // 2) * (2 * width + gap) + (column % 2) * width
        sheet.paste(page.convert("RGB"), (x, gap + row * (height + gap)))
    return sheet
