"""HTML: one visitor for each node, writing its markup directly."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from docutils import nodes as docutils_nodes

from labpress.formatting import bylines
from labpress.formatting.honors import html_of_honor
from labpress.formatting.html import rich_html
from labpress.records.ids import anchor_of
from labpress.site import downloads
from labpress.site.entry import Surroundings, entry_html
from labpress.sphinxext import nodes
from labpress.sphinxext.domain import lab_domain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docutils.nodes import Element
    from sphinx.writers.html5 import HTML5Translator

    from labpress.sphinxext.domain import LabDomain
    from labpress.text.messages import Messages


def domain_of(self: HTML5Translator) -> LabDomain:
    """Return the lab domain of the build."""
    return lab_domain(self.builder.env)


def root_prefix(self: HTML5Translator) -> str:
    """Return the relative address of the site's root, as a prefix of addresses."""
    uri: str = self.builder.get_target_uri(self.builder.current_docname)
    return "../" * uri.count("/")


def page_href(self: HTML5Translator, docname: str) -> str:
    """Return the relative address of a record's own page, or nothing where there is none."""
    if not domain_of(self).has_record_pages:
        return ""
    return root_prefix(self) + str(self.builder.get_target_uri(docname))


def identity_attribute(node: Element, anchor: str) -> str:
    """Return the ``id`` attribute, with a space before it, if *node* is the canonical place."""
    return f' id="{escape(anchor)}"' if node.get("canonical") else ""


def former_anchors(self: HTML5Translator, node: Element, kind: str, object_id: str) -> str:
    """Return the anchors of the names the record once had, if *node* is its canonical place."""
    if not node.get("canonical"):
        return ""
    names = domain_of(self).catalogue.names_of(kind, object_id)[1:]
    return anchors_html(anchor_of(kind, name) for name in names)


def anchors_html(anchors: Iterable[str]) -> str:
    """Return places that links can lead to, and that nobody sees."""
    return "".join(f'<span class="lab-anchor" id="{escape(anchor)}"></span>' for anchor in anchors)


# --- publications


def visit_publication_list(self: HTML5Translator, node: Element) -> None:
    """Open the list."""
    css = " lab-paper-cards lab-wide" if node.get("layout") == "cards" else ""
    css += " lab-part" if _in_parts(node) else ""
    self.body.append(f'<ul class="lab-publications{css}">\n')


def _in_parts(node: Element) -> bool:
    """Tell whether a list is so long that it is written in parts."""
    return bool(node.get("find")) and len(node.children) > PART


def depart_list(self: HTML5Translator, node: Element) -> None:
    """Close an unordered list."""
    self.body.append("</ul>\n")


#: Up to so many entries, a list has abstracts and BibTeX; those of a longer one are a click away.
WITH_DETAILS = 200
#: How many entries of a long list with a form stand in one list of HTML: browsers lay out only
#: those lists that are near the window, so that a keystroke in the form takes no time.
PART = 50


def visit_publication(self: HTML5Translator, node: Element) -> None:
    """Write an entry."""
    lab = domain_of(self).lab
    publication = lab.publications.get(node["key"])
    if publication is not None:
        anchor = identity_attribute(node, anchor_of("paper", publication.key))
        around = node.parent
        cards = isinstance(around, nodes.publication_list) and around.get("layout") == "cards"
        details = not cards and len(around.children) <= WITH_DETAILS
        entry = entry_html(surroundings(self), publication, links=not cards, details=details)
        former = former_anchors(self, node, "paper", publication.key)
        found = getattr(self, "lab_find", {}).get(publication.key) if around.get("find") else None
        find = f' data-find="{found}"' if found is not None else ""
        if _in_parts(around) and (at := around.index(node)) and at % PART == 0:
            self.body.append('</ul>\n<ul class="lab-publications lab-part">\n')
        self.body.append(f'<li class="lab-publication"{anchor}{find}>{former}{entry}</li>\n')
    raise docutils_nodes.SkipNode


def surroundings(self: HTML5Translator) -> Surroundings:
    """Return where entries of this page stand."""
    domain = domain_of(self)
    return Surroundings(
        domain.lab, root_prefix(self), lambda name: page_href(self, name), domain.pictures
    )


# --- news


def visit_news_list(self: HTML5Translator, node: Element) -> None:
    """Open the list."""
    cards = " lab-news-cards lab-wide" if node.get("layout") == "cards" else ""
    self.body.append(f'<ol class="lab-news{cards}">\n')


def depart_news_list(self: HTML5Translator, node: Element) -> None:
    """Close the list."""
    self.body.append("</ol>\n")


def visit_news_item(self: HTML5Translator, node: Element) -> None:
    """Open an item: its date and kind, then its text."""
    anchor = identity_attribute(node, anchor_of("news", node["news"]))
    pinned = " lab-pinned" if node.get("pinned") else ""
    self.body.append(f'<li class="lab-news-item{pinned}"{anchor}>')
    self.body.append(former_anchors(self, node, "news", node["news"]))
    self.body.append('<span class="lab-news-head">')
    domain = domain_of(self)
    item = domain.news.get(node["news"])
    if item and item.date:
        day = escape(bylines.date_text(item.date, words=domain.lab.words))
        self.body.append(f'<time class="lab-date" datetime="{escape(str(item.date))}">{day}</time>')
    if node.get("kind"):
        self.body.append(f' <span class="lab-kind">{escape(node["kind"])}</span>')
    self.body.append('</span><div class="lab-body">\n')


def depart_news_item(self: HTML5Translator, node: Element) -> None:
    """Close an item."""
    self.body.append("</div></li>\n")


# --- awards, sponsors


def visit_award_list(self: HTML5Translator, node: Element) -> None:
    """Open the list."""
    self.body.append('<ul class="lab-awards">\n')


