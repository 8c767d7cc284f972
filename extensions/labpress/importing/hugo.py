"""Sites of Hugo Blox (Wowchemy, Academic): a folder for each person, paper, post and event."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from labpress.importing import demo
from labpress.importing.bibfiles import papers_in
from labpress.importing.documents import PAPERS, POSTS, take
from labpress.importing.fields import GENERATOR, Fields, front_matter, load
from labpress.importing.found import Site
from labpress.importing.items import kind_of
from labpress.importing.markup import convert, plain
from labpress.importing.pages import page_from, without_title
from labpress.importing.tree import PAGES, PICTURES
from labpress.importing.wording import without_titles
from labpress.names.parsing import from_yaml
from labpress.names.similarity import normal
from labpress.reading.yaml.tree import ScalarNode
from labpress.records.model import Location

if TYPE_CHECKING:
    from labpress.importing.found import FoundPaper, Ledger
    from labpress.importing.tree import Tree

_FOLDERS = (
    *("static", "static/uploads", "static/media", "static/img", "assets/media", "assets"),
    "content",
)
#: Blocks and widgets that list what is taken on its own.
_LISTS = frozenset(
    "people collection portfolio pages featured tag_cloud tag-cloud contact slider publications"
    " posts events projects search experience accomplishments resume-biography".split()
)
#: Fields of a block that only say which records it lists, and how.
_ARRANGING = frozenset(
    "filters count offset order sort_by sort_ascending page_type archive autolink form coordinates"
    " user_groups design loop interval height is_fullscreen".split()
)
_CONFIGS = tuple(
    f"{folder}{name}.{suffix}"
    for folder in ("config/_default/", "")
    for name in ("hugo", "config", "params")
    for suffix in ("yaml", "yml", "toml")
)


def public(path: str) -> str:
    """Return the address of the file *path* of the site."""
    return re.sub(r"^(?:content|static)/", "", path)


def read(tree: Tree, ledger: Ledger) -> Site:
    """Return what the Hugo site below *tree* says."""
    return _Reader(tree, ledger).read()


class _Reader:
    def __init__(self, tree: Tree, ledger: Ledger) -> None:
        self.tree, self.ledger = tree, ledger
        self.site = Site(folders=_FOLDERS)
        self.groups: list[str] = []
        #: the place of a person in memory -> the first of the groups that they are in
        self.group_of: dict[int, str] = {}

    def read(self) -> Site:
        self._config()
        # people first: papers, posts and events name them
        for name in sorted(
            self.tree.below("content", *PAGES),
            key=lambda name: (not name.startswith("content/authors/"), name),
        ):
            self._document(name)
        for name in self.tree.below("data/authors", ".yaml", ".yml"):
            record = Fields(load(self.tree, name, self.ledger), name)
            take(self.site, self.ledger, "authors", name, record, "", 1, "hugo", "")
        self._authors()
        order = {group: number for number, group in enumerate(self.groups)}
        self.site.people.sort(key=lambda one: order.get(self.group_of.get(id(one), ""), len(order)))
        return self.site

    def _config(self) -> None:
        for name in _CONFIGS:
            if not self.tree.has(name):
                continue
            config = Fields(load(self.tree, name, self.ledger), name)
            site = self.site
            site.name = site.name or plain(config.text("title"))
            site.url = site.url or config.filled("baseURL").rstrip("/")
            inner = config.inner("params")
            for one in (config, inner, config.inner("marketing").inner("seo")):
                site.subtitle = site.subtitle or plain(one.filled("description"))
            contact = config.inner("contact_details") or inner.inner("contact_details")
            site.email = site.email or config.filled("email") or contact.filled("email")
            config.leave_rest(self.ledger, "setting", GENERATOR)
        if "localhost" in self.site.url or "example" in self.site.url:
            self.site.url = ""

    def _document(self, name: str) -> None:
        path = PurePosixPath(name)
        section = path.parts[1] if len(path.parts) > 2 else ""
        record, body, line = front_matter(self.tree.text(name), name, self.ledger)
        bundle = path.stem.lower() in ("index", "_index")
        address = (
            "/" + "/".join(path.parts[1:-1] if bundle else (*path.parts[1:-1], path.stem)) + "/"
        )
        address = re.sub(r"/{2,}", "/", address).lower().replace(" ", "-")
        if path.parts[1:2] == ("admin",):
            self.ledger.found("page", name, record.place, "a page of the template's machinery")
        elif section == "home" and not bundle:
            self._widget(name, record, body, line)
        elif record.text("type") in ("landing", "widget_page") or (
            section in ("", "people") and bundle
        ):
            self._landing(name, record, body, line, address)
        elif section == "authors" and len(path.parts) > 3:
            self._person(name, record, body, line, address)
        elif path.stem == "_index" and len(path.parts) == 3:
            self._page(name, record, body, line, address)
        elif PAPERS.fullmatch(section):
            self._paper(name, record, body, line, address)
        elif POSTS.fullmatch(section) or section == "news" or kind_of(section):
            self._picture(name)
            take(self.site, self.ledger, section, name, record, body, line, "hugo", address)
        else:
            self._page(name, record, body, line, address)

    def _page(self, name: str, record: Fields, body: str, line: int, address: str) -> None:
        if why := demo.why(name, record, body):
            self.ledger.found("page", plain(record.text("title")) or name, record.place, why)
            return
        page = page_from(record, self.ledger, name, body, line, "hugo", address=address)
        if page:
            self.site.pages.append(page)

    def _landing(self, name: str, record: Fields, body: str, line: int, address: str) -> None:
        """Take a page made of blocks: the texts of those that have any."""
        sections = record.records("sections")
        page = page_from(record, self.ledger, name, body, line, "hugo", address=address)
        if page is None:
            return
        if address == "/":
            page.purpose = "index"
        parts = [page.text] if page.text else []
        for section in sections:
            block = section.text("block")
            content = section.inner("content")
            groups = content.texts("user_groups")
            self.groups += [group for group in groups if group not in self.groups]
            text = self._text(content)
            why = "" if text else "it says nothing here"
            if not text and block in _LISTS:
                why = "a list that the new site makes itself"
            self.ledger.found("block of a page", block or "a block", section.place, why)
            if text:
                parts.append(text)
            for key, value, place in content.rest():
                if key not in _ARRANGING:
                    reason = "labpress has no place for it"
                    self.ledger.found("field of a block", f"{key}: {value}", place, reason)
        page.text = without_title("\n\n".join(parts), page.title)
        self.site.pages.append(page)

    def _text(self, content: Fields) -> str:
        """Return the title and the text of a block."""
        texts = []
        title = plain(content.text("title"))
        subtitle = plain(content.text("subtitle"))
        for node in (content.node("text"), content.node("body")):
            if isinstance(node, ScalarNode) and not node.absent and node.value.strip():
                place = Location(content.file, node.location.line)
                texts.append(convert(node.value, place, self.ledger, "hugo"))
        contact = [plain(content.text(key)) for key in ("email", "phone", "directions")]
        street = content.inner("address")
        keys = ("street", "city", "region", "postcode", "country")
        contact.append(", ".join(filter(None, (plain(street.text(key)) for key in keys))))
        texts += [one for one in contact if one]
        items = [*content.records("items"), *content.records("slides")]
        for item in items:
            name, words = (
                plain(item.text("name", "title")),
                item.text("description", "text", "content"),
            )
            line = f"**{name}** " if name else ""
            texts.append(f"- {line}{plain(words)}")
        if not texts:
            return ""
        heading = f"## {title}\n\n" if title else ""
        return heading + (f"{subtitle}\n\n" if subtitle else "") + "\n\n".join(texts)

    def _widget(self, name: str, record: Fields, body: str, line: int) -> None:
        """Take a widget of the home page of an older site."""
        widget = record.text("widget")
        groups = record.inner("content").texts("user_groups")
        self.groups += [group for group in groups if group not in self.groups]
        label = f"{PurePosixPath(name).stem} ({widget})"
        if record.text("active").lower() == "false":
            self.ledger.found("block of a page", label, record.place, "it is not shown")
            return
        text = convert(body, Location(name, line), self.ledger, "hugo") if body.strip() else ""
        why = demo.why(name, record, body)
        if why or not text:
            why = why or "a list that the new site makes itself"
            self.ledger.found("block of a page", label, record.place, why)
            return
        title = plain(record.text("title"))
        home = next((page for page in self.site.pages if page.purpose == "index"), None)
        block = f"## {title}\n\n{text}" if title else text
        if home is None:
            home = page_from(record, self.ledger, name, "", line, "hugo", address="/")
            if home is None:
                return
            home.purpose = "index"
            self.site.pages.insert(0, home)
        else:
            self.ledger.found("block of a page", label, record.place)
        home.text = f"{home.text}\n\n{block}".strip()

    # --- people

    def _person(self, name: str, record: Fields, body: str, line: int, address: str) -> None:
        folder = PurePosixPath(name).parent
        title = plain(record.text("title"))
        groups = record.texts("user_groups")
        if not groups and title and title.lower() == self.site.name.lower():
            self.ledger.found("person", title, record.place, "the group itself")
            return
        before = len(self.site.people)
        take(
            *(self.site, self.ledger, "authors", name, record, body, line, "hugo", address),
            old_id=folder.name,
        )
        for person in self.site.people[before:]:
            pictures = [
                one
                for one in self.tree.below(str(folder))
                if PurePosixPath(one).suffix.lower() in PICTURES
            ]
            pictures.sort(key=lambda one: not PurePosixPath(one).stem.lower().startswith("avatar"))
            if pictures and not person.photo:
                person.photo = f"/{pictures[0]}"
            shown = bool(groups or record.text("role") or record.flag("superuser"))
            person.member = person.member and shown
            self.group_of[id(person)] = groups[0] if groups else ""

    def _authors(self) -> None:
        """Let authors who are called as a folder or its person be that person."""
        known: dict[str, str] = {}
        for person in self.site.people:
            for key in (person.old_id.lower(), _plain_name(person.name)):
                known.setdefault(key, person.old_id)
        for paper in self.site.papers:
            for author in paper.authors:
                said = author.person or author.name
                found = known.get(said.strip().lower()) or known.get(_plain_name(said))
                author.person = found or ""
                named = [one for one in self.site.people if found and one.old_id == found]
                if named and said.strip().lower() == str(found).lower() and " " not in author.name:
                    author.name = named[0].name
        for item in self.site.items:
            for key in ("people", "speakers"):
                names = item.values.get(key)
                if isinstance(names, list):
                    found_names = (known.get(name.lower(), name) for name in names)
                    item.values[key] = [
                        name for name in found_names if name in known.values() or name != "admin"
                    ]

    # --- papers

    def _paper(self, name: str, record: Fields, body: str, line: int, address: str) -> None:
        folder = PurePosixPath(name).parent
        bundle = PurePosixPath(name).stem.lower() == "index"
        key = folder.name if bundle else PurePosixPath(name).stem
        paper = take(
            *(self.site, self.ledger, "publication", name, record, body, line, "hugo", address),
            old_id=key,
        )
        if paper is None or not bundle:
            return
        if self.tree.has(f"{folder}/cite.bib"):
            entries = papers_in(self.tree, f"{folder}/cite.bib", self.ledger)
            if entries:
                self._joined(paper, entries[0])
        for file in self.tree.below(str(folder)):
            path = PurePosixPath(file)
            if path.stem.lower().startswith("featured") and path.suffix.lower() in PICTURES:
                paper.files["preview"] = f"/{file}"
            elif path.suffix.lower() == ".pdf" and "pdf" not in paper.fields | paper.files:
                paper.files["pdf"] = f"/{file}"

    def _joined(self, paper: FoundPaper, entry: FoundPaper) -> None:
        """Let the entry in ``cite.bib`` say what *paper*, its page, says too."""
        entry.thing.into = paper.thing.label
        if len(entry.authors) == len(paper.authors):
            for mine, its in zip(paper.authors, entry.authors, strict=True):
                mine.name = its.name
        elif not paper.authors:
            paper.authors = entry.authors
        elif entry.authors:
            self.ledger.ask(
                f"which authors has “{paper.thing.label[:60]}”? its page and its BibTeX differ",
                (
                    f"the {len(paper.authors)} of its page (taken)",
                    f"the {len(entry.authors)} of its BibTeX",
                ),
                paper.thing.place,
            )
        paper.others = paper.others or entry.others
        paper.type = entry.type
        for name in ("journal", "booktitle", "publisher", "howpublished", "school", "institution"):
            paper.fields.pop(name, None)
        if {"date", "year"} & set(entry.fields):
            for name in ("date", "year"):
                paper.fields.pop(name, None)
        for name, value in entry.fields.items():
            if name == "keywords" or name not in paper.fields or name in ("title", "doi", "pages"):
                paper.fields[name] = value
        if entry.key and entry.key != paper.key:
            paper.former_keys.append(paper.key)
            paper.key = entry.key

    def _picture(self, name: str) -> None:
        """Let a post or an item have the picture beside it."""
        folder = str(PurePosixPath(name).parent)
        for file in self.tree.below(folder):
            path = PurePosixPath(file)
            if path.parent.as_posix() == folder and path.stem.lower().startswith("featured"):
                self.ledger.found(
                    "picture", file, self.tree.place(file), "posts and items show none"
                )
                self.tree.used.add(file)


def _plain_name(name: str) -> str:
    return normal(from_yaml(without_titles(name))) if name.strip() else ""
