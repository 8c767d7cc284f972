"""The command line as a whole."""

from __future__ import annotations

import subprocess
import sys

import pytest
from labpress.cli.main import main

from tests.cli.conftest import ENVIRONMENT


@pytest.mark.parametrize("argv", [["who"], ["who", "notes", "--all"], [], ["nothing"]])
def test_a_command_line_that_makes_no_sense_is_refused(argv, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(argv)
    assert stopped.value.code == 2
    assert "usage: labpress" in capsys.readouterr().err


def test_the_command_is_there_as_a_module(tmp_path):
    command = [sys.executable, "-m", "labpress", "--version"]
    done = subprocess.run(
        command, cwd=tmp_path, env=ENVIRONMENT, capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("labpress ")


def test_who_breaks_a_command_off_sees_one_line(monkeypatch, capsys):
    def broken_off(_):
        raise KeyboardInterrupt

    monkeypatch.setattr("labpress.cli.check.run", broken_off)
    assert main(["check"]) == 130
    assert capsys.readouterr().err == "\nlabpress: stopped\n"


def test_who_breaks_it_off_while_it_starts_sees_one_line_too(monkeypatch, capsys):
    def broken_off(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("labpress.cli.main.import_module", broken_off)
    assert main(["check"]) == 130
    assert capsys.readouterr().err == "\nlabpress: stopped\n"
