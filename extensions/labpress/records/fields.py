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

from labpress.records.items import ITEM_KINDS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from labpress.records.model import Link

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
    one has no line there. ``pattern`` and ``address``: what an identifier looks like, a regular
    expression whose last group is the bare one, and the address that it makes. ``archives``:
    BibLaTeX's ``eprinttype`` (in lower case) of the archives whose ``eprint`` is this identifier.
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
    pattern: str = ""
    address: str = ""
    archives: tuple[str, ...] = ()

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


def _identifier(
    name: str,
    label: str,
    *also: str,
    pattern: str,
    address: str,
    archives: tuple[str, ...] = (),
    entry: str = "",
) -> BibField:
    """Return the row of a link whose field holds an identifier, or an address."""
    return BibField(
        name,
        also,
        label,
        "address",
        own=True,
        placed=True,
        entry=entry or f"the number at {label}, or an address",
        pattern=pattern,
        address=address,
        archives=(name, *archives),
    )


def _house(name: str, *also: str, own: bool = False, target: Target | None = None) -> BibField:
    """Return the row of a field that only means something to whoever keeps the file."""
    return BibField(name, also, target=target, own=own, private=True)


#: A DOI, bare or as an address.
DOI_PATTERN = r"(?:(?:https?://(?:dx\.)?doi\.org/|doi:)\s*)?(10\.\d{4,9}/\S+)"

