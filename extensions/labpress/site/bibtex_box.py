"""The BibTeX of a paper as visitors see and copy it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from labpress.reading.bib.export import public_source

if TYPE_CHECKING:
    from labpress.records.model import Publication


def bibtex_box(paper: Publication) -> str:
    """Return the box, which a button to copy is put into by script."""
    return (
        '<div class="highlight-bibtex notranslate"><div class="highlight">'
        # it may scroll, so the keyboard must reach it
        f'<pre class="lab-bibtex" tabindex="0" role="region" aria-label="BibTeX of {paper.key}">'
        f"{escape(public_source(paper.source))}</pre></div></div>"
    )
