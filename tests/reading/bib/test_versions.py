"""Versions of one work, each with an entry: one publication that shows all of them."""

from __future__ import annotations

import pytest
from labpress.formatting.citations import citation
from labpress.group.facets import values_of
from labpress.group.lab import Lab
from labpress.group.query import Query
from labpress.group.settings import Settings
from labpress.records.model import Award
from labpress.records.problems import Code

PREPRINT = """
@article{pre2020, title = {Learning Fish}, author = {Jane Doe and Max Moll},
  journal = {arXiv preprint arXiv:2001.00001}, year = {2020}, code = {https://example.org/code},
  keywords = {fins}%s}
"""
TALK = """
@inproceedings{conf2021, title = {Learning {F}ish}, author = {Doe, Jane},
  booktitle = {Conference on Fish}, year = {2021}, award = {Best Paper},
  doi = {10.1000/conf}%s}
"""
ARTICLE = """
@article{jour2023, title = {Learning fish}, author = {J. Doe}, journal = {Journal of Fish},
  volume = {3}, year = {2023}, doi = {10.1000/jour}%s}
"""


@pytest.fixture
def load(tmp_path):
    def read(*entries, **others):
        (tmp_path / "publications.bib").write_text("".join(entries))
        for name, text in others.items():
            (tmp_path / f"{name}.yml").write_text(text)
        return Lab.load(tmp_path, Settings(bibfiles=(tmp_path / "publications.bib",)))

    return read


def test_three_versions_are_one_publication(load):
    lab = load(
        PREPRINT % "",
        TALK % "",
        ARTICLE % ", preprint = {arXiv:2001.00001v3}, related = {conf2021}",
    )
    assert lab.problems == ()
    (paper,) = lab.publications.values()
    assert [one.key for one in paper.entries] == ["jour2023", "conf2021", "pre2020"]
    assert lab.joined == {"jour2023": ("conf2021", "pre2020")}
    # the names of all lead there
    assert lab.publication("conf2021") is lab.publication("pre2020") is paper
    line = lab.source_style.line(paper)
    assert line == "Journal of Fish, 2023; also Conference on Fish, 2021; arXiv:2001.00001, 2020"
    assert [citation(one).rsplit(". ", 1)[1] for one in paper.entries[:2]] == [
        "https://doi.org/10.1000/jour.",
        "https://doi.org/10.1000/conf.",
    ]
    assert paper.arxiv == "2001.00001v3"
    assert paper.awards == (Award("Best Paper", "Conference on Fish, 2021"),)
    assert paper.keywords == ("fins",)
    assert [(link.kind, link.version) for link in paper.links] == [
        ("doi", ""),
        ("arxiv", ""),
        ("doi", "2021"),
        ("code", ""),
    ]


@pytest.mark.parametrize(
    ("entries", "shown"),
    [
        # whichever of both names the other, the published one is shown
        ((PREPRINT % ", related = {conf2021}", TALK % ""), "conf2021"),
        ((PREPRINT % "", TALK % ", related = {PRE2020}"), "conf2021"),
        # of two that are published, the one that names the other
        ((TALK % ", related = {jour2023}", ARTICLE % ""), "conf2021"),
        ((TALK % "", ARTICLE % ", related = {conf2021}"), "jour2023"),
        ((TALK % ", related = {jour2023}", ARTICLE % ", related = {conf2021}"), "jour2023"),
        ((PREPRINT % "", TALK % ", preprint = {https://arxiv.org/abs/2001.00001}"), "conf2021"),
        ((PREPRINT % "", TALK % ", preprint = {10.48550/arXiv.2001.00001}"), "conf2021"),
    ],
)
def test_the_published_one_is_shown_in_its_place(load, entries, shown):
    lab = load(*entries)
    assert list(lab.publications) == [shown]
    assert lab.problems == ()


OTHER_TITLE = ARTICLE.replace("Learning fish", "Learning more about fish")


