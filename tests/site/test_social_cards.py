"""Cards of pages: which page has which, and what pages say of them."""

from __future__ import annotations

import pytest
from labpress.site import social_cards
from PIL import Image

from .group import DATA

PAGES = {
    "index.md": "# Lab\n\n```{toctree}\npapers\n```\n",
    "papers.md": "# Papers\n\n```{publications}\n```\n\n## People\n\n```{people}\n```\n",
}
CONF = {"html_baseurl": "https://lab.example/", "labpress_group": {"name": "Some Lab"}}


def shown(built, name):
    """Return the file that social networks show of a page."""
    tag = built.soup(name).select_one('meta[property="og:image"]')
    address = tag["content"]
    assert address.startswith("https://lab.example/")
    return built.outdir / address.removeprefix("https://lab.example/")


def test_every_page_has_a_card_of_its_own(project):
    project.write({**DATA, **PAGES})
    built = project.build(**CONF)
    names = ("index.html", "papers.html", "papers/byron2021notes.html", "people/ada-byron.html")
    files = [shown(built, name) for name in names]
    assert len({path.read_bytes() for path in files}) == len(names)
    for path in files:
        assert Image.open(path).size == (1200, 630)
    soup = built.soup("papers.html")
    assert soup.select_one('meta[name="twitter:card"]')["content"] == "summary_large_image"


def test_a_picture_of_the_record_takes_the_place_of_its_card_unless_it_is_a_drawing(project):
    bib = """
@misc{photo, title={One}, author={A B}, year=2020, preview={a.png}}
@misc{drawn, title={Two}, author={A B}, year=2020, preview={b.svg}}
"""
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    project.write({**PAGES, "data/publications.bib": bib, "data/b.svg": svg})
    Image.new("RGB", (900, 500)).save(project.source / "data" / "a.png")
    built = project.build(**CONF)
    assert "files/pictures" in shown(built, "papers/photo.html").as_posix()
    assert not (built.outdir / "files/cards/papers/photo.png").exists()
    assert shown(built, "papers/drawn.html") == built.outdir / "files/cards/papers/drawn.png"


def test_cards_follow_the_accent_and_go_with_their_pages(project):
    project.write({**DATA, **PAGES})
    built = project.build(**CONF)
    before = shown(built, "papers.html").read_bytes()
    built = project.build(**CONF, labpress_accent="#550000")
    assert shown(built, "papers.html").read_bytes() != before
    project.write({"data/publications.bib": "@misc{only, title={O}, author={A B}, year=2020}\n"})
    built = project.build(**CONF)
    assert not (built.outdir / "files/cards/papers/byron2021notes.png").exists()


def test_very_many_papers_share_the_card_of_their_list(project, monkeypatch):
    monkeypatch.setattr(social_cards, "MOST", 3)
    project.write({**DATA, **PAGES})
    built = project.build(**CONF)
    assert shown(built, "papers/byron2021notes.html").name == "papers.png"
    assert not (built.outdir / "files/cards/papers").exists()
    assert shown(built, "index.html").name == "index.png"


def test_a_site_that_does_not_know_its_address_has_none(project):
    project.write({**DATA, **PAGES})
    built = project.build()
    assert not (built.outdir / "files/cards").exists()
    assert not built.soup("papers.html").select('meta[property="og:image"]')


def test_phones_are_told_colour_and_icon(project):
    project.write(PAGES)
    built = project.build(labpress_accent="#550000")
    soup = built.soup("papers.html")
    assert soup.select_one('meta[name="theme-color"]')["content"] == "#550000"
    icon = soup.select_one('link[rel="apple-touch-icon"]')["href"]
    assert Image.open(built.outdir / icon).size == (180, 180)


def test_the_scripts_of_a_search_that_no_page_has_are_not_there(project):
    project.write({**PAGES, "own/language_data.js": "// ours\n"})
    built = project.build(html_static_path=["own"])
    assert not (built.outdir / "_static/searchtools.js").exists()
    assert (built.outdir / "_static/language_data.js").read_text() == "// ours\n"
    built = project.build(labpress_frame=False, html_static_path=[])
    assert (built.outdir / "_static/searchtools.js").exists()


@pytest.mark.parametrize("damage", ["cut", "changed", "pdf"])
def test_cards_do_without_a_mark_that_is_damaged(project, damage):
    project.write({**DATA, **PAGES})
    path = project.source / "mark.png"
    Image.radial_gradient("L").save(path)
    whole = path.read_bytes()
    wrong = {"cut": whole[:2000], "changed": whole[:-9] + b"x" + whole[-8:], "pdf": b"%PDF-1.4\n"}
    path.write_bytes(wrong[damage])
    built = project.build(html_logo="mark.png", **CONF)
    assert Image.open(shown(built, "index.html")).size == (1200, 630)
