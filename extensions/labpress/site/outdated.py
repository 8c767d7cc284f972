"""Which pages of the site must be written again though their sources have not changed.

Sphinx compares a page's output with its own source file only. Pages of ours also show records, news
of other pages, the booklet and the date of their last commit, and both outputs share one
environment: a page that the booklet's build has read again, for a changed language, say, is no
longer "changed" for the site's.
So each output remembers what its pages showed when they were last written.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.builders.html import StandaloneHTMLBuilder

from labpress.records.whole_files import write_whole
from labpress.site.addresses import state_file
from labpress.site.assets import STATIC
from labpress.site.cite_page import Citing
from labpress.site.feeds import known_sources
from labpress.site.frame import logo_source, main_pages
from labpress.site.theme import has_frame
from labpress.sphinxext.domain import lab_domain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from labpress.sphinxext.domain import LabDomain


def outdated_pages(app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    """Return the pages to write again; Sphinx event ``env-updated``."""
    if app.builder.format != "html":
        return []
    written = _load(state_file(app.builder, "shown"))
    shown = fingerprints(lab_domain(env))
    return [docname for docname, digest in shown.items() if written.get(docname) != digest]


def remember_pages(app: Sphinx, exception: Exception | None) -> None:
    """Remember what the pages show now; Sphinx event ``build-finished``."""
    if exception is None and app.builder.format == "html":
        path = state_file(app.builder, "shown")
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, json.dumps(fingerprints(lab_domain(app.env)), indent=0).encode())


def fingerprints(domain: LabDomain) -> dict[str, str]:
    """Return docname -> a digest of all that the page shows beside its own source."""
    pages = sorted((page.id, page.title, page.formerly) for page in domain.catalogue.pages.values())
    places = sorted(domain.canonical_pages.items())
    common = [domain.lab.digest, domain.booklet_digest, places, pages]
    read_at = domain.env.all_docs
    news = sorted((item.docname, read_at.get(item.docname)) for item in domain.news.values())
    plain, with_news = _digest(common), _digest([*common, news])
    gathering = domain.data["gathers"]
    shown = {
        docname: with_news if docname in gathering else plain
        for docname in domain.data["uses"] | gathering | _citing(domain.env)
    }
    if isinstance(domain.builder, StandaloneHTMLBuilder):
        named = [(s.name, s.title, s.docname) for s in known_sources(domain, domain.builder)]
        for docname in domain.env.found_docs:
            shared = [n for n in named if n[0].count("/") == 1 or n[2] == docname]
            shown[docname] = f"{shown.get(docname, '')} {_digest(shared)}"
    citing = Citing(domain.builder, domain)
    framed = has_frame(domain.builder)
    if framed:
        # each page names the main ones, and the sponsors whose logos there are
        logos = [(one, logo_source(domain, one)) for one in domain.lab.sponsors]
        bar = _digest([*main_pages(domain), logos])
        shown = {name: f"{shown.get(name, '')} {bar}" for name in domain.env.found_docs}
    if citing.possible or framed:
        # a page says when it last changed, which a commit changes and not the page
        for docname in domain.env.found_docs:
            shown[docname] = f"{shown.get(docname, '')} {citing.page_changed(docname) or ''}"
    if isinstance(domain.builder, StandaloneHTMLBuilder):
        # the other output may have read the page again, for whatever reason; pages name the
        # checksums of style sheets and scripts; and templates may be from a backup
        assets = _assets_digest(domain.builder)
        for docname in domain.env.found_docs:
            shown[docname] = f"{shown.get(docname, '')} {read_at.get(docname)} {assets}"
    return dict(sorted(shown.items()))


def _assets_digest(builder: StandaloneHTMLBuilder) -> str:
    """Return a digest of style sheets and scripts that Sphinx copies, and of all templates."""
    config, group = builder.config, Path(builder.confdir)
    themes = [Path(folder) for folder in builder.theme.get_theme_dirs()]
    static = [group / entry for entry in config.html_static_path]
    static += [theme / "static" for theme in themes]
    templates = [*(group / entry for entry in config.templates_path), *themes]
    digest = hashlib.blake2b(digest_size=8)
    for folders, suffixes in (
        ([STATIC, *static], (".css", ".js")),
        (templates, (".html", ".jinja", ".xml")),
    ):
        for folder in folders:
            for path in [folder] if folder.is_file() else sorted(folder.rglob("*")):
                if path.suffix in suffixes and path.is_file():
                    digest.update(f"{path.name}\0".encode("utf-8", "surrogateescape"))
                    digest.update(path.read_bytes())
    return digest.hexdigest()


def _citing(env: BuildEnvironment) -> set[str]:
    """Return the pages that show records by way of sphinxcontrib-bibtex."""
    cite = env.domains["cite"]
    citations: list[Any] = cite.citation_refs  # type: ignore[attr-defined]
    bibliographies: Mapping[Any, Any] = cite.bibliographies  # type: ignore[attr-defined]
    return {ref.docname for ref in citations} | {key.docname for key in bibliographies}


def _digest(value: object) -> str:
    return hashlib.blake2b(repr(value).encode(), digest_size=8).hexdigest()


def _load(path: Path) -> dict[str, str]:
    try:
        loaded = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return loaded if isinstance(loaded, dict) else {}
