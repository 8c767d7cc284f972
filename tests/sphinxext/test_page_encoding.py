"""Pages, and what they include, in any encoding: published in both outputs, and told once."""

from __future__ import annotations

import codecs
import re

import pytest

PAGE = "# Über uns\n\nWir fischen “Fische” – 魚.\n\n:::{publications}\n:::\n"
LATIN = PAGE.replace("魚", "Fisch")
ENTRY = "@article{fish,\n  title = {Fish},\n  author = {Jane Doe},\n  year = 2020,\n}\n"

#: Name -> bytes of the page, the text that is published, and what is told where.
ENCODINGS = {
    "utf-8": (PAGE.encode(), PAGE, ""),
    "utf-8 with a mark": (codecs.BOM_UTF8 + PAGE.encode(), PAGE, ""),
    "windows-1252": (LATIN.encode("cp1252"), LATIN, r"1:3: .*0xDC is no UTF-8; read as 'Ü'"),
    "one byte": (PAGE.encode().replace(b"\xc3\x9c", b"\xdc"), PAGE, r"1:3: .*0xDC"),
    "utf-16": (PAGE.encode("utf-16"), PAGE, r"the file is UTF-16"),
    "utf-16 without a mark": ((PAGE * 3).encode("utf-16-be"), PAGE, r"UTF-16 without"),
    "utf-32": (PAGE.encode("utf-32"), PAGE, r"the file is UTF-32"),
    "a control character": (PAGE.replace("–", "\x07").encode(), "", r"3:22: .*\(U\+0007\)"),
    "a nul": (PAGE.replace("–", "\0").encode(), "", r"3:22: .*\(U\+0000\)"),
}


def write(project, name: str, content: bytes) -> None:
    project.write({"data/publications.bib": ENTRY})
    path = project.source / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def told(built, name: str) -> list[str]:
    """What was told of the file *name*."""
    return [line for line in built.warnings.splitlines() if f"{name}:" in line]


@pytest.mark.parametrize("builder", ["html", "latex"])
@pytest.mark.parametrize("name", ENCODINGS)
def test_a_page_in_any_encoding_is_published_and_what_is_amiss_is_told_once(project, name, builder):
    content, text, expected = ENCODINGS[name]
    write(project, "index.md", content)
    built = project.build(builder)
    if builder == "html":
        shown = built.soup().get_text()
        assert built.soup().select("li.lab-publication")
    else:
        shown = next(built.outdir.glob("*.tex")).read_text("utf-8")
    if text:
        word = "魚" if "魚" in text else "Fisch."
        assert "Über uns" in shown
        assert word in shown
    assert not re.search(r"[\x00-\x08\x0b-\x1f]", shown)
    lines = told(built, "index.md")
    assert len(lines) == bool(expected), built.warnings
    if expected:
        assert re.search(rf"index\.md:.*{expected}.*\[labpress\.page-encoding\]", lines[0])


@pytest.mark.parametrize(
    "directive",
    ["{include} part.txt", "{literalinclude} part.txt", "{include} part.txt\n:literal:"],
)
def test_what_pages_include_is_read_alike_and_told_once_in_its_file(project, directive):
    for name in ("index.md", "second.md"):
        write(project, name, f"# Page\n\n:::{directive}\n:::\n".encode())
    write(project, "part.txt", b"Some\nM\xfcller\n")
    built = project.build()
    for page in ("index.html", "second.html"):
        assert "Müller" in built.soup(page).get_text()
    (line,) = told(built, "part.txt")
    assert re.search(r"part\.txt:2:2: .*0xFC is no UTF-8", line)


def test_a_page_that_is_read_in_a_worker_is_told_once(project):
    for number in range(6):
        write(project, f"page{number}.md", f"# Seite {number}\n\nGrüße.\n".encode("latin-1"))
    write(project, "index.md", b"# Home\n")
    built = project.build(parallel=2)
    for number in range(6):
        assert "Grüße" in built.soup(f"page{number}.html").get_text()
    assert len(re.findall(r"\[labpress\.page-encoding\]", built.warnings)) == 1
    assert "6 " in built.warnings


def test_an_encoding_that_the_group_names_is_taken(project):
    write(project, "index.md", "# Home\n\nДоброе утро.\n".encode("koi8-r"))
    built = project.build(source_encoding="koi8-r")
    assert "Доброе утро." in built.soup().get_text()
    assert "page-encoding" not in built.warnings
