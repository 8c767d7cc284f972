"""The pages of records in the site's search, which Sphinx fills from documents alone."""

from __future__ import annotations

import functools
from html import escape
from typing import TYPE_CHECKING

from docutils import nodes as docutils_nodes
from sphinx.util.docutils import new_document

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.builders.html import StandaloneHTMLBuilder


class SearchFeed:
    """Feeds pages that are no documents to the index of *builder*, and keeps them in it."""

    def __init__(self, builder: StandaloneHTMLBuilder) -> None:
        self._builder = builder
        self._document = new_document("record")
        self._fed: set[str] = set()
        indexer = builder.indexer
        if indexer is None:
            return
        prune = indexer.prune
        # Sphinx remembers stems for one page only; records share most of their words
        indexer.lang.stem = functools.cache(indexer.lang.stem)  # type: ignore[method-assign]

        def prune_but_records(docnames: Iterable[str]) -> None:
            prune({*docnames, *self._fed})

        # Before Sphinx writes the index, it drops all but documents from it
        indexer.prune = prune_but_records  # type: ignore[method-assign]

    def feed(self, docname: str, title: str, *texts: str) -> None:
        """Let the search find the page *docname* by its *title* and *texts*."""
        section = docutils_nodes.section()
        section += docutils_nodes.title("", title)
        section += docutils_nodes.paragraph("", " ".join(text for text in texts if text))
        self._document.clear()
        self._document += section
        self._fed.add(docname)
        self._builder.index_page(docname, self._document, escape(title))
