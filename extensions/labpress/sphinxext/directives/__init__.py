"""What page authors write: one module a concept."""

from labpress.sphinxext.directives.awards import AwardsDirective
from labpress.sphinxext.directives.blocks import (
    BookletCardDirective,
    CallDirective,
    HeroDirective,
    NumbersDirective,
    ThemesDirective,
)
from labpress.sphinxext.directives.chart import PublicationsChartDirective
from labpress.sphinxext.directives.items import directive_of
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

__all__ = [
    "AuthorLegendDirective",
    "AwardsDirective",
    "BookletCardDirective",
    "BookletOnlyDirective",
    "CallDirective",
    "HeroDirective",
    "NewsDirective",
    "NewsItemDirective",
    "NumbersDirective",
    "PeopleDirective",
    "PublicationsChartDirective",
    "PublicationsDirective",
    "SiteOnlyDirective",
    "SponsorsDirective",
    "ThemesDirective",
    "WithBookletDirective",
    "directive_of",
]
