"""The pages of records in Sphinx's own search, which is filled from documents alone.

A site in labpress's frame has another search (:mod:`labpress.site.search`).

At each build Sphinx loads the index of the last one, drops from it all but documents that are not
written again, and writes it anew. Here it keeps the records, too: only those that have changed
are taken out and put in again.
"""

from __future__ import annotations

import functools
import hashlib
import json
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import sphinx
from docutils import nodes as docutils_nodes
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util.docutils import new_document

from labpress.group.lab import code_digest
from labpress.records.ids import anchor_of
from labpress.records.whole_files import write_whole
from labpress.site.addresses import state_file
from labpress.site.search.site_search import own_search
from labpress.sphinxext.domain import lab_domain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sphinx.application import Sphinx


@dataclass(frozen=True)
class _Offer:
    digest: str
    title: str
    texts: Callable[[], Iterable[str]]


@dataclass
class SearchFeed:
    """Keeps pages that are no documents in the search index of *builder*.

    *state* is a file that remembers what was in the index of the last build.
    """

    builder: StandaloneHTMLBuilder
    state: Path
    _offers: dict[str, _Offer] = field(default_factory=dict)
    #: page of a record that is in the index -> digest of what is found of it
    _known: dict[str, str] = field(default_factory=dict)
    _prune: Callable[[Iterable[str]], None] = field(default=lambda docnames: None)

    def start(self) -> None:
        """Let Sphinx keep the records of the last build when it loads its index."""
        load = self.builder.load_indexer

        def load_indexer(docnames: set[str]) -> None:
            documents = self.builder.env.all_docs
            self._known = {n: d for n, d in self._remembered().items() if n not in documents}
            self._keep_records()
            self._lead_to_anchors()
            load(docnames)

        self.builder.load_indexer = load_indexer  # type: ignore[method-assign,assignment]

    def offer(
        self, docname: str, digest: str, title: str, texts: Callable[[], Iterable[str]]
    ) -> None:
        """Let the search find the page *docname* by its *title* and *texts*.

        While *digest* is the same, so are these.
        """
        self._offers[docname] = _Offer(digest, title, texts)

    def finish(self) -> None:
        """Take out of the index what is gone or has changed, and put in what is new."""
        indexer = self.builder.indexer
        if indexer is None:
            return
        before = self._known
        self._known = {docname: offer.digest for docname, offer in self._offers.items()}
        same = {name for name, digest in self._known.items() if before.get(name) == digest}
        if len(same) < len(before):
            self._prune({*self.builder.env.all_docs, *same})
        # Sphinx remembers stems for one page only; records share most of their words
        indexer.lang.stem = functools.cache(indexer.lang.stem)  # type: ignore[method-assign]
        for docname, offer in self._offers.items():
            if docname not in same:
                self._feed(docname, offer)

    def save(self) -> None:
        """Remember which records are in the index that was written."""
        text = json.dumps({"index": self._index_digest(), "records": self._known})
        self.state.parent.mkdir(parents=True, exist_ok=True)
        write_whole(self.state, text.encode())

    def _feed(self, docname: str, offer: _Offer) -> None:
        section = docutils_nodes.section()
        section += docutils_nodes.title("", offer.title)
        section += docutils_nodes.paragraph("", " ".join(filter(None, offer.texts())))
        document = _document()
        document.clear()
        document += section
        self.builder.index_page(docname, document, escape(offer.title))

    def _keep_records(self) -> None:
        """Let the index keep records whenever Sphinx drops all but documents from it."""
        indexer: Any = self.builder.indexer
        prune = indexer.prune

        def prune_whole(docnames: Iterable[str]) -> None:
            prune(docnames)
            # words of what was dropped alone: a clean build has none of them
            for words in (indexer._mapping, indexer._title_mapping):
                for word in [word for word, names in words.items() if not names]:
                    del words[word]

        self._prune = prune_whole
        indexer.prune = lambda docnames: prune_whole({*docnames, *self._known})

    def _lead_to_anchors(self) -> None:
        """Let a hit lead to the anchor that an object has, and be the only one of it.

        Sphinx's script works out an anchor ``KIND-ID`` from what an object is called unless the
        two differ in the index. An object whose own page is found needs no hit beside it.
        """
        indexer: Any = self.builder.indexer
        domain = lab_domain(self.builder.env)
        get_objects, of_domain = indexer.get_objects, domain.get_objects

        def found() -> Iterator[tuple[str, str, str, str, str, int]]:
            for name, title, kind, docname, anchor, priority in of_domain():
                own = domain.own_pages.get(anchor or anchor_of(kind, name))
                if anchor and own not in self._known and own not in self.builder.env.all_docs:
                    yield title, title, kind, docname, anchor, priority

        def with_anchors(numbers: dict[str, int]) -> object:
            domain.get_objects = found  # type: ignore[method-assign]
            try:
                return get_objects(numbers)
            finally:
                del domain.get_objects

        indexer.get_objects = with_anchors

    def _remembered(self) -> dict[str, str]:
        """Return what is in the index of the last build; nothing if it is not that index."""
        try:
            found = json.loads(self.state.read_text("utf-8"))
            return dict(found["records"]) if found["index"] == self._index_digest() else {}
        except (OSError, ValueError, TypeError, KeyError):
            return {}

    def _index_digest(self) -> str:
        """Return a digest of the written index, and of what decides how it is made."""
        config = self.builder.config
        context = (
            sphinx.__display_version__,
            code_digest(),
            config.html_search_language or config.language,
            config.html_search_options,
        )
        digest = hashlib.blake2b(repr(context).encode(), digest_size=12)
        digest.update((Path(self.builder.outdir) / self.builder.searchindex_filename).read_bytes())
        return digest.hexdigest()


_FEEDS: WeakKeyDictionary[StandaloneHTMLBuilder, SearchFeed] = WeakKeyDictionary()


@functools.cache
def _document() -> docutils_nodes.document:
    return new_document("record")


def start_feed(app: Sphinx) -> None:
    """Make ready for the search index, before Sphinx loads it; event ``builder-inited``."""
    builder = app.builder
    if isinstance(builder, StandaloneHTMLBuilder) and builder.search and not own_search(builder):
        state = state_file(builder, "fed")
        _FEEDS[builder] = SearchFeed(builder, state)
        _FEEDS[builder].start()


def feed_of(builder: StandaloneHTMLBuilder) -> SearchFeed | None:
    """Return what feeds the search index of *builder*; None for a builder without search."""
    return _FEEDS.get(builder)


def remember_feed(app: Sphinx, exception: Exception | None) -> None:
    """Remember what the written index has of records; Sphinx event ``build-finished``."""
    builder = app.builder
    if exception is not None or not isinstance(builder, StandaloneHTMLBuilder):
        return
    # singlehtml has an indexer, and never writes its index
    index = Path(builder.outdir) / builder.searchindex_filename
    if (feed := feed_of(builder)) and builder.indexer and index.is_file():
        feed.save()
