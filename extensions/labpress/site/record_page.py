"""The content of a record's own page: pure functions from records to HTML."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from labpress.formatting import bylines, citations, profiles
from labpress.formatting.honors import html_of_honor
from labpress.formatting.html import links_html, rich_html, source_html
from labpress.site import downloads
from labpress.site import visitors as entries
from labpress.site.bibtex_box import bibtex_box
from labpress.site.entry import Surroundings, entry_html
from labpress.site.items import css_class, item_html
from labpress.site.people import person_html, profile_html
from labpress.site.pictures import COLUMN, picture_html

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from labpress.group.lab import Lab
    from labpress.records.items import Item
    from labpress.records.model import NewsItem, Person, Publication, Theme
    from labpress.site.pictures import Pictures
    from labpress.text.messages import Messages


@dataclass(frozen=True)
class Site:
    """How a page leads to others: ``root`` is the prefix of addresses relative to it.

    ``target``: docname -> address relative to the site's root, without fragment. ``pictures``:
    those of records.
    """

    root: str
    target: Callable[[str], str]
    pictures: Pictures = field(default_factory=dict)
    #: key -> the list entry of a paper, which many pages of a folder show alike
    entries: dict[str, str] = field(default_factory=dict)

    def page(self, docname: str) -> str:
        """Return the address of *docname* relative to this page."""
        return self.root + self.target(docname)


@dataclass(frozen=True)
class Context:
    """What a record's page needs beside the record.

    ``anchor``: the record's anchor if this page is its canonical place, else empty; ``former``:
    the anchors it once had, likewise. ``notes``: where else it stands, as lines of HTML.
    ``cite``: how to cite the page, as HTML. ``themes``: theme id -> the address of its place, or
    nothing. ``awards``: the anchors of the paper's awards that no other page has. ``items``: lists
    of the items that name the record, as HTML. ``own_href``: kind and id of an object -> the
    address of its page, or nothing.
    """

    lab: Lab
    site: Site
    anchor: str = ""
    notes: Sequence[str] = ()
    cite: str = ""
    themes: Mapping[str, str] = field(default_factory=dict)
    awards: Sequence[str] = ()
    former: Sequence[str] = ()
    items: str = ""
    own_href: Callable[[str, str], str] = field(
        default=lambda kind, object_id: "", compare=False, repr=False
    )

    @property
    def signature(self) -> tuple[object, ...]:
        """All of it that is not the lab or the site."""
        return (
            self.anchor,
            self.notes,
            self.cite,
            self.themes,
            self.awards,
            self.former,
            self.items,
        )

    def article(self, parts: Iterable[str]) -> str:
        """Return *parts* as the content of a page."""
        identity = f' id="{escape(self.anchor)}"' if self.anchor else ""
        former = entries.anchors_html(self.former)
        notes = (f'<p class="lab-note">{note}</p>' for note in self.notes)
        content = "\n".join([*filter(None, parts), *notes, *filter(None, [self.cite])])
        return f'<div class="lab-record"{identity}>{former}\n{content}\n</div>'


#: How many papers of a theme a paper's page lists at most.
RELATED = 5


def paper_page(context: Context, paper: Publication) -> str:
    """Return the content of *paper*'s page."""
    lab, site, words = context.lab, context.site, context.lab.words
    parts = [f'<h1 class="lab-title">{rich_html(paper.title) or escape(paper.key)}</h1>']
    if byline := full_byline_html(lab, paper, site):
        parts.append(f'<p class="lab-authors">{byline}</p>')
    anchors = entries.anchors_html(context.awards)
    if where := source_html(lab.source_style, paper, anchors):
        parts.append(f'<p class="lab-source">{where}</p>')
    for entry in paper.entries:
        if entry.note:
            which = "" if entry is paper else f"{escape(lab.source_style.venue(entry))}: "
            parts.append(f'<p class="lab-paper-note">{which}{rich_html(entry.note)}</p>')
    related = related_papers(lab, paper)
    parts.append(_legend(lab, [paper, *(p for papers in related.values() for p in papers)]))
    if paper.links:
        links = " ".join(links_html(paper.links, site.root, paper.plain_title, words))
        parts.append(f'<p class="lab-links">{links}</p>')
    teaser = site.pictures.get(("paper", paper.key, "preview"))
    if picture := picture_html(teaser, paper.preview, site.root, COLUMN):
        # beside the words where there is room
        words_first = "\n".join(filter(None, parts))
        figure = f'<div class="lab-figure">{picture}</div>'
        parts = [f'<div class="lab-opening"><div>{words_first}</div>{figure}</div>']
    if paper.abstract:
        abstract = f"<p>{rich_html(paper.abstract)}</p>"
        parts.append(_section("abstract", words.gettext("Abstract"), abstract))
    cited = [citations.citation(one, lab.source_style, words) for one in paper.entries]
    cite = _citation(cited, bibtex_box(paper, words))
    cite += downloads.paper_links_html(paper, words)
    parts.append(_section("cite", words.gettext("How to cite"), cite))
    for theme in paper.themes:
        title = escape(lab.themes[theme].title)
        if href := context.themes.get(theme):
            title = f'<a href="{escape(href)}">{title}</a>'
        if papers := related.get(theme):
            # Translators: the heading of other papers on a theme of the group.
            more = escape(words.gettext("More on {theme}"))
            listed = paper_list(lab, papers, site)
            parts.append(_section(f"more-{theme}", more.format(theme=title), listed))
        else:
            label = escape(words.gettext("Theme: {theme}")).format(theme=title)
            parts.append(f'<p class="lab-theme">{label}</p>')
    return context.article([*parts, context.items])


