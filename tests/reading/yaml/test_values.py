"""Typed values out of YAML nodes."""

from __future__ import annotations

import pytest
from labpress.reading.yaml.tree import parse
from labpress.reading.yaml.values import Record, folded, nearest, records, report_alike
from labpress.records.model import Date, Location
from labpress.records.problems import Code

KEYS = ("name", "since", "active", "tags")


def record(text: str) -> tuple[Record, list]:
    problems = []
    node, _ = parse(text.encode(), "a.yml")
    return Record(node, KEYS, problems), problems


def test_values_have_the_type_that_is_asked_for():
    one, problems = record("name: Ada\n  Berg\nsince: 2020-03\nactive: yes\ntags: [a, b]\n")
    assert one.text("name") == "Ada Berg"
    assert one.date("since") == Date(2020, 3)
    assert one.flag("active", False) is True
    assert [text for text, _ in one.texts("tags")] == ["a", "b"]
    assert problems == []


@pytest.mark.parametrize(
    ("text", "ask", "value", "code"),
    [
        ("name: [a]", lambda one: one.text("name"), "", Code.YAML_TYPE),
        ("since: soon", lambda one: one.date("since"), None, Code.YAML_DATE),
        ("active: perhaps", lambda one: one.flag("active", True), True, Code.YAML_TYPE),
        ("nmae: a", lambda one: one.text("name"), "", Code.YAML_KEY),
    ],
)
def test_what_cannot_be_used_is_told_and_left_out(text, ask, value, code):
    one, problems = record(text)
    assert ask(one) == value
    assert [problem.code for problem in problems] == [code]


def test_a_record_that_is_none_does_not_hide_its_neighbours():
    problems = []
    node, _ = parse(b"ada: text\nben:\n  name: Ben\n", "a.yml")
    assert [key for key, _ in records(node, KEYS, "people", problems)] == ["ben"]
    assert [problem.code for problem in problems] == [Code.YAML_TYPE]


def test_ids_that_a_reader_cannot_tell_apart_are_told():
    problems = []
    report_alike([("a-b", Location("x", 1)), ("A b", Location("x", 2))], problems)
    assert [(p.code, p.location.line) for p in problems] == [(Code.RECORD_ID, 2)]
    assert folded("Ada Łuçia!") == "ada-ucia"
    assert nearest("Nmae", KEYS) == "name"
