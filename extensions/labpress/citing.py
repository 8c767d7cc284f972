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
from pybtex.database import BibliographyData, Entry, Person
from pybtex.errors import capture
from pybtex.plugin import register_plugin
from sphinx import addnodes
from sphinxcontrib.bibtex.bibfile import BibData, BibFile
from sphinxcontrib.bibtex.citation_target import parse_citation_targets

from . import bibtex_style, citation
from .domain import lab_domain
from .transforms import LabPostTransform

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from docutils.nodes import Element, Node
    from sphinx.application import Sphinx
    from sphinxcontrib.bibtex.citation_target import CitationTarget

    from .model import Publication

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
            label = citation.label(publication, textual=textual)
            content = docutils_nodes.inline("", label, classes=["lab-paper"])
            here = xref.get("refdoc") or self.env.current_document.docname
            anchor = f"paper-{publication.key}"
            result += self.domain.reference(here, self.domain.builder, anchor, content)
            if target.post:
                result += docutils_nodes.Text(f", {target.post}")
        if not textual:
            result += docutils_nodes.Text(")")
        return result


class SharedBibliography(BibliographyData):  # type: ignore[misc]
    """The entries that our reader found, made into pybtex's only when somebody asks for them.

    It is never pickled with its entries: the environment stays small.
    """

    def __init__(self, publications: Mapping[str, Publication] | None = None) -> None:
        self._publications = publications or {}
        self._made: BibliographyData | None = None

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if self._made is None:
            self._made = pybtex_data(self._publications)
        return getattr(self._made, name)

    def __reduce__(self) -> tuple[type[SharedBibliography], tuple[()]]:
        return (SharedBibliography, ())


def pybtex_data(publications: Mapping[str, Publication]) -> BibliographyData:
    """Return *publications* as pybtex entries with all their fields."""
    data = BibliographyData()
    with capture():  # what could be wrong was reported by our reader, with its place
        for publication in publications.values():
            entry = Entry(publication.type, fields=dict(_fields_of(publication)))
            for author in publication.authors:
                entry.add_person(_pybtex_person(author.name), "author")
            data.add_entry(publication.key, entry)
    return data


def _fields_of(publication: Publication) -> Iterator[tuple[str, str]]:
    yield from publication.fields
    yield "title", publication.plain_title


def _pybtex_person(name: Any) -> Person:
    if name.literal:
        return Person(last="{" + name.family + "}")
    return Person(first=name.given, prelast=name.particle, last=name.family, lineage=name.suffix)


def register_style() -> None:
    """Let ``:style: labpress`` be found also where labpress is not installed as a package."""
    register_plugin("pybtex.style.formatting", "labpress", bibtex_style.LabpressStyle)


def share_bibliography(app: Sphinx) -> None:
    """Hand our entries to sphinxcontrib-bibtex; ``builder-inited``, before its own handler."""
    domain = lab_domain(app.env)
    publications = domain.lab.publications
    settings = domain.lab.settings
    bibtex_style.use(
        publications, settings.marks, domain.lab.venues, max_authors=settings.max_authors
    )
    files: dict[Path, BibFile] = {}
    for name in app.config.bibtex_bibfiles:
        path = (Path(app.confdir) / name).resolve()
        keys = {p.key: None for p in publications.values() if Path(p.location.file) == path}
        files[path] = BibFile(mtime=_modified(path), keys=keys)
    app.env.domains["cite"].data["bibdata"] = BibData(
        encoding=app.config.bibtex_encoding,
        bibfiles=files,
        data=SharedBibliography(publications),
    )


def _modified(path: Path) -> float:
    try:
        return path.lstat().st_mtime
    except OSError:
        return -math.inf
