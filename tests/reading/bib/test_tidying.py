"""Entries from elsewhere, in the form in which a group keeps its own."""

from __future__ import annotations

import pytest
from labpress.reading.bib.entries import scan
from labpress.reading.bib.tidying import entries_in, new_key, tidied
from labpress.reading.insertion import Refused


def one(text):
    (raw,) = entries_in(text)
    return raw


def test_one_field_a_line_and_what_databases_write_for_themselves_is_left_out():
    text = (
        '@Article{DBLP:x, title = "A {Fine}\n   Engine", month = jan, TIMESTAMP = {now},'
        " biburl = {u}, doi = {10.1/x}, note = pre # { and more}}"
    )
    assert tidied(one(text), "k") == (
        "@article{k,\n"
        "  title = {A {Fine} Engine},\n"
        "  month = jan,\n"
        "  doi   = {10.1/x},\n"
        "  note  = pre # { and more},\n"
        "}\n"
    )


def test_abbreviations_of_the_same_text_are_written_out():
    text = '@string{j = {Journal} # " of"}\n@article{x, journal = J # { Engines}, month = may}'
    entry = tidied(one(text), "k")
    assert "  journal = {Journal of Engines},\n  month   = may,\n" in entry


def test_what_is_written_is_read_as_the_same():
    text = 'Prose. @misc(x, title = {A} # { B}, year = 2020, author = {M{\\"u}ller, J. and others})'
    again = scan(tidied(one(text), "k"), "p.bib").entries[0]
    values = {name: field.value for name, field in again.fields.items()}
    assert values == {"title": "A B", "year": "2020", "author": 'M{\\"u}ller, J. and others'}
    assert again.findings == ()


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        (
            "author = {Mira van der Weide and X Y}, year = 2024, title = {The Engine}",
            "weide2024engine",
        ),
        ('author = {M{\\"u}ller, J.}, date = {2024-03}, title = {{On} a $x$-Ray}', "muller2024x"),
        ("editor = {Li, X.}, title = {Über uns}", "liuber"),
        ("title = {The}", "own"),
        ("year = 2020", "2020"),
        ("author = {刘思嘉}", "own"),
    ],
)
def test_a_key_is_made_of_author_year_and_title(fields, key):
    assert new_key(one(f"@misc{{own, {fields}}}"), set()) == key


def test_a_key_that_is_taken_gets_a_number():
    raw = one("@misc{x, author = {A B}, year = 2020}")
    assert new_key(raw, {"b2020"}) == "b2020-2"
    assert new_key(raw, {"b2020", "b2020-2"}) == "b2020-3"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "there is no BibTeX entry in it"),
        ("<html>not found</html>", "there is no BibTeX entry in it"),
        ("@string{a = {b}}", "there is no BibTeX entry in it"),
        ("@misc{k, title = {T", "its BibTeX cannot be read: "),
        ("@misc{k, title {T}}", "its BibTeX cannot be read: an = is missing after title"),
    ],
)
def test_what_is_no_bibtex_is_refused(text, message):
    with pytest.raises(Refused, match=message):
        entries_in(text)
