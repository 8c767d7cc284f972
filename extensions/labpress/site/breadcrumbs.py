"""Where a page stands: the pages above it, from the home page down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labpress.records.ids import kind_and_id
from labpress.sphinxext.node_text import text_of

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from labpress.sphinxext.domain import LabDomain


def pages_above(domain: LabDomain, pagename: str) -> list[tuple[str, str]]:
    """Return title and docname of the pages between the home page and *pagename*.

    Above the page of a record is the list that it is on.
    """
    listed = list_page(domain, pagename)
    line = lineage(domain.env, listed or pagename)
    above = line if listed else line[:-1]
    home = domain.env.config.root_doc
    return [(page_title(domain, docname), docname) for docname in above if docname != home]


def lineage(env: BuildEnvironment, docname: str) -> list[str]:
    """Return the pages above *docname* in the toctrees, the topmost first, and itself."""
    parents = {
        child: parent
        for parent, children in sorted(env.toctree_includes.items(), reverse=True)
        for child in children
    }
    found: list[str] = []
    while docname and docname not in found:
        found.append(docname)
        docname = parents.get(docname, "")
    return found[::-1]


def page_title(domain: LabDomain, docname: str) -> str:
    """Return the title of a page of the source tree; empty where it has none."""
    titles = domain.env.titles
    return text_of(titles[docname]) if docname in titles else ""


def list_page(domain: LabDomain, pagename: str) -> str:
    """Return the page that lists the records of which *pagename* is one, or nothing.

    Of the pages that hold anchors of that kind, it is the one with most of them.
    """
    if pagename in domain.env.found_docs:
        return ""
    folder = pagename.partition("/")[0]
    kinds = domain.catalogue.kinds.values()
    kind = next((kind.id for kind in kinds if folder and kind.folder == folder), "")
    counts: dict[str, int] = {}
    for anchor, docname in domain.canonical_pages.items():
        if kind_and_id(anchor)[0] == kind and docname in domain.env.found_docs:
            counts[docname] = counts.get(docname, 0) + 1
    return max(sorted(counts), key=lambda docname: counts[docname], default="")
