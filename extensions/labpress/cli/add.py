"""Add papers: by DOI, arXiv number, key of DBLP, PMID or ISBN, by address, or from BibTeX.

WHAT is such an identifier, the address of a paper's page, a file (BibTeX, RIS, CSL-JSON, CSV, or a
PDF that states its DOI), or `person` or `news`; without it, BibTeX is read from standard input.
The entry is shown, put at the end of the first bibliography, and what its names leave open is
asked at once. A paper that is there already is not added again.
"""

from __future__ import annotations

import contextlib
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from labpress.cli import add_data_argument, in_terminal, project_in

if TYPE_CHECKING:
    import argparse

    from labpress.group.answering import Desk
    from labpress.reading.bib.raw_entry import RawEntry


#: Files that are read as such, be they there or not.
_FILES = frozenset({".bib", ".ris", ".csv", ".json"})
#: Programs that print the clipboard: macOS, Wayland, X, Windows.
_CLIPBOARDS = (
    ("pbpaste",),
    ("wl-paste", "--no-newline"),
    ("xclip", "-selection", "clipboard", "-o"),
    ("xsel", "--clipboard", "--output"),
    ("powershell", "-NoProfile", "-Command", "Get-Clipboard"),
)
_TIMEOUT = 600


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("what", nargs="*", metavar="WHAT", help="an identifier or a file")
    add_data_argument(parser)
    parser.add_argument("--clipboard", action="store_true", help="what is on the clipboard")
    parser.add_argument(
        "--issue", type=Path, metavar="FILE", help="what an issue says that was written with a form"
    )
    parser.add_argument("--key", help="the key of the entry (default: made of author, year, title)")
    parser.add_argument(
        "--again", action="store_true", help="add it though one of the same title is there"
    )
    parser.add_argument(
        "--set",
        nargs="+",
        default=[],
        metavar="FIELD=VALUE",
        help="of a person (role=phd) or of news (date=2026-01-31, kind=award)",
    )
    parser.add_argument("--yes", action="store_true", help="ask nothing")
    parser.add_argument("--dry-run", action="store_true", help="show the entry and write nothing")


def run(arguments: argparse.Namespace) -> int:
    """Add; return 0, 1 if something was not added, or 2 if nothing could be read."""
    from labpress.group.answering import Desk
    from labpress.group.fetching import NotFetched
    from labpress.reading.bib.tidying import entries_in
    from labpress.reading.insertion import Refused

    project = project_in(arguments)
    if project is None:
        return 2
    if arguments.issue is not None and not _from_issue(arguments):
        return 2
    if arguments.what[:1] in (["person"], ["news"]):
        from labpress.cli.add_record import add_news, add_person

        command = add_person if arguments.what[0] == "person" else add_news
        return command(project, " ".join(arguments.what[1:]), arguments)
    try:
        email = project.options.group.email
        texts = [_bibtex(what, email) for what in arguments.what]
        if arguments.clipboard:
            text = _clipboard()
            texts.append(text if "@" in text else _bibtex(text.strip(), email))
        if bibtex := getattr(arguments, "bibtex", ""):
            texts.append(bibtex)
        texts = texts or [_standard_input()]
        entries = [raw for text in texts for raw in entries_in(text)]
    except (NotFetched, Refused) as error:
        print(f"labpress add: {error}", file=sys.stderr)
        return 2
    if arguments.key and len(entries) > 1:
        print("labpress add: --key is for one entry", file=sys.stderr)
        return 2
    asking = not arguments.yes and in_terminal()
    with Desk(project, dry_run=arguments.dry_run) as desk:
        added = [add_entry(raw, desk, arguments, asking) for raw in entries]
    return 0 if all(added) else 1


