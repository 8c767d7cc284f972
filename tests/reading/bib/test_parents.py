"""An entry takes fields from one of another file."""

from __future__ import annotations

import pytest
from labpress.reading.bib.bibliography import read_bibliography
from labpress.reading.bib.parents import possible_parents
from labpress.records.problems import Code
from labpress.records.richtext import plain

CHILD = "@inproceedings{a, title = {T}, author = {A}, crossref = {P}}"
PARENT = "@string{ice = {ICE}}\n@proceedings{p, title = ice # { Proceedings}, year = 2020}"


@pytest.mark.parametrize("order", [(CHILD, PARENT), (PARENT, CHILD)])
def test_crossref_leads_to_another_file_before_or_after(tmp_path, order):
    files = []
    for number, text in enumerate(order):
        files.append(tmp_path / f"{number}.bib")
        files[-1].write_text(text, "utf-8")
    parents = possible_parents(files)
    read = [read_bibliography(file, parents=parents) for file in files]
    assert [problems for _, problems in read] == [(), ()]
    (child,) = read[order.index(CHILD)][0]
    assert (plain(child.venue), child.year) == ("ICE Proceedings", 2020)


def test_the_entry_of_the_own_file_comes_first(tmp_path):
    one, other = tmp_path / "one.bib", tmp_path / "other.bib"
    one.write_text(PARENT, "utf-8")
    other.write_text(f"{CHILD}\n@proceedings{{p, title = {{Own}}, year = 2021}}", "utf-8")
    publications, _ = read_bibliography(other, parents=possible_parents([one, other]))
    assert (plain(publications[0].venue), publications[0].year) == ("Own", 2021)


def test_what_no_file_has_is_still_told(tmp_path):
    one, missing = tmp_path / "one.bib", tmp_path / "missing.bib"
    one.write_text(CHILD, "utf-8")
    _, problems = read_bibliography(one, parents=possible_parents([one, missing]))
    assert Code.BIB_CROSSREF in [problem.code for problem in problems]


def test_a_single_file_is_not_read_twice(tmp_path):
    one = tmp_path / "one.bib"
    one.write_text(CHILD, "utf-8")
    assert possible_parents([one]) == {}
