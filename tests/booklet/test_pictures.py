"""Pictures in print: portraits, logos, and those of pages."""

from __future__ import annotations

import re
import shutil
import sys
from textwrap import dedent
from typing import TYPE_CHECKING

import pdfplumber
import pytest
from labpress.booklet import vector_pdf
from labpress.booklet.tex_run import typeset
from labpress.files import drawings
from labpress.records.problems import Code

from tests.booklet.reading import coarse_images
from tests.booklet.test_pdf import CONF
from tests.conftest import lacking
from tests.files.samples import SVG, picture

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Built, Project

KINDS = ("png", "jpg", "webp", "gif", "avif", "pdf", "svg")


def put_all(folder: Path) -> None:
    """One picture of each kind."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, kind in enumerate(KINDS):
        path = folder / f"{kind}.{kind}"
        if kind == "svg":
            path.write_text(SVG)
        elif kind == "pdf":
            path.write_bytes(vector_pdf.page(80, 80, ["0.5 g 0 0 80 80 re f"]))
        else:
            picture(path, (1300 + number, 1200))


def counted(built: Built) -> int:
    """How many warnings a build with -W would have failed for."""
    return int(built.app._warncount)


def printed(built: Built) -> tuple[list[tuple[float, float]], str]:
    """The sizes of the pictures in the booklet, in pixels, and its letters."""
    done, problems = typeset(built.outdir, "booklet", lambda line: None)
    assert done
    assert problems == []
    path = built.outdir / "booklet.pdf"
    assert coarse_images(path) == []
    with pdfplumber.open(path) as pdf:
        images = [image["srcsize"] for sheet in pdf.pages for image in sheet.images]
        return images, "".join("".join(sheet.extract_text() for sheet in pdf.pages).split())


@pytest.mark.tex
def test_portraits_and_logos_of_every_kind(project: Project) -> None:
    people = sponsors = ""
    for kind in KINDS:
        people += f"p-{kind}:\n  name: {kind.title()} Somebody\n  role: phd\n"
        people += f"  photo: faces/{kind}.{kind}\n"
        sponsors += f"- name: The {kind.title()} Fund\n  logo: faces/{kind}.{kind}\n"
    put_all(project.source / "faces")
    index = "# Us\n\n```{people}\n```\n\n```{sponsors}\n```\n"
    project.write({"index.md": index, "data/people.yml": people, "data/sponsors.yml": sponsors})
    built = project.build("latex", **CONF)
    assert built.warnings == ""
    images, text = printed(built)
    assert len(images) == 2 * 5
    # scaled to what print needs
    assert max(max(size) for size in images) <= 600
    assert "TheWebpFund" in text
    assert "SS" not in text  # nobody has initials


@pytest.mark.tex
def test_pictures_in_pages_of_every_kind(project: Project) -> None:
    put_all(project.source)
    pictures = "\n\n".join(f"![{kind}]({kind}.{kind})" for kind in KINDS)
    directive = "```{figure} svg.svg\n:width: 50px\n\nThe caption.\n```\n"
    project.write({"index.md": f"# Home\n\n{pictures}\n\n{directive}\n\nThe end.\n"})
    built = project.build("latex", **CONF)
    assert built.warnings == ""
    images, text = printed(built)
    assert len(images) == 5
    assert "Thecaption." in text
    assert text.index("Thecaption.") < text.index("Theend.")


@pytest.mark.tex
def test_what_cannot_be_printed_gives_way_to_words(project: Project) -> None:
    page = dedent(
        """\
        # Home

        Before
        the ![broken one](broken.svg) after.

        ![](empty.png)

        ![not there](none.png) and [![of a link](none.png)](https://example.org/)

        ```{figure} none.png
        :alt: what it showed

        The caption.
        ```
        """
    )
    people = "ada:\n  name: Ada Doe\n  role: phd\n  photo: broken.svg\n"
    project.write({"index.md": page + "\n```{people}\n```\n", "data/people.yml": people})
    (project.source / "broken.svg").write_text('<svg width="4" height="4"><g></svg>')
    (project.source / "empty.png").write_bytes(b"")
    built = project.build("latex", **CONF)
    report = built.warnings
    assert report.count("[labpress.picture-unusable]") == 3
    assert "index.md:4:19: WARNING: the picture 'broken.svg' cannot be printed" in report
    assert "people.yml:4:10: WARNING: the picture 'broken.svg' cannot be used" in report
    assert "index.md:6:5: WARNING: the picture 'empty.png' cannot be printed" in report
    assert "write its text alternative" in report
    # Sphinx tells of files that are not there, once each and with their line
    assert built.warnings.count("image file not readable") == 3
    assert "index.md:8:14: WARNING: image file not readable: none.png" in built.warnings
    images, text = printed(built)
    assert images == []
    for words in ("thebrokenoneafter", "notthereandofalink", "whatitshowed", "AD"):
        assert words in text


PAGE_AND_RECORD = {
    "index.md": "# Home\n\nSee ![the drawing](a.svg) here.\n\n```{people}\n```\n",
    "data/people.yml": "ada:\n  name: Ada Doe\n  role: phd\n  photo: a.svg\n",
}


@pytest.mark.parametrize("program", ["rsvg-convert", "CairoSVG"])
def test_drawings_of_pages_and_records_are_converted_once_and_kept(
    project: Project, monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    if program == "CairoSVG":
        monkeypatch.setattr(shutil, "which", lambda name, *others, **more: None)
    elif not shutil.which(program):
        lacking(program)
    project.write(PAGE_AND_RECORD)
    (project.source / "a.svg").write_text(SVG)
    made = []
    draw = drawings.to_pdf

    def drawn(path: Path) -> bytes:
        made.append(path)
        return draw(path)

    monkeypatch.setattr(drawings, "to_pdf", drawn)
    first = project.build("latex", **CONF)
    assert first.warnings == ""
    assert len(made) == 1
    (record,) = first.outdir.glob("picture-*.pdf")
    assert record.read_bytes().startswith(b"%PDF-")
    again = project.build("latex", fresh=True, **CONF)
    assert again.warnings == ""
    assert len(made) == 1


def test_where_nothing_draws_words_stand_and_it_is_told_where_each_is_named(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name, *others, **more: None)
    # None stands for a module that cannot be imported
    monkeypatch.setitem(sys.modules, "cairosvg", None)
    monkeypatch.setitem(sys.modules, "cairosvg.surface", None)
    project.write(PAGE_AND_RECORD)
    (project.source / "a.svg").write_text(SVG)
    built = project.build("latex", **CONF)
    reason = "neither rsvg-convert nor CairoSVG is installed"
    told = [line for line in built.warnings.splitlines() if reason in line]
    assert len(told) == 2
    assert any("index.md:3:20: WARNING: the picture 'a.svg' cannot be" in line for line in told)
    assert any("people.yml:4:10: WARNING: the picture 'a.svg' cannot be" in line for line in told)
    text = built.text("booklet.tex")
    assert "See the drawing here." in text
    assert "photo={" not in text
    # browsers draw it themselves
    assert project.build("html").warnings == ""


def test_a_picture_that_was_named_by_reference_still_is(project: Project) -> None:
    page = "# Home\n\n```{image} none.png\n:alt: a view\n:name: view\n```\n\n[see](#view)\n"
    project.write({"index.md": page})
    built = project.build("latex", **CONF)
    assert "index:view" in built.text("booklet.tex")


def test_a_picture_that_is_too_small_is_a_hint(project: Project) -> None:
    picture(project.source / "data" / "ada.png", (60, 40))
    picture(project.source / "small.png", (288, 100))
    picture(project.source / "fine.png", (400, 100))
    page = "# Home\n\n![](small.png)\n\n```{image} fine.png\n:width: 1in\n```\n\n```{people}\n```\n"
    people = "ada:\n  name: Ada Doe\n  role: phd\n  photo: ada.png\n"
    project.write({"index.md": page, "data/people.yml": people})
    built = project.build("latex", **CONF)
    assert counted(built) == 0
    report = built.warnings
    assert "people.yml:4:10: HINT: the picture 'ada.png' has 166 dots per inch in print" in report
    assert "use one of 109 × 73 pixels or more" in report
    assert "index.md:3:5: HINT: the picture 'small.png' has 72 dots per inch in print" in report
    assert "0 errors, 0 warnings, 2 hints" in report


def test_a_portrait_of_another_site_is_a_hint(project: Project) -> None:
    people = "ada:\n  name: Ada Doe\n  role: phd\n  photo: https://example.org/ada.jpg\n"
    project.write({"index.md": "# Home\n\n```{people}\n```\n", "data/people.yml": people})
    built = project.build("latex", **CONF)
    assert counted(built) == 0
    told = "people.yml:4:10: HINT: the portrait https://example.org/ada.jpg is on another site"
    assert told in built.warnings
    assert Code.PICTURE_REMOTE.severity == "hint"


@pytest.mark.tex
def test_pictures_of_papers_and_projects_stand_beside_their_entries(project: Project) -> None:
    put_all(project.source / "data")
    bib = "".join(
        f"@misc{{p-{kind}, title={{The {kind} paper}}, author={{Ada Doe}}, year=2020,"
        f" preview={{{kind}.{kind}}}}}\n"
        for kind in KINDS
    )
    bib += "@misc{plain, title={The plain paper}, author={Ada Doe}, year=2020}\n"
    bib += "@misc{unlisted, title={Unlisted}, author={Ada Doe}, year=2019, preview={other.png}}\n"
    picture(project.source / "data" / "other.png")
    project.write(
        {
            "index.md": "# Us\n\n```{publications}\n:year: 2020\n```\n\n```{projects}\n```\n",
            "data/publications.bib": bib,
            "data/projects.yml": "kit: {title: The kit, picture: png.png}\n",
        }
    )
    built = project.build("latex", **CONF)
    assert built.warnings == ""
    # one file for each picture and kind of use, and none for what no page lists
    assert len(list(built.outdir.glob("picture-*"))) == len(KINDS)
    images, text = printed(built)
    assert len(images) == 5 + 1
    assert max(max(size) for size in images) <= 330
    assert "Theplainpaper" in text


def test_a_picture_of_a_paper_that_cannot_be_printed_leaves_the_entry(project: Project) -> None:
    bib = "@misc{a, title={Fish}, author={Ada Doe}, year=2020,\n  preview={broken.svg}}\n"
    bib += "@misc{b, title={Far}, author={Ada Doe}, year=2020,\n"
    bib += "  preview={https://example.org/a.png}}\n"
    project.write({"index.md": "# Us\n\n```{publications}\n```\n", "data/publications.bib": bib})
    broken = '<svg width="4" height="4" xmlns="http://www.w3.org/2000/svg"><g></svg>'
    (project.source / "data" / "broken.svg").write_text(broken)
    built = project.build("latex", **CONF)
    assert "publications.bib:2:12: WARNING: a: the picture 'broken.svg' cannot" in built.warnings
    assert "publications.bib:4:12: HINT: the preview https://example.org/a.png" in built.warnings
    assert built.text("booklet.tex").count("\\labpublication{") == 2


def test_pictures_are_the_same_in_every_build(project: Project) -> None:
    put_all(project.source / "data")
    people = "".join(f"p-{k}:\n  name: {k} Doe\n  photo: {k}.{k}\n  role: phd\n" for k in KINDS)
    project.write({"index.md": "# Home\n\n```{people}\n```\n", "data/people.yml": people})

    def built() -> dict[str, bytes]:
        made = project.build("latex", fresh=True, **CONF)
        return {path.name: path.read_bytes() for path in made.outdir.glob("picture-*")}

    first = built()
    for path in (project.build_folder / "doctrees" / "labpress" / "pictures").iterdir():
        path.unlink()
    assert len(first) == len(KINDS)
    assert built() == first


def test_one_picture_may_be_a_record_s_and_a_page_s(project: Project) -> None:
    project.write(
        {
            "index.md": "# Home\n\n![](a.svg)\n\n```{sponsors}\n```\n",
            "data/sponsors.yml": "- {name: A Fund, logo: a.svg}\n",
            "a.svg": SVG,
        }
    )
    built = project.build("latex", **CONF)
    files = {path.name for path in built.outdir.glob("*.pdf")}
    _, _, body = built.text("booklet.tex").partition("\\begin{document}")
    named = re.findall(r"([\w-]+)\}?\.pdf[}\]]", body)
    pictures = {f"{name}.pdf" for name in named if not name.startswith("labpress-")}
    assert len(pictures) == 2
    assert pictures <= files


def test_a_paper_that_has_only_files_names_the_one_in_the_site(project: Project) -> None:
    bib = "@misc{a, title={Fish}, author={Ada Doe}, year=2020, slides={s.pdf}, pdf={p.pdf}}\n"
    talks = "fish: {title: A talk, date: 2024-01-02, slides: s.pdf}\n"
    project.write(
        {
            "index.md": "# Us\n\n```{publications}\n```\n\n```{talks}\n```\n",
            "data/publications.bib": bib,
            "data/talks.yml": talks,
        }
    )
    for name in ("s.pdf", "p.pdf"):
        (project.source / "data" / name).write_bytes(b"%PDF-1.5 words")
    tex = project.build("latex", **(CONF | {"html_baseurl": ""})).text("booklet.tex")
    assert "s.pdf" not in tex
    conf = CONF | {"html_baseurl": "https://lab.example/x/"}
    tex = project.build("latex", **conf).text("booklet.tex")
    assert r"\laburl{https://lab.example/x/files/papers/a/a.pdf}{lab.example/x/files" in tex
    assert r"\laburl{https://lab.example/x/files/talks/fish/fish-slides.pdf}" in tex
