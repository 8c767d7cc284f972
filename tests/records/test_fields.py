"""The table of fields: what follows from one row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from labpress.reading.bib.bibliography import read_bibliography
from labpress.records.fields import BY_NAME, FIELDS, LINKS

if TYPE_CHECKING:
    from pathlib import Path

    from labpress.records.model import Publication


def read(folder: Path, text: str) -> dict[str, Publication]:
    path = folder / "publications.bib"
    path.write_text(text, encoding="utf-8")
    return {publication.key: publication for publication in read_bibliography(path)[0]}


def test_each_name_stands_in_one_row():
    names = [name for row in FIELDS for name in row.names]
    assert len(names) == len(set(names)) == len(BY_NAME)
    assert names == [name.lower() for name in names]


#: Links whose fields hold a number as well as an address.
NUMBERS = {"doi": "10.1000/182", "arxiv": "2304.04934", "arxivid": "2304.04934"}


@pytest.mark.parametrize("name", [name for row in LINKS for name in row.names])
def test_each_link_is_shown_under_each_of_its_names(tmp_path, name):
    value = NUMBERS.get(name, "https://example.org/there")
    entry = f"@misc{{a, title = {{T}}, author = {{A B}}, year = 2020, {name} = {{{value}}}}}"
    (link,) = read(tmp_path, entry)["a"].links
    assert link.kind == BY_NAME[name].name
    assert link.url.endswith(value)


@pytest.mark.parametrize("name", [name for row in LINKS for name in row.names])
def test_a_paper_does_not_inherit_the_links_of_its_meeting(tmp_path, name):
    value = NUMBERS.get(name, "https://example.org/meeting")
    papers = read(
        tmp_path,
        "@inproceedings{p, crossref = {m}, title = {T}, author = {A B}}\n"
        f"@proceedings{{m, title = {{Meeting}}, year = 2020, {name} = {{{value}}}}}",
    )
    assert papers["p"].links == ()
    assert papers["p"].year == 2020
    assert len(papers["m"].links) == 1
