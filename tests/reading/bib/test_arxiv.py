"""Numbers at arXiv."""

from __future__ import annotations

import pytest
from labpress.reading.bib.arxiv import arxiv_in, read_arxiv
from labpress.reading.bib.entries import scan


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ("2304.04934", "2304.04934"),
        ("arXiv:2304.04934v2", "2304.04934v2"),
        ("https://arxiv.org/pdf/2304.04934.pdf", "2304.04934"),
        ("hep-th/9901001", "hep-th/9901001"),
        ("2304.04934 [cs.LG]", "2304.04934"),
        ("2304.049", ""),
        ("see 2304.04934", ""),
    ],
)
def test_a_number_is_known_with_or_without_its_address(value, number):
    assert arxiv_in(value) == number


@pytest.mark.parametrize(
    ("fields", "doi", "number", "told"),
    [
        ("eprint = {2304.04934}, archiveprefix = {arXiv}", "", "2304.04934", 0),
        ("journal = {arXiv preprint arXiv:2304.04934}", "", "2304.04934", 0),
        ("year = 2020", "10.48550/arXiv.2304.04934", "2304.04934", 0),
        ("arxiv = {nonsense}", "", "", 1),
        ("eprint = {2304.04934}, eprinttype = {jstor}", "", "", 0),
    ],
)
def test_it_is_found_in_whichever_field_it_stands(fields, doi, number, told):
    (entry,) = scan(f"@misc{{a, {fields}}}", "a.bib").entries
    findings = []
    assert read_arxiv(entry, doi, findings) == number
    assert len(findings) == told
