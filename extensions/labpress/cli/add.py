"""Add papers: by DOI, arXiv number, key of DBLP, PMID or ISBN, by address, or from BibTeX.

WHAT is such an identifier, or a file of BibTeX; without it, BibTeX is read from standard input.
The entry is shown, put at the end of the first bibliography, and what its names leave open is
asked at once. A paper that is there already is not added again.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from labpress.cli import add_data_argument, project_in

if TYPE_CHECKING:
    import argparse

    from labpress.group.answering import Desk
    from labpress.reading.bib.raw_entry import RawEntry


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("what", nargs="*", metavar="WHAT", help="an identifier or a file")
    add_data_argument(parser)
    parser.add_argument("--key", help="the key of the entry (default: made of author, year, title)")
    parser.add_argument(
        "--again", action="store_true", help="add it though one of the same title is there"
    )
    parser.add_argument("--yes", action="store_true", help="ask nothing")
    parser.add_argument("--dry-run", action="store_true", help="show the entry and write nothing")


def run(arguments: argparse.Namespace) -> int:
    """Add; return 0, 1 if something was not added, or 2 if nothing could be read."""
    from labpress.group.answering import Desk
    from labpress.group.fetching import NotFetched
    from labpress.reading.insertion import Refused

    project = project_in(arguments)
    if project is None:
        return 2
    try:
        email = project.options.group.email
        texts = [_bibtex(what, email) for what in arguments.what] or [_standard_input()]
        entries = [raw for text in texts for raw in _entries(text)]
    except (NotFetched, Refused) as error:
        print(f"labpress add: {error}", file=sys.stderr)
        return 2
    if arguments.key and len(entries) > 1:
        print("labpress add: --key is for one entry", file=sys.stderr)
        return 2
    asking = not arguments.yes and sys.stdin.isatty() and sys.stdout.isatty()
    with Desk(project, dry_run=arguments.dry_run) as desk:
        added = [add_entry(raw, desk, arguments, asking) for raw in entries]
    return 0 if all(added) else 1


def _bibtex(what: str, email: str) -> str:
    """Return the BibTeX of *what*. Raises NotFetched."""
    from labpress import __version__
    from labpress.group.fetching import NotFetched, fetch, identify

    path = Path(what)
    if path.suffix.lower() == ".bib" or path.is_file():
        try:
            content = path.read_bytes()
        except OSError as error:
            raise NotFetched(f"{what} cannot be read: {error.strerror}") from None
        return _text(content, what)
    identifier = identify(what)
    if identifier is None:
        kinds = "DOI, arXiv number, key of DBLP (DBLP:conf/…), PMID (pmid:…), ISBN or file"
        message = f"{what} is no {kinds}"
        raise NotFetched(f"{message}; BibTeX can be given on standard input")
    try:
        return fetch(identifier, f"labpress/{__version__}", email)
    except NotFetched as error:
        raise NotFetched(f"{error}; BibTeX can be given on standard input") from None


def _standard_input() -> str:
    if sys.stdin.isatty():
        print("Paste BibTeX, then Ctrl-D:", file=sys.stderr)
    # bytes, so that BibTeX of any encoding is read as files are
    binary = getattr(sys.stdin, "buffer", None)
    content = binary.read() if binary else sys.stdin.read().encode("utf-8", "replace")
    return _text(content, "standard input")


def _text(content: bytes, file: str) -> str:
    """Return the text of what was given as *file*; what is amiss with it is told."""
    from labpress.reading.encoding import decode

    text, problems = decode(content, file)
    for problem in problems:
        print(problem, file=sys.stderr)
    return text


def _entries(text: str) -> list[RawEntry]:
    from labpress.reading.bib.tidying import entries_in

    return entries_in(text)


def add_entry(
    raw: RawEntry,
    desk: Desk,
    arguments: argparse.Namespace,
    asking: bool,
    confirmed: bool = False,
) -> bool:
    """Add one entry; return whether that was done.

    *arguments*: ``key``, ``again`` and ``dry_run`` of the command. *asking*: in a terminal.
    *confirmed*: that it is to be added was said already.
    """
    from labpress.group.duplicates import duplicate
    from labpress.group.inbox import paper_of
    from labpress.reading.bib.same_work import SAME_TITLE
    from labpress.reading.bib.tidying import new_key, tidied
    from labpress.reading.insertion import Refused

    lab = desk.lab
    names = [name for one in lab.publications.values() for name in (one.key, *one.aliases)]
    taken = {name.casefold() for name in names}
    key = arguments.key or new_key(raw, taken)
    if key.casefold() in taken:
        print(f"labpress add: the key {key} is taken", file=sys.stderr)
        return False
    bibtex = tidied(raw, key)
    paper = paper_of(bibtex)
    there, why = duplicate(paper, lab.publications.values()) if paper else ("", "")
    if there and not (arguments.again and why == SAME_TITLE):
        hint = "; --again adds it all the same" if why == SAME_TITLE else ""
        print(f"labpress add: {there} is there already: {why}{hint}", file=sys.stderr)
        return False
    print(f"\n{bibtex}", end="")
    if asking and not confirmed and not _confirmed(key):
        return False
    try:
        desk.add(bibtex, key)
    except Refused as error:
        print(f"labpress add: {key} was not added: {error}", file=sys.stderr)
        return False
    print(f"{key} {'would be' if arguments.dry_run else 'is'} added.")
    _tell(key, desk, asking)
    return True


def _confirmed(key: str) -> bool:
    import questionary

    answer: Any = questionary.confirm(f"Add it as {key}?", default=True).ask()
    return bool(answer)


def _tell(key: str, desk: Desk, asking: bool) -> None:
    """Ask what the names of the paper *key* leave open, and show what else is to be mended."""
    from labpress.cli.resolve import ask_all
    from labpress.people.question_text import question_text

    if asking:
        ask_all(desk, key)
    lab = desk.lab
    for question in desk.questions:
        if not asking and any(place.key == key for place in question.places):
            print(question_text(question, lab.people, lab.entries))
            print("`labpress resolve` takes the answer.")
    for problem in lab.problems:
        if problem.record == key and problem.topic is None:
            print(f"{problem.message} [{problem.code.value}]")
            if problem.hint:
                print(f"    {problem.hint}")
