"""Reading the site: its pages' HTML, and nothing else."""

from __future__ import annotations

import re
from dataclasses import replace
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
    page = parse(text)
    # cards have no links: they lead to the paper's page, which has them
    cards = {
        id(entry) for cards in page.with_class("lab-paper-cards") for entry in cards.elements()
    }
    for element in page.elements():
        if "lab-sponsor" in element.classes:
            image = image_of(element)
            sponsor = image.attributes.get("alt", "") if image is not None else element.text()
            reading.logos.setdefault(" ".join(sponsor.split()), has_picture(image))
        anchor = element.id
        if not anchor or anchor in reading.places:
            continue
        classes = element.classes
        if "lab-publication" in classes:
            entry = paper(element)
            reading.papers[anchor] = replace(entry, links=None) if id(element) in cards else entry
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
        picture=has_picture(image_of(entry.first("lab-teaser"))),
        links=links(entry),
    )


def person(card: Element) -> Person:
    """Read a card."""
    row = card.tag == "tr"  # which has no room for a portrait and for links
    return Person(
        name=card.text_of("lab-name"),
        native=card.text_of("lab-native"),
        role=card.text_of("lab-role"),
        dates=card.text_of("lab-dates"),
        topic=card.text_of("lab-topic"),
        career=card.text_of("lab-career"),
        now=card.text_of("lab-now"),
        picture=None if row else has_picture(image_of(card.first("lab-portrait"))),
        links=None if row else links(card),
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
    shown = has_picture(image_of(entry.first("lab-picture")))
    return Item(entry.text_of("lab-title"), text, picture=shown, links=links(entry))


def image_of(element: Element | None) -> Element | None:
    """Return the image in *element* (or that it is); a drawing in place of one is none."""
    inside = element.elements() if element is not None else ()
    return next((one for one in inside if one.tag == "img"), None)


def has_picture(image: Element | None) -> bool | None:
    """Tell whether there is an *image*; None where it is on another site."""
    if image is None:
        return False
    return None if "://" in image.attributes.get("src", "") else True


def links(entry: Element) -> tuple[str, ...]:
    """Return where the links of an entry lead; those within the site from its root."""
    found = (link.attributes.get("href", "") for link in entry.with_class("lab-link"))
    return tuple(re.sub(r"^(?:\.\.?/)+", "", address) for address in found if address)
