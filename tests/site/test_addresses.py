"""Names that are hard to make addresses of: with slashes, alike, not ASCII, taken by others."""

from __future__ import annotations

import json
import subprocess

import pytest
from labpress.site import permalinks

from tests.conftest import PATIENCE
from tests.crawling import Site

from .group import DATA, PEOPLE, PUBLICATIONS

BASE = "https://lab.example/sub/"
ODD = r"""
@inproceedings{DBLP:conf/nips/Z23, title = {First}, author = {Wei Zhang}, year = 2023,
  booktitle = {NIPS}, award = {Prize}, ids = {OLD/key}, keywords = {sparse}}
@article{10.1145/3292500, title = {Second}, author = {Ada Byron}, year = 2021, journal = {J},
  keywords = {sparse}}
@article{a+b, title = {Third}, author = {Ada Byron}, year = 2020, journal = {J}}
"""
PAGES = {
    "index.md": """
        # Lab

        {paper}`DBLP:conf/nips/Z23`, {paper}`OLD/key`

        ```{toctree}
        papers
        team/people
        ```
        """,
    "papers.md": "# Papers\n\n```{publications}\n```\n",
    "team/people.md": "---\nformerly: people\n---\n# People\n\n```{people}\n```\n",
}


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_keys_with_slashes_and_colons(project, builder):
    project.write({**DATA, **PAGES, "data/publications.bib": ODD})
    site = project.build(builder, html_baseurl=BASE, nitpicky=True)
    assert not site.warnings
    crawled = Site(site.outdir, BASE)
    assert crawled.dead_links() == []
    assert crawled.long_redirects() == []
    end = "/index.html" if builder == "dirhtml" else ".html"
    page = site.soup(f"papers/DBLP~conf/nips/Z23{end}")
    assert page.select_one("h1").get_text() == "First"
    up = "../../../" if builder == "html" else "../../../../"
    link = page.select_one(".lab-authors a")["href"]
    assert link.startswith(f"{up}people/wei-zhang")
    assert page.select_one('link[rel="canonical"]')["href"].startswith(f"{BASE}papers/DBLP~conf")
    index = json.loads(site.text("r/index.json"))
    assert set(index["paper"]) == {"DBLP:conf/nips/Z23", "OLD/key", "10.1145/3292500", "a+b"}
    assert "index" in index["page"]
    for kind, names in index.items():
        for name in names:
            file = name.replace(":", "~")
            assert (site.outdir / "r" / kind / file / "index.html").is_file()
    # the key is the name as ever
    assert site.soup(f"papers{end}").find(id="paper-DBLP:conf/nips/Z23")
    assert not [path for path in site.outdir.rglob("*") if ":" in path.name]


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_published_names_keep_the_address_that_spelled_them(project, builder):
    listed = "paper DBLP:conf/nips/Z23\npaper gone:2019 retired: withdrawn\n"
    project.write({**DATA, **PAGES, "data/publications.bib": ODD, "data/permalinks.txt": listed})
    site = project.build(builder, html_baseurl=BASE)
    assert not site.warnings
    assert Site(site.outdir, BASE).dead_links() == []
    end = "/index.html" if builder == "dirhtml" else ".html"
    new = f"{BASE}papers/DBLP~conf/nips/Z23{'/' if builder == 'dirhtml' else '.html'}"
    for old in (f"papers/DBLP:conf/nips/Z23{end}", "r/paper/DBLP:conf/nips/Z23/index.html"):
        assert site.soup(old).select_one('link[rel="canonical"]')["href"] == new
    for old in (f"papers/gone:2019{end}", "r/paper/gone:2019/index.html", f"papers/gone~2019{end}"):
        assert "withdrawn" in site.soup(old).get_text()
    # what was never published has no address that Windows refuses
    assert not (site.outdir / "papers" / f"OLD:key{end}").exists()


