"""Who the authors are, by the old site's own marks.

A name that the old site sets off is a member's: where one member has that initial and family name,
``author+an:id`` says so; where several have, it is asked once; where none has, somebody is missing
from people. Where the site marks its members, a name without a mark that fits one is nobody of the
group (``none``), and is listed, as the site may have forgotten it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from labpress.names.parsing import from_yaml, parse
from labpress.names.variants import folded
from labpress.people.index import PersonIndex
from labpress.records.model import DEFAULT_MARKS, Person

if TYPE_CHECKING:
    from labpress.importing.found import FoundAuthor, FoundPaper, FoundPerson, Ledger, Site
    from labpress.records.model import Name

_MARKS = {mark.symbol: mark.id for mark in DEFAULT_MARKS}
#: What a legend says, and the mark that it explains.
_MEANINGS = (
    (re.compile(r"equal|co-?first|joint|contributed", re.I), "equal"),
    (re.compile(r"correspond", re.I), "corresponding"),
    (re.compile(r"advis|superv|senior|mentor", re.I), "advisor"),
)
_LEGEND = re.compile(r"(?P<sign>[*∗†‡§¶#])\s*+\)?\s*+[:=]?\s*+(?P<words>[^*∗†‡§¶#.;\n]{4,80})")


def settle(site: Site, ledger: Ledger) -> None:
    """Write into the fields of each paper of *site* who its authors are, and their marks."""
    people = {person.id: person for person in site.people}
    by_old: dict[str, FoundPerson] = {}
    for person in site.people:
        by_old.setdefault(person.old_id, person)
    index = PersonIndex(
        Person(
            person.id,
            from_yaml(person.name),
            tuple(from_yaml(name) for name in person.also if name.strip()),
            member=person.member,
        )
        for person in site.people
    )
    families = _by_family(site.people)
    for paper in site.papers:
        claims: dict[int, str] = {}
        for position, author in enumerate(paper.authors, 1):
            named = by_old.get(author.person) if author.person else None
            if named is not None:
                claims[position] = named.id
            elif author.marked:
                claimed = _member(author, paper, index, families, ledger)
                if claimed:
                    claims[position] = claimed
            elif site.marks:
                match = index.match(parse(author.name))
                fitting = [one for one in match.ids if people[one].member]
                if fitting:
                    claims[position] = "none"
                    who = " or ".join(people[one].name for one in fitting)
                    ledger.fault(
                        f"{author.name} is not marked, and may be {who}: taken for somebody else "
                        f'(if not, write author+an:id = {{{position}="{fitting[0]}"}})',
                        paper.thing.place,
                    )
        if claims and "author+an:id" not in paper.fields:
            written = "; ".join(f'{at}="{claims[at]}"' for at in sorted(claims))
            paper.fields["author+an:id"] = written
        _marks(paper, ledger)


def _by_family(people: list[FoundPerson]) -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = {}
    for person in people:
        if not person.member:
            continue
        for spelled in (person.name, *person.also):
            ids = found.setdefault(initial_and_family(from_yaml(spelled)), [])
            if person.id not in ids:
                ids.append(person.id)
    return found


def initial_and_family(name: Name) -> tuple[str, str]:
    """Return the first initial and the family name, folded."""
    return folded(name.given)[:1], folded(f"{name.particle}{name.family}")


def _member(
    author: FoundAuthor,
    paper: FoundPaper,
    index: PersonIndex,
    families: dict[tuple[str, str], list[str]],
    ledger: Ledger,
) -> str:
    name = parse(author.name)
    match = index.match(name)
    members = [one for one in match.exact if index.people[one].member]
    if len(members) != 1:
        members = members or [one for one in match.letters if index.people[one].member]
    if len(members) != 1:
        members = members or families.get(initial_and_family(name), [])
    if len(members) == 1:
        return members[0]
    if near := members or [one for one in match.possible if index.people[one].member]:
        names = tuple(f"{index.people[one].name} ({one})" for one in near)
        ledger.ask(
            f"who is {author.name}, whom the old site marks as a member?", names, paper.thing.place
        )
    else:
        ledger.fault(
            f"{author.name} is marked as a member and missing from people", paper.thing.place
        )
    return ""


def legend_in(text: str) -> dict[str, str]:
    """Return the marks that *text* explains: sign -> id of the mark."""
    found: dict[str, str] = {}
    for match in _LEGEND.finditer(text.replace("\\*", "*")):
        for pattern, mark in _MEANINGS:
            if pattern.search(match["words"]):
                found.setdefault(match["sign"].replace("∗", "*"), mark)
                break
    return found


def _marks(paper: FoundPaper, ledger: Ledger) -> None:
    """Write the marks beside names as ``author+an``; ask where nobody can tell what one means."""
    if "author+an" in paper.fields or not any(author.marks for author in paper.authors):
        return
    legend = legend_in(
        " ".join(paper.fields.get(key, "") for key in ("note", "annotation", "addendum"))
    )
    counts = {
        sign: sum(sign in author.marks for author in paper.authors)
        for sign in sorted({sign for author in paper.authors for sign in author.marks})
    }
    known: dict[str, str] = {}
    for sign, count in counts.items():
        meaning = legend.get(sign) or (_MARKS.get(sign) if sign != "*" or count > 1 else "")
        if meaning:
            known[sign] = meaning
        else:
            ledger.ask(
                f"what does “{sign}” beside "
                f"{'one name' if count == 1 else 'names'} mean? (author+an = {{N=corresponding}})",
                ("equal contribution", "the corresponding author", "an advisor"),
                paper.thing.place,
            )
    written = []
    for position, author in enumerate(paper.authors, 1):
        ids = dict.fromkeys(known[sign] for sign in author.marks if sign in known)
        if ids:
            written.append(f"{position}={','.join(ids)}")
    if written:
        paper.fields["author+an"] = "; ".join(written)
