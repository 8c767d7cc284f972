"""The BibTeX of a paper as visitors see and copy it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from labpress.site.downloads import bibtex_entries

if TYPE_CHECKING:
    from labpress.records.model import Publication
    from labpress.text.messages import Messages


def bibtex_box(paper: Publication, words: Messages) -> str:
    """Return the box, which a button to copy is put into by script."""
    source = bibtex_entries([paper]).removesuffix("\n")
    # Translators: the box with the BibTeX of a paper, for whoever does not see it.
    label = escape(words.gettext("BibTeX of {paper}").format(paper=paper.key))
    return (
        '<div class="highlight-bibtex notranslate"><div class="highlight">'
        # it may scroll, so the keyboard must reach it
        f'<pre class="lab-bibtex" tabindex="0" role="region" aria-label="{label}">'
        f"{escape(source)}</pre></div></div>"
    )
