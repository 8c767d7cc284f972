"""Small pictures for tests."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from PIL import Image

if TYPE_CHECKING:
    from pathlib import Path

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">'
    '<rect width="40" height="20" fill="#850"/></svg>'
)
#: The smallest picture.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000b49"
    "44415478da63f80f040009fb03fd68fa1ccc0000000049454e44ae426082"
)


def picture(
    path: Path, size: tuple[int, int] = (400, 300), mode: str = "RGB", **options: Any
) -> Path:
    """Save a picture, red at its left and blue at its right, to *path* and return that."""
    red, blue = (200, 30, 30), (30, 30, 200)
    image = Image.new("RGB", size, red)
    image.paste(blue, (size[0] // 2, 0, *size))
    if mode == "RGBA":
        image = image.convert("RGBA")
        image.putalpha(Image.linear_gradient("L").resize(size))
    elif mode != "RGB":
        image = image.convert(mode)
    path.parent.mkdir(parents=True, exist_ok=True)
    image.save(path, **options)
    return path


def opened(content: bytes | Path) -> Image.Image:
    """Return a decoded picture."""
    image = Image.open(BytesIO(content) if isinstance(content, bytes) else content)
    image.load()
    return image
