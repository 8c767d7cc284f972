"""Where a group's records are and what ``conf.py`` says of them, without starting Sphinx.

``conf.py`` is read, not run: only settings written out as literals count, and the others keep
their defaults. That is quick, and safe for a checkout that is not trusted.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass, replace
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from labpress.group.lab import FILES, Settings
from labpress.group.options import VALUES, settings_of

if TYPE_CHECKING:
    from pathlib import Path

    from labpress.records.problems import Problem

#: Where a configuration stands, or the source folder it is for, relative to the project.
FOLDERS = (".", "source", "docs", "doc")


@dataclass(frozen=True)
class Project:
    """The folder of the records, the settings for reading them, and those settings' faults."""

    folder: Path
    settings: Settings
    problems: tuple[Problem, ...] = ()


def find_project(start: Path) -> Project | None:
    """Return the project in the folder *start*, or None where there are no records.

    Records are looked for where a ``conf.py`` says, else in the folder ``data`` of the source
    folder, which may be *start* itself, ``source``, ``docs`` or ``doc``.
    """
    for folder in FOLDERS:
        conf = start / folder / "conf.py"
        if not conf.is_file():
            continue
        named = _literals(conf).get("labpress_data", "data")
        for source in FOLDERS:
            data = start / folder / source / str(named)
            if data.is_dir():
                return _project(data, conf)
    for source in ("source", *FOLDERS):
        data = start / source / "data"
        if any((data / name).is_file() for name in FILES):
            return Project(data, Settings())
    return None


def project_of(folder: Path) -> Project:
    """Return the project whose records are in *folder*.

    Its ``conf.py`` is the nearest one of the three folders above it.
    """
    for parent in folder.absolute().parents[:3]:
        conf = parent / "conf.py"
        if conf.is_file():
            return _project(folder, conf)
    return Project(folder, Settings())


def _project(folder: Path, conf: Path) -> Project:
    problems: list[Problem] = []
    values = _literals(conf)
    known: dict[str, Any] = {}
    for name, default, _, types in VALUES:
        value = values.get(name, default)
        # Of a wrong type: Sphinx itself says so
        known[name] = value if isinstance(value, types) else default
    bibfiles = values.get("bibtex_bibfiles")
    known["bibtex_bibfiles"] = bibfiles if isinstance(bibfiles, list | tuple) else None
    config: Any = SimpleNamespace(**known)
    settings = settings_of(config, conf.parent, folder, problems.append)
    if not known["bibtex_bibfiles"]:
        settings = replace(settings, bibfiles=None)
    return Project(folder, settings, tuple(problems))


def _literals(conf: Path) -> dict[str, Any]:
    """Return the settings of *conf* that are literals, at its top level."""
    found: dict[str, Any] = {}
    try:
        statements = ast.parse(conf.read_bytes()).body
    except (OSError, SyntaxError, ValueError, MemoryError, RecursionError):
        return found  # what is wrong with it, Sphinx tells better
    for statement in statements:
        match statement:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                pass
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                pass
            case _:
                continue
        try:
            found[name] = ast.literal_eval(value)
        except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
            found.pop(name, None)
    return found
