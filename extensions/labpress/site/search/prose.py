"""What a page of the source tree says by itself, for the search: not the records that it shows."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from docutils import nodes as docutils_nodes

from labpress.sphinxext import nodes
from labpress.sphinxext.node_text import is_mathematics, text_of
from labpress.text.plain_mathematics import mathematics_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docutils.nodes import Element, Node

_TAGS = re.compile(r"<style.*?</style>|<script.*?</script>|<[^<]+?>", re.DOTALL | re.IGNORECASE)


@dataclass(slots=True)
class Section:
    """A section of a page: its anchor (empty for the page itself), its title, its own text."""

    anchor: str
    title: str
    text: str = ""


@dataclass(slots=True)
class Prose:
    """What a page says. ``news``: the text of each news item that has its place here."""

    sections: list[Section] = field(default_factory=list)
    news: dict[str, str] = field(default_factory=dict)

    def as_data(self) -> list[Any]:
        """Return it as lists and dictionaries."""
        return [[[s.anchor, s.title, s.text] for s in self.sections], self.news]

    @classmethod
    def from_data(cls, data: Any) -> Prose:
        """Return what :meth:`as_data` was made of; raises TypeError or ValueError for else."""
        sections, news = data
        return cls([Section(*map(str, one)) for one in sections], dict(news))


def prose_of(document: docutils_nodes.document, title: str, metadata: Mapping[str, Any]) -> Prose:
    """Return what *document*, a page called *title* whose post-transforms have run, says."""
    news = {
        item["news"]: _spaced(text_of(item))
        for item in document.findall(nodes.news_item)
        if item.get("canonical")
    }
    if "no-search" in metadata or "nosearch" in metadata:
        return Prose([], news)
    page = Section("", title)
    sections = [page]
    _gather(document, page, sections)
    for section in sections:
        section.text = _spaced(section.text)
    return Prose(sections, news)


def _gather(node: Element, current: Section, sections: list[Section]) -> None:
    """Add the text of *node* to *current*, and the sections within it to *sections*."""
    for child in node.children:
        if isinstance(child, docutils_nodes.section):
            _gather(child, _opened(child, sections), sections)
        elif isinstance(child, docutils_nodes.title) and isinstance(node, docutils_nodes.section):
            current.title = current.title or _spaced(text_of(child))
        elif isinstance(child, docutils_nodes.Text):
            current.text += str(child)
        elif is_mathematics(child):
            current.text += mathematics_text(child.astext())
        elif isinstance(child, docutils_nodes.raw):
            if "html" in child.get("format", "").split():
                current.text += f" {_TAGS.sub(' ', child.astext())} "
        elif isinstance(child, docutils_nodes.Element) and not _unsaid(child):
            around = "" if isinstance(child, docutils_nodes.Inline) else "\n"
            current.text += around
            _gather(child, current, sections)
            current.text += around


def _opened(section: Element, sections: list[Section]) -> Section:
    """Return what the text of *section* goes to; the first one is the page itself."""
    if len(sections) == 1 and isinstance(section.parent, docutils_nodes.document):
        return sections[0]
    # the theme leads to that place by itself
    theme = any(isinstance(child, nodes.theme_anchor) for child in section.children)
    sections.append(Section(section["ids"][0] if section["ids"] and not theme else "", ""))
    return sections[-1]


def _unsaid(node: Node) -> bool:
    """Tell whether the search leaves *node* out: it shows a record, or nobody sees it."""
    if isinstance(node, nodes.record_node | nodes.theme | nodes.author_legend):
        return True
    if isinstance(node, docutils_nodes.Invisible):
        return True
    classes = node.get("classes", ()) if isinstance(node, docutils_nodes.Element) else ()
    return "no-search" in classes or "toctree-wrapper" in classes


def _spaced(text: str) -> str:
    return " ".join(text.split())
