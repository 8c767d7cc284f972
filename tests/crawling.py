"""Crawling what was built: every link of the site and of the booklet is followed.

Pure readers of files; nothing here knows Sphinx or how the outputs are made.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath
from posixpath import normpath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import lxml.html
from labpress.comparing.pdf import Document, read_pdf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

#: Pages that the theme makes for itself and that nobody has to link: the search is a form, and
#: the index is left out of the navigation when it is empty.
BY_THEMSELVES = frozenset({"search.html", "genindex.html", "404.html"})


@dataclass(slots=True)
class Page:
    """A page of the site: the ids on it, where it leads, and where it redirects to if it does.

    ``links``: addresses that a reader can follow. ``needs``: of style sheets, images and so on.
    """

    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    needs: list[str] = field(default_factory=list)
    redirect: str = ""


class Site:
    """A built site in *folder*, whose public address is *base*, if it has one."""

    def __init__(self, folder: Path, base: str = "") -> None:
        self.folder = folder
        self.base = base
        self.pages = {
            path.relative_to(folder).as_posix(): _page(path.read_bytes())
            for path in sorted(folder.rglob("*.html"))
            if "_static" not in path.relative_to(folder).parts
        }
        self._pdfs: dict[str, Document] = {}

    @cached_property
    def redirects(self) -> dict[str, str]:
        """Pages that only lead to another -> the address they lead to."""
        return {name: page.redirect for name, page in self.pages.items() if page.redirect}

    def resolve(self, page: str, address: str) -> tuple[str, str] | None:
        """Return the file and the fragment that *address* on *page* names; None if elsewhere."""
        if self.base and address.startswith(self.base):
            page, address = "index.html", "./" + address.removeprefix(self.base).lstrip("/")
        parts = urlsplit(address)
        if parts.scheme or parts.netloc:
            return None
        path = unquote(parts.path)
        if not path:
            return page, unquote(parts.fragment)
        below = "" if path.startswith("/") else str(PurePosixPath(page).parent)
        name = normpath(f"{below}/{path}".lstrip("/"))
        if path.endswith("/") or name == "." or (self.folder / name).is_dir():
            name = normpath(f"{name}/index.html")
        return name, unquote(parts.fragment)

    def dead_links(self) -> list[str]:
        """Return all internal links that lead nowhere, as ``page: address (why)``."""
        found = []
        for name, page in self.pages.items():
            addresses = [*page.links, *page.needs, *filter(None, [page.redirect])]
            for address in dict.fromkeys(addresses):
                if why := self._why_dead(name, address):
                    found.append(f"{name}: {address} ({why})")
        return found

    def _why_dead(self, page: str, address: str) -> str:
        target = self.resolve(page, address)
        if target is None:
            return ""
        name, fragment = target
        if name.startswith("../") or not (self.folder / name).is_file():
            return "no such file"
        if not fragment:
            return ""
        if name.endswith(".pdf"):
            return "" if fragment in self.pdf(name).destinations else "no such destination"
        if name not in self.pages:
            return ""
        return "" if fragment in self.pages[name].ids else "no such anchor"

    def twice(self) -> list[str]:
        """Return ids that stand twice on one page, as ``page#id``."""
        return [
            f"{name}#{identity}"
            for name, page in self.pages.items()
            for identity in sorted(set(page.ids))
            if page.ids.count(identity) > 1
        ]

    def long_redirects(self) -> list[str]:
        """Return redirects that do not end after one hop, as ``page -> target``."""
        found = []
        for name, address in self.redirects.items():
            target = self.resolve(name, address)
            if target is None or target[0] not in self.pages or target[0] in self.redirects:
                found.append(f"{name} -> {address}")
        return found

    def unreachable(self, start: str = "index.html") -> list[str]:
        """Return pages to which no chain of links leads from *start*.

        Redirects are for links from elsewhere, and need no link on the site itself.
        """
        seen = {start}
        waiting = deque([start])
        while waiting:
            name = waiting.popleft()
            page = self.pages[name]
            for address in [*page.links, *filter(None, [page.redirect])]:
                target = self.resolve(name, address)
                if target and target[0] in self.pages and target[0] not in seen:
                    seen.add(target[0])
                    waiting.append(target[0])
        return sorted(self.pages.keys() - seen - BY_THEMSELVES - self.redirects.keys())

    def pdf(self, name: str) -> Document:
        """Return a PDF of the site, read once."""
        if name not in self._pdfs:
            self._pdfs[name] = read_pdf(self.folder / name)
        return self._pdfs[name]


def _page(content: bytes) -> Page:
    root = lxml.html.document_fromstring(content.decode("utf-8"))
    page = Page()
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue  # a comment
        get: Callable[..., str] = element.get
        if get("id"):
            page.ids.append(get("id"))
        if element.tag == "a" and get("name"):
            page.ids.append(get("name"))
        page.links += [get("href")] if element.tag in ("a", "area") and get("href") else []
        page.needs += [get("src")] if get("src") else []
        page.needs += [get("href")] if element.tag == "link" and get("href") else []
        page.needs += _sources(get("srcset") or "")
        if element.tag == "meta":
            if (get("http-equiv") or "").lower() == "refresh":
                page.redirect = get("content").split("=", 1)[1].strip().strip("'\"")
            elif (get("property") or "") in ("og:url", "og:image"):
                page.needs.append(get("content"))
    return page


def _sources(srcset: str) -> Iterator[str]:
    return (part.split()[0] for part in srcset.split(",") if part.strip())


def dead_links_of_pdf(document: Document) -> list[str]:
    """Return links within *document* that lead nowhere, as ``page N: name``."""
    return [
        f"page {page.label}: {link.name}"
        for page in document.pages
        for link in page.links
        if link.name
        and (link.name not in document.destinations or document.destinations[link.name].page < 0)
    ]


def missing_destinations(document: Document, promised: set[str]) -> list[str]:
    """Return those of the names *promised* that *document* lacks, or that are on no page."""
    return sorted(
        name
        for name in promised
        if name not in document.destinations or document.destinations[name].page < 0
    )
