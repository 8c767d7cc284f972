"""A paper of an old site that is a record of its own: YAML, front matter, whatever the template."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from labpress.importing.bibtex import (
    add_link,
    arxiv_of,
    author_name,
    authors_in,
    doi_of,
    is_local,
    latex,
    latex_address,
    marks_in,
)
from labpress.importing.found import FoundAuthor, FoundPaper
from labpress.importing.html_markup import ANCHOR
from labpress.importing.markup import plain
from labpress.importing.people import SETTINGS
from labpress.importing.wording import date_of
from labpress.reading.yaml.tree import MappingNode, ScalarNode, SequenceNode
from labpress.records.model import DEFAULT_MARKS, Location

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from labpress.importing.fields import Fields
    from labpress.importing.found import Ledger
    from labpress.reading.yaml.tree import Node

#: Words for what a publication is, and BibTeX's type; Hugo Blox has CSL's words, once digits.
_TYPES: tuple[tuple[str, str], ...] = (
    (r"^1$|conference|proceedings|workshop|symposium|^in\b", "inproceedings"),
    (r"^2$|journal|^article$", "article"),
    (r"^3$|preprint|arxiv|manuscript|working", "misc"),
    (r"^6$|chapter|section|collection", "incollection"),
    (r"^4$|report", "techreport"),
    (r"^5$|book|monograph", "book"),
    (r"^7$|thesis|dissertation", "phdthesis"),
    (r"^8$|patent", "patent"),
    (r"software|code|package", "software"),
    (r"data\s?set|^data$", "dataset"),
)
#: How a venue is told to be one of proceedings.
_MEETING = re.compile(
    r"\bproc(?:eedings|\.)|conference|workshop|symposium|\bmeeting\b|^in[: ]|\bcongress\b"
    r"|^(?:neurips|nips|icml|iclr|cvpr|iccv|eccv|acl|emnlp|naacl|aaai|ijcai|kdd|www|chi|sigir|icra"
    r"|iros|corl|aistats|uai|colt|icassp|interspeech|miccai|wacv|bmvc|coling|colm|sosp|osdi|nsdi"
    r"|usenix|ccs|ndss|sigmod|vldb|icse|fse|ase|msr)\b",
    re.I,
)
_THESIS = re.compile(r"dissertation|\bthesis\b", re.I)
_NUMBERS: tuple[tuple[str, str], ...] = (
    ("volume", r"\bvol(?:ume)?\.?\s*([\w-]+)"),
    ("number", r"\b(?:no|number|issue)\.?\s*([\w-]+)"),
    ("pages", r"\bpp?\.?\s*([\w]*\d[\w]*\s*(?:[-–—]{1,2}\s*[\w]*\d[\w]*)?)"),
)
#: What a bracket behind a venue may say that is an award.
_AWARD = re.compile(
    r"award|best|spotlight|oral|honou?rable|runner|distinguished|highlight|nominat|finalist|prize",
    re.I,
)
#: Keys of a record -> the field they are; texts.
_PLAIN = {
    "abstract": ("abstract",),
    "volume": ("volume", "vol"),
    "number": ("number",),
    "pages": ("pages", "page"),
    "editor": ("editors", "editor"),
    "isbn": ("isbn",),
    "issn": ("issn",),
    "school": ("school", "institution"),
    "address": ("address",),
    "organization": ("organization",),
    "series": ("series",),
    "edition": ("edition",),
    "award": ("award", "awards"),
    "note": ("note", "notes", "comment"),
}
#: Keys that hold an address, and what the link is called where the name does not tell.
_LINKS: tuple[tuple[str, str], ...] = (
    *(
        ("url_pdf", "pdf"),
        ("url_code", "code"),
        ("url_dataset", "dataset"),
        ("url_poster", "poster"),
    ),
    *(("url_project", "project"), ("url_slides", "slides"), ("url_source", "")),
    *(("url_video", "video"), ("url_preprint", "preprint"), ("pdf", "pdf"), ("code", "code")),
    *(("slides", "slides"), ("poster", "poster"), ("video", "video"), ("website", "website")),
    *(
        ("project_page", "project"),
        ("project", "project"),
        ("paper", "paper"),
        ("paperurl", "paper"),
    ),
    *(
        ("supp", "supplement"),
        ("supplement", "supplement"),
        ("data", "data"),
        ("dataset", "dataset"),
    ),
    *(("arxiv", "preprint"), ("preprint", "preprint"), ("biorxiv", "preprint"), ("html", "html")),
    *(("github", "code"), ("blog", "blog"), ("post", "blog"), ("demo", "demo"), ("media", "media")),
    *(
        ("link", ""),
        ("url", ""),
        ("link2", ""),
        ("path", ""),
        ("url_pub", ""),
        ("external_url", ""),
    ),
    *(("openreview", "openreview"), ("appendix", "supplement"), ("software", "software")),
    *(("news1", ""), ("news2", ""), ("webpage", "website"), ("hub", "website")),
)
_OWN_SETTINGS = frozenset(
    """
    publishdate date_published collection author_notes commentable math projects view type citation
    pub_number plugin file member_id thumb thumbnail visible ref show_date lastmod
    reading_time share profile editable links_position order header caption
    number_printed image_preview altmetric_id
    categories_style teaser_alt grant excerpt pub_type ptype
    """.split()
)
_LINKED = re.compile(
    ANCHOR.pattern + r"|\[(?P<words>[^\[\]]*)\]\((?P<address>[^()\s]+)\)",
    re.I | re.S,
)


def paper_from(
    record: Fields, ledger: Ledger, *, key: str = "", body: str = ""
) -> FoundPaper | None:
    """Return the paper that *record* speaks of; None for one without a title and an identifier.

    All keys of the record are told in *ledger*. *key*: the name of its file or folder.
    """
    title = record.text("title", "name")
    identifier = record.text("id")
    if not title and not identifier:
        ledger.found("paper", key or "a record", record.place, "it has no title")
        return None
    label = plain(title) or identifier
    paper = FoundPaper(ledger.found("paper", label, record.place), "", {}, key=key)
    if title:
        paper.fields["title"] = latex(title.strip().rstrip("."))
    _authors(paper, record, ledger)
    _identifier(paper, identifier)
    if doi := doi_of(record.text("doi")) or doi_of(record.text("DOI")):
        paper.fields["doi"] = doi
    for name in ("pmid", "pmcid", "openreview"):
        if (text := record.text(name)) and not text.startswith("http"):
            paper.fields[name] = text
    _venue(paper, record)
    _date(paper, record)
    for name, keys in _PLAIN.items():
        if (text := record.text(*keys)) and text.lower() not in ("true", "false"):
            paper.fields.setdefault(name, latex(text))
    _links(paper, record, ledger)
    keywords = [plain(word) for word in record.texts("keywords", "tags", "topics", "categories")]
    keywords = [word for word in keywords if word and word != "Source Themes"]
    if keywords:
        paper.fields["keywords"] = ", ".join(word.replace(",", " ") for word in keywords)
    summary = record.text("description", "summary", "tldr")
    if summary and "abstract" not in paper.fields:
        paper.fields["abstract"] = latex(summary)
    if record.flag("featured") or record.flag("highlight") or record.flag("selected"):
        paper.fields["selected"] = "true"
    projects = record.texts("projects")
    if projects:
        paper.fields["projects"] = ", ".join(projects)
    _picture(paper, record)
    if body.strip() and "abstract" not in paper.fields:
        paper.fields["abstract"] = latex(re.sub(r"\{[{%<].*?[}%>]\}", "", plain(body)))
    paper.type = _type(paper, record)
    record.tell(ledger, "a paper", SETTINGS | _OWN_SETTINGS)
    return paper


def _authors(paper: FoundPaper, record: Fields, ledger: Ledger) -> None:
    node = record.node("authors") or record.node("author")
    record.node("author")
    notes = record.texts("author_notes")
    if isinstance(node, SequenceNode):
        for at, item in enumerate(node.items):
            text = _author_text(item)
            person = _author_id(item)
            if not text and not person:
                where = Location(record.file, item.location.line)
                ledger.found("author", "an author", where, "neither a name nor an id")
                continue
            if person:
                paper.authors.append(
                    FoundAuthor(text and author_name(text), False, person, _marked(item))
                )
                continue
            found, others = (
                authors_in(text) if re.search(r"[<*\[]", text) else ([(text, False)], False)
            )
            paper.others = paper.others or others
            for name, styled in found:
                marks = marks_in(name) or _marked(item)
                if at < len(notes) and re.search(r"equal", notes[at], re.I):
                    marks = marks or "*"
                author = FoundAuthor(author_name(name), styled, text, marks)
                paper.authors.append(author)
    elif isinstance(node, ScalarNode) and node.value.strip():
        found, paper.others = authors_in(node.value)
        for name, styled in found:
            author = FoundAuthor(author_name(name), styled, "", marks_in(name))
            paper.authors.append(author)
    if any("equal" in note.lower() for note in notes):
        paper.fields.setdefault("annotation", "* equal contribution")
    paper.authors = [one for one in paper.authors if one.name or one.person]
    # one first author alone is no equal contribution
    if sum("*" in one.marks for one in paper.authors) == 1 and not notes:
        for one in paper.authors:
            one.marks = one.marks.replace("*", "") if isinstance(node, SequenceNode) else one.marks


def _author_id(node: Node) -> str:
    """Return the id of the person that an author's record names instead of a name."""
    if not isinstance(node, MappingNode):
        return ""
    texts = _texts(node)
    found = texts.get("link") or texts.get("person") or texts.get("member") or ""
    return found.strip() if re.fullmatch(r"[\w.-]+", found.strip()) else ""


