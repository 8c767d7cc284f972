"""A sheet to draw on: SVG in the group's accent colour, once for light pages and once for dark.

Every picture is drawn with six inks, all mixed from the accent: the ground, faint and plain
lines, strong marks, the one spot that the eye is to find, and night for what is black. No
dependency; the same bytes every time.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import cos, sin, tau
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ACCENT = "#18453b"  # labpress_accent in conf.py
WIDTH, HEIGHT = 640, 360

Point = tuple[float, float]


def mixed(colour: str, other: str, share: float) -> str:
    """Return *colour* with *share* of *other* in it."""
    parts = [(int(colour[k : k + 2], 16), int(other[k : k + 2], 16)) for k in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in parts)


@dataclass(frozen=True)
class Inks:
    """The colours of one mode."""

    ground: str
    faint: str
    line: str
    strong: str
    spot: str
    night: str


LIGHT = Inks(
    ground=mixed(ACCENT, "#ffffff", 0.93),
    faint=mixed(ACCENT, "#ffffff", 0.76),
    line=mixed(ACCENT, "#ffffff", 0.45),
    strong=ACCENT,
    spot="#1f8a6d",
    night=ACCENT,
)
DARK = Inks(
    ground=mixed(ACCENT, "#06100d", 0.55),
    faint=mixed(ACCENT, "#ffffff", 0.14),
    line=mixed(ACCENT, "#ffffff", 0.42),
    strong=mixed(ACCENT, "#ffffff", 0.86),
    spot="#7ee0bf",
    night="#050d0a",
)


@dataclass
class Sheet:
    """One picture in one mode; shapes are drawn in the order in which they are asked for."""

    inks: Inks
    width: int = WIDTH
    height: int = HEIGHT
    shapes: list[str] = field(default_factory=list)

    def ink(self, name: str) -> str:
        """Return the colour called *name*; ``none`` stays what it is."""
        return name if name == "none" else str(getattr(self.inks, name))

    def path(
        self,
        points: Iterable[Point],
        ink: str = "line",
        width: float = 1.5,
        *,
        closed: bool = False,
        fill: str = "none",
        dash: str = "",
        opacity: float = 1,
    ) -> None:
        """Draw straight lines from point to point."""
        joined = "L".join(place(point) for point in points)
        self.raw(f"M{joined}{'Z' if closed else ''}", ink, width, fill, dash, opacity)

    def raw(
        self,
        data: str,
        ink: str = "line",
        width: float = 1.5,
        fill: str = "none",
        dash: str = "",
        opacity: float = 1,
    ) -> None:
        """Draw the path *data*."""
        more = f' stroke-dasharray="{dash}"' if dash else ""
        more += f' opacity="{opacity:g}"' if opacity != 1 else ""
        more += f' fill="{self.ink(fill)}"' if fill != "none" else ""
        self.shapes.append(
            f'<path d="{data}" stroke="{self.ink(ink)}" stroke-width="{width:g}"{more}/>'
        )

    def dot(
        self,
        at: Point,
        radius: float = 4,
        fill: str = "strong",
        ink: str = "none",
        width: float = 1.5,
        dash: str = "",
    ) -> None:
        """Draw a disc, a ring or both."""
        more = f' stroke="{self.ink(ink)}" stroke-width="{width:g}"' if ink != "none" else ""
        more += f' stroke-dasharray="{dash}"' if dash else ""
        self.shapes.append(
            f'<circle cx="{at[0]:.1f}" cy="{at[1]:.1f}" r="{radius:g}" '
            f'fill="{self.ink(fill)}"{more or " stroke=" + chr(34) + "none" + chr(34)}/>'
        )

    def arrow(self, start: Point, end: Point, ink: str = "strong", width: float = 2) -> None:
        """Draw a line with a head at its end."""
        dx, dy = end[0] - start[0], end[1] - start[1]
        length = (dx * dx + dy * dy) ** 0.5 or 1
        ux, uy = dx / length, dy / length
        head = 4 + 2.2 * width
        left = (end[0] - head * ux - 0.5 * head * uy, end[1] - head * uy + 0.5 * head * ux)
        right = (end[0] - head * ux + 0.5 * head * uy, end[1] - head * uy - 0.5 * head * ux)
        self.path([start, (end[0] - 2 * ux, end[1] - 2 * uy)], ink, width)
        self.path([left, end, right], ink, width)

    def box(
        self,
        corner: Point,
        size: Point,
        ink: str = "line",
        width: float = 1.5,
        fill: str = "none",
        dash: str = "",
        radius: float = 3,
    ) -> None:
        """Draw a rectangle."""
        more = f' stroke-dasharray="{dash}"' if dash else ""
        stroke = f' stroke="{self.ink(ink)}" stroke-width="{width:g}"'
        self.shapes.append(
            f'<rect x="{corner[0]:.1f}" y="{corner[1]:.1f}" width="{size[0]:.1f}" '
            f'height="{size[1]:.1f}" rx="{radius:g}" fill="{self.ink(fill)}"{stroke}{more}/>'
        )

    def svg(self) -> str:
        """Return the picture."""
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.width} {self.height}" '
            f'width="{self.width}" height="{self.height}" fill="none" stroke-linecap="round" '
            'stroke-linejoin="round">'
        )
        ground = f'<rect width="100%" height="100%" fill="{self.inks.ground}"/>'
        return "\n".join([head, ground, *self.shapes, "</svg>"]) + "\n"


def place(point: Point) -> str:
    """Return a point as SVG writes it."""
    return f"{point[0]:.1f} {point[1]:.1f}"


def around(
    centre: Point, radius: float, count: int, turn: float = 0, flat: float = 1
) -> list[Point]:
    """Return *count* points on a circle, which *flat* makes an ellipse."""
    angles = (turn + tau * k / count for k in range(count))
    return [(centre[0] + radius * cos(a), centre[1] + flat * radius * sin(a)) for a in angles]


def chance(seed: int) -> Iterator[float]:
    """Yield numbers between 0 and 1 that look random and never change (Park and Miller)."""
    state = seed * 7919 % 2147483647 or 1
    while True:
        state = state * 48271 % 2147483647
        yield state / 2147483647
