"""What search engines, reference managers and social networks read of a paper or a person.

Sources: Google Scholar's inclusion guidelines (``citation_*``, the Highwire Press tags),
schema.org (``ScholarlyArticle``, ``Person``, ``Organization``) and the Open Graph protocol.
"""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Any

from .. import citation, profile
from ..query import kind_of
from ..richtext import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ..lab import Lab
    from ..model import Author, Person, Publication

#: schema.org's type for each kind of publication (schema.org 29).
_SCHEMA_TYPES = {
    "journal": "ScholarlyArticle",
    "conference": "ScholarlyArticle",
    "preprint": "ScholarlyArticle",
    "book": "Book",
    "thesis": "Thesis",
    "report": "Report",
    "software": "SoftwareSourceCode",
    "patent": "CreativeWork",
    "other": "CreativeWork",
}


def paper_head(lab: Lab, paper: Publication, base: str, group: Mapping[str, Any]) -> str:
    """Return the tags for the head of *paper*'s page; *base* is the site's address or empty."""
    address = f"{base}papers/{paper.key}.html" if base else ""
    tags = [_meta("citation_title", paper.plain_title)]
    tags += [_meta("citation_author", str(author.name)) for author in paper.authors]
    if paper.date:
        tags.append(_meta("citation_publication_date", str(paper.date).replace("-", "/")))
    fields = dict(paper.fields)
    venue = plain(paper.venue)
    if venue:
        name = {"journal": "citation_journal_title", "conference": "citation_conference_title"}
        tags.append(_meta(name.get(kind_of(paper), "citation_publisher"), venue))
    for field, name in (
        ("volume", "citation_volume"),
        ("number", "citation_issue"),
        ("issn", "citation_issn"),
        ("isbn", "citation_isbn"),
    ):
        if field in fields:
            tags.append(_meta(name, fields[field]))
    first, _, last = fields.get("pages", "").replace("–", "-").partition("-")
    if first:
        tags.append(_meta("citation_firstpage", first.strip()))
    if last.strip("- "):
        tags.append(_meta("citation_lastpage", last.strip("- ")))
    if paper.doi:
        tags.append(_meta("citation_doi", paper.doi))
    if paper.arxiv:
        tags.append(_meta("citation_arxiv_id", paper.arxiv))
    for link in paper.links:
        if link.kind == "pdf":
            url = link.url if "://" in link.url else base + link.url
            tags.append(_meta("citation_pdf_url", url))
    if address:
        tags.append(_meta("citation_abstract_html_url", address))
    summary = plain(paper.abstract) or citation.plain_entry(
        paper, lab.settings.marks, lab.venues
    )
    tags += open_graph(paper.plain_title, summary, address, "article", group)
    tags.append(json_ld(paper_data(lab, paper, base, group)))
    return "\n".join(tags)


def person_head(lab: Lab, person: Person, base: str, group: Mapping[str, Any]) -> str:
    """Return the tags for the head of *person*'s page."""
    address = f"{base}people/{person.id}.html" if base else ""
    role = person.title or profile.role_label(person, lab.settings.roles)
    summary = ", ".join(part for part in (role, str(group.get("name", ""))) if part)
    tags = open_graph(str(person.name), summary, address, "profile", group)
    tags.append(
        json_ld({"@context": "https://schema.org", **person_data(lab, person, base, group)})
    )
    return "\n".join(tags)


def open_graph(
    title: str, summary: str, address: str, kind: str, group: Mapping[str, Any]
) -> list[str]:
    """Return the Open Graph tags of a page and its description."""
    summary = summary if len(summary) <= 300 else summary[:299].rsplit(" ", 1)[0] + "…"
    tags = [_meta("description", summary)] if summary else []
    properties = (
        ("og:title", title),
        ("og:description", summary),
        ("og:type", kind),
        ("og:url", address),
        ("og:site_name", str(group.get("name", ""))),
    )
    tags += [
        f'<meta property="{name}" content="{escape(value)}">'
        for name, value in properties
        if value
    ]
    return tags


def paper_data(
    lab: Lab, paper: Publication, base: str, group: Mapping[str, Any]
) -> dict[str, Any]:
    """Return *paper* as schema.org data."""
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": _SCHEMA_TYPES[kind_of(paper)],
        "name": paper.plain_title,
        "headline": paper.plain_title,
        "author": [_author_data(lab, author, base, group) for author in paper.authors],
    }
    optional = {
        "datePublished": str(paper.date) if paper.date and not paper.date.season else "",
        "isPartOf": {"@type": "PublicationIssue", "name": plain(paper.venue)}
        if paper.venue
        else "",
        "award": [award.name for award in paper.awards],
        "abstract": plain(paper.abstract),
        "keywords": list(paper.keywords),
        "identifier": f"https://doi.org/{paper.doi}" if paper.doi else "",
        "sameAs": [link.url for link in paper.links if "://" in link.url],
        "url": f"{base}papers/{paper.key}.html" if base else "",
    }
    data.update({name: value for name, value in optional.items() if value})
    return data


def person_data(
    lab: Lab, person: Person, base: str, group: Mapping[str, Any]
) -> dict[str, Any]:
    """Return *person* as schema.org data, without a context."""
    data: dict[str, Any] = {"@type": "Person", "name": str(person.name)}
    orcid = f"https://orcid.org/{person.orcid}" if person.orcid else ""
    optional = {
        "givenName": person.name.given,
        "familyName": person.name.family if person.name.given else "",
        "alternateName": person.native,
        "jobTitle": person.title or profile.role_label(person, lab.settings.roles),
        "url": f"{base}people/{person.id}.html" if base else person.homepage,
        "identifier": orcid,
        "sameAs": [url for url in (person.homepage, orcid) if url],
    }
    data.update({name: value for name, value in optional.items() if value})
    if person.member and (name := group.get("name")):
        organisation: dict[str, Any] = {"@type": "ResearchOrganization", "name": name}
        if group.get("organization"):
            organisation["parentOrganization"] = {
                "@type": "CollegeOrUniversity",
                "name": group["organization"],
            }
        data["affiliation" if person.current else "memberOf"] = organisation
    return data


def json_ld(data: Mapping[str, Any]) -> str:
    """Return *data* as a JSON-LD script that no value can break out of."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=False)
    text = text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return f'<script type="application/ld+json">{text}</script>'


def _author_data(
    lab: Lab, author: Author, base: str, group: Mapping[str, Any]
) -> dict[str, Any]:
    person = lab.people.get(author.identity.person)
    if person is not None and person.member:
        return person_data(lab, person, base, group)
    kind = "Organization" if author.name.literal else "Person"
    return {"@type": kind, "name": str(author.name)}


def _meta(name: str, value: str | Iterable[str]) -> str:
    return f'<meta name="{name}" content="{escape(str(value))}">'
