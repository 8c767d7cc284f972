"""Drawings: SVG for print, as a PDF file of one page; and such a PDF file for the screen.

``rsvg-convert`` (Debian's librsvg2-bin) draws them; where it is absent, CairoSVG does. Both are
given a fixed date, so that equal drawings give equal bytes. ``pdftoppm`` (Debian's poppler-utils)
makes a picture of a PDF file.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.parsers import expat

from labpress.files.errors import PictureError
from labpress.records.problems import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The date that a converted drawing bears: 1980-01-01, as the text and in seconds.
_DATE = ("1980-01-01T00:00:00", "315532800")
#: A drawing that takes longer than this, in seconds, is one that does not end.
_TIMEOUT = 600
#: The longest side in points that a printed picture has before it is fitted into its place: TeX
#: knows no length of 16,384 of its points (The TeXbook, chapter 10), and ends where one is met.
LONGEST = 14400.0
#: CSS pixels to the inch (CSS Values 4, section 6.2) in each unit of SVG.
_UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_SVG, _XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
_START = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml|<!--|<!DOCTYPE\s+svg|<svg[\s>]|<svg:svg\s)")
_ROOT = re.compile(r"<(?:\w+:)?svg\b[^>]*>", re.DOTALL)
_LENGTH = re.compile(r"\s*([\d.]+(?:e[+-]?\d+)?)\s*(px|pt|pc|mm|cm|in|)\s*")


def is_svg(start: bytes) -> bool:
    """Tell whether a file that begins with *start* holds a drawing."""
    return bool(_START.match(start)) and b"svg" in start.lower()


def check_svg(path: Path) -> None:
    """Look whether browsers show the drawing in *path* as a picture.

    They show nothing of one that is no well-formed XML with namespaces, or whose root is not in
    that of SVG, and load no other file that it refers to (SVG Integration, "secure static mode").

    Raises:
        PictureError: they do not.
    """
    names: list[str] = []
    elsewhere: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if not names:
            names.append(name)
        if name.rpartition(" ")[2] in ("image", "feImage", "use"):
            found = (attributes.get(key, "") for key in ("href", f"{_XLINK} href"))
            elsewhere.extend(one for one in found if not one.startswith(("#", "data:")) and one)

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start
    try:
        parser.Parse(path.read_bytes(), True)
    except expat.ExpatError as error:
        what = expat.ErrorString(error.code)
        reason = f"the drawing is broken in line {error.lineno}: {what}"
        raise PictureError(reason) from error
    if names[0] != f"{_SVG} svg":
        raise PictureError(f'the drawing does not begin with <svg xmlns="{_SVG}" …>')
    if elsewhere:
        other = shortened(elsewhere[0])
        raise PictureError(f"it shows another file, {other!r}, which browsers do not load there")


def size_of(path: Path) -> tuple[int, int]:
    """Return width and height in CSS pixels; 0 where the drawing does not say."""
    match = _ROOT.search(path.read_text("utf-8", "replace")[:65536])
    root = match[0] if match else ""
    width, height = _length(root, "width"), _length(root, "height")
    box = re.search(r"""\sviewBox\s*=\s*["']([^"']*)""", root)
    numbers = re.findall(r"-?[\d.]+(?:e[+-]?\d+)?", box[1]) if box else []
    if len(numbers) == 4 and not (width and height):
        try:
            across, down = float(numbers[2]), float(numbers[3])
        except ValueError:
            across = down = 0.0
        if across > 0 and down > 0:
            if width:
                height = width * down / across
            elif height:
                width = height * across / down
            else:
                width, height = across, down
    return (round(width), round(height)) if width and height else (0, 0)


def _length(root: str, name: str) -> float:
    match = re.search(rf"""\s{name}\s*=\s*["']([^"']*)""", root)
    length = _LENGTH.fullmatch(match[1]) if match else None
    try:
        return float(length[1]) * _UNITS[length[2]] if length else 0.0
    except ValueError:
        return 0.0


def to_pdf(path: Path) -> bytes:
    """Return the drawing in *path* as a PDF file of one page.

    Raises:
        PictureError: it cannot be drawn, or nothing here can draw.
    """
    if program := shutil.which("rsvg-convert"):
        return _by_rsvg(program, path, "--format=pdf", f"--zoom={_zoom(path)}")
    return _by_cairosvg(path)


def check_pdf(path: Path) -> None:
    """Look whether the PDF file in *path* has its end (ISO 32000-1, section 7.5.5).

    Raises:
        PictureError: it has not, as when a download was cut off; XeTeX would end without a booklet.
    """
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - 2048))
        if b"%%EOF" not in file.read():
            raise PictureError("the PDF file is cut off: its end is missing")


