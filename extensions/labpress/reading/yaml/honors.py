"""What people were awarded, out of ``awards`` in ``people.yml``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labpress.records.model import Honor
from labpress.records.problems import Code

if TYPE_CHECKING:
    from labpress.reading.yaml.values import Record

KEYS = ("name", "date", "by", "url", "detail")


def honors_of(record: Record) -> tuple[Honor, ...]:
    """Return the awards of the list ``awards``, the newest first; one without a name is told."""
    hint = "write - {name: Best Thesis Award, by: Some Society, date: 2024}"
    found = filter(None, map(_honor, record.parts("awards", KEYS, hint)))
    return tuple(sorted(found, key=_newest, reverse=True))


def _honor(one: Record) -> Honor | None:
    honor = Honor(
        one.text("name"), one.date("date"), one.text("by"), one.url("url"), one.text("detail")
    )
    if honor.name:
        return honor
    message = "one of “awards” lacks “name” and was left out"
    one.report(Code.YAML_MISSING, one.location, message, "add “name: …”")
    return None


def _newest(honor: Honor) -> tuple[int, int, int]:
    return honor.date.sort_key if honor.date else (0, 0, 0)
