"""The command line as a whole."""

from __future__ import annotations

import pytest
from labpress.cli.main import main


@pytest.mark.parametrize("argv", [["who"], ["who", "notes", "--all"], [], ["nothing"]])
def test_a_command_line_that_makes_no_sense_is_refused(argv, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(argv)
    assert stopped.value.code == 2
    assert "usage: labpress" in capsys.readouterr().err
