"""The drawn cover: contour lines of a loss surface, and the path of a descent into its valley.

Front and back are two halves of one drawing, so that the lines run on across the spine of a
folded booklet. The surface is a sum of smooth hills and valleys; the path is gradient descent
with momentum on that very surface, so the picture is a true one.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from labpress.booklet.vector_pdf import colour, number, page

Point: TypeAlias = tuple[float, float]
Rgb: TypeAlias = tuple[float, float, float]
Place: TypeAlias = Callable[[Point], str]

POINTS_A_MM = 72 / 25.4
#: How far the drawing reaches beyond the trim, for the printer's knife.
BEYOND = 5 * POINTS_A_MM

#: Hills and valleys: height, place (in page widths from the spine, from the foot), two radii,
#: turn.
_BUMPS: tuple[tuple[float, float, float, float, float, float], ...] = (
    (-2.30, 0.60, 1.02, 0.40, 0.30, 0.5),
    (-0.70, 0.30, 0.74, 0.30, 0.22, -0.4),
    (1.50, 0.13, 1.34, 0.34, 0.26, 0.3),
    (0.95, 0.98, 1.42, 0.30, 0.24, -0.6),
    (0.80, 0.98, 0.66, 0.26, 0.34, 0.2),
    (-0.85, 0.24, 0.22, 0.36, 0.20, 0.3),
    (0.70, 0.72, 0.28, 0.32, 0.22, -0.2),
    (-1.20, -0.52, 0.60, 0.36, 0.44, -0.5),
    (1.20, -0.34, 1.16, 0.30, 0.26, 0.4),
    (0.95, -0.88, 1.20, 0.34, 0.28, 0.1),
    (-0.80, -0.80, 0.20, 0.40, 0.22, 0.2),
    (0.75, -0.22, 0.30, 0.26, 0.24, -0.3),
)
_LEVELS = 42
_CELLS = 150  # across one page


@dataclass(frozen=True, slots=True)
class Sheet:
    """The trimmed page, in points."""

    width: float
    height: float


def surface(x: float, y: float) -> float:
    """Return the loss at (*x*, *y*), both in page widths; x counts from the spine."""
    total = 0.06 * math.sin(5.1 * x + 1.3) * math.cos(4.3 * y) + 0.10 * y
    for height, cx, cy, rx, ry, turn in _BUMPS:
        c, s = math.cos(turn), math.sin(turn)
        u = (c * (x - cx) + s * (y - cy)) / rx
        v = (c * (y - cy) - s * (x - cx)) / ry
        total += height * math.exp(-0.5 * (u * u + v * v))
    return total


def descent(
    start: Point, steps: int = 90, rate: float = 0.0075, momentum: float = 0.55
) -> list[Point]:
    """Return the places that gradient descent with momentum visits from *start*."""
    (x, y), vx, vy, h = start, 0.0, 0.0, 1e-4
    visited = [start]
    for _ in range(steps):
        gx = (surface(x + h, y) - surface(x - h, y)) / (2 * h)
        gy = (surface(x, y + h) - surface(x, y - h)) / (2 * h)
        vx, vy = momentum * vx - rate * gx, momentum * vy - rate * gy
        x, y = x + vx, y + vy
        visited.append((x, y))
        if math.hypot(vx, vy) < 2e-4:
            break
    return visited


def contours(left: float, right: float, top: float, cells: int) -> list[tuple[float, list[Point]]]:
    """Return (level from 0 to 1, line) of the surface between *left*, *right*, 0 and *top*."""
    step = (right - left) / cells
    rows = math.ceil((top + 0.1) / step)
    grid = [
        [surface(left + i * step, -0.05 + j * step) for i in range(cells + 1)]
        for j in range(rows + 1)
    ]
    # one range for both halves, so that the lines meet at the spine
    low, high = -2.4, 2.0
    segments: dict[int, list[tuple[Point, Point]]] = {}
    for j in range(rows):
        for i in range(cells):
            corners = (grid[j][i], grid[j][i + 1], grid[j + 1][i + 1], grid[j + 1][i])
            first = math.ceil((min(corners) - low) / (high - low) * _LEVELS)
            last = math.floor((max(corners) - low) / (high - low) * _LEVELS)
            for index in range(first, last + 1):
                level = low + index * (high - low) / _LEVELS
                crossing = _crossings(corners, level, left + i * step, -0.05 + j * step, step)
                segments.setdefault(index, []).extend(crossing)
    return [
        (min(max(index / _LEVELS, 0.0), 1.0), line)
        for index in sorted(segments)
        for line in _joined(segments[index])
    ]


def _crossings(
    corners: tuple[float, ...], level: float, x: float, y: float, step: float
) -> list[tuple[Point, Point]]:
    """Return the segments in which *level* crosses one cell (marching squares)."""
    places = ((x, y), (x + step, y), (x + step, y + step), (x, y + step))
    points = []
    for a in range(4):
        b = (a + 1) % 4
        if (corners[a] < level) != (corners[b] < level):
            t = (level - corners[a]) / (corners[b] - corners[a])
            (ax, ay), (bx, by) = places[a], places[b]
            points.append((round(ax + t * (bx - ax), 6), round(ay + t * (by - ay), 6)))
    return list(zip(points[::2], points[1::2], strict=True))


def _joined(segments: list[tuple[Point, Point]]) -> list[list[Point]]:
    """Return *segments* joined to lines where their ends meet."""
    ends: dict[Point, list[int]] = {}
    for index, segment in enumerate(segments):
        for point in segment:
            ends.setdefault(point, []).append(index)
    unused = dict.fromkeys(range(len(segments)))
    lines = []
    while unused:
        index = next(iter(unused))
        del unused[index]
        line = list(segments[index])
        for _ in range(2):
            while True:
                following = next((i for i in ends[line[-1]] if i in unused), None)
                if following is None:
                    break
                del unused[following]
                a, b = segments[following]
                line.append(b if a == line[-1] else a)
            line.reverse()
        lines.append(line)
    return lines


def covers(sheet: Sheet, accent: Rgb) -> tuple[bytes, bytes]:
    """Return the front and the back cover as PDF files in the colour *accent*."""
    return _half(sheet, accent, front=True), _half(sheet, accent, front=False)


def _half(sheet: Sheet, accent: Rgb, *, front: bool) -> bytes:
    width, height = sheet.width + 2 * BEYOND, sheet.height + 2 * BEYOND
    beyond = BEYOND / sheet.width
    left = (0.0 if front else -1.0) - beyond
    right = left + 1 + 2 * beyond
    top = sheet.height / sheet.width + beyond

    def place(point: Point) -> str:
        x = (point[0] - left) * sheet.width
        y = point[1] * sheet.width + BEYOND
        return f"{number(x)} {number(y)}"

    drawing = [colour(accent), f"0 0 {number(width)} {number(height)} re f", "1 j 1 J"]
    aspect = sheet.height / sheet.width
    for depth, line in contours(left, right, top, _CELLS):
        drawing += _faded(line, depth, accent, aspect, place)
    if front:
        drawing += _path(accent, place)
    return page(width, height, drawing)


def _faded(line: list[Point], depth: float, accent: Rgb, aspect: float, place: Place) -> list[str]:
    """Return the operators of one contour, fainter towards the foot, where the words stand."""
    drawing: list[str] = []
    run: list[Point] = []
    shade = -1
    for point in line:
        height = min(max(point[1] / aspect, 0.0), 1.0)
        clear = min(max((height - 0.30) / 0.30, 0.0), 1.0)
        now = round((0.05 + 0.30 * clear + 0.20 * clear * (1 - depth) ** 2) * 40)
        if run and now != shade:
            run.append(point)
            drawing += _stroke(run, shade / 40, accent, place)
            run = []
        shade = now
        run.append(point)
    return drawing + _stroke(run, shade / 40, accent, place)


def _stroke(run: list[Point], strength: float, accent: Rgb, place: Place) -> list[str]:
    if len(run) < 2:
        return []
    path = " l ".join(place(point) for point in run[1:])
    return [
        colour(mixed((1, 1, 1), accent, strength), "RG"),
        f"0.55 w {place(run[0])} m {path} l S",
    ]


def _path(accent: Rgb, place: Place) -> list[str]:
    """Return the operators of the descent: a line, a dot a step, a ring where it ends."""
    visited = descent((0.34, 1.40))
    light = mixed((1, 0.97, 0.88), accent, 1.0)
    drawing = [colour(light, "RG"), "1 w"]
    drawing.append(
        f"{place(visited[0])} m " + " ".join(f"{place(point)} l" for point in visited[1:]) + " S"
    )
    drawing.append(colour(light))
    for index, point in enumerate(visited[:-1]):
        if math.dist(point, visited[-1]) > 0.03 or index == 0:
            drawing.append(_disc(place(point), 1.7))
    drawing += [_disc(place(visited[-1]), 3.4), "0.8 w", _disc(place(visited[-1]), 7.5, "S")]
    return drawing


def _disc(centre: str, radius: float, operator: str = "f") -> str:
    x, y = (float(part) for part in centre.split())
    k = 0.5523 * radius
    r = radius
    corners = (
        (x + r, y + k, x + k, y + r, x, y + r),
        (x - k, y + r, x - r, y + k, x - r, y),
        (x - r, y - k, x - k, y - r, x, y - r),
        (x + k, y - r, x + r, y - k, x + r, y),
    )
    curves = " ".join(" ".join(number(value) for value in corner) + " c" for corner in corners)
    return f"{number(x + r)} {number(y)} m {curves} {operator}"


def mixed(ink: Rgb, ground: Rgb, strength: float) -> Rgb:
    """Return *ink* over *ground*, *strength* of the one and the rest of the other."""
    r, g, b = (i * strength + g * (1 - strength) for i, g in zip(ink, ground, strict=True))
    return (r, g, b)
