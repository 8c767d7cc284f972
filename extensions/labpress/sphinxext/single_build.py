"""Builds of one tree one after the other, and after a killed one everything anew."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util import logging

from labpress.group.build_lock import acquire, begin, end, release

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

logger = logging.getLogger(__name__)


def start(app: Sphinx, config: Config) -> None:
    """Wait for other builds, and see how the last one ended; event ``config-inited``.

    That is before Sphinx loads what it has read. What the outputs remember of what they wrote is
    not believed after a build that was killed.
    """
    folder = _folder(app)
    acquire(folder)
    if not begin(folder):
        logger.info("labpress: the last build did not end well, so everything is made anew")
        for state in (*folder.glob("*.json"), Path(app.doctreedir) / "environment.pickle"):
            state.unlink(missing_ok=True)
    info = Path(app.outdir) / ".buildinfo"
    if info.is_file() and info.read_bytes().count(b"\n") < 4:
        info.unlink()  # Sphinx stops at a part of it


def start_output(app: Sphinx) -> None:
    """Wait until TeX does not work on the booklet that is read or written; ``builder-inited``."""
    folder = _booklet_folder(app)
    if folder.is_dir():
        acquire(folder)


def finish(app: Sphinx, exception: Exception | None) -> None:
    """Let others build; Sphinx event ``build-finished``."""
    if exception is None:
        end(_folder(app))
    release(_booklet_folder(app))
    release(_folder(app))


def _booklet_folder(app: Sphinx) -> Path:
    return Path(app.outdir) if app.builder.name == "latex" else Path(app.outdir).parent / "latex"


def _folder(app: Sphinx) -> Path:
    return Path(app.doctreedir) / "labpress"
