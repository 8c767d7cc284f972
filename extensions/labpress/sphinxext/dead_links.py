"""Links of pages that lead nowhere: told where they stand, and printed as the text they are.

So are those that lead elsewhere than they say (``http://good@evil/``), and paths of one machine.

MyST takes whatever is no address for the name of something: ``[venue](neurips.cc)``. It makes a
link of it all the same, which TeX then does not find.
"""

from __future__ import annotations

import logging as standard_logging
import re
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging

from labpress.records.model import Location
from labpress.records.problems import Code, Problem, shortened
from labpress.sphinxext.domain import lab_domain
from labpress.sphinxext.reporting import report, watch_module
from labpress.sphinxext.source_places import place_of
from labpress.text import addresses
from labpress.text.nearest import nearest

if TYPE_CHECKING:
    from docutils.nodes import Element
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

#: The module of MyST that resolves links.
_RESOLVER = "myst_parser.sphinx_ext.myst_refs"
_MAIL = re.compile(r"[^\s@/?#]+@[^\s@/?#]+\.[a-z]{2,}", re.IGNORECASE)
_DOMAIN = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?:[/?#:]\S*)?", re.IGNORECASE)
_FILE = re.compile(r".*\.(?:md|rst|html?|pdf|png|jpe?g|svg|gif|webp|zip|bib|ya?ml|txt|ipynb|pptx?)")
#: A link whose scheme Markdown does not take: it stays as it is written.
_NOT_TAKEN = re.compile(r"\]\((file:[^()\s]*)\)|<(file:[^<>\s]*)>")
_OTHERWISE = "write an address with https://, the name of a page like people.md, or a #label"


def hint_for(target: str, pages: list[str], labels: list[str]) -> str:
    """Return what to write instead of *target*, which is neither a page, a label nor a file.

    *pages*: names of pages without suffix. *labels*: what can be linked to with ``#``.
    """
    if addresses.is_local(target):
        return addresses.advice(target, "")
    bare = target.lstrip("#")
    if _MAIL.fullmatch(bare):
        return f"write mailto:{bare}"
    stem = re.sub(r"\.(?:md|rst|html?)$", "", bare.split("#")[0]).strip("/")
    if near := nearest(stem, pages, 0.7):
        return f"did you mean {near}.md?"
    if near := nearest(bare, labels, 0.7):
        return f"did you mean #{near}?"
    if _FILE.fullmatch(bare.split("#")[0]):
        return "put the file there, or correct its name"
    if _DOMAIN.fullmatch(bare):
        return f"write the whole address, https://{bare}"
    return _OTHERWISE


class _Translated(standard_logging.Filter):
    """Turns MyST's warnings of links that lead nowhere into problems."""

    def __init__(self, app: Sphinx) -> None:
        super().__init__()
        self.app = app

    def filter(self, record: standard_logging.LogRecord) -> bool:
        node: Any = getattr(record, "location", None)
        kind = (getattr(record, "type", ""), getattr(record, "subtype", ""))
        if kind != ("myst", "xref_missing") or not isinstance(node, nodes.Element):
            return True
        if logging.is_suppressed_warning(*kind, self.app.config.suppress_warnings):
            return False
        report(_problem(node, self.app.env))
        return False


def translate_warnings(app: Sphinx) -> None:
    """Let MyST's warnings be problems of labpress; Sphinx event ``builder-inited``."""
    watch_module(_RESOLVER, _Translated(app))


def _problem(node: Element, env: BuildEnvironment) -> Problem:
    target, anchor = str(node["reftarget"]), str(node.get("reftargetid") or "")
    pages, labels = _names(env)
    if node.get("refdomain") == "doc" and target in env.found_docs:
        # the page is there, and has no such heading
        message = f"the page {target} has no #{anchor}"
        near = nearest(anchor, _slugs(env, target), 0.5) or nearest(anchor, labels, 0.5)
        hint = "link to the page alone, or correct the name"
        if near:
            hint = f"did you mean #{near}?"
        name = target.rpartition("/")[2]
        where = place_of(node, anchor, f"{name}.md#", f"{name}#", "#")
    else:
        # no quotation marks: such links have each its own advice, so that they make no group
        message = f"the link to {target} leads nowhere"
        hint = hint_for(target, pages, labels)
        where = place_of(node, target, "](", "](#", "<")
    if not where.file and node.get("refdoc"):
        where = Location(str(env.doc2path(node["refdoc"])))
    return Problem(Code.UNKNOWN_LINK, where, message, hint)


#: What can be linked to in a project, for the number of pages and labels that it had then.
_known: WeakKeyDictionary[BuildEnvironment, tuple[int, list[str], list[str]]] = WeakKeyDictionary()


def _names(env: BuildEnvironment) -> tuple[list[str], list[str]]:
    """Return the pages and the labels of a project; the same lists as long as they are right."""
    standard = env.domains.standard_domain
    number = len(env.found_docs) + len(standard.labels) + len(standard.anonlabels)
    if env not in _known or _known[env][0] != number:
        labels = sorted({*standard.labels, *standard.anonlabels})
        _known[env] = number, sorted(env.found_docs), labels
    return _known[env][1:]


def _slugs(env: BuildEnvironment, docname: str) -> list[str]:
    found: Any = env.metadata.get(docname, {}).get("myst_slugs", {})
    return list(found)


class UnlinkUnsafeLinks(SphinxPostTransform):
    """Tell of links and pictures whose address nobody should follow, and leave their text."""

    default_priority = 12  # after the references are resolved

    def run(self, **kwargs: Any) -> None:
        """Replace each such link by what it contains, and each such picture by its alternative."""
        for link in list(self.document.findall(nodes.reference)):
            uri = str(link.get("refuri", ""))
            if _is_unsafe(uri):
                report(_unsafe(link, uri, "the link to {} is not made"))
                link.replace_self(link.children)
        for image in list(self.document.findall(nodes.image)):
            uri = str(image.get("uri", ""))
            if uri in self.env.images:
                continue
            unsafe = _is_unsafe(uri)
            if unsafe:  # Sphinx says of the others that there is no such file
                report(_unsafe(image, uri, "the picture {} is not shown"))
            if unsafe or addresses.is_local(f"/{uri}"):
                image.replace_self(nodes.inline("", str(image.get("alt", ""))))
        for text in list(self.document.findall(nodes.Text)):
            if "file:" in text and not isinstance(text.parent, nodes.literal | nodes.literal_block):
                for found in _NOT_TAKEN.finditer(text):
                    uri = found[1] or found[2]
                    report(_unsafe(text, uri, "the link to {} is not made"))


def _is_unsafe(uri: str) -> bool:
    return addresses.is_local(uri) or addresses.has_user(uri)


def _unsafe(node: nodes.Node, uri: str, what: str) -> Problem:
    element = node if isinstance(node, nodes.Element) else node.parent
    where = place_of(element, uri, "](", "<")
    local = addresses.is_local(uri)
    why = "only one machine has it" if local else "it leads elsewhere than it says"
    message = f"{what.format(shortened(uri))}: {why}"
    return Problem(Code.UNSAFE_URL, where, message, addresses.advice(uri, ""))


class UnlinkDeadLinks(SphinxPostTransform):
    """Let links that lead nowhere be the text they are."""

    default_priority = 11  # after MyST (9) and Sphinx (10) have resolved references

    def run(self, **kwargs: Any) -> None:
        """Replace each such link by what it contains."""
        ids = {name for node in self.document.findall(nodes.Element) for name in node["ids"]}
        booklet = lab_domain(self.env).builder.format == "latex"
        for link in list(self.document.findall(nodes.reference)):
            uri = str(link.get("refuri", ""))
            if "refid" in link:
                dead = link["refid"] not in ids and _by_myst(link)
            else:
                # in the booklet, a place of another page is %PAGE#ID
                dead = booklet and uri.startswith("%") and _fragment(uri) not in {"", *ids}
            if dead:
                link.replace_self(link.children)


def _fragment(uri: str) -> str:
    return uri.partition("#")[2]


def _by_myst(link: Element) -> bool:
    return any("myst" in inner["classes"] for inner in link.findall(nodes.inline))
