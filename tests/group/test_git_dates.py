"""Dates of files and lines, from the commits of a small repository."""

from __future__ import annotations

import os
import subprocess

import pytest
from labpress.group.git_dates import file_dates, head, last_change, line_dates
from labpress.records.model import Date


def git(folder, *arguments, date="2024-03-05T12:00:00+00:00"):
    identity = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"]
    environment = {
        **os.environ,
        "GIT_AUTHOR_DATE": "2001-01-01T12:00:00+00:00",
        "GIT_COMMITTER_DATE": date,
        "GIT_CONFIG_GLOBAL": os.devnull,
    }
    done = subprocess.run(
        ["git", "-C", str(folder), *identity, *arguments],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    )
    return done.stdout.strip()


@pytest.fixture
def history(tmp_path):
    """Two commits: ``a.md`` is changed by both, ``sub/ü b.md`` by the first alone."""
    folder = tmp_path / "repository"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.md").write_text("one\ntwo\nthree\n")
    (folder / "sub/ü b.md").write_text("x\n")
    git(tmp_path, "init", "-q", "repository")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "one")
    (folder / "a.md").write_text("one\nTWO\nthree\n")
    git(folder, "commit", "-aqm", "two", date="2025-06-07T23:30:00-05:00")
    return folder


def test_the_commit_that_is_checked_out(history, tmp_path):
    assert head(history) == git(history, "rev-parse", "HEAD")
    assert head(history / "sub") == head(history)
    assert head(tmp_path / "nowhere") == ""


def test_files_have_the_date_of_their_last_commit_in_its_own_time_zone(history):
    dates = file_dates(history, head(history))
    assert dates == {
        history / "a.md": Date(2025, 6, 7),
        history / "sub/ü b.md": Date(2024, 3, 5),
    }
    assert file_dates(history / "sub", head(history)) == {history / "sub/ü b.md": Date(2024, 3, 5)}


def test_lines_have_the_date_of_the_commit_that_wrote_them(history):
    old, new = Date(2024, 3, 5), Date(2025, 6, 7)
    commit = head(history)
    assert line_dates(history / "a.md", commit) == (old, new, old)
    assert last_change(history / "a.md", 1, 1, commit) == old
    assert last_change(history / "a.md", 1, 3, commit) == new
    assert last_change(history / "a.md", 3, 3, commit) == old
    assert last_change(history / "a.md", 4, 9, commit) is None


def test_lines_not_committed_yet_count_as_changed_by_the_last_commit_of_the_file(history):
    (history / "a.md").write_text("new\none\nTWO\nthree\n")
    (history / "sub/ü b.md").write_text("new\nx\n")
    commit = head(history)
    old, new = Date(2024, 3, 5), Date(2025, 6, 7)
    assert line_dates(history / "a.md", commit) == (new, old, new, old)
    assert line_dates(history / "sub/ü b.md", commit) == (old, old)


def test_where_there_is_no_history_nothing_is_known(tmp_path):
    (tmp_path / "a.md").write_text("one\n")
    assert file_dates(tmp_path, "") == {}
    assert line_dates(tmp_path / "a.md", "") == ()
    assert last_change(tmp_path / "a.md", 1, 1, "") is None


def test_where_the_history_is_cut_off_the_cut_tells_nothing(history, tmp_path):
    git(tmp_path, "clone", "-q", "--depth", "1", history.as_uri(), "shallow")
    shallow = tmp_path / "shallow"
    commit = head(shallow)
    assert commit == head(history)
    assert file_dates(shallow, f"{commit} shallow") == {}
    assert line_dates(shallow / "a.md", commit) == (None, None, None)
    (shallow / "a.md").write_text("ONE\nTWO\nthree\n")
    git(shallow, "commit", "-aqm", "three", date="2026-01-02T12:00:00+00:00")
    commit = head(shallow)
    assert file_dates(shallow, commit) == {shallow / "a.md": Date(2026, 1, 2)}
    assert line_dates(shallow / "a.md", commit) == (Date(2026, 1, 2), None, None)


@pytest.mark.parametrize(
    ("moment", "date"),
    [
        ("2024-03-05T23:30:00-01:00", Date(2024, 3, 5)),
        ("2024-03-05T00:30:00+01:00", Date(2024, 3, 5)),
        ("2024-03-05T00:15:00+05:30", Date(2024, 3, 5)),
        ("2024-03-05T23:45:00-03:30", Date(2024, 3, 5)),
    ],
)
def test_a_line_has_the_day_of_its_writers_clock(tmp_path, moment, date):
    git(tmp_path, "init", "-q", ".")
    (tmp_path / "a.md").write_text("one\n")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "one", date=moment)
    assert line_dates(tmp_path / "a.md", head(tmp_path)) == (date,)
