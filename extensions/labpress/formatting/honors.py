"""How awards of people are written. Pure functions."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from labpress.formatting.bylines import date_text
from labpress.text.messages import ENGLISH

if TYPE_CHECKING:
    from labpress.records.model import Honor
    from labpress.text.messages import Messages


def whence(honor: Honor, words: Messages = ENGLISH) -> str:
    """Return who gave an award and when: ``Some Society, May 2024``; may be empty."""
    date = date_text(honor.date, "month", words) if honor.date else ""
    return ", ".join(filter(None, (honor.by, date)))


def named(honor: Honor) -> str:
    """Return the award and its detail: ``Senior Member (1 in 100)``."""
    return f"{honor.name} ({honor.detail})" if honor.detail else honor.name


def html_of_honor(honor: Honor, words: Messages = ENGLISH) -> str:
    """Return an award as HTML: its name, linked, and who gave it and when."""
    name = escape(named(honor))
    if honor.url:
        name = f'<a href="{escape(honor.url)}">{name}</a>'
    found = f'<span class="lab-award">{name}</span>'
    if given := whence(honor, words):
        found += f' <span class="lab-given">{escape(given)}</span>'
    return found
