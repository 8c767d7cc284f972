"""Permanent addresses: ``r/KIND/ID/`` for every object, redirects for every name it once had.

``r/index.json`` lists them all: kind -> id -> address relative to the site's root.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.builders.html import StandaloneHTMLBuilder

from ..catalogue import KINDS, NOUNS
from ..configuration import data_folder
from ..domain import lab_domain
from ..problems import Code, Problem
from ..reading.ledger import FILENAME, Promise, read_ledger
from ..reporting import report
from .emitting import Emitter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from ..domain import LabDomain

#: Where a record's own page stands, for redirects from its former names.
_FOLDERS = {"paper": "papers", "person": "people"}

_MEND = {
    "paper": "write `ids = {{{0}}}` in the entry that it has become",
    "person": "write `formerly: [{0}]` at the person who had it, in people.yml",
    "news": "write `:formerly: {0}` at the item that it has become",
    "page": "write `formerly: {0}` in the front matter of the page that it has become",
    "theme": "keep the theme in themes.yml",
    "award": "keep the award, or the key of its paper in `ids`",
}


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
    for kind in KINDS:
        names = {object_id: object_id for object_id in catalogue.ids(kind)}
        for name, object_id in (names | catalogue.former_names(kind)).items():
            target = _target(domain, builder, kind, object_id)
            if target:
                yield Address(kind, name, target, catalogue.name(kind, object_id))


def _target(domain: LabDomain, builder: StandaloneHTMLBuilder, kind: str, object_id: str) -> str:
    if kind == "paper":
        return builder.get_target_uri(f"papers/{object_id}")
    if kind == "person":
        if not domain.lab.people[object_id].member:
            return ""
        return builder.get_target_uri(f"people/{object_id}")
    docname = domain.canonical_pages.get(f"{kind}-{object_id}")
    if docname is None:
        return ""
    uri = builder.get_target_uri(docname)
    return uri if kind == "page" else f"{uri}#{kind}-{object_id}"


def write_permalinks(app: Sphinx) -> Iterator[tuple[str, dict[str, str], str]]:
    """Write all redirects and the index; Sphinx event ``html-collect-pages``."""
    builder = app.builder
    domain = lab_domain(app.env)
    if isinstance(builder, StandaloneHTMLBuilder) and domain.has_record_pages:
        state = Path(app.doctreedir) / "labpress" / f"permalinks-{builder.name}.json"
        emitter = Emitter(Path(builder.outdir), state)
        found = list(addresses(domain, builder))
        for address in found:
            _offer_redirect(emitter, f"r/{address.kind}/{address.name}/index.html", address)
        for address in _former_pages(domain, builder, found):
            _offer_redirect(emitter, address.name, address)
        for promise in _retired(app, domain):
            _offer_notice(emitter, promise)
        index: dict[str, dict[str, str]] = {}
        for address in found:
            index.setdefault(address.kind, {})[address.name] = address.target
        text = json.dumps(index, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        emitter.offer("r/index.json", text, lambda: text)
        emitter.finish()
    return iter(())


def check_ledger(app: Sphinx, env: object) -> None:
    """Report names of the ledger that lead nowhere; Sphinx event ``env-updated``."""
    domain = lab_domain(app.env)
    promises, problems = read_ledger(_ledger(app), KINDS)
    for problem in problems:
        report(problem)
    for promise in promises:
        if promise.retired or domain.catalogue.find(promise.kind, promise.id) is not None:
            continue
        noun = NOUNS[promise.kind]
        message = f"the published {noun} '{promise.id}' is gone and its address leads nowhere"
        hint = (
            f"{_MEND[promise.kind].format(promise.id)}, or give it up here with "
            f"`{promise.kind} {promise.id} retired: REASON`"
        )
        report(Problem(Code.PERMALINK_BROKEN, promise.location, message, hint, promise.id))


def _ledger(app: Sphinx) -> Path:
    return data_folder(app.config, Path(app.srcdir)) / FILENAME


def _retired(app: Sphinx, domain: LabDomain) -> list[Promise]:
    """Return the retired names that nothing has taken up again."""
    promises, _ = read_ledger(_ledger(app), KINDS)
    return [p for p in promises if p.retired and domain.catalogue.find(p.kind, p.id) is None]


def _former_pages(
    domain: LabDomain, builder: StandaloneHTMLBuilder, found: list[Address]
) -> Iterator[Address]:
    """Yield redirects from the files that former names once had; ``name`` is the file."""
    outdir = Path(builder.outdir)
    taken = {Path(builder.get_output_path(docname)) for docname in domain.env.found_docs}
    for address in found:
        if address.kind == "page":
            docname = address.name
        elif address.kind in _FOLDERS:
            docname = f"{_FOLDERS[address.kind]}/{address.name}"
        else:
            continue
        path = Path(builder.get_output_path(docname))
        if path in taken or builder.get_target_uri(docname) == address.target:
            continue
        name = path.relative_to(outdir).as_posix()
        yield Address(address.kind, name, address.target, address.title)


def _offer_redirect(emitter: Emitter, file: str, address: Address) -> None:
    href = "../" * file.count("/") + address.target
    emitter.offer(file, (href, address.title), lambda: redirect(href, address.title))


def _offer_notice(emitter: Emitter, promise: Promise) -> None:
    text = _notice(promise)
    names = [f"r/{promise.kind}/{promise.id}/index.html"]
    if promise.kind in _FOLDERS:
        names.append(f"{_FOLDERS[promise.kind]}/{promise.id}.html")
    for name in names:
        emitter.offer(name, text, lambda: text)


def redirect(href: str, title: str) -> str:
    """Return a page that leads to *href* at once, with or without JavaScript."""
    target, label = escape(href), escape(title)
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">\n'
        f"<title>{label}</title>\n"
        f'<link rel="canonical" href="{target}">\n'
        f'<meta http-equiv="refresh" content="0; url={target}">\n'
        '<meta name="robots" content="noindex">\n'
        f'</head><body><p>This is now at <a href="{target}">{label}</a>.</p></body></html>\n'
    )


def _notice(promise: Promise) -> str:
    noun, reason = escape(NOUNS[promise.kind]), escape(promise.retired)
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">\n'
        f"<title>No longer published</title>\n"
        '<meta name="robots" content="noindex">\n'
        f"</head><body><h1>No longer published</h1>\n"
        f"<p>The {noun} that stood at this address was given up: {reason}.</p></body></html>\n"
    )
