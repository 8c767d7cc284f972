"""From an entry's fields to a :class:`~labpress.records.model.Publication`."""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import get_close_matches
from typing import TYPE_CHECKING

from labpress.names import parsing
from labpress.reading.bib import links
from labpress.reading.bib.authors import positioned, read_authors
from labpress.reading.bib.dates import read_date
from labpress.reading.bib.entry_types import AUTHORLESS_TYPES, DATA_TYPES, EDITED_TYPES, ENTRY_TYPES
from labpress.reading.bib.inheritance import parents_of
from labpress.reading.bib.sources import (
    CONTRIBUTIONS,
    has_authors,
    read_collaboration,
    read_editors,
    read_venue,
    title_addition,
)
from labpress.reading.bib.status import read_status, without_status
from labpress.records.fields import BY_NAME, NOTES, PLACED, PRIVATE, is_private
from labpress.records.findings import Finding, Lines
from labpress.records.ids import is_safe, mended
from labpress.records.items import ITEM_KINDS
from labpress.records.model import Award, Location, Publication
from labpress.records.problems import Code
from labpress.records.richtext import Rich, Span, plain, text
from labpress.records.unused_fields import nearest
from labpress.text.address_fields import doi_only, is_address, linked
from labpress.text.latex import rich
from labpress.text.plain_mathematics import has_mathematics, text_of_rich

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from labpress.reading.bib.entries import Entry, Field
    from labpress.records.model import Mark

#: Options of BibLaTeX that keep an entry out of lists (manual, section 3.1.3).
_UNLISTED = frozenset({"skipbib", "dataonly"})
#: Fields without which labpress cannot say what an entry is, whose, and where it belongs.
_INDISPENSABLE = frozenset({"author", "editor", "title", "date", "year", "month", "keywords"})
#: Emphasis and links, as far as a sentence about an award has them: emphasis of 200 characters at
#: most, or a pattern would look for its end behind each star of a long text.
_MARKDOWN = re.compile(
    r"(\*{1,3}|(?<!\w)_{1,2})(?=\S)(.{1,200}?)(?<=\S)\1|\[([^\[\]]*)\]\([^()\s]*\)"
)


def read_publication(
    entry: Entry, marks: Sequence[Mark], private: Collection[str]
) -> tuple[Publication, tuple[Finding, ...]]:
    """Return the publication that *entry* describes, and everything wrong with it.

    Its location is that of the entry; whatever is wrong, a publication comes of it.
    """
    entry = without(entry, private)
    findings = list(entry.findings)
    reader = _Reader(entry, findings)
    if entry.type not in ENTRY_TYPES | DATA_TYPES:
        findings.append(_unknown_type(entry.type))
    lines = Lines(entry.source, entry.column)
    authors, others = read_authors(entry, marks, lines, findings)
    found, doi, arxiv = links.read_links(entry, lines, findings)
    title = reader.title()
    publication = Publication(
        key=_key(entry, findings),
        type=entry.type,
        title=title,
        title_text=text_of_rich(title) if has_mathematics(title) else "",
        authors=authors,
        others=others,
        date=read_date(entry, findings),
        venue=read_venue(entry, arxiv, reader.of_field),
        editors=read_editors(entry),
        edited=bool(authors) and not has_authors(entry),
        collaboration=read_collaboration(entry),
        status=read_status(entry),
        listed=reader.listed(),
        parents=tuple(parents_of(entry)),
        preprint=links.read_preprint(entry),
        abbr=reader.plain("abbr"),
        awards=reader.awards(),
        keywords=tuple(reader.keywords()),
        selected=reader.truth("selected"),
        aliases=reader.aliases(),
        preview=links.read_preview(entry, findings),
        links=found,
        doi=doi,
        arxiv=arxiv,
        abstract=reader.rich("abstract"),
        note=reader.note(),
        fields=reader.others(private),
        items=reader.items(),
        borrowed=tuple((f.name, f.value) for f in entry.fields.values() if f.borrowed),
        source=entry.source,
        private=tuple(sorted({*private} - PRIVATE)),
        location=Location("", entry.line, entry.column),
        offsets=(("preview", links.place_of(entry, BY_NAME["preview"], lines)),)
        if "preview" in entry.fields
        else (),
    )
    _report_unknown(entry, findings)
    # what could not be read of an entry is not missing from it
    unread = any(one.code in (Code.BIB_SYNTAX, Code.BIB_STRING) for one in entry.findings)
    if entry.type not in DATA_TYPES and not unread:
        _report_missing(entry, publication, findings)
    return publication, tuple(findings)


