"""Take or refuse the papers that `labpress sync` has proposed.

In a terminal it asks about each. --take and --refuse name keys, --list shows what waits. What is
taken goes the way of `labpress add`; what is refused is not proposed again.
"""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any

from labpress.cli import add_data_argument, in_terminal, project_in

if TYPE_CHECKING:
    from labpress.group.answering import Desk
    from labpress.group.inbox import Inbox, Proposal


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_data_argument(parser)
    parser.add_argument("--take", nargs="+", default=[], metavar="KEY", help="take these")
    parser.add_argument("--refuse", nargs="+", default=[], metavar="KEY", help="refuse these")
    parser.add_argument("--list", action="store_true", help="show what waits, and ask nothing")


def run(arguments: argparse.Namespace) -> int:
    """Decide; return 0, 1 if something was not taken, or 2 if it could not be asked."""
    from labpress.group.answering import Desk
    from labpress.group.inbox import Inbox
    from labpress.reading.bib.tidying import tidied
    from labpress.reading.insertion import Refused

    project = project_in(arguments)
    if project is None:
        return 2
    try:
        inbox = Inbox(project.folder)
        waiting = {one.key: one for one in inbox.waiting}
    except Refused as error:
        print(f"labpress inbox: {error}", file=sys.stderr)
        return 2
    named = [*arguments.take, *arguments.refuse]
    if unknown := [key for key in named if key not in waiting]:
        print(f"labpress inbox: nothing waits as {unknown[0]}", file=sys.stderr)
        return 2
    if not waiting:
        print("Nothing waits.")
        return 0
    asking = in_terminal() and not named and not arguments.list
    if not asking and not named:
        for proposal in waiting.values():
            print(tidied(proposal.raw, proposal.key))
        print(f"{len(waiting)} wait: --take KEY or --refuse KEY.")
        return 0
    status = 0
    with Desk(project) as desk:
        for proposal in waiting.values():
            answer = "later"
            if asking:
                print(f"\n{tidied(proposal.raw, proposal.key)}")
                answer = _asked(proposal)
            elif proposal.key in named:
                answer = "take" if proposal.key in arguments.take else "refuse"
            if answer == "stop":
                break
            try:
                if answer == "take":
                    status = max(status, 0 if _take(proposal, inbox, desk, asking) else 1)
                elif answer == "refuse":
                    inbox.refuse(proposal)
                    print(f"{proposal.key} is refused.")
            except Refused as error:
                print(f"labpress inbox: {error}", file=sys.stderr)
                status = 1
    return status


def _asked(proposal: Proposal) -> str:
    import questionary

    answer: Any = questionary.select(
        f"{proposal.key}?",
        [
            questionary.Choice("take it", "take"),
            questionary.Choice("refuse it for good", "refuse"),
            questionary.Choice("later", "later"),
            questionary.Choice("stop", "stop"),
        ],
    ).ask()
    return str(answer or "stop")


def _take(proposal: Proposal, inbox: Inbox, desk: Desk, asking: bool) -> bool:
    """Add a proposal to the bibliography; return whether that was done."""
    from labpress.cli.add import add_entry

    how = argparse.Namespace(key=None, again=False, dry_run=False)
    if not add_entry(proposal.raw, desk, how, asking, confirmed=True):
        return False
    inbox.remove(proposal)
    return True
