"""Files of the old site that records and pages name: pictures, and documents at their address."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from labpress.importing.bibtex import is_local
from labpress.importing.tree import PICTURES

if TYPE_CHECKING:
    from collections.abc import Callable

    from labpress.importing.found import Ledger, Site
    from labpress.importing.tree import Tree
    from labpress.records.model import Location

#: Where documents go, and what the site has at the very address that they had.
OLD = "old"
_ROOTS = re.compile(
    r"^(?:assets/img|assets/images|assets|images|img|static/media|static/img|static/uploads|static"
    r"|content|_pages|media|uploads)/"
)
#: What neither browsers nor TeX show.
_UNUSABLE = frozenset({".heic"})
#: A file with more bytes than these is no part of a repository of text.
_MOST = 50_000_000


class Files:
    """What is carried over: new path -> content.

    *public*: the address of a file of the old site, given its path there.
    """

    def __init__(
        self, tree: Tree, site: Site, ledger: Ledger, public: Callable[[str], str] = str
    ) -> None:
        self.tree, self.site, self.ledger, self.public = tree, site, ledger, public
        self.contents: dict[str, bytes] = {}
        self._pictures: dict[str, str] = {}
        self._taken: set[str] = set()

    def found(self, address: str, beside: str) -> str:
        """Return the old path of the file that *address* names, or nothing."""
        bare = self.local(address)
        return self.tree.find(bare, self.site.folders, beside) if bare else ""

    def local(self, address: str) -> str:
        """Return *address* without the old site's own beginning; nothing for one elsewhere."""
        address = address.strip()
        for base in (self.site.url, self.site.url.replace("https://", "http://")):
            if base and address.startswith(base):
                address = address[len(base) :] or "/"
        return address if is_local(address) else ""

    def picture(self, address: str, beside: str, place: Location) -> str:
        """Carry a picture; return its new path below the source folder, or nothing if it lacks."""
        old = self.found(address, beside)
        if not old:
            self.ledger.fault(f"there is no file {address}", place)
            return ""
        suffix = PurePosixPath(old).suffix.lower()
        if suffix not in PICTURES or suffix in _UNUSABLE:
            self.ledger.found("picture", old, place, "neither browsers nor TeX show such a file")
            self.tree.used.add(old)
            return ""
        if old in self._pictures:
            return self._pictures[old]
        bare = _ROOTS.sub("", old)
        name = "/".join(
            re.sub(r"[^A-Za-z0-9._-]+", "-", part).strip("-.") or "picture"
            for part in bare.split("/")
        )
        name = f"{name.removesuffix(PurePosixPath(name).suffix)}{suffix}"
        stem, number = name.removesuffix(suffix), 1
        while f"pictures/{name}".casefold() in self._taken:
            number += 1
            name = f"{stem}-{number}{suffix}"
        content = self._content(old, place)
        if not content:
            return ""
        new = f"pictures/{name}"
        self._taken.add(new.casefold())
        self._pictures[old] = new
        self.contents[f"source/{new}"] = content
        self.ledger.found("picture", old, self.tree.place(old))
        return new

    def document(self, address: str, beside: str, place: Location) -> str:
        """Carry a document to where the site has it at its old address; return that, or nothing."""
        old = self.found(address, beside)
        if not old:
            return ""
        new = self.public(old).lstrip("/")
        if f"{OLD}/{new}" not in self.contents:
            content = self._content(old, place)
            if not content:
                return ""
            self.contents[f"{OLD}/{new}"] = content
            self.ledger.found("document", old, self.tree.place(old))
            self.ledger.addresses[f"/{new}"] = f"/{new}"
        return new

    def _content(self, old: str, place: Location) -> bytes:
        size = (self.tree.root / old).stat().st_size
        self.tree.used.add(old)
        if not size or size > _MOST:
            why = (
                "it is empty"
                if not size
                else "it is larger than 50 MB: put it on a server for files"
            )
            self.ledger.found("document", old, place, why)
            return b""
        content = self.tree.content(old)
        if content.startswith(b"version https://git-lfs.github.com/"):
            self.ledger.found("document", old, place, "Git LFS has it: run git lfs pull first")
            return b""
        return content
