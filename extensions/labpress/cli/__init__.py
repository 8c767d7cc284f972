"""The subcommands of ``labpress``, one a module.

A module has ``add_arguments(parser)`` and ``run(arguments) -> int``, the exit status; its
docstring is the help. It imports what is slow inside ``run`` only: every start of ``labpress``
imports all of them.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

    from labpress.group.project import Project


def add_data_argument(parser: argparse.ArgumentParser) -> None:
    """Add the option that names the folder of the records."""
    parser.add_argument(
        "--data",
        type=Path,
        metavar="FOLDER",
        help="the folder of the records (default: as conf.py says, else source/data, data, …)",
    )


def add_site_argument(parser: argparse.ArgumentParser) -> None:
    """Add the option that names the folder of the built site."""
    parser.add_argument(
        "--site",
        type=Path,
        default=Path("_build/html"),
        metavar="FOLDER",
        help="the built site (default: _build/html)",
    )


def project_in(arguments: argparse.Namespace) -> Project | None:
    """Return the project that ``--data`` names or that is here; if none, say so."""
    from labpress.group.project import FOLDERS, find_project, project_of

    folder: Path | None = arguments.data
    if folder is None:
        project = find_project(Path())
        if project is None:
            places = ", ".join(f"{place}/data".removeprefix("./") for place in FOLDERS)
            message = f"no records here (looked in {places}); name their folder with --data"
            print(f"labpress: {message}", file=sys.stderr)
        return project
    if not folder.is_dir():
        print(f"labpress: there is no folder {folder}", file=sys.stderr)
        return None
    return project_of(folder)


def in_terminal() -> bool:
    """Tell whether somebody can be asked: both what is read and what is written are a terminal."""
    return sys.stdin.isatty() and sys.stdout.isatty()
