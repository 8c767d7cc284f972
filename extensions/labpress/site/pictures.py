"""Pictures of records in pages: made of files that the site has, or of an address elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import TypeAlias

from labpress.files.web import WebPicture

#: Kind, id and key of a record -> the picture that it names.
Pictures: TypeAlias = Mapping[tuple[str, str, str], WebPicture]
#: How wide a picture is on a page: beside an entry, and across a column.
TEASER, COLUMN = "(max-width: 40rem) 100vw, 20rem", "(max-width: 42rem) 100vw, 40rem"


def picture_html(picture: WebPicture | None, address: str, prefix: str, sizes: str = TEASER) -> str:
    """Return a picture that says no more than the words beside it, and so has no text.

    *address*: what the record names; it counts if it is on another site. *prefix* leads from the
    page to the site's root. Nothing is returned where there is no picture.
    """
    if picture is not None:
        shown = picture.html(prefix, sizes)
    elif "://" in address:
        shown = f'<img src="{escape(address)}" alt="" loading="lazy" decoding="async">'
    else:
        return ""
    return f'<span class="lab-picture">{shown}</span>'
