"""Reading the site: its pages' HTML, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labpress.comparing.markup import parse
from labpress.comparing.readings import Item, News, Paper, Person, Reading, authors_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from labpress.comparing.markup import Element


def read_site(folder: Path, pages: Iterable[str]) -> Reading:
    """Return what the *pages*, files below *folder*, show.

    A record counts where it has its anchor; entries without one repeat what stands elsewhere. A
    page that is not there shows nothing.
    """
    reading = Reading()
    for name in pages:
        path = folder / name
        if path.is_file():
            read_page(reading, name, path.read_text("utf-8", "replace"))
    return reading


def read_page(reading: Reading, name: str, text: str) -> None:
    """Add to *reading* what the page *name*, whose HTML is *text*, shows."""
    for element in parse(text).elements():
        anchor = element.id
        if not anchor or anchor in reading.places:
            continue
        classes = element.classes
        if "lab-publication" in classes:
            reading.papers[anchor] = paper(element)
        elif "lab-person" in classes:
            reading.people[anchor] = person(element)
        elif "lab-news-item" in classes:
            reading.news[anchor] = news(element)
        elif "lab-item" in classes:
            reading.items[anchor] = item(element)
        elif "lab-anchor" not in classes:
            continue
        reading.places[anchor] = name


def paper(entry: Element) -> Paper:
    """Read an entry of a list of publications."""
    line = entry.first("lab-authors")
    awards = entry.text_of("lab-award")
    return Paper(
        title=entry.text_of("lab-title"),
        authors=authors_of(line.characters()) if line is not None else (),
        venue=" ".join(filter(None, (entry.text_of("lab-venue"), entry.text_of("lab-badge")))),
        awards=awards.removeprefix("(").removesuffix(")"),
    )


def person(card: Element) -> Person:
    """Read a card."""
    return Person(
        name=card.text_of("lab-name"),
        native=card.text_of("lab-native"),
        role=card.text_of("lab-role"),
        dates=card.text_of("lab-dates"),
        topic=card.text_of("lab-topic"),
        career=card.text_of("lab-career"),
        now=card.text_of("lab-now"),
    )


def news(item: Element) -> News:
    """Read an item of news."""
    return News(
        date=item.text_of("lab-date"),
        kind=item.text_of("lab-kind"),
        text=item.text_of("lab-body"),
    )


def item(entry: Element) -> Item:
    """Read an entry of a list of items."""
    parts = ("lab-people-line", "lab-facts", "lab-summary")
    text = " ".join(filter(None, (entry.text_of(part) for part in parts)))
    return Item(entry.text_of("lab-title"), text)
