"""The files of the new site: records, pages, and the old addresses that lead to them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from labpress.group.news_text import news_item
from labpress.importing.addressing import Addresses
from labpress.importing.carrying import OLD, Files
from labpress.importing.html_markup import link_target
from labpress.importing.page_text import Rewriter, tidied
from labpress.importing.pages import PURPOSES, purpose_of
from labpress.importing.record_texts import Records, plain_markdown
from labpress.names.parsing import from_yaml
from labpress.names.similarity import normal
from labpress.reading.bib.same_work import free_key
from labpress.records.items import ITEM_KINDS
from labpress.text.dates import parse_date

if TYPE_CHECKING:
    from collections.abc import Callable

    from labpress.importing.found import (
        FoundNews,
        FoundPaper,
        FoundPerson,
        Ledger,
        Site,
    )
    from labpress.importing.tree import Tree

#: The pages in the order of the bar.
_ORDER = ("research", "publications", "people", "news", "projects", "talks", "courses", "media")
_LAST = ("join", "contact")
_TITLES = {
    "publications": "Publications",
    "people": "People",
    "news": "News",
    "projects": "Projects",
    "talks": "Talks",
    "courses": "Teaching",
    "media": "In the media",
    "sponsors": "Sponsors",
}


def written(
    site: Site, tree: Tree, ledger: Ledger, public: Callable[[str], str] = str
) -> dict[str, bytes]:
    """Return path -> content of all that is the group's own: records, pages, files, redirects.

    *public*: the address of a file of the old site, given its path there. The paths are relative
    to the folder of ``conf.py``; pages stand in ``source/``.
    """
    return _Writer(site, tree, ledger, public).written()


class _Writer:
    def __init__(
        self, site: Site, tree: Tree, ledger: Ledger, public: Callable[[str], str]
    ) -> None:
        self.site = site
        self.files = Files(tree, site, ledger, public)
        self.addresses = Addresses(ledger)
        self.text = Rewriter(site, self.files, self.addresses, ledger)
        self.records = Records(site, self.files, self.addresses, self.text, ledger)
        self.texts: dict[str, str] = {}
        self.titles: dict[str, str] = {}
        self.docnames: dict[int, str] = {}

    def written(self) -> dict[str, bytes]:
        self._name_pages()
        self.texts |= self.records.texts()
        self._people_pages()
        self._item_pages()
        self._pages()
        self._index()
        made = {
            f"{name.removeprefix('source/').removesuffix('.md')}.html"
            for name in self.texts
            if name.endswith(".md")
        }
        for old, page in self.addresses.redirects():
            path = f"{OLD}/{old}"
            if path not in self.files.contents and old not in made:
                self.files.contents[path] = page.encode("utf-8")
        found = {name: text.encode("utf-8") for name, text in self.texts.items()}
        return dict(sorted((found | self.files.contents).items()))

    # --- which page becomes which

    def _name_pages(self) -> None:
        site = self.site
        taken = {purpose for _, purpose in PURPOSES} | {"index", "more", "media", "grants", "posts"}
        kinds = {ITEM_KINDS[item.kind].folder for item in site.items}
        had: set[str] = set()
        listed = {"index", "people", "publications", "news", "research", "contact", "join", *kinds}
        for page in site.pages:
            if page.post:
                posts = {name.removeprefix("posts/") for name in self.docnames.values()}
                base = free_key(page.slug, posts) if page.slug in posts else page.slug
                name = f"posts/{base}"
            elif page.purpose and page.purpose not in had and page.purpose in listed:
                name = page.purpose
                had.add(name)
            else:
                name = free_key(page.slug, taken) if page.slug in taken else page.slug
                page.purpose = ""
                taken.add(name)
            self.docnames[id(page)] = name
            self.titles[name] = page.title
            for address in page.addresses:
                self.addresses.put(address, "page", name, page.title)
        wanted = self._wanted()
        for page in list(site.pages):
            name = self.docnames[id(page)]
            if name != "index" and name not in wanted and not tidied(page.text).strip():
                page.thing.left = "nothing of it could stay: the template made it"
                self.addresses.drop("page", name)
                same = purpose_of(page.slug) or purpose_of(page.title)
                if same in wanted:
                    page.thing.left = ""
                    page.thing.into = same
                    for address in page.addresses:
                        self.addresses.put(address, "page", same, page.title)
                self.titles.pop(name, None)
                site.pages.remove(page)
        for person in site.people:
            for address in person.addresses:
                self.addresses.put(address, "person", person.id, person.name)
        for paper in site.papers:
            for address in paper.addresses:
                self.addresses.put(
                    address, "paper", paper.key, paper.fields.get("title", paper.key)
                )
        for item in site.items:
            for address in item.addresses:
                self.addresses.put(address, item.kind, item.id, item.title)
        for news in site.news:
            for address in news.addresses:
                self.addresses.put(address, "news", news.id, "News")

    # --- pages

    def _people_pages(self) -> None:
        """Write a page of its own for each person of whom people.yml cannot tell all."""
        for person in self.site.people:
            bio = self.records.bios.get(person.id)
            if bio is None:
                continue
            parts = [
                f"# {plain_markdown(person.name)}",
                f"```{{people}}\n:ids: {person.id}\n```",
                bio,
            ]
            for heading, lines in person.facts:
                if len(lines) == 1:
                    parts.append(f"**{heading}:** {plain_markdown(lines[0])}")
                else:
                    parts.append(f"## {heading}")
                    parts.append("\n".join(f"- {plain_markdown(line)}" for line in lines))
            links = [self._linked(label, address, person) for label, address in person.links]
            if links := [one for one in links if one]:
                parts.append("## Links")
                parts.append("\n".join(f"- {one}" for one in links))
            if any(self._is_author(person, paper) for paper in self.site.papers):
                parts.append("## Publications")
                parts.append(f"```{{publications}}\n:person: {person.id}\n:group-by: none\n```")
            self._page(f"people/{person.id}", "\n\n".join(filter(None, parts)), orphan=True)

    def _linked(self, label: str, address: str, person: FoundPerson) -> str:
        link = f"[{plain_markdown(label)}]({link_target(address)})"
        if not self.files.local(address):
            return link
        place = person.thing.place
        return self.text.rewritten(link, place.file, place)

    def _is_author(self, person: FoundPerson, paper: FoundPaper) -> bool:
        if f'"{person.id}"' in paper.fields.get("author+an:id", ""):
            return True
        names = {normal(from_yaml(name)) for name in (person.name, *person.also)}
        return any(normal(from_yaml(author.name)) in names for author in paper.authors)

    def _item_pages(self) -> None:
        for item in self.site.items:
            if not item.body:
                continue
            kind = ITEM_KINDS[item.kind]
            place = item.thing.place
            body = self.text.rewritten(item.body, place.file, place)
            listed = f"```{{{kind.directive}}}\n:ids: {item.id}\n```"
            self._page(
                f"{kind.folder}/{item.id}",
                f"# {plain_markdown(item.title)}\n\n{listed}\n\n{body}",
                orphan=True,
            )

    def _pages(self) -> None:
        site = self.site
        by_name = {self.docnames[id(page)]: page for page in site.pages}
        wanted = self._wanted()
        for name in wanted:
            if name not in by_name:
                self.titles[name] = _TITLES[name]
        for name, page in by_name.items():
            if name == "index":
                continue
            place = page.thing.place
            text = self.text.rewritten(page.text, place.file, place, _first(page.addresses))
            parts = [f"# {plain_markdown(page.title)}"]
            if page.post:
                byline = ", ".join(filter(None, (page.byline, page.date)))
                parts += [f"*{plain_markdown(byline)}*"] if byline else []
            parts += [text] if text.strip() else []
            parts += self._listed(name, text)
            self._page(name, "\n\n".join(parts), orphan=page.post)
        for name in wanted:
            if name not in by_name:
                parts = [f"# {_TITLES[name]}", *self._listed(name, "")]
                self._page(name, "\n\n".join(parts))

    def _wanted(self) -> list[str]:
        """Return the names of the pages that list records of the site."""
        site = self.site
        records = {"publications": site.papers, "people": site.people, "news": site.news}
        names = [name for name, content in records.items() if content]
        return [*names, *dict.fromkeys(ITEM_KINDS[item.kind].folder for item in site.items)]

    def _listed(self, name: str, text: str) -> list[str]:
        """Return the lists of records that the page *name* has."""
        site = self.site
        if name == "publications" and site.papers and "{publications}" not in text:
            return ["```{publications}\n:group-by: year\n```"]
        if name == "people" and site.people:
            parts = ["```{people}\n:status: current\n:group-by: role\n```"]
            if any(person.left and person.member for person in site.people):
                parts.append("## Alumni\n\n```{people}\n:status: alumni\n:layout: table\n```")
            return parts
        if name == "news" and site.news:
            return self._news()
        kind = next((kind for kind in ITEM_KINDS.values() if kind.folder == name), None)
        if kind and any(item.kind == kind.id for item in site.items):
            return [f"```{{{kind.directive}}}\n```"]
        return []

    def _news(self) -> list[str]:
        parts = []
        dated = [news for news in self.site.news if news.date]
        dated.sort(key=_day, reverse=True)
        for news in self.site.news:
            if not news.date:
                parts.append(self._news_text(news))
        for news in dated:
            options = [f":id: {news.id}"]
            if news.pinned:
                options.append(":pinned:")
            parts.append(news_item(news.date, options, self._news_text(news)))
        return parts

    def _news_text(self, news: FoundNews) -> str:
        place = news.thing.place

        def link(match: re.Match[str]) -> str:
            page = next(
                (
                    one
                    for one in self.site.pages
                    if one.post and one.slug == match[1] and one.thing is news.thing
                ),
                None,
            )
            if page is None:
                return match[1]
            return f"[{plain_markdown(page.title)}](/{self.docnames[id(page)]}.md)"

        text = self.text.rewritten(news.text, place.file, place)
        text = re.sub(r"(?m)^#+\s+(.*)$", r"**\1**", text)
        return re.sub("\ufdd9post/([^\ufdda]*)\ufdda", link, text)

    def _index(self) -> None:
        site = self.site
        name = site.name or "Our group"
        home = next((page for page in site.pages if self.docnames[id(page)] == "index"), None)
        parts = [f"# {plain_markdown(name)}"]
        if site.subtitle and len(site.subtitle) < 160:
            parts.append(f":::{{hero}} {plain_markdown(site.subtitle)}\n:::")
        elif site.subtitle:
            parts.append(plain_markdown(site.subtitle))
        if home is not None:
            place = home.thing.place
            text = self.text.rewritten(home.text, place.file, place, _first(home.addresses))
            parts += [text] if text.strip() else []
        blocks = []
        if site.news:
            blocks.append("## Latest news\n\n```{news}\n:limit: 3\n:layout: cards\n```")
        if any(person.member and not person.left for person in site.people):
            blocks.append("## People\n\n```{people}\n:status: current\n:layout: strip\n```")
        if site.sponsors:
            blocks.append("## Support\n\n```{sponsors}\n:layout: logos\n```")
        blocks.append(":::{booklet-card}\nAll of this on paper.\n:::")
        parts.append("::::{site-only}\n" + "\n\n".join(blocks) + "\n::::")
        parts.append(self._toctree())
        self._page("index", "\n\n".join(parts))
        self.addresses.put("/", "page", "index", name)

    def _toctree(self) -> str:
        titles = {
            name: title
            for name, title in self.titles.items()
            if not name.startswith("posts/")
            and name != "index"
            and f"source/{name}.md" in self.texts
        }
        pages = {self.docnames[id(page)]: page for page in self.site.pages}
        first = [name for name in _ORDER if name in titles]
        last = [name for name in _LAST if name in titles]
        others = [name for name in titles if name not in first and name not in last]
        barred = sorted(
            (name for name in others if pages[name].order is not None),
            key=lambda name: (pages[name].order, name),
        )[: max(0, 8 - len(first) - len(last))]
        rest = [name for name in others if name not in barred]
        if rest:
            entries = "\n".join(rest)
            self._page("more", f"# More\n\n```{{toctree}}\n:maxdepth: 1\n\n{entries}\n```")
            last.append("more")
        return "```{toctree}\n:hidden:\n\n" + "\n".join([*first, *barred, *last]) + "\n```"

    def _page(self, name: str, text: str, orphan: bool = False) -> None:
        front = "---\norphan: true\n---\n" if orphan else ""
        self.texts[f"source/{name}.md"] = f"{front}{text.strip()}\n"


def _first(addresses: list[str]) -> str:
    return addresses[0] if addresses else ""


def _day(news: FoundNews) -> tuple[int, int, int]:
    date = parse_date(news.date)
    return date.sort_key if date else (0, 0, 0)
