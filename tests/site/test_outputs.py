"""What one output has and the other lacks, decided while writing."""

from __future__ import annotations

from .group import DATA

PAGE = """
# Lab

:::{site-only}
## Only on the web

Web words.
:::

:::{booklet-only}
## Only in print

Print words.
:::

Shared words.

:::{with-booklet}
Read {booklet}`the booklet`.
:::

Or {booklet}`in print`.
"""


def test_site_has_its_part_and_not_the_booklets(project):
    project.write({**DATA, "index.md": PAGE})
    site = project.build()
    text = site.soup().get_text()
    assert "Web words." in text
    assert "Shared words." in text
    assert "Print words." not in text
    headings = [h.get_text().rstrip("#¶") for h in site.soup().select("h2")]
    assert headings == ["Only on the web"]
    toc = site.soup().select_one(".toc-tree").get_text()
    assert "Only on the web" in toc
    assert "Only in print" not in toc


def test_booklet_has_its_part_and_not_the_sites_from_the_same_reading(project):
    project.write({**DATA, "index.md": PAGE})
    project.build()
    booklet = project.build("latex")
    tex = next(booklet.outdir.glob("*.tex")).read_text("utf-8")
    assert "Print words." in tex
    assert "Only in print" in tex
    assert "Shared words." in tex
    assert "Web words." not in tex
    assert "Only on the web" not in tex


def test_no_booklet_no_link_and_the_log_says_so_once(project):
    project.write({**DATA, "index.md": PAGE})
    site = project.build()
    assert "Read the booklet" not in site.soup().get_text()
    assert "Or in print." in site.soup().get_text()
    assert not site.soup().select("a.lab-booklet")
    assert site.log.count("no booklet") == 1
    assert not site.warnings


def test_booklet_is_copied_and_linked_as_soon_as_there_is_one(project):
    project.write({**DATA, "index.md": PAGE})
    project.build()
    pdf = project.build_folder / "latex" / "handbook.pdf"
    pdf.parent.mkdir(exist_ok=True)
    pdf.write_bytes(b"%PDF-1.5 test")
    site = project.build(labpress_booklet={"name": "handbook"})
    links = [a["href"] for a in site.soup().select("a.lab-booklet")]
    assert links == ["handbook.pdf", "handbook.pdf"]
    assert (site.outdir / "handbook.pdf").read_bytes() == pdf.read_bytes()
    pdf.unlink()
    site = project.build(labpress_booklet={"name": "handbook"})
    assert not site.soup().select("a.lab-booklet")
    assert not (site.outdir / "handbook.pdf").exists()
