"""\"Cite this page\": how a page of the site is cited, as plain text and as BibTeX."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .. import history, typography
from ..domain import lab_domain

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

    from ..model import Date

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


def add_citation(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Append \"Cite this page\" to a page of the source tree; event ``html-page-context``.

    Only a site that knows its own address (``html_baseurl``) has one to cite.
    """
    base = app.config.html_baseurl
    domain = lab_domain(app.env)
    if doctree is None or not base or not domain.has_record_pages:
        return
    page = next((p for p in domain.catalogue.pages.values() if p.docname == pagename), None)
    if page is None or "body" not in context:
        return
    group = app.config.labpress_group
    author = str(group.get("short") or group.get("name") or app.config.project)
    address = f"{base.rstrip('/')}/r/page/{page.id}/"
    changed = _changed(app, pagename)
    context["body"] += citation_html(author, page.title, address, page.id, changed)


def citation_html(author: str, title: str, address: str, key: str, changed: Date | None) -> str:
    """Return the citation of a page, closed until somebody opens it."""
    day = f" Last changed {typography.date_text(changed)}." if changed else ""
    text = f"{author}. “{title}”.{day} {address}"
    return (
        '<details class="lab-cite-page"><summary>Cite this page</summary>\n'
        f'<p class="lab-cite">{escape(text)}</p>\n'
        '<div class="highlight-bibtex notranslate"><div class="highlight">'
        f'<pre class="lab-bibtex">{escape(bibtex(author, title, address, key, changed))}</pre>'
        "</div></div></details>\n"
    )


def bibtex(author: str, title: str, address: str, key: str, changed: Date | None) -> str:
    """Return a BibTeX entry for a page."""
    slug = re.sub(r"[^A-Za-z0-9]+", "-", f"{author}-{key}").strip("-").lower()
    fields = [("author", f"{{{author}}}"), ("title", title), ("url", address)]
    if changed:
        fields.append(("year", str(changed.year)))
    lines = [f"  {name} = {{{value}}}," for name, value in fields]
    if changed and changed.month:
        lines.append(f"  month = {_MONTHS[changed.month - 1]},")
    return "\n".join([f"@misc{{{slug},", *lines, "}"])


def _changed(app: Sphinx, docname: str) -> Date | None:
    path = Path(app.env.doc2path(docname))
    folder = Path(app.srcdir)
    return history.file_dates(folder, _head(app)).get(path.resolve())


def _head(app: Sphinx) -> str:
    domain = lab_domain(app.env)
    if domain.commit is None:
        domain.commit = history.head(Path(app.srcdir))
    return domain.commit
