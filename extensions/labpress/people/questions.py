"""What the names of a bibliography leave open: who is this?, asked once for each spelling.

An author whom a name alone does not settle is ``ambiguous`` (:mod:`labpress.people.identity`).
The same spelling comes in paper after paper, and one answer often settles all of them: a
:class:`Question` gathers these places and what speaks for each candidate. Nothing is decided
here; whoever answers writes it into ``people.yml`` or into the entries.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from labpress.names.parsing import full
from labpress.names.similarity import normal
from labpress.people.membership import was_member

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from labpress.records.model import Author, Date, Evidence, Location, Person, Publication

#: The kinds of evidence that leave a question; the others are contradictions within an entry.
_ASKED = frozenset({"name", "also", "letters", "initials", "near"})


@dataclass(frozen=True, slots=True)
class Place:
    """One author whom a question is about.

    ``key``: that of the paper. ``position``: the author's in it, from 1. ``location``: where the
    name stands, which is also that of the problem reported for it.
    """

    key: str
    position: int
    location: Location
    date: Date | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be meant, and what speaks for it.

    ``in_time``: how many of the question's papers appeared while the person was a member (a date
    that is not known counts).
    ``coauthors``: who wrote these papers, too, and other papers with this candidate for certain,
    but none with the other candidates; those of most such papers first. ``papers``: how many
    papers of the bibliography are certainly the person's.
    """

    person: str
    in_time: int
    coauthors: tuple[str, ...]
    papers: int


@dataclass(frozen=True, slots=True)
class Question:
    """One spelling that may be one of several people, at all places where it may be.

    ``spelling``: the name as it stands in most of the places; listed under ``also`` of a person
    it settles all of them. ``evidence``: ``name`` or ``also`` where several people have that very
    spelling, so that only the entries can tell. ``candidates``: in the order of the roster.
    """

    spelling: str
    evidence: Evidence
    candidates: tuple[Candidate, ...]
    places: tuple[Place, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the candidates."""
        return tuple(candidate.person for candidate in self.candidates)

    @property
    def papers(self) -> tuple[Place, ...]:
        """The first place in each paper: two authors of one paper may have one spelling."""
        first: dict[str, Place] = {}
        for place in self.places:
            first.setdefault(place.key, place)
        return tuple(first.values())


def questions(
    publications: Iterable[Publication], people: Mapping[str, Person]
) -> tuple[Question, ...]:
    """Return what *publications*, whose authors are resolved, leave open about *people*.

    *people*: by id. There is one question for each spelling and set of candidates with a member
    among them; those whose answer settles most come first, the others in the order of the file.
    """
    publications = tuple(publications)
    order = {one: number for number, one in enumerate(people)}
    groups: defaultdict[tuple[str, tuple[str, ...]], list[tuple[Publication, int]]]
    groups = defaultdict(list)
    for publication in publications:
        for index, author in enumerate(publication.authors):
            identity = author.identity
            if identity.kind != "ambiguous" or identity.evidence not in _ASKED:
                continue
            if any(people[one].member for one in identity.candidates):
                ids = tuple(sorted(identity.candidates, key=order.__getitem__))
                groups[normal(author.name), ids].append((publication, index))
    if not groups:
        return ()
    circles = _circles(publications)
    found = [_question(ids, group, people, circles) for (_, ids), group in groups.items()]
    return tuple(sorted(found, key=lambda question: -len(question.places)))


@dataclass(frozen=True, slots=True)
class Guess:
    """Initials that ``labpress_match_initials`` takes for the one person whom they fit.

    ``spelling``: the name as it stands in most of the places.
    """

    spelling: str
    person: str
    places: tuple[Place, ...]


def guesses(publications: Iterable[Publication]) -> tuple[Guess, ...]:
    """Return what was guessed in *publications*, whose authors are resolved: each spelling once.

    Those that concern most places come first, the others in the order of the file.
    """
    groups: defaultdict[tuple[str, str], list[tuple[Publication, int]]] = defaultdict(list)
    for publication in publications:
        for index, author in enumerate(publication.authors):
            if author.identity.kind == "person" and author.identity.evidence == "initials":
                key = normal(author.name), author.identity.person
                groups[key].append((publication, index))
    found = [
        Guess(_as_written(group), person, _places(group)) for (_, person), group in groups.items()
    ]
    return tuple(sorted(found, key=lambda guess: -len(guess.places)))


def _as_written(group: list[tuple[Publication, int]]) -> str:
    written = Counter(str(paper.authors[index].name) for paper, index in group)
    return written.most_common(1)[0][0]


def _places(group: list[tuple[Publication, int]]) -> tuple[Place, ...]:
    return tuple(
        Place(paper.key, index + 1, paper.location_of(paper.authors[index]), paper.date)
        for paper, index in group
    )


def _question(
    ids: tuple[str, ...],
    group: list[tuple[Publication, int]],
    people: Mapping[str, Person],
    circles: Mapping[str, Counter[str]],
) -> Question:
    papers = {paper.key: paper for paper, _ in group}
    around = [_signature(a) for paper, at in group for a in _others(paper, at)]
    names = {_signature(a): full(a.name) for paper, at in group for a in _others(paper, at)}
    candidates = []
    for one in ids:
        person, circle = people[one], circles.get(one, Counter())
        rivals = [circles.get(other, Counter()) for other in ids if other != one]
        shared = Counter(
            who for who in around if who in circle and not any(who in rival for rival in rivals)
        )
        candidates.append(
            Candidate(
                one,
                sum(was_member(person, paper.date) for paper in papers.values()),
                tuple(names[who] for who, _ in shared.most_common()),
                circle[_signature_of(one)],
            )
        )
    candidates.sort(key=lambda candidate: -candidate.in_time)
    evidence = group[0][0].authors[group[0][1]].identity.evidence
    return Question(_as_written(group), evidence, tuple(candidates), _places(group))


def _circles(publications: Iterable[Publication]) -> dict[str, Counter[str]]:
    """Return for each person who is certain somewhere: who wrote how many papers with them.

    The person counts, too; that is the number of their papers.
    """
    circles: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for publication in publications:
        present = [a.identity.person for a in publication.authors if a.identity.person]
        if present:
            everybody = {_signature(author) for author in publication.authors}
            for one in dict.fromkeys(present):
                circles[one].update(everybody)
    return circles


def _others(publication: Publication, index: int) -> tuple[Author, ...]:
    return publication.authors[:index] + publication.authors[index + 1 :]


def _signature(author: Author) -> str:
    """Return under what *author* is counted: the person, where that is known, else the name."""
    return _signature_of(author.identity.person) if author.identity.person else normal(author.name)


def _signature_of(person: str) -> str:
    return f"@{person}"
