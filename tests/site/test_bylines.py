"""Who is bold and what stands beside a name, from the files to both outputs."""

from __future__ import annotations

import re

import pytest
from labpress.group.lab import Lab
from labpress.names.initials import initials
from labpress.names.parsing import parse

from tests.files.samples import picture
from tests.seed_papers import PAPERS, PEOPLE

PAGE = "# Home\n\n:::{publications}\n:::\n\n:::{author-legend}\n:::\n"


def shown(built, key):
    return built.soup().select_one(f"#paper-{key} .lab-authors").text


def bold(built, key):
    return [name.text for name in built.soup().select(f"#paper-{key} .lab-member")]


def tex_of(built):
    return next(built.outdir.glob("*.tex")).read_text("utf-8")


# --- the seed papers with all given names cut to initials


def seed_files(outsiders):
    people = [one for one in PEOPLE if one.member or outsiders]
    roster = "".join(
        f"{one.id}:\n  name: {one.name}\n  {'role: phd' if one.member else 'member: false'}\n"
        for one in people
    )
    entries = []
    for paper in PAPERS:
        authors = [parse(name.rstrip("*")) for name in paper.authors.split(", ")]
        cut = " and ".join(f"{name.family}, {initials(name.given)}" for name in authors)
        entries.append(
            f"@article{{{paper.key},\n  title = {{On {paper.key}}},\n  author = {{{cut}}},\n"
            f"  journal = {{{paper.venue}}},\n  year = {{{paper.year}}},\n}}\n"
        )
    return {"index.md": PAGE, "data/people.yml": roster, "data/publications.bib": "".join(entries)}


@pytest.mark.parametrize("builder", ["html", "latex"])
@pytest.mark.parametrize("outsiders", [True, False])
def test_of_initials_nobody_is_bold_and_each_doubt_is_named(project, build, builder, outsiders):
    built = build(seed_files(outsiders), builder)
    doubts = "".join(problem.message for problem in Lab.load(project.source / "data").problems)
    if builder == "html":
        assert not built.soup().select(".lab-member")
    else:
        assert "\\labmember" not in tex_of(built).partition("\\begin{document}")[2]
    for paper in PAPERS:
        names = paper.authors.replace("*", "").split(", ")
        for position, name in enumerate(names, 1):
            if name in paper.bold.split(", "):
                assert f"(author {position} of {paper.key})" in doubts
                assert f"“{initials(parse(name).given)} {parse(name).family}”" in built.warnings


@pytest.mark.parametrize("outsiders", [True, False])
def test_where_initials_may_match_nothing_wrong_is_bold(build, outsiders):
    built = build(seed_files(outsiders), labpress_match_initials=True)
    assert built.soup().select(".lab-member")
    for paper in PAPERS:
        names = paper.authors.replace("*", "").split(", ")
        right = [name for name in names if name in paper.bold.split(", ")]
        may = {f"{initials(parse(name).given)} {parse(name).family}" for name in right}
        assert set(bold(built, paper.key)) <= may
        # Yihua and Yimeng Zhang, and where the outsider is known Yuguang and Yuanshun Yao
        assert "Y. Zhang" not in bold(built, paper.key)
        if outsiders:
            assert "Y. Yao" not in bold(built, paper.key)


# --- marks

MARKED = {
    "index.md": PAGE,
    "data/people.yml": "ada-byron:\n  name: Ada Byron\n  role: pi\n  joined: 2020\n"
    "wei-zhang:\n  name: Wei Zhang\n  role: phd\n  joined: 2019\n  left: 2021\n",
    "data/publications.bib": """\
        @article{marked,
          title = {Marked},
          author = {Byron, Ada and Zhang, Wei and Roe, Jane and Doe, John and Poe, Edgar},
          author+an = {1=equal, lead; 2=equal; 3=equalsecond; 4=equalsecond; 5=corresponding,
            advisor},
          journal = {J},
          year = 2025,
        }
        """,
}
MARKS = {"lead": ("§", "the lead & head"), "equalsecond": ("¶", "equal second contribution")}
LEGEND = (
    "Authors in bold are group members; * marks equal contribution; † marks the corresponding "
    "author; ‡ marks an advisor; § marks the lead & head; ¶ marks equal second contribution."
)


def test_marks_of_the_configuration_stand_on_the_site(build):
    built = build(MARKED, labpress_marks=MARKS)
    assert built.warnings == ""
    assert shown(built, "marked") == "A. Byron*§, W. Zhang*, J. Roe¶, J. Doe¶, E. Poe†‡"
    assert built.soup().select_one(".lab-legend").text == LEGEND


def test_marks_of_the_configuration_stand_in_the_booklet(build):
    tex = tex_of(build(MARKED, "latex", labpress_marks=MARKS))
    assert r"\labmember{A.\labtie{}Byron*§}" in tex
    assert r"E.\labtie{}Poe†‡" in tex
    assert LEGEND.replace("&", r"\&") in tex


