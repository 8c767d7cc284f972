"""Small sites of other templates on disk, and what came of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from labpress.group.lab import Lab
from labpress.group.project import project_of
from PIL import Image

from tests.cli.conftest import labpress

if TYPE_CHECKING:
    from pathlib import Path

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'


def site_at(folder: Path, files: dict[str, str | bytes], pictures: tuple[str, ...] = ()) -> Path:
    """Write an old site into *folder*."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    for name in pictures:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if name.endswith(".svg"):
            path.write_text(SVG, "utf-8")
        else:
            Image.new("RGB", (12, 12), "teal").save(path)
    return folder


def brought(folder: Path, files: dict[str, str | bytes], pictures: tuple[str, ...] = ()) -> Path:
    """Write an old site into *folder*, bring it over, and return the folder of the new one."""
    site_at(folder / "old", files, pictures)
    done = labpress(folder, "import", "auto", "old", "--to", "new")
    assert (done.returncode, done.stderr) == (0, "")
    return folder / "new"


def sums(report: str) -> dict[str, tuple[int, ...]]:
    """Return what the report's table says: found, taken, one with another, not taken."""
    rows = re.findall(r"^\| ([^|]+) \| (\d+) \| (\d+) \| (\d+) \| (\d+) \|$", report, re.M)
    return {kind: tuple(map(int, numbers)) for kind, *numbers in rows}


def part(report: str, title: str) -> str:
    """Return the part of the report under a heading."""
    return report.split(f"## {title}\n")[1].split("\n## ")[0]


def records_in(new: Path) -> Lab:
    """Return the records of the new site."""
    project = project_of(new / "source/data")
    return Lab.load(project.folder, project.settings)
