"""The feeds of a site: of its news, of its papers, and of each person and theme.

A feed holds addresses that work anywhere, so a site without ``html_baseurl`` has none. Nor has
what has nothing with a date to tell.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from docutils import nodes as docutils_nodes
from sphinx.builders.html import StandaloneHTMLBuilder

from labpress.formatting import feeds
from labpress.formatting import items as written
from labpress.formatting.html import byline_html, rich_html
from labpress.formatting.sources import entry_line
from labpress.group.item_query import dated, in_order
from labpress.group.lab import code_digest
from labpress.records.ids import anchor_of, lasting_id
from labpress.site.addresses import fragment, with_slash
from labpress.site.record_page import newest_first
from labpress.sphinxext import nodes
from labpress.sphinxext.config import project_in
from labpress.sphinxext.domain import lab_domain
from labpress.sphinxext.transforms import select_news

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sphinx.application import Sphinx

    from labpress.records.items import Item
    from labpress.records.model import NewsItem, Publication
    from labpress.site.output_files import OutputFiles
    from labpress.sphinxext.domain import LabDomain

#: Entries in one feed; who follows it has seen the older ones.
LIMIT = 50

_ALL_NEWS: dict[str, Any] = {"limit": 0, "kinds": (), "people": (), "pinned": "without"}
_ATOM, _JSON = "application/atom+xml", "application/feed+json"


@dataclass(frozen=True, slots=True)
class Source:
    """What one feed follows.

    ``name``: of its files, without suffix. ``title``: what it is called, without the group.
    ``docname``: the page whose entries these are.
    """

    name: str
    title: str
    docname: str
    papers: tuple[Publication, ...] = ()
    news: tuple[NewsItem, ...] = ()
    items: tuple[Item, ...] = ()


def sources(domain: LabDomain, builder: StandaloneHTMLBuilder) -> Iterator[Source]:
    """Yield each feed that has something to tell, that of the news first."""
    config = builder.config
    if not config.html_baseurl or not domain.has_record_pages:
        return
    lab, root = domain.lab, config.root_doc
    news = tuple(item for item in select_news(domain, _ALL_NEWS) if item.date)
    papers = _dated(paper for paper in lab.publications.values() if paper.listed)
    pages = domain.canonical_pages
    if news:
        page = pages.get(anchor_of("news", news[0].id), root)
        yield Source("feeds/news", lab.words.gettext("News"), page, (), news)
    if papers:
        page = pages.get(anchor_of("paper", papers[0].key), root)
        home = root if page == lab.own_page("paper", papers[0].key) else page
        yield Source("feeds/papers", lab.words.gettext("Publications"), home, papers)
    for kind in lab.item_kinds.values():
        every = in_order(lab.items.get(kind.id, {}).values(), kind, "newest")
        items = tuple(item for item in every if dated(item, kind))
        if kind.feed and items:
            page = pages.get(anchor_of(kind.id, items[0].id), root)
            home = root if page == lab.own_page(kind.id, items[0].id) else page
            yield Source(
                f"feeds/{kind.folder}", lab.words.gettext(kind.plural), home, items=items[:LIMIT]
            )
    for person in lab.people.values():
        if person.member and anchor_of("person", person.id) in domain.own_pages:
            wrote = _dated(newest_first(lab, person))
            about = tuple(
                item for item in news if person.id in {_id(domain, name) for name in item.people}
            )
            if wrote or about:
                page = lab.own_page("person", person.id)
                name = f"feeds/person/{lab.file_name('person', person.id)}"
                yield Source(name, str(person.name), page, wrote, about)
    for theme in lab.themes.values():
        if wrote := _dated(lab.newest_of_theme(theme.id)):
            page = pages.get(anchor_of("theme", theme.id), root)
            name = f"feeds/theme/{lab.file_name('theme', theme.id)}"
            yield Source(name, theme.title, page, wrote)


def offer_feeds(builder: StandaloneHTMLBuilder, domain: LabDomain, files: OutputFiles) -> None:
    """Offer both files of each feed."""
    writer = _Writer(builder, domain)
    for source in known_sources(domain, builder):
        signature = writer.signature(source)
        for suffix, write in ((".xml", feeds.atom), (".json", feeds.json_feed)):

            def make(source: Source = source, suffix: str = suffix, write: Any = write) -> str:
                return str(write(writer.feed(source), f"{writer.base}{source.name}{suffix}"))

            files.offer(source.name + suffix, signature, make)


def site_feeds(domain: LabDomain, builder: StandaloneHTMLBuilder) -> list[Source]:
    """Return the feeds that every page names: of the news and of the papers."""
    return [source for source in known_sources(domain, builder) if source.name.count("/") == 1]


def feeds_of(docname: str, domain: LabDomain, builder: StandaloneHTMLBuilder) -> list[Source]:
    """Return the feeds of the one object that the page *docname* is about."""
    known = known_sources(domain, builder)
    return [source for source in known if source.docname == docname and source.name.count("/") > 1]


_known: WeakKeyDictionary[StandaloneHTMLBuilder, list[Source]] = WeakKeyDictionary()


def known_sources(domain: LabDomain, builder: StandaloneHTMLBuilder) -> list[Source]:
    """Return :func:`sources`, worked out once a build; valid when all pages are read."""
    if builder not in _known:
        _known[builder] = list(sources(domain, builder))
    return _known[builder]


def link_tags(
    builder: StandaloneHTMLBuilder, found: Iterable[Source], href: Callable[[str], str]
) -> str:
    """Return the tags by which a page's head names feeds; *href*: a file's relative address."""
    group = _group_name(builder)
    return "\n".join(
        f'<link rel="alternate" type="{kind}" title="{escape(f"{group}: {source.title}")}"'
        f' href="{escape(href(source.name + suffix))}">'
        for source in found
        for suffix, kind in ((".xml", _ATOM), (".json", _JSON))
    )


def add_links(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: docutils_nodes.document | None,
) -> None:
    """Let each page's head name the feeds of the site; ``html-page-context``.

    A page of the tree that is a theme's names that of the theme, too; pages of records, which
    share one template, name their own by themselves.
    """
    builder = app.builder
    if not isinstance(builder, StandaloneHTMLBuilder):
        return
    domain = lab_domain(app.env)
    found = site_feeds(domain, builder)
    if pagename in app.env.found_docs:
        found += feeds_of(pagename, domain, builder)
    tags = link_tags(builder, found, lambda name: context["pathto"](name, 1))
    context["metatags"] = "\n".join(filter(None, [str(context.get("metatags") or ""), tags]))


class _Writer:
    """Makes feeds of what one build shows."""

    def __init__(self, builder: StandaloneHTMLBuilder, domain: LabDomain) -> None:
        self.builder = builder
        self.domain = domain
        self.base = with_slash(builder.config.html_baseurl)
        self._bodies: dict[str, dict[str, docutils_nodes.Element]] = {}

    def signature(self, source: Source) -> object:
        """Return what a feed of *source* depends on."""
        read_at = self.builder.env.all_docs
        pages = sorted({item.docname for item in source.news})
        return (
            *(code_digest(), source, self.base, _group_name(self.builder)),
            *(self.builder.config.language, [read_at.get(page) for page in pages]),
            self.domain.lab.digest,
            self.builder.get_target_uri("page"),  # how addresses end, which settings say
            self._places if source.news else "",
        )

    @cached_property
    def _places(self) -> str:
        """A digest of where things stand and what pages are called: news link there."""
        titles = {name: title.astext() for name, title in self.builder.env.titles.items()}
        found = (sorted(self.domain.canonical_pages.items()), sorted(titles.items()))
        return hashlib.blake2b(repr(found).encode(), digest_size=8).hexdigest()

    def feed(self, source: Source) -> feeds.Feed:
        """Return the feed of *source*."""
        entries = [self._news(item) for item in source.news[:LIMIT]]
        entries += [self._paper(paper) for paper in source.papers[:LIMIT]]
        entries += [self._item(item) for item in source.items]
        group = _group_name(self.builder)
        return feeds.Feed(
            id=f"{self.base}{source.name}.xml",
            home=self._page(source.docname),
            title=f"{group}: {source.title}",
            author=group,
            language=self.domain.lab.words.tag,
            entries=feeds.newest(entries, LIMIT),
        )

    def _page(self, docname: str, anchor: str = "") -> str:
        uri = self.base + self.builder.get_target_uri(docname)
        return uri + (fragment(anchor) if anchor else "")

    def _paper(self, paper: Publication) -> feeds.Entry:
        lab = self.domain.lab
        page = self._page(lab.own_page("paper", paper.key))
        parts = [f"<p>{byline_html(lab.bylines[paper.key])}</p>"]
        if where := entry_line(paper, lab.source_style):
            parts.append(f"<p>{escape(where)}</p>")
        if paper.abstract:
            parts.append(f"<p>{rich_html(paper.abstract)}</p>")
        assert paper.date is not None
        return feeds.Entry(
            id=self.base + lasting_id("paper", paper.key),
            url=page,
            title=paper.plain_title,
            date=paper.date,
            html=feeds.standing_alone("\n".join(parts), page),
            authors=tuple(str(author.own_name) for author in paper.authors),
            kinds=tuple(lab.themes[theme].title for theme in paper.themes),
        )

    def _item(self, item: Item) -> feeds.Entry:
        lab = self.domain.lab
        kind = lab.item_kinds[item.kind]
        page = self._page(lab.own_page(item.kind, item.id))
        people = tuple(part.text for part in written.people(item, kind, lab.name_of))
        facts = written.BETWEEN_FACTS.join(
            map(str, written.facts(item, kind, lab.name_of, lab.words))
        )
        lines = (", ".join(people), facts, written.summary(item, kind))
        date = dated(item, kind)
        assert date is not None
        return feeds.Entry(
            id=self.base + lasting_id(item.kind, item.id),
            url=page,
            title=item.title,
            date=date,
            html="\n".join(f"<p>{escape(line)}</p>" for line in lines if line),
            authors=people,
        )

    def _news(self, item: NewsItem) -> feeds.Entry:
        assert item.date is not None
        page = self._page(item.docname)
        return feeds.Entry(
            id=self.base + lasting_id("news", item.id),
            url=self._page(item.docname, anchor_of("news", item.id)),
            title=item.summary or str(item.date),
            date=item.date,
            html=feeds.standing_alone(self._body(item), page),
            kinds=(item.kind,) if item.kind else (),
        )

    def _body(self, item: NewsItem) -> str:
        """Return the text of *item* as its page shows it."""
        found = self._bodies.get(item.docname)
        if found is None:
            doctree = self.builder.env.get_doctree(item.docname)
            self.builder.env.apply_post_transforms(doctree, item.docname)
            items = doctree.findall(nodes.news_item)
            found = self._bodies[item.docname] = {node["news"]: node for node in items}
        node = found.get(item.id)
        if node is None:
            return ""
        self.builder.current_docname = item.docname
        body = docutils_nodes.container("", *(child.deepcopy() for child in node.children))
        return "".join(
            str(self.builder.render_partial(child)["fragment"]) for child in body.children
        )


def _dated(papers: Iterable[Publication]) -> tuple[Publication, ...]:
    """Return those of *papers* whose date is known, newest first."""
    dated = [paper for paper in papers if paper.date]
    dated.sort(key=lambda paper: paper.date.sort_key if paper.date else (0, 0, 0), reverse=True)
    return tuple(dated[:LIMIT])


def _id(domain: LabDomain, name: str) -> str:
    person = domain.lab.person(name)
    return person.id if person else ""


def _group_name(builder: StandaloneHTMLBuilder) -> str:
    group = project_in(builder.config).options.group
    return group.short or group.name or str(builder.config.project)
