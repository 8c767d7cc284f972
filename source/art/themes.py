"""A picture for each research theme."""

from __future__ import annotations

from math import sin
from typing import TYPE_CHECKING

from canvas import Point, Sheet, chance

if TYPE_CHECKING:
    from collections.abc import Callable


def trustworthy(sheet: Sheet) -> None:
    """Data on both sides of a boundary, each with the room in which it must not be mistaken."""

    def boundary(x: float, shift: float = 0) -> float:
        return 184 + 46 * sin((x - 60) / 104) - 0.05 * (x - 320) + shift

    for shift in (-84, -56, -28, 28, 56, 84):
        edge = [(x, boundary(x, shift)) for x in range(-8, 656, 8)]
        sheet.path(edge, "faint", 1.2)
    sheet.path([(x, boundary(x)) for x in range(-8, 656, 8)], "strong", 2.6)
    rolls = chance(9)
    placed: list[Point] = []
    while len(placed) < 15:
        at = (40 + 560 * next(rolls), 34 + 292 * next(rolls))
        far = abs(at[1] - boundary(at[0])) > 52
        if far and all((at[0] - b[0]) ** 2 + (at[1] - b[1]) ** 2 > 74**2 for b in placed):
            placed.append(at)
    for at in placed:
        above = at[1] < boundary(at[0])
        sheet.dot(at, 31, "none", "spot" if above else "line", 1.4)
        sheet.dot(at, 6.5, "spot" if above else "strong")


def scalable(sheet: Sheet) -> None:
    """From one to many: each step doubles, and the lines stay in order."""
    columns: list[list[Point]] = []
    for level in range(7):
        count = 2**level
        room = 296 if level > 2 else (0, 120, 220)[level]
        x = 52 + 89 * level
        columns.append([(x, 180 + room * ((j + 0.5) / count - 0.5)) for j in range(count)])
    for level in range(6):
        for j, a in enumerate(columns[level]):
            for b in columns[level + 1][2 * j : 2 * j + 2]:
                half = (a[0] + b[0]) / 2
                sheet.raw(
                    f"M{a[0]:.1f} {a[1]:.1f}C{half:.1f} {a[1]:.1f} {half:.1f} {b[1]:.1f} "
                    f"{b[0]:.1f} {b[1]:.1f}",
                    "line" if level < 3 else "faint",
                    max(2.6 - 0.34 * level, 0.8),
                )
    for level, column in enumerate(columns):
        ink = "spot" if level == 0 else "strong" if level < 4 else "line"
        for at in column:
            sheet.dot(at, (14, 10, 7.5, 5.5, 4, 2.8, 1.9)[level], ink)


#: id of the theme -> its picture
THEMES: dict[str, Callable[[Sheet], None]] = {"trustworthy": trustworthy, "scalable": scalable}
