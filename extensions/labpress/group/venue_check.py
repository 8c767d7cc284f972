"""What venues.yml lacks: each venue is told once, with the line to add."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from labpress.formatting.abbreviations import proposed
from labpress.formatting.publication_kinds import kind_of
from labpress.formatting.venues import is_preprint_server, short_venue, venue_key
from labpress.records.problems import Code, Problem
from labpress.text.plain_mathematics import text_of_rich

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from labpress.formatting.sources import SourceStyle
    from labpress.records.model import Publication

#: So many papers make a conference one that a group would have in its venues.yml.
OFTEN = 5


def venue_problems(publications: Iterable[Publication], style: SourceStyle) -> Iterator[Problem]:
    """Yield what a line in venues.yml would mend, at the first paper of each venue.

    An ``abbr`` that can be no name of its venue; and a conference of several papers that has no
    short name.
    """
    badges: dict[tuple[str, str], None] = {}
    often: dict[str, list[Publication]] = {}
    for publication in publications:
        long = " ".join(text_of_rich(publication.venue).split())
        if not long:
            continue
        name = style.name(publication)
        if name.badge and (name.badge, venue_key(long)) not in badges:
            badges[name.badge, venue_key(long)] = None
            yield _badge(publication, name.badge, long)
        named = name.short or name.badge or is_preprint_server(long)
        if not named and kind_of(publication) == "conference":
            often.setdefault(venue_key(long), []).append(publication)
    for papers in often.values():
        if len(papers) >= OFTEN:
            yield _often(papers, style)


def _badge(publication: Publication, badge: str, long: str) -> Problem:
    message = (
        f"{publication.key}: abbr “{badge}” is no name of “{long}” and stands beside it as a badge"
    )
    short = re.sub(r"(?<=\w) *\([^()]*\)$", "", badge)  # a part of the conference: (Main Track)
    hint = f"if it is one, write {_line(short, long)} in venues.yml"
    if is_preprint_server(long):
        hint = f"if it appeared at {short}, write its venue in booktitle or journal"
    where = publication.location
    return Problem(Code.VENUE_BADGE, where, message, hint, publication.key)


def _often(papers: list[Publication], style: SourceStyle) -> Problem:
    first = papers[0]
    long = " ".join(text_of_rich(first.venue).split())
    short = proposed(long)
    if short_venue(short, style.venues):
        short = "SHORT"
    message = f"{first.key}: “{long}” has {len(papers)} papers and no short name"
    hint = f"write {_line(short, long)} in venues.yml"
    return Problem(Code.VENUE_UNNAMED, first.location, message, hint, first.key)


def _line(short: str, long: str) -> str:
    """Return the line of venues.yml, whose values need quotation marks if YAML would read more."""

    def quoted(text: str) -> str:
        special = set(text) & set(":#,[]{}&*!|>'\"%@`") or text != text.strip()
        escaped = text.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}"' if special else text

    return f"{quoted(short)}: [{quoted(long)}]"
