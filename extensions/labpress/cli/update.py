"""Bring the files of a group that `labpress new` has written up to this labpress.

What changed in labpress goes into your files, and every edit of yours stays; where both changed
the same lines, the new text stands beside your file as FILE.new. Pages and records are yours alone
and never touched.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "folder", type=Path, nargs="?", default=Path(), metavar="DIR", help="default: here"
    )


def run(arguments: argparse.Namespace) -> int:
    """Update; return 0, 1 if something is left to merge by hand, or 2 if it cannot be done."""
    from labpress import __version__
    from labpress.group.starter import update
    from labpress.reading.insertion import Refused

    try:
        found = update(arguments.folder, __version__)
    except Refused as error:
        print(f"labpress update: {error}", file=sys.stderr)
        return 2
    for one in found:
        if one.how == "beside":
            print(f"{one.path}: you changed the same lines; take over what you want from", end=" ")
            print(f"{one.path}.new, and delete that")
        else:
            print(f"{one.path}: updated")
    if not found:
        print("Everything is up to date.")
    return 1 if any(one.how == "beside" for one in found) else 0
