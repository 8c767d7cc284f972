"""From a .bib file to publications, with each entry cached by its text.

Reading is done in three steps, so that one edited entry costs one entry: the file is cut into
blocks (:mod:`.blocks`), each block is read by itself (:mod:`.fields`), and each entry becomes a
publication (:mod:`.publication`) together with what it takes from others: abbreviations of
``@string`` and fields of a ``crossref``. What the last two steps give is kept in the cache, with
places relative to the entry.
"""

from __future__ import annotations

import codecs
import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from ..model import DEFAULT_MARKS, Location
from ..problems import Code, Problem
from .bibtex import Entry, define, duplicate_key, located, resolve
from .blocks import blocks
from .entry_types import DATA_TYPES, MONTH_MACROS
from .fields import RawEntry, read_block
from .findings import Finding, Lines
from .inheritance import inherit
from .public import PRIVATE_FIELDS, public_source
from .publication import read_publication

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from ..model import Mark, Publication

__all__ = ["PRIVATE_FIELDS", "decode", "public_source", "read_bibliography"]

#: Changes whenever the same text gives another result, so that older caches are not believed.
_FORMAT = 1


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


class _Place(NamedTuple):
    """An entry of the file: where it stands and what it is known by in the cache."""

    raw: RawEntry
    digest: str
    line: int
    column: int


def decode(content: bytes, file: str) -> tuple[str, tuple[Problem, ...]]:
    """Return the text of *content*: UTF-8, and Latin-1 wherever it is not.

    Only the bytes that are no UTF-8 are taken for Latin-1 (as Windows-1252 extends it), so that
    one of them does not spoil the rest of a file. They are reported once, at the first one.
    """
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = content.decode("utf-16", errors="replace")
        problem = _encoding_problem(Location(file), "the file is UTF-16")
        return _with_line_feeds(text), (problem,)
    content = content.removeprefix(codecs.BOM_UTF8)
    try:
        return _with_line_feeds(content.decode("utf-8")), ()
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8")
        line, column = Lines(_with_line_feeds(before)).place(len(before))
        byte = content[error.start]
        text = content.decode("utf-8", errors=_LATIN_1)
        place = Location(file, line + 1, column)
        char = _latin_1(bytes([byte]))
        problem = _encoding_problem(
            place, f"the byte 0x{byte:02X} is no UTF-8; read as {char!r}"
        )
        return _with_line_feeds(text), (problem,)


def _encoding_problem(place: Location, message: str) -> Problem:
    return Problem(Code.BIB_ENCODING, place, message, "save the file as UTF-8")


def _with_line_feeds(text: str) -> str:
    """Return *text* with line feeds, where it has carriage returns only."""
    return text.replace("\r", "\n") if "\r" in text and "\n" not in text else text


def _latin_1(content: bytes) -> str:
    return "".join(
        bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in content
    )