def without(entry: Entry, private: Collection[str]) -> Entry:
    """Return *entry* without the fields that the group keeps to itself, beside labpress's own.

    Those that say whose work it is and where it stands remain: they only leave the BibTeX.
    """
    hidden = {*private} - PRIVATE - _INDISPENSABLE
    if hidden.isdisjoint(entry.fields):
        return entry
    kept = {name: field for name, field in entry.fields.items() if name not in hidden}
    return replace(entry, fields=kept)


def _unknown_type(kind: str) -> Finding:
    near = get_close_matches(kind, sorted(ENTRY_TYPES), n=1)
    hint = f"write @{near[0]}" if near else "write @misc"
    return Finding(Code.BIB_UNKNOWN_TYPE, f"the type @{kind} is not known", hint, 0)


def _key(entry: Entry, findings: list[Finding]) -> str:
    if is_safe(entry.key):
        return entry.key
    key = mended(entry.key)
    message = f"the key {entry.key[:60]!r} cannot be part of an address"
    if key:
        message += f"; the entry is published as {key}"
    hint = f"write @{entry.type}{{{key or 'name2025word'},"
    findings.append(Finding(Code.BIB_KEY, message, hint, entry.key_offset))
    return key


def _report_unknown(entry: Entry, findings: list[Finding]) -> None:
    """Report fields that nobody knows, and that are near to one that labpress knows."""
    for name, field in entry.fields.items():
        if name not in BY_NAME and not field.borrowed and (meant := nearest(name)):
            message = f"the field {name} is not known"
            if name in NOTES:
                message += ", and visitors do not get it"
            hint = f"write {meant} = {{…}}, if that is meant"
            findings.append(Finding(Code.BIB_FIELD, message, hint, field.offset))


def _report_missing(entry: Entry, publication: Publication, findings: list[Finding]) -> None:
    kind = entry.type
    missing = []
    if "title" not in entry.fields or not entry.fields["title"].value.strip():
        missing.append("title")
    if not publication.authors and not publication.others and kind not in AUTHORLESS_TYPES:
        missing.append("author")
    if publication.date is None and not any(
        name in entry.fields and entry.fields[name].value.strip() for name in ("date", "year")
    ):
        missing.append("year")
    for name in missing:
        either = " or editor" if name == "author" and kind in EDITED_TYPES else ""
        findings.append(
            Finding(
                Code.BIB_MISSING_FIELD,
                f"@{kind} lacks {name}{either}",
                f"write {name} = {{…}}",
                entry.key_offset,
            )
        )


def _award(name: Rich, detail: str, formerly: tuple[str, ...]) -> Award:
    """Return an award; its permanent name once had the TeX of its mathematics."""
    if has_mathematics(name):
        formerly = (*formerly, plain(name))
    return Award(text_of_rich(name), detail, formerly)


