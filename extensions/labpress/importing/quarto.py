"""Sites of Quarto: a document for each person, paper and piece of news, or one ``.bib`` file."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from labpress.importing import demo
from labpress.importing.bibfiles import papers_in
from labpress.importing.documents import NEWS, PAPERS, PEOPLE, POSTS, take
from labpress.importing.fields import GENERATOR, Fields, front_matter, list_of, load
from labpress.importing.found import Site
from labpress.importing.items import kind_of
from labpress.importing.markup import plain
from labpress.importing.pages import page_from
from labpress.importing.people import person_from
from labpress.importing.people_pages import people_of_pages
from labpress.importing.wording import is_nobody, says_alumnus
from labpress.names.parsing import from_yaml
from labpress.names.similarity import normal
from labpress.reading.yaml.tree import MappingNode, ScalarNode, SequenceNode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from labpress.importing.found import Ledger
    from labpress.importing.tree import Tree
    from labpress.reading.yaml.tree import Node

_FOLDERS = ("images", "img", "assets", "files", "static")


def read(tree: Tree, ledger: Ledger) -> Site:
    """Return what the Quarto site below *tree* says."""
    return _Reader(tree, ledger).read()


class _Reader:
    def __init__(self, tree: Tree, ledger: Ledger) -> None:
        self.tree, self.ledger = tree, ledger
        self.site = Site(folders=_FOLDERS)
        self.bibliographies: dict[str, None] = {}
        self.order: dict[str, int] = {}

    def read(self) -> Site:
        self._config()
        for name in self.tree.below("", ".qmd", ".md", ".rmd"):
            self._document(name)
        for name in self.tree.below("", ".yml", ".yaml"):
            stem = PurePosixPath(name).stem.strip("_")
            if PEOPLE.fullmatch(stem) and name != "_quarto.yml":
                for record in list_of(self.tree, name, self.ledger):
                    person = person_from(record, self.ledger, former=says_alumnus(stem))
                    self.site.people += [person] if person else []
        names = list(self.bibliographies) or (
            [] if self.site.papers else self.tree.below("", ".bib")
        )
        for name in names:
            self.site.papers += [
                paper for paper in papers_in(self.tree, name, self.ledger) if not paper.thing.left
            ]
        if not self.site.people:
            self.site.people += people_of_pages(self.site.pages, self.ledger)
        self._authors()
        return self.site

    def _config(self) -> None:
        name = self.tree.first("_quarto.yml", "_quarto.yaml")
        if not name:
            return
        config = Fields(load(self.tree, name, self.ledger), name)
        website = config.inner("website")
        site = self.site
        site.name = plain(website.text("title") or config.text("title"))
        site.url = website.filled("site-url").rstrip("/")
        site.subtitle = plain(website.filled("description"))
        self._bibliography(config.texts("bibliography"), name)
        for number, target in enumerate(_targets(website.node("navbar"))):
            self.order.setdefault(_page_name(target), number)
        for fields in (config, website):
            fields.leave_rest(self.ledger, "setting", GENERATOR)

    def _bibliography(self, names: list[str], beside: str) -> None:
        for one in names:
            if (file := self.tree.find(one, (), beside)) and file.endswith(".bib"):
                self.bibliographies[file] = None

    def _document(self, name: str) -> None:
        path = PurePosixPath(name)
        hidden = any(part.startswith("_") for part in path.parts)
        if path.name.lower() in ("readme.md", "license.md", "license.qmd", "contributing.md"):
            return
        record, body, line = front_matter(self.tree.text(name), name, self.ledger)
        bundle = path.stem.lower() == "index"
        parents = path.parts[:-2] if bundle else path.parts[:-1]
        section = next((part for part in reversed(parents) if _is_section(part)), "")
        address = "/" + path.with_suffix(".html").as_posix().removesuffix("index.html")
        title = plain(record.text("title"))
        if hidden or (is_nobody(title) and title):
            self.ledger.found("page", name, record.place, "a template or a part of pages")
            return
        self._bibliography(record.texts("bibliography"), name)
        if PEOPLE.fullmatch(section):
            if record.flag("external"):
                self.ledger.found("person", title, record.place, "somebody of another group")
                return
            if path.parent.name == "join" or not title or not self._is_person(record):
                section = ""
        if section and (not bundle or len(path.parts) > 2):
            if PEOPLE.fullmatch(section):
                record.node("pagetitle")
            record.node("image")  # posts and pages show none
            take(self.site, self.ledger, section, name, record, body, line, "quarto", address)
            return
        if why := demo.why(name, record, body):
            self.ledger.found("page", title or name, record.place, why)
            return
        page = page_from(record, self.ledger, name, body, line, "quarto", address=address)
        if page:
            page.order = self.order.get(_page_name(name), page.order)
            self.site.pages.append(page)

    def _is_person(self, record: Fields) -> bool:
        keys = {key.lower().replace("-", "_") for key in record.keys}
        told = {"about", "email", "image", "people_group", "position", "education", "role", "last"}
        return bool(keys & told)

    def _authors(self) -> None:
        """Let authors who are called as a person's page be that person."""
        known = {normal(from_yaml(person.name)): person for person in self.site.people}
        for paper in self.site.papers:
            for author in paper.authors:
                said = author.person or author.name
                person = known.get(normal(from_yaml(said))) if said.strip() else None
                author.person = person.old_id if person and author.person else ""


def _is_section(part: str) -> bool:
    if PEOPLE.fullmatch(part) or PAPERS.fullmatch(part):
        return True
    return bool(NEWS.fullmatch(part) or POSTS.fullmatch(part) or kind_of(part))


def _targets(node: Node | None) -> Iterator[str]:
    """Yield the pages that a menu names, in its order."""
    match node:
        case MappingNode():
            for key, value in node.pairs:
                if key.value in ("href", "file") and isinstance(value, ScalarNode):
                    yield value.value
                else:
                    yield from _targets(value)
        case SequenceNode():
            for item in node.items:
                if isinstance(item, ScalarNode):
                    yield item.value
                else:
                    yield from _targets(item)


def _page_name(target: str) -> str:
    return re.sub(r"(?:/?index)?\.(?:qmd|md|html|ipynb)$", "", target.strip("/"))
