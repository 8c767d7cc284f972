"""A publication as CSL-JSON, which Zotero, Pandoc and the processors of the CSL styles read.

Source: the schema ``csl-data.json`` of citation-style-language/schema 1.0.2, and for the types the
mapping of BibLaTeX's that its documentation and Pandoc's share.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, get_args

from labpress.formatting.contributors import named
from labpress.records.model import Season
from labpress.text.plain_mathematics import text_of_rich

if TYPE_CHECKING:
    from collections.abc import Iterable

    from labpress.records.model import Date, Name, Publication

#: CSL's type for each entry type; any other is a ``document``.
TYPES = {
    **dict.fromkeys(("article", "suppperiodical"), "article-journal"),
    "review": "review",
    **dict.fromkeys(("inproceedings", "conference"), "paper-conference"),
    **dict.fromkeys(("incollection", "inbook", "bookinbook", "suppbook"), "chapter"),
    "inreference": "entry",
    **dict.fromkeys(
        ("book", "mvbook", "collection", "mvcollection", "proceedings", "reference", "manual"),
        "book",
    ),
    "booklet": "pamphlet",
    **dict.fromkeys(
        ("thesis", "phdthesis", "mastersthesis", "bathesis", "bachelorsthesis"), "thesis"
    ),
    **dict.fromkeys(("report", "techreport"), "report"),
    "patent": "patent",
    "standard": "standard",
    "dataset": "dataset",
    "software": "software",
    **dict.fromkeys(("online", "electronic", "www"), "webpage"),
    **dict.fromkeys(("unpublished", "preprint"), "manuscript"),
    "periodical": "periodical",
    **dict.fromkeys(("audio", "music"), "song"),
    **dict.fromkeys(("video", "movie"), "motion_picture"),
}

#: CSL's word for what a thesis is.
_GENRES = {
    "phdthesis": "PhD thesis",
    "mastersthesis": "Master's thesis",
    "bathesis": "Bachelor's thesis",
    "bachelorsthesis": "Bachelor's thesis",
}

#: CSL's variable -> the fields that hold it, of which the first counts.
_VARIABLES = {
    "collection-title": ("series", "maintitle"),
    "edition": ("edition",),
    "event-place": ("venue",),
    "event-title": ("eventtitle",),
    "genre": ("type",),
    "ISBN": ("isbn",),
    "ISSN": ("issn",),
    "issue": ("number", "issue"),
    "language": ("langid",),
    "number-of-pages": ("pagetotal",),
    "number-of-volumes": ("volumes",),
    "page": ("pages",),
    "part-number": ("part",),
    "PMCID": ("pmcid",),
    "PMID": ("pmid",),
    "publisher": ("publisher",),
    "publisher-place": ("address", "location"),
    "version": ("version",),
    "volume": ("volume",),
}

#: Types whose venue is who published them, and whose ``number`` is their own.
_PUBLISHED_BY = frozenset({"thesis", "report", "patent", "standard", "software", "dataset"})
#: Types whose ``number`` is that of the book in its series.
_IN_SERIES = frozenset({"book", "chapter", "paper-conference", "entry", "pamphlet"})
#: CSL's variable for names -> the field that has them.
_PEOPLE = {"translator": "translator", "container-author": "bookauthor"}
#: The numbers of seasons in the schema.
_SEASONS: dict[Season, int] = {season: at for at, season in enumerate(get_args(Season), 1)}


def csl_items(publications: Iterable[Publication]) -> str:
    """Return *publications* as a CSL-JSON document."""
    items = [csl_item(entry) for publication in publications for entry in publication.entries]
    return json.dumps(items, ensure_ascii=False, indent=1) + "\n"


def csl_item(publication: Publication) -> dict[str, Any]:
    """Return *publication* as one item of CSL-JSON."""
    fields = dict(publication.fields)
    kind = TYPES.get(publication.type, "document")
    venue = text_of_rich(publication.venue)
    item: dict[str, Any] = {
        "id": publication.key,
        "type": kind,
        "title": publication.plain_title,
        "author": []
        if publication.edited
        else [csl_name(author.own_name) for author in publication.authors],
        "editor": [csl_name(author.own_name) for author in publication.authors]
        if publication.edited
        else [csl_name(name) for name in publication.editors],
        **{
            variable: [csl_name(name) for name in named(fields, field)]
            for variable, field in _PEOPLE.items()
        },
        "issued": csl_date(publication.date),
        "container-title": "" if kind in _PUBLISHED_BY or kind == "book" else venue,
        "abstract": text_of_rich(publication.abstract),
        "DOI": publication.doi,
        "keyword": ", ".join(publication.public_keywords),
        "note": text_of_rich(publication.note),
        "status": publication.status,
        "URL": next(
            (one.url for one in publication.links if _is_page(one.url) and not one.version), ""
        ),
    }
    for variable, names in _VARIABLES.items():
        item[variable] = next((fields[name] for name in names if fields.get(name)), "")
    item["page"] = item["page"].replace("--", "-").replace("–", "-")
    if kind in _PUBLISHED_BY:
        item["number"] = item.pop("issue", "")
        item["publisher"] = item["publisher"] or venue
    elif kind in _IN_SERIES and item["collection-title"]:
        item["collection-number"] = item.pop("issue", "")
    if kind == "thesis":
        item["genre"] = item["genre"] or _GENRES.get(publication.type, "")
    if publication.arxiv and not publication.doi:
        item["archive"], item["archive_location"] = "arXiv", publication.arxiv
    return {name: value for name, value in item.items() if value}


def csl_name(name: Name) -> dict[str, str]:
    """Return *name* as CSL has it; a body, or somebody with one name, is ``literal``."""
    if name.literal or not name.given:
        return {"literal": str(name)}
    parts = {
        "family": name.family,
        "given": name.given,
        "non-dropping-particle": name.particle,
        "suffix": name.suffix,
    }
    return {part: text for part, text in parts.items() if text}


def csl_date(date: Date | None) -> dict[str, Any]:
    """Return *date* as CSL has it; nothing for None."""
    if date is None:
        return {}
    parts = [part for part in (date.year, date.month, date.day) if part is not None]
    found: dict[str, Any] = {"date-parts": [parts]}
    if date.season:
        found["season"] = _SEASONS[date.season]
    return found


def _is_page(url: str) -> bool:
    return url.startswith(("https://", "http://")) and "://doi.org/" not in url
