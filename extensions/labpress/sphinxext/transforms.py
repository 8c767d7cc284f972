"""Transforms: what is put in order after a page is read, and what is decided while writing.

The post-transforms run once a page and output, in this order: news are gathered, conditions on the
booklet decided, canonical places marked, legends filled, citations of the group's own papers
resolved; then Sphinx resolves references.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from docutils import nodes as docutils_nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform

from labpress.files.lookup import is_file
from labpress.formatting import bylines
from labpress.records.ids import anchor_of
from labpress.sphinxext import nodes
from labpress.sphinxext.copies import Copies
from labpress.sphinxext.domain import lab_domain
from labpress.sphinxext.node_text import text_of
from labpress.sphinxext.printed_notes import OneNoteAnAddress
from labpress.sphinxext.source_places import place_of
from labpress.sphinxext.targets import conditions_around, enclosing, holds, record_nodes

if TYPE_CHECKING:
    from typing import Any

    from docutils.nodes import Element

    from labpress.records.model import NewsItem
    from labpress.sphinxext.domain import LabDomain


class GroupNewsItems(SphinxTransform):
    """Put neighbouring news items of a page into one list."""

    default_priority = 400

    def apply(self, **kwargs: Any) -> None:
        """Wrap each run of news items that are not in a list yet."""
        for item in list(self.document.findall(nodes.news_item)):
            parent = item.parent
            if isinstance(parent, nodes.news_list):
                continue
            index = parent.index(item)
            before = parent[index - 1] if index else None
            if isinstance(before, nodes.news_list):
                parent.remove(item)
                before += item
            else:
                wrapper = nodes.news_list()
                wrapper.source, wrapper.line = item.source, item.line
                parent.replace(item, wrapper)
                wrapper += item


class PlaceItems(SphinxTransform):
    """Give a page that is written about an item the item's anchor.

    It is the page at the address that labpress would else make a page for.
    """

    default_priority = 400

    def apply(self, **kwargs: Any) -> None:
        """Put the anchor below the page's title."""
        domain = lab_domain(self.env)
        folder, _, item_id = self.env.current_document.docname.rpartition("/")
        for kind in domain.lab.item_kinds.values():
            if folder != kind.folder:
                continue
            domain.note_use(self.env.current_document.docname)
            section = next(iter(self.document.findall(docutils_nodes.section)), None)
            if item_id in domain.lab.items[kind.id] and section is not None:
                anchor = nodes.item_anchor(item_kind=kind.id, item=item_id, rank=2)
                section.insert(1, anchor)


class LocatePictures(SphinxTransform):
    """Give pictures the line on which they stand, which MyST's have not: Sphinx tells it.

    And give back their names to those that have other letters than ASCII or a blank in them: MyST
    writes these as in an address, and no file is called so.
    """

    default_priority = 400

    def apply(self, **kwargs: Any) -> None:
        """Set the line of each picture without one."""
        for image in self.document.findall(docutils_nodes.image):
            if not image.line:
                image.line = place_of(image, str(image["uri"])).line
            uri, name = str(image["uri"]), unquote(str(image["uri"]))
            if name != uri and not self._is_there(uri) and self._is_there(name):
                image["uri"] = name

    def _is_there(self, name: str) -> bool:
        return is_file(Path(self.env.relfn2path(name, self.env.docname)[1]))


class LabPostTransform(SphinxPostTransform):
    """A post-transform that knows the domain and whether it prepares the booklet."""

    @property
    def domain(self) -> LabDomain:
        """The lab domain of this build."""
        return lab_domain(self.env)

    @property
    def in_booklet(self) -> bool:
        """Whether the document is the booklet, all of its pages in one."""
        return self.domain.builder.format == "latex"

    def shown(self, node: Element) -> bool:
        """Whether *node* is in this output, as far as ``only`` blocks around it say."""
        return holds(self.domain, conditions_around(node))


class GatherNews(LabPostTransform):
    """Fill the lists that ``{news}`` made with the items of all pages."""

    default_priority = 4

    def run(self, **kwargs: Any) -> None:
        """Copy the items that each list asks for into it."""
        pages: dict[str, tuple[docutils_nodes.document, dict[str, nodes.news_item]]] = {}
        copies: Copies | None = None
        for news_list in list(self.document.findall(nodes.news_list)):
            query = news_list.get("query")
            if query is None:
                continue
            copies = copies or self._copies()
            for item in select_news(self.domain, query):
                if item.docname not in pages:
                    page = self.env.get_doctree(item.docname)
                    pages[item.docname] = page, self._items_of(page)
                page, items = pages[item.docname]
                if item.id in items:
                    news_list += copies.copy(items[item.id], page, item.docname)
            if not len(news_list):
                news_list.parent.remove(news_list)

    def _copies(self) -> Copies:
        builder = self.domain.builder
        return Copies(self.document, self.env.current_document.docname, builder)

    def _items_of(self, page: docutils_nodes.document) -> dict[str, nodes.news_item]:
        return {node["news"]: node for node in page.findall(nodes.news_item) if self.shown(node)}


def select_news(domain: LabDomain, query: dict[str, Any]) -> list[NewsItem]:
    """Return the news items that *query*, the options of ``{news}``, asks for, in order.

    An item that this output lacks takes nobody's place.
    """
    people = {domain.catalogue.find("person", person) for person in query["people"]}
    chosen = [
        item
        for item in domain.news.values()
        if _in_output(domain, item)
        and (not query["kinds"] or item.kind in query["kinds"])
        and (not people or people & {domain.catalogue.find("person", p) for p in item.people})
    ]
    pinned = sorted((item for item in chosen if item.pinned), key=_position)
    dated = sorted((item for item in chosen if not item.pinned), key=_position)
    dated.sort(key=lambda item: item.date.sort_key if item.date else (0, 0, 0), reverse=True)
    if query["pinned"] == "only":
        dated = []
    elif query["pinned"] == "without":
        pinned = []
    # the limit counts dated items: a pinned announcement pushes no news out
    return [*pinned, *(dated[: query["limit"]] if query["limit"] else dated)]


