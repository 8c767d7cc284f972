"""Answers to questions about names, written into the files of a group.

An answer for all papers of a spelling becomes an ``also`` of the person, if that settles them;
else, and for some of the papers, ``author+an:id`` goes into the entries. Each change is tried on
copies of the files first: read again, they must say of the answered authors what was answered, of
all others what they said before, and have no new problem. Only then is a file written.
"""

from __future__ import annotations

import difflib
import re
import tempfile
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from labpress.group.lab import Lab
from labpress.group.settings import bibfiles, data_files
from labpress.names.lists import company_of, read_piece
from labpress.names.parsing import fault, from_yaml, full, split
from labpress.names.similarity import abbreviated, fit, normal
from labpress.names.variants import folded
from labpress.people.membership import was_member
from labpress.reading.bib.annotating import Claim, annotate
from labpress.reading.bib.same_work import free_key
from labpress.reading.insertion import Insertion, Refused, inserted, source, write
from labpress.reading.yaml.amending import add_outsider, add_spelling
from labpress.records.ids import mended

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from labpress.group.project import Project
    from labpress.people.questions import Place, Question
    from labpress.records.model import Identity, Name, Person
    from labpress.records.problems import Code, Problem

_Way: TypeAlias = "Callable[[], dict[Path, bytes]]"

#: What the files hold at some time, to which :meth:`Desk.restore` goes back.
State: TypeAlias = "Mapping[Path, bytes]"

#: Who an author is that is nobody we know; see ``author+an:id``.
NOBODY = "none"


@dataclass(frozen=True, slots=True)
class Answer:
    """Who the author is, at *places*, all or some of those that a question of *spelling* has.

    ``person``: an id, or :data:`NOBODY`. ``name``: where that is somebody new who is not of the
    group, the name to write into people.yml.
    """

    spelling: str
    person: str
    places: tuple[Place, ...]
    every: bool = False
    name: str = ""


