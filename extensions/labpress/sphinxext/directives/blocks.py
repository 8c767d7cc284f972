"""Blocks of a home page: ``{hero}``, ``{call}``, ``{themes}``, ``{numbers}``, ``{booklet-card}``.

The site alone shows them: the booklet has its cover, its chapters and a page on how to apply.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes as docutils_nodes
from docutils.parsers.rst import directives
from sphinx import addnodes

from labpress.records.problems import Code
from labpress.sphinxext import nodes
from labpress.sphinxext.directives.base import LabDirective, words
from labpress.text.messages import ngettext_noop

if TYPE_CHECKING:
    from docutils.nodes import Element, Node

    from labpress.group.lab import Lab


class Block(LabDirective):
    """A block that the site alone shows."""

    def block(self, node: Element, *content: Node) -> list[Node]:
        """Return *node* with *content*, for all outputs but the booklet."""
        self.domain.note_use(self.env.docname)
        self.set_source_info(node)
        node += list(content)
        only = addnodes.only(expr="not latex")
        self.set_source_info(only)
        only += node
        return [only]

    def text_and_actions(self) -> list[Node]:
        """Return the directive's content, in which a bullet list becomes a row of buttons."""
        content: list[Node] = []
        for node in self.parse_content_to_nodes():
            if isinstance(node, docutils_nodes.bullet_list):
                actions = docutils_nodes.container(classes=["lab-actions"])
                for item in node:
                    actions += item.children
                content.append(actions)
            else:
                content.append(node)
        return content


class HeroDirective(Block):
    """The opening of a page. Argument: one sentence; without it, the page's title is that.

    Content: a line or two; the items of a list become buttons, the first one filled. Options:
    ``art``: a picture for behind the text, which lies on the accent colour; ``booklet``: show the
    booklet's cover, if the site has one to offer.
    """

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar = {"art": directives.uri, "booklet": directives.flag}

    def run(self) -> list[Node]:
        """Return the hero."""
        headline = self.arguments[0].strip() if self.arguments else ""
        hero = nodes.hero(headline=" ".join(headline.split()), booklet="booklet" in self.options)
        art: list[Node] = []
        if "art" in self.options:
            art = [docutils_nodes.image(uri=self.options["art"], alt="", classes=["lab-hero-art"])]
        return self.block(hero, *art, *self.text_and_actions())


class CallDirective(Block):
    """A call, for applicants say, as a band in the accent colour. Argument: one sentence.

    Content: a few lines; the items of a list become buttons.
    """

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True

    def run(self) -> list[Node]:
        """Return the band."""
        headline = " ".join(self.arguments[0].split())
        return self.block(nodes.call(headline=headline), *self.text_and_actions())


class ThemesDirective(Block):
    """The research themes as cards that lead to where each is told of, with their pictures.

    Argument: ids of themes, in this order (default: all, in the order of ``themes.yml``).
    """

    optional_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[Node]:
        """Return the cards; nothing where there is no theme."""
        result = nodes.theme_list()
        wanted = words(self.arguments[0]) if self.arguments else tuple(self.lab.themes)
        for theme_id in wanted:
            theme = self.lab.theme(theme_id)
            if theme is None:
                self.reject(f"there is no theme '{theme_id}'", code=Code.UNKNOWN_THEME)
                continue
            text = ": ".join(filter(None, (theme.title, theme.subtitle)))
            result += nodes.theme("", docutils_nodes.Text(text), theme=theme.id)
        return self.block(result) if len(result) else []


class NumbersDirective(Block):
    """Numbers about the group, counted in its records.

    Content: one line for each number, ``WHAT`` or ``WHAT: words``, where ``WHAT`` is one of
    :data:`COUNTED` and the words say what is counted. Without content, all that are not 0.
    """

    has_content = True

    def run(self) -> list[Node]:
        """Return the numbers; nothing where there is none."""
        counted = counts(self.lab)
        rows: list[tuple[int, str]] = []
        lines = [line.strip() for line in self.content if line.strip()]
        for line in lines or [what for what in counted if counted[what]]:
            what, _, label = (part.strip() for part in line.partition(":"))
            if what in counted:
                number = counted[what]
                rows.append((number, label or self.lab.words.ngettext(*COUNTED[what], number)))
            else:
                hint = "write one of " + ", ".join(counted)
                self.reject(f"'{what}' is nothing that is counted", hint)
        text = ", ".join(f"{number} {label}" for number, label in rows)
        node = nodes.numbers("", docutils_nodes.Text(text), rows=rows)
        return self.block(node) if rows else []


#: What can be counted, and what one of it and several are called.
COUNTED: dict[str, tuple[str, str]] = {
    "members": ngettext_noop("member", "members"),
    "alumni": ngettext_noop("alumna or alumnus", "alumni"),
    "papers": ngettext_noop("publication", "publications"),
    "awards": ngettext_noop("award of a paper", "awards of papers"),
    "themes": ngettext_noop("research theme", "research themes"),
    "sponsors": ngettext_noop("sponsor", "sponsors"),
}


def counts(lab: Lab) -> dict[str, int]:
    """Return how many there are of each of :data:`COUNTED`."""
    members = [person for person in lab.people.values() if person.member]
    current = sum(person.current for person in members)
    return {
        "members": current,
        "alumni": len(members) - current,
        "papers": len(lab.publications) - len(lab.unlisted),
        "awards": len(lab.awards),
        "themes": len(lab.themes),
        "sponsors": sum(sponsor.until is None for sponsor in lab.sponsors),
    }


class BookletCardDirective(Block):
    """The booklet as a card: its cover, name, pages and size; nothing where there is none.

    Content: a few words about it.
    """

    has_content = True

    def run(self) -> list[Node]:
        """Return the card."""
        card = nodes.booklet_card()
        card += self.parse_content_to_nodes()
        with_booklet = nodes.with_booklet()
        with_booklet += card
        return self.block(with_booklet)
