"""The scanner: what it reads, how it recovers, and where it says that the mistakes are."""

from __future__ import annotations

import pytest
from labpress.reading.bib.entries import scan
from labpress.records.problems import Code

from tests.steps import assert_linear


def values(text):
    return {
        entry.key: {name: field.value for name, field in entry.fields.items()}
        for entry in scan(text, "p.bib").entries
    }


def found(text):
    return [
        (problem.code, problem.location.line, problem.location.column, problem.record)
        for problem in scan(text, "p.bib").problems
    ]


GOOD = "@misc{good,\n  title = {Good},\n}\n"


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("{Foo {B}ar}", "Foo {B}ar"),
        ('"Foo {"} bar"', 'Foo {"} bar'),
        ("2020", "2020"),
        ("jan", "January"),
        ('"a" # {b} # mar', "abMarch"),
        ("{}", ""),
    ],
)
def test_values(value, read):
    assert values(f"@misc{{a, x = {value}}}") == {"a": {"x": read}}
    assert found(f"@misc{{a, x = {value}}}") == []


def test_parentheses_delimit_an_entry():
    assert values("@misc(a, x = {1) 2}, y = 3)") == {"a": {"x": "1) 2", "y": "3"}}


def test_strings_are_put_in_without_regard_to_case():
    text = '@string{ICML = "Int. Conf."}\n@misc{a, x = icml # " 20"}'
    assert values(text)["a"] == {"x": "Int. Conf. 20"}


def test_names_and_types_are_in_lower_case_and_keys_are_kept():
    entry = scan("@ARTICLE{KeY, TITLE = {x}}", "p.bib").entries[0]
    assert (entry.type, entry.key, list(entry.fields)) == ("article", "KeY", ["title"])


def test_source_is_the_entry_character_for_character():
    source = "@misc{a,\r\n  title\t=  {x} ,%c\r\n}"
    assert scan(f"junk\r\n{source}\r\njunk", "p.bib").entries[0].source == source


def test_places_of_entries_and_fields():
    entry = scan("\n\n  @misc{a,\n title = {Xy}}", "p.bib").entries[0]
    field = entry.fields["title"]
    assert (entry.line, entry.column) == (3, 3)
    assert str(entry.location(field.offset, "p.bib")) == "p.bib:4:2"
    assert str(entry.location(field.value_offset, "p.bib")) == "p.bib:4:11"
    assert entry.source[field.value_offset :].startswith("Xy")


def test_columns_count_characters():
    text = "@misc{a, x = {ÄÖÜ𝔸}, y {1}}"
    assert found(text) == [(Code.BIB_SYNTAX, 1, 23, "a")]


@pytest.mark.parametrize(
    "text",
    [
        "---\n---\n\n" + GOOD,
        "write to a@b.c or me@host{x}\n" + GOOD,
        "@comment{ @misc{b, title = {x}} }\n" + GOOD,
        "@comment{\n@misc{b, title = {x}}\n}\n" + GOOD,
        "@Comment without braces\n" + GOOD,
        '@preamble{"\\newcommand{\\x}{y}"}\n' + GOOD,
        "% @misc{b, title = {x}}\n" + GOOD,
        GOOD.replace("\n", "\r\n"),
    ],
)
def test_what_is_no_entry_is_skipped_in_silence(text):
    assert values(text) == {"good": {"title": "Good"}}
    assert found(text) == []


def test_a_line_of_text_may_look_like_an_entry():
    text = "@misc{a, abstract = {One {\n@foo{x}\n} two}, title = {T}}\n" + GOOD
    assert list(values(text)) == ["a", "good"]
    assert values(text)["a"]["title"] == "T"
    assert found(text) == []


def test_two_entries_on_a_line():
    assert list(values("@misc{a, x = 1} @misc{b, x = 2}")) == ["a", "b"]


