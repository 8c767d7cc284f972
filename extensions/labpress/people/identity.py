"""Who an author is: which person of ``people.yml``, nobody of it, or nobody can tell.

Certain is what the entry itself states (``author+an:id``, an ORCID, DBLP's number), and a full name
or a spelling listed in ``also`` that fits one person and no other, be it but for the joints of its
words (``Pin-Yu`` and ``Pinyu``). Everything weaker is a possible match: it is reported, with what
to write so that it becomes certain, and never printed in bold (but see ``match_initials``). A wrong
bold name is worse than none.

Pure functions over indices: the time for a bibliography grows with its authors only.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from labpress.names.initials import unspaced
from labpress.names.parsing import full
from labpress.names.similarity import abbreviated, normal
from labpress.names.splitting import split_as
from labpress.people.explanation import Explanation, explanation_text
from labpress.people.guessing import Bystanders, in_time
from labpress.people.index import PersonIndex
from labpress.people.listed_orcids import listed_orcids
from labpress.people.membership import BOLD_POLICIES, BoldPolicy, around, is_bold
from labpress.records.model import STRANGER, Author, Identity, Person, Publication
from labpress.records.problems import Code, Problem, Topic
from labpress.text.enumeration import all_of, one_of, shortened
from labpress.text.nearest import nearest
from labpress.text.orcid import orcid_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from labpress.people.index import Match
    from labpress.records.model import Evidence, Name

__all__ = [
    "BOLD_POLICIES",
    "BoldPolicy",
    "Explanation",
    "Resolver",
    "explain",
    "explanation_text",
    "resolve",
]

#: Initials are asked about for papers at most so many years before or after somebody's time,
_YEARS_ASKED = 5
#: unless it is one of these, whose papers from before the group are often listed.
_LASTING = frozenset({"pi", "faculty"})

_LONG_BEFORE_OR_AFTER = f"but the paper is more than {_YEARS_ASKED} years from that time"

#: What the entry itself states of an author; and what the name alone tells.
_STATED = ("annotation", "orcid", "number")
_NAMED_SO = ("name", "also")

#: So many authors who seem to be one person are named.
_NAMED = 6

#: What kind of problem, what is wrong, and what to write instead.
_Complaint: TypeAlias = tuple[Code, str, str]


def resolve(
    publications: Iterable[Publication],
    people: Iterable[Person],
    *,
    match_initials: bool = False,
    bold: BoldPolicy = "ever",
) -> tuple[tuple[Publication, ...], tuple[Problem, ...]]:
    """Return *publications* with the identity of each author set, and what is not certain.

    ``match_initials``: take ``Y. Zhang`` for the only known person it fits, unless something in
    *publications* speaks against it. ``bold``: who of the group is printed in bold. Problems of
    the roster itself come first.
    """
    publications = tuple(publications)
    resolver = Resolver(people, match_initials=match_initials, bold=bold, publications=publications)
    problems = list(resolver.problems)
    resolved = []
    for publication in publications:
        publication, found = resolver.resolve(publication)
        resolved.append(publication)
        problems += found
    return tuple(resolved), tuple(map(resolver.in_all_papers, problems))


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


@dataclass(frozen=True, slots=True)
class _Verdict:
    """What is known of one author: the identity, why, and the complaint if it is not enough."""

    identity: Identity
    reason: str
    complaint: _Complaint | None = None
    #: Whether it holds for this name in whatever paper.
    of_name_alone: bool = False


class Resolver:
    """The people of one roster and the rules of one configuration; ask it for each paper."""

    def __init__(
        self,
        people: Iterable[Person],
        *,
        match_initials: bool = False,
        bold: BoldPolicy = "ever",
        publications: Iterable[Publication] = (),
    ) -> None:
        """*publications*: all of them, for what they say against ``match_initials``."""
        self._match_initials = match_initials
        self._policy = bold
        self._index = PersonIndex(people)
        self._bystanders = Bystanders(publications if match_initials else (), self._index)
        self._people = self._index.people
        # Normal form of a name -> how it was written where it first was asked about.
        self._spellings: dict[str, str] = {}
        # Normal form of a name -> the sets of people about whom it was asked.
        self._asked: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
        # What was said of a name that may be one person only -> the name, the person, and what
        # to say where it may be somebody else in other papers.
        self._alone: dict[Topic, tuple[str, str, Topic]] = {}
        # What names alone settle, whatever the paper.
        self._settled: dict[Name, _Verdict] = {}
        #: Problems of the roster itself, each located in its file.
        self.problems: tuple[Problem, ...] = tuple(self._index.problems())

    def resolve(self, publication: Publication) -> tuple[Publication, tuple[Problem, ...]]:
        """Return *publication* with each author's identity and bold set, and its problems."""
        authors, problems = [], []
        for author, verdict in zip(publication.authors, self._verdicts(publication), strict=True):
            identity = verdict.identity
            if identity is not author.identity or identity.kind == "person" or author.bold:
                bold = self._is_bold(identity, publication)
                author = _with_identity(author, identity, bold, self._people.get(identity.person))
            authors.append(author)
            if verdict.complaint:
                code, message, hint = verdict.complaint
                place = publication.location_of(author)
                topic = self._topic(author, verdict)
                problems.append(Problem(code, place, message, hint, publication.key, topic=topic))
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

    # --- one author

    def _verdicts(self, publication: Publication) -> list[_Verdict]:
        owners = self._owners_listed(publication)
        verdicts = [
            self._stated(publication, position, author, owners.get(position, ""))
            or self._by_name(publication, position, author)
            for position, author in enumerate(publication.authors, start=1)
        ]
        found: defaultdict[str, list[int]] = defaultdict(list)
        doubted: defaultdict[str, list[int]] = defaultdict(list)
        for index, verdict in enumerate(verdicts):
            if verdict.identity.kind == "person":
                found[verdict.identity.person].append(index)
            elif verdict.complaint and verdict.complaint[0] is Code.IDENTITY_INITIALS:
                for candidate in verdict.identity.candidates:
                    doubted[candidate].append(index)
        for person, indices in found.items():
            if all(verdicts[index].identity.evidence == "initials" for index in indices):
                indices = sorted(indices + doubted[person])
            if len(indices) > 1:
                self._twice(publication, person, indices, verdicts)
        if not found.keys().isdisjoint(doubted):
            self._already_there(publication, verdicts)
        return verdicts

    def _owners_listed(self, publication: Publication) -> dict[int, str]:
        """Return by position who of people.yml has an ORCID that the entry does not give to anyone.

        That is the one author whom the name fits, where there is just one.
        """
        found = {}
        for orcid in listed_orcids(publication):
            if owner := self._index.orcids.get(orcid):
                fitting = [
                    position
                    for position, author in enumerate(publication.authors, start=1)
                    if owner in self._index.match(author.name).ids
                ]
                if len(fitting) == 1:
                    found[fitting[0]] = owner
        return found

    def _stated(
        self, publication: Publication, position: int, author: Author, owner: str
    ) -> _Verdict | None:
        """Return what the annotations of the entry say of *author*; None if nothing.

        *owner*: the person who, of the ORCIDs that the entry lists without a name, has the one
        that can only be this author's.
        """
        known = self._index.orcids.get(orcid_of(author.orcid)) if author.orcid else None
        if author.claimed:
            return self._claimed(publication, position, author, known)
        if known:
            certain = _person(known, "orcid", f"author+an:orcid is the ORCID of {known}")
            return self._slipped(publication, position, author, known) or certain
        if not author.orcid:
            exported = self._index.orcids.get(orcid_of(author.exported_orcid)) or owner
            if exported and exported in self._index.match(author.name).ids:
                return _person(exported, "orcid", f"the entry has the ORCID of {exported}")
            return None
        match = self._index.match(author.name)
        match = match.without(self._of_other_orcid(match, author))
        match = match.without(self._of_other_time(match, publication, author))
        candidates = tuple(match.exact) or match.letters or tuple(match.possible)
        who = self._author(publication, position, author)
        if not orcid_of(author.orcid):
            problem = f"“{shortened(author.orcid)}”, the ORCID of {who}, is not valid"
            hint = "an ORCID has four groups of four digits, the last of which checks the others"
        elif self._index.members(candidates):
            problem = f"nobody has “{shortened(author.orcid)}”, the ORCID of {who}"
            hint = (
                f'if this is {one_of(candidates)}, write "orcid: {author.orcid}" there in '
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
                problem = f'author+an:id says "none" of {who}, but the ORCID is that of {by_orcid}'
                hint = "correct the annotation that is wrong"
                return _unsure((by_orcid,), Code.ANNOTATION_ORCID, problem, hint)
            identity = Identity("stranger", evidence="annotation")
            return _Verdict(identity, 'author+an:id says "none"')
        person = self._index.ids.get(author.claimed)
        match = self._index.match(author.name)
        if person is None:
            claimed = shortened(author.claimed)
            like = nearest(claimed, self._index.ids)
            near = (like,) if like else tuple(match.exact)
            candidates = tuple(match.exact) or match.letters or tuple(match.possible)
            problem = f"nobody has the id “{claimed}”, which author+an:id gives to {who}"
            hint = (
                self._annotate(publication, position, near[0])
                if near
                else f'add {claimed} to people.yml, or write {position}="none"'
            )
            return _unsure(candidates, Code.ANNOTATION_ID, problem, hint)
        if by_orcid and by_orcid != person:
            problem = f"author+an:id says that {who} is {person}, but the ORCID is {by_orcid}’s"
            hint = "correct the annotation that is wrong"
            return _unsure((person, by_orcid), Code.ANNOTATION_ORCID, problem, hint)
        certain = _person(person, "annotation", f"author+an:id says “{author.claimed}”")
        return self._slipped(publication, position, author, person) or certain

    def _slipped(
        self, publication: Publication, position: int, author: Author, person: str
    ) -> _Verdict | None:
        """Return the doubt about an annotation that says *person*, but is probably a neighbour's.

        It must not make the wrong name bold.
        """
        match = self._index.match(author.name)
        candidates: tuple[str, ...] = (person,)
        if match.exact and person not in match.ids:
            candidates = (*match.exact, person)
            but = f"the name is {all_of(match.exact)}’s"
        elif neighbour := self._neighbour(publication, position, person):
            but = f"that is the name of {self._author(*neighbour)}"
        else:
            return None
        who = self._author(publication, position, author)
        field, code, says = (
            ("id", Code.IDENTITY_AMBIGUOUS, f"author+an:id says that {who} is {person}")
            if author.claimed
            else ("orcid", Code.ANNOTATION_ORCID, f"the ORCID of {who} is {person}’s")
        )
        hint = f"the positions of author+an:{field} count the authors from 1; correct them"
        return _unsure(candidates, code, f"{says}, but {but}", hint)

    def _neighbour(
        self, publication: Publication, position: int, person: str
    ) -> tuple[Publication, int, Author] | None:
        """Return another author who has the name of *person*, which the one at *position* has not.

        The annotation is meant for that author, then, unless there is one for both.
        """
        if person in self._index.match(publication.authors[position - 1].name).ids:
            return None
        for at, author in enumerate(publication.authors, start=1):
            stated = author.claimed or author.orcid
            if at != position and not stated and person in self._index.match(author.name).exact:
                return publication, at, author
        return None

    def _by_name(self, publication: Publication, position: int, author: Author) -> _Verdict:
        """Return what the name of *author* tells."""
        if author.number or author.orcid or author.exported_orcid or author.native:
            return self._look_up(publication, position, author)
        verdict = self._settled.get(author.name)
        if verdict is None:
            verdict = self._look_up(publication, position, author)
            if verdict.of_name_alone:
                self._settled[author.name] = verdict
        return verdict

    def _look_up(self, publication: Publication, position: int, author: Author) -> _Verdict:
        match = self._index.match(author.name)
        if not match.ids:
            return _Verdict(STRANGER, "no name in people.yml fits", of_name_alone=True)
        if author.number:
            holder, others = self._index.numbered(author.name, author.number)
            if holder:
                reason = f"DBLP’s number {author.number} is listed for this person"
                return _person(holder, "number", reason)
            match = match.without(others)
        match = match.without(self._of_other_orcid(match, author))
        set_aside = self._of_other_time(match, publication, author)
        match = match.without(set_aside)
        if author.native and (unlike := self._of_other_script(match, author)):
            who, other = self._author(publication, position, author), self._people[unlike].native
            problem = f"{who} is {author.native} there, but {unlike} is {other} in people.yml"
            hint = self._choose(publication, position, (unlike,))
            return _unsure(match.ids, Code.IDENTITY_AMBIGUOUS, problem, hint)
        short = abbreviated(author.name)
        if len(match.exact) == 1 and not (short and (match.letters or match.possible)):
            ((person, evidence),) = match.exact.items()
            reason = (
                "the full name fits this person and no other"
                if evidence == "name"
                else "this spelling is listed for this person and fits no other"
            )
            return replace(_person(person, evidence, reason), of_name_alone=not short)
        if (
            len(match.letters) == 1
            and not match.exact
            and not (short and match.possible)
            and in_time(self._people[match.letters[0]], publication)
        ):
            reason = "these are the letters of this person’s name, and of no other"
            return _person(match.letters[0], "letters", reason)
        candidates = self._by_time(match.ids, publication)
        if self._index.members(set_aside) and not candidates:
            return self._set_aside(publication, position, author, set_aside)
        if not candidates:
            return _Verdict(STRANGER, "the only people whom the name fits are others")
        who = self._author(publication, position, author)
        if not self._index.members(candidates):
            identity = Identity("ambiguous", "", match.evidence, candidates)
            return _Verdict(identity, f"may be {self._index.described(candidates)}, but no member")
        if len(match.exact) > 1:
            owners = self._by_time(tuple(match.exact), publication)
            problem = f"{who} is the name of {self._index.described(owners)}"
            hint = self._choose(publication, position, owners)
            return _unsure(
                candidates, Code.IDENTITY_AMBIGUOUS, problem, hint, evidence=match.evidence
            )
        problem = f"{who} may be {self._index.described(candidates)}"
        if self._match_initials and short and not match.exact and not match.letters:
            person, rash = self._guess(candidates, publication, author)
            if person:
                reason = "the initials fit this person, and hardly anybody else"
                return _person(person, "initials", f"{reason} (labpress_match_initials)")
            problem += f", but {rash}" if rash else ""
        hint = self._choose(publication, position, candidates)
        if not short:
            hint = (
                f'if it is the same name, list "{shortened(str(author.name))}" under "also" of '
                f"{one_of(candidates)} in people.yml; else {hint}"
            )
        return _unsure(candidates, Code.IDENTITY_INITIALS, problem, hint, evidence=match.evidence)

    def _of_other_script(self, match: Match, author: Author) -> str:
        """Return whom *author* has the name of, but not as it is written in the own script."""
        return next(
            (
                one
                for one in (*match.exact, *match.letters)
                if self._people[one].native
                and unspaced(self._people[one].native)
                and "".join(self._people[one].native.split()) != author.native
            ),
            "",
        )

    def _of_other_orcid(self, match: Match, author: Author) -> list[str]:
        """Return whom of *match* *author* cannot be: people of another ORCID."""
        orcid = orcid_of(author.orcid) or orcid_of(author.exported_orcid)
        if not orcid:
            return []
        owned = {one: orcid_of(self._people[one].orcid) for one in match.ids}
        return [one for one, own in owned.items() if own and own != orcid]

    def _of_other_time(
        self, match: Match, publication: Publication, author: Author
    ) -> tuple[str, ...]:
        """Return whom of *match* *author*, mere initials, is not asked about for the paper's date.

        That is far from the time of somebody who was there for a while. A name written out is
        asked about whenever it is: it is hardly an accident.
        """
        if not abbreviated(author.name):
            return ()
        return tuple(
            one
            for one in match.possible
            if self._people[one].role not in _LASTING
            and not around(
                self._people[one], publication.date, before=_YEARS_ASKED, after=_YEARS_ASKED
            )
        )

    def _set_aside(
        self, publication: Publication, position: int, author: Author, ids: tuple[str, ...]
    ) -> _Verdict:
        """Return that only the date of *publication* speaks against *ids*, all whom it fits."""
        who = self._author(publication, position, author)
        problem = f"{who} has the initials of {self._index.described(ids)}, {_LONG_BEFORE_OR_AFTER}"
        hint = f"if it is, {self._annotate(publication, position, ids[0])}"
        identity = Identity("stranger", "", "time", ids)
        return _Verdict(identity, problem, (Code.IDENTITY_TIME, problem, hint))

    def _by_time(self, ids: tuple[str, ...], publication: Publication) -> tuple[str, ...]:
        """Return *ids* with those first whose time the paper fits."""
        return tuple(sorted(ids, key=lambda one: not in_time(self._people[one], publication)))

    def _guess(
        self, candidates: tuple[str, ...], publication: Publication, author: Author
    ) -> tuple[str, str]:
        """Return whom of *candidates* the initials of *author* mean, or why that is not sure."""
        alike = sum(normal(one.name) == normal(author.name) for one in publication.authors)
        if alike > 1 and len(candidates) == 1 and in_time(self._people[candidates[0]], publication):
            return candidates[0], ""  # That they are two is told of both together.
        return self._bystanders.judge(author.name, candidates, publication)

    # --- the authors of one paper together

    def _twice(
        self,
        publication: Publication,
        person: str,
        indices: list[int],
        verdicts: list[_Verdict],
    ) -> None:
        """Let one person be one author at most: the one who is known best, or none."""
        for best in (_STATED, _NAMED_SO):
            chosen = [index for index in indices if verdicts[index].identity.evidence in best]
            if chosen:
                break
        if len(chosen) == 1 and best is _STATED:
            reason = f"{person} is author {chosen[0] + 1}, as the entry says"
            for index in indices:
                if index not in chosen:
                    verdicts[index] = _Verdict(STRANGER, reason)
            return
        losers = [index for index in indices if [index] != chosen]
        named = indices[:_NAMED]
        more = [f"{len(indices) - _NAMED} more"] if len(indices) > _NAMED else []
        numbers = all_of([*(str(index + 1) for index in named), *more])
        spelled = (f"“{shortened(full(publication.authors[one].name))}”" for one in named)
        names = all_of([*spelled, *more])
        problem = (
            f"authors {numbers} of {publication.key} ({names}) "
            f"{'both' if len(indices) == 2 else 'all'} fit {self._index.described((person,))}"
        )
        hint = self._annotate(publication, losers[-1] + 1, "none") + ", or whichever is not"
        if not self._people[person].member:
            for index in losers:
                verdicts[index] = _Verdict(Identity("ambiguous", candidates=(person,)), problem)
            return
        for index in losers:
            candidates = (person, *verdicts[index].identity.candidates)
            verdicts[index] = _unsure(candidates, Code.IDENTITY_TWICE, problem, hint)
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
            candidates, evidence = verdict.identity.candidates, verdict.identity.evidence
            if verdict.complaint is None or verdict.complaint[0] is not Code.IDENTITY_INITIALS:
                continue
            left = tuple(candidate for candidate in candidates if candidate not in present)
            if left == candidates:
                continue
            position, author = index + 1, publication.authors[index]
            who = self._author(publication, position, author)
            if left:
                problem = f"{who} may be {self._index.described(left)}"
                hint = self._choose(publication, position, left)
                verdicts[index] = _unsure(
                    left, Code.IDENTITY_INITIALS, problem, hint, evidence=evidence
                )
                continue
            there = all_of(f"{one} (author {present[one]})" for one in candidates)
            problem = f"{who} fits {there}, who is in the list already"
            hint = self._annotate(publication, position, "none")
            verdicts[index] = _unsure(candidates, Code.IDENTITY_TWICE, problem, hint)

    # --- words

    def _topic(self, author: Author, verdict: _Verdict) -> Topic | None:
        """Return what is asked of this spelling, which other papers have as well, or nothing."""
        identity = verdict.identity
        if not verdict.complaint:
            return None
        ids = self._index.in_order(identity.candidates)
        if identity.evidence == "time":
            return Topic(
                f"the initials of {self._index.described(ids)} stand in papers more than "
                f"{_YEARS_ASKED} years from that time, and are nobody’s",
                f'if some are of {ids[0]}, write author+an:id = {{POSITION="{ids[0]}"}} in their '
                "entries, or mend the dates in people.yml; `labpress who --near` lists them",
                "papers",
            )
        if identity.kind != "ambiguous" or identity.evidence == "none":
            return None
        spelling = self._spellings.setdefault(normal(author.name), full(author.name))
        shown = f"“{shortened(spelling)}”"
        if verdict.complaint[0] is Code.IDENTITY_AMBIGUOUS:
            message = f"{shown} is the name of {self._index.described(ids)}"
        else:
            message = f"{shown} may be {self._index.described(ids)}"
        each = f'author+an:id = {{POSITION="{ids[0]}"}} in each entry'
        others = "".join(f', "{one}" in those of {one}' for one in ids[1:3])
        hint = f"write {each} that is of {ids[0]}{others}"
        self._asked[normal(author.name)].add(ids)
        topic = Topic(message, hint, "papers")
        if len(ids) == 1:
            who = f"{full(self._people[ids[0]].name)} ({ids[0]})"
            hint = (
                f'if it is always {who}, list "{shortened(spelling)}" under "also" there in '
                f"people.yml; else write {each} that is"
            )
            in_entries, topic = topic, Topic(message, hint, "papers")
            self._alone[topic] = normal(author.name), ids[0], in_entries
        return topic

    def in_all_papers(self, problem: Problem) -> Problem:
        """Return *problem* with what to write, after all papers were resolved.

        A spelling that is somebody else's in other papers is not to be listed under "also".
        """
        if problem.topic not in self._alone:
            return problem
        spelling, person, in_entries = self._alone[problem.topic]
        if all(person in ids for ids in self._asked[spelling]):
            return problem
        return replace(problem, topic=in_entries)

    def _author(self, publication: Publication, position: int, author: Author) -> str:
        return f"“{shortened(full(author.name))}” (author {position} of {publication.key})"

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
        others = (f', or {position}="{one}"' for one in (*ids[1:], "none"))
        return self._annotate(publication, position, ids[0]) + "".join(others)


def _with_identity(author: Author, identity: Identity, bold: bool, person: Person | None) -> Author:
    """Return *author* with *identity*; ``replace`` does the same at three times the price."""
    split = split_as(author.name, person.name, person.also) if person else author.name
    return Author(
        author.name,
        author.marks,
        author.claimed,
        author.orcid,
        author.offset,
        identity,
        bold,
        author.number,
        author.exported_orcid,
        None if split == author.name else split,
        person.printed if person else "",
        author.native,
    )


def _person(person: str, evidence: Evidence, reason: str) -> _Verdict:
    return _Verdict(Identity("person", person, evidence), reason)


def _unsure(
    candidates: tuple[str, ...],
    code: Code,
    problem: str,
    hint: str,
    *,
    evidence: Evidence = "none",
) -> _Verdict:
    identity = Identity("ambiguous", "", evidence, tuple(dict.fromkeys(candidates)))
    return _Verdict(identity, f"{problem} [{code.value}]", (code, problem, hint))
