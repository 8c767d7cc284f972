"""Colours: how well one can be read on another, and the nearest that can.

Sources: WCAG 2.2 for relative luminance and contrast (text needs 4.5 : 1, level AA); Björn
Ottosson's Oklab, in which a colour can be made darker and stay the same hue.
"""

from __future__ import annotations

#: The contrast that text needs to its ground (WCAG 2.2, criterion 1.4.3).
READABLE = 4.5

Channels = tuple[float, float, float]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, each ``#`` and six digits: from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def readable(colour: str, grounds: tuple[str, ...], wanted: float = READABLE) -> str:
    """Return the lightest colour of the hue of *colour* that can be read on all *grounds*.

    The grounds are light; *colour* itself if it can be read on them.
    """
    if _passes(colour, grounds, wanted):
        return colour
    lightness, a, b = _oklab(colour)
    low, high = 0.0, lightness
    for _ in range(24):
        middle = (low + high) / 2
        share = middle / lightness if lightness else 0
        if _passes(_hex(middle, a * share, b * share), grounds, wanted):
            low = middle
        else:
            high = middle
    share = low / lightness if lightness else 0
    return _hex(low, a * share, b * share)


def _passes(colour: str, grounds: tuple[str, ...], wanted: float) -> bool:
    return all(contrast(colour, ground) >= wanted for ground in grounds)


def _linear(colour: str) -> Channels:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return red, green, blue


def _luminance(colour: str) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _oklab(colour: str) -> Channels:
    red, green, blue = _linear(colour)
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    medium = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


def _hex(lightness: float, a: float, b: float) -> str:
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    channels = (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )
    return "#" + "".join(f"{_digits(channel):02x}" for channel in channels)


def _digits(linear: float) -> int:
    clipped = min(max(linear, 0.0), 1.0)
    part = 12.92 * clipped if clipped <= 0.0031308 else 1.055 * clipped ** (1 / 2.4) - 0.055
    return round(255 * part)