def _in_output(domain: LabDomain, item: NewsItem) -> bool:
    """Whether *item* is in this output, as far as the blocks around it say."""
    return any(
        holds(domain, place.condition)
        for place in domain.targets.get(item.docname, ())
        if place.anchor == anchor_of("news", item.id)
    )


def _position(item: NewsItem) -> tuple[str, int]:
    return (item.docname, item.line)


class DecideBooklet(LabPostTransform):
    """Drop what only a site that has a booklet shows, or keep its content."""

    default_priority = 6

    def run(self, **kwargs: Any) -> None:
        """Replace each ``with_booklet`` by its content or by nothing."""
        available = not self.in_booklet and self.domain.booklet_pdf is not None
        for node in list(self.document.findall(nodes.with_booklet)):
            node.replace_self(node.children if available else [])


class MarkCanonicalPlaces(LabPostTransform):
    """Mark the one place of each record that carries its anchor in this output."""

    default_priority = 7

    def run(self, **kwargs: Any) -> None:
        """Set ``canonical`` on the first fitting node of each record."""
        if self.in_booklet:
            self._mark_booklet()
        else:
            self._mark_page()
        for anchor in list(self.document.findall(nodes.theme_anchor)):
            self._move_to_section(anchor)

    def _mark_page(self) -> None:
        here = self.env.current_document.docname
        pages = self.domain.canonical_pages
        done: set[str] = set()
        for node in self._best_first():
            if node.anchor not in done and pages.get(node.anchor) == here:
                done.add(node.anchor)
                node["canonical"] = True

    def _mark_booklet(self) -> None:
        done: set[str] = set()
        papers: dict[str, Element] = {}
        for node in self._best_first():
            if node.anchor not in done:
                done.add(node.anchor)
                node["canonical"] = True
                if isinstance(node, nodes.publication):
                    papers[node["key"]] = node
        # an award that no list shows is where its paper is
        for award, (paper, _) in self.domain.catalogue.awards.items():
            anchor = anchor_of("award", award)
            if anchor not in done and paper.key in papers:
                done.add(anchor)
                awards: list[str] = papers[paper.key].get("awards", [])
                papers[paper.key]["awards"] = [*awards, award]
        pages: frozenset[str] = getattr(self.domain.builder, "lab_pages", frozenset())
        self.domain.booklet_anchors = frozenset(done) | pages

    def _best_first(self) -> list[nodes.record_node]:
        shown = [node for node in record_nodes(self.document) if self.shown(node)]
        return sorted(shown, key=lambda node: node.get("rank", 0))

    def _move_to_section(self, anchor: Element) -> None:
        """Put a theme's anchor at the head of its section if that is about this theme alone."""
        section = anchor.parent
        while section is not None and not isinstance(section, docutils_nodes.section):
            section = section.parent
        if section is None:
            return
        themes = {node["theme"] for node in section.findall(nodes.theme_anchor)}
        if themes == {anchor["theme"]} and isinstance(section.parent, docutils_nodes.section):
            anchor.parent.remove(anchor)
            section.insert(1, anchor)
            if anchor.get("canonical") and not self.in_booklet:
                section += nodes.print_note(theme=anchor["theme"])


class FillLegends(LabPostTransform):
    """Keep one legend a page and let it name what occurs on that page."""

    default_priority = 8

    def run(self, **kwargs: Any) -> None:
        """Keep an explicit legend, else the first; drop those of pages with nothing to explain."""
        pages: dict[int, list[Element]] = {}
        legends: dict[int, list[Element]] = {}
        for node in self.document.findall(docutils_nodes.Element):
            if isinstance(node, nodes.publication) and self.shown(node):
                pages.setdefault(id(enclosing(node, addnodes.start_of_file)), []).append(node)
            elif isinstance(node, nodes.author_legend):
                legends.setdefault(id(enclosing(node, addnodes.start_of_file)), []).append(node)
        for page, found in legends.items():
            shown = [legend for legend in found if self.shown(legend)]
            kept = next((legend for legend in shown if legend.get("explicit")), None)
            kept = kept or next(iter(shown), None)
            for legend in found:
                if legend is not kept or not self._fill(legend, pages.get(page, [])):
                    legend.parent.remove(legend)

    def _fill(self, legend: Element, entries: list[Element]) -> bool:
        lab = self.domain.lab
        lines = [lab.bylines[entry["key"]] for entry in entries]
        sentence = bylines.legend_to(lines, lab.settings.marks, lab.words)
        legend.clear()
        legend += docutils_nodes.Text(sentence)
        return bool(sentence)


class TitleIntoHero(LabPostTransform):
    """Let a hero that opens a page take over the page's title: the page keeps one headline."""

    default_priority = 60  # after Sphinx has dropped what other outputs show
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Move the title's text."""
        hero = next(iter(self.document.findall(nodes.hero)), None)
        section = hero.parent if hero is not None else None
        if hero is None or not isinstance(section, docutils_nodes.section):
            return
        title = section.children[0]
        opens = section.parent is self.document and section.index(hero) == 1
        if opens and isinstance(title, docutils_nodes.title):
            hero["title"] = text_of(title)
            section.remove(title)


POST_TRANSFORMS = (
    GatherNews,
    DecideBooklet,
    MarkCanonicalPlaces,
    FillLegends,
    TitleIntoHero,
    OneNoteAnAddress,
)