def _texts(node: MappingNode) -> dict[str, str]:
    return {
        key.value.lower(): value.value for key, value in node.pairs if isinstance(value, ScalarNode)
    }


def _marked(node: Node) -> str:
    """Return the marks that an author's record says: ``is_corresponding: true``."""
    if not isinstance(node, MappingNode):
        return ""
    said = {key for key, text in _texts(node).items() if text.lower() in ("true", "yes", "1")}
    signs = {mark.id: mark.symbol for mark in DEFAULT_MARKS}
    found = ""
    if said & {"is_first", "equal", "equal_contribution", "cofirst", "co_first"}:
        found += signs.get("equal", "")
    if said & {"is_corresponding", "corresponding"}:
        found += signs.get("corresponding", "")
    return found


def _author_text(node: Node) -> str:
    if isinstance(node, ScalarNode):
        return node.value.strip()
    if isinstance(node, MappingNode):
        texts = _texts(node)
        whole = texts.get("name") or texts.get("id") or ""
        return whole or " ".join(filter(None, (texts.get("given", ""), texts.get("family", ""))))
    return ""


def _identifier(paper: FoundPaper, text: str) -> None:
    """Take Manubot's identifier: ``doi:``, ``arxiv:``, ``pmid:``, ``pmc:``, ``url:``, or bare."""
    kind, _, value = text.partition(":")
    kind, value = kind.strip().lower(), value.strip()
    if doi := doi_of(text):
        paper.fields["doi"] = doi
    elif kind == "arxiv" and value:
        paper.fields["arxiv"] = value
    elif kind in ("pmid", "pubmed") and value:
        paper.fields["pmid"] = value
    elif kind in ("pmc", "pmcid") and value:
        paper.fields["pmcid"] = value if value.upper().startswith("PMC") else f"PMC{value}"
    elif kind in ("isbn", "issn") and value:
        paper.fields[kind] = value
    elif (kind == "url" and value) or kind in ("http", "https"):
        add_link(paper, text if kind.startswith("http") else value, "")


