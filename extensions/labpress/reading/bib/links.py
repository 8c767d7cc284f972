"""The links of an entry: where it leads, as whole addresses that are safe to follow."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from labpress.records.fields import LINKS
from labpress.records.findings import Finding
from labpress.records.model import Link
from labpress.records.problems import Code
from labpress.text import addresses

if TYPE_CHECKING:
    from labpress.reading.bib.entries import Entry, Field
    from labpress.records.fields import BibField

#: Pages of the publication: shown if they lead elsewhere than all links before them.
_PAGES = frozenset({"url", "html"})
#: Both schemes of https://info.arxiv.org/help/arxiv_identifier.html
_ARXIV = re.compile(r"(\d{4}\.\d{4,5}|[a-z][a-z-]*(?:\.[A-Z]{2})?/\d{7})(v\d+)?")
_ARXIV_PREFIX = re.compile(
    r"(?:https?://(?:www\.)?arxiv\.org/(?:abs|pdf|html)/|arxiv:\s*)", re.IGNORECASE
)
_ARXIV_IN_JOURNAL = re.compile(r"\barxiv:?\s*(?:abs/)?(\d{4}\.\d{4,5})(?!\d)", re.IGNORECASE)
_ARXIV_DOI = re.compile(r"10\.48550/arxiv\.(.+)", re.IGNORECASE)
_ESCAPE = re.compile(r"\\([%&#_~{}$])(?:\{\})?|\{\\([_~%&#])\}|\\textasciitilde\s*(?:\{\})?")
_TILDE = re.compile(r"\$\\sim\$|\\~\{\}|\{\\textasciitilde\}")
_COMMAND = re.compile(r"\\(?:url|href|path|nolinkurl)\s*\{([^{}]*)\}.*", re.DOTALL)
_DOMAIN = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}(?:/.*)?")


def address(value: str) -> str:
    r"""Return the address in a field, without LaTeX's escapes (``\_``, ``\url``)."""
    value = value.strip()
    match = _COMMAND.fullmatch(value)
    if match is not None:
        value = match[1]
    value = _TILDE.sub("~", value)
    value = _ESCAPE.sub(lambda found: found[1] or found[2] or "~", value)
    return value.replace("{", "").replace("}", "").strip()


def read_links(entry: Entry, findings: list[Finding]) -> tuple[tuple[Link, ...], str, str]:
    """Return the links of *entry* as they are shown in order, its DOI and its arXiv id."""
    doi = _doi(entry, findings)
    arxiv = _arxiv(entry, doi, findings)
    links: list[Link] = []
    for row in LINKS:
        if row.name == "doi":
            url = addresses.doi_url(doi) if doi else ""
        elif row.name == "arxiv":
            url = f"https://arxiv.org/abs/{arxiv}" if arxiv else ""
        elif row.name == "openreview":
            url = _openreview(entry, row, findings)
        else:
            url = _link(entry, row, findings)
        known = _same(url, doi, arxiv) or any(link.url == url for link in links)
        if url and not (known and row.name in _PAGES):
            links.append(Link(row.name, url))
    return tuple(links), doi, arxiv


def _doi(entry: Entry, findings: list[Finding]) -> str:
    field = entry.fields.get("doi")
    value = address(field.value) if field else ""
    if field is None or not value:
        return ""
    bare = addresses.doi(value)
    if not bare:
        message = f"{value[:60]!r} is no DOI"
        hint = "write doi = {10.…/…}"
        findings.append(Finding(Code.BIB_BAD_VALUE, message, hint, field.value_offset))
    return bare


def _arxiv(entry: Entry, doi: str, findings: list[Finding]) -> str:
    fields = entry.fields
    field = fields.get("arxiv")
    if field is None and "eprint" in fields:
        kind = fields.get("eprinttype") or fields.get("archiveprefix") or fields.get("archive")
        eprint = address(fields["eprint"].value)
        if (kind is not None and kind.value.strip().lower() == "arxiv") or (
            kind is None and _ARXIV.fullmatch(_ARXIV_PREFIX.sub("", eprint))
        ):
            field = fields["eprint"]
    if field is not None and (value := address(field.value)):
        bare = re.sub(r"\.pdf$", "", _ARXIV_PREFIX.sub("", value, count=1))
        if _ARXIV.fullmatch(bare):
            return bare
        message = f"{value[:60]!r} is no arXiv identifier"
        hint = f"write {field.name} = {{2304.04934}}"
        findings.append(Finding(Code.BIB_BAD_VALUE, message, hint, field.value_offset))
        return ""
    if (match := _ARXIV_DOI.fullmatch(doi)) and _ARXIV.fullmatch(match[1]):
        return match[1]
    if "url" in fields:
        value = address(fields["url"].value)
        bare = re.sub(r"\.pdf$", "", _ARXIV_PREFIX.sub("", value, count=1))
        if bare != value and _ARXIV.fullmatch(bare):
            return bare
    for name in ("journal", "journaltitle", "howpublished", "note"):
        if name in fields and (found := _ARXIV_IN_JOURNAL.search(fields[name].value[:200])):
            return found[1]
    return ""


def _same(url: str, doi: str, arxiv: str) -> bool:
    """Tell whether *url* leads where the DOI or arXiv id leads: one link is enough."""
    bare = addresses.doi(url)
    if bare and bare.lower() == doi.lower():
        return True
    return bool(arxiv) and _ARXIV_PREFIX.sub("", url, count=1) == arxiv and "/abs/" in url


def _openreview(entry: Entry, row: BibField, findings: list[Finding]) -> str:
    field = entry.fields.get("openreview")
    if field is not None and re.fullmatch(r"[A-Za-z0-9_-]{6,20}", address(field.value)):
        return f"https://openreview.net/forum?id={address(field.value)}"
    return _link(entry, row, findings)


def _link(entry: Entry, row: BibField, findings: list[Finding]) -> str:
    """Return the safe address in the field of *row*, under the first of its names that there is."""
    for name in row.names:
        field = entry.fields.get(name)
        if field is not None and (value := address(field.value)):
            return _checked(field, value, row, findings)
    return ""


def _checked(field: Field, value: str, row: BibField, findings: list[Finding]) -> str:
    found = addresses.safe(value)
    if found is not None and addresses.is_path(value) and not _is_file(value, row):
        found = None
    if found is not None:
        return found
    hint = "write the whole address, with https://"
    if _DOMAIN.fullmatch(value):
        hint = f"write {field.name} = {{https://{value}}}"
    message = f"the address {value[:60]!r} in {field.name} is not linked"
    findings.append(Finding(Code.UNSAFE_URL, message, hint, field.value_offset))
    return ""


def _is_file(value: str, row: BibField) -> bool:
    """Tell whether an address without a scheme is a file of the site."""
    host = value.split("/")[0]
    domain = _DOMAIN.fullmatch(value) and "/" in value and "." in host
    if row.name == "html" and host == value:
        # "example.org" and "relativity.html" look alike
        return value.endswith((".html", ".htm"))
    return row.target == "file" and not host.lower().startswith("www.") and not domain
