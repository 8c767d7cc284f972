"""A group's records as they stand on the web: what those who write for machines need to know."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from labpress.site.addresses import with_slash
from labpress.site.social_cards import SocialCards, is_shown
from labpress.sphinxext.config import project_in

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx.builders.html import StandaloneHTMLBuilder

    from labpress.files.web import WebPicture
    from labpress.group.lab import Lab
    from labpress.group.options import Group
    from labpress.sphinxext.domain import LabDomain


@dataclass(frozen=True)
class Published:
    """A group's records as they stand on the web.

    ``base``: the site's address with a slash at its end, or empty where it is not known.
    ``target``: docname -> address relative to ``base``. ``group``: ``labpress_group``. ``title``:
    the site's name. ``logo``: its mark, from the site's root or absolute. ``home``: the docname of
    the home page. ``pictures``: kind, id and key of a record -> its picture. ``cards``: those that
    are drawn for pages.
    """

    lab: Lab
    group: Group
    base: str
    target: Callable[[str], str]
    title: str = ""
    logo: str = ""
    home: str = "index"
    pictures: Mapping[tuple[str, str, str], WebPicture] = field(default_factory=dict)
    cards: SocialCards | None = None

    def picture(self, kind: str, object_id: str, key: str) -> str:
        """Return the absolute address of a record's picture, or nothing where there is none."""
        found = self.pictures.get((kind, object_id, key))
        return self.base + found.largest if found and self.base else ""

    def shown(self, docname: str, picture: str = "") -> str:
        """Return the absolute address of what social networks show of *docname*; may be empty.

        *picture*: the one that its record has.
        """
        if picture and is_shown(picture):
            return picture
        return self.base + self.cards.address(docname) if self.base and self.cards else ""

    def own_page(self, kind: str, object_id: str) -> str:
        """Return the absolute address of an object's own page; see :meth:`address`."""
        return self.address(self.lab.own_page(kind, object_id))

    def address(self, docname: str) -> str:
        """Return the absolute address of *docname*, or nothing where the site's is not known.

        The home page has one address, which is the site's.
        """
        if not self.base:
            return ""
        return self.base if docname == self.home else self.base + self.target(docname)

    def file(self, address: str) -> str:
        """Return the absolute address of a file of the site; one elsewhere as it is."""
        return address if "://" in address or not address else self.base and self.base + address


def published_by(builder: StandaloneHTMLBuilder, domain: LabDomain) -> Published:
    """Return the records as *builder* publishes them."""
    config = builder.config
    mark = str(config.html_logo or "")
    if mark and "://" not in mark:
        mark = f"_static/{PurePosixPath(mark.replace(chr(92), '/')).name}"  # where Sphinx has it
    return Published(
        domain.lab,
        project_in(config).options.group,
        with_slash(config.html_baseurl),
        builder.get_target_uri,
        str(config.html_title or config.project),
        mark,
        str(config.root_doc),
        domain.pictures,
        SocialCards(builder, domain),
    )
