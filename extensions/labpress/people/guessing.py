"""How likely initials are those of somebody of the roster, as a whole bibliography tells.

``labpress_match_initials`` is a guess: ``H. Li`` fits Hua Li of the group, and how many others? The
papers themselves tell. Somebody else who has these initials may be written out in one of them; the
initials may be there long before the person came; a list of authors may have two. Where two of the
roster fit, their times and how often each of them writes may tell them apart. And where nothing of
this is seen, a bibliography with thirty other people called Li probably has one more whose name
begins with H, but hardly a second Haghighi.

So the places with one spelling are taken for a mixture of what each candidate wrote, in their own
time, and what others wrote, at any time. How often each writes is estimated from the places where
names are written out and from those with the spelling (expectation maximization, A. P. Dempster,
N. M. Laird and D. B. Rubin, 1977). A place is somebody's if hardly anything speaks for anybody
else; everything else stays a question.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import combinations
from math import prod
from typing import TYPE_CHECKING, NamedTuple

from labpress.names.initials import initials
from labpress.names.parsing import full
from labpress.names.similarity import abbreviated, blocking_keys, fit, normal
from labpress.names.variants import folded
from labpress.people.index import spellings
from labpress.people.membership import around
from labpress.records.model import Date
from labpress.text.enumeration import all_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from labpress.names.similarity import Fit
    from labpress.people.index import PersonIndex
    from labpress.records.model import Author, Name, Person, Publication

#: A guess is made for papers from so many years before somebody joined to so many after they left.
YEARS_BEFORE, YEARS_AFTER = 1, 2

#: A place is decided if it is somebody else's with at most this probability. Most places that are
#: decided have far less, so that of all of them fewer than one in a hundred is wrong.
_TOLERATED = 0.05

#: How often somebody writes in the first and last year of that time, beside the years between.
_AT_THE_EDGE = 0.25

#: How much less likely it is that somebody's initials are written in another way.
_OTHER_LETTERS = 0.25

#: Rounds of the estimate; so many change nothing any more.
_ROUNDS = 25
#: In what share of the papers of their time members are authors, before anything is seen.
_USUAL_RATE = 0.05
#: So many papers' worth the usual rate of a member counts against what is seen of this one.
_PRIOR_PAPERS = 20.0
#: Of fewer papers than these nothing is concluded about strangers who are not seen in them.
_FEW_PAPERS = 50
#: In so many papers one place is that of a stranger whose family name no other stranger has.
_PAPERS_OF_ONE_UNHEARD = 1000


def in_time(person: Person, publication: Publication) -> bool:
    """Say whether *publication* is of the time in which *person* is guessed."""
    return around(person, publication.date, before=YEARS_BEFORE, after=YEARS_AFTER)


@dataclass(slots=True)
class _Spelling:
    """What the papers have of one spelling, mere initials, and of the people whom it may mean."""

    name: Name
    candidates: tuple[str, ...]
    #: The candidates whose very initials these are (``J.`` for Jean-Luc, too). Of the others, such
    #: as J. Muller for Jan Müller, it is less likely, and they are never guessed.
    plain: frozenset[str]
    #: How often the candidates write, in their time, and how often others with these initials do.
    rates: dict[str, float] = field(default_factory=dict)
    others: float = 0.0
    #: Somebody else of these initials who is written out, if there is one.
    other: str = ""


class _Told(NamedTuple):
    """What a paper tells of a spelling: its year, how many authors have it, which candidates are
    certainly authors as well."""

    year: int | None
    places: int
    present: frozenset[str]


class Bystanders:
    """Everybody whom the papers name, asked about one place at a time."""

    def __init__(self, publications: Iterable[Publication], index: PersonIndex) -> None:
        self._index = index
        self._publications = tuple(publications)
        #: The papers with each spelling of mere initials.
        self._short: defaultdict[str, list[Publication]] = defaultdict(list)
        self._written_out: Counter[Name] = Counter()
        self._by_key: defaultdict[tuple[str, str], dict[Name, None]] = defaultdict(dict)
        #: How many papers everybody has for certain.
        self._papers_of: Counter[str] = Counter()
        self._known: dict[str, _Spelling] = {}
        #: Places of strangers, by family name and first letter; and of everybody, by first letter.
        self._strangers: defaultdict[str, Counter[str]] = defaultdict(Counter)
        letters: Counter[str] = Counter()
        seen: Counter[Name] = Counter()
        for publication in self._publications:
            seen.update(author.name for author in publication.authors)
            self._papers_of.update(self._present(publication))
            for spelled in dict.fromkeys(map(_short, publication.authors)):
                if spelled:
                    self._short[spelled].append(publication)
        stranger_places = strangers = 0
        cut = written = 0
        for name, count in seen.items():
            letters[_first_letter(name)] += count
            if abbreviated(name):
                cut += count
            else:
                written += count
                self._written_out[name] = count
                for key in blocking_keys(name):
                    self._by_key[key][name] = None
            if not index.match(name).ids:
                self._strangers[folded(name.family)][_first_letter(name)] += count
                stranger_places += count
                strangers += 1
        self._letters = letters
        #: How many papers a stranger has, on average; the share of all places that is cut.
        self._usual = stranger_places / strangers if strangers else 1.0
        self._cut = min(max(cut / (cut + written), 0.02), 1.0) if cut else 0.02
        self._years = Counter(_year(paper) for paper in self._publications)
        self._weights: dict[str, dict[int | None, float]] = {}
        self._rate = self._usual_rate()

    def judge(
        self, name: Name, candidates: tuple[str, ...], publication: Publication
    ) -> tuple[str, str]:
        """Return which of *candidates* *name*, mere initials, is in *publication*.

        If that is not likely enough of anybody: the empty string, and why not.
        """
        key = normal(name)
        spelling = self._known.get(key)
        if spelling is None:
            spelling = self._known[key] = self._estimate(name)
        here = [one for one in candidates if in_time(self._index.people[one], publication)]
        if not here:
            return "", "the paper is of another time"
        if why_not := self._within(spelling, publication):
            return "", why_not
        shares = self._shares(spelling, self._told_by(publication, spelling))
        best = max(here, key=lambda one: shares.get(one, 0.0))
        if shares.get(best, 0.0) >= 1 - _TOLERATED and best in spelling.plain:
            return best, ""
        return "", "" if len(here) > 1 else self._against(spelling)

    def _within(self, spelling: _Spelling, paper: Publication) -> str:
        """Return what speaks within *paper* against guessing who has *spelling*."""
        if _places(spelling, paper) > 1:
            return f"{paper.key} has two authors of this name"
        if present := self._present(paper) & set(spelling.candidates):
            return f"{paper.key} has {all_of(self._index.in_order(present))} as well"
        return ""

    def _against(self, spelling: _Spelling) -> str:
        """Return what speaks in all papers against guessing who has *spelling*."""
        if spelling.other:
            return f"“{spelling.other}” is an author as well"
        papers = self._short[normal(spelling.name)]
        for paper in papers:
            if why_not := self._within(spelling, paper):
                return why_not
        people = [self._index.people[one] for one in spelling.candidates]
        for paper in papers:
            if not any(in_time(person, paper) for person in people):
                return f"{paper.key} is of another time"
        family = spelling.name.family
        count = len(self._strangers[folded(family)])
        return f"{count} others are called {family}" if count else "it may be somebody else"

    def _present(self, paper: Publication) -> frozenset[str]:
        """Return who is certainly an author of *paper*."""
        certain = (
            self._index.ids.get(one.claimed) or self._certain(one.name) for one in paper.authors
        )
        return frozenset(filter(None, certain))

    def _certain(self, name: Name) -> str:
        exact = self._index.match(name).exact
        return next(iter(exact)) if len(exact) == 1 and not abbreviated(name) else ""

    def _plain(self, name: Name, person: str, degree: Fit) -> bool:
        ours = _key_of(name)
        names = (one for one, _ in spellings(self._index.people[person]))
        return degree == "initials" or any(_key_of(one, joined=False) == ours for one in names)

    def _weight(self, person: str, year: int | None) -> float:
        """Return how much of the time of *person* *year* is: all, an edge or none of it."""
        known = self._weights.setdefault(person, {})
        if year not in known:
            one, date = self._index.people[person], _date(year)
            if around(one, date, before=0, after=1):
                known[year] = 1.0
            else:
                within = around(one, date, before=YEARS_BEFORE, after=YEARS_AFTER)
                known[year] = _AT_THE_EDGE if within else 0.0
        return known[year]

    def _share_of_letter(self, letter: str) -> float:
        return (self._letters[letter] + 1) / (self._letters.total() + 26)

    def _exposure(self, person: str) -> float:
        return sum(count * self._weight(person, year) for year, count in self._years.items())

    def _usual_rate(self) -> float:
        """Return in what share of the papers of their time members usually are authors."""
        members = [one for one in self._index.people if self._papers_of[one]]
        written = sum(self._papers_of[one] for one in members) / max(1 - self._cut, 0.05)
        held = written + _PRIOR_PAPERS * _USUAL_RATE
        return held / (sum(map(self._exposure, members)) + held + _PRIOR_PAPERS)

    def _estimate(self, name: Name) -> _Spelling:
        """Return how often everybody writes whom *name* may mean."""
        fits = self._index.match(name).possible
        plain = frozenset(one for one, degree in fits.items() if self._plain(name, one, degree))
        spelling = _Spelling(name, tuple(fits), plain)
        written = {
            other: self._written_out[other]
            for key in blocking_keys(name)
            for other in self._by_key.get(key, ())
            if fit(name, other) and not set(fits) & set(self._index.match(other).ids)
        }
        if written:
            spelling.other = full(max(written, key=written.__getitem__))
        family = self._strangers[folded(name.family)]
        letter = _first_letter(name)
        taken = {
            letter,
            *(initials(self._index.people[one].name.given)[:1] for one in spelling.candidates),
        }
        rest = max(1 - sum(map(self._share_of_letter, taken)), 0.1)
        outside = sum(count for one, count in family.items() if one not in taken)
        papers = len(self._publications) or 1
        unheard = papers / _PAPERS_OF_ONE_UNHEARD
        expected = (outside + min(unheard, 1.0)) * self._share_of_letter(letter) / rest
        scale = max(papers, _FEW_PAPERS) / self._usual
        shape = expected / papers * scale
        seen = sum(written.values())
        exposures = {one: self._exposure(one) or 1.0 for one in spelling.candidates}
        # Papers that tell the same are looked at once.
        alike = Counter(self._told_by(paper, spelling) for paper in self._short[normal(name)])
        spelling.others = (shape + seen) / (scale + papers)
        spelling.rates = dict.fromkeys(spelling.candidates, self._rate)
        for _ in range(_ROUNDS):
            found: defaultdict[str, float] = defaultdict(float)
            for told, count in alike.items():
                for one, share in self._shares(spelling, told).items():
                    found[one] += share * count
            spelling.others = (shape + seen + found[""]) / (scale + papers)
            for one in spelling.candidates:
                held = self._papers_of[one] + found[one] + _PRIOR_PAPERS * self._rate
                spelling.rates[one] = min(held / (exposures[one] + _PRIOR_PAPERS), 0.98)
        return spelling

    def _told_by(self, paper: Publication, spelling: _Spelling) -> _Told:
        """Return what *paper* tells of the places with *spelling* in it."""
        present = self._present(paper) & set(spelling.candidates)
        return _Told(_year(paper), _places(spelling, paper), present)

    def _shares(self, spelling: _Spelling, told: _Told) -> dict[str, float]:
        """Return of how many of the places with *spelling* in a paper everybody is expected to be.

        Others are the empty string.
        """
        year, number, present = told
        odds: dict[str, float] = {}
        for one in spelling.candidates:
            rate = min(spelling.rates[one], 0.98) * self._weight(one, year)
            if one not in present and rate:
                doubt = 1.0 if one in spelling.plain else _OTHER_LETTERS
                odds[one] = doubt * self._cut * rate / (1 - rate)
        others = self._cut * spelling.others
        shares: defaultdict[str, float] = defaultdict(float)
        total = 0.0
        for size in range(min(number, len(odds)) + 1):
            strangers = number - size
            weight = others**strangers / prod(range(1, strangers + 1))
            for chosen in combinations(odds, size):
                likely = weight * prod(odds[one] for one in chosen)
                total += likely
                for one in chosen:
                    shares[one] += likely
                shares[""] += likely * strangers
        if not total:
            return {"": float(number)}
        return {one: share / total for one, share in shares.items()}


def _short(author: Author) -> str:
    """Return the spelling of *author* if it is mere initials and the entry says no more."""
    return "" if author.claimed or not abbreviated(author.name) else normal(author.name)


def _places(spelling: _Spelling, paper: Publication) -> int:
    """Return how many authors of *paper* have *spelling*, at least one."""
    wanted = normal(spelling.name)
    return max(1, sum(_short(author) == wanted for author in paper.authors))


def _key_of(name: Name, *, joined: bool = True) -> str:
    """Return family name and initials; without *joined* those of Jean-Luc are ``J.``."""
    given = initials(name.given)
    given = given if joined else re.sub(r"-\S+", "", given)
    return f"{name.particle} {name.family}, {given}".casefold()


def _first_letter(name: Name) -> str:
    return initials(name.given)[:1]


def _year(publication: Publication) -> int | None:
    return publication.date.year if publication.date else None


def _date(year: int | None) -> Date | None:
    return None if year is None else Date(year)
