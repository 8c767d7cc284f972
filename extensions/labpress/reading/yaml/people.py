"""The people of the group, out of ``people.yml``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from labpress.names import parsing
from labpress.names.inverted import with_initials_last
from labpress.names.lists import Company, read_piece
from labpress.reading.yaml import profiles
from labpress.reading.yaml.honors import honors_of
from labpress.reading.yaml.names import homepage_in_name, name_of, spelling_of
from labpress.reading.yaml.positions import beginning, ending, positions_of, role_of, together
from labpress.reading.yaml.tree import load
from labpress.reading.yaml.values import Record, in_order, records, report_alike
from labpress.records.model import Name, Person
from labpress.records.problems import Code, Problem, shortened
from labpress.text.orcid import orcid_of

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from labpress.records.model import Location

KEYS = (
    *("name", "also", "print", "role", "member", "title", "joined", "left", "positions", "now"),
    *("homepage", "orcid", "dblp", "scholar", "github", "email", "photo", "native", "formerly"),
    *profiles.KEYS,
    "awards",
)

# No character that could end the address or start another part of a mailto link (RFC 6068)
_EMAIL = re.compile(r"[^\s@<>\"'(),:;\\/?#%&\[\]]+@[\w-]+(\.[\w-]+)+")
# https://docs.github.com: letters, digits and single hyphens inside
_GITHUB = re.compile(
    r"(?:(?:https?://)?(?:www\.)?github\.com/|@)?([A-Za-z0-9](?:-?[A-Za-z0-9])*)/?"
)
_SCHOLAR = re.compile(
    r"https?://scholar\.google\.[a-z.]+/citations\?(?:\S*&)?user=([\w-]+)(?:&\S*)?|([\w-]+)",
    re.ASCII,
)
_DBLP = re.compile(
    r"(?:https?://)?(?:dblp\.(?:org|uni-trier\.de|dagstuhl\.de)/pid/)?"
    r"(?P<pid>\w+/[A-Za-z]*\d*\w*?(?:-(?P<number>\d{1,4}))?)(?:\.html)?/?"
)


def read_people(
    path: Path, *, roles: Collection[str]
) -> tuple[tuple[Person, ...], tuple[Problem, ...]]:
    """Return the people of ``people.yml`` in the order of the file, and the problems found.

    *roles*: the ids of all roles that the group knows. Never raises; a person lacks what cannot
    be used, and is left out only without a name or an id that can be used.
    """
    node, found = load(path)
    problems = list(found)
    people: list[Person] = []
    ids: list[tuple[str, Location]] = []
    former: list[tuple[str, Location]] = []
    for person_id, record in records(node, KEYS, "people", problems):
        ids.append((person_id, record.location))
        person = _person(person_id, record, roles, former, problems)
        if person:
            people.append(person)
    report_alike([*ids, *former], problems)
    return tuple(people), tuple(problems)


def _person(
    person_id: str,
    record: Record,
    roles: Collection[str],
    former: list[tuple[str, Location]],
    problems: list[Problem],
) -> Person | None:
    name = name_of(record)
    # All keys are read even of a person who is left out: one build shows every problem
    role, title = role_of(record, roles), record.text("title")
    formerly = record.ids("formerly")
    former += formerly
    joined, (left, ended) = beginning(record, "joined"), ending(record, "left")
    in_order(record, ("joined", joined), ("left", left))
    positions = positions_of(record, roles)
    if positions:
        positions, joined, left, ended = together(record, positions, joined, (left, ended))
        role, title = role or positions[-1].role, title or positions[-1].title
    also = _also(record, name)
    dblp, number = _dblp(record)
    homonyms = [*also, (name, number)] if name else also
    person = Person(
        id=person_id,
        name=name or Name(""),
        also=tuple(spelling for spelling, _ in also),
        role=role,
        member=record.flag("member", True),
        title=title,
        joined=joined,
        left=left,
        now=record.text("now"),
        homepage=record.url("homepage") or homepage_in_name(record),
        orcid=_orcid(record),
        dblp=dblp,
        scholar=_account(record, "scholar", _SCHOLAR, "the id that follows “user=” in the address"),
        github=_account(record, "github", _GITHUB, "the name of the account"),
        email=_email(record),
        photo=record.picture("photo"),
        native=record.text("native"),
        formerly=tuple(old for old, _ in formerly),
        location=record.location,
        offsets=record.offsets("photo", "cv"),
        gone=ended and left is None,
        positions=positions,
        homonyms=tuple((one, number) for one, number in homonyms if number),
        printed=record.text("print"),
        profile=profiles.profile_of(record),
        honors=honors_of(record),
    )
    return person if name else None


def _dblp(record: Record) -> tuple[str, str]:
    """Return the ``pid`` of the person at DBLP, and the number that it gives to the name."""
    pid = _account(
        record, "dblp", _DBLP, "the part of the address after dblp.org/pid/, like 51/3710-18"
    )
    found = _DBLP.fullmatch(pid)
    return pid, found["number"].zfill(4) if found and found["number"] else ""


def _also(record: Record, name: Name | None) -> tuple[tuple[Name, str], ...]:
    """Return other spellings of the name, each with the number that DBLP gives it, if any.

    ``also: [Zhang, Yihua]`` is a list of two in YAML. Half a name would match strangers,
    so that it is reported and not used.
    """
    halves = {parsing.normal(Name(part)) for part in (name.family, name.given)} if name else set()
    if name and not name.given:
        halves = set()
    found = []
    for text, place in record.texts("also"):
        spelling = spelling_of(record, text, place)
        if parsing.normal(spelling) in halves:
            message = f"“{shortened(text)}” is only a part of the name; it was left out"
            hint = 'put quotes around a spelling with a comma: also: ["Lovelace, Ada"]'
            record.report(Code.YAML_VALUE, place, message, hint)
        elif spelling.family:
            found.append((spelling, parsing.number_of(text)))
            # As it stands in an entry it may be read in another way, and is meant all the same.
            reading = read_piece(text, Company())
            meant = [one.source for one in reading.people] if len(reading.people) == 1 else []
            for other in dict.fromkeys(filter(None, (with_initials_last(text), *meant))):
                if (read := parsing.from_yaml(other)) != spelling and not read.literal:
                    found.append((read, ""))
    return tuple(found)


def _orcid(record: Record) -> str:
    text = record.text("orcid")
    orcid = orcid_of(text) if text else ""
    if text and not orcid:
        message = f"“{shortened(text)}” is no ORCID iD (its last character is a checksum)"
        hint = "copy it from orcid.org; it is like 0000-0002-1825-0097"
        record.report(Code.YAML_VALUE, "orcid", message, hint)
    return orcid


def _email(record: Record) -> str:
    text = record.text("email").removeprefix("mailto:")
    if text and not _EMAIL.fullmatch(text):
        message = f"“{shortened(text)}” is no e-mail address"
        record.report(Code.YAML_VALUE, "email", message, "write it like ada@example.org")
        return ""
    return text


def _account(record: Record, key: str, form: re.Pattern[str], hint: str) -> str:
    """Return the name of an account, also out of its address."""
    text = record.text(key)
    match = form.fullmatch(text) if text else None
    if match:
        return str(match[match.lastindex or 0])
    if text:
        message = f"“{key}” cannot be “{shortened(text)}”"
        record.report(Code.YAML_VALUE, key, message, f"write {hint}")
    return ""
