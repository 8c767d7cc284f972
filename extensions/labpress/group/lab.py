"""The lab: all records of one group with their indices, loaded once and cached by content."""

from __future__ import annotations

import gc
import hashlib
import pickle
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from labpress.files.conversions import write_whole
from labpress.files.inventory import take_inventory
from labpress.files.lookup import folders_of
from labpress.formatting.bylines import byline
from labpress.formatting.profiles import monograms
from labpress.formatting.sources import SourceStyle
from labpress.group.catalogue import Catalogue
from labpress.group.field_check import field_problems
from labpress.group.item_query import in_order
from labpress.group.item_references import named_by_papers, resolved, stated_numbers
from labpress.group.kinds import own_page
from labpress.group.parents import about_papers, without_parents
from labpress.group.query import grouped, ordered
from labpress.group.settings import Settings, bibfiles, data_files
from labpress.group.venue_check import venue_problems
from labpress.people import identity
from labpress.people.positions import with_names
from labpress.people.questions import guesses, questions
from labpress.reading.bib.bibliography import combined, read_bibliography
from labpress.reading.bib.parents import possible_parents
from labpress.reading.bib.same_work import same_works
from labpress.reading.bib.versions import joined
from labpress.reading.yaml.items import read_items
from labpress.reading.yaml.lists import read_sponsors, read_themes, read_venues
from labpress.reading.yaml.people import read_people
from labpress.records.fields import PRIVATE
from labpress.text.messages import LOCALES, messages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from labpress.files.inventory import FoundPicture
    from labpress.formatting.bylines import AuthorRun
    from labpress.formatting.venues import Venues
    from labpress.group.query import Query
    from labpress.people.questions import Guess, Question
    from labpress.records.items import Item, ItemKind
    from labpress.records.model import Award, Honor, Person, Publication, Sponsor, Theme
    from labpress.records.problems import Problem
    from labpress.text.messages import Messages


