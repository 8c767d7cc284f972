"""Draw the built booklet's pages side by side on one picture, a PNG file.

Exit status 2 if there is no booklet, or nothing to draw it with (poppler's pdftoppm).
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from labpress.cli.booklet_files import add_booklet_arguments, booklet_in

if TYPE_CHECKING:
    import argparse
    from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_booklet_arguments(parser, "NAME-preview.png beside the booklet")
    parser.add_argument(
        "--pages",
        metavar="PAGES",
        default="",
        help="which pages, such as 1,4-6 (default: all, as they lie open)",
    )
    parser.add_argument(
        "--resolution", type=int, default=60, metavar="DPI", help="dots per inch (default: 60)"
    )
    parser.add_argument(
        "--columns", type=int, default=6, metavar="NUMBER", help="pages in a row (default: 6)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Draw the picture; return 0, or 2 if that cannot be done."""
    found = booklet_in(arguments, "preview")
    if found is None:
        return 2
    booklet, _ = found
    target: Path = arguments.output or booklet.with_name(f"{booklet.stem}-preview.png")
    try:
        from labpress.booklet.preview import CannotDraw, preview
    except ModuleNotFoundError as error:
        print(f"labpress preview: {error}; pip install 'labpress[booklet]'", file=sys.stderr)
        return 2
    try:
        count = preview(
            booklet,
            target,
            resolution=arguments.resolution,
            columns=arguments.columns,
            pages=arguments.pages,
        )
    except CannotDraw as error:
        print(f"labpress preview: {error}", file=sys.stderr)
        return 2
    print(f"Preview:  {target} ({count} pages)")
    return 0
