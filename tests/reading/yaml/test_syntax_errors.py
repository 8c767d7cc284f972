"""Syntax errors of YAML: where to look, and what to do."""

from __future__ import annotations

import pytest
from labpress.reading.yaml.syntax_errors import shortened
from labpress.reading.yaml.tree import parse
from labpress.records.problems import Code


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('ada:\n  name: "Ada\n  role: phd\n', 2, "quotation mark"),
        ("ada:\n  also: [a, b\n  role: phd\n", 2, "bracket"),
        ("ada:\n  name: a: b\n", 2, "colon and a space"),
        ("ada:\n  name: @ada\n", 2, "cannot begin with “@”"),
        ("ada:\n  name: Ada\n\trole: phd\n", 3, "tab"),
    ],
)
def test_the_mistake_is_told_where_it_is_mended(text, line, words):
    problems = parse(text.encode(), "a.yml")[1]
    assert [(p.code, p.location.line) for p in problems] == [(Code.YAML_SYNTAX, line)]
    assert words in problems[0].message


def test_a_text_in_a_message_is_one_short_line():
    assert shortened("a\n  b") == "a b"
    assert len(shortened("x" * 300)) == 60
