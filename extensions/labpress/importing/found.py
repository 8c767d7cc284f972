"""What was found in an old site, and what became of each thing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from labpress.records.model import Location


@dataclass(slots=True)
class Thing:
    """Something that was found: of which kind, what it is called, and where.

    ``left``: why it was not taken; empty for what was. ``into``: the thing it is one with.
    """

    kind: str
    label: str
    place: Location
    left: str = ""
    into: str = ""


@dataclass(slots=True)
class Asked:
    """A question: what it is, who or what may be meant, and where it comes up."""

    question: str
    candidates: tuple[str, ...]
    places: list[Location] = field(default_factory=list)


@dataclass(slots=True)
class Ledger:
    """All that the report tells. Every thing found is taken, or left with a reason."""

    things: list[Thing] = field(default_factory=list)
    changes: dict[str, list[Location]] = field(default_factory=dict)
    faults: dict[str, list[Location]] = field(default_factory=dict)
    questions: dict[str, Asked] = field(default_factory=dict)
    #: old address -> new one; empty where nothing stands there any more
    addresses: dict[str, str] = field(default_factory=dict)

    def found(self, kind: str, label: str, place: Location, left: str = "") -> Thing:
        """Note something that was found; *left*: why it is not taken."""
        thing = Thing(kind, label, place, left)
        self.things.append(thing)
        return thing

    def change(self, what: str, place: Location) -> None:
        """Note that something was changed on the way."""
        self.changes.setdefault(what, []).append(place)

    def fault(self, what: str, place: Location) -> None:
        """Note a fault of the old site."""
        self.faults.setdefault(what, []).append(place)

    def ask(self, question: str, candidates: tuple[str, ...], place: Location) -> None:
        """Note a question; the same one is asked once for all its places."""
        asked = self.questions.setdefault(question, Asked(question, candidates))
        asked.places.append(place)

    def sums(self) -> dict[str, tuple[int, int, int, int]]:
        """Return for each kind how many were found, taken, taken as a part of another, and left."""
        found: Counter[str] = Counter(one.kind for one in self.things)
        left: Counter[str] = Counter(one.kind for one in self.things if one.left)
        merged: Counter[str] = Counter(one.kind for one in self.things if one.into)
        return {
            kind: (number, number - left[kind] - merged[kind], merged[kind], left[kind])
            for kind, number in found.items()
        }


@dataclass(slots=True)
class FoundPerson:
    """Somebody on the old site; the words are those of ``people.yml``.

    ``old_id``: the name of the record there. ``positions``: mappings of ``role``, ``title``,
    ``from``, ``until`` and the like. ``links``: what a link is called, and its address.
    ``facts``: what people.yml has no key for: a heading, and lines. ``bio``: MyST.
    """

    thing: Thing
    name: str
    old_id: str = ""
    id: str = ""
    also: list[str] = field(default_factory=list)
    role: str = ""
    title: str = ""
    member: bool = True
    joined: str = ""
    left: str = ""
    now: str = ""
    homepage: str = ""
    orcid: str = ""
    scholar: str = ""
    github: str = ""
    email: str = ""
    photo: str = ""
    native: str = ""
    positions: list[dict[str, str]] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    facts: list[tuple[str, list[str]]] = field(default_factory=list)
    bio: str = ""
    addresses: list[str] = field(default_factory=list)


@dataclass(slots=True)
class FoundAuthor:
    """An author of a paper: the name as BibTeX writes it, and what the old site says of them.

    ``marked``: that site sets it off as a member. ``person``: the ``old_id`` of the person it
    names. ``marks``: signs beside the name.
    """

    name: str
    marked: bool = False
    person: str = ""
    marks: str = ""


@dataclass(slots=True)
class FoundPaper:
    """A paper. ``fields``: name -> LaTeX, as ``publications.bib`` will have them, but for authors.

    ``files``: fields that name a file of the old site -> its path there.
    """

    thing: Thing
    type: str
    fields: dict[str, str]
    authors: list[FoundAuthor] = field(default_factory=list)
    others: bool = False
    key: str = ""
    files: dict[str, str] = field(default_factory=dict)
    former_keys: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)


@dataclass(slots=True)
class FoundItem:
    """A project, talk, course or media item: ``values`` by the names of its kind's fields.

    ``files``: fields that name a file of the old site -> its path there. ``body``: MyST.
    """

    thing: Thing
    kind: str
    title: str
    values: dict[str, str | list[str]] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    old_id: str = ""
    id: str = ""
    body: str = ""
    addresses: list[str] = field(default_factory=list)


@dataclass(slots=True)
class FoundNews:
    """An item of news, its text in MyST. ``date`` may lack: then it is pinned."""

    thing: Thing
    date: str
    text: str
    pinned: bool = False
    id: str = ""
    addresses: list[str] = field(default_factory=list)


@dataclass(slots=True)
class FoundPage:
    """A page of the old site, its text in MyST.

    ``purpose``: of which of our pages it becomes the beginning (``index``, ``people``,
    ``publications``, ``news``, ``projects``, …); else it is a page of its own, called ``slug``.
    ``post``: it has a date and stands in a list of posts. ``order``: its place in the bar.
    """

    thing: Thing
    title: str
    slug: str
    text: str = ""
    purpose: str = ""
    post: bool = False
    date: str = ""
    byline: str = ""
    order: int | None = None
    addresses: list[str] = field(default_factory=list)


@dataclass(slots=True)
class FoundSponsor:
    """Who funds the group; ``logo``: the path of a picture of the old site."""

    thing: Thing
    name: str
    url: str = ""
    logo: str = ""


@dataclass(slots=True)
class Site:
    """An old site, read. ``marks``: whether its lists of authors mark who is of the group.

    ``folders``: where files that it names are looked for, beside its own folder.
    """

    name: str = ""
    subtitle: str = ""
    url: str = ""
    email: str = ""
    people: list[FoundPerson] = field(default_factory=list)
    papers: list[FoundPaper] = field(default_factory=list)
    items: list[FoundItem] = field(default_factory=list)
    news: list[FoundNews] = field(default_factory=list)
    pages: list[FoundPage] = field(default_factory=list)
    sponsors: list[FoundSponsor] = field(default_factory=list)
    marks: bool = False
    folders: tuple[str, ...] = ()
