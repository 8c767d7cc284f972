"""``{cite}`` of the group's own papers, and one reading of the ``.bib`` for everybody.

sphinxcontrib-bibtex resolves a citation only against a ``{bibliography}``. Group papers stand in
our lists instead, so citations of them become references to those places. Its entries come from
our reader, so that both see the same ones and no file is parsed twice.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes as docutils_nodes
from pybtex.database import BibliographyData
from pybtex.plugin import register_plugin
from sphinx import addnodes
from sphinxcontrib.bibtex.bibfile import BibData, BibFile
from sphinxcontrib.bibtex.citation_target import parse_citation_targets
from sphinxcontrib.bibtex.domain import BibtexDomain
from sphinxcontrib.bibtex.roles import CiteRole

from labpress.bibtex import style
from labpress.bibtex.entries import bibliography_data
from labpress.formatting import citations
from labpress.records.ids import anchor_of
from labpress.records.model import Location
from labpress.records.problems import Code, Problem
from labpress.sphinxext.domain import lab_domain
from labpress.sphinxext.reporting import report
from labpress.sphinxext.transforms import LabPostTransform
from labpress.text.enumeration import shortened

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docutils.nodes import Element, Node
    from sphinx.application import Sphinx
    from sphinxcontrib.bibtex.citation_target import CitationTarget

    from labpress.records.model import Publication

#: sphinxcontrib-bibtex's role names, by whether the authors are part of the sentence
_TEXTUAL = ("t", "ts", "ct", "cts")


class CiteGroupPapers(LabPostTransform):
    """Resolve citations of papers that no ``{bibliography}`` has but the group's records do."""

    default_priority = 9  # before Sphinx resolves references

    def run(self, **kwargs: Any) -> None:
        """Replace the citations of our papers; the others stay for sphinxcontrib-bibtex."""
        pending = [
            xref
            for xref in self.document.findall(addnodes.pending_xref)
            if xref.get("refdomain") == "cite"
        ]
        if not pending:
            return
        in_bibliographies = {c.key for c in self.env.domains["cite"].citations}  # type: ignore[attr-defined]
        for xref in pending:
            targets = list(parse_citation_targets(xref["reftarget"]))
            ours = [
                (target, publication)
                for target in targets
                if target.key not in in_bibliographies
                and (publication := self.domain.lab.publication(target.key))
            ]
            if not ours:
                continue
            rest = [t for t in targets if all(t is not target for target, _ in ours)]
            replacement = [self._citation(xref, ours)]
            if rest:
                xref["reftarget"] = ",".join(target.key for target in rest)
                replacement = [xref.deepcopy(), docutils_nodes.Text(" "), *replacement]
            xref.replace_self(replacement)

    def _citation(self, xref: Element, ours: list[tuple[CitationTarget, Publication]]) -> Node:
        textual = xref["reftype"] in _TEXTUAL
        result = docutils_nodes.inline("", "", classes=["lab-citation"], ids=xref["ids"])
        if not textual:
            result += docutils_nodes.Text("(")
        for index, (target, publication) in enumerate(ours):
            if index:
                result += docutils_nodes.Text("; ")
            if target.pre:
                result += docutils_nodes.Text(f"{target.pre} ")
            label = citations.label(publication, textual=textual, words=self.domain.lab.words)
            content = docutils_nodes.inline("", label, classes=["lab-paper"])
            here = xref.get("refdoc") or self.env.current_document.docname
            anchor = anchor_of("paper", publication.key)
            result += self.domain.reference(here, self.domain.builder, anchor, content)
            if target.post:
                result += docutils_nodes.Text(f", {target.post}")
        if not textual:
            result += docutils_nodes.Text(")")
        return result


class GuardedCiteRole(CiteRole):
    """``{cite}`` that reports keys it cannot read, where the original ends the build."""

    def run(self) -> tuple[list[Node], list[docutils_nodes.system_message]]:
        """Return the citation, or its text where that is none."""
        try:
            # both read the keys when they are used, much later and without the place
            list(parse_citation_targets(self.target))
        except (ValueError, RecursionError):
            source, line = self.get_source_info()
            message = f"cannot read the keys of {{cite}}`{shortened(self.target)}`"
            hint = "separate keys by commas; text before and after goes into braces: {see}key{p. 3}"
            report(Problem(Code.UNKNOWN_PAPER, Location(str(source), line or 1), message, hint))
            return [docutils_nodes.inline("", self.title)], []
        found: tuple[list[Node], list[docutils_nodes.system_message]] = super().run()
        return found


def guard_roles(app: Sphinx) -> None:
    """Put the guarded role in the place of each of sphinxcontrib-bibtex's."""
    app.add_role("cite", GuardedCiteRole(), override=True)
    for name in BibtexDomain.roles:
        app.add_role_to_domain("cite", name, GuardedCiteRole(), override=True)


class SharedBibliography(BibliographyData):  # type: ignore[misc]
    """The entries that our reader found, made into pybtex's only when somebody asks for them.

    It is never pickled with its entries: the environment stays small.
    """

    def __init__(
        self, publications: Mapping[str, Publication] | None = None, style: str = "unsrt"
    ) -> None:
        self._publications = publications or {}
        self._style = style
        self._made: BibliographyData | None = None

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if self._made is None:
            self._made = bibliography_data(self._publications, self._style)
        return getattr(self._made, name)

    def __reduce__(self) -> tuple[type[SharedBibliography], tuple[()]]:
        return (SharedBibliography, ())


def register_style() -> None:
    """Let ``:style: labpress`` be found also where labpress is not installed as a package."""
    register_plugin("pybtex.style.formatting", "labpress", style.LabpressStyle)


def share_bibliography(app: Sphinx) -> None:
    """Hand our entries to sphinxcontrib-bibtex; ``builder-inited``, before its own handler."""
    domain = lab_domain(app.env)
    publications = domain.lab.publications
    settings = domain.lab.settings
    style.use(
        publications,
        settings.marks,
        source_style=domain.lab.source_style,
        max_authors=settings.max_authors,
        words=domain.lab.words,
    )
    files: dict[Path, BibFile] = {}
    for name in app.config.bibtex_bibfiles:
        path = (Path(app.confdir) / name).resolve()
        keys = {p.key: None for p in publications.values() if Path(p.location.file) == path}
        files[path] = BibFile(mtime=_modified(path), keys=keys)
    app.env.domains["cite"].data["bibdata"] = BibData(
        encoding=app.config.bibtex_encoding,
        bibfiles=files,
        data=SharedBibliography(publications, app.config.bibtex_default_style),
    )


def _modified(path: Path) -> float:
    try:
        return path.lstat().st_mtime
    except OSError:
        return -math.inf
