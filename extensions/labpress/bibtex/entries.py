"""The group's publications as the entries that pybtex's styles work with.

Styles see what stands in the file: the fields' LaTeX, with every ``@string`` and every inherited
field put in. Only what pybtex could not print, or what no page may hold, is exchanged: LaTeX
beyond accents by its text, marks in names by nothing, an address that is not safe by nothing,
and an entry type that the style does not know by the nearest one that it does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pybtex.database import BibliographyData, Entry, Person
from pybtex.errors import capture
from pybtex.plugin import PluginNotFound, find_plugin
from pybtex.richtext import Text

from labpress.names import parsing
from labpress.reading.bib.parser import read_block
from labpress.records.fields import FIELDS, LINKS
from labpress.text.latex import rich
from labpress.text.plain_mathematics import text_of_rich

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from labpress.records.model import Name, Publication

#: Fields that have another form here, or that pybtex would act upon: it follows ``crossref``.
_NOT_AS_WRITTEN = frozenset({"author", "editor", "crossref", "xdata", "eprint"}).union(
    *(row.names for row in LINKS)
)

#: BibLaTeX's types and others, as what BibTeX's styles can print them (BibLaTeX's manual, 2.1).
_NEAREST = {
    "collection": "proceedings",
    "conference": "inproceedings",
    "mvbook": "book",
    "mvcollection": "proceedings",
    "mvproceedings": "proceedings",
    "report": "techreport",
    "thesis": "phdthesis",
    "bookinbook": "inbook",
    "suppbook": "inbook",
    "suppcollection": "incollection",
    "inreference": "incollection",
    "suppperiodical": "article",
}
#: Fields of the text that have several names: styles know one of BibTeX's or BibLaTeX's.
_SYNONYMS = tuple(row.names for row in FIELDS if row.also and not row.placed and not row.private)
_SPECIAL = str.maketrans(
    {"\\": r"\textbackslash{}", "{": "", "}": "", "~": r"\textasciitilde{}"}
    | {sign: "\\" + sign for sign in "%$&#_"}
)


def bibliography_data(
    publications: Mapping[str, Publication], style: str = "unsrt"
) -> BibliographyData:
    """Return *publications* as pybtex entries; *style* is the one that knows the fewest types."""
    data = BibliographyData()
    known = _types(style)
    with capture():  # what could be wrong was reported by our reader, with its place
        for publication in publications.values():
            data.add_entry(publication.key, _entry(publication, known))
    return data


def _types(style: str) -> frozenset[str]:
    """Return the entry types that a pybtex formatting style can print."""
    try:
        plugin = find_plugin("pybtex.style.formatting", style)
    except PluginNotFound:
        plugin = find_plugin("pybtex.style.formatting", "unsrt")
    methods = [name for name in dir(plugin) if name.startswith(("get_", "format_"))]
    types = (name.removeprefix("get_").removesuffix("_template") for name in methods)
    return frozenset({*types, *(name.removeprefix("format_") for name in methods)})


def _entry(publication: Publication, known: frozenset[str]) -> Entry:
    raw = latex_fields(publication)
    kind = publication.type
    if kind not in known:
        kind = _NEAREST.get(kind, "misc")
    entry = Entry(kind if kind in known else "misc", fields=dict(_fields(publication, raw)))
    role = "author" if raw.get("author", "").strip() else "editor"
    _add(entry, role, (author.own_name for author in publication.authors))
    if publication.others:
        entry.add_person(Person(parsing.OTHERS), role)
    if role == "author":
        _add(
            entry,
            "editor",
            (parsing.parse(name) for name, _ in parsing.split(raw.get("editor", ""))),
        )
    return entry


def latex_fields(publication: Publication) -> dict[str, str]:
    """Return all fields of *publication* as LaTeX, ``@string`` and inherited ones put in."""
    found: dict[str, str] = {}
    entry = next(iter(read_block(publication.source)), None)
    for field in entry.fields if entry else ():
        if not any(piece.macro for piece in field.pieces):
            found[field.name] = "".join(piece.text for piece in field.pieces)
    return found | dict(publication.borrowed)


def _fields(publication: Publication, raw: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name, value in raw.items():
        if name not in _NOT_AS_WRITTEN and "+an" not in name:
            yield name, _readable(value)
    for names in _SYNONYMS:
        stated = next((raw[name] for name in names if name in raw), None)
        if stated is not None:
            yield from ((name, _readable(stated)) for name in names if name not in raw)
    if not raw.get("title", "").strip():
        yield "title", _escaped(publication.plain_title)
    if publication.date:
        yield "year", str(publication.date.year)
    if publication.doi:
        yield "doi", publication.doi
    if publication.arxiv:
        yield "eprint", publication.arxiv
    # of two links of one kind, the first one counts
    for link in reversed(publication.links):
        if link.kind != "doi" and link.url.startswith(("http://", "https://")):
            yield link.kind, link.url


def _readable(value: str) -> str:
    """Return the LaTeX *value*, or its text where pybtex would print commands or lose text."""
    if not any(sign in value for sign in "\\$%<&"):
        return value
    try:
        printed = str(Text.from_latex(value))
    except Exception:  # latexcodec raises many kinds, and braces may not match
        return _escaped(_text(value))
    if "%" in value or any(sign in printed for sign in "\\$<&"):
        return _escaped(_text(value))
    return value


def _text(value: str) -> str:
    """Return the LaTeX *value* as plain text, its mathematics in plain characters."""
    return text_of_rich(rich(value)[0])


def _escaped(text: str) -> str:
    """Return plain *text* as LaTeX whose letters no style changes."""
    return "{" + text.translate(_SPECIAL) + "}"


def _add(entry: Entry, role: str, people: Iterable[Name]) -> None:
    for name in people:
        entry.add_person(_person(name), role)


def _person(name: Name) -> Person:
    if name.literal:
        return Person(last=_escaped(name.family))
    parts = (name.given, name.particle, name.family, name.suffix)
    given, particle, family, suffix = (part.translate(_SPECIAL) for part in parts)
    return Person(first=given, prelast=particle, last=family, lineage=suffix)
