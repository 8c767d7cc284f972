"""List every problem of the records, without a build. Exit status 1 if there are errors."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from labpress.cli import add_data_argument, project_in

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Sequence

    from labpress.group.project import Project
    from labpress.records.problems import Problem


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_data_argument(parser)
    parser.add_argument(
        "--format",
        choices=FORMATS,
        default="text",
        help="text to read, json for programs, or github for annotations in GitHub Actions",
    )
    parser.add_argument(
        "-W",
        "--fail-on-warning",
        action="store_true",
        help="exit status 1 for warnings, too",
    )


def run(arguments: argparse.Namespace) -> int:
    """Print the problems; return 1 if there are errors."""
    project = project_in(arguments)
    if project is None:
        return 2
    problems = problems_of(project, Path.cwd())
    sys.stdout.write(FORMATS[arguments.format](problems))
    failed = any(arguments.fail_on_warning or p.code.severity == "error" for p in problems)
    return 1 if failed else 0


def problems_of(project: Project, here: Path) -> list[Problem]:
    """Return all problems of the records of *project*, files relative to *here* and sorted."""
    from labpress.group.catalogue import KINDS, Catalogue
    from labpress.group.lab import Lab
    from labpress.group.permalink_check import broken
    from labpress.reading.permalinks import FILENAME, read_permalinks
    from labpress.records.problems import relative_to

    lab = Lab.load(project.folder, project.settings)
    permalinks, found = read_permalinks(project.folder / FILENAME, KINDS)
    # of news and pages, only a build knows
    catalogue = Catalogue(lab, {}, {})
    of_records = [p for p in permalinks if p.kind not in ("news", "page")]

    def resolves(kind: str, name: str) -> bool:
        return catalogue.find(kind, name) is not None

    problems = [*project.problems, *lab.problems, *found]
    problems += broken(of_records, resolves, catalogue.ids)
    shown = {relative_to(problem, here) for problem in problems}
    return sorted(shown, key=lambda problem: (problem.sort_key, problem.message))


def as_text(problems: Sequence[Problem]) -> str:
    """Return *problems* as lines to read, with a count at the end."""
    from labpress.records.problems import listing

    return _printable(listing(problems, Path.cwd())) + "\n"


def as_json(problems: Sequence[Problem]) -> str:
    """Return *problems* as a JSON object, with the number of errors and of warnings."""
    errors = sum(problem.code.severity == "error" for problem in problems)
    content = {
        "problems": [
            {
                "code": problem.code.value,
                "severity": problem.code.severity,
                **asdict(problem.location),
                "message": problem.message,
                "hint": problem.hint,
                "record": problem.record,
            }
            for problem in problems
        ],
        "errors": errors,
        "warnings": len(problems) - errors,
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def as_github(problems: Iterable[Problem]) -> str:
    """Return *problems* as annotations.

    https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
    """
    lines = []
    for problem in problems:
        place = problem.location
        text = problem.message + (f"\n{problem.hint}" if problem.hint else "")
        lines.append(
            f"::{problem.code.severity} file={_property(place.file)},line={place.line},"
            f"col={place.column},title={_property(problem.code.value)}::{_data(text)}\n"
        )
    return "".join(lines)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _printable(text: str) -> str:
    """Return *text* without signs that steer a terminal."""
    return "".join(sign if sign.isprintable() or sign == "\n" else "\ufffd" for sign in text)


FORMATS = {"text": as_text, "json": as_json, "github": as_github}
