"""Permanent addresses, former names and permalinks.txt."""

from __future__ import annotations

import json

import pytest
from sphinx.util.inventory import InventoryFile

from .group import DATA, PEOPLE, PUBLICATIONS

RENAMED = {
    "data/people.yml": PEOPLE.replace("wei-zhang:\n", "wei-q-zhang:\n  formerly: [wei-zhang]\n"),
    "data/publications.bib": PUBLICATIONS.replace(
        "@article{byron2021notes,", "@article{byron2021engines,\n  ids = {byron2021notes},"
    ),
}
PAGES = {
    "index.md": "# Lab\n\n```{toctree}\nteam/people\npapers\nnews\n```\n",
    "team/people.md": "---\nformerly: people\n---\n\n# People\n\n```{people}\n```\n",
    "papers.md": "# Papers\n\n```{publications}\n```\n\n```{awards}\n```\n",
    "news.md": (
        "# News\n\n:::{news-item} 2024-02-01\n:id: talk\n:formerly: speech\n"
        "{person}`wei-zhang` and {paper}`byron2021notes`, {news}`speech`, {page}`people`.\n:::\n"
    ),
}


@pytest.fixture
def site(project):
    project.write({**DATA, **PAGES, **RENAMED})
    site = project.build(nitpicky=True)
    assert not site.warnings
    return site


def destination(site, file):
    """Where a redirect leads, as a path below the site's root."""
    soup = site.soup(file)
    href = soup.select_one('meta[http-equiv="refresh"]')["content"].split("url=")[1]
    path, _, fragment = href.partition("#")
    target = (site.outdir / file).parent.joinpath(path).resolve()
    assert target.is_file()
    assert soup.select_one("a")["href"] == href
    return target.relative_to(site.outdir.resolve()).as_posix(), fragment


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("r/paper/byron2021engines", ("papers/byron2021engines.html", "")),
        ("r/paper/byron2021notes", ("papers/byron2021engines.html", "")),
        ("r/person/wei-q-zhang", ("people/wei-q-zhang.html", "")),
        ("r/person/wei-zhang", ("people/wei-q-zhang.html", "")),
        ("r/news/talk", ("news.html", "news-talk")),
        ("r/news/speech", ("news.html", "news-talk")),
        ("r/page/team/people", ("team/people.html", "")),
        ("r/page/people", ("team/people.html", "")),
        (
            "r/award/byron2022loops-best-paper-award",
            ("papers.html", "award-byron2022loops-best-paper-award"),
        ),
    ],
)
def test_every_name_has_a_permanent_address(site, address, target):
    found = destination(site, f"{address}/index.html")
    assert found == target
    if target[1]:
        assert site.soup(target[0]).select(f"#{target[1]}")


def test_old_files_redirect_in_one_hop(site):
    assert destination(site, "people.html") == ("team/people.html", "")
    assert destination(site, "papers/byron2021notes.html") == (
        "papers/byron2021engines.html",
        "",
    )
    assert destination(site, "people/wei-zhang.html") == ("people/wei-q-zhang.html", "")


def test_roles_know_former_names(site):
    links = [a["href"] for a in site.soup("news.html").select("article .lab-body a")]
    assert links == [
        "team/people.html#person-wei-q-zhang",
        "papers.html#paper-byron2021engines",
        "#news-talk",
        "team/people.html",
    ]


def test_inventory_has_former_names_awards_and_pages(site):
    with (site.outdir / "objects.inv").open("rb") as stream:
        inventory = InventoryFile.load(stream, "", lambda base, uri: uri)
    assert inventory["lab:paper"]["byron2021notes"].uri == "papers.html#paper-byron2021engines"
    assert inventory["lab:person"]["wei-zhang"].uri == "team/people.html#person-wei-q-zhang"
    assert inventory["lab:page"]["people"].uri == "team/people.html"
    assert inventory["lab:award"]["byron2022loops-oral"].uri == (
        "papers.html#award-byron2022loops-oral"
    )
    assert inventory["lab:award"]["byron2022loops-oral"].display_name == "Oral: Loops"
    assert inventory["lab:theme"]["sparse"].uri == "themes/sparse.html#theme-sparse"
    assert inventory["lab:news"]["speech"].uri == "news.html#news-talk"
    # the path of a page that was moved is a document's, too
    assert inventory["std:doc"]["people"].uri == "team/people.html"


def test_old_anchors_lead_to_the_same_places(site):
    papers = site.soup("papers.html")
    assert papers.select("#paper-byron2021engines #paper-byron2021notes")
    assert site.soup("team/people.html").select("#person-wei-q-zhang #person-wei-zhang")
    assert site.soup("news.html").select("#news-talk #news-speech")


def test_index_lists_all(site):
    index = json.loads(site.text("r/index.json"))
    assert set(index) == {"paper", "person", "news", "award", "page", "theme"}
    assert index["paper"]["byron2021notes"] == "papers/byron2021engines.html"


def test_a_name_that_is_gone_is_reported_with_what_to_write(project):
    permalinks = "# names\npaper byron1999\nperson wei-zhang\npage people\nsong x\n"
    project.write({**DATA, "index.md": "# Lab\n", "data/permalinks.txt": permalinks})
    site = project.build()
    assert "permalinks.txt:2" in site.warnings
    assert "`ids = {byron1999}`" in site.warnings
    assert "[labpress.permalink-broken]" in site.warnings
    assert "`formerly: people` in the front matter" in site.warnings
    assert "permalinks.txt:5" in site.warnings
    assert "[labpress.permalink-syntax]" in site.warnings
    assert "'wei-zhang'" not in site.warnings


