"""``labpress diff``: what changed in the records since a revision of git."""

from __future__ import annotations

import json
import os
import subprocess

import pytest
from labpress.booklet import vector_pdf

from tests.cli.conftest import PEOPLE, write

PAPER = "@misc{notes, title={Notes}, author={Ada Lovelace}, year=1843}\n"
MORE = "@misc{more, title={More}, author={A. Lovelace and C. Kunz}, year=1844, award={Prize}}\n"


def git(folder, *arguments):
    identity = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"]
    subprocess.run(
        ["git", "-C", str(folder), *identity, *arguments],
        check=True,
        capture_output=True,
        env=os.environ | {"GIT_CONFIG_GLOBAL": os.devnull},
    )


@pytest.fixture
def repository(tmp_path):
    """A group in a folder of a repository, and one commit."""
    write(
        tmp_path / "web",
        {
            "conf.py": 'bibtex_bibfiles = ["refs/our.bib"]\nlabpress_data = "records"\n',
            "records/people.yml": PEOPLE,
            "refs/our.bib": PAPER,
        },
    )
    git(tmp_path, "init", "-q", "-b", "main", ".")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "one")
    return tmp_path


@pytest.fixture
def diff(repository, run, monkeypatch):
    monkeypatch.chdir(repository / "web")

    def _diff(*argv):
        return run({}, "diff", *argv)

    return _diff


def test_without_a_change_it_says_so(diff):
    assert diff("HEAD") == (0, "no change of data\n", "")


def test_what_is_in_the_files_is_compared_committed_or_not(diff, repository):
    write(repository / "web", {"refs/our.bib": MORE + PAPER})
    lines = diff("HEAD")[1].splitlines()
    assert lines[:3] == [
        "+1 paper, +1 award; 1 name to be decided",
        "+ paper more: More",
        "+ award more-prize: Prize: More",
    ]
    assert lines[3].startswith("refs/our.bib:1:35: “A. Lovelace” (author 1 of more) may be Ada")
    assert "author+an:id" in lines[4]
    git(repository, "commit", "-aqm", "two")
    assert diff("HEAD")[1] == "no change of data\n"
    assert diff("HEAD~1")[1].splitlines() == lines


def test_a_branch_is_compared_with_where_it_left_another(diff, repository):
    git(repository, "checkout", "-qb", "ours")
    write(repository / "web", {"refs/our.bib": PAPER + MORE})
    git(repository, "commit", "-aqm", "ours")
    git(repository, "checkout", "-q", "main")
    write(repository / "web", {"records/people.yml": PEOPLE + "max-moll:\n  name: Max Moll\n"})
    git(repository, "commit", "-aqm", "theirs")
    git(repository, "checkout", "-q", "ours")
    assert diff("main...")[1].startswith("+1 paper, +1 award; ")
    assert diff("main")[1].startswith("+1 paper, +1 award, −1 person; ")


def test_for_programs_and_for_a_comment(diff, repository):
    write(repository / "web", {"records/people.yml": "ada-lovelace:\n  name: Ada King\n"})
    data = json.loads(diff("HEAD", "--format", "json")[1])
    assert data["objects"] == [
        {
            "kind": "person",
            "verb": "changed",
            "id": "ada-lovelace",
            "title": "Ada King",
            "former": "",
            "fields": ["name", "role"],
        }
    ]
    assert data["authors"][0]["before"] == "ada-lovelace"
    markdown = diff("HEAD", "--format", "markdown")[1]
    assert markdown.startswith("**1 person changed**\n\n- person `ada-lovelace`: Ada King")


def test_a_folder_can_be_named_and_may_be_new(repository, run, monkeypatch):
    monkeypatch.chdir(repository)
    assert run({}, "diff", "HEAD", "--data", "web/records")[1] == "no change of data\n"
    files = {"new/data/people.yml": PEOPLE, "new/data/publications.bib": PAPER}
    assert run(files, "diff", "HEAD", "--data", "new/data")[1].splitlines() == [
        "+1 paper, +1 person",
        "+ paper notes: Notes",
        "+ person ada-lovelace: Ada Lovelace",
    ]


def test_what_cannot_be_compared_is_told_in_one_line(diff, run, tmp_path, monkeypatch):
    assert diff("nowhere") == (
        2,
        "",
        "labpress diff: there is no revision nowhere in this repository\n",
    )
    monkeypatch.chdir(tmp_path.parent)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent.parent))
    outside = tmp_path.parent / "outside"
    write(outside, {"data/people.yml": PEOPLE})
    monkeypatch.chdir(outside)
    status, _, said = run({"data/people.yml": PEOPLE}, "diff", "HEAD", "--data", "data")
    assert status == 2
    assert said.startswith("labpress diff: not a git repository")
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    assert run({}, "diff", "HEAD", "--data", "data")[2] == "labpress diff: git is not installed\n"


def test_the_booklets_pages_are_compared(diff, tmp_path):
    one, two = tmp_path / "one.pdf", tmp_path / "two.pdf"
    one.write_bytes(vector_pdf.page(100, 100, ["0 0 m"]))
    two.write_bytes(vector_pdf.page(100, 100, ["0 0 m"]))
    status, out, _ = diff("HEAD", "--booklets", str(one), str(two))
    assert status == 0
    assert out == "no change of data\nbooklet: 1 page, none changed\n"
    two.write_text("no PDF")
    status, out, said = diff("HEAD", "--booklets", str(one), str(two))
    assert (status, out) == (2, "")
    assert said.startswith("labpress diff: the booklets cannot be compared: ")
