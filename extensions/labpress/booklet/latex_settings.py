"""The booklet in Sphinx: its settings, and the defaults they give to Sphinx's LaTeX output."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, uuid5

from sphinx.builders.latex.constants import DEFAULT_SETTINGS

from labpress.booklet import tex_languages
from labpress.booklet.latex_text import escape, short_url, url
from labpress.booklet.settings import Booklet, booklet_of
from labpress.group.labels import edition
from labpress.sphinxext.config import chosen, project_in
from labpress.text.messages import messages

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

PACKAGE = Path(__file__).parent / "latex"
FRONT, BACK, QR = "labpress-front.pdf", "labpress-back.pdf", "labpress-qr-{}.pdf"

#: Settings of Sphinx that suit a booklet; whatever ``conf.py`` sets itself stays as it is.
DEFAULTS: dict[str, Any] = {
    "latex_engine": "xelatex",
    "latex_use_xindy": False,
    "latex_table_style": ["booktabs"],
    "latex_show_pagerefs": True,
    "latex_show_urls": "footnote",
    "latex_domain_indices": False,
}


def current_booklet(config: Config) -> Booklet:
    """Return the booklet that *config* asks for."""
    options = project_in(config).options
    return booklet_of(options, str(config.project), config.language, config.html_baseurl)


def set_latex_defaults(app: Sphinx, config: Config) -> None:
    """Give Sphinx's LaTeX settings the values that suit a booklet; event ``config-inited``."""
    booklet = current_booklet(config)
    mine = chosen(config)
    if config.language == "ja" and "latex_docclass" not in mine:
        # Sphinx would take a class of another TeX
        config.latex_docclass = {"manual": "report", "howto": "article"}
    for name, value in DEFAULTS.items():
        if name not in mine:
            setattr(config, name, value)
    # with another engine the PDF is none of ours, nor are its name and title
    if "latex_documents" not in mine and config.latex_engine == "xelatex":
        config.latex_documents = [
            (
                config.root_doc,
                f"{booklet.name}.tex",
                escape(booklet.title),
                escape(booklet.group.name),
                "manual",
            )
        ]
    if config.latex_engine == "xelatex":
        own = latex_elements(booklet, config)
        given = dict(config.latex_elements)
        # a group's own preamble comes after ours, and so may change anything
        preamble = given.pop("preamble", "")
        config.latex_elements = {**own, **given, "preamble": own["preamble"] + preamble}


def latex_elements(booklet: Booklet, config: Config) -> dict[str, str]:
    """Return the parts of Sphinx's LaTeX template that make a booklet of it."""
    fonts = ",".join(f"{key}={{{font}}}" for key, font in sorted(booklet.fonts.items()))
    language = messages(config.language or "en").tag
    elements = {
        "papersize": "letterpaper" if booklet.paper == "half-letter" else "a5paper",
        "pointsize": "10pt",
        "extraclassoptions": "openany,twoside",
        "passoptionstopackages": rf"\PassOptionsToPackage{{pdflang={language}}}{{hyperref}}",
        "cmappkg": "",
        "fncychap": "",
        "geometry": "",
        "fontpkg": rf"\usepackage[{fonts}]{{labpress-fonts}}",
        "sphinxsetup": "HeaderFamily=\\sffamily\\bfseries,TitleColor={rgb}{0,0,0},"
        "verbatimwithframe=false,verbatimhintsturnover=false",
        "preamble": preamble(booklet, config),
        "maketitle": r"\labcover",
        "tableofcontents": r"\labcontents",
        "atendofbody": r"\labbackcover",
        "makeindex": "",
        "printindex": "",
        "transition": "\n\n\\labbreak\n\n",
    }
    elements |= tex_languages.elements(config.language or "en", booklet.fonts)
    # names that a newer Sphinx might drop would each give a warning
    return {key: value for key, value in elements.items() if key in DEFAULT_SETTINGS}


def preamble(booklet: Booklet, config: Config) -> str:
    r"""Return the preamble: the package, and what this group sets in it."""
    group, labels = booklet.group, booklet.labels
    words = messages(config.language or "en")
    today = date_of_edition()
    created = today.strftime("%Y-%m-%dT%H:%M:%SZ")
    settings = {
        "paper": booklet.paper.replace("-", ""),
        "accent": booklet.accent,
        "title": escape(booklet.title),
        "group": escape(group.name),
        "short": escape(group.short),
        "university": escape(group.organization),
        "department": escape(group.department),
        "address": r"\\".join(escape(line) for line in group.address),
        "email": escape(group.email),
        "site": escape(short_url(group.url)),
        "siteurl": url(group.url),
        "edition": escape(booklet.edition or edition(today, labels)),
        "date": escape(booklet.date or words.month(today.year, today.month)),
        "front": FRONT if booklet.cover else "",
        "back": BACK if booklet.cover else "",
        "qr": QR.format("site") if group.url else "",
        "subject": escape(booklet.subject),
        "keywords": escape(", ".join(booklet.keywords)),
        "newest": escape(labels["newest"]),
        "colophon": escape(_colophon(booklet)),
        "backname": escape(labels["back_cover"]),
        "coverlabel": pdf_text(labels["cover"]),
        "backlabel": pdf_text(labels["back_cover"]),
        "pagename": escape(labels["page"]),
        "notes": escape(labels["notes"]) if booklet.notes else "",
        # TeX itself knows what a contents page is called in English
        "contents": "" if words.locale.language == "en" else escape(labels["contents"]),
        "created": created,
        "instance": f"uuid:{uuid5(NAMESPACE_URL, f'{group.url}#{booklet.name}@{created}')}",
    }
    lines = ",\n".join(f"  {key}={{{value}}}" for key, value in settings.items() if value)
    return f"\\usepackage{{labpress}}\n\\labpresssetup{{\n{lines}}}\n"


def _colophon(booklet: Booklet) -> str:
    main = booklet.fonts.get("main", "TeX Gyre Pagella")
    sans = booklet.fonts.get("sans", "TeX Gyre Heros")
    return booklet.labels["set_in"].replace("{main}", main).replace("{sans}", sans)


def pdf_text(text: str) -> str:
    """Return *text* as a string of the PDF language, in digits that mean nothing to TeX."""
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


def date_of_edition() -> datetime:
    """Return the moment the booklet is dated to: ``SOURCE_DATE_EPOCH``, else now."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return datetime.fromtimestamp(int(epoch), UTC)
    # no finer than the day, so that a second build has nothing to do
    return datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