def test_where_files_cannot_have_a_colon_the_old_address_is_left_out(project, monkeypatch):
    monkeypatch.setattr(permalinks, "TAKES_ALL_NAMES", False)
    listed = "paper DBLP:conf/nips/Z23\npaper gone:2019 retired: withdrawn\n"
    project.write({**DATA, **PAGES, "data/publications.bib": ODD, "data/permalinks.txt": listed})
    site = project.build()
    assert site.soup("papers/DBLP~conf/nips/Z23.html").h1.get_text() == "First"
    assert "withdrawn" in site.soup("papers/gone~2019.html").get_text()
    assert not [path for path in site.outdir.rglob("*") if ":" in path.name]


def test_names_that_windows_or_macos_would_confuse_are_files_of_their_own(project):
    people = "aux:\n  name: Aux Iliary\n  role: phd\n"
    people += "".join(f"{i}:\n  name: {i} Doe\n  role: phd\n" for i in ("jane", "Jane"))
    bib = "@misc{%s, title={%s}, author={Jane Doe}, year=2020}"
    keys = ("con.2", "end.", "plain")
    entries = "\n".join(bib % (key, key) for key in keys)
    page = "# Lab\n\n```{people}\n```\n\n```{publications}\n```\n"
    project.write({"data/people.yml": people, "data/publications.bib": entries, "index.md": page})
    site = project.build(html_baseurl=BASE)
    files = [p.relative_to(site.outdir).as_posix() for p in site.outdir.rglob("*")]
    assert len({file.casefold() for file in files}) == len(files)
    parts = {part for file in files for part in file.split("/")}
    assert not [part for part in parts if part.endswith(".")]
    assert not {part.split(".")[0].lower() for part in parts} & {"aux", "con"}
    assert Site(site.outdir, BASE).dead_links() == []
    names = json.loads(site.text("r/index.json"))
    assert set(names["person"]) == {"aux", "jane", "Jane"}
    assert set(names["paper"]) == set(keys)
    shown = {site.soup(names["person"][i]).h1.get_text() for i in ("jane", "Jane")}
    assert shown == {"jane Doe", "Jane Doe"}


def test_redirects_keep_the_fragment_and_name_the_new_address(project):
    project.write({**DATA, **PAGES})
    site = project.build(html_baseurl=BASE)
    text = site.text("people.html")
    script = site.soup("people.html").script
    assert script["data-to"] == "team/people.html"
    assert (site.outdir / script["src"]).is_file()
    assert not script.get_text()
    assert f'<link rel="canonical" href="{BASE}team/people.html">' in text
    # an address with a fragment of its own keeps that
    index = json.loads(site.text("r/index.json"))
    name = next(iter(index["award"]))
    assert not site.soup(f"r/award/{name}/index.html").script
    name = next(iter(index["person"]))
    page = f"r/person/{name}/index.html"
    assert not site.soup(page).script or site.soup(page).script["src"].startswith("../../../_st")


@pytest.mark.browser
def test_redirects_work_with_and_without_scripts(project, browser):
    project.write({**DATA, **PAGES})
    site = project.build()
    for scripts in (True, False):
        context = browser.new_context(java_script_enabled=scripts)
        page = context.new_page()
        page.goto((site.outdir / "people.html").as_uri() + "#person-ada-byron")
        page.wait_for_url("**/team/people.html*", timeout=PATIENCE * 1000)
        assert page.url.endswith("#person-ada-byron") is scripts
        context.close()


def test_themes_that_no_page_shows_have_a_page(project):
    project.write({**DATA, "index.md": "# Lab\n\n{theme}`sparse`\n"})
    site = project.build(html_baseurl=BASE)
    page = site.soup("themes/sparse.html")
    assert page.select_one(".lab-record")["id"] == "theme-sparse"
    assert len(page.select(".lab-publication")) == 2
    assert json.loads(site.text("r/index.json"))["theme"]["sparse"] == "themes/sparse.html"
    assert site.soup().select_one("article a[href='themes/sparse.html#theme-sparse']")
    paper = site.soup("papers/byron2022loops.html")
    assert paper.select_one("#more-engines h2 a")["href"] == "../themes/engines.html#theme-engines"
    # once a page shows it, its address is there, and the other page gone
    project.write({"index.md": "# Lab\n\n## Sparse\n\n```{publications}\n:theme: sparse\n```\n"})
    site = project.build(html_baseurl=BASE)
    index = json.loads(site.text("r/index.json"))
    assert index["theme"]["sparse"] == "index.html#theme-sparse"
    assert "themes/sparse.html" not in {p.name for p in site.outdir.rglob("*.html")}
    assert site.soup("themes/sparse.html").select_one('meta[http-equiv="refresh"]')


