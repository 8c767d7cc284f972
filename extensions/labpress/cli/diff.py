"""Tell what changed in the records since a revision of git: objects, names to decide, problems.

REV is a commit, branch or tag; with three dots at its end (`main...`) it is where this branch
left it. What is in the files now is compared, committed or not. News and pages are left out: only
a build knows them.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from labpress.cli import add_data_argument, project_in

if TYPE_CHECKING:
    import argparse

    from labpress.group.changes import Changes
    from labpress.group.project import Project


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("revision", metavar="REV", help="what to compare with")
    add_data_argument(parser)
    parser.add_argument(
        "--format",
        choices=("text", "json", "markdown"),
        default="text",
        help="text to read, json for programs, or markdown for a comment",
    )
    parser.add_argument(
        "--booklets",
        nargs=2,
        type=Path,
        metavar=("OLD", "NEW"),
        help="two PDFs of the booklet, to tell which pages changed",
    )


def run(arguments: argparse.Namespace) -> int:
    """Print the changes; return 0, or 2 if there is nothing to compare."""
    from labpress.group.changes_text import as_data, as_markdown, as_text
    from labpress.group.revision import NoRevision

    project = project_in(arguments)
    if project is None:
        return 2
    try:
        found = changes_since(arguments.revision, project, arguments.data is not None)
    except NoRevision as error:
        print(f"labpress diff: {error}", file=sys.stderr)
        return 2
    pages = ""
    if arguments.booklets:
        try:
            pages = _booklets(*arguments.booklets)
        except (OSError, ValueError, ModuleNotFoundError) as error:
            print(f"labpress diff: the booklets cannot be compared: {error}", file=sys.stderr)
            return 2
    if arguments.format == "json":
        print(json.dumps(as_data(found, pages), ensure_ascii=False, indent=2))
    else:
        write = as_markdown if arguments.format == "markdown" else as_text
        print(write(found, pages), end="")
    return 0


def changes_since(revision: str, project: Project, named: bool) -> Changes:
    """Return what changed in the records of *project* since *revision*.

    *named*: its folder was named, not found. Raises NoRevision.
    """
    from labpress.cli.check import problems_of
    from labpress.group.changes import changes
    from labpress.group.lab import Lab
    from labpress.group.project import Project, find_project, project_of
    from labpress.group.revision import commit_of, top_of, write_files

    here = Path.cwd()
    start = project.folder if project.folder.is_dir() else here
    top = top_of(start).resolve()
    commit = commit_of(top, revision)
    with tempfile.TemporaryDirectory(prefix="labpress-") as name:
        old_top = Path(name).resolve()
        write_files(top, commit, old_top)
        if named:
            old_project = project_of(_moved(project.folder, top, old_top))
        else:
            found = find_project(_moved(here, top, old_top))
            old_project = found or Project(_moved(project.folder, top, old_top))
        before = Lab.load(old_project.folder, old_project.settings)
        after = Lab.load(project.folder, project.settings)
        return changes(
            before,
            after,
            problems_of(old_project, before, _moved(here, top, old_top)),
            problems_of(project, after, here),
        )


def _moved(path: Path, top: Path, old_top: Path) -> Path:
    """Return where *path*, in the work tree *top*, is in the older state."""
    absolute = path.resolve()
    return old_top / absolute.relative_to(top) if absolute.is_relative_to(top) else old_top


def _booklets(old: Path, new: Path) -> str:
    """Return which pages of two PDFs differ. Raises OSError or ValueError."""
    from labpress.comparing.pdf import NotAPdf, read_pdf
    from labpress.group.changes_text import pages_text

    def texts(path: Path) -> list[str]:
        try:
            document = read_pdf(path)
        except NotAPdf as error:
            raise ValueError(f"{path}: {error}") from None
        return ["".join(one.text for one in page.characters) for page in document.pages]

    return pages_text(texts(old), texts(new))
