"""A made-up group with long lists and the longest words, in Chromium."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from .test_in_browser import MODES, WIDTHS, Visit, what_keeps_out, wider_than_the_window

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

pytestmark = pytest.mark.browser

LONGEST = "Incomprehensibilities-and-counterrevolutionary-hyperparameterizations"
EXTRA = f"""
@article{{longest, title = {{{" ".join(["On the uniform convergence of"] * 12)} {LONGEST}}},
  author = {{{" and ".join(f"Maria-Magdalena {LONGEST[:n]}sson" for n in range(20, 64))}}},
  journal = {{{" ".join(["Proceedings of the Royal Academy of"] * 6)} Things}}, year = {{2026}},
  abstract = {{{"Words " * 400}}}, award = {{{"Best Paper Award of All Awards " * 4}}},
  doi = {{10.1000/{"9" * 120}}}, keywords = {{{LONGEST}}}}}
"""
PERSON = f"""
longest-name: {{name: Wolfeschlegelsteinhausen {LONGEST}, role: phd, joined: 2020,
  title: {LONGEST}, homepage: "https://example.org"}}
"""


@dataclass
class Large:
    """A built site, and one page of each kind, without its suffix."""

    site: Path
    pages: tuple[str, ...]


@pytest.fixture(scope="module")
def large(synthetic: Any, tmp_path_factory: Any) -> Large:
    folder = tmp_path_factory.mktemp("large")
    source, site = folder / "source", folder / "html"
    group = synthetic.make_group(papers=300, people=40, seed=3)
    group.write(source)
    for name, text in (("publications.bib", EXTRA), ("people.yml", PERSON)):
        with (source / "data" / name).open("a", encoding="utf-8") as file:
            file.write(text)
    page = "# Publications\n\n```{publications-chart}\n```\n\n```{publications}\n:find:\n```\n"
    (source / "publications.md").write_text(page, "utf-8")
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "html"]
    command += [str(source), str(site)]
    subprocess.run(command, check=True, capture_output=True)
    person = next(person.id for person in group.people)
    pages = ("index", "research", "publications", "people", "news", "search")
    return Large(site, (*pages, "papers/longest", "people/longest-name", f"people/{person}"))


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("width", WIDTHS)
def test_the_longest_words_fit_the_window(browser, large, width, mode):
    here = Visit(browser, large.site, width, mode)
    too_wide = {name: wider_than_the_window(here.open(name)) for name in large.pages}
    here.context.close()
    assert not {name: found for name, found in too_wide.items() if found}
    assert not here.said
    assert not here.asked


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("width", [390, 1440])
def test_long_lists_keep_nobody_out(browser, large, axe, width, mode):
    here = Visit(browser, large.site, width, mode)
    found = []
    for name in large.pages:
        found += [f"{name}: {one}" for one in what_keeps_out(here.open(name), axe)]
    here.context.close()
    assert not found, "\n".join(found)


def test_a_link_to_an_entry_of_a_long_list_leads_there(browser, large):
    here = Visit(browser, large.site, 1440, "light")
    page = here.open("publications")
    page.wait_for_selector("form.lab-find:not([hidden])")
    last = page.evaluate("[...document.querySelectorAll('li[data-find]')].pop().id")
    page.goto(f"{(large.site / 'publications.html').as_uri()}#{last}")
    page.wait_for_function(
        "id => { const box = document.getElementById(id).getBoundingClientRect();"
        " return box.height > 0 && box.top >= 0 && box.top < innerHeight }",
        arg=last,
    )
    here.context.close()
