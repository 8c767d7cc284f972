"""BibTeX of the records that services and reference managers keep in other forms.

CSL-JSON (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html), Open Library
(https://openlibrary.org/dev/docs/api/books), OpenAlex (https://docs.openalex.org/api-entities/works)
and ORCID (https://info.orcid.org/documentation/api-tutorials/).
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

from labpress.text.addresses import doi

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
        fields = {
            "title": _latex(_first(work.get("title") or work.get("display_name"))),
            "author": " and ".join(_latex(name) for name in names if name),
            _VENUES.get(kind, "howpublished"): _latex(_first(place.get("display_name"))),
            "date": _first(work.get("publication_date")),
            "volume": _latex(_first(biblio.get("volume"))),
            "number": _latex(_first(biblio.get("issue"))),
            "pages": pages,
            "doi": _doi(_first(work.get("doi"))),
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


def from_ris(text: str) -> list[str]:
    """Return the BibTeX of the records in a text in RIS.

    https://web.archive.org/web/20100704171416/http://www.refman.com/support/risformat_intro.asp
    """
    found = []
    record: dict[str, list[str]] = {}
    for line in text.splitlines():
        match = re.match(r"([A-Z][A-Z0-9])  ?-\s?(.*)", line.lstrip("\ufeff"))
        if not match:
            continue
        if match[1] == "ER":
            if record:
                found.append(_of_ris(record))
            record = {}
        else:
            record.setdefault(match[1], []).append(match[2].strip())
    if record:
        found.append(_of_ris(record))
    return found


_RIS_TYPES = {
    **dict.fromkeys(("JOUR", "EJOUR", "MGZN"), "article"),
    **dict.fromkeys(("CONF", "CPAPER"), "inproceedings"),
    **dict.fromkeys(("BOOK", "EBOOK"), "book"),
    **dict.fromkeys(("CHAP", "ECHAP"), "incollection"),
    "THES": "phdthesis",
    "RPRT": "techreport",
    "PAT": "patent",
    "DATA": "dataset",
    "COMP": "software",
}


def _of_ris(record: Mapping[str, list[str]]) -> str:
    def one(*tags: str) -> str:
        return next((record[tag][0] for tag in tags if record.get(tag) and record[tag][0]), "")

    kind = _RIS_TYPES.get(one("TY"), "misc")
    start, end = one("SP"), one("EP")
    date = re.match(r"(\d{4})(?:/(\d{1,2}))?(?:/(\d{1,2}))?", one("DA", "PY", "Y1"))
    parts = [part.zfill(2) for part in date.groups() if part] if date else []
    people = [name for tag in ("AU", "A1") for name in record.get(tag, ())]
    return entry(
        kind,
        {
            "title": _latex(one("TI", "T1", "CT")),
            "author": " and ".join(_latex(name) for name in people),
            _VENUES.get(kind, "howpublished"): _latex(one("JF", "JO", "T2", "BT", "JA")),
            "date": "-".join(parts),
            "volume": _latex(one("VL")),
            "number": _latex(one("IS")),
            "pages": _latex("--".join(filter(None, (start, end if end != start else "")))),
            "publisher": _latex(one("PB")),
            "doi": _doi(one("DO")),
            "url": _address(one("UR")),
            "abstract": _latex(one("AB", "N2")),
            "keywords": ", ".join(_latex(word) for word in record.get("KW", ())),
        },
    )


_CSV_TYPES = {
    "journalarticle": "article",
    "conferencepaper": "inproceedings",
    "booksection": "incollection",
    "book": "book",
    "thesis": "phdthesis",
    "report": "techreport",
    "patent": "patent",
    "computerprogram": "software",
    "dataset": "dataset",
}


def from_csv(text: str) -> list[str]:
    """Return the BibTeX of the rows of a table, such as Zotero's, whose first row names them."""
    import csv
    import io

    found = []
    for row in csv.DictReader(io.StringIO(text.lstrip("\ufeff"))):
        cells = {re.sub(r"[^a-z]", "", str(k).lower()): (v or "") for k, v in row.items() if k}

        def one(*names: str, cells: dict[str, str] = cells) -> str:
            return next((_first(cells[name]) for name in names if cells.get(name)), "")

        kind = one("itemtype", "type").lower().replace(" ", "")
        kind = _CSV_TYPES.get(kind, kind if kind in _TYPES.values() else "")
        venue = one("publicationtitle", "journal", "venue", "booktitle", "conferencename")
        kind = kind or ("article" if venue else "misc")
        names = re.split(r"\s*;\s*|\s+and\s+", one("author", "authors"))
        fields = {
            "title": _latex(one("title")),
            "author": " and ".join(_latex(name) for name in names if name),
            _VENUES.get(kind, "howpublished"): _latex(venue),
            "date": one("date") if re.fullmatch(r"\d{4}(-\d{2}){0,2}", one("date")) else "",
            "year": one("publicationyear", "year"),
            "volume": _latex(one("volume")),
            "number": _latex(one("issue", "number")),
            "pages": _latex(one("pages")),
            "publisher": _latex(one("publisher")),
            "doi": one("doi"),
            "isbn": one("isbn"),
            "url": _address(one("url", "link")),
            "abstract": _latex(one("abstractnote", "abstract")),
            "keywords": _latex(one("manualtags", "keywords").replace(";", ",")),
        }
        if fields["date"]:
            fields["year"] = ""
        if fields["title"]:
            found.append(entry(kind, fields))
    return found


