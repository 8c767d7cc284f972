"""The files of records in the site: made ready before pages are written, copied after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labpress.files.conversions import Conversions
from labpress.files.errors import PictureError
from labpress.files.web import made_of_each, web_picture
from labpress.sphinxext.domain import lab_domain
from labpress.sphinxext.reporting import report

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.application import Sphinx

    from labpress.files.inventory import FoundPicture
    from labpress.files.web import WebPicture
    from labpress.site.output_files import OutputFiles
    from labpress.sphinxext.domain import LabDomain

    Made = tuple[WebPicture, dict[str, Path]]


def prepare_pictures(app: Sphinx) -> None:
    """Scale the pictures of records, so that pages can show them; event ``builder-inited``."""
    domain = lab_domain(app.env)
    domain.pictures, domain.picture_files = {}, {}
    if app.builder.format != "html":
        return
    conversions = Conversions.of_project(app.doctreedir)
    wanted = domain.lab.pictures

    def make(item: tuple[tuple[str, str, str], FoundPicture]) -> Made:
        (_, _, purpose), found = item
        return web_picture(found.path, purpose, conversions, found.dark)

    pictures, files = {}, {}
    made = made_of_each(wanted.items(), make)
    for (key, found), result in zip(wanted.items(), made, strict=True):
        if isinstance(result, PictureError):
            report(found.unusable(result))
        else:
            pictures[key], copies = result
            files.update(copies)
    domain.pictures, domain.picture_files = pictures, files


def offer_files(domain: LabDomain, files: OutputFiles) -> None:
    """Offer the files of records to *files*, which copies what has changed."""
    for address, path in sorted({**domain.picture_files, **domain.lab.copies}.items()):
        found = path.stat()
        files.offer(address, (str(path), found.st_size, found.st_mtime_ns), path.absolute)
