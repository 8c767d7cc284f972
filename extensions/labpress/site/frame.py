"""The site's frame on the theme Furo: a bar with the main pages, the content, and a footer.

The frame is a Sphinx theme that inherits Furo (``site/theme/labpress``). A group that asks for
Furo gets it, unless ``labpress_frame = False``; every other theme stays as it is. What belongs to
documentation is left out, and a page's front matter asks for it by ``show``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING, Any, cast

from sphinx import addnodes

from labpress.formatting.bylines import date_text
from labpress.site.breadcrumbs import pages_above
from labpress.site.cite_page import Citing
from labpress.site.feeds import site_feeds
from labpress.site.front_matter import asked
from labpress.site.social_cards import ICON
from labpress.site.theme import has_frame
from labpress.sphinxext.config import project_in
from labpress.sphinxext.domain import lab_domain
from labpress.sphinxext.node_text import text_of
from labpress.sphinxext.targets import conditions_around, holds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

    from labpress.group.options import Group
    from labpress.records.model import Sponsor
    from labpress.sphinxext.domain import LabDomain

#: docutils says how wide a page is on a phone; Furo says so, too.
_VIEWPORT = re.compile(r"<meta[^>]*\bname=\"viewport\"[^>]*>\s*")


@dataclass(frozen=True)
class Entry:
    """A page in the bar. ``current``: the value of ``aria-current``, empty if it is elsewhere."""

    title: str
    href: str
    current: str = ""


@dataclass(frozen=True)
class Logo:
    """A sponsor's logo in the footer."""

    name: str
    src: str
    href: str = ""


@dataclass(frozen=True)
class Frame:
    """What the template ``page.html`` shows around a page's content."""

    name: str
    full_name: str
    pages: list[Entry] = field(default_factory=list)
    address: tuple[str, ...] = ()
    links: list[Entry] = field(default_factory=list)
    logos: list[Logo] = field(default_factory=list)
    licence: Entry | None = None
    changed: str = ""
    above: list[Entry] = field(default_factory=list)
    toc: bool = False
    neighbours: bool = False
    words: Mapping[str, str] = field(default_factory=dict)


def add_frame(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Give the template what stands around the page; Sphinx event ``html-page-context``."""
    if not has_frame(app.builder):
        return
    config, domain = app.config, lab_domain(app.env)
    words = domain.lab.words
    above = pages_above(domain, pagename)
    around = {docname for _, docname in above}
    group = project_in(config).options.group
    pathto: Callable[..., str] = context["pathto"]
    metatags = _VIEWPORT.sub("", str(context.get("metatags") or ""))
    wanted = asked(app.env.metadata.get(pagename, {}))
    short = group.short or str(config.html_title or config.project)
    accent = project_in(config).options.accent
    context["metatags"] = (
        f'{metatags}\n<meta name="theme-color" content="{accent}">\n'
        f'<link rel="apple-touch-icon" href="{escape(pathto(ICON, 1))}">'
    )
    context["lab_frame"] = Frame(
        name=short,
        full_name=group.name or short,
        pages=[
            Entry(
                title,
                target if _is_address(target) else pathto(target),
                "page" if target == pagename else "true" if target in around else "",
            )
            for title, target in main_pages(domain)
        ],
        address=tuple(filter(None, (group.department, group.organization, *group.address))),
        links=[
            *_links(group),
            *(
                Entry(f"{feed.title} (Atom)", pathto(f"{feed.name}.xml", 1))
                for feed in site_feeds(domain, cast("StandaloneHTMLBuilder", app.builder))
            ),
        ],
        logos=[
            Logo(sponsor.name, source if "://" in source else pathto(source, 1), sponsor.url)
            for sponsor in domain.lab.sponsors
            if sponsor.until is None and (source := logo_source(domain, sponsor))
        ],
        licence=_licence(group),
        changed=_changed(app, domain, pagename),
        above=[Entry(title, pathto(docname)) for title, docname in above],
        toc="on-this-page" in wanted,
        neighbours="next-previous" in wanted,
        words={
            "menu": words.gettext("Menu"),
            "main": words.gettext("Main pages"),
            # Translators: a line of links to the pages above, spoken but not seen.
            "above": words.gettext("Pages above this one"),
            "neighbours": words.gettext("Neighbouring pages"),
            "sponsors": words.gettext("Sponsors"),
            # Translators: how much the search of the site has found; keep {number}.
            "found": words.gettext("Found: {number}"),
            "none": words.gettext("Nothing has all of these words."),
            "more": words.gettext("Show more"),
        },
    )


def logo_source(domain: LabDomain, sponsor: Sponsor) -> str:
    """Return the address of a sponsor's logo, from the site's root or absolute, or nothing."""
    picture = domain.pictures.get(("sponsor", sponsor.name, "logo"))
    if picture:
        return picture.largest
    return sponsor.logo if "://" in sponsor.logo else ""


def main_pages(domain: LabDomain) -> Iterator[tuple[str, str]]:
    """Yield the title of each page in the bar, and its docname or its address elsewhere.

    They are the entries of the toctrees of the home page, in order.
    """
    env = domain.env
    home = env.config.root_doc
    seen = {"self", home}
    for toctree in env.tocs[home].findall(addnodes.toctree) if home in env.tocs else ():
        if not holds(domain, conditions_around(toctree)):
            continue
        for written, target in toctree["entries"]:
            if target not in seen and (_is_address(target) or target in env.titles):
                seen.add(target)
                title = text_of(env.titles[target]) if target in env.titles else target
                yield written or title, target


def _is_address(target: str) -> bool:
    return bool(re.match(r"[a-z][a-z0-9+.-]*:", target))


def _links(group: Group) -> list[Entry]:
    links = []
    if group.email:
        links.append(Entry(group.email, f"mailto:{group.email}"))
    if code := group.code:
        links.append(Entry(code.partition("://")[2].rstrip("/") or code, code))
    return links


def _licence(group: Group) -> Entry | None:
    """Return the licence of the site's content: its name, and its address if there is one."""
    name, href = group.licence, group.licence_url
    return Entry(name or href, href) if name or href else None


def _changed(app: Sphinx, domain: LabDomain, pagename: str) -> str:
    """Return when the source of a page last changed, from git; empty without git."""
    if pagename not in app.env.found_docs:
        return ""
    day = Citing(app.builder, domain).page_changed(pagename)
    if day is None:
        return ""
    words = domain.lab.words
    return words.gettext("Last changed {date}").format(date=date_text(day, words=words))
