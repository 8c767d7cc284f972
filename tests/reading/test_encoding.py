"""The text of a .bib file, whatever its encoding."""

from __future__ import annotations

import codecs

import pytest
from labpress.reading.encoding import decode


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("Müller".encode(), "Müller"),
        (codecs.BOM_UTF8 + "Müller".encode(), "Müller"),
        (b"a\rb", "a\nb"),
        (b"a\r\nb", "a\r\nb"),
    ],
)
def test_utf_8_is_read_as_it_is(content, expected):
    assert decode(content, "f.bib") == (expected, ())


def test_bytes_of_latin_1_are_read_as_such_and_told_at_the_first():
    text, (problem,) = decode("ok\nMü".encode() + "ü–".encode("cp1252"), "f.bib")
    assert text == "ok\nMüü–"
    assert str(problem.location) == "f.bib:2:3"


def test_utf_16_is_recognised_by_its_mark():
    text, (problem,) = decode("Müller".encode("utf-16"), "f.bib")
    assert text == "Müller"
    assert "UTF-16" in problem.message
