"""``labpress sync`` and ``labpress inbox``: what services propose, taken or refused.

The answers are written for the tests, in the forms that the services document; they come from a
server on this machine, and nothing else is ever asked.
"""

from __future__ import annotations

import json

import pytest
from labpress.reading.insertion import Refused

from tests.cli.conftest import in_terminal
from tests.services import services

PEOPLE = """mira-weide:
  name: Mira Weide
  role: pi
  orcid: 0000-0002-1825-0097
  dblp: 51/3710
ida-berg:
  name: Ida Berg
  member: false
  orcid: 0000-0001-5109-3700
"""
BIB = """@article{weide2020tides, title={Tides of Machines}, author={Mira Weide}, journal={J},
  year=2020, doi={10.1000/tides}}
"""
FILES = {"data/people.yml": PEOPLE, "data/publications.bib": BIB}
SALT = "@article{x, title={Salt and Signals}, author={Mira Weide}, year=2021, doi={10.1000/salt}}\n"
ORCID = {
    "group": [
        {
            "external-ids": {
                "external-id": [{"external-id-type": "doi", "external-id-value": number}]
            },
            "work-summary": [{"title": {"title": {"value": "A work"}}}],
        }
        for number in ("10.1000/tides", "10.1000/salt")
    ]
    + [{"external-ids": None, "work-summary": [{"title": {"title": {"value": "No number"}}}]}]
}
OPENALEX = {
    "results": [
        {
            "title": "Pepper & Patterns",
            "doi": "https://doi.org/10.1000/pepper",
            "type": "article",
            "publication_date": "2022-03-04",
            "authorships": [{"author": {"display_name": "Mira Weide"}}],
            "primary_location": {"source": {"display_name": "Journal of Spices"}},
            "biblio": {"volume": "3", "issue": None, "first_page": "1", "last_page": "9"},
        }
    ]
}
ANSWERS = {
    "/orcid/0000-0002-1825-0097": json.dumps(ORCID),
    "/doi/10.1000/salt": SALT,
    "/openalex/0000-0002-1825-0097": json.dumps(OPENALEX),
    "/dblp_person/51/3710": SALT + BIB,
    "/zotero/groups/7": SALT,
}


@pytest.fixture(autouse=True)
def asked(monkeypatch):
    """The paths that were asked for; all other hosts are out of reach."""

    def reply(path):
        body = ANSWERS.get(path)
        return (200 if body else 404), (body or "").encode(), {}

    names = ("orcid", "doi", "arxiv", "dblp_person", "openalex", "zotero")
    with services(monkeypatch, names, reply) as asked:
        yield asked


def inbox(tmp_path):
    return (tmp_path / "data/inbox.bib").read_text("utf-8")


def test_orcid_proposes_what_is_not_there(run, tmp_path, asked):
    status, out, err = run(FILES, "sync", "orcid")
    assert status == 1
    assert "“No number” has no DOI" in err
    assert "new: weide2021salt" in out
    assert "doi    = {10.1000/salt}" in inbox(tmp_path)
    assert (tmp_path / "data/publications.bib").read_text("utf-8") == BIB
    assert [path for path, _ in asked] == ["/orcid/0000-0002-1825-0097", "/doi/10.1000/salt"]
    assert asked[0][1]["Accept"] == "application/json"
    before = inbox(tmp_path)
    assert "1 waiting" in run({}, "sync", "orcid")[1]
    assert inbox(tmp_path) == before


@pytest.mark.parametrize("argv", [("dblp",), ("zotero", "groups/7"), ("zotero", "export.bib")])
def test_dblp_and_zotero(run, tmp_path, argv):
    status, out, _ = run(FILES | {"export.bib": SALT}, "sync", *argv)
    assert status == 0
    assert "new: weide2021salt" in out
    assert "Tides" not in inbox(tmp_path)


