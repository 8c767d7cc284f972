"""BibTeX of the records that services and reference managers keep in other forms.

CSL-JSON (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html), Open Library
(https://openlibrary.org/dev/docs/api/books), OpenAlex (https://docs.openalex.org/api-entities/works)
and ORCID (https://info.orcid.org/documentation/api-tutorials/).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: Type of CSL, of OpenAlex -> type of BibTeX.
_TYPES = {
    "article-journal": "article",
    "article-magazine": "article",
    "article": "article",
    "review": "article",
    "paper-conference": "inproceedings",
    "proceedings-article": "inproceedings",
    "book": "book",
    "chapter": "incollection",
    "book-chapter": "incollection",
    "thesis": "phdthesis",
    "dissertation": "phdthesis",
    "report": "techreport",
    "patent": "patent",
    "dataset": "dataset",
    "software": "software",
}
#: Type of BibTeX -> the field that its venue has.
_VENUES = {"article": "journal", "inproceedings": "booktitle", "incollection": "booktitle"}


def entry(kind: str, fields: Mapping[str, str]) -> str:
    """Return an entry without a key; values are plain text, but for ``author`` and addresses."""
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
    return f"@{kind}{{new,\n{''.join(lines)}}}\n"


def from_csl(item: Mapping[str, Any]) -> str:
    """Return the BibTeX of one item of CSL-JSON."""
    kind = _TYPES.get(str(item.get("type", "")), "misc")
    venue = _first(item.get("container-title"))
    return entry(
        kind,
        {
            "title": _latex(_first(item.get("title"))),
            "author": _people(item.get("author")),
            "editor": _people(item.get("editor")),
            _VENUES.get(kind, "howpublished"): _latex(venue),
            "date": _date(item.get("issued")),
            "volume": _latex(_first(item.get("volume"))),
            "number": _latex(_first(item.get("issue"))),
            "pages": _latex(re.sub(r"(?<=\w)-(?=\w)", "--", _first(item.get("page")))),
            "publisher": _latex(_first(item.get("publisher"))),
            "doi": _first(item.get("DOI")),
            "pmid": _first(item.get("PMID")),
            "pmcid": _first(item.get("PMCID")),
            "isbn": _first(item.get("ISBN")),
            "url": "" if item.get("DOI") else _address(item.get("URL")),
            "abstract": _latex(_first(item.get("abstract"))),
        },
    )


def from_open_library(item: Mapping[str, Any], isbn: str) -> str:
    """Return the BibTeX of a book of Open Library."""
    names = [_first(one.get("name")) for one in _mappings(item.get("authors"))]
    publishers = [_first(one.get("name")) for one in _mappings(item.get("publishers"))]
    return entry(
        "book",
        {
            "title": _latex(_first(item.get("title"))),
            "subtitle": _latex(_first(item.get("subtitle"))),
            "author": " and ".join(_latex(name) for name in names if name),
            "publisher": _latex(publishers[0]) if publishers else "",
            "year": "".join(re.findall(r"\d{4}", _first(item.get("publish_date")))[-1:]),
            "isbn": isbn,
        },
    )


def from_openalex(answer: Any) -> list[str]:
    """Return the BibTeX of the works in an answer of OpenAlex."""
    found = []
    for work in _mappings(answer.get("results") if isinstance(answer, dict) else None):
        place = (work.get("primary_location") or {}).get("source") or {}
        written = work.get("type_crossref") or work.get("type") or ""
        kind = _TYPES.get(str(written), "misc")
        biblio = work.get("biblio") or {}
        pages = "--".join(filter(None, (biblio.get("first_page"), biblio.get("last_page"))))
        names = [
            _first((one.get("author") or {}).get("display_name"))
            for one in _mappings(work.get("authorships"))
        ]
        doi = re.sub(r"^https?://(?:dx\.)?doi\.org/", "", _first(work.get("doi")))
        fields = {
            "title": _latex(_first(work.get("title") or work.get("display_name"))),
            "author": " and ".join(_latex(name) for name in names if name),
            _VENUES.get(kind, "howpublished"): _latex(_first(place.get("display_name"))),
            "date": _first(work.get("publication_date")),
            "volume": _latex(_first(biblio.get("volume"))),
            "number": _latex(_first(biblio.get("issue"))),
            "pages": pages,
            "doi": doi,
        }
        if fields["title"]:
            found.append(entry(kind, fields))
    return found


def works_of_orcid(answer: Any) -> list[tuple[str, str]]:
    """Return the works in an answer of ORCID: the DOI or arXiv number, and the title of each."""
    found = []
    groups = _mappings(answer.get("group") if isinstance(answer, dict) else None)
    for group in groups:
        identifiers = _mappings((group.get("external-ids") or {}).get("external-id"))
        named = {
            _first(one.get("external-id-type")): _first(one.get("external-id-value"))
            for one in identifiers
        }
        title = ""
        for summary in _mappings(group.get("work-summary")):
            inner = ((summary.get("title") or {}).get("title") or {}).get("value")
            title = title or _first(inner)
        found.append((named.get("doi") or named.get("arxiv") or "", title))
    return found


def _mappings(value: Any) -> Iterator[Mapping[str, Any]]:
    yield from (
        (one for one in value or () if isinstance(one, dict)) if isinstance(value, list) else ()
    )


def _first(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    return " ".join(str(value).split()) if isinstance(value, str | int) else ""


def _people(value: Any) -> str:
    names = []
    for one in _mappings(value):
        family = " ".join(
            filter(None, map(_first, (one.get("non-dropping-particle"), one.get("family"))))
        )
        if family:
            given, suffix = _first(one.get("given")), _first(one.get("suffix"))
            names.append(", ".join(_latex(part) for part in (family, suffix, given) if part))
        elif literal := _first(one.get("literal") or one.get("name")):
            names.append(f"{{{_latex(literal)}}}")
    return " and ".join(names)


def _date(value: Any) -> str:
    parts = value.get("date-parts") if isinstance(value, dict) else None
    if isinstance(parts, list) and parts and isinstance(parts[0], list):
        digits = [str(part) for part in parts[0] if str(part).isdigit()]
        return "-".join(digit.zfill(4 if not at else 2) for at, digit in enumerate(digits[:3]))
    if isinstance(value, dict):
        return _first(value.get("raw") or value.get("literal"))
    return ""


def _address(value: Any) -> str:
    text = _first(value)
    return text if re.fullmatch(r"https?://[^\s{}\\]+", text) else ""


def _latex(text: str) -> str:
    """Return plain *text*, which may hold HTML, for a field."""
    signs = {"\\": r"\textbackslash{}", "{": "", "}": ""}
    return re.sub(r"[\\&%$#_{}]", lambda one: signs.get(one[0], f"\\{one[0]}"), text)
