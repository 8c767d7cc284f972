"""A PDF file of one page of vector drawing: all that cover art and QR codes need.

Written by hand because what matters here is that equal drawings give equal bytes, anywhere.
"""

from __future__ import annotations

import zlib


def number(value: float) -> str:
    """Return *value* as PDF writes it, to a hundredth of a point."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def colour(rgb: tuple[float, float, float], operator: str = "rg") -> str:
    """Return the operator that sets a colour: ``rg`` to fill with, ``RG`` to draw with."""
    return " ".join(f"{part:.4f}" for part in rgb) + f" {operator}"


def page(width: float, height: float, operators: list[str]) -> bytes:
    """Return a PDF of one page, *width* by *height* points, that *operators* draw."""
    stream = zlib.compress("\n".join(operators).encode("ascii"), 9)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %s %s]/Resources<<>>/Contents 4 0 R>>"
        % (number(width).encode(), number(height).encode()),
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(stream), stream),
    ]
    body = bytearray(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for index, content in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (index, content)
    start = len(body)
    body += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for offset in offsets:
        body += b"%010d 00000 n \n" % offset
    body += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        start,
    )
    return bytes(body)
