"""What is published: a wheel and a source distribution that work outside of the repository."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import CODE
from tests.conftest import REPOSITORY

if TYPE_CHECKING:
    from pathlib import Path


def build(kind: str, source: Path, to: Path) -> Path:
    command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(to)]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    (built,) = to.glob("*.whl" if kind == "wheel" else "*.tar.gz")
    return built


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    return build("wheel", REPOSITORY, tmp_path_factory.mktemp("wheel"))


def test_the_source_distribution_makes_the_same_wheel(tmp_path, wheel):
    archive = build("sdist", REPOSITORY, tmp_path / "sdist")
    with tarfile.open(archive) as files:
        files.extractall(tmp_path / "unpacked", filter="data")
    (source,) = (tmp_path / "unpacked").iterdir()
    again = build("wheel", source, tmp_path / "again")
    first, second = (sorted(zipfile.ZipFile(one).namelist()) for one in (wheel, again))
    assert first == second
    assert not [name for name in first if name.startswith(("tests/", "source/", "docs/"))]


def test_a_group_is_started_and_built_from_the_wheel_alone(tmp_path, wheel):
    package = tmp_path / "package"
    zipfile.ZipFile(wheel).extractall(package)
    environment = os.environ | {"PYTHONPATH": str(package)}

    def labpress(folder: Path, *argv: str) -> subprocess.CompletedProcess[str]:
        code = "import labpress, sys; print(labpress.__file__, file=sys.stderr);" + CODE
        return subprocess.run(
            [sys.executable, "-P", "-c", code, *argv],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
        )

    done = labpress(tmp_path, "new", "lab", "--yes", "--name", "A Lab", "--leader", "Mira Weide")
    assert done.returncode == 0, done.stderr
    assert done.stderr.startswith(str(package))
    assert labpress(tmp_path / "lab", "check", "-W").returncode == 0
    built = labpress(tmp_path / "lab", "build", "--only", "site")
    assert built.returncode == 0, built.stderr
    assert (tmp_path / "lab/_build/html/index.html").is_file()
    (tmp_path / "old").mkdir()
    (tmp_path / "old/all.bib").write_text("@misc{a, author={Ada Berg}, title={T}, year=2020}\n")
    assert labpress(tmp_path, "import", "plain", "old", "--to", "new").returncode == 0
