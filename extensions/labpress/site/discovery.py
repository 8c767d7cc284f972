"""What leads machines and lost visitors on: sitemap.xml, robots.txt and 404.html.

Sources: sitemaps.org's protocol 0.9, RFC 9309 (robots.txt). A sitemap holds whole addresses, so a
site without ``html_baseurl`` has none. A page of the source tree or a file of the group's own at
the same place takes the place of ours.
"""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin
from xml.etree import ElementTree

from labpress.records.ids import kind_and_id
from labpress.records.whole_files import write_whole
from labpress.site.addresses import output_file, with_slash
from labpress.site.page_template import rendered
from labpress.sphinxext.domain import PAGE_BUILDERS

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

    from labpress.site.output_files import OutputFiles
    from labpress.sphinxext.domain import LabDomain

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
#: The protocol's limit for one file.
LARGEST = 50_000
NOT_FOUND = "404"
_FILE = "404.html"
#: An attribute of a page with an address, or with several.
_ADDRESS = re.compile(
    r'(?P<before>\s(?P<name>href|src|srcset|action|poster|data-content_root)=")(?P<value>[^"]*)"'
)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


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


def offer_not_found(builder: StandaloneHTMLBuilder, domain: LabDomain, files: OutputFiles) -> None:
    """Offer the page that hosts show where there is none; a group's own one takes its place.

    Hosts show it at whatever address was asked for, in any depth: its addresses begin at the site's
    root. (``<base>`` would lead links within the page, such as the one to its content, away.)
    """
    if builder.name not in PAGE_BUILDERS or NOT_FOUND in builder.config.html_additional_pages:
        return
    page = Path(builder.outdir) / output_file(builder, NOT_FOUND)
    if NOT_FOUND in domain.env.found_docs:
        text = from_root(page.read_text("utf-8"), builder)
        write_whole(page, text.encode())
        files.offer(_FILE, text, lambda: text)  # where pages have folders, beside it
        return
    text = from_root(rendered(builder, NOT_FOUND, _not_found(builder, domain)), builder)
    files.offer(_FILE, text, lambda: text)


def _not_found(builder: StandaloneHTMLBuilder, domain: LabDomain) -> dict[str, Any]:
    """Return the title and the content of the page."""
    home = builder.get_relative_uri(NOT_FOUND, builder.config.root_doc)
    words = domain.lab.words
    title = words.gettext("There is no such page")
    moved = words.gettext("It may have moved, or its address may be mistyped.")
    # Translators: the home page is a link, whose words are the next message.
    found = words.gettext(
        "The search finds papers, people and news; {home} leads to everything else."
    )
    home_page = escape(words.gettext("the home page"))
    link = f'<a href="{escape(home) or "./"}">{home_page}</a>'
    lines = f"{escape(moved)} {escape(found).format(home=link)}"
    return {"title": title, "body": f"<h1>{escape(title)}</h1>\n<p>{lines}</p>"}


def from_root(text: str, builder: StandaloneHTMLBuilder) -> str:
    """Return the page that hosts show where there is none with addresses that begin at the root."""
    root = with_slash(builder.config.html_baseurl) or "/"
    here = f"/{builder.get_target_uri(NOT_FOUND)}"

    def whole(address: str) -> str:
        if not address or address.startswith(("#", "/")) or _SCHEME.match(address):
            return address
        return root + urljoin(here, address).removeprefix("/")

    def moved(match: re.Match[str]) -> str:
        value = match["value"]
        if match["name"] == "srcset":
            parts = (part.strip().partition(" ") for part in value.split(","))
            value = ", ".join(f"{whole(one)} {size}".strip() for one, _, size in parts)
        else:
            value = whole(value)
        return f'{match["before"]}{value}"'

    return _ADDRESS.sub(moved, text)


def root_not_found(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Keep search engines from 404.html; Sphinx event ``html-page-context``."""
    if pagename == NOT_FOUND and doctree is None:
        tag = '<meta name="robots" content="noindex">'
        context["metatags"] = f"{tag}\n{context.get('metatags') or ''}"
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
