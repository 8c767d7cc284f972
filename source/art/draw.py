"""Draw the group's art: a picture for each theme and each paper, and the ground of the home page.

Run ``python source/art/draw.py``; it writes ``source/_static/art/NAME.svg`` for light pages and
``NAME-dark.svg`` for dark ones, and ``source/_static/contours.svg``, white lines on nothing, for
any dark ground. No dependency; the same lines every time. The group's mark,
``source/_static/mark.svg``, is the same motif drawn by hand.
"""

from __future__ import annotations

from math import exp
from pathlib import Path

from canvas import DARK, LIGHT, Sheet
from papers import PAPERS
from surface import contour, descent
from themes import THEMES

STATIC = Path(__file__).parent.parent / "_static"

WIDTH, HEIGHT = 1600, 720  # of the ground of the home page
LEVELS = [0.06 + 0.068 * n for n in range(15)]

#: The surface: 1 minus these basins, each (depth, x, y, width, height, tilt).
BASINS = (
    (0.97, 905, 452, 250, 165, 0.32),
    (0.36, 420, 150, 210, 150, -0.4),
    (0.44, 1420, 170, 190, 170, 0.2),
    (0.30, 1480, 640, 240, 120, -0.2),
    (0.26, 250, 610, 230, 110, 0.3),
    (-0.16, 760, 210, 90, 80, 0.2),
)


def height(x: float, y: float) -> float:
    """Return the loss at a point."""
    depth = 0.0
    for weight, cx, cy, width, tall, tilt in BASINS:
        dx, dy = x - cx, y - cy
        u, v = (dx + tilt * dy) / width, (dy - tilt * dx) / tall
        depth += weight * exp(-(u * u + v * v) / 2)
    return 1 - depth


def ground() -> str:
    """Return contour lines of a loss surface and a descent on it."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'width="{WIDTH}" height="{HEIGHT}" fill="none" stroke="#fff" stroke-width="1.3" '
        'stroke-linecap="round" stroke-linejoin="round">'
    ]
    for index, level in enumerate(LEVELS):
        paths = contour(height, level, WIDTH, HEIGHT, 16)
        if paths:
            opacity = 0.58 - 0.03 * index  # the deeper, the clearer
            parts.append(f'<path stroke-opacity="{opacity:.2f}" d="{paths}"/>')
    path = descent(height, (860.0, 66.0), 19, 5200.0)
    joined = "L".join(f"{x:.1f} {y:.1f}" for x, y in path)
    parts.append(f'<path stroke-width="2.5" d="M{joined}"/>')
    parts.append('<g fill="#fff" stroke="none">')
    parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4.5"/>' for x, y in path[:-1]]
    parts.append(f'<circle cx="{path[-1][0]:.1f}" cy="{path[-1][1]:.1f}" r="9"/></g></svg>')
    return "\n".join(parts) + "\n"


def drawings() -> dict[str, str]:
    """Return every file below ``_static`` and what is in it."""
    files = {"contours.svg": ground()}
    for name, draw in {**THEMES, **PAPERS}.items():
        for suffix, inks in (("", LIGHT), ("-dark", DARK)):
            sheet = Sheet(inks)
            draw(sheet)
            files[f"art/{name}{suffix}.svg"] = sheet.svg()
    return files


if __name__ == "__main__":
    for name, content in drawings().items():
        target = STATIC / name
        target.parent.mkdir(exist_ok=True)
        target.write_text(content, encoding="utf-8")
