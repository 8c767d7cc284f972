"""The catalogue: everything of a group that has a permanent name, and the names it once had.

Each object has a *kind* (``paper``, ``person``, ``theme``, ``news``, ``award``, ``page``) and an id
that is unique within its kind. ``KIND-ID`` is its anchor in every output.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from labpress.formatting import bylines
from labpress.records.ids import is_safe, mended

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from labpress.group.lab import Lab
    from labpress.records.model import Award, NewsItem, Publication

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


#: How a better name is written down, by kind.
_NAMING = {
    "news": "`:id: {0}`",
    "award": "the award's name in ASCII",
    "page": "`permalink: {0}` in its front matter",
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
    return _award_name(paper.key, award.name) or f"{paper.key}-{paper.awards.index(award) + 1}"


def _award_name(key: str, name: str) -> str:
    """Return the id of an award; *name* may be an id already. Empty if no letter of it is ASCII."""
    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", ascii_name.lower()).strip("-")
    if name.startswith(f"{key}-"):
        return name
    return f"{key}-{slug}" if slug else ""


@dataclass(frozen=True, slots=True)
class Clash:
    """A name that cannot be told from another, or that should not be one."""

    kind: str
    object_id: str
    name: str
    message: str
    hint: str


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
                return f"News of {bylines.date_text(date)}" if date else "Announcement"
            case "award":
                paper, award = self.awards[object_id]
                return f"{award.name}: {paper.plain_title}"
            case _:
                return self.pages[object_id].title

    def former_names(self, kind: str) -> dict[str, str]:
        """Return former name -> present id; a name in use by another object is not former."""
        return self._former_names[kind]

    def all_names(self, kind: str) -> dict[str, str]:
        """Return every name of *kind*, present or former -> present id."""
        return {object_id: object_id for object_id in self.ids(kind)} | self.former_names(kind)

    def names_of(self, kind: str, object_id: str) -> tuple[str, ...]:
        """Return the present name of an object, then those it once had."""
        return (object_id, *self._names_once.get((kind, object_id), ()))

    def page_of(self, docname: str) -> Page | None:
        """Return the page that the source file *docname* is."""
        return self._by_docname.get(docname)

    def clashes(self) -> Iterator[Clash]:
        """Yield what is wrong with the names of news, awards and pages.

        Those of records are checked where their files are read. Names that differ by case alone
        clash, too: on many file systems they are one.
        """
        for kind in ("news", "award", "page"):
            owners: dict[str, tuple[str, str]] = {}
            present = [(object_id, object_id) for object_id in self.ids(kind)]
            for name, object_id in [*present, *self._former_pairs(kind)]:
                noun = NOUNS[kind]
                if not is_safe(name) and not self._is_former_path(kind, name, object_id):
                    better = mended(name)
                    message = f"the name '{name}' of a {noun} cannot stand in every address"
                    hint = f"write {_NAMING[kind].format(better)}" if better else ""
                    yield Clash(kind, object_id, name, message, hint)
                owner, other = owners.setdefault(name.casefold(), (object_id, name))
                if owner != object_id:
                    known = (
                        f"that of the {noun} '{owner}'" if name == other else f"too like '{other}'"
                    )
                    message = f"the name '{name}' of the {noun} '{object_id}' is {known}"
                    yield Clash(kind, object_id, name, message, "give one of the two another name")
        ids = Counter(award_id(paper, award) for paper, award in self.lab.awards)
        for award, count in ids.items():
            if count > 1:
                message = f"{count} awards share the name '{award}'"
                yield Clash("award", award, award, message, "give each award another wording")

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

    def _is_former_path(self, kind: str, name: str, object_id: str) -> bool:
        """Tell whether *name* is the path of a page that has got a better name by `permalink`."""
        return kind == "page" and name != object_id and self.pages[object_id].docname == name

    @cached_property
    def _names_once(self) -> dict[tuple[str, str], list[str]]:
        found: dict[tuple[str, str], list[str]] = {}
        for kind, names in self._former_names.items():
            for old, object_id in sorted(names.items()):
                found.setdefault((kind, object_id), []).append(old)
        return found

    @cached_property
    def _by_docname(self) -> dict[str, Page]:
        return {page.docname: page for page in self.pages.values()}

    @cached_property
    def _former_names(self) -> dict[str, dict[str, str]]:
        return {
            kind: {
                old: new for old, new in reversed(self._former_pairs(kind)) if old not in objects
            }
            for kind in KINDS
            for objects in [self._objects(kind)]
        }

    def _former_pairs(self, kind: str) -> list[tuple[str, str]]:
        """Return former names and whose they were, in order; the first to claim one has it."""
        lab = self.lab
        match kind:
            case "paper":
                return [(old, p.key) for p in lab.publications.values() for old in p.aliases]
            case "person":
                return [(old, p.id) for p in lab.people.values() for old in p.formerly]
            case "theme":
                return [(old, theme.id) for theme in lab.themes.values() for old in theme.formerly]
            case "news":
                return [(old, item.id) for item in self.news.values() for old in item.formerly]
            case "award":
                return list(self._former_awards())
            case _:
                return [(old, page.id) for page in self.pages.values() for old in page.formerly]

    def _former_awards(self) -> Iterator[tuple[str, str]]:
        """Yield the ids that awards had under other names, or under other keys of their papers."""
        for paper, award in self.lab.awards:
            present = award_id(paper, award)
            slug = present.removeprefix(f"{paper.key}-")
            for key in (paper.key, *paper.aliases):
                former = (_award_name(key, name) for name in award.formerly)
                for old in (f"{key}-{slug}", *former):
                    if old and old != present:
                        yield old, present