def person_page(context: Context, person: Person, news: Iterable[str]) -> str:
    """Return the content of *person*'s page; *news* are the items that name the person, as HTML."""
    lab, site, words = context.lab, context.site, context.lab.words
    parts = [f"<h1>{escape(str(person.name))}</h1>"]
    portrait = site.pictures.get(("person", person.id, "photo"))
    card = person_html(lab, person, site.root, picture=portrait, positions=False)
    parts.append(f'<div class="lab-person lab-person-page">{card}</div>')
    parts.append(profile_html(person, words))
    if career := profiles.career(person, lab.settings.roles, words):
        lines = "".join(f"<li>{escape(line)}</li>" for line in career)
        parts.append(f'<ul class="lab-positions">{lines}</ul>')
    if person.honors:
        lines = "".join(
            f'<li class="lab-award-item lab-honor">{html_of_honor(honor, words)}</li>'
            for honor in person.honors
        )
        listed = f'<ul class="lab-awards">{lines}</ul>'
        parts.append(_section("awards", words.gettext("Awards"), listed))
    if papers := newest_first(lab, person):
        offered = downloads.links_html(lab, f"person/{person.id}", site.root)
        listed = f"{_legend(lab, papers)}\n{paper_list(lab, papers, site)}\n{offered}"
        parts.append(_section("publications", words.gettext("Publications"), listed))
    if items := list(news):
        listed = f'<ul class="lab-news-links">{"".join(items)}</ul>'
        parts.append(_section("news", words.gettext("News"), listed))
    return context.article([*parts, context.items])


def item_page(context: Context, item: Item, papers: Sequence[Publication], now: str = "") -> str:
    """Return the content of *item*'s page; *now*: which of its kind's states it is in."""
    lab, site, words = context.lab, context.site, context.lab.words
    kind = lab.item_kinds[item.kind]
    content = item_html(lab, item, site.root, context.own_href, site.pictures, now, titled=False)
    parts = [
        f"<h1>{escape(item.title)}</h1>",
        f'<div class="{css_class(item, kind, now)} lab-item-page">{content}</div>',
    ]
    for theme in item.names(kind, "theme"):
        title = escape(lab.themes[theme].title)
        if href := context.themes.get(theme):
            title = f'<a href="{escape(href)}">{title}</a>'
        label = escape(words.gettext("Theme: {theme}")).format(theme=title)
        parts.append(f'<p class="lab-theme">{label}</p>')
    if papers:
        listed = f"{_legend(lab, papers)}\n{paper_list(lab, papers, site)}"
        parts.append(_section("publications", words.gettext("Publications"), listed))
    return context.article([*parts, context.items])


