"""How a venue is called and dated."""

from __future__ import annotations

import pytest
from labpress.formatting.venues import (
    badge,
    is_preprint,
    is_preprint_server,
    short_venue,
    venue_line,
)
from labpress.records.model import Date, Publication
from labpress.records.richtext import Span

VENUES = (("SNC", ("Sparse Nets Conference",)), ("JMB", ("Journal of Marine Biology",)))


def paper(venue: str, **values) -> Publication:
    return Publication("p", "misc", (), venue=(Span("text", venue),), date=Date(2023), **values)


@pytest.mark.parametrize(
    ("publication", "line"),
    [
        (paper("Proceedings of the 5th Annual Sparse Nets Conference, Paris"), "SNC’23"),
        (paper("Journal of Rare Things"), "Journal of Rare Things, 2023"),
        (paper("Things 2023"), "Things 2023"),
        (paper("arXiv preprint arXiv:2304.04934"), "arXiv:2304.04934, 2023"),
        (paper("Journal of Rare Things", abbr="JRT"), "JRT’23"),
        (paper("", abbr="SNC (Main Track)"), "SNC’23 (Main Track)"),
        (paper("Journal of Rare Things", abbr="JRT (Main Track)"), "JRT’23 (Main Track)"),
        (paper("Journal of Rare Things", abbr="JRT (2023)"), "JRT’23"),
        # a preprint stays one, whatever stands beside it
        (paper("arXiv preprint arXiv:2304.04934", abbr="Preprint"), "arXiv:2304.04934, 2023"),
        (paper("arXiv preprint arXiv:2304.04934", abbr="Robots"), "arXiv:2304.04934, 2023"),
        (paper("arXiv preprint arXiv:2304.04934", abbr="SNC"), "SNC’23"),
        (paper("bioRxiv", abbr="Preprint"), "bioRxiv, 2023"),
    ],
)
def test_the_line_has_the_short_name_or_the_long_one_and_the_year(publication, line):
    assert venue_line(publication, VENUES) == line


def test_an_abbreviation_that_is_no_name_of_the_venue_is_a_badge():
    robots = paper("Journal of Rare Things", abbr="Robotics")
    assert badge(robots) == "Robotics"
    assert venue_line(robots) == "Journal of Rare Things, 2023"
    assert badge(robots, abbr_is_venue=True) == ""
    assert venue_line(robots, abbr_is_venue=True) == "Robotics’23"


@pytest.mark.parametrize(
    ("venue", "abbr", "beside"),
    [
        ("arXiv preprint arXiv:2304.04934", "Preprint", ""),
        ("bioRxiv", "e-print", ""),
        ("arXiv preprint arXiv:2304.04934", "Under review", "Under review"),
        ("Journal of Rare Things", "Journal", "Journal"),
    ],
)
def test_that_a_preprint_is_one_needs_no_badge(venue, abbr, beside):
    assert badge(paper(venue, abbr=abbr)) == beside


def test_a_workshop_is_not_printed_as_the_conference():
    assert short_venue("Sparse Nets Conference", VENUES) == "SNC"
    assert short_venue("Sparse Nets Conference, Workshop on Pruning", VENUES) == ""


def test_servers_of_preprints_are_known_by_the_whole_name():
    assert is_preprint("arXiv preprint arXiv:2304.04934 [cs.LG]")
    assert not is_preprint("arXiv Journal of Things")
    assert is_preprint_server("bioRxiv preprint server")
    assert not is_preprint_server("Biology")