#: Links in the order in which they are shown.
_LINKS = (
    _link("doi", "DOI", tag="citation_doi", entry="the DOI, bare or as an address"),
    _link(
        "url",
        "Link",
        *("ee", "link", "uri", "weburl", "www", "permalink", "bdsk-url-1", "url_link", "url_paper"),
        entry="an address, named after its site if that is known; none if the DOI leads there",
    ),
    _link("html", "HTML", target="file"),
    _link(
        "arxiv",
        "arXiv",
        "arxivid",
        tag="citation_arxiv_id",
        entry="the number at arXiv; also told from `eprint`, `url`, `journal` and others",
    ),
    _identifier(
        "openreview",
        "OpenReview",
        pattern=r"([A-Za-z0-9_-]{6,20})",
        address="https://openreview.net/forum?id={}",
        entry="the id of its forum, or an address",
    ),
    _link(
        "preprint",
        "Preprint",
        entry="a number at arXiv, or an address; an entry of that preprint becomes one with this",
    ),
    # libraries and archives
    _identifier(
        "pmid",
        "PubMed",
        *("pubmedid", "pubmed_id"),
        pattern=r"(?:pmid:?\s*)?(\d{1,9})",
        address="https://pubmed.ncbi.nlm.nih.gov/{}/",
        archives=("pubmed", "medline"),
    ),
    _identifier(
        "pmcid",
        "PMC",
        "pmc",
        pattern=r"(?:pmcid:?\s*)?(?:pmc)?(\d{1,9})",
        address="https://pmc.ncbi.nlm.nih.gov/articles/PMC{}/",
        archives=("pmc", "pubmed central"),
    ),
    _identifier(
        "hal",
        "HAL",
        "hal_id",
        pattern=r"(?:hal:?\s*)?([a-z]+[_-]\d{6,10}(?:v\d+)?)",
        address="https://hal.science/{}",
        archives=("tel", "halshs"),
    ),
    _identifier(
        "ads",
        "NASA ADS",
        *("bibcode", "adsurl"),
        pattern=r"(\d{4}[A-Za-z0-9.&+']{15})",
        address="https://ui.adsabs.harvard.edu/abs/{}/abstract",
        entry="the bibcode at NASA ADS, or an address",
    ),
    _identifier(
        "inspire",
        "INSPIRE",
        pattern=r"(\d{3,9})",
        address="https://inspirehep.net/literature/{}",
    ),
    _identifier(
        "mrnumber",
        "MathSciNet",
        "mr",
        pattern=r"(?:mr)?\s*(\d{5,8})(?:\s*\(.*\))?",
        address="https://mathscinet.ams.org/mathscinet-getitem?mr={}",
    ),
    _identifier(
        "zbl",
        "zbMATH",
        *("zblnumber", "zmnumber"),
        pattern=r"(?:zbl:?\s*)?(\d{4}\.\d{5}|\d{7,8})",
        address="https://zbmath.org/?q=an:{}",
    ),
    _identifier(
        "jstor",
        "JSTOR",
        pattern=r"([\w./-]+)",
        address="https://www.jstor.org/stable/{}",
    ),
    _identifier(
        "hdl",
        "Handle",
        "handle",
        pattern=r"(?:hdl:)?(\d+(?:\.[\w.]+)?/\S+)",
        address="https://hdl.handle.net/{}",
        archives=("handle",),
    ),
    _identifier(
        "biorxiv",
        "bioRxiv",
        pattern=DOI_PATTERN,
        address="https://doi.org/{}",
        entry="the DOI at bioRxiv, or an address",
    ),
    _identifier(
        "medrxiv",
        "medRxiv",
        pattern=DOI_PATTERN,
        address="https://doi.org/{}",
        entry="the DOI at medRxiv, or an address",
    ),
    _identifier(
        "chemrxiv",
        "ChemRxiv",
        pattern=DOI_PATTERN,
        address="https://doi.org/{}",
        entry="the DOI at ChemRxiv, or an address",
    ),
    _identifier(
        "googlebooks",
        "Google Books",
        pattern=r"([\w-]{8,14})",
        address="https://books.google.com/books?id={}",
        archives=("google books",),
    ),
    _identifier(
        "iacr",
        "IACR ePrint",
        pattern=r"(\d{4}/\d{1,5})",
        address="https://eprint.iacr.org/{}",
        archives=("cryptoeprint", "cryptology eprint archive"),
    ),
    _identifier(
        "ssrn",
        "SSRN",
        pattern=r"(\d{5,8})",
        address="https://ssrn.com/abstract={}",
    ),
    _identifier(
        "urn",
        "URN",
        pattern=r"(urn:nbn:[a-z]{2}\S+)",
        address="https://nbn-resolving.org/{}",
        entry="the number of a national library (`urn:nbn:…`), or an address",
    ),
    _identifier(
        "zenodo",
        "Zenodo",
        pattern=r"(?:10\.5281/zenodo\.)?(\d{3,9})",
        address="https://zenodo.org/records/{}",
    ),
    _identifier(
        "osf",
        "OSF",
        pattern=r"([a-z0-9]{5,10})",
        address="https://osf.io/{}/",
    ),
    # what comes with a paper
    _link("pdf", "PDF", "pdfurl", "url_pdf", target="file", tag="citation_pdf_url"),
    _link("supp", "Supplement", "supplement", "supplementary", target="file"),
    _link("code", "Code", "github", "source_code", "codeurl", "repository", "repo", "url_code"),
    _link("software", "Software", "package"),
    _link("data", "Data", "url_data"),
    _link("dataset", "Dataset", "url_dataset"),
    _link(
        "website",
        "Website",
        "project",
        "project_page",
        "projectpage",
        "homepage",
        "url_website",
        "url_project",
    ),
    _link("app", "App", "demo"),
    _link("blog", "Blog", "url_blog"),
    _link("media", "Media", "press"),
    _link("slides", "Slides", "url_slides", target="file"),
    _link("poster", "Poster", "url_poster", target="file"),
    _link("video", "Video", "url_video", target="file"),
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
    *(
        BibField(name)
        for name in (
            *("editortype", "editora", "editoratype", "editorb", "editorbtype", "editorc"),
            *("editorctype", "translator", "annotator", "commentator", "introduction"),
            *("foreword", "afterword", "bookauthor", "booksubtitle", "mainsubtitle"),
            *("journalsubtitle", "issuesubtitle", "volumes", "part", "venue"),
        )
    ),
    BibField("journal", ("journaltitle",)),
    BibField("booktitle"),
    BibField("maintitle"),
    BibField("institution", ("school",)),
    BibField("publisher", tag="citation_publisher"),
    BibField("organization"),
    BibField("howpublished"),
    BibField("eventtitle"),
    BibField("series"),
    BibField("address", ("location",)),
    BibField("holder", ("assignee",)),
    BibField("type"),
    BibField("chapter", own=True),
    BibField(
        "eid",
        ("article-number", "article_number", "articleno", "art_number", "elocation-id"),
        own=True,
    ),
    BibField("issue"),
    BibField("issuetitle"),
    BibField("volume", tag="citation_volume"),
    BibField("number", tag="citation_issue"),
    BibField("issn", tag="citation_issn"),
    BibField("isbn", tag="citation_isbn", schema="isbn"),
    BibField("pages", own=True, schema="pagination"),
    BibField("edition", schema="bookEdition"),
    BibField("version", own=True, schema="version"),
    BibField("langid", own=True),
    BibField("note", own=True, placed=True, entry="shown on the paper's page"),
    BibField("addendum", own=True, placed=True),
    BibField(
        "pubstate",
        own=True,
        placed=True,
        entry="`inpress`, `forthcoming`, `submitted` or words; `year = {in press}` does the same",
    ),
    BibField(
        "collaboration", ("collaborations",), placed=True, entry="who stands behind the authors"
    ),
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
        entry="short name of the venue; a badge beside it where it cannot be one",
    ),
    BibField("track", own=True, entry="a part of a conference, shown after it: `Main Track`"),
    BibField("ids", own=True, private=True, placed=True, entry="keys it once had"),
    BibField(
        "crossref",
        own=True,
        placed=True,
        entry="the key of an entry to take missing fields from; no list shows that one unless a"
        " member is its author or editor",
    ),
    BibField("xdata", own=True, placed=True),
    *(
        BibField(
            kind.named_by_papers,
            own=True,
            private=True,
            placed=True,
            entry=f"ids of {kind.noun}s (`{kind.file}`), with commas",
        )
        for kind in ITEM_KINDS.values()
        if kind.named_by_papers
    ),
    BibField(
        "preview",
        own=True,
        target="file",
        private=True,
        placed=True,
        entry="a picture",
    ),
)