def _decode_error(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return _latin_1(error.object[error.start : error.end]), error.end


_LATIN_1 = "labpress-latin-1"
codecs.register_error(_LATIN_1, _decode_error)


def read_bibliography(
    path: Path,
    cache: dict[str, Any] | None = None,
    *,
    marks: Sequence[Mark] = DEFAULT_MARKS,
    private_fields: Collection[str] = PRIVATE_FIELDS,
) -> tuple[tuple[Publication, ...], tuple[Problem, ...]]:
    """Return the publications in the file *path* and everything that is wrong in it.

    A missing file gives nothing; no content makes this raise. Authors are not yet resolved, and
    ``themes`` is empty. *cache*, which is changed in place, makes the next reading quick: give
    the same dictionary again, also after pickling it. *private_fields* are left out of
    ``Publication.fields``.
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
    options = repr((_FORMAT, tuple(marks), tuple(sorted(private_fields))))
    reading = _Reading(file, {} if cache is None else cache, _digest(options), marks)
    reading.private = private_fields
    reading.problems += problems
    publications = reading.read(text)
    reading.keep()
    ordered = sorted(reading.problems, key=lambda problem: problem.sort_key)
    return publications, tuple(ordered)


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


class _Reading:
    """One reading of one file."""

    private: Collection[str] = PRIVATE_FIELDS

    def __init__(
        self, file: str, cache: dict[str, Any], options: str, marks: Sequence[Mark]
    ) -> None:
        self.file = file
        self.cache = cache
        self.prefix = f"{file}\0"
        self.options = options
        self.marks = marks
        self.used: dict[str, Any] = {}
        self.problems: list[Problem] = []
        self.by_key: dict[str, Entry] = {}

    # --- the cache
    def _cached(self, digest: str) -> Any:
        name = self.prefix + digest
        value = self.cache.get(name)
        if value is not None:
            self.used[name] = value
        return value

    def _store(self, digest: str, value: Any) -> None:
        self.used[self.prefix + digest] = value

    def keep(self) -> None:
        """Put what this reading needed into the cache, and drop what it did not."""
        before = {name for name in self.cache if name.startswith(self.prefix)}
        if before == self.used.keys():
            return
        others = {name: value for name, value in self.cache.items() if name not in before}
        others.pop(next((name for name in others if name.startswith("state\0")), ""), None)
        # a first name that changes with the content, so that a change is seen at a glance
        state = "state\0" + _digest("".join(sorted((*others, *self.used))))
        self.cache.clear()
        self.cache[state] = True
        self.cache.update(others)
        self.cache.update(self.used)

    # --- reading
    def read(self, text: str) -> tuple[Publication, ...]:
        strings = dict(MONTH_MACROS)
        places: list[tuple[_Place, dict[str, str] | None]] = []
        first: dict[str, _Place] = {}
        for place in self._places(text):
            raw = place.raw
            if raw.type == "string":
                entry = resolve(raw, strings, place.line, place.column)
                self.problems += located(entry.findings, entry, self.file)
                define(entry, strings)
            elif not raw.key:
                entry = resolve(raw, strings, place.line, place.column)
                self.problems += located(entry.findings, entry, self.file)
            else:
                known = first.setdefault(raw.key.casefold(), place)
                used = {name: strings[name] for name in raw.macros if name in strings}
                if known is not place:
                    self._duplicate(place, known, used)
                else:
                    places.append((place, used or None))
        return tuple(self._publications(places))

    def _places(self, text: str) -> list[_Place]:
        places: list[_Place] = []
        for block in blocks(text):
            digest = _digest(f"{self.options}{block.column}\0{block.text}")
            raws: tuple[RawEntry, ...] | None = self._cached(digest)
            if raws is None:
                raws = read_block(block.text)
                self._store(digest, raws)
            if len(raws) == 1 and not raws[0].start:
                places.append(_Place(raws[0], digest + "0", block.line, block.column))
                continue
            lines = Lines(block.text, block.column)
            for index, raw in enumerate(raws):
                line, column = lines.place(raw.start)
                places.append(_Place(raw, f"{digest}{index}", block.line + line, column))
        return places

    def _duplicate(self, place: _Place, first: _Place, strings: dict[str, str]) -> None:
        entry = resolve(place.raw, strings, place.line, place.column)
        known = resolve(first.raw, {}, first.line, first.column)
        finding = duplicate_key(entry, known, self.file)
        self.problems += located((*entry.findings, finding), entry, self.file)

    def _publications(
        self, places: list[tuple[_Place, dict[str, str] | None]]
    ) -> list[Publication]:
        linked = any(_refers(place.raw) for place, _ in places)
        if linked:
            for place, used in places:
                entry = resolve(place.raw, used or {}, place.line, place.column)
                self.by_key[entry.key.casefold()] = entry
        publications: dict[str, Publication] = {}
        claims: list[tuple[Publication, str]] = []
        for place, used in places:
            result = self._result(place, used)
            self._report(result.found, place)
            if place.raw.type in DATA_TYPES:
                continue
            where = Location(self.file, place.line, place.column)
            publication = replace(result.publication, location=where)
            if not publication.key:
                continue
            other = publications.setdefault(publication.key.casefold(), publication)
            if other is not publication:
                self._mended_twice(publication, other)
            elif publication.aliases:
                claims += [(publication, alias) for alias in publication.aliases]
        self._check_aliases(publications, claims)
        return list(publications.values())

    def _result(self, place: _Place, used: dict[str, str] | None) -> _Result:
        raw = place.raw
        name = place.digest
        entry: Entry | None = None
        parents: tuple[Entry, ...] = ()
        if used:
            name += _digest(repr(sorted(used.items())))
        if _refers(raw):
            entry, parents = inherit(self.by_key[raw.key.casefold()], self.by_key)
            name += _digest(repr([(one.type, _values(one)) for one in (entry, *parents)]))
        result: _Result | None = self._cached(name)
        if result is not None:
            return result
        entry = entry or resolve(raw, used or {}, 0, place.column)
        publication, findings = read_publication(entry, self.marks, self.private)
        result = _Result(publication, _relative(findings, entry, place.column))
        self._store(name, result)
        return result

    def _report(self, found: tuple[_Found, ...], place: _Place) -> None:
        for one in found:
            where = Location(self.file, place.line + one.line, one.column)
            self.problems.append(Problem(one.code, where, one.message, one.hint, one.record))

    def _mended_twice(self, publication: Publication, other: Publication) -> None:
        message = f"{publication.key}: the key also stands at {other.location}; not published"
        hint = "give one of the two another key"
        self.problems.append(
            Problem(
                Code.BIB_DUPLICATE_KEY, publication.location, message, hint, publication.key
            )
        )

    def _check_aliases(
        self, publications: dict[str, Publication], claims: list[tuple[Publication, str]]
    ) -> None:
        """Drop former keys that are another entry's key or former key."""
        owners: dict[str, Publication] = {}
        for claimant, alias in claims:
            folded = alias.casefold()
            other = publications.get(folded) or owners.setdefault(folded, claimant)
            if other.key == claimant.key:
                continue
            message = f"{claimant.key}: the former key {alias} belongs to {other.key}"
            message += f" at {other.location}"
            hint = f"remove {alias} from ids"
            self.problems.append(
                Problem(Code.BIB_DUPLICATE_KEY, claimant.location, message, hint, claimant.key)
            )
            current = publications[claimant.key.casefold()]
            kept = tuple(one for one in current.aliases if one != alias)
            publications[claimant.key.casefold()] = replace(current, aliases=kept)


def _refers(raw: RawEntry) -> bool:
    return any(field.name in ("crossref", "xdata") for field in raw.fields)


def _values(entry: Entry) -> list[tuple[str, str]]:
    return [(name, field.value) for name, field in entry.fields.items()]


def _relative(findings: Sequence[Finding], entry: Entry, column: int) -> tuple[_Found, ...]:
    if not findings:
        return ()
    lines = Lines(entry.source, column)
    prefix = f"{entry.key}: "
    return tuple(
        _Found(one.code, prefix + one.message, one.hint, entry.key, *lines.place(one.offset))
        for one in findings
    )
