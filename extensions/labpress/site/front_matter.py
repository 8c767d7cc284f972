"""What a page's front matter asks the frame for: ``show``, one or more words of :data:`SHOWN`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from labpress.records.problems import Code, Problem
from labpress.site.theme import has_frame
from labpress.sphinxext.page_ids import front_matter
from labpress.sphinxext.reporting import report

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

#: What the front matter's ``show`` may ask for, and what each is.
SHOWN = {
    "on-this-page": "the page's own table of contents",
    "next-previous": "links to the pages before and after it",
    "cite-this-page": "how to cite the page",
}


def asked(metadata: Mapping[str, Any]) -> frozenset[str]:
    """Return what a page's front matter asks for by ``show``: words of :data:`SHOWN`, or others."""
    return frozenset(re.findall(r"[\w-]+", str(metadata.get("show", "") or "")))


def check_front_matter(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Report words of ``show`` that nobody knows; Sphinx event ``env-updated``."""
    if has_frame(app.builder):
        for docname in sorted(env.metadata):
            for word in sorted(asked(env.metadata[docname]) - SHOWN.keys()):
                where = front_matter(env, docname, "show")
                message = f"`show` cannot be '{word}'"
                hint = "write one or more of " + ", ".join(SHOWN)
                report(Problem(Code.FRONT_MATTER, where, message, hint, docname))
    return []
