"""Rich text, names and links as HTML: pure functions; everything from data is escaped here."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from labpress.formatting.bylines import BETWEEN_AUTHORS, awards_line, joined
from labpress.formatting.link_labels import link_labels
from labpress.text import mathematics
from labpress.text.addresses import is_path
from labpress.text.messages import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from labpress.formatting.bylines import AuthorRun
    from labpress.formatting.sources import SourceStyle
    from labpress.records.model import Link, Publication
    from labpress.records.richtext import Rich, Span
    from labpress.text.messages import Messages

_TAGS = {
    "emph": "em",
    "strong": "strong",
    "code": "code",
    "superscript": "sup",
    "subscript": "sub",
}


def rich_html(rich: Rich) -> str:
    """Return *rich* as HTML; mathematics as MathML."""
    if len(rich) == 1 and rich[0].kind == "text":
        return escape(rich[0].text)
    return "".join(_span_html(span) for span in rich)


def _span_html(span: Span) -> str:
    if span.kind == "text":
        return escape(span.text)
    if span.kind == "math":
        return math_html(span.text)
    inner = rich_html(span.children)
    if span.kind == "smallcaps":
        return f'<span class="lab-smallcaps">{inner}</span>'
    if span.kind == "link":
        return f'<a class="reference external" href="{escape(span.url)}">{inner}</a>'
    tag = _TAGS[span.kind]
    return f"<{tag}>{inner}</{tag}>"


def math_html(tex: str) -> str:
    """Return TeX mathematics as MathML, or as code where it cannot be converted."""
    markup = mathematics.mathml(tex)
    return markup or f"<code>{escape(tex)}</code>"


def byline_html(
    runs: tuple[AuthorRun, ...], person: Callable[[str], tuple[str, str]] | None = None
) -> str:
    """Return an author line; members in bold, their marks inside.

    *person*: the id of somebody -> the address of the page about them, or nothing, and the full
    name, by which two "Y. Zhang" are told apart. Names stand in elements that the style sheet
    keeps from breaking, unless they are long.
    """
    written = (_author_html(run, person) for run in runs)
    return joined(runs, written, BETWEEN_AUTHORS, " ")


#: From so many letters on, a name may be broken.
_LONG = 28


def _author_html(run: AuthorRun, person: Callable[[str], tuple[str, str]] | None) -> str:
    text = escape(run.text)
    if run.bold:
        text = f'<strong class="lab-member">{text}</strong>'
    elif person is not None and " " in run.text and len(run.text) < _LONG:
        text = f'<span class="lab-author">{text}</span>'
    href, name = person(run.person) if person is not None and run.person else ("", "")
    if not href:
        return text
    # what is seen is part of what is heard (WCAG 2.5.3)
    label = f' aria-label="{escape(f"{name}, {run.text}")}" data-name="{escape(name)}"'
    return f'<a class="lab-person" href="{escape(href)}"{label}>{text}</a>'


def source_html(style: SourceStyle, publication: Publication, anchors: str = "") -> str:
    """Return where *publication* appeared, its badge and awards; *anchors* stand before these."""
    parts = []
    if line := style.line(publication):
        parts.append(f'<span class="lab-venue">{escape(line)}</span>')
    if badge := style.name(publication).badge:
        parts.append(f'<span class="lab-badge">{escape(badge)}</span>')
    if awards := awards_line(publication.awards):
        parts.append(f'{anchors}<span class="lab-award">({escape(awards)})</span>')
    return " ".join(parts)


def links_html(
    links: Sequence[Link], prefix: str, title: str, words: Messages = ENGLISH
) -> list[str]:
    """Return each link of a paper; *prefix* leads from the page to the site's root."""
    labels = link_labels(links, words)
    return [_link_html(one, label, prefix, title) for one, label in zip(links, labels, strict=True)]


def _link_html(link: Link, label: str, prefix: str, title: str) -> str:
    url = prefix + link.url if is_path(link.url) else link.url
    return (
        f'<a class="lab-link lab-link-{link.kind}" href="{escape(url)}"'
        f' aria-label="{escape(f"{label}: {title}")}">{escape(label)}</a>'
    )
