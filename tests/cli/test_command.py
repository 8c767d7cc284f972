import json
import os
import subprocess
import sys
import time
from pathlib import Path

import labpress
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from labpress.cli.main import main
from labpress.group.lab import FILES
from labpress.group.project import find_project, project_of

PEOPLE = "ada-lovelace:\n  name: Ada Lovelace\n  role: phd\n"
PAPER = "@misc{notes, title={Notes}, author={Ada Lovelace and Lovelace, A.}, year=1843}\n"

#: For processes of their own: this very package, wherever they run.
ENVIRONMENT = os.environ | {"PYTHONPATH": str(Path(labpress.__file__).parents[1])}


def write(folder, files):
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """Write files, run labpress beside them: the status, what it prints, and its complaints."""
    monkeypatch.chdir(tmp_path)

    def _run(files, *argv):
        write(tmp_path, files)
        status = main(argv)
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return _run


# --- check


def test_check_of_good_records_is_content(run):
    assert run({"source/data/people.yml": PEOPLE}, "check") == (0, "0 errors, 0 warnings\n", "")


def test_check_lists_problems_by_file_and_line_with_hints_and_a_count(run):
    people = PEOPLE + "  hompage: x\n  role: phd\n"
    sponsors = "- name: A\n  since: 2024/5\n"
    status, out, _ = run({"data/people.yml": people, "data/sponsors.yml": sponsors}, "check")
    assert status == 1
    assert out.splitlines() == [
        "data/people.yml:4:3: the key “hompage” does not exist here [yaml-key]",
        "    did you mean “homepage”?",
        "data/people.yml:5:3: “role” already stands on line 3, column 3; that one is used"
        " [yaml-duplicate]",
        "    take one of the two out, or give one another name",
        "data/sponsors.yml:2:10: “since” is “2024/5”, which is no date [yaml-date]",
        "    write 2024-05",
        "3 errors, 0 warnings",
    ]


def test_warnings_alone_fail_only_where_asked(run):
    files = {"data/people.yml": PEOPLE.replace("phd", "phdd")}
    assert run(files, "check")[0] == 0
    assert run(files, "check", "-W")[0] == 1


def test_check_for_programs(run):
    status, out, _ = run(
        {"data/people.yml": PEOPLE + "  hompage: x\n"}, "check", "--format", "json"
    )
    assert status == 1
    assert json.loads(out) == {
        "problems": [
            {
                "code": "yaml-key",
                "severity": "error",
                "file": "data/people.yml",
                "line": 4,
                "column": 3,
                "message": "the key “hompage” does not exist here",
                "hint": "did you mean “homepage”?",
                "record": "ada-lovelace",
            }
        ],
        "errors": 1,
        "warnings": 0,
    }


def test_check_for_github_escapes_what_has_a_meaning_there(run):
    files = {"a,b:c/people.yml": PEOPLE + "  100%: x\n"}
    status, out, _ = run(files, "check", "--data", "a,b:c", "--format", "github")
    assert status == 1
    assert out.startswith(
        "::error file=a%2Cb%3Ac/people.yml,line=4,col=3,title=yaml-key::"
        "the key “100%25” does not exist here%0Aknown keys: name,"
    )
    assert out.count("\n") == 1


def test_check_knows_the_names_of_records_in_the_ledger(run):
    ledger = "person ada-byron\nperson ada-lovelace\npaper notes\nnews prize\npage old\n"
    files = {"data/people.yml": PEOPLE, "data/permalinks.txt": ledger}
    status, out, _ = run(files, "check")
    assert status == 1
    assert "data/permalinks.txt:1:1: the published person 'ada-byron' is gone" in out
    assert "data/permalinks.txt:3:1: the published paper 'notes' is gone" in out
    assert "write `ids = {notes}` in the entry" in out
    assert "ada-lovelace" not in out
    assert "prize" not in out  # of news and pages, only a build knows


def test_check_without_records_says_so(run):
    status, out, err = run({}, "check")
    assert (status, out) == (2, "")
    assert "--data" in err
    assert run({}, "check", "--data", "nowhere")[0] == 2


def test_check_prints_nothing_that_steers_a_terminal(run):
    files = {"data/publications.bib": PAPER.replace("notes,", "no\x1b[2Jtes,")}
    assert "\x1b" not in run(files, "check")[1]


def test_check_takes_under_a_second_and_does_without_sphinx(tmp_path):
    papers = "".join(PAPER.replace("notes", f"notes{n}") for n in range(50))
    write(tmp_path, {"data/people.yml": PEOPLE, "data/publications.bib": papers})
    code = (
        "import sys; from labpress.cli.main import main; main(['check']);"
        "print([name for name in ('sphinx', 'docutils') if name in sys.modules])"
    )
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert time.perf_counter() - start < 5  # five times the promise: machines differ
    assert done.stdout.endswith("[]\n")


def test_nobody_reading_on_is_no_error(tmp_path):
    write(tmp_path, {"data/people.yml": "".join(f"p{n}: {{x: y}}\n" for n in range(3000))})
    code = "import sys; from labpress.cli.main import main; sys.exit(main(['check']))"
    with subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline()
        process.stdout.close()
        errors = process.stderr.read()
    assert errors == ""


@settings(
    deadline=None, max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(files=st.dictionaries(st.sampled_from([*FILES, "permalinks.txt"]), st.binary(max_size=99)))
def test_check_of_any_bytes_ends_normally(files, tmp_path_factory, capsys):
    folder = tmp_path_factory.mktemp("any")
    for name, content in files.items():
        (folder / name).write_bytes(content)
    for form in ("text", "json", "github"):
        assert main(["check", "--data", str(folder), "--format", form]) in (0, 1)
    assert main(["who", "--all", "--data", str(folder)]) == 0
    capsys.readouterr()


# --- who


def test_who_tells_each_author_and_why(run):
    files = {"data/people.yml": PEOPLE, "data/publications.bib": PAPER}
    status, out, _ = run(files, "who", "notes")
    assert status == 0
    head, ada, initials = out.splitlines()
    assert head == "notes: Notes"
    assert ada.startswith("  1. Ada Lovelace: ada-lovelace, bold; the full name fits")
    assert initials.startswith("  2. A. Lovelace: ambiguous; ")


def test_who_for_programs(run):
    files = {"data/people.yml": PEOPLE, "data/publications.bib": PAPER}
    status, out, _ = run(files, "who", "--all", "--format", "json")
    assert status == 0
    (paper,) = json.loads(out)["papers"]
    assert (paper["key"], paper["title"]) == ("notes", "Notes")
    assert [(a["position"], a["kind"], a["bold"]) for a in paper["authors"]] == [
        (1, "person", True),
        (2, "ambiguous", False),
    ]


def test_who_of_an_unknown_key_names_the_nearest(run):
    status, out, err = run({"data/publications.bib": PAPER}, "who", "note")
    assert (status, out) == (1, "")
    assert err == "labpress: no paper has the key note; did you mean notes?\n"


@pytest.mark.parametrize("argv", [["who"], ["who", "notes", "--all"], [], ["nothing"]])
def test_a_command_line_that_makes_no_sense_is_refused(argv, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(argv)
    assert stopped.value.code == 2
    assert "usage: labpress" in capsys.readouterr().err


# --- where the records are, and what conf.py says


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
