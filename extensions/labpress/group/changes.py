"""What changed between two states of a group's records: objects, authors and problems."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, fields
from dataclasses import field as field_of
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from labpress.group.catalogue import Catalogue
from labpress.group.kinds import KINDS
from labpress.names.parsing import full
from labpress.records.grouping import groups

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from labpress.group.lab import Lab
    from labpress.records.grouping import Group
    from labpress.records.model import Author, Publication
    from labpress.records.problems import Problem

Verb: TypeAlias = Literal["new", "renamed", "changed", "gone"]

#: The order in which changes of one kind are told.
VERBS: tuple[Verb, ...] = ("new", "renamed", "changed", "gone")

#: Fields of a record that are no content, or are told otherwise.
_ASIDE = frozenset({"id", "key", "location", "source", "aliases", "formerly", "borrowed", "awards"})
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one object.

    ``title``: what it is called. ``former``: the id it had, where it was renamed. ``fields``: what
    of it changed, in words of the data files.
    """

    kind: str
    verb: Verb
    id: str
    title: str
    former: str = ""
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Recognised:
    """An author of a paper that was there before, who is certainly somebody else by now.

    ``before`` and ``now`` are ids of people, empty for nobody that is known for certain.
    """

    paper: str
    position: int
    name: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class Changes:
    """All that changed.

    ``questions`` and ``problems``: what is told now and was not before, names to be decided apart
    from the rest. ``settled``: how many problems and questions are no more.
    """

    objects: tuple[Change, ...] = ()
    authors: tuple[Recognised, ...] = ()
    questions: tuple[Group, ...] = ()
    problems: tuple[Group, ...] = ()
    settled: int = 0
    #: kind -> what one of its objects is called, in the order in which they are told
    nouns: Mapping[str, str] = field_of(
        default_factory=lambda: {kind.id: kind.noun for kind in KINDS.values()}
    )

    def __bool__(self) -> bool:
        return any((self.objects, self.authors, self.questions, self.problems, self.settled))


def changes(
    before: Lab, after: Lab, problems_before: Iterable[Problem], problems_after: Iterable[Problem]
) -> Changes:
    """Return what changed from *before* to *after*, whose problems are the other two.

    Objects that stand in pages (news and pages themselves) are not compared: only a build knows
    them. The places of problems do not count, since an entry further up moves all below it.
    """
    old, new = Catalogue(before, {}, {}), Catalogue(after, {}, {})
    objects = [
        change
        for kind in new.kinds.values()
        if not kind.from_pages
        for change in _of(kind.id, old, new)
    ]
    arose, settled = _arose(list(problems_before), list(problems_after))
    return Changes(
        tuple(objects),
        tuple(_recognised(old, new)),
        tuple(groups(problem for problem in arose if problem.topic)),
        tuple(groups(problem for problem in arose if not problem.topic)),
        settled,
        {kind.id: kind.noun for kind in new.kinds.values()},
    )


def _of(kind: str, old: Catalogue, new: Catalogue) -> list[Change]:
    """Return the changes of one kind: what is new, renamed, changed and gone, in this order."""
    found: list[Change] = []
    kept: set[str] = set()
    once, now = _objects(old, kind), _objects(new, kind)
    for object_id, present in now.items():
        before_id = _before(kind, object_id, old, new)
        title = new.name(kind, object_id)
        if not before_id:
            found.append(Change(kind, "new", object_id, title))
            continue
        kept.add(before_id)
        if before_id != object_id:
            found.append(Change(kind, "renamed", object_id, title, before_id))
        if changed := _changed_fields(once[before_id], present):
            found.append(Change(kind, "changed", object_id, title, fields=changed))
    for object_id in once:
        if object_id not in kept:
            found.append(Change(kind, "gone", object_id, old.name(kind, object_id)))
    return sorted(found, key=lambda change: VERBS.index(change.verb))


def _objects(catalogue: Catalogue, kind: str) -> Mapping[str, Any]:
    """Return the objects of *kind*; none where a group did not have the kind yet."""
    declared = catalogue.kinds.get(kind)
    return declared.objects(catalogue) if declared else {}


def _before(kind: str, object_id: str, old: Catalogue, new: Catalogue) -> str:
    """Return the id that an object of *new* had in *old*, or nothing."""
    ids = _objects(old, kind)
    names = new.names_of(kind, object_id)
    return next((name for name in names if name in ids), "")


def _changed_fields(old: Any, new: Any) -> tuple[str, ...]:
    """Return the names of what differs between two records of one kind."""
    if isinstance(old, tuple):  # an award with its paper, which is told by itself
        return tuple(_differing(old[1], new[1]))
    return tuple(_differing(old, new))


def _differing(old: Any, new: Any) -> Iterator[str]:
    for field in fields(old):
        was, now = getattr(old, field.name), getattr(new, field.name)
        if field.name in _ASIDE:
            continue
        if field.name == "authors":
            was, now = ([_as_written(author) for author in one] for one in (was, now))
        if field.name == "fields":
            once, present = dict(was), dict(now)
            names = [*once, *(name for name in present if name not in once)]
            yield from (name for name in names if once.get(name) != present.get(name))
        elif was != now:
            yield field.name


def _as_written(author: Author) -> tuple[Any, ...]:
    return (author.name, author.marks, author.claimed, author.orcid)


def _recognised(old: Catalogue, new: Catalogue) -> Iterator[Recognised]:
    """Yield the authors of papers that were there before who are somebody else by now."""
    once = old.lab.publications
    people = new.all_names("person")
    for key, paper in new.lab.publications.items():
        before = _before("paper", key, old, new)
        if not before or _names(once[before]) != _names(paper):
            continue
        pairs = zip(once[before].authors, paper.authors, strict=True)
        for position, (was, now) in enumerate(pairs, 1):
            then = was.identity.person
            if people.get(then, then) != now.identity.person:
                yield Recognised(key, position, full(now.name), then, now.identity.person)


def _names(paper: Publication) -> list[str]:
    return [str(author.name) for author in paper.authors]


def _arose(old: list[Problem], new: list[Problem]) -> tuple[list[Problem], int]:
    """Return the problems of *new* that are not in *old*, and how many of *old* are no more."""
    left = Counter(map(_sense, old))
    arose = []
    for problem in new:
        sense = _sense(problem)
        if left[sense]:
            left[sense] -= 1
        else:
            arose.append(problem)
    return arose, sum(left.values())


def _sense(problem: Problem) -> tuple[str, str, str, str]:
    """Return what makes a problem the same one, wherever in its file it stands."""
    return (
        problem.code.value,
        problem.location.file,
        problem.record,
        _NUMBER.sub("0", problem.message),
    )
