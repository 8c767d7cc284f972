"""Problems as Sphinx warnings, kept until a build's end, where each is shown once."""

from __future__ import annotations

import copy
import json
import logging as standard_logging
import os
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util import logging

from labpress.records.grouping import groups
from labpress.records.listing import closing, counted, github_annotations, indented
from labpress.records.problems import Problem, relative_to

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx

    from labpress.records.grouping import Group

logger = logging.getLogger(__name__)

#: The variable that names a file in which builds that belong together (`make` builds the booklet
#: and the site) keep what they have shown, so that a problem of both is shown by the first alone.
SHOWN = "LABPRESS_SHOWN"


def report(problem: Problem) -> None:
    """Log *problem* as a Sphinx warning of type ``labpress`` and its code as subtype.

    It counts at once (for ``-W``) and is shown at the build's end, see :func:`summarise`. A hint
    is shown there, too, and does not count.
    """
    shown = relative_to(problem, Path.cwd())
    log = logger.info if shown.code.severity == "hint" else logger.warning
    log(
        "%s",
        "\n".join([shown.message, *indented(shown.hint)]),
        location=str(shown.location),
        type="labpress",
        subtype=shown.code.value,
        extra={"labpress_problem": shown},
    )


class _Keeper(standard_logging.Filter):
    """Keeps the problems of a build from being shown one by one, as the last of the filters.

    The others have then counted each, and left out what ``suppress_warnings`` names. Sphinx hands
    the log records of parallel workers to the main process, so these come by as well.
    """

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[Problem, standard_logging.LogRecord] = {}

    def filter(self, record: standard_logging.LogRecord) -> bool:
        problem = getattr(record, "labpress_problem", None)
        if not isinstance(problem, Problem):
            return True
        self.kept.setdefault(problem, record)
        return False


def watch_module(module: str, watcher: standard_logging.Filter) -> None:
    """Let *watcher* see what *module* tells, in place of one of its kind of an earlier build."""
    logger = standard_logging.getLogger(f"{logging.NAMESPACE}.{module}")
    for former in [one for one in logger.filters if type(one) is type(watcher)]:
        logger.removeFilter(former)
    logger.addFilter(watcher)


def start_collecting(app: Sphinx) -> None:
    """Keep the problems of this build for its end; Sphinx event ``builder-inited``."""
    _taken_out()
    keeper = _Keeper()
    for handler in _handlers():
        handler.addFilter(keeper)


def summarise(app: Sphinx, exception: Exception | None) -> None:
    """Show all problems of this build, sorted, with a count; Sphinx event ``build-finished``.

    Many of one kind have one line together, but for ``sphinx-build -v``. In GitHub Actions they
    are annotations. Those that a build before this one has shown, see :data:`SHOWN`, are counted.
    """
    kept: dict[Problem, standard_logging.LogRecord] = {}
    for keeper in _taken_out():
        kept |= keeper.kept
    kept = {
        problem: record
        for problem, record in kept.items()
        if not logging.is_suppressed_warning(
            "labpress", problem.code.value, app.config.suppress_warnings
        )
    }
    if not kept:
        return
    before = _shown_before(kept)
    new = [problem for problem in kept if problem not in before]
    every = app.verbosity > 0
    ordered = groups(new, every=every)
    for handler in _handlers():
        if isinstance(handler, logging.WarningStreamHandler):
            if os.environ.get("GITHUB_ACTIONS") == "true":
                text = github_annotations(ordered)
            else:
                shown = (_as_warning(group, kept[group.first]) for group in ordered)
                text = "".join(f"{handler.format(record)}\n" for record in shown)
            more = "`sphinx-build -v` shows each of them"
            if before:
                some = f"{len(before)} of them are shown above" if new else "shown above"
                count = f"{counted(kept)}; {some}"
            else:
                count = closing(ordered, more)
            handler.stream.write(f"{text}labpress: {count}\n")
            handler.flush()


def _shown_before(problems: Iterable[Problem]) -> frozenset[Problem]:
    """Return those of *problems* that another build has shown, and note the others."""
    name = os.environ.get(SHOWN)
    if not name:
        return frozenset()
    path = Path(name)
    noted = set(path.read_text("utf-8").splitlines()) if path.is_file() else set()
    lines = {problem: json.dumps(str(problem)) for problem in problems}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{line}\n" for line in sorted(noted.union(lines.values()))), "utf-8")
    return frozenset(problem for problem, line in lines.items() if line in noted)


def _handlers() -> list[standard_logging.Handler]:
    """Return the handlers that show warnings, and those that show hints."""
    return standard_logging.getLogger(logging.NAMESPACE).handlers


def _taken_out() -> list[_Keeper]:
    """Return the keepers of this build, which keep no longer."""
    found = {}
    for handler in _handlers():
        for keeper in [one for one in handler.filters if isinstance(one, _Keeper)]:
            handler.removeFilter(keeper)
            found[id(keeper)] = keeper
    return list(found.values())


def _as_warning(group: Group, record: standard_logging.LogRecord) -> standard_logging.LogRecord:
    """Return *group* in the form that Sphinx gave to the warning *record* of its first."""
    shown = copy.copy(record)
    head = f"{group.message} [labpress.{group.code.value}]"
    if group.code.severity == "hint":
        head = f"HINT: {head}"
    shown.msg, shown.args = "\n".join([head, *indented(group.hint)]), ()
    return shown
