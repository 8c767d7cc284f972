"""QR codes as vector PDF files."""

from __future__ import annotations

import segno

from labpress.booklet.vector_pdf import page


def code(address: str) -> bytes:
    """Return *address* as a QR code: a PDF of one page, with the quiet zone it needs."""
    drawn = segno.make_qr(address, error="m", boost_error=False)
    border = 4
    modules = [list(row) for row in drawn.matrix]
    size = len(modules) + 2 * border
    drawing = ["1 g", f"0 0 {size} {size} re f", "0 g"]
    for row, line in enumerate(modules):
        y = size - border - row - 1
        start = None
        for column, dark in enumerate([*line, 0]):
            if dark and start is None:
                start = column
            elif not dark and start is not None:
                drawing.append(f"{start + border} {y} {column - start} 1 re")
                start = None
    drawing.append("f")
    return page(size, size, drawing)
