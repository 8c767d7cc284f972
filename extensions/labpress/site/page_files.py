"""The files of pages whose paths differ in case only, or in how accents are written.

On macOS and Windows such paths are one file, of which one page would overwrite the other, although
the site was built where they are two. As with records (:func:`labpress.records.ids.file_names`),
the file of the second gets ``~`` and digits; that the names are too alike is told at the page.
"""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from sphinx.builders.html import StandaloneHTMLBuilder

from labpress.records.ids import file_name, file_names

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sphinx.application import Sphinx


def twins(docnames: Collection[str], root: str) -> Mapping[str, str]:
    """Return each of *docnames* whose file must not have its own name -> the name that it has.

    The page *root* keeps its name, and small letters come before capital ones.
    """
    ordered = [root, *sorted(set(docnames) - {root}, key=str.swapcase)]
    named = file_names(ordered)
    return {one: name for one, name in named.items() if name != file_name(one)}


class _Names:
    """The names of the files of a project's pages."""

    def __init__(self, app: Sphinx) -> None:
        self._app = app
        self._number = -1
        self._twins: Mapping[str, str] = {}

    def __call__(self, page: str) -> str:
        pages = self._app.env.found_docs
        # one run changes what pages there are once, when it looks for them
        if len(pages) != self._number:
            self._twins = twins(pages, str(self._app.config.root_doc))
            self._number = len(pages)
        return self._twins.get(page, page)


def separate_pages(app: Sphinx) -> None:
    """Let each page have a file of its own on every disk; Sphinx event ``builder-inited``."""
    builder = app.builder
    if not isinstance(builder, StandaloneHTMLBuilder):
        return
    name_of = _Names(app)
    path_of, uri_of = builder.get_output_path, builder.get_target_uri

    @wraps(path_of)
    def get_output_path(page_name: str, /) -> Any:
        return path_of(name_of(page_name))

    @wraps(uri_of)
    def get_target_uri(docname: str, typ: str | None = None) -> str:
        return uri_of(name_of(docname), typ)

    def separate_source(
        app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
    ) -> None:
        """Let the copy of a page's source not overwrite another's, either."""
        if source := context.get("sourcename"):
            context["sourcename"] = name_of(pagename) + str(source).removeprefix(pagename)

    builder.get_output_path = get_output_path  # type: ignore[method-assign]
    builder.get_target_uri = get_target_uri  # type: ignore[method-assign]
    app.connect("html-page-context", separate_source)
