"""Problems of a build: each a warning of its own kind, all of them once more at its end."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.conftest import REPOSITORY

FILES = {
    "index.md": "# Home\n\n```{toctree}\n:glob:\n\npages/*\n```\n\n:::{publications}\n:::\n",
    "data/publications.bib": "@article{good, title = {Good}, author = {A B}, journal = {J},"
    " year = 2001}\n@article{bad, title = {Bad} author = {A B}, journal = nowhere, year = {x}}\n",
} | {f"pages/p{n}.md": f"# Page {n}\n\n{{paper}}`none{n}`\n" for n in range(8)}

DATA = ["bib-syntax", "bib-string", "bib-bad-value"]


@pytest.fixture
def group(project):
    project.write(FILES)
    (project.source / "conf.py").write_text(
        'project = "Lab"\nextensions = ["myst_parser", "labpress"]\nhtml_theme = "furo"\n'
    )
    return project


def sphinx(project, *options):
    """Build in a process of its own, as people do; return the status and what was said."""
    command = [sys.executable, "-m", "sphinx", "-b", "html", *options]
    command += [project.source, project.build_folder / "html"]
    path = os.pathsep.join(filter(None, [str(REPOSITORY / "extensions"), *sys.path]))
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        cwd=project.source,
        env={**os.environ, "PYTHONPATH": path},
    )
    return done.returncode, done.stdout, done.stderr


def summary(said):
    """The problems at the end, without their hints, and the count."""
    lines = said.partition("labpress found problems:\n")[2].splitlines()
    end = next(i for i, line in enumerate(lines) if line.endswith(("warning", "warnings")))
    return [line for line in lines[:end] if not line.startswith("    ")], lines[end]


@pytest.mark.parametrize("options", [(), ("-q",), ("-j2",), ("-q", "-j2", "-W")])
def test_all_problems_stand_together_at_the_end_sorted_with_a_count(group, options):
    status, out, err = sphinx(group, *options)
    assert status == ("-W" in options)
    problems, count = summary(err if "-q" in options else out)
    assert [line.rpartition(" [")[2][:-1] for line in problems] == DATA + ["unknown-paper"] * 8
    places = [line.split(":")[:3] for line in problems]
    assert places == sorted(places, key=lambda place: (place[0], int(place[1]), int(place[2])))
    assert count == "10 errors, 1 warning"
    assert (out + err).count("labpress found problems") == 1
    assert err.count("WARNING") == 11  # the list itself counts for nothing


def test_a_build_in_which_nothing_changed_still_says_what_is_wrong_with_the_data(group):
    sphinx(group, "-q")
    _, _, err = sphinx(group, "-q")
    problems, count = summary(err)
    assert [line.rpartition(" [")[2][:-1] for line in problems][:3] == DATA
    assert err.count("[labpress.bib-") == 3
    assert count.endswith("warning")


def test_exactly_one_kind_can_be_silenced(group):
    _, _, err = sphinx(group, "-q", "-D", "suppress_warnings=labpress.unknown-paper")
    assert summary(err)[1] == "2 errors, 1 warning"
    assert "unknown-paper" not in err
    _, _, err = sphinx(group, "-q", "-E", "-D", "suppress_warnings=labpress")
    assert err == ""
