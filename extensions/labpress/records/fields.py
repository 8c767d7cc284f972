"""The fields of ``publications.bib``, each declared once.

A row says what labpress does with a field: which other names it goes by, what its link is called
and where it may lead, whether an entry that is another's ``crossref`` keeps it for itself, whether
visitors get to see it, the tags of search engines and reference managers that carry it, and what
the reference of the documentation says of it. Readers, writers and docs/reference.md ask this
table; none of them has a list of fields of its own.

Sources: the BibTeX manual (btxdoc, section 3.2), the BibLaTeX manual (sections 2.2 and 2.3,
appendix B for what is inherited), al-folio's documentation, and what JabRef, Mendeley, Zotero and
BibDesk write.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

#: What the value of a link's field may be: an ``address`` of the web, or a ``file`` of the site
#: as well.
Target: TypeAlias = Literal["address", "file"]


@dataclass(frozen=True, slots=True)
class BibField:
    """One field of an entry.

    ``name``: in lower case. ``also``: other names that mean the same; the first that an entry has
    counts. ``label``: what its link is called; empty if it is none. ``target``: what its value
    may be, if it names an address or a file. ``own``: it says what the entry itself is, so no
    other entry inherits it through ``crossref``. ``private``: visitors do not get it with the
    BibTeX. ``placed``: it has a place of its own in
    :class:`~labpress.records.model.Publication` instead of being one of its ``fields``.
    ``tag``: the ``<meta>`` tag of Google Scholar that carries it as it stands. ``schema``: the
    property of schema.org that does. ``entry``: what the reference says of it; a field without
    belongs to the one before it that has.
    """

    name: str
    also: tuple[str, ...] = ()
    label: str = ""
    target: Target | None = None
    own: bool = False
    private: bool = False
    placed: bool = False
    tag: str = ""
    schema: str = ""
    entry: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The name and all others that mean the same."""
        return (self.name, *self.also)


def _link(
    name: str,
    label: str,
    *also: str,
    target: Target = "address",
    tag: str = "",
    entry: str = "",
) -> BibField:
    """Return the row of a link: it is the entry's own, and is read by itself."""
    return BibField(
        name, also, label, target, own=True, placed=True, tag=tag, entry=entry or f"link “{label}”"
    )


def _house(name: str, *also: str, own: bool = False, target: Target | None = None) -> BibField:
    """Return the row of a field that only means something to whoever keeps the file."""
    return BibField(name, also, target=target, own=own, private=True)


#: Links in the order in which they are shown.
_LINKS = (
    _link("doi", "DOI", tag="citation_doi", entry="the DOI, bare or as an address"),
    _link("url", "Link", "ee", "link", entry="an address; none where the DOI leads there"),
    _link("html", "HTML", target="file"),
    _link("arxiv", "arXiv", tag="citation_arxiv_id", entry="the number at arXiv"),
    _link("openreview", "OpenReview", entry="the address or the id of its forum"),
    _link("pdf", "PDF", target="file", tag="citation_pdf_url"),
    _link("supp", "Supplement", "supplement", "supplementary", target="file"),
    _link("code", "Code", "github"),
    _link("website", "Website", "project", "project_page", "projectpage", "homepage"),
    _link("blog", "Blog"),
    _link("slides", "Slides", target="file"),
    _link("poster", "Poster", target="file"),
    _link("video", "Video", target="file"),
)

#: What a publication is, in the order of the reference.
_CONTENT = (
    BibField("title", own=True, placed=True, tag="citation_title", schema="headline"),
    BibField("author", own=True, placed=True, tag="citation_author", schema="author"),
    BibField("abstract", own=True, placed=True, schema="abstract"),
    BibField("date", placed=True, schema="datePublished"),
    BibField("year", placed=True),
    BibField("month", placed=True),
    BibField("day", placed=True),
    BibField("subtitle", own=True),
    BibField("titleaddon", own=True),
    BibField("shorttitle", own=True),
    BibField("sorttitle", own=True),
    BibField("editor"),
    BibField("journal", ("journaltitle",)),
    BibField("booktitle"),
    BibField("maintitle"),
    BibField("institution", ("school",)),
    BibField("publisher"),
    BibField("organization"),
    BibField("howpublished"),
    BibField("eventtitle"),
    BibField("series"),
    BibField("address", ("location",)),
    BibField("volume", tag="citation_volume"),
    BibField("number", tag="citation_issue"),
    BibField("issn", tag="citation_issn"),
    BibField("isbn", tag="citation_isbn"),
    BibField("pages", own=True),
    BibField("langid", own=True),
    BibField("note", own=True, placed=True),
    BibField("eprint", own=True, placed=True, entry="the number in the archive `eprinttype`"),
    BibField(
        "eprinttype",
        ("archiveprefix",),
        own=True,
        placed=True,
        entry="`arxiv`, the default",
    ),
    BibField("archive", own=True, placed=True),
    BibField("eprintclass", ("primaryclass",), own=True, placed=True),
)

