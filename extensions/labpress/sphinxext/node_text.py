"""The text of a part of a page without markup, its mathematics in plain characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from labpress.text.plain_mathematics import mathematics_text

if TYPE_CHECKING:
    from docutils.nodes import Element, Node


def text_of(node: Element) -> str:
    """Return the text of *node*: ``astext()`` with ``ℓ₁`` where that has ``\\ell_1``."""
    if not any(map(is_mathematics, node.findall())):
        return node.astext()
    if is_mathematics(node):
        return mathematics_text(node.astext())
    shown = node.deepcopy()
    for formula in [one for one in shown.findall() if is_mathematics(one)]:
        formula.parent.replace(formula, nodes.Text(mathematics_text(formula.astext())))
    return shown.astext()


def is_mathematics(node: Node) -> bool:
    """Tell whether *node* is a formula, whose text is TeX."""
    return isinstance(node, nodes.math | nodes.math_block)
