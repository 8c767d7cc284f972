"""List every problem of the records, without a build. Exit status 1 if there are errors."""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from labpress.cli import add_data_argument, project_in

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from labpress.group.project import Project
    from labpress.records.problems import Problem


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_data_argument(parser)
    parser.add_argument(
        "--format",
        choices=FORMATS,
        help="text to read, json for programs (always all), or github for annotations in GitHub"
        " Actions (default: text, and github there)",
    )
    parser.add_argument(
        "--all",
        action="store_true",
        help="a line for each problem, also for many of one kind",
    )
    parser.add_argument(
        "--unused",
        action="store_true",
        help="list the fields of the bibliography that labpress does not use, by count, instead",
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
    if arguments.unused:
        sys.stdout.write(unused_fields(project))
        return 0
    problems = problems_of(project, Path.cwd())
    there = "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"
    chosen = arguments.format or there
    if chosen == "text":
        sys.stdout.write(guesses_of(project))
    sys.stdout.write(FORMATS[chosen](problems, arguments.all))
    failing = ("error", "warning") if arguments.fail_on_warning else ("error",)
    failed = any(problem.code.severity in failing for problem in problems)
    return 1 if failed else 0


def unused_fields(project: Project) -> str:
    """Return the fields that labpress does not use, each with the number of its entries.

    Beside each stands who writes it, or that nobody known does.
    """
    from collections import Counter

    from labpress.group.lab import Lab
    from labpress.reading.bib.parser import read_block
    from labpress.records.fields import BY_NAME
    from labpress.records.unused_fields import UNUSED, nearest, writer_of

    lab = Lab.load(project.folder, project.settings)
    counted = Counter(
        field.name
        for publication in lab.publications.values()
        for entry in read_block(publication.source)[:1]
        for field in entry.fields
        if field.name in UNUSED or (field.name not in BY_NAME and "+an" not in field.name)
    )
    lines = []
    for name, number in sorted(counted.items(), key=lambda one: (-one[1], one[0])):
        writer = writer_of(name)
        meant = nearest(name)
        what = f"of {writer}" if writer else f"not known; {meant}?" if meant else "not known"
        lines.append(f"{number:6}  {name}  ({'private' if writer == 'private' else what})")
    head = "Fields that labpress does not use, and how many entries have each:"
    return "\n".join([head, *(lines or ["  none"])]) + "\n"


def problems_of(project: Project, here: Path) -> list[Problem]:
    """Return all problems of the records of *project*, files relative to *here* and sorted."""
    from labpress.group.catalogue import Catalogue
    from labpress.group.lab import Lab
    from labpress.group.permalink_check import broken
    from labpress.reading.permalinks import FILENAME, read_permalinks
    from labpress.records.problems import relative_to

    lab = Lab.load(project.folder, project.settings)
    catalogue = Catalogue(lab, {}, {})
    kinds = catalogue.kinds
    permalinks, found = read_permalinks(project.folder / FILENAME, kinds)
    # of what stands in pages, only a build knows
    of_records = [p for p in permalinks if not kinds[p.kind].from_pages]

    def resolves(kind: str, name: str) -> bool:
        return catalogue.find(kind, name) is not None

    problems = [*project.problems, *lab.problems, *found]
    problems += broken(of_records, kinds, resolves, catalogue.ids)
    shown = {relative_to(problem, here) for problem in problems}
    return sorted(shown, key=lambda problem: (problem.sort_key, problem.message))


def guesses_of(project: Project) -> str:
    """Return a line for each spelling that ``labpress_match_initials`` takes for somebody."""
    from labpress.group.lab import Lab
    from labpress.people.question_text import guess_line

    if not project.settings.match_initials:
        return ""
    lab = Lab.load(project.folder, project.settings)
    return _printable("".join(f"{guess_line(guess, lab.people)}\n" for guess in lab.guesses))


def as_text(problems: Sequence[Problem], every: bool) -> str:
    """Return *problems* as lines to read, with a count at the end."""
    from labpress.records.listing import listing

    return _printable(listing(problems, Path.cwd(), every=every, more="--all shows each")) + "\n"


def as_json(problems: Sequence[Problem], every: bool = True) -> str:
    """Return *problems*, all of them, as a JSON object, with how many are of each severity."""
    numbers = Counter(problem.code.severity for problem in problems)
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
        "errors": numbers["error"],
        "warnings": numbers["warning"],
        "hints": numbers["hint"],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def as_github(problems: Sequence[Problem], every: bool) -> str:
    """Return *problems* as annotations of GitHub Actions."""
    from labpress.records.grouping import groups
    from labpress.records.listing import github_annotations

    return github_annotations(groups(problems, every=every))


def _printable(text: str) -> str:
    """Return *text* without signs that steer a terminal."""
    return "".join(sign if sign.isprintable() or sign == "\n" else "\ufffd" for sign in text)


FORMATS = {"text": as_text, "json": as_json, "github": as_github}
