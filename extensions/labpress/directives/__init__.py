"""What page authors write: one module a concept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .awards import AwardsDirective
from .legend import AuthorLegendDirective
from .news import NewsDirective, NewsItemDirective
from .outputs import BookletOnlyDirective, SiteOnlyDirective, WithBookletDirective
from .people import PeopleDirective
from .publications import PublicationsDirective
from .sponsors import SponsorsDirective

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
