"""Files of records on the site: portraits, logos, teasers, papers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.files.samples import SVG, opened, picture

if TYPE_CHECKING:
    from tests.conftest import Built, Project

PAGES = {
    "index.md": """\
        # Home

        ```{people}
        ```
        ```{publications}
        ```
        ```{sponsors}
        ```
        """,
    "deep/page.md": "# Deep\n\n```{people}\n```\n\n```{publications}\n```\n",
    "data/people.yml": """\
        ada:
          name: Ada Doe
          role: phd
          photo: ada.jpg
        """,
    "data/sponsors.yml": "- name: NSF & Co.\n  logo: nsf.svg\n",
    "data/publications.bib": """\
        @article{doe2020, title={Fish}, author={Ada Doe}, journal={J}, year=2020,
          pdf={fish.pdf}, slides={talk one.pdf#page=2}, preview={teaser.png}}
        """,
}


@pytest.fixture
def lab(project: Project) -> Project:
    project.write(PAGES)
    picture(project.source / "data" / "ada.jpg", (900, 900))
    picture(project.source / "teaser.png", (700, 300))
    (project.source / "_static").mkdir()
    (project.source / "_static" / "nsf.svg").write_text(SVG)
    (project.source / "assets" / "pdf").mkdir(parents=True)
    (project.source / "assets" / "pdf" / "fish.pdf").write_bytes(b"%PDF-1.5 fish")
    (project.source / "talk one.pdf").write_bytes(b"%PDF-1.5 talk")
    return project


def sources(tag: Any) -> list[str]:
    """The addresses of every file of a picture."""
    found = [tag["src"]] if tag.get("src") else []
    return found + [one.split()[0] for one in tag.get("srcset", "").split(",") if one.strip()]


def files_of(built: Built) -> dict[str, bytes]:
    folder = built.outdir / "files"
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_every_picture_and_file_of_every_page_is_there(lab: Project, builder: str) -> None:
    built = lab.build(builder)
    assert built.warnings.replace("document isn't included in any toctree", "").count("WARN") <= 1
    seen = set()
    for path in built.outdir.rglob("*.html"):
        soup = built.soup(path.relative_to(built.outdir).as_posix())
        article = soup.select_one("article") or soup
        for tag in article.select("img, source"):
            for source in sources(tag):
                file = (path.parent / source).resolve()
                assert file.is_file(), (path, source)
                seen.add(file.name)
        for link in article.select("a.lab-link-pdf, a.lab-link-slides"):
            file = (path.parent / link["href"].partition("#")[0]).resolve()
            assert file.read_bytes().startswith(b"%PDF")
            seen.add(file.name)
    assert {"doe2020.pdf", "doe2020-slides.pdf"} <= seen
    # nothing lies there that no page shows
    assert seen == {path.rpartition("/")[2] for path in files_of(built)}


def test_a_portrait_is_scaled_for_each_screen(lab: Project) -> None:
    built = lab.build()
    image = built.soup().select_one("img.lab-portrait")
    assert image.find_parent("picture").select_one("source")["type"] == "image/webp"
    assert (image["width"], image["height"], image["alt"]) == ("320", "320", "")
    widths = {one.split()[1] for one in image["srcset"].split(", ")}
    assert widths == {"160w", "320w"}
    for source in sources(image):
        content = (built.outdir / source).read_bytes()
        assert opened(content).format == "JPEG"
        assert len(content) < 40_000


def test_a_logo_says_whose_it_is(lab: Project) -> None:
    image = lab.build().soup().select_one(".lab-sponsor img")
    assert image["alt"] == "NSF & Co."
    assert image["src"].endswith(".svg")


def test_a_paper_s_page_shows_its_teaser_and_names_its_pdf(lab: Project) -> None:
    built = lab.build(html_baseurl="https://lab.example.org/")
    soup = built.soup("papers/doe2020.html")
    assert soup.select_one(".lab-figure .lab-picture img")["width"] == "700"
    tag = soup.select_one("meta[name=citation_pdf_url]")
    assert tag["content"] == "https://lab.example.org/files/papers/doe2020/doe2020.pdf"
    assert soup.select_one("a.lab-link-slides")["href"].endswith("doe2020-slides.pdf#page=2")
    image = soup.select_one('meta[property="og:image"]')
    assert image["content"].startswith("https://lab.example.org/files/pictures/")


def test_a_new_portrait_has_another_address_and_the_old_one_goes(lab: Project) -> None:
    before = files_of(lab.build())
    picture(lab.source / "data" / "ada.jpg", (500, 500))
    built = lab.build()
    after = files_of(built)
    image = built.soup().select_one("img.lab-portrait")
    assert image["src"].removeprefix("files/") in after
    assert image["src"].removeprefix("files/") not in before
    page = built.soup("people/ada.html").select_one("img.lab-portrait")
    assert page["src"] == "../" + image["src"]
    assert len(after) == len(before)
    assert after["papers/doe2020/doe2020.pdf"] == before["papers/doe2020/doe2020.pdf"]


def test_a_file_that_changes_is_copied_again_to_the_same_address(lab: Project) -> None:
    lab.build()
    (lab.source / "assets" / "pdf" / "fish.pdf").write_bytes(b"%PDF-1.5 mended")
    after = files_of(lab.build())
    assert after["papers/doe2020/doe2020.pdf"] == b"%PDF-1.5 mended"


def test_what_is_missing_is_told_once_and_not_shown(lab: Project) -> None:
    (lab.source / "data" / "ada.jpg").unlink()
    (lab.source / "assets" / "pdf" / "fish.pdf").unlink()
    built = lab.build()
    assert built.warnings.count("there is no file") == 2
    assert "people.yml:4:10: WARNING: there is no file 'ada.jpg' for photo in" in built.warnings
    soup = built.soup()
    assert soup.select_one("img.lab-portrait") is None
    assert soup.select_one("span.lab-portrait").text == "AD"
    assert soup.select_one("a.lab-link-pdf") is None
    assert soup.select_one("a.lab-link-slides") is not None


def test_a_picture_of_another_site_is_shown_from_there(lab: Project) -> None:
    lab.write({"data/people.yml": "ada:\n  name: Ada\n  photo: https://example.org/a.jpg\n"})
    image = lab.build().soup().select_one("img.lab-portrait")
    assert image["src"] == "https://example.org/a.jpg"


def test_the_same_files_in_every_build(lab: Project) -> None:
    first = files_of(lab.build(parallel=2))
    for path in (lab.build_folder / "doctrees" / "labpress" / "pictures").iterdir():
        path.unlink()
    assert files_of(lab.build(fresh=True)) == first
