"""What each output shows on purpose, written down while it is built, for ``labpress compare``.

Worked out from the pages' sources as they were read: which records they show, under which
conditions, and which pages are chapters. What the transforms and writers then made of them is not
asked, for that is what the comparison is to find out.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from sphinx import addnodes

from labpress.booklet.builder import BookletBuilder
from labpress.comparing import shown
from labpress.comparing.shown import Shown
from labpress.group.catalogue import KINDS
from labpress.site.addresses import output_file
from labpress.sphinxext import nodes
from labpress.sphinxext.domain import lab_domain
from labpress.sphinxext.targets import conditions_around
from labpress.sphinxext.transforms import select_news

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docutils.nodes import Element
    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

    from labpress.sphinxext.domain import LabDomain

#: The kinds of records that are compared.
_COMPARED = ("paper", "person", "theme", "news")


def write_shown(app: Sphinx, exception: Exception | None) -> None:
    """Write what this output shows; Sphinx event ``build-finished``."""
    if exception is not None:
        return
    domain, folder = lab_domain(app.env), Path(app.outdir)
    if isinstance(app.builder, BookletBuilder) and app.builder.makes_booklet:
        pages = chapters(app.builder, domain)
        places = {
            name for docname in app.builder.chapters() for name in _page_names(domain, docname)
        }
        names = (f"{Path(str(document[1])).stem}.pdf" for document in app.builder.document_data)
        booklet = shown_on(domain, pages, tuple(names))
        booklet = replace(booklet, chapters=frozenset(places))
        shown.write(folder / shown.BOOKLET_FILE, booklet=booklet)
    elif app.builder.name in ("html", "dirhtml"):
        pages = sorted(app.env.found_docs)
        builder = cast("StandaloneHTMLBuilder", app.builder)
        files = (output_file(builder, docname) for docname in pages)
        site = shown_on(domain, pages, tuple(files))
        other = None
        if domain.booklet_pdf is not None:
            other = shown.read(domain.booklet_pdf.parent / shown.BOOKLET_FILE).get("booklet")
        shown.write(folder / shown.SITE_FILE, site=site, booklet=other)


def shown_on(domain: LabDomain, pages: Iterable[str], files: tuple[str, ...]) -> Shown:
    """Return what the *pages* show in the output that is being built."""
    anchors: set[str] = set()
    differing: set[str] = set()
    for docname in pages:
        anchors.update(
            place.anchor
            for place in domain.places.get(docname, ())
            if place.anchor.split("-", 1)[0] in _COMPARED and _holds(domain, place.condition)
        )
        if docname in domain.data["gathers"]:
            anchors.update(_gathered(domain, docname))
    for docname in {item.docname for item in domain.news.values()}:
        differing.update(_differing(domain, docname))
    return Shown(
        frozenset(anchors),
        frozenset(_former(domain, anchors)),
        frozenset(differing & anchors),
        files=files,
    )


def chapters(builder: BookletBuilder, domain: LabDomain) -> list[str]:
    """Return the pages that are in the booklet: its chapters, and those below them."""
    root = builder.config.root_doc
    first = builder.chapters()
    found = dict.fromkeys(first)
    stack = [docname for docname in first if docname != root]
    while stack:
        docname = stack.pop()
        for toctree in domain.env.get_doctree(docname).findall(addnodes.toctree):
            for below in toctree["includefiles"]:
                known = below in found or below not in domain.env.all_docs
                if not known and _holds(domain, conditions_around(toctree)):
                    found[below] = None
                    stack.append(below)
    return list(found)


def _holds(domain: LabDomain, conditions: Iterable[str]) -> bool:
    tags = domain.builder.tags
    return all(tags.eval_condition(condition) for condition in conditions)


def _gathered(domain: LabDomain, docname: str) -> Iterator[str]:
    """Yield the anchors of the news that a page gathers from all pages."""
    for gathering in domain.env.get_doctree(docname).findall(nodes.news_list):
        if "query" not in gathering or not _holds(domain, conditions_around(gathering)):
            continue
        for item in select_news(domain, gathering["query"]):
            yield f"news-{item.id}"


def _differing(domain: LabDomain, docname: str) -> Iterator[str]:
    """Yield the anchors of a page's news in which something is for one output only."""
    one_sided = (addnodes.only, nodes.with_booklet)
    for item in domain.env.get_doctree(docname).findall(nodes.news_item):
        if any(isinstance(part, one_sided) for part in _below(item)):
            yield f"news-{item['news']}"


def _below(node: Element) -> Iterator[object]:
    return iter(node.findall())


def _page_names(domain: LabDomain, docname: str) -> Iterator[str]:
    for page in domain.catalogue.pages.values():
        if page.docname == docname:
            yield from (f"page-{name}" for name in (page.id, *page.formerly))


def _former(domain: LabDomain, anchors: set[str]) -> Iterator[str]:
    """Yield the anchors that *anchors* once had."""
    for kind in KINDS:
        for name, object_id in domain.catalogue.former_names(kind).items():
            if f"{kind}-{object_id}" in anchors:
                yield f"{kind}-{name}"
