"""Names in what visitors take along: BibTeX, CSL-JSON and RIS say who is meant."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from labpress.formatting.citations import citation
from labpress.formatting.ris import ris_records
from labpress.group.lab import Lab, Settings
from labpress.site.downloads import WRITERS, bibtex_entries
from pybtex.database import parse_string

if TYPE_CHECKING:
    from pathlib import Path

PEOPLE = """
gabriel: {name: {given: Gabriel, family: García Sol}}
sijia: {name: Sijia Luo, also: [Luo SJ], print: S.-J. Luo}
vincent: {name: {given: Vincent, family: Van Dorn}}
otto: {name: Otto Ruh, print: O. T. Ruh}
martin: {name: Martin Kingsley Jr.}
laurens: {name: Laurens van der Maat}
"""

#: The authors as the file has them; family and given names as BibTeX is to read them.
CASES = [
    (r"Gabriel Garc{\'\i}a Sol and Ada Berg", ["García Sol|Gabriel", "Berg|Ada"]),
    ("Gabriel García Sol", ["García Sol|Gabriel"]),
    ("Luo SJ and Otto Ruh", ["Luo|S. J.", "Ruh|Otto"]),
    ("Otto Ruh, Sijia Luo, and Ada Berg", ["Ruh|Otto", "Luo|Sijia", "Berg|Ada"]),
    ("Ruh, Otto; Luo, Sijia et al.", ["Ruh|Otto", "Luo|Sijia", "others|"]),
    (r"Dr. Otto Ruh$^{1}$ \& SIJIA LUO", ["Ruh|Otto", "Luo|Sijia"]),
    ("Vincent Van Dorn and Martin Kingsley Jr.", ["Van Dorn|Vincent", "Kingsley|Martin"]),
    ("Maat, Laurens van der and Yang Lou 0018", ["Maat|Laurens", "Lou|Yang"]),
    ("Laurens Van Der Maat* and IBM Research", ["Maat|Laurens", "IBM Research|"]),
    ("{The Ruh Group} and Ruh, Otto and others", ["The Ruh Group|", "Ruh|Otto", "others|"]),
]


@pytest.fixture
def lab(tmp_path: Path):
    def _lab(authors: str) -> Lab:
        (tmp_path / "people.yml").write_text(PEOPLE, encoding="utf-8")
        entry = f"@misc{{a,\n  title = {{T}},\n  author = {{{authors}}},\n  year = {{2022}},\n}}\n"
        (tmp_path / "publications.bib").write_text(entry, encoding="utf-8")
        return Lab.load(tmp_path, Settings())

    return _lab


@pytest.mark.parametrize(("authors", "expected"), CASES)
def test_downloaded_bibtex_is_read_as_meant(lab, tmp_path: Path, authors, expected) -> None:
    first = lab(authors)
    source = bibtex_entries(list(first.publications.values()))
    (entry,) = parse_string(source, "bibtex").entries.values()
    read = [
        f"{' '.join(one.last_names)}|{' '.join([*one.first_names, *one.middle_names])}"
        for one in entry.persons["author"]
    ]
    decoded = [_decoded(one) for one in read]
    assert decoded == expected
    # and labpress reads it as the same people
    (tmp_path / "publications.bib").write_text(source, encoding="utf-8")
    again = Lab.load(tmp_path, Settings())
    assert [one.identity.person for one in again.publications["a"].authors] == [
        one.identity.person for one in first.publications["a"].authors
    ]
    assert again.bylines["a"] == tuple(run for run in first.bylines["a"]) or "*" in authors


def _decoded(text: str) -> str:
    text = text.strip("{}") if text.startswith("{") else text.replace("{", "").replace("}", "")
    return text.replace("{", "").replace("}", "").replace(r"\'\i", "í").replace(r"\'\i ", "í")


@pytest.mark.parametrize(("authors", "expected"), CASES)
def test_csl_and_ris_say_the_same(lab, authors, expected) -> None:
    papers = list(lab(authors).publications.values())
    (item,) = json.loads(WRITERS[".json"](papers))
    wanted = [one.split("|") for one in expected if one != "others|"]
    found = [[one.get("literal") or one["family"], one.get("given", "")] for one in item["author"]]
    assert found == wanted
    names = [line[6:] for line in ris_records(papers).splitlines() if line.startswith("AU")]
    assert len(names) == len(wanted)
    for name, (family, given) in zip(names, wanted, strict=True):
        assert name.startswith(f"{family}, {given}" if given else family)


def test_a_fixed_form_is_for_lists_of_authors_alone(lab) -> None:
    group = lab("Luo SJ and Otto Ruh")
    assert [run.text for run in group.bylines["a"]] == ["S.-J. Luo", "O. T. Ruh"]
    paper = group.publications["a"]
    assert "S. J. Luo" in citation(paper, group.source_style)
    assert "Otto Ruh" in citation(paper, group.source_style)


def test_what_bibtex_reads_as_meant_stays_as_it_is(lab) -> None:
    written = r"Ruh, Otto and  Sijia Luo and Garc{\'\i}a Sol, Gabriel and van der Maat, Laurens"
    source = bibtex_entries(list(lab(written).publications.values()))
    assert f"author = {{{written}}}" in source
