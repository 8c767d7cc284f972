"""Fields that an entry takes from others: ``crossref`` and ``xdata``.

The rules are those of BibLaTeX's manual (section 2.4.1 and appendix B, default inheritance):
what the parent calls its title is the child's ``booktitle`` or ``journaltitle``. Fields that
say what the parent itself is (its key's aliases, addresses, abstract, awards, …) are marked so in
:mod:`labpress.records.fields`, and are not inherited.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from labpress.records.fields import OWN
from labpress.records.findings import Finding
from labpress.records.problems import Code
from labpress.text.enumeration import all_of
from labpress.text.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from labpress.reading.bib.entries import Entry, Field

_IN_BOOK = frozenset(
    """
    inbook incollection inproceedings conference inreference bookinbook suppbook
    suppcollection
    """.split()
)
#: Works of several volumes: their titles are those of the whole.
_WHOLE_WORKS = frozenset({"mvbook", "mvcollection", "mvproceedings", "mvreference"})
_BOOKS = frozenset({"book", "inbook", "bookinbook", "suppbook"})
#: Parts of a book, which are by the book's authors if they name no others.
_PARTS = frozenset({"inbook", "bookinbook", "suppbook"})
_OF_AUTHORS = frozenset({"book", "mvbook"})
_TITLES = frozenset({"title", "subtitle", "titleaddon"})
_IN_PERIODICAL = frozenset({"article", "suppperiodical"})
#: How many parents, and parents of parents, are followed for one entry.
_MOST = 16


def inherit(entry: Entry, by_key: Mapping[str, Entry]) -> Entry:
    """Return *entry* with the fields that it inherits.

    *by_key*: entries by key in folded case. A parent that does not exist is reported.
    """
    whole = _inherit(entry, by_key, (entry.key.casefold(),), iter(range(_MOST)))
    if circle := _circle(entry, by_key):
        whole = replace(whole, findings=(*whole.findings, circle))
    return whole


def _circle(entry: Entry, by_key: Mapping[str, Entry]) -> Finding | None:
    """Return what is wrong where the parents of *entry* lead back to it.

    It is told once: at the entry of the circle whose key is the first of all.
    """
    start = entry.key.casefold()
    for field, named in _named(entry):
        ahead: list[tuple[str, tuple[str, ...]]] = [(named.casefold(), (start,))]
        for _ in range(_MOST):
            if not ahead:
                break
            key, path = ahead.pop()
            if key == start and len(path) > 1 and start == min(path):
                keys = [by_key[one].key if one in by_key else one for one in path]
                message = f"{field.name} leads through {all_of(keys[1:])} back to {entry.key}"
                hint = f"remove {field.name} here or there"
                return Finding(Code.BIB_CROSSREF, message, hint, field.value_offset)
            if key not in path and (parent := by_key.get(key)):
                ahead += [(one.casefold(), (*path, key)) for one in parents_of(parent)]
    return None


def parents_of(entry: Entry) -> Iterator[str]:
    """Yield the keys of the entries that *entry* names as those to take fields from."""
    for _, key in _named(entry):
        yield key


def _named(entry: Entry) -> Iterator[tuple[Field, str]]:
    for name in ("xdata", "crossref"):
        if field := entry.fields.get(name):
            keys = filter(None, map(str.strip, field.value.split(",")[:_MOST]))
            yield from ((field, key) for key in keys)


def _inherit(
    entry: Entry, by_key: Mapping[str, Entry], path: tuple[str, ...], budget: Iterator[int]
) -> Entry:
    """Inherit along *path*, the keys from the first child on, while *budget* lasts."""
    fields = dict(entry.fields)
    findings = list(entry.findings)
    for field, key in _named(entry):
        folded = key.casefold()
        parent = by_key.get(folded)
        if parent is None:
            findings.append(_missing(field, key, by_key))
        elif folded in path or next(budget, None) is None:
            message = f"{field.name} leads from {key} back to itself, or too far"
            hint = f"remove {field.name}"
            findings.append(Finding(Code.BIB_CROSSREF, message, hint, field.value_offset))
        else:
            whole = _inherit(parent, by_key, (*path, folded), budget)
            _take(entry.type, fields, whole, field, everything=field.name == "xdata")
    return replace(entry, fields=fields, findings=tuple(findings))


def _take(
    kind: str, fields: dict[str, Field], parent: Entry, via: Field, *, everything: bool
) -> None:
    """Add to *fields* what *parent* has and they lack; its place is that of the reference."""
    for name, field in parent.fields.items():
        targets = [name]
        if not everything:
            targets = [_target(kind, parent.type, name)]
            if name == "author" and parent.type in _OF_AUTHORS and kind in _PARTS:
                targets.append(name)
        elif name in ("ids", "xdata", "crossref"):
            targets = []
        for target in targets:
            if target and target not in fields and "+an" not in target:
                fields[target] = replace(
                    field,
                    name=target,
                    offset=via.offset,
                    value_offset=via.value_offset,
                    end=via.end,
                    borrowed=True,
                )


def _target(kind: str, parent: str, name: str) -> str:
    """Return the name under which a child of type *kind* inherits *name*, or ""."""
    if parent in _WHOLE_WORKS and kind not in _WHOLE_WORKS:
        if name in _TITLES:
            return f"main{name}"
        if name == "author" and kind in _BOOKS:
            return name
    if kind in _IN_BOOK:
        if name in _TITLES:
            return f"book{name}"
        if name == "author":
            return "bookauthor"
    elif kind in _IN_PERIODICAL and parent in ("periodical", "journal"):
        if name in _TITLES:
            return f"journal{name}"
    elif name in ("author", "title"):
        # classic BibTeX copies whatever is missing
        return name
    return "" if name in OWN else name


def _missing(field: Field, key: str, by_key: Mapping[str, Entry]) -> Finding:
    folded = key.casefold()
    near = nearest(folded, by_key)
    hint = f"write {by_key[near].key}" if near else f"add the entry {key}, or remove it"
    message = f"{field.name} names {key}, which does not exist"
    return Finding(Code.BIB_CROSSREF, message, hint, field.value_offset)