class _Meta(HTMLParser):
    """The ``<meta>`` tags of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, list[str]] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take a tag's name and content."""
        values = {name: value or "" for name, value in attrs}
        name = (values.get("name") or values.get("property") or "").lower()
        if tag == "meta" and name and values.get("content"):
            self.found.setdefault(name, []).append(values["content"].strip())


def from_page(html: str) -> tuple[str, str]:
    """Return the identifier (DOI or arXiv number) that a page states, and the BibTeX it tells.

    Both are read from the tags for Google Scholar, and empty where there are none:
    https://scholar.google.com/intl/en/scholar/inclusion.html
    """
    parser = _Meta()
    parser.feed(html)
    meta = parser.found

    def one(*names: str) -> str:
        return next((meta[name][0] for name in names if meta.get(name)), "")

    identifier = one("citation_doi", "dc.identifier.doi", "prism.doi") or one("citation_arxiv_id")
    title = one("citation_title", "dc.title")
    if not title:
        return identifier, ""
    conference, journal = one("citation_conference_title"), one("citation_journal_title")
    kind = "inproceedings" if conference else "article" if journal else "misc"
    pages = "--".join(filter(None, (one("citation_firstpage"), one("citation_lastpage"))))
    date = one("citation_publication_date", "citation_date", "citation_online_date")
    parts = re.findall(r"\d+", date)
    fields = {
        "title": _latex(title),
        "author": " and ".join(
            _latex(name)
            for value in meta.get("citation_author", meta.get("citation_authors", []))
            for name in re.split(r"\s*;\s*", value)
            if name
        ),
        _VENUES.get(kind, "howpublished"): _latex(conference or journal),
        "date": "-".join(part.zfill(2) for part in parts) if parts and len(parts[0]) == 4 else "",
        "volume": _latex(one("citation_volume")),
        "number": _latex(one("citation_issue")),
        "pages": _latex(pages),
        "publisher": _latex(one("citation_publisher")),
        "pdf": _address(one("citation_pdf_url")),
    }
    return identifier, entry(kind, fields)


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


def _doi(text: str) -> str:
    """Return the DOI that *text* is, be it an address; what is none stays, to be told later."""
    return doi(text) or text


def _latex(text: str) -> str:
    """Return plain *text*, which may hold HTML, for a field."""
    signs = {"\\": r"\textbackslash{}", "{": "", "}": ""}
    return re.sub(r"[\\&%$#_{}]", lambda one: signs.get(one[0], f"\\{one[0]}"), text)
