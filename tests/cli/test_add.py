"""``labpress add``: a paper from BibTeX, tidied, checked and put at the end of the file."""

from __future__ import annotations

import io
import sys

import pexpect
import pytest

from tests.cli.conftest import PEOPLE, in_terminal, write

PAPER = "@misc{notes, title={Notes}, author={Ada Lovelace}, year=1843}\n"

NEW = (
    '@article{DBLP:x, title = "A  Fine Engine", author = {A. Lovelace and Zorn, Zoe},'
    " year = 1850, journal = {J}, timestamp = {x}, doi = {10.1000/xyz}}\n"
)
TIDY = (
    "@article{lovelace1850fine,\n"
    "  title   = {A Fine Engine},\n"
    "  author  = {A. Lovelace and Zorn, Zoe},\n"
    "  year    = {1850},\n"
    "  journal = {J},\n"
    "  doi     = {10.1000/xyz},\n"
    "}\n"
)
FILES = {"data/people.yml": PEOPLE, "data/publications.bib": "% ours\n" + PAPER}


@pytest.fixture
def add(run, monkeypatch, tmp_path):
    """Run ``labpress add`` with something on standard input."""

    def _add(text, *argv, files=FILES):
        monkeypatch.setattr(sys, "stdin", io.StringIO(text))
        return run(files, "add", *argv)

    return _add


def bib(tmp_path):
    return (tmp_path / "data/publications.bib").read_bytes().decode()


def test_an_entry_is_tidied_and_stands_at_the_end(add, tmp_path):
    status, out, err = add(NEW)
    assert (status, err) == (0, "")
    assert bib(tmp_path) == FILES["data/publications.bib"] + "\n" + TIDY
    assert TIDY in out
    assert "lovelace1850fine is added." in out
    assert "Who is “A. Lovelace”, in 1 paper?" in out


@pytest.mark.parametrize("end", ["", "\n", "\n\n", "\r\n"])
def test_the_file_keeps_its_line_ends_and_whatever_it_held(add, tmp_path, end):
    old = ("\ufeff% ours" + end + PAPER.strip()).replace("\n", "\r\n" if end == "\r\n" else "\n")
    (tmp_path / "data").mkdir()
    (tmp_path / "data/publications.bib").write_bytes(old.encode())
    assert add(NEW, files={"data/people.yml": PEOPLE})[0] == 0
    new = bib(tmp_path)
    assert new.startswith(old)
    assert new.replace("\r\n", "\n").endswith("\n\n" + TIDY)
    assert ("\n" in new.replace("\r\n", "")) == (end != "\r\n")


def test_the_first_entry_of_a_group_makes_the_file(add, tmp_path):
    assert add(NEW, files={"data/people.yml": PEOPLE})[0] == 0
    assert bib(tmp_path) == TIDY


def test_several_entries_and_a_file(add, tmp_path):
    second = "@misc{x, title={Two}, author={Ada Lovelace}, year=1851}\n"
    write(tmp_path, {"new.bib": NEW + second})
    status, out, _ = add("", "new.bib")
    assert status == 0
    assert "lovelace1850fine is added." in out
    assert "lovelace1851two is added." in out
    assert add("", "new.bib", "--key", "k")[0] == 2


def test_a_paper_that_is_there_is_not_added_again(add, tmp_path):
    add(NEW)
    before = bib(tmp_path)
    status, _, err = add(NEW.replace("Fine", "Other"), files={})
    assert (status, err) == (
        1,
        "labpress add: lovelace1850fine is there already: both are doi:10.1000/xyz\n",
    )
    same = "@misc{x, title={A fine engine}, author={Lovelace, A.}, year=1851}"
    status, _, err = add(same, files={})
    assert status == 1
    assert err.endswith(
        "the title is the same, and so is an author; --again adds it all the same\n"
    )
    assert bib(tmp_path) == before
    assert add(same, "--again", files={})[0] == 0
    assert "@misc{lovelace1851fine," in bib(tmp_path)


def test_a_key_can_be_named_unless_it_is_taken(add, tmp_path):
    status, _, err = add(NEW, "--key", "Notes")
    assert (status, err) == (1, "labpress add: the key Notes is taken\n")
    assert add(NEW, "--key", "mine")[0] == 0
    assert "@article{mine," in bib(tmp_path)


def test_a_dry_run_writes_nothing(add, tmp_path):
    status, out, _ = add(NEW, "--dry-run")
    assert status == 0
    assert "lovelace1850fine would be added." in out
    assert bib(tmp_path) == FILES["data/publications.bib"]


def test_what_is_to_be_mended_is_told_at_once(add):
    out = add("@misc{x, title = {A <b>Fine</b> Engine}, author = {Zoe Zorn}, year = {soon}}")[1]
    assert "'soon' is no year [bib-bad-value]\n    write year = {YYYY}\n" in out
    assert "[html-in-field]" in out


@pytest.mark.parametrize(
    ("text", "argv", "said"),
    [
        ("", (), "there is no BibTeX entry in it"),
        ("@misc{k, title = {", (), "its BibTeX cannot be read: "),
        ("", ("a paper",), "a paper is no DOI, arXiv number, key of DBLP (DBLP:conf/…), PMID"),
        ("", ("gone.bib",), "gone.bib cannot be read: No such file or directory"),
        ("", ("10.1000/x",), "127.0.0.1:9 cannot be reached "),
    ],
)
def test_what_cannot_be_read_is_told_in_one_line(add, monkeypatch, text, argv, said):
    monkeypatch.setenv("LABPRESS_DOI_URL", "http://127.0.0.1:9/{}")
    status, out, err = add(text, *argv)
    assert (status, out) == (2, "")
    assert err.startswith(f"labpress add: {said}")
    assert err.count("\n") == 1


def test_an_entry_that_would_spoil_the_file_is_not_added(add, tmp_path):
    broken = FILES["data/publications.bib"] + "@misc{open, title = {never closed\n"
    files = FILES | {"data/publications.bib": broken}
    status, _, err = add(NEW, files=files)
    assert (status == 1) == ("was not added" in err)
    assert bib(tmp_path).startswith(broken)


def test_in_a_terminal_it_asks_and_settles_the_names_at_once(tmp_path):
    write(tmp_path, FILES | {"new.bib": NEW})
    child = in_terminal(tmp_path, "add", "new.bib")
    child.expect("Add it as lovelace1850fine")
    child.send("y")
    child.expect("stop here")
    child.send("\r")  # always Ada Lovelace
    child.expect(pexpect.EOF)
    child.wait()
    child.close()
    assert child.exitstatus == 0
    assert "also: [A. Lovelace]" in (tmp_path / "data/people.yml").read_text("utf-8")
    assert bib(tmp_path).endswith(TIDY)


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("latin-1", "standard input:1:73: the byte 0xFC is no UTF-8; read as 'ü' [bib-encoding]"),
        ("utf-16", "standard input:1:1: the file is UTF-16 [bib-encoding]"),
    ],
)
def test_standard_input_is_read_as_files_are(run, monkeypatch, tmp_path, encoding, told):
    entry = "@misc{new, title={New}, author={Ada Lovelace}, year=1850, publisher={MaMüller}}\n"
    stdin = io.TextIOWrapper(io.BytesIO(entry.encode(encoding)), encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", stdin)
    status, _, err = run(FILES, "add")
    assert status == 0
    assert told in err
    assert "{MaMüller}" in bib(tmp_path)
