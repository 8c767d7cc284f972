"""What search engines, reference managers and social networks read of a record or a page.

Sources: Google Scholar's inclusion guidelines (``citation_*``, the Highwire Press tags),
and the Open Graph protocol. schema.org's data are made in :mod:`labpress.site.structured_data`.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from labpress.formatting import citations, profiles
from labpress.formatting import items as written
from labpress.formatting.publication_kinds import kind_of
from labpress.records.fields import FIELDS
from labpress.site.items import item_data
from labpress.site.structured_data import (
    CONTEXT,
    job_posting,
    json_ld,
    paper_data,
    person_data,
    role_name,
)
from labpress.text.plain_mathematics import text_of_rich

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from labpress.records.items import Item
    from labpress.records.model import Person, Publication, Theme
    from labpress.site.published import Published

#: Google Scholar's name for where a work of each kind appeared, and Zotero's for a chapter's book.
_VENUE_TAGS = {
    "journal": "citation_journal_title",
    "conference": "citation_conference_title",
    "book": "citation_inbook_title",
    "thesis": "citation_dissertation_institution",
    "report": "citation_technical_report_institution",
}
#: What the number of a work of each kind is; of others it is no issue and nothing else.
_NUMBER_TAGS = {
    "journal": "citation_issue",
    "report": "citation_technical_report_number",
    "patent": "citation_patent_number",
}


def paper_head(published: Published, paper: Publication) -> str:
    """Return the tags for the head of *paper*'s page."""
    address = published.own_page("paper", paper.key)
    tags = [_meta("citation_title", paper.plain_title)]
    role = "citation_editor" if paper.edited else "citation_author"
    tags += [_meta(role, str(author.own_name)) for author in paper.authors]
    tags += [_meta("citation_editor", str(editor)) for editor in paper.editors]
    if paper.date:
        # a season is nothing that a program could read
        date = str(paper.date.year) if paper.date.season else str(paper.date)
        tags.append(_meta("citation_publication_date", date.replace("-", "/")))
    fields = dict(paper.fields)
    kind = kind_of(paper)
    venue = text_of_rich(paper.venue)
    if venue and kind in _VENUE_TAGS and venue not in _not_the_venue(kind, fields):
        tags.append(_meta(_VENUE_TAGS[kind], venue))
    for row in FIELDS:
        tag = _NUMBER_TAGS.get(kind, "") if row.name == "number" else row.tag
        if tag and row.name in fields:
            tags.append(_meta(tag, fields[row.name]))
    first, _, last = fields.get("pages", "").replace("–", "-").partition("-")
    if first:
        tags.append(_meta("citation_firstpage", first.strip()))
    if last.strip("- "):
        tags.append(_meta("citation_lastpage", last.strip("- ")))
    if paper.doi:
        tags.append(_meta("citation_doi", paper.doi))
    if paper.arxiv:
        tags.append(_meta("citation_arxiv_id", paper.arxiv))
    tags += [_meta("citation_pdf_url", url) for url in _pdf_addresses(published, paper)]
    if address:
        tags.append(_meta("citation_abstract_html_url", address))
    summary = text_of_rich(paper.abstract) or citations.plain_entry(
        paper, published.lab.bylines[paper.key], published.lab.source_style
    )
    picture = published.picture("paper", paper.key, "preview")
    image = published.shown(published.lab.own_page("paper", paper.key), picture)
    tags += open_graph(paper.plain_title, summary, address, "article", published, image)
    tags.append(json_ld(paper_data(published, paper)))
    return "\n".join(tags)


def _pdf_addresses(published: Published, paper: Publication) -> list[str]:
    """Return the absolute addresses of *paper*'s PDF: its own, or else arXiv's."""
    found = []
    for link in paper.links:
        # only an absolute address is of use, and only that of this very version
        if link.kind == "pdf" and not link.version and ("://" in link.url or published.base):
            found.append(link.url if "://" in link.url else urljoin(published.base, link.url))
    if not found and paper.arxiv:
        found.append(f"https://arxiv.org/pdf/{paper.arxiv}")
    return found


def _not_the_venue(kind: str, fields: Mapping[str, str]) -> frozenset[str]:
    """Return what stands in for a missing venue and has a tag of its own, or none."""
    names: tuple[str, ...] = ("publisher", "howpublished", "series")
    if kind not in ("thesis", "report"):
        names = (*names, "organization")
    return frozenset(fields.get(name, "") for name in names)


def person_head(published: Published, person: Person) -> str:
    """Return the tags for the head of *person*'s page."""
    address = published.own_page("person", person.id)
    what = person.title or role_name(published, person)
    summary = ", ".join(part for part in (str(person.name), what, published.group.name) if part)
    if now := profiles.whereabouts(person, published.lab.words):
        summary += f". {now}"
    picture = published.picture("person", person.id, "photo")
    image = published.shown(published.lab.own_page("person", person.id), picture)
    tags = open_graph(str(person.name), summary, address, "profile", published, image)
    tags.append(json_ld({"@context": CONTEXT, **person_data(published, person)}))
    return "\n".join(tags)


def theme_head(published: Published, theme: Theme) -> str:
    """Return the tags for the head of *theme*'s page."""
    address = published.own_page("theme", theme.id)
    picture = published.picture("theme", theme.id, "picture")
    image = published.shown(published.lab.own_page("theme", theme.id), picture)
    return "\n".join(open_graph(theme.title, theme.subtitle, address, "website", published, image))


def item_head(published: Published, item: Item, now: str = "") -> str:
    """Return the tags for the head of *item*'s page; *now*: which of its kind's states it is in."""
    lab = published.lab
    kind = lab.item_kinds[item.kind]
    address = published.own_page(item.kind, item.id)
    facts = written.BETWEEN_FACTS.join(map(str, written.facts(item, kind, lab.name_of, lab.words)))
    summary = written.summary(item, kind) or facts

    def person(person_id: str, name: str) -> dict[str, Any]:
        if person_id:
            return person_data(published, lab.people[person_id])
        return {"@type": "Person", "name": name}

    def page(kind: str, object_id: str) -> str:
        return published.own_page(kind, object_id)

    keys = (one.name for one in kind.of_type("picture"))
    picture = next(filter(None, (published.picture(item.kind, item.id, key) for key in keys)), "")
    image = published.shown(published.lab.own_page(item.kind, item.id), picture)
    tags = open_graph(item.title, summary, address, "article", published, image)
    data = item_data(item, lab, person, page, published.picture)
    if data["@type"] == "JobPosting":
        data = job_posting(published, data) if kind.states and now == kind.states[0] else {}
    if data:
        tags.append(json_ld(data))
    return "\n".join(tags)


def open_graph(
    title: str, summary: str, address: str, kind: str, published: Published, image: str = ""
) -> list[str]:
    """Return the Open Graph tags of a page and its description.

    *image*: the absolute address of a picture that stands for the page.
    """
    summary = " ".join(summary.split())
    summary = summary if len(summary) <= 300 else summary[:299].rsplit(" ", 1)[0] + "…"
    tags = [_meta("description", summary)] if summary else []
    properties = (
        ("og:title", title),
        ("og:description", summary),
        ("og:type", kind),
        ("og:url", address),
        ("og:image", image),
        ("og:site_name", published.group.name),
    )
    tags += [
        f'<meta property="{name}" content="{escape(value)}">' for name, value in properties if value
    ]
    if image:
        tags.append(_meta("twitter:card", "summary_large_image"))
    return tags


def _meta(name: str, value: str | Iterable[str]) -> str:
    return f'<meta name="{name}" content="{escape(str(value))}">'
