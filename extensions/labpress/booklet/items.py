"""Items in print: one visitor for each node, writing one documented macro of ``labpress.sty``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes as docutils_nodes

from labpress.booklet import visitors
from labpress.booklet.latex_text import escape, macro, name, print_url
from labpress.formatting import items as written
from labpress.group.item_query import status
from labpress.records.ids import anchor_of
from labpress.sphinxext.domain import lab_domain

if TYPE_CHECKING:
    from docutils.nodes import Element
    from sphinx.writers.latex import LaTeXTranslator

    from labpress.group.lab import Lab
    from labpress.records.items import Item


def visit_item(self: LaTeXTranslator, node: Element) -> None:
    """Write an entry."""
    domain = lab_domain(self.builder.env)
    item = domain.lab.items.get(node["item_kind"], {}).get(node["item"])
    if item is not None:
        names = domain.catalogue.names_of(item.kind, item.id)
        places = visitors.anchors_at(node, item.kind, names)
        self.body.append(visitors.source_mark(self, item.location, item.id))
        kind = domain.lab.item_kinds[item.kind]
        now = status(item, kind, domain.today)
        named = (field.name for field in kind.of_type("picture"))
        found = (visitors.picture_of(self, item.kind, item.id, name) for name in named)
        picture = next(filter(None, found), "")
        entry = item_latex(
            domain.lab,
            item,
            places,
            domain.booklet_anchors,
            now,
            picture,
            visitors.site_of(self),
        )
        self.body.append(entry)
    raise docutils_nodes.SkipNode


def visit_item_anchor(self: LaTeXTranslator, node: Element) -> None:
    """Write the places of an item at the head of a page that is written about it."""
    names = lab_domain(self.builder.env).catalogue.names_of(node["item_kind"], node["item"])
    self.body.append(visitors.anchors_at(node, node["item_kind"], names))
    raise docutils_nodes.SkipNode


def item_latex(
    lab: Lab,
    item: Item,
    places: str = "",
    known: frozenset[str] = frozenset(),
    now: str = "",
    picture: str = "",
    site: str = "",
) -> str:
    r"""Return an entry as ``\labitem``; *known* are the anchors that the booklet has.

    *now*: which of its kind's states the item is in. *picture*: a file beside the ``.tex`` file.
    *site*: the address of the site.
    """
    kind = lab.item_kinds[item.kind]
    people = r",\labgap{}".join(name(p.text) for p in written.people(item, kind, lab.name_of))
    facts = []
    for fact in written.facts(item, kind, lab.name_of, lab.words, now):
        parts = []
        for part in fact.parts:
            text = escape(part.text)
            anchor = anchor_of(part.kind, part.id) if part.id else ""
            parts.append(rf"\hyperlink{{{anchor}}}{{{text}}}" if anchor in known else text)
        label = f"{escape(fact.label)}: " if fact.label else ""
        facts.append(label + ", ".join(parts))
    named = [address for _, address in written.links(item, kind)]
    whole = [one if "://" in one else visitors.site_address(one, site) for one in named]
    links = [print_url(address) for address in whole if address]
    arguments = (
        places,
        escape(item.title),
        people,
        r" \textperiodcentered{} ".join(facts),
        escape(written.summary(item, kind)),
        r"\quad ".join(links),
    )
    return macro("labitem", arguments, picture)
