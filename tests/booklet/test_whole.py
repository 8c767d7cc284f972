"""Whole booklets: the group's own, a large made-up one, and pages of prose, read from the PDF."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from labpress.booklet.imposition import impose

from tests.booklet import reading
from tests.booklet.test_pdf import Printed, make
from tests.conftest import lacking

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import BuiltGroup

pytestmark = pytest.mark.tex

SIZES = {"half-letter": (396.0, 612.0), "a5": (419.53, 595.28)}


def synthetic_booklet(folder: Path, synthetic: Any, paper: str) -> Printed:
    group = synthetic.make_group(papers=80, people=40, seed=5)
    data = {f"data/{name}": text for name, text in group.data_files().items()}
    pages = group.pages(news=30)
    settings = {"paper": paper, "notes": True, "run_on": ["people"]}
    return make(folder / "project", {**pages, **data}, labpress_booklet=settings)


@pytest.fixture(scope="module", params=SIZES)
def large(request: pytest.FixtureRequest, tmp_path_factory: Any, synthetic: Any) -> Any:
    """A booklet of 80 papers and 40 people, and its paper."""
    if not shutil.which("latexmk"):
        lacking("TeX")
    made = synthetic_booklet(tmp_path_factory.mktemp("large"), synthetic, request.param)
    return made, request.param


def test_a_large_group_has_a_good_booklet(large: tuple[Printed, str]) -> None:
    made, _ = large
    assert made.problems == []
    assert reading.faults(made.pdf) == []


def test_a_large_group_is_complete(large: tuple[Printed, str]) -> None:
    made, paper = large
    with pikepdf.open(made.pdf) as pdf:
        width, height = SIZES[paper]
        for page in pdf.pages:
            assert float(page.mediabox[2]) == pytest.approx(width, abs=0.1)
            assert float(page.mediabox[3]) == pytest.approx(height, abs=0.1)
        names = {str(name) for name in pikepdf.NameTree(pdf.Root.Names.Dests)}
        assert len(pdf.pages) % 4 == 0
    assert sum(name.startswith("paper-") for name in names) >= 80
    assert sum(name.startswith("person-") for name in names) >= 40
    assert sum(name.startswith("news-") for name in names) == 30
    assert {f"page-{n}" for n in ("index", "research", "publications", "people")} <= names
    assert any(name.startswith("award-") for name in names)


def test_with_pages_for_notes_no_sheet_has_a_blank(large: tuple[Printed, str]) -> None:
    made, _ = large
    imposed = impose(made.pdf, made.pdf.with_name("sheets.pdf"))
    assert imposed.blank == 0


def test_the_group_s_own_booklet(built_group: BuiltGroup) -> None:
    assert built_group.booklet is not None
    assert reading.faults(built_group.booklet) == []
    with pikepdf.open(built_group.booklet) as pdf:
        assert len(pdf.pages) % 4 == 0
        # the PDF's own label, the folio, says where a page is
        assert pdf.pages[0].label == "Cover"
        assert pdf.pages[-1].label == "Back cover"


# --- prose, to see that the reading sees

WORDS = (
    "we measure how far a model forgets what it was asked to forget and how well it keeps what "
    "it was not asked about which is harder than it sounds since both live in the same weights"
).split()


def prose(paragraphs: int = 60) -> str:
    text = []
    for number in range(paragraphs):
        words = [WORDS[(number * 7 + i * 3) % len(WORDS)] for i in range(41 + number * 11 % 67)]
        text.append(" ".join(words).capitalize() + ".")
    return "# Prose\n\n" + "\n\n".join(text) + "\n"


def test_prose_has_no_widows(tmp_path: Path) -> None:
    made = make(tmp_path / "project", {"index.md": prose()})
    assert made.problems == []
    assert len(reading.split_paragraphs(made.pdf)) >= 3
    assert reading.faults(made.pdf) == []


def test_widows_would_be_seen(tmp_path: Path) -> None:
    loose = {
        "preamble": "\\makeatletter\\AtBeginDocument{"
        "\\clubpenalty0 \\@clubpenalty0 \\widowpenalty-9000 }\\makeatother"
    }
    made = make(tmp_path / "project", {"index.md": prose(120)}, latex_elements=loose)
    assert reading.widows(made.pdf)
