"""What a bibliography says against taking initials for the only known person whom they fit.

``labpress_match_initials`` is a guess: ``H. Li`` fits Hua Li of the group, and how many others? The
papers themselves tell. Somebody else who has these initials may be written out in one of them; a
list of authors may have two; the initials may be there long before the person came. And where
nothing of this is seen, a bibliography with thirty other people called Li probably has one more
whose name begins with H, but hardly a second Haghighi.

From this comes an estimate of how many of the places with these initials are somebody else's
(:meth:`Bystanders.against`). If it is more than a few in a hundred, the guess is left, and becomes
a question.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from labpress.names.initials import initials
from labpress.names.parsing import full, short
from labpress.names.similarity import abbreviated, blocking_keys, fit, normal
from labpress.names.variants import folded
from labpress.people.membership import around

if TYPE_CHECKING:
    from collections.abc import Iterable

    from labpress.people.index import PersonIndex
    from labpress.records.model import Name, Person, Publication

#: A guess is made for papers from so many years before somebody joined to so many after they left.
YEARS_BEFORE, YEARS_AFTER = 1, 2

#: The share of wrong places that a guess is expected to have at most. Most guesses have far less,
#: so that on most made-up groups fewer than one in a hundred is wrong; where every name is cut
#: and strangers are many, up to 2.3 are.
_TOLERATED = 0.06


def in_time(person: Person, publication: Publication) -> bool:
    """Say whether *publication* is of the time in which *person* is guessed."""
    return around(person, publication.date, before=YEARS_BEFORE, after=YEARS_AFTER)


class Bystanders:
    """Everybody whom the papers name, asked about one spelling and one person at a time."""

    def __init__(self, publications: Iterable[Publication], index: PersonIndex) -> None:
        self._index = index
        self._publications = tuple(publications)
        self._written_out: Counter[Name] = Counter()
        self._by_key: defaultdict[tuple[str, str], dict[Name, None]] = defaultdict(dict)
        self._papers: defaultdict[str, list[Publication]] = defaultdict(list)
        self._strangers: defaultdict[str, set[str]] = defaultdict(set)
        self._reasons: dict[tuple[str, str], str] = {}
        names: dict[Name, bool] = {}
        letters: Counter[str] = Counter()
        stranger_places = 0
        for publication in self._publications:
            for author in publication.authors:
                name = author.name
                if name not in names:
                    names[name] = abbreviated(name)
                    letters[_first_letter(name)] += 1
                if names[name]:
                    self._papers[normal(name)].append(publication)
                else:
                    self._written_out[name] += 1
                if not index.match(name).ids:
                    self._strangers[folded(name.family)].add(short(name))
                    stranger_places += 1
        for name in self._written_out:
            for key in blocking_keys(name):
                self._by_key[key][name] = None
        total = letters.total() or 1
        self._share_of_letter = {letter: count / total for letter, count in letters.items()}
        strangers = sum(map(len, self._strangers.values()))
        #: How many papers a stranger has, on average.
        self._usual = stranger_places / strangers if strangers else 1.0
        cut = sum(map(len, self._papers.values()))
        written = self._written_out.total()
        #: For each place where a name is written out: how many there are where it is cut.
        self._cut_per_written = cut / written if written else 1.0

    def against(self, name: Name, person: str) -> str:
        """Return why it is rash to take *name*, mere initials, for *person*; "" if it is not."""
        key = normal(name), person
        if key not in self._reasons:
            wrong, reason = self._expected(name, self._index.people[person])
            rash = wrong > _TOLERATED * len(self._papers[normal(name)])
            self._reasons[key] = reason if rash else ""
        return self._reasons[key]

    def _expected(self, name: Name, person: Person) -> tuple[float, str]:
        """Return how many places with *name* are expected to be somebody else's, and why."""
        written_out = {
            other: self._written_out[other]
            for key in blocking_keys(name)
            for other in self._by_key.get(key, ())
            if fit(name, other) and person.id not in self._index.match(other).ids
        }
        if written_out:
            other = max(written_out, key=written_out.__getitem__)
            seen = sum(written_out.values())
            likely = min(seen * self._cut_per_written, len(written_out) * self._usual)
            return max(seen, likely), f"“{full(other)}” is an author as well"
        spelling, papers = normal(name), self._papers[normal(name)]
        for paper in papers:
            if sum(normal(author.name) == spelling for author in paper.authors) > 1:
                return self._usual, f"{paper.key} has two authors of this name"
            if any(person.id in self._index.match(one.name).exact for one in paper.authors):
                return self._usual, f"{paper.key} has {person.id} as well"
        outside = [paper for paper in papers if not in_time(person, paper)]
        if outside:
            return max(self._usual, len(outside)), f"{outside[0].key} is of another time"
        others = self._strangers[folded(name.family)]
        namesakes = len(others) * self._share_of_letter.get(_first_letter(name), 0.0)
        # Whoever else there is would probably have been seen outside the person's time.
        inside = sum(in_time(person, paper) for paper in self._publications)
        unseen = (inside / max(1, len(self._publications))) ** self._usual
        reason = f"{len(others)} others are called {name.family}"
        return min(1.0, namesakes) * unseen * self._usual, reason


def _first_letter(name: Name) -> str:
    return initials(name.given)[:1]
