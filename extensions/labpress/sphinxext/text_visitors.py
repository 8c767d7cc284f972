"""Plain text, and every output without a writer of ours: the plain text that each node carries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes as docutils_nodes

if TYPE_CHECKING:
    from docutils.nodes import Element
    from sphinx.writers.text import TextTranslator


def visit_entry(self: TextTranslator, node: Element) -> None:
    """Write one record as an item of a list."""
    self.new_state(2)
    self.add_text(node.astext())
    self.end_state(first="* ")
    raise docutils_nodes.SkipNode


def visit_paragraph(self: TextTranslator, node: Element) -> None:
    """Write a record as a paragraph."""
    self.new_state(0)
    self.add_text(node.astext())
    self.end_state()
    raise docutils_nodes.SkipNode


def visit_news_item(self: TextTranslator, node: Element) -> None:
    """Open an item of news with its date."""
    self.new_state(2)
    if node.get("date"):
        self.add_text(f"{node['date']}: ")


def depart_news_item(self: TextTranslator, node: Element) -> None:
    """Close an item of news."""
    self.end_state(first="* ")


def visit_block(self: TextTranslator, node: Element) -> None:
    """Write the headline of a block as a paragraph."""
    if node["headline"]:
        self.new_state(0)
        self.add_text(node["headline"])
        self.end_state()


def depart_block(self: TextTranslator, node: Element) -> None:
    """Write nothing more."""