class _Reader:
    """Reads single fields of one entry, adding what is wrong to its findings."""

    def __init__(self, entry: Entry, findings: list[Finding]) -> None:
        self.entry = entry
        self.fields = entry.fields
        self.findings = findings

    def rich(self, name: str) -> Rich:
        field = self.fields.get(name)
        return self.of_field(field) if field else ()

    def of_field(self, field: Field) -> Rich:
        """Return the text of *field*."""
        result, found = rich(field.value)
        if found:
            place = field.value_offset
            self.findings += [replace(one, offset=place + one.offset) for one in found]
        return result

    def plain(self, name: str) -> str:
        return text_of_rich(self.rich(name))

    def title(self) -> Rich:
        """Return title and subtitle; the key where there is none, so that there is a link."""
        title = self.rich("title")
        if not title:
            title = self.rich("booktitle") if self.entry.type not in CONTRIBUTIONS else ()
        if not title:
            return text(self.entry.key)
        subtitle = self.rich("subtitle")
        # some exporters write it at the end of the title, too
        if subtitle and not plain(title).endswith(plain(subtitle)):
            mark = " " if plain(title)[-1:] in ":.?!–—" else ": "
            title = (*title, Span("text", mark), *subtitle)
        return title_addition(self.entry, title, self.of_field)

    def note(self) -> Rich:
        """Return note and addendum, which BibLaTeX prints last, with their addresses as links.

        What is but an address is one of the links, and what is but a status stands with the venue.
        """
        parts: list[Rich] = []
        for name in ("note", "addendum"):
            field = self.fields.get(name)
            if field is None or is_address(field.value) or doi_only(field.value):
                continue
            note = linked(self.of_field(field))
            status, rest = without_status(plain(note)) if name == "note" else ("", plain(note))
            if note and not (status and not rest):
                parts.append(note)
        if len(parts) > 1:
            mark = " " if plain(parts[0])[-1:] in ".?!" else ". "
            return (*parts[0], Span("text", mark), *parts[1])
        return parts[0] if parts else ()

    def listed(self) -> bool:
        """Tell whether lists show the entry: BibLaTeX's ``skipbib`` and ``dataonly`` say no."""
        field = self.fields.get("options")
        for option in field.value.split(",") if field else ():
            name, _, value = option.partition("=")
            if name.strip().lower() in _UNLISTED and value.strip().lower() in ("", "true"):
                return False
        return True

    def truth(self, name: str) -> bool:
        field = self.fields.get(name)
        value = field.value.strip().strip("{}").strip().lower() if field else ""
        if field is None or value in ("", "false", "no", "0"):
            return False
        if value not in ("true", "yes", "1"):
            message = f"{name} is {value[:20]!r}, neither true nor false"
            hint = f"write {name} = {{true}}, or remove it"
            place = field.value_offset
            self.findings.append(Finding(Code.BIB_BAD_VALUE, message, hint, place))
            return False
        return True

    def keywords(self) -> Iterator[str]:
        field = self.fields.get("keywords") or self.fields.get("keyword")
        seen: set[str] = set()
        for word in re.split("[,;]", text_of_rich(self.of_field(field))) if field else ():
            if (bare := word.strip()) and bare not in seen:
                seen.add(bare)
                yield bare

    def aliases(self) -> tuple[str, ...]:
        field = self.fields.get("ids")
        if field is None:
            return ()
        aliases: dict[str, None] = {}
        for alias in filter(None, map(str.strip, field.value.split(","))):
            if is_safe(alias):
                aliases[alias] = None
                continue
            message = f"the former key {alias[:60]!r} cannot be part of an address"
            hint = "write a key of ASCII letters, digits and - _ : . / +"
            self.findings.append(Finding(Code.BIB_KEY, message, hint, field.value_offset))
        aliases.pop(self.entry.key, None)
        return tuple(aliases)

    def awards(self) -> tuple[Award, ...]:
        """Return the awards: a BibTeX list, with details beside it or in al-folio's way."""
        field, name = self.fields.get("award"), self.fields.get("award_name")
        if name is not None and name.value.strip():
            # al-folio shows award_name as a button that opens the text of award, in Markdown
            detail = _MARKDOWN.sub(lambda match: match[2] or match[3], self.plain("award"))
            return (_award(self.of_field(name), detail, ()),)
        if field is None:
            return ()
        listed = parsing.split(field.value)
        details: dict[int, str] = {}
        for one, _ in positioned(self.entry, "award+an", len(listed), "award", self.findings):
            detail = text_of_rich(rich(", ".join(one.values))[0])
            details[one.position] = ", ".join(filter(None, (details.get(one.position), detail)))
        former: dict[int, tuple[str, ...]] = {}
        name_of_field = "award+an:formerly"
        for one, _ in positioned(self.entry, name_of_field, len(listed), "award", self.findings):
            names_once = tuple(text_of_rich(rich(value)[0]) for value in one.values)
            former[one.position] = (*former.get(one.position, ()), *names_once)
        awards = []
        for position, (source, offset) in enumerate(listed, 1):
            item = replace(field, value=source, value_offset=field.value_offset + offset)
            names_once = former.get(position, ())
            awards.append(_award(self.of_field(item), details.get(position, ""), names_once))
        return tuple(award for award in awards if award.name)

    def items(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Return the ids of items that the entry names, by their kind."""
        named = (
            (kind.id, tuple(re.findall(r"[^\s,;]+", self.plain(kind.named_by_papers))))
            for kind in ITEM_KINDS.values()
            if kind.named_by_papers
        )
        return tuple((kind, ids) for kind, ids in named if ids)

    def others(self, private: Collection[str]) -> tuple[tuple[str, str], ...]:
        """Return all fields without a place of their own, as plain text."""
        return tuple(
            (name, text_of_rich(rich(field.value)[0]))
            for name, field in self.fields.items()
            if name not in PLACED and not is_private(name, private)
        )
