"""How bylines, awards, dates and the legend are written: plain text, for every output."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, TypeAlias

from labpress.formatting.contributors import editors_short
from labpress.names.parsing import full, short
from labpress.records.model import DEFAULT_MARKS
from labpress.text.messages import ENGLISH, pgettext_noop

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from labpress.records.model import Author, Award, Date, Mark, Publication, Season
    from labpress.text.messages import Messages

__all__ = [
    "BETWEEN_AUTHORS",
    "AuthorRun",
    "DateStyle",
    "awards_line",
    "byline",
    "date_text",
    "legend",
    "legend_to",
    "period_text",
    "season_text",
]

DateStyle: TypeAlias = Literal["long", "month", "iso"]

_SEASONS: dict[Season, str] = {
    "spring": pgettext_noop("date", "Spring {year}"),
    "summer": pgettext_noop("date", "Summer {year}"),
    "fall": pgettext_noop("date", "Fall {year}"),
    "winter": pgettext_noop("date", "Winter {year}"),
}


#: Stands between two authors, in every output.
BETWEEN_AUTHORS = ", "


@dataclass(frozen=True, slots=True)
class AuthorRun:
    """One piece of a byline; pieces are joined by :data:`BETWEEN_AUTHORS`.

    ``text``: what is printed, the symbols of the marks included. ``symbol``: those symbols
    alone, which also end ``text``. ``person``: the id of whoever it certainly is, else empty;
    also set for declared outsiders. ``bold``: printed as a member. ``ellipsis``: no author, but
    the place of those left out ("…" or "et al."). ``aside``: no author, but what is said of those
    before, as ``(eds.)``; no comma stands before it.
    """

    text: str
    bold: bool = False
    person: str = ""
    marks: tuple[str, ...] = ()
    symbol: str = ""
    ellipsis: bool = False
    aside: bool = False

    @property
    def name(self) -> str:
        """The text without the symbols."""
        return self.text.removesuffix(self.symbol)


def byline(
    publication: Publication,
    *,
    marks: Sequence[Mark] = DEFAULT_MARKS,
    max_authors: int | None = None,
    full_names: bool = False,
    words: Messages = ENGLISH,
) -> tuple[AuthorRun, ...]:
    """Return the authors of *publication* as they are printed: ``S. Liu*``, ``P.-Y. Chen``.

    At most *max_authors* are shown from the start of the list; beyond them only members and
    authors with a mark, with "…" for those between and "et al." for those at the end. One
    author alone between two others is shown, too. *full_names* prints given names in full.
    """
    authors = publication.authors
    symbols = {mark.id: mark.symbol for mark in marks}
    shown = _shown(authors, max_authors)
    runs: list[AuthorRun] = []
    previous = -1
    for index in shown:
        if index > previous + 1:
            runs.append(AuthorRun("…", ellipsis=True))
        runs.append(_run(authors[index], symbols, full_names))
        previous = index
    if publication.others or previous < len(authors) - 1:
        runs.append(AuthorRun(words.gettext("et al."), ellipsis=True))
    runs += (AuthorRun(aside, aside=True) for aside in asides(publication, words))
    return tuple(runs)


def asides(publication: Publication, words: Messages = ENGLISH) -> tuple[str, ...]:
    """Return what stands behind the authors: ``(eds.)``, ``(ALPHA Collaboration)``."""
    found = []
    if publication.edited:
        several = len(publication.authors) > 1 or publication.others
        editors = words.gettext("(eds.)") if several else words.gettext("(ed.)")
        other = editors_short(publication)
        found.append(f"({other})" if other else editors)
    named = [str(author.own_name) for author in publication.authors]
    if publication.collaboration and publication.collaboration not in named:
        found.append(f"({publication.collaboration})")
    return tuple(found)


def joined(runs: Iterable[AuthorRun], written: Iterable[str], between: str, beside: str) -> str:
    """Return *runs* as one text: *written* has each of them, *between* stands between authors.

    *beside* stands before what is no author.
    """
    pieces: list[str] = []
    for run, text in zip(runs, written, strict=True):
        if pieces:
            pieces.append(beside if run.aside else between)
        pieces.append(text)
    return "".join(pieces)


def _run(author: Author, symbols: dict[str, str], full_names: bool) -> AuthorRun:
    name = full(author.own_name) if full_names else author.fixed or short(author.own_name)
    symbol = "".join(symbols.get(mark, "") for mark in author.marks)
    person = author.identity.person if author.identity.kind == "person" else ""
    return AuthorRun(name + symbol, author.bold, person, author.marks, symbol)


def _shown(authors: Sequence[Author], max_authors: int | None) -> Sequence[int]:
    """Return the indices of the authors who are printed."""
    if max_authors is None or max_authors < 1 or len(authors) <= max_authors:
        return range(len(authors))
    shown = [
        index
        for index, author in enumerate(authors)
        if index < max_authors or author.bold or author.marks
    ]
    lonely = {before + 1 for before, after in pairwise(shown) if after == before + 2}
    return sorted(lonely.union(shown))


def awards_line(awards: Iterable[Award]) -> str:
    """Return *awards* in one line: ``Spotlight``, ``Oral, Best Paper Runner-Up Award``.

    Where one has a detail: ``Oral, acceptance rate 3%; Best Paper Runner-Up Award``.
    """
    awards = tuple(awards)
    separator = "; " if any(award.detail for award in awards) else ", "
    return separator.join(
        f"{award.name}, {award.detail}" if award.detail else award.name for award in awards
    )


def date_text(date: Date | None, style: DateStyle = "long", words: Messages = ENGLISH) -> str:
    """Return *date* as precisely as it is known; empty for None.

    ``long``: ``26 September 2025``, ``September 2025``, ``Fall 2025``, ``2025``. ``month``:
    without the day. ``iso``: ``2025-09-26``. In words: those of the language of *words*.
    """
    if date is None:
        return ""
    if style == "iso":
        return str(date)
    if date.season:
        return season_text(date.season, date.year, words)
    if date.month is None or not 1 <= date.month <= 12:
        return str(date)
    if style == "month" or date.day is None:
        return words.month(date.year, date.month)
    return words.day(date.year, date.month, date.day)


def season_text(season: Season, year: int, words: Messages = ENGLISH) -> str:
    """Return a season of a year, as it stands within a line: ``Fall 2025``."""
    # Translators: within a line, as in "since Fall 2021"; "Fall 2021 to Spring 2024".
    return words.pgettext("date", _SEASONS[season]).format(year=year)


def period_text(start: Date | None, end: Date | None, words: Messages = ENGLISH) -> str:
    """Return a period in years: ``2021–2025``, ``since 2022``, ``until 2024``, ``2023``."""
    if start is None or end is None:
        if start is not None:
            return words.gettext("since {date}").format(date=start.year)
        return words.gettext("until {date}").format(date=end.year) if end is not None else ""
    return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"


def marks_in(words: Messages, marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Return *marks* in the language of *words*; what a group says of a mark itself stays."""
    return tuple(
        replace(mark, legend=words.gettext(mark.legend)) if mark in DEFAULT_MARKS else mark
        for mark in marks
    )


