"""An address in a field that nobody knows is told once a field, as nothing links it."""

from __future__ import annotations

import pytest
from labpress.group.lab import Lab
from labpress.records.problems import Code

ONE = "https://example.org/x"


@pytest.fixture
def told(tmp_path):
    """The problems of fields in a bibliography of papers with the fields given."""

    def read(*papers):
        bib = "".join(
            f"@misc{{p{number}, title = {{T{number}}}, author = {{A B}}, year = 2020,"
            f"\n  {fields}}}\n"
            for number, fields in enumerate(papers)
        )
        (tmp_path / "publications.bib").write_text(bib, encoding="utf-8")
        lab = Lab.load(tmp_path)
        return [problem for problem in lab.problems if problem.code is Code.BIB_FIELD]

    return read


def test_an_address_that_nothing_links_is_told_at_its_field_once(told):
    (problem,) = told("pages = 1", f"note = {{N}}, talkpage = {{{ONE}}}", f"talkpage = {{{ONE}/2}}")
    assert "talkpage" in problem.message
    assert "2 papers" in problem.message
    assert (problem.location.line, problem.location.column, problem.record) == (4, 15, "p1")
    assert told(f"website = {{{ONE}}}") == []


@pytest.mark.parametrize(
    "fields",
    [
        f"talkpage = {{{ONE}}}, url = {{{ONE}/}}",
        "talkpage = {https://doi.org/10.1000/x}, doi = {10.1000/x}",
        "talkpage = {in Rome}",
        f"biburl = {{{ONE}}}",
        f"opturl = {{{ONE}}}",
        f"comment-jane = {{{ONE}}}",
    ],
)
def test_what_is_linked_or_no_address_or_known_to_be_unused_is_not_told(told, fields):
    assert told(fields) == []


def test_a_name_near_a_known_one_is_told_as_such_alone(told):
    (problem,) = told(f"ulr = {{{ONE}}}")
    assert problem.hint == "write url = {…}, if that is meant"
