"""Marks of notes and captions in print, which Sphinx's own LaTeX sets otherwise."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import pytest
from labpress.booklet.tex_run import typeset

from tests.booklet.test_pdf import CONF

if TYPE_CHECKING:
    from tests.conftest import Project

LINK = "See [a page](https://example.org/a/page) here.\n\n"
CODE = "```{code-block} python\n:caption: A caption of code\n\nprint(1)\n```\n\n"


def test_a_note_that_names_an_address_of_the_text_keeps_its_words(project: Project) -> None:
    note = "[^own]: This note has words, and [the same page](https://example.org/a/page)."
    project.write(
        {
            "index.md": f"# Home\n\n{LINK}Words.[^own]\n\n{LINK}Also [b](https://example.org/b).\n\n{note}\n"
        }
    )
    body = project.build("latex", **CONF).text("booklet.tex").partition("\\begin{document}")[2]
    notes = re.findall(r"\\begin\{footnote\}\[(\d+)\](.*?)\\end\{footnote\}", body, re.DOTALL)
    # the address is printed once, and the later links, one in the other note, have its number
    assert [number for number, _ in notes] == ["1", "2", "3"]
    assert "This note has words" in notes[1][1]
    assert "example.org/b" in notes[2][1]
    assert body.count("sphinxfootnotemark[1]") == 2


@pytest.mark.tex
def test_a_note_named_again_on_another_page_says_where_it_is(project: Project) -> None:
    filled = "Words that fill a page. " * 200 + "\n\n"
    project.write({"index.md": f"# Home\n\n{LINK}{CODE}{LINK}{filled}{filled}{LINK}"})
    built = project.build("latex", **CONF)
    done, _ = typeset(built.outdir, "booklet", lambda line: None)
    assert done
    pdf = built.outdir / "booklet.pdf"
    text = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, check=True, text=True)
    pages = text.stdout.split("\f")
    first = next(number for number, page in enumerate(pages) if "See a page" in page)
    # on its own page a mark is the number alone, and on another the page stands behind it
    assert len(re.findall(r"See a page\s*1\s+here", pages[first])) == 2
    label = re.findall(r"(?m)^(\d+)$", pages[first])[-1]
    later = " ".join("".join(pages[first + 1 :]).split())
    assert re.search(rf"See a page ?1 \(p\. {label}\) here", later)
    assert "Page " not in text.stdout
    # a caption is parted from its number
    assert "Listing 1: A caption of code" in text.stdout
