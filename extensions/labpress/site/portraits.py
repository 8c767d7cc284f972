"""A drawing in place of a portrait: letters on contour lines that differ from person to person."""

from __future__ import annotations

from hashlib import blake2b
from html import escape

#: Of the square that the drawing fills.
_SIZE = 80


def drawn_portrait(person_id: str, letters: str) -> str:
    """Return an SVG in the accent colour, which programs that read pages aloud pass over."""
    seed = blake2b(person_id.encode(), digest_size=4).digest()
    turn, x, y = seed[0] * 180 // 255, 22 + seed[1] * 36 // 255, 18 + seed[2] * 44 // 255
    rings = "".join(
        f'<ellipse cx="{x}" cy="{y}" rx="{radius}" ry="{radius * (60 + seed[3] % 30) // 100}"/>'
        for radius in range(12, 84, 12)
    )
    size = 25 if len(letters) < 3 else 21
    return (
        f'<span class="lab-portrait lab-drawn" aria-hidden="true">'
        f'<svg viewBox="0 0 {_SIZE} {_SIZE}" focusable="false">'
        f'<g fill="none" stroke="currentColor" stroke-opacity=".28" '
        f'transform="rotate({turn} 40 40)">{rings}</g>'
        f'<text x="40" y="40" dy=".35em" text-anchor="middle" font-size="{size}" '
        f'fill="currentColor">{escape(letters)}</text></svg></span>'
    )
