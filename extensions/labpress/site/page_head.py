"""What search engines and social networks read of the pages of the source tree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.builders.html import StandaloneHTMLBuilder

from labpress.site.addresses import with_slash
from labpress.site.metadata import Published, home_data, json_ld, open_graph
from labpress.sphinxext.config import project_in
from labpress.sphinxext.domain import lab_domain

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: An extension that writes these tags itself.
_OTHER = "sphinxext.opengraph"


def add_head(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Add description, Open Graph and, on the home page, the group; ``html-page-context``.

    What the page's author has written (``html_meta`` of MyST) stays as it is.
    """
    builder = app.builder
    domain = lab_domain(app.env)
    if doctree is None or not isinstance(builder, StandaloneHTMLBuilder):
        return
    if not domain.has_record_pages:
        return
    base = with_slash(app.config.html_baseurl)
    group = project_in(app.config).options.group
    published = Published(domain.lab, group, base, builder.get_target_uri)
    home = pagename == app.config.root_doc
    present = str(context.get("metatags") or "")
    tags: list[str] = []
    if _OTHER not in app.extensions:
        title = app.env.titles[pagename].astext() if pagename in app.env.titles else ""
        written = _described(doctree)
        summary = written or _first_paragraph(doctree)
        tags = open_graph(title, summary, published.address(pagename), "website", published)
        tags = [tag for tag in tags if not _is_there(tag, present, bool(written))]
    data = home_data(published) if home else {}
    if data:
        tags.append(json_ld(data))
    context["metatags"] = "\n".join(filter(None, [present, *tags]))


def _is_there(tag: str, present: str, described: bool) -> bool:
    """Tell whether the page has *tag* already."""
    if tag.startswith('<meta name="description"'):
        return described
    return tag.split(" content=")[0].removeprefix("<meta ") in present


def _described(doctree: nodes.document) -> str:
    """Return the description that the page's author wrote."""
    for meta in doctree.findall(nodes.meta):
        if str(meta.get("name", "")).lower() == "description":
            return str(meta.get("content", ""))
    return ""


def _first_paragraph(doctree: nodes.document) -> str:
    """Return the first paragraph of running text."""
    for paragraph in doctree.findall(nodes.paragraph):
        if not isinstance(paragraph.parent, nodes.section | nodes.document | nodes.container):
            continue
        if any(isinstance(child, addnodes.toctree) for child in paragraph.children):
            continue
        if text := paragraph.astext().strip():
            return text
    return ""
