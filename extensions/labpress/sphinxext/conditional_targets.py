"""References to targets that one output lacks, because ``{site-only}`` or its like holds them.

Sphinx knows a label wherever it stands, so a reference to one in a part that is left out would
lead nowhere: to no anchor in HTML, to page "??" in print. It becomes its text alone, as a
reference to a record does which an output lacks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes as docutils_nodes
from sphinx import addnodes
from sphinx.environment.collectors import EnvironmentCollector
from sphinx.errors import NoUri

from labpress.sphinxext.targets import conditions_around, enclosing, holds
from labpress.sphinxext.transforms import LabPostTransform

if TYPE_CHECKING:
    from collections.abc import Iterator, Set
    from typing import Any

    from docutils.nodes import Element
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


class ConditionalTargets(EnvironmentCollector):
    """Collects the anchors of each page that not every output has, with their conditions."""

    def clear_doc(self, app: Sphinx, env: BuildEnvironment, docname: str) -> None:
        """Forget a page."""
        _collected(env).pop(docname, None)

    def merge_other(
        self, app: Sphinx, env: BuildEnvironment, docnames: Set[str], other: BuildEnvironment
    ) -> None:
        """Take over what a parallel reader found in *docnames*."""
        found = _collected(other)
        _collected(env).update({name: found[name] for name in docnames if name in found})

    def process_doc(self, app: Sphinx, doctree: docutils_nodes.document) -> None:
        """Note the anchors below each condition of a page."""
        targets = {
            anchor: (*conditions_around(block), block["expr"])
            for block in doctree.findall(addnodes.only)
            for element in block.findall(docutils_nodes.Element)
            for anchor in element["ids"]
        }
        if targets:
            _collected(app.env)[app.env.current_document.docname] = targets


class UnlinkMissingTargets(LabPostTransform):
    """Put the text alone where a reference leads to a place that this output lacks."""

    default_priority = 30  # after Sphinx has resolved references, before it drops what is left out

    def run(self, **kwargs: Any) -> None:
        """Replace the references."""
        lacking = self._lacking()
        if not lacking:
            return
        addresses = set(self._addresses(lacking))
        for reference in list(self.document.findall(docutils_nodes.reference)):
            if "refid" in reference:
                missing = reference["refid"] in lacking.get(self._page_of(reference), ())
            else:
                missing = reference.get("refuri") in addresses
            if missing and self.shown(reference):
                reference.replace_self(reference.children)

    def _lacking(self) -> dict[str, list[str]]:
        """Return docname -> the anchors that this output leaves out."""
        found = {}
        for docname, targets in _collected(self.env).items():
            anchors = [a for a, needed in targets.items() if not holds(self.domain, needed)]
            if anchors:
                found[docname] = anchors
        return found

    def _addresses(self, lacking: dict[str, list[str]]) -> Iterator[str]:
        here = self.env.current_document.docname
        for docname, anchors in lacking.items():
            try:
                page = self.domain.builder.get_relative_uri(here, docname)
            except NoUri:
                continue
            yield from (f"{page}#{anchor}" for anchor in anchors)

    def _page_of(self, node: Element) -> str:
        """Return the docname of the page that *node* came from, also within the booklet."""
        page = enclosing(node, addnodes.start_of_file)
        return str(page["docname"] if page is not None else self.env.current_document.docname)


def _collected(env: BuildEnvironment) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return docname -> anchor -> the conditions under which an output has it."""
    # not by way of the domain, which the environment of a parallel reader does not have
    collected: dict[str, dict[str, tuple[str, ...]]] = env.domaindata["lab"]["conditional"]
    return collected
