"""Problems as Sphinx warnings, and all of them once more in one place at a build's end."""

from __future__ import annotations

import logging as standard_logging
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util import logging

from labpress.records.problems import Problem, listing, relative_to

if TYPE_CHECKING:
    from sphinx.application import Sphinx

logger = logging.getLogger(__name__)


def report(problem: Problem) -> None:
    """Log *problem* as a Sphinx warning of type ``labpress`` and its code as subtype."""
    shown = relative_to(problem, Path.cwd())
    logger.warning(
        "%s%s",
        shown.message,
        f"\n    {shown.hint}" if shown.hint else "",
        location=str(shown.location),
        type="labpress",
        subtype=shown.code.value,
        extra={"labpress_problem": shown},
    )


class ProblemCollector(standard_logging.Handler):
    """Remembers the problems of a build, also those that parallel workers found.

    Sphinx hands the workers' log records to the main process, where this handler sees them.
    """

    def __init__(self) -> None:
        super().__init__(standard_logging.WARNING)
        self.problems: set[Problem] = set()

    def emit(self, record: standard_logging.LogRecord) -> None:
        """Remember the problem that *record* carries, if it carries one."""
        problem = getattr(record, "labpress_problem", None)
        if isinstance(problem, Problem):
            self.problems.add(problem)


def start_collecting(app: Sphinx) -> None:
    """Collect the problems of this build; Sphinx event ``builder-inited``."""
    sphinx_logger = standard_logging.getLogger(logging.NAMESPACE)
    for handler in [h for h in sphinx_logger.handlers if isinstance(h, ProblemCollector)]:
        sphinx_logger.removeHandler(handler)
    sphinx_logger.addHandler(ProblemCollector())


def summarise(app: Sphinx, exception: Exception | None) -> None:
    """Show all problems of this build, sorted, with a count; Sphinx event ``build-finished``."""
    sphinx_logger = standard_logging.getLogger(logging.NAMESPACE)
    for handler in [h for h in sphinx_logger.handlers if isinstance(h, ProblemCollector)]:
        sphinx_logger.removeHandler(handler)
        problems = {
            problem
            for problem in handler.problems
            if not logging.is_suppressed_warning(
                "labpress", problem.code.value, app.config.suppress_warnings
            )
        }
        if problems:
            text = f"\nlabpress found problems:\n{listing(problems, Path.cwd())}\n"
            if app.quiet:
                _write_beside_warnings(text)
            else:
                logger.info(text)


def _write_beside_warnings(text: str) -> None:
    """Write *text* where warnings go, but not as one: ``sphinx-build -q`` shows nothing else."""
    for handler in standard_logging.getLogger(logging.NAMESPACE).handlers:
        if isinstance(handler, logging.WarningStreamHandler):
            handler.stream.write(f"{text}\n")
            handler.flush()
