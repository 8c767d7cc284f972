"""LaTeX: one visitor for each node, writing one documented macro of ``labpress.sty``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from docutils import nodes as docutils_nodes

from labpress.booklet.latex_text import (
    anchors,
    byline,
    escape,
    macro,
    print_url,
    rich_latex,
    shown_url,
    url,
)
from labpress.formatting import bylines, honors, profiles
from labpress.records.ids import anchor_of, kind_and_id
from labpress.records.model import Location
from labpress.sphinxext.domain import lab_domain
from labpress.text.addresses import doi_url, is_path

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils.nodes import Element
    from sphinx.writers.latex import LaTeXTranslator

    from labpress.group.lab import Lab
    from labpress.records.model import Person, Publication
    from labpress.sphinxext.domain import LabDomain

Visitors: TypeAlias = "tuple[Callable[..., None], Callable[..., None]]"


def _domain(self: LaTeXTranslator) -> LabDomain:
    return lab_domain(self.builder.env)


def anchors_at(node: Element, kind: str, names: tuple[str, ...]) -> str:
    """Return a record's anchors, under all its names, if *node* is its canonical place."""
    if not node.get("canonical"):
        return ""
    return anchors(tuple(anchor_of(kind, name) for name in names))


def _award_names(domain: LabDomain, award: str) -> tuple[str, ...]:
    """Return the name of an award and those it once had."""
    return domain.catalogue.names_of("award", award)


def source_mark(self: LaTeXTranslator, where: Location, record: str) -> str:
    """Return the comment that names the source of a record, for whoever reads TeX's log."""
    mark = getattr(self.builder, "mark", None)
    return mark(where, record) if mark else ""


def picture_of(self: LaTeXTranslator, kind: str, object_id: str, key: str) -> str:
    """Return the file beside the ``.tex`` file that has a record's picture, or nothing."""
    pictures: dict[tuple[str, str, str], str] = getattr(self.builder, "lab_pictures", {})
    return pictures.get((kind, object_id, key), "")


def _mark_page(self: LaTeXTranslator, node: Element) -> str:
    """Return the comment that names the page from *node* on."""
    if not node.source:
        return ""
    file = node.source.partition(":<")[0].partition(":docstring of")[0]
    return source_mark(self, Location(file, node.line or 1), "")


def environment(name: str) -> Visitors:
    """Return visitors that set a list in the LaTeX environment *name*."""

    def visit(self: LaTeXTranslator, node: Element) -> None:
        self.body.append(f"\n\n\\begin{{{name}}}\n")

    def depart(self: LaTeXTranslator, node: Element) -> None:
        self.body.append(f"\\end{{{name}}}\n\n{_mark_page(self, node)}")

    return visit, depart


def depart_skipped(self: Any, node: Element) -> None:
    """Never called: the visitor raised ``SkipNode``."""


# --- publications


def visit_publication(self: LaTeXTranslator, node: Element) -> None:
    """Write an entry."""
    domain = _domain(self)
    lab = domain.lab
    publication = lab.publications.get(node["key"])
    if publication is not None:
        places = anchors_at(node, "paper", (publication.key, *publication.aliases))
        awards: list[str] = node.get("awards", [])
        for award in awards:
            places += anchors_at(node, "award", _award_names(domain, award))
        self.body.append(source_mark(self, publication.location, publication.key))
        picture = picture_of(self, "paper", publication.key, "preview")
        entry = publication_latex(lab, publication, places, picture, site_of(self))
        self.body.append(entry)
    raise docutils_nodes.SkipNode


def publication_latex(
    lab: Lab, publication: Publication, places: str = "", picture: str = "", site: str = ""
) -> str:
    r"""Return an entry as ``\labpublication``.

    *picture* is a file beside the ``.tex`` file, *site* the address of the site.
    """
    runs = lab.bylines[publication.key]
    arguments = (
        places,
        rich_latex(publication.title) or escape(publication.key),
        byline(runs),
        _source(lab, publication),
        escape(bylines.awards_line(publication.awards)),
        identifier(publication, site),
    )
    return macro("labpublication", arguments, picture)


