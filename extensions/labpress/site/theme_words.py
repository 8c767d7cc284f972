"""The words of the theme Furo, in the site's language: Furo has no catalogue of its own.

Its templates ask Sphinx's catalogue, which knows some of them; labpress's has the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx.locale import _ as of_sphinx

from labpress.sphinxext.domain import lab_domain
from labpress.text.messages import gettext_noop

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

#: What Furo's templates, and those of the site's frame, say.
WORDS = (
    gettext_noop("Skip to content"),
    gettext_noop("Toggle Light / Dark / Auto color theme"),
    gettext_noop("On this page"),
    gettext_noop("Back to top"),
    gettext_noop("View this page"),
    gettext_noop("Edit this page"),
    gettext_noop("Home"),
    gettext_noop("Next"),
    gettext_noop("Previous"),
    gettext_noop("Error"),
    gettext_noop("Please activate JavaScript to enable the search functionality."),
)


def translate_theme(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Let templates find all of their words; Sphinx event ``html-page-context``."""
    words = lab_domain(app.env).lab.words

    def gettext(message: str) -> str:
        found = of_sphinx(message)
        return words.gettext(message) if found == message and message in WORDS else found

    # Jinja's `_` and `{% trans %}` both call what the context has under this name
    context["gettext"] = gettext
    if words.direction == "rtl" and context.get("language"):
        # themes write it into `<html lang="…">`, and have no place for the direction beside it
        context["language"] = f'{words.tag}" dir="rtl'
