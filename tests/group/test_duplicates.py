"""Is a paper there already?"""

from __future__ import annotations

import dataclasses

import pytest
from labpress.group.duplicates import duplicate
from labpress.names.parsing import parse
from labpress.reading.bib.same_work import SAME_TITLE, same_works
from labpress.records.model import Author, Date, Publication
from labpress.records.richtext import text


def paper(key="new", title="A Fine Engine", author="M. Weide", year=2024, **more):
    date = Date(year) if year else None
    return Publication(key, "misc", text(title), (Author(parse(author)),), date=date, **more)


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (paper("k", "Other", "X Y", doi="10.1/X"), "both are doi:10.1/x"),
        (paper("k", "Other", "X Y", arxiv="2304.04934v1"), "both are arXiv:2304.04934"),
        (paper("k", "A fine engine!", "Weide, Mira", 2021), SAME_TITLE),
        (paper("k", year=None), SAME_TITLE),
    ],
)
def test_the_same_paper(other, why):
    new = paper(doi="10.1/x", arxiv="2304.04934v2")
    assert duplicate(new, [paper("z", "Else", "A B"), other]) == ("k", why)


@pytest.mark.parametrize(
    "other",
    [
        paper("k", "A Fine Engine II"),
        paper("k", author="M. Ruh"),
        paper("k", year=2019),
        paper("k", doi="10.1/y"),
        paper("k", "Other", doi="10.1/y", arxiv="2304.04935"),
    ],
)
def test_another_paper(other):
    assert duplicate(paper(doi="10.1/x", arxiv="2304.04934"), [other]) == ("", "")


def test_nothing_is_the_same_as_nothing():
    assert duplicate(paper(title="", author="{}"), [paper("k", "", "{}")]) == ("", "")
    assert duplicate(paper(), [paper("a", year=2023), paper("b", year=2023)])[0] == "a"


def test_a_number_counts_before_a_title():
    found = duplicate(paper(doi="10.1/x"), [paper("title"), paper("doi", "Else", doi="10.1/x")])
    assert found == ("doi", "both are doi:10.1/x")


@pytest.mark.parametrize(
    ("other", "there"),
    [
        ({"year": 2020}, True),
        ({"year": 2019}, False),
        ({"author": "A. Other and M. Weide"}, True),
        ({"doi": "10.1/y"}, False),
        ({"doi": "10.48550/arXiv.2304.04934"}, True),
        ({"title": "Another engine, less fine"}, False),
    ],
)
def test_adding_and_checking_have_one_rule(other, there):
    title = "A Fine Engine of Many Letters"
    names = (other := dict(other)).pop("author", "M. Weide").split(" and ")
    old = paper("old", **{"title": title} | other)
    old = dataclasses.replace(old, authors=tuple(Author(parse(name)) for name in names))
    new = paper(title=title, doi="10.1/x")
    assert bool(duplicate(new, [old])[0]) is there
    assert bool(list(same_works([old, new]))) is there
