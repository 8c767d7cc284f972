"""A picture for each paper: its idea, and no result of it."""

from __future__ import annotations

from math import cos, exp, pi, sin
from typing import TYPE_CHECKING

from canvas import Point, Sheet, around, chance
from surface import contour, descent

if TYPE_CHECKING:
    from collections.abc import Callable


def memory_taken_out(sheet: Sheet) -> None:
    """Machine unlearning: a part of a network lifted out of it, its place left open."""
    columns = [(90 + 76 * k, count) for k, count in enumerate((5, 7, 8, 7, 5))]
    nodes = [[(x, 180 + 36 * (j - (n - 1) / 2)) for j in range(n)] for x, n in columns]
    taken = {(1, 0), (1, 1), (2, 0), (2, 1), (2, 2), (3, 1), (3, 0)}
    for c in range(4):
        for i, a in enumerate(nodes[c]):
            for j, b in enumerate(nodes[c + 1]):
                if (c, i) not in taken and (c + 1, j) not in taken and abs(a[1] - b[1]) < 95:
                    sheet.path([a, b], "faint", 1.2)
    for c, column in enumerate(nodes):
        for i, at in enumerate(column):
            if (c, i) in taken:
                sheet.dot(at, 7, "ground", "line", 1.3, "2.5 3.5")
            else:
                sheet.dot(at, 7, "line")
    away: Callable[[Point], Point] = lambda at: (at[0] + 284, at[1] + 36)  # noqa: E731
    chosen = {key: away(nodes[key[0]][key[1]]) for key in sorted(taken)}
    for (c, i), a in chosen.items():
        for (d, j), b in chosen.items():
            if d == c + 1 and abs(nodes[c][i][1] - nodes[d][j][1]) < 95:
                sheet.path([a, b], "spot", 1.6)
    for at in chosen.values():
        sheet.dot(at, 7.5, "spot")
    sheet.raw("M330 62C380 34 412 34 452 56", "strong", 1.8, dash="1 6")
    sheet.arrow((446, 52), (455, 58), "strong", 1.8)


def network(sheet: Sheet, left: float, keep: Callable[[int], bool], ink: str) -> list[list[Point]]:
    """Draw a small network, of whose edges those that *keep* names by number are there."""
    columns = [(left + 64 * k, n) for k, n in enumerate((5, 6, 6, 4))]
    nodes = [[(x, 180 + 42 * (j - (n - 1) / 2)) for j in range(n)] for x, n in columns]
    number = 0
    for c in range(3):
        for a in nodes[c]:
            for b in nodes[c + 1]:
                if keep(number):
                    sheet.path([a, b], ink, 1.3)
                number += 1
    for column in nodes:
        for at in column:
            sheet.dot(at, 6.5, "strong" if ink == "strong" else "line")
    return nodes


def sparse_first(sheet: Sheet) -> None:
    """Model sparsification for unlearning: from a dense network to a sparse one, then one out."""
    network(sheet, 62, lambda number: True, "faint")
    rolls = chance(5)
    kept = [next(rolls) < 0.2 for _ in range(90)]
    nodes = network(sheet, 358, lambda number: kept[number], "strong")
    sheet.arrow((284, 180), (328, 180), "line", 2)
    at = nodes[3][0]
    sheet.dot(at, 8, "ground", "line", 1.3, "2.5 3.5")
    sheet.raw(f"M{at[0] + 10:.0f} {at[1] - 6:.0f}C580 84 592 78 604 62", "spot", 2, dash="1 6")
    sheet.dot((606, 56), 8, "spot")


def plane(x: float, y: float, level: float) -> Point:
    """Return where a point of a plane at height *level* is seen from the side."""
    return (320 + 0.98 * (x - 320) + 0.42 * (y - 180), level + 0.48 * (y - 180))


