"""The date of an entry, from BibLaTeX's ``date`` or from ``year``, ``month`` and ``day``."""

from __future__ import annotations

import re
from calendar import monthrange
from typing import TYPE_CHECKING, get_args

from labpress.reading.bib.status import without_status
from labpress.records.findings import Finding
from labpress.records.model import Date, Season
from labpress.records.problems import Code
from labpress.text.dates import MONTH_MACROS, MONTHS, SEASONS
from labpress.text.latex import text_of

if TYPE_CHECKING:
    from labpress.reading.bib.entries import Entry, Field

#: ISO 8601-2 (Extended Date/Time Format), as BibLaTeX's manual has it in section 2.3.8.
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:T.*)?[~?%]?")
_SEASONS: dict[int, Season] = dict(enumerate(get_args(Season), 21))
_YEAR = re.compile(r"(?<!\d)(1[4-9]\d\d|20\d\d|21\d\d)(?!\d)")
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d{1,2}")


def read_date(entry: Entry, findings: list[Finding]) -> Date | None:
    """Return the date of *entry*, as precise as its fields, or None when they state none."""
    field = entry.fields.get("date")
    if field is not None:
        date = _from_date(field, findings)
        if date is not None:
            return date
    year = entry.fields.get("year")
    if year is None or not year.value.strip():
        return None
    number = _year(year, findings)
    if number is None:
        return None
    return _with_month(entry, number, findings)


def _bad(field: Field, message: str, hint: str, findings: list[Finding]) -> None:
    findings.append(Finding(Code.BIB_BAD_VALUE, message, hint, field.value_offset))


def _from_date(field: Field, findings: list[Finding]) -> Date | None:
    status, value = without_status(text_of(field.value))
    if status and not value:
        return None
    # the first day of a range counts, unless only its end is known
    start = next((part for part in value.split("/") if part.strip(" .")), "").strip()
    match = _ISO.fullmatch(start)
    if match is not None:
        year = int(match[1])
        month, day = (int(part) if part else None for part in match.groups()[1:])
        if month in _SEASONS:
            return Date(year, season=_SEASONS[month])
        date = _date(year, month, day)
        if date is not None:
            return date
    hint = "write date = {YYYY-MM-DD}, {YYYY-MM} or {YYYY}"
    _bad(field, f"{value[:40]!r} is no date", hint, findings)
    found = _YEAR.search(value)
    return Date(int(found[0])) if found else None


def _date(year: int, month: int | None, day: int | None) -> Date | None:
    if not year or (month is not None and not 1 <= month <= 12):
        return None
    if day is not None and (month is None or not 1 <= day <= monthrange(year, month)[1]):
        return None
    return Date(year, month, day)


def _year(field: Field, findings: list[Finding]) -> int | None:
    status, value = without_status(text_of(field.value))
    if status and not value:
        return None
    found = _YEAR.search(value)
    if found is None or found[0] != value:
        _bad(field, f"{value[:40]!r} is no year", "write year = {YYYY}", findings)
    return int(found[0]) if found else None


def _with_month(entry: Entry, year: int, findings: list[Finding]) -> Date:
    field = entry.fields.get("month")
    if field is None or not field.value.strip():
        return Date(year)
    value = text_of(field.value)
    month = month_number(value)
    season = SEASONS.get(value.strip().lower())
    if season is not None:
        return Date(year, season=season)
    if month is None:
        _bad(field, f"{value[:40]!r} is no month", "write month = jan, or a number", findings)
        return Date(year)
    day_field = entry.fields.get("day")
    stated = text_of(day_field.value) if day_field else value if _WORD.search(value) else ""
    # one number is a day (``June 3``, ``3 June``); two are a range, of which none is the day
    numbers = _NUMBER.findall(stated)
    day = int(numbers[0]) if len(numbers) == 1 else None
    date = _date(year, month, day)
    if date is None:
        wrong = day_field or field
        _bad(wrong, f"{stated[:40]!r} is no day of that month", "write day = {5}", findings)
    return date or Date(year, month)


def month_number(value: str) -> int | None:
    """Return the number of the first month that *value* names, in words or as a number."""
    for word in _WORD.findall(value.lower()):
        if word[:3] in MONTH_MACROS and any(
            month.lower().startswith(word) or word == "sept" for month in MONTHS
        ):
            return MONTH_MACROS.index(word[:3]) + 1
    number = _NUMBER.fullmatch(value.strip())
    if number and 1 <= int(number[0]) <= 12:
        return int(number[0])
    return None
