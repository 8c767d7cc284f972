"""One block of a .bib file: what is read of it, whatever is wrong with it."""

from __future__ import annotations

import pytest
from labpress.reading.bib.parser import read_block
from labpress.records.problems import Code


def values(entry):
    return {field.name: "".join(piece.text for piece in field.pieces) for field in entry.fields}


def test_an_entry_is_read_with_its_type_and_names_in_small_letters():
    (entry,) = read_block(
        '@Article{Key1,\n  TITLE = {A {B}},\n  year = 2020,\n  note = "x" # jan\n}'
    )
    assert (entry.type, entry.key, entry.findings) == ("article", "Key1", ())
    assert values(entry) == {"title": "A {B}", "year": "2020", "note": "xjan"}
    assert entry.macros == ("jan",)


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("@misc{a\n  title = {T},\n  year = 2020}", {"title": "T", "year": "2020"}),
        ("@misc{a,\n  title = {T}\n  year = 2020}", {"title": "T", "year": "2020"}),
        ("@misc{a,\n  title {T},\n  year = 2020}", {"title": "T", "year": "2020"}),
        ("@misc{a,\n  title = {T,\n  year = 2020}", {"title": "T", "year": "2020"}),
        ("@misc{a,\n  title = {T}},\n  year = 2020}", {"title": "T", "year": "2020"}),
        ("@misc{a, title = {T}", {"title": "T"}),
    ],
)
def test_a_mistake_is_told_once_and_takes_nothing_with_it(text, fields):
    (entry,) = read_block(text)
    assert values(entry) == fields
    assert [finding.code for finding in entry.findings] == [Code.BIB_SYNTAX]


def test_the_first_of_two_fields_counts():
    (entry,) = read_block("@misc{a, title = {T}, Title = {U}}")
    assert values(entry) == {"title": "T"}
    assert [finding.code for finding in entry.findings] == [Code.BIB_DUPLICATE_FIELD]
    assert len(entry.all_fields) == 2


def test_comments_are_no_entries_and_an_entry_without_its_at_is_told():
    assert read_block("@comment{ @misc{a, title = {T}} }") == ()
    (stray,) = read_block("article{a, title = {T}}")
    assert (stray.type, len(stray.findings)) == ("", 1)
