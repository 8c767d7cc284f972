"""What page authors write: one module a concept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labpress.sphinxext.directives.awards import AwardsDirective
from labpress.sphinxext.directives.legend import AuthorLegendDirective
from labpress.sphinxext.directives.news import NewsDirective, NewsItemDirective
from labpress.sphinxext.directives.outputs import (
    BookletOnlyDirective,
    SiteOnlyDirective,
    WithBookletDirective,
)
from labpress.sphinxext.directives.people import PeopleDirective
from labpress.sphinxext.directives.publications import PublicationsDirective
from labpress.sphinxext.directives.sponsors import SponsorsDirective

if TYPE_CHECKING:
    from docutils.parsers.rst import Directive

#: Every directive by the name that page authors write.
DIRECTIVES: dict[str, type[Directive]] = {
    "publications": PublicationsDirective,
    "people": PeopleDirective,
    "news-item": NewsItemDirective,
    "news": NewsDirective,
    "awards": AwardsDirective,
    "sponsors": SponsorsDirective,
    "author-legend": AuthorLegendDirective,
    "site-only": SiteOnlyDirective,
    "booklet-only": BookletOnlyDirective,
    "with-booklet": WithBookletDirective,
}
