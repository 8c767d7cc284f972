"""List every problem of the records, without a build. Exit status 1 if there are errors."""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

from labpress.cli import add_data_argument, project_in

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from labpress.group.lab import Lab
    from labpress.group.project import Project
    from labpress.records.problems import Problem


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="PATH",
        help="bibliographies (.bib) or folders to check instead of the project that is here",
    )
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
    projects = projects_in(arguments)
    if projects is None:
        return 2
    from labpress.group.lab import Lab

    labs = [Lab.load(project.folder, project.settings) for project in projects]
    if arguments.unused:
        if not any(lab.publications for lab in labs):
            sys.stderr.write("labpress: no entry was read; labpress check tells where it looked\n")
            return 1
        sys.stdout.write("".join(map(unused_fields, labs)))
        return 0
    here = Path.cwd()
    every: set[Problem] = set()
    read = list(zip(projects, labs, strict=True))
    for project, lab in read:
        files = [path for path in arguments.paths if path in (project.settings.bibfiles or ())]
        every |= set(found := problems_of(project, lab, here))
        if not any(problem.code.severity == "error" for problem in found):
            every |= set(without_records(project, lab, here, files))
    problems = sorted(every, key=lambda problem: (problem.sort_key, problem.message))
    there = "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"
    chosen = arguments.format or there
    if chosen == "text":
        sys.stdout.write("".join(map(guesses_of, labs)))
    sys.stdout.write(FORMATS[chosen](problems, arguments.all))
    if chosen == "text":
        whole = not any(path.is_file() for path in arguments.paths)
        sys.stdout.write("".join(reading_of(*one, here, whole=whole) for one in read))
    failing = ("error", "warning") if arguments.fail_on_warning else ("error",)
    failed = any(problem.code.severity in failing for problem in problems)
    return 1 if failed else 0


def projects_in(arguments: argparse.Namespace) -> list[Project] | None:
    """Return what is to be checked: the paths given, or the project that is here; else say so."""
    if not arguments.paths:
        project = project_in(arguments)
        return None if project is None else [project]
    from labpress.group.project import Project, find_project, project_of
    from labpress.group.settings import FILES, Settings

    projects: list[Project] = []
    named: dict[Path, int] = {}  # folder -> which project has the bibliographies named in it
    for path in arguments.paths:
        if path.is_file() and path.suffix.lower() == ".bib":
            if path.parent in named:
                # one bibliography in several files, as crossref across them needs it
                known = projects[named[path.parent]]
                files = dict.fromkeys((*(known.settings.bibfiles or ()), path))
                settings = replace(known.settings, bibfiles=tuple(files))
                projects[named[path.parent]] = replace(known, settings=settings)
                continue
            named[path.parent] = len(projects)
            around = project_of(path.parent)
            settings = replace(around.settings, bibfiles=(path,))
            projects.append(replace(around, settings=settings, problems=()))
        elif path.is_dir() and any((path / name).is_file() for name in FILES):
            projects.append(project_of(path))
        elif path.is_dir() and (found := find_project(path)):
            projects.append(found)
        elif path.is_dir() and (bibfiles := tuple(sorted(path.glob("*.bib")))):
            projects.append(Project(path, Settings(bibfiles=bibfiles)))
        else:
            print(f"labpress: {path} is no bibliography, and no folder with one", file=sys.stderr)
            return None
    return projects


def reading_of(project: Project, lab: Lab, here: Path, *, whole: bool = True) -> str:
    """Return lines that say which files were read, how many records each has, and what is not.

    *whole*: all of the project was to be read, not only files that were named.
    """
    from labpress.records.listing import joined_line, unlisted_line

    found = [f"{file}: {number} {noun}" for file, number, noun in counted(project, lab, here)]
    line = f"Read {', '.join(found)}.\n" if found else ""
    if unlisted := lab.unlisted:
        line += _printable(f"{unlisted_line(unlisted)}.\n")
    if lab.joined:
        line += _printable(f"{joined_line(lab.joined)}.\n")
    if whole and found and (others := unread(project, here)):
        line += _printable(
            f"Not read: {', '.join(others)}; bibtex_bibfiles in conf.py names what is.\n"
        )
    return line


