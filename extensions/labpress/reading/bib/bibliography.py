"""From a .bib file to publications, with each entry cached by its text.

Reading is done in three steps, so that one edited entry costs one entry: the file is cut into
blocks (:mod:`.splitter`), each block is read by itself (:mod:`.parser`), and each entry becomes a
publication (:mod:`.publication`) together with what it takes from others: abbreviations of
``@string`` and fields of a ``crossref``. What the last two steps give is kept in the cache,
with places relative to the entry.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from labpress.reading.bib.entries import Entry, define, located, resolve
from labpress.reading.bib.entry_cache import EntryCache, digest_of
from labpress.reading.bib.entry_types import DATA_TYPES
from labpress.reading.bib.export import public_source
from labpress.reading.bib.inheritance import inherit
from labpress.reading.bib.parser import read_block
from labpress.reading.bib.preamble import Macros, expanded, preamble_macros
from labpress.reading.bib.publication import read_publication
from labpress.reading.bib.same_work import Keys, is_same_entry
from labpress.reading.bib.splitter import Block, blocks
from labpress.reading.encoding import decode
from labpress.records.fields import PRIVATE
from labpress.records.findings import Finding, Lines
from labpress.records.model import DEFAULT_MARKS, Location
from labpress.records.problems import Code, Problem, shortened
from labpress.text.dates import STANDARD_STRINGS
from labpress.text.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from labpress.reading.bib.raw_entry import RawEntry
    from labpress.records.model import Mark, Publication

__all__ = ["decode", "public_source", "read_bibliography"]

#: Changes whenever the same text gives another result, so that older caches are not believed.
_FORMAT = 6


class _Found(NamedTuple):
    """What is wrong in an entry, at a place relative to its first line (line 0)."""

    code: Code
    message: str
    hint: str
    record: str
    line: int
    column: int


class _Result(NamedTuple):
    """A publication of the cache, and what is wrong with it."""

    publication: Publication
    found: tuple[_Found, ...]


class _Outline(NamedTuple):
    """What the cache knows of an entry without its text.

    ``start``: its offset in its block. ``macros``: the ``@string`` that it uses. ``refers``:
    whether it takes fields from other entries.
    """

    type: str
    key: str
    start: int
    macros: tuple[str, ...]
    refers: bool


class _Place(NamedTuple):
    """An entry of the file: its block's digest, its index there, and where it stands."""

    outline: _Outline
    block: str
    position: int
    line: int
    column: int


def read_bibliography(
    path: Path,
    cache: dict[str, Any] | None = None,
    *,
    marks: Sequence[Mark] = DEFAULT_MARKS,
    private_fields: Collection[str] = PRIVATE,
    strings: dict[str, str] | None = None,
    parents: Mapping[str, Entry] | None = None,
) -> tuple[tuple[Publication, ...], tuple[Problem, ...]]:
    """Return the publications in the file *path* and everything that is wrong in it.

    A missing file gives nothing; no content makes this raise. Authors are not yet resolved, and
    ``themes`` is empty. *cache*, which is changed in place, makes the next reading quick: give
    the same dictionary again, also after pickling it. *private_fields* are in no
    publication (:func:`.publication.without`). *strings*, which is changed in place, are the
    abbreviations of files read before this one; BibTeX lets a group keep them in a file of their
    own. *parents*: entries of other files, by key in folded case, for a ``crossref`` or ``xdata``
    that names them.
    """
    file = str(path)
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return (), ()
    except OSError as error:
        message = f"the file cannot be read: {error.strerror or error}"
        return (), (Problem(Code.BIB_SYNTAX, Location(file), message, "make it readable"),)
    text, problems = decode(content, file)
    reading = _Reading(file, {} if cache is None else cache, marks, private_fields)
    reading.by_key.update(parents or {})
    publications = reading.read(text, {} if strings is None else strings)
    found = (*problems, *reading.problems)
    return publications, tuple(sorted(found, key=lambda problem: problem.sort_key))


