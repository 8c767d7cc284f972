"""Permanent addresses: ``r/KIND/ID/`` for every object, redirects for every name it once had.

``r/index.json`` lists them all: kind -> id -> address relative to the site's root.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from labpress.reading.permalinks import FILENAME, Permalink, read_permalinks
from labpress.records.ids import anchor_of, file_name, permanent_path
from labpress.site.addresses import fragment, output_file, with_slash
from labpress.site.page_template import PageTemplate
from labpress.sphinxext.config import project_in
from labpress.text.messages import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

    from labpress.site.output_files import OutputFiles
    from labpress.sphinxext.domain import LabDomain
    from labpress.text.messages import Messages

#: The script of all redirects, relative to the site's root.
SCRIPT = "_static/labpress-redirect.js"

#: Whether files can have any name here that objects have.
TAKES_ALL_NAMES = os.name != "nt"


@dataclass(frozen=True, slots=True)
class Address:
    """A permanent name and where it leads, relative to the site's root."""

    kind: str
    name: str
    target: str
    title: str


def addresses(domain: LabDomain, builder: StandaloneHTMLBuilder) -> Iterator[Address]:
    """Yield every object's present and former names with its present address."""
    catalogue = domain.catalogue
    for kind in catalogue.kinds:
        for name, object_id in catalogue.all_names(kind).items():
            target = _target(domain, builder, kind, object_id)
            if target is not None:
                yield Address(kind, name, target, catalogue.name(kind, object_id))


def _target(
    domain: LabDomain, builder: StandaloneHTMLBuilder, kind: str, object_id: str
) -> str | None:
    """Return where an object is; None if it is nowhere on the site."""
    anchor = anchor_of(kind, object_id)
    docname = domain.canonical_pages.get(anchor)
    if docname is None:
        return None
    declared = domain.catalogue.kinds[kind]
    own = domain.own_pages.get(anchor, "")
    if own and declared.tells_all:
        # the page that tells all about it, not the list in which it has its anchor
        return str(builder.get_target_uri(own))
    uri = str(builder.get_target_uri(docname))
    alone = declared.is_page or (declared.folder and docname == own)
    return uri if alone else uri + fragment(anchor)


