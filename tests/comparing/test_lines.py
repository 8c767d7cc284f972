"""Lines of a PDF's page, out of characters made by hand."""

from __future__ import annotations

from dataclasses import dataclass

from labpress.comparing.lines import lines_of, same_size, text_of
from labpress.comparing.readings import SOFT_HYPHEN


@dataclass
class Letter:
    text: str
    x0: float
    y: float
    size: float = 10.0
    family: str = "Serif"

    @property
    def x1(self) -> float:
        return self.x0 + 0.5 * self.size


def row(text: str, y: float, size: float = 10.0) -> list[Letter]:
    return [Letter(c, i * 0.5 * size, y, size) for i, c in enumerate(text) if c != " "]


def texts(characters: list[Letter]) -> list[str]:
    return [text_of([line.characters]) for line in lines_of(characters)]


def test_characters_are_parted_into_lines_and_gaps_are_spaces():
    assert texts(row("one two", 100) + row("three", 88)) == ["one two", "three"]


def test_a_raised_character_stays_in_its_line():
    raised = Letter("2", 5, 103, 6)
    (line,) = lines_of([*row("x", 100), raised, Letter("y", 8, 100)])
    assert [c.text for c in line.characters] == ["x", "2", "y"]
    assert (line.size, line.largest, line.x0, line.x1, line.y) == (10, 10, 0, 13, 100)


def test_a_hyphen_at_the_end_of_a_line_is_perhaps_a_division():
    assert text_of([row("part-", 100), row("ing", 88)]) == f"part{SOFT_HYPHEN}ing"
    assert text_of([row("part", 100), row("two", 88)]) == "part two"


def test_sizes_that_hardly_differ_are_one():
    assert same_size(10, 10.3)
    assert not same_size(10, 11)