class Desk:
    """The files of a project while questions about its names are answered.

    With *dry_run* nothing is written, and :attr:`diff` tells what would be. Use it as a context
    manager: it keeps copies in a temporary folder.
    """

    def __init__(self, project: Project, *, dry_run: bool = False) -> None:
        self._project = project
        self._dry_run = dry_run
        self._temporary = tempfile.TemporaryDirectory(prefix="labpress-")
        folder = Path(self._temporary.name)
        self._folder = folder / "data"
        self._cache = folder / "cache"
        #: Each file of the project -> its copy.
        self._copies: dict[Path, Path] = {}
        self._people = project.folder / "people.yml"
        for path in data_files(project.folder, project.settings):
            self._copies.setdefault(path, self._folder / path.name)
        for number, path in enumerate(bibfiles(project.folder, project.settings)):
            self._copies[path] = folder / str(number) / path.name
        own = tuple(self._copies[path] for path in bibfiles(project.folder, project.settings))
        self._settings = replace(project.settings, bibfiles=own)
        self._started: dict[Path, bytes] = {}
        self._content: dict[Path, bytes] = {}
        self._folder.mkdir()
        for path, copy in self._copies.items():
            self._started[path] = path.read_bytes() if path.is_file() else b""
            self._content[path] = self._started[path]
            copy.parent.mkdir(exist_ok=True)
            if path.is_file():
                copy.write_bytes(self._started[path])
        self.lab = self._load()

    def __enter__(self) -> Desk:
        return self

    def __exit__(self, *error: object) -> None:
        self._temporary.cleanup()

    @property
    def questions(self) -> tuple[Question, ...]:
        """What the names leave open; what settles most comes first."""
        return self.lab.questions

    @property
    def changed(self) -> tuple[Path, ...]:
        """The files that answers have changed, or would have."""
        return tuple(p for p, content in self._content.items() if content != self._started[p])

    @property
    def state(self) -> State:
        """What the files hold now; :meth:`restore` goes back to it."""
        return dict(self._content)

    def restore(self, state: State) -> None:
        """Let the files hold what they held in *state*.

        Raises Refused where somebody else has changed one meanwhile; that one is left alone.
        """
        try:
            for path, content in state.items():
                if content != self._content[path]:
                    self._put(path, content)
                    self._copies[path].write_bytes(content)
        finally:
            self.lab = self._load()

    def diff(self, here: Path) -> str:
        """Return all changes as a unified diff, files relative to *here* where they are below."""
        found = []
        for path in self.changed:
            absolute = path.absolute()
            name = str(absolute.relative_to(here) if absolute.is_relative_to(here) else path)
            old, new = (
                content[path].decode("utf-8", "replace").splitlines(keepends=True)
                for content in (self._started, self._content)
            )
            for line in difflib.unified_diff(old, new, f"a/{name}", f"b/{name}"):
                found.append(line if line.endswith("\n") else f"{line}\n\\ No newline at end\n")
        return "".join(found)

    def answer(self, answer: Answer) -> str:
        """Write *answer*; return in one phrase what was written.

        Raises Refused, and changes nothing, if no way to write it is safe.
        """
        reason = Refused("there is nothing to write")
        for new, phrase in self._ways(answer):
            try:
                contents = new()
                self._try(contents, lambda before, after: _compare(before, after, answer))
            except Refused as error:
                reason = error
                continue
            return phrase
        raise reason

    def add(self, bibtex: str, key: str) -> None:
        """Put the entry *bibtex*, whose key is *key*, at the end of the first bibliography.

        Raises Refused, and changes nothing, if it would not be read as one more paper.
        """
        path = bibfiles(self._project.folder, self._project.settings)[0]
        old = source(self._content[path], path.name)
        text = old.lines
        gap = "" if not text or text.endswith("\n\n") else "\n" if text.endswith("\n") else "\n\n"
        end = (gap + bibtex).replace("\n", old.line_end)
        new = inserted(old, [Insertion(len(old.text), end)])
        contents = {path: new}

        def check(before: Lab, after: Lab) -> None:
            if after.entries.keys() - before.entries.keys() != {key}:
                raise Refused("it would not be read as one more paper")
            _compare_papers(before, after, frozenset(), None)
            _compare_people(before, after, None)

        self._try(contents, check)

    # --- ways to write an answer

    def _ways(self, answer: Answer) -> Iterator[tuple[_Way, str]]:
        """Yield what makes the files' new contents, the shortest first, each with its name."""
        people = self._people.name
        count = len({place.key for place in answer.places})
        entries = "1 entry" if count == 1 else f"{count} entries"
        mark = f'author+an:id "{answer.person}" in {entries}'
        if answer.name:
            yield (
                lambda: self._with_outsider(answer),
                f"{answer.person} in {people}, not of the group",
            )
            yield (
                lambda: self._with_outsider(answer) | self._annotated(answer),
                f"{answer.person} in {people}, not of the group, and {mark}",
            )
            return
        if answer.every and answer.person != NOBODY:
            yield (
                lambda: self._with_spelling(answer),
                f"“{answer.spelling}” under “also” of {answer.person} in {people}",
            )
        yield lambda: self._annotated(answer), mark

    def _with_spelling(self, answer: Answer) -> dict[Path, bytes]:
        old = self._content[self._people]
        new = add_spelling(old, answer.person, answer.spelling, self._people.name)
        return {self._people: new}

    def _with_outsider(self, answer: Answer) -> dict[Path, bytes]:
        old = self._content[self._people]
        return {self._people: add_outsider(old, answer.person, answer.name, self._people.name)}

    def _annotated(self, answer: Answer) -> dict[Path, bytes]:
        claims: dict[Path, dict[str, Claim]] = {}
        paths = {str(copy): path for path, copy in self._copies.items()}
        for place in answer.places:
            where = self.lab.entries[place.key].location
            of_file = claims.setdefault(paths[where.file], {})
            claim = of_file.setdefault(place.key, Claim(where.line, where.column, place.key, {}))
            of_file[place.key] = claim._replace(
                people={**claim.people, place.position: answer.person}
            )
        return {
            path: annotate(self._content[path], list(of_file.values()), path.name)
            for path, of_file in claims.items()
        }

    # --- trying and keeping

    def _try(self, contents: dict[Path, bytes], check: Callable[[Lab, Lab], None]) -> None:
        """Let the copies have *contents*, if *check* of before and after finds them good.

        Raises Refused if not, or if they cannot be written.
        """
        before = self.lab
        for path, content in contents.items():
            self._copies[path].write_bytes(content)
        self.lab = self._load()
        try:
            check(before, self.lab)
            for path, content in contents.items():
                self._put(path, content)
        except Refused:
            for path in contents:
                self._copies[path].write_bytes(self._content[path])
            self.lab = self._load() if self._written(contents) else before
            raise

    def _written(self, contents: dict[Path, bytes]) -> bool:
        """Tell whether some of *contents* were written before one was refused."""
        return any(self._content[path] == content for path, content in contents.items())

    def _put(self, path: Path, content: bytes) -> None:
        """Let the file at *path* hold *content*, or let it be as if, where nothing is written."""
        if not self._dry_run:
            write(path, self._content[path], content)
        self._content[path] = content

    def _load(self) -> Lab:
        return Lab.load(self._folder, self._settings, self._cache)


def likely(question: Question, place: Place, lab: Lab) -> str:
    """Return the one candidate for whom something speaks in the paper at *place*, or nothing.

    That is who writes with its other authors and no other candidate does, or who was a member
    when it appeared and no other candidate was.
    """
    authors = {full(author.name) for author in lab.entries[place.key].authors}
    by_company = [one.person for one in question.candidates if authors & {*one.coauthors}]
    if len(by_company) == 1:
        return by_company[0]
    in_time = [one for one in question.ids if was_member(lab.people[one], place.date)]
    return in_time[0] if len(in_time) == 1 and not by_company else ""


