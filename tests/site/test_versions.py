"""A paper whose preprint and article have entries of their own, on the site and in the booklet."""

from __future__ import annotations

from .group import PEOPLE

BIB = r"""
@article{byron2020pre, title = {Notes on Loops}, author = {Ada Byron},
  journal = {arXiv preprint arXiv:2001.00001}, year = {2020}}
@article{byron2021loops, title = {Notes on loops}, author = {Ada Byron}, preprint = {2001.00001},
  journal = {Journal of Engines}, year = {2021}, doi = {10.1000/182}}
@inproceedings{byron2020talk, title = {Notes on Loops}, author = {Ada Byron},
  booktitle = {Meeting on Engines}, year = {2020}, doi = {10.1000/9}, related = {byron2020pre}}
"""
DATA = {"data/people.yml": PEOPLE, "data/publications.bib": BIB}
PAGE = "# Lab\n\n```{publications}\n```\n\n{cite}`byron2020pre` and {paper}`byron2020talk`\n"
WHERE = "Journal of Engines, 2021; also Meeting on Engines, 2020; arXiv:2001.00001, 2020"


def test_one_entry_and_one_page_show_all_versions(project):
    project.write({**DATA, "index.md": PAGE})
    site = project.build()
    assert site.warnings == ""
    home = site.soup()
    (entry,) = home.select("li.lab-publication")
    assert entry["id"] == "paper-byron2021loops"
    assert entry.select_one(".lab-venue").get_text() == WHERE
    links = {a.get_text(): a["href"] for a in entry.select("a.lab-link")}
    assert links == {
        "DOI": "https://doi.org/10.1000/182",
        "DOI (2020)": "https://doi.org/10.1000/9",
        "arXiv": "https://arxiv.org/abs/2001.00001",
    }
    # its former names lead there, in roles and as addresses
    referred = {a["href"].rpartition("#")[2] for a in home.select("p a.reference")}
    assert referred == {"paper-byron2021loops"}
    for key in ("byron2020pre", "byron2020talk"):
        assert "byron2021loops" in (site.outdir / f"r/paper/{key}/index.html").read_text()
    page = site.soup("papers/byron2021loops.html")
    cited = [p.get_text() for p in page.select("#cite .lab-cite")]
    assert [text.rsplit(". ", 1)[1] for text in cited] == [
        "https://doi.org/10.1000/182.",
        "https://doi.org/10.1000/9.",
        "arXiv:2001.00001, 2020.",
    ]
    bibtex = page.select_one("pre.lab-bibtex").get_text()
    assert bibtex.count("@") == 3


def test_print_names_all_versions(project):
    project.write({**DATA, "index.md": PAGE})
    built = project.build("latex")
    assert built.warnings == ""
    (source,) = built.outdir.glob("*.tex")
    assert WHERE in source.read_text(encoding="utf-8")
