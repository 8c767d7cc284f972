"""The booklet as the site offers it: found beside the site, copied into it, linked from pages."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util import logging

from labpress.group.build_lock import UNFINISHED
from labpress.site.booklet_pages import page_count, printed_pages
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
    domain.booklet_pdf = domain.booklet_cover = None
    domain.booklet_page_count = 0
    domain.printed_pages = {}
    if app.builder.format != "html":
        return
    booklet = project_in(app.config).options.booklet
    candidate = Path(app.outdir).parent / "latex" / f"{booklet.name}.pdf"
    # a run of TeX that was killed leaves a part of it
    if candidate.is_file() and not candidate.with_name(UNFINISHED).exists():
        domain.booklet_pdf = candidate
        domain.booklet_title = (
            booklet.called or booklet.title or domain.lab.words.gettext("Booklet")
        )
        domain.printed_pages = printed_pages(candidate.with_suffix(".aux"), domain.object_types)
        domain.booklet_page_count = page_count(candidate.with_suffix(".log"))
        cover = candidate.with_name(f"{booklet.name}-cover.png")
        domain.booklet_cover = cover if cover.is_file() else None
    else:
        logger.info("labpress: no booklet in %s yet, so the site links none", candidate.parent)


def copy_booklet(app: Sphinx, exception: Exception | None) -> None:
    """Put the booklet into the site, or take away an old one; event ``build-finished``."""
    if exception is not None or app.builder.format != "html":
        return
    domain = lab_domain(app.env)
    name = project_in(app.config).options.booklet.name
    for source, target in (
        (domain.booklet_pdf, f"{name}.pdf"),
        (domain.booklet_cover, f"{name}-cover.png"),
    ):
        published = Path(app.outdir) / target
        if source is not None:
            shutil.copy2(source, published)
        else:
            published.unlink(missing_ok=True)
