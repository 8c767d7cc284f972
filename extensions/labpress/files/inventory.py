"""The files that records name: the one place through which all of them go.

Each is found or told to be missing. Pictures are kept by record, for each output to show in its own
way; all other files get the address at which the site has them, and the records' links lead there.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from labpress.files.contents import defect_of
from labpress.files.drawings import check_svg
from labpress.files.errors import PictureError
from labpress.files.lookup import find, is_page, names_in, nearest
from labpress.files.pictures import shape_of
from labpress.records.ids import file_name
from labpress.records.model import Location
from labpress.records.problems import Code, Problem, shortened
from labpress.text.addresses import is_path
from labpress.text.enumeration import all_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from labpress.files.lookup import Folders
    from labpress.records.items import Item, ItemKind, Value
    from labpress.records.model import Link, Person, Publication, Sponsor, Theme

#: Where the site has the files of records, below its root.
FOLDER = "files"


@dataclass(frozen=True, slots=True)
class FileName:
    """The name of a file in a record: which record's which key, as written, and where.

    ``owner``: the name of the record, as messages give it first; empty where its place tells.
    """

    kind: str
    id: str
    key: str
    name: str
    location: Location
    owner: str = ""


@dataclass(frozen=True, slots=True)
class FoundPicture:
    """A picture that a record names: the file, and where the record names it.

    ``dark``: the same for a dark page, ``NAME-dark.svg`` beside ``NAME.svg``.
    """

    path: Path
    named: FileName
    dark: Path | None = None

    @property
    def files(self) -> tuple[Path, ...]:
        """The one or two files."""
        return (self.path, self.dark) if self.dark else (self.path,)

    def unusable(self, error: PictureError) -> Problem:
        """Return the problem that the picture cannot be used, for *error*."""
        named = self.named
        message = f"{named.owner}the picture {named.name!r} cannot be used: {error}"
        hint = error.hint or "save it as a JPEG or PNG file"
        return _problem(Code.PICTURE_UNUSABLE, named, message, hint)


@dataclass
class Inventory:
    """What was found.

    ``pictures``: kind, id and key of the record -> the picture. ``copies``: address below the
    site's root -> the file that stands there. ``problems``: what is missing or cannot be used.
    """

    folders: Folders
    pictures: dict[tuple[str, str, str], FoundPicture] = field(default_factory=dict)
    copies: dict[str, Path] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @property
    def signature(self) -> tuple[object, ...]:
        """Changes whenever another file is found, or one has changed."""
        pictures = ((key, path) for key, one in self.pictures.items() for path in one.files)
        found = (*pictures, *self.copies.items())
        return tuple((key, str(path), *_state(path)) for key, path in found)

    def person(self, person: Person) -> Person:
        """Look for the files of *person*, who is returned with a link to the CV that leads there.

        Without the file there is no link.
        """
        self._add_picture("person", person.id, "photo", person.photo, person)
        cv = person.profile.cv
        if not cv or not is_path(cv):
            return person
        named = FileName("person", person.id, "cv", cv, person.place_of("cv"))
        told = replace(person.profile, cv=self._copied(named, "people"))
        return replace(person, profile=told)

    def add_sponsor(self, sponsor: Sponsor) -> None:
        """Look for the logo of *sponsor*."""
        self._add_picture("sponsor", sponsor.name, "logo", sponsor.logo, sponsor)

    def add_theme(self, theme: Theme) -> None:
        """Look for the picture of *theme*."""
        self._add_picture("theme", theme.id, "picture", theme.picture, theme)

    def item(self, item: Item, kind: ItemKind) -> Item:
        """Look for the pictures of *item*, and return it with links like :meth:`publication`."""
        for one in kind.of_type("picture"):
            self._add_picture(item.kind, item.id, one.name, item.text(one.name), item)
        names = {one.name for one in kind.of_type("file") if is_path(item.text(one.name))}
        if not names.intersection(key for key, _ in item.values):
            return item
        values: list[tuple[str, Value]] = []
        for key, value in item.values:
            if key in names and isinstance(value, str):
                named = FileName(item.kind, item.id, key, value, item.place_of(key))
                if address := self._copied(named, kind.folder):
                    values.append((key, address))
            else:
                values.append((key, value))
        return replace(item, values=tuple(values))

    def publication(self, paper: Publication) -> Publication:
        """Return *paper* with links that lead where the site has the files they name.

        A link to a file that does not exist is left out.
        """
        if paper.preview:
            own = "preview" in dict(paper.offsets)
            others = (one for one in paper.versions if one.preview == paper.preview)
            stated = paper if own else next(others, paper)
            self._add_picture("paper", paper.key, "preview", paper.preview, stated)
        if not any(is_path(link.url) for link in paper.links):
            return paper
        links = (self._link(paper, link) if is_path(link.url) else link for link in paper.links)
        return replace(paper, links=tuple(link for link in links if link))

    def _add_picture(
        self,
        kind: str,
        object_id: str,
        key: str,
        name: str,
        record: Person | Sponsor | Theme | Publication | Item,
    ) -> None:
        if not name or not is_path(name):
            return
        bib = kind == "paper"
        owner = f"{object_id}: " if bib else ""
        beside = Path(record.place_of(key).file).parent
        bare = self._meant(name, beside) if bib else name
        named = FileName(kind, object_id, key, bare, record.place_of(key), owner)
        path = self._find(named)
        if path is None:
            return
        dark = find(f"{path.stem}-dark{path.suffix}", (path.parent,))
        picture = FoundPicture(path, named, dark)
        try:
            for file in picture.files:
                if shape_of(file).kind == "svg":
                    check_svg(file)
        except PictureError as error:
            self.problems.append(picture.unusable(error))
        else:
            self.pictures[named.kind, named.id, named.key] = picture

    def _meant(self, address: str, beside: Path) -> str:
        """Return the name of the file that *address* means, as far as one is there."""
        names = names_in(address)
        folders = self.folders.around(beside)
        return next((name for name in names if find(name, folders)), names[0])

    def _of_paper(self, paper: Publication, link: Link) -> FileName:
        # the publication has the links of all its versions
        stated = next((one for one in paper.versions if _has(one, link)), paper)
        where, (line, column) = stated.location, link.offset
        place = Location(where.file, where.line + line, column)
        owner = f"{stated.key}: "
        name = self._meant(link.url, Path(where.file).parent)
        return FileName("paper", paper.key, link.kind, name, place, owner)

    def _link(self, paper: Publication, link: Link) -> Link | None:
        """Return *link* as it leads to the file in the site, or None where there is none."""
        named = self._of_paper(paper, link)
        if link.kind == "html" and is_page(named.name, self.folders.source):
            return link
        address = self._copied(named, "papers")
        _, mark, fragment = link.url.partition("#") if "#" not in named.name else ("", "", "")
        return replace(link, url=f"{address}{mark}{fragment}") if address else None

    def _copied(self, named: FileName, folder: str) -> str:
        """Return the address at which the site has the file, or nothing where there is none.

        *folder*: that of the pages of its kind.
        """
        path = self._find(named)
        if path is None:
            return ""
        if defect := defect_of(path):
            message = f"{named.owner}the file {shortened(named.name)!r} cannot be used: {defect}"
            hint = "save it anew, from where it came"
            self.problems.append(_problem(Code.FILE_UNUSABLE, named, message, hint))
            return ""
        suffix = path.suffix.lower()
        bare = PurePosixPath(file_name(named.id)).name
        label = "" if named.key == suffix.removeprefix(".") else f"-{named.key}"
        stem = f"{FOLDER}/{folder}/{file_name(named.id)}/{bare}{label}"
        address, number = f"{stem}{suffix}", 1
        while self.copies.get(address, path) != path:
            # a record may name two files of one kind, under two names of the field
            number += 1
            address = f"{stem}-{number}{suffix}"
        self.copies[address] = path
        return address

    def _find(self, named: FileName) -> Path | None:
        """Return the file, or None after telling that it is missing."""
        beside = Path(named.location.file).parent
        folders = self.folders.around(beside)
        path = find(named.name, folders)
        if path is None:
            places = all_of(self.folders.named(folder) for folder in folders)
            name = shortened(named.name)
            message = f"{named.owner}there is no file {name!r} for {named.key} in {places}"
            hint = "put it there, or name its folder in labpress_files in conf.py"
            if near := nearest(named.name, folders):
                hint = f"did you mean {near!r}?"
            self.problems.append(_problem(Code.FILE_MISSING, named, message, hint))
        return path


def _has(entry: Publication, link: Link) -> bool:
    wanted = (link.kind, link.url, link.offset)
    return any((one.kind, one.url, one.offset) == wanted for one in entry.links)


def take_inventory(
    folders: Folders,
    people: Iterable[Person],
    publications: Iterable[Publication],
    sponsors: Iterable[Sponsor],
    themes: Iterable[Theme] = (),
) -> tuple[Inventory, dict[str, Person], dict[str, Publication]]:
    """Return what records' files were found.

    And the people and the publications, by id and key, with links that lead there.
    """
    inventory = Inventory(folders)
    found = {person.id: inventory.person(person) for person in people}
    for sponsor in sponsors:
        inventory.add_sponsor(sponsor)
    for theme in themes:
        inventory.add_theme(theme)
    return inventory, found, {paper.key: inventory.publication(paper) for paper in publications}


def _problem(code: Code, named: FileName, message: str, hint: str) -> Problem:
    record = "" if named.kind == "sponsor" else named.id
    return Problem(code, named.location, message, hint, record)


def _state(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except OSError:
        return (0, 0)
    return (found.st_size, found.st_mtime_ns)