def _venue(paper: FoundPaper, record: Fields) -> None:
    """Take the venue, and whatever else stands in the words for it."""
    link = record.inner("link")
    shown = link.text("display", "journal", "name")
    year = link.text("year")
    if year:
        paper.fields["year"] = year
    text = record.text(
        *("journ", "journal", "venue", "booktitle", "conference", "publication", "publisher"),
        *("event", "container_title"),
    )
    for bracketed in (text, shown):
        if bracketed:
            found = venue_in(plain(bracketed))
            for name, value in found.items():
                paper.fields.setdefault("journal" if name == "venue" else name, latex(value))
    short = record.text("publication_short", "abbr", "venue_short", "short")
    if short:
        paper.fields["abbr"] = latex(plain(short))
    if issue := record.text("issue"):
        # Quarto's templates call the volume so
        paper.fields.setdefault("number" if "volume" in paper.fields else "volume", issue)


def venue_in(text: str) -> Mapping[str, str]:
    """Return what words for a venue say: ``ICML'25 (Spotlight)``, ``J., vol. 4, pp. 1-9, 2024``.

    The keys are ``venue`` and names of BibTeX's fields.
    """
    found: dict[str, str] = {}
    text = " ".join(text.split()).strip(" ,.;")
    if doi := doi_of(text):
        found["doi"] = doi
        text = re.sub(r"(?:https?://(?:dx\.)?doi\.org/|doi:?\s*)?" + re.escape(doi), "", text)
    awards = []
    for bracket in list(re.finditer(r"\(([^()]*)\)", text)):
        if _AWARD.search(bracket[1]):
            awards.append(bracket[1].strip())
            text = text.replace(bracket[0], " ")
    match = re.search(r"\s[-–—]\s*([^-–—]+)$", text)
    if match and _AWARD.search(match[1]):
        awards.append(match[1].strip())
        text = text[: match.start()]
    if awards:
        found["award"] = " and ".join(awards)
    for name, pattern in _NUMBERS:
        if match := re.search(pattern, text, re.I):
            value = re.sub(r"\s*[-–—]+\s*", "--", match[1]) if name == "pages" else match[1]
            found[name] = value
            text = text[: match.start()] + text[match.end() :]
    if match := re.search(r"['’](\d{2})(?!\d)", text):
        found["year"] = f"20{match[1]}" if int(match[1]) < 70 else f"19{match[1]}"
        text = text[: match.start()] + text[match.end() :]
    elif years := re.findall(r"(?<![\d.])(?:19|20)\d{2}(?!\d)", text):
        found["year"] = years[-1]
        text = re.sub(
            rf"[(,\s]*(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s*)?{years[-1]}\)?",
            " ",
            text,
            count=1,
            flags=re.I,
        )
    if match := re.search(r",?\s*(\d+)\s*\((\d+)\)\s*[:,]?\s*(\d+\s*[-–]+\s*\d+)?", text):
        found.setdefault("volume", match[1])
        found.setdefault("number", match[2])
        if match[3]:
            found.setdefault("pages", re.sub(r"\s*[-–]+\s*", "--", match[3]))
        text = text[: match.start()] + text[match.end() :]
    text = re.sub(r"\(\s*\)|(?:\s*,){2,}", ",", text)
    text = re.sub(r"^in[: ]\s*", "", " ".join(text.split()), flags=re.I).strip(" ,.;:()")
    if text:
        found["venue"] = text
    return found


