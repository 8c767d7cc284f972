"""What items name, and which items papers name: ids put in order, and unknown ones reported."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from labpress.group.kinds import KINDS
from labpress.records.items import Item, Reference
from labpress.records.model import Location
from labpress.records.problems import Code, Problem
from labpress.text.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from labpress.group.catalogue import Catalogue
    from labpress.group.kinds import Kind
    from labpress.records.items import ItemField, ItemKind, Value
    from labpress.records.model import Publication

#: Fields in which a paper says who paid for it.
_FUNDING = ("funding", "acknowledgements", "acknowledgments", "acknowledgement")


#: What a number begins and ends with, as it stands in a text.
_WORD = re.compile(r"[\w-]+")


def resolved(
    items: Iterable[Item],
    kind: ItemKind,
    catalogue: Catalogue,
    problems: list[Problem],
) -> Iterator[Item]:
    """Yield *items*, all of *kind*, with present ids.

    What they name and *catalogue* does not have is reported and left out.
    """
    for item in items:
        fields = {one.name: one for one in kind.fields if one.to}
        values: list[tuple[str, Value]] = []
        for name, value in item.values:
            if name not in fields or not isinstance(value, tuple):
                values.append((name, value))
                continue
            kept = tuple(_resolved(item, fields[name], value, catalogue, problems))
            if kept:
                values.append((name, kept))
        yield replace(item, values=tuple(values))


def _resolved(
    item: Item,
    field: ItemField,
    references: Iterable[Reference],
    catalogue: Catalogue,
    problems: list[Problem],
) -> Iterator[Reference]:
    seen = set()
    for reference in references:
        if not reference.id:
            yield reference
            continue
        found = catalogue.find(field.to, reference.id)
        if found is None:
            hint = "a name that has no record is written with its capital letters"
            hint = hint if field.free else ""
            declared, known = catalogue.kinds[field.to], catalogue.ids(field.to)
            problems.append(_unknown(field.name, declared, reference, known, item.id, hint))
        elif found not in seen:
            seen.add(found)
            yield replace(reference, id=found)


def _unknown(
    field: str,
    kind: Kind,
    reference: Reference,
    known: Collection[str],
    record: str,
    hint: str = "",
) -> Problem:
    """Return the problem of a reference to nothing."""
    near = nearest(reference.text, known)
    hint = f"did you mean “{near}”?" if near else hint
    message = f"“{field}”: there is no {kind.noun} “{reference.text}”"
    return Problem(kind.unknown, reference.location, message, hint, record)


def named_by_papers(
    kind: ItemKind,
    papers: Iterable[Publication],
    find: Callable[[str, str], str | None],
    ids: Callable[[str], Collection[str]],
    problems: list[Problem],
) -> Mapping[str, tuple[str, ...]]:
    """Return key -> the items of *kind* that the paper names; unknown ones are reported.

    A group that has no items of this kind may use the field for something else.
    """
    found: dict[str, tuple[str, ...]] = {}
    if not any(ids(kind.id)):
        return found
    for paper in papers:
        named = []
        for word in dict(paper.items).get(kind.id, ()):
            item_id = find(kind.id, word)
            if item_id is not None:
                named.append(item_id)
                continue
            # of several versions, the one that names it
            naming = (e for e in paper.entries if word in dict(e.items).get(kind.id, ()))
            stated = next(naming, paper)
            where = _place(stated, kind.named_by_papers, word)
            reference = Reference(word, word, where)
            problems.append(
                _unknown(kind.named_by_papers, KINDS[kind.id], reference, ids(kind.id), stated.key)
            )
        if named:
            found[paper.key] = tuple(dict.fromkeys(named))
    return found


def stated_numbers(
    kind: ItemKind,
    items: Iterable[Item],
    papers: Iterable[Publication],
    named: Mapping[str, tuple[str, ...]],
) -> Iterator[Problem]:
    """Propose the items of *kind* whose numbers papers state without naming the items.

    *named*: key -> the items that the paper names. A number is never taken for a name: the same
    digits may be another funder's.
    """
    numbers = [(item.id, number) for item in items if (number := item.text(kind.number))]
    by_word: dict[str, list[int]] = {}
    for at, (_, number) in enumerate(numbers):
        by_word.setdefault(next(iter(_WORD.findall(number)), ""), []).append(at)
    for paper in papers:
        texts = [
            (entry, name, text)
            for entry in paper.entries
            for name, text in entry.fields
            if name in _FUNDING
        ]
        for entry, name, text in texts:
            words = {"", *_WORD.findall(text)}
            for at in sorted(at for word in words for at in by_word.get(word, ())):
                item_id, number = numbers[at]
                stated = re.search(rf"(?<![\w-]){re.escape(number)}(?![\w-])", text)
                if not stated or item_id in named.get(paper.key, ()):
                    continue
                where = _place(entry, name, number)
                message = (
                    f"“{name}” states “{number}”, "
                    f"which is the number of the {kind.noun} “{item_id}”"
                )
                hint = f"if it is that one, write `{kind.named_by_papers} = {{{item_id}}}`"
                yield Problem(Code.GRANT_NUMBER, where, message, hint, entry.key)


def _place(paper: Publication, field: str, word: str) -> Location:
    """Return the place of *word* in a field of the entry, or that of the entry."""
    pattern = rf"(?is)(?<![\w-]){re.escape(field)}\s*=[^=]*?(?<![\w-]){re.escape(word)}(?![\w-])"
    match = re.search(pattern, paper.source)
    if match is None:
        return paper.location
    before = paper.source[: match.end() - len(word)]
    lines = before.count("\n")
    column = len(before) - (before.rfind("\n") + 1) + 1
    return Location(paper.location.file, paper.location.line + lines, column)
