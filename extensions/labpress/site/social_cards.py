"""Cards of pages for social networks, and the icon of a phone's home screen.

A card is drawn for each page of a site that knows its address, unless the page's record has a
picture of its own that social networks show.
"""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from labpress.files import drawings
from labpress.files.cards import Cards
from labpress.files.conversions import content_digest
from labpress.files.errors import PictureError
from labpress.files.pictures import check_whole, shape_of
from labpress.group.lab import code_digest
from labpress.site.breadcrumbs import list_page, page_title
from labpress.sphinxext.config import project_in

if TYPE_CHECKING:
    from sphinx.builders.html import StandaloneHTMLBuilder

    from labpress.site.output_files import OutputFiles
    from labpress.sphinxext.domain import LabDomain

FOLDER = "files/cards"
ICON = "apple-touch-icon.png"
#: More records than this of a kind share the card of their list: drawing takes its time.
MOST = 1000
#: What social networks show; none shows a drawing.
_SHOWN = re.compile(r"\.(?:png|jpe?g|gif|webp)$", re.IGNORECASE)


class SocialCards:
    """The cards of the pages that *builder* writes."""

    def __init__(self, builder: StandaloneHTMLBuilder, domain: LabDomain) -> None:
        self.domain = domain
        config = builder.config
        self.options = project_in(config).options
        self.home = str(config.root_doc)
        group = self.options.group
        self.name = group.name or str(config.html_title or config.project)
        self.short = group.short or self.name
        logo = str(config.html_logo or "")
        path = Path(builder.confdir) / logo
        self._mark = path if logo and "://" not in logo and path.is_file() else None

    def address(self, docname: str) -> str:
        """Return the address of the card of a page, from the site's root."""
        return quote(f"{FOLDER}/{self._shared(docname)}.png")

    def offer_pages(self, files: OutputFiles) -> None:
        """Offer the cards of the pages of the source tree to *files*."""
        for docname in sorted(self.domain.env.found_docs):
            title = self.name if docname == self.home else page_title(self.domain, docname)
            self.offer(docname, title, "", files)

    def offer(self, docname: str, title: str, line: str, files: OutputFiles) -> None:
        """Offer the card of a page: *title*, and *line* under it."""
        if self._shared(docname) == docname:
            signature = (title, line, self._signature)
            name = f"{FOLDER}/{docname}.png"
            files.offer(name, signature, lambda: self._cards.card(title, line))

    def offer_icon(self, files: OutputFiles) -> None:
        """Offer the icon."""
        files.offer(ICON, self._signature, lambda: self._icons.icon())

    def _shared(self, docname: str) -> str:
        """Return the page whose card *docname* has: its own, or its list's where there are many."""
        folder = docname.partition("/")[0]
        if docname in self.domain.env.found_docs or folder not in self.crowded:
            return docname
        return self.crowded[folder]

    @cached_property
    def crowded(self) -> dict[str, str]:
        """Return folder of records -> their list, where they are many."""
        catalogue = self.domain.catalogue
        return {
            kind.folder: list_page(self.domain, f"{kind.folder}/x") or self.home
            for kind in catalogue.kinds.values()
            if kind.folder and len(list(catalogue.ids(kind.id))) > MOST
        }

    @cached_property
    def _signature(self) -> tuple[str, ...]:
        mark = content_digest(self._mark) if self._mark else ""
        return (self.name, self.short, self.options.accent, mark, code_digest())

    @cached_property
    def _cards(self) -> Cards:
        return Cards(self.options.accent, self.name, self._drawn_mark)

    @cached_property
    def _icons(self) -> Cards:
        return Cards(self.options.accent, self.short, self._drawn_mark)

    @cached_property
    def _drawn_mark(self) -> bytes:
        """Return the mark as a picture; nothing where nothing here can draw it."""
        if self._mark is None:
            return b""
        try:
            if shape_of(self._mark).kind == "svg":
                return drawings.to_picture(self._mark, 512)
            check_whole(self._mark)
            return self._mark.read_bytes()
        except PictureError:
            return b""  # the site shows it; cards do without


def is_shown(address: str) -> bool:
    """Tell whether social networks show the picture at *address*."""
    return bool(_SHOWN.search(address))
