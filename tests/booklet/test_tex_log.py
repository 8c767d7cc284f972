"""TeX's log becomes problems with a place, and the one line that matters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from labpress.booklet.tex_log import findings, font_hint, problems
from labpress.records.problems import Code

if TYPE_CHECKING:
    from pathlib import Path

TEX = """\
\\begin{document}
%: index.md:1
Welcome.
%: data/people.yml:3 sijia-liu
\\labperson{}{native={刘思佳}}
%: index.md:9
The end.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "out").mkdir()
    (tmp_path / "data").mkdir()
    (tmp_path / "out" / "b.tex").write_text(TEX, "utf-8")
    people = "a:\n  name: A\nsijia-liu:\n  name: Sijia Liu\n  native: 刘思佳\n"
    (tmp_path / "data" / "people.yml").write_text(people, "utf-8")
    return tmp_path


def test_a_missing_character_is_placed_where_it_stands(folder: Path) -> None:
    log = 'Missing character: There is no 思 ("601D) in font [qplr]!\n'
    (folder / "out" / "b.log").write_text(log * 3, "utf-8")
    (problem,) = problems(folder / "out", "b", folder)
    assert problem.code is Code.BOOKLET_MISSING_GLYPH
    assert problem.code.severity == "error"
    assert problem.location.file.endswith("people.yml")
    assert (problem.location.line, problem.location.column) == (5, 12)
    assert problem.record == "sijia-liu"
    assert "U+601D" in problem.message
    assert '{"cjk": "Noto Serif CJK SC"}' in problem.hint
    assert "fonts-noto-cjk" in problem.hint


def test_the_hint_fits_the_script() -> None:
    assert "fallback" in font_hint("Ж")
    assert "CJK JP" in font_hint("の")
    assert '"fallback": "Symbola"' in font_hint("🚀")
    assert "DejaVu Sans" in font_hint("→")


def test_where_no_font_is_known_no_advice_that_does_not_mend_is_given() -> None:
    assert "no font that has it is known" in font_hint("𒀀")


@pytest.mark.parametrize(
    ("log", "code", "line"),
    [
        (
            "Overfull \\hbox (12.34pt too wide) in paragraph at lines 5--6",
            Code.BOOKLET_OVERFULL,
            3,
        ),
        (
            "LaTeX Warning: Reference `paper-x' on page 4 undefined on input line 7.",
            Code.BOOKLET_REFERENCE,
            9,
        ),
        ("! Undefined control sequence.\nl.7 \\oops\n", Code.BOOKLET_TEX, 9),
        ("./b.tex:5: Missing $ inserted.\nl.5 a_b\n", Code.BOOKLET_TEX, 3),
    ],
)
def test_what_the_log_says(folder: Path, log: str, code: Code, line: int) -> None:
    (folder / "out" / "b.log").write_text(log, "utf-8")
    (problem,) = problems(folder / "out", "b", folder)
    assert problem.code is code
    assert problem.location.line == line


def test_what_nobody_sees_is_not_said() -> None:
    log = "Overfull \\hbox (0.7pt too wide) in paragraph at lines 5--6\n"
    assert not list(findings(log))


def test_only_the_first_error_is_shown() -> None:
    log = "! One.\nl.3 a\n! Two.\nl.4 b\n"
    assert [finding.message for finding in findings(log)] == ["TeX: One. after “a”"]


def test_references_are_not_blamed_where_tex_stopped_before_their_places(folder: Path) -> None:
    undefined = "LaTeX Warning: Reference `person-a' on page 4 undefined on input line 3.\n"
    (folder / "out" / "b.log").write_text(undefined, "utf-8")
    (problem,) = problems(folder / "out", "b", folder)
    assert problem.code is Code.BOOKLET_REFERENCE
    stopped = undefined + "./b.tex:6: Undefined control sequence.\nl.6 \\oops\n"
    (folder / "out" / "b.log").write_text(stopped, "utf-8")
    (problem,) = problems(folder / "out", "b", folder)
    assert problem.code is Code.BOOKLET_TEX
