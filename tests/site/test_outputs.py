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
    project.write({**DATA, "index.md": f"---\nshow: on-this-page\n---\n{PAGE}"})
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


LABELS = {
    "index.md": """
        # Lab

        See {ref}`web`, {ref}`the print <print>`, {ref}`both` and {ref}`deep`.

        ```{toctree}
        parts
        ```
        """,
    "parts.md": """
        # Parts

        Here: {ref}`web`, {ref}`print`.

        ::::{site-only}
        (web)=
        ## Web heading

        :::{note}
        (deep)=
        A note.
        :::
        ::::

        :::{booklet-only}
        (print)=
        ## Print heading
        :::

        (both)=
        ## Both heading
        """,
}


def links_of(soup):
    article = soup.select_one("article")
    return {a.get_text(): a["href"] for a in article.select("p a.reference.internal")}


def test_a_reference_to_what_the_site_lacks_is_text(project):
    project.write(LABELS | {"index.md": LABELS["index.md"].replace(" and {ref}`deep`", "")})
    site = project.build(nitpicky=True)
    assert not site.warnings
    soup = site.soup()
    assert "See Web heading, the print, Both heading." in " ".join(soup.get_text().split())
    assert links_of(soup) == {"Web heading": "parts.html#web", "Both heading": "parts.html#both"}
    assert links_of(site.soup("parts.html")) == {"Web heading": "#web"}


def test_a_reference_to_what_the_booklet_lacks_is_text(project):
    project.write(LABELS)
    project.build()
    tex = next(project.build("latex").outdir.glob("*.tex")).read_text("utf-8")
    body = tex[tex.index("See ") :]
    assert "parts:print" in body
    assert "parts:both" in body
    assert "parts:web" not in body
    assert "parts:deep" not in body
    assert "{Web heading}}, " in body


def test_two_jobs_know_of_the_same_missing_places(project):
    many = {f"p{n}.md": f"---\norphan: true\n---\n\n# P{n}\n\n{{ref}}`print`\n" for n in range(12)}
    project.write(LABELS | many)
    site = project.build(parallel=2)
    assert not links_of(site.soup("p7.html"))


def test_a_list_within_one_output_brings_legend_and_anchors_there(project):
    page = "# Lab\n\n:::{{{}-only}}\n## List\n\n```{{publications}}\n```\n:::\n"
    project.write({**DATA, "index.md": page.format("booklet")})
    site = project.build()
    assert not site.soup().select(".lab-publication, .lab-legend")
    assert site.soup("papers/zhang2023sparse.html").select("#paper-zhang2023sparse")
    tex = next(project.build("latex").outdir.glob("*.tex")).read_text("utf-8")
    assert "Authors in bold" in tex
    assert "paper-zhang2023sparse" in tex
    project.write({**DATA, "index.md": page.format("site")})
    site = project.build()
    assert len(site.soup().select(".lab-legend")) == 1
    assert site.soup().select("li#paper-zhang2023sparse")
    tex = next(project.build("latex").outdir.glob("*.tex")).read_text("utf-8")
    assert "Authors in bold" not in tex
