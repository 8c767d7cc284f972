"""Options declared by hand: read, checked, and told when they cannot be used."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from labpress.group.option import (
    UnusableError,
    entries,
    literal,
    nearest,
    number_from,
    one_of,
    option,
    options_of,
    or_none,
    read,
    short,
    switch,
    text,
    texts,
)


@dataclass(frozen=True)
class Inner:
    paper: str = option("a5", one_of("a4", "a5"), help="The paper.", example="a4")


@dataclass(frozen=True)
class Options:
    size: int = option(3, number_from(1), help="The size.", example=5)
    name: str = option(" Some Lab ", text, help="The name.", example="Lab")
    inner: Inner = option({}, options_of(Inner), help="The inside.", example={"paper": "a4"})


def rejected(values, prefix=""):
    said = []
    found = read(Options, values, lambda message, hint, *keys: said.append((keys, hint)), prefix)
    return found, said


def test_what_is_not_written_has_its_default_as_it_is_used():
    assert rejected({}) == (Options(3, "Some Lab", Inner("a5")), [])


def test_what_cannot_be_used_is_reported_and_the_rest_is_read():
    found, said = rejected({"labpress_size": 0, "labpress_name": "B"}, "labpress_")
    assert found == Options(3, "B", Inner("a5"))
    assert said == [(("labpress_size",), "write labpress_size = 5")]


def test_a_fault_inside_a_mapping_names_all_keys_on_the_way():
    found, said = rejected({"inner": {"paper": "letter"}})
    assert found.inner == Inner("a5")
    assert said == [(("inner", "paper"), 'write one of "a4", "a5"')]


def test_a_key_that_is_not_declared_is_told_with_the_nearest():
    assert rejected({"nam": "B"})[1] == [(("nam",), "did you mean 'name'?")]
    assert nearest("zzz", ["a", "b"]) == "one of a, b"


@pytest.mark.parametrize(
    ("check", "value"),
    [
        (text, 3),
        (texts, [1]),
        (switch, 1),
        (number_from(1), True),
        (number_from(1), 0),
        (one_of("a"), "b"),
        (entries(text), "a"),
        (options_of(Inner), []),
    ],
)
def test_a_value_of_another_type_is_unusable(check, value):
    with pytest.raises(UnusableError):
        check(value, lambda *_: None)


def test_usable_values_are_taken_as_they_are_used():
    assert texts("a\n  b \n\n", lambda *_: None) == ("a", "b")
    assert or_none(text)(None, lambda *_: None) is None
    assert or_none(text)(" a ", lambda *_: None) == "a"
    said = []
    found = entries(text, ("a", "b"))({"a": "1", "b": 2, "c": "3"}, lambda *a: said.append(a[2:]))
    assert found == {"a": "1"}
    assert said == [("b",), ("c",)]


def test_values_are_shown_as_a_person_would_write_them():
    assert literal({"a": ["é", 1], "b": ("c", None)}) == '{"a": ["é", 1], "b": ("c", None)}'
    assert len(short("x" * 500)) <= 62
