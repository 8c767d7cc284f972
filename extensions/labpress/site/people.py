"""HTML of people: cards with portraits, lines, a strip, a table."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from docutils import nodes as docutils_nodes

from labpress.formatting import profiles
from labpress.formatting.html import rich_html
from labpress.records.ids import anchor_of
from labpress.site.portraits import drawn_portrait
from labpress.site.visitors import (
    domain_of,
    former_anchors,
    identity_attribute,
    page_href,
    root_prefix,
)
from labpress.text.addresses import is_path

if TYPE_CHECKING:
    from docutils.nodes import Element
    from sphinx.writers.html5 import HTML5Translator

    from labpress.files.web import WebPicture
    from labpress.group.lab import Lab
    from labpress.records.model import Person
    from labpress.text.messages import Messages

_LAYOUTS = {"cards": "lab-cards", "strip": "lab-strip lab-wide"}
#: How wide a portrait is.
_PORTRAIT = "8.75rem"


def visit_person_list(self: HTML5Translator, node: Element) -> None:
    """Open the list, as cards, as lines, as a strip or as a table."""
    layout = node.get("layout", "")
    if layout != "table":
        self.body.append(f'<ul class="lab-people {_LAYOUTS.get(layout, "lab-lines")}">\n')
        return
    words = domain_of(self).lab.words
    # Translators: the columns of a table of people.
    titles = (
        words.gettext("Name"),
        words.gettext("Role"),
        words.gettext("Years"),
        words.gettext("Now"),
    )
    cells = "".join(f'<th scope="col">{escape(title)}</th>' for title in titles)
    self.body.append(
        '<div class="lab-table"><table class="lab-people lab-people-table">'
        f"<thead><tr>{cells}</tr></thead><tbody>\n"
    )


def depart_person_list(self: HTML5Translator, node: Element) -> None:
    """Close the list."""
    self.body.append("</tbody></table></div>\n" if node.get("layout") == "table" else "</ul>\n")


def visit_person(self: HTML5Translator, node: Element) -> None:
    """Write a card or a row."""
    domain = domain_of(self)
    lab = domain.lab
    person = lab.people.get(node["person"])
    if person is not None:
        anchor = identity_attribute(node, anchor_of("person", person.id))
        page = page_href(self, lab.own_page("person", person.id)) if person.member else ""
        former = former_anchors(self, node, "person", person.id)
        if node.parent.get("layout") == "table":
            row = row_html(lab, person, page, former)
            self.body.append(f'<tr class="lab-person"{anchor}>{row}</tr>\n')
        else:
            picture = domain.pictures.get(("person", person.id, "photo"))
            card = person_html(lab, person, root_prefix(self), page, picture)
            self.body.append(f'<li class="lab-person"{anchor}>{former}{card}</li>\n')
    raise docutils_nodes.SkipNode


def row_html(lab: Lab, person: Person, page: str, former: str) -> str:
    """Return the cells of a person's row."""
    words = lab.words
    now = escape(profiles.whereabouts(person, words))
    if person.now:
        # the column says "Now" to whoever sees it
        before, place, after = now.partition(escape(person.now))
        hidden = f'<span class="visually-hidden">{before}</span>' if before else ""
        now = f'<span class="lab-now">{hidden}{place}{after}</span>'
    role = person.title or profiles.role_label(person, lab.settings.roles, words)
    shown = [f'<span class="lab-role">{escape(role)}</span>'] if role else []
    shown += _positions_html(lab, person)
    period = profiles.membership(person, words)
    cells = (
        f"{former}{_name_html(person, page)}",
        " ".join(shown),
        f'<span class="lab-dates">{escape(period)}</span>' if period else "",
        now,
    )
    head, *rest = cells
    return f'<th scope="row">{head}</th>' + "".join(f"<td>{cell}</td>" for cell in rest)


def _positions_html(lab: Lab, person: Person) -> list[str]:
    """Return details of the position that is shown, and the ones before it, a line each."""
    found = []
    if details := profiles.details(person, lab.words):
        found.append(f'<span class="lab-topic">{escape(details)}</span>')
    if lines := profiles.earlier(person, lab.settings.roles, lab.words):
        listed = "".join(f"<span>{escape(line)}</span> " for line in lines).strip()
        found.append(f'<span class="lab-career">{listed}</span>')
    return found


def _name_html(person: Person, page: str) -> str:
    name = escape(str(person.name))
    if page:
        name = f'<a href="{escape(page)}">{name}</a>'
    label = f'<span class="lab-name">{name}</span>'
    if person.native:
        label += f' <span class="lab-native">{escape(person.native)}</span>'
    return label


def person_html(
    lab: Lab,
    person: Person,
    prefix: str,
    page: str = "",
    picture: WebPicture | None = None,
    positions: bool = True,
) -> str:
    """Return the content of a person's card.

    *page*: the address of the person's own page. *picture*: the portrait, if it is a file.
    *positions*: with what is known of the present position and of earlier ones.
    """
    if picture:
        portrait = picture.html(prefix, _PORTRAIT, css="lab-portrait")
    elif "://" in person.photo:
        portrait = f'<img class="lab-portrait" src="{escape(person.photo)}" alt="" loading="lazy">'
    else:
        portrait = drawn_portrait(person.id, lab.monograms.get(person.id, ""))
    lines = [_name_html(person, page)]
    for css, text in (
        ("lab-role", person.title or profiles.role_label(person, lab.settings.roles, lab.words)),
        ("lab-affiliation", person.profile.affiliation),
        ("lab-dates", profiles.membership(person, lab.words)),
        ("lab-now", profiles.whereabouts(person, lab.words)),
    ):
        if css == "lab-now" and positions:
            lines += _positions_html(lab, person)
        if text:
            lines.append(f'<span class="{css}">{escape(text)}</span>')
    if links := person_links_html(person, lab.words, prefix):
        lines.append(f'<span class="lab-links">{links}</span>')
    return f'{portrait}<span class="lab-card-text">{" ".join(lines)}</span>'


def person_links_html(person: Person, words: Messages, prefix: str) -> str:
    """Return the links of a person; *prefix* leads from the page to the site's root."""
    found = []
    for kind, label, url in profiles.links(person, words):
        # Translators: the link of a person, for whoever does not see it beside the name.
        text = words.gettext("{link} of {person}").format(link=label, person=person.name)
        href = prefix + url if is_path(url) else url
        found.append(
            f'<a class="lab-link lab-link-{kind}" href="{escape(href)}" '
            f'aria-label="{escape(text)}">{escape(label)}</a>'
        )
    return " ".join(found)


def profile_html(person: Person, words: Messages) -> str:
    """Return what is told of a person: the biography, and the facts as a list of terms."""
    parts = [f"<p>{rich_html(paragraph)}</p>" for paragraph in person.profile.bio]
    if facts := list(profiles.facts(person, words)):
        rows = "".join(
            f"<dt>{escape(label)}</dt>"
            + "".join(f'<dd class="lab-{key}">{escape(text)}</dd>' for text in texts)
            for key, label, texts in facts
        )
        parts.append(f'<dl class="lab-profile-facts">{rows}</dl>')
    return f'<div class="lab-profile">{"".join(parts)}</div>' if parts else ""
