"""Who an author is: which person of ``people.yml``, nobody of it, or nobody can tell.

Certain is what the entry itself states (``author+an:id``, ``author+an:orcid``) and a full name, or
a spelling listed in ``also``, that fits one person and no other. Everything weaker is a possible
match: it is reported, with what to write so that it becomes certain, and never printed in bold
(but see ``match_initials``). A wrong bold name is worse than none.

Pure functions over indices: the time for a bibliography grows with its authors only.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict, dataclass, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, TypeAlias

from .matching import abbreviated, fit, normal, places, swapped
from .membership import BOLD_POLICIES, BoldPolicy, is_bold
from .model import STRANGER, Author, Identity, Name, Person, Publication
from .names import full, parse
from .orcid import orcid_of
from .problems import Code, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .matching import Fit
    from .model import Evidence

__all__ = [
    "BOLD_POLICIES",
    "BoldPolicy",
    "Explanation",
    "Resolver",
    "explain",
    "explanation_text",
    "resolve",
]

#: What kind of problem, what is wrong, and what to write instead.
_Complaint: TypeAlias = tuple[Code, str, str]


def resolve(
    publications: Iterable[Publication],
    people: Iterable[Person],
    *,
    match_initials: bool = False,
    bold: BoldPolicy = "ever",
) -> tuple[tuple[Publication, ...], tuple[Problem, ...]]:
    """Return *publications* with the identity of each author set, and all that is not certain.

    ``match_initials``: take ``Y. Zhang`` for the only known person it fits. ``bold``: who of the
    group is printed in bold. Problems of the roster itself come first.
    """
    resolver = Resolver(people, match_initials=match_initials, bold=bold)
    problems = list(resolver.problems)
    resolved = []
    for publication in publications:
        publication, found = resolver.resolve(publication)
        resolved.append(publication)
        problems += found
    return tuple(resolved), tuple(problems)


@dataclass(frozen=True, slots=True)
class Explanation:
    """How one author was resolved: the answer of ``labpress who``.

    ``position`` counts from 1. ``reason`` is a phrase for people to read.
    """

    position: int
    name: str
    identity: Identity
    bold: bool
    reason: str

    def record(self) -> dict[str, Any]:
        """Return the same as plain data for JSON."""
        identity = {**asdict(self.identity), "candidates": list(self.identity.candidates)}
        return {
            "position": self.position,
            "name": self.name,
            **identity,
            "bold": self.bold,
            "reason": self.reason,
        }

    def __str__(self) -> str:
        who = self.identity.person if self.identity.kind == "person" else self.identity.kind
        return (
            f"{self.position}. {self.name}: {who}{', bold' if self.bold else ''}; {self.reason}"
        )


def explain(
    publication: Publication,
    people: Iterable[Person],
    *,
    match_initials: bool = False,
    bold: BoldPolicy = "ever",
) -> tuple[Explanation, ...]:
    """Return how each author of *publication* is resolved and why.

    For many publications make one :class:`Resolver` and ask its ``explain``.
    """
    return Resolver(people, match_initials=match_initials, bold=bold).explain(publication)


def explanation_text(publication: Publication, explanations: Iterable[Explanation]) -> str:
    """Return *explanations* as lines below the key and title of *publication*."""
    head = f"{publication.key}: {publication.plain_title}"
    return "\n".join([head, *(f"  {explanation}" for explanation in explanations)])


@dataclass(frozen=True, slots=True)
class _Verdict:
    """What is known of one author: the identity, why, and the complaint if it is not enough."""

    identity: Identity
    reason: str
    complaint: _Complaint | None = None


@dataclass(frozen=True, slots=True)
class _Match:
    """The people whom a name fits: surely (with the evidence) and possibly, by id."""

    exact: dict[str, Evidence]
    possible: dict[str, Fit]


class Resolver:
    """The people of one roster, indexed by name, id and ORCID, and the rules for bold."""

    def __init__(
        self,
        people: Iterable[Person],
        *,
        match_initials: bool = False,
        bold: BoldPolicy = "ever",
    ) -> None:
        self._match_initials = match_initials
        self._policy = bold
        self._people: dict[str, Person] = {}
        self._orcids: dict[str, str] = {}
        self._exact: defaultdict[str, dict[str, Evidence]] = defaultdict(dict)
        self._places: defaultdict[tuple[str, str], dict[tuple[str, Name], None]]
        self._places = defaultdict(dict)
        self._matches: dict[Name, _Match] = {}
        formerly: dict[str, str] = {}
        for person in people:
            if person.id in self._people:
                continue  # The reader has reported the second record of this id.
            self._people[person.id] = person
            formerly.update(dict.fromkeys(person.formerly, person.id))
            if orcid := orcid_of(person.orcid):
                self._orcids.setdefault(orcid, person.id)
            for name, evidence in _spellings(person):
                self._exact[normal(name)].setdefault(person.id, evidence)
                for place in places(name):
                    self._places[place][person.id, name] = None
        self._ids = {**formerly, **{known: known for known in self._people}}
        #: Problems of the roster itself, each located in its file.
        self.problems: tuple[Problem, ...] = tuple(self._shared_spellings())

    def resolve(self, publication: Publication) -> tuple[Publication, tuple[Problem, ...]]:
        """Return *publication* with each author's identity and bold set, and its problems."""
        authors, problems = [], []
        for author, verdict in zip(
            publication.authors, self._verdicts(publication), strict=True
        ):
            identity = verdict.identity
            if identity is not author.identity or identity.kind == "person" or author.bold:
                author = replace(
                    author, identity=identity, bold=self._is_bold(identity, publication)
                )
            authors.append(author)
            if verdict.complaint:
                code, message, hint = verdict.complaint
                place = publication.location_of(author)
                problems.append(Problem(code, place, message, hint, publication.key))
        return replace(publication, authors=tuple(authors)), tuple(problems)

    def explain(self, publication: Publication) -> tuple[Explanation, ...]:
        """Return how each author of *publication* is resolved and why."""
        explanations = []
        for position, (author, verdict) in enumerate(
            zip(publication.authors, self._verdicts(publication), strict=True), start=1
        ):
            bold = self._is_bold(verdict.identity, publication)
            reason = verdict.reason
            if verdict.identity.kind == "person" and not bold:
                person = self._people[verdict.identity.person]
                reason += (
                    f"; not bold, as labpress_bold is “{self._policy}”"
                    if person.member
                    else "; not bold, as “member” is false"
                )
            explanations.append(
                Explanation(position, full(author.name), verdict.identity, bold, reason)
            )
        return tuple(explanations)

    def _is_bold(self, identity: Identity, publication: Publication) -> bool:
        return identity.kind == "person" and is_bold(
            self._people[identity.person], publication.date, self._policy
        )

    def _shared_spellings(self) -> Iterator[Problem]:
        """Yield a problem for each spelling that is the name of several people."""
        for owners in self._exact.values():
            people = [self._people[owner] for owner in owners]
            if len(people) < 2 or not any(person.member for person in people):
                continue
            *others, last = people
            spelling = next(
                full(name)
                for name, _ in _spellings(last)
                if self._exact.get(normal(name)) is owners
            )
            yield Problem(
                Code.IDENTITY_SHARED,
                last.location,
                f"“{spelling}” is the name of {last.id} and of {_and(p.id for p in others)}",
                "such an author is nobody for certain; say who it is in each entry with "
                f'author+an:id = {{1="{last.id}"}}, or remove the spelling from "also"',
                last.id,
            )

    # --- one author

    def _match(self, name: Name) -> _Match:
        """Return whom *name* fits; remembered, as the same authors come again and again."""
        match = self._matches.get(name)
        if match is None:
            exact = dict(self._exact.get(normal(name), {}))
            possible: dict[str, Fit] = {}
            turned = swapped(name)
            for place in places(name):
                for owner, spelling in self._places.get(place, ()):
                    found = None if owner in exact else fit(name, spelling)
                    if found and possible.get(owner) != "initials":
                        possible[owner] = found
            for place in places(turned):
                for owner, spelling in self._places.get(place, ()):
                    if owner not in exact and fit(turned, spelling):
                        possible.setdefault(owner, "near")
            order = [person for person in self._people if person in possible]
            match = _Match(exact, {person: possible[person] for person in order})
            self._matches[name] = match
        return match

    def _verdicts(self, publication: Publication) -> list[_Verdict]:
        verdicts = [
            self._stated(publication, position, author)
            or self._by_name(publication, position, author)
            for position, author in enumerate(publication.authors, start=1)
        ]
        certain: defaultdict[str, list[int]] = defaultdict(list)
        unsure = False
        for index, verdict in enumerate(verdicts):
            if verdict.identity.kind == "person":
                certain[verdict.identity.person].append(index)
            unsure = unsure or verdict.identity.kind == "ambiguous"
        for person, indices in certain.items():
            if len(indices) > 1:
                self._twice(publication, person, indices, verdicts)
        if certain and unsure:
            self._already_there(publication, verdicts)
        return verdicts

    def _stated(
        self, publication: Publication, position: int, author: Author
    ) -> _Verdict | None:
        """Return what the annotations of the entry say of *author*; None if nothing."""
        known = self._orcids.get(orcid_of(author.orcid)) if author.orcid else None
        if author.claimed:
            return self._claimed(publication, position, author, known)
        if known:
            return _person(known, "orcid", f"author+an:orcid is the ORCID of {known}")
        if not author.orcid:
            return None
        match = self._match(author.name)
        candidates = tuple(match.exact) or tuple(match.possible)
        who = self._author(publication, position, author)
        if not orcid_of(author.orcid):
            problem = f"“{author.orcid}”, the ORCID of {who}, is not a valid one"
            hint = (
                "an ORCID has four groups of four digits, the last of which checks the others"
            )
        elif any(self._people[candidate].member for candidate in candidates):
            problem = f"nobody has “{author.orcid}”, the ORCID of {who}"
            hint = (
                f'if this is {_or(candidates)}, write "orcid: {author.orcid}" there in '
                f"people.yml; if not, {self._annotate(publication, position, 'none')}"
            )
        else:
            return _Verdict(STRANGER, "nobody of people.yml has this ORCID or name")
        return _unsure(candidates, Code.ANNOTATION_ORCID, problem, hint)

    def _claimed(
        self, publication: Publication, position: int, author: Author, by_orcid: str | None
    ) -> _Verdict:
        """Return whom ``author+an:id`` states, if that can be."""
        who = self._author(publication, position, author)
        if author.claimed == "none":
            if by_orcid:
                problem = (
                    f'author+an:id says "none" of {who}, whose ORCID is that of {by_orcid}'
                )
                hint = "correct the annotation that is wrong"
                return _unsure((by_orcid,), Code.ANNOTATION_ORCID, problem, hint)
            identity = Identity("stranger", evidence="annotation")
            return _Verdict(identity, 'author+an:id says "none"')
        person = self._ids.get(author.claimed)
        match = self._match(author.name)
        if person is None:
            near = get_close_matches(author.claimed, self._ids, n=1) or tuple(match.exact)
            candidates = tuple(match.exact) or tuple(match.possible)
            problem = f"nobody has the id “{author.claimed}”, which author+an:id gives to {who}"
            hint = (
                self._annotate(publication, position, near[0])
                if near
                else f'add {author.claimed} to people.yml, or write {position}="none"'
            )
            return _unsure(candidates, Code.ANNOTATION_ID, problem, hint)
        if by_orcid and by_orcid != person:
            problem = f"author+an:id says that {who} is {person}, but the ORCID is {by_orcid}’s"
            hint = "correct the annotation that is wrong"
            return _unsure((person, by_orcid), Code.ANNOTATION_ORCID, problem, hint)
        if match.exact and person not in match.exact and person not in match.possible:
            # An annotation that slipped to a neighbour must not make the wrong name bold.
            others = tuple(match.exact)
            problem = (
                f"author+an:id says that {who} is {person}, but the name is {_and(others)}’s"
            )
            hint = "the positions of author+an:id count the authors from 1; correct them"
            return _unsure((*others, person), Code.IDENTITY_AMBIGUOUS, problem, hint)
        return _person(person, "annotation", f"author+an:id says “{author.claimed}”")

    def _by_name(self, publication: Publication, position: int, author: Author) -> _Verdict:
        """Return what the name of *author* tells."""
        match = self._match(author.name)
        if len(match.exact) == 1 and not (match.possible and abbreviated(author.name)):
            ((person, evidence),) = match.exact.items()
            reason = (
                "the full name fits this person and no other"
                if evidence == "name"
                else "this spelling is listed for this person and fits no other"
            )
            return _person(person, evidence, reason)
        candidates = (*match.exact, *match.possible)
        if not candidates:
            return _Verdict(STRANGER, "no name in people.yml fits")
        who = self._author(publication, position, author)
        if not any(self._people[candidate].member for candidate in candidates):
            identity = Identity("ambiguous", candidates=candidates)
            return _Verdict(identity, f"may be {self._described(candidates)}, but no member")
        if len(match.exact) > 1:
            problem = f"{who} is the name of {self._described(tuple(match.exact))}"
            hint = self._choose(publication, position, tuple(match.exact))
            return _unsure(candidates, Code.IDENTITY_AMBIGUOUS, problem, hint)
        if (
            self._match_initials
            and not match.exact
            and [*match.possible.values()] == ["initials"]
        ):
            reason = "the initials fit this person and no other (labpress_match_initials)"
            return _person(candidates[0], "initials", reason)
        problem = f"{who} may be {self._described(candidates)}"
        hint = self._choose(publication, position, candidates)
        if not abbreviated(author.name):
            hint = (
                f'if it is the same name, list "{author.name}" under "also" of '
                f"{_or(candidates)} in people.yml; else {hint}"
            )
        return _unsure(candidates, Code.IDENTITY_INITIALS, problem, hint)

    # --- the authors of one paper together

    def _twice(
        self,
        publication: Publication,
        person: str,
        indices: list[int],
        verdicts: list[_Verdict],
    ) -> None:
        """Let one person be one author at most: the one who is known best, or none."""
        for best in (("annotation", "orcid"), ("name", "also")):
            chosen = [index for index in indices if verdicts[index].identity.evidence in best]
            if chosen:
                break
        if len(chosen) == 1 and best == ("annotation", "orcid"):
            reason = f"{person} is author {chosen[0] + 1}, as the annotation says"
            for index in indices:
                if index not in chosen:
                    verdicts[index] = _Verdict(STRANGER, reason)
            return
        losers = [index for index in indices if [index] != chosen]
        numbers = _and(str(index + 1) for index in indices)
        problem = (
            f"authors {numbers} of “{publication.key}” "
            f"({_and(f'“{full(publication.authors[index].name)}”' for index in indices)}) "
            f"all fit {self._described((person,))}"
        ).replace(" all fit", " both fit" if len(indices) == 2 else " all fit")
        hint = self._annotate(publication, losers[-1] + 1, "none") + ", or whichever is not"
        for index in losers:
            verdicts[index] = _unsure((person,), Code.IDENTITY_TWICE, problem, hint)
        for index in losers[:-1]:
            verdicts[index] = replace(verdicts[index], complaint=None)

    def _already_there(self, publication: Publication, verdicts: list[_Verdict]) -> None:
        """Leave out of the doubtful authors' candidates whoever is certainly another author."""
        present = {
            verdict.identity.person: index + 1
            for index, verdict in enumerate(verdicts)
            if verdict.identity.kind == "person"
        }
        for index, verdict in enumerate(verdicts):
            candidates = verdict.identity.candidates
            if verdict.complaint is None or verdict.complaint[0] is not Code.IDENTITY_INITIALS:
                continue
            left = tuple(candidate for candidate in candidates if candidate not in present)
            if left == candidates:
                continue
            position, author = index + 1, publication.authors[index]
            who = self._author(publication, position, author)
            if left:
                problem = f"{who} may be {self._described(left)}"
                hint = self._choose(publication, position, left)
                verdicts[index] = _unsure(left, Code.IDENTITY_INITIALS, problem, hint)
                continue
            there = _and(f"{one} (author {present[one]})" for one in candidates)
            problem = f"{who} fits {there}, who is in the list already"
            hint = self._annotate(publication, position, "none")
            verdicts[index] = _unsure(candidates, Code.IDENTITY_TWICE, problem, hint)

    # --- words

    def _author(self, publication: Publication, position: int, author: Author) -> str:
        return f"“{full(author.name)}”, author {position} of “{publication.key}”,"

    def _described(self, ids: Iterable[str]) -> str:
        return _or(f"{full(self._people[one].name)} ({one})" for one in ids)

    def _annotate(self, publication: Publication, position: int, person: str) -> str:
        """Return the advice to write an annotation, with those that the entry already has."""
        stated = {
            number: author.claimed
            for number, author in enumerate(publication.authors, start=1)
            if author.claimed
        }
        stated[position] = person
        items = "; ".join(f'{number}="{stated[number]}"' for number in sorted(stated))
        return f"write author+an:id = {{{items}}} in the entry"

    def _choose(self, publication: Publication, position: int, ids: tuple[str, ...]) -> str:
        others = [f'{position}="{one}"' for one in (*ids[1:], "none")]
        return f"{self._annotate(publication, position, ids[0])}, or {_or(others)}"


def _spellings(person: Person) -> Iterator[tuple[Name, Evidence]]:
    """Yield each way to write the name of *person*, with what kind of evidence it is."""
    yield person.name, "name"
    for name in person.also:
        yield name, "also"
    if person.native:
        yield parse(person.native), "also"


def _person(person: str, evidence: Evidence, reason: str) -> _Verdict:
    return _Verdict(Identity("person", person, evidence), reason)


def _unsure(candidates: tuple[str, ...], code: Code, problem: str, hint: str) -> _Verdict:
    identity = Identity("ambiguous", candidates=tuple(dict.fromkeys(candidates)))
    return _Verdict(identity, f"{problem} [{code.value}]", (code, problem, hint))


def _and(words: Iterable[str]) -> str:
    return _listed(words, "and")


def _or(words: Iterable[str]) -> str:
    return _listed(words, "or")


def _listed(words: Iterable[str], conjunction: str) -> str:
    *first, last = words
    return f"{', '.join(first)} {conjunction} {last}" if first else last