def test_a_renamed_theme_keeps_its_name(project):
    themes = "sparser:\n  title: Sparse models\n  formerly: [sparse]\n"
    pages = {
        "index.md": "# Lab\n\n{theme}`sparse`\n\n## It\n\n```{publications}\n:theme: sparse\n```\n"
    }
    project.write({**DATA, **pages, "data/themes.yml": themes})
    site = project.build(nitpicky=True)
    assert not site.warnings
    assert len(site.soup().select("article .lab-publication")) == 2
    index = json.loads(site.text("r/index.json"))["theme"]
    assert index == {"sparse": "index.html#theme-sparser", "sparser": "index.html#theme-sparser"}
    assert site.soup("themes/sparse.html").select_one('meta[http-equiv="refresh"]')
    assert [a["id"] for a in site.soup().select(".lab-anchor")] == ["theme-sparser", "theme-sparse"]


def test_former_ids_of_themes_are_checked(project):
    themes = "a:\n  title: A\n  formerly: [b, ü]\nb:\n  title: B\n"
    project.write({"index.md": "# Lab\n", "data/themes.yml": themes})
    warnings = project.build().warnings
    assert "the id “b” is already taken" in warnings
    assert "“ü” cannot be a permanent address" in warnings


def test_a_renamed_award_keeps_its_address(project):
    bib = PUBLICATIONS.replace(
        "award = {Spotlight},", 'award = {Notable Paper}, award+an:formerly = {1="Spotlight"},'
    )
    pages = {"index.md": "# Lab\n\n{award}`zhang2023sparse-spotlight`\n\n```{awards}\n```\n"}
    project.write({**DATA, **pages, "data/publications.bib": bib})
    site = project.build(nitpicky=True)
    assert not site.warnings
    index = json.loads(site.text("r/index.json"))["award"]
    assert index["zhang2023sparse-spotlight"] == "index.html#award-zhang2023sparse-notable-paper"
    assert "award+an" not in site.text("papers/zhang2023sparse.html")


def test_an_award_that_no_page_lists_is_on_the_page_of_its_paper(project):
    project.write({**DATA, "index.md": "# Lab\n"})
    site = project.build()
    target = json.loads(site.text("r/index.json"))["award"]["zhang2023sparse-spotlight"]
    assert target == "papers/zhang2023sparse.html#award-zhang2023sparse-spotlight"
    assert site.soup("papers/zhang2023sparse.html").select("#award-zhang2023sparse-spotlight")


NEWS = """
# News

:::{news-item} 2024-02-01
:id: %s
:formerly: %s
Text.
:::

:::{news-item} 2024-02-02
:id: talk
Text.
:::
"""


@pytest.mark.parametrize(
    ("name", "formerly", "said"),
    [
        ("Talk", "x", "the name 'talk' of the news item 'talk' is too like 'Talk'"),
        ("visit", "talk", "the name 'talk' of the news item 'visit' is that of the news item"),
        ("über", "x", "write `:id: uber`"),
        ("../../x", "x", "the news id '../../x' cannot be part of an address"),
        ("visit", "../x", "the news id '../x' cannot be part of an address"),
    ],
)
def test_names_of_news_that_clash_are_reported(project, name, formerly, said):
    project.write(
        {"index.md": "# Lab\n\n```{toctree}\nnews\n```\n", "news.md": NEWS % (name, formerly)}
    )
    site = project.build()
    assert said in site.warnings
    assert "[labpress.record-id]" in site.warnings
    written = {p.parent for p in site.outdir.parent.rglob("index.html")}
    assert all(site.outdir in (folder, *folder.parents) for folder in written)
    # reported, never changed
    assert (name in json.loads(site.text("r/index.json"))["news"]) is (".." not in name)


