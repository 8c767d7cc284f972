"""The booklet itself: its PDF, read."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pdfplumber
import pikepdf
import pytest
from labpress.booklet.tex_run import typeset
from labpress.records.problems import Code
from labpress.site.booklet_pages import printed_pages

from tests.conftest import Project, lacking
from tests.site.group import PEOPLE, PUBLICATIONS

if TYPE_CHECKING:
    from pathlib import Path

    from labpress.records.problems import Problem

pytestmark = pytest.mark.tex

PAGES = {
    "index.md": """\
        # Welcome

        We are led by {person}`ada-byron`, who wrote {paper}`byron2021notes`.

        ```{toctree}
        people
        papers
        news
        join
        ```
        """,
    "people.md": "# People\n\n```{people}\n```\n",
    "papers.md": "# Papers\n\n```{author-legend}\n```\n\n```{publications}\n```\n\n"
    "## Awards\n\n```{awards}\n```\n",
    "news.md": """\
        # News

        :::{news-item} 2025-09-26
        :id: engine
        :kind: honor
        {person}`wei-zhang` has an [engine](https://engines.example.org/one/).
        :::
        """,
    "join.md": "# Join us\n\nWrite to us, {ref}`people` and {doc}`papers`.\n".replace(
        "{ref}`people` and ", ""
    ),
    "data/people.yml": PEOPLE,
    "data/publications.bib": PUBLICATIONS,
    "data/themes.yml": "sparse: {title: Sparsity}\nengines: {title: Engines}\n",
}
CONF: dict[str, Any] = {
    "html_baseurl": "https://lab.example.org/",
    "labpress_group": {
        "name": "The Example Lab",
        "short": "TEL",
        "organization": "A University",
    },
}


@dataclass
class Printed:
    """A booklet that was made."""

    pdf: Path
    problems: list[Problem]
    text: str

    @property
    def plain(self) -> str:
        """The text with all white space as single spaces."""
        return " ".join(self.text.split())


def make(folder: Path, files: dict[str, str], **conf: Any) -> Printed:
    patch = pytest.MonkeyPatch()
    patch.setenv("SOURCE_DATE_EPOCH", "1760000000")
    try:
        project = Project(folder)
        project.write(files)
        built = project.build("latex", **{**CONF, **conf})
        done, problems = typeset(built.outdir, "booklet", lambda line: None)
    finally:
        patch.undo()
    pdf = built.outdir / "booklet.pdf"
    if not done:
        return Printed(pdf, problems, "")
    run = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, text=True, check=True)
    return Printed(pdf, problems, run.stdout)


@pytest.fixture(scope="module")
def booklet(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    if not shutil.which("xelatex") or not shutil.which("latexmk"):
        lacking("TeX")
    return make(tmp_path_factory.mktemp("booklet") / "project", PAGES)


def test_tex_has_nothing_to_say(booklet: Printed) -> None:
    assert booklet.problems == []


def test_pages_are_trimmed_to_half_letter(booklet: Printed) -> None:
    with pdfplumber.open(booklet.pdf) as pdf:
        assert {(page.width, page.height) for page in pdf.pages} == {(396, 612)}


def test_author_lines(booklet: Printed) -> None:
    assert "W. Zhang*, O. Zhang, J. Müller*, A. Byron" in booklet.plain
    assert "A. Byron, W. Zhang" in booklet.plain
    assert "NeurIPS’23 (Spotlight)" in booklet.plain or "(Spotlight)" in booklet.plain
    assert "Authors in bold are group members" in booklet.plain


def test_members_alone_are_bold(booklet: Printed) -> None:
    with pdfplumber.open(booklet.pdf) as pdf:
        page = next(p for p in pdf.pages if "Müller" in (p.extract_text() or ""))
        chars = [c for c in page.chars if c["size"] == pytest.approx(8.7, abs=0.05)]
    line = "".join(c["text"] for c in chars)
    start = line.index("W. Zhang*, O. Zhang, J. Müller*, A. Byron")
    bold = "".join(
        c["text"] if "Bold" in c["fontname"] else "·"
        for c in chars[start : start + len("W. Zhang*, O. Zhang, J. Müller*, A. Byron")]
    )
    assert bold == "W. Zhang*" + "·" * 24 + "A. Byron"


def test_every_record_has_a_destination_on_the_page_that_aux_names(booklet: Printed) -> None:
    pages = printed_pages(booklet.pdf.with_suffix(".aux"))
    with pikepdf.open(booklet.pdf) as pdf:
        names = pikepdf.NameTree(pdf.Root.Names.Dests)
        numbers = {page.objgen: str(n) for n, page in enumerate(pdf.pages, 1)}
        for anchor in ("paper-byron2021notes", "person-ada-byron", "news-engine"):
            target = names[anchor]
            target = target.D if isinstance(target, pikepdf.Dictionary) else target
            assert numbers[target[0].objgen] == pages[anchor]


def test_no_link_is_dead(booklet: Printed) -> None:
    with pikepdf.open(booklet.pdf) as pdf:
        names = {str(name) for name in pikepdf.NameTree(pdf.Root.Names.Dests)}
        targets = [
            str(target)
            for page in pdf.pages
            for note in page.get("/Annots", [])
            if (target := note.get("/Dest", note.get("/A", {}).get("/D"))) is not None
            and not isinstance(target, pikepdf.Array)
        ]
    assert targets
    assert set(targets) <= names


def test_references_print_their_page(booklet: Printed) -> None:
    pages = printed_pages(booklet.pdf.with_suffix(".aux"))
    assert f"Ada Byron (p. {pages['person-ada-byron']})" in booklet.plain
    assert f"Notes on engines (p. {pages['paper-byron2021notes']})" in booklet.plain


def test_chapters_carry_their_addresses(booklet: Printed) -> None:
    for page in ("people", "papers", "news", "join"):
        assert booklet.text.count(f"lab.example.org/r/page/{page}\n") == 1
    # an address behind words is printed as a note
    assert "engines.example.org/one" in booklet.text


def test_bookmarks_labels_and_metadata(booklet: Printed) -> None:
    with pikepdf.open(booklet.pdf) as pdf:
        with pdf.open_outline() as outline:
            titles = [str(item.title) for item in outline.root]
        assert titles[0] == "Welcome to TEL"
        assert titles[1:6] == ["Welcome", "People", "Papers", "News", "Join us"]
        assert [page.label for page in pdf.pages][:3] == ["Cover", "2", "3"]
        assert pdf.pages[-1].label == "Back cover"
        assert str(pdf.docinfo["/Title"]) == "Welcome to TEL"
        assert str(pdf.docinfo["/Author"]) == "The Example Lab"
        assert str(pdf.Root.Lang) == "en"
        with pdf.open_metadata() as xmp:
            assert "Welcome to TEL" in str(xmp["dc:title"])


def test_all_fonts_are_embedded_and_ours(booklet: Printed) -> None:
    run = subprocess.run(["pdffonts", str(booklet.pdf)], capture_output=True, text=True, check=True)
    fonts = run.stdout.splitlines()[2:]
    assert fonts
    for line in fonts:
        assert re.search(r"\byes\s+yes\s+yes\b", line), line
        assert re.search(r"TeXGyre|LMMono|PazoMath|CM|MSBM", line), line


def test_nothing_of_sphinx_shows(booklet: Printed) -> None:
    for word in ("Release", "Index", "Sphinx", "CHAPTER"):
        assert word not in booklet.text


def test_a_contents_page_names_each_chapter_with_its_page(booklet: Printed) -> None:
    contents = booklet.text.split("\f")[2]
    for title in ("Welcome", "People", "Papers", "News", "Join us"):
        assert title in contents


def test_no_entry_is_broken_across_pages(tmp_path: Path, booklet: Printed, synthetic: Any) -> None:
    entries = "".join(
        f"@article{{k{n}, title={{Title number {n} that is long enough to take two lines"
        f" in the booklet}}, author={{Byron, Ada and Zhang, Wei and One, Some}},"
        f" journal={{A Journal}}, year={{2020}}}}\n"
        for n in range(40)
    )
    made = make(tmp_path / "project", {**PAGES, "data/publications.bib": entries + PUBLICATIONS})
    assert made.problems == []
    titles = 0
    for page in made.text.split("\f"):
        begun, ended = page.count("Title number"), page.count("S. One")
        assert begun == ended
        titles += begun
    assert titles >= 40


def test_a_missing_glyph_is_an_error_where_it_stands(tmp_path: Path) -> None:
    people = PEOPLE.replace("name: Ada Byron", "name: Ada Byron\n  native: 刘思佳")
    made = make(tmp_path / "project", {**PAGES, "data/people.yml": people})
    glyphs = [p for p in made.problems if p.code is Code.BOOKLET_MISSING_GLYPH]
    assert len(glyphs) == 3
    assert {p.record for p in glyphs} == {"ada-byron"}
    assert {(p.location.line, p.location.column) for p in glyphs} == {
        (3, 11),
        (3, 12),
        (3, 13),
    }


def test_a_font_mends_it(tmp_path: Path) -> None:
    if not shutil.which("fc-list"):
        lacking("fc-list")
    fonts = subprocess.run(["fc-list", ":lang=zh", "family"], capture_output=True, text=True)
    if "Noto Serif CJK SC" not in fonts.stdout:
        lacking("Noto Serif CJK SC")
    people = PEOPLE.replace("name: Ada Byron", "name: Ada Byron\n  native: 刘思佳")
    made = make(
        tmp_path / "project",
        {**PAGES, "data/people.yml": people},
        labpress_booklet={"paper": "a5", "fonts": {"cjk": "Noto Serif CJK SC"}},
    )
    assert made.problems == []
    assert "刘思佳" in made.plain
    with pdfplumber.open(made.pdf) as pdf:
        assert round(pdf.pages[0].width) == 420
        assert round(pdf.pages[0].height) == 595


def test_data_cannot_make_tex_do_anything(tmp_path: Path) -> None:
    people = PEOPLE.replace(
        "name: Ada Byron",
        "name: Ada Byron\n  title: '\\input{/etc/passwd} \\write18{id} $ & # % _'",
    )
    made = make(tmp_path / "project", {**PAGES, "data/people.yml": people})
    assert "\\input{/etc/passwd}\\write18{id}$&#%_" in "".join(made.text.split())
    assert "root:" not in made.text


def test_two_builds_in_two_places_are_the_same(tmp_path: Path, booklet: Printed) -> None:
    again = make(tmp_path / "somewhere else" / "project", PAGES)
    assert again.pdf.read_bytes() == booklet.pdf.read_bytes()


# --- names


def destinations(pdf: Path) -> dict[str, int]:
    """Return the named destinations, each with the number of its page."""
    with pikepdf.open(pdf) as document:
        numbers = {page.objgen: n for n, page in enumerate(document.pages, 1)}
        found = {}
        for name, target in pikepdf.NameTree(document.Root.Names.Dests).items():
            target = target.D if isinstance(target, pikepdf.Dictionary) else target
            found[str(name)] = numbers[target[0].objgen]
        return found


@pytest.fixture(scope="module")
def renamed(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """A booklet in which everything once had another name."""
    if not shutil.which("latexmk"):
        lacking("TeX")
    files = {
        **PAGES,
        "people.md": "---\nformerly: members, team/all\n---\n\n# People\n\n```{people}\n```\n\n"
        "```{toctree}\nalumni\n```\n",
        "alumni.md": "# Alumni\n\nAll of {paper}`byron2021notes`, and {page}`join`.\n",
        "papers.md": "# Papers\n\n```{publications}\n```\n",
        "news.md": PAGES["news.md"].replace(":id: engine", ":id: engine\n        :formerly: steam"),
        "data/people.yml": PEOPLE.replace("  role: pi", "  role: pi\n  formerly: [ada]"),
        "data/publications.bib": PUBLICATIONS.replace(
            "year = 2023,", "year = 2023, ids = {zhang2022sparse},"
        ),
    }
    return make(tmp_path_factory.mktemp("renamed") / "project", files)


@pytest.mark.parametrize(
    ("name", "former"),
    [
        ("person-ada-byron", "person-ada"),
        ("paper-zhang2023sparse", "paper-zhang2022sparse"),
        ("news-engine", "news-steam"),
        ("page-people", "page-members"),
        ("page-people", "page-team/all"),
        ("award-zhang2023sparse-spotlight", "award-zhang2022sparse-spotlight"),
    ],
)
def test_former_names_lead_to_the_same_page(renamed: Printed, name: str, former: str) -> None:
    assert renamed.problems == []
    found = destinations(renamed.pdf)
    assert found[name] == found[former]
    pages = printed_pages(renamed.pdf.with_suffix(".aux"))
    assert pages[name] == pages[former] == str(found[name])


def test_an_award_without_a_list_is_where_its_paper_is(renamed: Printed) -> None:
    found = destinations(renamed.pdf)
    assert found["award-zhang2023sparse-spotlight"] == found["paper-zhang2023sparse"]


def test_a_listed_award_is_in_the_list(booklet: Printed) -> None:
    pages = printed_pages(booklet.pdf.with_suffix(".aux"))
    assert destinations(booklet.pdf)["award-zhang2023sparse-spotlight"] == int(
        pages["award-zhang2023sparse-spotlight"]
    )


def test_a_page_below_a_chapter_has_a_name_as_well(renamed: Printed) -> None:
    found = destinations(renamed.pdf)
    assert found["page-alumni"] == found["page-people"]
    assert f"Join us (p. {found['page-join']})" in renamed.plain


def test_without_a_site_no_address_is_printed(tmp_path: Path) -> None:
    made = make(tmp_path / "project", PAGES, html_baseurl="")
    assert made.problems == []
    assert "r/page" not in made.text
    assert "lab.example.org" not in made.text


def test_without_permanent_addresses_the_present_one_is_printed(tmp_path: Path) -> None:
    made = make(tmp_path / "project", PAGES, labpress_record_pages=False)
    assert made.text.count("lab.example.org/people.html\n") == 1


# --- TeX is run no more than it takes


def xelatex_passes(outdir: Path) -> int:
    return (outdir / "booklet.latexmk").read_text().count("of rule 'xelatex'")


def test_only_what_changed_is_set_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1760000000")
    project = Project(tmp_path / "project")
    project.write(PAGES)
    built = project.build("latex", **CONF)
    typeset(built.outdir, "booklet", lambda line: None)
    assert xelatex_passes(built.outdir) >= 2
    before = (built.outdir / "booklet.pdf").stat().st_mtime_ns

    project.build("latex", **CONF)
    done, problems = typeset(built.outdir, "booklet", lambda line: None)
    assert done
    assert problems == []
    assert xelatex_passes(built.outdir) == 0
    assert (built.outdir / "booklet.pdf").stat().st_mtime_ns == before

    project.write({"join.md": PAGES["join.md"].replace("Write to us", "Do write to us")})
    project.build("latex", **CONF)
    assert typeset(built.outdir, "booklet", lambda line: None)[0]
    assert xelatex_passes(built.outdir) == 1


def test_the_font_that_the_advice_names_has_the_sign(tmp_path: Path) -> None:
    if not shutil.which("fc-list"):
        lacking("fc-list")
    fonts = subprocess.run(["fc-list", "Symbola", "family"], capture_output=True, text=True)
    if not fonts.stdout.strip():
        lacking("Symbola (fonts-symbola)")
    page = {"index.md": "# Home\n\nA rocket 🚀 here.\n"}
    made = make(tmp_path / "project", page, labpress_booklet={"fonts": {"fallback": "Symbola"}})
    assert made.problems == []
    assert "A rocket 🚀 here." in made.plain
