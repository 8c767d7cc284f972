"""Calendars of what is to come; what stands in one is tested with the items."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from icalendar import Calendar

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Built

TALKS = {
    "index.md": "# Lab\n\n```{talks}\n```\n",
    "data/talks.yml": """
        past: {title: What was, date: 2025-05-31}
        year: {title: Some day, date: 2026}
        soon: {title: What comes, date: 2025-06-30}
        """,
}


@pytest.mark.parametrize(
    ("language", "name"), [("en", "Some Lab: Talks"), ("de", "Some Lab: Vorträge")]
)
def test_a_calendar_is_named_in_the_group_s_language(
    build: Callable[..., Built], language: str, name: str
) -> None:
    built = build(TALKS, project="Some Lab", language=language, labpress_today="2025-06-01")
    calendar = Calendar.from_ical(built.text("talks.ics"))
    assert calendar["x-wr-calname"] == name
    # nothing that is over, and nothing whose day is not known
    assert [str(event["summary"]) for event in calendar.walk("VEVENT")] == ["What comes"]
