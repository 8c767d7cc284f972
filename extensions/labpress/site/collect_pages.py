"""What the site has beside the pages of the source tree: pages of records, permanent addresses."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.builders.html import StandaloneHTMLBuilder

from labpress.site.addresses import extra_files, output_file, state_file
from labpress.site.calendar import offer_calendars
from labpress.site.discovery import offer_not_found, offer_sitemap
from labpress.site.downloads import offer_downloads
from labpress.site.feeds import offer_feeds
from labpress.site.inline_parts import files_of_styles, possible_files_of_styles
from labpress.site.leftovers import expect_files, remove_leftovers
from labpress.site.output_files import OutputFiles
from labpress.site.permalinks import offer_permalinks
from labpress.site.record_files import offer_files
from labpress.site.record_pages import RecordPages
from labpress.site.search.site_search import offer_search
from labpress.site.search_index import feed_of
from labpress.site.social_cards import SocialCards
from labpress.site.theme import has_frame
from labpress.sphinxext.domain import PAGE_BUILDERS, lab_domain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

#: Pages that Sphinx makes itself, after ours.
_SPHINX_PAGES = ("genindex", "py-modindex", "search", "opensearch")


def collect_record_pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Write all that has changed, delete what is gone; Sphinx event ``html-collect-pages``.

    Yields nothing: these pages are filled into a skeleton instead of rendered one by one.
    """
    builder = app.builder
    domain = lab_domain(app.env)
    if isinstance(builder, StandaloneHTMLBuilder):
        files = _output_files(app, builder)
        search = feed_of(builder)
        if domain.has_record_pages:
            pages = RecordPages(builder, domain, files, search)
            pages.offer()
            if pages.base and pages.published.cards:
                pages.published.cards.offer_pages(files)
            offer_permalinks(app, builder, domain, files)
            offer_feeds(builder, domain, files)
            offer_calendars(builder, domain, files)
            offer_downloads(domain, files, pages.digest)
        offer_sitemap(builder, domain, files)
        if has_frame(builder):
            SocialCards(builder, domain).offer_icon(files)
        offer_not_found(builder, domain, files)
        offer_files(domain, files)
        offer_search(builder, domain, files)
        if search:
            search.finish()
        if builder.name in PAGE_BUILDERS:
            expect_files(builder, files.names)
        files.finish()  # also takes away what earlier builds wrote, if none is wanted any more
        if builder.name in PAGE_BUILDERS:
            remove_leftovers(builder, [*files.names, *files_of_styles(builder)])
    return iter(())


def expect_pages(app: Sphinx, env: BuildEnvironment) -> None:
    """List the files of pages before they are written; Sphinx event ``env-updated``."""
    builder = app.builder
    if isinstance(builder, StandaloneHTMLBuilder) and builder.name in PAGE_BUILDERS:
        expect_files(builder, possible_files_of_styles(builder))


def _output_files(app: Sphinx, builder: StandaloneHTMLBuilder) -> OutputFiles:
    names = (*app.env.found_docs, *app.config.html_additional_pages, *_SPHINX_PAGES)
    taken = {output_file(builder, name) for name in names} | extra_files(builder)
    state = state_file(builder, "beside")
    return OutputFiles(Path(builder.outdir), state, taken)
