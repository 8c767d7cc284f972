"""Pictures of the booklet's pages, side by side: for a look, and for a README."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Sequence


def preview(source: Path, target: Path, *, resolution: int = 60, columns: int = 6) -> Path:
    """Draw all pages of *source* on one sheet, the PNG file *target*, and return it.

    The cover stands alone on the right, as it does when the booklet lies open; all other pages
    stand as spreads. Needs poppler's ``pdftoppm``.
    """
    columns += columns % 2
    with tempfile.TemporaryDirectory() as folder:
        command = ["pdftoppm", "-png", "-r", str(resolution), str(source), f"{folder}/page"]
        subprocess.run(command, check=True)
        pages = [Image.open(path) for path in sorted(Path(folder).glob("page-*.png"))]
        sheet = contact_sheet(pages, columns)
        target.parent.mkdir(parents=True, exist_ok=True)
        sheet.save(target, optimize=True)
    return target


def contact_sheet(pages: Sequence[Image.Image], columns: int) -> Image.Image:
    """Return *pages* as spreads on a grey sheet, the first one alone on the right."""
    width, height = pages[0].size
    gap = max(width // 24, 4)
    rows = -(-(len(pages) + 1) // columns)
    spreads = columns // 2
    sheet = Image.new(
        "RGB",
        (spreads * (2 * width + gap) + gap, rows * (height + gap) + gap),
        (214, 214, 210),
    )
    for place, page in enumerate(pages, 1):
        row, column = divmod(place, columns)
        x = gap + (column // 2) * (2 * width + gap) + (column % 2) * width
        sheet.paste(page.convert("RGB"), (x, gap + row * (height + gap)))
    return sheet
