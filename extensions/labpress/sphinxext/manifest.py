"""What each output shows on purpose, written down while it is built, for ``labpress compare``.

Worked out from the pages' sources as they were read: which records they show, under which
conditions, and which pages are chapters. What the transforms and writers then made of them is not
asked, for that is what the comparison is to find out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx import addnodes

from labpress.comparing.manifest import Manifest
from labpress.records.ids import anchor_of, kind_and_id
from labpress.sphinxext import nodes
from labpress.sphinxext.targets import conditions_around, holds
from labpress.sphinxext.transforms import select_news

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docutils.nodes import Element

    from labpress.sphinxext.domain import LabDomain


def shown_on(domain: LabDomain, pages: Iterable[str], files: tuple[str, ...]) -> Manifest:
    """Return what the *pages* show in the output that is being built."""
    kinds = domain.catalogue.kinds
    anchors: set[str] = set()
    differing: set[str] = set()
    for docname in pages:
        anchors.update(
            target.anchor
            for target in domain.targets.get(docname, ())
            if kinds[kind_and_id(target.anchor)[0]].compared and holds(domain, target.condition)
        )
        if docname in domain.data["gathers"]:
            anchors.update(_gathered(domain, docname))
    for docname in {item.docname for item in domain.news.values()}:
        differing.update(_differing(domain, docname))
    return Manifest(
        frozenset(anchors),
        frozenset(_former(domain, anchors)),
        frozenset(differing & anchors),
        files=files,
    )


def _gathered(domain: LabDomain, docname: str) -> Iterator[str]:
    """Yield the anchors of the news that a page gathers from all pages."""
    for gathering in domain.env.get_doctree(docname).findall(nodes.news_list):
        if "query" not in gathering or not holds(domain, conditions_around(gathering)):
            continue
        for item in select_news(domain, gathering["query"]):
            yield anchor_of("news", item.id)


def _differing(domain: LabDomain, docname: str) -> Iterator[str]:
    """Yield the anchors of a page's news in which something is for one output only."""
    one_sided = (addnodes.only, nodes.with_booklet)
    for item in domain.env.get_doctree(docname).findall(nodes.news_item):
        if any(isinstance(part, one_sided) for part in _below(item)):
            yield anchor_of("news", item["news"])


def _below(node: Element) -> Iterator[object]:
    return iter(node.findall())


def page_names(domain: LabDomain, docname: str) -> Iterator[str]:
    """Yield the anchors of a page: by its permanent name, and by those it once had."""
    for page in domain.catalogue.pages.values():
        if page.docname == docname:
            yield from (anchor_of("page", name) for name in (page.id, *page.formerly))


def _former(domain: LabDomain, anchors: set[str]) -> Iterator[str]:
    """Yield the anchors that *anchors* once had."""
    for kind in domain.catalogue.kinds:
        for name, object_id in domain.catalogue.former_names(kind).items():
            if anchor_of(kind, object_id) in anchors:
                yield anchor_of(kind, name)
