"""What the booklet shows on purpose, written beside it for ``labpress compare``."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx import addnodes

from labpress.booklet.builder import BookletBuilder
from labpress.comparing import manifest
from labpress.sphinxext.domain import lab_domain
from labpress.sphinxext.manifest import page_names, shown_on
from labpress.sphinxext.targets import conditions_around, holds

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from labpress.sphinxext.domain import LabDomain


def write_manifest(app: Sphinx, exception: Exception | None) -> None:
    """Write what the booklet shows; Sphinx event ``build-finished``."""
    builder = app.builder
    if exception is not None or not isinstance(builder, BookletBuilder):
        return
    if not builder.makes_booklet:
        return
    domain = lab_domain(app.env)
    anchors = {name for docname in builder.chapters() for name in page_names(domain, docname)}
    names = (f"{Path(str(document[1])).stem}.pdf" for document in builder.document_data)
    booklet = shown_on(domain, chapters(builder, domain), tuple(names))
    booklet = replace(booklet, chapters=frozenset(anchors))
    manifest.write(Path(app.outdir) / manifest.BOOKLET_FILE, booklet=booklet)


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
                left_out = below in builder.booklet.site_only
                if not known and not left_out and holds(domain, conditions_around(toctree)):
                    found[below] = None
                    stack.append(below)
    return list(found)
