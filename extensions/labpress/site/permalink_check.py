"""Names are checked in every build: those ever published, and those that pages give."""

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

    from labpress.group.catalogue import NameFinding
    from labpress.sphinxext.domain import LabDomain


def check_names(app: Sphinx, env: BuildEnvironment) -> None:
    """Report published names that lead nowhere and names that clash; event ``env-updated``."""
    domain = lab_domain(env)
    catalogue = domain.catalogue
    for problem in pages_by_id(env)[1]:
        report(problem)
    for finding in catalogue.name_findings():
        where = _place(domain, finding)
        report(Problem(Code.RECORD_ID, where, finding.message, finding.hint, finding.object_id))

    def resolves(kind: str, name: str) -> bool:
        object_id = catalogue.find(kind, name)
        # where objects have addresses, one that is on no page has none
        return object_id is not None and (
            not domain.has_record_pages or anchor_of(kind, object_id) in domain.canonical_pages
        )

    path = project_in(app.config).folder / FILENAME
    permalinks, problems = read_permalinks(path, catalogue.kinds)
    for problem in (*problems, *broken(permalinks, catalogue.kinds, resolves, catalogue.ids)):
        report(problem)


def _place(domain: LabDomain, finding: NameFinding) -> Location:
    catalogue = domain.catalogue
    match finding.kind:
        case "news":
            item = catalogue.news[finding.object_id]
            return Location(str(domain.env.doc2path(item.docname)), item.line)
        case "award":
            return catalogue.awards[finding.object_id][0].location
        case _:
            page = catalogue.pages[finding.object_id]
            key = "permalink" if finding.name == page.id else "formerly"
            return front_matter(domain.env, page.docname, key)
