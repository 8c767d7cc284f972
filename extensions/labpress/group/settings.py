"""What the records are read with: the part of the options that decides what the records say."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from labpress.group.roles import DEFAULT_ROLES
from labpress.records.items import ITEM_KINDS
from labpress.records.model import DEFAULT_MARKS, Mark

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from labpress.files.lookup import Folders
    from labpress.people.membership import BoldPolicy
    from labpress.records.items import ItemKind

FILES = (
    *("people.yml", "publications.bib", "themes.yml", "venues.yml", "sponsors.yml"),
    *(kind.file for kind in ITEM_KINDS.values()),
)


@dataclass(frozen=True)
class Settings:
    """What ``conf.py`` says about reading and writing records.

    ``bibfiles``: the bibliography files; None for ``publications.bib`` in the folder of the
    records. ``folders``: where files of records are looked for; None for the usual ones around the
    folder above that of the records. ``roles``: role id -> heading for one and for several.
    ``language``: of the words that labpress writes by itself, a tag such as ``zh_CN``. The other
    fields are described where they are used: :func:`labpress.people.identity.resolve`,
    :func:`labpress.formatting.bylines.byline`, :class:`labpress.formatting.sources.SourceStyle`.
    """

    bibfiles: tuple[Path, ...] | None = None
    folders: Folders | None = None
    marks: tuple[Mark, ...] = DEFAULT_MARKS
    roles: Mapping[str, tuple[str, str]] = field(default_factory=lambda: dict(DEFAULT_ROLES))
    bold: BoldPolicy = "ever"
    match_initials: bool = False
    max_authors: int | None = None
    style: str = "short"
    abbr: str = "badge"
    private_fields: tuple[str, ...] = ()
    language: str = "en"
    own_kinds: tuple[ItemKind, ...] = ()

    @property
    def item_kinds(self) -> dict[str, ItemKind]:
        """Every kind of items by its id: labpress's, then the group's own."""
        return {**ITEM_KINDS, **{kind.id: kind for kind in self.own_kinds}}


def bibfiles(folder: Path, settings: Settings) -> tuple[Path, ...]:
    """Return the bibliography files of the group whose records are in *folder*."""
    return settings.bibfiles if settings.bibfiles is not None else (folder / "publications.bib",)


def data_files(folder: Path, settings: Settings) -> tuple[Path, ...]:
    """Return every file that holds records, whether it exists or not."""
    others = (folder / name for name in FILES if not name.endswith(".bib"))
    own = (folder / kind.file for kind in settings.own_kinds)
    return (*others, *own, *bibfiles(folder, settings))
