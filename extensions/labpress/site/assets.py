"""The site's style sheet with the group's accent colour, and its script."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from labpress.site.theme import THEME
from labpress.sphinxext.config import project_in
from labpress.sphinxext.domain import lab_domain

if TYPE_CHECKING:
    from sphinx.application import Sphinx

STATIC = Path(__file__).parent / "static"
ACCENT_FILE = "labpress-accent.css"


def add_assets(app: Sphinx) -> None:
    """Add the style sheets and the script to every page; Sphinx event ``builder-inited``.

    They stand in the output before pages are written: Sphinx puts a checksum of each into the
    pages. They are put there instead of named in ``html_static_path``, which would have Sphinx
    find a changed configuration at each build. The accent colour has a file of its own.
    """
    if app.builder.format != "html":
        return
    app.add_css_file("labpress.css", priority=600)
    app.add_css_file("labpress-blocks.css", priority=602)
    app.add_css_file("labpress-items.css", priority=603)
    if app.config.html_theme == THEME:
        app.add_css_file("labpress-frame.css", priority=605)
        if not (app.config.language or "en").startswith("en"):
            # after Sphinx's doctools.js (200), before its words of the language (500)
            app.add_js_file("labpress-translations.js", priority=300)
    if "sphinx_copybutton" not in app.extensions:
        words = lab_domain(app.env).lab.words
        spoken: dict[str, Any] = {
            # Translators: a button that copies what stands in a box, and its answer.
            "data-copy": words.gettext("Copy"),
            "data-copied": words.gettext("Copied"),
        }
        app.add_js_file("labpress-copy.js", loading_method="defer", **spoken)
    app.add_js_file("labpress-letters.js", loading_method="defer")
    app.add_js_file("labpress-find.js", loading_method="defer")
    lab = lab_domain(app.env).lab
    if any(kind.state and lab.items.get(kind.id) for kind in lab.item_kinds.values()):
        app.add_js_file("labpress-until.js", loading_method="defer")
    app.add_css_file(ACCENT_FILE, priority=610)
    folder = Path(app.outdir) / "_static"
    for source in sorted(STATIC.rglob("*.*")):
        _put(folder / source.relative_to(STATIC), source.read_bytes())
    style = f"body {{ --lab-accent: {project_in(app.config).options.accent}; }}\n"
    _put(folder / ACCENT_FILE, style.encode())


def _put(path: Path, content: bytes) -> None:
    """Write a file unless it is there."""
    if not path.is_file() or path.read_bytes() != content:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
