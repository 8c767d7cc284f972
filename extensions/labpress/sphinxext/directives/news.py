"""``{news-item}``: one item of news; ``{news}``: the latest items of all pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes as docutils_nodes
from docutils.parsers.rst import directives
from sphinx import addnodes

from labpress.group.catalogue import Catalogue
from labpress.records.ids import is_usable, mended
from labpress.records.model import NewsItem
from labpress.records.problems import Code, shortened
from labpress.sphinxext import nodes
from labpress.sphinxext.directives.base import LabDirective, one_of, positive, words
from labpress.sphinxext.node_text import is_mathematics
from labpress.text.dates import parse_date
from labpress.text.plain_mathematics import mathematics_text

if TYPE_CHECKING:
    from docutils.nodes import Element, Node

    from labpress.records.model import Date

#: How many characters of an item's text stand for it where it is only named.
SUMMARY_LENGTH = 90

PINNED = ("first", "only", "without")


class NewsItemDirective(LabDirective):
    """One item of news. Argument: its date (``YYYY-MM-DD``); only a pinned one may lack it.

    Options: ``id``: its permanent id (default: the date); ``kind``: any word of the group's;
    ``pinned``: stands before the dated ones; ``formerly``: ids it once had.
    """

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar = {
        "id": directives.unchanged,
        "kind": directives.unchanged,
        "pinned": directives.flag,
        "formerly": directives.unchanged,
    }

    def run(self) -> list[Node]:
        """Return the item and note it in the domain."""
        pinned = "pinned" in self.options
        date = self.date(pinned)
        news_id = self.usable((self.options.get("id") or "").strip())
        if not news_id:
            news_id = str(date) if date else "pinned"
        body = self.without_news(self.parse_content_to_nodes())
        node = nodes.news_item(
            self.block_text,
            *body,
            news=news_id,
            date=str(date) if date else "",
            kind=(self.options.get("kind") or "").strip(),
            pinned=pinned,
        )
        self.set_source_info(node)
        named = [
            (xref["reftype"], xref["reftarget"])
            for xref in node.findall(addnodes.pending_xref)
            if xref.get("refdomain") == "lab"
        ]
        self.domain.add_news(
            NewsItem(
                id=news_id,
                date=date,
                kind=node["kind"],
                pinned=pinned,
                formerly=tuple(
                    filter(None, map(self.usable, words(self.options.get("formerly", ""))))
                ),
                docname=self.env.docname,
                line=self.lineno,
                summary=shorten(self.plain_text(body), SUMMARY_LENGTH),
                people=tuple(dict.fromkeys(name for kind, name in named if kind == "person")),
                papers=tuple(dict.fromkeys(name for kind, name in named if kind == "paper")),
            )
        )
        return [node]

    def without_news(self, body: list[Node]) -> list[Node]:
        """Return *body* without lists of news, which would show this item in itself."""
        content = docutils_nodes.container("", *body)
        for news_list in list(content.findall(nodes.news_list)):
            if news_list.get("query") is not None:
                message = "a news item cannot hold a list of news; the list was left out"
                self.reject(message, "write {news} outside of items", Code.NEWS_NESTED)
                news_list.parent.remove(news_list)
        return content.children

    def usable(self, name: str) -> str:
        """Return *name*, or nothing if it cannot be part of an address, which is reported."""
        if not name or is_usable(name):
            return name
        better = mended(name)
        message = f"the news id '{shortened(name)}' cannot be part of an address; it was left out"
        self.reject(message, f"write {better}" if better else "", Code.RECORD_ID)
        return ""

    def plain_text(self, body: list[Node]) -> str:
        """Return the text of *body*, in which records go by their names."""
        catalogue, parts = Catalogue(self.lab, {}, {}), []
        for node in body:
            for child in node.findall(include_self=True):
                if is_mathematics(child):
                    parts.append(mathematics_text(child.astext()))
                elif isinstance(child, docutils_nodes.Text) and not is_mathematics(child.parent):
                    parts.append(_name_of(catalogue, child) or child.astext())
            parts.append(" ")
        return " ".join("".join(parts).split())

    def date(self, pinned: bool) -> Date | None:
        """Return the date in the argument; an impossible or missing one is reported."""
        text = self.arguments[0].strip() if self.arguments else ""
        date = parse_date(text) if text else None
        if date is None and (text or not pinned):
            problem = f"'{text}' is not a date" if text else "a news item needs a date"
            hint = "write, for instance, :::{news-item} 2025-09-26"
            self.reject(problem, hint if text else f"{hint}, or give it :pinned:", Code.NEWS_DATE)
        return date


def _name_of(catalogue: Catalogue, text: docutils_nodes.Text) -> str:
    """Return the name of the record whose bare id *text* is, or nothing if it is no such id."""
    parent: Element | None = text.parent
    while parent is not None and not isinstance(parent, addnodes.pending_xref):
        parent = parent.parent
    if parent is None or parent.get("refdomain") != "lab" or parent.get("refexplicit"):
        return ""
    kind = parent["reftype"]
    object_id = catalogue.find(kind, parent["reftarget"]) if kind in catalogue.kinds else None
    return "" if object_id is None else catalogue.name(kind, object_id)


def shorten(text: str, length: int) -> str:
    """Return *text*, or its first words with an ellipsis, at most *length* characters long."""
    if len(text) <= length:
        return text
    return text[: length - 1].rsplit(" ", 1)[0].rstrip(" ,;:.–—") + "…"


class NewsDirective(LabDirective):
    """The items of news of all pages, newest first.

    Options: ``limit``: at most so many; ``kind``: kinds, one of which must fit; ``person``: only
    those that name one of these people; ``pinned``: ``first`` (the default), ``only`` or
    ``without``; ``layout``: ``list`` (the default) or ``cards``, side by side.
    """

    option_spec: ClassVar = {
        "layout": directives.unchanged,
        "limit": directives.unchanged,
        "kind": directives.unchanged,
        "person": directives.unchanged,
        "pinned": directives.unchanged,
    }

    def run(self) -> list[Node]:
        """Return a list that is filled while writing, when the news of all pages are known."""
        self.domain.note_use(self.env.docname)
        self.domain.note_gathering(self.env.docname)
        query = {
            "limit": self.option("limit", 0, positive),
            "kinds": self.option("kind", (), words),
            "people": self.option("person", (), words),
            "pinned": self.option("pinned", "first", lambda t: one_of(PINNED)(t or "only")),
        }
        layout = self.option("layout", "list", one_of(("list", "cards")))
        result = nodes.news_list(query=query, layout=layout)
        self.set_source_info(result)
        return [result]
