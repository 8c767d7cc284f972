"""An entry of a list of publications as HTML: the same in pages of the tree and of records."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from labpress.formatting.html import byline_html, links_html, rich_html, source_html
from labpress.site.bibtex_box import bibtex_box
from labpress.site.pictures import picture_html

if TYPE_CHECKING:
    from collections.abc import Callable

    from labpress.group.lab import Lab
    from labpress.records.model import Publication
    from labpress.site.pictures import Pictures


@dataclass(frozen=True)
class Surroundings:
    """Where an entry stands.

    ``prefix`` leads from the page to the site's root. ``address``: docname -> its address relative
    to the page, or nothing where records have no pages of their own. ``pictures``: those of
    records.
    """

    lab: Lab
    prefix: str
    address: Callable[[str], str]
    pictures: Pictures = field(default_factory=dict)

    def person(self, person_id: str) -> tuple[str, str]:
        """Return the address of a member's page, or nothing, and the full name."""
        person = self.lab.people.get(person_id)
        if person is None or not person.member:
            return "", ""
        return self.address(self.lab.own_page("person", person.id)), str(person.name)


def entry_html(
    around: Surroundings, paper: Publication, *, links: bool = True, details: bool = False
) -> str:
    """Return the content of an entry's list item.

    *links*: with the links of the paper; *details*: with abstract and BibTeX, closed until
    somebody opens them.
    """
    lab = around.lab
    page = around.address(lab.own_page("paper", paper.key))
    parts = []
    teaser = around.pictures.get(("paper", paper.key, "preview"))
    if picture := picture_html(teaser, paper.preview, around.prefix):
        if page:  # a second way to where the title leads, for the mouse alone
            picture = f'<a href="{escape(page)}" tabindex="-1" aria-hidden="true">{picture}</a>'
        parts.append(f'<div class="lab-teaser">{picture}</div>')
    title = rich_html(paper.title) or escape(paper.key)
    if page and "<a " not in title:
        title = f'<a href="{escape(page)}">{title}</a>'
    parts.append(f'<span class="lab-title">{title}</span>')
    if runs := lab.bylines[paper.key]:
        parts.append(f'<span class="lab-authors">{byline_html(runs, around.person)}</span>')
    if where := source_html(lab.source_style, paper):
        parts.append(f'<span class="lab-source">{where}</span>')
    shown = paper.links if links else ()
    actions = links_html(shown, around.prefix, paper.plain_title, lab.words)
    if details:
        if paper.abstract:
            abstract = f"<p>{rich_html(paper.abstract)}</p>"
            actions.append(_closed(lab.words.gettext("Abstract"), paper, abstract))
        actions.append(_closed("BibTeX", paper, bibtex_box(paper, lab.words)))
    if actions:
        parts.append(f'<div class="lab-links">{" ".join(actions)}</div>')
    return " ".join(parts)


def _closed(label: str, paper: Publication, content: str) -> str:
    name = escape(f"{label}: {paper.plain_title}")
    return (
        f'<details class="lab-more-of"><summary class="lab-open" aria-label="{name}">'
        f"{escape(label)}</summary>{content}</details>"
    )
