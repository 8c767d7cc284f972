"""Commands of a file's own."""

from __future__ import annotations

from labpress.reading.bib.bibliography import read_bibliography
from labpress.reading.bib.preamble import expanded, preamble_macros

BIB = r"""
@preamble{ "\providecommand{\sortnothing}[1]{} " # "\newcommand{\swap}[2]{#2#1}" }
@preamble{ {\def\Lab{Some \emph{Lab}}} }
@article{a,
  author = {{\sortnothing{sample}}vom Sample, Heinrich and Doe, Jane},
  title = {Fish \swap{a}{b} of \Lab{} and \unknown{c}},
  journal = {J}, year = 2018}
"""


def test_commands_of_the_preamble_print_what_they_are_defined_as(tmp_path):
    path = tmp_path / "publications.bib"
    path.write_text(BIB, encoding="utf-8")
    (paper,), (problem,) = read_bibliography(path)
    assert paper.plain_title == "Fish ba of Some Lab and c"
    assert [str(author.name) for author in paper.authors] == ["Heinrich vom Sample", "Jane Doe"]
    assert r"\unknown" in problem.message


def test_other_blocks_define_nothing():
    assert preamble_macros(r"@misc{a, title = {\newcommand{\x}{y}}}") == {}


def test_a_command_that_calls_itself_ends():
    macros = {"x": (0, r"\x\x"), "y": (1, r"\y{#1#1}")}
    assert len(expanded(r"\x \y{abc}", macros)) < 1000
