"""The booklet that a group's options ask for; the options themselves: tests/group."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from labpress.booklet import cover_art, qr
from labpress.booklet.settings import Booklet, booklet_of
from labpress.group.conf_file import ConfFile
from labpress.group.labels import edition, labels_in
from labpress.group.project import read_options
from labpress.text.messages import ENGLISH, messages


def booklet(
    project: str = "Some Lab", language: str = "en", site: str = "", **values: Any
) -> Booklet:
    """The booklet that a group with these values in its conf.py asks for."""
    options, problems = read_options(values, ConfFile(Path("conf.py")))
    assert not problems
    return booklet_of(options, project, language, site)


def test_everything_has_a_default() -> None:
    made = booklet()
    assert made.title == "Welcome to Some Lab"
    assert made.size == (396, 612)
    assert made.name == "booklet"
    assert made.accent == "18453B"


def test_what_a_group_says() -> None:
    made = booklet(
        labpress_accent="#0b5394",
        labpress_group={"name": "The Lab", "short": "TL", "address": "A street\nA town"},
        labpress_booklet={
            "paper": "A5",
            "bleed": "3 mm",
            "chapters": ["index", "people"],
            "fonts": {"cjk": "Noto Serif CJK SC"},
        },
    )
    assert made.size == pytest.approx((419.53, 595.28), abs=0.01)
    assert made.bleed == pytest.approx(8.504, abs=0.001)
    assert made.group.address == ("A street", "A town")
    assert made.accent == "0B5394"
    assert made.title == "Welcome to TL"
    assert made.subject.startswith("The Lab:")


def test_the_site_s_address_is_the_group_s_where_it_has_no_other() -> None:
    assert booklet(site="https://lab.example/").group.url == "https://lab.example/"
    own = booklet(site="https://lab.example/", labpress_group={"url": "https://own.example"})
    assert own.group.url == "https://own.example"


@pytest.mark.parametrize(
    ("month", "season"),
    [(1, "Spring"), (5, "Spring"), (7, "Summer"), (9, "Fall"), (12, "Winter")],
)
def test_editions(month: int, season: str) -> None:
    date = datetime(2026, month, 3, tzinfo=UTC)
    assert edition(date, labels_in(ENGLISH, {})) == f"{season} 2026"


@pytest.mark.parametrize(
    ("language", "season", "month"),
    [
        ("en", "Fall 2026", "November 2026"),
        ("de", "Herbst 2026", "November 2026"),
        ("fr", "Automne 2026", "novembre 2026"),
        ("zh_CN", "2026 年秋", "2026年11月"),
        ("tlh", "Fall 2026", "November 2026"),
    ],
)
def test_the_cover_speaks_the_language(language: str, season: str, month: str) -> None:
    date = datetime(2026, 11, 23, tzinfo=UTC)
    words = messages(language)
    assert edition(date, labels_in(words, {})) == season
    assert words.month(2026, 11) == month


def test_a_group_s_own_words_win() -> None:
    made = booklet(language="de", labpress_booklet={"labels": {"notes": "Platz für Ideen"}})
    assert made.title == "Willkommen bei Some Lab"
    assert made.labels["notes"] == "Platz für Ideen"
    assert made.labels["page"] == "S."


def test_the_drawing_is_the_same_every_time() -> None:
    sheet = cover_art.Sheet(396, 612)
    first = cover_art.covers(sheet, (0.1, 0.3, 0.2))
    assert first == cover_art.covers(sheet, (0.1, 0.3, 0.2))
    assert first[0] != first[1]


def test_the_descent_goes_down_to_a_minimum() -> None:
    path = cover_art.descent((0.34, 1.40))
    start, end = (cover_art.surface(*point) for point in (path[0], path[-1]))
    assert end < start - 2
    x, y = path[-1]
    around = [cover_art.surface(x + dx, y + dy) for dx in (-0.03, 0.03) for dy in (-0.03, 0.03)]
    assert all(height > end for height in around)


def test_codes_are_the_same_every_time() -> None:
    assert qr.code("https://example.org") == qr.code("https://example.org")
