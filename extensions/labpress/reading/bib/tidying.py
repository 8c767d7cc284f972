"""An entry from elsewhere, in the form in which a group keeps its own."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from labpress.names.parsing import parse, split
from labpress.reading.bib.parser import read_block
from labpress.reading.bib.same_work import free_key
from labpress.reading.bib.splitter import blocks
from labpress.reading.insertion import Refused
from labpress.records.ids import is_safe, mended
from labpress.records.problems import Code
from labpress.text.latex import text_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from labpress.reading.bib.raw_entry import RawEntry, RawField

#: Fields that databases and managers write for themselves.
_PRIVATE = frozenset(
    """
    added-at biburl bibsource bibsource2 date-added date-modified file interhash intrahash
    mendeley-groups owner timestamp __markedentry
    """.split()
)
_ARTICLES = frozenset("a an the on in of for to towards toward and de der die das ein eine".split())
_WORD = re.compile(r"[^\W_]+")


def entries_in(text: str) -> list[RawEntry]:
    """Return the entries of a BibTeX *text*, its own ``@string`` put in.

    Raises Refused for a text that has none, or one that cannot be read.
    """
    raws = [raw for block in blocks(text) for raw in read_block(block.text)]
    strings = {
        field.name: "".join(piece.text for piece in field.pieces)
        for raw in raws
        if raw.type == "string"
        for field in raw.fields
    }
    found = [_with_strings(raw, strings) for raw in raws if raw.type not in ("string", "")]
    if not found:
        raise Refused("there is no BibTeX entry in it")
    for raw in found:
        for finding in raw.findings:
            if finding.code is Code.BIB_SYNTAX:
                raise Refused(f"its BibTeX cannot be read: {finding.message}")
    return found


def tidied(raw: RawEntry, key: str) -> str:
    """Return *raw* as BibTeX under *key*: one field a line, aligned, private fields left out."""
    fields = [field for field in raw.fields if field.name not in _PRIVATE]
    width = max((len(field.name) for field in fields), default=0)
    lines = [f"  {field.name:<{width}} = {_value(raw, field)},\n" for field in fields]
    return f"@{raw.type}{{{key},\n{''.join(lines)}}}\n"


def new_key(raw: RawEntry, taken: Collection[str]) -> str:
    """Return a key for *raw* that is none of *taken* (in folded case): ``weide2024engines``.

    It is made of the first author's family name, the year and the first word of the title that
    tells something.
    """
    family = ""
    if names := split(_text(raw, "author") or _text(raw, "editor")):
        family = parse(names[0][0]).family
    year = re.search(r"\d{4}", _text(raw, "year") or _text(raw, "date"))
    words = _WORD.findall(text_of(_text(raw, "title")).lower())
    word = next((one for one in words if one not in _ARTICLES), "")
    joined = "".join(_WORD.findall(family.lower())) + (year[0] if year else "") + word
    base = mended(joined) or (raw.key if is_safe(raw.key) else "") or "entry"
    return free_key(base, taken) if base.casefold() in taken else base


def _with_strings(raw: RawEntry, strings: Mapping[str, str]) -> RawEntry:
    """Return *raw* with the abbreviations that *strings* defines written out."""

    def written(field: RawField) -> RawField:
        pieces = [
            replace(one, text=strings[one.text.lower()], macro=False)
            if one.macro and one.text.lower() in strings
            else one
            for one in field.pieces
        ]
        if not any(one.macro for one in pieces):
            pieces = [replace(pieces[0], text="".join(one.text for one in pieces))]
        return replace(field, pieces=tuple(pieces))

    return replace(raw, fields=tuple(written(field) for field in raw.fields if field.pieces))


def _value(raw: RawEntry, field: RawField) -> str:
    """Return the value of *field* as BibTeX: text in braces, abbreviations as they are."""
    if len(field.pieces) == 1 and not field.pieces[0].macro:
        return f"{{{' '.join(field.pieces[0].text.split())}}}"
    parts = [one.text if one.macro else f"{{{one.text}}}" for one in field.pieces]
    return " # ".join(parts)


def _text(raw: RawEntry, name: str) -> str:
    """Return the text of a field, or nothing."""
    return next(
        ("".join(one.text for one in field.pieces) for field in raw.fields if field.name == name),
        "",
    )
