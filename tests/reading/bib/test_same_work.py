"""The same work entered twice, and two papers under one key."""

from __future__ import annotations

import pytest
from labpress.group.lab import Lab
from labpress.group.settings import Settings
from labpress.records.problems import Code


def load(folder, *files):
    paths = []
    for number, text in enumerate(files):
        paths.append(folder / f"{number}.bib")
        paths[-1].write_text(text)
    return Lab.load(folder, Settings(bibfiles=tuple(paths)))


def entry(key, title="Learning of Large Fish", author="Jane Doe", **fields):
    fields = {"title": title, "author": author, "journal": "J", "year": "2020"} | fields
    listed = ", ".join(f"{name} = {{{value}}}" for name, value in fields.items())
    return f"@article{{{key}, {listed}}}\n"


def told(lab, code=Code.BIB_SAME_WORK):
    return [problem for problem in lab.problems if problem.code is code]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({}, {"title": "Learning of {L}arge fish", "year": "2023"}),
        ({"doi": "10.1000/AB"}, {"doi": "https://doi.org/10.1000/ab", "title": "Other"}),
        (
            {"journal": "arXiv preprint arXiv:2001.00001"},
            {"title": "Quite Another Title", "eprint": "2001.00001v2", "eprinttype": "arxiv"},
        ),
        ({"doi": "10.48550/arXiv.2001.00001"}, {"doi": "10.1000/1"}),
        ({"author": "A. Roe and Doe, Jane"}, {"author": "J. Doe and Max Moll"}),
        ({"title": "Fish"}, {"title": "{F}ish", "year": "2021"}),
        ({"title": "Fish", "journal": "arXiv:2001.00001"}, {"title": "Fish", "volume": "3"}),
    ],
)
def test_the_same_work_is_told_at_the_second(tmp_path, first, second):
    lab = load(tmp_path, entry("a", **first), entry("b", **second))
    (problem,) = told(lab)
    assert problem.record == "b"
    assert "the work of a, at" in problem.message
    assert set(lab.publications) == {"a", "b"}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({}, {"author": "Max Moll"}),
        ({"year": "2010"}, {}),
        ({"title": "Editorial"}, {"title": "Editorial"}),
        ({"title": "Introduction"}, {"title": "Introduction."}),
        ({"title": "From the Editors"}, {"title": "From the editors"}),
        ({"title": "Fish"}, {"title": "Fish", "author": "Max Moll"}),
        # a column of a journal
        ({"title": "Inside Fish", "number": "1"}, {"title": "Inside Fish", "number": "2"}),
        ({"doi": "10.1000/1"}, {"doi": "10.1000/2"}),
        ({}, {"related": "a", "relatedtype": "other"}),
        ({"related": "b", "relatedtype": "translationof"}, {}),
    ],
)
def test_what_only_looks_alike_is_not(tmp_path, first, second):
    assert told(load(tmp_path, entry("a", **first) + entry("b", **second))) == []


def test_the_advice_joins_both(tmp_path):
    preprint = entry("pre", journal="arXiv preprint arXiv:2001.00001")
    (problem,) = told(load(tmp_path, preprint + entry("final", year="2021")))
    assert "write preprint = {2001.00001} into final;" in problem.hint
    lab = load(tmp_path, preprint + entry("final", year="2021", preprint="2001.00001"))
    assert (lab.problems, list(lab.publications)) == ((), ["final"])
    (problem,) = told(load(tmp_path, entry("one") + entry("two", year="2021")))
    assert "write related = {one} and relatedtype = {version} into two;" in problem.hint
    lab = load(tmp_path, entry("one") + entry("two", year="2021", related="one"))
    assert (lab.problems, list(lab.publications)) == ((), ["two"])


def test_a_preprint_and_its_paper_that_states_the_same_number(tmp_path):
    preprint = entry("a", "Learning Fish", journal="arXiv preprint arXiv:2001.00001")
    paper = entry("b", "Learning fish", year="2021", eprint="2001.00001", archiveprefix="arXiv")
    (problem,) = told(load(tmp_path, preprint + paper))
    assert problem.message.endswith("both are arXiv:2001.00001")
    assert "write preprint = {2001.00001} into b;" in problem.hint
    joined = paper.replace("year", "preprint = {2001.00001}, year")
    lab = load(tmp_path, preprint + joined)
    assert (lab.problems, list(lab.publications)) == ((), ["b"])


def test_one_number_of_two_works_is_to_be_mended(tmp_path):
    first, second = entry("a", doi="10.1000/1"), entry("b", "Quite Another Title", doi="10.1000/1")
    (problem,) = told(load(tmp_path, first + second))
    assert problem.hint.startswith("if they are two works, mend the number of one;")


def test_one_entry_may_name_its_preprint_alone(tmp_path):
    joined = load(tmp_path, entry("final", year="2021", preprint="2001.00001", ids="pre"))
    assert joined.problems == ()
    (paper,) = joined.publications.values()
    assert paper.arxiv == "2001.00001"
    assert joined.publication("pre") is paper


@pytest.mark.parametrize("apart", [False, True], ids=["one file", "two files"])
def test_of_two_papers_under_one_key_both_are_published(tmp_path, apart):
    texts = [entry("k", "First Words on Fish"), entry("k", "Other Words"), entry("k-2", "Third")]
    lab = load(tmp_path, *texts) if apart else load(tmp_path, "".join(texts))
    assert {key: paper.plain_title for key, paper in lab.publications.items()} == {
        "k": "First Words on Fish",
        "k-3": "Other Words",
        "k-2": "Third",
    }
    (problem,) = told(lab, Code.BIB_DUPLICATE_KEY)
    assert problem.message.endswith("this entry is published as k-3")
    assert "@article{k-3," in problem.hint


def test_one_paper_under_one_key_is_published_once(tmp_path):
    lab = load(tmp_path, entry("k") + entry("K", "Learning of large fish", year="2021"))
    assert list(lab.publications) == ["k"]
    (problem,) = told(lab, Code.BIB_DUPLICATE_KEY)
    assert "in another case" in problem.message
    assert problem.message.endswith("this entry is not published")


def test_a_second_paper_under_a_key_inherits_by_itself(tmp_path):
    parent = "@proceedings{p, title = {Proceedings of Fish}, year = 2020}\n"
    second = "@inproceedings{k, title = {Other}, author = {Jane Doe}, crossref = {p}}\n"
    lab = load(tmp_path, entry("k") + second + parent)
    assert lab.publications["k-2"].plain_title == "Other"
    assert lab.publications["k-2"].year == 2020