def two_levels(sheet: Sheet) -> None:
    """Bi-level optimization: a descent above that waits for an ascent below, step by step."""
    frame = [(110, 60), (530, 60), (530, 300), (110, 300)]
    paths = []
    for level, ink, turn in ((100, "line", 1.0), (262, "line", -1.0)):
        sheet.path([plane(*p, level) for p in frame], "line", 1.4, closed=True, fill="ground")
        for radius in range(24, 118, 19):
            ring = around((352 if turn > 0 else 300, 180), radius * 1.45, 48, 0.2, 0.66)
            inside = [(min(max(x, 110), 530), min(max(y, 60), 300)) for x, y in ring]
            sheet.path([plane(*p, level) for p in inside], ink, 1.2, closed=True)
        centre = (352, 180) if turn > 0 else (300, 180)
        steps = []
        for k in range(7):
            reach = 190 * 0.68**k if turn > 0 else 176 * 0.66**k
            angle = 2.5 + 0.44 * k * turn if turn > 0 else 3.9 + 0.44 * k * turn
            steps.append((centre[0] + reach * cos(angle), centre[1] + 0.62 * reach * sin(angle)))
        paths.append([plane(*p, level) for p in steps])
    for above, below in zip(*paths, strict=True):
        sheet.path([above, below], "line", 1.1, dash="1.5 4.5")
    for path, ink in zip(paths, ("strong", "spot"), strict=True):
        sheet.path(path, ink, 2.2)
        for at in path[:-1]:
            sheet.dot(at, 4, ink)
        sheet.dot(path[-1], 7, ink)


def black_box(sheet: Sheet) -> None:
    """Robustness of a black box: queries go in, values come out, nothing else is seen."""
    sheet.box((258, 88), (124, 184), "line", 1.5, "night", radius=10)
    sheet.box((272, 102), (96, 156), "line", 1, "none", "1.5 5", radius=6)
    rolls = chance(11)
    centre = (96, 180)
    sheet.dot(centre, 46, "none", "faint", 1.4)
    for k in range(9):
        y = 180 + 15.5 * (k - 4)
        angle = (k - 4) * 0.37
        at = (centre[0] + 46 * cos(angle), centre[1] + 46 * sin(angle))
        sheet.raw(
            f"M{at[0]:.1f} {at[1]:.1f}C{at[0] + 60:.1f} {at[1]:.1f} 200 {y:.1f} 254 {y:.1f}",
            "faint",
            1.4,
        )
        sheet.dot(at, 5, "line")
        length = 50 + 96 * (0.5 + 0.5 * sin(k * 0.8 + 0.4)) + 14 * next(rolls)
        sheet.path([(386, y), (420, y)], "faint", 1.4)
        sheet.path([(426, y), (426 + length, y)], "spot" if k == 2 else "line", 7)
    sheet.dot(centre, 8, "strong")


def peeled_off(sheet: Sheet) -> None:
    """Reverse engineering of a perturbation: a layer of noise peeled off a picture."""
    left, top, cell, across, down = 96, 66, 20, 14, 12

    def hill(x: float, y: float) -> float:
        return exp(-(((x - 186) / 74) ** 2) - (((y - 214) / 66) ** 2)) + 0.75 * exp(
            -(((x - 270) / 50) ** 2) - (((y - 96) / 44) ** 2)
        )

    right, foot = left + cell * across, top + cell * down
    for i in range(across):
        for j in range(down):
            x, y = left + cell * i, top + cell * j
            value = hill(x + cell / 2, y + cell / 2)
            ink = "strong" if value > 0.72 else "line" if value > 0.36 else "faint"
            sheet.box((x + 1.5, y + 1.5), (cell - 3, cell - 3), "none", 0, ink, radius=2)
    sheet.path([(left, top), (right, top), (right, foot), (left, foot)], "line", 1.4, closed=True)
    # the sheet that comes off, bent up at its far side
    rolls = chance(23)

    def lifted(u: float, v: float) -> Point:
        bend = u * u
        return (left + 196 + 214 * u + 40 * bend, top + 14 + 226 * v - 26 * u - 34 * bend)

    outline = [lifted(k / 14, 0) for k in range(15)]
    outline += [lifted(1, k / 6) for k in range(1, 7)]
    outline += [lifted(1 - k / 14, 1) for k in range(1, 15)]
    sheet.path(outline, "spot", 1.8, closed=True, fill="ground")
    for i in range(14):
        for j in range(11):
            if next(rolls) < 0.5:
                at = lifted((i + 0.5) / 14, (j + 0.5) / 11)
                sheet.dot(at, 1.6 + 2.6 * next(rolls), "spot")