@pytest.mark.parametrize(
    ("stated", "joined"), [("version", True), ("reprintof", True), ("other", False)]
)
def test_the_type_of_the_relation_counts_more_than_titles(load, stated, joined):
    lab = load(TALK % "", OTHER_TITLE % f", related = {{conf2021}}, relatedtype = {{{stated}}}")
    assert (list(lab.publications) == ["jour2023"]) is joined
    assert lab.problems == ()


def test_another_title_without_a_word_is_told_and_not_joined(load):
    lab = load(TALK % "", OTHER_TITLE % ", related = {conf2021}")
    assert list(lab.publications) == ["conf2021", "jour2023"]
    (problem,) = lab.problems
    assert problem.code is Code.BIB_RELATED
    assert "relatedtype = {version}" in problem.hint


def test_the_preprint_of_others_is_told_and_not_joined(load):
    other = PREPRINT.replace("Jane Doe and Max Moll", "Ann Poe") % ""
    lab = load(other, TALK % ", preprint = {2001.00001}")
    assert list(lab.publications) == ["pre2020", "conf2021"]
    assert [problem.code for problem in lab.problems] == [Code.BIB_RELATED]


def test_a_slip_in_the_type_of_the_relation_is_told(load):
    lab = load(TALK % "", OTHER_TITLE % ", related = {conf2021}, relatedtype = {verison}")
    (problem,) = lab.problems
    assert (problem.code, problem.record) == (Code.BIB_RELATED, "jour2023")
    assert "relatedtype = {version}" in problem.hint
    apart = load(TALK % "", OTHER_TITLE % ", related = {conf2021}, relatedtype = {dataset}")
    assert apart.problems == ()


def test_an_entry_that_names_itself_is_told(load):
    (problem,) = load(TALK % ", related = {conf2021}").problems
    assert (problem.code, problem.record) == (Code.BIB_RELATED, "conf2021")


def test_an_entry_that_is_not_there_is_told(load):
    (problem,) = load(TALK % ", related = {none2020}").problems
    assert (problem.code, problem.record) == (Code.BIB_CROSSREF, "conf2021")


def test_a_file_that_a_version_names_is_told_at_its_own_line(load):
    lab = load(PREPRINT % ", slides = {none.pdf}", TALK % ", preprint = {2001.00001}")
    (problem,) = lab.problems
    assert problem.code is Code.FILE_MISSING
    assert (problem.location.line, problem.record) == (4, "conf2021")
    assert problem.message.startswith("pre2020: ")


def test_a_member_who_wrote_one_version_has_the_paper(load):
    people = "max-moll:\n  name: Max Moll\n  role: phd\n"
    lab = load(PREPRINT % "", TALK % ", preprint = {2001.00001}", people=people)
    assert [paper.key for paper in lab.publications_of("max-moll")] == ["conf2021"]
    # so do the lists that are narrowed to one or several people
    for people in (("max-moll",), ("max-moll", "nobody")):
        assert [paper.key for paper in lab.select(Query(people=people))] == ["conf2021"]
    assert values_of(lab, lab.publications["conf2021"])["person"] == ("max-moll",)


def test_a_number_at_arxiv_is_one_link_whatever_versions_the_entries_name(load):
    stated = ", preprint = {https://arxiv.org/abs/2001.00001v2}"
    lab = load(PREPRINT % "", TALK % stated, ARTICLE % ", related = {conf2021}")
    (paper,) = lab.publications.values()
    assert [link.version for link in paper.links if link.kind == "arxiv"] == [""]


def test_what_is_wrong_in_a_version_is_told(load):
    people = "max-moll:\n  name: Max Moll\n  role: phd\n"
    wrong = PREPRINT % ', author+an:id = {2="nobody-here"}'
    lab = load(wrong, TALK % ", preprint = {2001.00001}", people=people)
    (problem,) = lab.problems
    assert (problem.code, problem.record) == (Code.ANNOTATION_ID, "pre2020")


def test_the_name_of_an_award_follows_its_paper(load):
    from labpress.group.award_ids import former_award_ids

    lab = load(TALK % "", ARTICLE % ", related = {conf2021}")
    assert list(former_award_ids(lab.awards)) == [("conf2021-best-paper", "jour2023-best-paper")]
