"""Where the files of records are looked for, and whether they are there."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from labpress.text.nearest import nearest as like

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Where al-folio keeps files (https://github.com/alshedivat/al-folio, CUSTOMIZE.md).
ALFOLIO = (
    *("assets/pdf", "assets/img", "assets/img/publication_preview", "assets/html"),
    *("assets/video", "assets"),
)
#: Suffixes of files that Sphinx makes pages of.
_SOURCES = (".md", ".rst", ".ipynb", ".txt")


@dataclass(frozen=True, slots=True)
class Folders:
    """The folders in which files are looked for, after the one of the record's own file.

    ``source``: the source folder, to which the names of folders in messages are relative.
    """

    source: Path
    others: tuple[Path, ...] = ()

    def around(self, beside: Path) -> tuple[Path, ...]:
        """Return the folders that exist, in the order in which they are looked through."""
        wanted = (_absolute(folder) for folder in (beside, self.source, *self.others))
        return tuple(folder for folder in dict.fromkeys(wanted) if folder.is_dir())

    def named(self, folder: Path) -> str:
        """Return *folder* as messages name it."""
        try:
            relative = Path(os.path.relpath(folder, self.source)).as_posix()
        except ValueError:  # another drive
            return folder.as_posix()
        return "the source folder" if relative == "." else relative


def folders_of(
    source: Path,
    project: Path,
    static: Iterable[str] = (),
    named: Iterable[str] = (),
) -> Folders:
    """Return the folders of a group.

    *project*: the folder of ``conf.py``. *static*: folders relative to it whose content the site
    has anyway. *named*: those that the group names, relative to *source*.
    """
    others = [source / "_static"]
    # what is absolute comes from themes and extensions
    others += [project / name for name in static if not Path(name).is_absolute()]
    others += [source / name for name in ALFOLIO]
    if project != source:
        others += [project / name for name in ALFOLIO]
    others += [source / name for name in named]
    return Folders(source, tuple(others))


def _absolute(folder: Path) -> Path:
    return Path(os.path.abspath(folder))  # noqa: PTH100 - links stay, unlike with resolve()


def name_in(address: str) -> str:
    """Return the name of the file that a site-relative address names, without encoding."""
    return unquote(address.split("?")[0].split("#")[0])


def names_in(address: str) -> tuple[str, ...]:
    """Return the names of files that a site-relative *address* may mean, the likeliest first.

    What looks like a fragment or an encoded character may be part of the name: ``C#.pdf``.
    """
    return tuple(dict.fromkeys((name_in(address), unquote(address), address)))


def is_file(path: Path) -> bool:
    """Tell whether there is a file *path*; not where no file can have such a name."""
    try:
        return path.is_file()
    except (OSError, ValueError):  # too long, or with a NUL
        return False


def find(name: str, folders: Iterable[Path]) -> Path | None:
    """Return the file *name* (a path with slashes) in the first of *folders* that has it.

    A slash at its beginning stands for each folder; nothing outside of them is found.
    """
    parts = PurePosixPath(name.lstrip("/")).parts
    if not parts or ".." in parts or "\0" in name or Path(*parts).is_absolute():
        return None
    for folder in folders:
        if is_file(path := folder.joinpath(*parts)):
            return path
    return None


def is_page(name: str, source: Path) -> bool:
    """Tell whether *name* is a page that Sphinx makes of a file below *source*."""
    bare = name.strip("/").removesuffix(".html").removesuffix(".htm")
    names = (bare, f"{bare}/index") if name.endswith("/") else (bare,)
    return any(find(stem + suffix, (source,)) for stem in names if stem for suffix in _SOURCES)


def nearest(name: str, folders: Iterable[Path]) -> str:
    """Return a file of *folders* that *name* may mean: another spelling or suffix; or nothing."""
    parent, _, wanted = name.lstrip("/").rpartition("/")
    if ".." in parent.split("/"):
        return ""
    stem, dot, suffix = wanted.casefold().rpartition(".")
    if not dot:
        stem, suffix = suffix, ""
    for folder in folders:
        place = folder / parent if parent else folder
        try:
            present = _present(place, place.stat().st_mtime_ns)
        except (OSError, ValueError):  # not there, no folder, or a name that none can have
            continue
        near = like(stem, present, 0.8)
        if not near:
            continue
        alike = [one for one in present[near] if one.casefold().endswith(dot + suffix)]
        if alike or near == stem:
            return f"{parent}/{(alike or present[near])[0]}".lstrip("/")
    return ""


@lru_cache(maxsize=64)
def _present(folder: Path, changed: int) -> dict[str, list[str]]:
    """Return stem in folded case -> the files in *folder*, which was last *changed* then."""
    found: dict[str, list[str]] = {}
    for path in sorted(folder.iterdir()):
        if path.is_file() and not path.name.startswith("."):
            found.setdefault(path.stem.casefold(), []).append(path.name)
    return found
