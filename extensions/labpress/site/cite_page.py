"""\"Cite this page\": how a page of the site is cited, as plain text and as BibTeX."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from labpress.formatting import bylines
from labpress.group import git_dates
from labpress.site.addresses import with_slash
from labpress.site.front_matter import asked
from labpress.site.theme import has_frame
from labpress.sphinxext.config import project_in
from labpress.sphinxext.domain import lab_domain
from labpress.text.dates import MONTH_MACROS

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders import Builder

    from labpress.group.catalogue import Page
    from labpress.records.model import Date, Publication
    from labpress.text.messages import Messages
from labpress.sphinxext.domain import LabDomain

_TEX = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


class Citing:
    """How the pages of a site are cited: only a site that knows its own address has any to cite."""

    def __init__(self, builder: Builder, domain: LabDomain) -> None:
        config = builder.config
        self.base = with_slash(config.html_baseurl)
        group = project_in(config).options.group
        self.author = group.short or group.name or str(config.project)
        self.domain = domain
        self.words = domain.lab.words
        self.srcdir = Path(builder.srcdir)

    @property
    def possible(self) -> bool:
        """Whether pages have a permanent address that can be cited."""
        return bool(self.base) and self.domain.has_record_pages

    @property
    def commit(self) -> str:
        """The commit that is checked out, asked once a build."""
        if self.domain.commit is None:
            self.domain.commit = git_dates.head(self.srcdir)
        return self.domain.commit

    def page(self, page: Page) -> str:
        """Return how a page of the source tree is cited, as HTML."""
        if not self.possible:
            return ""
        address = self.base + self.domain.catalogue.permanent_address("page", page.id)
        changed = self.page_changed(page.docname)
        return citation_html(self.words, self.author, page.title, address, page.id, changed)

    def paper(self, paper: Publication) -> str:
        """Return how the page about *paper* is cited, as HTML."""
        if not self.possible:
            return ""
        address = self.base + self.domain.catalogue.permanent_address("paper", paper.key)
        changed = self.paper_changed(paper)
        about = self.words.gettext("page about the paper")
        return citation_html(
            self.words, self.author, paper.plain_title, address, paper.key, changed, about
        )

    def page_changed(self, docname: str) -> Date | None:
        """Return when the source of *docname* last changed, from git."""
        path = Path(self.domain.env.doc2path(docname))
        return git_dates.file_dates(self.srcdir, self.commit).get(path.resolve())

    def paper_changed(self, paper: Publication) -> Date | None:
        """Return when the entry of *paper* last changed, from git."""
        first = paper.location.line
        last = first + paper.source.rstrip().count("\n")
        return git_dates.last_change(Path(paper.location.file), first, last, self.commit)


def add_citation(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Append \"Cite this page\" to a page of the source tree; event ``html-page-context``."""
    domain = lab_domain(app.env)
    page = domain.catalogue.page_of(pagename) if doctree is not None else None
    if has_frame(app.builder) and "cite-this-page" not in asked(app.env.metadata.get(pagename, {})):
        return
    if page is not None and "body" in context:
        context["body"] += Citing(app.builder, domain).page(page)


def citation_html(
    words: Messages,
    author: str,
    title: str,
    address: str,
    key: str,
    changed: Date | None,
    about: str = "",
) -> str:
    """Return the citation of a page, closed until somebody opens it; *about*: what it is about."""
    what = words.gettext("“{title}”").format(title=title)
    what = f"{what}, {about}." if about else f"{what}."
    text = f"{author}. {what}"
    if changed:
        day = bylines.date_text(changed, words=words)
        text += " " + words.gettext("Last changed {date}.").format(date=day)
    text += f" {address}"
    source = bibtex(author, title, address, key, changed, about)
    heading = words.gettext("Cite this page")
    return (
        '<details class="lab-cite-page"><summary>'
        f"{escape(heading)}</summary>\n"
        f'<p class="lab-cite">{escape(text)}</p>\n'
        '<div class="highlight-bibtex notranslate"><div class="highlight">'
        f'<pre class="lab-bibtex" tabindex="0">{escape(source)}</pre>'
        "</div></div></details>\n"
    )


def bibtex(
    author: str, title: str, address: str, key: str, changed: Date | None, about: str = ""
) -> str:
    """Return a BibTeX entry for a page."""
    slug = re.sub(r"[^A-Za-z0-9]+", "-", f"{author}-{key}").strip("-").lower()
    fields = [("author", f"{{{_tex(author)}}}"), ("title", f"{{{_tex(title)}}}")]
    if about:
        fields.append(("note", _tex(about).capitalize()))
    fields.append(("url", address))
    if changed:
        fields.append(("year", str(changed.year)))
    lines = [f"  {name} = {{{value}}}," for name, value in fields]
    if changed and changed.month:
        lines.append(f"  month = {MONTH_MACROS[changed.month - 1]},")
    return "\n".join([f"@misc{{{slug},", *lines, "}"])


def _tex(text: str) -> str:
    """Return *text* with what LaTeX would take for commands escaped."""
    return re.sub(r"[&%$#_{}\\~^]", lambda match: _TEX.get(match[0], f"\\{match[0]}"), text)