def unread(project: Project, here: Path) -> list[str]:
    """Return the bibliographies in the folder of the records that are none of the project's."""
    from labpress.group.settings import bibfiles

    folder = project.folder
    read = {path.resolve() for path in bibfiles(folder, project.settings)}
    others = sorted(path for path in folder.glob("*.bib") if path.resolve() not in read)
    return [os.path.relpath(path, here) for path in others]


def counted(project: Project, lab: Lab, here: Path) -> list[tuple[str, int, str]]:
    """Return each file of records, relative to *here*, and how many it has of what."""
    from labpress.group.settings import bibfiles

    folder = project.folder
    entries = Counter(entry.location.file for entry in lab.entries.values())
    rows = [
        (path, entries[str(path)], ("entry", "entries"))
        for path in dict.fromkeys(bibfiles(folder, project.settings))
    ]
    rows += [
        (folder / "people.yml", len(lab.people), ("person", "people")),
        (folder / "themes.yml", len(lab.themes), ("theme", "themes")),
        (folder / "venues.yml", len(lab.venues), ("venue", "venues")),
        (folder / "sponsors.yml", len(lab.sponsors), ("sponsor", "sponsors")),
    ]
    rows += [
        (folder / kind.file, len(lab.items[kind.id]), (kind.noun, f"{kind.noun}s"))
        for kind in lab.item_kinds.values()
    ]
    return [
        (os.path.relpath(path, here), number, nouns[number != 1])
        for path, number, nouns in rows
        if path.is_file()
    ]


def without_records(
    project: Project, lab: Lab, here: Path, files: Sequence[Path] = ()
) -> list[Problem]:
    """Return the problem that nothing was found where records were looked for.

    *files*: the bibliographies that were named, if no folder was.
    """
    from labpress.records.model import Location
    from labpress.records.problems import Code, Problem

    if files:
        with_entries = {entry.location.file for entry in lab.entries.values()}
        message = "there is no entry in this file"
        hint = "write entries such as @article{key, title = {…}, …}"
        return [
            Problem(Code.NO_RECORDS, Location(str(path)), message, hint)
            for path in files
            if str(path) not in with_entries
        ]
    if any(number for _, number, _ in counted(project, lab, here)):
        return []
    folder = project.folder
    others = [Path(file).name for file in unread(project, here)]
    pages = (path for suffix in ("md", "rst") for path in folder.parent.glob(f"*.{suffix}"))
    if not others and any(pages):
        return []
    message = "there is no record here; looked for people.yml, publications.bib and others"
    hint = "name the folder with --data, or in labpress_data in conf.py"
    if others:
        hint = f"name {others[0]} in bibtex_bibfiles in conf.py, or call it publications.bib"
    return [Problem(Code.NO_RECORDS, Location(str(folder)), message, hint)]


def unused_fields(lab: Lab) -> str:
    """Return the fields that labpress does not use, each with the number of its entries.

    Beside each stands who writes it, or that nobody known does.
    """
    from labpress.reading.bib.parser import read_block
    from labpress.records.fields import BY_NAME
    from labpress.records.unused_fields import UNUSED, nearest, writer_of

    fields = Counter(
        field.name
        for publication in lab.entries.values()
        for entry in read_block(publication.source)[:1]
        for field in entry.fields
        if field.name in UNUSED or (field.name not in BY_NAME and "+an" not in field.name)
    )
    lines = []
    for name, number in sorted(fields.items(), key=lambda one: (-one[1], one[0])):
        writer = writer_of(name)
        meant = nearest(name)
        what = f"of {writer}" if writer else f"not known; {meant}?" if meant else "not known"
        lines.append(f"{number:6}  {name}  ({'private' if writer == 'private' else what})")
    head = "Fields that labpress does not use, and how many entries have each:"
    return "\n".join([head, *(lines or ["  none"])]) + "\n"


def problems_of(project: Project, lab: Lab, here: Path) -> list[Problem]:
    """Return all problems of *lab*, that of *project*, files relative to *here* and sorted."""
    from labpress.group.catalogue import Catalogue
    from labpress.group.permalink_check import broken
    from labpress.reading.permalinks import FILENAME, read_permalinks
    from labpress.records.problems import relative_to

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


def guesses_of(lab: Lab) -> str:
    """Return a line for each spelling that ``labpress_match_initials`` takes for somebody."""
    from labpress.people.question_text import guess_line

    if not lab.settings.match_initials:
        return ""
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
