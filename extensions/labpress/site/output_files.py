"""Files that a build writes beside its pages: written when they change, removed when not made."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, NamedTuple

from labpress.group.made_files import folders_above, ignores_case, remove
from labpress.records.ids import on_any_disk, why_no_path
from labpress.records.whole_files import write_whole

#: Bytes that file systems take for a path below the site, and for one of its parts.
_LONGEST_PATH = 1024
_LONGEST_PART = 255

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path


class _Offer(NamedTuple):
    digest: str
    make: Callable[[], str | bytes | Path]


class OutputFiles:
    """Writes files below *folder* and remembers in *state* what it wrote.

    A file whose signature is the same as at the last build is neither made nor written again.
    Names in *taken* belong to others, such as the pages of the source tree: they are neither
    written nor deleted. Nothing happens on the disk before :meth:`finish`.
    """

    def __init__(self, folder: Path, state: Path, taken: Iterable[str] = ()) -> None:
        self.folder = folder
        self.written: list[str] = []
        self._state = state
        self._others = frozenset(taken)
        self._taken = {on_any_disk(name) for name in self._others}
        self._folders = {parent for name in self._taken for parent in folders_above(name)}
        self._before = self._load()
        self._offers: dict[str, _Offer] = {}

    def offer(self, name: str, signature: object, make: Callable[[], str | bytes | Path]) -> bool:
        """Ask for the file *name* with what *make* returns, or the content of the file it names.

        Return whether the name is free.

        It is not if another file has it, or where one would have to be a folder: the first who
        asks gets it.
        """
        folded = on_any_disk(name)
        parents = folders_above(folded)
        if _cannot_be(name) or folded in self._taken or folded in self._folders:
            return False
        if not self._taken.isdisjoint(parents):
            return False
        self._taken.add(folded)
        self._folders.update(parents)
        digest = hashlib.blake2b(repr(signature).encode(), digest_size=8).hexdigest()
        self._offers[name] = _Offer(digest, make)
        return True

    @property
    def names(self) -> list[str]:
        """The files that were asked for."""
        return list(self._offers)

    def finish(self) -> None:
        """Delete what earlier builds wrote and this one does not, then write what has changed.

        In this order: on a file system that ignores case, the old name may be the new one.
        """
        one_file = on_any_disk if ignores_case(self.folder) else str
        others = {one_file(name) for name in self._others}
        for name in self._before.keys() - self._offers.keys():
            if one_file(name) not in others:
                remove(self.folder, name)
        for name, offer in self._offers.items():
            path = self.folder / name
            if self._before.get(name) == offer.digest and path.is_file():
                continue
            self._write(path, offer.make())
            self.written.append(name)
        now = {name: offer.digest for name, offer in self._offers.items()}
        if now != self._before:
            self._state.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self._state, json.dumps(now).encode())

    def _write(self, path: Path, made: str | bytes | Path) -> None:
        if isinstance(made, str):
            made = made.encode("utf-8")
        content = made if isinstance(made, bytes) else made.read_bytes()
        try:
            path.write_bytes(content)
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)

    def _load(self) -> dict[str, str]:
        try:
            loaded = json.loads(self._state.read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return loaded if isinstance(loaded, dict) else {}


def _cannot_be(name: str) -> bool:
    """Tell whether no file system has *name*, or it leads out of the site."""
    parts = name.split("/")
    return bool(why_no_path(name, _LONGEST_PATH)) or any(
        len(part.encode()) > _LONGEST_PART for part in parts
    )
