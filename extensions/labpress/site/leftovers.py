"""Files of earlier builds that this one has no use for: taken away; nothing else ever is.

Which files Sphinx and labpress have put into the site stands in a list beside them, hidden like
Sphinx's ``.buildinfo``. So it is known even where the folder of what was read has gone.
"""

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from sphinx.environment.adapters.indexentries import IndexEntries

from labpress.records.whole_files import write_whole
from labpress.site.addresses import output_file
from labpress.site.output_files import ignores_case, remove
from labpress.site.page_files import twins

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.builders.html import StandaloneHTMLBuilder

LIST = ".labpress-files.json"


def expect_files(builder: StandaloneHTMLBuilder, others: Iterable[str]) -> None:
    """Add to the list what this build is about to write: it may be killed, and never say so.

    *others* are those beside Sphinx's, relative to the site's folder.
    """
    folder = Path(builder.outdir)
    before = _remembered(folder)
    names = {*before, *_of_sphinx(builder), *others}
    if len(names) > len(set(before)):
        _remember(folder, sorted(names))


def remove_leftovers(builder: StandaloneHTMLBuilder, others: Iterable[str]) -> None:
    """Remove files of the last build that this one does not make, and remember those it does.

    *others* are those beside Sphinx's, relative to the site's folder.
    """
    folder = Path(builder.outdir)
    fold = str.casefold if ignores_case(folder) else str
    made = sorted({*_of_sphinx(builder), *others})
    kept = {fold(name) for name in made}
    for name in _remembered(folder):
        if fold(name) not in kept:
            remove(folder, name)
    _remember(folder, made)


def _remember(folder: Path, names: list[str]) -> None:
    text = json.dumps(names, ensure_ascii=False, indent=0) + "\n"
    path = folder / LIST
    if not path.is_file() or path.read_text("utf-8", "replace") != text:
        write_whole(path, text.encode())


def _remembered(folder: Path) -> list[str]:
    """Return the files in the list; whoever changed it cannot point out of *folder*."""
    try:
        found = json.loads((folder / LIST).read_text("utf-8"))
    except (OSError, ValueError):
        return []
    names = [name for name in found if isinstance(name, str)] if isinstance(found, list) else []
    paths = [(name, PurePosixPath(name)) for name in names]
    return [name for name, path in paths if not path.is_absolute() and ".." not in path.parts]


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
