"""Build the booklet and the site, as `make` does, on machines without make, too.

Without TeX the site is built alone, and one line says what the booklet needs.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "--output",
        type=Path,
        default=Path("_build"),
        metavar="FOLDER",
        help="where to build (default: _build)",
    )
    parser.add_argument("--only", choices=("site", "booklet"), help="one of the two")
    parser.add_argument(
        "--strict", action="store_true", help="from nothing, and each warning is an error"
    )


def run(arguments: argparse.Namespace) -> int:
    """Build; return 0, 1 if a build failed, or 2 if there is nothing to build."""
    folders = folders_here()
    if folders is None:
        print("labpress build: there is no conf.py here, in source or in docs", file=sys.stderr)
        return 2
    if not arguments.only:
        # what is wrong with the records is told by the first of the two alone
        shown = (arguments.output / ".labpress-shown").absolute()
        shown.unlink(missing_ok=True)
        os.environ["LABPRESS_SHOWN"] = str(shown)
    status = 0
    if arguments.only != "site":
        status = _booklet(folders, arguments)
    if arguments.only != "booklet":
        status = _sphinx("html", folders, arguments) or status
        if not status:
            print(f"Site:     {arguments.output / 'html' / 'index.html'}")
    return status


def folders_here() -> tuple[Path, Path] | None:
    """Return the folder of ``conf.py`` and that of the pages, or None."""
    for conf in map(Path, (".", "source", "docs", "doc")):
        if (conf / "conf.py").is_file():
            for pages in (conf, conf / "source", conf / "docs", conf / "doc"):
                if any((pages / f"index.{suffix}").is_file() for suffix in ("md", "rst")):
                    return conf, pages
    return None


def environment() -> dict[str, str]:
    """Return the environment of a build: outputs carry the date of the last commit."""
    found = dict(os.environ)
    if "SOURCE_DATE_EPOCH" not in found:
        try:
            done = subprocess.run(
                ["git", "log", "-1", "--format=%ct"], capture_output=True, text=True, check=True
            )
        except (OSError, subprocess.SubprocessError):
            return found
        if done.stdout.strip():
            found["SOURCE_DATE_EPOCH"] = done.stdout.strip()
    return found


def _booklet(folders: tuple[Path, Path], arguments: argparse.Namespace) -> int:
    missing = [tool for tool in ("xelatex", "latexmk") if shutil.which(tool) is None]
    if missing:
        print(
            f"The booklet needs {' and '.join(missing)}: install TeX Live, MacTeX or MiKTeX"
            " (Debian: latexmk texlive-xetex texlive-latex-extra tex-gyre).",
            file=sys.stderr,
        )
        return 1 if arguments.only == "booklet" else 0
    status = _sphinx("latex", folders, arguments)
    if status:
        return status
    folder = arguments.output / "latex"
    command = [sys.executable, "-m", "labpress.booklet.tex_run", str(folder)]
    status = subprocess.run(command, env=environment()).returncode
    if not status:
        from labpress.booklet.note import read_note

        note = read_note(folder)
        name = note.name if note else "booklet"
        print(f"Booklet:  {folder / name}.pdf")
    return status


def _sphinx(builder: str, folders: tuple[Path, Path], arguments: argparse.Namespace) -> int:
    conf, pages = folders
    output: Path = arguments.output
    command = [sys.executable, "-m", "sphinx", "-q", "-b", builder, "-c", str(conf)]
    command += ["-d", str(output / "doctrees")]
    if arguments.strict:
        command += ["-E", "-a", "-W", "-n"]
    command += [str(pages), str(output / builder)]
    sys.stdout.flush()
    return subprocess.run(command, env=environment()).returncode
