"""Files of earlier builds that this one has no use for: taken away; nothing else ever is."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from sphinx.environment.adapters.indexentries import IndexEntries

from labpress.group import made_files
from labpress.site.addresses import output_file
from labpress.site.page_files import twins

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.builders.html import StandaloneHTMLBuilder


def expect_files(builder: StandaloneHTMLBuilder, others: Iterable[str]) -> None:
    """Note what this build is about to write: it may be killed, and never say so.

    *others* are those beside Sphinx's, relative to the site's folder.
    """
    made_files.expect_files(Path(builder.outdir), [*_of_sphinx(builder), *others])


def remove_leftovers(builder: StandaloneHTMLBuilder, others: Iterable[str]) -> None:
    """Remove files of earlier builds that this one does not make, and remember those it does.

    *others* are those beside Sphinx's, relative to the site's folder.
    """
    made_files.remove_others(Path(builder.outdir), [*_of_sphinx(builder), *others])


def _of_sphinx(builder: StandaloneHTMLBuilder) -> Iterator[str]:
    """Yield the files that Sphinx makes of the source tree, by name."""
    env, config = builder.env, builder.config
    others = twins(env.found_docs, config.root_doc)
    for docname in env.found_docs:
        yield output_file(builder, docname)
        if config.html_copy_source:
            ending = Path(env.doc2path(docname)).suffix
            shown = config.html_sourcelink_suffix
            name = others.get(docname, docname)
            yield f"_sources/{name}{ending}{shown if shown != ending else ''}"
    for pagename in config.html_additional_pages:
        yield output_file(builder, pagename)
    yield from (f"{builder.imagedir}/{image}" for _, image in env.images.values())
    yield from (f"_downloads/{file}" for _, file in env.dlfiles.values())
    yield from _indices_and_search(builder)
    for picture in (config.html_logo, config.html_favicon):
        if picture and "://" not in picture:
            yield f"_static/{PurePosixPath(picture).name}"
    if not (config.language or "en").startswith("en"):
        yield "_static/translations.js"
    themes = [Path(theme) / "static" for theme in builder.theme.get_theme_dirs()]
    static = (*config.html_static_path, *themes)
    for entries, below in ((static, "_static/"), (config.html_extra_path, "")):
        for entry in entries:
            for name in _copied(Path(builder.confdir) / entry):
                yield f"{below}{name}"


def _indices_and_search(builder: StandaloneHTMLBuilder) -> Iterator[str]:
    """Yield the files of Sphinx's index and search, by name."""
    config = builder.config
    if config.html_use_index:
        yield output_file(builder, "genindex")
        if config.html_split_index:
            yield output_file(builder, "genindex-all")
            for letter, _ in IndexEntries(builder.env).create_index(builder):
                yield output_file(builder, f"genindex-{letter}")
    yield from (output_file(builder, index[0]) for index in builder.domain_indices)
    if builder.search:
        yield output_file(builder, "search")
        if config.html_use_opensearch:
            yield "_static/opensearch.xml"
    if indexer := getattr(builder, "indexer", None):  # not where the frame's search is
        yield builder.searchindex_filename
        for path in indexer.get_js_stemmer_rawcodes():
            yield f"_static/{Path(path).name}"


def _copied(source: Path) -> Iterator[str]:
    """Yield the names under which Sphinx copies the file *source*, or the files below it."""
    files = [source] if source.is_file() else source.rglob("*")
    for path in files:
        if path.is_file():
            name = path.relative_to(source.parent if path == source else source).as_posix()
            yield name.removesuffix(".jinja").removesuffix("_t")
