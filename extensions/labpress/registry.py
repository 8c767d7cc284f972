"""How each node that names a record looks in each output."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from labpress.booklet import visitors as latex
from labpress.site import visitors as html
from labpress.sphinxext import nodes
from labpress.sphinxext import text_visitors as text

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx

Visitors: TypeAlias = "tuple[Callable[..., None], Callable[..., None]]"

#: Outputs without a writer of ours show the plain text that each node carries.
_PLAIN_OUTPUTS = ("man", "texinfo")

_HTML: dict[type, Visitors] = {
    nodes.publication_list: (html.visit_publication_list, html.depart_list),
    nodes.publication: (html.visit_publication, html.depart_skipped),
    nodes.person_list: (html.visit_person_list, html.depart_list),
    nodes.person: (html.visit_person, html.depart_skipped),
    nodes.news_list: (html.visit_news_list, html.depart_news_list),
    nodes.news_item: (html.visit_news_item, html.depart_news_item),
    nodes.award_list: (html.visit_award_list, html.depart_list),
    nodes.award: (html.visit_award, html.depart_skipped),
    nodes.sponsor_list: (html.visit_sponsor_list, html.depart_list),
    nodes.sponsor: (html.visit_sponsor, html.depart_skipped),
    nodes.author_legend: (html.visit_author_legend, html.depart_skipped),
    nodes.theme_anchor: (html.visit_theme_anchor, html.depart_skipped),
    nodes.booklet_link: (html.visit_booklet_link, html.depart_skipped),
}

_TEXT: dict[type, Visitors] = {
    nodes.publication: (text.visit_entry, html.depart_skipped),
    nodes.person: (text.visit_entry, html.depart_skipped),
    nodes.award: (text.visit_entry, html.depart_skipped),
    nodes.sponsor: (text.visit_entry, html.depart_skipped),
    nodes.author_legend: (text.visit_paragraph, html.depart_skipped),
    nodes.news_item: (text.visit_news_item, text.depart_news_item),
}


def add_nodes(app: Sphinx) -> None:
    """Register every node with its visitors for every output."""
    nothing: Visitors = (html.pass_through, html.pass_through)
    for node_class in nodes.ALL:
        visitors: dict[str, Any] = dict.fromkeys(_PLAIN_OUTPUTS, nothing)
        visitors["html"] = _HTML.get(node_class, nothing)
        visitors["text"] = _TEXT.get(node_class, nothing)
        visitors["latex"] = latex.VISITORS.get(node_class, nothing)
        app.add_node(node_class, **visitors)
