"""Where the records are, and what ``conf.py`` says of them."""

from __future__ import annotations

import pytest
from labpress.group.project import find_project, project_of

from tests.cli.conftest import PEOPLE, write


@pytest.mark.parametrize(
    "folder",
    ["source/data", "data", "docs/data", "doc/data"],
    ids=lambda f: f.replace("/", "-"),
)
def test_records_are_found_without_a_configuration(tmp_path, folder):
    write(tmp_path, {f"{folder}/people.yml": PEOPLE})
    project = find_project(tmp_path)
    assert project
    assert project.folder.resolve() == (tmp_path / folder).resolve()


@pytest.mark.parametrize("conf", ["conf.py", "docs/conf.py"])
def test_records_are_found_where_the_configuration_says(tmp_path, conf):
    write(tmp_path, {conf: "labpress_data = 'records'\n", "docs/records/people.yml": PEOPLE})
    write(tmp_path, {"source/data/people.yml": PEOPLE})
    project = find_project(tmp_path)
    assert project
    assert project.folder.resolve() == (tmp_path / "docs/records").resolve()


def test_settings_are_read_from_the_configuration_and_nothing_of_it_is_run(tmp_path):
    conf = """\
import sys
sys.exit("was run")
labpress_roles = {"fellow": ("Fellow", "Fellows")}
labpress_marks: dict = {"lead": ("§", "the lead")}
labpress_bold = "current"
labpress_match_initials = bool(1)
labpress_max_authors = "many"
bibtex_bibfiles = ["ours.bib", "theirs.bib"]
"""
    write(tmp_path, {"conf.py": conf, "data/people.yml": PEOPLE})
    for project in (find_project(tmp_path), project_of(tmp_path / "data")):
        assert project
        assert project.settings.roles["fellow"] == ("Fellow", "Fellows")
        assert [mark.symbol for mark in project.settings.marks][-1] == "§"
        assert project.settings.bold == "current"
        assert project.settings.match_initials is False  # no literal: the default
        assert project.settings.max_authors is None  # of a wrong type: the default
        assert project.settings.bibfiles == (
            (tmp_path / "ours.bib").resolve(),
            (tmp_path / "theirs.bib").resolve(),
        )


@pytest.mark.parametrize(
    "conf",
    [b"def", b"\0", b"(" * 5000, b"labpress_data = " + b"-" * 5000 + b"1", b"\xe9"],
    ids=["def", "nul", "brackets", "signs", "latin-1"],
)
def test_a_configuration_that_is_no_python_is_as_good_as_none(tmp_path, conf):
    write(tmp_path, {"data/people.yml": PEOPLE})
    (tmp_path / "conf.py").write_bytes(conf)
    project = find_project(tmp_path)
    assert project
    assert project.problems == ()