@dataclass
class Lab:
    """The records of one group. Treat it as frozen once loaded.

    ``people`` and ``publications`` keep the order of their files. ``pictures`` and ``copies`` are
    those of :class:`labpress.files.inventory.Inventory`. ``digest`` changes whenever anything that
    a page could show of the records changes.
    """

    settings: Settings = field(default_factory=Settings)
    people: dict[str, Person] = field(default_factory=dict)
    publications: dict[str, Publication] = field(default_factory=dict)
    themes: dict[str, Theme] = field(default_factory=dict)
    sponsors: tuple[Sponsor, ...] = ()
    #: kind -> id -> item, in the order of the file
    items: dict[str, dict[str, Item]] = field(default_factory=dict)
    #: key of a paper -> kind -> ids of the items that its entry names
    items_of_papers: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    venues: tuple[tuple[str, tuple[str, ...]], ...] = ()
    problems: tuple[Problem, ...] = ()
    pictures: Mapping[tuple[str, str, str], FoundPicture] = field(default_factory=dict)
    copies: Mapping[str, Path] = field(default_factory=dict)
    digest: str = ""
    #: publication key -> changes with anything that a page could show of it
    digests: dict[str, str] = field(default_factory=dict)

    @classmethod
    def load(cls, folder: Path, settings: Settings | None = None, cache: Path | None = None) -> Lab:
        """Read the records in *folder*.

        *cache* is a folder for files that make the next load quicker; they may be deleted at any
        time. A missing folder or file gives no records; every other defect is in ``problems``.
        """
        settings = settings or Settings()
        digest = digest_of(folder, settings)
        saved = _unpickle(cache / "lab.pickle") if cache else None
        if isinstance(saved, cls) and saved.digest == digest:
            return saved._with_files(folder)
        with _no_collection():
            lab = cls._read(folder, settings, cache)
        lab.digest = digest
        if cache:
            _pickle(lab, cache / "lab.pickle")
        return lab._with_files(folder)

    def _with_files(self, folder: Path) -> Lab:
        """Return the same lab with the files that its records name.

        They are looked for at every load: a file comes and goes while the records stay the same.
        """
        folders = self.settings.folders or folders_of(folder.parent, folder.parent)
        inventory, people, publications = take_inventory(
            folders,
            self.people.values(),
            self.publications.values(),
            self.sponsors,
            self.themes.values(),
        )
        kinds = self.item_kinds
        items = {
            kind: {item.id: inventory.item(item, kinds[kind]) for item in every.values()}
            for kind, every in self.items.items()
        }
        digests = dict(self.digests)
        for key, paper in publications.items():
            if paper is not self.publications[key]:
                # an entry does not say which of its files there are
                digests[key] += repr([link.url for link in paper.links])
        found = hashlib.blake2b(repr(inventory.signature).encode(), digest_size=8).hexdigest()
        return replace(
            self,
            people=people,
            publications=publications,
            digests=digests,
            items=items,
            problems=_ordered([*self.problems, *inventory.problems]),
            pictures=inventory.pictures,
            copies=inventory.copies,
            digest=f"{self.digest}-{found}",
        )

    @classmethod
    def _read(cls, folder: Path, settings: Settings, cache: Path | None) -> Lab:
        problems: list[Problem] = []
        people, found = read_people(folder / "people.yml", roles=settings.roles)
        problems += found
        themes, found = read_themes(folder / "themes.yml")
        problems += found
        venues, found = read_venues(folder / "venues.yml")
        problems += found
        sponsors, found = read_sponsors(folder / "sponsors.yml")
        problems += found
        entries: dict[str, Any] = {}
        # what an older labpress has read may lack what this one asks for
        if cache and isinstance(saved := _unpickle(cache / "entries.pickle"), tuple):
            code, kept = saved
            entries = kept if code == code_digest() else {}
        known = len(entries), next(iter(entries), None)
        strings: dict[str, str] = {}
        files: list[tuple[Publication, ...]] = []
        paths = tuple(dict.fromkeys(bibfiles(folder, settings)))
        parents = possible_parents(paths)
        for path in paths:
            read, found = read_bibliography(
                path,
                entries,
                marks=settings.marks,
                private_fields=PRIVATE.union(settings.private_fields),
                strings=strings,
                parents=parents,
            )
            files.append(read)
            problems += found
        publications, found = combined(files)
        problems += found
        if cache and (len(entries), next(iter(entries), None)) != known:
            _pickle((code_digest(), entries), cache / "entries.pickle")
        by_theme = {theme.id: theme for theme in themes}
        resolved, found = identity.resolve(
            publications,
            people,
            match_initials=settings.match_initials,
            bold=settings.bold,
        )
        problems += found
        style = _source_style(venues, settings)
        works, found = joined(resolved, style)
        problems += found
        problems += same_works(works)
        recognised = without_parents(_with_themes(works, by_theme), people)
        problems = about_papers(problems, recognised)
        papers = {publication.key: publication for publication in recognised}
        lab = cls(
            settings=settings,
            people={person.id: person for person in with_names(people, papers)},
            publications=papers,
            themes=by_theme,
            sponsors=tuple(sponsors),
            venues=tuple(venues),
            digests={publication.key: _digest_of(publication) for publication in recognised},
        )
        lab._read_items(folder, problems)
        problems += field_problems(lab.entries.values())
        problems += venue_problems(lab.entries.values(), style)
        lab.problems = _ordered(problems)
        return lab

    @cached_property
    def item_kinds(self) -> Mapping[str, ItemKind]:
        """Every kind of items by its id, those of the group's own last."""
        return self.settings.item_kinds

    def _read_items(self, folder: Path, problems: list[Problem]) -> None:
        for kind in self.item_kinds.values():
            read, found = read_items(folder / kind.file, kind)
            problems += found
            self.items[kind.id] = {item.id: item for item in read}
        # ids and former names stay what they are. Not the one that is kept: the lab is pickled soon
        catalogue = Catalogue(self, {}, {})
        papers = self.publications.values()
        for kind in self.item_kinds.values():
            every = list(self.items[kind.id].values())
            known = resolved(every, kind, catalogue, problems)
            self.items[kind.id] = {item.id: item for item in known}
            named = named_by_papers(kind, papers, catalogue.find, catalogue.ids, problems)
            for key, ids in named.items():
                self.items_of_papers.setdefault(key, {})[kind.id] = ids
            if kind.number:
                items = self.items[kind.id].values()
                problems += stated_numbers(kind, items, papers, named)

    @cached_property
    def _catalogue(self) -> Catalogue:
        """The records alone, once all are read."""
        return Catalogue(self, {}, {})

    def name_of(self, kind: str, object_id: str) -> str:
        """Return what an object is called: a paper by its title, a person by the name."""
        return self._catalogue.name(kind, object_id)

    def find(self, kind: str, name: str) -> str | None:
        """Return the present id of an object by a name that it has or had."""
        return self._catalogue.find(kind, name)

    @property
    def words(self) -> Messages:
        """The words that labpress writes by itself, in the group's language."""
        return messages(self.settings.language)

    # --- looking things up

    def publication(self, key: str) -> Publication | None:
        """Return the publication whose key is, or once was, *key*."""
        return self.publications.get(key) or self.publications.get(self._aliases.get(key, ""))

    def person(self, person_id: str) -> Person | None:
        """Return the person whose id is, or once was, *person_id*."""
        return self.people.get(person_id) or self.people.get(self._former_ids.get(person_id, ""))

    def theme(self, theme_id: str) -> Theme | None:
        """Return the theme whose id is, or once was, *theme_id*."""
        return self.themes.get(theme_id) or self.themes.get(self._former_themes.get(theme_id, ""))

    def item(self, kind: str, name: str) -> Item | None:
        """Return the item of *kind* whose id is, or once was, *name*."""
        items = self.items.get(kind, {})
        if name in items:
            return items[name]
        return next((item for item in items.values() if name in item.formerly), None)

    def items_naming(self, to: str, object_id: str) -> dict[str, list[Item]]:
        """Return kind -> the items that name the object, and those that a paper names itself."""
        return self._items_naming.get((to, object_id), {})

    def papers_of(self, item: Item) -> list[Publication]:
        """Return the papers that *item* names, and those that name it, newest first."""
        named = set(item.names(self.item_kinds[item.kind], "paper"))
        named |= self._papers_naming.get((item.kind, item.id), set())
        return ordered([p for key, p in self.publications.items() if key in named], "newest")

    @cached_property
    def _papers_naming(self) -> dict[tuple[str, str], set[str]]:
        found: dict[tuple[str, str], set[str]] = {}
        for key, kinds in self.items_of_papers.items():
            for kind, ids in kinds.items():
                for item_id in ids:
                    found.setdefault((kind, item_id), set()).add(key)
        return found

    @cached_property
    def _items_naming(self) -> dict[tuple[str, str], dict[str, list[Item]]]:
        found: dict[tuple[str, str], dict[str, list[Item]]] = {}
        for kind in self.item_kinds.values():
            for item in in_order(self.items.get(kind.id, {}).values(), kind):
                named = [(f.to, i) for f in kind.fields for i in item.names(kind, f.to) if f.to]
                named += [("paper", paper.key) for paper in self.papers_of(item)]
                for pair in dict.fromkeys(named):
                    found.setdefault(pair, {}).setdefault(kind.id, []).append(item)
        return found

    def own_page(self, kind: str, object_id: str) -> str:
        """Return the docname of an object's own page."""
        return own_page(self._catalogue, kind, object_id)

    def file_name(self, kind: str, object_id: str) -> str:
        """Return the id of an object as the name of its files."""
        return self._catalogue.file_name(kind, object_id)

    def select(self, query: Query) -> list[Publication]:
        """Return the publications that *query* asks for, in its order."""
        pool: Iterable[Publication]
        if query.keys:
            found = (self.publication(key) for key in query.keys)
            pool = [publication for publication in found if publication]
        elif len(query.themes) == 1:
            pool = self._by_theme.get(query.themes[0], ())
        elif len(query.people) == 1:
            pool = self.publications_of(query.people[0])
        else:
            pool = self.publications.values()
        chosen = ordered([p for p in pool if query.accepts(p)], query.order, query.keys)
        return chosen if query.limit is None else chosen[: query.limit]

    def groups(self, query: Query) -> list[tuple[str, list[Publication]]]:
        """Return what *query* asks for as groups; see :func:`labpress.group.query.grouped`."""
        return grouped(self.select(query), query.group_by, self.themes)

    def publications_of(self, person_id: str) -> tuple[Publication, ...]:
        """Return the publications that the person *person_id* certainly wrote, in file order.

        To have written one of several versions is enough.
        """
        person = self.person(person_id)
        return self._by_person.get(person.id, ()) if person else ()

    def newest_of_theme(self, theme: str) -> list[Publication]:
        """Return the publications of *theme*, newest first."""
        return self._newest_by_theme.get(theme, [])

    @cached_property
    def _newest_by_theme(self) -> dict[str, list[Publication]]:
        return {
            theme: ordered([p for p in papers if p.listed], "newest")
            for theme, papers in self._by_theme.items()
        }

    @cached_property
    def bylines(self) -> dict[str, tuple[AuthorRun, ...]]:
        """Publication key -> its author line as lists print it."""
        return {
            key: byline(
                publication,
                marks=self.settings.marks,
                max_authors=self.settings.max_authors,
                words=self.words,
            )
            for key, publication in self.publications.items()
        }

    @cached_property
    def source_style(self) -> SourceStyle:
        """How it is printed where a publication appeared."""
        return _source_style(self.venues, self.settings)

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """What names alone leave open, each spelling once; see :mod:`labpress.people.questions`."""
        return questions(self.entries.values(), self.people)

    @cached_property
    def guesses(self) -> tuple[Guess, ...]:
        """Which initials ``labpress_match_initials`` takes for whom, each spelling once."""
        return guesses(self.entries.values())

    @cached_property
    def monograms(self) -> dict[str, str]:
        """Person id -> the letters that stand in place of a portrait."""
        return monograms(person for person in self.people.values() if person.member)

    @cached_property
    def unlisted(self) -> tuple[str, ...]:
        """Keys of the entries that no list shows."""
        return tuple(paper.key for paper in self.publications.values() if not paper.listed)

    @cached_property
    def entries(self) -> dict[str, Publication]:
        """Key -> every entry, those of versions that are joined with another one, too."""
        papers = self.publications.values()
        return {entry.key: entry for paper in papers for entry in paper.entries}

    @cached_property
    def joined(self) -> dict[str, tuple[str, ...]]:
        """Key of each publication that has several versions -> the keys of the others' entries."""
        papers = self.publications.values()
        return {p.key: tuple(one.key for one in p.versions) for p in papers if p.versions}

    @cached_property
    def awards(self) -> tuple[tuple[Publication, Award], ...]:
        """Every award with its publication, newest first."""
        newest = ordered([p for p in self.publications.values() if p.listed], "newest")
        return tuple((paper, award) for paper in newest for award in paper.awards)

    @cached_property
    def honors(self) -> tuple[tuple[Person, Honor], ...]:
        """Every award of a member that is not for a paper, newest first; undated ones last."""
        found = [
            (person, honor)
            for person in self.people.values()
            if person.member
            for honor in person.honors
        ]
        found.sort(key=lambda one: one[1].date.sort_key if one[1].date else (0, 0, 0), reverse=True)
        return tuple(found)

    @cached_property
    def _aliases(self) -> dict[str, str]:
        return {
            alias: publication.key
            for publication in self.publications.values()
            for alias in publication.aliases
        }

    @cached_property
    def _former_ids(self) -> dict[str, str]:
        return {former: p.id for p in self.people.values() for former in p.formerly}

    @cached_property
    def _former_themes(self) -> dict[str, str]:
        return {former: t.id for t in self.themes.values() for former in t.formerly}

    @cached_property
    def _by_theme(self) -> dict[str, tuple[Publication, ...]]:
        index: defaultdict[str, list[Publication]] = defaultdict(list)
        for publication in self.publications.values():
            for theme in publication.themes:
                index[theme].append(publication)
        return {theme: tuple(papers) for theme, papers in index.items()}

    @cached_property
    def _by_person(self) -> dict[str, tuple[Publication, ...]]:
        index: defaultdict[str, dict[str, Publication]] = defaultdict(dict)
        for publication in self.publications.values():
            for person in publication.persons:
                index[person][publication.key] = publication
        return {person: tuple(papers.values()) for person, papers in index.items()}