@pytest.mark.parametrize(
    ("one", "two", "said"),
    [
        ("permalink: same", "permalink: same", "the name 'same' is that of the page 'one' already"),
        ("permalink: two", "", "the name 'two' is that of the page 'two' already"),
        ("permalink: ../x", "", "cannot be part of an address; the page is named by its path"),
        ("permalink: grün", "", "write `permalink: grun`"),
        ("formerly: two", "", "the name 'two' of the page 'one' is that of the page 'two'"),
        (
            "formerly: old",
            "formerly: [old]",
            "the name 'old' of the page 'two' is that of the page",
        ),
        ("formerly: ../old", "", "the former name '../old' cannot have been"),
    ],
)
def test_names_of_pages_that_clash_are_reported(project, one, two, said):
    pages = {
        "index.md": "# Lab\n\n```{toctree}\none\ntwo\n```\n",
        "one.md": f"---\n{one}\n---\n# One\n",
        "two.md": f"---\n{two}\n---\n# Two\n",
    }
    project.write(pages)
    site = project.build()
    assert said in site.warnings
    assert f"{'one' if 'old' not in two and 'same' not in two else 'two'}.md:2" in site.warnings
    # no page is lost, and none replaced
    names = json.loads(site.text("r/index.json"))["page"]
    assert {"one.html", "two.html", "index.html"} == set(names.values())
    assert [site.soup(f"{n}.html").h1.get_text()[:3] for n in ("one", "two")] == ["One", "Two"]


def test_a_heading_with_the_anchor_of_a_record_is_reported(project):
    page = "# Lab\n\n## News talk\n\n:::{news-item} 2024-02-01\n:id: talk\nText.\n:::\n"
    project.write({"index.md": page})
    assert "another anchor 'news-talk'" in project.build().warnings


def test_a_redirect_never_replaces_a_page(project):
    pages = {
        "index.md": "# Lab\n\n```{toctree}\nteam\n```\n",
        "team.md": "---\nformerly: [search, genindex, papers/byron2021notes, people]\n---\n# T\n",
    }
    project.write({**DATA, **pages})
    site = project.build()
    for name in ("search", "genindex", "papers/byron2021notes"):
        assert "refresh" not in site.text(f"{name}.html")
    assert "refresh" in site.text("people.html")
    # a real page takes the place of a redirect, and stays
    project.write({"people.md": "# People\n", "team.md": "# Team\n"})
    site = project.build()
    assert "refresh" not in site.text("people.html")
    assert site.soup("people.html").h1.get_text().startswith("People")


def test_a_page_of_the_source_tree_stands_for_a_record(project):
    pages = {
        "index.md": "# Lab\n\n```{toctree}\npeople/ada-byron\n```\n",
        "people/ada-byron.md": "# By her own hand\n",
    }
    project.write({**DATA, **pages})
    site = project.build()
    assert not site.warnings
    assert site.soup("people/ada-byron.html").h1.get_text().startswith("By her own hand")
    assert json.loads(site.text("r/index.json"))["person"]["ada-byron"] == "people/ada-byron.html"


def test_nothing_is_left_of_what_is_gone_and_nothing_written_twice(project):
    project.write({**DATA, **PAGES})
    site = project.build()
    files = {path: path.stat().st_mtime_ns for path in site.outdir.rglob("*.html")}
    again = project.build()
    ours = [p for p in files if p.parts[-2] in ("papers", "people") or "r" in p.parts]
    assert ours
    assert all(p.stat().st_mtime_ns == files[p] for p in ours)
    bib = PUBLICATIONS.replace("byron2021notes", "byron2021newer")
    project.write(
        {"data/publications.bib": bib, "team/people.md": "# People\n\n```{people}\n```\n"}
    )
    again = project.build()
    assert not (again.outdir / "papers" / "byron2021notes.html").exists()
    assert not (again.outdir / "r" / "paper" / "byron2021notes").exists()
    assert not (again.outdir / "people.html").exists()


