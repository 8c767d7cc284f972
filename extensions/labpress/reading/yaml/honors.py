"""What people were awarded, out of ``awards`` in ``people.yml``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labpress.reading.yaml.tree import MappingNode, SequenceNode
from labpress.reading.yaml.values import Record, kind
from labpress.records.model import Honor
from labpress.records.problems import Code

if TYPE_CHECKING:
    from labpress.reading.yaml.tree import Node

KEYS = ("name", "date", "by", "url", "detail")


def honors_of(record: Record) -> tuple[Honor, ...]:
    """Return the awards of the list ``awards``, the newest first; one without a name is told."""
    node = record.node("awards")
    if node is None:
        return ()
    items = node.items if isinstance(node, SequenceNode) else (node,)
    found = [honor for item in items if (honor := _honor(record, item))]
    return tuple(sorted(found, key=lambda honor: _newest(honor), reverse=True))


def _honor(record: Record, item: Node) -> Honor | None:
    if not isinstance(item, MappingNode):
        message = f"each of “awards” must consist of keys and values, but this is {kind(item)}"
        hint = "write - {name: Best Thesis Award, by: Some Society, date: 2024}"
        record.report(Code.YAML_TYPE, item.location, message, hint)
        return None
    one = Record(item, KEYS, record.problems, record.name)
    honor = Honor(
        one.text("name"), one.date("date"), one.text("by"), one.url("url"), one.text("detail")
    )
    if honor.name:
        return honor
    message = "one of “awards” lacks “name” and was left out"
    record.report(Code.YAML_MISSING, item.location, message, "add “name: …”")
    return None


def _newest(honor: Honor) -> tuple[int, int, int]:
    return honor.date.sort_key if honor.date else (0, 0, 0)
