"""RIS: what EndNote and library catalogues get of an entry."""

from __future__ import annotations

import re

import pytest
from labpress.formatting.ris import ris_records
from labpress.reading.bib.bibliography import read_bibliography


@pytest.fixture
def lines(tmp_path):
    def read(source: str):
        path = tmp_path / "publications.bib"
        path.write_text(source, encoding="utf-8")
        text = ris_records(read_bibliography(path)[0])
        assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in text.split("\r\n")[:-1])
        return text.split("\r\n")[:-1]

    return read


def test_a_journal_article(lines):
    assert lines(
        "@article{doe2020, title={Fish}, author={van Gogh, Vincent and Jane Doe},"
        " journal={J. Fish}, volume=12, number=3, pages={101--115}, date={2020-05-06},"
        " doi={10.1000/x}, keywords={fins, tails}}"
    ) == [
        "TY  - JOUR",
        "ID  - doe2020",
        "AU  - Gogh, Vincent van",
        "AU  - Doe, Jane",
        "TI  - Fish",
        "PY  - 2020",
        "DA  - 2020/05/06/",
        "T2  - J. Fish",
        "VL  - 12",
        "IS  - 3",
        "SP  - 101",
        "EP  - 115",
        "DO  - 10.1000/x",
        "KW  - fins",
        "KW  - tails",
        "ER  - ",
    ]


def test_two_records_follow_each_other(lines):
    found = lines("@misc{a, title={A}, author={B}}\n@book{c, title={C}, editor={D E}, year=2001}")
    assert [line for line in found if line[:2] in ("TY", "ER")] == [
        *("TY  - GEN", "ER  - ", "TY  - BOOK", "ER  - "),
    ]
    assert "A2  - E, D" in found


def test_an_abstract_of_several_lines_is_one(lines):
    found = lines("@misc{a, title={A}, author={B}, abstract={one\n\ntwo}}")
    assert "AB  - one two" in found
