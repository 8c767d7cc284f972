"""How a person's role, membership and links are written. Pure functions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labpress.formatting.bylines import date_text
from labpress.text.messages import ENGLISH, gettext_noop

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from labpress.records.model import Date, Person, Position
    from labpress.text.messages import Messages

#: The links of a person, in the order of a card, and what each is called.
LINKS = (
    ("homepage", gettext_noop("Homepage")),
    ("scholar", gettext_noop("Scholar")),
    ("github", gettext_noop("GitHub")),
    ("orcid", gettext_noop("ORCID")),
    ("dblp", "DBLP"),
    ("email", gettext_noop("Email")),
)

_PREFIXES = {
    "homepage": "",
    "scholar": "https://scholar.google.com/citations?user=",
    "github": "https://github.com/",
    "orcid": "https://orcid.org/",
    "dblp": "https://dblp.org/pid/",
    "email": "mailto:",
}


def role_label(
    person: Person, roles: Mapping[str, tuple[str, str]], words: Messages = ENGLISH
) -> str:
    """Return what *person* is or was: ``PhD Student``, ``Former PhD Student``; may be empty."""
    return _role_label(person.role, person.left is not None or person.gone, roles, words)


def _role_label(
    role: str, former_one: bool, roles: Mapping[str, tuple[str, str]], words: Messages
) -> str:
    if not role:
        return ""
    label = roles.get(role, (role, role))[0]
    # Translators: what somebody was who has left: "Former PhD Student".
    former = words.gettext("Former {role}")
    if not former_one or label.startswith(former.partition("{")[0].strip() or former):
        return label
    return former.format(role=label)


def career(
    person: Person, roles: Mapping[str, tuple[str, str]], words: Messages = ENGLISH
) -> tuple[str, ...]:
    """Return what *person* was in the group, a line for each position, in the order of time.

    ``PhD Student, 2021 to 2024: Robust learning. Thesis: On Engines. Mentor: Ada King``. Nothing
    where the record has no list of positions.
    """
    return tuple(_position_line(one, roles, words) for one in person.positions)


def earlier(
    person: Person, roles: Mapping[str, tuple[str, str]], words: Messages = ENGLISH
) -> tuple[str, ...]:
    """Return a line for each position of *person* before the one that a card shows."""
    return career(person, roles, words)[:-1]


def details(person: Person, words: Messages = ENGLISH) -> str:
    """Return what *person* works on, or did, and the degree, thesis and mentor; may be empty."""
    return _details(person.held[-1], words)


def position_label(
    position: Position, roles: Mapping[str, tuple[str, str]], words: Messages = ENGLISH
) -> str:
    """Return what somebody is or was in *position*: ``PhD Student``; may be empty."""
    return position.title or _role_label(position.role, False, roles, words)


def _position_line(
    position: Position, roles: Mapping[str, tuple[str, str]], words: Messages
) -> str:
    what = position_label(position, roles, words)
    period = _period(position.start, position.end, position.ended, words)
    head = ", ".join(filter(None, [what, period]))
    return (": " if position.topic else ". ").join(filter(None, [head, _details(position, words)]))


def _details(position: Position, words: Messages) -> str:
    rest = [position.topic] if position.topic else []
    for label, text in (
        (words.gettext("Degree: {text}"), position.degree),
        (words.gettext("Thesis: {text}"), position.thesis),
        (words.gettext("Mentor: {text}"), position.mentor),
    ):
        if text:
            rest.append(label.format(text=text))
    return ". ".join(rest)


def membership(person: Person, words: Messages = ENGLISH) -> str:
    """Return when *person* was a member: ``since Fall 2021``, ``Spring 2021 to Fall 2024``.

    Of whoever held several positions it is the time of the last one, as the role is.
    """
    if person.positions:
        last = person.positions[-1]
        return _period(last.start, last.end, last.ended, words)
    return _period(person.joined, person.left, person.gone, words)


def _period(first: Date | None, last: Date | None, ended: bool, words: Messages) -> str:
    start, end = _moment(first, words), _moment(last, words)
    if start and ended and not end:
        end = "?"  # It is over, and nobody knows since when.
    if start and end:
        period = words.gettext("{start} to {end}")
        return start if start == end else period.format(start=start, end=end)
    if start:
        return words.gettext("since {date}").format(date=start)
    return words.gettext("until {date}").format(date=end) if end else ""


def whereabouts(person: Person, words: Messages = ENGLISH) -> str:
    """Return where *person* has gone: ``Now: Engineer, Example Inc.``; may be empty."""
    return words.gettext("Now: {place}").format(place=person.now) if person.now else ""


def link(person: Person, kind: str) -> str:
    """Return the address of *person*'s link of *kind* (see :data:`LINKS`); empty if none."""
    value: str = getattr(person, kind)
    if not value or "://" in value or value.startswith("mailto:"):
        return value
    return _PREFIXES[kind] + value


def links(person: Person, words: Messages = ENGLISH) -> Iterator[tuple[str, str, str]]:
    """Yield the kind, the label and the address of each link of *person*, in the order of a card.

    The address of a file of the site is relative to its root.
    """
    for kind, label in LINKS:
        if url := link(person, kind):
            yield kind, words.gettext(label), url
    if person.profile.cv:
        # Translators: the link to somebody's curriculum vitae.
        yield "cv", words.gettext("CV"), person.profile.cv
    for label, url in person.profile.links:
        yield "other", label, url


def facts(person: Person, words: Messages = ENGLISH) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield what the page of *person* tells in lines: the key, its label, and one or more texts."""
    told = person.profile
    for key, label, texts in (
        ("affiliation", words.gettext("Affiliation"), (told.affiliation,)),
        ("pronouns", words.gettext("Pronouns"), (told.pronouns,)),
        ("education", words.gettext("Education"), told.education),
        ("interests", words.gettext("Interests"), (words.all_of(told.interests),)),
        ("room", words.gettext("Room"), (told.room,)),
        ("phone", words.gettext("Phone"), (told.phone,)),
    ):
        if shown := tuple(filter(None, texts)):
            yield key, label, shown


def monogram(person: Person) -> str:
    """Return up to two letters that stand in place of a portrait."""
    letters = [part[:1] for part in (person.name.given, person.name.family) if part]
    return "".join(letters) or str(person.name)[:1]


def monograms(people: Iterable[Person]) -> dict[str, str]:
    """Return id -> the letters that stand in place of each portrait, told apart as far as they can.

    Where several people have the same initials, a letter of the given name stands between them by
    which it differs from the others: ``YhZ`` and ``YmZ`` for Yihua and Yimeng Zhang.
    """
    alike: dict[str, list[Person]] = {}
    for person in people:
        alike.setdefault(monogram(person), []).append(person)
    found = {}
    for letters, group in alike.items():
        for person in group:
            others = [other.name.given for other in group if other is not person]
            telling = _telling_letter(person.name.given, others)
            found[person.id] = letters[:1] + telling + letters[1:]
    return found


def _telling_letter(given: str, others: Sequence[str]) -> str:
    """Return the first letter of *given* that none of *others* has in its place; maybe none."""
    for index, letter in enumerate(given):
        if (
            letter.isalpha()
            and others
            and all(other[index : index + 1] != letter for other in others)
        ):
            return letter if index else ""
    return ""


def _moment(date: Date | None, words: Messages) -> str:
    return date_text(date, "month", words) if date else ""
