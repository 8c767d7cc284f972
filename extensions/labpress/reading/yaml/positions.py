"""The times of a person in the group, out of ``people.yml``: one position, or a list of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from labpress.reading.yaml.tree import MappingNode, SequenceNode
from labpress.reading.yaml.values import Record, in_order, kind, nearest
from labpress.records.model import Position
from labpress.records.problems import Code, shortened

if TYPE_CHECKING:
    from collections.abc import Collection

    from labpress.records.model import Date

KEYS = ("role", "title", "from", "until", "topic", "degree", "thesis", "mentor")

#: What stands where a date would, if nobody knows it, and if it is still to come.
_UNKNOWN, _PRESENT = ("unknown", "?"), ("present", "now", "today", "current", "ongoing")


def beginning(record: Record, key: str) -> Date | None:
    """Return the date under *key*; None where none is stated, or ``unknown``."""
    return None if record.text(key).lower() in _UNKNOWN else record.date(key)


def ending(record: Record, key: str) -> tuple[Date | None, bool]:
    """Return the date under *key*, and whether it is over; ``unknown`` is over, ``present`` not."""
    text = record.text(key).lower()
    if text in _UNKNOWN:
        return None, True
    if not text or text in _PRESENT:
        return None, False
    date = record.date(key)
    # A date that cannot be read still says that somebody left.
    return date, True


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

    One without an end is over where another follows it; nobody knows when, but not later.
    """
    node = record.node("positions")
    if node is None:
        return ()
    items = node.items if isinstance(node, SequenceNode) else (node,)
    found: list[Position] = []
    for item in items:
        if not isinstance(item, MappingNode):
            message = (
                f"each of “positions” must consist of keys and values, but this is {kind(item)}"
            )
            hint = "write - {role: phd, from: 2021, until: 2024}"
            record.report(Code.YAML_TYPE, item.location, message, hint)
            continue
        found.append(_position(Record(item, KEYS, record.problems, record.name), roles))
    keys: list[tuple[int, int, int]] = []
    for position in found:
        # One whose beginning nobody knows stays behind the one before it.
        before = keys[-1] if keys else (0, 0, 0)
        keys.append(position.start.sort_key if position.start else before)
    found = [found[at] for at in sorted(range(len(found)), key=keys.__getitem__)]
    last = len(found) - 1
    return tuple(
        one if one.ended or at == last else replace(one, end=found[at + 1].start, ended=True)
        for at, one in enumerate(found)
    )


def _position(record: Record, roles: Collection[str]) -> Position:
    start = beginning(record, "from")
    end, ended = ending(record, "until")
    in_order(record, ("from", start), ("until", end))
    texts = (record.text(key) for key in ("topic", "degree", "thesis", "mentor"))
    return Position(role_of(record, roles), record.text("title"), start, end, ended, *texts)