def legend_to(
    bylines: Iterable[Iterable[AuthorRun]], marks: Sequence[Mark], words: Messages = ENGLISH
) -> str:
    """Return the legend to *bylines*: of bold, if it occurs, and of the *marks* that occur.

    The marks come in the order of *marks*, the configuration.
    """
    runs = [run for line in bylines for run in line]
    used = {mark for run in runs for mark in run.marks}
    return legend(any(run.bold for run in runs), [mark for mark in marks if mark.id in used], words)


def legend(bold: bool, marks: Iterable[Mark], words: Messages = ENGLISH) -> str:
    """Return the sentence below a list that says what bold names and *marks* mean.

    ``Authors in bold are group members; * marks equal contribution.`` Only what occurs is
    named; empty if nothing does. Symbols with one meaning share a clause ("* and § mark …").
    """
    clauses = [words.gettext("Authors in bold are group members")] if bold else []
    meanings: dict[str, list[str]] = {}
    for mark in marks:
        symbols = meanings.setdefault(mark.legend, [])
        if mark.symbol not in symbols:
            symbols.append(mark.symbol)
    for meaning, symbols in meanings.items():
        # Translators: one symbol, or several: "* marks equal contribution". What it means is a
        # phrase such as "equal contribution" or "the corresponding author".
        clause = words.ngettext(
            "{symbols} marks {meaning}", "{symbols} mark {meaning}", len(symbols)
        )
        clauses.append(clause.format(symbols=words.all_of(symbols), meaning=meaning))
    if not clauses:
        return ""
    # Translators: what stands between the clauses of the legend, and the whole sentence.
    joined = words.pgettext("between clauses", "; ").join(clauses)
    return words.pgettext("sentence", "{clauses}.").format(clauses=joined)
