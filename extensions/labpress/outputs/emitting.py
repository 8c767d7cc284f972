"""Files that a build writes beside its pages: written when they change, removed when not made."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class Emitter:
    """Writes files below *folder* and remembers in *state* what it wrote.

    A file whose *signature* is the same as at the last build is neither made nor written again.
    Call :meth:`finish` once all files were offered: what was not offered any more is deleted.
    """

    def __init__(self, folder: Path, state: Path) -> None:
        self.folder = folder
        self._state = state
        self._before = self._load()
        self._now: dict[str, str] = {}

    def offer(self, name: str, signature: object, make: Callable[[], str]) -> bool:
        """Write *name* with the content of *make* unless it is up to date; tell whether it was."""
        digest = hashlib.blake2b(repr(signature).encode(), digest_size=8).hexdigest()
        self._now[name] = digest
        path = self.folder / name
        if self._before.get(name) == digest and path.is_file():
            return False
        content = make().encode("utf-8")
        try:
            path.write_bytes(content)
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        return True

    def finish(self) -> None:
        """Delete what earlier builds wrote and this one did not, and remember the rest."""
        for name in self._before.keys() - self._now.keys():
            path = self.folder / name
            path.unlink(missing_ok=True)
            if (
                path.parent != self.folder
                and path.parent.is_dir()
                and not any(path.parent.iterdir())
            ):
                path.parent.rmdir()
        if self._now != self._before:
            self._state.parent.mkdir(parents=True, exist_ok=True)
            self._state.write_text(json.dumps(self._now), "utf-8")

    def _load(self) -> dict[str, str]:
        try:
            loaded = json.loads(self._state.read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return loaded if isinstance(loaded, dict) else {}
