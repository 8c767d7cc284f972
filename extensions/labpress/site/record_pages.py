"""A page of its own for every object of the kinds that have one.

Papers and members always have theirs; a theme has one where no other page shows it.

They do not enter the toctree, whose navigation takes time quadratic in its pages. The site's
search finds them, and a page is written only when something on it has changed. A page of the
source tree at the same address takes their place.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from functools import cached_property, partial
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote

from labpress.formatting import items as written
from labpress.group.award_ids import award_id
from labpress.group.item_query import status
from labpress.group.lab import code_digest
from labpress.records.ids import anchor_of
from labpress.records.items import ITEM_KINDS
from labpress.records.model import Location
from labpress.records.problems import Code, Problem
from labpress.site import feeds, record_page
from labpress.site.addresses import fragment, output_file
from labpress.site.breadcrumbs import pages_above
from labpress.site.cite_page import Citing
from labpress.site.items import item_lists
from labpress.site.metadata import item_head, paper_head, person_head, theme_head
from labpress.site.page_template import PageTemplate
from labpress.site.published import published_by
from labpress.site.social_cards import is_shown
from labpress.site.structured_data import breadcrumbs, json_ld, role_name
from labpress.site.visitors import in_print_html
from labpress.sphinxext.reporting import report
from labpress.text.plain_mathematics import text_of_rich

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx.builders.html import StandaloneHTMLBuilder

    from labpress.group.lab import Lab
    from labpress.records.model import NewsItem, Publication
    from labpress.site.output_files import OutputFiles
    from labpress.site.search_index import SearchFeed
    from labpress.sphinxext.domain import LabDomain

_NOWHERE = Location("")


@dataclass(frozen=True)
class _Folder:
    """What the pages of one folder share."""

    template: PageTemplate
    site: record_page.Site
    digest: str
    #: title and docname of the pages above, below the home page
    above: list[tuple[str, str]]


@dataclass(frozen=True)
class Content:
    """What one record's page says.

    ``line``: under the title, in pictures of it; ``picture``: the address of the record's own.
    ``context``: what every such page needs. ``head`` and ``body``: make the HTML; called only when
    the page is to be written. ``depends``: what these depend on beside the context. ``search``:
    returns the texts by which the search finds the page beside its ``title``.
    """

    title: str
    location: Location
    context: record_page.Context
    head: Callable[[], str]
    body: Callable[[], str]
    depends: tuple[object, ...]
    search: Callable[[], tuple[str, ...]]
    line: str = ""
    picture: str = ""


class RecordPages:
    """The pages of one build, offered to *files* and to the site's *search*."""

    def __init__(
        self,
        builder: StandaloneHTMLBuilder,
        domain: LabDomain,
        files: OutputFiles,
        search: SearchFeed | None,
    ) -> None:
        self.builder = builder
        self.domain = domain
        self.lab: Lab = domain.lab
        self.files = files
        self.search = search
        self.published = published_by(builder, domain)
        self.base = self.published.base
        self.citing = Citing(builder, domain)
        self._folders: dict[tuple[str, int], _Folder] = {}
        self._members: dict[str, str] = {}

    def offer(self) -> None:
        """Offer the page of every record that has one."""
        catalogue = self.domain.catalogue
        own = {kind.id: _item(kind.id) for kind in self.lab.settings.own_kinds}
        for kind, content in {**CONTENTS, **own}.items():
            for object_id in catalogue.ids(kind):
                docname = self.domain.own_pages.get(anchor_of(kind, object_id))
                wanted = catalogue.kinds[kind].tells_all or self._is_at_home(kind, object_id)
                if docname and wanted:
                    folder = self._folder(docname)
                    self._offer(docname, folder, content(self, object_id, folder))

    def _offer(self, docname: str, folder: _Folder, content: Content) -> None:
        """Offer a page and let the search find it."""
        followed = feeds.feeds_of(docname, self.domain, self.builder)
        feed = feeds.link_tags(self.builder, followed, lambda name: folder.site.root + quote(name))

        def page() -> str:
            where = breadcrumbs(self.published, [*folder.above, (content.title, docname)])
            parts = (content.head(), json_ld(where) if where else "", feed)
            head = "\n".join(filter(None, parts))
            body = content.body()
            return folder.template.filled(docname.rpartition("/")[2], content.title, head, body)

        cards = self.published.cards
        if self.base and cards and not is_shown(content.picture):
            cards.offer(docname, content.title, content.line, self.files)
        name = output_file(self.builder, docname)
        signature = (folder.digest, content.context.signature, feed, *content.depends)
        digest = _hash(repr(signature))
        free = self.files.offer(name, digest, page)
        if not free and docname not in self.domain.env.found_docs:
            message = f"the page {name} cannot be written: another file has its place"
            hint = "give one of the two another key, and write the old one into `ids`"
            report(Problem(Code.RECORD_ID, content.location, message, hint))
        if self.search:
            self.search.offer(docname, digest, content.title, content.search)

    def paper(self, key: str, folder: _Folder) -> Content:
        """Return the page of a paper."""
        paper = self.lab.publications[key]
        related = record_page.related_papers(self.lab, paper)
        context = replace(
            self._context("paper", key, folder),
            cite=self.citing.paper(paper),
            themes={theme: self._href(folder, "theme", theme) for theme in paper.themes},
            awards=self._award_anchors(paper),
        )
        return Content(
            paper.plain_title,
            paper.location,
            context,
            head=lambda: paper_head(self.published, paper),
            body=lambda: record_page.paper_page(context, paper),
            depends=(
                self.digest(paper),
                [self._member(author.identity.person) for author in paper.authors],
                [[self.digest(other) for other in others] for others in related.values()],
                [self.lab.themes[theme].title for theme in paper.themes],
            ),
            search=lambda: (
                " ".join(str(author.own_name) for author in paper.authors),
                self.lab.source_style.line(paper),
                text_of_rich(paper.abstract),
            ),
            line=self.lab.source_style.venue(paper),
            picture=self.published.picture("paper", key, "preview"),
        )

    def person(self, person_id: str, folder: _Folder) -> Content:
        """Return the page of a member."""
        person = self.lab.people[person_id]
        papers = record_page.newest_first(self.lab, person)
        items = [
            record_page.news_line(item, self._href(folder, "news", item.id), self.lab.words)
            for item in self._news_by_person.get(person_id, ())
        ]
        context = self._context("person", person_id, folder)
        return Content(
            str(person.name),
            person.location,
            context,
            head=lambda: person_head(self.published, person),
            body=lambda: record_page.person_page(context, person, items),
            depends=(self._member(person_id), [self.digest(paper) for paper in papers], items),
            search=lambda: (
                *(person.native, person.title, person.now, person.profile.affiliation),
                *map(text_of_rich, person.profile.bio),
                *person.profile.interests,
                *(honor.name for honor in person.honors),
            ),
            line=person.title or role_name(self.published, person),
            picture=self.published.picture("person", person_id, "photo"),
        )

    def theme(self, theme_id: str, folder: _Folder) -> Content:
        """Return the page of a theme."""
        theme = self.lab.themes[theme_id]
        papers = self.lab.newest_of_theme(theme_id)
        context = self._context("theme", theme_id, folder)
        return Content(
            theme.title,
            theme.location,
            context,
            head=lambda: theme_head(self.published, theme),
            body=lambda: record_page.theme_page(context, theme, papers),
            depends=(theme.title, theme.subtitle, [self.digest(paper) for paper in papers]),
            search=lambda: (theme.subtitle,),
            line=theme.subtitle,
            picture=self.published.picture("theme", theme_id, "picture"),
        )

    def item(self, kind_id: str, item_id: str, folder: _Folder) -> Content:
        """Return the page of an item."""
        kind, item = self.lab.item_kinds[kind_id], self.lab.items[kind_id][item_id]
        papers = self.lab.papers_of(item)
        context = replace(
            self._context(kind_id, item_id, folder),
            themes={
                theme: self._href(folder, "theme", theme) for theme in item.names(kind, "theme")
            },
        )
        people = item.names(kind, "person")
        now = status(item, kind, self.domain.today) if kind.state else ""
        facts = [str(fact) for fact in written.facts(item, kind, self.lab.name_of, self.lab.words)]
        return Content(
            item.title,
            item.location,
            context,
            head=lambda: item_head(self.published, item, now),
            body=lambda: record_page.item_page(context, item, papers, now),
            depends=(
                now,
                repr(replace(item, location=_NOWHERE)),
                [self.domain.pictures.get((kind_id, item_id, one.name)) for one in kind.fields],
                facts,
                [self._member(person) for person in people],
                [self.digest(paper) for paper in papers],
                [self.lab.themes[theme].title for theme in item.names(kind, "theme")],
            ),
            search=lambda: (
                " ".join(part.text for part in written.people(item, kind, self.lab.name_of)),
                " ".join(facts),
                written.summary(item, kind),
            ),
        )

    def _context(self, kind: str, object_id: str, folder: _Folder) -> record_page.Context:
        """Return what the page of every record needs beside it."""
        at_home = self._is_at_home(kind, object_id)
        present, *former = self.domain.catalogue.names_of(kind, object_id)
        return record_page.Context(
            self.lab,
            folder.site,
            anchor_of(kind, present) if at_home else "",
            self._notes(kind, object_id, folder),
            former=[anchor_of(kind, name) for name in former] if at_home else (),
            items=item_lists(self.lab, kind, object_id, partial(self._own_href, folder)),
            own_href=partial(self._own_href, folder),
        )

    def _own_href(self, folder: _Folder, kind: str, object_id: str) -> str:
        """Return the address of an object's own page, or nothing where it has none."""
        docname = self.domain.own_pages.get(anchor_of(kind, object_id))
        return folder.site.page(docname) if docname else ""

    def _is_at_home(self, kind: str, object_id: str) -> bool:
        """Tell whether an object's own page is its canonical place."""
        anchor = anchor_of(kind, object_id)
        own = self.domain.own_pages.get(anchor)
        return own is not None and self.domain.canonical_pages.get(anchor) == own

    def _folder(self, docname: str) -> _Folder:
        """Return what the pages beside *docname* share; the theme renders one of them."""
        parent = docname.rpartition("/")[0]
        depth = self.builder.get_target_uri(docname).count("/")
        found = self._folders.get((parent, depth))
        if found is None:
            template = PageTemplate(self.builder, parent, docname)
            site = record_page.Site(
                "../" * depth, self.builder.get_target_uri, self.domain.pictures
            )
            above = pages_above(self.domain, docname)
            where = breadcrumbs(self.published, above)
            digest = _hash(f"{self._common}{template.text}{where}")
            found = self._folders[parent, depth] = _Folder(template, site, digest, above)
        return found

    @cached_property
    def _common(self) -> str:
        """A digest of what every page depends on."""
        lab = self.lab
        # entries name their authors in full
        names = [(p.id, str(p.name), p.member) for p in lab.people.values()]
        shared = (names, code_digest(), lab.venues, lab.settings, self.published.group, self.base)
        cards = self.published.cards
        return _hash(repr((shared, cards and sorted(cards.crowded.items()))))

    def digest(self, paper: Publication) -> str:
        """Return a digest of what pages show of *paper*, its picture as well."""
        picture = self.domain.pictures.get(("paper", paper.key, "preview"))
        digest = self.lab.digests[paper.key]
        return f"{digest} {_hash(repr(picture))}" if picture else digest

    def _member(self, person_id: str) -> str:
        """Return a digest of what pages show of a person."""
        if person_id not in self._members:
            person = self.lab.people.get(person_id)
            picture = self.domain.pictures.get(("person", person_id, "photo"))
            shown = repr((replace(person, location=_NOWHERE), picture)) if person else ""
            self._members[person_id] = _hash(shown)
        return self._members[person_id]

    def _notes(self, kind: str, object_id: str, folder: _Folder) -> list[str]:
        """Return where else a record stands, as lines of HTML."""
        notes = []
        prefix = folder.site.root
        booklet = self.domain.booklet_pdf
        anchor = anchor_of(kind, object_id)
        if booklet and (note := self.domain.booklet_note(anchor)):
            href = f"{prefix}{booklet.name}#{anchor}"
            notes.append(in_print_html(self.lab.words, href, note))
        address = self.domain.catalogue.permanent_address(kind, object_id)
        shown = self.base + address if self.base else address
        # a folder's address shows its index.html on a host, but not from disk
        href = shown if self.base else f"{prefix}{address}index.html"
        label = escape(self.lab.words.gettext("Permanent address: {address}"))
        link = f'<a href="{escape(href)}">{escape(shown)}</a>'
        notes.append(label.format(address=link))
        return notes

    @cached_property
    def _news_by_person(self) -> dict[str, list[NewsItem]]:
        """Return person id -> the news that name the person, the newest first."""
        found: dict[str, list[NewsItem]] = {}
        for item in self.domain.news.values():
            people = [self.lab.person(name) for name in item.people]
            for person_id in {person.id for person in people if person}:
                found.setdefault(person_id, []).append(item)
        for items in found.values():
            items.sort(key=lambda item: item.id)
            items.sort(key=lambda i: i.date.sort_key if i.date else (9999, 0, 0), reverse=True)
        return found

    def _award_anchors(self, paper: Publication) -> list[str]:
        """Return the anchors of awards that are on the paper's own page, also former ones."""
        own = self.domain.catalogue.page("paper", paper.key)
        names_of, pages = self.domain.catalogue.names_of, self.domain.canonical_pages
        ids = [award_id(paper, award) for award in paper.awards]
        here = [award for award in ids if pages.get(anchor_of("award", award)) == own]
        return [anchor_of("award", name) for award in here for name in names_of("award", award)]

    def _href(self, folder: _Folder, kind: str, object_id: str) -> str:
        """Return the address of a record's canonical place, or nothing."""
        anchor = anchor_of(kind, object_id)
        docname = self.domain.canonical_pages.get(anchor)
        return f"{folder.site.page(docname)}{fragment(anchor)}" if docname else ""


def _item(kind: str) -> Callable[[RecordPages, str, _Folder], Content]:
    def content(pages: RecordPages, item_id: str, folder: _Folder) -> Content:
        return pages.item(kind, item_id, folder)

    return content


#: kind -> what the page of one of its objects says
CONTENTS: Mapping[str, Callable[[RecordPages, str, _Folder], Content]] = {
    "paper": RecordPages.paper,
    "person": RecordPages.person,
    "theme": RecordPages.theme,
    **{kind: _item(kind) for kind in ITEM_KINDS},
}


def _hash(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=12).hexdigest()
