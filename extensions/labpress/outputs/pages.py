"""A page of its own for every paper and every person.

They do not enter the toctree, whose navigation takes time quadratic in its pages. The site's
search finds them, and a page is written only when something on it has changed.
"""

from __future__ import annotations

import functools
import hashlib
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes as docutils_nodes
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util.docutils import new_document

from .. import citation, typography
from ..catalogue import award_id
from ..domain import lab_domain
from ..lab import code_digest
from ..richtext import plain
from ..writers import record_page
from .emitting import Emitter
from .metadata import Published, paper_head, person_head
from .skeleton import Skeleton

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx

    from ..domain import LabDomain
    from ..lab import Lab
    from ..model import NewsItem, Person, Publication

PAPERS, PEOPLE = "papers", "people"


def write_record_pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Write the pages of papers and people; Sphinx event ``html-collect-pages``.

    Yields nothing: the pages are filled into a skeleton instead of rendered one by one.
    """
    builder = app.builder
    domain = lab_domain(app.env)
    if isinstance(builder, StandaloneHTMLBuilder) and domain.has_record_pages:
        RecordPages(app, builder, domain).write()
    return iter(())


class RecordPages:
    """The pages of one build."""

    def __init__(self, app: Sphinx, builder: StandaloneHTMLBuilder, domain: LabDomain) -> None:
        self.builder = builder
        self.domain = domain
        self.lab: Lab = domain.lab
        self.base: str = _with_slash(builder.config.html_baseurl)
        self.group: dict[str, Any] = dict(builder.config.labpress_group)
        self.published = Published(self.lab, self.group, self.base, builder.get_target_uri)
        state = Path(app.doctreedir) / "labpress" / f"pages-{builder.name}.json"
        self.indexed: set[str] = set()
        self.document = new_document("record")
        self.emitter = Emitter(Path(builder.outdir), state)

    def write(self) -> None:
        """Write what has changed and delete the pages of records that are gone."""
        self._keep_in_index()
        if self.lab.publications:
            self._write_papers()
        members = [person for person in self.lab.people.values() if person.member]
        if members:
            self._write_people(members)
        self.emitter.finish()

    def _write_papers(self) -> None:
        skeleton = Skeleton(self.builder, PAPERS)
        common = self._common(skeleton)
        site = self._site(PAPERS)
        for paper in self.lab.publications.values():
            related = record_page.related_papers(self.lab, paper)
            own = (f"paper-{paper.key}", *(f"award-{award_id(paper, a)}" for a in paper.awards))
            anchor = " ".join(self._own_anchor(a, f"{PAPERS}/{paper.key}") for a in own)
            notes = self._notes("paper", paper.key, site.root)
            signature = (
                common,
                anchor,
                notes,
                _signature(paper),
                [[_signature(other) for other in others] for others in related.values()],
            )

            def make(
                paper: Publication = paper, anchor: str = anchor, notes: list[str] = notes
            ) -> str:
                head = paper_head(self.published, paper)
                cite = citation.citation(paper, self.lab.venues)
                body = record_page.paper_page(self.lab, paper, site, notes, cite)
                content = _article(body, anchor)
                return skeleton.filled(paper.key, paper.plain_title, head, content)

            self.emitter.offer(self._file(PAPERS, paper.key), signature, make)
            self._index(
                f"{PAPERS}/{paper.key}",
                paper.plain_title,
                " ".join(str(author.name) for author in paper.authors),
                typography.venue_line(paper, self.lab.venues),
                plain(paper.abstract),
            )

    def _write_people(self, members: list[Person]) -> None:
        skeleton = Skeleton(self.builder, PEOPLE)
        common = self._common(skeleton)
        site = self._site(PEOPLE)
        news = self._news_by_person()
        for person in members:
            papers = record_page.newest_first(self.lab, person)
            items = [self._news_link(item, site) for item in news.get(person.id, ())]
            anchor = self._own_anchor(f"person-{person.id}", f"{PEOPLE}/{person.id}")
            notes = self._notes("person", person.id, site.root)
            signature = (
                common,
                anchor,
                notes,
                person,
                [_signature(paper) for paper in papers],
                items,
            )

            def make(
                person: Person = person,
                items: list[str] = items,
                anchor: str = anchor,
                notes: list[str] = notes,
            ) -> str:
                head = person_head(self.published, person)
                body = record_page.person_page(self.lab, person, site, items, notes)
                return skeleton.filled(person.id, str(person.name), head, _article(body, anchor))

            self.emitter.offer(self._file(PEOPLE, person.id), signature, make)
            parts = (person.native, person.title, person.now)
            self._index(f"{PEOPLE}/{person.id}", str(person.name), *parts)

    def _common(self, skeleton: Skeleton) -> str:
        """Return a digest of what every page of a folder depends on."""
        lab = self.lab
        people = tuple(lab.people.values())
        shared = (people, tuple(lab.themes.values()), lab.venues, lab.settings, self.group)
        text = f"{code_digest()}{shared!r}{skeleton.text}"
        return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()

    def _file(self, folder: str, name: str) -> str:
        path = Path(self.builder.get_output_path(f"{folder}/{name}"))
        return path.relative_to(self.builder.outdir).as_posix()

    def _site(self, folder: str) -> record_page.Site:
        depth = self.builder.get_target_uri(f"{folder}/x").count("/")
        return record_page.Site("../" * depth, self.builder.get_target_uri)

    def _notes(self, kind: str, object_id: str, prefix: str) -> list[str]:
        """Return where else a record stands, as lines of HTML."""
        notes = []
        booklet = self.domain.booklet_pdf
        if booklet and (note := self.domain.booklet_note(f"{kind}-{object_id}")):
            href = f"{prefix}{booklet.name}#{kind}-{object_id}"
            notes.append(f'In print: <a href="{escape(href)}">{escape(note)}</a>')
        address = f"r/{kind}/{object_id}/"
        shown = self.base + address if self.base else address
        notes.append(f'Permanent address: <a href="{escape(prefix + address)}">{escape(shown)}</a>')
        return notes

    def _own_anchor(self, anchor: str, docname: str) -> str:
        """Return *anchor* if the record's own page is its canonical place, else nothing."""
        return anchor if self.domain.canonical_pages.get(anchor) == docname else ""

    def _keep_in_index(self) -> None:
        """Keep record pages in the search index, from which Sphinx drops all but documents."""
        indexer = self.builder.indexer
        if indexer is None:
            return
        prune = indexer.prune
        # Sphinx remembers stems for one page only; records share most of their words
        indexer.lang.stem = functools.cache(indexer.lang.stem)  # type: ignore[method-assign]

        def prune_but_records(docnames: Iterable[str]) -> None:
            prune({*docnames, *self.indexed})

        indexer.prune = prune_but_records  # type: ignore[method-assign]

    def _index(self, docname: str, title: str, *texts: str) -> None:
        """Let the site's search find a page."""
        section = docutils_nodes.section()
        section += docutils_nodes.title("", title)
        section += docutils_nodes.paragraph("", " ".join(text for text in texts if text))
        self.document.clear()
        self.document += section
        self.indexed.add(docname)
        self.builder.index_page(docname, self.document, escape(title))

    def _news_by_person(self) -> dict[str, list[NewsItem]]:
        found: dict[str, list[NewsItem]] = {}
        for item in self.domain.news.values():
            for name in item.people:
                person = self.lab.person(name)
                if person:
                    found.setdefault(person.id, []).append(item)
        for items in found.values():
            items.sort(key=lambda item: item.id)
            items.sort(key=lambda i: i.date.sort_key if i.date else (9999, 0, 0), reverse=True)
        return found

    def _news_link(self, item: NewsItem, site: record_page.Site) -> str:
        label = escape(item.summary)
        if item.date:
            day = escape(typography.date_text(item.date))
            label = f'<time datetime="{escape(str(item.date))}">{day}</time> {label}'
        docname = self.domain.canonical_pages.get(f"news-{item.id}")
        if docname is None:
            return f"<li>{label}</li>"
        return f'<li><a href="{escape(site.page(docname))}#news-{escape(item.id)}">{label}</a></li>'


def _signature(paper: Publication) -> tuple[object, ...]:
    """Return what a page shows of *paper*, cheaply: its source, and what was found out of it."""
    people = tuple((author.identity.person, author.bold) for author in paper.authors)
    return (paper.source, people, paper.themes)


def _article(body: str, anchors: str) -> str:
    """Return *body* as an article that has the *anchors*, parted by spaces; there may be none."""
    first, *others = anchors.split() or [""]
    identity = f' id="{escape(first)}"' if first else ""
    places = "".join(f'<span class="lab-anchor" id="{escape(name)}"></span>' for name in others)
    return f'<div class="lab-record"{identity}>\n{places}{body}\n</div>'


def _with_slash(base: str | None) -> str:
    return "" if not base else base.rstrip("/") + "/"
