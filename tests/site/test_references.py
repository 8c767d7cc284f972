"""Roles, anchors, the inventory and citations."""

from __future__ import annotations

import pytest
from sphinx.util.inventory import InventoryFile

from .group import DATA

INDEX = """
# Lab

{{person}}`wei-zhang`, {{person}}`her <ada-byron>`, {{paper}}`zhang2023sparse`, {{theme}}`sparse`,
{{news}}`hello`. {extra}

```{{toctree}}
:hidden:

papers
people
news
```
"""

PAGES = {
    "papers.md": "# Papers\n\n```{publications}\n:group-by: theme\n```\n",
    "people.md": "# People\n\n```{people}\n```\n",
    "news.md": "# News\n\n:::{news-item} 2024-02-01\n:id: hello\n"
    "{person}`wei-zhang` speaks.\n:::\n",
}


@pytest.fixture
def built(project):
    def build(extra: str = "", **options):
        project.write({**DATA, **PAGES, "index.md": INDEX.format(extra=extra)})
        return project.build(**options)

    return build


def links(soup):
    return {a.get_text(): a["href"] for a in soup.select("article a.reference")}


def test_roles_lead_to_canonical_places(built):
    found = links(built().soup())
    assert found["Wei Zhang"] == "people.html#person-wei-zhang"
    assert found["her"] == "people.html#person-ada-byron"
    assert found["Sparse models"] == "papers.html#theme-sparse"
    assert found["News of 1 February 2024"] == "news.html#news-hello"
    assert "papers.html#paper-zhang2023sparse" in found.values()


def test_targets_exist(built):
    site = built()
    assert site.soup("people.html").select_one("#person-wei-zhang")
    assert site.soup("papers.html").select_one("#theme-sparse")
    assert site.soup("papers.html").select_one("#paper-zhang2023sparse")
    assert site.soup("news.html").select_one("#news-hello")


def test_a_complete_list_is_canonical_even_if_a_selection_comes_first(project):
    index = "# Lab\n\n```{publications}\n:selected:\n```\n\n```{toctree}\npapers\n```\n"
    project.write({**DATA, "index.md": index, "papers.md": PAGES["papers.md"]})
    site = project.build()
    assert not site.soup().select("#paper-zhang2023sparse")
    assert site.soup("papers.html").select("#paper-zhang2023sparse")


def test_inventory_has_every_record(built):
    site = built()
    with (site.outdir / "objects.inv").open("rb") as stream:
        inventory = InventoryFile.load(stream, "", lambda base, uri: uri)
    assert inventory["lab:paper"]["byron2021notes"].uri == "papers.html#paper-byron2021notes"
    assert inventory["lab:person"]["wei-zhang"].uri == "people.html#person-wei-zhang"
    assert inventory["lab:theme"]["sparse"].uri == "papers.html#theme-sparse"
    assert inventory["lab:news"]["hello"].uri == "news.html#news-hello"


@pytest.mark.parametrize(
    ("markup", "code", "message"),
    [
        ("{person}`wei-zang`", "unknown-person", "did you mean 'wei-zhang'?"),
        ("{paper}`byron2021note`", "unknown-paper", "did you mean 'byron2021notes'?"),
        ("{theme}`sparce`", "unknown-theme", "did you mean 'sparse'?"),
        ("{news}`helo`", "unknown-news", "did you mean 'hello'?"),
    ],
)
def test_an_unknown_name_is_reported_with_the_nearest(built, markup, code, message):
    site = built(markup, nitpicky=True)
    assert message in site.warnings
    assert f"[labpress.{code}]" in site.warnings
    assert "index.md:" in site.warnings


def test_cite_of_a_group_paper_needs_no_bibliography(built):
    site = built("See {cite}`byron2021notes` and {cite:t}`zhang2023sparse`.")
    assert not site.warnings
    found = links(site.soup())
    assert found["Byron & Zhang, 2021"] == "papers.html#paper-byron2021notes"
    assert found["Zhang et al. (2023)"] == "papers.html#paper-zhang2023sparse"


def test_a_plain_bibliography_with_our_style(project):
    page = "# Lab\n\n{cite}`zhang2023sparse`\n\n```{bibliography}\n:style: labpress\n:all:\n```\n"
    project.write({**DATA, "index.md": page})
    site = project.build()
    assert not site.warnings
    text = site.soup().select_one("article").get_text()
    assert "W. Zhang*, O. Zhang, J. Müller*, A. Byron" in text
    assert "(Spotlight)" in text
    bold = [tag.get_text() for tag in site.soup().select("article .citation strong")]
    assert "W. Zhang*" in bold
    assert "O. Zhang" not in bold


def test_a_project_that_wants_the_style_alone(project):
    """What docs/reference.md says of a project of its own kind."""
    page = """
        Plain
        =====

        As :cite:p:`zhang2023sparse` says.

        .. function:: spam()

        .. bibliography::
           :style: labpress
           :all:
        """
    project.write({**DATA, "index.rst": page, "references.bib": DATA["data/publications.bib"]})
    conf = {
        "extensions": ["sphinxcontrib.bibtex", "labpress"],
        "bibtex_bibfiles": ["references.bib"],
        "html_theme": "alabaster",
        "primary_domain": "py",
        "labpress_record_pages": False,
        "latex_engine": "pdflatex",
    }
    site = project.build(**conf)
    assert not site.warnings
    assert "W. Zhang*" in [tag.get_text() for tag in site.soup().select(".citation strong")]
    assert site.soup().select("#spam")
    assert not (site.outdir / "papers").exists()
    booklet = project.build("latex", **conf)
    assert not booklet.warnings
    tex = next(booklet.outdir.glob("*.tex")).read_text("utf-8")
    assert r"\sphinxstylestrong{W. Zhang*}, O. Zhang, J." in tex
    assert "NeurIPS’23 (Spotlight)" in tex
    assert r"\usepackage{labpress}" not in tex
    assert "Welcome to" not in tex


def test_primary_domain_of_the_user_wins(project):
    project.write({**DATA, "index.md": "# Lab\n\n{lab:person}`wei-zhang`\n"})
    site = project.build(primary_domain="py")
    assert not site.warnings
    assert "Wei Zhang" in site.soup().get_text()
