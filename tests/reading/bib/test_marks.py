"""Marks inside names are taken out."""

from __future__ import annotations

import pytest
from labpress.reading.bib.marks import has_marks, modern, strip_marks


@pytest.mark.parametrize(
    ("name", "bare", "symbols"),
    [
        ("Jia*, Jinghan", "Jia, Jinghan", ("*",)),
        (r"Ann Roe$^\dagger$", "Ann Roe", ("†",)),
        (r"Ann Roe\textsuperscript{*,\ddag}", "Ann Roe", ("*", "‡")),
        ("*Ann Roe", "Ann Roe", ("*",)),
        ("Ann∗ Roe", "Ann Roe", ("*",)),
        ("Ann Roe", "Ann Roe", ()),
    ],
)
def test_a_mark_is_no_part_of_the_name(name, bare, symbols):
    found, marks, first = strip_marks(name)
    assert (found, marks) == (bare, symbols)
    assert (first == -1) is (not symbols)
    assert has_marks(name) is bool(symbols)


def test_the_annotation_says_what_the_marks_said():
    assert modern([(1, ["equal"]), (2, []), (3, ["equal", "corresponding"])]) == (
        "1=equal; 3=equal, corresponding"
    )