BAD = {
    "missing comma": ("@misc{bad,\n  x = {1}\n  y = {2},\n}", 2, 10, {"x": "1", "y": "2"}),
    "comma after key": ("@misc{bad\n  x = {1},\n}", 1, 10, {"x": "1"}),
    "missing =": ("@misc{bad,\n  x {1},\n  y = 2\n}", 2, 4, {"x": "1", "y": "2"}),
    "missing brace of a field": (
        "@misc{bad,\n  x = {1,\n  y = {2}\n}",
        2,
        7,
        {"x": "1", "y": "2"},
    ),
    "missing quote of a field": (
        '@misc{bad,\n  x = "1,\n  y = "2"\n}',
        2,
        7,
        {"x": "1", "y": "2"},
    ),
    "missing brace of the entry": ("@misc{bad,\n  x = {1},\n", 2, 11, {"x": "1"}),
    "brace too many": ("@misc{bad,\n  x = {1}},\n  y = {2}\n}", 2, 10, {"x": "1", "y": "2"}),
    "no braces": ("@misc{bad,\n  x = one two,\n  y = 2\n}", 2, 7, {"x": "one two", "y": "2"}),
    "no value": ("@misc{bad,\n  x = ,\n  y = 2\n}", 2, 7, {"y": "2"}),
    "text between fields": (
        "@misc{bad,\n  x = {1} 5,\n  y = 2\n}",
        2,
        11,
        {"x": "1", "y": "2"},
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_entry_is_located_and_harms_no_other(name):
    text, line, column, fields = BAD[name]
    both = f"{GOOD}{text}\n{GOOD.replace('good', 'other')}"
    assert found(both) == [(Code.BIB_SYNTAX, line + 3, column, "bad")]
    assert scan(both, "p.bib").problems[0].hint
    assert values(both) == {
        "good": {"title": "Good"},
        "bad": fields,
        "other": {"title": "Good"},
    }


def test_an_undefined_string_is_reported_with_the_nearest_one():
    text = "@string{nips = {NeurIPS}}\n@misc{a, title = {T}, journal = nipz}"
    problem = scan(text, "p.bib").problems[0]
    assert (problem.code, str(problem.location)) == (Code.BIB_STRING, "p.bib:2:33")
    assert "nips" in problem.hint
    assert values(text)["a"] == {"title": "T"}


def test_a_duplicate_key_names_both_places_and_the_first_wins():
    text = "@misc{a, x = 1}\n\n@misc{A, x = 2}"
    problem = scan(text, "p.bib").problems[0]
    assert values(text) == {"a": {"x": "1"}}
    assert problem.code is Code.BIB_DUPLICATE_KEY
    assert str(problem.location) == "p.bib:3:7"
    assert "p.bib:1:1" in problem.message


def test_a_duplicate_field_is_reported_and_the_first_wins():
    text = "@misc{a, x = 1,\n x = 2}"
    assert found(text) == [(Code.BIB_DUPLICATE_FIELD, 2, 2, "a")]
    assert values(text) == {"a": {"x": "1"}}


def test_an_entry_without_key_is_reported_and_left_out():
    assert found("@misc{title = {x}}") == [(Code.BIB_SYNTAX, 1, 7, "")]
    assert values("@misc{, title = {x}}\n" + GOOD) == {"good": {"title": "Good"}}


def test_a_forgotten_at_is_reported():
    assert found("article{a,\n title = {x}}\n") == [(Code.BIB_SYNTAX, 1, 1, "")]


def test_an_unclosed_comment_does_not_take_the_entries_after_it():
    text = "@comment{ x\n" + GOOD
    assert found(text) == [(Code.BIB_SYNTAX, 1, 1, "")]
    assert list(values(text)) == ["good"]


def test_nothing_at_all():
    assert scan("", "p.bib").entries == ()
    assert scan("", "p.bib").problems == ()


@pytest.mark.parametrize(
    "unit",
    [
        "{",
        "c={\n",
        "@a{",
        "@a{b,c={{\n",
        "\n@a{b,c={{",
        "\n@comment{",
        '\n@a{b,c="',
        "a=1\n",
        "= ",
        ",",
        " ",
        "\n",
        "a }",
        "@a{b,c=1}",
        "x {y} ",
        '"',
        "#",
        "\n a",
    ],
)
def test_time_grows_with_length_only(unit):
    assert_linear(lambda size: scan("@a{b," + unit * (size // len(unit)), "p.bib"), 2000)


def test_deep_nesting_and_long_fields_are_read():
    deep = "{" * 10_000 + "x" + "}" * 10_000
    long = "word " * 400_000
    read = values(f"@misc{{a, x = {{{deep}}}, y = {{{long}}}}}")
    assert read["a"] == {"x": deep, "y": long}
