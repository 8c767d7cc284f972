"""``{cite}`` and ``{bibliography}`` see the entries that our lists show, as they stand."""

from __future__ import annotations

import pytest

from tests.conftest import Project

BIB = r"""
@string{nips = "Advances in Nets"}

@inproceedings{nets2020,
  title = {The {BERT} of \emph{all} \& $\ell_2$ norms: 100% done},
  author = {M{\"u}ller*, J{\"o}rg and van der Maaten, Laurens and {OpenAI Team} and others},
  author+an = {2=equal},
  editor = {Editor, Ed and Other, Ann},
  booktitle = nips,
  year = 2020,
  month = jan,
  pages = {1--10},
  note = {With \textbf{bold} words at \url{javascript:alert(1)}},
  url = {https://example.org/a\_b},
  doi = {https://doi.org/10.1000/a_b},
}

@book{loops2021, title = {Loops}, editor = {Editor, Ed}, publisher = {Press \& Co}, year = {2021}}
@preprint{draft2023, title = {Draft}, author = {Doe, Jane}, date = {2023-05}, eprint = {2301.00001}}
@thesis{doe2022, title = {Thesis}, author = {Doe, Jane}, institution = {Some University}, year=2022}
@article{evil2020, title = {\href{javascript:alert(1)}{Click} <script>x</script>}, journal = {J},
  author = {<b>Doe</b>, {J}}, year = 2020, url = {javascript:alert(1)}}
@article{chapter, title = {Inherits}, author = {Doe, Jane}, journal = {J}, crossref = {loops2021}}
@article{DBLP:conf/nips/X20, title = {Slashes}, author = {Doe, Jane}, journal = {J}, year = 2020}
@article{comma, title = {A comma is missing} author = {Doe, Jane}, journal = {J}, year = 2020}
"""
KEYS = {"nets2020", "loops2021", "draft2023", "doe2022", "evil2020", "chapter", "comma"} | {
    "DBLP:conf/nips/X20"
}
STYLES = ("plain", "alpha", "unsrt", "unsrtalpha", "labpress")


def page(style: str, text: str = "") -> str:
    return f"# Lab\n\n{text}\n\n```{{bibliography}}\n:all:\n:style: {style}\n```\n"


@pytest.fixture(scope="module")
def bibliographies(tmp_path_factory):
    found = {}
    for style in STYLES:
        project = Project(tmp_path_factory.mktemp(style))
        project.write({"data/publications.bib": BIB, "index.md": page(style)})
        found[style] = project.build("html")
    return found


def lines(built):
    return {item["id"]: " ".join(item.text.split()) for item in built.soup().select(".citation")}


@pytest.mark.parametrize("style", STYLES)
def test_a_bibliography_of_any_style_has_every_entry(bibliographies, style):
    built = bibliographies[style]
    assert len(lines(built)) == len(KEYS)
    assert "bibtex." not in built.warnings


def test_fields_of_an_entry_reach_other_styles_as_they_stand(bibliographies):
    (line,) = [text for text in lines(bibliographies["plain"]).values() if "BERT" in text]
    assert "Jörg Müller, Laurens van der Maaten, OpenAI Team, and others." in line
    assert "The BERT of all & ℓ₂ norms: 100% done." in line
    assert "In Ed Editor and Ann Other, editors, Advances in Nets, 1–10. January 2020." in line
    assert "URL: https://example.org/a_b, doi:10.1000/a_b" in line
    assert "With bold words" in line


def test_types_and_names_of_biblatex_reach_styles_of_bibtex(bibliographies):
    found = "\n".join(lines(bibliographies["plain"]).values())
    assert "Jane Doe. Draft. 2023. arXiv:2301.00001." in found
    assert "PhD thesis, Some University, 2022" in found
    assert "Ed Editor, editor. Loops. Press & Co, 2021." in found
    assert "Jane Doe. Inherits. J, 2021." in found


@pytest.mark.parametrize("style", STYLES)
def test_no_style_links_what_is_not_safe(bibliographies, style):
    article = bibliographies[style].soup().select_one("article")
    assert not [a for a in article.select("a[href]") if a["href"].startswith("javascript")]
    assert not article.select("script, b")


@pytest.mark.parametrize(
    "text",
    ["{cite}`{nets2020`", "{cite:t}`nets2020,,loops2021`", "{cite:p}`}`", "{cite}`a {b} c {d} e`"],
)
def test_keys_that_cannot_be_read_are_reported_and_end_nothing(build, text):
    built = build({"data/publications.bib": BIB, "index.md": f"# Lab\n\nSee {text} there.\n"})
    assert "index.md:3:1: WARNING: cannot read the keys of {cite}" in built.warnings
    assert "[labpress.unknown-paper]" in built.warnings
    assert "there." in built.soup().select_one("article").text


def test_an_unknown_key_leaves_the_others(build):
    built = build({"data/publications.bib": BIB, "index.md": "# Lab\n\n{cite}`comma,nokey`\n"})
    assert 'could not find bibtex key "nokey"' in built.warnings
    assert built.soup().select_one(".lab-citation a")


def test_a_footnote_of_an_unusual_type(build):
    text = "# Lab\n\n{footcite}`draft2023`\n\n```{footbibliography}\n```\n"
    built = build({"data/publications.bib": BIB, "index.md": text})
    assert "Jane Doe. Draft." in built.soup().text


def test_the_booklet_has_the_bibliography(build):
    built = build({"data/publications.bib": BIB, "index.md": page("plain")}, "latex")
    tex = next(built.outdir.glob("*.tex")).read_text("utf-8")
    assert "norms: 100\\% done" in tex
    assert "href{javascript" not in tex
