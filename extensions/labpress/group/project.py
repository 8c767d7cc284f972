"""A project: where a group's records are, and what ``conf.py`` says of them.

Sphinx has run ``conf.py`` and hands over its values; without Sphinx the file is read and not run
(:mod:`labpress.group.conf_file`). From there on both go the same way.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field, fields
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from labpress.files.lookup import folders_of
from labpress.formatting.bylines import marks_in
from labpress.group.conf_file import ConfFile
from labpress.group.option import nearest, read
from labpress.group.options import DEFAULT_FOLDER, PREFIX, Options
from labpress.group.roles import roles_in
from labpress.group.settings import FILES, Settings
from labpress.records.model import Location
from labpress.records.problems import Code, Problem
from labpress.text.colours import READABLE, contrast, readable
from labpress.text.invisible import all_without_controls
from labpress.text.messages import messages

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from labpress.files.lookup import Folders

#: Values of Sphinx and of other extensions that labpress reads.
OTHERS = ("bibtex_bibfiles", "html_static_path", "html_extra_path", "language")

#: Where a configuration stands, or the source folder it is for, relative to the project.
FOLDERS = (".", "source", "docs", "doc")


@dataclass(frozen=True)
class Project:
    """The options of a group, the folder of its records, and how these are read.

    ``problems``: what of the options cannot be used. ``conf``: where the options stand.
    """

    folder: Path
    settings: Settings = field(default_factory=Settings)
    options: Options = field(default_factory=Options)
    problems: tuple[Problem, ...] = ()
    conf: ConfFile = field(default_factory=lambda: ConfFile(Path("conf.py")))


def read_options(
    values: Mapping[str, Any], conf: ConfFile, others: Container[str] = ()
) -> tuple[Options, tuple[Problem, ...]]:
    """Return the options that *values* (all names of ``conf.py``) hold, and what is wrong.

    A name in *conf* that looks like one of an option, and is not one nor one of the names of
    *others*, is misspelled.
    """
    problems: list[Problem] = []

    def reject(message: str, hint: str, *keys: str) -> None:
        setting, *inside = keys
        spelled = setting + "".join(f"[{key!r}]" for key in inside)
        problems.append(Problem(Code.CONFIG, conf.place(*keys), f"{spelled}: {message}", hint))

    known = [PREFIX + one.name for one in fields(Options)]
    ours = {name: values[name] for name in known if name in values}
    cleaned, told = without_controls(ours, conf)
    ours |= cleaned
    problems += told
    for name in conf.assigned:
        if name.startswith(PREFIX) and name not in known and name not in others:
            reject("there is no such setting", nearest(name, known), name)
    options = read(Options, ours, reject, PREFIX)
    if (problem := _faint_accent(options.accent, conf)) is not None:
        problems.append(problem)
    return options, tuple(problems)


def without_controls(
    values: Mapping[str, Any], conf: ConfFile
) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """Return those of the settings *values* that hold what is no text, without it, and tell it."""
    cleaned: dict[str, Any] = {}
    problems: list[Problem] = []
    for name, value in values.items():
        better, told = all_without_controls(value)
        if told:
            cleaned[name] = better
            message = f"{name}: {told}"
            problems.append(Problem(Code.CONFIG, conf.place(name), message, "take it out"))
    return cleaned, tuple(problems)


#: What words in the accent stand on, on the site; white words stand on the accent.
_GROUNDS = ("#ffffff", "#f7f8f7")


def _faint_accent(accent: str, conf: ConfFile) -> Problem | None:
    """Return what is wrong with an accent that cannot be read, nor be read on; None if it can.

    In dark mode the site makes the colour light itself.
    """
    accent = accent.lower()
    reached = min(contrast(accent, ground) for ground in _GROUNDS)
    if reached >= READABLE:
        return None
    setting = f"{PREFIX}accent"
    message = (
        f"{setting}: {accent} has a contrast of {reached:.1f} : 1 to white, and words need "
        f"{READABLE} : 1"
    )
    hint = f'write "{readable(accent, _GROUNDS)}", the nearest that has it'
    return Problem(Code.ACCENT_CONTRAST, conf.place(setting), message, hint)


def project_from(
    options: Options,
    problems: tuple[Problem, ...],
    values: Mapping[str, Any],
    conf: ConfFile,
    folder: Path,
) -> Project:
    """Return the project with *options*, whose records are in *folder*.

    *values*: the other extensions' values of ``conf.py``, of which labpress reads the names of
    the bibliography files, of the folders that a site has anyway, and the language
    (:data:`OTHERS`).
    """
    found = list(problems)
    if options.data != DEFAULT_FOLDER and not folder.is_dir():
        hint = "create it, or name another folder in labpress_data"
        where = Location(str(folder))
        found.append(Problem(Code.DATA_MISSING, where, "there is no such folder", hint))
    named = values.get("bibtex_bibfiles")
    names = [str(name) for name in named] if isinstance(named, list | tuple) else []
    for name in names:
        if not (conf.path.parent / name).is_file():
            message = f"bibtex_bibfiles names {name}, which does not exist"
            where = conf.place("bibtex_bibfiles")
            found.append(Problem(Code.CONFIG, where, message, "correct or remove it"))
    language = values.get("language")
    words = messages(language if isinstance(language, str) else "en")
    settings = Settings(
        bibfiles=tuple((conf.path.parent / name).resolve() for name in names) or None,
        marks=marks_in(words, options.marks),
        roles=roles_in(words, options.roles),
        bold=options.bold,
        match_initials=options.match_initials,
        max_authors=options.max_authors,
        style=options.style,
        abbr=options.abbr,
        private_fields=options.private_fields,
        own_kinds=options.kinds,
        language=words.language,
        folders=_folders(options, values, conf, folder, found),
    )
    return Project(folder, settings, options, tuple(found), conf)


def _folders(
    options: Options,
    values: Mapping[str, Any],
    conf: ConfFile,
    folder: Path,
    found: list[Problem],
) -> Folders:
    """Return where the files of records are looked for; a folder that is none is reported."""
    # the records are in the folder that the configuration names, below the source folder
    below = PurePath(os.path.normpath(options.data)).parts
    source = folder.absolute()
    if ".." not in below and not PurePath(options.data).is_absolute():
        source = source.parents[len(below) - 1]
    for name in options.files:
        if not (source / name).is_dir():
            message = f"labpress_files names {name!r}, which is no folder"
            hint = "write folders relative to the source folder, like ['papers']"
            found.append(Problem(Code.CONFIG, conf.place("labpress_files"), message, hint))
    static: list[str] = []
    for setting in ("html_static_path", "html_extra_path"):
        paths = values.get(setting)
        static += [str(path) for path in paths] if isinstance(paths, list | tuple) else []
    return folders_of(source, conf.path.absolute().parent, static, options.files)


def find_project(start: Path) -> Project | None:
    """Return the project in the folder *start*, or None where there are no records.

    Records are looked for where a ``conf.py`` says, else in the folder ``data`` of the source
    folder, which may be *start* itself, ``source``, ``docs`` or ``doc``. Who stands in the source
    folder has the ``conf.py`` above it.
    """
    for folder in FOLDERS:
        path = start / folder / "conf.py"
        if not path.is_file():
            continue
        conf = ConfFile(path)
        options, problems = read_options(conf.values, conf)
        for source in FOLDERS:
            data = start / folder / source / options.data
            if data.is_dir():
                return project_from(options, problems, conf.values, conf, data)
    for source in ("source", *FOLDERS):
        data = start / source / DEFAULT_FOLDER
        if any((data / name).is_file() for name in FILES):
            return project_of(data)
    return None


def project_of(folder: Path) -> Project:
    """Return the project whose records are in *folder*.

    Its ``conf.py`` is the nearest one of the three folders above it.
    """
    for parent in folder.absolute().parents[:3]:
        path = parent / "conf.py"
        if path.is_file():
            conf = ConfFile(path)
            options, problems = read_options(conf.values, conf)
            return project_from(options, problems, conf.values, conf, folder)
    return Project(folder)
