"""The site's frame as a Sphinx theme: which sites get it. Its templates are in ``labpress/``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from labpress.sphinxext.config import project_in

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.config import Config

THEME = "labpress"
FOLDER = Path(__file__).parent / THEME


def choose_theme(app: Sphinx, config: Config) -> None:
    """Put the frame around Furo; Sphinx event ``config-inited``."""
    if project_in(config).options.frame and config.html_theme == "furo":
        config.html_theme = THEME


def has_frame(builder: Builder) -> bool:
    """Whether this build's pages stand in the frame."""
    return builder.format == "html" and bool(builder.config.html_theme == THEME)
