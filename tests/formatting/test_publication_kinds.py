"""What kind of publication an entry is, told from more than its type."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from labpress.formatting.publication_kinds import KIND_TITLES, KINDS, kind_of
from labpress.reading.bib.bibliography import read_bibliography

if TYPE_CHECKING:
    from pathlib import Path


def test_every_kind_has_a_heading_and_no_entry_type_two_kinds() -> None:
    assert KINDS.keys() == KIND_TITLES.keys()
    types = [one for types in KINDS.values() for one in types]
    assert len(types) == len(set(types))


@pytest.mark.parametrize(
    ("entry_type", "fields", "expected"),
    [
        ("article", "journal = {Looms Today}", "journal"),
        ("article", "journal = {arXiv preprint arXiv:2301.00001}", "preprint"),
        ("article", "journal = {Proceedings of the Conference on Looms}", "conference"),
        ("article", "journal = {Proceedings of the Academy}", "journal"),
        ("misc", "eprint = {2301.00001}, archiveprefix = {arXiv}", "preprint"),
        ("misc", "howpublished = {Source code}", "software"),
        ("misc", "url = {https://example.org/looms}", "other"),
        ("misc", "", "preprint"),
        ("incollection", "booktitle = {A Book of Looms}", "book"),
        ("incollection", "booktitle = {Proceedings of Looms 2023}", "conference"),
        ("incollection", "booktitle = {Symposium on Looms}", "conference"),
        ("book", "publisher = {Press}", "book"),
        ("proceedings", "publisher = {Press}", "conference"),
        ("phdthesis", "school = {A University}", "thesis"),
        ("dataset", "", "software"),
        ("patent", "number = {1}", "patent"),
        ("weaving", "type = {Technical Report}", "report"),
        ("weaving", "", "other"),
    ],
)
def test_kinds(tmp_path: Path, entry_type: str, fields: str, expected: str) -> None:
    path = tmp_path / "publications.bib"
    path.write_text(
        f"@{entry_type}{{a, title = {{T}}, author = {{Ann Ho}}, year = 2023, {fields}}}", "utf-8"
    )
    (publication,) = read_bibliography(path)[0]
    assert kind_of(publication) == expected
