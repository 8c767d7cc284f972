"""The second table of kinds: how the objects of each are shown, in pages and in every output.

The first, :mod:`labpress.group.kinds`, knows nothing of Sphinx.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from sphinx.domains import ObjType

from labpress.booklet import chart as booklet_chart
from labpress.booklet import items as booklet_items
from labpress.booklet import visitors as latex
from labpress.records.items import ITEM_KINDS
from labpress.site import block_visitors as blocks
from labpress.site import chart, finder, people
from labpress.site import items as site_items
from labpress.site import visitors as html
from labpress.sphinxext import directives as written
from labpress.sphinxext import nodes
from labpress.sphinxext import text_visitors as text
from labpress.sphinxext.config import project_in
from labpress.sphinxext.domain import record_role

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docutils.nodes import Element
    from docutils.parsers.rst import Directive
    from sphinx.application import Sphinx
    from sphinx.config import Config

#: What enters a node, and what leaves it.
Visit: TypeAlias = tuple[Callable[..., None], Callable[..., None]]

_NOTHING: Visit = (html.pass_through, html.pass_through)
#: The node's own text, as an item of a list, or as a paragraph.
_ENTRY: Visit = (text.visit_entry, html.depart_skipped)
_PARAGRAPH: Visit = (text.visit_paragraph, html.depart_skipped)

#: Outputs without a writer of ours show the plain text that each node carries.
_PLAIN_OUTPUTS = ("man", "texinfo")


@dataclass(frozen=True, slots=True)
class Visitors:
    """How one node looks in each output; nothing of its own where an output is not named."""

    html: Visit = _NOTHING
    latex: Visit = _NOTHING
    text: Visit = _NOTHING


@dataclass(frozen=True, slots=True)
class Look:
    """How something is shown: the directives that put it into pages, and their nodes."""

    directives: Mapping[str, type[Directive]] = field(default_factory=dict)
    nodes: Mapping[type[Element], Visitors] = field(default_factory=dict)


#: kind -> how its objects are shown; pages are Sphinx's own.
LOOKS: Mapping[str, Look] = {
    "paper": Look(
        directives={
            "publications": written.PublicationsDirective,
            "publications-chart": written.PublicationsChartDirective,
        },
        nodes={
            nodes.publications_chart: Visitors(
                html=(chart.visit_publications_chart, html.depart_skipped),
                latex=(booklet_chart.visit_publications_chart, latex.depart_skipped),
                text=_PARAGRAPH,
            ),
            nodes.publication_list: Visitors(
                html=(html.visit_publication_list, html.depart_list),
                latex=latex.environment("labpublications"),
            ),
            nodes.publication_finder: Visitors(
                html=(finder.visit_publication_finder, html.depart_skipped)
            ),
            nodes.publication: Visitors(
                html=(html.visit_publication, html.depart_skipped),
                latex=(latex.visit_publication, latex.depart_skipped),
                text=_ENTRY,
            ),
        },
    ),
    "person": Look(
        directives={"people": written.PeopleDirective},
        nodes={
            nodes.person_list: Visitors(
                html=(people.visit_person_list, people.depart_person_list),
                latex=(latex.visit_person_list, latex.depart_person_list),
            ),
            nodes.person: Visitors(
                html=(people.visit_person, html.depart_skipped),
                latex=(latex.visit_person, latex.depart_skipped),
                text=_ENTRY,
            ),
        },
    ),
    "theme": Look(
        directives={"themes": written.ThemesDirective},
        nodes={
            nodes.theme_list: Visitors(html=(blocks.visit_theme_list, html.depart_list)),
            nodes.theme: Visitors(html=(blocks.visit_theme, html.depart_skipped), text=_ENTRY),
            nodes.theme_anchor: Visitors(
                html=(html.visit_theme_anchor, html.depart_skipped),
                latex=(latex.visit_theme_anchor, latex.depart_skipped),
            ),
            nodes.print_note: Visitors(html=(html.visit_print_note, html.depart_skipped)),
        },
    ),
    "news": Look(
        directives={"news-item": written.NewsItemDirective, "news": written.NewsDirective},
        nodes={
            nodes.news_list: Visitors(
                html=(html.visit_news_list, html.depart_news_list),
                latex=latex.environment("labnews"),
            ),
            nodes.news_item: Visitors(
                html=(html.visit_news_item, html.depart_news_item),
                latex=(latex.visit_news_item, latex.depart_news_item),
                text=(text.visit_news_item, text.depart_news_item),
            ),
        },
    ),
    "award": Look(
        directives={"awards": written.AwardsDirective},
        nodes={
            nodes.award_list: Visitors(
                html=(html.visit_award_list, html.depart_list),
                latex=latex.environment("labawards"),
            ),
            nodes.award: Visitors(
                html=(html.visit_award, html.depart_skipped),
                latex=(latex.visit_award, latex.depart_skipped),
                text=_ENTRY,
            ),
            nodes.honor: Visitors(
                html=(html.visit_honor, html.depart_skipped),
                latex=(latex.visit_honor, latex.depart_skipped),
                text=_ENTRY,
            ),
        },
    ),
    **{
        kind.id: Look(directives={kind.directive: written.directive_of(kind)})
        for kind in ITEM_KINDS.values()
    },
}

#: The nodes of items of every kind.
_ITEMS = Look(
    nodes={
        nodes.item_list: Visitors(
            html=(site_items.visit_item_list, site_items.depart_item_list),
            latex=latex.environment("labitems"),
        ),
        nodes.item_entry: Visitors(
            html=(site_items.visit_item, html.depart_skipped),
            latex=(booklet_items.visit_item, latex.depart_skipped),
            text=_ENTRY,
        ),
        nodes.item_anchor: Visitors(
            html=(site_items.visit_item_anchor, html.depart_skipped),
            latex=(booklet_items.visit_item_anchor, latex.depart_skipped),
        ),
    }
)

#: What is shown and has no permanent name.
OTHERS: tuple[Look, ...] = (
    _ITEMS,
    Look(
        directives={"sponsors": written.SponsorsDirective},
        nodes={
            nodes.sponsor_list: Visitors(
                html=(html.visit_sponsor_list, html.depart_list),
                latex=latex.environment("labsponsors"),
            ),
            nodes.sponsor: Visitors(
                html=(html.visit_sponsor, html.depart_skipped),
                latex=(latex.visit_sponsor, latex.depart_skipped),
                text=_ENTRY,
            ),
        },
    ),
    Look(
        directives={"author-legend": written.AuthorLegendDirective},
        nodes={
            nodes.author_legend: Visitors(
                html=(html.visit_author_legend, html.depart_skipped),
                latex=(latex.visit_author_legend, latex.depart_skipped),
                text=_PARAGRAPH,
            ),
            nodes.downloads: Visitors(html=(html.visit_downloads, html.depart_skipped)),
        },
    ),
    Look(
        directives={
            "site-only": written.SiteOnlyDirective,
            "booklet-only": written.BookletOnlyDirective,
            "with-booklet": written.WithBookletDirective,
        },
        nodes={
            nodes.with_booklet: Visitors(),
            nodes.booklet_link: Visitors(html=(html.visit_booklet_link, html.depart_skipped)),
        },
    ),
    Look(
        directives={
            "hero": written.HeroDirective,
            "call": written.CallDirective,
            "numbers": written.NumbersDirective,
            "booklet-card": written.BookletCardDirective,
        },
        nodes={
            nodes.hero: Visitors(
                html=(blocks.visit_hero, blocks.depart_hero),
                text=(text.visit_block, text.depart_block),
            ),
            nodes.call: Visitors(
                html=(blocks.visit_call, blocks.depart_call),
                text=(text.visit_block, text.depart_block),
            ),
            nodes.numbers: Visitors(
                html=(blocks.visit_numbers, html.depart_skipped), text=_PARAGRAPH
            ),
            nodes.booklet_card: Visitors(
                html=(blocks.visit_booklet_card, blocks.depart_booklet_card)
            ),
        },
    ),
    Look(
        nodes={
            nodes.record_reference: Visitors(
                latex=(latex.visit_record_reference, latex.depart_skipped)
            )
        },
    ),
)


def add_looks(app: Sphinx) -> None:
    """Register every directive, and every node with its visitors for every output."""
    for look in (*LOOKS.values(), *OTHERS):
        for name, directive in look.directives.items():
            app.add_directive_to_domain("lab", name, directive)
        for node_class, visitors in look.nodes.items():
            outputs: dict[str, Any] = dict.fromkeys(_PLAIN_OUTPUTS, _NOTHING)
            outputs |= {"html": visitors.html, "latex": visitors.latex, "text": visitors.text}
            app.add_node(node_class, **outputs)


def add_own_kinds(app: Sphinx, config: Config) -> None:
    """Register directive and role of the group's own kinds; Sphinx event ``config-inited``."""
    for kind in project_in(config).settings.own_kinds:
        app.add_role_to_domain("lab", kind.id, record_role())
        # for other domains than its standard one, Sphinx has no method to do so
        types = app.registry.domain_object_types.setdefault("lab", {})
        types[kind.id] = ObjType(kind.id, kind.id)
        app.add_directive_to_domain("lab", kind.directive, written.directive_of(kind))
