"""What search engines, reference managers and social networks read of a record or a page.

Sources: Google Scholar's inclusion guidelines (``citation_*``, the Highwire Press tags),
schema.org (``ScholarlyArticle``, ``Person``, ``Organization``) and the Open Graph protocol.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from labpress.formatting import citations, profiles
from labpress.formatting import items as written
from labpress.formatting.publication_kinds import kind_of
from labpress.records.fields import FIELDS
from labpress.records.items import ITEM_KINDS
from labpress.site.items import item_data
from labpress.text.plain_mathematics import text_of_rich

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from labpress.files.web import WebPicture
    from labpress.group.lab import Lab
    from labpress.group.options import Group
    from labpress.records.items import Item
    from labpress.records.model import Author, Date, Person, Position, Publication, Theme

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


#: schema.org's type for what an article appeared in.
_SCHEMA_VENUES = {"journal": "Periodical", "conference": "Book", "book": "Book"}

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


@dataclass(frozen=True)
class Published:
    """A group's records as they stand on the web.

    ``base``: the site's address with a slash at its end, or empty where it is not known.
    ``target``: docname -> address relative to ``base``. ``group``: ``labpress_group``.
    ``pictures``: kind, id and key of a record -> its picture.
    """

    lab: Lab
    group: Group
    base: str
    target: Callable[[str], str]
    pictures: Mapping[tuple[str, str, str], WebPicture] = field(default_factory=dict)

    def picture(self, kind: str, object_id: str, key: str) -> str:
        """Return the absolute address of a record's picture, or nothing where there is none."""
        found = self.pictures.get((kind, object_id, key))
        return self.base + found.largest if found and self.base else ""

    def own_page(self, kind: str, object_id: str) -> str:
        """Return the absolute address of an object's own page; see :meth:`address`."""
        return self.address(self.lab.own_page(kind, object_id))

    def address(self, docname: str) -> str:
        """Return the absolute address of *docname*, or nothing where the site's is not known."""
        return self.base + self.target(docname) if self.base else ""


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
    for link in paper.links:
        # only an absolute address is of use, and only that of this very version
        if link.kind == "pdf" and not link.version and ("://" in link.url or published.base):
            url = link.url if "://" in link.url else urljoin(published.base, link.url)
            tags.append(_meta("citation_pdf_url", url))
    if address:
        tags.append(_meta("citation_abstract_html_url", address))
    summary = text_of_rich(paper.abstract) or citations.plain_entry(
        paper, published.lab.bylines[paper.key], published.lab.source_style
    )
    image = published.picture("paper", paper.key, "preview")
    tags += open_graph(paper.plain_title, summary, address, "article", published, image)
    tags.append(json_ld(paper_data(published, paper)))
    return "\n".join(tags)


def _not_the_venue(kind: str, fields: Mapping[str, str]) -> frozenset[str]:
    """Return what stands in for a missing venue and has a tag of its own, or none."""
    names: tuple[str, ...] = ("publisher", "howpublished", "series")
    if kind not in ("thesis", "report"):
        names = (*names, "organization")
    return frozenset(fields.get(name, "") for name in names)


def person_head(published: Published, person: Person) -> str:
    """Return the tags for the head of *person*'s page."""
    address = published.own_page("person", person.id)
    role = person.title or _role(published, person)
    summary = ", ".join(part for part in (role, published.group.name) if part)
    image = published.picture("person", person.id, "photo")
    tags = open_graph(str(person.name), summary, address, "profile", published, image)
    tags.append(json_ld({"@context": "https://schema.org", **person_data(published, person)}))
    return "\n".join(tags)


def theme_head(published: Published, theme: Theme) -> str:
    """Return the tags for the head of *theme*'s page."""
    address = published.own_page("theme", theme.id)
    return "\n".join(open_graph(theme.title, theme.subtitle, address, "website", published))


def item_head(published: Published, item: Item, now: str = "") -> str:
    """Return the tags for the head of *item*'s page; *now*: which of its kind's states it is in."""
    kind, lab = ITEM_KINDS[item.kind], published.lab
    address = published.own_page(item.kind, item.id)
    facts = written.BETWEEN_FACTS.join(map(str, written.facts(item, kind, lab.name_of, lab.words)))
    summary = written.summary(item, kind) or facts

    def person(person_id: str, name: str) -> dict[str, Any]:
        if person_id:
            return person_data(published, lab.people[person_id])
        return {"@type": "Person", "name": name}

    def page(kind: str, object_id: str) -> str:
        return published.own_page(kind, object_id)

    keys = (one.name for one in ITEM_KINDS[item.kind].of_type("picture"))
    image = next(filter(None, (published.picture(item.kind, item.id, key) for key in keys)), "")
    tags = open_graph(item.title, summary, address, "article", published, image)
    data = item_data(item, lab, person, page, published.picture)
    if data["@type"] == "JobPosting":
        data = _job_posting(data, published) if kind.states and now == kind.states[0] else {}
    if data:
        tags.append(json_ld(data))
    return "\n".join(tags)


