"""The made-up group that benchmarks and larger tests use."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from pybtex.database import parse_string

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType


@pytest.fixture(scope="module")
def group(synthetic: ModuleType):
    return synthetic.make_group(papers=400, people=50, seed=7)


def test_the_same_seed_gives_the_same_group(synthetic: ModuleType, group) -> None:
    again = synthetic.make_group(papers=400, people=50, seed=7)
    assert again.data_files() == group.data_files()
    assert again.pages() == group.pages()
    assert synthetic.make_group(400, 50, seed=8).bibliography() != group.bibliography()


def test_keys_ids_and_names_are_unique(group) -> None:
    assert len({paper.key for paper in group.papers}) == 400
    assert len({person.id for person in group.people}) == 50
    assert len({person.name for person in group.people}) == 50


def test_it_is_as_hard_as_a_real_group(group) -> None:
    initials = Counter((person.given[0], person.family) for person in group.people)
    assert max(initials.values()) > 1
    known = {person.name for person in group.people}
    outsiders = {a for paper in group.papers for a in paper.authors if not a.id}
    assert not known & {outsider.name for outsider in outsiders}
    assert any((outsider.given[0], outsider.family) in initials for outsider in outsiders)
    text = group.bibliography()
    assert "é" in text
    assert r"{\'e}" in text
    assert 0.02 < sum("$" in paper.title for paper in group.papers) / 400 < 0.09
    assert any(paper.awards for paper in group.papers)
    assert any(paper.equal for paper in group.papers)


def test_pybtex_reads_it(group) -> None:
    entries = parse_string(group.bibliography(), "bibtex").entries
    assert len(entries) == 400
    for paper in group.papers:
        assert len(entries[paper.key].persons["author"]) == len(paper.authors)


def test_a_whole_site_is_written(group, tmp_path: Path) -> None:
    group.write(tmp_path)
    names = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.*")}
    assert names == {
        *("conf.py", "index.md", "research.md", "publications.md", "people.md", "news.md"),
        *("data/publications.bib", "data/people.yml", "data/themes.yml", "data/venues.yml"),
        "data/sponsors.yml",
    }
