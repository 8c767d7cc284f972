"""How an item is written: its facts in one line, its people, its links. Pure functions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from labpress.formatting.bylines import BETWEEN_AUTHORS, date_text, period_text
from labpress.text.dates import parse_date
from labpress.text.messages import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from labpress.records.items import Item, ItemField, ItemKind
    from labpress.records.model import Date
    from labpress.text.messages import Messages

#: Stands between two facts, in every output.
BETWEEN_FACTS = " · "

#: What of an item names kinds that have a place of their own in an entry or on a page.
_PLACED = ("person", "paper", "theme")


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a fact. ``date``: the day that it states. ``kind``, ``id``: what it names."""

    text: str
    date: Date | None = None
    kind: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """What the field ``name`` says, as printed: ``parts`` joined by commas, after the label."""

    name: str
    parts: tuple[Part, ...]
    label: str = ""

    def __str__(self) -> str:
        text = BETWEEN_AUTHORS.join(part.text for part in self.parts)
        return f"{self.label}: {text}" if self.label else text


def facts(
    item: Item,
    kind: ItemKind,
    name_of: Callable[[str, str], str],
    words: Messages = ENGLISH,
    status: str = "",
) -> Iterator[Fact]:
    """Yield the facts of *item* in the order of its fields; *name_of* names records.

    Beginning and end are one fact, at the place of the first of them. *status*: which of the kind's
    states the item is in today; without it, only one that the item states itself is told.
    """
    for field in kind.fields:
        label = words.gettext(field.label) if field.label else ""
        match field.type:
            case "word":
                word = item.text(field.name)
                if field.name == kind.state and not kind.ended(item):
                    word = status
                if word:
                    yield Fact(field.name, (Part(words.gettext(field.words[word])),), label)
            case "text":
                if text := item.text(field.name):
                    yield Fact(field.name, (Part(text),), label)
            case "date":
                if fact := _date_fact(item, kind, field, words):
                    yield fact
            case "dates":
                dates = [parse_date(ref.text) for ref in item.references(field.name)]
                if parts := tuple(Part(date_text(date, words=words), date) for date in dates):
                    yield Fact(field.name, parts, label)
            case "references" if field.to not in _PLACED:
                parts = tuple(
                    Part(
                        name_of(field.to, ref.id) if ref.id else ref.text,
                        kind=field.to if ref.id else "",
                        id=ref.id,
                    )
                    for ref in item.references(field.name)
                )
                if parts:
                    yield Fact(field.name, parts, label)


def _date_fact(item: Item, kind: ItemKind, field: ItemField, words: Messages) -> Fact | None:
    if field.name in (kind.start, kind.end) and not kind.apart:
        return _period_fact(item, kind, field, words)
    date = item.date(field.name)
    if date is None:
        return None
    label = words.gettext(field.label) if field.label else ""
    return Fact(field.name, (Part(date_text(date, words=words), date),), label)


def _period_fact(item: Item, kind: ItemKind, field: ItemField, words: Messages) -> Fact | None:
    start, end = item.date(kind.start), item.date(kind.end)
    first = start or end
    if first is None or field.name != (kind.start if start else kind.end):
        return None
    text = days_text(first, end, words) if kind.by_day else period_text(start, end, words)
    return Fact(field.name, (Part(text, first),))


def days_text(start: Date, end: Date | None, words: Messages = ENGLISH) -> str:
    """Return days: ``3 May 2025``, ``3–5 May 2025``, ``30 May 2025 – 2 June 2025``."""
    if end is None or end == start:
        return date_text(start, words=words)
    same_month = (start.year, start.month) == (end.year, end.month)
    if words.locale.language == "en" and same_month and start.day and end.day:
        return f"{start.day}–{date_text(end)}"
    return f"{date_text(start, words=words)} – {date_text(end, words=words)}"


def people(item: Item, kind: ItemKind, name_of: Callable[[str, str], str]) -> tuple[Part, ...]:
    """Return the people of *item*, in order."""
    return tuple(
        Part(name_of("person", ref.id) if ref.id else ref.text, None, "person", ref.id)
        for field in kind.naming("person")
        for ref in item.references(field.name)
    )


def links(item: Item, kind: ItemKind) -> Iterator[tuple[ItemField, str]]:
    """Yield the links of *item*: the field and the address."""
    for field in kind.of_type("address", "file"):
        if address := item.text(field.name):
            yield field, address


def summary(item: Item, kind: ItemKind) -> str:
    """Return the paragraph that tells what *item* is."""
    return next(filter(None, (item.text(f.name) for f in kind.of_type("summary"))), "")


def plain_entry(
    item: Item,
    kind: ItemKind,
    name_of: Callable[[str, str], str],
    words: Messages = ENGLISH,
    status: str = "",
) -> str:
    """Return the entry of *item* as one plain text, for outputs without a design of ours."""
    parts = [
        item.title,
        BETWEEN_AUTHORS.join(part.text for part in people(item, kind, name_of)),
        BETWEEN_FACTS.join(str(fact) for fact in facts(item, kind, name_of, words, status)),
        summary(item, kind),
    ]
    return ". ".join(part.rstrip(".") for part in parts if part) + "."
