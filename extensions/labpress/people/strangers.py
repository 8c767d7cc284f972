"""Authors who are in nobody's record, each person once, and names that nearly are a member's.

These are for looking through, and nothing here decides anything: spellings are taken together
that :mod:`labpress.people.identity` would never take for the same without being told.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from labpress.names.parsing import full
from labpress.names.similarity import abbreviated, blocking_keys, fit, normal
from labpress.names.variants import folded, transliterations

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from labpress.records.model import Author, Name, Person, Publication

#: How alike two whole names are, letter by letter, of which one may be a slip for the other.
_ALIKE = 0.88


@dataclass(frozen=True, slots=True)
class Stranger:
    """Somebody of whom nothing is known but a name.

    ``names``: the spellings, the fullest one first. ``papers``: keys in the order of the file.
    ``with_members``: how many of them have a member among the authors. ``years``: of the first
    and the last paper, where known.
    """

    names: tuple[str, ...]
    papers: tuple[str, ...]
    with_members: int
    years: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A spelling that is nearly the name of the member ``person``, and the papers it is in.

    ``other_time``: it is the member's initials, and only the dates of the papers speak against it.
    """

    person: str
    name: str
    papers: tuple[str, ...]
    other_time: bool = False


def strangers(
    publications: Iterable[Publication], people: Mapping[str, Person]
) -> tuple[Stranger, ...]:
    """Return the authors of *publications* who are nobody of *people*, one person once.

    Those of most papers with members come first, then those of most papers. A name with initials
    counts with the one fuller name that it fits, if there is no other and both are never authors
    of the same paper.
    """
    papers: dict[str, Publication] = {}
    names: dict[str, Name] = {}
    written: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for publication in publications:
        papers[publication.key] = publication
        for author in publication.authors:
            if author.identity.kind == "stranger" and not author.name.literal:
                key = normal(author.name)
                names.setdefault(key, author.name)
                written[key][publication.key] = None
    members = {
        key
        for key, paper in papers.items()
        if any(_is_member(author, people) for author in paper.authors)
    }
    found = [
        _stranger(
            [names[key] for key in cluster], [written[key] for key in cluster], papers, members
        )
        for cluster in _clusters(names, written)
    ]
    return tuple(sorted(found, key=lambda one: (-one.with_members, -len(one.papers), one.names)))


def near_misses(
    publications: Iterable[Publication], people: Mapping[str, Person]
) -> tuple[NearMiss, ...]:
    """Return the spellings in *publications* that nearly are the name of a member of *people*.

    Those are names that may be a member's by more than their initials, initials in papers of
    another time, and names of strangers that differ from a member's in few letters. In the order
    of *people*.
    """
    spelled: defaultdict[tuple[str, bool, str], dict[str, None]] = defaultdict(dict)
    close: dict[str, tuple[str, ...]] = {}
    listed = {one: person for one, person in people.items() if person.member}
    spelled_so = _spelled(listed)
    for publication in publications:
        for author in publication.authors:
            identity, other_time = author.identity, author.identity.evidence == "time"
            if identity.kind == "person" or author.name.literal:
                continue
            if abbreviated(author.name) and not other_time:
                continue
            name = full(author.name)
            candidates = tuple(one for one in identity.candidates if one in listed)
            if not candidates and identity.kind == "stranger":
                if name not in close:
                    close[name] = tuple(_alike(author.name, spelled_so))
                candidates = close[name]
            for one in candidates:
                spelled[one, other_time, name][publication.key] = None
    order = {one: number for number, one in enumerate(people)}
    return tuple(
        NearMiss(person, name, tuple(keys), other_time)
        for (person, other_time, name), keys in sorted(
            spelled.items(), key=lambda item: (order[item[0][0]], -len(item[1]), item[0][1:])
        )
    )


def without_papers(
    publications: Iterable[Publication], people: Mapping[str, Person]
) -> tuple[str, ...]:
    """Return the ids of the members of *people* who are certain in none of *publications*."""
    present = {author.identity.person for paper in publications for author in paper.authors}
    return tuple(one for one, person in people.items() if person.member and one not in present)


def asked_about(publications: Iterable[Publication]) -> Counter[str]:
    """Return in how many of *publications* somebody may be the author, by id."""
    return Counter(
        one
        for paper in publications
        for one in {
            candidate for author in paper.authors for candidate in author.identity.candidates
        }
    )