def test_a_mark_that_nobody_defined_is_reported(build):
    built = build(MARKED, labpress_marks={"lead": MARKS["lead"]})
    assert built.warnings.count("[labpress.annotation-mark]") == 2
    assert shown(built, "marked").endswith("J. Roe, J. Doe, E. Poe†‡")


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        ("ever", ["A. Byron*§", "W. Zhang*"]),
        ("at-publication", ["A. Byron*§"]),
        ("current", ["A. Byron*§"]),
    ],
)
def test_who_is_bold_is_a_setting(build, policy, expected):
    assert bold(build(MARKED, labpress_marks=MARKS, labpress_bold=policy), "marked") == expected


# --- al-folio

FOLIO = r"""---
---

@string{aps = {American Physical Society,}}

@article{einstein1935,
  abbr={PhysRev},
  bibtex_show={true},
  title={Can Quantum-Mechanical Description of Physical Reality Be Considered Complete?},
  author={Einstein*†, Albert and Podolsky*, B. and Rosen*, N.},
  abstract={In a complete theory there is an element.},
  journal={Phys. Rev.},
  volume={47},
  year={1935},
  month={May},
  publisher=aps,
  doi={10.1103/PhysRev.47.777},
  url={http://link.example.org/doi},
  html={https://journals.example.org/777},
  pdf={example_pdf.pdf},
  supp={supplement.zip},
  blog={https://blog.example.org/epr},
  code={https://code.example.org/epr},
  slides={talk.pdf},
  poster={poster.pdf},
  website={https://epr.example.org},
  video={https://video.example.org/1},
  altmetric={248277},
  dimensions={true},
  google_scholar_id={qyhmnyLat1gC},
  additional_info={. *More Information* can be found},
  annotation={* Example use of superscripts<br>† Albert Einstein},
  preview={brownian-motion.gif},
  award={Albert Einstein received the **Nobel Prize** *for his services*, see [here](https://x.org/)},
  award_name={Nobel Prize},
  selected={true},
}

@book{einstein1920,
  title={Relativity},
  author={Einstein, Albert},
  year={1920},
  publisher={Methuen \& Co},
  html={relativity.html},
}
"""


@pytest.fixture(scope="module")
def folio(tmp_path_factory):
    from tests.conftest import Project

    project = Project(tmp_path_factory.mktemp("folio"))
    page = "# Home\n\n:::{publications}\n:selected:\n:::\n\n:::{publications}\n:::\n"
    roster = "albert-einstein:\n  name: Albert Einstein\n  role: pi\n"
    project.write({"index.md": page, "data/people.yml": roster, "data/publications.bib": FOLIO})
    for name in ("pdf/example_pdf.pdf", "pdf/supplement.zip", "pdf/talk.pdf", "pdf/poster.pdf"):
        project.write({f"assets/{name}": "%PDF-1.4"})
    project.write({"assets/html/relativity.html": "<p>Relativity</p>"})
    picture(project.source / "assets/img/publication_preview/brownian-motion.gif")
    return project.build("html")


def test_a_file_of_al_folio_means_what_it_means_there(folio):
    codes = re.findall(r"\[labpress\.([a-z-]+)\]", folio.warnings)
    assert codes == ["name-mark"]
    assert "write author+an = {1=equal, corresponding; 2=equal; 3=equal}" in folio.warnings
    entry = folio.soup().select_one("#paper-einstein1935")
    assert entry.select_one(".lab-authors").text == "A. Einstein*†, B. Podolsky*, N. Rosen*"
    assert entry.select_one(".lab-venue").text == "PhysRev’35"
    award = "(Nobel Prize, Albert Einstein received the Nobel Prize for his services, see here)"
    assert entry.select_one(".lab-award").text == award


def test_each_link_of_al_folio_is_one_here(folio):
    links = folio.soup().select("#paper-einstein1935 .lab-link")
    assert [link.text for link in links] == [
        *("DOI", "Link", "HTML", "PDF", "Supplement", "Code", "Website", "Blog"),
        *("Slides", "Poster", "Video"),
    ]
    (book,) = folio.soup().select("#paper-einstein1920 .lab-link")
    assert (book.text, book["href"]) == ("HTML", "files/papers/einstein1920/einstein1920.html")


def test_what_only_the_site_needs_is_not_copied(folio):
    source = folio.soup("papers/einstein1935.html").select_one("pre").text
    for name in (
        *("abbr", "bibtex_show", "selected", "preview", "award_name", "annotation"),
        *("additional_info", "google_scholar_id", "dimensions", "altmetric"),
    ):
        assert not re.search(rf"^\s*{name}\s*=", source, re.M), name
    assert "author={Einstein, Albert and Podolsky, B. and Rosen, N.}" in source
    assert "publisher=aps" in source
    assert "doi={10.1103/PhysRev.47.777}" in source
