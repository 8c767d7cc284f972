"""Where the built booklet is: what the commands that work on it share."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

    from labpress.booklet.note import Note


def add_booklet_arguments(parser: argparse.ArgumentParser, default: str) -> None:
    """Add the options that say which booklet is meant and where the result goes."""
    parser.add_argument(
        "--booklet",
        type=Path,
        metavar="PDF",
        help="the built booklet (default: the one in _build/latex)",
    )
    parser.add_argument(
        "--output", type=Path, metavar="FILE", help=f"what to write (default: {default})"
    )


def booklet_in(arguments: argparse.Namespace, command: str) -> tuple[Path, Note] | None:
    """Return the booklet and what its builder noted; if there is none, say so."""
    from labpress.booklet.note import Note, read_note

    path: Path | None = arguments.booklet
    folder = path.parent if path else Path("_build/latex")
    note = read_note(folder)
    if path is None:
        if note is None:
            hint = "`make latexpdf` builds it, or name it with --booklet"
            print(f"labpress {command}: no booklet in {folder}; {hint}", file=sys.stderr)
            return None
        path = folder / f"{note.name}.pdf"
    if not path.is_file():
        print(
            f"labpress {command}: there is no booklet {path}; `make latexpdf` builds it",
            file=sys.stderr,
        )
        return None
    return path, note or Note(path.stem)
