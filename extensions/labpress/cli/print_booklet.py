"""Impose the built booklet for saddle stitching: two pages on each side of a sheet, to be folded.

Half letter comes on letter, A5 on A4; blank pages go before the back cover, so that whole sheets
are filled. With labpress_booklet = {"bleed": "3mm"} the sheets have bleed and crop marks, for a
print shop. Exit status 2 if there is no booklet.
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
    add_booklet_arguments(parser, "NAME-print.pdf beside the booklet")


def run(arguments: argparse.Namespace) -> int:
    """Impose the booklet and say how to print it; return 0, or 2 if there is none."""
    found = booklet_in(arguments, "print")
    if found is None:
        return 2
    booklet, note = found
    target: Path = arguments.output or booklet.with_name(f"{booklet.stem}-print.pdf")
    try:
        from labpress.booklet.imposition import SHEETS, impose, sheet_name
    except ModuleNotFoundError as error:
        print(f"labpress print: {error}; pip install 'labpress[booklet]'", file=sys.stderr)
        return 2
    target.parent.mkdir(parents=True, exist_ok=True)
    imposed = impose(booklet, target, bleed=note.bleed)
    paper = sheet_name(imposed.sheet) or "{:.0f} × {:.0f} pt".format(*imposed.sheet)
    sheets = "1 sheet" if imposed.sheets == 1 else f"{imposed.sheets} sheets"
    print(f"To print: {target}")
    print(f"          {sheets} of {paper} for {imposed.pages} pages, {imposed.blank} of them blank")
    if note.bleed:
        print(f"          with {note.bleed / 72 * 25.4:.1f} mm bleed and crop marks")
    elif paper in SHEETS:
        print("          both sides, flip on the short edge, actual size; then fold and staple")
    return 0