class _Reading:
    """One reading of one file."""

    def __init__(
        self,
        file: str,
        store: dict[str, Any],
        marks: Sequence[Mark],
        private: Collection[str],
    ) -> None:
        self.file = file
        self.cache = EntryCache(store, file)
        self.marks = marks
        self.private = private
        self.options = repr((_FORMAT, tuple(marks), tuple(sorted(private))))
        self.macros: Macros = {}
        self.problems: list[Problem] = []
        self.blocks: dict[str, Block] = {}
        self.read_blocks: dict[str, tuple[RawEntry, ...]] = {}
        self.by_key: dict[str, Entry] = {}

    def read(self, text: str, strings: dict[str, str]) -> tuple[Publication, ...]:
        self.macros = preamble_macros(text)
        if self.macros:
            self.options += repr(sorted(self.macros.items()))
        for name, standard in STANDARD_STRINGS.items():
            strings.setdefault(name, standard)
        places: list[tuple[_Place, dict[str, str]]] = []
        for place in self._places(text):
            outline = place.outline
            if not outline.key:
                entry = self._entry(place, strings)
                self.problems += located(entry.findings, entry, self.file)
                if outline.type == "string":
                    define(entry, strings)
                continue
            used = {name: strings[name] for name in outline.macros if name in strings}
            if len(used) < len(outline.macros):
                # and those to propose for the ones that are missing
                missing = (name for name in outline.macros if name not in strings)
                used |= {near: strings[near] for one in missing if (near := nearest(one, strings))}
            places.append((place, used))
        publications = self._publications(places)
        self.cache.finish()
        return publications

    def _places(self, text: str) -> Iterator[_Place]:
        for block in blocks(text):
            digest = digest_of(f"{self.options}{block.column}\0{block.text}")
            self.blocks[digest] = block
            outlines: tuple[_Outline, ...] | None = self.cache.get(digest)
            if outlines is None:
                outlines = tuple(_outline(raw) for raw in self._raw(digest))
                self.cache.put(digest, outlines)
            if len(outlines) == 1 and not outlines[0].start:
                yield _Place(outlines[0], digest, 0, block.line, block.column)
            elif outlines:
                lines = Lines(block.text, block.column)
                for index, outline in enumerate(outlines):
                    line, column = lines.place(outline.start)
                    yield _Place(outline, digest, index, block.line + line, column)

    def _raw(self, digest: str) -> tuple[RawEntry, ...]:
        raws = self.read_blocks.get(digest)
        if raws is None:
            raws = self.read_blocks[digest] = read_block(self.blocks[digest].text)
        return raws

    def _entry(self, place: _Place, strings: Mapping[str, str]) -> Entry:
        raw = self._raw(place.block)[place.position]
        entry = resolve(raw, strings, place.line, place.column)
        return self._expanded(entry) if self.macros and "\\" in entry.source else entry

    def _expanded(self, entry: Entry) -> Entry:
        """Return *entry* with what the commands of the file's preamble print in their place."""
        fields = {}
        for name, field in entry.fields.items():
            value = expanded(field.value, self.macros)
            if value != field.value:
                field = replace(field, value=value, borrowed=True)
            fields[name] = field
        return replace(entry, fields=fields)

    def _publications(
        self, places: Sequence[tuple[_Place, dict[str, str]]]
    ) -> tuple[Publication, ...]:
        if any(place.outline.refers for place, _ in places):
            own: dict[str, Entry] = {}
            for place, used in places:
                own.setdefault(place.outline.key.casefold(), self._entry(place, used))
            self.by_key |= own
        publications: dict[str, Publication] = {}
        keys = Keys(place.outline.key.casefold() for place, _ in places)
        for place, used in places:
            result = self._result(place, used)
            for one in result.found:
                where = Location(self.file, place.line + one.line, one.column)
                problem = Problem(one.code, where, one.message, one.hint, one.record)
                self.problems.append(problem)
            if place.outline.type in DATA_TYPES or not result.publication.key:
                continue
            where = Location(self.file, place.line, place.column)
            publication = replace(result.publication, location=where)
            other = publications.setdefault(publication.key.casefold(), publication)
            if other is not publication:
                entry = self._entry(place, used)
                at = entry.location(entry.key_offset, self.file)
                renamed, problem = beside(publication, other, keys, at)
                self.problems.append(problem)
                if renamed:
                    publications[renamed.key.casefold()] = renamed
        self.problems += without_shared_aliases(publications)
        return tuple(publications.values())

    def _result(self, place: _Place, used: dict[str, str]) -> _Result:
        name = f"{place.block}{place.position}"
        entry: Entry | None = None
        if used:
            name += digest_of(repr(sorted(used.items())))
        if place.outline.refers:
            entry = inherit(self._entry(place, used), self.by_key)
            name += digest_of(repr(([*entry.fields.values()], entry.findings)))
        result: _Result | None = self.cache.get(name)
        if result is None:
            entry = entry or self._entry(place, used)
            publication, findings = read_publication(entry, self.marks, self.private)
            read = repr(replace(publication, location=Location("")))
            publication = replace(publication, digest=digest_of(read))
            result = _Result(publication, _relative(findings, entry, place.column))
            self.cache.put(name, result)
        return result


