"""HTML in the text of a page, as Markdown; Markdown passes."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from labpress.records.model import Location
from labpress.text.hosts import site_name

if TYPE_CHECKING:
    from labpress.importing.found import Ledger

#: Where the value of a variable stood that only the generator knows.
GONE = "\ufddf"
#: A link in a line of HTML.
ANCHOR = re.compile(
    r"<a\s[^<>]*href=[\"']?(?P<url>[^\"'\s<>]+)[^<>]*>(?P<text>.*?)</a>", re.I | re.S
)
_BLOCKS = frozenset(
    "p div section article header footer main aside center figure figcaption blockquote address "
    "nav details summary dl dt dd form fieldset picture pre".split()
)
_DROPPED = frozenset("script style noscript svg template select object head".split())
_UNWRAPPED = frozenset(
    "span font u small big mark abbr ins s strike del nobr wbr label button html body o path col "
    "colgroup caption time cite q input hr tt var kbd samp source track embed link meta".split()
)
_STRONG, _EMPHASIS = frozenset({"b", "strong"}), frozenset({"i", "em"})
_VOID = frozenset("br img hr input source track embed link meta wbr col".split())


class Reducer(HTMLParser):
    """Writes Markdown for HTML, and lets Markdown pass."""

    def __init__(self, place: Location, ledger: Ledger) -> None:
        super().__init__(convert_charrefs=False)
        self.place, self.ledger = place, ledger
        self.stack: list[tuple[str, dict[str, str], list[str]]] = [("", {}, [])]
        self.blocks = 0
        self.dropping = ""
        self.lists: list[list[int]] = []
        self.rows: list[list[list[str]]] = []

    def out(self, text: str) -> None:
        """Write *text* where the parser stands."""
        if not self.dropping:
            self.stack[-1][2].append(text)

    def where(self) -> Location:
        """Return the place where the parser stands."""
        return Location(self.place.file, self.place.line + self.getpos()[0] - 1)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take the beginning of an element."""
        if self.dropping:
            return
        values = {name: value or "" for name, value in attrs}
        if tag in _DROPPED:
            self.dropping = tag
            if tag not in ("svg", "head"):
                self.ledger.found(
                    "loss in a text",
                    f"HTML: <{tag}>",
                    self.where(),
                    "labpress writes no such thing",
                )
            return
        if tag == "br":
            self.out("\\\n" if not self._in(*_NO_BREAK) else " ")
        elif tag == "hr":
            self.out("\n\n---\n\n")
        elif tag == "img":
            source = values.get("src") or values.get("data-src") or ""
            if source and GONE not in source:
                self.out(f"![{bare_words(values.get('alt', ''))}]({source.strip()})")
        elif tag in ("iframe", "video", "audio", "embed"):
            source = values.get("src", "")
            if source:
                word = values.get("title") or (
                    "Video" if "video" in source or "you" in source or tag == "video" else "Link"
                )
                source = f"https:{source}" if source.startswith("//") else source
                self.out(f"\n\n[{bare_words(word)}]({source})\n\n")
                self.ledger.change(f"<{tag}> became a link", self.where())
        elif tag in ("ul", "ol"):
            self.out("\n" if self.lists else "\n\n")
            self.lists.append([1] if tag == "ol" else [0])
            self._push(tag, values)
        elif tag == "table":
            self.rows.append([])
            self._push(tag, values)
        elif tag == "tr" and self.rows:
            self.rows[-1].append([])
        elif tag in _UNWRAPPED:
            self.ledger.change(f"HTML removed: <{tag}>", self.where())
        elif tag in _BLOCKS:
            self.blocks += 1
            self.out("\n\n" if not self._in("td", "th", "li") else " ")
            self._push(tag, values)
        elif tag not in _VOID and tag not in ("thead", "tbody", "tfoot", "tr"):
            if tag == "li" and self.stack[-1][0] == "li":
                self.handle_endtag("li")
            self._push(tag, values)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take an element without content."""
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def _push(self, tag: str, values: dict[str, str]) -> None:
        self.stack.append((tag, values, []))

    def _in(self, *tags: str) -> bool:
        return any(tag in tags for tag, _, _ in self.stack)

    def handle_endtag(self, tag: str) -> None:
        """Take the end of an element, and of all that is open in it."""
        if self.dropping:
            if tag == self.dropping:
                self.dropping = ""
            return
        if tag in ("tr", "thead", "tbody", "tfoot") or not self._in(tag):
            return
        while True:
            open_tag, values, parts = self.stack.pop()
            if open_tag in _BLOCKS:
                self.blocks -= 1
            self.out(self._closed(open_tag, values, "".join(parts)))
            if open_tag == tag:
                return

    def _closed(self, tag: str, values: dict[str, str], inner: str) -> str:
        bare = inner.strip()
        if tag in ("ul", "ol"):
            self.lists.pop()
            return inner + ("\n" if self.lists else "\n\n")
        if tag in ("td", "th"):
            if self.rows and self.rows[-1]:
                self.rows[-1][-1].append(
                    " ".join(bare.replace("\\\n", " ").split()).replace("|", "\\|")
                )
                return ""
            return f"{inner} "
        if tag == "table":
            return _table(self.rows.pop() if self.rows else []) + inner
        if tag in _BLOCKS:
            if tag == "blockquote":
                return "\n\n" + "\n".join(f"> {line}" for line in bare.split("\n")) + "\n\n"
            if tag == "figcaption" and bare:
                return f"\n\n*{bare}*\n\n" if "*" not in bare else f"\n\n{bare}\n\n"
            if tag in ("summary", "dt") and bare:
                return f"\n\n**{bare}**\n\n"
            return bare + (" " if self._in("td", "th") else "\n\n")
        if not bare:
            return self._empty_link(values) if tag == "a" else " " * bool(inner)
        before, after = inner[: len(inner) - len(inner.lstrip())], inner[len(inner.rstrip()) :]
        before, after = (" " if before else ""), (" " if after else "")
        if tag in _STRONG:
            return f"{before}**{bare}**{after}" if "\n\n" not in bare else inner
        if tag in _EMPHASIS:
            return f"{before}*{bare}*{after}" if "\n\n" not in bare else inner
        if tag == "a":
            href = values.get("href", "").strip()
            if not href or href == "#" or href.startswith("javascript:") or GONE in href:
                return inner
            if "\n\n" in bare and "![" not in bare:
                bare = " ".join(bare.split())
            return f"{before}[{bare}]({link_target(href)}){after}"
        if tag in ("sup", "sub"):
            return f"{{{tag}}}`{bare}`" if "`" not in bare and "[" not in bare else bare
        if tag == "code":
            return f"`{bare}`"
        if re.fullmatch(r"h[1-6]", tag):
            return f"\n\n{'#' * int(tag[1])} {' '.join(bare.split())}\n\n"
        if tag == "li":
            depth = max(0, len(self.lists) - 1)
            counter = self.lists[-1] if self.lists else [0]
            mark = "-"
            if counter[0]:
                mark, counter[0] = f"{counter[0]}.", counter[0] + 1
            lines = re.sub(r"\n\s*\n+", "\n", bare).split("\n")
            pad = "  " * depth
            inner_pad = f"{pad}{' ' * (len(mark) + 1)}"
            rest = [
                inner_pad + (line if re.match(r" *(-|[0-9]+[.]) ", line) else line.strip())
                for line in lines[1:]
            ]
            return "\n".join([f"\n{pad}{mark} {lines[0]}", *rest])
        self.ledger.change(f"HTML removed: <{tag}>", self.where())
        return inner

    def _empty_link(self, values: dict[str, str]) -> str:
        href = values.get("href", "").strip()
        if not href or href.startswith("#"):
            return ""
        label = values.get("title") or values.get("aria-label") or link_label(href)
        return f"[{bare_words(label)}]({link_target(href)})"

    def handle_data(self, data: str) -> None:
        """Take text."""
        if self.blocks or self.lists:
            data = re.sub(r"\n[ \t]+", "\n", data)
            if self.lists:
                data = re.sub(r"\s*\n\s*", " ", data)
                if not data.strip() and self.stack[-1][0] in ("ul", "ol"):
                    data = ""
        self.out(data)

    def handle_entityref(self, name: str) -> None:
        """Take an entity; all but the blank stay."""
        self.out("\u00a0" if name == "nbsp" else f"&{name};")

    def handle_charref(self, name: str) -> None:
        """Take a character by its number; it stays."""
        self.out(f"&#{name};")

    def finished(self) -> str:
        """Return the whole text."""
        while len(self.stack) > 1:
            self.handle_endtag(self.stack[-1][0])
        return "".join(self.stack[0][2])


_NO_BREAK = ("a", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "strong", "b", "em", "i", "li")


def _table(rows: list[list[str]]) -> str:
    rows = [row for row in rows if any(row)]
    if not rows:
        return ""
    width = max(map(len, rows))
    if width == 1:
        return "\n\n" + "\n\n".join(row[0] for row in rows) + "\n\n"
    filled = [row + [""] * (width - len(row)) for row in rows]
    lines = ["| " + " | ".join(row) + " |" for row in filled]
    return "\n\n" + "\n".join([lines[0], "|" + "---|" * width, *lines[1:]]) + "\n\n"


def link_target(href: str) -> str:
    """Return *href* as a link in Markdown has it: in angle brackets where it needs them."""
    return f"<{href}>" if re.search(r"[\s()]", href) else href


def bare_words(text: str) -> str:
    """Return *text* without markup, in one line."""
    return " ".join(re.sub(r"<[^<>]*>|[\[\]*`]", "", text).split())


def link_label(address: str) -> str:
    """Return what a link without words is called, by where it leads."""
    if address.startswith("mailto:"):
        return address.removeprefix("mailto:")
    if name := site_name(address):
        return name
    for part, label in (
        ("scholar.google", "Google Scholar"), ("linkedin.", "LinkedIn"), ("twitter.", "Twitter"),
        ("//x.com", "X"), ("orcid.org", "ORCID"), ("researchgate.", "ResearchGate"),
        ("bsky.", "Bluesky"), ("mastodon", "Mastodon"), ("facebook.", "Facebook"),
        ("instagram.", "Instagram"), ("dblp.", "DBLP"), ("wikipedia.", "Wikipedia"),
    ):  # fmt: skip
        if part in address.lower():
            return label
    if re.search(r"\.pdf$", address, re.I):
        return "PDF"
    host = re.sub(r"^https?://(www\.)?", "", address).split("/")[0]
    return host or address
