"""The catalogue: everything of a group that has a permanent name, and the names it once had.

Each object has a *kind* (``paper``, ``person``, ``theme``, ``news``, ``award``, ``page``) and an id
that is unique within its kind. ``KIND-ID`` is its anchor in every output.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from . import typography

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .lab import Lab
    from .model import Award, NewsItem, Publication

KINDS = ("paper", "person", "theme", "news", "award", "page")

#: What an object of each kind is called in a message.
NOUNS = {
    "paper": "paper",
    "person": "person",
    "theme": "theme",
    "news": "news item",
    "award": "award",
    "page": "page",
}


#: The folder of an object's own page, for the kinds that have one.
FOLDERS = {"paper": "papers", "person": "people", "theme": "themes"}


def own_page(kind: str, object_id: str) -> str:
    """Return the docname of an object's own page."""
    return f"{FOLDERS[kind]}/{object_id}"


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the source tree; ``id``: its permanent name, ``formerly``: names it once had."""

    id: str
    docname: str
    title: str
    formerly: tuple[str, ...] = ()


def award_id(paper: Publication, award: Award) -> str:
    """Return the permanent id of *paper*'s *award*: the paper's key and the award's name."""
    ascii_name = unicodedata.normalize("NFKD", award.name).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", ascii_name.lower()).strip("-")
    return f"{paper.key}-{slug or paper.awards.index(award) + 1}"


class Catalogue:
    """What exists: the records of *lab*, the *news* and the *pages*, the latter two by id."""

    def __init__(self, lab: Lab, news: Mapping[str, NewsItem], pages: Mapping[str, Page]) -> None:
        self.lab = lab
        self.news = news
        self.pages = pages

    def ids(self, kind: str) -> list[str]:
        """Return the ids of all objects of *kind*."""
        return list(self._objects(kind))

    def find(self, kind: str, name: str) -> str | None:
        """Return the id of the object of *kind* that is, or once was, called *name*."""
        if name in self._objects(kind):
            return name
        return self.former_names(kind).get(name)

    def name(self, kind: str, object_id: str) -> str:
        """Return what the object is called in running text."""
        match kind:
            case "paper":
                return self.lab.publications[object_id].plain_title
            case "person":
                return str(self.lab.people[object_id].name)
            case "theme":
                return self.lab.themes[object_id].title
            case "news":
                date = self.news[object_id].date
                return f"News of {typography.date_text(date)}" if date else "Announcement"
            case "award":
                paper, award = self.awards[object_id]
                return f"{award.name}: {paper.plain_title}"
            case _:
                return self.pages[object_id].title

    def former_names(self, kind: str) -> dict[str, str]:
        """Return former name -> present id; a name in use by another object is not former."""
        return self._former_names[kind]

    @cached_property
    def awards(self) -> dict[str, tuple[Publication, Award]]:
        """Award id -> the paper and its award."""
        return {award_id(paper, award): (paper, award) for paper, award in self.lab.awards}

    def _objects(self, kind: str) -> Mapping[str, object]:
        objects: dict[str, Mapping[str, object]] = {
            "paper": self.lab.publications,
            "person": self.lab.people,
            "theme": self.lab.themes,
            "news": self.news,
            "award": self.awards,
            "page": self.pages,
        }
        return objects[kind]

    @cached_property
    def _former_names(self) -> dict[str, dict[str, str]]:
        lab = self.lab
        pairs = {
            "paper": [(old, p.key) for p in lab.publications.values() for old in p.aliases],
            "person": [(old, p.id) for p in lab.people.values() for old in p.formerly],
            "theme": [],
            "news": [(old, item.id) for item in self.news.values() for old in item.formerly],
            "award": [
                (award_id(paper, award).replace(paper.key, old, 1), award_id(paper, award))
                for paper, award in lab.awards
                for old in paper.aliases
            ],
            "page": [(old, page.id) for page in self.pages.values() for old in page.formerly],
        }
        return {
            kind: {old: new for old, new in found if old not in self._objects(kind)}
            for kind, found in pairs.items()
        }
