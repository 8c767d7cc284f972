"""HTML of the blocks of a home page: hero, call, themes, numbers, the booklet's card."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from docutils import nodes as docutils_nodes

from labpress.records.ids import anchor_of
from labpress.site.pictures import COLUMN, picture_html
from labpress.site.visitors import domain_of, page_href, record_href, root_prefix

if TYPE_CHECKING:
    from docutils.nodes import Element
    from sphinx.writers.html5 import HTML5Translator

    from labpress.sphinxext.domain import LabDomain


def visit_hero(self: HTML5Translator, node: Element) -> None:
    """Open a hero: its art, the page's title and the headline."""
    booklet = bool(node["booklet"]) and domain_of(self).booklet_pdf is not None
    css = " lab-hero-with-booklet" if booklet else ""
    self.body.append(f'<div class="lab-hero lab-full{css}">\n')
    art = [child for child in node.children if isinstance(child, docutils_nodes.image)]
    for image in art:
        node.remove(image)
        image.walkabout(self)
    self.body.append('<div class="lab-hero-line"><div class="lab-hero-text">\n')
    title, headline = str(node.get("title", "")), str(node["headline"])
    if title and headline:
        self.body.append(f'<h1 class="lab-kicker">{escape(title)}</h1>\n')
        self.body.append(f'<p class="lab-tagline">{escape(headline)}</p>\n')
    elif title or headline:
        tag = "h1" if title else "p"
        self.body.append(f'<{tag} class="lab-tagline">{escape(title or headline)}</{tag}>\n')


def depart_hero(self: HTML5Translator, node: Element) -> None:
    """Close a hero, with the booklet's cover if it is wanted."""
    self.body.append("</div>\n")
    domain = domain_of(self)
    if node["booklet"] and domain.booklet_pdf is not None:
        href = root_prefix(self) + domain.booklet_pdf.name
        label = f"{domain.booklet_title} ({booklet_facts(domain)})"
        self.body.append(
            f'<a class="lab-cover-link" href="{escape(href)}" type="application/pdf"'
            f' aria-label="{escape(label)}">{cover_html(self)}'
            f'<span aria-hidden="true">{escape(domain.booklet_title)}</span></a>\n'
        )
    self.body.append("</div></div>\n")


def cover_html(self: HTML5Translator) -> str:
    """Return the booklet's cover as a picture; drawn here where no program could draw it."""
    domain = domain_of(self)
    if domain.booklet_cover is not None:
        source = escape(root_prefix(self) + domain.booklet_cover.name)
        return f'<img class="lab-cover" src="{source}" alt="" loading="lazy" decoding="async">'
    return f'<span class="lab-cover lab-cover-drawn">{escape(domain.booklet_title)}</span>'


def booklet_facts(domain: LabDomain) -> str:
    """Return what the booklet's file is: ``PDF, 16 pages, 0.4 MB``."""
    words = domain.lab.words
    facts = [words.gettext("PDF")]
    if pages := domain.booklet_page_count:
        counted = words.ngettext("{number} page", "{number} pages", pages)
        facts.append(counted.format(number=words.number(pages)))
    if domain.booklet_pdf is not None:
        size = max(domain.booklet_pdf.stat().st_size / 1e6, 0.1)
        # Translators: how large a file is, in megabytes.
        facts.append(words.gettext("{size} MB").format(size=words.number(size, digits=1)))
    return ", ".join(facts)


def visit_call(self: HTML5Translator, node: Element) -> None:
    """Open a band."""
    self.body.append('<div class="lab-call lab-full"><div class="lab-call-line">\n')
    self.body.append(f'<p class="lab-call-title">{escape(node["headline"])}</p>\n')


def depart_call(self: HTML5Translator, node: Element) -> None:
    """Close a band."""
    self.body.append("</div></div>\n")


def visit_theme_list(self: HTML5Translator, node: Element) -> None:
    """Open the cards."""
    self.body.append('<ul class="lab-themes lab-wide">\n')


def visit_theme(self: HTML5Translator, node: Element) -> None:
    """Write a card."""
    domain = domain_of(self)
    theme = domain.lab.theme(node["theme"])
    if theme is not None:
        href = record_href(self, anchor_of("theme", theme.id)) or page_href(
            self, domain.lab.own_page("theme", theme.id)
        )
        found = domain.pictures.get(("theme", theme.id, "picture"))
        picture = picture_html(found, theme.picture, root_prefix(self), COLUMN)
        subtitle = f'<span class="lab-theme-text">{escape(theme.subtitle)}</span>'
        content = (
            f'{picture}<span class="lab-theme-title">{escape(theme.title)}</span> '
            f"{subtitle if theme.subtitle else ''}"
        )
        if href:
            content = f'<a href="{escape(href)}">{content}</a>'
        self.body.append(f'<li class="lab-theme-card">{content}</li>\n')
    raise docutils_nodes.SkipNode


def visit_numbers(self: HTML5Translator, node: Element) -> None:
    """Write the numbers, each over what it counts."""
    words = domain_of(self).lab.words
    rows = "".join(
        f"<div><dt>{escape(label)}</dt><dd>{words.number(number)}</dd></div>"
        for number, label in node["rows"]
    )
    self.body.append(f'<dl class="lab-numbers lab-wide">{rows}</dl>\n')
    raise docutils_nodes.SkipNode


def visit_booklet_card(self: HTML5Translator, node: Element) -> None:
    """Open the card: the cover, the name."""
    name = escape(domain_of(self).booklet_title)
    self.body.append(
        f'<div class="lab-booklet-card lab-wide">{cover_html(self)}<div>'
        f'<p class="lab-booklet-name">{name}</p>\n'
    )


def depart_booklet_card(self: HTML5Translator, node: Element) -> None:
    """Close the card with the link, which says what is behind it."""
    domain = domain_of(self)
    if domain.booklet_pdf is not None:
        href = escape(root_prefix(self) + domain.booklet_pdf.name)
        facts = escape(booklet_facts(domain))
        words = domain.lab.words
        # Translators: a button that opens the booklet, and what it says to whoever hears it alone.
        button = escape(words.gettext("Open the PDF"))
        label = escape(
            words.gettext("{booklet}: open the PDF").format(booklet=domain.booklet_title)
        )
        self.body.append(
            f'<div class="lab-actions container"><p><a href="{href}" type="application/pdf"'
            f' aria-label="{label}">{button}</a></p></div>'
            f'<p class="lab-booklet-facts">{facts}</p>'
        )
    self.body.append("</div></div>\n")
