"""QR codes."""

from __future__ import annotations

import io

import pdfplumber
import segno
from labpress.booklet.qr import code


def test_a_code_has_the_dark_modules_of_its_address_and_a_quiet_zone():
    address = "https://lab.example/r/page/join/"
    matrix = segno.make_qr(address, error="m", boost_error=False).matrix
    size = len(matrix) + 8
    with pdfplumber.open(io.BytesIO(code(address))) as pdf:
        (page,) = pdf.pages
        assert (page.width, page.height) == (size, size)
        dark = [r for r in page.rects if r["height"] < size]
    assert sum(r["width"] for r in dark) == sum(map(sum, matrix))
    assert min(r["x0"] for r in dark) == 4
    assert min(r["top"] for r in dark) == 4
