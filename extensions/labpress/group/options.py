"""The settings of ``conf.py``: their names, their defaults, and what they mean to the lab."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from labpress.group.lab import DEFAULT_ROLES, Settings
from labpress.records.model import DEFAULT_MARKS, Location, Mark
from labpress.records.problems import Code, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx.application import Sphinx
    from sphinx.config import Config

#: Where the records are, below the source directory; a group without records needs no folder.
DEFAULT_FOLDER = "data"

#: name, default, what is rebuilt when it changes, accepted types
VALUES: tuple[tuple[str, Any, str, tuple[type, ...]], ...] = (
    ("labpress_data", DEFAULT_FOLDER, "env", (str,)),
    ("labpress_group", {}, "env", (dict,)),
    ("labpress_marks", {}, "env", (dict,)),
    ("labpress_roles", {}, "env", (dict,)),
    ("labpress_bold", "ever", "env", (str,)),
    ("labpress_match_initials", False, "env", (bool,)),
    ("labpress_max_authors", None, "env", (int, type(None))),
    ("labpress_record_pages", True, "html", (bool,)),
    ("labpress_frame", True, "html", (bool,)),
    ("labpress_accent", "#18453B", "html", (str,)),
)

BOLD_POLICIES = ("ever", "at-publication", "current")


def add_values(app: Sphinx) -> None:
    """Declare the settings."""
    for name, default, rebuild, types in VALUES:
        app.add_config_value(name, default, rebuild, types)  # type: ignore[arg-type]


def data_folder(config: Config, srcdir: Path) -> Path:
    """Return the folder of the records."""
    return srcdir / str(config.labpress_data)


def settings_of(
    config: Config, confdir: Path, srcdir: Path, report: Callable[[Problem], None]
) -> Settings:
    """Return what ``conf.py`` says about records; a value that cannot be used is reported."""

    def reject(message: str, hint: str) -> None:
        report(Problem(Code.CONFIG, Location(str(confdir / "conf.py")), message, hint))

    bold = config.labpress_bold
    if bold not in BOLD_POLICIES:
        reject(
            f"labpress_bold cannot be {bold!r}",
            "write one of " + ", ".join(repr(policy) for policy in BOLD_POLICIES),
        )
        bold = "ever"
    folder = data_folder(config, srcdir)
    if config.labpress_data != DEFAULT_FOLDER and not folder.is_dir():
        hint = "create it, or name another folder in labpress_data"
        report(Problem(Code.DATA_MISSING, Location(str(folder)), "there is no such folder", hint))
    for name in getattr(config, "bibtex_bibfiles", None) or ():
        if not (confdir / name).is_file():
            reject(f"bibtex_bibfiles names {name}, which does not exist", "correct or remove it")
    maximum = config.labpress_max_authors
    if maximum is not None and maximum < 1:
        reject(f"labpress_max_authors cannot be {maximum}", "write a number from 1, or None")
        maximum = None
    return Settings(
        bibfiles=bibfiles_of(config, confdir, srcdir),
        marks=_marks(config.labpress_marks, reject),
        roles=_roles(config.labpress_roles, reject),
        bold=bold,
        match_initials=bool(config.labpress_match_initials),
        max_authors=maximum,
    )


def bibfiles_of(config: Config, confdir: Path, srcdir: Path) -> tuple[Path, ...]:
    """Return the group's bibliography files: ``bibtex_bibfiles``, or ``publications.bib``."""
    named = getattr(config, "bibtex_bibfiles", None)
    if not named:
        return (data_folder(config, srcdir) / "publications.bib",)
    return tuple((confdir / name).resolve() for name in named)


def set_defaults(app: Sphinx, config: Config) -> None:
    """Give other extensions' settings the defaults that suit a group, unless the user set them."""
    # Sphinx has no public way to ask whether a value was set; both parts are read, never written
    chosen = {*getattr(config, "_raw_config", {}), *config.overrides}
    if "html_title" not in chosen and not config.release:  # a group is no "documentation"
        config.html_title = config.project
    if "html_show_copyright" not in chosen and not config.copyright:
        config.html_show_copyright = False
    if "primary_domain" not in chosen:
        config.primary_domain = "lab"
    if not config.bibtex_bibfiles:
        bibfile = data_folder(config, Path(app.srcdir)) / "publications.bib"
        # relative, so that a build in another place is the same to the byte
        relative = Path(os.path.relpath(bibfile, app.confdir)).as_posix()
        config.bibtex_bibfiles = [relative] if bibfile.is_file() else []
    if "bibtex_tooltips" not in chosen:
        config.bibtex_tooltips = False
    if hasattr(config, "myst_enable_extensions"):
        config.myst_enable_extensions = {*config.myst_enable_extensions, "colon_fence"}


def _marks(added: Mapping[str, Any], reject: Callable[[str, str], None]) -> tuple[Mark, ...]:
    marks = {mark.id: mark for mark in DEFAULT_MARKS}
    for mark_id, value in added.items():
        match value:
            case (str(symbol), str(legend)):
                marks[mark_id] = Mark(mark_id, symbol, legend)
            case {"symbol": str(symbol), "legend": str(legend)}:
                marks[mark_id] = Mark(mark_id, symbol, legend)
            case _:
                reject(
                    f"labpress_marks[{mark_id!r}] is not a symbol and its legend",
                    f'write labpress_marks = {{"{mark_id}": ("§", "what it says")}}',
                )
    return tuple(marks.values())


def _roles(
    added: Mapping[str, Any], reject: Callable[[str, str], None]
) -> dict[str, tuple[str, str]]:
    roles = dict(DEFAULT_ROLES)
    for role, value in added.items():
        match value:
            case str(label):
                roles[role] = (label, label)
            case (str(one), str(several)):
                roles[role] = (one, several)
            case _:
                reject(
                    f"labpress_roles[{role!r}] is not a heading",
                    f'write labpress_roles = {{"{role}": ("Fellow", "Fellows")}}',
                )
    return roles