#: What a group says about its publication.
_GROUP = (
    BibField(
        "award",
        own=True,
        placed=True,
        schema="award",
        entry=(
            "awards, joined by ` and `; `award+an` has a detail of each, `award+an:formerly = "
            '{1="Old Name"}` the names that one once had'
        ),
    ),
    BibField("award_name", own=True, private=True, placed=True),
    BibField(
        "keywords",
        ("keyword",),
        own=True,
        placed=True,
        schema="keywords",
        entry="with commas; a theme's id puts the paper there",
    ),
    BibField(
        "selected",
        own=True,
        private=True,
        placed=True,
        entry="`{true}`: shown by lists of selected papers",
    ),
    BibField(
        "abbr",
        private=True,
        placed=True,
        entry="short name of the venue, if venues.yml has none",
    ),
    BibField("ids", own=True, private=True, placed=True, entry="keys it once had"),
    BibField(
        "crossref", own=True, placed=True, entry="the key of an entry to take missing fields from"
    ),
    BibField("xdata", own=True, placed=True),
    _house("preview", own=True, target="file"),
)

#: What other entries do not take over, and what programs write for themselves.
_OTHERS = (
    *(
        BibField(name, own=True)
        for name in ("xref", "entryset", "related", "label", "sortkey", "key", "options", "presort")
    ),
    _house("annotation", own=True),
    _house("file", own=True),
    *(
        _house(name)
        for name in (
            # al-folio
            *("bibtex_show", "altmetric", "additional_info", "dimensions", "google_scholar_id"),
            *("inspirehep_id", "pmid_show"),
            # BibDesk, JabRef, Mendeley, Zotero
            *("annote", "comment", "comments", "owner", "timestamp", "creationdate"),
            *("modificationdate", "date-added", "date-modified", "groups", "mendeley-groups"),
            *("mendeley-tags", "__markedentry", "ranking", "readstatus", "priority", "printed"),
            *("qualityassured", "relevance", "username", "local-url", "localfile", "internal"),
            "private",
        )
    ),
)

#: Every field that labpress knows.
FIELDS: tuple[BibField, ...] = (*_LINKS, *_CONTENT, *_GROUP, *_OTHERS)

#: Any name of a field -> its row.
BY_NAME: Mapping[str, BibField] = {name: row for row in FIELDS for name in row.names}

#: The fields that are links, in the order in which they are shown.
LINKS: tuple[BibField, ...] = tuple(row for row in FIELDS if row.label)

#: What the link of each kind is called.
LINK_LABELS: Mapping[str, str] = {row.name: row.label for row in LINKS}


def _names(rows: Iterable[BibField]) -> frozenset[str]:
    return frozenset(name for row in rows for name in row.names)


#: Names of fields that no entry inherits through ``crossref``.
OWN = _names(row for row in FIELDS if row.own)

#: Names of fields that have a place of their own in a publication.
PLACED = _names(row for row in FIELDS if row.placed)

#: Names of fields that are left out of the BibTeX that visitors copy.
PRIVATE = _names(row for row in FIELDS if row.private)
_PRIVATE_PREFIXES = ("bdsk-", "comment-")


def is_private(name: str, private: Collection[str] = PRIVATE) -> bool:
    """Tell whether the field *name* (in lower case) is left out of what visitors copy.

    Annotations (``author+an``, …) always are, and so are the comments that JabRef keeps for one
    user (``comment-jane``) and what BibDesk notes for itself (``bdsk-url-1``).
    """
    return "+an" in name or name in private or name.startswith(_PRIVATE_PREFIXES)


def reference() -> str:
    """Return the table of fields in docs/reference.md, in Markdown."""
    lines = ["| field | what it is |", "|---|---|"]
    for row in FIELDS:
        if row.entry:
            names = ", ".join(f"`{name}`" for name in row.names)
            file = "; a file of the site, too" if row.target == "file" else ""
            lines.append(f"| {names} | {row.entry}{file} |")
    return "\n".join(lines)