def _date(paper: FoundPaper, record: Fields) -> None:
    inner = record.inner("pubdate")
    parts = [inner.text("mday", "day"), inner.text("month"), inner.text("year")]
    if inner.text("year"):
        paper.fields["date"] = date_of(" ".join(filter(None, parts))) or inner.text("year")
    date = date_of(record.text("date", "publication_date", "published", "publish_date"))
    year = re.search(r"(?:19|20)\d{2}", record.text("year"))
    if year and (not date or not date.startswith(year[0])):
        paper.fields["year"] = year[0]
        paper.fields.pop("date", None)
    elif date and re.fullmatch(r"\d{4}(?:-\d{2}){0,2}", date):
        # a generator's own first of January is only a year
        if date.endswith("-01-01"):
            date = date[:4]
        paper.fields["date"] = date
        paper.fields.pop("year", None)


def _links(paper: FoundPaper, record: Fields, ledger: Ledger) -> None:
    for address, label, place in _addresses(record):
        if not add_link(paper, address, label):
            ledger.found(
                "link of a paper", f"{label or 'link'}: {address}", place, "no field is left"
            )


def _addresses(record: Fields) -> Iterator[tuple[str, str, Location]]:
    inner = record.inner("link")
    if address := inner.filled("url"):
        yield address, "", record.place_of("link")
    for key, label in _LINKS:
        text = record.filled(key)
        if not text or text.lower() in ("true", "false", "null"):
            continue
        place = record.place_of(key)
        anchors = list(_LINKED.finditer(text))
        for match in anchors:
            words = plain(match["text"] or match["words"] or "")
            yield match["url"] or match["address"], words or label, place
        if not anchors and (re.match(r"https?:|/|www\.", text) or re.search(r"\.\w{2,5}$|/", text)):
            if key == "github" and re.fullmatch(r"[\w.-]+/[\w.-]+", text):
                text = f"https://github.com/{text}"
            yield text, label, place
        elif not anchors and key == "arxiv":
            yield f"https://arxiv.org/abs/{text}", "preprint", place
    for key in ("buttons", "links", "extra_links", "resources"):
        node = record.node(key)
        items = node.items if isinstance(node, SequenceNode) else (node,)
        for item in items:
            if not isinstance(item, MappingNode):
                continue
            texts = {
                one.value.lower(): value.value.strip()
                for one, value in item.pairs
                if isinstance(value, ScalarNode) and not value.absent
            }
            address = texts.get("link") or texts.get("url") or texts.get("href") or ""
            label = " ".join(
                texts.get(one, "") for one in ("type", "text", "name", "label")
            ).strip()
            if not address and len(texts) == 1 and not {"type", "text", "name"} & set(texts):
                label, address = next(iter(texts.items()))
            if not address or address == "#":
                continue
            if re.fullmatch(r"[\w.-]+/[\w.-]+", address) and not re.search(r"\.\w{3,4}$", address):
                address = f"https://github.com/{address}"  # owner/name
            yield address, label, Location(record.file, item.location.line)


