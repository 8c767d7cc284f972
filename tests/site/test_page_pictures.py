"""Pictures in pages of the site: large ones are scaled, broken ones told."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest
from labpress.booklet import vector_pdf

from tests.files.samples import SVG, opened, picture

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Built, Project

PAGES = {
    "index.md": """\
        # Home

        ![big](big.jpg)

        ```{figure} big.jpg
        :width: 200px

        A caption.
        ```

        ```{image} big.png
        :width: 50%
        :alt: half as wide
        ```

        ![small](small.png) ![drawn](drawn.svg)

        [![linked](big.jpg)](https://example.org/)

        ```{toctree}
        deep/page
        ```
        """,
    "deep/page.md": "# Deep\n\n![again](../big.jpg)\n",
}


@pytest.fixture
def pages(project: Project) -> Project:
    project.write(PAGES)
    picture(project.source / "big.jpg", (2400, 1600))
    picture(project.source / "big.png", (1000, 500))
    picture(project.source / "small.png", (600, 40))
    (project.source / "drawn.svg").write_text(SVG)
    return project


def widths(built: Built, page: str, tag: Any) -> dict[int, tuple[int, str]]:
    """Each stated width of a picture's files -> the width that the file has, and its kind."""
    folder = (built.outdir / page).parent
    pairs = [one.split() for one in tag["srcset"].split(", ")]
    found = {}
    for address, stated in pairs:
        image = opened((folder / address).resolve())
        found[int(stated.removesuffix("w"))] = (image.width, str(image.format))
    return found


@pytest.mark.parametrize(("builder", "deep"), [("html", "deep/page.html"), ("dirhtml", "")])
def test_a_large_picture_has_the_widths_that_screens_need(
    pages: Project, builder: str, deep: str
) -> None:
    deep = deep or "deep/page/index.html"
    built = pages.build(builder, parallel=2)
    for page, alt in (("index.html", "big"), (deep, "again")):
        image = built.soup(page).select_one(f'img[alt="{alt}"]')
        expected = {480: 480, 960: 960, 1920: 1920}
        jpeg = {width: (width, "JPEG") for width in expected}
        assert widths(built, page, image) == jpeg
        source = image.find_parent("picture").select_one("source")
        assert source["type"] == "image/webp"
        assert {kind for _, kind in widths(built, page, source).values()} == {"WEBP"}
        # as large as before, and the original is there
        assert (image["width"], image["height"]) == ("2400", "1600")
        original = ((built.outdir / page).parent / image["src"]).resolve()
        assert original.read_bytes() == (pages.source / "big.jpg").read_bytes()


def test_stated_sizes_and_links_stay(pages: Project) -> None:
    soup = pages.build().soup()
    figure = soup.select_one("figure img")
    assert figure["sizes"] == "200px"
    assert not figure.get("width")
    assert soup.select_one("figure figcaption").get_text(strip=True).startswith("A caption.")
    assert "sizes" in soup.select_one('img[alt="half as wide"]').attrs
    assert soup.select_one('a[href="https://example.org/"] img[srcset]')


def test_small_pictures_and_drawings_stay_as_they_are(pages: Project) -> None:
    soup = pages.build().soup()
    for alt in ("small", "drawn"):
        image = soup.select_one(f'img[alt="{alt}"]')
        assert not image.get("srcset")
        assert image.find_parent("picture") is None


def test_files_come_and_go_with_the_picture(pages: Project) -> None:
    folder = pages.build().outdir / "files" / "pictures"
    before = {path.name for path in folder.iterdir()}
    picture(pages.source / "big.jpg", (2000, 1000))
    built = pages.build()
    after = {path.name for path in folder.iterdir()}
    assert len(after) == len(before)
    assert after != before
    image = built.soup().select_one('img[alt="big"]')
    assert image["width"] == "2000"
    # a build in which nothing changes keeps them
    pages.build()
    assert {path.name for path in folder.iterdir()} == after


def broken(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    whole = picture(folder / "whole.jpg", (900, 700)).read_bytes()
    (folder / "half.jpg").write_bytes(whole[: len(whole) // 2])
    (folder / "empty.png").write_bytes(b"")
    (folder / "page.png").write_text("<html><body>404</body></html>")
    picture(folder / "x.png", (1300, 400)).rename(folder / "misnamed.jpg")
    (folder / "cut.pdf").write_bytes(b"%PDF-1.5\n1 0 obj\n<<")
    (folder / "cut.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><g>')


REASONS = {
    "half.jpg": "cannot be decoded",
    "empty.png": "it is empty",
    "page.png": "it is no JPEG, PNG",
    "cut.pdf": "its end is missing",
    "cut.svg": "the drawing is broken in line 1",
}


def test_broken_pictures_of_pages_are_told_by_both_outputs_at_their_place(project: Project) -> None:
    names = [name for name in REASONS if not name.startswith("cut.")]
    lines = "\n\n".join(f"![{name}]({name})" for name in [*names, "misnamed.jpg"])
    project.write({"index.md": f"# Home\n\n{lines}\n"})
    broken(project.source)
    deep = "# Deep\n\n![](../half.jpg)\n\n```{figure} ../empty.png\n\nA caption.\n```\n"
    project.write({"deep/page.md": f"---\norphan: true\n---\n{deep}"})
    for builder in ("html", "latex"):
        built = project.build(builder)
        for number, name in enumerate(names):
            line = 3 + 2 * number
            column = len(f"![{name}](") + 1
            told = [
                one
                for one in built.warnings.splitlines()
                if f"'{name}'" in one and "page.md" not in one
            ]
            assert len(told) == 1, built.warnings
            assert f"index.md:{line}:{column}: WARNING: " in told[0]
            assert REASONS[name] in told[0]
        assert "misnamed" not in built.warnings
        if builder == "html":  # the booklet has not the page
            assert "page.md:6:5: WARNING: the picture 'half.jpg'" in built.warnings
            assert "page.md:8:13: WARNING: the picture 'empty.png'" in built.warnings
    (copy,) = (path for path in built.outdir.glob("*.png") if "page" not in path.name)
    # XeTeX goes by the suffix, so the copy has that of the content
    assert opened(copy).format == "PNG"


@pytest.mark.skipif(not shutil.which("pdftoppm"), reason="draws PDF files")
def test_what_browsers_do_not_show_is_told_and_a_pdf_is_drawn(project: Project) -> None:
    names = ("broken.svg", "other.svg", "phone.heic", "scan.tiff", "good.svg", "plan.pdf")
    lines = "\n\n".join(f"![{name}]({name})" for name in names)
    project.write({"index.md": f"# Home\n\n{lines}\n", "good.svg": SVG})
    start = '<svg xmlns="http://www.w3.org/2000/svg"><g>'
    project.write(
        {"broken.svg": f"{start}</svg>", "other.svg": f'{start}<use href="a.svg"/></g></svg>'}
    )
    (project.source / "phone.heic").write_bytes(b"\0\0\0\x18ftypheic")
    picture(project.source / "scan.tiff")
    (project.source / "plan.pdf").write_bytes(vector_pdf.page(80, 40, ["0.5 g 0 0 80 40 re f"]))
    built = project.build()
    told = [line for line in built.warnings.splitlines() if "cannot be shown" in line]
    assert [line.split("'")[1] for line in told] == list(names[:4])
    assert "index.md:3:15: WARNING: the picture 'broken.svg'" in told[0]
    shown = built.soup().select_one('img[alt="plan.pdf"]')
    assert shown["src"].endswith(".png")
    assert (built.outdir / shown["src"]).is_file()
    assert built.soup().select_one('img[alt="good.svg"]')["src"] == "_images/good.svg"


def test_a_picture_that_html_names_and_the_site_has_not_is_told(project: Project) -> None:
    names = ("a.svg", "_static/b.svg", "extra.svg", "https://example.org/c.svg", "gone.svg")
    text = "\n\n".join(f'<img alt="" src="{name}">' for name in names)
    project.write({"index.md": f"# Home\n\n{text}\n", "a.svg": SVG, "more/extra.svg": SVG})
    told = project.build(html_extra_path=["more"]).warnings
    assert "index.md:3:18: WARNING: the site has no picture 'a.svg'" in told
    assert "write ![what it shows](a.svg)" in told
    assert "index.md:11:18: WARNING: the site has no picture 'gone.svg'" in told
    assert told.count("has no picture") == 2


def test_broken_pictures_of_records_are_told_by_both_outputs_at_their_place(
    project: Project,
) -> None:
    people = "".join(
        f"p{number}:\n  name: Person {number}\n  photo: {name}\n  role: phd\n"
        for number, name in enumerate([*REASONS, "misnamed.jpg"])
    )
    project.write({"index.md": "# Home\n\n```{people}\n```\n", "data/people.yml": people})
    broken(project.source / "data")
    for builder in ("html", "latex"):
        built = project.build(builder)
        for number, (name, reason) in enumerate(REASONS.items()):
            if builder == "html" and name == "cut.pdf":
                reason = ""  # pdftoppm says it in its own words
            told = [one for one in built.warnings.splitlines() if f"'{name}'" in one]
            assert len(told) == 1, built.warnings
            assert f"people.yml:{3 + 4 * number}:10: WARNING: " in told[0]
            assert reason in told[0]
        assert "misnamed" not in built.warnings
    assert built.text("booklet.tex").count("photo={") == 1


def test_an_empty_pdf_of_a_paper_is_told_and_not_linked(project: Project) -> None:
    bib = "@misc{a, title={Fish}, author={Ada Doe}, year=2020,\n  pdf={a.pdf}, slides={b.pdf}}\n"
    project.write({"index.md": "# Home\n\n```{publications}\n```\n", "data/publications.bib": bib})
    (project.source / "data" / "a.pdf").write_bytes(b"")
    (project.source / "data" / "b.pdf").write_bytes(b"%PDF-1.5 slides")
    built = project.build()
    assert "publications.bib:2:8: WARNING: a: the file 'a.pdf' cannot be used: it is empty" in (
        built.warnings
    )
    links = [link.get_text() for link in built.soup().select(".lab-links a.lab-link")]
    assert links == ["Slides"]
