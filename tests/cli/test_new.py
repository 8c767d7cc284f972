"""``labpress new``, ``build`` and ``update``: from nothing to a site and a booklet."""

from __future__ import annotations

import re

import pexpect
import pytest
from bs4 import BeautifulSoup

from tests.cli.conftest import in_terminal, labpress

GIVEN = ("--yes", "--name", "Trust & Systems Lab", "--leader", "Mira van der Weide")


def test_a_new_group_builds_without_a_word_and_without_a_change(tmp_path):
    done = labpress(tmp_path, "new", "lab", *GIVEN, "--organization", "Example *University*")
    assert done.returncode == 0, done.stderr
    assert "cd lab" in done.stdout
    lab = tmp_path / "lab"
    assert labpress(lab, "check", "-W").returncode == 0
    before = {path: path.read_bytes() for path in lab.rglob("*") if path.is_file()}
    done = labpress(lab, "build", "--only", "site", "--strict")
    assert (done.returncode, done.stderr) == (0, "")
    assert "_build/html/index.html" in done.stdout
    after = {p: p.read_bytes() for p in lab.rglob("*") if p.is_file() and "_build" not in p.parts}
    assert after == before
    soup = BeautifulSoup((lab / "_build/html/index.html").read_text("utf-8"), "lxml")
    assert "Trust & Systems Lab at Example *University*" in soup.get_text()
    papers = BeautifulSoup((lab / "_build/html/publications.html").read_text("utf-8"), "lxml")
    assert [one.get_text() for one in papers.select("strong.lab-member")] == [
        "E. Student",
        "M. van der Weide",
    ]
    assert labpress(lab, "update").stdout == "Everything is up to date.\n"


@pytest.mark.tex
def test_its_booklet_is_set_without_a_word(tmp_path):
    labpress(tmp_path, "new", "lab", *GIVEN)
    done = labpress(tmp_path / "lab", "build", "--strict")
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "lab/_build/latex/welcome.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "lab/_build/html/welcome.pdf").is_file()


def test_without_tex_the_site_is_built_and_one_line_says_what_is_missing(tmp_path):
    labpress(tmp_path, "new", "lab", *GIVEN)
    (tmp_path / "empty").mkdir()
    done = labpress(tmp_path / "lab", "build", PATH=str(tmp_path / "empty"))
    assert done.returncode == 0
    assert done.stderr.startswith("The booklet needs xelatex and latexmk: install ")
    assert len(done.stderr.splitlines()) == 1
    assert (tmp_path / "lab/_build/html/index.html").is_file()
    only = labpress(tmp_path / "lab", "build", "--only", "booklet", PATH=str(tmp_path / "empty"))
    assert only.returncode == 1


def test_few_questions_are_asked_in_a_terminal(tmp_path):
    child = in_terminal(tmp_path, "new", "lab")
    for asked, answer in (
        ("name of the group", "Systems of Trust Lab"),
        ("short name", ""),
        ("organisation", "Example University"),
        ("leads it", "Mira Weide"),
        ("address of the site", ""),
        ("published", "\x1b[B"),
    ):
        child.expect(asked)
        child.send(answer + "\r")
    child.expect("Next:")
    child.expect(pexpect.EOF)
    child.wait()
    child.close()
    assert child.exitstatus == 0
    conf = (tmp_path / "lab/conf.py").read_text("utf-8")
    assert 'project = "STL"' in conf
    assert (tmp_path / "lab/.gitlab-ci.yml").is_file()
    assert not (tmp_path / "lab/.github").exists()


def test_breaking_off_writes_nothing(tmp_path):
    child = in_terminal(tmp_path, "new", "lab")
    child.expect("name of the group")
    child.send("\x03")
    child.expect("nothing was written")
    child.expect(pexpect.EOF)
    child.wait()
    child.close()
    assert child.exitstatus == 2
    assert not (tmp_path / "lab").exists()


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("new", "lab", "--yes"), "labpress new: --name and --leader are needed\n"),
        (
            ("new", "lab", *GIVEN, "--host", "ftp"),
            "labpress new: --host is one of github, gitlab, readthedocs, netlify, none\n",
        ),
        (("new", ".", *GIVEN), "labpress new: . exists and is not empty\n"),
        (("build",), "labpress build: there is no conf.py here, in source or in docs\n"),
        (("serve",), "labpress serve: there is no conf.py here, in source or in docs\n"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(tmp_path, argv, said):
    (tmp_path / "mine").write_text("x")
    done = labpress(tmp_path, *argv)
    assert (done.returncode, done.stderr) == (2, said)
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


def test_update_says_what_it_did(tmp_path):
    labpress(tmp_path, "new", "lab", *GIVEN)
    lab = tmp_path / "lab"
    original = lab / ".labpress/originals/Makefile"
    old = re.sub("8000", "7000", original.read_text("utf-8"))
    for path in (original, lab / "Makefile"):
        path.write_text(old, "utf-8")
    done = labpress(lab, "update")
    assert (done.returncode, done.stdout) == (0, "Makefile: updated\n")
    original.write_text(old, "utf-8")
    (lab / "Makefile").write_text(old.replace("7000", "6000"), "utf-8")
    done = labpress(lab, "update")
    assert done.returncode == 1
    assert "Makefile: you changed the same lines; take over what you want from Makefile.new" in (
        done.stdout
    )
    assert labpress(tmp_path, "update").returncode == 2
