"""Publications to take along, beside lists and on pages of records."""

from __future__ import annotations

import json
from urllib.parse import unquote

import pytest

from .group import DATA

PAGES = {**DATA, "index.md": "# Lab\n\n```{publications}\n```\n"}


def test_all_a_persons_and_a_themes_papers_can_be_had_in_three_formats(build):
    built = build(PAGES)
    items = json.loads(built.text("downloads/publications.json"))
    assert {item["id"] for item in items} == {
        *("zhang2023sparse", "byron2021notes", "byron2022loops", "stranger2020"),
    }
    assert "@article{byron2021notes" in built.text("downloads/publications.bib")
    ids = [item["id"] for item in json.loads(built.text("downloads/person/wei-zhang.json"))]
    assert ids == ["zhang2023sparse"]
    assert "ID  - byron2022loops" in built.text("downloads/theme/engines.ris")


def test_a_persons_page_leads_to_the_files(build):
    built = build(PAGES)
    links = built.soup("people/ada-byron.html").select(".lab-downloads a")
    assert [link.get_text() for link in links] == ["BibTeX", "CSL-JSON", "RIS"]
    for link in links:
        assert link.has_attr("download")
        assert (built.outdir / "people" / link["href"]).resolve().is_file()


def test_a_papers_page_holds_its_own(build):
    built = build(PAGES)
    bibtex, _, ris = built.soup("papers/byron2021notes.html").select(".lab-downloads a")
    assert bibtex["download"] == "byron2021notes.bib"
    content = unquote(bibtex["href"].partition(",")[2])
    assert content.startswith("@article{byron2021notes")
    assert "keywords" in content
    assert "TI  - Notes on engines" in unquote(ris["href"])


def test_files_follow_a_changed_title_and_go_with_the_last_paper(project):
    project.write(PAGES)
    project.build()
    bib = "data/publications.bib"
    project.write({bib: DATA[bib].replace("Notes on engines", "Notes on wheels")})
    assert "Notes on wheels" in project.build().text("downloads/person/ada-byron.ris")
    project.write({bib: ""})
    assert not (project.build().outdir / "downloads").exists()


def test_a_list_that_leaves_nothing_out_leads_to_its_files(build):
    lists = (
        "```{publications}\n:group-by: year\n```\n\n```{publications}\n:theme: engines\n```\n\n"
        "```{publications}\n:person: ada-byron\n```\n\n```{publications}\n:limit: 1\n```\n"
    )
    built = build({**DATA, "sub/index.md": f"# Lab\n\n{lists}"}, root_doc="sub/index")
    links = [link["href"] for link in built.soup("sub/index.html").select("a[href$='.bib']")]
    paths = ["publications", "theme/engines", "person/ada-byron"]
    assert links == [f"../downloads/{path}.bib" for path in paths]
    for link in links:
        assert (built.outdir / "sub" / link).resolve().is_file()


def test_a_site_without_pages_of_records_has_no_files_to_offer(build):
    built = build(PAGES, labpress_record_pages=False)
    assert not built.soup().select(".lab-downloads")
    assert not (built.outdir / "downloads").exists()


NOTED = r"""
@article{noted, title={Fish}, author={Byron, Ada}, journal={J}, year={2022}, x-review={HIDDEN1},
  comment-jane={HIDDEN2}, note={HIDDEN3}, file={:C\:\\Users\\ada\\HIDDEN4.pdf:PDF},
  pdf={C:/Users/ada/HIDDEN5.pdf}, keywords={HIDDEN6, sparse}, abstract={Seen}, owner={HIDDEN7},
  annote={HIDDEN8}, citavi-id={HIDDEN9}, jabref-x={HIDDEN0}, number={17}}
"""
PRIVATE = ["X-Review", "note", "keywords"]


@pytest.mark.parametrize("builder", ["html", "latex"])
def test_what_a_group_keeps_to_itself_is_nowhere(build, builder):
    files = {**PAGES, "data/publications.bib": NOTED}
    built = build(files, builder, labpress_private_fields=PRIVATE)
    written = [path for path in built.outdir.rglob("*.*") if path.is_file()]
    found = {
        (path.relative_to(built.outdir).as_posix(), number)
        for path in written
        for number in range(10)
        if f"HIDDEN{number}".encode() in path.read_bytes()
    }
    assert found == set()
    assert [line for line in built.warnings.splitlines() if "[labpress." in line] == [
        line for line in built.warnings.splitlines() if "[labpress.unsafe-url]" in line
    ]
    if builder == "html":
        bibtex = built.text("downloads/publications.bib")
        for word in ("abstract={Seen}", "number={17}"):
            assert word in bibtex
        # what a theme is told from is still read
        assert built.soup("themes/sparse.html").select(".lab-publication")
