"""The people of one group, indexed so that each author is looked up and never searched for."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from labpress.names.bodies import is_body
from labpress.names.cyrillic import latin
from labpress.names.eastern import is_vietnamese
from labpress.names.initials import unspaced
from labpress.names.inverted import is_given
from labpress.names.likeness import alike, likeness_keys
from labpress.names.parsing import full, parse
from labpress.names.similarity import (
    abbreviated,
    as_many_given,
    blocking_keys,
    family_first,
    fit,
    letters,
    normal,
    regrouped,
    swapped,
    with_joined_family,
)
from labpress.names.variants import folded, is_east_asian
from labpress.records.problems import Code, Problem
from labpress.text.enumeration import all_of, one_of
from labpress.text.orcid import orcid_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from labpress.names.similarity import Fit
    from labpress.records.model import Evidence, Name, Person


#: So many people are named in a message.
_NAMED = 6
#: An author is compared with so many spellings of one family name and initial, but for those that
#: are written the same: they are looked up, however many there are.
MOST_COMPARED = 100
#: A name in braces of more words is that of a body.
MOST_WORDS = 5


@dataclass(frozen=True, slots=True)
class Match:
    """The people whom a name fits, by id in the order of the roster.

    ``exact``: whose name, or a spelling of it, it is, and which of the two. ``letters``: those of
    whose name it only differs in the joints. ``possible``: those to whom it may belong as well.
    """

    exact: dict[str, Evidence]
    letters: tuple[str, ...]
    possible: dict[str, Fit]

    @property
    def ids(self) -> tuple[str, ...]:
        """All of them, those whose name it is first."""
        return (*self.exact, *self.letters, *self.possible)

    @property
    def evidence(self) -> Evidence:
        """The strongest evidence that there is for anybody."""
        kinds = {*self.exact.values(), *("letters" for _ in self.letters), *self.possible.values()}
        return next((kind for kind in _STRENGTH if kind in kinds), "none")

    def without(self, ids: Collection[str]) -> Match:
        """Return the match without the people *ids*."""
        if not ids:
            return self
        return Match(
            {one: found for one, found in self.exact.items() if one not in ids},
            tuple(one for one in self.letters if one not in ids),
            {one: found for one, found in self.possible.items() if one not in ids},
        )


_Key = TypeVar("_Key")
#: From a key that names have in common to each person's id with a spelling that has it.
_Blocks: TypeAlias = "defaultdict[_Key, dict[tuple[str, Name], None]]"

_STRENGTH: tuple[Evidence, ...] = ("name", "also", "letters", "initials", "near")


class PersonIndex:
    """People by id (also one they once had), by ORCID, and by all that a name may look like."""

    def __init__(self, people: Iterable[Person]) -> None:
        #: The people by the id that they have now.
        self.people: dict[str, Person] = {}
        #: From each id that somebody has or once had to the one of now.
        self.ids: dict[str, str] = {}
        #: From each valid ORCID iD to an id.
        self.orcids: dict[str, str] = {}
        self._exact: defaultdict[str, dict[str, Evidence]] = defaultdict(dict)
        self._letters: defaultdict[tuple[str, ...], dict[str, Name]] = defaultdict(dict)
        self._blocks: _Blocks[tuple[str, str]] = defaultdict(dict)
        self._heard: _Blocks[tuple[str, str]] = defaultdict(dict)
        self._turned: _Blocks[tuple[str, str]] = defaultdict(dict)
        self._alone: _Blocks[str] = defaultdict(dict)
        self._numbers: defaultdict[str, dict[str, set[str]]] = defaultdict(dict)
        self._matches: dict[Name, Match] = {}
        self._crowded: dict[str, None] = {}
        for person in people:
            if person.id in self.people:
                continue  # The reader has reported the second record of this id.
            self.people[person.id] = person
            for old in person.formerly:
                self.ids.setdefault(old, person.id)
            if orcid := orcid_of(person.orcid):
                self.orcids.setdefault(orcid, person.id)
            for name, number in person.homonyms:
                self._numbers[normal(name)].setdefault(person.id, set()).add(number)
            for name, evidence in spellings(person):
                self._exact[normal(name)].setdefault(person.id, evidence)
                for letter_key in letters(name):
                    self._letters[letter_key].setdefault(person.id, name)
                for reading in (name, *with_joined_family(name)):
                    self._file(self._blocks, blocking_keys(reading), person, reading)
                self._file(self._heard, likeness_keys(name), person, name)
                if not name.given and not name.literal and not unspaced(name.family):
                    self._file(self._alone, (folded(name.family),), person, name)
                if romanized := _romanized(name):
                    self._file(self._blocks, blocking_keys(romanized), person, romanized)
                    self._file(self._heard, likeness_keys(romanized), person, romanized)
                for reading in (*family_first(name), *_perhaps_family_first(name)):
                    if is_east_asian(reading.family) or not is_given(reading.family):
                        self._file(self._turned, blocking_keys(reading), person, reading)
                        if is_vietnamese(reading.family):
                            self._file(self._heard, likeness_keys(reading), person, reading)
        self._exact.pop("", None)
        self.ids |= {known: known for known in self.people}
        self._order = {known: number for number, known in enumerate(self.people)}

    def _file(
        self, blocks: _Blocks[_Key], keys: Iterable[_Key], person: Person, name: Name
    ) -> None:
        for key in keys:
            block = blocks[key]
            if len(block) < MOST_COMPARED:
                block[person.id, name] = None
            else:
                self._crowded[person.id] = None

    def match(self, name: Name) -> Match:
        """Return whom *name* fits; remembered, as the same authors come again and again."""
        found = self._matches.get(name)
        if found is None:
            found = self._matches[name] = self._look_up(name)
        return found

    def numbered(self, name: Name, number: str) -> tuple[str | None, frozenset[str]]:
        """Return who is known by *name* with DBLP's *number*, and who only with another one."""
        known = self._numbers.get(normal(name), {})
        holders = [one for one, numbers in known.items() if number in numbers]
        others = frozenset(one for one, numbers in known.items() if number not in numbers)
        return (holders[0] if len(holders) == 1 else None), others

    def _look_up(self, name: Name) -> Match:
        exact = dict(self._exact.get(normal(name), {}))
        same: dict[str, None] = {}
        for letter_key in letters(name):
            for owner, spelling in self._letters.get(letter_key, {}).items():
                # What is written out does not become the initials that it may be read as.
                if owner not in exact and abbreviated(spelling) == abbreviated(name):
                    same[owner] = None
        fits: dict[str, Fit] = {}
        for owner, spelling in _filed(self._blocks, blocking_keys(name)):
            found = fit(name, spelling)
            if found and fits.get(owner) != "initials":
                fits[owner] = found
        for reading in regrouped(name):
            for owner, spelling in _filed(self._blocks, blocking_keys(reading)):
                if fit(reading, spelling) and as_many_given(reading, spelling):
                    fits.setdefault(owner, "near")
        turned = swapped(name)
        for owner, spelling in _filed(self._blocks, blocking_keys(turned)):
            if fit(turned, spelling):
                fits.setdefault(owner, "near")
        for owner, spelling in _filed(self._heard, likeness_keys(name)):
            if owner not in fits and alike(name, spelling):
                fits[owner] = "near"
        for owner, reading in _filed(self._turned, blocking_keys(name)):
            if fit(name, reading):
                fits.setdefault(owner, "near")
        for owner in self._in_braces(name):
            fits.setdefault(owner, "near")
        if name.given and not name.literal:
            for owner, _ in _filed(self._alone, (folded(name.family),)):
                fits.setdefault(owner, "near")
        if romanized := _romanized(name):
            for owner in self.match(romanized).ids:
                fits.setdefault(owner, "near")
        possible = self.in_order(fits.keys() - exact.keys() - same.keys())
        return Match(exact, self.in_order(same), {owner: fits[owner] for owner in possible})

    def _in_braces(self, name: Name) -> tuple[str, ...]:
        """Return whom a name in braces fits, if it is no body's: ``{S. Liu}``."""
        words = name.family.split() if name.literal else []
        if not 1 < len(words) <= MOST_WORDS or is_body(words):
            return ()
        return self.match(parse(name.family)).ids

    def in_order(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Return *ids* in the order of the roster."""
        return tuple(sorted(ids, key=self._order.__getitem__))

    def members(self, ids: Iterable[str]) -> bool:
        """Say whether any of *ids* is or was a member."""
        return any(self.people[one].member for one in ids)

    def described(self, ids: Iterable[str]) -> str:
        """Return the names and ids of *ids* as an enumeration with "or"."""
        ids = tuple(ids)
        more = [f"one of {len(ids) - _NAMED} more"] if len(ids) > _NAMED else []
        return one_of([*(f"{full(self.people[one].name)} ({one})" for one in ids[:_NAMED]), *more])

    def problems(self) -> Iterator[Problem]:
        """Yield a problem for each spelling that is the name of several people.

        And one for those who are left out, as too many have nearly their name.
        """
        for spelled, owners in self._exact.items():
            if len(owners) < 2 or not self.members(owners):
                continue
            if owners.keys() <= self._numbers.get(spelled, {}).keys():
                continue  # DBLP's numbers tell them apart.
            *others, last = owners
            others[_NAMED:] = [f"{len(others) - _NAMED} more"] if len(others) > _NAMED else []
            spelling = next(
                full(name)
                for name, _ in spellings(self.people[last])
                if self._exact.get(normal(name)) is owners
            )
            yield Problem(
                Code.IDENTITY_SHARED,
                self.people[last].location,
                f"“{spelling}” is the name of {last} and of {all_of(others)}",
                "such an author is nobody for certain; say who it is in each entry with "
                f'author+an:id = {{1="{last}"}}, or remove the spelling from "also"',
                last,
            )
        for first in list(self._crowded)[:1]:
            number = len(self._crowded)
            whom = f"{first} and {number - 1} more" if number > 1 else first
            yield Problem(
                Code.IDENTITY_SHARED,
                self.people[first].location,
                f"{MOST_COMPARED} people before {whom} have that family name and initial; whose "
                "name is not written as in people.yml is not asked about these",
                'list the spellings of papers under "also"',
                first,
            )


def _filed(blocks: _Blocks[_Key], keys: Iterable[_Key]) -> Iterator[tuple[str, Name]]:
    """Yield who is filed under *keys*, and as whom."""
    for key in keys:
        yield from blocks.get(key, ())


def _romanized(name: Name) -> Name | None:
    """Return *name*, in Cyrillic letters, in Latin ones."""
    if name.literal or not latin(f"{name.given} {name.family}"):
        return None
    return replace(
        name,
        family=latin(name.family) or name.family,
        given=latin(name.given) or name.given,
        particle=latin(name.particle) or name.particle,
    )


def _perhaps_family_first(name: Name) -> tuple[Name, ...]:
    """Return a name of two words turned around, if its first may be the family name.

    Names with a Chinese, Korean or Vietnamese family name where it should be are left.
    """
    words = name.given.split()
    if len(words) != 1 or len(words[0]) < 3 or name.literal or name.particle:
        return ()
    if is_east_asian(name.family) or len(name.family) < 3:
        return ()
    return (swapped(name),)


def spellings(person: Person) -> Iterator[tuple[Name, Evidence]]:
    """Yield each way to write the name of *person*, with what kind of evidence it is."""
    yield person.name, "name"
    for name in person.also:
        yield name, "also"
    if person.native:
        yield parse(person.native), "also"
