"""Where pages show records: the targets that may carry a record's anchor, and their order.

And what stands around a node: conditions, the page within the booklet.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from sphinx import addnodes

from labpress.sphinxext import nodes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docutils.nodes import Element, document
    from sphinx.environment import BuildEnvironment

    from labpress.sphinxext.domain import LabDomain

    AnyElement = TypeVar("AnyElement", bound=Element)


@dataclass(frozen=True, slots=True)
class Target:
    """A target in a page that shows a record.

    ``rank``: how fit it is to be the record's one canonical target; lower is better, and among
    equals the first page in the order of the toctree wins. ``condition``: the ``only`` expressions
    around it, all of which must hold for an output to show it.
    """

    anchor: str
    rank: int = 0
    condition: tuple[str, ...] = ()


def reading_order(env: BuildEnvironment) -> list[str]:
    """Return all docnames: first in the order of the toctrees, then the others by name."""
    order: dict[str, None] = {}
    stack = [env.config.root_doc]
    while stack:
        docname = stack.pop()
        if docname not in order:
            order[docname] = None
            stack.extend(reversed(env.toctree_includes.get(docname, [])))
    for docname in sorted(env.found_docs):
        order.setdefault(docname, None)
    return list(order)


def record_nodes(document: Element) -> Iterator[nodes.record_node]:
    """Yield the nodes in *document* that show an object which has a permanent name."""
    return iter(document.findall(nodes.record_node))


def conditions_around(node: Element) -> tuple[str, ...]:
    """Return the ``only`` expressions of all blocks around *node*."""
    found = []
    parent = node.parent
    while parent is not None:
        if isinstance(parent, addnodes.only):
            found.append(parent["expr"])
        parent = parent.parent
    return tuple(found)


def holds(domain: LabDomain, conditions: Iterable[str]) -> bool:
    """Tell whether all *conditions* hold in the output that is being built."""
    return all(map(domain.builder.tags.eval_condition, conditions))


def enclosing(node: Element, kind: type[AnyElement]) -> AnyElement | None:
    """Return the nearest element of *kind* in which *node* stands, or that it is; or None."""
    around: Element | None = node
    while around is not None and not isinstance(around, kind):
        around = around.parent
    return around


def targets_in(document: document) -> Iterator[Target]:
    """Yield the targets in *document* that show records."""
    seen: set[str] = set()
    conditions: dict[int, tuple[str, ...]] = {}
    for node in record_nodes(document):
        anchor, parent = node.anchor, id(node.parent)
        if parent not in conditions:
            conditions[parent] = conditions_around(node)
        if anchor not in seen or conditions[parent]:
            seen.add(anchor)
            yield Target(anchor, node.get("rank", 0), conditions[parent])
