"""labpress: a research group's web site and printed booklet from one source tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the extension with Sphinx: a table of contents of labpress."""
    from . import (
        citing,
        configuration,
        domain,
        leaving_out,
        plain_lists,
        reporting,
        roles,
        transforms,
        writers,
    )
    from .directives import DIRECTIVES
    from .outputs import (
        assets,
        beside,
        booklet,
        cite_page,
        freshness,
        intentions,
        offering,
        page_head,
        promises_kept,
    )

    app.setup_extension("sphinxcontrib.bibtex")
    citing.register_style()
    citing.guard_roles(app)

    configuration.add_values(app)
    booklet.setup_booklet(app)
    app.connect("config-inited", configuration.set_defaults, priority=100)

    app.add_domain(domain.LabDomain)
    for name, directive in DIRECTIVES.items():
        app.add_directive_to_domain("lab", name, directive)
    app.add_role_to_domain("lab", "booklet", roles.BookletRole())
    writers.add_nodes(app)

    app.add_transform(transforms.GroupNewsItems)
    for post_transform in (*transforms.POST_TRANSFORMS, citing.CiteGroupPapers):
        app.add_post_transform(post_transform)
    app.add_post_transform(plain_lists.PlainLists)
    app.add_env_collector(leaving_out.ConditionalPlaces)
    app.add_post_transform(leaving_out.UnlinkMissingPlaces)

    app.connect("builder-inited", reporting.start_collecting, priority=100)
    app.connect("builder-inited", domain.remember_builder, priority=200)
    app.connect("builder-inited", offering.find_booklet, priority=300)
    app.connect("builder-inited", citing.share_bibliography, priority=400)
    app.connect("builder-inited", assets.add_assets)
    app.connect("env-before-read-docs", domain.report_data_problems)
    app.connect("env-updated", domain.renew_places, priority=100)
    app.connect("env-updated", freshness.stale_pages, priority=900)
    app.connect("env-updated", promises_kept.check_names, priority=950)
    app.connect("html-page-context", cite_page.add_citation)
    app.connect("html-page-context", page_head.add_head)
    app.connect("html-collect-pages", beside.write_beside)
    app.connect("build-finished", freshness.remember_pages)
    app.connect("build-finished", offering.copy_booklet)
    app.connect("build-finished", intentions.write_shown)
    app.connect("build-finished", reporting.summarise, priority=900)

    return {
        "version": __version__,
        "env_version": 1,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