def _source(lab: Lab, publication: Publication) -> str:
    r"""Return where *publication* appeared, and its badge, as ``\lababbr``."""
    line = escape(lab.source_style.line(publication))
    if badge := lab.source_style.name(publication).badge:
        line = rf"{line}\labgap{{}}\lababbr{{{escape(badge)}}}"
    return line


def identifier(publication: Publication, site: str = "") -> str:
    """Return the number by which a reader on paper finds a publication, linked.

    Where there is neither arXiv's nor a DOI, it is the first of its addresses, else of its files
    in the *site*.
    """
    if publication.arxiv:
        address = f"https://arxiv.org/abs/{publication.arxiv}"
        return rf"\laburl{{{url(address)}}}{{{shown_url(f'arXiv:{publication.arxiv}')}}}"
    if publication.doi:
        shown = shown_url(f"doi:{publication.doi}")
        return rf"\laburl{{{url(doi_url(publication.doi))}}}{{{shown}}}"
    links = [link.url for link in publication.links]
    links = [one for one in links if "://" in one] or [site_address(one, site) for one in links]
    address = next(filter(None, links), "")
    return print_url(address) if address else ""


def site_of(self: LaTeXTranslator) -> str:
    """Return the address of the site, or nothing."""
    return str(self.config.html_baseurl or "")


def site_address(path: str, site: str) -> str:
    """Return the whole address of a file of the *site*; nothing where that has none."""
    return f"{site.rstrip('/')}/{path}" if site and is_path(path) else ""


# --- people


def visit_person_list(self: LaTeXTranslator, node: Element) -> None:
    """Open the list, as cards or as lines; somebody alone has a row alone."""
    alone = "[1]" if len(node) == 1 and not _is_roster(node) else ""
    self.body.append(f"\n\n\\begin{{{_people(node)}}}{alone}\n")


def depart_person_list(self: LaTeXTranslator, node: Element) -> None:
    """Close the list."""
    self.body.append(f"\\end{{{_people(node)}}}\n\n{_mark_page(self, node)}")


def _is_roster(node: Element) -> bool:
    return node.get("layout") in ("list", "strip")


def _people(node: Element) -> str:
    return "labroster" if _is_roster(node) else "labpeople"


def visit_person(self: LaTeXTranslator, node: Element) -> None:
    """Write a card."""
    lab = _domain(self).lab
    person = lab.people.get(node["person"])
    if person is not None:
        places = anchors_at(node, "person", (person.id, *person.formerly))
        photo = picture_of(self, "person", person.id, "photo")
        self.body.append(source_mark(self, person.location, person.id))
        self.body.append(person_latex(lab, person, places, photo))
    raise docutils_nodes.SkipNode


def person_latex(lab: Lab, person: Person, places: str = "", photo: str = "") -> str:
    r"""Return a card as ``\labperson``; *photo* is a file beside the ``.tex`` file."""
    fields = {
        "name": escape(str(person.name)),
        "native": escape(person.native),
        "initials": escape(lab.monograms.get(person.id) or profiles.monogram(person)),
        "photo": photo,
        "role": escape(person.title or profiles.role_label(person, lab.settings.roles, lab.words)),
        "affiliation": escape(person.profile.affiliation),
        "dates": escape(profiles.membership(person, lab.words)),
        "topic": escape(profiles.details(person, lab.words)),
        "career": "\\par ".join(
            escape(line) for line in profiles.earlier(person, lab.settings.roles, lab.words)
        ),
        "now": escape(profiles.whereabouts(person, lab.words)),
        "site": "",
    }
    if person.homepage:
        fields["url"] = url(person.homepage)
        fields["site"] = shown_url(person.homepage)
    keys = ",%\n  ".join(f"{key}={{{value}}}" for key, value in fields.items() if value)
    return f"\\labperson{{{places}}}{{%\n  {keys}}}\n"


# --- news


def visit_news_item(self: LaTeXTranslator, node: Element) -> None:
    """Gather the item's text: its first words follow the date in the same paragraph."""
    self.pushbody([])


