"""The news that name a person, for the person's own page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes as docutils_nodes
from sphinx import addnodes

from .. import nodes, typography
from ..wording import shortened

if TYPE_CHECKING:
    from docutils.nodes import Node

    from ..domain import LabDomain
    from ..model import NewsItem

_LONGEST = 240


def news_by_person(domain: LabDomain) -> dict[str, list[tuple[str, str, str]]]:
    """Return person id -> the date, the text and the id of the news that name the person.

    The newest stands first; an announcement without a date before all others.
    """
    found: dict[str, list[NewsItem]] = {}
    for item in domain.news.values():
        for name in item.people:
            person = domain.lab.person(name)
            if person is not None and item not in found.setdefault(person.id, []):
                found[person.id].append(item)
    texts = _texts(domain, {item.docname for items in found.values() for item in items})
    news = {}
    for person_id, items in found.items():
        items.sort(key=lambda item: item.id)
        items.sort(key=lambda i: i.date.sort_key if i.date else (9999, 0, 0), reverse=True)
        news[person_id] = [
            (typography.date_text(item.date), texts.get(item.id, ""), item.id) for item in items
        ]
    return news


def _texts(domain: LabDomain, docnames: set[str]) -> dict[str, str]:
    """Return news id -> what the item says, as one line of plain text."""
    texts = {}
    for docname in sorted(docnames):
        for node in domain.env.get_doctree(docname).findall(nodes.news_item):
            line = " ".join(_text(domain, node).split())
            texts[node["news"]] = shortened(line, _LONGEST)
    return texts


def _text(domain: LabDomain, node: Node) -> str:
    """Return the text of *node*; a reference that has no text of its own is the record's name."""
    if isinstance(node, addnodes.pending_xref) and node.get("refdomain") == "lab":
        kind = node["reftype"]
        object_id = domain.catalogue.find(kind, node["reftarget"])
        if object_id is not None and not node.get("refexplicit"):
            return domain.catalogue.name(kind, object_id)
    if not isinstance(node, docutils_nodes.Element):
        return str(node.astext())
    between = "" if isinstance(node, docutils_nodes.TextElement) else " "
    return between.join(_text(domain, child) for child in node.children)
