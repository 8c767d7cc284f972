"""Pictures: what a file holds, and the same picture smaller or in another form.

Equal pictures give equal bytes: nothing of a file but its picture is kept. Its metadata (place,
camera, date) is left out, too, so that a portrait does not tell where somebody lives.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from labpress.files import drawings
from labpress.files.errors import PictureError

if TYPE_CHECKING:
    from pathlib import Path

    from PIL.Image import Image

Kind: TypeAlias = Literal["jpeg", "png", "webp", "gif", "avif", "svg", "pdf"]

#: Kind of a picture -> the suffix that its files get.
SUFFIXES: dict[Kind, str] = {
    "jpeg": ".jpg",
    "png": ".png",
    "webp": ".webp",
    "gif": ".gif",
    "avif": ".avif",
    "svg": ".svg",
    "pdf": ".pdf",
}
#: Kinds that Pillow reads, by its own names for them.
_RASTER: dict[str, Kind] = {
    "JPEG": "jpeg",
    "MPO": "jpeg",  # a JPEG file of several pictures, as phones write it
    "PNG": "png",
    "WEBP": "webp",
    "GIF": "gif",
    "AVIF": "avif",
}
#: Kinds that XeTeX prints as they are.
PRINTABLE = frozenset({"jpeg", "png", "pdf"})
#: How pictures of each kind are written.
_OPTIONS: dict[Kind, dict[str, Any]] = {
    "jpeg": {"quality": 88, "optimize": True, "progressive": True, "subsampling": "4:4:4"},
    "png": {"optimize": True},
    "webp": {"quality": 82, "method": 5},
    "avif": {"quality": 70, "speed": 6, "max_threads": 1},
    "gif": {},
}
#: What a file without a resolution of its own has: XeTeX and browsers agree on neither.
_DPI = 72.0
_ORIENTATION = 0x0112  # the tag of EXIF 2.3, section 4.6.4


@dataclass(frozen=True, slots=True)
class Shape:
    """What a picture is: its kind, its size in pixels (0 where it has none), whether it moves."""

    kind: Kind
    width: int = 0
    height: int = 0
    animated: bool = False


def shape_of(path: Path) -> Shape:
    """Return what the picture in *path* is, turned as it is shown; the content tells, not the name.

    Only the head of the file is read.

    Raises:
        PictureError: the file is no picture of a known kind.
    """
    try:
        with path.open("rb") as file:
            start = file.read(4096)
    except OSError as error:
        raise PictureError(f"it cannot be read ({error.strerror})") from error
    if not start:
        raise PictureError("it is empty")
    if start.startswith(b"%PDF-"):
        return Shape("pdf")
    if drawings.is_svg(start):
        width, height = drawings.size_of(path)
        return Shape("svg", width, height)
    with _opened(path) as picture:
        width, height = picture.size
        if _orientation(picture) in (5, 6, 7, 8):
            width, height = height, width
        animated = bool(getattr(picture, "is_animated", False))
        return Shape(_RASTER[str(picture.format)], width, height, animated)


def scaled(path: Path, kind: Kind, width: int) -> bytes:
    """Return the picture in *path*, of *width* pixels or its own width if that is less.

    Raises:
        PictureError: it cannot be read.
    """
    picture = _decoded(path)
    if width < picture.width:
        height = max(1, round(picture.height * width / picture.width))
        picture = picture.resize((width, height), _lanczos())
    return _encoded(picture, kind)


def printable(path: Path, width: int, height: int) -> tuple[Kind, bytes]:
    """Return the raster picture in *path* as XeTeX prints it, in at most *width* by *height*.

    The kind is PNG where something is transparent or the file's own is PNG or GIF, else JPEG. The
    resolution is stated, so that fewer pixels print as large as before.

    Raises:
        PictureError: it cannot be read.
    """
    with _opened(path) as opened:
        own = _RASTER[str(opened.format)]
        stated = _resolution(opened)
    picture = _decoded(path)
    lossless = own in ("png", "gif") or picture.mode == "RGBA"
    kind: Kind = "png" if lossless else "jpeg"
    factor = min(1.0, width / picture.width, height / picture.height)
    if factor < 1:
        size = (max(1, round(picture.width * factor)), max(1, round(picture.height * factor)))
        picture = picture.resize(size, _lanczos())
    resolution = round(max(stated * factor, max(picture.size) * 72 / drawings.LONGEST), 4)
    return kind, _encoded(picture, kind, resolution)


def prints_as_it_is(path: Path, shape: Shape, width: int, height: int) -> bool:
    """Tell whether XeTeX prints the raster picture in *path* right, and in no more pixels.

    XeTeX does not turn a picture that its metadata says to turn, has trouble with CMYK, and ends
    at one that its resolution makes longer than TeX can say.

    Raises:
        PictureError: the picture, all of which is read, cannot be decoded.
    """
    if shape.kind not in PRINTABLE or shape.width > width or shape.height > height:
        return False
    with _opened(path) as picture:
        _load(picture)
        if max(picture.size) / _resolution(picture) * 72 > drawings.LONGEST:
            return False
        return picture.format != "MPO" and _orientation(picture) == 1 and picture.mode != "CMYK"


def check_whole(path: Path) -> None:
    """Read all of a picture of pixels.

    Raises:
        PictureError: it is none, or a part is missing or damaged.
    """
    with _opened(path) as picture:
        _load(picture)


def _opened(path: Path) -> Image:
    from PIL import Image, UnidentifiedImageError

    # a large picture, which is scaled; one too large to be read is an error of its own
    warnings.filterwarnings("ignore", category=Image.DecompressionBombWarning)
    try:
        Image.init()
        # a JPEG file may turn out to be one of several pictures, and not every Pillow reads AVIF
        return Image.open(path, formats=[name for name in _RASTER if name in Image.OPEN])
    except UnidentifiedImageError as error:
        raise PictureError("it is no JPEG, PNG, WebP, GIF, AVIF, SVG or PDF file") from error
    except Image.DecompressionBombError as error:
        most = 2 * (Image.MAX_IMAGE_PIXELS or 0)
        reason = f"it has more than {most:,} pixels"
        raise PictureError(reason, "save it with fewer pixels") from error
    except (OSError, ValueError, SyntaxError) as error:
        raise PictureError(f"it cannot be read ({_reason(error)})") from error


def _orientation(picture: Image) -> int:
    """Return how the metadata says to turn *picture*: 1 for not at all."""
    if picture.format == "PNG" and "exif" not in picture.info:
        return 1  # Pillow would read all of the file to see whether there is more to come
    try:
        return int(picture.getexif().get(_ORIENTATION, 1))
    except (OSError, ValueError, SyntaxError, TypeError):
        return 1  # metadata that cannot be read


def _load(picture: Image) -> None:
    from PIL.Image import DecompressionBombError

    try:
        picture.load()
    except (OSError, ValueError, SyntaxError, EOFError, DecompressionBombError) as error:
        raise PictureError(f"it cannot be decoded ({_reason(error)})") from error


def _reason(error: BaseException) -> str:
    first = str(error).splitlines()[:1]
    return (
        first[0].replace(str(getattr(error, "filename", "")) or "\0", "the file")
        if first
        else (type(error).__name__)
    )


def _decoded(path: Path) -> Image:
    """Return the (first) picture in *path*, upright, as sRGB, with transparency if it has any."""
    from PIL import ImageOps

    with _opened(path) as opened:
        _load(opened)
        picture = ImageOps.exif_transpose(opened) or opened
        if picture.mode.startswith("I"):  # 16 bits of grey, which Pillow would cut to the lowest 8
            picture = picture.point(lambda grey: grey * (1 / 256)).convert("L")
        transparent = picture.has_transparency_data
        picture = _in_srgb(picture)
        if transparent:
            picture = picture.convert("RGBA")
            return (
                picture
                if picture.getchannel("A").getextrema()[0] != 255
                else (picture.convert("RGB"))
            )
        return picture if picture.mode in ("RGB", "L") else picture.convert("RGB")


def _in_srgb(picture: Image) -> Image:
    """Return *picture* with its colours in sRGB, which is what a file without a profile means."""
    from PIL import ImageCms

    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in ("RGB", "RGBA", "CMYK", "L"):
        return picture
    mode: Any = "RGBA" if picture.mode == "RGBA" else "RGB"
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        target = ImageCms.createProfile("sRGB")
        converted = ImageCms.profileToProfile(picture, source, target, outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture  # a broken profile is no reason to show nothing
    return converted or picture


def _resolution(picture: Image) -> float:
    stated = picture.info.get("dpi", (_DPI, _DPI))[0]
    try:
        value = float(stated)
    except (TypeError, ValueError, ZeroDivisionError):
        return _DPI
    return value if 1 <= value <= 10000 else _DPI


def _lanczos() -> Any:
    from PIL.Image import Resampling

    return Resampling.LANCZOS


def _encoded(picture: Image, kind: Kind, resolution: float = 0) -> bytes:
    options = dict(_OPTIONS[kind])
    if resolution:
        options["dpi"] = (resolution, resolution)
    if kind == "jpeg" and picture.mode not in ("RGB", "L"):
        picture = picture.convert("RGB")
    target = BytesIO()
    # Only the pixels: what Pillow keeps beside them, such as a profile, it would write again.
    picture.info.clear()
    picture.save(target, kind.upper(), **options)
    return target.getvalue()
