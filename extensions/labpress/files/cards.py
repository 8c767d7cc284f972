"""Cards: the pictures that social networks show of a page, and the icon of a phone's home screen.

Both are drawn from the group's accent colour, its mark and words, with Pillow and Noto Serif
(fontpkg-noto-serif), so that they are the same on every machine. Noto Serif has the letters of
Latin, Greek and Cyrillic; words with others are left out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from labpress.text.colours import contrast

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

#: Width and height of a card, as the Open Graph protocol's consumers want it (1.91 : 1).
WIDTH, HEIGHT = 1200, 630
#: Of the icon, as Apple's guidelines ask it of web pages.
ICON = 180
#: How strong lines and marks of the drawing are: 0 is the ground, 255 the words.
_RINGS, _QUIET = 46, 205
#: Shades between ground and words: enough for smooth edges, and four bits a pixel.
_SHADES = 16
_LEFT, _RIGHT, _TOP, _FOOT = 80, 1120, 84, 546
#: Sizes of a title, the largest that fits counts, and how many lines may be.
_SIZES = ((68, 3), (56, 4), (46, 5))
_WHITE = "#ffffff"
#: Unicode gives this place to no character.
_NOBODY_HAS = "\U000effff"


@dataclass(frozen=True)
class Cards:
    """Draws the cards of one group.

    ``accent``: ``#`` and six digits. ``name``: the group's. ``mark``: a picture, as PNG; may be
    empty.
    """

    accent: str
    name: str
    mark: bytes = b""
    _fonts: dict[tuple[int, int], FreeTypeFont] = field(
        default_factory=dict, compare=False, repr=False
    )

    def card(self, title: str, line: str = "") -> bytes:
        """Return a card as PNG: *title*, and under it *line*, such as where a paper appeared."""
        from PIL import ImageDraw

        image = self._ground.copy()
        draw = ImageDraw.Draw(image)
        under = _TOP
        if self.writes(title):
            under = self._title(draw, " ".join(title.split()))
        if line and self.writes(line):
            font = self._font(34, 400)
            text = _cut(draw, " ".join(line.split()), font, _RIGHT - _LEFT)
            draw.text((_LEFT, under + 18), text, fill=_QUIET, font=font)
        return self._written(image)

    def icon(self) -> bytes:
        """Return the icon as PNG: the mark on the accent colour, or the name's first letters."""
        from PIL import Image, ImageDraw

        image = Image.new("RGB", (ICON, ICON), self.accent)
        if self.mark:
            mark = self._opened_mark(ICON - 24)
            image.paste(mark, ((ICON - mark.width) // 2, (ICON - mark.height) // 2), mark)
        elif letters := self.name[:2].strip():
            font = self._font(88, 600)
            middle = (ICON / 2, ICON / 2)
            ImageDraw.Draw(image).text(middle, letters, self._ink, font=font, anchor="mm")
        return _png(image)

    def writes(self, text: str) -> bool:
        """Tell whether there are letters for all of *text*."""
        return all(character.isspace() or _has(character) for character in text)

    def _title(self, draw: ImageDraw, title: str) -> int:
        """Write *title* as large as it fits; return where it ends."""
        for size, most in _SIZES:
            font = self._font(size, 600)
            lines = _broken(draw, title, font, _RIGHT - _LEFT)
            if len(lines) <= most:
                break
        else:
            last = " ".join(lines[most - 1 :])
            lines = [*lines[: most - 1], _cut(draw, last, font, _RIGHT - _LEFT)]
        step = round(size * 1.22)
        for number, text in enumerate(lines):
            draw.text((_LEFT, _TOP + number * step), text, fill=255, font=font)
        return _TOP + len(lines) * step

    @cached_property
    def _ground(self) -> Image:
        """What all cards have: rings as of contour lines, the mark and the group's name."""
        from PIL import Image, ImageDraw

        # drawn twice as large, so that its edges are smooth
        large = Image.new("L", (2 * WIDTH, 2 * HEIGHT), 0)
        draw = ImageDraw.Draw(large)
        for number in range(1, 9):
            across, down = 118 * number, 84 * number
            x, y = 1980 - 22 * number, 1010 - 14 * number
            box = (x - across, y - down, x + across, y + down)
            draw.ellipse(box, outline=_RINGS, width=3)
        image = large.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
        left = _LEFT
        if self.mark:
            mark = self._opened_mark(64)
            image.paste(self._shaded(mark), (left, _FOOT - 48), mark.getchannel("A"))
            left += mark.width + 22
        draw = ImageDraw.Draw(image)
        if self.writes(self.name):
            font = self._font(34, 600)
            name = _cut(draw, self.name, font, _RIGHT - left)
            draw.text((left, _FOOT - 16), name, fill=255, font=font, anchor="lm")
        return image

    def _opened_mark(self, size: int) -> Image:
        """Return the mark, at most *size* pixels high and four times as wide."""
        from PIL import Image

        with Image.open(BytesIO(self.mark)) as opened:
            mark = opened.convert("RGBA")
        scale = min(size / mark.height, 4 * size / mark.width)
        if size > ICON // 2:
            scale = min(scale, size / mark.width)
        return mark.resize((max(1, round(mark.width * scale)), max(1, round(mark.height * scale))))

    def _shaded(self, mark: Image) -> Image:
        """Return the mark in the shades between the accent colour and the words."""
        from PIL import Image

        ground = Image.new("RGB", (1, 1), self.accent).convert("L").tobytes()[0]
        ink = 255 if self._ink == _WHITE else 0
        return mark.convert("L").point(
            lambda shade: max(0, min(255, round(255 * (shade - ground) / ((ink - ground) or 1))))
        )

    @cached_property
    def _ink(self) -> str:
        return max(_WHITE, "#111111", key=lambda ink: contrast(ink, self.accent))

    def _written(self, image: Image) -> bytes:
        """Return an image of shades as PNG in the group's colours."""
        from PIL import ImageColor

        low, high = ImageColor.getrgb(self.accent), ImageColor.getrgb(self._ink)
        colours = [
            round(a + (b - a) * shade / (_SHADES - 1))
            for shade in range(_SHADES)
            for a, b in zip(low[:3], high[:3], strict=True)
        ]
        paletted = image.point([round(at * (_SHADES - 1) / 255) for at in range(256)])
        paletted.putpalette(colours)
        return _png(paletted, bits=4)

    def _font(self, size: int, weight: int) -> FreeTypeFont:
        if (size, weight) not in self._fonts:
            from PIL import ImageFont

            font = ImageFont.truetype(_font_file(), size)
            font.set_variation_by_axes([weight, 100])
            self._fonts[size, weight] = font
        return self._fonts[size, weight]


def _font_file() -> str:
    from fontpkg_noto_serif import ROOT

    return str(ROOT / "files" / "NotoSerif[wdth,wght].ttf")


@lru_cache(maxsize=1 << 12)
def _has(character: str) -> bool:
    """Tell whether the font has *character*: what it lacks looks like what nobody has."""
    from PIL import ImageFont

    font = ImageFont.truetype(_font_file(), 24)
    shown, lacking = (font.getmask(one) for one in (character, _NOBODY_HAS))
    return shown.size != lacking.size or bytes(shown) != bytes(lacking)


def _broken(draw: ImageDraw, text: str, font: FreeTypeFont, width: int) -> list[str]:
    """Return *text* in lines of at most *width* pixels, except for a word that is wider."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and draw.textlength(longer, font=font) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _cut(draw: ImageDraw, text: str, font: FreeTypeFont, width: int) -> str:
    """Return as many words of *text* as *width* pixels take, and dots for the rest."""
    if draw.textlength(text, font=font) <= width:
        return text
    while text and draw.textlength(f"{text}…", font=font) > width:
        text = text.rpartition(" ")[0] if " " in text else text[:-1]
    return f"{text.rstrip(',.;: ')}…"


def _png(image: Image, **options: Any) -> bytes:
    content = BytesIO()
    image.save(content, "PNG", **options)
    return content.getvalue()
