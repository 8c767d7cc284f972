"""Addresses of the old site, and where they lead now."""

from __future__ import annotations

import posixpath
import re
from html import escape
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import quote, unquote, urlsplit

from labpress.group.kinds import KINDS
from labpress.importing.bibtex import is_local
from labpress.records.ids import file_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from labpress.importing.found import Ledger

#: A kind of object, its id, and what it is called.
Target: TypeAlias = tuple[str, str, str]


class Addresses:
    """Old address -> what stands there."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self._targets: dict[str, tuple[str, Target]] = {}

    def put(self, address: str, kind: str, name: str, title: str) -> None:
        """Note that *address* was that of the object *name* of *kind*."""
        key = normal(address)
        if key is not None and name:
            self._targets.setdefault(key, (address, (kind, name, title)))

    def drop(self, kind: str, name: str) -> None:
        """Note that nothing stands any more where the object *name* was."""
        for key, (address, target) in list(self._targets.items()):
            if target[:2] == (kind, name):
                del self._targets[key]
                self.ledger.addresses[address] = ""

    def find(self, address: str, beside: str) -> Target | None:
        """Return what *address* of the old site, seen from the address *beside*, leads to."""
        path = unquote(urlsplit(address).path)
        for one in (
            path,
            posixpath.join(beside, path),
            posixpath.join(posixpath.dirname(beside), path),
        ):
            key = normal(posixpath.normpath(one) if one else one)
            if key is not None and key in self._targets:
                return self._targets[key][1]
        return None

    def path(self, target: Target) -> str:
        """Return where *target* is on the new site, relative to its root."""
        kind, name, _ = target
        if kind == "page":
            return f"{name}.html"
        if folder := KINDS[kind].folder:
            return f"{folder}/{quote(file_name(name))}.html"
        return f"news.html#news-{name}"

    def redirects(self) -> Iterator[tuple[str, str]]:
        """Yield the files at old addresses that lead to the new ones, and note all of them."""
        for address, target in self._targets.values():
            new = self.path(target)
            self.ledger.addresses[address] = f"/{new}"
            bare = unquote(urlsplit(address).path).strip("/")
            if not bare or ".." in bare or re.search(r"[\\:*?\"<>|\0]", bare):
                continue
            last = bare.rsplit("/", 1)[-1]
            file = bare if re.search(r"\.html?$", last) else f"{bare}/index.html"
            if file != new.split("#")[0]:
                yield file, _redirect("../" * file.count("/") + new, target[2])


def normal(address: str) -> str | None:
    """Return *address* so that two ways to write one are equal; None for one elsewhere."""
    if address and not is_local(address):
        return None
    path = unquote(urlsplit(address).path).strip("/").lower()
    path = re.sub(r"(?:^|/)index(?:\.(?:html?|md|qmd|markdown))?$", "", path)
    return re.sub(r"\.(?:html?|md|qmd|markdown)$", "", path)


def _redirect(href: str, title: str) -> str:
    target = escape(href)
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">\n'
        f"<title>{escape(title)}</title>\n"
        f'<link rel="canonical" href="{target}">\n'
        f'<meta http-equiv="refresh" content="0; url={target}">\n'
        f'</head><body><p>This is now at <a href="{target}">{escape(title)}</a>.</p></body>'
        "</html>\n"
    )
