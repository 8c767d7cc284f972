"""The files of the new site: records, pages, and the old addresses that lead to them."""

from __future__ import annotations

import json
import re
from html import escape
from typing import TYPE_CHECKING

from labpress.importing.addressing import Addresses
from labpress.importing.assembling import year_of
from labpress.importing.bibtex import latex_address
from labpress.importing.carrying import OLD, Files
from labpress.importing.page_text import Rewriter, tidied
from labpress.importing.pages import PURPOSES, purpose_of
from labpress.names.parsing import from_yaml, full
from labpress.names.similarity import normal
from labpress.reading.bib.same_work import free_key
from labpress.reading.yaml.amending import scalar
from labpress.records.fields import BY_NAME
from labpress.records.items import ITEM_KINDS
from labpress.text.dates import parse_date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from labpress.importing.found import (
        FoundItem,
        FoundNews,
        FoundPage,
        FoundPaper,
        FoundPerson,
        Ledger,
        Site,
    )
    from labpress.importing.tree import Tree

_FIRST = ("title", "author", "author+an", "author+an:id", "journal", "booktitle", "date", "year")
_FIELDS = ("role", "title", "joined", "left", "now", "homepage", "orcid", "scholar", "github")
#: What a biography may have that a record cannot say: headings, pictures, tables, roles, links
#: to pages.
_NOT_IN_A_RECORD = re.compile(
    r"(?m)^#+ |!\[|^\s*\||`|\]\((?!https?://|mailto:)|^\s*>|\\$|<\w|:::|\$|^\s*---|~~~"
)
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
        self.site, self.ledger = site, ledger
        self.files = Files(tree, site, ledger, public)
        self.addresses = Addresses(ledger)
        self.text = Rewriter(site, self.files, self.addresses, ledger)
        self.texts: dict[str, str] = {}
        self.titles: dict[str, str] = {}
        self.docnames: dict[int, str] = {}
        #: People with a page of their own -> their biography.
        self.bios: dict[str, str] = {}

    def written(self) -> dict[str, bytes]:
        self._name_pages()
        self._records()
        self._people_pages()
        self._item_pages()
        self._pages()
        self._index()
        for old, page in self.addresses.redirects():
            path = f"{OLD}/{old}"
            if path not in self.files.contents and old not in self._made():
                self.files.contents[path] = page.encode("utf-8")
        found = {name: text.encode("utf-8") for name, text in self.texts.items()}
        return dict(sorted((found | self.files.contents).items()))

    def _made(self) -> set[str]:
        return {
            f"{name.removeprefix('source/').removesuffix('.md')}.html"
            for name in self.texts
            if name.endswith(".md")
        }

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
        for page in list(site.pages):
            name = self.docnames[id(page)]
            if name != "index" and name not in self._wanted() and not tidied(page.text).strip():
                page.thing.left = "nothing of it could stay: the template made it"
                self.addresses.drop("page", name)
                same = purpose_of(page.slug) or purpose_of(page.title)
                if same in self._wanted():
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

    # --- records

    def _records(self) -> None:
        site = self.site
        if site.people:
            blocks = [self._person(person) for person in site.people]
            self.texts["source/data/people.yml"] = "\n".join(blocks)
        if site.papers:
            papers = sorted(site.papers, key=lambda one: -(year_of(one) or 0))
            self.texts["source/data/publications.bib"] = "\n".join(map(self._paper, papers))
        for kind in ITEM_KINDS.values():
            items = [item for item in site.items if item.kind == kind.id]
            if items:
                text = "\n".join(map(self._item, items))
                self.texts[f"source/data/{kind.file}"] = text
        if site.sponsors:
            lines = []
            for sponsor in site.sponsors:
                lines.append(f"- name: {scalar(sponsor.name)}")
                if sponsor.url:
                    lines.append(f"  url: {scalar(sponsor.url)}")
                place = sponsor.thing.place
                if sponsor.logo and (logo := self.files.picture(sponsor.logo, place.file, place)):
                    lines.append(f"  logo: {scalar(logo)}")
            self.texts["source/data/sponsors.yml"] = "\n".join(lines) + "\n"
        self.texts["source/data/permalinks.txt"] = (
            "# Every name that was ever published, one a line. `make permalinks` adds new ones.\n"
        )

    def _person(self, person: FoundPerson) -> str:
        lines = [f"{scalar(person.id)}:", f"  name: {scalar(person.name)}"]
        own = normal(from_yaml(person.name))
        also = [name for name in dict.fromkeys(person.also) if normal(from_yaml(name)) != own]
        if also:
            lines.append(f"  also: {_flow(also)}")
        if not person.member:
            lines.append("  member: false")
        for key in _FIELDS:
            if person.positions and key in ("role", "title", "joined", "left"):
                continue  # they follow from the positions
            if value := getattr(person, key):
                if key == "homepage" and not re.match(r"https?://", value):
                    person.links.append(("Website", value))
                    continue
                lines.append(f"  {key}: {scalar(value)}")
        if person.positions:
            lines.append("  positions:")
            for one in person.positions:
                inner = ", ".join(f"{key}: {scalar(value)}" for key, value in one.items())
                lines.append(f"    - {{{inner}}}")
        if person.email:
            lines.append(f"  email: {scalar(person.email)}")
        if person.native:
            lines.append(f"  native: {scalar(person.native)}")
        place = person.thing.place
        if person.photo:
            if self.files.local(person.photo):
                if photo := self.files.picture(person.photo, place.file, place):
                    lines.append(f"  photo: {scalar(photo)}")
            else:
                person.links.append(("Portrait", person.photo))
                self.ledger.change("a portrait that lies elsewhere became a link", place)
        lines += self._profile(person)
        return "\n".join(lines) + "\n"

    def _paper(self, paper: FoundPaper) -> str:
        fields = dict(paper.fields)
        place = paper.thing.place
        names = [f"{{{one.name}}}" if " and " in one.name else one.name for one in paper.authors]
        if paper.others and names:
            names.append("others")
        if names:
            fields["author"] = " and ".join(names)
        if paper.former_keys:
            fields["ids"] = ", ".join(paper.former_keys)
        for name, path in paper.files.items():
            if name == "preview":
                new = self.files.picture(path, place.file, place)
            else:
                new = self.files.document(path, place.file, place)
                if not new and (target := self.addresses.find(path, "")):
                    new = self._absolute(target)
                elif not new:
                    self.ledger.fault(f"there is no file {path}", place)
            if new and BY_NAME.get(name) is not None and BY_NAME[name].target != "file":
                new = self.site.url.rstrip("/") + "/" + new if self.site.url else ""
                if not new:
                    self.ledger.fault(f"the link {name} leads to {path} of the old site", place)
            if new:
                fields[name] = latex_address(new) if "://" in new else new
        names_in_order = [name for name in _FIRST if name in fields]
        names_in_order += [name for name in fields if name not in names_in_order]
        width = max(map(len, names_in_order), default=0)
        lines = []
        for name in names_in_order:
            value = fields[name]
            if not _balanced(value):
                value = value.replace("{", "").replace("}", "")
                self.ledger.change(f"braces that do not match are gone from {name}", place)
            if not re.fullmatch(r"[^\W\d][^\s=,{}\"#%()'\\~]*", name):
                self.ledger.found(
                    "field of a paper", name, place, "BibTeX has no such names of fields"
                )
                continue
            lines.append(f"  {name:<{width}} = {{{value}}},\n")
        return f"@{paper.type or 'misc'}{{{paper.key},\n{''.join(lines)}}}\n"

    def _absolute(self, target: tuple[str, str, str]) -> str:
        where = self.addresses.path(target)
        return f"{self.site.url.rstrip('/')}/{where}" if self.site.url else ""

    def _item(self, item: FoundItem) -> str:
        kind = ITEM_KINDS[item.kind]
        lines = [f"{scalar(item.id)}:", f"  title: {scalar(item.title)}"]
        place = item.thing.place
        values = dict(item.values)
        for name, path in item.files.items():
            carry = self.files.picture if name == "picture" else self.files.document
            if new := carry(path, place.file, place):
                values[name] = new
            elif name != "picture":
                self.ledger.fault(f"there is no file {path}", place)
        for field in kind.fields:
            value = values.get(field.name)
            if not value:
                continue
            if field.to == "person":
                value = [self._who(name) for name in ([value] if isinstance(value, str) else value)]
            if field.to == "paper":
                known = {
                    old: paper.key
                    for paper in self.site.papers
                    for old in (paper.key, *paper.former_keys)
                }
                value = [known[key] for key in value if key in known]
                if not value:
                    continue
            if field.type == "dates" or isinstance(value, list):
                lines.append(f"  {field.name}: {_flow(value)}")
            else:
                lines.append(f"  {field.name}: {scalar(str(value))}")
        return "\n".join(lines) + "\n"

    def _who(self, name: str) -> str:
        """Return the id of the person that *name*, an old id or a name, means; or the name."""
        for person in self.site.people:
            if person.old_id == name or normal(from_yaml(person.name)) == normal(from_yaml(name)):
                return person.id
        return full(from_yaml(name))

    # --- pages

    def _people_pages(self) -> None:
        """Write a page of its own for each person of whom people.yml cannot tell all."""
        for person in self.site.people:
            bio = self.bios.get(person.id)
            if bio is None:
                continue
            parts = [f"# {_plain(person.name)}", f"```{{people}}\n:ids: {person.id}\n```", bio]
            for heading, lines in person.facts:
                if len(lines) == 1:
                    parts.append(f"**{heading}:** {_plain(lines[0])}")
                else:
                    parts.append(f"## {heading}")
                    parts.append("\n".join(f"- {_plain(line)}" for line in lines))
            links = [self._linked(label, address, person) for label, address in person.links]
            if links := [one for one in links if one]:
                parts.append("## Links")
                parts.append("\n".join(f"- {one}" for one in links))
            if any(self._is_author(person, paper) for paper in self.site.papers):
                parts.append("## Publications")
                parts.append(f"```{{publications}}\n:person: {person.id}\n:group-by: none\n```")
            self._page(f"people/{person.id}", "\n\n".join(filter(None, parts)), orphan=True)

    def _profile(self, person: FoundPerson) -> list[str]:
        """Return the lines of people.yml that tell of *person*: biography, education, links."""
        place = person.thing.place
        bio = self.text.rewritten(person.bio, place.file, place) if person.bio else ""
        cv = next((one for one in person.links if one[0] == "CV"), None)
        local = [one for one in person.links if self.files.local(one[1]) and one != cv]
        facts = dict(person.facts)
        known = {"Education", "Research interests", "Affiliation", "Pronouns"}
        others = [(heading, lines) for heading, lines in person.facts if heading not in known]
        if _NOT_IN_A_RECORD.search(bio) or local:
            self.bios[person.id] = bio
            return []
        lines = []
        paragraphs = [bio] if bio else []
        paragraphs += [f"{heading}: {'; '.join(map(_plain, texts))}." for heading, texts in others]
        if paragraphs:
            text = "\n\n".join(paragraphs).replace("\n", "\n    ")
            lines += ["  bio: |", *(line.rstrip() for line in f"    {text}".split("\n"))]
        if "Education" in facts:
            lines += ["  education:", *(f"    - {scalar(one)}" for one in facts["Education"])]
        if "Research interests" in facts:
            lines.append(f"  interests: {_flow(facts['Research interests'])}")
        for heading, key in (("Affiliation", "affiliation"), ("Pronouns", "pronouns")):
            if heading in facts:
                lines.append(f"  {key}: {scalar('; '.join(facts[heading]))}")
        if cv and self.files.local(cv[1]):
            if new := self.files.document(cv[1], place.file, place):
                lines.append(f"  cv: {scalar(new)}")
            else:
                self.ledger.fault(f"there is no file {cv[1]}", place)
        elif cv:
            lines.append(f"  cv: {scalar(cv[1])}")
        links: dict[str, str] = {}
        for label, address in person.links:
            if (label, address) != cv:
                name, number = label, 1
                while name in links:
                    number += 1
                    name = f"{label} {number}"
                links[name] = address
        if links:
            lines += ["  links:", *(f"    {scalar(k)}: {scalar(v)}" for k, v in links.items())]
        return lines

    def _linked(self, label: str, address: str, person: FoundPerson) -> str:
        place = person.thing.place
        if not self.files.local(address):
            return f"[{_plain(label)}]({_target(address)})"
        return self.text.rewritten(f"[{_plain(label)}]({_target(address)})", place.file, place)

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
                f"# {_plain(item.title)}\n\n{listed}\n\n{body}",
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
            parts = [f"# {_plain(page.title)}"]
            if page.post:
                byline = ", ".join(filter(None, (page.byline, _said(page.date))))
                parts += [f"*{_plain(byline)}*"] if byline else []
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
            text = self._news_text(news)
            options = [f":id: {news.id}"]
            if news.kind:
                options.append(f":kind: {news.kind}")
            if news.pinned:
                options.append(":pinned:")
            fence = ":" * (
                max((len(one) for one in re.findall(r"^:{3,}", text, re.M)), default=2) + 1
            )
            parts.append(
                f"{fence}{{news-item}} {news.date}\n" + "\n".join(options) + f"\n\n{text}\n{fence}"
            )
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
            return f"[{_plain(page.title)}](/{self.docnames[id(page)]}.md)"

        text = self.text.rewritten(news.text, place.file, place)
        text = re.sub(r"(?m)^#+\s+(.*)$", r"**\1**", text)
        return re.sub("\ufdd9post/([^\ufdda]*)\ufdda", link, text)

    def _index(self) -> None:
        site = self.site
        name = site.name or "Our group"
        home = next((page for page in site.pages if self.docnames[id(page)] == "index"), None)
        parts = [f"# {_plain(name)}"]
        if site.subtitle and len(site.subtitle) < 160:
            parts.append(f":::{{hero}} {_plain(site.subtitle)}\n:::")
        elif site.subtitle:
            parts.append(_plain(site.subtitle))
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


def _said(date: str) -> str:
    return date


def _flow(values: Iterable[str]) -> str:
    quoted = (
        scalar(value) if "," not in value else json.dumps(value, ensure_ascii=False)
        for value in values
    )
    return f"[{', '.join(quoted)}]"


def _balanced(value: str) -> bool:
    depth = 0
    for sign in value:
        depth += (sign == "{") - (sign == "}")
        if depth < 0:
            return False
    return depth == 0


def _plain(text: str) -> str:
    """Return plain *text* as Markdown."""
    return re.sub(r"([\\`*_\[\]<>{}$|])", r"\\\1", " ".join(text.split()))


def _target(address: str) -> str:
    return f"<{address}>" if re.search(r"[\s()]", address) else address


def page_title(page: FoundPage) -> str:
    """Return the title of *page* for HTML."""
    return escape(page.title)
