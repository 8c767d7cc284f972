"""latexmk that fails or is killed; it is a script here."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from labpress.booklet.tex_run import main, typeset
from labpress.group.build_lock import UNFINISHED

if TYPE_CHECKING:
    from pathlib import Path

#: A TeX that cannot read half an .aux file.
LATEXMK = """#!/bin/sh
if test -e lab.aux && ! grep -q whole lab.aux; then
    echo 'File ended while scanning use of \\@newl@bel' >&2; exit 12
fi
{}
echo whole >lab.aux; echo PDF >lab.pdf; : >lab.log
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    made = tmp_path / "latex"
    made.mkdir()
    (made / "lab.tex").write_text("")
    return made


def latexmk(folder: Path, line: str = "") -> None:
    script = folder.parent / "bin" / "latexmk"
    script.write_text(LATEXMK.format(line))
    script.chmod(0o755)


def test_a_run_that_was_killed_is_forgotten(folder: Path) -> None:
    latexmk(folder, "echo half >lab.aux; echo half >lab.pdf; kill -9 $$")
    done, _ = typeset(folder, "lab", lambda _: None)
    assert not done
    assert (folder / UNFINISHED).exists()
    assert not (folder / "lab.pdf").exists()
    latexmk(folder)
    done, problems = typeset(folder, "lab", lambda _: None)
    assert done
    assert not problems
    assert not (folder / UNFINISHED).exists()


def test_what_a_good_run_has_left_is_used_again(folder: Path) -> None:
    latexmk(folder)
    assert typeset(folder, "lab", lambda _: None)[0]
    latexmk(folder, "test -e lab.aux || exit 1")
    assert typeset(folder, "lab", lambda _: None)[0]


def test_where_latexmk_fails_that_is_told_and_not_what_follows(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = "LaTeX Warning: Hyper reference `paper-x' on page 1 undefined on input line 3."
    (folder.parent / "log").write_text(missing)
    latexmk(folder, 'cat ../log >lab.log; echo "Latexmk: no idea"; exit 11')
    assert main([str(folder), "lab"]) == 1
    said = capsys.readouterr().err
    assert "Latexmk: no idea\nlatexmk ended with status 11" in said
    assert "paper-x" not in said


def test_many_of_one_kind_are_one_line_and_all_of_them_with_all(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    log = "".join(
        f"LaTeX Warning: Hyper reference `paper-{n}' on page 1 undefined on input line {n}.\n"
        for n in range(1, 8)
    )
    (folder.parent / "log").write_text(log)
    latexmk(folder, "cat ../log >lab.log; echo PDF >lab.pdf; exit 0")
    main([str(folder), "lab"])
    first, _, last, *_ = capsys.readouterr().err.splitlines()
    assert ", in 7 places: here, " in first
    assert last == (
        f"7 errors, 0 warnings; `python -m labpress.booklet.tex_run {folder} --all` shows each"
    )
    main([str(folder), "lab", "--all"])
    said = capsys.readouterr().err
    assert [f"paper-{n}" in said for n in range(1, 8)] == [True] * 7
    assert "\n7 errors, 0 warnings\n" in said
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    main([str(folder), "lab"])
    said = capsys.readouterr().err
    assert said.count("::error file=") == 1
    assert ", in 7 places: here, " in said
