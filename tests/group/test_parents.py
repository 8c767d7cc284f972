"""Entries that others take fields from are no papers of the group, unless they are."""

from __future__ import annotations

import pytest
from labpress.cli.main import main
from labpress.group.lab import Lab
from labpress.group.query import Query

PEOPLE = "jane-doe: {name: Jane Doe, role: pi}\nout: {name: Bob Roe, member: false}\n"
CHILD = (
    "@inproceedings{a, title={Fish}, author={Jane Doe}, crossref={Parent}}\n"
    "@inproceedings{b, title={Fins}, author={Jane Doe}, crossref={parent}}\n"
)


def load(folder, bib, people=PEOPLE):
    (folder / "people.yml").write_text(people, "utf-8")
    (folder / "publications.bib").write_text(bib, "utf-8")
    return Lab.load(folder)


def listed(lab):
    return {paper.key for paper in lab.select(Query())}


@pytest.mark.parametrize(
    ("parent", "own"),
    [
        ("@proceedings{parent, title={Proc. of ICE}, year=2020}", False),
        ("@proceedings{parent, title={Proc. of ICE}, editor={Bob Roe}, year=2020}", False),
        ("@proceedings{parent, title={Proc. of ICE}, editor={Ann Poe and Jane Doe}, year=2020}", 1),
        # who that is, is asked; until then it stays
        ("@proceedings{parent, title={Proc. of ICE}, editor={J. Doe}, year=2020}", True),
        ("@book{parent, title={Fishes}, author={Ann Poe}, publisher={Acme}, year=2020}", False),
        ("@book{parent, title={Fishes}, author={Jane Doe}, publisher={Acme}, year=2020}", True),
        ("@book{parent, title={T}, author={Ann Poe}, editor={Jane Doe}, publisher={A}, year=2}", 1),
        ("@book{parent, title={T}, author={Ann Poe}, editor={Bob Roe}, publisher={A}, year=2}", 0),
    ],
)
def test_a_parent_is_listed_if_a_member_wrote_or_edited_it(tmp_path, parent, own):
    lab = load(tmp_path, CHILD + parent)
    assert listed(lab) == {"a", "b", *(["parent"] if own else [])}
    # its address stays, and so does what it was called
    assert lab.publication("parent") is not None
    assert lab.unlisted == (() if own else ("parent",))


def test_data_of_several_entries_is_a_parent_too_and_parents_have_parents(tmp_path):
    lab = load(
        tmp_path,
        "@inproceedings{a, title={Fish}, author={Jane Doe}, crossref={p}}\n"
        "@proceedings{p, title={Proc.}, xdata={acme}, year=2020}\n"
        "@misc{acme, publisher={Acme}}\n",
    )
    assert listed(lab) == {"a"}
    # what is there for others needs neither author nor title
    assert [problem.record for problem in lab.problems] == []


def test_a_member_who_joins_changes_what_pages_show(tmp_path):
    bib = CHILD + "@proceedings{parent, title={Proc. of ICE}, editor={Bob Roe}, year=2020}"
    once = load(tmp_path, bib)
    now = load(tmp_path, bib, PEOPLE.replace(", member: false", ", role: phd"))
    assert listed(now) - listed(once) == {"parent"}
    assert now.digests["parent"] != once.digests["parent"]


def test_check_says_once_what_no_list_shows_and_warns_of_nothing(tmp_path, capsys, monkeypatch):
    load(tmp_path, CHILD + "@proceedings{parent, title={Proc. of ICE}, year=2020}\n")
    monkeypatch.chdir(tmp_path)
    assert main(["check", "."]) == 0
    out = capsys.readouterr().out
    assert "0 errors, 0 warnings" in out
    assert "1 entry stands in no list, as the parent of others or by its options: parent." in out


def test_many_of_them_are_counted(tmp_path, capsys, monkeypatch):
    bib = "".join(
        f"@inproceedings{{a{n}, title={{Fish {n}}}, author={{Jane Doe}}, crossref={{p{n}}}}}\n"
        f"@proceedings{{p{n}, title={{Proc.}}, year=2020}}\n"
        for n in range(7)
    )
    load(tmp_path, bib)
    monkeypatch.chdir(tmp_path)
    main(["check", "."])
    assert "7 entries stand in no list" in (out := capsys.readouterr().out)
    assert out.endswith("p0, p1, p2, p3, p4 and 2 more.\n")
