"""Records as schema.org data (JSON-LD), as search engines take it.

Sources: schema.org 29; Google Search Central on Organization, ProfilePage, Article,
BreadcrumbList and site names.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from labpress.formatting import profiles
from labpress.formatting.honors import named
from labpress.formatting.publication_kinds import kind_of
from labpress.records.fields import FIELDS
from labpress.text.plain_mathematics import text_of_rich

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from labpress.records.model import Author, Date, Person, Position, Publication
    from labpress.site.published import Published

CONTEXT = "https://schema.org"
#: schema.org's type for each kind of publication.
_TYPES = {
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
#: What somebody does, in the words of whoever says it: "Research Scientist", "PhD student".
_OCCUPATION = re.compile(
    r"\b(?:professor|lecturer|scientist|researcher|engineer|developer|postdoc\w*|fellow|student"
    r"|analyst|architect|consultant|manager|director|founder|co-founder|officer|intern|teacher"
    r"|instructor|physicist|chemist|biologist|mathematician|statistician|programmer|designer"
    r"|associate|assistant|technician|member of technical staff|(?:team|tech|group) lead|head of"
    r"|ceo|cto|pi)\b",
    re.IGNORECASE,
)


def json_ld(data: Mapping[str, Any]) -> str:
    """Return *data* as a JSON-LD script that no value can break out of."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=False)
    text = text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return f'<script type="application/ld+json">{text}</script>'


def home_data(published: Published) -> dict[str, Any]:
    """Return the group; nothing where its name is not known."""
    group = published.group
    if not group.name:
        return {}
    data: dict[str, Any] = {"@context": CONTEXT, **organisation(published)}
    optional = {
        "alternateName": group.short,
        "url": published.base or group.url,
        "logo": published.file(published.logo),
        "email": group.email,
        "address": ", ".join(group.address),
        "sameAs": [url for url in (group.url, group.code) if url],
        "member": [
            person_data(published, person, affiliated=False)
            for person in published.lab.people.values()
            if person.current
        ],
    }
    data.update({name: value for name, value in optional.items() if value})
    return data


def site_data(published: Published) -> dict[str, Any]:
    """Return the site by its name; nothing where its address or its name is not known."""
    group = published.group
    names = list(dict.fromkeys(filter(None, (published.title, group.short, group.name))))
    if not published.base or not names:
        return {}
    data = {"@context": CONTEXT, "@type": "WebSite", "name": names[0], "url": published.base}
    return data | ({"alternateName": names[1:]} if names[1:] else {})


def breadcrumbs(published: Published, pages: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """Return where a page stands: the home page, then *pages*, by title and docname, down to it.

    Nothing where the site's address is not known.
    """
    if not published.base:
        return {}
    here = [(published.title, published.home), *pages]
    return {
        "@context": CONTEXT,
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": name,
                "item": published.address(docname),
            }
            for position, (name, docname) in enumerate(here, 1)
        ],
    }


def organisation(published: Published) -> dict[str, Any]:
    """Return the group, and what it belongs to, without a context."""
    group = published.group
    data: dict[str, Any] = {"@type": "ResearchOrganization", "name": group.name}
    department = _organization(group.department)
    if group.organization:
        data["parentOrganization"] = {
            "@type": "CollegeOrUniversity",
            "name": group.organization,
            **({"department": department} if department else {}),
        }
    elif department:
        data["parentOrganization"] = department
    return data


