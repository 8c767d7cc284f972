"""Pictures of records in HTML: light and dark, loaded when they come into view."""

from __future__ import annotations

from html import escape
from pathlib import Path, PurePosixPath

#: How a picture is shown: width and height, in the proportions of a screen.
WIDTH, HEIGHT = 320, 180


def dark_twin(path: str, folder: Path | None) -> str:
    """Return the drawing for dark mode: ``NAME-dark.svg`` beside ``NAME.svg``, if it is there."""
    if not path or "://" in path or folder is None:
        return ""
    pure = PurePosixPath(path)
    twin = pure.with_name(f"{pure.stem}-dark{pure.suffix}").as_posix()
    return twin if (folder / twin).is_file() else ""


def picture_html(
    path: str, dark: str, prefix: str, width: int = WIDTH, height: int = HEIGHT
) -> str:
    """Return a picture that says no more than the words beside it, and so has no text.

    *prefix* leads from the page to the site's root.
    """

    def image(source: str, css: str) -> str:
        address = source if "://" in source else prefix + source
        return (
            f'<img{css} src="{escape(address)}" alt="" width="{width}" height="{height}" '
            'loading="lazy" decoding="async">'
        )

    if not dark:
        return f'<span class="lab-picture">{image(path, "")}</span>'
    both = image(path, ' class="lab-light-art"') + image(dark, ' class="lab-dark-art"')
    return f'<span class="lab-picture">{both}</span>'
