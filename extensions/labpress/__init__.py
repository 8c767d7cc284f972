"""labpress: a research group's web site and printed booklet from one source tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the extension with Sphinx: a table of contents of labpress."""
    from docutils.nodes import image

    from labpress import registry
    from labpress.bibtex import bridge
    from labpress.booklet import absent_pages, latex_settings, page_html, pictures
    from labpress.booklet import manifest as booklet_manifest
    from labpress.booklet.builder import BookletBuilder
    from labpress.site import (
        assets,
        booklet_download,
        cite_page,
        collect_pages,
        discovery,
        feeds,
        frame,
        front_matter,
        inline_parts,
        outdated,
        page_files,
        page_formulas,
        page_head,
        page_pictures,
        permalink_check,
        record_files,
        search_index,
        theme,
        theme_words,
    )
    from labpress.site import manifest as site_manifest
    from labpress.site.search import site_search
    from labpress.sphinxext import (
        conditional_targets,
        config,
        dead_links,
        domain,
        exact_places,
        fallback,
        headings,
        older_sources,
        page_encoding,
        plain_text,
        reporting,
        roles,
        single_build,
        transforms,
    )

    app.setup_extension("sphinxcontrib.bibtex")
    bridge.register_style()
    bridge.guard_roles(app)
    plain_text.guard_paths()

    config.add_values(app)
    app.add_builder(BookletBuilder, override=True)
    app.add_html_theme(theme.THEME, str(theme.FOLDER))
    app.connect("config-inited", theme.choose_theme)
    app.add_html_math_renderer(
        page_formulas.NAME,
        (page_formulas.visit_math, None),
        (page_formulas.visit_math_block, None),
    )
    app.connect("config-inited", page_formulas.choose_renderer)
    app.add_post_transform(page_formulas.TellUnknownFormulas)
    app.connect("config-inited", single_build.start, priority=50)
    app.connect("config-inited", config.read_project, priority=100)
    app.connect("config-inited", registry.add_own_kinds, priority=150)
    # before Sphinx's own validation, and after other extensions had their say
    app.connect("config-inited", latex_settings.set_latex_defaults, priority=700)

    # after Sphinx has warned of encodings that it does not support
    app.connect("config-inited", page_encoding.use_reader, priority=850)

    app.add_domain(domain.LabDomain)
    app.add_role_to_domain("lab", "booklet", roles.BookletRole())
    registry.add_looks(app)
    app.add_node(image, override=True, html=(page_pictures.visit_image, None))

    app.add_transform(plain_text.PlainText)
    app.add_transform(transforms.GroupNewsItems)
    app.add_transform(headings.HeadingsInside)
    app.add_transform(transforms.PlaceItems)
    app.add_transform(transforms.LocatePictures)
    for post_transform in (*transforms.POST_TRANSFORMS, bridge.CiteGroupPapers):
        app.add_post_transform(post_transform)
    app.add_post_transform(fallback.FallbackLists)
    app.add_post_transform(dead_links.UnlinkDeadLinks)
    app.add_post_transform(dead_links.UnlinkUnsafeLinks)
    app.add_post_transform(page_html.KeepPageHtml)
    app.add_post_transform(page_pictures.TellHtmlPictures)
    app.add_post_transform(pictures.PrintPictures)
    app.add_env_collector(conditional_targets.ConditionalTargets)
    app.add_post_transform(conditional_targets.UnlinkMissingTargets)

    app.connect("builder-inited", single_build.start_output, priority=50)
    app.connect("builder-inited", reporting.start_collecting, priority=100)
    app.connect("builder-inited", config.report_problems, priority=150)
    app.connect("builder-inited", domain.remember_builder, priority=200)
    app.connect("builder-inited", booklet_download.find_booklet, priority=300)
    app.connect("builder-inited", bridge.share_bibliography, priority=400)
    app.connect("builder-inited", page_files.separate_pages, priority=60)
    app.connect("builder-inited", record_files.prepare_pictures, priority=450)
    app.connect("builder-inited", dead_links.translate_warnings)
    app.connect("builder-inited", exact_places.say_exactly)
    app.connect("builder-inited", assets.add_assets)
    app.connect("builder-inited", inline_parts.keep_styles_aside)
    app.connect("builder-inited", site_search.start_search)
    app.connect("builder-inited", search_index.start_feed)
    app.connect("env-get-outdated", domain.outdated_pages)
    app.connect("env-get-outdated", domain.read_on_another_day)
    app.connect("env-get-outdated", older_sources.outdated_pages)
    app.connect("env-before-read-docs", domain.report_data_problems)
    app.connect("doctree-read", page_encoding.report_encodings)
    app.connect("env-updated", older_sources.remember_sources, priority=50)
    app.connect("env-updated", domain.renew_targets, priority=100)
    app.connect("env-updated", outdated.outdated_pages, priority=900)
    app.connect("env-updated", page_pictures.prepare_page_pictures, priority=500)
    app.connect("env-updated", permalink_check.check_names, priority=950)
    app.connect("env-updated", front_matter.check_front_matter, priority=960)
    app.connect("env-updated", collect_pages.expect_pages, priority=970)
    app.connect("html-page-context", theme_words.translate_theme)
    app.connect("html-page-context", cite_page.add_citation)
    app.connect("html-page-context", page_head.add_head)
    app.connect("html-page-context", feeds.add_links)
    app.connect("html-page-context", frame.add_frame)
    app.connect("html-page-context", inline_parts.move_styles, priority=800)
    app.connect("html-collect-pages", collect_pages.collect_record_pages)
    app.connect("html-page-context", discovery.root_not_found, priority=900)
    app.connect("build-finished", search_index.remember_feed)
    app.connect("build-finished", site_search.remember_search)
    app.connect("build-finished", outdated.remember_pages)
    app.connect("build-finished", booklet_download.copy_booklet)
    app.connect("build-finished", site_manifest.write_manifest)
    app.connect("build-finished", booklet_manifest.write_manifest)
    app.connect("build-finished", absent_pages.report_absent_pages)
    app.connect("build-finished", reporting.summarise, priority=900)
    app.connect("build-finished", single_build.finish, priority=950)

    return {
        "version": __version__,
        "env_version": 3,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
