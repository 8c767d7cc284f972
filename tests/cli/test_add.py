"""``labpress add``: a paper from BibTeX, tidied, checked and put at the end of the file."""

from __future__ import annotations

import io
import json
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


RIS = """TY  - JOUR
TI  - Salt & Signals
AU  - Weide, Mira
AU  - Ode, Tomas
JO  - Journal of Salt
PY  - 2021/03/04
SP  - 1
EP  - 9
DO  - https://doi.org/10.1000/salt
ER  -
"""
CSV = (
    '\ufeff"Item Type","Publication Year","Author","Title","Publication Title","DOI"\n'
    '"journalArticle","2021","Weide, Mira; Ode, Tomas","Salt & Signals","Journal of Salt",'
    '"10.1000/salt"\n'
)
CSL = [
    {
        "type": "article-journal",
        "title": "Salt & Signals",
        "author": [{"family": "Weide", "given": "Mira"}, {"family": "Ode", "given": "Tomas"}],
        "container-title": "Journal of Salt",
        "issued": {"date-parts": [[2021, 3, 4]]},
        "DOI": "10.1000/salt",
    }
]


@pytest.mark.parametrize(
    ("name", "text"), [("x.ris", RIS), ("x.csv", CSV), ("x.json", json.dumps(CSL))]
)
def test_files_of_reference_managers(add, tmp_path, name, text):
    write(tmp_path, {name: text})
    status, _, err = add("", name)
    assert (status, err) == (0, "")
    entry = bib(tmp_path).split("\n\n")[-1]
    for value in (
        "@article{weide2021salt,",
        "{Salt \\& Signals}",
        "{Weide, Mira and Ode, Tomas}",
        "{Journal of Salt}",
        "{10.1000/salt}",
    ):
        assert value in entry


def test_a_pdf_is_known_by_the_doi_that_it_states(add, tmp_path, monkeypatch):
    asked = []

    def fetch(identifier, *_):
        asked.append(identifier.value)
        return NEW

    monkeypatch.setattr("labpress.group.fetching.fetch", fetch)
    (tmp_path / "paper.pdf").write_bytes(b"%PDF-1.4 <doi>10.1000/salt.7</doi>")
    assert add("", "paper.pdf")[0] == 0
    assert asked == ["10.1000/salt.7"]
    (tmp_path / "other.pdf").write_bytes(b"%PDF-1.4 nothing")
    status, _, err = add("", "other.pdf")
    assert status == 2
    assert err == "labpress add: other.pdf states no DOI\n"


def test_the_clipboard_holds_bibtex(add, tmp_path, monkeypatch):
    program = (sys.executable, "-c", f"print({NEW!r})")
    monkeypatch.setattr("labpress.cli.add._CLIPBOARDS", (program,))
    assert add("", "--clipboard")[0] == 0
    assert TIDY in bib(tmp_path)
    monkeypatch.setattr("labpress.cli.add._CLIPBOARDS", (("no-such-program",),))
    status, _, err = add("", "--clipboard")
    assert status == 2
    assert "the clipboard cannot be read: none of no-such-program is here" in err


def test_a_person_is_put_at_the_end(add, tmp_path):
    status, out, err = add(
        *("", "person", "Zoé van der Berg", "--set", "role=phd", "joined=2026-09", "--yes")
    )
    assert (status, err) == (0, "")
    text = (tmp_path / "data/people.yml").read_text("utf-8")
    assert text.startswith(PEOPLE)
    assert "zoe-van-der-berg:\n  name: Zoé van der Berg\n  role: phd\n" in text
    assert "zoe-van-der-berg is added to people.yml." in out
    status, _, err = add("", "person", "Zoé van der Berg", "--yes", files={})
    assert (status, err) == (2, "labpress add: people.yml has zoe-van-der-berg already\n")
    status, _, err = add("", "person", "X Y", "--set", "role=king", "--yes", files={})
    assert status == 2
    assert err.startswith("labpress add: role is one of pi, ")


def test_news_is_put_before_the_newest(add, tmp_path):
    news = "# News\n\n:::{news-item} 2020-01-01\nOld.\n:::\n"
    files = FILES | {"news.md": news}
    status, _, err = add(
        *("", "news", "A {paper}`notes` out.", "--set", "date=2026-02-03", "kind=paper", "--yes"),
        files=files,
    )
    assert (status, err) == (0, "")
    text = (tmp_path / "news.md").read_text("utf-8")
    new = ":::{news-item} 2026-02-03\n:kind: paper\n\nA {paper}`notes` out.\n:::\n\n"
    assert text == news.replace(":::{news-item} 2020", new + ":::{news-item} 2020")
    status, _, err = add("", "news", "x", "--set", "date=whenever", "--yes", files={})
    assert (status, err) == (2, "labpress add: whenever is no date; write 2026-01-31\n")


def test_a_terminal_asks_for_a_person(tmp_path):
    write(tmp_path, FILES)
    child = in_terminal(tmp_path, "add", "person")
    for asked, answer in (
        ("The name", "Mira Weide"),
        ("Role", "\x1b[B"),
        ("Since when", "2026"),
        ("Homepage", ""),
        ("E-mail", "mira@example.org"),
        ("ORCID", ""),
    ):
        child.expect(asked)
        child.send(answer + "\r")
    child.expect("mira-weide is added")
    child.wait()
    child.close()
    assert child.exitstatus == 0
    text = (tmp_path / "data/people.yml").read_text("utf-8")
    assert "  role: faculty\n" in text
    assert "mira@example.org" in text
    assert "homepage" not in text


def test_import_of_a_file_adds_its_papers(run, tmp_path):
    status, out, _ = run(FILES | {"x.ris": RIS}, "import", "ris", "x.ris")
    assert status == 0
    assert "weide2021salt is added." in out
    assert "weide2021salt" in bib(tmp_path)
    assert run({}, "import", "ris", "nowhere.ris")[0] == 2


def test_issues_written_with_a_form(add, tmp_path):
    files = FILES | {"news.md": "# News\n"}
    write(
        tmp_path,
        {
            "paper.txt": f"### Paper\n\n```bibtex\n{NEW}```\n",
            "person.txt": "### Name\r\n\r\nMira  Weide\r\n\r\n### Role\n\nphd\n\n### Since\n\n"
            "_No response_\n\n### GitHub\n\nmira\n",
            "news.txt": "### Text\n\nWe moved.\n\n### Date\n\n2026-02-03\n\n### Kind\n\n"
            "_No response_\n",
            "other.txt": "Hello! ### Name\n",
            "file.txt": "### Paper\n\npaper.txt\n",
        },
    )
    assert add("", "--yes", "--issue", "paper.txt", files=files)[0] == 0
    assert TIDY in bib(tmp_path)
    assert add("", "--yes", "--issue", "person.txt", files={})[0] == 0
    people = (tmp_path / "data/people.yml").read_text("utf-8")
    assert "mira-weide:\n  name: Mira Weide\n  role: phd\n  github: mira\n" in people
    assert add("", "--yes", "--issue", "news.txt", files={})[0] == 0
    assert ":::{news-item} 2026-02-03\n\nWe moved.\n:::" in (tmp_path / "news.md").read_text(
        "utf-8"
    )
    status, _, err = add("", "--yes", "--issue", "other.txt", files={})
    assert (status, err) == (2, "labpress add: the issue was not written with a form\n")
    status, _, err = add("", "--yes", "--issue", "file.txt", files={})
    assert status == 2
    assert " paper.txt is no DOI" in err
