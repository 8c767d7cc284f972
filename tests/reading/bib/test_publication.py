"""From the fields of an entry to a publication, and what is told of them."""

from __future__ import annotations

import pytest
from labpress.reading.bib.entries import scan
from labpress.reading.bib.publication import read_publication
from labpress.records.model import DEFAULT_MARKS
from labpress.records.problems import Code

GOOD = "title = {On {Sparse} Nets}, author = {Ada Berg and Ben Cruz and others}, year = 2020"


def read(fields: str, kind: str = "misc", key: str = "a"):
    (entry,) = scan(f"@{kind}{{{key}, {fields}}}", "a.bib").entries
    paper, findings = read_publication(entry, DEFAULT_MARKS, ())
    return paper, [finding.code for finding in findings]


def test_an_entry_is_a_publication():
    paper, codes = read(f"{GOOD}, doi = {{10.1234/x}}, keywords = {{a, b}}")
    assert (paper.key, paper.type, paper.plain_title) == ("a", "misc", "On Sparse Nets")
    assert [str(author.name) for author in paper.authors] == ["Ada Berg", "Ben Cruz"]
    assert (paper.others, paper.year, paper.doi) == (True, 2020, "10.1234/x")
    assert paper.keywords == ("a", "b")
    assert codes == []


@pytest.mark.parametrize(
    ("fields", "kind", "code"),
    [
        ("author = {Ada Berg}, year = 2020", "misc", Code.BIB_MISSING_FIELD),
        (GOOD, "artcle", Code.BIB_UNKNOWN_TYPE),
        (f"{GOOD}, abstrct = {{x}}", "misc", Code.BIB_FIELD),
    ],
)
def test_what_is_wrong_is_told_and_a_publication_comes_of_it(fields, kind, code):
    paper, codes = read(fields, kind)
    assert codes == [code]
    assert paper.authors[0].name.family == "Berg"


def test_an_entry_can_be_kept_out_of_lists():
    assert read(GOOD)[0].listed
    assert not read(f"{GOOD}, options = {{skipbib=true}}")[0].listed
