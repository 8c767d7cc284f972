"""What the site shows on purpose, written beside it for ``labpress compare``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from labpress.comparing import manifest
from labpress.site.addresses import output_file
from labpress.sphinxext.domain import lab_domain
from labpress.sphinxext.manifest import shown_on

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder


def write_manifest(app: Sphinx, exception: Exception | None) -> None:
    """Write what the site shows, and a copy of the booklet's; event ``build-finished``."""
    if exception is not None or app.builder.name not in ("html", "dirhtml"):
        return
    domain = lab_domain(app.env)
    pages = sorted(app.env.found_docs)
    builder = cast("StandaloneHTMLBuilder", app.builder)
    site = shown_on(domain, pages, tuple(output_file(builder, docname) for docname in pages))
    booklet = None
    if domain.booklet_pdf is not None:
        booklet = manifest.read(domain.booklet_pdf.parent / manifest.BOOKLET_FILE).get("booklet")
    manifest.write(Path(app.outdir) / manifest.SITE_FILE, site=site, booklet=booklet)
