"""Items, out of the file of their kind: ``projects.yml`` and the like."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from labpress.reading.yaml.tree import load
from labpress.reading.yaml.values import Record, in_order, nearest, records, report_alike
from labpress.records.items import Item, Reference
from labpress.records.model import Date
from labpress.records.problems import Code, shortened
from labpress.text.dates import parse_date, suggestion

if TYPE_CHECKING:
    from pathlib import Path

    from labpress.records.items import ItemField, ItemKind, Value
    from labpress.records.model import Location
    from labpress.records.problems import Problem

#: No id is written so: what has a space or a capital letter is a name.
_NAME = re.compile(r"\s|[^\W\d_a-z]")


def read_items(path: Path, kind: ItemKind) -> tuple[tuple[Item, ...], tuple[Problem, ...]]:
    """Return the items in *path*, all of *kind*, in the order of the file, and the problems found.

    Never raises. An item is left out only without a title, or another field that it must have, or
    an id that can be used; it lacks what else cannot be used. Whether what an item names exists is
    not asked here.
    """
    node, found = load(path)
    problems = list(found)
    items = []
    former: list[tuple[str, Location]] = []
    keys = ("title", *(one.name for one in kind.fields), "formerly")
    every = records(node, keys, f"{kind.noun}s", problems)
    for item_id, record in every:
        title = record.text("title")
        # all keys are read even of an item that is left out: one build shows every problem
        values = [(one.name, _value(record, one)) for one in kind.fields]
        dates = dict(values)
        if kind.start and kind.end:
            start, end = dates.get(kind.start), dates.get(kind.end)
            in_order(record, (kind.start, _date(start)), (kind.end, _date(end)))
        once = record.ids("formerly")
        former += once
        lacking = [one.name for one in kind.fields if one.required and not dates[one.name]]
        for key in (*([] if title else ["title"]), *lacking):
            record.missing(key)
        if title and not lacking:
            kept = tuple((name, value) for name, value in values if value)
            names = tuple(name for name, _ in once)
            files = (one.name for one in kind.of_type("picture", "file"))
            offsets = record.offsets(*files)
            items.append(Item(kind.id, item_id, title, kept, names, record.location, offsets))
    report_alike([*((item_id, record.location) for item_id, record in every), *former], problems)
    return tuple(items), tuple(problems)


def _date(value: object) -> Date | None:
    return value if isinstance(value, Date) else None


def _value(record: Record, field: ItemField) -> Value | None:
    """Return the value of *field*, None where there is none that can be used."""
    match field.type:
        case "date":
            return record.date(field.name)
        case "dates":
            return tuple(
                Reference(str(date), "", place)
                for text, place in record.texts(field.name)
                if (date := _date_of(record, field, text, place))
            )
        case "address":
            return record.url(field.name)
        case "file" | "picture":
            return record.picture(field.name)
        case "word":
            return _word(record, field)
        case "references":
            return tuple(
                Reference(text, "" if field.free and _NAME.search(text) else text, place)
                for text, place in record.texts(field.name)
            )
        case _:
            return record.text(field.name)


def _date_of(record: Record, field: ItemField, text: str, place: Location) -> Date | None:
    date = parse_date(text)
    if date is None:
        better = suggestion(text)
        hint = f"write {better}" if better else "write Fall 2024, 2024 or 2024-09"
        message = f"“{field.name}” has “{shortened(text)}”, which is no date"
        record.report(Code.YAML_DATE, place, message, hint)
    return date


def _word(record: Record, field: ItemField) -> str:
    text = record.text(field.name)
    if not text or text in field.words:
        return text
    near = nearest(text, field.words)
    hint = f"did you mean “{near}”?" if near else f"write one of {', '.join(field.words)}"
    message = f"“{field.name}” cannot be “{shortened(text)}”"
    record.report(Code.YAML_VALUE, field.name, message, hint)
    return ""
