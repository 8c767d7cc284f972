"""Queries: which publications a list shows, how it is grouped and in which order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from labpress.formatting.publication_kinds import KINDS, kind_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from labpress.records.model import Publication

GroupBy: TypeAlias = Literal["none", "year", "theme", "kind"]
Order: TypeAlias = Literal["newest", "oldest", "title", "file", "keys"]

GROUPINGS: tuple[GroupBy, ...] = ("none", "year", "theme", "kind")
ORDERS: tuple[Order, ...] = ("newest", "oldest", "title", "file", "keys")

#: The group of what has a status and no year yet.
FORTHCOMING = "forthcoming"


@dataclass(frozen=True, slots=True)
class Query:
    """Which publications a list shows: those for which every condition given holds.

    ``themes``, ``people``, ``kinds``: ids, of which one must fit (``kinds`` may also hold entry
    types). ``years``: closed ranges, None for an open end. ``award``: None for all, "" for any
    award, else text that an award's name must contain (without regard to case). ``keys``: only
    these. ``limit``: at most so many, after ordering.
    """

    themes: tuple[str, ...] = ()
    years: tuple[tuple[int | None, int | None], ...] = ()
    people: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    award: str | None = None
    selected: bool = False
    keys: tuple[str, ...] = ()
    group_by: GroupBy = "none"
    order: Order = "newest"
    limit: int | None = None

    @property
    def complete(self) -> bool:
        """Whether the list leaves nothing out."""
        return self == Query(group_by=self.group_by, order=self.order)

    @property
    def whole_theme(self) -> str:
        """The id of the theme of which this list shows all, or the empty string."""
        if len(self.themes) == 1 and self == Query(
            themes=self.themes, group_by=self.group_by, order=self.order
        ):
            return self.themes[0]
        return ""

    def accepts(self, publication: Publication) -> bool:
        """Whether *publication* meets every condition but ``keys`` and ``limit``."""
        if not publication.listed and publication.key not in self.keys:
            return False
        if self.themes and not set(self.themes) & set(publication.themes):
            return False
        if self.selected and not publication.selected:
            return False
        if self.kinds and not {publication.type, kind_of(publication)} & set(self.kinds):
            return False
        if not in_years(publication.year, self.years):
            return False
        if self.people and set(self.people).isdisjoint(publication.persons):
            return False
        if self.award is None:
            return True
        wanted = self.award.casefold()
        return any(wanted in award.name.casefold() for award in publication.awards)


def ordered(
    publications: list[Publication], order: Order, keys: tuple[str, ...] = ()
) -> list[Publication]:
    """Return *publications*, which stand in file order, in *order*; equals keep file order."""
    if order == "file":
        return publications
    if order == "keys":
        position = {key: index for index, key in enumerate(keys)}
        return sorted(publications, key=lambda p: position.get(p.key, len(position)))
    if order == "title":
        return sorted(publications, key=lambda p: p.plain_title.casefold())
    sign = 1 if order == "oldest" else -1
    return sorted(publications, key=lambda p: sign * _day_number(p))


def grouped(
    publications: list[Publication], group_by: GroupBy, themes: Mapping[str, object]
) -> list[tuple[str, list[Publication]]]:
    """Return *publications* as groups: pairs of group id and members, in display order.

    Group ids are years, theme ids or kinds; the group of those that have none is ``""`` and comes
    last. Years keep the order of their first member. A paper of two themes stands in both.
    """
    if group_by == "none":
        return [("", publications)]
    groups: dict[str, list[Publication]] = {}
    for publication in publications:
        for group in _groups_of(publication, group_by):
            groups.setdefault(group, []).append(publication)
    sequence: list[str] = []
    if group_by == "theme":
        sequence = [theme for theme in themes if theme in groups]
    elif group_by == "kind":
        sequence = [kind for kind in KINDS if kind in groups]
    else:
        sequence = [group for group in groups if group]
    if "" in groups:
        sequence.append("")
    return [(group, groups[group]) for group in sequence]


def parse_years(text: str) -> tuple[tuple[int | None, int | None], ...]:
    """Read ``2023``, ``2020-2023``, ``2020-`` or ``-2019``, several separated by commas or spaces.

    Raises :class:`ValueError` with a message for the author of the page.
    """
    spans: list[tuple[int | None, int | None]] = []
    for word in re.split(r"[\s,]+", text.strip()):
        match = re.fullmatch(r"(\d{4})?(?:(-|–)(\d{4})?)?", word)
        if not match or not (match[1] or match[3]):
            raise ValueError(f"'{word}' is not a year or a range of years such as 2020-2023")
        first = int(match[1]) if match[1] else None
        last = int(match[3]) if match[3] else (None if match[2] else first)
        spans.append((first, last))
    return tuple(spans)


def in_years(year: int | None, spans: tuple[tuple[int | None, int | None], ...]) -> bool:
    """Whether *year* lies in one of *spans*; without spans, any year does."""
    if not spans:
        return True
    return year is not None and any(
        (first or year) <= year <= (last or year) for first, last in spans
    )


def _day_number(publication: Publication) -> int:
    year, month, day = publication.date.sort_key if publication.date else (0, 0, 0)
    if not year and publication.status:
        # what is on its way comes after everything that is out
        year = 9999
    return (year * 16 + month) * 32 + day


def _groups_of(publication: Publication, group_by: GroupBy) -> tuple[str, ...]:
    if group_by == "theme":
        return publication.themes or ("",)
    if group_by == "kind":
        return (kind_of(publication),)
    if publication.year:
        return (str(publication.year),)
    return (FORTHCOMING if publication.status else "",)