def news_line(item: NewsItem, href: str, words: Messages) -> str:
    """Return an item of news that names a person; *href* leads to it, or is empty."""
    label = escape(item.summary)
    if item.date:
        day = escape(bylines.date_text(item.date, words=words))
        label = f'<time datetime="{escape(str(item.date))}">{day}</time> {label}'
    return f'<li><a href="{escape(href)}">{label}</a></li>' if href else f"<li>{label}</li>"


def theme_page(context: Context, theme: Theme, papers: Iterable[Publication]) -> str:
    """Return the content of *theme*'s page; only a theme that no other page shows has one."""
    parts = [f"<h1>{escape(theme.title)}</h1>"]
    if theme.subtitle:
        parts.append(f'<p class="lab-subtitle">{escape(theme.subtitle)}</p>')
    papers = list(papers)
    parts.append(_legend(context.lab, papers))
    parts.append(paper_list(context.lab, papers, context.site))
    path = f"theme/{theme.id}"
    parts.append(downloads.links_html(context.lab, path, context.site.root))
    return context.article(parts)


def full_byline_html(lab: Lab, paper: Publication, site: Site) -> str:
    """Return the author line with full names, in which members link to their pages."""
    found = []
    runs = bylines.byline(paper, marks=lab.settings.marks, full_names=True, words=lab.words)
    for run in runs:
        text = escape(run.text)
        if run.bold:
            text = f'<strong class="lab-member">{text}</strong>'
        if run.person and lab.people[run.person].member:
            href = escape(site.page(lab.own_page("person", run.person)))
            text = f'<a class="lab-person" href="{href}">{text}</a>'
        found.append(text)
    return bylines.joined(runs, found, bylines.BETWEEN_AUTHORS, " ")


def paper_list(lab: Lab, papers: Iterable[Publication], site: Site) -> str:
    """Return *papers* as a list like those of pages, without anchors."""
    items = []
    for paper in papers:
        entry = site.entries.get(paper.key)
        if entry is None:
            around = Surroundings(lab, site.root, site.page, site.pictures)
            entry = entry_html(around, paper)
            site.entries[paper.key] = entry
        items.append(f'<li class="lab-publication">{entry}</li>')
    return f'<ul class="lab-publications">{"".join(items)}</ul>'


def related_papers(lab: Lab, paper: Publication) -> dict[str, list[Publication]]:
    """Return theme id -> the newest other papers of that theme, for each theme of *paper*."""
    found = {}
    for theme in paper.themes:
        newest = lab.newest_of_theme(theme)[: RELATED + 1]
        others = [other for other in newest if other.key != paper.key]
        if others:
            found[theme] = others[:RELATED]
    return found


def newest_first(lab: Lab, person: Person) -> list[Publication]:
    """Return the papers that *person* wrote, newest first."""
    from labpress.group.query import Query

    return lab.select(Query(people=(person.id,)))


def _legend(lab: Lab, papers: Iterable[Publication]) -> str:
    """Return what bold names and marks in the author lines of *papers* mean; maybe nothing."""
    lines = [lab.bylines[paper.key] for paper in papers]
    legend = bylines.legend_to(lines, lab.settings.marks, lab.words)
    return f'<p class="lab-legend">{escape(legend)}</p>' if legend else ""


def _citation(texts: Iterable[str], box: str) -> str:
    cited = "".join(f'<p class="lab-cite">{escape(text)}</p>' for text in texts)
    return f"{cited}{box}"


def _section(slug: str, title: str, content: str) -> str:
    """Return a section; *title* and *content* are HTML."""
    return f'<section id="{escape(slug)}"><h2>{title}</h2>\n{content}\n</section>'
