"""The people of the group, out of ``people.yml``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from labpress.names import parsing
from labpress.reading.yaml.syntax_errors import shortened
from labpress.reading.yaml.tree import MappingNode, load
from labpress.reading.yaml.values import Record, in_order, nearest, records, report_alike
from labpress.records.model import Name, Person
from labpress.records.problems import Code, Problem
from labpress.text.orcid import orcid_of

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from labpress.records.model import Location

KEYS = (
    *("name", "also", "role", "member", "title", "joined", "left", "now", "homepage", "orcid"),
    *("scholar", "github", "email", "photo", "native", "formerly"),
)
NAME_PARTS = ("given", "particle", "family", "suffix")

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
    name = _name(record)
    # All keys are read even of a person who is left out: one build shows every problem
    role = record.text("role")
    if role and role not in roles:
        near = nearest(role, roles)
        hint = f"did you mean “{near}”? " if near else f"roles are {', '.join(roles)}; "
        hint += "a role of your own goes into labpress_roles in conf.py"
        record.report(Code.RECORD_ROLE, "role", f"the role “{shortened(role)}” is not known", hint)
    formerly = record.ids("formerly")
    former += formerly
    joined, left = record.date("joined"), record.date("left")
    in_order(record, ("joined", joined), ("left", left))
    values = {key: record.text(key) for key in ("title", "now", "native")}
    person = Person(
        id=person_id,
        name=name or Name(""),
        also=_also(record, name),
        role=role,
        member=record.flag("member", True),
        title=values["title"],
        joined=joined,
        left=left,
        now=values["now"],
        homepage=record.url("homepage"),
        orcid=_orcid(record),
        scholar=_account(record, "scholar", _SCHOLAR, "the id that follows “user=” in the address"),
        github=_account(record, "github", _GITHUB, "the name of the account"),
        email=_email(record),
        photo=record.picture("photo"),
        native=values["native"],
        formerly=tuple(old for old, _ in formerly),
        location=record.location,
        offsets=record.offsets("photo"),
    )
    return person if name else None


def _name(record: Record) -> Name | None:
    """Return the name, given as a text or part by part; None when there is none."""
    node = record.node("name")
    if isinstance(node, MappingNode):
        parts = Record(node, NAME_PARTS, record.problems, record.name)
        name = parsing.from_yaml({part: parts.text(part) for part in NAME_PARTS})
    else:
        name = _parsed(record, record.text("name"), None) if node else Name("")
    if name.family:
        return name
    record.missing("name")
    return None


def _parsed(record: Record, text: str, place: Location | None) -> Name:
    if text and (wrong := parsing.fault(text)):
        record.report(Code.NAME_SYNTAX, place or "name", *wrong)
    return parsing.from_yaml(text)


def _also(record: Record, name: Name | None) -> tuple[Name, ...]:
    """Return other spellings of the name.

    ``also: [Zhang, Yihua]`` is a list of two in YAML. Half a name would match strangers,
    so that it is reported and not used.
    """
    halves = {parsing.normal(Name(part)) for part in (name.family, name.given)} if name else set()
    if name and not name.given:
        halves = set()
    found = []
    for text, place in record.texts("also"):
        spelling = _parsed(record, text, place)
        if parsing.normal(spelling) in halves:
            message = f"“{shortened(text)}” is only a part of the name; it was left out"
            hint = 'put quotes around a spelling with a comma: also: ["Lovelace, Ada"]'
            record.report(Code.YAML_VALUE, place, message, hint)
        elif spelling.family:
            found.append(spelling)
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
