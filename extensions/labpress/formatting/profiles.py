"""How a person's role, membership and links are written. Pure functions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labpress.formatting.bylines import date_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from labpress.records.model import Date, Person

#: The links of a person, in the order of a card, and what each is called.
LINKS = (
    ("homepage", "Homepage"),
    ("scholar", "Scholar"),
    ("github", "GitHub"),
    ("orcid", "ORCID"),
    ("email", "Email"),
)

_PREFIXES = {
    "homepage": "",
    "scholar": "https://scholar.google.com/citations?user=",
    "github": "https://github.com/",
    "orcid": "https://orcid.org/",
    "email": "mailto:",
}


def role_label(person: Person, roles: Mapping[str, tuple[str, str]]) -> str:
    """Return what *person* is or was: ``PhD Student``, ``Former PhD Student``; may be empty."""
    if not person.role:
        return ""
    label = roles.get(person.role, (person.role, person.role))[0]
    if person.left is not None and not label.startswith("Former"):
        return f"Former {label}"
    return label


def membership(person: Person) -> str:
    """Return when *person* was a member: ``since Fall 2021``, ``Spring 2021 to Fall 2024``."""
    start, end = _moment(person.joined), _moment(person.left)
    if start and end:
        return start if start == end else f"{start} to {end}"
    if start:
        return f"since {start}"
    return f"until {end}" if end else ""


def link(person: Person, kind: str) -> str:
    """Return the address of *person*'s link of *kind* (see :data:`LINKS`); empty if none."""
    value: str = getattr(person, kind)
    if not value or "://" in value or value.startswith("mailto:"):
        return value
    return _PREFIXES[kind] + value


def monogram(person: Person) -> str:
    """Return up to two letters that stand in place of a portrait."""
    letters = [part[:1] for part in (person.name.given, person.name.family) if part]
    return "".join(letters) or str(person.name)[:1]


def _moment(date: Date | None) -> str:
    return date_text(date, "month") if date else ""
