"""Feeds that people follow: Atom (RFC 4287) and JSON Feed 1.1 (jsonfeed.org), from one feed.

Pure functions. The two say the same: each entry has an id that never changes, its own date, and
its whole content as HTML with absolute addresses.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin
from xml.etree import ElementTree

if TYPE_CHECKING:
    from labpress.records.model import Date

ATOM_NAMESPACE = "http://www.w3.org/2005/Atom"
JSON_VERSION = "https://jsonfeed.org/version/1.1"

#: Attributes of HTML that hold an address.
_ADDRESSES = frozenset({"href", "src", "poster", "cite"})
#: What has no meaning outside its page: names of places, scripts, and what only they use.
_OF_THE_PAGE = frozenset({"id", "tabindex", "loading", "target"})
_LEFT_OUT = frozenset({"script", "style", "button", "form"})
#: Elements without content (HTML, 13.1.2), which have no end tag.
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed.

    ``id``: an address that stays the same for good. ``url``: where it can be read now. ``html``:
    the whole content, with absolute addresses. ``kinds``: words that say what it is.
    """

    id: str
    url: str
    title: str
    date: Date
    html: str
    authors: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: entries, newest first, of which there is at least one.

    ``id``: its address that stays the same. ``home``: the page whose entries these are.
    ``author``: the group. ``language``: a BCP 47 tag.
    """

    id: str
    home: str
    title: str
    author: str
    language: str
    entries: tuple[Entry, ...]


def newest(entries: list[Entry], limit: int) -> tuple[Entry, ...]:
    """Return the *limit* newest of *entries*; of one day, in the order given."""
    return tuple(sorted(entries, key=lambda entry: entry.date.sort_key, reverse=True)[:limit])


def moment(date: Date) -> str:
    """Return *date* as RFC 3339 has it: the first moment of what is known of it, in UTC."""
    year, month, day = date.sort_key
    return f"{year:04}-{month or 1:02}-{day or 1:02}T00:00:00Z"


def atom(feed: Feed, address: str) -> str:
    """Return *feed*, which stands at *address*, as an Atom document."""
    root = ElementTree.Element("feed", {"xmlns": ATOM_NAMESPACE, "xml:lang": feed.language})
    _add(root, "id", feed.id)
    _add(root, "title", feed.title)
    _add(root, "updated", moment(feed.entries[0].date))
    _add(root, "link", rel="self", type="application/atom+xml", href=address)
    _add(root, "link", rel="alternate", type="text/html", href=feed.home)
    _add(_add(root, "author"), "name", feed.author)
    for entry in feed.entries:
        node = _add(root, "entry")
        _add(node, "id", entry.id)
        _add(node, "title", entry.title)
        _add(node, "updated", moment(entry.date))
        _add(node, "published", moment(entry.date))
        _add(node, "link", rel="alternate", type="text/html", href=entry.url)
        for author in entry.authors:
            _add(_add(node, "author"), "name", author)
        for kind in entry.kinds:
            _add(node, "category", term=kind)
        _add(node, "content", entry.html, type="html")
    ElementTree.indent(root)
    text = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'


def json_feed(feed: Feed, address: str) -> str:
    """Return *feed*, which stands at *address*, as a JSON Feed."""
    items: list[dict[str, Any]] = []
    for entry in feed.entries:
        item: dict[str, Any] = {
            "id": entry.id,
            "url": entry.url,
            "title": entry.title,
            "content_html": entry.html,
            "date_published": moment(entry.date),
        }
        if entry.authors:
            item["authors"] = [{"name": author} for author in entry.authors]
        if entry.kinds:
            item["tags"] = list(entry.kinds)
        items.append(item)
    data = {
        "version": JSON_VERSION,
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": address,
        "language": feed.language,
        "authors": [{"name": feed.author}],
        "items": items,
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _add(parent: ElementTree.Element, name: str, text: str = "", **attributes: str) -> Any:
    child = ElementTree.SubElement(parent, name, attributes)
    if text:
        child.text = "".join(filter(_is_xml, text))
    return child


def _is_xml(character: str) -> bool:
    """Tell whether XML 1.0 (2.2) can hold *character*."""
    code = ord(character)
    return character in "\t\n\r" or (code >= 0x20 and not 0xD800 <= code < 0xE000 and code < 0xFFFE)


def standing_alone(html: str, page: str) -> str:
    """Return *html*, a part of the page at the address *page*, so that it can leave the page.

    Addresses become absolute; names of places, scripts and buttons go.
    """
    reader = _Detached(page)
    reader.feed(html)
    reader.close()
    return "".join(reader.parts).strip()


class _Detached(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.page = page
        self.parts: list[str] = []
        self._left_out = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _LEFT_OUT:
            self._left_out += 1
        if self._left_out:
            return
        written = "".join(self._attribute(name, value) for name, value in attrs)
        self.parts.append(f"<{tag}{written}>")

    def handle_endtag(self, tag: str) -> None:
        if tag in _LEFT_OUT:
            self._left_out = max(0, self._left_out - 1)
        elif not self._left_out and tag not in _VOID:
            self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if not self._left_out:
            self.parts.append(escape(data, quote=False))

    def _attribute(self, name: str, value: str | None) -> str:
        if name in _OF_THE_PAGE or name.startswith(("on", "data-", "aria-")):
            return ""
        if value is None:
            return f" {name}"
        if name in _ADDRESSES:
            value = urljoin(self.page, value)
        return f' {name}="{escape(value)}"'
