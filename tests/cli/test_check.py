"""``labpress check``: every problem of the records, without a build."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from labpress.cli.main import main
from labpress.group.lab import Lab
from labpress.group.settings import FILES

from tests.cli.conftest import ENVIRONMENT, PAPER, PEOPLE, write


def found(out: str) -> str:
    """What check prints of problems, without the line that says what it read."""
    problems, _, read = out.partition("Read ")
    assert read.endswith(".\n")
    return problems


def test_check_of_good_records_is_content(run):
    status, out, err = run({"source/data/people.yml": PEOPLE}, "check")
    assert (status, found(out), err) == (0, "0 errors, 0 warnings\n", "")


def test_check_lists_problems_by_file_and_line_with_hints_and_a_count(run):
    people = PEOPLE + "  hompage: x\n  role: phd\n"
    sponsors = "- name: A\n  since: 2024/5\n"
    status, out, _ = run({"data/people.yml": people, "data/sponsors.yml": sponsors}, "check")
    assert status == 1
    assert found(out).splitlines() == [
        "data/people.yml:4:3: the key “hompage” does not exist here [yaml-key]",
        "    did you mean “homepage”?",
        "data/people.yml:5:3: “role” already stands on line 3, column 3; that one is used"
        " [yaml-duplicate]",
        "    take one of the two out, or give one another name",
        "data/sponsors.yml:2:10: “since” is “2024/5”, which is no date [yaml-date]",
        "    write 2024-05",
        "3 errors, 0 warnings",
    ]


def test_check_names_each_guess_once(run):
    papers = [
        f"@misc{{p{n}, title={{{'TU'[n]}}}, author={{A. Lovelace}}, year=1843}}\n" for n in range(2)
    ]
    files = {
        "conf.py": "labpress_match_initials = True\n",
        "source/data/people.yml": PEOPLE,
        "source/data/publications.bib": "".join(papers),
    }
    assert found(run(files, "check")[1]).splitlines() == [
        "“A. Lovelace” is taken for Ada Lovelace (ada-lovelace) in 2 papers"
        " (labpress_match_initials)",
        "0 errors, 0 warnings",
    ]
    # a program reads problems only
    assert json.loads(run(files, "check", "--format", "json")[1])["problems"] == []


def test_check_names_bibliographies_that_nobody_reads(run):
    files = {
        "source/data/people.yml": PEOPLE,
        "source/data/publications.bib": PAPER,
        "source/data/old.bib": PAPER,
        "source/data/more.bib": PAPER,
    }
    status, out, _ = run(files, "check")
    assert status == 0
    assert out.splitlines()[-1] == (
        "Not read: source/data/more.bib, source/data/old.bib;"
        " bibtex_bibfiles in conf.py names what is."
    )
    # who names files, knows which
    assert "Not read" not in run(files, "check", "source/data/old.bib")[1]
    files["source/conf.py"] = 'bibtex_bibfiles = ["data/publications.bib", "data/old.bib"]\n'
    assert "Not read: source/data/more.bib;" in run(files, "check")[1]


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
        "hints": 0,
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


def test_check_knows_the_names_of_records_in_permalinks(run):
    permalinks = "person ada-byron\nperson ada-lovelace\npaper notes\nnews prize\npage old\n"
    files = {"data/people.yml": PEOPLE, "data/permalinks.txt": permalinks}
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


def test_check_does_without_sphinx(tmp_path):
    papers = "".join(PAPER.replace("notes", f"notes{n}") for n in range(50))
    write(tmp_path, {"data/people.yml": PEOPLE, "data/publications.bib": papers})
    code = (
        "import sys; from labpress.cli.main import main; main(['check']);"
        "print([name for name in ('sphinx', 'docutils') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=True,
    )
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


@settings(max_examples=50)
@given(files=st.dictionaries(st.sampled_from([*FILES, "permalinks.txt"]), st.binary(max_size=99)))
def test_check_of_any_bytes_ends_normally(files, tmp_path_factory, capsys):
    folder = tmp_path_factory.mktemp("any")
    for name, content in files.items():
        (folder / name).write_bytes(content)
    for form in ("text", "json", "github"):
        assert main(["check", "--data", str(folder), "--format", form]) in (0, 1)
    assert main(["who", "--all", "--data", str(folder)]) == 0
    capsys.readouterr()


MANY = "".join(
    f"@misc{{p{n},\n  title = {{{title}}},\n  author = {{A. Lovelace}},\n"
    f"  year = {{18{n:02}}},\n}}\n"
    for n, title in enumerate("PQRST")
)


def test_what_is_asked_in_many_papers_is_one_line_with_the_answer_for_all(run):
    files = {"data/people.yml": PEOPLE, "data/publications.bib": MANY}
    status, out, _ = run(files, "check")
    assert status == 0
    assert found(out).splitlines() == [
        "data/publications.bib:3:13: “A. Lovelace” may be Ada Lovelace (ada-lovelace), in 5 papers:"
        " here, data/publications.bib:8:13, data/publications.bib:13:13, … [identity-initials]",
        '    if it is always Ada Lovelace (ada-lovelace), list "A. Lovelace" under "also" there in'
        ' people.yml; else write author+an:id = {POSITION="ada-lovelace"} in each entry that is',
        "0 errors, 5 warnings; --all shows each; `labpress resolve` asks the question about names",
    ]
    assert run({}, "check", "-W")[0] == 1


def test_the_page_about_names_shows_what_is_said(run, repository):
    page = (repository / "docs" / "names.md").read_text("utf-8")
    shown = page.split("```text\n")[1].split("```")[0]
    papers = (
        f"@misc{{p{n},\n  title = {{On work {n}}},\n  author = {{A. Berg}},\n  year = 2020,\n}}\n\n"
        for n in range(126)
    )
    people = "ada-berg:\n  name: Ada Berg\n"
    files = {"data/people.yml": people, "data/publications.bib": "".join(papers)}
    assert shown in run(files, "check")[1]


def test_that_answer_settles_all_of_them(run):
    people = PEOPLE + "  also: [A. Lovelace]\n"
    files = {"data/people.yml": people, "data/publications.bib": MANY}
    assert found(run(files, "check")[1]) == "0 errors, 0 warnings\n"


def test_all_shows_each_of_many_of_one_kind(run):
    files = {"data/people.yml": PEOPLE, "data/publications.bib": MANY}
    out = run(files, "check", "--all")[1]
    assert [line for line in out.splitlines() if "(author 1 of p" in line] == [
        f"data/publications.bib:{3 + 5 * n}:13: “A. Lovelace” (author 1 of p{n}) may be Ada"
        " Lovelace (ada-lovelace) [identity-initials]"
        for n in range(5)
    ]
    assert found(out).endswith(
        "\n0 errors, 5 warnings; `labpress resolve` asks the question about names\n"
    )


def test_in_github_actions_check_writes_annotations_errors_first(run, monkeypatch):
    files = {"data/people.yml": PEOPLE, "data/publications.bib": MANY + "@misc{bad}\n"}
    files["data/sponsors.yml"] = "- nam: X\n"
    run(files, "check")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    _, out, _ = run({}, "check")
    kinds = [line.split("::")[1].split(" ")[0] for line in out.splitlines()]
    assert kinds == sorted(kinds)
    assert kinds[0] == "error"
    (asked,) = [line for line in out.splitlines() if "identity-initials" in line]
    assert asked.startswith("::warning file=data/publications.bib,line=3,col=13,")
    assert "5 papers" in asked
    assert found(run({}, "check", "--format", "text")[1]).endswith("question about names\n")


def test_check_lists_what_is_not_used_by_count(run):
    bib = (
        "@article{a, title = {T}, author = {A B}, journal = {J}, year = 2020,"
        " urldate = {2020-01-01}, mood = {good}, comment-jane = {x}}\n"
        "@article{b, title = {T}, author = {A B}, journal = {J}, year = 2020,"
        " urldate = {2020-01-01}, awrad = {A}, volume = 3}\n"
    )
    status, out, _ = run({"data/publications.bib": bib}, "check", "--unused")
    assert status == 0
    assert [line.split(maxsplit=2) for line in out.splitlines()[1:]] == [
        ["2", "urldate", "(of BibLaTeX)"],
        ["1", "awrad", "(not known; award?)"],
        ["1", "comment-jane", "(private)"],
        ["1", "mood", "(not known)"],
    ]


def test_check_says_what_it_read(run):
    files = {"data/publications.bib": PAPER, "data/people.yml": "ada:\n  name: Ada Doe\n"}
    assert run(files, "check")[1].endswith(
        "Read data/publications.bib: 1 entry, data/people.yml: 1 person.\n"
    )


@pytest.mark.parametrize(
    ("path", "read"),
    [
        ("papers.bib", "papers.bib: 1 entry"),
        ("lists", "lists/a.bib: 1 entry, lists/b.bib: 1 entry"),
        ("group", "group/data/publications.bib: 1 entry"),
        ("group/data", "group/data/publications.bib: 1 entry"),
    ],
)
def test_check_takes_bibliographies_and_folders(run, path, read):
    files = {
        "papers.bib": PAPER,
        "lists/a.bib": PAPER,
        "lists/b.bib": PAPER.replace("notes", "others").replace("Notes", "Others"),
        "group/data/publications.bib": PAPER,
    }
    status, out, _ = run(files, "check", path)
    assert (status, out.splitlines()[-1]) == (0, f"Read {read}.")


@pytest.mark.parametrize("start", ["group", "group/source", "group/source/data"])
def test_the_configuration_above_counts_wherever_check_begins(run, start):
    files = {
        "group/conf.py": "labpress_files = ['../slides']\n",
        "group/source/data/publications.bib": PAPER.replace("year", "slides = {s.key},\n  year"),
        "group/slides/s.key": "slides",
    }
    status, out, _ = run(files, "check", start)
    assert (status, found(out)) == (0, "0 errors, 0 warnings\n")


def test_bibliographies_of_one_folder_are_read_together(run):
    child = PAPER.replace("year", "crossref = {whole},\n  year")
    parent = "@proceedings{whole, title = {Whole}, editor = {A B}, year = 2020}\n"
    files = {"a.bib": child, "b.bib": parent, "else/c.bib": parent}
    status, out, _ = run(files, "check", "a.bib", "b.bib", "else/c.bib")
    assert (status, found(out)) == (0, "0 errors, 0 warnings\n")
    assert "a.bib: 1 entry, b.bib: 1 entry." in out
    assert "else/c.bib: 1 entry." in out


@pytest.mark.parametrize("content", ["", "only words\n", "only a control \x07\n"])
def test_a_bibliography_without_entries_is_told_by_its_name(run, content):
    files = {"a.bib": PAPER, "b.bib": content, "other/c.bib": content}
    status, out, _ = run(files, "check", "a.bib", "b.bib", "other/c.bib")
    assert status == 1
    places = [line.split(": ")[0] for line in out.splitlines() if "[no-records]" in line]
    assert places == ["b.bib:1:1", "other/c.bib:1:1"]
    assert "bibtex_bibfiles" not in out


def test_check_of_what_is_not_there_says_so(run):
    status, _, err = run({"a.txt": "x"}, "check", "a.txt")
    assert status == 2
    assert "a.txt is no bibliography" in err


@pytest.mark.parametrize("arguments", [("check",), ("check", "--data", "data")])
def test_a_check_that_found_nothing_fails_and_names_the_place(run, arguments):
    status, out, err = run({"data/papers.bib": PAPER}, *arguments)
    assert status
    assert "data" in out + err
    assert "0 errors" not in out


def test_pages_without_records_are_a_project(run):
    files = {"data/people.yml": "", "index.md": "# Home"}
    assert run(files, "check")[0] == 0


@pytest.mark.parametrize("options", [(), ("--unused",), ("--format", "json")])
def test_the_records_are_read_once(run, monkeypatch, options):
    read = []
    load = Lab.load
    monkeypatch.setattr(Lab, "load", lambda *arguments: read.append(1) or load(*arguments))
    run({"data/people.yml": PEOPLE, "data/publications.bib": PAPER}, "check", *options)
    assert len(read) == 1


def test_unused_fields_of_nothing_are_no_answer(run):
    status, out, err = run({"data/people.yml": PEOPLE}, "check", "--unused")
    assert (status, out) == (1, "")
    assert "no entry was read" in err
