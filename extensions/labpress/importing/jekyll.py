"""Sites of Jekyll: al-folio, the templates of Allan and of the Greene Lab, and others of its kind.

What a folder or a data file holds is told by its name, what a record says by its keys; so a site
that has changed its template, as most have, is read all the same.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from labpress.importing import demo
from labpress.importing.bibfiles import papers_in
from labpress.importing.bibtex import author_name, latex_address
from labpress.importing.documents import NEWS, PAPERS, PEOPLE, take
from labpress.importing.fields import GENERATOR, Fields, front_matter, list_of, load, mappings
from labpress.importing.found import FoundPage, Site
from labpress.importing.identity import initial_and_family
from labpress.importing.items import item_from, kind_of, sponsor_from
from labpress.importing.markup import plain
from labpress.importing.pages import news_from, page_from
from labpress.importing.papers import paper_from
from labpress.importing.people import person_from
from labpress.importing.people_pages import people_of_pages
from labpress.importing.tree import PAGES
from labpress.importing.wording import role_of, says_alumnus
from labpress.names.parsing import from_yaml, parse
from labpress.reading.yaml.tree import MappingNode, SequenceNode
from labpress.records.model import Location

if TYPE_CHECKING:
    from labpress.importing.found import FoundAuthor, Ledger
    from labpress.importing.tree import Tree

_SPONSORS = re.compile(r"sponsors?|funders?|funding|partners?|support(?:ers)?", re.I)
_GALLERY = re.compile(r"pictures?\w*|gallery\w*|photos?", re.I)
#: Data files that only arrange, or that this reader uses elsewhere.
_MACHINERY = frozenset(
    "navigation nav menu menus navbar navbar_links ui-text types socials social theme repositories"
    " cv settings strings locale authors_social analytics footer header"
    " sidebar schools logos".split()
)
_NO_COLLECTIONS = frozenset(
    "_data _bibliography _pages _drafts _includes _layouts _sass _plugins _scripts _cite"
    " _styles".split()
)
_FOLDERS = (
    *("assets/pdf", "assets/img", "assets/img/publication_preview", "assets/html", "assets/video"),
    *(
        "assets",
        "images",
        "img",
        "images/teampic",
        "images/pubpic",
        "images/logopic",
        "images/picpic",
    ),
    *("assets/teampic", "assets/img/people", "assets/images", "files", "pdfs", "papers", "static"),
    *("assets/img/projects", "assets/files", "downloads", "assets/img/team", "images/team"),
)


def read(tree: Tree, ledger: Ledger) -> Site:
    """Return what the Jekyll site below *tree* says."""
    return _Reader(tree, ledger).read()


class _Reader:
    def __init__(self, tree: Tree, ledger: Ledger) -> None:
        self.tree, self.ledger = tree, ledger
        self.site = Site(folders=_FOLDERS)
        self.config = Fields(None, "_config.yml")
        #: (initial, family) of the names that scholar calls one's own
        self.own: tuple[list[str], list[str]] = ([], [])

    def read(self) -> Site:
        self._config()
        self._collections()
        self._data()
        self._bibliographies()
        self._coauthors()
        self._pages()
        if not self.site.people:
            self.site.people += people_of_pages(self.site.pages, self.ledger)
        self._own_names()
        self._named_by_id()
        return self.site

    # --- the configuration

    def _config(self) -> None:
        name = self.tree.first("_config.yml", "_config.yaml")
        if not name:
            return
        config = self.config = Fields(load(self.tree, name, self.ledger), name)
        site = self.site
        author = config.inner("author")
        own = [config.text(key) for key in ("first_name", "middle_name", "last_name")]
        title = plain(config.text("title") or config.text("name"))
        site.name = title if title.lower() not in ("", "blank") else " ".join(filter(None, own))
        site.subtitle = plain(config.text("subtitle", "tagline", "description"))
        address = config.filled("url").rstrip("/")
        base = config.text("baseurl").strip("/")
        if address and "localhost" not in address:
            site.url = f"{address}/{base}" if base else address
        site.email = config.filled("email") or author.filled("email")
        links = config.inner("links")
        site.email = site.email or links.filled("email")
        scholar = config.inner("scholar")
        self.own = (scholar.texts("first_name"), scholar.texts("last_name"))
        for key in ("defaults", "collections", "plugins", "sass"):
            config.node(key)
        # members that stand in the configuration itself
        for key in config.keys:
            if PEOPLE.fullmatch(key) and key not in ("author", "authors"):
                node = config.node(key)
                if isinstance(node, SequenceNode):
                    self._people(mappings(node, name), key)
        left = {key for key, _, _ in config.rest()}
        for key in config.keys:
            if key not in left:
                self.ledger.found("setting", key, config.place)
        config.leave_rest(self.ledger, "setting", GENERATOR)

    # --- collections and pages

    def _collections(self) -> None:
        folders = sorted({name.split("/")[0] for name in self.tree.files if name.startswith("_")})
        for folder in folders:
            if folder in _NO_COLLECTIONS or "." in folder:
                continue
            for name in self.tree.below(folder, *PAGES):
                record, body, line = front_matter(self.tree.text(name), name, self.ledger)
                self._document(folder, name, record, body, line)
        for name in self.tree.below("_drafts"):
            self.tree.used.add(name)
            self.ledger.found("post", PurePosixPath(name).stem, self.tree.place(name), "a draft")

    def _document(self, folder: str, name: str, record: Fields, body: str, line: int) -> None:
        bare, stem = folder.strip("_"), PurePosixPath(name).stem
        address = self._post_address(name) if bare == "posts" else ""
        if not address:
            address = f"/{bare}/{stem}" + (".html" if PEOPLE.fullmatch(bare) else "/")
        take(self.site, self.ledger, bare, name, record, body, line, "jekyll", address)

    def _post_address(self, name: str) -> str:
        match = re.match(r"(\d{4})-(\d{1,2})-(\d{1,2})-(.*)", PurePosixPath(name).stem)
        if not match:
            return ""
        form = self.config.text("permalink") or "date"
        form = {
            "date": "/:categories/:year/:month/:day/:title.html",
            "pretty": "/:categories/:year/:month/:day/:title/",
            "none": "/:categories/:title.html",
            "ordinal": "",
        }.get(form, form)
        parts = {
            "year": match[1],
            "month": match[2],
            "day": match[3],
            "title": match[4],
            "slug": match[4],
        }
        address = re.sub(r":([a-z_]+)", lambda one: parts.get(one[1], ""), form)
        return re.sub(r"/{2,}", "/", address)

    def _pages(self) -> None:
        names = self.tree.below("_pages", *PAGES)
        names += [
            name
            for name in self.tree.files
            if PurePosixPath(name).suffix.lower() in PAGES
            and not name.startswith("_")
            and name not in self.tree.used
            and _is_page(name)
        ]
        for name in names:
            text = self.tree.text(name)
            if not re.match(r"---[ \t]*\n", text):
                self.tree.used.discard(name)  # Jekyll copies what has no front matter
                continue
            record, body, line = front_matter(text, name, self.ledger)
            why = demo.why(name, record, body)
            if why:
                self.ledger.found("page", plain(record.text("title")) or name, record.place, why)
                continue
            path = PurePosixPath(name.removeprefix("_pages/"))
            address = "/" + path.with_suffix(".html").as_posix().removesuffix("index.html")
            page = page_from(record, self.ledger, name, body, line, address=address)
            if page:
                self._profiles(record)
                self.site.pages.append(page)

    def _profiles(self, record: Fields) -> None:
        """Take the people of a page with al-folio's layout ``profiles``."""
        for profile in record.records("profiles"):
            name = profile.text("content")
            file = self.tree.find(name, ("_pages",)) if name else ""
            if not file:
                continue
            inner, body, line = front_matter(self.tree.text(file), file, self.ledger)
            if "einstein" in file or demo.why(file, inner, body):
                continue
            person = person_from(profile, self.ledger, body=body, line=line, titled=True)
            if person:
                self.site.people.append(person)

    # --- data files

    def _data(self) -> None:
        for name in self.tree.below("_data", ".yml", ".yaml", ".json"):
            path = PurePosixPath(name)
            stem = re.sub(r"[-\s]+", "_", path.stem)
            folder = path.parts[1] if len(path.parts) > 2 else ""
            if stem in ("coauthors", "venues") or (stem in _MACHINERY and not folder):
                continue
            if folder and (PEOPLE.fullmatch(folder) or PAPERS.fullmatch(folder)):
                holder = folder
            else:
                holder = stem
            if demo.is_demo_file(name, self.tree.text(name)):
                self.ledger.found("data file", name, self.tree.place(name), demo.REASON)
                continue
            self.tree.used.discard(name)
            if re.match(r"(?:sources|orcid|pubmed|google_scholar)\w*$", stem):
                self._sources(name)
            elif PEOPLE.fullmatch(holder):
                self._people(self._records(name), stem)
            elif PAPERS.fullmatch(holder):
                self._papers(name)
            elif NEWS.fullmatch(holder):
                found = [news_from(record, self.ledger) for record in self._records(name)]
                self.site.news += [one for one in found if one]
            elif _SPONSORS.fullmatch(holder):
                sponsors = [sponsor_from(record, self.ledger) for record in self._records(name)]
                self.site.sponsors += [one for one in sponsors if one]
            elif _GALLERY.fullmatch(holder) or _GALLERY.fullmatch(folder):
                self._gallery(name)
            elif kind := kind_of(holder):
                for record in self._records(name):
                    item = item_from(record, self.ledger, kind, folder=holder)
                    self.site.items += [item] if item else []

    def _records(self, name: str) -> list[Fields]:
        return [record for record in list_of(self.tree, name, self.ledger) if record.keys]

    def _people(self, records: list[Fields], heading: str) -> None:
        """Take a list of people, or of groups of people under headings."""
        words = heading.replace("_", " ")
        former = says_alumnus(words)
        for record in records:
            inner = next(
                (
                    key
                    for key in (
                        "people",
                        "members",
                        "persons",
                        "list",
                        "team",
                        "students",
                        "entries",
                    )
                    if isinstance(record.node(key), SequenceNode)
                ),
                "",
            )
            if inner:
                title = plain(record.text("name", "title", "role", "group", "category"))
                self._people(record.records(inner), f"{title} {words if former else ''}".strip())
                continue
            text = f"{record.text('name')} {record.text('title')}"
            if demo.is_demo_person(text):
                self.ledger.found("person", text.strip(), record.place, demo.REASON)
                continue
            heading = words if role_of(words) or former else ""
            old_id = record.text("id", "slug") or record.text("link")
            old_id = old_id if re.fullmatch(r"[a-z][\w.-]*", old_id) else ""
            person = person_from(record, self.ledger, old_id=old_id, heading=heading, former=former)
            if person:
                self.site.people.append(person)

    def _papers(self, name: str) -> None:
        for record in self._records(name):
            if demo.is_demo_paper(record.text("title"), record.text("authors", "author")):
                self.ledger.found("paper", plain(record.text("title")), record.place, demo.REASON)
                continue
            paper = paper_from(record, self.ledger)
            if paper is None:
                continue
            orcid = record.text("orcid")
            if orcid:
                self._evidence(paper.authors, orcid)
            if any(author.marked for author in paper.authors):
                self.site.marks = True
            self.site.papers.append(paper)

    def _evidence(self, authors: list[FoundAuthor], orcid: str) -> None:
        """Note that whoever has *orcid* is one of *authors*."""
        member = next((one for one in self.site.people if one.orcid == orcid), None)
        if member is None:
            return
        wanted = {initial_and_family(from_yaml(name)) for name in (member.name, *member.also)}
        fitting = [one for one in authors if initial_and_family(parse(one.name)) in wanted]
        if len(fitting) == 1 and member.old_id:
            fitting[0].person = member.old_id

    def _sources(self, name: str) -> None:
        """Count what Manubot makes the citations of; they stand in citations.yaml, complete."""
        self.tree.used.add(name)
        for record in self._records(name):
            label = record.text("id", "orcid", "gsid", "term") or "a source"
            self.ledger.found(
                "source of citations", label, record.place, "its papers stand in citations.yaml"
            )

    def _gallery(self, name: str) -> None:
        lines = []
        place = self.tree.place(name)
        for record in self._records(name):
            picture = record.filled("image", "img", "path", "url", "photo", "src", "name")
            words = plain(record.text("caption", "title", "description", "label", "alt", "text"))
            if picture:
                self.ledger.found("picture of a gallery", picture, record.place)
                lines.append(
                    f"![{words}]({latex_address(picture)})" + (f"\n\n*{words}*" if words else "")
                )
        if lines:
            stem = PurePosixPath(name).stem
            thing = self.ledger.found("page", stem, place)
            title = stem.replace("_", " ").capitalize()
            self.site.pages.append(
                FoundPage(thing, title, stem.replace("_", "-"), "\n\n".join(lines))
            )

    # --- papers in .bib files

    def _bibliographies(self) -> None:
        names = self.tree.below("_bibliography", ".bib")
        if not names:
            names = [name for name in self.tree.below("", ".bib") if not name.startswith("_")]
        for name in names:
            for paper in papers_in(self.tree, name, self.ledger):
                title, authors = (
                    paper.fields.get("title", ""),
                    " ".join(one.name for one in paper.authors),
                )
                if demo.is_demo_paper(title, authors):
                    paper.thing.left = demo.REASON
                if not paper.thing.left:
                    self.site.papers.append(paper)

    def _coauthors(self) -> None:
        """Read who is a member, and who is not, out of al-folio's list of coauthors."""
        if name := self.tree.first("_data/coauthors.yml", "_data/coauthors.yaml"):
            self._read_coauthors(name)
        for name in ("_data/venues.yml", "_data/venues.yaml"):
            if self.tree.has(name):
                node = load(self.tree, name, self.ledger)
                for key, _ in node.pairs if isinstance(node, MappingNode) else ():
                    place = Location(name, key.location.line)
                    self.ledger.found("venue", key.value, place, "address and colour of a badge")

    def _read_coauthors(self, name: str) -> None:
        node = load(self.tree, name, self.ledger)
        for key, value in node.pairs if isinstance(node, MappingNode) else ():
            for record in mappings(value, name):
                place = record.place
                address = record.text("url")
                givens = record.texts("firstname", "first_name")
                member = record.flag("member") or bool(address and "/" not in address)
                label = f"{key.value}, {', '.join(givens)}"
                if demo.is_demo_person(f"{' '.join(givens[:1])} {key.value}"):
                    self.ledger.found("coauthor", label, place, demo.REASON)
                    continue
                used = self._mark(key.value, givens, address, member)
                reason = "" if used else "no paper has this author, or labpress shows no such link"
                if not member and not used:
                    reason = "somebody else's homepage; labpress links members only"
                self.ledger.found("coauthor", label, place, reason)

    def _mark(self, family: str, givens: list[str], address: str, member: bool) -> bool:
        """Let a coauthor's entry say who authors are; return whether it told something."""
        person = next((one for one in self.site.people if member and one.old_id == address), None)
        family = family.lower()
        told = False
        if not member:
            for one in self.site.people:
                name = from_yaml(one.name)
                if name.family.lower() == family and (
                    not givens or name.given.split()[0] in " ".join(givens)
                ):
                    one.homepage = one.homepage or address
                    told = True
            return told
        for paper in self.site.papers:
            for author in paper.authors:
                name = parse(author.name)
                fits = not givens or any(_same(name.given, given) for given in givens)
                if name.family.lower() == family and fits:
                    author.marked = True
                    author.person = person.old_id if person else ""
                    told = True
        if person:
            shown = parse(author_name(person.name))
            for given in givens:
                if len(given.replace(".", "")) > 1 and not _same(shown.given, given):
                    person.also.append(f"{given} {shown.family}")
                    told = True
        return told

    def _named_by_id(self) -> None:
        """Give authors who are told by their id only the name of that person."""
        people = {person.old_id: person for person in self.site.people if person.old_id}
        for paper in self.site.papers:
            for author in paper.authors:
                if not author.name and (person := people.get(author.person)):
                    author.name = person.name
                elif not author.name:
                    what = f"the author {author.person} is nobody of people"
                    self.ledger.fault(what, paper.thing.place)
                    author.name = author.person.replace("-", " ").title()

    def _own_names(self) -> None:
        """Let the names that the theme underlines be the one person they fit."""
        firsts, lasts = self.own
        people = [
            one
            for one in self.site.people
            if from_yaml(one.name).family in lasts
            and any(_same(from_yaml(one.name).given, first) for first in firsts)
        ]
        if len(people) != 1:
            return
        for paper in self.site.papers:
            for author in paper.authors:
                name = parse(author.name)
                if name.family in lasts and any(_same(name.given, first) for first in firsts):
                    author.marked = True


def _same(one: str, other: str) -> bool:
    """Tell whether two given names are equal but for full stops, blanks and case."""
    return re.sub(r"[\s.-]", "", one).lower() == re.sub(r"[\s.-]", "", other).lower()


def _is_page(name: str) -> bool:
    path = PurePosixPath(name)
    if path.name.lower() in ("readme.md", "license.md", "contributing.md", "changelog.md"):
        return False
    parts = set(path.parts[:-1])
    return not parts & {
        "assets",
        "css",
        "js",
        "scripts",
        "docs",
        "bin",
        "test",
        "_includes",
        "_layouts",
    }
