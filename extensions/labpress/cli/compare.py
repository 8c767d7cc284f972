"""Do the site and the booklet say the same? Reads both as they were built.

Reports every paper, author, bold name, mark, award, person, news item, picture and address that one
of them has and the other has not, or has differently, but for what the sources say is for one of
them only. Exit status 1 if there are differences, 2 if there is nothing to compare.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from labpress.cli import add_site_argument

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from labpress.comparing.difference import Difference


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_site_argument(parser)
    parser.add_argument(
        "--booklet",
        type=Path,
        metavar="PDF",
        help="the built booklet (default: the one in the site)",
    )
    parser.add_argument(
        "--format", choices=FORMATS, default="text", help="text to read, or json for programs"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print the differences; return 1 if there are any, 2 if an output cannot be read."""
    try:
        found = compare(arguments.site, arguments.booklet)
    except CannotCompare as error:
        print(f"labpress compare: {error}", file=sys.stderr)
        return 2
    sys.stdout.write(FORMATS[arguments.format](found))
    return 1 if found else 0


class CannotCompare(Exception):  # noqa: N818
    """An output is not there, or not one that labpress has built."""


def compare(site: Path, booklet: Path | None = None) -> list[Difference]:
    """Return the differences between the *site* in a folder and the *booklet*, a PDF.

    Raises CannotCompare when one of them cannot be read.
    """
    from labpress.comparing import manifest
    from labpress.comparing.differences import differences
    from labpress.comparing.readings import own_kinds
    from labpress.comparing.site import read_site

    if not site.is_dir():
        raise CannotCompare(f"there is no site in {site}; `make` builds it")
    parts = manifest.read(site / manifest.SITE_FILE)
    if booklet is not None:
        # the booklet's own note is newer than the copy in the site, if it was set after it
        parts |= manifest.read(booklet.parent / manifest.BOOKLET_FILE)
    if "site" not in parts:
        raise CannotCompare(f"{site} is no site that labpress has built")
    if "booklet" not in parts:
        raise CannotCompare("there is no booklet; `make` builds it, and then the site again")
    own = own_kinds(anchor for part in parts.values() for anchor in part.anchors)
    if booklet is None:
        booklet = site / next(iter(parts["booklet"].files), "booklet.pdf")
    try:
        from labpress.comparing.booklet import read_booklet
        from labpress.comparing.pdf import NotAPdf

        try:
            printed = read_booklet(booklet, own)
        except FileNotFoundError:
            raise CannotCompare(f"there is no booklet {booklet}; `make` builds it") from None
        except (OSError, NotAPdf) as error:
            raise CannotCompare(f"the booklet cannot be read: {error}") from error
    except ModuleNotFoundError as error:
        message = f"{error}; it is installed with `pip install labpress[compare]`"
        raise CannotCompare(message) from error
    return differences(
        read_site(site, parts["site"].files), printed, parts["site"], parts["booklet"]
    )


def as_text(found: Sequence[Difference]) -> str:
    """Return *found* as one line for each; nothing if there is none."""
    return "".join(f"{difference}\n" for difference in found)


def as_json(found: Sequence[Difference]) -> str:
    """Return *found* as a JSON object."""
    content = {
        "differences": [
            {
                "anchor": difference.anchor,
                "code": difference.kind.value,
                "message": difference.message,
                "site": difference.site,
                "booklet": difference.booklet,
            }
            for difference in found
        ]
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


#: Name of each format and what writes it.
FORMATS = {"text": as_text, "json": as_json}
