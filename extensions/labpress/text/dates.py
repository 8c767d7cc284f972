"""Dates as people write them in data files, from a bare year to a day."""

from __future__ import annotations

import calendar
import re
from typing import get_args

from labpress.records.model import SEASON_MONTH, Date, Season

#: The English names of the months (those of the calendar module follow the system's locale).
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

#: Each month's abbreviation in BibTeX: every style defines it as a macro (``month = jan``).
MONTH_MACROS: tuple[str, ...] = tuple(month[:3].lower() for month in MONTHS)

_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_SEASON = re.compile(r"(spring|summer|fall|autumn|winter),?\s+([0-9]{4})", re.IGNORECASE)
#: Every name of a season, in lower case -> the season.
SEASONS: dict[str, Season] = {season: season for season in get_args(Season)} | {"autumn": "fall"}

_MONTH = re.compile(r"([A-Za-z]{3,9}\.?|[0-9]{1,2}(?=/))(?:/|,?\s+)([0-9]{4})")

# What else people write; never read as a date, only used to say how it is to be written.
_NUMBERS = re.compile(
    r"([0-9]{4})[-/.\u2010-\u2015]([0-9]{1,2})(?:[-/.\u2010-\u2015]([0-9]{1,2}))?"
)
_MONTH_NAME = re.compile(r"([A-Za-z]{3,9})\.?(?:\s+([0-9]{1,2})(?:st|nd|rd|th)?)?,?\s+([0-9]{4})")
_DAY_FIRST = re.compile(r"([0-9]{1,2})\.?\s+([A-Za-z]{3,9})\.?,?\s+([0-9]{4})")
_YEAR_FIRST = re.compile(r"([0-9]{4}),?\s+([A-Za-z]{3,9})")

#: Years outside this range are slips of the finger, not dates of a research group.
FIRST_YEAR, LAST_YEAR = 1000, 2999


def parse_date(text: str) -> Date | None:
    """Return the date that *text* states, or None when it states none or an impossible one.

    Accepted are ISO 8601's ``YYYY``, ``YYYY-MM`` and ``YYYY-MM-DD``, a season with its year,
    ``Fall 2024`` (spring, summer, fall or autumn, winter; in any case), and a month with its
    year, ``May 2022``, ``Sept. 2022`` or ``08/2022``.
    """
    text = text.strip()
    if match := _ISO.fullmatch(text):
        year, month, day = (int(part) if part else None for part in match.groups())
        return _date(year, month, day)
    if match := _SEASON.fullmatch(text):
        written = Date(int(match[2]), season=SEASONS[match[1].lower()])
        return written if FIRST_YEAR <= written.year <= LAST_YEAR else None
    if match := _MONTH.fullmatch(text):
        return _date(int(match[2]), _month(match[1]), None)
    return None


def suggestion(text: str) -> str:
    """Return how the date meant by *text* is to be written, or "" when nobody can tell.

    Only spellings with one possible meaning are understood: 2/3/2024 is not.
    """
    text = text.strip()
    year: str | None
    month: str | None
    day: str | None
    if match := _NUMBERS.fullmatch(text):
        year, month, day = match.groups()
    elif match := _MONTH_NAME.fullmatch(text):
        month, day, year = match.groups()
    elif match := _DAY_FIRST.fullmatch(text):
        day, month, year = match.groups()
    elif match := _YEAR_FIRST.fullmatch(text):
        (year, month), day = match.groups(), None
        if month.lower() in SEASONS:
            return str(Date(int(year), season=SEASONS[month.lower()]))
    else:
        return ""
    date = _date(int(year), _month(month), int(day) if day else None)
    return str(date) if date else ""


def earliest(date: Date) -> tuple[int, int, int]:
    """Return year, month and day of the first day that *date* may mean."""
    year, month, day = date.sort_key
    return (year, month or 1, day or 1)


def latest(date: Date) -> tuple[int, int, int]:
    """Return year, month and day of the last day that *date* may mean.

    A season ends when the next one starts; winter runs into the next year.
    """
    if date.season:
        starts = sorted(SEASON_MONTH.values())
        later = [month for month in starts if month > SEASON_MONTH[date.season]]
        return (date.year, later[0], 1) if later else (date.year + 1, starts[1], 1)
    return (date.year, date.month or 12, date.day or 31)


def _date(year: int | None, month: int | None, day: int | None) -> Date | None:
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if month is not None and not 1 <= month <= 12:
        return None
    if (
        month is not None
        and day is not None
        and not 1 <= day <= calendar.monthrange(year, month)[1]
    ):
        return None
    return Date(year, month, day)


def _month(text: str) -> int:
    """Return the number of a month given by number or by English name; 0 when it is neither."""
    text = text.rstrip(".")
    if text.isdigit():
        return int(text)
    names = [name.lower() for name in MONTHS]
    found = [number for number, name in enumerate(names, 1) if name.startswith(text.lower())]
    return found[0] if len(found) == 1 else 0