def kept_and_dropped(sheet: Sheet) -> None:
    """Dataset pruning: of many data points a few are kept, and these are enough to go on with."""
    rolls = chance(41)
    kept: list[Point] = []
    for i in range(15):
        for j in range(10):
            x = 52 + 24 * i + 9 * (next(rolls) - 0.5)
            y = 72 + 24 * j + 9 * (next(rolls) - 0.5)
            near = exp(-(((x - 172) / 66) ** 2) - (((y - 208) / 52) ** 2)) + exp(
                -(((x - 312) / 46) ** 2) - (((y - 118) / 38) ** 2)
            )
            if near * (0.6 + 0.8 * next(rolls)) > 0.6:
                kept.append((x, y))
            else:
                sheet.dot((x, y), 4.2, "none", "faint", 1.5)
    places = [(492 + 24 * (k % 5), 96 + 24 * (k // 5)) for k in range(len(kept))]
    drop = (len(kept) + 4) // 5 * 24
    shift = 180 - 84 - drop / 2
    for (x, y), (u, v) in zip(kept, places, strict=True):
        sheet.raw(
            f"M{x:.1f} {y:.1f}C{x + 90:.1f} {y:.1f} {u - 90:.1f} {v + shift:.1f} "
            f"{u:.1f} {v + shift:.1f}",
            "line",
            0.8,
            opacity=0.45,
        )
    for (x, y), (u, v) in zip(kept, places, strict=True):
        sheet.dot((x, y), 5.2, "strong")
        sheet.dot((u, v + shift), 6.2, "spot")


def mask_above(sheet: Sheet) -> None:
    """Model pruning: a mask over the weights; what lies under its holes stays."""
    rolls = chance(17)
    open_at = {(i, j) for i in range(10) for j in range(6) if next(rolls) < 0.3}

    def tile(i: int, j: int, level: float, inset: float = 0.12) -> list[Point]:
        corners = ((inset, inset), (1 - inset, inset), (1 - inset, 1 - inset), (inset, 1 - inset))
        return [plane(110 + 42 * (i + a), 60 + 40 * (j + b), level) for a, b in corners]

    frame = [(110, 60), (530, 60), (530, 300), (110, 300)]
    for i in range(10):
        for j in range(6):
            kept = (i, j) in open_at
            sheet.path(tile(i, j, 262), "none", 0, closed=True, fill="strong" if kept else "faint")
    for i, j in sorted(open_at):
        top, low = tile(i, j, 100, 0.5)[0], tile(i, j, 262, 0.5)[0]
        sheet.path([top, low], "spot", 1, dash="1.5 4")
    sheet.path([plane(*p, 100) for p in frame], "line", 1.5, closed=True, fill="ground")
    for i in range(10):
        for j in range(6):
            if (i, j) in open_at:
                sheet.path(tile(i, j, 100), "spot", 1.6, closed=True)
            else:
                sheet.path(tile(i, j, 100), "none", 0, closed=True, fill="line")


def workers_agree(sheet: Sheet) -> None:
    """Distributed adversarial training: workers, each with its own disturbance, agree on a step."""
    centre = (320, 180)
    workers = around(centre, 232, 8, pi / 8, 0.52)
    for k, at in enumerate(workers):
        for j in range(k + 1, 8):
            sheet.path([at, workers[j]], "faint", 0.9)
    rolls = chance(31)
    for at in workers:
        toward = (centre[0] + 0.2 * (at[0] - centre[0]), centre[1] + 0.2 * (at[1] - centre[1]))
        sheet.arrow(at, toward, "line", 1.8)
    for at in workers:
        sheet.dot(at, 27, "ground", "line", 1.4)
        for spot in around(at, 19, 9, 6 * next(rolls)):
            shake = (spot[0] + 8 * (next(rolls) - 0.5), spot[1] + 8 * (next(rolls) - 0.5))
            sheet.dot(shake, 2.4, "line")
        sheet.dot(at, 7, "strong")
    sheet.dot(centre, 34, "ground", "spot", 2)
    sheet.dot(centre, 12, "spot")


def saddle(sheet: Sheet) -> None:
    """Min-max optimization without gradients: a spiral to the saddle, by values alone."""

    def height(x: float, y: float) -> float:
        u, v = (x - 330) / 150, (y - 186) / 104
        c, s = cos(0.42), sin(0.42)
        return (c * u + s * v) ** 2 - (c * v - s * u) ** 2

    for level in (-2.6, -1.9, -1.3, -0.8, -0.4, -0.12, 0.12, 0.4, 0.8, 1.3, 1.9, 2.6, 3.4):
        ink = "line" if abs(level) < 1 else "faint"
        sheet.raw(contour(height, level, 640, 360), ink, 1.3)
    path = []
    for k in range(17):
        reach = 214 * 0.83**k
        path.append((330 + reach * cos(0.62 * k - 0.55), 186 + 0.62 * reach * sin(0.62 * k - 0.55)))
    sheet.path(path, "strong", 2.2)
    for at in path[:-1]:
        sheet.dot(at, 4, "strong")
    for probe in around(path[2], 24, 5, 0.4):
        sheet.path([path[2], probe], "spot", 1.3)
        sheet.dot(probe, 3.6, "spot")
    sheet.dot(path[-1], 8, "spot")


def finite_differences(sheet: Sheet) -> None:
    """Zeroth-order optimization: values around a point tell which way is down."""

    def height(x: float, y: float) -> float:
        u, v = (x - 452) / 190, (y - 214) / 120
        bump = 0.25 * exp(-(((x - 170) / 120) ** 2) - (((y - 300) / 90) ** 2))
        return u * u + v * v + 0.35 * u * v - bump

    for k in range(1, 13):
        sheet.raw(
            contour(height, 0.03 + 0.021 * k * k, 640, 360), "line" if k < 5 else "faint", 1.3
        )
    start = (196, 100)
    path = descent(height, start, 30, 520, 0.6)
    sheet.path(path, "line", 1.6, dash="1.5 5")
    for at in path[1:14]:
        sheet.dot(at, 3.6, "line")
    sheet.dot(path[-1], 7, "strong")
    sheet.dot(start, 62, "none", "line", 1.2, "2.5 4")
    rolls = chance(3)
    for k in range(12):
        (probe,) = around(start, 62, 1, 0.5236 * k + 0.3 * next(rolls))
        sheet.path([start, probe], "spot", 1.4)
        low = (height(*start) - height(*probe)) * 5
        sheet.dot(probe, min(max(4.5 + low, 2.4), 8.5), "spot")
    sheet.dot(start, 8, "strong")
    dx, dy = path[1][0] - start[0], path[1][1] - start[1]
    scale = 116 / ((dx * dx + dy * dy) ** 0.5)
    sheet.arrow(start, (start[0] + scale * dx, start[1] + scale * dy), "strong", 2.6)


#: key of the paper -> its picture
PAPERS: dict[str, Callable[[Sheet], None]] = {
    "liu2025rethinking": memory_taken_out,
    "jia2023model": sparse_first,
    "zhang2022revisiting": two_levels,
    "zhang2022robustify": black_box,
    "gong2022reverse": peeled_off,
    "zhang2023selectivity": kept_and_dropped,
    "zhang2022advancing": mask_above,
    "zhang2022distributed": workers_agree,
    "liu2020minmax": saddle,
    "liu2020primer": finite_differences,
}
