"""The booklet's folder has what this build makes, and files of others."""

from __future__ import annotations

import shutil

import pytest

from ..conftest import Project
from ..files.samples import PNG
from ..site.group import DATA

PEOPLE = "ada-byron:\n  name: Ada Byron\n  role: pi\n  photo: photo.png\n"
INDEX = "# Lab\n\n```{people}\n```\n\n```{toctree}\njoin\n```\n"
MORE = {
    "labpress_booklet": {"name": "other", "group": {"url": "https://example.org"}},
    "html_baseurl": "https://example.org",
    "latex_logo": "logo.png",
    "latex_additional_files": ["more.tex"],
}
PLAIN = {"labpress_booklet": {"cover": False}}


@pytest.mark.parametrize("conf", [PLAIN, {"latex_engine": "pdflatex"}], ids=["xelatex", "pdflatex"])
def test_what_an_earlier_booklet_alone_had_is_taken_away(tmp_path, conf):
    project = Project(tmp_path / "edited")
    project.write({**DATA, "data/people.yml": PEOPLE, "index.md": INDEX, "more.tex": "%"})
    project.write({"join.md": "# Join\n\n![A dot](dot.png)\n"})
    for name in ("photo.png", "dot.png", "logo.png"):
        (project.source / name).write_bytes(PNG)
    folder = project.build("latex", **MORE).outdir
    before = {path.name for path in folder.iterdir()}
    # what TeX makes of it, and what is nobody's
    for name in ("other.pdf", "other.aux", "other.latexmk", "other-cover.png", "mine.tex"):
        (folder / name).write_text("")
    project.write({"data/people.yml": PEOPLE.replace("  photo: photo.png\n", "")})
    project.write({"join.md": "# Join\n"})
    project.build("latex", **conf)
    other = Project(tmp_path / "clean")
    shutil.copytree(project.source, other.source, dirs_exist_ok=True)
    clean = {path.name: path.read_bytes() for path in other.build("latex", **conf).outdir.iterdir()}
    after = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert after.pop("mine.tex") == b""
    assert after == clean
    gone = {"other.tex", "more.tex", "dot.png", "logo.png", "labpress-front.pdf"}
    assert gone <= before - after.keys()
    assert [name for name in before - after.keys() if name.startswith("picture-")]
    assert [name for name in before - after.keys() if name.startswith("labpress-qr")]
