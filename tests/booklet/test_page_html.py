"""HTML in pages: what print has for it, and what is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.booklet.test_pdf import CONF

if TYPE_CHECKING:
    from tests.conftest import Project


def test_tags_of_words_are_printed(project: Project) -> None:
    text = "H<sub>2</sub>O, x<sup>a<sup>b</sup></sup>, <b>bold <i>both</i></b>, a<br>b, <u>u</u>"
    project.write({"index.md": f"# Home\n\n{text}\n\n<!-- a note -->\n\n## Two<br>lines\n"})
    built = project.build("latex", **CONF)
    body = built.text("booklet.tex")
    assert "H$_{\\text{2}}$O" in body
    assert "x$^{\\text{a$^{\\text{b}}$}}$" in body
    assert r"\sphinxstylestrong{bold \sphinxstyleemphasis{both}}" in body
    assert r"a\newline{}b" in "".join(body.split("\n"))
    assert "{Two lines}" in body
    assert "booklet-html" not in built.warnings


def test_html_that_shows_what_print_has_not_is_told_once_at_its_place(project: Project) -> None:
    shows = ('<img src="a.png">', '<a href="https://example.org">x</a>', "<p>Words</p>")
    pages = "\n\n".join(f"Text {one} here." if one[1] != "p" else one for one in shows)
    hidden = ":::{site-only}\n<p>Hidden</p>\n:::\n\n<div>\n\nKept\n\n</div>\n"
    project.write({"index.md": f"# Home\n\n{pages}\n\n{hidden}"})
    built = project.build("latex", **CONF)
    told = [line for line in built.warnings.splitlines() if "booklet-html" in line]
    assert len(told) == 3
    assert "index.md:3:6: HINT: HTML is on the site alone: '<img src" in told[0]
    assert "index.md:5:6: " in told[1]
    assert "index.md:7:1: " in told[2]
    assert "Kept" in built.text("booklet.tex")
    assert int(built.app._warncount) == 0
    assert "booklet-html" not in project.build("html").warnings
