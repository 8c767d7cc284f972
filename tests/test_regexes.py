"""``tools/regexes.py``, which `make check` runs, finds slow patterns and has found none of ours."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.conftest import REPOSITORY


def look(folder):
    command = [sys.executable, REPOSITORY / "tools" / "regexes.py", folder]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_no_pattern_of_labpress_is_slow():
    done = look(REPOSITORY / "extensions" / "labpress")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ('import re\n_SLOW = re.compile(r"(a+)+$")\n', "slow.py:_SLOW: exponential"),
        ('import re\n_SLOW = {"x": re.compile(r"\\s*\\s*\\s*y")}\n', "slow.py:_SLOW: power 3"),
        ('import re\ndef f(x):\n    return re.sub(r"(a|b)*[ab]*c*[abc]*d", "", x)\n', "slow.py:3:"),
    ],
)
def test_a_slow_pattern_is_told_at_its_place(tmp_path, code, told):
    package = tmp_path / "package"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "slow.py").write_text(code)
    done = look(package)
    assert done.returncode == 1
    assert told in done.stderr


def test_a_folder_without_patterns_is_a_mistake(tmp_path):
    assert look(tmp_path).returncode == 1