def test_openalex_makes_an_entry(run, tmp_path):
    assert run(FILES, "sync", "openalex")[0] == 0
    entry = inbox(tmp_path)
    for line in (
        "title   = {Pepper \\& Patterns}",
        "journal = {Journal of Spices}",
        "date    = {2022-03-04}",
        "pages   = {1--9}",
        "doi     = {10.1000/pepper}",
    ):
        assert line in entry


def test_a_library_is_read_to_its_end(run, tmp_path, monkeypatch):
    first = "".join(f"\n@misc{{k{n}, title={{Number {n} of many}}, year=2020}}" for n in range(100))
    monkeypatch.setitem(ANSWERS, "/zotero/groups/7", first)
    monkeypatch.setitem(ANSWERS, "/zotero/groups/7&start=100", SALT)
    assert "101 new" in run(FILES, "sync", "zotero", "groups/7")[1]


def test_what_is_refused_is_not_proposed_again(run, tmp_path):
    run(FILES, "sync", "dblp")
    status, out, _ = run({}, "inbox", "--refuse", "weide2021salt")
    assert (status, out) == (0, "weide2021salt is refused.\n")
    assert "@" not in inbox(tmp_path)
    assert "doi:10.1000/salt  # Salt and Signals" in (
        tmp_path / "data/inbox-refused.txt"
    ).read_text("utf-8")
    assert "1 refused before" in run({}, "sync", "dblp")[1]
    assert run({}, "inbox")[1] == "Nothing waits.\n"


def test_what_is_taken_stands_in_the_bibliography(run, tmp_path):
    run(FILES, "sync", "dblp")
    run({}, "sync", "openalex")
    status, out, _ = run({}, "inbox", "--take", "weide2021salt")
    assert status == 0
    assert "weide2021salt is added." in out
    assert "@article{weide2021salt," in (tmp_path / "data/publications.bib").read_text("utf-8")
    assert "salt" not in inbox(tmp_path)
    assert "Pepper" in inbox(tmp_path)
    assert "1 wait" in run({}, "inbox", "--list")[1]


def test_a_terminal_asks_about_each(run, tmp_path):
    run(FILES, "sync", "dblp")
    child = in_terminal(tmp_path, "inbox")
    child.expect("weide2021salt?")
    child.send("\x1b[B\r")
    child.expect("is refused")
    child.wait()
    child.close()
    assert child.exitstatus == 0


@pytest.mark.parametrize(
    ("files", "argv", "said"),
    [
        (FILES, ("sync", "zotero"), "labpress sync: name the library: groups/NUMBER"),
        (FILES, ("sync", "orcid", "nobody"), "labpress sync: there is no person nobody"),
        ({"data/people.yml": "x:\n  name: X Y\n"}, ("sync", "dblp"), "labpress sync: nobody has"),
        (FILES, ("sync", "zotero", "groups/8"), "labpress sync: groups/8: zotero does not know"),
        (FILES, ("inbox", "--take", "x"), "labpress inbox: nothing waits as x"),
        (
            FILES | {"data/inbox.bib": "@misc{x, title = {"},
            ("sync", "dblp"),
            "labpress sync: its BibTeX cannot be read",
        ),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(run, files, argv, said):
    status, _, err = run(files, *argv)
    assert status in (1, 2)
    assert err.startswith(said)
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize(
    ("argv", "file"),
    [
        (("sync", "openalex"), "inbox.bib"),
        (("inbox", "--refuse", "weide2021salt"), "inbox-refused.txt"),
    ],
)
def test_a_file_that_cannot_be_written_is_told_in_one_line(run, monkeypatch, argv, file):
    def refuse(path, *_):
        raise Refused(f"{path.name} cannot be written")

    run(FILES, "sync", "dblp")
    monkeypatch.setattr("labpress.group.inbox.write", refuse)
    status, _, err = run(FILES, *argv)
    assert status in (1, 2)
    assert err == f"labpress {argv[0]}: {file} cannot be written\n"
