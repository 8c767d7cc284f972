"""Start a group: configuration, pages, an example of each record, and how to publish.

Asks a few questions in a terminal; --yes takes the options and their defaults instead.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from labpress.cli import in_terminal

if TYPE_CHECKING:
    import argparse

    from labpress.group.starter import Answers


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("folder", type=Path, metavar="DIR", help="the new folder")
    parser.add_argument("--name", help="the name of the group")
    parser.add_argument("--short", help="its short name (default: its initials)")
    parser.add_argument("--organization", help="the university or organisation")
    parser.add_argument("--leader", help="who leads it")
    parser.add_argument("--url", help="the address that the site will have")
    parser.add_argument(
        "--host", help="where it is published: github, gitlab, readthedocs, netlify or none"
    )
    parser.add_argument("--yes", action="store_true", help="ask nothing")


def run(arguments: argparse.Namespace) -> int:
    """Write the files; return 0, or 2 if that cannot be done."""
    from labpress import __version__
    from labpress.group.starter import HOSTS, start
    from labpress.reading.insertion import Refused

    if arguments.host is not None and arguments.host not in HOSTS:
        print(f"labpress new: --host is one of {', '.join(HOSTS)}", file=sys.stderr)
        return 2
    asking = not arguments.yes and in_terminal()
    answers = _ask(arguments) if asking else _given(arguments)
    if answers is None:
        return 2
    try:
        files = start(arguments.folder, answers, __version__)
    except Refused as error:
        print(f"labpress new: {error}", file=sys.stderr)
        return 2
    print(f"{len(files)} files in {arguments.folder}. Next:")
    print(f"  cd {arguments.folder}")
    print("  git init && git add . && git commit -m 'A new site'")
    print("  make            # or: labpress build")
    print("What stands in source/ are examples: replace them. README.md has the group's jobs.")
    return 0


def _given(arguments: argparse.Namespace) -> Answers | None:
    from labpress.group.starter import Answers

    if not arguments.name or not arguments.leader:
        print("labpress new: --name and --leader are needed", file=sys.stderr)
        return None
    return Answers(
        _line(arguments.name),
        _line(arguments.leader),
        _line(arguments.organization or ""),
        _line(arguments.short or ""),
        _line(arguments.url or ""),
        arguments.host or "none",
        date.today().isoformat(),
    )


def _ask(arguments: argparse.Namespace) -> Answers | None:
    """Return the answers to what the options leave open; None if it was broken off."""
    import questionary

    from labpress.group.starter import HOSTS, short_name

    def text(given: str | None, message: str, default: str = "", needed: bool = False) -> Any:
        if given is not None:
            return given
        return questionary.text(
            message,
            default=default,
            validate=lambda said: bool(said.strip()) or not needed or "This is needed.",
        ).unsafe_ask()

    try:
        arguments.name = text(arguments.name, "The name of the group", needed=True)
        short = short_name(arguments.name)
        arguments.short = text(arguments.short, "Its short name", short)
        arguments.organization = text(arguments.organization, "University or organisation")
        arguments.leader = text(arguments.leader, "Who leads it (given and family name)", "", True)
        arguments.url = text(arguments.url, "The address of the site (empty, if not known yet)")
        if arguments.host is None:
            choices = [questionary.Choice(row[0], host) for host, row in HOSTS.items()]
            arguments.host = questionary.select("Where is it published?", choices).unsafe_ask()
    except KeyboardInterrupt:
        print("labpress new: nothing was written", file=sys.stderr)
        return None
    return _given(arguments)


def _line(text: str) -> str:
    return " ".join(text.split())
