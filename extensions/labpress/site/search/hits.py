"""What the search of the site finds: records, news and pages, each once and at its own place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from labpress.formatting import bylines, items, profiles
from labpress.formatting.publication_kinds import KIND_TITLES, kind_of
from labpress.records.ids import anchor_of
from labpress.records.richtext import plain
from labpress.site.addresses import fragment
from labpress.site.search.postings import Hit
from labpress.text.plain_mathematics import text_of_rich

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from labpress.group.lab import Lab
    from labpress.records.items import Item
    from labpress.records.model import NewsItem, Person, Publication, Theme
    from labpress.site.search.prose import Prose
    from labpress.sphinxext.domain import LabDomain

#: Of a page or a news item so much stands below the title.
_LINE = 160


def kinds_in_order(lab: Lab) -> tuple[str, ...]:
    """Return the kinds, that of which of two equally good hits stands first at the head.

    An award is found as its paper.
    """
    return ("person", "theme", "page", *lab.item_kinds, "news", "paper")


@dataclass(frozen=True)
class Found:
    """By what an object is found, and what is shown of it; see :class:`Hit`."""

    title: str
    line: str
    texts: tuple[str, str, str]
    year: int = 0


class Hits:
    """All hits of a site. *prose*: docname -> what the page says by itself."""

    def __init__(
        self, domain: LabDomain, address: Callable[[str], str], prose: Mapping[str, Prose]
    ) -> None:
        self.domain = domain
        self.lab = domain.lab
        self.address = address
        self.prose = prose
        self._news = {id_: text for page in prose.values() for id_, text in page.news.items()}

    def all(self) -> Iterator[Hit]:
        """Yield every hit."""
        tell: Mapping[str, Callable[[str], Found]] = {
            "paper": lambda key: self.paper(self.lab.publications[key]),
            "person": lambda person_id: self.person(self.lab.people[person_id]),
            "theme": lambda theme_id: self.theme(self.lab.themes[theme_id]),
            "news": lambda news_id: self.news(self.domain.news[news_id]),
        }
        for position, kind in enumerate(kinds_in_order(self.lab)):
            if kind == "page":
                yield from self.pages(position)
                continue
            for object_id in self.domain.catalogue.ids(kind):
                href = self.place(kind, object_id)
                if not href:
                    continue
                if kind in self.lab.item_kinds:
                    found = self.item(kind, self.lab.items[kind][object_id])
                else:
                    found = tell[kind](object_id)
                yield Hit(
                    position, object_id, found.title, href, found.line, found.texts, found.year
                )

    def place(self, kind: str, object_id: str) -> str:
        """Return where an object stands: its own page, or its place in another; maybe nowhere."""
        anchor = anchor_of(kind, object_id)
        own = self.domain.own_pages.get(anchor)
        if own and self.domain.catalogue.kinds[kind].tells_all:
            return self.address(own)
        docname = self.domain.canonical_pages.get(anchor)
        return f"{self.address(docname)}{fragment(anchor)}" if docname else ""

    def paper(self, paper: Publication) -> Found:
        """Return by what a paper is found."""
        lab, style = self.lab, self.lab.source_style
        written = (author for entry in paper.entries for author in entry.authors)
        authors = list(dict.fromkeys(str(author.own_name) for author in written))
        members = [lab.people[person] for person in paper.persons]
        known = [text for person in members for text in _names(person)]
        names = (
            *(paper.plain_title, plain(paper.title), paper.key, *paper.aliases, paper.arxiv),
            *(paper.doi, paper.doi.partition("/")[2]),
            *(name for one in paper.versions for name in (one.plain_title, one.arxiv, one.doi)),
        )
        facts = (
            *(*authors, *known, *map(str, paper.editors), paper.collaboration),
            *(plain(paper.venue), paper.abbr, style.name(paper).text, style.line(paper)),
            *(str(paper.year or ""), paper.status, *paper.public_keywords),
            *(lab.themes[theme].title for theme in paper.themes),
            *(award.name for award in paper.awards),
            lab.words.gettext(KIND_TITLES[kind_of(paper)]),
        )
        line = ". ".join(
            filter(None, (bylines.BETWEEN_AUTHORS.join(_shown(authors)), style.line(paper)))
        )
        text = (text_of_rich(paper.abstract), text_of_rich(paper.note))
        return Found(
            paper.plain_title or paper.key, line, _texts(names, facts, text), paper.year or 0
        )

    def person(self, person: Person) -> Found:
        """Return by what a member is found."""
        roles, words = self.lab.settings.roles, self.lab.words
        role = profiles.role_label(person, roles, words)
        held = profiles.career(person, roles, words)
        told = person.profile
        names = (*_names(person), person.id, *person.formerly)
        facts = (role, person.role, person.title, *held, person.now, person.orcid, person.github)
        line = items.BETWEEN_FACTS.join(filter(None, (person.title or role, person.now)))
        facts = (*facts, told.affiliation, *told.interests)
        return Found(str(person.name), line, _texts(names, facts, tuple(map(plain, told.bio))))

    def theme(self, theme: Theme) -> Found:
        """Return by what a theme is found."""
        names = (theme.title, theme.id, *theme.formerly)
        return Found(theme.title, theme.subtitle, _texts(names, (theme.subtitle,)))

    def item(self, kind_id: str, item: Item) -> Found:
        """Return by what an item is found."""
        kind = self.lab.item_kinds[kind_id]
        told = [str(fact) for fact in items.facts(item, kind, self.lab.name_of, self.lab.words)]
        people = [part.text for part in items.people(item, kind, self.lab.name_of)]
        day = item.date(kind.start) or item.date(kind.end)
        names = (item.title, item.id, *item.formerly)
        line = items.BETWEEN_FACTS.join(told)
        texts = _texts(names, (*told, *people), (items.summary(item, kind),))
        return Found(item.title, line, texts, day.year if day else 0)

    def news(self, item: NewsItem) -> Found:
        """Return by what a news item is found."""
        text = self._news.get(item.id) or item.summary
        day = bylines.date_text(item.date, words=self.lab.words) if item.date else ""
        texts = _texts((item.id, *item.formerly), (text, day, str(item.date or ""), item.kind))
        return Found(_short(text), day, texts, item.date.year if item.date else 0)

    def pages(self, position: int) -> Iterator[Hit]:
        """Yield the pages of the source tree, and their sections."""
        for docname, prose in sorted(self.prose.items()):
            page = self.domain.catalogue.page_of(docname)
            if not prose.sections:
                continue
            title = prose.sections[0].title or docname
            own = (page.id, *page.formerly) if page else ()
            headings = [section.title for section in prose.sections[1:]]
            text = [section.text for section in prose.sections]
            href = self.address(docname)
            first = next(filter(None, text), "")
            texts = _texts((title, *own), headings, text)
            yield Hit(position, docname, title, href, _short(first), texts)
            for section in prose.sections[1:]:
                if section.anchor and section.title:
                    yield Hit(
                        position,
                        f"{docname}#{section.anchor}",
                        f"{title} › {section.title}",
                        f"{href}#{section.anchor}",
                        _short(section.text),
                        _texts((section.title,), (title,)),
                    )


def _names(person: Person) -> tuple[str, ...]:
    """Return all that a person is called."""
    names = (person.name, *person.also)
    spaced = (" ".join(filter(None, (n.given, n.particle, n.family, n.suffix))) for n in names)
    return (*spaced, person.native, person.printed)


def _texts(*levels: tuple[str, ...] | list[str]) -> tuple[str, str, str]:
    texts = [" ".join(filter(None, level)) for level in levels]
    name, fact, text = [*texts, "", ""][:3]
    return name, fact, text


def _shown(authors: list[str]) -> list[str]:
    """Return the authors that a line has room for."""
    return authors if len(authors) <= 6 else [*authors[:5], "…", authors[-1]]


def _short(text: str) -> str:
    """Return how *text* begins, as one line."""
    if len(text) <= _LINE:
        return text
    return f"{text[:_LINE].rpartition(' ')[0] or text[:_LINE]} …"
