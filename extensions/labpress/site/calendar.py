"""The calendar of what is to come: ``talks.ics``, in iCalendar (RFC 5545), for a reader's own."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from icalendar import Calendar, Event

from labpress.formatting import items as written
from labpress.group.item_query import ItemQuery, select
from labpress.records.ids import lasting_id
from labpress.site.addresses import with_slash

if TYPE_CHECKING:
    from sphinx.builders.html import StandaloneHTMLBuilder

    from labpress.records.items import Item, ItemKind
    from labpress.records.model import Date
    from labpress.site.output_files import OutputFiles
    from labpress.sphinxext.domain import LabDomain


def calendar_file(kind: ItemKind) -> str:
    """Return the file of the calendar of *kind*, or nothing where it has none."""
    return f"{kind.folder}.ics" if kind.by_day else ""


def to_come(domain: LabDomain, kind: ItemKind) -> list[Item]:
    """Return the items of *kind* whose last day has not passed and whose day is known."""
    if not kind.by_day or not kind.states:
        return []
    query = ItemQuery(status=kind.states[0])
    items = select(domain.lab, kind, query, domain.today)
    return [item for item in items if _day(item.date(kind.start))]


def offer_calendars(builder: StandaloneHTMLBuilder, domain: LabDomain, files: OutputFiles) -> None:
    """Offer a calendar of each kind of which something is to come."""
    base = with_slash(builder.config.html_baseurl)
    for kind in domain.lab.item_kinds.values():
        items = to_come(domain, kind)
        if not items:
            continue
        pages = {
            item.id: base + builder.get_target_uri(domain.lab.own_page(kind.id, item.id))
            if base
            else ""
            for item in items
        }
        title = f"{builder.config.project}: {domain.lab.words.gettext(kind.plural)}"
        text = calendar(domain, kind, items, pages, base, title)
        files.offer(calendar_file(kind), text, lambda text=text: text)  # type: ignore[misc]


def calendar(
    domain: LabDomain,
    kind: ItemKind,
    items: list[Item],
    pages: dict[str, str],
    base: str,
    title: str,
) -> str:
    """Return *items* as a calendar; *pages*: id -> the absolute address of its page, or nothing."""
    found = Calendar()
    found.add("prodid", "-//labpress//EN")
    found.add("version", "2.0")
    found.add("x-wr-calname", title)
    # the day, not the time: equal builds give equal bytes
    stamp = datetime.combine(domain.today, time(), UTC)
    for item in items:
        start = _day(item.date(kind.start))
        if start is None:
            continue
        last = _day(item.date(kind.end)) or start
        event = Event()
        event.add("uid", base + lasting_id(kind.id, item.id))
        event.add("dtstamp", stamp)
        event.add("dtstart", start)
        event.add("dtend", last + timedelta(days=1))  # the first day after it
        event.add("summary", item.title)
        if place := item.text("place"):
            event.add("location", place)
        lines = [
            ", ".join(part.text for part in written.people(item, kind, domain.lab.name_of)),
            item.text("event"),
            written.summary(item, kind),
        ]
        if text := "\n".join(line for line in lines if line):
            event.add("description", text)
        if page := pages.get(item.id):
            event.add("url", page)
        found.add_component(event)
    return str(found.to_ical().decode("utf-8"))


def _day(value: Date | None) -> date | None:
    """Return a date of which the day is known."""
    if value is None or value.season or not value.month or not value.day:
        return None
    return date(value.year, value.month, value.day)