def test_a_change_elsewhere_in_a_file_rewrites_only_what_it_changes(project):
    project.write({**DATA, **PAGES})
    site = project.build()
    page = site.outdir / "papers" / "stranger2020.html"
    other = site.outdir / "papers" / "byron2022loops.html"
    before = page.stat().st_mtime_ns, other.stat().st_mtime_ns
    people = "# a comment\n" + PEOPLE.replace("role: pi", "role: pi\n  title: Professor")
    bib = "% a comment\n\n" + PUBLICATIONS
    project.write({"data/people.yml": people, "data/publications.bib": bib})
    project.build()
    assert page.stat().st_mtime_ns == before[0]
    assert other.stat().st_mtime_ns != before[1]  # its author has a title now


def test_pages_follow_abbreviations_of_the_bibliography(project):
    bib = '@string{j = "Old Journal"}\n@article{a, title={A}, author={B C}, year=2020, journal=j}\n'
    project.write({"index.md": "# Lab\n", "data/publications.bib": bib})
    assert "Old Journal" in project.build().soup("papers/a.html").get_text()
    project.write({"data/publications.bib": bib.replace("Old", "New")})
    assert "New Journal" in project.build().soup("papers/a.html").get_text()


# --- dates of git


def git(folder, *arguments, date="2024-03-05T12:00:00+00:00"):
    environment = {
        "GIT_AUTHOR_DATE": date,
        "GIT_COMMITTER_DATE": date,
        "HOME": str(folder),
        "GIT_CONFIG_NOSYSTEM": "1",
        "PATH": "/usr/local/bin:/usr/bin:/bin",
    }
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(
        ["git", "-C", str(folder), *identity, *arguments],
        check=True,
        env=environment,
        capture_output=True,
    )


def test_pages_say_when_their_sources_last_changed(project):
    head = "---\norphan: true\nshow: cite-this-page\n---\n"
    project.write({**DATA, "index.md": f"{head}# Lab\n", "other.md": f"{head}# Other\n"})
    git(project.source, "init", "-q")
    git(project.source, "add", ".")
    git(project.source, "commit", "-qm", "one")
    bib = PUBLICATIONS.replace("title = {Loops},", "title = {Loops and more},")
    project.write({"data/publications.bib": bib, "@odd.md": f"{head}# Odd\n"})
    git(project.source, "add", ".")
    git(project.source, "commit", "-qm", "two", date="2025-06-07T12:00:00+00:00")
    site = project.build(html_baseurl=BASE)
    cite = [
        site.soup(f"{n}.html").select_one(".lab-cite-page").get_text() for n in ("index", "@odd")
    ]
    assert "Last changed 5 March 2024" in cite[0]
    assert "Last changed 7 June 2025" in cite[1]
    paper = site.soup("papers/byron2022loops.html").select_one(".lab-cite-page").get_text()
    assert "Last changed 7 June 2025" in paper
    assert "/sub/r/paper/byron2022loops/" in paper
    assert "page about the paper" in paper
    paper = site.soup("papers/byron2021notes.html").select_one(".lab-cite-page").get_text()
    assert "Last changed 5 March 2024" in paper
    assert "month = mar" in paper
    # committed after it was built: only the date on that page is new
    project.write({"index.md": f"{head}# Lab\n\nMore.\n"})
    project.build(html_baseurl=BASE)
    before = (site.outdir / "other.html").stat().st_mtime_ns
    git(project.source, "commit", "-aqm", "three", date="2026-01-02T12:00:00+00:00")
    site = project.build(html_baseurl=BASE)
    assert "Last changed 2 January 2026" in site.text("index.html")
    assert (site.outdir / "other.html").stat().st_mtime_ns == before


def test_a_history_cut_off_tells_no_dates_it_cannot_know(project, tmp_path):
    project.write({**DATA, "index.md": "# Lab\n"})
    git(project.source, "init", "-q")
    git(project.source, "add", ".")
    git(project.source, "commit", "-qm", "one")
    project.write({"new.md": "---\norphan: true\n---\n# New\n"})
    git(project.source, "add", ".")
    git(project.source, "commit", "-qm", "two", date="2025-06-07T12:00:00+00:00")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{project.source}", str(clone))
    project.source = clone
    project.build_folder = tmp_path / "build"
    site = project.build(html_baseurl=BASE)
    assert "Last changed" not in site.text("index.html")
    assert "Last changed" not in site.text("papers/byron2021notes.html")
