"""Draw the group's art: contour lines of a loss surface and the path of a descent on it.

Run ``python source/art/draw.py``; it writes ``source/_static/contours.svg``, white lines on
nothing, for any dark ground. No dependency; the same lines every time. The group's mark,
``source/_static/mark.svg``, is the same motif drawn by hand.
"""

from __future__ import annotations

from itertools import pairwise
from math import exp
from pathlib import Path

WIDTH, HEIGHT = 720, 480  # of the picture
STEP = 8  # of the grid on which the surface is sampled
LEVELS = [0.08 + 0.072 * n for n in range(13)]
START, RATE, MOMENTUM, STEPS = (548.0, 52.0), 2600.0, 0.72, 17

#: The surface: 1 minus these basins, each (depth, x, y, width, height, tilt).
BASINS = (
    (0.96, 545, 292, 150, 105, 0.35),
    (0.34, 262, 118, 120, 92, -0.45),
    (0.30, 668, 62, 95, 85, 0.0),
    (0.22, 210, 400, 130, 70, 0.3),
    (-0.16, 440, 165, 60, 52, 0.2),
)

Point = tuple[float, float]


def height(x: float, y: float) -> float:
    """Return the loss at a point."""
    depth = 0.0
    for weight, cx, cy, width, tall, tilt in BASINS:
        dx, dy = x - cx, y - cy
        u, v = (dx + tilt * dy) / width, (dy - tilt * dx) / tall
        depth += weight * exp(-(u * u + v * v) / 2)
    return 1 - depth


def gradient(x: float, y: float) -> Point:
    """Return the slope at a point, by central differences."""
    return (
        (height(x + 1, y) - height(x - 1, y)) / 2,
        (height(x, y + 1) - height(x, y - 1)) / 2,
    )


def descent() -> list[Point]:
    """Return the points that gradient descent with momentum visits."""
    (x, y), (vx, vy), path = START, (0.0, 0.0), [START]
    for _ in range(STEPS):
        gx, gy = gradient(x, y)
        vx, vy = MOMENTUM * vx - RATE * gx, MOMENTUM * vy - RATE * gy
        x, y = x + vx, y + vy
        path.append((x, y))
    return path


def segments(level: float) -> list[tuple[Point, Point]]:
    """Return the pieces of the contour line at *level*: one or two a cell."""
    found = []  # by marching squares
    for i in range(-STEP, WIDTH + STEP, STEP):
        for j in range(-STEP, HEIGHT + STEP, STEP):
            corners = [(i, j), (i + STEP, j), (i + STEP, j + STEP), (i, j + STEP)]
            values = [height(*corner) - level for corner in corners]
            cuts: list[Point] = []
            for k in range(4):
                (ax, ay), (bx, by) = corners[k], corners[(k + 1) % 4]
                a, b = values[k], values[(k + 1) % 4]
                if (a < 0) != (b < 0):
                    t = a / (a - b)
                    cuts.append((round(ax + t * (bx - ax), 3), round(ay + t * (by - ay), 3)))
            found += [(cuts[k], cuts[k + 1]) for k in range(0, len(cuts) - 1, 2)]
    return found


def lines(level: float) -> list[list[Point]]:
    """Return the contour lines at *level*, their pieces joined."""
    neighbours: dict[Point, list[Point]] = {}
    for a, b in segments(level):
        neighbours.setdefault(a, []).append(b)
        neighbours.setdefault(b, []).append(a)
    found = []
    # open lines first, from one of their ends; what is left are closed ones
    for start in sorted(neighbours, key=lambda point: (len(neighbours[point]), point)):
        line = [start]
        while neighbours[line[-1]]:
            following = neighbours[line[-1]].pop()
            neighbours[following].remove(line[-1])
            line.append(following)
        if len(line) > 6:
            found.append(line)
    return found


def smooth(line: list[Point]) -> str:
    """Return *line* as an SVG path of quadratic curves through the middles of its pieces."""
    closed = line[0] == line[-1]
    points = line[:-1:2] if closed else [*line[:-1:2], line[-1]]
    if closed:
        points.append(points[0])
    middles = [((ax + bx) / 2, (ay + by) / 2) for (ax, ay), (bx, by) in pairwise(points)]
    if closed:
        middles.append(middles[0])
        turns = points[1:]
        path = [f"M{middles[0][0]:.1f} {middles[0][1]:.1f}"]
        ends = middles[1:]
    else:
        turns = points[1:-1]
        path = [f"M{points[0][0]:.1f} {points[0][1]:.1f}L{middles[0][0]:.1f} {middles[0][1]:.1f}"]
        ends = middles[1:]
    for (cx, cy), (x, y) in zip(turns, ends, strict=True):
        path.append(f"Q{cx:.1f} {cy:.1f} {x:.1f} {y:.1f}")
    return "".join(path) + ("Z" if closed else "")


def picture() -> str:
    """Return the whole picture as SVG."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" fill="none" '
        'stroke="#fff" stroke-linecap="round" stroke-linejoin="round">'
    ]
    for index, level in enumerate(LEVELS):
        paths = "".join(smooth(line) for line in lines(level))
        if paths:
            opacity = 0.62 - 0.036 * index  # the deeper, the clearer
            parts.append(f'<path stroke-opacity="{opacity:.2f}" d="{paths}"/>')
    path = descent()
    joined = "L".join(f"{x:.1f} {y:.1f}" for x, y in path)
    parts.append(f'<path stroke-width="2.25" d="M{joined}"/>')
    parts.append('<g fill="#fff" stroke="none">')
    parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5"/>' for x, y in path[:-1]]
    parts.append(f'<circle cx="{path[-1][0]:.1f}" cy="{path[-1][1]:.1f}" r="7"/></g></svg>')
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    target = Path(__file__).parent.parent / "_static" / "contours.svg"
    target.write_text(picture(), encoding="utf-8")
