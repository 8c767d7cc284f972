"""The search of a site in labpress's frame, in place of Sphinx's: what it remembers and writes."""

from __future__ import annotations

import hashlib
import json
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from sphinx.builders.html import StandaloneHTMLBuilder

from labpress.group.lab import code_digest
from labpress.records.whole_files import write_whole
from labpress.site.addresses import state_file
from labpress.site.search.hits import Hits, kinds_in_order
from labpress.site.search.postings import index_files
from labpress.site.search.prose import Prose, prose_of
from labpress.site.theme import has_frame
from labpress.sphinxext.domain import PAGE_BUILDERS
from labpress.sphinxext.node_text import text_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils import nodes
    from sphinx.application import Sphinx

    from labpress.site.output_files import OutputFiles
    from labpress.sphinxext.domain import LabDomain

#: The folder of the index in the site.
FOLDER = "_search"
#: What Sphinx's own search consists of.
_SPHINX_SCRIPTS = ("searchtools.js", "language_data.js")


class SiteSearch:
    """The search of the site that *builder* writes; *state* is a file that remembers the last one.

    A page is asked for what it says when Sphinx writes it. The index is made anew when anything
    that it tells has changed; files that come out the same are not written.
    """

    def __init__(self, builder: StandaloneHTMLBuilder, state: Path) -> None:
        self.builder = builder
        self._state = state
        self._prose: dict[str, Prose] = {}
        self._signature = ""
        #: file -> digest of its text
        self._files: dict[str, str] = {}
        self._load()

    def start(self) -> None:
        """Take the place of Sphinx's own index."""
        builder: Any = self.builder

        def load_indexer(docnames: set[str]) -> None:
            builder.indexer = None

        builder.load_indexer = load_indexer
        builder.index_page = self.index_page

    def index_page(self, docname: str, document: nodes.document, title: str) -> None:
        """Note what a page says that is being written."""
        env = self.builder.env
        called = text_of(env.titles[docname]) if docname in env.titles else ""
        self._prose[docname] = prose_of(document, called, env.metadata.get(docname, {}))

    def offer(self, domain: LabDomain, files: OutputFiles) -> None:
        """Offer the index to *files*."""
        env = self.builder.env
        for docname in sorted(env.found_docs - self._prose.keys()):
            # what was remembered is lost
            document = env.get_doctree(docname)
            env.apply_post_transforms(document, docname)
            self.index_page(docname, document, "")
        self._prose = {docname: self._prose[docname] for docname in sorted(env.found_docs)}
        signature = self._signature_of(domain)
        made = _Made(domain, self.builder, self._prose)
        if signature != self._signature:
            self._signature = signature
            self._files = {name: _digest(text) for name, text in made.files.items()}
        # that of Sphinx, from before the site had a frame
        (Path(self.builder.outdir) / self.builder.searchindex_filename).unlink(missing_ok=True)
        for name, digest in self._files.items():
            files.offer(f"{FOLDER}/{name}", digest, made.text(name))

    def save(self) -> None:
        """Remember what stands in the site."""
        pages = {docname: prose.as_data() for docname, prose in self._prose.items()}
        state = {
            "code": code_digest(),
            "signature": self._signature,
            "files": self._files,
            "pages": pages,
        }
        self._state.parent.mkdir(parents=True, exist_ok=True)
        write_whole(self._state, json.dumps(state, ensure_ascii=False).encode())

    def _load(self) -> None:
        try:
            state = json.loads(self._state.read_text("utf-8"))
            if state["code"] == code_digest():
                pages = {name: Prose.from_data(data) for name, data in state["pages"].items()}
                files = {str(name): str(digest) for name, digest in state["files"].items()}
                self._prose, self._signature, self._files = pages, str(state["signature"]), files
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            pass  # all of it is worked out again

    def _signature_of(self, domain: LabDomain) -> str:
        """Return what changes with anything that the index tells."""
        told = (
            code_digest(),
            domain.lab.digest,
            domain.lab.words.language,
            self.builder.name,
            self.builder.get_target_uri("page"),  # how addresses end, which settings say
            sorted(domain.canonical_pages.items()),
            sorted(domain.own_pages.items()),
            sorted(domain.catalogue.pages.items()),
            [(i.id, str(i.date), i.kind, i.formerly, i.summary) for i in domain.news.values()],
            [(docname, prose.as_data()) for docname, prose in self._prose.items()],
        )
        return _digest(repr(told))


class _Made:
    """The files of the index, made when somebody asks for one."""

    def __init__(
        self, domain: LabDomain, builder: StandaloneHTMLBuilder, prose: dict[str, Prose]
    ) -> None:
        self._domain, self._builder, self._prose = domain, builder, prose

    @cached_property
    def files(self) -> dict[str, str]:
        lab, declared = self._domain.lab, self._domain.catalogue.kinds
        kinds = [
            lab.words.pgettext("search", declared[kind].searched) for kind in kinds_in_order(lab)
        ]
        hits = Hits(self._domain, self._builder.get_target_uri, self._prose)
        return index_files(hits.all(), kinds)

    def text(self, name: str) -> Callable[[], str]:
        return lambda: self.files[name]


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


_SEARCHES: WeakKeyDictionary[StandaloneHTMLBuilder, SiteSearch] = WeakKeyDictionary()


def start_search(app: Sphinx) -> None:
    """Give a site in our frame our search; Sphinx event ``builder-inited``."""
    builder = app.builder
    if not isinstance(builder, StandaloneHTMLBuilder) or builder.name not in PAGE_BUILDERS:
        return
    if builder.search and has_frame(builder):
        state = state_file(builder, "search")
        _SEARCHES[builder] = SiteSearch(builder, state)
        _SEARCHES[builder].start()


def offer_search(builder: StandaloneHTMLBuilder, domain: LabDomain, files: OutputFiles) -> None:
    """Offer the index of the site's search to *files*, if the site has ours."""
    if search := _SEARCHES.get(builder):
        search.offer(domain, files)


def remember_search(app: Sphinx, exception: Exception | None) -> None:
    """Remember what the written index tells; Sphinx event ``build-finished``."""
    builder = app.builder
    search = _SEARCHES.get(builder) if isinstance(builder, StandaloneHTMLBuilder) else None
    if search and exception is None:
        search.save()
        _take_away_sphinxs(app)


def _take_away_sphinxs(app: Sphinx) -> None:
    """Remove the scripts of Sphinx's search, which no page loads, unless the group brings them."""
    own = [Path(app.confdir) / folder for folder in app.config.html_static_path]
    for name in _SPHINX_SCRIPTS:
        if not any((folder / name).exists() for folder in own):
            (Path(app.outdir) / "_static" / name).unlink(missing_ok=True)


def own_search(builder: StandaloneHTMLBuilder) -> bool:
    """Whether the site has our search, and not Sphinx's."""
    return builder in _SEARCHES