def offer_permalinks(
    app: Sphinx, builder: StandaloneHTMLBuilder, domain: LabDomain, files: OutputFiles
) -> None:
    """Offer all redirects, the pages of retired names, and the index."""
    base = with_slash(builder.config.html_baseurl)
    words = domain.lab.words
    found = list(addresses(domain, builder))

    def offer(file: str, address: Address) -> None:
        root = "../" * file.count("/")
        href = root + (address.target or "./")
        canonical = base + address.target if base else ""
        signature = (href, canonical, address.title, words.language, SCRIPT)
        files.offer(file, signature, lambda: redirect(href, address.title, canonical, words, root))

    for address in found:
        file = domain.catalogue.file_name(address.kind, address.name)
        offer(f"{permanent_path(address.kind, file)}index.html", address)
    for file, address in _former_files(domain, builder, found):
        offer(file, address)
    published = _published(app, domain)
    for file, address in _plain_files(domain, builder, found, published):
        offer(file, address)
    for permalink in published:
        # one that something has taken up again is not retired any more
        if permalink.retired and domain.catalogue.find(permalink.kind, permalink.id) is None:
            _offer_notice(domain, builder, files, permalink)
    index: dict[str, dict[str, str]] = {}
    for address in found:
        index.setdefault(address.kind, {})[address.name] = address.target or "./"
    text = json.dumps(index, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    files.offer("r/index.json", text, lambda: text)


def _former_files(
    domain: LabDomain, builder: StandaloneHTMLBuilder, found: Iterable[Address]
) -> Iterator[tuple[str, Address]]:
    """Yield the files that objects had under the names they once had."""
    for address in found:
        file = domain.catalogue.file_name(address.kind, address.name)
        docname = _docname(domain, address.kind, address.name, file)
        if docname and builder.get_target_uri(docname) != address.target:
            yield output_file(builder, docname), address


def _plain_files(
    domain: LabDomain,
    builder: StandaloneHTMLBuilder,
    found: Iterable[Address],
    published: Iterable[Permalink],
) -> Iterator[tuple[str, Address]]:
    """Yield the files at the addresses that spelled a published name as it is, colon and all.

    Such a name is now a name of files that every file system takes (:func:`file_name`); its first
    address goes on where the file system here can hold it.
    """
    listed = {(permalink.kind, permalink.id) for permalink in published}
    for address in found:
        kind, name = address.kind, address.name
        if (kind, name) in listed and domain.catalogue.file_name(kind, name) != name:
            for page in _plain_pages(domain, kind, name):
                yield output_file(builder, page), address


def _plain_pages(domain: LabDomain, kind: str, name: str) -> Iterator[str]:
    """Yield the pages at the addresses that spell *name* as it is; none where they cannot be."""
    if not TAKES_ALL_NAMES and file_name(name) != name:
        return
    yield f"{permanent_path(kind, name)}index"
    if docname := _docname(domain, kind, name, name):
        yield docname


def _docname(domain: LabDomain, kind: str, name: str, file: str) -> str:
    """Return the page that an object called *name* has or had, or nothing if only an anchor.

    *file*: the name of its files.
    """
    declared = domain.catalogue.kinds[kind]
    if declared.is_page:
        return name
    return f"{declared.folder}/{file}" if declared.folder else ""


def _published(app: Sphinx, domain: LabDomain) -> tuple[Permalink, ...]:
    """Return the names that were ever published."""
    return read_permalinks(project_in(app.config).folder / FILENAME, domain.catalogue.kinds)[0]


def _offer_notice(
    domain: LabDomain, builder: StandaloneHTMLBuilder, files: OutputFiles, permalink: Permalink
) -> None:
    """Offer a page of the site that says why the name leads nowhere any more."""
    kind, name = permalink.kind, permalink.id
    file = domain.catalogue.file_name(kind, name)
    pages = [f"{permanent_path(kind, file)}index"]
    if docname := _docname(domain, kind, name, file):
        pages.append(docname)
    if file != name:
        pages += _plain_pages(domain, kind, name)
    words = domain.lab.words
    # Translators: the page at the address of something that was taken off the site.
    title = words.gettext("No longer published")
    # Translators: the reason stands as somebody of the group wrote it.
    sentence = words.gettext("What stood at this address was given up: {reason}.")
    body = (
        f'<div class="lab-record"><h1>{escape(title)}</h1>\n'
        f"<p>{escape(sentence.format(reason=permalink.retired))}</p></div>"
    )
    head = '<meta name="robots" content="noindex">'
    for page in pages:
        parent, _, name = page.rpartition("/")
        skeleton = PageTemplate(builder, parent, page)
        text = skeleton.filled(name, title, head, body)
        files.offer(output_file(builder, page), text, lambda text=text: text)  # type: ignore[misc]


def redirect(
    href: str, title: str, canonical: str = "", words: Messages = ENGLISH, root: str = ""
) -> str:
    """Return a page that leads to *href* at once, with or without JavaScript.

    With it, the fragment of the address asked for goes along, unless *href* has its own. The
    script is a file below *root*: a Content-Security-Policy may forbid those inside a page.
    """
    target, label = escape(href), escape(title)
    # Translators: the page at an address that something once had; the name leads to the new one.
    moved = escape(words.gettext("This is now at {name}."))
    moved = moved.format(name=f'<a href="{target}">{label}</a>')
    direction = ' dir="rtl"' if words.direction == "rtl" else ""
    script = ""
    if "#" not in href:
        script = f'<script src="{escape(root)}{SCRIPT}" data-to="{target}"></script>\n'
    return (
        f'<!doctype html>\n<html lang="{escape(words.tag)}"{direction}>'
        '<head><meta charset="utf-8">\n'
        f"{script}<title>{label}</title>\n"
        f'<link rel="canonical" href="{escape(canonical) or target}">\n'
        f'<meta http-equiv="refresh" content="0; url={target}">\n'
        f"</head><body><p>{moved}</p></body></html>\n"
    )