def _job_posting(data: dict[str, Any], published: Published) -> dict[str, Any]:
    """Return *data* as Google's guidelines for job postings ask; none is to stand for a closed one.

    Source: Google Search Central, "Job posting structured data": title, description, datePosted,
    hiringOrganization and jobLocation with an address are required.
    """
    title = data.pop("name")
    place = data.pop("jobLocation", {}).get("name") or ", ".join(published.group.address)
    posting = {**data, "title": title, "description": data.get("description") or title}
    if published.group.name:
        posting["hiringOrganization"] = organisation(published)
    if place:
        posting["jobLocation"] = {"@type": "Place", "address": place}
    return posting


def home_data(published: Published) -> dict[str, Any]:
    """Return the group as schema.org data; nothing where its name is not known."""
    group = published.group
    if not group.name:
        return {}
    data: dict[str, Any] = {"@context": "https://schema.org", **organisation(published)}
    optional = {
        "alternateName": group.short,
        "url": published.base or group.url,
        "email": group.email,
        "address": ", ".join(group.address),
        "department": group.department,
        "sameAs": [url for url in (group.url, group.code) if url],
        "member": [
            person_data(published, person, affiliated=False)
            for person in published.lab.people.values()
            if person.current
        ],
    }
    data.update({name: value for name, value in optional.items() if value})
    return data


def organisation(published: Published) -> dict[str, Any]:
    """Return the group, and what it belongs to, without a context."""
    group = published.group
    data: dict[str, Any] = {"@type": "ResearchOrganization", "name": group.name}
    if group.organization:
        data["parentOrganization"] = {
            "@type": "CollegeOrUniversity",
            "name": group.organization,
        }
    return data


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
    return tags


def paper_data(published: Published, paper: Publication) -> dict[str, Any]:
    """Return *paper* as schema.org data."""
    kind = kind_of(paper)
    fields = dict(paper.fields)
    grants = published.lab.items_naming("paper", paper.key).get("grant", ())
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": _SCHEMA_TYPES[kind],
        "name": paper.plain_title,
        "headline": paper.plain_title,
        "editor" if paper.edited else "author": [
            _author_data(published, author) for author in paper.authors
        ],
    }
    optional = {
        "datePublished": str(paper.date) if paper.date and not paper.date.season else "",
        "isPartOf": {"@type": _SCHEMA_VENUES[kind], "name": text_of_rich(paper.venue)}
        if paper.venue and kind in _SCHEMA_VENUES
        else "",
        **{row.schema: fields.get(row.name, "") for row in FIELDS if row.schema and not row.placed},
        "publisher": _organization(fields.get("publisher", "")),
        "award": [award.name for award in paper.awards],
        "abstract": text_of_rich(paper.abstract),
        "keywords": list(paper.public_keywords),
        "funding": [{"@type": "Grant", "name": grant.title} for grant in grants],
        "identifier": f"https://doi.org/{paper.doi}" if paper.doi else "",
        "sameAs": [link.url for link in paper.links if "://" in link.url],
        "url": published.own_page("paper", paper.key),
    }
    data.update({name: value for name, value in optional.items() if value})
    return data


def person_data(published: Published, person: Person, *, affiliated: bool = True) -> dict[str, Any]:
    """Return *person* as schema.org data, without a context; *affiliated*: with the group."""
    data: dict[str, Any] = {"@type": "Person", "name": str(person.name)}
    orcid = f"https://orcid.org/{person.orcid}" if person.orcid else ""
    optional = {
        "givenName": person.name.given,
        "familyName": person.name.family if person.name.given else "",
        "alternateName": person.native,
        "jobTitle": person.title or _role(published, person),
        "url": published.own_page("person", person.id) or person.homepage,
        "identifier": orcid,
        "sameAs": [url for url in (person.homepage, orcid, profiles.link(person, "dblp")) if url],
    }
    data.update({name: value for name, value in optional.items() if value})
    if affiliated and person.member and published.group.name:
        if person.current:
            data["affiliation"] = organisation(published)
        # schema.org's way to say that something held for a time
        past = [_membership(published, one) for one in person.held if one.ended]
        if past:
            data["memberOf"] = past[0] if len(past) == 1 else past
    return data


def _membership(published: Published, position: Position) -> dict[str, Any]:
    """Return a position that somebody had as an ``OrganizationRole``."""
    lab = published.lab
    name = profiles.position_label(position, lab.settings.roles, lab.words)
    return {
        "@type": "OrganizationRole",
        "memberOf": organisation(published),
        **({"roleName": name} if name else {}),
        **({"startDate": str(position.start)} if _is_iso(position.start) else {}),
        **({"endDate": str(position.end)} if _is_iso(position.end) else {}),
    }


def _organization(name: str) -> dict[str, str]:
    return {"@type": "Organization", "name": name} if name else {}


def _role(published: Published, person: Person) -> str:
    lab = published.lab
    return profiles.role_label(person, lab.settings.roles, lab.words)


def _is_iso(date: Date | None) -> bool:
    return date is not None and not date.season


def json_ld(data: Mapping[str, Any]) -> str:
    """Return *data* as a JSON-LD script that no value can break out of."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=False)
    text = text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return f'<script type="application/ld+json">{text}</script>'


def _author_data(published: Published, author: Author) -> dict[str, Any]:
    person = published.lab.people.get(author.identity.person)
    if person is not None and person.member:
        return person_data(published, person)
    kind = "Organization" if author.own_name.literal else "Person"
    return {"@type": kind, "name": str(author.own_name)}


def _meta(name: str, value: str | Iterable[str]) -> str:
    return f'<meta name="{name}" content="{escape(str(value))}">'
