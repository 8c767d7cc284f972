"""Converted pictures, kept by what they were made of, so that each is made once.

A file of the cache is complete or absent: it is written beside its name and then moved there. Two
builds at once make the same file twice, and a build that is killed leaves none behind that counts.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from labpress.files import drawings, pictures
from labpress.files.pictures import PRINTABLE, SUFFIXES, shape_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from labpress.files.pictures import Kind

#: Raise it when a conversion is to give another result.
_EDITION = 2


class Conversions:
    """Pictures converted into *folder*, which may be deleted at any time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        #: file, its time and size -> what stands for its content: it is read once for all widths
        self._contents: dict[tuple[Path, int, int], str] = {}

    @classmethod
    def of_project(cls, doctreedir: str | Path) -> Conversions:
        """Return those of the project whose pages, read, are in *doctreedir*; outputs share it."""
        return cls(Path(doctreedir) / "labpress" / "pictures")

    def for_print(self, path: Path, width: int, height: int) -> Path:
        """Return the picture in *path* as a file that XeTeX prints: itself, if that will do.

        A drawing stays one. Others have at most *width* by *height* pixels.

        Raises:
            PictureError: it cannot be read or converted.
        """
        shape = shape_of(path)
        if shape.kind == "pdf":
            drawings.check_pdf(path)
            return self._named(path, "pdf")
        if shape.kind == "svg":
            drawn_by = "rsvg" if shutil.which("rsvg-convert") else "cairosvg"
            return self._made(path, ".pdf", ("svg", drawn_by), lambda: drawings.to_pdf(path))
        if pictures.prints_as_it_is(path, shape, width, height):
            return self._named(path, shape.kind)
        recipe = ("print", width, height, _pillow())
        for kind in ("jpeg", "png"):
            found = self._path(path, SUFFIXES[kind], recipe)
            if found.is_file():
                return found
        made, content = pictures.printable(path, width, height)
        return self._made(path, SUFFIXES[made], recipe, lambda: content)

    def for_screen(self, path: Path, kind: Kind, width: int) -> Path:
        """Return the picture in *path* as a file of *kind* and of at most *width* pixels.

        Raises:
            PictureError: it cannot be read or converted.
        """
        recipe = ("screen", width, _pillow())
        return self._made(path, SUFFIXES[kind], recipe, lambda: pictures.scaled(path, kind, width))

    def drawn(self, path: Path, width: int) -> Path:
        """Return the first page of the PDF file in *path* as a picture, *width* pixels wide.

        Raises:
            PictureError: it cannot be drawn.
        """
        return self._made(path, ".png", ("drawn", width), lambda: drawings.to_png(path, width))

    def _named(self, path: Path, kind: Kind) -> Path:
        """Return *path*, or a copy that bears the suffix of its kind: XeTeX goes by the name."""
        suffixes = (".jpg", ".jpeg") if kind == "jpeg" else (SUFFIXES[kind],)
        if kind in PRINTABLE and path.suffix.lower() in suffixes:
            return path
        return self._made(path, SUFFIXES[kind], ("copy",), path.read_bytes)

    def _path(self, path: Path, suffix: str, recipe: tuple[object, ...]) -> Path:
        found = path.stat()
        state = (path, found.st_mtime_ns, found.st_size)
        if state not in self._contents:
            self._contents[state] = content_digest(path)
        made_of = repr((_EDITION, recipe, self._contents[state])).encode()
        return self.folder / f"{hashlib.blake2b(made_of, digest_size=10).hexdigest()}{suffix}"

    def _made(
        self, path: Path, suffix: str, recipe: tuple[object, ...], make: Callable[[], bytes]
    ) -> Path:
        target = self._path(path, suffix, recipe)
        if not target.is_file():
            write_whole(target, make())
        return target


def content_digest(path: Path, *more: object) -> str:
    """Return 20 hexadecimal digits that stand for what is in *path*, and for *more*."""
    digest = hashlib.blake2b(repr(more).encode(), digest_size=10)
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def write_whole(path: Path, content: bytes) -> None:
    """Write *content* to *path* at once: whoever looks sees all of it or nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _pillow() -> str:
    import PIL

    return PIL.__version__
