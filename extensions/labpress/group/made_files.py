"""Files that builds have put into a folder: a list beside them, so that what is made no more goes.

The list is hidden like Sphinx's ``.buildinfo``. So it is known even where the folder of what was
read has gone. A build adds what it is about to write, as it may be killed.
"""

from __future__ import annotations

import json
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from labpress.records.whole_files import write_changed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

LIST = ".labpress-files.json"


def expect_files(folder: Path, names: Iterable[str]) -> None:
    """Add *names*, relative to *folder*, to its list, before they are written."""
    before = set(_remembered(folder))
    if not before.issuperset(wanted := set(names)):
        _remember(folder, sorted(before | wanted))


def remove_others(folder: Path, names: Iterable[str]) -> list[str]:
    """Remove files in the list of *folder* that are none of *names*, which become the list.

    Return the names of those that are none.
    """
    fold = str.casefold if ignores_case(folder) else str
    made = sorted(set(names))
    kept = {fold(name) for name in made}
    others = [name for name in _remembered(folder) if fold(name) not in kept]
    for name in others:
        remove(folder, name)
    _remember(folder, made)
    return others


def remove(folder: Path, name: str) -> None:
    """Remove the file *name* below *folder*, and the folders that are empty without it."""
    path = folder / name
    if not path.is_file():
        return
    path.unlink()
    for parent in folders_above(name):
        if any((folder / parent).iterdir()):
            return
        (folder / parent).rmdir()


def folders_above(name: str) -> list[str]:
    """Return the folders above *name*, the nearest first."""
    ends = [at for at, sign in enumerate(name) if sign == "/"]
    return [name[:end] for end in reversed(ends)]


def ignores_case(folder: Path) -> bool:
    """Tell whether the file system of *folder* takes two spellings of a name for one file."""
    other = folder.with_name(folder.name.swapcase())
    return other.name != folder.name and other.exists() and other.samefile(folder)


def _remember(folder: Path, names: list[str]) -> None:
    text = json.dumps(names, ensure_ascii=False, indent=0) + "\n"
    write_changed(folder / LIST, text.encode())


def _remembered(folder: Path) -> list[str]:
    """Return the files in the list; whoever changed it cannot point out of *folder*."""
    try:
        found = json.loads((folder / LIST).read_text("utf-8"))
    except (OSError, ValueError):
        return []
    names = [name for name in found if isinstance(name, str)] if isinstance(found, list) else []
    paths = [(name, PurePosixPath(name)) for name in names]
    return [name for name, path in paths if not path.is_absolute() and ".." not in path.parts]
