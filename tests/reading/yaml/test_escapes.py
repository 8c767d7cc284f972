"""Escapes that YAML does not have, or that are no text: told at their place, the rest is kept."""

from __future__ import annotations

import pytest
from labpress.reading.yaml import escapes
from labpress.reading.yaml.tree import parse


def read(text: str):
    root, problems = parse(text.encode(), "people.yml")
    values = {key.value: value.value for key, value in root.pairs} if root else {}
    return values, [f"{p.location.line}:{p.location.column}: {p.message}" for p in problems]


@pytest.mark.parametrize(
    ("written", "value", "told"),
    [
        (r"Jane \ud83d Doe", "Jane Doe", r"1:13: “\ud83d” is half of a character; it was read"),
        (r"Jane \uDC00", "Jane", r"1:13: “\uDC00” is half of a character"),
        (r"a \U00110000 b", "a b", r"1:10: “\U00110000” is no character; it was read as a space"),
        (r"C:\papers", r"C:\papers", r"1:10: “\p” is no escape of YAML; it was read as it stands"),
        (r"a\xZZ", r"a\xZZ", r"1:9: “\x” is no escape of YAML"),
        (r"a\u12", r"a\u12", r"1:9: “\u12” is no escape of YAML"),
        (r"a\x00b", "a b", "1:7: a control character (U+0000) was read as a space"),
        (r"a\u0007b\e", "a b", "1:7: a control character (U+0007) was read as a space (2 such"),
        (r"a\uffffb", "a b", "1:7: a control character (U+FFFF) was read as a space"),
    ],
)
def test_what_an_escape_cannot_say_is_told_at_its_place(written, value, told):
    values, (line,) = read(f'name: "{written}"\nrole: pi\n')
    assert line.startswith(told), line
    assert " ".join(values["name"].split()) == value
    assert values["role"] == "pi"


@pytest.mark.parametrize(
    ("written", "value"),
    [
        (r"\ud83d\ude00", "😀"),  # as JSON writes it
        (r"\U0001F600", "😀"),
        (r"\"\\ \/ \x41 \u00e4", '"\\ / A ä'),
        (r"a\tb", "a\tb"),
    ],
)
def test_what_an_escape_can_say_is_no_problem(written, value):
    assert read(f'name: "{written}"\n') == ({"name": value}, [])


def test_each_wrong_escape_is_told_and_the_real_slip_beside_it():
    values, told = read('a: "x\\q"\nb: "\\ud800"\nc: "open\\q\n\nd: 1\n')
    assert values == {"a": "x\\q", "b": " " * 6, "d": "1"}
    assert [line.split(" ")[0] for line in told] == ["1:6:", "2:5:", "3:9:", "3:4:"]
    assert "never closed" in told[-1]


def test_very_many_wrong_escapes_are_told_in_one_line_and_other_records_stay():
    many = "\\q" * (escapes.MOST_ESCAPES + 5)
    values, told = read(f'a: "{many}"\nb: good\n')
    assert values == {"b": "good"}
    assert f"more than {escapes.MOST_ESCAPES} escapes are none of YAML" in told[-1]
    assert len(told) == escapes.MOST_ESCAPES + 1
