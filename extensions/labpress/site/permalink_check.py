"""Names are checked in every build: those of the ledger, and those that clash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labpress.group.permalink_check import broken
from labpress.reading.permalinks import FILENAME, read_permalinks
from labpress.records.ids import anchor_of
from labpress.records.model import Location
from labpress.records.problems import Code, Problem
from labpress.sphinxext.config import project_in
from labpress.sphinxext.domain import lab_domain
from labpress.sphinxext.page_ids import front_matter, pages_by_id
from labpress.sphinxext.reporting import report

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from labpress.group.catalogue import Clash
    from labpress.sphinxext.domain import LabDomain


def check_names(app: Sphinx, env: BuildEnvironment) -> None:
    """Report names that lead nowhere and names that clash; Sphinx event ``env-updated``."""
    domain = lab_domain(env)
    catalogue = domain.catalogue
    for problem in pages_by_id(env)[1]:
        report(problem)
    for clash in catalogue.clashes():
        where = _place(domain, clash)
        report(Problem(Code.RECORD_ID, where, clash.message, clash.hint, clash.object_id))

    def resolves(kind: str, name: str) -> bool:
        object_id = catalogue.find(kind, name)
        # where objects have addresses, one that is on no page has none
        return object_id is not None and (
            not domain.has_record_pages or anchor_of(kind, object_id) in domain.canonical_pages
        )

    ledger = project_in(app.config).folder / FILENAME
    permalinks, problems = read_permalinks(ledger, catalogue.kinds)
    for problem in (*problems, *broken(permalinks, catalogue.kinds, resolves, catalogue.ids)):
        report(problem)


def _place(domain: LabDomain, clash: Clash) -> Location:
    catalogue = domain.catalogue
    match clash.kind:
        case "news":
            item = catalogue.news[clash.object_id]
            return Location(str(domain.env.doc2path(item.docname)), item.line)
        case "award":
            return catalogue.awards[clash.object_id][0].location
        case _:
            page = catalogue.pages[clash.object_id]
            key = "permalink" if clash.name == page.id else "formerly"
            return front_matter(domain.env, page.docname, key)
