"""Running the command ``labpress`` on small folders of records."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import labpress as package
import pexpect
import pytest
from labpress.cli.main import main

from tests.conftest import PATIENCE

PEOPLE = "ada-lovelace:\n  name: Ada Lovelace\n  role: phd\n"
PAPER = "@misc{notes, title={Notes}, author={Ada Lovelace and Lovelace, A.}, year=1843}\n"

#: For processes of their own: this very package, wherever they run.
ENVIRONMENT = os.environ | {"PYTHONPATH": str(Path(package.__file__).parents[1])}
for variable in ("GITHUB_ACTIONS", "COLUMNS", "LINES"):
    ENVIRONMENT.pop(variable, None)

#: What runs ``labpress`` there, with its arguments behind it.
CODE = "import sys; from labpress.cli.main import main; sys.exit(main(sys.argv[1:]))"


def labpress(folder: Path, *argv: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run labpress in *folder*."""
    return subprocess.run(
        [sys.executable, "-c", CODE, *argv],
        cwd=folder,
        env=ENVIRONMENT | environment,
        capture_output=True,
        text=True,
    )


def in_terminal(folder, *argv, lines=40, columns=120):
    """Run labpress in *folder* in a terminal of its own; return the child that talks to it."""
    return pexpect.spawn(
        sys.executable,
        ["-c", CODE, *argv],
        cwd=folder,
        env=ENVIRONMENT | {"PROMPT_TOOLKIT_NO_CPR": "1", "TERM": "xterm"},
        encoding="utf-8",
        dimensions=(lines, columns),
        timeout=PATIENCE,
    )


def write(folder, files):
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """Write files, run labpress beside them: the status, what it prints, and its complaints."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)

    def _run(files, *argv):
        write(tmp_path, files)
        status = main(argv)
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return _run