def _source_style(venues: Venues, settings: Settings) -> SourceStyle:
    full, abbr_is_venue = settings.style == "full", settings.abbr == "venue"
    return SourceStyle(tuple(venues), full, abbr_is_venue, messages(settings.language))


def digest_of(folder: Path, settings: Settings) -> str:
    """Return a digest of the records' files, of *settings* and of labpress's own code."""
    digest = hashlib.blake2b(digest_size=16)
    digest.update(repr((str(folder), settings, code_digest())).encode())
    for path in data_files(folder, settings):
        content = path.read_bytes() if path.is_file() else b""
        digest.update(f"{path.name}:{path.is_file()}:{len(content)}:".encode())
        digest.update(content)
    return digest.hexdigest()


def _digest_of(publication: Publication) -> str:
    """Return a digest of what pages show of *publication*: all but the line where it stands.

    That of its entry is taken from when it was read; what the other files add is little.
    """
    added = (
        publication.digest,
        publication.aliases,
        publication.themes,
        publication.listed,
        [
            [(author.identity, author.bold) for author in entry.authors]
            for entry in publication.entries
        ],
    )
    return hashlib.blake2b(repr(added).encode(), digest_size=12).hexdigest()


@lru_cache(maxsize=1)
def code_digest() -> str:
    """Return a digest of labpress's own code: a new version may read or write differently."""
    digest = hashlib.blake2b(digest_size=16)
    package = Path(__file__).parents[1]
    for path in sorted([*package.rglob("*.py"), *LOCALES.rglob("*.po")]):
        digest.update(path.read_bytes())
    return digest.hexdigest()


@contextmanager
def _no_collection() -> Iterator[None]:
    """Pause the search for garbage in cycles: records are many, live long and have no cycles."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        # straight into the oldest generation, or the next collection would look at all of them
        gc.freeze()
        gc.unfreeze()
        gc.enable()


def _with_themes(
    publications: Iterable[Publication], themes: Mapping[str, Theme]
) -> list[Publication]:
    if not themes:
        return list(publications)
    names = {theme.id: {theme.id, *theme.formerly} for theme in themes.values()}
    return [
        replace(
            publication,
            themes=tuple(t for t in themes if not names[t].isdisjoint(publication.keywords)),
        )
        if publication.keywords
        else publication
        for publication in publications
    ]


def _ordered(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(set(problems), key=lambda problem: problem.sort_key))


def _unpickle(path: Path) -> object:
    try:
        with _no_collection():
            return pickle.loads(path.read_bytes())
    except Exception:  # a cache that cannot be read, for whatever reason, is no cache
        return None


def _pickle(value: object, path: Path) -> None:
    write_whole(path, pickle.dumps(value, pickle.HIGHEST_PROTOCOL))
