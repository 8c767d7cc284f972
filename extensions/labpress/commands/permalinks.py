"""Add every name that the built site has published to the ledger, ``permalinks.txt``.

The names come from ``r/index.json`` of the site. Lines that the ledger has already stay as they
are. Exit status 2 if there is no site to read.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "--site",
        type=Path,
        default=Path("_build/html"),
        metavar="FOLDER",
        help="the built site (default: _build/html)",
    )
    parser.add_argument("--data", type=Path, metavar="FOLDER", help="the folder of the records")


def run(arguments: argparse.Namespace) -> int:
    """Add what is new; return 0, or 2 if the site or the records cannot be found."""
    from ..catalogue import KINDS
    from ..project import find_project, project_of
    from ..reading.ledger import FILENAME, added

    project = project_of(arguments.data) if arguments.data else find_project(Path.cwd())
    if project is None:
        print(
            "labpress permalinks: no records here; name their folder with --data", file=sys.stderr
        )
        return 2
    index = arguments.site / "r" / "index.json"
    try:
        published = json.loads(index.read_text("utf-8"))
    except (OSError, ValueError) as error:
        print(
            f"labpress permalinks: {index} cannot be read ({error}); `make` builds it",
            file=sys.stderr,
        )
        return 2
    names = [(kind, name) for kind, targets in published.items() for name in targets]
    ledger = project.folder / FILENAME
    count = added(ledger, names, KINDS)
    print(f"{ledger}: {count} new of {len(names)} names")
    return 0
