"""A cache of what was read from the entries of one file, by the digest of their text."""

from __future__ import annotations

import hashlib
from typing import Any

_STATE = "state\0"


def digest_of(text: str) -> str:
    """Return a name for *text* that no other text has."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


class EntryCache:
    """The part of the dictionary *store* that belongs to *file*.

    The dictionary may serve several files and may be pickled. :meth:`finish` drops what the
    last reading of the file did not need, so it never grows beyond what the files hold.
    """

    def __init__(self, store: dict[str, Any], file: str) -> None:
        self._store = store
        self._prefix = f"{file}\0"
        self._used: dict[str, Any] = {}

    def get(self, digest: str) -> Any:
        """Return what is kept under *digest*, or None."""
        name = self._prefix + digest
        value = self._used.get(name)
        if value is None:
            value = self._store.get(name)
            if value is not None:
                self._used[name] = value
        return value

    def put(self, digest: str, value: Any) -> None:
        """Keep *value* under *digest*."""
        self._used[self._prefix + digest] = value

    def finish(self) -> None:
        """Put what this reading needed into the dictionary, and drop what it did not.

        The first name in the dictionary changes with its content, so that whoever saves it can
        tell by that name alone whether there is anything to save.
        """
        before = {name for name in self._store if name.startswith(self._prefix)}
        if before == self._used.keys():
            return
        others = {
            name: value
            for name, value in self._store.items()
            if name not in before and not name.startswith(_STATE)
        }
        names = "".join(sorted((*others, *self._used)))
        self._store.clear()
        self._store[_STATE + digest_of(names)] = True
        self._store.update(others)
        self._store.update(self._used)
