"""``conf.py`` in Sphinx: labpress's options declared to it and read once, and others' defaults.

Nothing else touches ``config.labpress_*``; ask :func:`project_in` for what it says.
"""

from __future__ import annotations

import ast
import os
import re
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from labpress.group.conf_file import ConfFile
from labpress.group.option import declaration
from labpress.group.options import PREFIX, Options
from labpress.group.project import OTHERS, project_from, read_options, without_controls
from labpress.records.problems import Code, Problem, shortened
from labpress.sphinxext.reporting import report

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

    from labpress.group.project import Project

#: Codes of languages as Babel and Sphinx take them.
_LANGUAGE = re.compile(r"[A-Za-z0-9]{1,8}(?:[_.@-][A-Za-z0-9]{1,12}){0,4}|")
#: The attribute of Sphinx's configuration that holds what was read. Sphinx does not pickle
#: attributes with such a name, and so the environment of the next run has none of it.
_PROJECT = "_labpress_project"


def add_values(app: Sphinx) -> None:
    """Declare the options to Sphinx, which leaves it to labpress to check their types."""
    for field in fields(Options):
        declared = declaration(field)
        app.add_config_value(
            PREFIX + field.name, declared.default, declared.rebuild, Any, declared.help
        )


def read_project(app: Sphinx, config: Config) -> None:
    """Read the options, and set others' defaults by them; Sphinx event ``config-inited``."""
    conf = ConfFile(Path(app.confdir) / "conf.py")
    written = {name: getattr(config, name) for name in sorted(chosen(config)) if name in config}
    cleaned, no_text = without_controls(written, conf)
    for name, value in cleaned.items():
        setattr(config, name, value)
    no_text = (*no_text, *_no_language(config, conf))
    values = {name: _value(config, name) for name in (PREFIX + f.name for f in fields(Options))}
    options, problems = read_options(values, conf, others=config.values)
    problems = (*no_text, *problems)
    folder = Path(app.srcdir) / options.data
    _set_defaults(app, config, folder)
    others = {name: getattr(config, name) for name in OTHERS}
    setattr(config, _PROJECT, project_from(options, problems, others, conf, folder))


def _no_language(config: Config, conf: ConfFile) -> tuple[Problem, ...]:
    """Set the language to English where it is no name of one, and tell that.

    Sphinx makes a path of it, whatever it is.
    """
    language = config.language
    if not isinstance(language, str) or _LANGUAGE.fullmatch(language):
        return ()
    config.language = "en"
    message = f"language: '{shortened(language)}' is the name of none; English is taken"
    hint = 'write a code such as "de" or "pt_BR"'
    return (Problem(Code.CONFIG, conf.place("language"), message, hint),)


def _value(config: Config, name: str) -> Any:
    """Return the value of an option; a text given by ``-D`` is taken for a literal if it is one."""
    value = getattr(config, name)
    if name in config.overrides and isinstance(value, str):
        try:
            read = ast.literal_eval(value)
        except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
            return value
        return read if not isinstance(config.values[name].default, str) else value
    return value


def project_in(config: Config) -> Project:
    """Return what was read of *config*."""
    return cast("Project", getattr(config, _PROJECT))


def report_problems(app: Sphinx) -> None:
    """Report what of the options cannot be used; Sphinx event ``builder-inited``."""
    for problem in project_in(app.config).problems:
        report(problem)


def chosen(config: Config) -> set[str]:
    """Return the names of the values that the user has set."""
    # Sphinx has no public way to ask; both parts are read, never written
    return {*getattr(config, "_raw_config", {}), *config.overrides}


def _set_defaults(app: Sphinx, config: Config, folder: Path) -> None:
    """Give other extensions' settings the defaults that suit a group, unless the user set them."""
    mine = chosen(config)
    if "html_title" not in mine and not config.release:  # a group is no "documentation"
        config.html_title = config.project
    if "html_show_copyright" not in mine and not config.copyright:
        config.html_show_copyright = False
    if "primary_domain" not in mine:
        config.primary_domain = "lab"
    if not config.bibtex_bibfiles:
        bibfile = folder / "publications.bib"
        # relative, so that a build in another place is the same to the byte
        relative = Path(os.path.relpath(bibfile, app.confdir)).as_posix()
        config.bibtex_bibfiles = [relative] if bibfile.is_file() else []
    if "bibtex_tooltips" not in mine:
        config.bibtex_tooltips = False
    if hasattr(config, "myst_enable_extensions"):
        config.myst_enable_extensions = {*config.myst_enable_extensions, "colon_fence"}
