"""A change of a record reaches every page that shows it; nothing else is written."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from labpress.site.search_index import SearchFeed
from sphinx.builders.html import _assets

from ..conftest import Built, Project
from .group import DATA, PEOPLE, PUBLICATIONS

PAGES = {
    "index.md": (
        "# Lab\n\n{person}`wei-zhang` wrote {paper}`byron2021notes`.\n\n"
        "```{news}\n:limit: 1\n```\n\n"
        "```{toctree}\npapers\npeople\nnews\nplain\n```\n"
    ),
    "papers.md": "# Papers\n\n```{publications}\n```\n",
    "people.md": "# People\n\n```{people}\n```\n",
    "news.md": "# News\n\n:::{news-item} 2024-02-01\n:id: hello\nFirst words.\n:::\n",
    "plain.md": "# Plain\n\nNothing of the group.\n",
}


@pytest.fixture
def group(project):
    project.write({**DATA, **PAGES})
    return project


def change(project, files):
    time.sleep(0.01)  # file systems keep times of limited resolution
    project.write(files)


def written(site, names):
    return {name: (site.outdir / name).stat().st_mtime_ns for name in names}


def test_a_changed_person_is_changed_on_every_page(group):
    group.build()
    change(group, {"data/people.yml": PEOPLE.replace("name: Wei Zhang", "name: Wei Q. Zhang")})
    site = group.build()
    for page in ("index.html", "people.html", "people/wei-zhang.html"):
        assert "Wei Q. Zhang" in site.soup(page).get_text()
    # the author "Wei Zhang" is no longer certainly the person "Wei Q. Zhang"
    bold = [tag.get_text() for tag in site.soup("papers.html").select("strong.lab-member")]
    assert "W. Zhang*" not in bold


def test_a_changed_paper_is_changed_on_every_page(group):
    group.build()
    change(group, {"data/publications.bib": PUBLICATIONS.replace("Notes on", "Remarks on")})
    site = group.build()
    for page in ("index.html", "papers.html", "papers/byron2021notes.html"):
        assert "Remarks on engines" in site.soup(page).get_text()
        assert "Notes on engines" not in site.soup(page).get_text()


def test_a_change_that_the_booklet_saw_first_still_reaches_the_site(group):
    group.build()
    change(group, {"data/publications.bib": PUBLICATIONS.replace("Notes on", "Remarks on")})
    group.build("latex")
    site = group.build()
    for page in ("index.html", "papers.html", "papers/byron2021notes.html"):
        assert "Remarks on engines" in site.soup(page).get_text()


def test_changed_news_reach_the_pages_that_gather_them(group):
    group.build()
    change(group, {"news.md": PAGES["news.md"].replace("First words", "Other words")})
    site = group.build()
    assert "Other words" in site.soup("index.html").get_text()
    assert "First words" not in site.soup("index.html").get_text()


def test_a_removed_paper_is_gone_everywhere(group):
    group.build()
    without = PUBLICATIONS[: PUBLICATIONS.index("@misc")]
    change(group, {"data/publications.bib": without})
    site = group.build()
    assert "By others" not in site.text("papers.html")
    assert not (site.outdir / "papers" / "stranger2020.html").exists()


def test_nothing_changed_nothing_written(group):
    names = [f"{name.removesuffix('.md')}.html" for name in PAGES]
    names += ["papers/byron2021notes.html", "people/wei-zhang.html"]
    before = written(group.build(), names)
    assert written(group.build(), names) == before


def test_a_page_without_records_is_not_written_for_a_change_of_records(group):
    before = written(group.build(), ["plain.html"])
    change(group, {"data/publications.bib": PUBLICATIONS.replace("Notes on", "Remarks on")})
    assert written(group.build(), ["plain.html"]) == before


def test_only_the_changed_papers_pages_are_written(group):
    names = ["papers/byron2021notes.html", "papers/stranger2020.html"]
    before = written(group.build(), names)
    change(group, {"data/publications.bib": PUBLICATIONS.replace("Notes on", "Remarks on")})
    after = written(group.build(), names)
    assert after[names[0]] != before[names[0]]
    assert after[names[1]] == before[names[1]]


def test_a_new_page_that_takes_over_an_anchor_rewrites_the_old_one(group):
    group.write({"papers.md": "# Papers\n\n```{publications}\n:theme: sparse\n```\n"})
    site = group.build()
    assert site.soup("papers.html").select("#paper-byron2021notes")
    change(
        group,
        {
            "all.md": "# All\n\n```{publications}\n```\n",
            "index.md": PAGES["index.md"].replace("plain\n", "plain\nall\n"),
        },
    )
    site = group.build()
    assert site.soup("all.html").select("#paper-byron2021notes")
    assert not site.soup("papers.html").select("#paper-byron2021notes")


def test_two_jobs_give_the_same_bytes_as_one(group, tmp_path_factory):
    from tests.conftest import Project

    other = Project(tmp_path_factory.mktemp("parallel"))
    many = {
        f"extra{n}.md": f"---\norphan: true\n---\n\n# P{n}\n\n{{person}}`wei-zhang`\n"
        for n in range(12)
    }
    group.write(many)
    other.write({**DATA, **PAGES, **many})
    one, two = group.build(), other.build(parallel=2)
    names = {p.relative_to(one.outdir) for p in one.outdir.rglob("*") if p.is_file()}
    assert names == {p.relative_to(two.outdir) for p in two.outdir.rglob("*") if p.is_file()}
    differing = [
        str(name)
        for name in sorted(names)
        if (one.outdir / name).read_bytes() != (two.outdir / name).read_bytes()
    ]
    assert differing == []


def test_a_change_of_any_data_file_reaches_the_page(group):
    page = (
        "# Papers\n\n```{publications}\n:group-by: theme\n```\n\n{theme}`sparse`\n\n"
        "```{sponsors}\n```\n"
    )
    group.write({"papers.md": page})
    group.build()
    for name, old, new in (
        ("venues", "NeurIPS", "NIPS"),
        ("sponsors", "Private means", "Public means"),
        ("themes", "Sparse models", "Thin models"),
    ):
        change(group, {f"data/{name}.yml": DATA[f"data/{name}.yml"].replace(old, new)})
        text = group.build().soup("papers.html").select_one("article").get_text()
        assert new in text
        assert old not in text


def test_a_data_file_that_comes_later_is_noticed(group):
    (group.source / "data" / "sponsors.yml").unlink()
    group.write({"papers.md": "# Papers\n\n```{sponsors}\n```\n"})
    group.build()
    change(group, {"data/sponsors.yml": DATA["data/sponsors.yml"]})
    assert "Private means" in group.build().soup("papers.html").get_text()


def test_a_page_that_only_cites_follows_the_bibliography(group):
    group.write({"plain.md": "# Plain\n\nSee {cite:t}`zhang2023sparse`.\n"})
    assert "Zhang et al. (2023)" in group.build().soup("plain.html").get_text()
    change(group, {"data/publications.bib": PUBLICATIONS.replace("year = 2023", "year = 2019")})
    assert "Zhang et al. (2019)" in group.build().soup("plain.html").get_text()


@pytest.mark.parametrize("between", [None, "latex"])
def test_a_plain_bibliography_follows_the_people(group, between):
    group.write({"plain.md": "# Plain\n\n```{bibliography}\n:style: labpress\n:all:\n```\n"})

    def bold(site):
        return {tag.get_text() for tag in site.soup("plain.html").select(".citation strong")}

    assert "O. Zhang" not in bold(group.build())
    joined = PEOPLE.replace("name: Otto Zhang\n  member: false", "name: Otto Zhang\n  role: phd")
    change(group, {"data/people.yml": joined})
    if between:
        group.build(between)
    assert "O. Zhang" in bold(group.build())


def test_changed_settings_reach_every_page(group):
    group.build()
    site = group.build(
        labpress_marks={"equal": ("§", "the same work")}, labpress_roles={"phd": ("Doc", "Docs")}
    )
    assert "§ marks the same work" in site.soup("papers.html").get_text()
    assert "W. Zhang§" in site.soup("papers.html").get_text()
    assert "Former Doc" in site.soup("people.html").get_text()
    assert "Former Doc" in site.soup("people/wen-zhang.html").get_text()
    site = group.build(labpress_bold="current")
    assert "W. Zhang*" in site.soup("papers.html").get_text()
    bold = [tag.get_text() for tag in site.soup("papers.html").select("strong.lab-member")]
    assert "W. Zhang" not in bold  # Wen, who has left


def test_a_deleted_page_takes_its_places_and_news_along(group):
    site = group.build()
    assert site.soup().select('a[href="papers.html#paper-byron2021notes"]')
    (group.source / "papers.md").unlink()
    (group.source / "news.md").unlink()
    change(group, {"index.md": PAGES["index.md"].replace("papers\n", "").replace("news\np", "p")})
    site = group.build()
    assert not site.warnings
    assert site.soup().select('a[href="papers/byron2021notes.html#paper-byron2021notes"]')
    assert site.soup("papers/byron2021notes.html").select("#paper-byron2021notes")
    assert "First words" not in site.soup().get_text()


def test_the_booklet_shows_a_change_that_the_site_saw_first(group):
    group.build("latex")
    change(group, {"data/publications.bib": PUBLICATIONS.replace("Notes on", "Remarks on")})
    group.build()
    tex = next(group.build("latex").outdir.glob("*.tex")).read_text("utf-8")
    assert "Remarks on engines" in tex
    assert "Notes on engines" not in tex


def test_pages_of_records_go_when_they_are_not_wanted_any_more(group):
    assert (group.build().outdir / "papers" / "byron2021notes.html").exists()
    site = group.build(labpress_record_pages=False)
    assert not (site.outdir / "papers" / "byron2021notes.html").exists()
    assert not (site.outdir / "people").exists()
    assert not site.soup("papers.html").select('.lab-title a[href^="papers/"]')


def test_feeds_follow_a_page_that_moves(group):
    conf = {"html_baseurl": "https://lab.example/"}
    news = PAGES["news.md"].replace("First words.", "{person}`ada-byron` has words.")
    group.write({"news.md": news})
    assert "lab.example/people.html#person-ada" in group.build(**conf).text("feeds/news.xml")
    (group.source / "people.md").rename(group.source / "group.md")
    change(group, {"index.md": PAGES["index.md"].replace("\npeople\n", "\ngroup\n")})
    feed = group.build(**conf).text("feeds/news.xml")
    assert "lab.example/group.html#person-ada" in feed
    assert "lab.example/people.html" not in feed


# --- data files that are not there, or come from a backup


def read_pages(site):
    """How many pages were read: new ones, and those that had changed."""
    added, changed = re.search(r"(\d+) added, (\d+) changed, \d+ removed", site.log).groups()
    return int(added) + int(changed)


def test_a_group_without_all_the_files_does_not_read_its_pages_again(project):
    files = {name: text for name, text in DATA.items() if name.endswith(("people.yml", ".bib"))}
    project.write({**files, **PAGES})
    assert read_pages(project.build()) == len(PAGES)
    again = project.build()
    assert read_pages(again) == 0
    assert "html_static_path" not in again.log


def test_a_data_file_that_appears_is_noticed(project):
    files = {name: text for name, text in DATA.items() if "publications" not in name}
    project.write({**files, **PAGES})
    assert not project.build().soup("papers.html").select(".lab-publication")
    project.write({"data/publications.bib": PUBLICATIONS})
    old = project.source / "data/publications.bib"
    os.utime(old, (1, 1))
    assert project.build().soup("papers.html").select(".lab-publication")
    old.unlink()
    assert not project.build().soup("papers.html").select(".lab-publication")


@pytest.mark.parametrize("builder", ["html", "latex"])
def test_files_from_a_backup_are_read_though_they_are_older(group, builder):
    def shown(built):
        if builder == "latex":
            return built.text("booklet.tex")
        return built.soup("papers.html").get_text()

    def restore(text):
        group.write({"data/publications.bib": text})
        os.utime(group.source / "data/publications.bib", (1, 1))
        built = group.build(builder)
        assert not built.warnings
        return shown(built)

    group.build(builder)
    more = "@misc{more2019, title={More engines}, author={Ada Byron}, year=2019}\n"
    assert "More engines" in restore(PUBLICATIONS + more)
    assert "1871" in restore(PUBLICATIONS + more.replace("year=2019", "year=1871"))
    assert "More engines" not in restore(PUBLICATIONS)


@pytest.mark.parametrize("name", ["plain.md", "part.txt"])
def test_pages_from_a_backup_are_read_though_they_are_older(group, name):
    group.write(
        {"plain.md": "# Plain\n\nOld.\n\n```{include} part.txt\n```\n", "part.txt": "Old.\n"}
    )
    group.build()
    path = group.source / name
    path.write_text(path.read_text().replace("Old.", "Older still."))
    os.utime(path, (1, 1))
    again = group.build()
    assert "Older still." in again.soup("plain.html").get_text()
    assert read_pages(group.build()) == 0


# --- the index of Sphinx's own search, which sites without our frame have


def test_an_unchanged_record_is_not_fed_to_the_search_again(group, monkeypatch):
    fed = []
    feed = SearchFeed._feed

    def noted(self, docname, offer):
        fed.append(docname)
        feed(self, docname, offer)

    monkeypatch.setattr(SearchFeed, "_feed", noted)
    group.build(labpress_frame=False)
    assert {"papers/byron2021notes", "people/wei-zhang"} <= set(fed)
    fed.clear()
    group.build(labpress_frame=False)
    assert not fed
    change(group, {"data/publications.bib": PUBLICATIONS.replace("Notes on", "Remarks on")})
    group.build(labpress_frame=False)
    assert "papers/byron2021notes" in fed
    assert "papers/stranger2020" not in fed


def test_the_search_index_is_that_of_a_clean_build(group):
    group.build(labpress_frame=False)
    states = [
        PUBLICATIONS.replace("Notes on engines", "Remarks about looms"),
        PUBLICATIONS[: PUBLICATIONS.index("@misc")],
        PUBLICATIONS,
    ]
    for text in states:
        change(group, {"data/publications.bib": text})
        index = group.build(labpress_frame=False).text("searchindex.js")
        other = Project(group.source.parent / f"clean{states.index(text)}")
        shutil.copytree(group.source, other.source, dirs_exist_ok=True)
        assert index == other.build(labpress_frame=False).text("searchindex.js")


def test_an_index_that_is_not_the_one_remembered_is_filled_anew(group):
    site = group.build(labpress_frame=False)
    whole = site.text("searchindex.js")
    (site.outdir / "searchindex.js").write_text("Search.setIndex({})")
    change(group, {"plain.md": PAGES["plain.md"] + "\nMore.\n"})
    index = group.build(labpress_frame=False).text("searchindex.js")
    assert '"papers/byron2021notes"' in index
    assert '"papers/byron2021notes"' in whole


# --- whatever changes what a page says makes both outputs write it


@pytest.mark.parametrize("first", ["latex", "html"])
def test_a_changed_language_reaches_both_outputs(group, first):
    for language in ("en", "de"):
        both = {name: group.build(name, language=language) for name in (first, "html", "latex")}
    assert both["html"].soup("plain.html").html["lang"] == "de"
    assert "pdflang=de" in both["latex"].text("booklet.tex")


def test_a_changed_reading_of_markdown_reaches_the_site_after_the_booklet(group):
    group.write({"plain.md": "# Plain\n\nTerm\n: Definition\n"})
    for builder in ("latex", "html"):
        site = group.build(builder)
    assert not site.soup("plain.html").select("article dl dt")
    for builder in ("latex", "html"):
        site = group.build(builder, myst_enable_extensions=["deflist"])
    assert site.soup("plain.html").select("dl dt")


# --- files of earlier builds

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c63f8ffff3f0005fe02fea7d6059b0000000049454e44ae426082"
)


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
@pytest.mark.parametrize("forgetful", [False, True], ids=["", "without doctrees"])
def test_files_that_no_build_makes_any_more_are_taken_away(group, builder, forgetful):
    conf = {"html_static_path": ["static"], "html_extra_path": ["extra"]}
    more = "# More\n\n![A dot](dot.png)\n\n{download}`dot.txt`\n"
    group.write({"sub/more.md": more, "sub/dot.txt": "dot", "static/ours.css": "a{}"})
    group.write({"sub/Twin.md": "# A\n", "sub/twin.md": "# B\n"})
    group.write({"static/skip/ours.js": "", "extra/humans.txt": "us"})
    (group.source / "sub/dot.png").write_bytes(PNG)
    site = group.build(builder, **conf)
    (site.outdir / "mine.txt").write_text("not theirs")
    (site.outdir / "_static" / "mine.css").write_text("not theirs")
    for name in ("sub", "static/skip", "extra/humans.txt"):
        path = group.source / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    without = PUBLICATIONS[: PUBLICATIONS.index("@misc")]
    change(group, {"data/publications.bib": without})
    if forgetful:
        shutil.rmtree(group.build_folder / "doctrees")
    before = {path.relative_to(site.outdir) for path in site.outdir.rglob("*")}
    site = group.build(builder, **conf)
    after = {path.relative_to(site.outdir) for path in site.outdir.rglob("*")}
    other = Project(group.source.parent / "clean")
    shutil.copytree(group.source, other.source, dirs_exist_ok=True)
    folder = other.build(builder, **conf).outdir
    clean = {path.relative_to(folder) for path in folder.rglob("*")}
    assert after - clean == {Path("mine.txt"), Path("_static/mine.css")}
    assert clean <= after
    assert len(before - after) > 8


def test_what_only_other_settings_make_is_taken_away(group):
    (group.source / "dot.png").write_bytes(PNG)
    more = {
        "html_theme": "classic",
        "language": "fr",
        "html_split_index": True,
        "html_use_opensearch": "https://example.org",
        "html_file_suffix": ".htm",
        "html_logo": "dot.png",
        "html_favicon": "dot.png",
    }
    before = {
        path.relative_to(group.build_folder) for path in group.build(**more).outdir.rglob("*")
    }
    # Sphinx remembers checksums of files for as long as its process lives
    _assets._file_checksum_inner.cache_clear()
    outdir = group.build(html_use_index=False).outdir
    _assets._file_checksum_inner.cache_clear()
    other = Project(group.source.parent / "clean")
    shutil.copytree(group.source, other.source, dirs_exist_ok=True)
    clean = other.build(html_use_index=False).outdir
    after, right = (
        {
            path.relative_to(folder): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file()
        }
        for folder in (outdir, clean)
    )
    after.pop(Path(".buildinfo.bak"), None)
    assert after == right
    names = {path.name for path in before}
    assert {"genindex-all.htm", "opensearch.xml", "french-stemmer.js", "translations.js"} <= names


def test_pages_follow_a_template_from_a_backup(group):
    conf = {"templates_path": ["templates"]}
    template = '{% extends "!page.html" %}{% block footer %}<i class="NAME"></i>{% endblock %}'
    group.write({"templates/page.html": template.replace("NAME", "first")})
    assert group.build(**conf).soup("plain.html").select_one("i.first")
    group.write({"templates/page.html": template.replace("NAME", "other")})
    os.utime(group.source / "templates/page.html", (10**9, 10**9))
    site = group.build(**conf)
    for page in ("plain.html", "index.html", "papers/byron2021notes.html"):
        assert site.soup(page).select_one("i.other"), page


def test_a_list_of_files_cannot_point_elsewhere(group):
    site = group.build()
    outside = group.build_folder / "precious.txt"
    outside.write_text("mine")
    names = ["../precious.txt", str(outside), 3, "_static"]
    (site.outdir / ".labpress-files.json").write_text(json.dumps(names))
    site = group.build()
    assert outside.read_text() == "mine"
    assert (site.outdir / "_static").is_dir()


def test_pages_follow_a_changed_style_sheet(group):
    conf = {"html_static_path": ["static"], "html_css_files": ["ours.css"]}

    def version(site, page):
        return site.soup(page).select_one('link[href*="ours.css"]')["href"]

    pages = ("plain.html", "papers/byron2021notes.html")
    group.write({"static/ours.css": "a { color: red }"})
    site = group.build(**conf)
    before = [version(site, page) for page in pages]
    change(group, {"static/ours.css": "a { color: blue }"})
    # in a process of its own: within one, Sphinx remembers checksums
    command = [sys.executable, "-m", "sphinx", "-q", "-d", group.build_folder / "doctrees"]
    subprocess.run([*command, group.source, site.outdir], check=True, capture_output=True)
    site = Built(site.app, site.outdir, "", "")
    for page, old in zip(pages, before, strict=True):
        assert version(site, page) != old
