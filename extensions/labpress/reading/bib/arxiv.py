"""The number of an entry at arXiv, in whichever of its fields it stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from labpress.records.findings import Finding
from labpress.records.problems import Code
from labpress.text.address_fields import unescaped

if TYPE_CHECKING:
    from labpress.reading.bib.entries import Entry

#: Both schemes of https://info.arxiv.org/help/arxiv_identifier.html
_NUMBER = r"(\d{4}\.\d{4,5}|[a-z][a-z-]*(?:\.[A-Z]{2})?/\d{7})(v\d+)?"
_ARXIV = re.compile(_NUMBER)
_OLD = re.compile(r"\d{7}(?:v\d+)?")
_PREFIX = re.compile(
    r"(?:https?://(?:www\.|export\.)?(?:arxiv\.org|alphaxiv\.org)/(?:abs|pdf|html|e-print)/"
    r"|(?:(?:https?://(?:dx\.)?doi\.org/|doi:)\s*)?10\.48550/arxiv\."
    r"|arxiv\s*:?\s*)",
    re.IGNORECASE,
)
_IN_TEXT = re.compile(
    rf"\barxiv(?:\.org/(?:abs|pdf)/|:?\s*+(?:preprint)?\s*+(?:arxiv:?)?\s*+(?:abs/)?){_NUMBER}(?!\d)",
    re.IGNORECASE,
)
_ABS = re.compile(rf"\babs/{_NUMBER}(?!\d)")
_DOI = re.compile(r"10\.48550/arxiv\.(.+)", re.IGNORECASE)
#: Fields of text in which exporters name the number.
_TEXTS = (
    *("journal", "journaltitle", "howpublished", "note", "number", "volume", "series"),
    *("institution", "publisher", "booktitle", "eprintnumber", "addendum"),
)


def arxiv_in(value: str) -> str:
    """Return the number at arXiv that *value* is, with or without its address, or nothing."""
    bare = re.sub(r"\.pdf$", "", _PREFIX.sub("", value.strip(), count=1))
    bare = re.sub(r"\s*\[[\w.-]+\]$", "", bare.split("?")[0].split("#")[0])
    return bare if _ARXIV.fullmatch(bare) else ""


def _archive(entry: Entry) -> str:
    """Return the archive that the class of *entry* belongs to: ``quant-ph``, ``math``."""
    field = entry.fields.get("primaryclass") or entry.fields.get("eprintclass")
    return unescaped(field.value).split(".")[0] if field else ""


def read_arxiv(entry: Entry, doi: str, findings: list[Finding]) -> str:
    """Return the number of *entry* at arXiv, or nothing; one that is none is reported."""
    fields = entry.fields
    field = fields.get("arxiv") or fields.get("arxivid")
    if field is None and "eprint" in fields:
        kind = fields.get("eprinttype") or fields.get("archiveprefix") or fields.get("archive")
        eprint = unescaped(fields["eprint"].value)
        if (kind is not None and unescaped(kind.value).lower() == "arxiv") or (
            (kind is None or not kind.value.strip()) and arxiv_in(eprint)
        ):
            field = fields["eprint"]
    if field is not None and (value := unescaped(field.value)):
        # Mendeley parts the archive of an old number from it
        old = "/".join((_archive(entry), value)) if _OLD.fullmatch(value) else ""
        if bare := arxiv_in(value) or arxiv_in(old):
            return bare
        message = f"{value[:60]!r} is no arXiv identifier"
        hint = f"write {field.name} = {{2304.04934}}"
        findings.append(Finding(Code.BIB_BAD_VALUE, message, hint, field.value_offset))
        return ""
    if (match := _DOI.fullmatch(doi)) and _ARXIV.fullmatch(match[1]):
        return match[1]
    for name in ("preprint", "url", "ee", "link", "pdf"):
        if name in fields and (bare := arxiv_in(unescaped(fields[name].value))):
            return bare
    for name in _TEXTS:
        if name in fields:
            text = unescaped(fields[name].value[:300])
            if found := _IN_TEXT.search(text) or (_ABS.search(text) if "/" in text else None):
                return found[1]
    return ""
