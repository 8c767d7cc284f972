"""Add every name that the built site has published to ``permalinks.txt``.

The names come from ``r/index.json`` of the site. Lines that the file has already stay as they
are. Exit status 2 if there is no site to read.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from labpress.cli import add_data_argument, add_site_argument, project_in

if TYPE_CHECKING:
    import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_site_argument(parser)
    add_data_argument(parser)


def run(arguments: argparse.Namespace) -> int:
    """Add what is new; return 0, or 2 if the site or the records cannot be found."""
    from labpress.group.kinds import kinds_with
    from labpress.reading.insertion import Refused
    from labpress.reading.permalinks import FILENAME, added

    project = project_in(arguments)
    if project is None:
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
    path = project.folder / FILENAME
    try:
        count = added(path, names, kinds_with(project.settings.own_kinds))
    except Refused as error:
        print(f"labpress permalinks: {error}", file=sys.stderr)
        return 2
    print(f"{path}: {count} new of {len(names)} names")
    return 0