def _picture(paper: FoundPaper, record: Fields) -> None:
    text = record.filled("image", "preview", "teaser", "thumbnail", "img", "figure", "cover")
    inner = record.inner("image")
    text = text or inner.filled("filename", "path", "src")
    if not text or text.endswith("dummy.png"):
        return
    if is_local(text):
        paper.files["preview"] = text
    else:
        paper.fields["preview"] = latex_address(text)


def _type(paper: FoundPaper, record: Fields) -> str:
    words = [*record.texts("publication_types"), record.text("type", "entry_type", "bibtype")]
    words += [record.text("pub_type", "ptype")]
    venue = paper.fields.get("journal", "")
    kind = next(
        (
            name
            for word in words
            if word
            for pattern, name in _TYPES
            if re.search(pattern, word, re.I)
        ),
        "",
    )
    if not kind:
        if _THESIS.search(venue):
            kind = "phdthesis"
        elif re.search(r"rxiv|preprint", venue, re.I) or (
            not venue and arxiv_of(str(paper.fields))
        ):
            kind = "misc"
        elif _MEETING.search(venue):
            kind = "inproceedings"
        else:
            kind = "article" if venue else "misc"
    if venue and kind != "article":
        name = {"inproceedings": "booktitle", "incollection": "booktitle", "book": "publisher"}.get(
            kind, "school" if kind == "phdthesis" else "howpublished"
        )
        if kind == "techreport":
            name = "institution"
        paper.fields.setdefault(name, paper.fields.pop("journal"))
    return kind