def _is_member(author: Author, people: Mapping[str, Person]) -> bool:
    return author.identity.kind == "person" and people[author.identity.person].member


def _clusters(
    names: Mapping[str, Name], written: Mapping[str, Mapping[str, None]]
) -> list[list[str]]:
    """Return the keys of *names*, those that are probably one person's together, fullest first."""
    index: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    clusters: dict[str, list[str]] = {}
    owner: dict[str, str] = {}
    for key in sorted(names, key=lambda key: (abbreviated(names[key]), -len(key), key)):
        name = names[key]
        looked_for = _looked_for(name)
        fitting: set[str] = set()
        # initials come last, and are nobody's as soon as they fit two
        for other in (other for block in looked_for for other in index[block]):
            if owner[other] not in fitting and _probably_one(name, names[other]):
                fitting.add(owner[other])
                if len(fitting) > 1:
                    break
        apart = written[key].keys().isdisjoint
        (home,) = fitting if len(fitting) == 1 else (key,)
        if home != key and not all(apart(written[other]) for other in clusters[home]):
            home = key
        owner[key] = home
        clusters.setdefault(home, []).append(key)
        for block in {*blocking_keys(name), *looked_for}:
            index[block].append(key)
    return list(clusters.values())


def _looked_for(name: Name) -> list[tuple[str, ...]]:
    """Return the keys of which *name* shares one with what is filed and is probably one with it.

    Full names share a blocking key and, by :func:`_probably_one`, more than that.
    """
    keys = blocking_keys(name)
    if abbreviated(name):
        return [*keys]
    first = sorted(transliterations(name.given.split()[0]))
    more = dict.fromkeys((*first, f"={_letters(name)}"))
    return [(*key, one) for key in keys for one in more]


def _probably_one(one: Name, other: Name) -> bool:
    """Say whether two names are so much alike that nobody would think of two people.

    Full names are, if they share the first given name, or all letters: Li Wei and Li-Wei Chen
    may be one; Peng and Peng-Cheng Li, or Lingfeng and Qingfeng Li, are two.
    """
    fitting = fit(one, other)
    if not fitting or abbreviated(one) or abbreviated(other):
        return bool(fitting)
    ours, theirs = one.given.split(), other.given.split()
    same_first = not transliterations(ours[0]).isdisjoint(transliterations(theirs[0]))
    return same_first or _letters(one) == _letters(other)


def _letters(name: Name) -> str:
    return "".join(filter(str.isalpha, folded(name.given)))


def _stranger(
    names: list[Name],
    written: list[dict[str, None]],
    papers: Mapping[str, Publication],
    members: set[str],
) -> Stranger:
    held = {key for keys in written for key in keys}
    keys = tuple(key for key in papers if key in held)
    years = [year for key in keys if (year := papers[key].year)]
    return Stranger(
        tuple(dict.fromkeys(map(full, names))),
        keys,
        sum(key in members for key in keys),
        (min(years), max(years)) if years else None,
    )


def _alike(name: Name, spelled: Iterable[_Spelling]) -> Iterator[str]:
    """Yield the ids of those of whom a spelling is nearly *name*."""
    ours = _Spelling("", folded(full(name)))
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(ours.text)
    found = ""
    for one in spelled:
        if one.person == found or not one.may_be(ours):
            continue
        matcher.set_seq1(one.text)
        if matcher.ratio() >= _ALIKE:
            found = one.person
            yield found


class _Spelling:
    """A spelling of a member, folded, and which letters it has."""

    def __init__(self, person: str, text: str) -> None:
        self.person = person
        self.text = text
        # a bit for the first, another for the second of each letter, and so on
        counted: Counter[str] = Counter()
        self._letters = 0
        for letter in text:
            self._letters |= 1 << (ord(letter) % 61 + 61 * min(counted[letter], 7))
            counted[letter] += 1

    def may_be(self, other: _Spelling) -> bool:
        """Say whether the two have so many letters in common that it is worth a closer look."""
        length, others = len(self.text), len(other.text)
        if abs(length - others) > 2 or length < 6:
            return False
        apart = (self._letters ^ other._letters).bit_count()
        return apart <= (1 - _ALIKE) * (length + others)


def _spelled(people: Mapping[str, Person]) -> list[_Spelling]:
    """Return how the members of *people* are spelled, but for initials."""
    return [
        _Spelling(one, folded(full(spelling)))
        for one, person in people.items()
        if person.member
        for spelling in (person.name, *person.also)
        if not abbreviated(spelling)
    ]
