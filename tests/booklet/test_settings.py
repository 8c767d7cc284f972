"""``labpress_booklet``: what can be used, and what is said of the rest."""

from __future__ import annotations

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from labpress.booklet import cover_art, qr
from labpress.booklet.settings import Booklet, booklet_of
from labpress.booklet.words import edition, month_and_year, words_in

if TYPE_CHECKING:
    from pathlib import Path


def settings(tmp_path: Path, **values: Any) -> tuple[Booklet, tuple[Any, ...]]:
    conf = tmp_path / "conf.py"
    conf.write_text("".join(f"{key} = {value!r}\n" for key, value in values.items()))
    config = SimpleNamespace(project="Some Lab", labpress_booklet={})
    for key, value in values.items():
        setattr(config, key, value)
    return booklet_of(config, conf)  # type: ignore[arg-type]


def test_everything_has_a_default(tmp_path: Path) -> None:
    booklet, problems = settings(tmp_path)
    assert not problems
    assert booklet.title == "Welcome to Some Lab"
    assert booklet.size == (396, 612)
    assert booklet.name == "booklet"


def test_what_a_group_says(tmp_path: Path) -> None:
    booklet, problems = settings(
        tmp_path,
        labpress_accent="#0b5394",
        labpress_group={"name": "The Lab", "short": "TL", "address": "A street\nA town"},
        labpress_booklet={
            "paper": "A5",
            "bleed": "3 mm",
            "chapters": ["index", "people"],
            "fonts": {"cjk": "Noto Serif CJK SC"},
        },
    )
    assert not problems
    assert booklet.size == pytest.approx((419.53, 595.28), abs=0.01)
    assert booklet.bleed == pytest.approx(8.504, abs=0.001)
    assert booklet.group.address == ("A street", "A town")
    assert booklet.accent == "0B5394"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"papre": "a5"}, "did you mean 'paper'"),
        ({"paper": "a0"}, "half-letter"),
        ({"bleed": "lots"}, "3mm"),
        ({"bleed": "2cm"}, "5mm"),
        ({"fonts": {"chinese": "X"}}, "cjk"),
        ({"fonts": {"cjk": "}\\evil"}}, "name of a font"),
        ({"name": "../../x"}, "letters"),
        ({"chapters": 3}, "["),
        ({"notes": "yes"}, "True"),
        ({"cover": 1}, "False"),
        ({"labels": {"note": "X"}}, "did you mean 'notes'"),
        ({"labels": {"notes": 3}}, "…"),
        ({"fonts": {"mian": "X"}}, "did you mean 'main'"),
    ],
)
def test_what_cannot_be_used_is_said_with_its_place(
    tmp_path: Path, given: dict[str, Any], words: str
) -> None:
    booklet, problems = settings(tmp_path, project="P", labpress_booklet=given)
    (problem,) = problems
    assert words in problem.hint
    assert problem.location.line == 2
    assert problem.location.column > 1
    assert booklet.title == "Welcome to P"


@pytest.mark.parametrize(
    ("month", "season"),
    [(1, "Spring"), (5, "Spring"), (7, "Summer"), (9, "Fall"), (12, "Winter")],
)
def test_editions(month: int, season: str) -> None:
    date = datetime(2026, month, 3, tzinfo=UTC)
    assert edition(date, words_in("en", {})) == f"{season} 2026"


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
    assert edition(date, words_in(language, {})) == season
    assert month_and_year(date, language) == month


def test_a_group_s_own_words_win(tmp_path: Path) -> None:
    booklet, problems = settings(
        tmp_path, language="de", labpress_booklet={"labels": {"notes": "Platz für Ideen"}}
    )
    assert not problems
    assert booklet.title == "Willkommen bei Some Lab"
    assert booklet.words["notes"] == "Platz für Ideen"
    assert booklet.words["page"] == "S."


def test_a_group_is_checked_as_well(tmp_path: Path) -> None:
    _, (problem,) = settings(tmp_path, project="P", labpress_group={"adress": "x"})
    assert "did you mean 'address'" in problem.hint
    assert (problem.location.line, problem.location.column) == (2, 19)


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