def visit_award(self: HTML5Translator, node: Element) -> None:
    """Write an award with the paper that won it."""
    domain = domain_of(self)
    paper = domain.lab.publications.get(node["key"])
    if paper is not None and node["index"] < len(paper.awards):
        award = paper.awards[node["index"]]
        name = escape(bylines.awards_line((award,)))
        where = domain.lab.source_style.venue(paper)
        title = rich_html(paper.title)
        href = record_href(self, anchor_of("paper", paper.key))
        if href:
            title = f'<a class="reference internal" href="{escape(href)}">{title}</a>'
        anchor = identity_attribute(node, anchor_of("award", node["award"]))
        former = former_anchors(self, node, "award", node["award"])
        self.body.append(
            f'<li class="lab-award-item"{anchor}>{former}<span class="lab-award">{name}</span> '
            f'<span class="lab-title">{title}</span> '
            f'<span class="lab-venue">{escape(where)}</span></li>\n'
        )
    raise docutils_nodes.SkipNode


def visit_honor(self: HTML5Translator, node: Element) -> None:
    """Write an award with the person who has it."""
    lab = domain_of(self).lab
    person = lab.people.get(node["person"])
    if person is not None and node["index"] < len(person.honors):
        name = escape(str(person.name))
        if page := page_href(self, lab.own_page("person", person.id)):
            name = f'<a href="{escape(page)}">{name}</a>'
        honor = html_of_honor(person.honors[node["index"]], lab.words)
        self.body.append(
            f'<li class="lab-award-item lab-honor">{honor} '
            f'<span class="lab-title">{name}</span></li>\n'
        )
    raise docutils_nodes.SkipNode


def record_href(self: HTML5Translator, anchor: str) -> str:
    """Return the address of a record's canonical place relative to this page, or nothing."""
    docname = domain_of(self).canonical_pages.get(anchor)
    if docname is None:
        return ""
    here = self.builder.current_docname
    uri = "" if docname == here else self.builder.get_relative_uri(here, docname)
    return f"{uri}#{anchor}"


def visit_sponsor_list(self: HTML5Translator, node: Element) -> None:
    """Open the list."""
    layout = {"inline": " lab-inline", "logos": " lab-logos"}.get(node.get("layout", ""), "")
    self.body.append(f'<ul class="lab-sponsors{layout}">\n')


def visit_sponsor(self: HTML5Translator, node: Element) -> None:
    """Write a sponsor."""
    sponsors = domain_of(self).lab.sponsors
    if node["index"] < len(sponsors):
        sponsor = sponsors[node["index"]]
        label = escape(sponsor.name)
        picture = domain_of(self).pictures.get(("sponsor", sponsor.name, "logo"))
        if picture:
            label = picture.html(root_prefix(self), "18rem", sponsor.name)
        elif "://" in sponsor.logo:
            label = f'<img src="{escape(sponsor.logo)}" alt="{label}" loading="lazy">'
        if sponsor.url:
            label = f'<a class="reference external" href="{escape(sponsor.url)}">{label}</a>'
        self.body.append(f'<li class="lab-sponsor">{label}</li>\n')
    raise docutils_nodes.SkipNode


# --- the legend, places of themes, the booklet


def visit_author_legend(self: HTML5Translator, node: Element) -> None:
    """Write the legend."""
    self.body.append(f'<p class="lab-legend">{escape(node.astext())}</p>\n')
    raise docutils_nodes.SkipNode


def visit_downloads(self: HTML5Translator, node: Element) -> None:
    """Write the links to the files of a list, on a site that has them."""
    domain = domain_of(self)
    path = node["path"]
    if domain.has_record_pages and downloads.papers_of(domain.lab, path):
        self.body.append(downloads.links_html(domain.lab, path, root_prefix(self)) + "\n")
    raise docutils_nodes.SkipNode


def visit_theme_anchor(self: HTML5Translator, node: Element) -> None:
    """Write the anchor of a theme at its canonical place."""
    if node.get("canonical"):
        names = domain_of(self).catalogue.names_of("theme", node["theme"])
        self.body.append(anchors_html(anchor_of("theme", name) for name in names))
    raise docutils_nodes.SkipNode


def visit_print_note(self: HTML5Translator, node: Element) -> None:
    """Write on which page of the booklet a theme stands, if the site has one to offer."""
    domain = domain_of(self)
    anchor = anchor_of("theme", node["theme"])
    if domain.booklet_pdf and (note := domain.booklet_note(anchor)):
        href = f"{root_prefix(self)}{domain.booklet_pdf.name}#{anchor}"
        self.body.append(f'<p class="lab-note">{in_print_html(domain.lab.words, href, note)}</p>\n')
    raise docutils_nodes.SkipNode


def in_print_html(words: Messages, href: str, note: str) -> str:
    """Return where in the booklet something stands: *note*, which leads to *href*."""
    link = f'<a href="{escape(href)}">{escape(note)}</a>'
    # Translators: "In print: Welcome Booklet, p. 7".
    return escape(words.gettext("In print: {place}")).format(place=link)


def visit_booklet_link(self: HTML5Translator, node: Element) -> None:
    """Write a link to the booklet, or its text alone where there is none."""
    booklet = domain_of(self).booklet_pdf
    text = escape(node.astext())
    if booklet is None:
        self.body.append(text)
    else:
        href = escape(root_prefix(self) + booklet.name)
        self.body.append(f'<a class="lab-booklet" href="{href}" type="application/pdf">{text}</a>')
    raise docutils_nodes.SkipNode


def pass_through(self: Any, node: Element) -> None:
    """Write nothing of the node itself."""


def depart_skipped(self: Any, node: Element) -> None:
    """Never called: the visitor raised ``SkipNode``."""