#: What other entries do not take over, and what programs write for themselves.
_OTHERS = (
    BibField(
        "options", own=True, entry="`skipbib` or `dataonly`: no list shows it; it has its page"
    ),
    *(
        BibField(name, own=True)
        for name in ("xref", "entryset", "label", "sortkey", "key", "presort")
    ),
    BibField(
        "related",
        own=True,
        entry="keys of other entries: those of the same title and a common author are versions of"
        " the work and shown in one entry",
    ),
    BibField(
        "relatedtype",
        own=True,
        entry="`version` joins the entries of `related` under any title, `other` keeps them apart",
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
            *("private", "review", "rating", "read", "attachment", "attachments", "posted-at"),
            *("sentelink", "folder", "color", "localpath", "zotero", "zoterolink", "x-color"),
            *("zoteroid", "citationkey", "lastchecked", "checked", "call-number", "callnumber"),
            *("shelf", "todo", "remark", "remarks", "note-to-self", "readdate", "datestamp"),
            *("mynote", "mynotes", "my-notes", "my_notes", "privatenote", "privatenotes"),
            *("private-notes", "private_notes", "personalnotes", "personal_notes", "internalnote"),
            *("internal_note", "internal_notes"),
            *("uri-local", "url_local", "x-fetchedfrom", "user"),
            # BibSonomy
            *("privnote", "interhash", "intrahash", "added-at", "description"),
        )
    ),
)

#: Every field that labpress knows.
FIELDS: tuple[BibField, ...] = (*_LINKS, *_CONTENT, *_GROUP, *_OTHERS)

#: Any name of a field -> its row.
BY_NAME: Mapping[str, BibField] = {name: row for row in FIELDS for name in row.names}

#: The fields that are links, in the order in which they are shown.
LINKS: tuple[BibField, ...] = tuple(row for row in FIELDS if row.label)

#: ``eprinttype`` of an archive, in lower case -> the row of its identifiers.
ARCHIVES: Mapping[str, BibField] = {name: row for row in LINKS for name in row.archives}

#: What the link of each kind is called.
LINK_LABELS: Mapping[str, str] = {row.name: row.label for row in LINKS}


def link_label(link: Link) -> str:
    """Return what *link* is called: its site's name, or that of its kind."""
    return link.site or LINK_LABELS[link.kind]


def _names(rows: Iterable[BibField]) -> frozenset[str]:
    return frozenset(name for row in rows for name in row.names)


#: Names of fields that no entry inherits through ``crossref``.
OWN = _names(row for row in FIELDS if row.own)

#: Names of fields that have a place of their own in a publication.
PLACED = _names(row for row in FIELDS if row.placed)

#: Names of fields that mean something on a group's site alone, as al-folio's filter has them: what
#: comes with a paper, and keys of other entries. Numbers of libraries and archives stay.
HOUSE = _names(
    BY_NAME[name]
    for name in (
        *("html", "pdf", "supp", "code", "software", "data", "dataset", "website", "app", "blog"),
        *("media", "slides", "poster", "video", "award", "track", "related", "relatedtype"),
    )
)

#: Names that are no field of any style and that people keep notes of their own under. One of them
#: may as well be a slip of the pen for the public field that it is like, so it is told, too.
NOTES: Mapping[str, str] = {"notes": "note"}

#: Names of fields that are left out of the BibTeX that visitors copy.
PRIVATE = _names(row for row in FIELDS if row.private) | NOTES.keys()
_PRIVATE_PREFIXES = (
    *(
        "bdsk-",
        "comment-",
        "mendeley-",
        "jabref-",
        "zotero-",
        "citeulike-",
        "docear_",
        "papers2_",
        "papers3_",
    ),
    *("sente-", "citavi-", "endnote-", "readcube-", "__"),
)


def is_private(name: str, private: Collection[str] = PRIVATE) -> bool:
    """Tell whether the field *name* (in lower case) is left out of what visitors copy.

    Annotations (``author+an``, …) always are, and so are the comments that JabRef keeps for one
    user (``comment-jane``) and what other programs note for themselves (``bdsk-url-1``).
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
