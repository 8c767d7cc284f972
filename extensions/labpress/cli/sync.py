"""Propose papers that ORCID, DBLP, OpenAlex or a Zotero library has, and the group has not.

They go into `inbox.bib` beside the records, never into publications.bib; `labpress inbox` takes or
refuses each. ORCID, DBLP and OpenAlex are asked about the members whose `orcid` or `dblp` stands in
people.yml. ZOTERO is `groups/NUMBER`, `users/NUMBER`, or a file that Better BibTeX keeps.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from labpress.cli import add_data_argument, project_in

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from labpress.group.fetching import Identifier
    from labpress.group.inbox import Inbox
    from labpress.group.lab import Lab
    from labpress.records.model import Person

SERVICES = ("orcid", "dblp", "openalex", "zotero")
#: Service -> how many a page has, what asks for the next one, and what each of them has once.
_PAGED = {
    "zotero": (100, "&start={start}", b"\n@"),
    "openalex": (200, "&page={page}", b'"authorships"'),
}
_MOST_PAGES = 50


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("service", choices=SERVICES, help="whom to ask")
    parser.add_argument(
        "who",
        nargs="*",
        metavar="WHO",
        help="ids of people (default: all members); for zotero, ZOTERO",
    )
    add_data_argument(parser)
    parser.add_argument("--dry-run", action="store_true", help="show the proposals, write nothing")


def run(arguments: argparse.Namespace) -> int:
    """Ask; return 0, 1 if somebody could not be asked about, or 2 if nothing could be asked."""
    from labpress.group.inbox import Inbox
    from labpress.group.lab import Lab
    from labpress.reading.insertion import Refused

    project = project_in(arguments)
    if project is None:
        return 2
    lab = Lab.load(project.folder, project.settings)
    email = project.options.group.email
    try:
        asked = list(_asked(arguments.service, arguments.who, lab))
        inbox = Inbox(project.folder)
    except Refused as error:
        print(f"labpress sync: {error}", file=sys.stderr)
        return 2
    status = 0
    counts: dict[str, int] = {}
    for who, value in asked:
        try:
            entries = list(_entries(arguments.service, value, email, lab))
        except Refused as error:
            print(f"labpress sync: {who}: {error}", file=sys.stderr)
            status = 1
            continue
        for bibtex in entries:
            if not isinstance(bibtex, str):
                print(f"labpress sync: {who}: {bibtex}", file=sys.stderr)
                status = 1
                continue
            word = _proposed(inbox, bibtex, lab)
            counts[word] = counts.get(word, 0) + 1
    try:
        if not arguments.dry_run:
            inbox.save()
    except Refused as error:
        print(f"labpress sync: {error}", file=sys.stderr)
        return 2
    told = ", ".join(f"{number} {word}" for word, number in sorted(counts.items())) or "nothing"
    print(f"{told}. `labpress inbox` takes or refuses what is new.")
    return status


def _asked(service: str, who: list[str], lab: Lab) -> Iterator[tuple[str, str]]:
    """Yield whom to ask about, and by what the service knows them. Raises Refused."""
    from labpress.reading.insertion import Refused

    if service == "zotero":
        if not who:
            raise Refused("name the library: groups/NUMBER, users/NUMBER, or a file")
        yield from ((one, one) for one in who)
        return
    people = list(lab.people.values())
    if who:
        unknown = [one for one in who if one not in lab.people]
        if unknown:
            raise Refused(f"there is no person {unknown[0]}")
        people = [lab.people[one] for one in who]
    field = "dblp" if service == "dblp" else "orcid"
    found = False
    for person in people:
        if (person.member or who) and (value := _value(person, field)):
            found = True
            yield person.id, value
    if not found:
        raise Refused(f"nobody has `{field}` in people.yml")


def _value(person: Person, field: str) -> str:
    return person.dblp if field == "dblp" else person.orcid


def _entries(service: str, value: str, email: str, lab: Lab) -> Iterator[str | Exception]:
    """Yield the BibTeX of each work. Raises Refused if the service cannot be asked."""
    from labpress import __version__
    from labpress.group.fetching import Identifier, NotFetched, fetch, identify, json_in
    from labpress.group.foreign_records import from_openalex, works_of_orcid
    from labpress.reading.bib.tidying import entries_in, tidied
    from labpress.reading.encoding import decode
    from labpress.reading.insertion import Refused

    agent = f"labpress/{__version__}"
    if service == "zotero" and (Path(value).is_file() or value.endswith(".bib")):
        try:
            contents = [Path(value).read_bytes()]
        except OSError as error:
            raise Refused(f"cannot be read: {error.strerror}") from None
    else:
        known = Identifier("dblp_person" if service == "dblp" else service, value)
        try:
            contents = list(_pages(known, agent, email))
            answers = [json_in(one, known) for one in contents if service in ("orcid", "openalex")]
        except NotFetched as error:
            raise Refused(str(error)) from None
    if service == "openalex":
        for answer in answers:
            yield from from_openalex(answer)
    elif service == "orcid":
        there = {paper.doi.casefold() for paper in lab.entries.values()}
        arxiv = {paper.arxiv for paper in lab.entries.values()}
        for number, title in works_of_orcid(answers[0]):
            identifier = identify(number) if number else None
            if identifier is None:
                yield Refused(f"“{title}” has no DOI and no arXiv number there; add it by hand")
                continue
            if identifier.value.casefold() in there or identifier.value in arxiv:
                continue
            try:
                yield fetch(identifier, agent, email)
            except NotFetched as error:
                yield Refused(str(error))
    else:
        for content in contents:
            text = decode(content, value)[0]
            for raw in entries_in(text) if "@" in text else ():
                yield tidied(raw, raw.key or "new")


def _pages(known: Identifier, agent: str, email: str) -> Iterator[bytes]:
    """Yield all pages of a list. Raises NotFetched."""
    from labpress.group.fetching import ask

    limit, more, counted = _PAGED.get(known.service, (0, "", b""))
    for number in range(_MOST_PAGES):
        page = more.format(start=number * limit, page=number + 1) if number else ""
        content = ask(known, agent, email, page=page)
        yield content
        if not limit or content.count(counted) < limit:
            return


def _proposed(inbox: Inbox, bibtex: str, lab: Lab) -> str:
    """Let an entry wait; return in a word or two what became of it."""
    from labpress.reading.insertion import Refused

    try:
        key, why = inbox.propose(bibtex, lab.publications.values())
    except Refused:
        return "unreadable"
    if key:
        print(f"new: {key}")
        return "new"
    if why == "it was refused":
        return "refused before"
    return "waiting" if why.startswith("it waits") else "there already"
