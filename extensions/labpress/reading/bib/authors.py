"""The authors of an entry: their names, marks and annotations, as its fields state them."""

from __future__ import annotations

from dataclasses import replace
from difflib import get_close_matches
from typing import TYPE_CHECKING

from labpress.names import lists, parsing
from labpress.names.extras import without_setting
from labpress.reading.bib.annotations import Annotation, read_annotations
from labpress.reading.bib.exported_orcids import with_exported_orcids
from labpress.reading.bib.marks import has_marks, modern, strip_marks
from labpress.reading.bib.sources import read_collaboration
from labpress.records.findings import Finding
from labpress.records.model import Author, Name
from labpress.records.problems import Code
from labpress.text.latex import rich

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from labpress.reading.bib.entries import Entry, Field
    from labpress.records.findings import Lines
    from labpress.records.model import Mark

#: So many authors of one entry are read, twice as many as any paper has, and so many characters
#: of one of them (a list without its "and" is one for BibTeX).
MOST_AUTHORS = 10_000
LONGEST_NAME = 4_000

#: What templates of CVs write to set one author in bold or underlined. It marks nothing here: a
#: group's members are bold by themselves, and ``labpress_bold`` says which.
EMPHASIS = frozenset("highlight highlighted bold underline underlined me self myself".split())

#: What § and ¶ usually mean is not agreed; they count only for a mark that has that symbol.
_NO_MARK = "add a mark with this symbol to labpress_marks in conf.py, or remove it"


def read_authors(
    entry: Entry, marks: Sequence[Mark], lines: Lines, findings: list[Finding]
) -> tuple[tuple[Author, ...], bool]:
    """Return the authors of *entry*, and whether its list ends with ``and others``.

    *lines* are those of the entry's source. Nobody is resolved yet: ``identity`` is the
    default. Where an entry has no author its editors stand in.
    """
    field = entry.fields.get("author")
    if (field is None or not field.value.strip()) and not read_collaboration(entry):
        field = entry.fields.get("editor")
    if field is None or not field.value.strip():
        return _collaboration(entry, lines), False
    listed = parsing.split(field.value)
    others = bool(listed) and listed[-1][0].lower() == parsing.OTHERS
    if others:
        listed = listed[:-1]
    if "and{}" in field.value or "\\and" in field.value:
        message = "names are separated by “and” between blanks, and by nothing else"
        findings.append(Finding(Code.NAME_SYNTAX, message, 'write " and "', field.value_offset))
    if parsing.separators(field.value) >= len(listed) + others:
        message = "an “and” has no name before it, or none behind it"
        findings.append(Finding(Code.NAME_SYNTAX, message, "remove it", field.value_offset))
    if len(listed) > MOST_AUTHORS:
        message = f"there are more than {MOST_AUTHORS:,} names; the rest was not read"
        findings.append(Finding(Code.NAME_SYNTAX, message, "shorten the list", field.value_offset))
        listed, others = listed[:MOST_AUTHORS], True
    if longest := next((one for one in listed if len(one[0]) > LONGEST_NAME), None):
        message = f"a name has more than {LONGEST_NAME:,} characters; the rest was not read"
        place = field.value_offset + longest[1]
        findings.append(Finding(Code.NAME_SYNTAX, message, 'write " and " between names', place))
        listed = tuple((source[:LONGEST_NAME], offset) for source, offset in listed)
    legacy = has_marks(field.value)
    company = lists.company_of([source for source, _ in listed])
    authors: list[Author] = []
    in_names: list[tuple[int, tuple[str, ...], int]] = []
    for source, offset in listed:
        bare = source
        if legacy:
            bare, symbols, at = strip_marks(without_setting(source))
            if symbols:
                # a mark that stands alone between two "and" belongs to the author before it
                position = len(authors) + bool(bare)
                in_names.append((max(position, 1), symbols, offset + at))
        if bare:
            reading = lists.read_piece(bare, company)
            others = others or reading.others
            authors += _authors(reading, len(authors), field, offset, lines, findings)
    ids = _marks_in_names(entry, field, in_names, marks, findings)
    annotated = _annotated(entry, field.name, tuple(authors), marks, findings, ids)
    return with_exported_orcids(entry, annotated), others


def _collaboration(entry: Entry, lines: Lines) -> tuple[Author, ...]:
    """Return the collaboration as the author of an entry that names nobody else."""
    field = entry.fields.get("collaboration")
    if field is None or not (name := read_collaboration(entry)):
        return ()
    return (Author(Name(name, literal=True), offset=lines.place(field.value_offset)),)


def _authors(
    reading: lists.Reading,
    before: int,
    field: Field,
    offset: int,
    lines: Lines,
    findings: list[Finding],
) -> list[Author]:
    """Return the people of *reading*, which stands at *offset* of *field*; tell its findings.

    *before*: how many authors stand before them.
    """
    place = field.value_offset + offset
    for found in reading.findings:
        code = Code.NAME_MARK if found.extra else Code.NAME_SYNTAX
        hint = found.hint.replace("{N=", f"{{{before + 1}=")
        findings.append(Finding(code, found.message, hint, place))
    authors = []
    for listed in reading.people:
        source = listed.source
        if "\\" in source or "$" in source or "<" in source or "&" in source:
            inside = rich(source)[1]
            findings += [replace(one, offset=place + one.offset) for one in inside]
        authors.append(
            Author(
                parsing.parse(source),
                offset=lines.place(place),
                number=parsing.number_of(source),
                exported_orcid=listed.orcid,
                native=listed.native,
            )
        )
    return authors