def no_outsider(name: str, question: Question, people: Mapping[str, Person]) -> str:
    """Return why *name* cannot be who is meant in *question*, if not one of its candidates.

    An empty text: it can.
    """
    parsed, spelling = from_yaml(name), from_yaml(question.spelling)
    read = read_piece(name, company_of([name])).people
    if fault(name) or len(split(name)) != 1 or len(read) != 1 or not parsed.family:
        return "write the name of one person"
    if abbreviated(parsed):
        return "write the given name in full, or nothing"
    for one in question.ids:
        if _is_called(people[one], parsed):
            return f"that is {full(people[one].name)} ({one}), who is in the list"
    families = folded(parsed.family), folded(spelling.family)
    if abbreviated(spelling) and families[0] != families[1] and not fit(spelling, parsed):
        return f"nobody of that name is written “{question.spelling}”"
    return ""


def known_outsider(name: str, people: Mapping[str, Person]) -> str:
    """Return the id of the one person of *people* who has *name*; nothing where there is none."""
    parsed = from_yaml(name)
    found = [one for one, person in people.items() if _is_called(person, parsed)]
    return found[0] if len(found) == 1 else ""


def _is_called(person: Person, name: Name) -> bool:
    return any(normal(one) == normal(name) for one in (person.name, *person.also))


def new_id(name: str, taken: Collection[str]) -> str:
    """Return an id for somebody of the name *name* that is none of *taken*."""
    parsed = from_yaml(name)
    plain = re.sub(r"[\W_]+", "-", full(parsed).lower()).strip("-")
    base = mended(plain).strip("-") or "somebody"
    return free_key(base, taken) if base in taken else base


def _compare(before: Lab, after: Lab, answer: Answer) -> None:
    """Raise Refused if *after* says of any author but those of *answer* what it did not before."""
    answered = frozenset((place.key, place.position) for place in answer.places)
    if before.entries.keys() != after.entries.keys():
        raise Refused("an entry would be lost")
    _compare_papers(before, after, answered, answer)
    _compare_people(before, after, answer)
    if new_problems := _kinds(after.problems) - _kinds(before.problems):
        raise Refused(f"it would bring a new problem: {min(new_problems).value}")


def _compare_papers(
    before: Lab, after: Lab, answered: frozenset[tuple[str, int]], answer: Answer | None
) -> None:
    for key, old in before.entries.items():
        new = after.entries[key]
        if len(old.authors) != len(new.authors):
            raise Refused(f"the authors of {key} would change")
        for position, (was, now) in enumerate(zip(old.authors, new.authors, strict=True), 1):
            if answer and (key, position) in answered:
                if not _says(now.identity, answer.person):
                    raise Refused(f"{answer.person} would not be author {position} of {key}")
            elif not _same(was.identity, now.identity, answer, after):
                raise Refused(f"author {position} of {key} would become somebody else")


def _compare_people(before: Lab, after: Lab, answer: Answer | None) -> None:
    people = set(before.people) ^ set(after.people)
    if people != ({answer.person} if answer and answer.name else set()):
        raise Refused("other people would change")
    spelling = normal(from_yaml(answer.spelling)) if answer else ""
    for one, person in before.people.items():
        now_also = [name for name in after.people[one].also if normal(name) != spelling]
        then_also = [name for name in person.also if normal(name) != spelling]
        same = replace(after.people[one], also=person.also, location=person.location)
        if same != person or now_also != then_also:
            raise Refused(f"what people.yml says of {one} would change")


def _says(identity: Identity, person: str) -> bool:
    if person == NOBODY:
        return identity.kind == "stranger"
    return identity.kind == "person" and identity.person == person


def _same(was: Identity, now: Identity, answer: Answer | None, after: Lab) -> bool:
    """Tell whether an author who was not asked about is who they were.

    Somebody of the same spelling may become the person of the answer, and candidates fewer. A
    stranger may be the outsider who is named now.
    """
    if answer and answer.name and was.kind == "stranger" and was.evidence != "annotation":
        named = {now.person, *now.candidates} - {""}
        return not any(after.people[one].member for one in named)
    if was.kind == "ambiguous":
        if now.kind == "ambiguous":
            # To write the spelling of one person there must not ask about them elsewhere, too
            return set(now.candidates) <= set(was.candidates)
        return now.kind != "person" or bool(answer and now.person == answer.person)
    return (was.kind, was.person) == (now.kind, now.person)


def _kinds(problems: Iterable[Problem]) -> Counter[Code]:
    """Return how many problems of each kind there are, but for questions about names."""
    return Counter(p.code for p in problems if not p.code.value.startswith("identity-"))
