"""What is told of the requirements: known vulnerabilities, and a release's bill of materials."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING, Any

import pytest

from tests.conftest import REPOSITORY

if TYPE_CHECKING:
    from pathlib import Path

#: What pip-audit answers -> the exit status of the check, and what it says.
GOOD = {"name": "furo", "version": "1", "vulns": []}
HOLE = {"id": "PYSEC-1", "fix_versions": ["2.1"]}
ANSWERS: dict[str, tuple[str, int, str]] = {
    "nothing known": (json.dumps({"dependencies": [GOOD]}), 0, ""),
    "a hole": (
        json.dumps({"dependencies": [GOOD, {**GOOD, "name": "x", "vulns": [HOLE]}]}),
        1,
        "x 1: PYSEC-1, mended in 2.1",
    ),
    "a package that nobody knows": (
        json.dumps({"dependencies": [GOOD, {"name": "y", "skip_reason": "?"}]}),
        0,
        "1 of 2 packages are not known",
    ),
    "no network": ("", 0, "were not audited"),
    "no answer": ("{}", 0, "were not audited"),
}


@pytest.mark.parametrize("answer", ANSWERS)
def test_known_vulnerabilities_fail_the_check_and_a_missing_network_is_told(
    tmp_path: Path, answer: str
) -> None:
    said, status, told = ANSWERS[answer]
    (tmp_path / "pip_audit.py").write_text(f"import sys\nprint({said!r})\nsys.exit(1)\n")
    done = subprocess.run(
        [sys.executable, REPOSITORY / "tools" / "audit.py", "a.txt"],
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == status, done.stderr
    assert told in done.stdout


def test_the_bill_of_materials_has_every_locked_package_with_its_hashes(tmp_path: Path) -> None:
    makefile = (REPOSITORY / "Makefile").read_text("utf-8").replace("\\\n", " ")
    command = re.search(r"-m cyclonedx_py (.*?) --output-file", makefile)
    assert command
    made = tmp_path / "bill.json"
    arguments = [*command[1].split(), "--output-file", str(made)]
    run = [sys.executable, "-W", "ignore", "-m", "cyclonedx_py", *arguments]
    subprocess.run(run, cwd=REPOSITORY, check=True, capture_output=True)
    bill: dict[str, Any] = json.loads(made.read_text("utf-8"))
    assert bill["bomFormat"] == "CycloneDX"
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]
    assert bill["metadata"]["component"]["name"] == project["name"]
    locked = (REPOSITORY / "requirements" / "build.txt").read_text("utf-8")
    names = set(re.findall(r"^([A-Za-z0-9._-]+)==", locked, re.MULTILINE))
    assert {one["name"] for one in bill["components"]} == names
    assert all(one.get("externalReferences") or one.get("hashes") for one in bill["components"])
