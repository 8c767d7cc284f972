"""A page of its own for every paper and every person, and for themes that no page shows.

They do not enter the toctree, whose navigation takes time quadratic in its pages. The site's
search finds them, and a page is written only when something on it has changed. A page of the
source tree at the same address takes their place.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING

from labpress.formatting import bylines
from labpress.group.catalogue import award_id, own_page
from labpress.group.lab import code_digest
from labpress.records.model import Location
from labpress.records.problems import Code, Problem
from labpress.records.richtext import plain
from labpress.site import record_page
from labpress.site.addresses import fragment, output_file, permanent_address, with_slash
from labpress.site.cite_page import Citing
from labpress.site.metadata import Published, paper_head, person_head, theme_head
from labpress.site.page_template import PageTemplate
from labpress.sphinxext.config import project_in
from labpress.sphinxext.reporting import report

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.builders.html import StandaloneHTMLBuilder

    from labpress.group.lab import Lab
    from labpress.records.model import NewsItem, Person, Publication, Theme
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


class RecordPages:
    """The pages of one build, offered to an *files* and to the site's *search*."""

    def __init__(
        self,
        builder: StandaloneHTMLBuilder,
        domain: LabDomain,
        files: OutputFiles,
        search: SearchFeed,
    ) -> None:
        self.builder = builder
        self.domain = domain
        self.lab: Lab = domain.lab
        self.files = files
        self.search = search
        group = project_in(builder.config).options.group
        self.base = with_slash(builder.config.html_baseurl)
        self.published = Published(self.lab, group, self.base, builder.get_target_uri)
        self.citing = Citing(builder, domain)
        self._folders: dict[tuple[str, int], _Folder] = {}
        self._digests: dict[str, str] = {}
        self._members: dict[str, str] = {}

    def offer(self) -> None:
        """Offer the page of every record."""
        for paper in self.lab.publications.values():
            self._offer_paper(paper)
        news = self._news_by_person()
        for person in self.lab.people.values():
            if person.member:
                self._offer_person(person, news.get(person.id, []))
        for theme in self.lab.themes.values():
            if self._own_anchor("theme", theme.id):
                self._offer_theme(theme)

    def _offer_paper(self, paper: Publication) -> None:
        docname = own_page("paper", paper.key)
        folder = self._folder(docname)
        related = record_page.related_papers(self.lab, paper)
        context = record_page.Context(
            self.lab,
            folder.site,
            self._own_anchor("paper", paper.key),
            self._notes("paper", paper.key, folder),
            self.citing.paper(paper),
            {theme: self._href(folder, "theme", theme) for theme in paper.themes},
            self._award_anchors(paper),
            self._former("paper", paper.key),
        )
        signature = (
            context.signature,
            self._digest(paper),
            [self._member(author.identity.person) for author in paper.authors],
            [[self._digest(other) for other in others] for others in related.values()],
            [self.lab.themes[theme].title for theme in paper.themes],
        )

        def make() -> tuple[str, str]:
            return paper_head(self.published, paper), record_page.paper_page(context, paper)

        self._offer(docname, paper.plain_title, signature, make, paper.location)
        self.search.feed(
            docname,
            paper.plain_title,
            " ".join(str(author.name) for author in paper.authors),
            bylines.venue_line(paper, self.lab.venues),
            plain(paper.abstract),
        )

    def _offer_person(self, person: Person, news: list[NewsItem]) -> None:
        docname = own_page("person", person.id)
        folder = self._folder(docname)
        papers = record_page.newest_first(self.lab, person)
        items = [record_page.news_line(item, self._href(folder, "news", item.id)) for item in news]
        context = record_page.Context(
            self.lab,
            folder.site,
            self._own_anchor("person", person.id),
            self._notes("person", person.id, folder),
            former=self._former("person", person.id),
        )
        signature = (
            context.signature,
            self._member(person.id),
            [self._digest(paper) for paper in papers],
            items,
        )

        def make() -> tuple[str, str]:
            body = record_page.person_page(context, person, items)
            return person_head(self.published, person), body

        self._offer(docname, str(person.name), signature, make, person.location)
        self.search.feed(docname, str(person.name), person.native, person.title, person.now)

    def _offer_theme(self, theme: Theme) -> None:
        docname = own_page("theme", theme.id)
        folder = self._folder(docname)
        papers = self.lab.newest_of_theme(theme.id)
        context = record_page.Context(
            self.lab,
            folder.site,
            self._own_anchor("theme", theme.id),
            self._notes("theme", theme.id, folder),
            former=self._former("theme", theme.id),
        )
        signature = (
            context.signature,
            theme.title,
            theme.subtitle,
            [self._digest(paper) for paper in papers],
        )

        def make() -> tuple[str, str]:
            body = record_page.theme_page(context, theme, papers)
            return theme_head(self.published, theme), body

        self._offer(docname, theme.title, signature, make, theme.location)
        self.search.feed(docname, theme.title, theme.subtitle)

    def _offer(
        self,
        docname: str,
        title: str,
        signature: tuple[object, ...],
        make: Callable[[], tuple[str, str]],
        where: Location,
    ) -> None:
        """Offer a page whose head and body *make* returns."""
        folder = self._folder(docname)

        def page() -> str:
            head, body = make()
            return folder.template.filled(docname.rpartition("/")[2], title, head, body)

        name = output_file(self.builder, docname)
        free = self.files.offer(name, (folder.digest, *signature), page)
        if not free and docname not in self.domain.env.found_docs:
            message = f"the page {name} cannot be written: another file has its place"
            hint = "give one of the two another key, and write the old one into `ids`"
            report(Problem(Code.RECORD_ID, where, message, hint))

    def _folder(self, docname: str) -> _Folder:
        """Return what the pages beside *docname* share; the theme renders one of them."""
        parent = docname.rpartition("/")[0]
        depth = self.builder.get_target_uri(docname).count("/")
        found = self._folders.get((parent, depth))
        if found is None:
            template = PageTemplate(self.builder, parent, docname)
            site = record_page.Site("../" * depth, self.builder.get_target_uri)
            digest = _hash(f"{self._common}{template.text}")
            found = self._folders[parent, depth] = _Folder(template, site, digest)
        return found

    @cached_property
    def _common(self) -> str:
        """A digest of what every page depends on."""
        lab = self.lab
        shared = (code_digest(), lab.venues, lab.settings, self.published.group, self.base)
        return _hash(repr(shared))

    def _digest(self, paper: Publication) -> str:
        """Return a digest of what pages show of *paper*: all but the line where it stands."""
        digest = self._digests.get(paper.key)
        if digest is None:
            digest = _hash(repr(replace(paper, location=_NOWHERE)))
            self._digests[paper.key] = digest
        return digest

    def _member(self, person_id: str) -> str:
        """Return a digest of what pages show of a person."""
        if person_id not in self._members:
            person = self.lab.people.get(person_id)
            shown = repr(replace(person, location=_NOWHERE)) if person else ""
            self._members[person_id] = _hash(shown)
        return self._members[person_id]

    def _notes(self, kind: str, object_id: str, folder: _Folder) -> list[str]:
        """Return where else a record stands, as lines of HTML."""
        notes = []
        prefix = folder.site.root
        booklet = self.domain.booklet_pdf
        if booklet and (note := self.domain.booklet_note(f"{kind}-{object_id}")):
            href = f"{prefix}{booklet.name}#{kind}-{object_id}"
            notes.append(f'In print: <a href="{escape(href)}">{escape(note)}</a>')
        address = permanent_address(kind, object_id)
        shown = self.base + address if self.base else address
        notes.append(f'Permanent address: <a href="{escape(prefix + address)}">{escape(shown)}</a>')
        return notes

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

    def _own_anchor(self, kind: str, object_id: str) -> str:
        """Return the record's anchor if its own page is its canonical place, else nothing."""
        anchor = f"{kind}-{object_id}"
        own = own_page(kind, object_id)
        return anchor if self.domain.canonical_pages.get(anchor) == own else ""

    def _award_anchors(self, paper: Publication) -> list[str]:
        """Return the anchors of awards that are on the paper's own page, also former ones."""
        own = own_page("paper", paper.key)
        names_of, pages = self.domain.catalogue.names_of, self.domain.canonical_pages
        ids = [award_id(paper, award) for award in paper.awards]
        here = [award for award in ids if pages.get(f"award-{award}") == own]
        return [f"award-{name}" for award in here for name in names_of("award", award)]

    def _former(self, kind: str, object_id: str) -> list[str]:
        """Return the anchors that a record once had, if its own page is its canonical place."""
        if not self._own_anchor(kind, object_id):
            return []
        names = self.domain.catalogue.names_of(kind, object_id)[1:]
        return [f"{kind}-{name}" for name in names]

    def _href(self, folder: _Folder, kind: str, object_id: str) -> str:
        """Return the address of a record's canonical place, or nothing."""
        anchor = f"{kind}-{object_id}"
        docname = self.domain.canonical_pages.get(anchor)
        return f"{folder.site.page(docname)}{fragment(anchor)}" if docname else ""


def _hash(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=12).hexdigest()