def combined(
    files: Iterable[Iterable[Publication]],
) -> tuple[tuple[Publication, ...], tuple[Problem, ...]]:
    """Return the publications of several *files* in order, and what they have twice.

    Of two with the same key, in whatever case, the first one keeps it, as within one file.
    """
    publications: dict[str, Publication] = {}
    problems: list[Problem] = []
    every = list(chain.from_iterable(files))
    keys = Keys(publication.key.casefold() for publication in every)
    for publication in every:
        first = publications.setdefault(publication.key.casefold(), publication)
        if first is not publication:
            renamed, problem = beside(publication, first, keys)
            problems.append(problem)
            if renamed:
                publications[renamed.key.casefold()] = renamed
    problems += without_shared_aliases(publications)
    return tuple(publications.values()), tuple(problems)


def beside(
    publication: Publication, first: Publication, keys: Keys, at: Location | None = None
) -> tuple[Publication | None, Problem]:
    """Return *publication*, whose key *first* has, under another key; None if it is the same paper.

    *keys*: all there are. *at*: where its key stands, for the problem.
    """
    known = first.key if first.key == publication.key else f"{first.key}, in another case,"
    message = f"{publication.key}: the key {known} already stands at {first.location}"
    renamed: Publication | None = None
    if is_same_entry(publication, first):
        message += "; this entry is not published"
        hint = "give one of the two another key, or remove it"
    else:
        renamed = replace(publication, key=keys.free(publication.key))
        message += f"; this entry is published as {renamed.key}"
        hint = f"write @{publication.type}{{{renamed.key}, or another key"
    where = at or publication.location
    places = (first.location,)
    problem = Problem(Code.BIB_DUPLICATE_KEY, where, message, hint, publication.key, places)
    return renamed, problem


def _same_key(
    publication: Publication, message: str, other: Publication, tail: str = ""
) -> Problem:
    """Return the problem that *publication* has a key, or a former one, that is *other*'s."""
    key, place = publication.key, other.location
    message = f"{key}: {message} at {place}{tail}"
    hint = "give one of the two another key, or remove it"
    where = publication.location
    return Problem(Code.BIB_DUPLICATE_KEY, where, message, hint, key, (place,))


def without_shared_aliases(publications: dict[str, Publication]) -> list[Problem]:
    """Take from *publications*, by key in folded case, former keys that belong to another one.

    Of two that claim the same former key the first one keeps it; there is a problem at the other.
    """
    owners: dict[str, Publication] = {}
    problems: list[Problem] = []
    for folded_key, publication in publications.items():
        aliases: list[str] = []
        for alias in publication.aliases:
            folded = alias.casefold()
            owner = publications.get(folded) or owners.setdefault(folded, publication)
            if owner is publication:
                aliases.append(alias)
            else:
                message = f"the former key {alias} belongs to {owner.key}"
                problems.append(_same_key(publication, message, owner))
        if len(aliases) < len(publication.aliases):
            publications[folded_key] = replace(publication, aliases=tuple(aliases))
    return problems


def _outline(raw: RawEntry) -> _Outline:
    refers = any(field.name in ("crossref", "xdata") for field in raw.fields)
    key = "" if raw.type == "string" else raw.key
    return _Outline(raw.type, key, raw.start, raw.macros, refers)


def _relative(findings: Sequence[Finding], entry: Entry, column: int) -> tuple[_Found, ...]:
    if not findings:
        return ()
    lines = Lines(entry.source, column)
    prefix = f"{shortened(entry.key)}: "
    return tuple(
        _Found(one.code, prefix + one.message, one.hint, entry.key, *lines.place(one.offset))
        for one in findings
    )
