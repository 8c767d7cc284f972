"""What leads machines and lost visitors on: sitemap.xml, robots.txt and 404.html.

Sources: sitemaps.org's protocol 0.9, RFC 9309 (robots.txt). A sitemap holds whole addresses, so a
site without ``html_baseurl`` has none. A page of the source tree or a file of the group's own at
the same place takes the place of ours.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from labpress.records.ids import kind_and_id
from labpress.site.addresses import extra_files, with_slash
from labpress.sphinxext.domain import lab_domain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

    from labpress.site.output_files import OutputFiles
    from labpress.sphinxext.domain import LabDomain

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
#: The protocol's limit for one file.
LARGEST = 50_000
NOT_FOUND = "404"


def offer_sitemap(builder: StandaloneHTMLBuilder, domain: LabDomain, files: OutputFiles) -> None:
    """Offer sitemap.xml, in several files where it is long, and the robots.txt that names it."""
    base = with_slash(builder.config.html_baseurl)
    if not base:
        return
    addresses = [base + _target(builder, docname) for docname in _pages(domain)]
    parts = [addresses[at : at + LARGEST] for at in range(0, len(addresses), LARGEST)]
    if len(parts) == 1:
        files.offer("sitemap.xml", addresses, lambda: sitemap(addresses))
    else:
        names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
        for name, part in zip(names, parts, strict=True):
            files.offer(name, part, lambda part=part: sitemap(part))  # type: ignore[misc]
        whole = [base + name for name in names]
        files.offer("sitemap.xml", whole, lambda: sitemap(whole, index=True))
    robots = f"User-agent: *\nAllow: /\n\nSitemap: {base}sitemap.xml\n"
    files.offer("robots.txt", robots, lambda: robots)


def sitemap(addresses: list[str], *, index: bool = False) -> str:
    """Return a sitemap of *addresses*, or an *index* of the sitemaps at *addresses*."""
    outer, inner = ("sitemapindex", "sitemap") if index else ("urlset", "url")
    root = ElementTree.Element(outer, {"xmlns": NAMESPACE})
    for address in addresses:
        ElementTree.SubElement(ElementTree.SubElement(root, inner), "loc").text = address
    ElementTree.indent(root)
    text = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'


def collect_not_found(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield the page that hosts show where there is none; Sphinx event ``html-collect-pages``."""
    if app.builder.name not in ("html", "dirhtml"):
        return
    own = {NOT_FOUND} & {*app.env.found_docs, *app.config.html_additional_pages}
    if own or "404.html" in extra_files(app.builder):
        return
    home = app.config.root_doc
    base = with_slash(app.config.html_baseurl)
    root = app.builder.get_relative_uri(NOT_FOUND, home)
    words = lab_domain(app.env).lab.words
    title = words.gettext("There is no such page")
    moved = words.gettext("It may have moved, or its address may be mistyped.")
    # Translators: the home page is a link, whose words are the next message.
    found = words.gettext(
        "The search finds papers, people and news; {home} leads to everything else."
    )
    home_page = escape(words.gettext("the home page"))
    link = f'<a href="{base or root}">{home_page}</a>'
    lines = f"{escape(moved)} {escape(found).format(home=link)}"
    body = f"<h1>{escape(title)}</h1>\n<p>{lines}</p>"
    yield NOT_FOUND, {"title": title, "body": body}, "page.html"


def root_not_found(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Let the links of 404.html start at the site's root; Sphinx event ``html-page-context``.

    Hosts show it at whatever address was asked for, in any depth.
    """
    if pagename != NOT_FOUND or doctree is not None:
        return
    base = with_slash(app.config.html_baseurl) or "/"
    tags = f'<base href="{base}">\n<meta name="robots" content="noindex">'
    context["metatags"] = f"{tags}\n{context.get('metatags') or ''}"
    context["pageurl"] = ""


def _pages(domain: LabDomain) -> list[str]:
    """Return the pages that a search engine may want: those of the tree, then of records."""
    env = domain.env
    tree = [name for name in sorted(env.found_docs) if name != NOT_FOUND]
    catalogue, canonical = domain.catalogue, domain.canonical_pages
    records = [
        docname
        for anchor, docname in domain.own_pages.items()
        if catalogue.kinds[kind_and_id(anchor)[0]].tells_all or canonical.get(anchor) == docname
    ]
    return list(dict.fromkeys([*tree, *records]))


def _target(builder: StandaloneHTMLBuilder, docname: str) -> str:
    # one address for the home page
    return "" if docname == builder.config.root_doc else builder.get_target_uri(docname)
