"""A loss surface: its contour lines, and the path of a descent on it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

Point = tuple[float, float]


def gradient(height: Callable[[float, float], float], x: float, y: float) -> Point:
    """Return the slope at a point, by central differences."""
    return (
        (height(x + 1, y) - height(x - 1, y)) / 2,
        (height(x, y + 1) - height(x, y - 1)) / 2,
    )


def descent(
    height: Callable[[float, float], float],
    start: Point,
    steps: int,
    rate: float,
    momentum: float = 0.72,
) -> list[Point]:
    """Return the points that gradient descent with momentum visits."""
    (x, y), (vx, vy), path = start, (0.0, 0.0), [start]
    for _ in range(steps):
        gx, gy = gradient(height, x, y)
        vx, vy = momentum * vx - rate * gx, momentum * vy - rate * gy
        x, y = x + vx, y + vy
        path.append((x, y))
    return path


def contour(
    height: Callable[[float, float], float], level: float, width: int, tall: int, step: int = 8
) -> str:
    """Return the lines at *level* within a picture, as the data of an SVG path."""
    return "".join(smooth(line) for line in lines(height, level, width, tall, step))


def segments(
    height: Callable[[float, float], float], level: float, width: int, tall: int, step: int
) -> list[tuple[Point, Point]]:
    """Return the pieces of the contour line at *level*: one or two a cell."""
    found = []  # by marching squares
    for i in range(-step, width + step, step):
        for j in range(-step, tall + step, step):
            corners = [(i, j), (i + step, j), (i + step, j + step), (i, j + step)]
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


def lines(
    height: Callable[[float, float], float], level: float, width: int, tall: int, step: int
) -> list[list[Point]]:
    """Return the contour lines at *level*, their pieces joined."""
    neighbours: dict[Point, list[Point]] = {}
    for a, b in segments(height, level, width, tall, step):
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
