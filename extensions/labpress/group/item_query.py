"""Which items a list shows, grouped and ordered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from labpress.group.query import in_years
from labpress.text.dates import latest, parse_date

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from labpress.group.lab import Lab
    from labpress.records.items import Item, ItemKind
    from labpress.records.model import Date

ItemOrder: TypeAlias = Literal["newest", "oldest", "title", "file"]
ORDERS: tuple[ItemOrder, ...] = ("newest", "oldest", "title", "file")
GROUPINGS = ("none", "type", "year", "status")


@dataclass(frozen=True, slots=True)
class ItemQuery:
    """Which items of a kind a list shows: those for which every condition given holds.

    ``types``: words of the field ``type``. ``people``, ``themes``, ``papers``: ids, of which the
    item must name one (a paper may name the item instead). ``years``: closed ranges, one of which
    the item falls into. ``status``: one of the kind's ``states``, or empty. ``ids``: just these, in
    this order. ``limit``: at most so many, after ordering.
    """

    types: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    years: tuple[tuple[int | None, int | None], ...] = ()
    status: str = ""
    ids: tuple[str, ...] = ()
    order: ItemOrder | None = None
    limit: int | None = None

    @property
    def complete(self) -> bool:
        """Whether the list leaves nothing out."""
        return self == ItemQuery(order=self.order)


def select(lab: Lab, kind: ItemKind, query: ItemQuery, today: date) -> list[Item]:
    """Return the items that *query* asks for, in its order."""
    every = lab.items.get(kind.id, {})
    order = query.order
    if order is None and kind.by_day and kind.states and query.status == kind.states[0]:
        order = "oldest"  # what comes next comes first
    if query.ids:
        chosen = [every[item_id] for item_id in query.ids]
    else:
        chosen = in_order(every.values(), kind, order)
    chosen = [item for item in chosen if _accepts(lab, kind, query, item, today)]
    return chosen if query.limit is None else chosen[: query.limit]


def _accepts(lab: Lab, kind: ItemKind, query: ItemQuery, item: Item, today: date) -> bool:
    if query.types and item.text("type") not in query.types:
        return False
    for to, wanted in (("person", query.people), ("theme", query.themes)):
        if wanted and not set(wanted) & set(item.names(kind, to)):
            return False
    if query.papers and not set(query.papers) & {paper.key for paper in lab.papers_of(item)}:
        return False
    if query.years and not any(in_years(year, query.years) for year in years_of(item, kind)):
        return False
    return not query.status or status(item, kind, today) == query.status


def in_order(items: Iterable[Item], kind: ItemKind, order: ItemOrder | None = None) -> list[Item]:
    """Return *items*, which stand in file order, in *order*; equals keep file order."""
    order = order or ("newest" if kind.newest_first else "file")
    if order == "title":
        return sorted(items, key=lambda item: item.title.casefold())
    if order == "file":
        return list(items)
    return sorted(items, key=lambda item: _sort_key(item, kind), reverse=order == "newest")


def _sort_key(item: Item, kind: ItemKind) -> tuple[int, int, int]:
    date = dated(item, kind)
    return date.sort_key if date else (0, 0, 0)


def dated(item: Item, kind: ItemKind) -> Date | None:
    """Return the date under which an item is listed: of its beginning, else of its end."""
    single = item.date(kind.start) or item.date(kind.end)
    return single or max(_several(item, kind), key=lambda date: date.sort_key, default=None)


def _several(item: Item, kind: ItemKind) -> list[Date]:
    texts = (ref.text for one in kind.of_type("dates") for ref in item.references(one.name))
    return [date for text in texts if (date := parse_date(text))]


def years_of(item: Item, kind: ItemKind) -> Iterable[int]:
    """Return the years in which an item is, as far as they are known."""
    if several := _several(item, kind):
        return [date.year for date in several]
    dates = [date for name in (kind.start, kind.end) if (date := item.date(name))]
    return range(dates[0].year, dates[-1].year + 1) if dates else range(0)


def status(item: Item, kind: ItemKind, today: date) -> str:
    """Return what an item is called on the day *today*; nothing for a kind without ``states``.

    It is over when its last day has passed: of a month or a year, that is the last one in it; or
    when its own field says so.
    """
    if kind.states is None:
        return ""
    if kind.ended(item):
        return kind.states[1]
    end = item.date(kind.end)
    if end is None and kind.by_day:
        end = item.date(kind.start)
    over = end is not None and latest(end) < (today.year, today.month, today.day)
    return kind.states[over]