def _marks_in_names(
    entry: Entry,
    field: Field,
    in_names: list[tuple[int, tuple[str, ...], int]],
    marks: Sequence[Mark],
    findings: list[Finding],
) -> dict[int, list[str]]:
    """Return the ids of the marks that stood in names, by position; report them once."""
    if not in_names:
        return {}
    by_symbol = {mark.symbol: mark.id for mark in marks}
    ids = {
        position: [by_symbol[symbol] for symbol in symbols if symbol in by_symbol]
        for position, symbols, _ in in_names
    }
    written = modern(ids.items())
    shown = "".join(dict.fromkeys(symbol for _, symbols, _ in in_names for symbol in symbols))
    annotation = f"{field.name}+an"
    present = entry.fields.get(annotation)
    if not written:
        hint = _NO_MARK
    elif present is None:
        hint = f"write {annotation} = {{{written}}} and plain names"
    else:
        hint = f"write {annotation} = {{{present.value}; {written}}} and plain names"
    place = field.value_offset + in_names[0][2]
    message = f"{shown} inside a name is read as a mark, and left out of the name"
    findings.append(Finding(Code.NAME_MARK, message, hint, place))
    return ids


def _annotated(
    entry: Entry,
    base: str,
    authors: tuple[Author, ...],
    marks: Sequence[Mark],
    findings: list[Finding],
    ids: dict[int, list[str]],
) -> tuple[Author, ...]:
    claimed: dict[int, str] = {}
    orcids: dict[int, str] = {}

    def add_marks(one: Annotation, place: int) -> None:
        for value in one.values:
            known = _known_mark(value, marks)
            if known:
                ids.setdefault(one.position, []).append(known)
            elif value.casefold() not in EMPHASIS:
                findings.append(_unknown_mark(value, marks, place))

    def claim(one: Annotation, place: int) -> None:
        _only(one, claimed, f"{base}+an:id", place, findings)

    def add_orcid(one: Annotation, place: int) -> None:
        _only(one, orcids, f"{base}+an:orcid", place, findings)

    actions: list[tuple[str, Callable[[Annotation, int], None]]] = [
        (f"{base}+an", add_marks),
        (f"{base}+an:id", claim),
        (f"{base}+an:orcid", add_orcid),
    ]
    for name, action in actions:
        for one, place in positioned(entry, name, len(authors), "author", findings):
            action(one, place)
    if not (ids or claimed or orcids):
        return authors
    order = [mark.id for mark in marks]
    return tuple(
        replace(
            author,
            marks=tuple(sorted(dict.fromkeys(ids.get(position, ())), key=order.index)),
            claimed=claimed.get(position, ""),
            orcid=orcids.get(position, ""),
        )
        for position, author in enumerate(authors, 1)
    )


def positioned(
    entry: Entry, name: str, count: int, noun: str, findings: list[Finding]
) -> list[tuple[Annotation, int]]:
    """Return annotations of the field *name* that fit one of *count* items, and offsets."""
    field = entry.fields.get(name)
    if field is None:
        return []
    annotations, found = read_annotations(field.value, name)
    findings += [replace(one, offset=field.value_offset + one.offset) for one in found]
    fitting: list[tuple[Annotation, int]] = []
    for one in annotations:
        place = field.value_offset + one.offset
        if 1 <= one.position <= count:
            fitting.append((one, place))
            continue
        plural = noun if count == 1 else noun + "s"
        message = f"{name} names position {one.position}, but there are {count} {plural}"
        if count == 1:
            message = f"{name} names position {one.position}, but there is 1 {noun}"
        hint = f"write a position from 1 to {count}" if count else f"remove {name}"
        findings.append(Finding(Code.ANNOTATION_POSITION, message, hint, place))
    return fitting


def _known_mark(value: str, marks: Sequence[Mark]) -> str:
    """Return the id of the mark named *value*, in any case, or an empty string."""
    for mark in marks:
        if value.casefold() == mark.id.casefold():
            return mark.id
    return ""


def _unknown_mark(value: str, marks: Sequence[Mark], place: int) -> Finding:
    ids = [mark.id for mark in marks]
    near = get_close_matches(value.lower(), ids, n=1)
    hint = f"write {near[0]}" if near else "write one of " + ", ".join(ids)
    message = f"the mark {value!r} is not defined"
    return Finding(
        Code.ANNOTATION_MARK, message, f"{hint}, or add it to labpress_marks in conf.py", place
    )


def _only(
    one: Annotation, known: dict[int, str], name: str, place: int, findings: list[Finding]
) -> None:
    """Keep the one value that a position may have."""
    if len(one.values) > 1 or known.setdefault(one.position, one.values[0]) != one.values[0]:
        message = f"{name} names two people for position {one.position}"
        findings.append(Finding(Code.ANNOTATION_SYNTAX, message, "keep one of them", place))
        known.setdefault(one.position, one.values[0])
