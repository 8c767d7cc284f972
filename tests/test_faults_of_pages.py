"""Faults that were seen on real groups' files, of the pages, the language and the booklet.

Those of single entries stand in ``test_faults_seen.py``.
"""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from labpress.booklet import tex_languages
from labpress.booklet.tex_run import typeset
from labpress.records.problems import Code

from .conftest import Project, lacking

if TYPE_CHECKING:
    from pathlib import Path

PEOPLE = "jane-doe: {name: Jane Doe, role: pi}\n"
LIST = "# Home\n\n```{publications}\n```\n"


def group(project: Project, bib: str, index: str = LIST) -> Project:
    project.write({"data/people.yml": PEOPLE, "index.md": index})
    (project.source / "data" / "publications.bib").write_text(bib, encoding="utf-8")
    return project


def letters(pdf: Path) -> str:
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, check=True)
    return " ".join(text.stdout.decode().split())


def test_a_group_s_site_speaks_its_language(project: Project) -> None:
    bib = "@phdthesis{doe2023, title={Une thèse}, author={Jane Doe}, school={Université X},"
    index = """\
        # Home

        ```{publications}
        :group-by: kind
        ```

        :::{news-item} 2024-03-05
        :id: prix
        Un prix.
        :::
        """
    group(project, f"{bib} year={{2023}}}}\n", index)
    built = project.build(language="fr", myst_enable_extensions=["colon_fence"])
    soup = built.soup()
    assert soup.select_one("#news-prix .lab-date").get_text() == "5 mars 2024"
    assert soup.html["lang"] == "fr"
    headings = [heading.get_text().rstrip("¶").strip() for heading in soup.select("h2")]
    assert "Thèses" in headings
    assert "Theses" not in soup.get_text()


def test_a_preprint_and_its_published_version_are_noticed(project: Project) -> None:
    bib = (
        "@article{a, title={Learning Fish}, author={Jane Doe},"
        " journal={arXiv preprint arXiv:2001.00001}, year={2020}}\n"
        "@inproceedings{b, title={Learning fish}, author={Jane Doe},"
        " booktitle={Proc. of ICE}, year={2021}, eprint={2001.00001}, archiveprefix={arXiv}}\n"
    )
    built = group(project, bib).build()
    told = [line for line in built.warnings.splitlines() if "arXiv:2001.00001" in line]
    entries = built.soup().select("li.lab-publication")
    # both are told, or they are one entry
    assert len(told) == 1 or len(entries) == 1
    if told:
        assert f"[labpress.{Code.BIB_SAME_WORK}]" in told[0]


def test_there_is_a_feed_of_the_news(project: Project) -> None:
    bib = "@article{doe2020, title={Fish}, author={Jane Doe}, journal={J}, year={2020}}\n"
    index = f"{LIST}\n```{{news-item}} 2024-03-05\n:id: prize\nA prize.\n```\n"
    built = group(project, bib, index).build(html_baseurl="https://lab.example/")
    feeds = [
        link["href"]
        for link in built.soup().select('link[rel="alternate"][type="application/atom+xml"]')
    ]
    assert feeds
    names = (feed.removeprefix("https://lab.example/") for feed in feeds)
    read = [BeautifulSoup(built.text(name), "xml") for name in names]
    assert any("A prize." in feed.get_text() for feed in read)
    assert any("Fish" in feed.get_text() for feed in read)


@pytest.mark.tex
def test_advice_for_a_sign_that_no_font_has_mends_it(project: Project) -> None:
    if not shutil.which("fc-list"):
        lacking("fc-list")
    fonts = subprocess.run(["fc-list", "Symbola", "family"], capture_output=True, text=True)
    if not fonts.stdout.strip():
        lacking("Symbola (fonts-symbola)")
    bib = (
        "@article{doe2020, title={Rocket 🚀 title}, author={Jane Doe}, journal={J}, year={2020}}\n"
    )
    group(project, bib)
    told = {}
    for font in ("DejaVu Serif", "Symbola"):
        built = project.build("latex", labpress_booklet={"fonts": {"fallback": font}})
        _, told[font] = typeset(built.outdir, "booklet", lambda line: None)
    (problem,) = told["DejaVu Serif"]
    assert problem.code is Code.BOOKLET_MISSING_GLYPH
    assert "U+1F680" in problem.message
    assert "DejaVu Serif" not in problem.hint
    assert '"fallback": "Symbola"' in problem.hint
    assert told["Symbola"] == []
    assert "Rocket 🚀 title" in letters(built.outdir / "booklet.pdf")


FISH = "@article{doe2020, title={Poissons}, author={Jane Doe}, journal={J}, year={2020}}\n"


def test_a_french_booklet_without_french_is_told(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tex_languages, "missing", lambda needs: [("loadhyph-fr.tex", "a-package")])
    built = group(project, FISH).build("latex", language="fr")
    assert "the booklet cannot be set in French, as loadhyph-fr.tex is missing" in built.warnings
    assert "a-package" in built.warnings


@pytest.mark.tex
def test_a_french_booklet_is_french(project: Project) -> None:
    for thing, package in tex_languages.missing(tex_languages.NEEDS["fr"]):
        lacking(f"{thing} ({package})")
    built = group(project, FISH).build("latex", language="fr")
    done, problems = typeset(built.outdir, "booklet", lambda line: None)
    assert done
    assert problems == []
    text = letters(built.outdir / "booklet.pdf")
    assert "Table des matières" in text
    assert "Contents" not in text
    assert "load 'nil'" not in (built.outdir / "booklet.log").read_text("utf-8", "replace")