def depart_news_item(self: LaTeXTranslator, node: Element) -> None:
    """Write the item: its places, date and kind, then its text."""
    text = "".join(self.popbody()).lstrip().removeprefix(r"\sphinxAtStartPar").strip()
    domain = _domain(self)
    item = domain.news.get(node["news"])
    former = item.formerly if item else ()
    date = bylines.date_text(item.date, words=domain.lab.words) if item and item.date else ""
    places = anchors_at(node, "news", (node["news"], *former))
    kind = escape(node.get("kind", ""))
    if item:
        page = Location(str(self.builder.env.doc2path(item.docname)), item.line)
        self.body.append(source_mark(self, page, item.id))
    self.body.append(f"\\labnewsitem{{{places}}}{{{escape(date)}}}{{{kind}}}%\n{text}\n\n")


# --- awards, sponsors


def visit_award(self: LaTeXTranslator, node: Element) -> None:
    """Write an award with the paper that won it."""
    domain = _domain(self)
    paper = domain.lab.publications.get(node["key"])
    if paper is not None and node["index"] < len(paper.awards):
        award = paper.awards[node["index"]]
        anchor = anchor_of("paper", paper.key)
        places = anchors_at(node, "award", _award_names(domain, node["award"]))
        name = escape(bylines.awards_line((award,)))
        venue = escape(domain.lab.source_style.venue(paper))
        self.body.append(_award(domain, places, name, rich_latex(paper.title), venue, anchor))
    raise docutils_nodes.SkipNode


def visit_honor(self: LaTeXTranslator, node: Element) -> None:
    """Write an award with the person who has it."""
    domain = _domain(self)
    person = domain.lab.people.get(node["person"])
    if person is not None and node["index"] < len(person.honors):
        honor = person.honors[node["index"]]
        anchor = anchor_of("person", person.id)
        name, whence = honors.named(honor), honors.whence(honor, domain.lab.words)
        line = (escape(name), escape(str(person.name)), escape(whence))
        self.body.append(_award(domain, "", *line, anchor))
    raise docutils_nodes.SkipNode


def _award(domain: LabDomain, places: str, name: str, of: str, whence: str, anchor: str) -> str:
    r"""Return ``\labaward``, which leads to *anchor* where the booklet has that."""
    page = anchor if anchor in domain.booklet_anchors else ""
    return f"\\labaward{{{places}}}{{{name}}}{{{of}}}{{{whence}}}{{{page}}}\n"


def visit_sponsor(self: LaTeXTranslator, node: Element) -> None:
    """Write a sponsor."""
    sponsors = _domain(self).lab.sponsors
    if node["index"] < len(sponsors):
        sponsor = sponsors[node["index"]]
        address = print_url(sponsor.url).removeprefix(r"\laburl") if sponsor.url else "{}{}"
        self.body.append(source_mark(self, sponsor.location, ""))
        logo = picture_of(self, "sponsor", sponsor.name, "logo")
        logo = f"[{logo}]" if logo else ""
        self.body.append(f"\\labsponsor{logo}{{{escape(sponsor.name)}}}{address}\n")
    raise docutils_nodes.SkipNode


# --- the legend, places of themes, references


def visit_author_legend(self: LaTeXTranslator, node: Element) -> None:
    """Write the legend."""
    self.body.append(f"\n\n\\lablegend{{{escape(node.astext())}}}\n\n")
    raise docutils_nodes.SkipNode


def visit_theme_anchor(self: LaTeXTranslator, node: Element) -> None:
    """Write the place of a theme."""
    names = _domain(self).catalogue.names_of("theme", node["theme"])
    self.body.append(anchors_at(node, "theme", names))
    raise docutils_nodes.SkipNode


def visit_record_reference(self: LaTeXTranslator, node: Element) -> None:
    """Write a reference; the macro adds the page."""
    anchor = node["anchor"]
    shown = node.astext()
    words = escape(shown)
    kind, object_id = kind_and_id(anchor)
    if kind == "paper":
        paper = _domain(self).lab.publications.get(object_id)
        if paper and shown == paper.plain_title:
            words = rich_latex(paper.title)
    self.body.append(rf"\labref{{{anchor}}}{{{words}}}")
    raise docutils_nodes.SkipNode
