"""The booklet as the site offers it: found beside the site, copied into it, linked from pages."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util import logging

from labpress.site.booklet_pages import printed_pages
from labpress.sphinxext.config import project_in
from labpress.sphinxext.domain import lab_domain

if TYPE_CHECKING:
    from sphinx.application import Sphinx

logger = logging.getLogger(__name__)


def find_booklet(app: Sphinx) -> None:
    """Tell the domain where the booklet's PDF is; Sphinx event ``builder-inited``.

    ``make latexpdf`` leaves it in the folder ``latex`` beside the site's.
    """
    domain = lab_domain(app.env)
    domain.booklet_pdf = None
    domain.printed_pages = {}
    if app.builder.format != "html":
        return
    booklet = project_in(app.config).options.booklet
    candidate = Path(app.outdir).parent / "latex" / f"{booklet.name}.pdf"
    if candidate.is_file():
        domain.booklet_pdf = candidate
        domain.booklet_title = booklet.called or booklet.title or "Booklet"
        domain.printed_pages = printed_pages(candidate.with_suffix(".aux"), domain.object_types)
    else:
        logger.info("labpress: no booklet in %s yet, so the site links none", candidate.parent)


def copy_booklet(app: Sphinx, exception: Exception | None) -> None:
    """Put the booklet into the site, or take away an old one; event ``build-finished``."""
    if exception is not None or app.builder.format != "html":
        return
    booklet = lab_domain(app.env).booklet_pdf
    published = Path(app.outdir) / f"{project_in(app.config).options.booklet.name}.pdf"
    if booklet is not None:
        shutil.copy2(booklet, published)
    else:
        published.unlink(missing_ok=True)
