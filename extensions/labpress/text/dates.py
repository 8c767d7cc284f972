"""Dates as people write them in data files, from a bare year to a day."""

from __future__ import annotations

import calendar
import re
from functools import cache
from typing import get_args

from babel import Locale

from labpress.records.model import SEASON_MONTH, Date, Season

#: The English names of the months (those of the calendar module follow the system's locale).
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

#: Each month's abbreviation in BibTeX: every style defines it as a macro (``month = jan``).
MONTH_MACROS: tuple[str, ...] = tuple(month[:3].lower() for month in MONTHS)
#: What needs no ``@string``: the months of BibTeX's styles, and the two words that Jekyll's readers
#: of BibTeX take without braces (``selected = true``).
STANDARD_STRINGS = dict(zip(MONTH_MACROS, MONTHS, strict=True)) | {"true": "true", "false": "false"}

_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_SEASON = re.compile(
    r"(spring|summer|fall|autumn|winter)(?:,?\s+|\s+of\s+)([0-9]{4})", re.IGNORECASE
)
#: Every name of a season, in lower case -> the season.
SEASONS: dict[str, Season] = {season: season for season in get_args(Season)} | {"autumn": "fall"}

_WORD = r"[^\W\d_]{3,12}"
_MONTH = re.compile(rf"({_WORD}\.?|[0-9]{{1,2}}(?=/))(?:/|,?\s+|\s+(?:of|de)\s+)([0-9]{{4}})")
#: As it is written in Chinese and Japanese, and in Korean.
_YEAR_MONTH = re.compile(r"([0-9]{4})\s?[年년]\s?([0-9]{1,2})\s?[月월]")
#: Languages whose names of months are read beside the English ones.
_LANGUAGES = ("ar", "de", "es", "fr", "it", "nl", "pt", "da", "fi", "nb", "pl", "sv", "tr")

# What else people write; never read as a date, only used to say how it is to be written.
_NUMBERS = re.compile(
    r"([0-9]{4})[-/.\u2010-\u2015]([0-9]{1,2})(?:[-/.\u2010-\u2015]([0-9]{1,2}))?"
)
_MONTH_NAME = re.compile(rf"({_WORD})\.?(?:\s+([0-9]{{1,2}})(?:st|nd|rd|th)?)?,?\s+([0-9]{{4}})")
_DAY_FIRST = re.compile(rf"([0-9]{{1,2}})\.?\s+({_WORD})\.?,?\s+([0-9]{{4}})")
_YEAR_FIRST = re.compile(rf"([0-9]{{4}}),?\s+({_WORD})\.?")
_YEAR_LAST = re.compile(r"(?:([0-9]{1,2})[./-])?([0-9]{1,2})[./-]([0-9]{4})")
_SHORT_YEAR = re.compile(rf"({_WORD})\.?\s+[’'‘]([0-9]{{2}})")

_ABOUT = re.compile(
    r"(?:about|around|beginning of|c\.|ca\.?|circa|early|end of|expected|in|late|mid|since|~)"
    r"[\s-]*(\S.*)",
    re.IGNORECASE,
)

#: A time of day behind the date, as programs write it; a doubt; a hyphen for a blank.
_TIME = re.compile(r"(?<=[0-9]{2})[T ][0-9]{2}:[0-9]{2}\S*$| ?\(?\?\)?$")
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-–](?=[’'‘]?[0-9])|(?<=[0-9])[-–](?=[^\W\d_])")
#: Terms of universities in German.
_TERM = re.compile(
    r"(?:(W)S|(W)iSe|SS|SoSe|(W)intersemester|Sommersemester)\s*([0-9]{4})(?:/[0-9]{2,4})?",
    re.IGNORECASE,
)

#: Years outside this range are slips of the finger, not dates of a research group.
FIRST_YEAR, LAST_YEAR = 1000, 2999


def parse_date(text: str) -> Date | None:
    """Return the date that *text* states, or None when it states none or an impossible one.

    Accepted are ISO 8601's ``YYYY``, ``YYYY-MM`` and ``YYYY-MM-DD``, a season with its year,
    ``Fall 2024`` (spring, summer, fall or autumn, winter; in any case), and a month with its
    year, ``May 2022``, ``Sept. 2022``, ``mayo de 2022``, ``2022年5月`` or ``08/2022``.
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
    if match := _YEAR_MONTH.fullmatch(text):
        return _date(int(match[1]), int(match[2]), None)
    return None


def suggestion(text: str) -> str:
    """Return how the date meant by *text* is to be written, or "" when nobody can tell.

    Only spellings with one possible meaning are understood: 2/3/2024 is not.
    """
    written = text.strip()
    text = _HYPHEN.sub(" ", _TIME.sub("", written))
    if text != written and (date := parse_date(text)):
        return str(date)
    year: str | None
    month: str | None
    day: str | None
    if match := _TERM.fullmatch(text):
        winter = match[1] or match[2] or match[3]
        return _season("winter" if winter else "summer", match[4])
    if match := _ABOUT.fullmatch(text):
        return str(parse_date(match[1]) or "")
    if match := _NUMBERS.fullmatch(text):
        year, month, day = match.groups()
    elif match := _MONTH_NAME.fullmatch(text):
        month, day, year = match.groups()
    elif match := _DAY_FIRST.fullmatch(text):
        day, month, year = match.groups()
    elif match := _YEAR_FIRST.fullmatch(text):
        (year, month), day = match.groups(), None
        if month.lower() in SEASONS:
            return _season(month, year)
    elif match := _SHORT_YEAR.fullmatch(text):
        month, day, year = match[1], None, f"20{match[2]}"
        if month.lower() in SEASONS:
            return _season(month, year)
    elif match := _YEAR_LAST.fullmatch(text):
        day, month, year = match.groups()
        if day and int(day) <= 12 < int(month):
            day, month = month, day
        elif day and int(day) <= 12:
            return ""  # in one country the month stands first, in another the day
    else:
        return ""
    date = _date(int(year), _month(month), int(day) if day else None)
    return str(date) if date else ""


def _season(name: str, year: str) -> str:
    return str(parse_date(f"{name} {year}") or "")


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
    """Return the number of a month given by number or by name; 0 when it is neither."""
    text = text.rstrip(".").casefold()
    if text.isdigit():
        return int(text)
    names = [name.lower() for name in MONTHS]
    found = [number for number, name in enumerate(names, 1) if name.startswith(text)]
    return found[0] if len(found) == 1 else _other_months().get(text, 0)


@cache
def _other_months() -> dict[str, int]:
    """Return the names of months, short and long, in other languages than English."""
    found = {}
    for language in _LANGUAGES:
        months = Locale.parse(language).months
        for names in (*months["format"].values(), *months["stand-alone"].values()):
            for number, name in names.items():
                if len(name) > 2:
                    found[name.rstrip(".").casefold()] = int(number)
    return found