def _from_issue(arguments: argparse.Namespace) -> bool:
    """Let *arguments* say what the issue in ``--issue`` asks for; return whether it does."""
    from labpress.group.issue_form import form_in

    try:
        body = _text(arguments.issue.read_bytes(), str(arguments.issue))
    except OSError as error:
        print(f"labpress add: {arguments.issue} cannot be read: {error.strerror}", file=sys.stderr)
        return False
    form = form_in(body)
    if form is None:
        print("labpress add: the issue was not written with a form", file=sys.stderr)
        return False
    arguments.set = [f"{key}={value}" for key, value in form.values.items()]
    if form.kind != "paper":
        arguments.what = [form.kind, form.what]
    elif "@" in form.what and "{" in form.what:
        arguments.bibtex = form.what
    else:
        # an identifier, and never the name of a file of this machine
        arguments.what = [f" {line}" for line in form.what.split("\n") if line.strip()]
    return True


def _bibtex(what: str, email: str) -> str:
    """Return the BibTeX of *what*. Raises NotFetched."""
    from labpress import __version__
    from labpress.group.fetching import NotFetched, fetch, identify

    path = Path(what)
    if path.suffix.lower() == ".pdf" and path.is_file():
        what = _doi_of_pdf(path)
    elif path.suffix.lower() in _FILES or path.is_file():
        try:
            content = path.read_bytes()
        except OSError as error:
            raise NotFetched(f"{what} cannot be read: {error.strerror}") from None
        return _converted(_text(content, what), path.suffix.lower())
    identifier = identify(what)
    if identifier is None:
        kinds = "DOI, arXiv number, key of DBLP (DBLP:conf/…), PMID (pmid:…), ISBN or file"
        message = f"{what} is no {kinds}"
        raise NotFetched(f"{message}; BibTeX can be given on standard input")
    try:
        return fetch(identifier, f"labpress/{__version__}", email)
    except NotFetched as error:
        raise NotFetched(f"{error}; BibTeX can be given on standard input") from None


def _converted(text: str, suffix: str) -> str:
    """Return *text*, of a file with *suffix*, as BibTeX. Raises NotFetched."""
    import json

    from labpress.group.fetching import NotFetched
    from labpress.group.foreign_records import from_csl, from_csv, from_ris

    if suffix == ".ris":
        return "\n".join(from_ris(text))
    if suffix == ".csv":
        return "\n".join(from_csv(text))
    if suffix == ".json":
        try:
            items = json.loads(text)
        except ValueError as error:
            raise NotFetched(f"it is no JSON: {error}") from None
        items = items if isinstance(items, list) else [items]
        return "\n".join(from_csl(item) for item in items if isinstance(item, dict))
    return text


def _doi_of_pdf(path: Path) -> str:
    """Return the DOI that a PDF states: in its metadata, or on its first pages."""
    from labpress.group.fetching import NotFetched

    pattern = re.compile(r"10\.\d{4,9}/[-._;()/:A-Za-z0-9]+[A-Za-z0-9]")
    content = path.read_bytes().decode("latin-1")
    found = pattern.search(content)
    if found is None:
        try:
            from pdfminer.high_level import extract_text
        except ImportError:
            hint = "; reading its text needs pdfminer.six (labpress[compare])"
        else:
            hint = ""
            with contextlib.suppress(Exception):  # whatever is wrong with it, it states nothing
                found = pattern.search(extract_text(path, maxpages=2))
        if found is None:
            raise NotFetched(f"{path} states no DOI{hint}")
    return found[0]


def _clipboard() -> str:
    """Return the text on the clipboard. Raises NotFetched if no program can read it."""
    import shutil
    import subprocess

    from labpress.group.fetching import NotFetched

    for command in _CLIPBOARDS:
        if shutil.which(command[0]):
            done = subprocess.run(command, capture_output=True, timeout=_TIMEOUT)
            if done.returncode == 0:
                return _text(done.stdout, "the clipboard")
    programs = ", ".join(command[0] for command in _CLIPBOARDS)
    raise NotFetched(f"the clipboard cannot be read: none of {programs} is here")


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
