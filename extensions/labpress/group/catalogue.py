"""The catalogue: everything of a group that has a permanent name, and the names it once had.

Each object has a *kind* (a row of :data:`labpress.group.kinds.KINDS`) and an id that is unique
within its kind. ``KIND-ID`` is its anchor in every output.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from labpress.group.award_ids import award_id
from labpress.group.kinds import kinds_with
from labpress.records.ids import (
    LONGEST,
    LONGEST_OF_PART,
    file_name,
    file_names,
    is_safe,
    mended,
    permanent_path,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from labpress.group.kinds import Kind
    from labpress.group.lab import Lab
    from labpress.records.model import Award, NewsItem, Publication


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the source tree; ``id``: its permanent name, ``formerly``: names it once had."""

    id: str
    docname: str
    title: str
    formerly: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NameFinding:
    """A name that cannot be told from another, or that should not be one."""

    kind: str
    object_id: str
    name: str
    message: str
    hint: str


class Catalogue:
    """What exists: the records of *lab*, the *news* and the *pages*, the latter two by id."""

    def __init__(self, lab: Lab, news: Mapping[str, NewsItem], pages: Mapping[str, Page]) -> None:
        self.lab: Lab = lab
        self.news = news
        self.pages = pages
        self.kinds: Mapping[str, Kind] = kinds_with(lab.settings.own_kinds)
        self._former_names: dict[str, dict[str, str]] = {}
        self._file_names: dict[str, dict[str, str]] = {}
        self._ids: dict[str, list[str]] = {}

    def ids(self, kind: str) -> list[str]:
        """Return the ids of all objects of *kind*."""
        if kind not in self._ids:
            self._ids[kind] = list(self._objects(kind))
        return self._ids[kind]

    def find(self, kind: str, name: str) -> str | None:
        """Return the id of the object of *kind* that is, or once was, called *name*."""
        if name in self._objects(kind):
            return name
        return self.former_names(kind).get(name)

    def name(self, kind: str, object_id: str) -> str:
        """Return what the object is called in running text."""
        return self.kinds[kind].title(self._objects(kind)[object_id], self.lab.words)

    def page(self, kind: str, object_id: str) -> str:
        """Return the docname of the page that an object has to itself, or nothing."""
        return self.kinds[kind].page(self, object_id)

    def file_name(self, kind: str, name: str) -> str:
        """Return *name*, which an object of *kind* has or had, as the name of its files."""
        if kind not in self._file_names:
            self._file_names[kind] = file_names(self.ids(kind))
        return self._file_names[kind].get(name) or file_name(name)

    def permanent_address(self, kind: str, name: str) -> str:
        """Return the permanent address of an object, relative to the site's root."""
        return permanent_path(kind, quote(self.file_name(kind, name)))

    def former_names(self, kind: str) -> dict[str, str]:
        """Return former name -> present id; a name in use by another object is not former."""
        if kind not in self._former_names:
            declared = self.kinds[kind]
            objects = declared.objects(self)
            # the first to claim a name has it
            pairs = reversed(list(declared.former(self)))
            self._former_names[kind] = {old: new for old, new in pairs if old not in objects}
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

    def name_findings(self) -> Iterator[NameFinding]:
        """Yield what is wrong with the names of news, awards and pages.

        Those of records are checked where their files are read. Names that differ by case alone
        clash, too: on many file systems they are one.
        """
        for kind, declared in self.kinds.items():
            if not declared.rename:
                continue
            owners: dict[str, tuple[str, str]] = {}
            present = [(object_id, object_id) for object_id in self.ids(kind)]
            noun = declared.noun
            for name, object_id in [*present, *declared.former(self)]:
                longest = LONGEST_OF_PART if declared.holder else LONGEST
                if not is_safe(name, longest) and not self._is_former_path(
                    declared, name, object_id
                ):
                    better = mended(name)
                    message = f"the name '{name}' of a {noun} cannot stand in every address"
                    hint = f"write {declared.rename.format(better)}" if better else ""
                    yield NameFinding(kind, object_id, name, message, hint)
                owner, other = owners.setdefault(name.casefold(), (object_id, name))
                if owner != object_id:
                    known = (
                        f"that of the {noun} '{owner}'" if name == other else f"too like '{other}'"
                    )
                    message = f"the name '{name}' of the {noun} '{object_id}' is {known}"
                    yield NameFinding(
                        kind, object_id, name, message, "give one of the two another name"
                    )
        ids = Counter(award_id(paper, award) for paper, award in self.lab.awards)
        for award, count in ids.items():
            if count > 1:
                message = f"{count} awards share the name '{award}'"
                yield NameFinding("award", award, award, message, "give each award another wording")

    @cached_property
    def awards(self) -> dict[str, tuple[Publication, Award]]:
        """Award id -> the paper and its award."""
        return {award_id(paper, award): (paper, award) for paper, award in self.lab.awards}

    def _objects(self, kind: str) -> Mapping[str, Any]:
        return self.kinds[kind].objects(self)

    def _is_former_path(self, kind: Kind, name: str, object_id: str) -> bool:
        """Tell whether *name* is the path of a page that has got a better name by `permalink`."""
        return kind.is_page and name != object_id and kind.page(self, object_id) == name

    @cached_property
    def _names_once(self) -> dict[tuple[str, str], list[str]]:
        found: dict[tuple[str, str], list[str]] = {}
        for kind in self.kinds:
            for old, object_id in sorted(self.former_names(kind).items()):
                found.setdefault((kind, object_id), []).append(old)
        return found

    @cached_property
    def _by_docname(self) -> dict[str, Page]:
        return {page.docname: page for page in self.pages.values()}
