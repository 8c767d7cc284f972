"""Builds that are killed: the next one makes what a clean one would."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from ..conftest import Project
from .group import DATA, PUBLICATIONS
from .test_rebuild import PAGES

if TYPE_CHECKING:
    from pathlib import Path

KILL = """
def setup(app):
    import os, signal
    from pathlib import Path
    calls = []
    def kill(*args):
        calls.append(args)
        if len(calls) == {nth}:
            broken = Path(app.outdir) / "{broken}"
            if "{broken}" and broken.is_file():
                broken.write_bytes(broken.read_bytes()[:40])
            os.kill(os.getpid(), signal.SIGKILL)
    app.connect("{event}", kill, priority=1)
"""


def content(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize(
    ("event", "nth", "broken"),
    [
        ("source-read", 2, ""),
        ("env-updated", 1, ".buildinfo"),
        ("html-page-context", 3, "papers.html"),
        ("html-collect-pages", 1, "papers/byron2021notes.html"),
        ("build-finished", 1, "_search/index.js"),
        ("build-finished", 1, ".labpress-files.json"),
    ],
)
def test_the_build_after_a_killed_one_is_as_good_as_a_clean_one(project, event, nth, broken):
    project.write({**DATA, **PAGES})
    project.build()
    changed = PUBLICATIONS.replace("Notes on", "Remarks on")
    project.write({"data/publications.bib": changed})
    conf = project.source / "conf.py"
    before = conf.read_text()
    conf.write_text(before + KILL.format(event=event, nth=nth, broken=broken))
    command = [sys.executable, "-m", "sphinx", "-q", "-d", project.build_folder / "doctrees"]
    done = subprocess.run(
        [*command, project.source, project.build_folder / "html"], capture_output=True
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    project.write({"data/publications.bib": PUBLICATIONS})  # and the change is taken back
    project.build("latex")  # another output first
    site = project.build()
    assert not site.warnings
    other = Project(project.source.parent / "clean")
    shutil.copytree(project.source, other.source, dirs_exist_ok=True)
    assert content(site.outdir) == content(other.build().outdir)


#: The last that a build does before it looks for what it makes no more.
KILL_AT_THE_END = """
def setup(app):
    import os, signal
    from labpress.site import collect_pages
    collect_pages.remove_leftovers = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize("kill", [KILL.format(event="{event}", nth=1, broken=""), KILL_AT_THE_END])
def test_what_a_killed_build_has_published_goes_when_it_is_taken_back(project, kill):
    kill = kill.replace("{event}", "html-collect-pages")
    project.write({**DATA, **PAGES})
    site = project.build()
    before = content(site.outdir).keys()
    conf = project.source / "conf.py"
    plain = conf.read_text()
    conf.write_text(plain + kill)
    entry = "\n@misc{secret2024, title={Not yet}, author={Ada Byron}, year={2024}}\n"
    draft = "# Draft\n\n```{list-table}\n:widths: 30 70\n* - a\n  - b\n```\n"
    project.write({"data/publications.bib": PUBLICATIONS + entry, "draft.md": draft})
    command = [sys.executable, "-m", "sphinx", "-q", "-d", project.build_folder / "doctrees"]
    done = subprocess.run([*command, project.source, site.outdir], capture_output=True)
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert (site.outdir / "draft.html").is_file()
    project.write({"data/publications.bib": PUBLICATIONS})
    (project.source / "draft.md").unlink()
    assert content(project.build().outdir).keys() == before
