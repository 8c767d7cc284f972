"""The text of a file, whatever its encoding."""

from __future__ import annotations

import codecs

import pytest
from labpress.reading import encoding
from labpress.reading.bib.bibliography import read_bibliography
from labpress.reading.encoding import decode
from labpress.reading.permalinks import read_permalinks
from labpress.reading.yaml.people import read_people
from labpress.records.problems import Code


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("Müller".encode(), "Müller"),
        (codecs.BOM_UTF8 + "Müller".encode(), "Müller"),
        (b"a\rb", "a\nb"),
        (b"a\r\nb", "a\nb"),
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


ENTRY = "@article{jane2020,\n  title = {Fish 魚},\n  author = {Jane Doe},\n  year = 2020,\n}\n"
PEOPLE = "jane:\n  name: Jane Doe\n  native: 魚\n"
LEDGER = "person jane\npaper fish retired: 魚\n"
WIDE = ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]


@pytest.mark.parametrize("name", WIDE)
@pytest.mark.parametrize("text", [ENTRY, PEOPLE, LEDGER, "魚" * 200 + ENTRY])
def test_text_of_two_or_four_bytes_a_character_is_recognised_without_a_mark(text, name):
    read, (problem,) = decode(text.encode(name), "f")
    assert read == text
    assert name[:6].upper() in problem.message


def read_bib(path):
    papers, problems = read_bibliography(path)
    return [paper.plain_title for paper in papers], problems


def read_names(path):
    people, problems = read_people(path, roles=("pi",))
    return [person.native for person in people], problems


def read_ledger(path):
    names, problems = read_permalinks(path, ("person", "paper"))
    return [name.retired for name in names], problems


FILES = [(read_bib, ENTRY), (read_names, PEOPLE), (read_ledger, LEDGER)]


@pytest.mark.parametrize("name", WIDE)
@pytest.mark.parametrize(("read", "text"), FILES)
def test_no_file_is_lost_in_silence_by_its_encoding(tmp_path, read, text, name):
    path = tmp_path / "file"
    path.write_text(text, "utf-8")
    found, nothing = read(path)
    assert nothing == ()
    path.write_bytes(text.encode(name))
    again, (problem,) = read(path)
    assert again == found
    assert "the file is UTF-" in problem.message


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1c", "\x1e"])
@pytest.mark.parametrize(
    ("read", "before", "wrong"),
    [
        (read_bib, "% a{}b\n", "@article{b, titl = {B}, title = {B}, author={A}, year = 2020}"),
        (read_names, "# a{}b\n", "jane: {name: Jane Doe, role: pi, hom: x}"),
        (read_ledger, "# a{}b\n", "planet x"),
    ],
)
def test_only_line_feeds_end_lines(tmp_path, read, before, wrong, sign):
    path = tmp_path / "file"
    path.write_text(before.format(sign) + wrong, "utf-8")
    problem = read(path)[1][-1]
    assert problem.location.line == 2


@pytest.mark.parametrize(("read", "text"), FILES)
def test_a_control_character_is_told_at_its_place(tmp_path, read, text):
    path = tmp_path / "file"
    first, rest = text.split("\n", 1)
    path.write_text(f"{first}\n{rest.replace('魚', chr(7) + '魚' + chr(0))}", "utf-8")
    (problem,) = read(path)[1]
    assert "(U+0007) was read as a space (2 such characters in all)" in problem.message
    line = rest.split("\n")[0 if text is not PEOPLE else 1]
    assert problem.location.line == (3 if text is PEOPLE else 2)
    assert problem.location.column == line.index("魚") + 1


@pytest.mark.parametrize(("read", "text"), FILES)
def test_the_size_of_a_file_has_a_bound_that_is_told(tmp_path, monkeypatch, read, text):
    path = tmp_path / "file"
    path.write_text(text + "\n" * 2**20, "utf-8")
    monkeypatch.setattr(encoding, "LONGEST_FILE", 2**20)
    (problem,) = read(path)[1]
    assert "the file has more than 1 MB; what follows them was not read" in problem.message
    assert problem.code in (Code.BIB_ENCODING, Code.YAML_ENCODING, Code.PERMALINK_SYNTAX)
