"""The site's style sheet, and the group's accent colour in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

STATIC = Path(__file__).parent.parent / "static"


def add_assets(app: Sphinx) -> None:
    """Add the style sheet to every page of the site; Sphinx event ``builder-inited``."""
    if app.builder.format != "html":
        return
    app.config.html_static_path = [*app.config.html_static_path, str(STATIC)]
    app.add_css_file("labpress.css")
