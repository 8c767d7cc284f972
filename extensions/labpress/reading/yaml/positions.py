"""The times of a person in the group, out of ``people.yml``: one position, or a list of them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from labpress.reading.yaml.values import in_order, nearest
from labpress.records.model import Position
from labpress.records.problems import Code, shortened
from labpress.text.dates import earliest, latest, parse_date

if TYPE_CHECKING:
    from collections.abc import Collection

    from labpress.reading.yaml.values import Record
    from labpress.records.model import Date

KEYS = ("role", "title", "from", "until", "topic", "degree", "thesis", "mentor")

#: What stands where a date would, if nobody knows it, and if it is still to come.
_UNKNOWN = ("unknown", "?")
_PRESENT = ("present", "now", "today", "current", "ongoing", "no", "false", "-", "–", "—")


_SPAN = re.compile(r"(.+?)\s*(?:\bto\b|\buntil\b|--|[-–—])\s*(.+)")


class _Held(NamedTuple):
    """A position, its record, and whether that says that it is still held."""

    position: Position
    record: Record
    present: bool = False


def beginning(record: Record, key: str) -> Date | None:
    """Return the date under *key*; None where none is stated, or ``unknown``."""
    return None if record.text(key).lower() in _UNKNOWN else record.date(key, _advice(record, key))


def ending(record: Record, key: str) -> tuple[Date | None, bool]:
    """Return the date under *key*, and whether it is over; ``unknown`` is over, ``present`` not."""
    text = record.text(key).lower()
    if text in _UNKNOWN:
        return None, True
    if not text or text in _PRESENT:
        return None, False
    date = record.date(key, _advice(record, key))
    # A date that cannot be read still says that somebody left.
    return date, True


def _advice(record: Record, key: str) -> str:
    """Return what to write in place of the text under *key*, if that is no date."""
    if found := _SPAN.fullmatch(record.text(key)):
        start, end = (parse_date(text) for text in found.groups())
        over = end or (found[2] if found[2].lower() in _PRESENT else None)
        if start and over:
            first, last = ("joined", "left") if key in ("joined", "left") else ("from", "until")
            return f"write {first}: {start}, and {last}: {over}"
    others = " or unknown" if key in ("joined", "from") else ", unknown or present"
    return f"write 2024, 2024-09, 2024-09-26, Fall 2024{others}"


def role_of(record: Record, roles: Collection[str]) -> str:
    """Return the role; one that the group does not know is told."""
    role = record.text("role")
    if role and role not in roles:
        near = nearest(role, roles)
        hint = f"did you mean “{near}”? " if near else f"roles are {', '.join(roles)}; "
        hint += "a role of your own goes into labpress_roles in conf.py"
        record.report(Code.RECORD_ROLE, "role", f"the role “{shortened(role)}” is not known", hint)
    return role


def positions_of(record: Record, roles: Collection[str]) -> tuple[Position, ...]:
    """Return the positions of the list ``positions``, in the order of their beginnings.

    One without an end is over where another follows it; nobody knows when, but not later. One
    that is held until the ``present`` comes last.
    """
    hint = "write - {role: phd, from: 2021, until: 2024}"
    found = [_position(one, roles) for one in record.parts("positions", KEYS, hint)]
    keys: list[tuple[int, int, int]] = []
    for one in found:
        # One whose beginning nobody knows stays behind the one before it.
        before = keys[-1] if keys else (0, 0, 0)
        keys.append(one.position.start.sort_key if one.position.start else before)
    order = sorted(range(len(found)), key=lambda at: (found[at].present, keys[at]))
    found = [found[at] for at in order]
    _report_overlaps(found)
    last = len(found) - 1
    return tuple(
        replace(position, end=found[at + 1].position.start, ended=True)
        if not position.ended and not present and at < last
        else position
        for at, (position, _, present) in enumerate(found)
    )


def together(
    record: Record,
    positions: tuple[Position, ...],
    joined: Date | None,
    left: tuple[Date | None, bool],
) -> tuple[tuple[Position, ...], Date | None, Date | None, bool]:
    """Return *positions*, when somebody came and left, and whether they did, as *record* says.

    *joined* and *left* are what the record says beside its positions, as :func:`beginning` and
    :func:`ending` return it. Each is completed from the other; where they contradict each other,
    what stands beside the list counts, and that is told.
    """
    _report_contradictions(record, positions, joined, left)
    if joined and not positions[0].start:
        positions = (replace(positions[0], start=joined), *positions[1:])
    (end, ended), last = left, positions[-1]
    if ended and not last.ended:
        positions = (*positions[:-1], replace(last, end=end, ended=True))
    elif last.ended and record.text("left").lower() not in _PRESENT:
        end, ended = end or last.end, True
    return positions, joined or _first_start(positions), end, ended


def _position(record: Record, roles: Collection[str]) -> _Held:
    start = beginning(record, "from")
    end, ended = ending(record, "until")
    in_order(record, ("from", start), ("until", end))
    texts = (record.text(key) for key in ("topic", "degree", "thesis", "mentor"))
    position = Position(role_of(record, roles), record.text("title"), start, end, ended, *texts)
    return _Held(position, record, record.text("until").lower() in _PRESENT)


def _report_overlaps(found: list[_Held]) -> None:
    """Report a position that begins before another one of the same role has ended.

    Two of different roles, or of different titles, may well be held at the same time.
    """
    for at, (position, record, present) in enumerate(found):
        for earlier, _, _ in found[:at]:
            start, end = position.start, earlier.end
            if (earlier.role, earlier.title) != (position.role, position.title):
                continue
            if start and end and latest(start) < earliest(end):
                ours = f"{start} to {'the present' if present else position.end or '…'}"
                message = f"a position from {ours} overlaps with one of the same role until {end}"
                hint = "mend the dates, or make one position of the two"
                record.report(Code.RECORD_POSITIONS, "from", message, hint)
                break


def _report_contradictions(
    record: Record,
    positions: tuple[Position, ...],
    joined: Date | None,
    left: tuple[Date | None, bool],
) -> None:
    """Report what *record* says of the whole time that its positions do not."""
    first, last = _first_start(positions), positions[-1]
    role = record.text("role")
    if role and last.role and role != last.role:
        message = f"“role” is “{shortened(role)}”, but the last position is “{last.role}”"
        hint = f"add {{role: {role}, from: …}} to the positions, or take “role” out"
        record.report(Code.RECORD_POSITIONS, "role", message, hint)
    if joined and first and _apart(joined, first):
        message = f"“joined” is {joined}, but the first position begins in {first}"
        hint = f"write from: {joined} there, or add what came before it, or take “joined” out"
        record.report(Code.RECORD_POSITIONS, "joined", message, hint)
    end, ended = left
    text = record.text("left")
    if end and last.end and _apart(end, last.end):
        message = f"“left” is {end}, but the last position ends in {last.end}"
        hint = f"write until: {end} there, or add what came after it, or take “left” out"
        record.report(Code.RECORD_POSITIONS, "left", message, hint)
    elif text and not ended and last.ended:
        message = f"“left” is “{shortened(text)}”, but the last position has ended"
        hint = "add the position of now, or take “left” out"
        record.report(Code.RECORD_POSITIONS, "left", message, hint)


def _first_start(positions: tuple[Position, ...]) -> Date | None:
    """Return when the first of *positions* began; None where that is not known."""
    starts = [position.start for position in positions if position.start]
    return min(starts, key=lambda date: date.sort_key) if starts and positions[0].start else None


def _apart(one: Date, other: Date) -> bool:
    """Tell whether two dates cannot be the same day."""
    return latest(one) < earliest(other) or latest(other) < earliest(one)
