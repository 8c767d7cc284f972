"""The people of one group, indexed so that each author is looked up and never searched for."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from labpress.names.parsing import full, parse
from labpress.names.similarity import blocking_keys, fit, normal, swapped
from labpress.records.problems import Code, Problem
from labpress.text.enumeration import all_of, one_of
from labpress.text.orcid import orcid_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from labpress.names.similarity import Fit
    from labpress.records.model import Evidence, Name, Person


@dataclass(frozen=True, slots=True)
class Match:
    """The people whom a name fits, by id in the order of the roster.

    ``exact``: whose name, or a spelling of it, it is, and which of the two. ``possible``: those
    to whom it may belong as well.
    """

    exact: dict[str, Evidence]
    possible: dict[str, Fit]

    @property
    def ids(self) -> tuple[str, ...]:
        """All of them, those whose name it is first."""
        return (*self.exact, *self.possible)


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
        self._blocks: defaultdict[tuple[str, str], dict[tuple[str, Name], None]]
        self._blocks = defaultdict(dict)
        self._matches: dict[Name, Match] = {}
        for person in people:
            if person.id in self.people:
                continue  # The reader has reported the second record of this id.
            self.people[person.id] = person
            for old in person.formerly:
                self.ids.setdefault(old, person.id)
            if orcid := orcid_of(person.orcid):
                self.orcids.setdefault(orcid, person.id)
            for name, evidence in _spellings(person):
                self._exact[normal(name)].setdefault(person.id, evidence)
                for key in blocking_keys(name):
                    self._blocks[key][person.id, name] = None
        self._exact.pop("", None)
        self.ids |= {known: known for known in self.people}

    def match(self, name: Name) -> Match:
        """Return whom *name* fits; remembered, as the same authors come again and again."""
        found = self._matches.get(name)
        if found is None:
            found = self._matches[name] = self._look_up(name)
        return found

    def _look_up(self, name: Name) -> Match:
        exact = dict(self._exact.get(normal(name), {}))
        fits: dict[str, Fit] = {}
        for key in blocking_keys(name):
            for owner, spelling in self._blocks.get(key, ()):
                found = fit(name, spelling)
                if found and fits.get(owner) != "initials":
                    fits[owner] = found
        turned = swapped(name)
        for key in blocking_keys(turned):
            for owner, spelling in self._blocks.get(key, ()):
                if fit(turned, spelling):
                    fits.setdefault(owner, "near")
        order = sorted(fits.keys() - exact.keys(), key=list(self.people).index) if fits else ()
        return Match(exact, {owner: fits[owner] for owner in order})

    def members(self, ids: Iterable[str]) -> bool:
        """Say whether any of *ids* is or was a member."""
        return any(self.people[one].member for one in ids)

    def described(self, ids: Iterable[str]) -> str:
        """Return the names and ids of *ids* as an enumeration with "or"."""
        return one_of(f"{full(self.people[one].name)} ({one})" for one in ids)

    def problems(self) -> Iterator[Problem]:
        """Yield a problem for each spelling that is the name of several people."""
        for owners in self._exact.values():
            if len(owners) < 2 or not self.members(owners):
                continue
            *others, last = owners
            spelling = next(
                full(name)
                for name, _ in _spellings(self.people[last])
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


def _spellings(person: Person) -> Iterator[tuple[Name, Evidence]]:
    """Yield each way to write the name of *person*, with what kind of evidence it is."""
    yield person.name, "name"
    for name in person.also:
        yield name, "also"
    if person.native:
        yield parse(person.native), "also"
