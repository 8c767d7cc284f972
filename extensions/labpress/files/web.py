"""Pictures as a site shows them: in the widths that screens need, and as WebP beside their kind."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from html import escape
from typing import TYPE_CHECKING, TypeVar

from labpress.files.conversions import content_digest
from labpress.files.errors import PictureError
from labpress.files.pictures import SUFFIXES, shape_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from labpress.files.conversions import Conversions
    from labpress.files.pictures import Kind

    Wanted = TypeVar("Wanted")
    Made = TypeVar("Made")

#: Stands for the key of a picture that a page names.
PAGE = "page"
#: Key of a picture in its record -> its widths in pixels: about once and twice what it has on a
#: page in CSS pixels, for screens of both densities and of phones.
WIDTHS: dict[str, tuple[int, ...]] = {
    "photo": (160, 320),
    "logo": (288, 576),
    PAGE: (480, 960, 1920),
}
#: … of any other key.
_OTHERS = (320, 640, 1280)
#: Where the site has pictures, below its root.
FOLDER = "files/pictures"
#: Raise it when a picture of the same name is to look otherwise.
_EDITION = 1


@dataclass(frozen=True, slots=True)
class Variant:
    """One file of a picture: its address below the site's root, its kind and its width."""

    address: str
    kind: Kind
    width: int


@dataclass(frozen=True, slots=True)
class WebPicture:
    """A picture of a site: its files, and width and height of the largest, 0 where unknown.

    ``dark``: the same for a dark page. ``original``: width and height of what it was made of.
    """

    variants: tuple[Variant, ...]
    width: int
    height: int
    dark: WebPicture | None = None
    original: tuple[int, int] = (0, 0)

    @property
    def largest(self) -> str:
        """The address of the largest file of its own kind, for programs that want just one."""
        return self._own[-1].address

    @property
    def _own(self) -> list[Variant]:
        others = [variant for variant in self.variants if variant.kind != "webp"]
        return others or list(self.variants)

    def srcset(self, prefix: str) -> str:
        """Return its files of its own kind, as the attribute of that name has them."""
        return _srcset(self._own, prefix)

    def source(self, prefix: str, sizes: str) -> str:
        """Return the element that offers it as WebP, or nothing if that is its own kind."""
        webp = [variant for variant in self.variants if variant.kind == "webp"]
        if not webp or webp == self._own:
            return ""
        chosen = f'srcset="{_srcset(webp, prefix)}" sizes="{sizes}"'
        return f'<source type="image/webp" {chosen}>'

    def html(self, prefix: str, sizes: str, alt: str = "", css: str = "") -> str:
        """Return it as HTML.

        *prefix* leads to the site's root, *sizes* says how wide it is on a page (the attribute of
        that name), *alt* what it shows.
        """
        if self.dark is None:
            return self._html(prefix, sizes, alt, css)
        light = self._html(prefix, sizes, alt, f"{css} lab-light-art".strip())
        return light + self.dark._html(prefix, sizes, alt, f"{css} lab-dark-art".strip())

    def _html(self, prefix: str, sizes: str, alt: str, css: str) -> str:
        attributes = f' class="{css}"' if css else ""
        attributes += f' src="{escape(prefix + self.largest)}"'
        own = self._own
        if len(own) > 1:
            attributes += f' srcset="{_srcset(own, prefix)}" sizes="{sizes}"'
        attributes += f' alt="{escape(alt)}"'
        if self.width and self.height:
            attributes += f' width="{self.width}" height="{self.height}"'
        image = f'<img{attributes} loading="lazy" decoding="async">'
        source = self.source(prefix, sizes)
        return f"<picture>{source}{image}</picture>" if source else image


def _srcset(variants: Sequence[Variant], prefix: str) -> str:
    return ", ".join(f"{escape(prefix + one.address)} {one.width}w" for one in variants)


def made_of_each(
    wanted: Iterable[Wanted], make: Callable[[Wanted], Made]
) -> list[Made | PictureError]:
    """Return what *make* makes of each of *wanted*, several at a time, or why it cannot."""

    def made(one: Wanted) -> Made | PictureError:
        try:
            return make(one)
        except PictureError as error:
            return error

    # Pillow lets others work while it does
    with ThreadPoolExecutor(max_workers=4) as pool:
        return list(pool.map(made, wanted))


def web_picture(
    path: Path, key: str, conversions: Conversions, dark: Path | None = None
) -> tuple[WebPicture, dict[str, Path]]:
    """Return the picture in *path* as the site shows it, and address -> each of its files.

    A drawing and a moving picture stay as they are. Names come of the content, so that a browser
    never shows an old picture, and equal pictures are one file.

    Raises:
        PictureError: it cannot be read or converted.
    """
    if dark is not None:
        night, files = web_picture(dark, key, conversions)
        day, more = web_picture(path, key, conversions)
        return replace(day, dark=night), {**files, **more}
    shape = shape_of(path)
    digest = content_digest(path, _EDITION, WIDTHS.get(key, _OTHERS))
    if shape.kind == "svg" or shape.animated:
        address = f"{FOLDER}/{digest}{SUFFIXES[shape.kind]}"
        variant = Variant(address, shape.kind, shape.width)
        original = (shape.width, shape.height)
        return WebPicture((variant,), *original, original=original), {address: path}
    if shape.kind == "pdf":
        path = conversions.drawn(path, WIDTHS.get(key, _OTHERS)[-1])
        shape = shape_of(path)
    kind: Kind = "png" if shape.kind == "gif" else shape.kind
    files = {}
    variants = []
    widths = sorted({min(width, shape.width) for width in WIDTHS.get(key, _OTHERS)})
    for made in dict.fromkeys(("webp", kind)):
        for width in widths:
            address = f"{FOLDER}/{digest}-{width}{SUFFIXES[made]}"
            files[address] = conversions.for_screen(path, made, width)
            variants.append(Variant(address, made, width))
    height = max(1, round(shape.height * widths[-1] / shape.width))
    original = (shape.width, shape.height)
    return WebPicture(tuple(variants), widths[-1], height, original=original), files