def to_png(path: Path, width: int) -> bytes:
    """Return the first page of the PDF file in *path* as a PNG file, *width* pixels wide.

    Raises:
        PictureError: it cannot be drawn, or nothing here can draw.
    """
    program = shutil.which("pdftoppm")
    if program is None:
        raise PictureError("browsers do not show PDF files, and pdftoppm is not installed")
    command = [program, "-png", "-singlefile", "-cropbox"]
    command += ["-scale-to-x", str(width), "-scale-to-y", "-1", str(path.absolute())]
    with tempfile.TemporaryDirectory(prefix="labpress-") as folder:
        target = Path(folder, "page")
        _run([*command, str(target)], path)
        return target.with_suffix(".png").read_bytes()


def to_picture(path: Path, width: int) -> bytes:
    """Return the drawing in *path* as a PNG file, *width* pixels wide.

    Raises:
        PictureError: it cannot be drawn, or nothing here can draw.
    """
    if program := shutil.which("rsvg-convert"):
        options = ("--format=png", f"--width={width}", "--keep-aspect-ratio")
        return _by_rsvg(program, path, *options)
    with _cairosvg() as cairosvg:
        content, address = path.read_bytes(), str(path.absolute())
        return bytes(cairosvg.svg2png(bytestring=content, url=address, output_width=width))


def _zoom(path: Path) -> float:
    """Return by how much the drawing is made smaller, so that TeX can say how large it is."""
    points = max(size_of(path)) * 0.75
    return LONGEST / points if points > LONGEST else 1.0


def _by_rsvg(program: str, path: Path, *options: str) -> bytes:
    with tempfile.TemporaryDirectory(prefix="labpress-") as folder:
        target = Path(folder, "drawing")
        # The drawing may refer to pictures beside it, and librsvg lets it to nothing else
        _run([program, *options, f"--output={target}", str(path.absolute())], path)
        return target.read_bytes()


def _run(command: list[str], path: Path) -> None:
    """Run a program that draws what is in *path*.

    Raises:
        PictureError: it says that it could not, or does not end.
    """
    name = Path(command[0]).stem
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_TIMEOUT,
            env={**os.environ, "SOURCE_DATE_EPOCH": _DATE[1]},
        )
    except subprocess.TimeoutExpired as error:
        raise PictureError(f"{name} did not end") from error
    if done.returncode:
        said = " ".join(done.stderr.replace(str(path.absolute()), "it").split())
        raise PictureError(f"{name} says: {said[:160] or 'nothing'}")


def _by_cairosvg(path: Path) -> bytes:
    with _cairosvg() as cairosvg:
        import cairocffi

        class Dated(cairosvg.surface.PDFSurface):  # type: ignore[misc, name-defined]
            """A surface whose file says when the drawing was made: always at the same time."""

            def _create_surface(self, width: float, height: float) -> Any:
                made = super()._create_surface(width, height)
                for name in ("CREATE_DATE", "MOD_DATE"):
                    made[0].set_metadata(getattr(cairocffi, f"PDF_METADATA_{name}"), _DATE[0])
                return made

        content, address = path.read_bytes(), str(path.absolute())
        return bytes(Dated.convert(bytestring=content, url=address, scale=_zoom(path)))


@contextmanager
def _cairosvg() -> Iterator[Any]:
    """Give CairoSVG to draw with.

    Raises:
        PictureError: it is not there, or fails.
    """
    try:
        import cairosvg.surface
    except ImportError as error:
        raise PictureError("neither rsvg-convert nor CairoSVG is installed") from error
    except OSError as error:  # CairoSVG without the library cairo
        raise PictureError("rsvg-convert is not installed, and CairoSVG finds no cairo") from error
    try:
        yield cairosvg
    except Exception as error:  # of any kind: it is a program of others, given anybody's file
        said = " ".join(str(error).split())
        raise PictureError(f"CairoSVG says: {said[:160] or type(error).__name__}") from error
