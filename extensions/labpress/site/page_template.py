"""A page of the site's theme, rendered once and filled many times.

A theme takes milliseconds for a page, and a group may have thousands of papers. All pages of one
folder differ only in their title, content, head and address, so the theme renders one page with
placeholders in these places, and each page is that text with the placeholders replaced. A key with
a slash (``DBLP:conf/icml/Liu20``) has a folder of its own, from which relative addresses differ.
"""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

if TYPE_CHECKING:
    from sphinx.builders.html import StandaloneHTMLBuilder

_NAME = "labpress-page-name"
_TITLE = "labpress-page-title"
_BODY = "<!--labpress-page-body-->"
_HEAD = "<!--labpress-page-head-->"
_PLACEHOLDERS = re.compile(f"({'|'.join((_NAME, _TITLE, _BODY, _HEAD))})")


def rendered(builder: StandaloneHTMLBuilder, pagename: str, context: dict[str, Any]) -> str:
    """Return the theme's page *pagename*, of which the site gets no file."""
    output = Path(builder.outdir) / ".labpress-skeleton.html"
    builder.handle_page(pagename, context, "page.html", outfilename=output)
    text = output.read_text("utf-8")
    output.unlink()
    return text


class PageTemplate:
    """The theme's page for everything in *folder*, with placeholders.

    *example* is a page of that folder: with ``dirhtml``, a page called ``index`` stands one level
    higher than those beside it.
    """

    def __init__(self, builder: StandaloneHTMLBuilder, folder: str, example: str = "") -> None:
        page = "index" if example.rpartition("/")[2] == "index" else _NAME
        if folder:  # with none, a page at the top level
            page = f"{folder}/{page}"
        context: dict[str, Any] = {
            "title": _TITLE,
            "body": _BODY,
            "metatags": _HEAD,
            "parents": [],
            "prev": None,
            "next": None,
            "toc": "",
            "display_toc": False,
            "meta": {},
            "sourcename": "",
            "page_source_suffix": "",
        }
        self.text = rendered(builder, page, context)
        #: what stands between placeholders, and these in turn
        self._parts = _PLACEHOLDERS.split(self.text)

    def filled(self, name: str, title: str, head: str, body: str) -> str:
        """Return the page *name* of the folder; *title* is plain text, the others HTML."""
        values = {_NAME: escape(quote(name)), _TITLE: escape(title), _HEAD: head, _BODY: body}
        parts = self._parts.copy()
        parts[1::2] = [values[placeholder] for placeholder in parts[1::2]]
        return "".join(parts)