def paper_data(published: Published, paper: Publication) -> dict[str, Any]:
    """Return *paper*."""
    kind = kind_of(paper)
    fields = dict(paper.fields)
    grants = published.lab.items_naming("paper", paper.key).get("grant", ())
    data: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": _TYPES[kind],
        "name": paper.plain_title,
        "headline": paper.plain_title,
        "editor" if paper.edited else "author": [
            _author_data(published, author) for author in paper.authors
        ],
    }
    schema = {
        row.schema: fields.get(row.name, "")
        for row in FIELDS
        if row.schema and not row.placed and not (row.name == "isbn" and kind in _CONTAINERS)
    }
    optional = {
        "datePublished": _machine_date(paper.date),
        "isPartOf": _container(kind, text_of_rich(paper.venue), fields),
        **schema,
        "publisher": _organization(fields.get("publisher", "")),
        "image": published.picture("paper", paper.key, "preview"),
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


#: Kinds whose works are a part of something, and schema.org's type for it.
_CONTAINERS = {"journal": "Periodical", "conference": "Book", "book": "Book"}


def _container(kind: str, venue: str, fields: Mapping[str, str]) -> dict[str, Any]:
    """Return what a work is a part of: an issue of a volume of a journal, or a book."""
    if not venue or kind not in _CONTAINERS:
        return {}
    found: dict[str, Any] = {"@type": _CONTAINERS[kind], "name": venue}
    if kind != "journal":
        isbn = fields.get("isbn", "")
        return {**found, "isbn": isbn} if isbn else found
    if issn := fields.get("issn", ""):
        found["issn"] = issn
    for schema_type, name, value in (
        ("PublicationVolume", "volumeNumber", fields.get("volume", "")),
        ("PublicationIssue", "issueNumber", fields.get("number", "") or fields.get("issue", "")),
    ):
        if value:
            found = {"@type": schema_type, name: value, "isPartOf": found}
    return found


def person_data(published: Published, person: Person, *, affiliated: bool = True) -> dict[str, Any]:
    """Return *person*, without a context; *affiliated*: with the group."""
    data: dict[str, Any] = {"@type": "Person", "name": str(person.name)}
    orcid = f"https://orcid.org/{person.orcid}" if person.orcid else ""
    links = [profiles.link(person, kind) for kind, _ in profiles.LINKS if kind != "email"]
    links += [url for _, url in person.profile.links]
    photo = person.photo if "://" in person.photo else ""
    optional = {
        "givenName": person.name.given,
        "familyName": person.name.family if person.name.given else "",
        "alternateName": person.native,
        "description": " ".join(map(text_of_rich, person.profile.bio)),
        "knowsAbout": list(person.profile.interests),
        "jobTitle": job_title(published, person),
        "image": published.picture("person", person.id, "photo") or photo,
        "url": published.own_page("person", person.id) or person.homepage,
        "identifier": orcid,
        "award": [named(honor) for honor in person.honors],
        "sameAs": [url for url in dict.fromkeys(links) if "://" in url],
    }
    data.update({name: value for name, value in optional.items() if value})
    if affiliated and person.member and published.group.name:
        group = organisation(published)
        if person.current:
            data["affiliation"] = group
        else:
            data["alumniOf"] = group
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


def job_posting(published: Published, data: dict[str, Any]) -> dict[str, Any]:
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


def job_title(published: Published, person: Person) -> str:
    """Return what *person* does, one thing; of who has left, what ``now`` says if it says it.

    ``Research Scientist, Example Inc.`` says it; ``Example Inc.`` does not.
    """
    if person.member and not person.current:
        job = re.split(r",|;| at | @ ", person.now)[0].strip()
        return job if _OCCUPATION.search(job) else ""
    if person.title:
        return person.title.split(";")[0].strip()
    return role_name(published, person)


def role_name(published: Published, person: Person) -> str:
    """Return the role of *person* in the group's words; may be empty."""
    lab = published.lab
    return profiles.role_label(person, lab.settings.roles, lab.words)


def _author_data(published: Published, author: Author) -> dict[str, Any]:
    person = published.lab.people.get(author.identity.person)
    if person is not None and person.member:
        return person_data(published, person)
    kind = "Organization" if author.own_name.literal else "Person"
    return {"@type": kind, "name": str(author.own_name)}


def _organization(name: str) -> dict[str, str]:
    return {"@type": "Organization", "name": name} if name else {}


def _machine_date(date: Date | None) -> str:
    """Return a date as ISO 8601 has it; a season is nothing that a program could read."""
    if date is None:
        return ""
    return f"{date.year:04}" if date.season else str(date)


def _is_iso(date: Date | None) -> bool:
    return date is not None and not date.season