def test_the_report_guesses_what_a_name_has_become(project):
    permalinks = "paper byron2021notes\naward byron2022loops-oral\ntheme engines\nnews prize\n"
    files = {
        **DATA,
        "index.md": "# Lab\n\n:::{news-item} 2024-02-01\n:id: best-prize\nText.\n:::\n",
        "data/publications.bib": PUBLICATIONS.replace("byron2021notes", "byron2021note").replace(
            "{Oral and", "{Oral Talk and"
        ),
        "data/themes.yml": "machines:\n  title: Machines\n",
        "data/permalinks.txt": permalinks,
    }
    project.write(files)
    warnings = project.build().warnings
    assert "write `ids = {byron2021notes}` in the entry byron2021note, or" in warnings
    assert "write `formerly: [engines]` at machines in themes.yml, or" in warnings
    assert "write `:formerly: prize` at the item best-prize, or" in warnings
    assert '`award+an:formerly = {1="byron2022loops-oral"}`' in warnings


def test_an_award_whose_paper_is_gone_comes_back_with_it(project):
    bib = PUBLICATIONS.replace("byron2022loops", "byron2022circles")
    permalinks = "award byron2022loops-oral\npaper byron2022loops\n"
    project.write(
        {
            **DATA,
            "index.md": "# L\n",
            "data/publications.bib": bib,
            "data/permalinks.txt": permalinks,
        }
    )
    warnings = project.build().warnings
    assert "it comes back with its paper 'byron2022loops'" in warnings
    mended = bib.replace(
        "@inproceedings{byron2022circles,",
        "@inproceedings{byron2022circles, ids = {byron2022loops},",
    )
    project.write({"data/publications.bib": mended})
    assert not project.build().warnings


def test_a_person_who_is_published_no_more_is_reported(project):
    people = PEOPLE.replace("name: Wen Zhang", "name: Wen Zhang\n  member: false")
    permalinks = "person wen-zhang\n"
    project.write(
        {**DATA, "index.md": "# L\n", "data/people.yml": people, "data/permalinks.txt": permalinks}
    )
    site = project.build()
    assert "the published person 'wen-zhang' is gone" in site.warnings
    assert not (site.outdir / "r" / "person" / "wen-zhang").exists()


def test_a_retired_name_says_so_at_its_address(project):
    permalinks = "person jane-doe retired: asked not to be listed\n"
    project.write({**DATA, "index.md": "# Lab\n", "data/permalinks.txt": permalinks})
    site = project.build()
    assert not site.warnings
    for file in ("r/person/jane-doe/index.html", "people/jane-doe.html"):
        soup = site.soup(file)
        assert "asked not to be listed" in soup.get_text()
        assert soup.select_one(".lab-brand")  # a page of the site, not a bare one
        style = soup.select_one('link[href*="labpress.css"]')["href"].split("?")[0]
        assert (site.outdir / file).parent.joinpath(style).resolve().is_file()


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
@pytest.mark.parametrize("page", ["old", "deep/old", "quite/deep/old"])
def test_a_retired_page_is_whole_at_every_depth(project, builder, page):
    permalinks = f"page {page} retired: gone\n"
    project.write({**DATA, "index.md": "# Lab\n", "data/permalinks.txt": permalinks})
    site = project.build(builder)
    assert not site.warnings
    end = ".html" if builder == "html" else "/index.html"
    for file in (f"{page}{end}", f"r/page/{page}/index.html"):
        soup = site.soup(file)
        assert "gone" in soup.h1.find_parent().get_text()
        links = [tag[key] for key in ("href", "src") for tag in soup.select(f"[{key}]")]
        local = [link.split("?")[0].split("#")[0] for link in links if "://" not in link]
        files = [(site.outdir / file).parent.joinpath(link) for link in local if link]
        assert len(files) > 5
        assert [path for path in files if not path.exists()] == []


def test_permalinks_are_checked_though_nothing_else_changed(project):
    project.write({**DATA, "index.md": "# Lab\n"})
    assert not project.build().warnings
    project.write({"data/permalinks.txt": "paper byron1999\n"})
    assert "byron1999" in project.build().warnings


OLD_PAPER = "papers.html#paper-byron2021engines"


@pytest.mark.parametrize(
    ("markup", "extensions", "target"),
    [
        ("{external+lab:lab:paper}`byron2021notes`", ["labpress"], OLD_PAPER),
        ("[](inv:lab:lab:paper#byron2021notes)", [], OLD_PAPER),
        ("[](inv:lab:lab:person#wei-zhang)", [], "team/people.html#person-wei-q-zhang"),
        ("[](inv:lab:lab:theme#sparse)", [], "themes/sparse.html#theme-sparse"),
        ("[](inv:lab:lab:news#speech)", [], "news.html#news-talk"),
        (
            "{external+lab:lab:award}`byron2022loops-oral`",
            ["labpress"],
            "papers.html#award-byron2022loops-oral",
        ),
        ("[](inv:lab:lab:page#people)", [], "team/people.html"),
        ("{external+lab:doc}`people`", [], "team/people.html"),
    ],
)
def test_another_project_cites_records_through_intersphinx(
    site, tmp_path, markup, extensions, target
):
    from tests.conftest import Project

    other = Project(tmp_path / "other")
    other.write({"index.md": f"# Other\n\n{markup}\n"})
    built = other.build(
        extensions=["myst_parser", "sphinx.ext.intersphinx", *extensions],
        intersphinx_mapping={"lab": ("https://lab.example", str(site.outdir / "objects.inv"))},
        nitpicky=True,
    )
    assert not built.warnings
    link = built.soup().select_one("a.external")
    assert link["href"] == f"https://lab.example/{target}"
