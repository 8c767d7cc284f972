"""Pages that the site has and the booklet has not: named once, unless the sources say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx import addnodes

from labpress.booklet.builder import BookletBuilder
from labpress.booklet.manifest import chapters
from labpress.records.model import Location
from labpress.records.problems import Code, Problem
from labpress.sphinxext.config import project_in
from labpress.sphinxext.domain import lab_domain
from labpress.sphinxext.reporting import report
from labpress.sphinxext.targets import conditions_around, holds

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from labpress.sphinxext.domain import LabDomain

#: No more names than this stand in the message.
_NAMED = 12


def report_absent_pages(app: Sphinx, exception: Exception | None) -> None:
    """Name the pages that are not in the booklet; Sphinx event ``build-finished``."""
    builder = app.builder
    if exception is not None or not isinstance(builder, BookletBuilder):
        return
    if not builder.makes_booklet:
        return
    domain = lab_domain(app.env)
    inside = {*chapters(builder, domain), *builder.booklet.site_only}
    absent = sorted(app.env.all_docs.keys() - inside - _conditional(domain))
    if absent:
        report(_problem(absent, builder))


def _conditional(domain: LabDomain) -> set[str]:
    """Return the pages whose toctree is not for the booklet, as in ``{site-only}``."""
    return {
        below
        for docname in domain.env.all_docs
        if docname in domain.env.toctree_includes
        for toctree in domain.env.get_doctree(docname).findall(addnodes.toctree)
        if not holds(domain, conditions_around(toctree))
        for below in toctree["includefiles"]
    }


def _problem(absent: list[str], builder: BookletBuilder) -> Problem:
    named = ", ".join(absent[:_NAMED]) + (", …" if len(absent) > _NAMED else "")
    pages = "1 page of the site is" if len(absent) == 1 else f"{len(absent)} pages of the site are"
    where = Location(str(builder.env.doc2path(builder.config.root_doc)))
    hint = "let the home page's toctree have it, or name it in labpress_booklet['site_only']"
    if builder.booklet.chapters:
        where = project_in(builder.config).conf.place("labpress_booklet", "chapters")
        hint = "name it in labpress_booklet['chapters'], or on purpose in its 'site_only'"
    if len(absent) > 1:
        hint = hint.replace(" it", " them")
    return Problem(Code.BOOKLET_PAGES, where, f"{pages} not in the booklet: {named}", hint)
