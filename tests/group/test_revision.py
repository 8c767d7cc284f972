"""The files of a group as they were in a revision."""

from __future__ import annotations

import os
import subprocess

import pytest
from labpress.group.revision import NoRevision, commit_of, top_of, write_files


def git(folder, *arguments):
    identity = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"]
    done = subprocess.run(
        ["git", "-C", str(folder), *identity, *arguments],
        check=True,
        capture_output=True,
        text=True,
        env=os.environ | {"GIT_CONFIG_GLOBAL": os.devnull},
    )
    return done.stdout.strip()


@pytest.fixture
def repository(tmp_path):
    folder = tmp_path / "ü repository"
    for name in ("conf.py", "data/people.yml", "data/ä b.bib", "data/permalinks.txt", "big.pdf"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode() + b"\r\n\xff")
    (folder / "data/link.yml").symlink_to("/etc/passwd")
    (folder / "notes.txt").write_text("x")
    git(tmp_path, "init", "-q", folder.name)
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "one")
    (folder / "conf.py").unlink()
    return folder


def test_the_data_files_are_written_byte_for_byte_and_nothing_else(repository, tmp_path):
    target = tmp_path / "old"
    target.mkdir()
    write_files(top_of(repository / "data"), commit_of(repository, "HEAD"), target)
    found = {path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file()}
    assert found == {"conf.py", "data/people.yml", "data/ä b.bib", "data/permalinks.txt"}
    for name in found:
        assert (target / name).read_bytes() == name.encode() + b"\r\n\xff"


def test_a_revision_is_a_commit_a_branch_or_where_this_branch_left_one(repository):
    first = git(repository, "rev-parse", "HEAD")
    git(repository, "branch", "other")
    git(repository, "commit", "-aqm", "two")
    assert commit_of(repository, "other") == first
    assert commit_of(repository, "HEAD~1") == first
    assert commit_of(repository, "other...") == first
    assert commit_of(repository, "HEAD") == git(repository, "rev-parse", "HEAD")


@pytest.mark.parametrize("name", ["nothing", "nothing...", "--help", "HEAD:data", ""])
def test_what_is_no_revision_is_told_in_one_line(repository, name):
    with pytest.raises(NoRevision) as told:
        commit_of(repository, name)
    assert str(told.value)
    assert "\n" not in str(told.value)
