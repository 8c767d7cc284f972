"""Who counts as a member of the group, and when: the three settings of ``labpress_bold``."""

from __future__ import annotations

from calendar import monthrange
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from labpress.records.model import SEASON_MONTHS

if TYPE_CHECKING:
    from labpress.records.model import Date, Person, Position

#: ``ever``: everybody who is or was a member. ``at-publication``: whoever was one when the
#: paper appeared. ``current``: whoever is one now.
BoldPolicy: TypeAlias = Literal["ever", "at-publication", "current"]

BOLD_POLICIES: tuple[BoldPolicy, ...] = get_args(BoldPolicy)


def is_bold(person: Person, date: Date | None, policy: BoldPolicy) -> bool:
    """Say whether *person*, surely an author of a paper of *date*, is printed as a member.

    Under ``at-publication`` partial dates stand for all the days they may mean, and doubt
    counts for the person: whoever left in March 2025 is a member in a paper of "2025". A date
    that is not known never speaks against anybody.
    """
    if not person.member:
        return False
    if policy == "current":
        return person.current
    return policy == "ever" or was_member(person, date)


def was_member(person: Person, date: Date | None) -> bool:
    """Say whether *person* may have been a member at *date*; doubt counts for the person."""
    if not person.member:
        return False
    return date is None or any(_covers(position, date) for position in person.held)


def around(person: Person, date: Date | None, *, before: int, after: int) -> bool:
    """Say whether *date* may lie in the time of *person* or so many years *before* or *after*.

    What is not known never speaks against anybody.
    """
    return date is None or any(_covers(one, date, before, after) for one in person.held)


def _covers(position: Position, date: Date, before: int = 0, after: int = 0) -> bool:
    if position.start and _latest(date) < _shifted(_earliest(position.start), -before):
        return False
    return not (position.end and _earliest(date) > _shifted(_latest(position.end), after))


def _shifted(day: tuple[int, int, int], years: int) -> tuple[int, int, int]:
    return (day[0] + years, *day[1:])


def _earliest(date: Date) -> tuple[int, int, int]:
    month = date.month or (SEASON_MONTHS[date.season][0] if date.season else 1)
    return (date.year, month, date.day or 1)


def _latest(date: Date) -> tuple[int, int, int]:
    if date.season == "winter" and not date.month:
        return (date.year + 1, 2, 29)  # Winter begins in December and ends in the next year.
    month = date.month or (SEASON_MONTHS[date.season][1] if date.season else 12)
    # Only the order counts, so that a year of four digits will do for the length of a month.
    return (date.year, month, date.day or monthrange(2000, month)[1])
