"""What search engines and social networks read of the pages of the source tree."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.builders.html import StandaloneHTMLBuilder

from labpress.site.breadcrumbs import page_title, pages_above
from labpress.site.metadata import open_graph
from labpress.site.published import published_by
from labpress.site.structured_data import breadcrumbs, home_data, json_ld, site_data
from labpress.sphinxext.domain import lab_domain
from labpress.sphinxext.node_text import text_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from labpress.site.published import Published

#: An extension that writes these tags itself.
_OTHER = "sphinxext.opengraph"
#: Pages that Sphinx makes of no source.
_SPHINX_PAGES = ("search", "genindex", "py-modindex")


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
    if not isinstance(builder, StandaloneHTMLBuilder) or not domain.has_record_pages:
        return
    published = published_by(builder, domain)
    if doctree is None:
        if pagename in _SPHINX_PAGES:
            summary = _named(str(context.get("title") or pagename), published)
            tag = f'<meta name="description" content="{escape(summary)}">'
            context["metatags"] = f"{context.get('metatags') or ''}\n{tag}"
        return
    title = page_title(domain, pagename)
    if pagename in app.env.titles and title != app.env.titles[pagename].astext():
        # of a formula Sphinx has the source
        context["title"] = escape(title)
    home = pagename == published.home
    present = str(context.get("metatags") or "")
    tags: list[str] = []
    if _OTHER not in app.extensions:
        written = _described(doctree)
        summary = written or _first_paragraph(doctree) or _named(title, published)
        address, image = published.address(pagename), published.shown(pagename)
        tags = open_graph(title, summary, address, "website", published, image)
        tags = [tag for tag in tags if not _is_there(tag, present, bool(written))]
    if home:
        data = [home_data(published), site_data(published)]
        if published.base:
            context["pageurl"] = published.base  # one address for the home page
    else:
        data = [breadcrumbs(published, [*pages_above(domain, pagename), (title, pagename)])]
    tags += [json_ld(each) for each in data if each]
    context["metatags"] = "\n".join(filter(None, [present, *tags]))


def _named(title: str, published: Published) -> str:
    """Return a description of a page that has no text of its own."""
    return ", ".join(filter(None, (title, published.group.name or published.title)))


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
        if text := text_of(paragraph).strip():
            return text
    return ""
