"""The command ``labpress``: what can be asked of a group's records without a build.

Each subcommand is a module of :mod:`labpress.cli`; see there for what such a module has.
"""

from __future__ import annotations

import argparse
import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING

from labpress import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Name of each subcommand and what it does.
COMMANDS: dict[str, str] = {
    "add": "add papers by DOI, arXiv, DBLP, PMID, ISBN or address, or from BibTeX",
    "build": "build the booklet and the site",
    "check": "list every problem of the records",
    "compare": "tell where the built site and the built booklet differ",
    "diff": "tell what changed in the records since a revision of git",
    "import": "bring a site of another template over, with a report",
    "inbox": "take or refuse the papers that `sync` has proposed",
    "new": "start a group: all files of a site and a booklet",
    "permalinks": "add the names that the built site has published to permalinks.txt",
    "preview": "draw the built booklet's pages side by side",
    "print": "impose the built booklet for saddle stitching",
    "resolve": "ask who doubtful authors are, and write the answers",
    "serve": "show the site on this machine, rebuilt at every save",
    "sync": "propose papers that ORCID, DBLP, OpenAlex or Zotero has",
    "update": "bring the files that `new` has written up to this labpress",
    "who": "tell who each author of a paper is, and why",
}

#: Subcommand -> its module, where that is called otherwise.
MODULES = {"import": "import_site", "print": "print_booklet"}


def main(argv: Sequence[str] | None = None) -> int:
    """Run the subcommand that *argv* names (by default the process's arguments).

    Returns the exit status: 0 when all is well, 1 when what was asked shows errors, and 2 when
    it could not be asked.
    """
    try:
        arguments = _parser().parse_args(argv)
        # A terminal that cannot show a character shows its code, and no record stops the listing
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="backslashreplace")
        status = int(arguments.run(arguments))
        sys.stdout.flush()
    except KeyboardInterrupt:
        print("\nlabpress: stopped", file=sys.stderr)
        return 130  # as a shell says it of a program that the signal ended
    except BrokenPipeError:
        # "labpress check | head": nobody reads on. Python would report it once more at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="labpress", description="What can be asked of a group's records without a build."
    )
    parser.add_argument("--version", action="version", version=f"labpress {__version__}")
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, summary in COMMANDS.items():
        module = import_module(f".{MODULES.get(name, name)}", __package__)
        subparser = subparsers.add_parser(name, help=summary, description=module.__doc__)
        module.add_arguments(subparser)
        subparser.set_defaults(run=module.run)
    return parser
