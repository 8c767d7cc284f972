"""The links of an entry: where it leads, as whole addresses that are safe to follow."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from labpress.reading.bib.arxiv import arxiv_in, read_arxiv
from labpress.records.fields import ARCHIVES, BY_NAME, LINKS
from labpress.records.findings import Finding
from labpress.records.model import Link
from labpress.records.problems import Code, shortened
from labpress.records.richtext import plain
from labpress.text import addresses
from labpress.text.address_fields import (
    addresses_in,
    doi_in,
    is_dressed,
    says_more,
    unescaped,
    without_scheme,
)
from labpress.text.enumeration import all_of
from labpress.text.hosts import site_name
from labpress.text.latex import rich

if TYPE_CHECKING:
    from collections.abc import Iterator

    from labpress.reading.bib.entries import Entry, Field
    from labpress.records.fields import BibField
    from labpress.records.findings import Lines

#: Pages of the publication: shown if they lead elsewhere than all links before them.
_PAGES = frozenset({"url", "html"})
#: The two numbers that other links may lead to as well.
_NUMBERS = frozenset({"doi", "arxiv"})
#: Fields of text in which the address of a work without any other stands (BibTeX has no ``url``).
_TEXTS = ("howpublished", "note", "addendum", "organization", "publisher", "journal")
#: An accent as LaTeX writes it, in the name of a file.
_ACCENT = re.compile(r"\\[\"'`^~=.]\s*[A-Za-z]")
_PLAIN = re.compile(r"https?://[^\s<>\"\\]+", re.IGNORECASE)
_DOI_ANYWHERE = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
#: How the name of a file ends.
_ENDING = re.compile(r"\.[A-Za-z][A-Za-z0-9]{1,4}$")
_NEXT_DOI = re.compile(r"[,;]\s*(?=10\.\d{4,9}/)")


def read_links(
    entry: Entry, lines: Lines, findings: list[Finding]
) -> tuple[tuple[Link, ...], str, str]:
    """Return the links of *entry* as they are shown in order, its DOI and its arXiv id.

    *lines*: the lines of the entry's source.
    """
    doi = _doi(entry, findings)
    arxiv = read_arxiv(entry, doi, findings)
    archive, identifier = _eprint(entry, findings)
    links: list[Link] = []
    for row in LINKS:
        if row.name == "doi":
            found = [(addresses.doi_url(doi), place_of(entry, row, lines))] if doi else []
        elif row.name == "arxiv":
            address = f"https://arxiv.org/abs/{arxiv}"
            found = [(address, place_of(entry, row, lines))] if arxiv else []
        elif row.name == archive and row.name not in entry.fields:
            found = [(identifier, place_of(entry, row, lines))]
        elif row.name == "preprint" and read_preprint(entry).startswith("arXiv:"):
            continue
        else:
            fields = _links(entry, row, findings)
            found = [(url, lines.place(field.value_offset)) for url, field in fields]
        kind: list[Link] = []
        for url, at in found:
            known = row.name in _PAGES and any(link.url == url for link in links)
            if not url or known or (row.name not in _NUMBERS and _same(url, doi, arxiv)):
                continue
            if all(link.url != url for link in kind):
                site = site_name(url) if row.name == "url" or kind else ""
                kind.append(Link(row.name, url, site, offset=at))
        links += kind
    # an address that a field with a name of its own has, too, is called by that
    named = {link.url for link in links if link.kind != "url"}
    links = [link for link in links if link.kind != "url" or link.url not in named]
    if not any(link.kind in _PAGES for link in links):
        first = 1 if doi else 0
        links[first:first] = _from_texts(entry, links, doi, arxiv, findings)
    return tuple(links), doi, arxiv


def read_preprint(entry: Entry) -> str:
    """Return what ``preprint`` leads to: ``arXiv:2001.00001``, ``doi:10.…/…`` or an address."""
    for name in BY_NAME["preprint"].names:
        if name in entry.fields and (value := unescaped(entry.fields[name].value)):
            if number := arxiv_in(value):
                return f"arXiv:{number}"
            if bare := addresses.doi(value):
                return f"doi:{bare.casefold()}"
            return next(iter(addresses_in(value)), "")
    return ""


def read_preview(entry: Entry, findings: list[Finding]) -> str:
    """Return the path or the address of the entry's picture; empty if there is none."""
    return next((url for url, _ in _links(entry, BY_NAME["preview"], findings)), "")


def place_of(entry: Entry, row: BibField, lines: Lines) -> tuple[int, int]:
    """Return line and column of the value of *row*, relative to the first line of the entry."""
    field = next((entry.fields[name] for name in row.names if name in entry.fields), None)
    return lines.place(field.value_offset) if field else (0, 1)


def _doi(entry: Entry, findings: list[Finding]) -> str:
    field = entry.fields.get("doi")
    value = html.unescape(unescaped(field.value)) if field else ""
    if field is None or not value:
        return _doi_elsewhere(entry)
    first, *others = _NEXT_DOI.split(value)
    bare = addresses.doi(first).rstrip(".,;")
    if not bare:
        found = _DOI_ANYWHERE.search(first)
        bare = found[0].rstrip(".,;") if found else ""
    elif addresses.doi(first) == bare and not others:
        return bare
    rest = "".join(f", but not “{shortened(other)}”" for other in others)
    hint = f"write doi = {{{bare}}}" if bare else "write doi = {10.…/…}"
    message = f"{value[:60]!r} is no DOI"
    if bare:
        message = f"doi holds more than a DOI: {value[:60]!r}; “{bare}” is linked{rest}"
    findings.append(Finding(Code.BIB_BAD_VALUE, message, hint, field.value_offset))
    return bare


def _doi_elsewhere(entry: Entry) -> str:
    """Return the DOI of an entry without ``doi``, where another field is nothing but its DOI."""
    for name in ("url", "ee", "link", "howpublished", "note"):
        field = entry.fields.get(name)
        if field is not None and "10." in field.value:
            value = unescaped(field.value)
            if not says_more(field.value) and (found := doi_in(value)):
                return found
            if name != "note" and len(addresses_in(value)) <= 1 and addresses.doi(value):
                return addresses.doi(value)
    return ""


def _eprint(entry: Entry, findings: list[Finding]) -> tuple[str, str]:
    """Return the name of the link of ``eprint`` and its address, or nothing.

    The archives are those of BibLaTeX's manual, section 3.14.7, and others that exporters name;
    some publishers write an address instead.
    """
    field = entry.fields.get("eprint")
    if field is None or not (value := unescaped(field.value)):
        return "", ""
    kind = next((entry.fields[name] for name in _ARCHIVE_FIELDS if name in entry.fields), None)
    archive = unescaped(kind.value).lower() if kind else ""
    if archive == "arxiv" or (not archive and arxiv_in(value)):
        return "", ""
    if found := addresses_in(value):
        pdf = found[0].split("?")[0].lower().endswith(".pdf")
        return ("pdf" if pdf else "url"), addresses.safe(found[0]) or ""
    row = ARCHIVES.get(archive)
    if row is not None and (url := _identified(value, row)):
        return row.name, url
    if bare := addresses.doi(value):
        # bioRxiv, ChemRxiv and others number by DOI
        return "url", addresses.doi_url(bare)
    known = bool(row)
    message = f"the eprint {value[:40]!r} is not linked: "
    message += f"it is no number at {archive}" if known else "its archive is not known here"
    hint = "write url = {https://…}" if archive else "write eprinttype, or url = {https://…}"
    findings.append(Finding(Code.BIB_BAD_VALUE, message, hint, field.value_offset))
    return "", ""


_ARCHIVE_FIELDS = ("eprinttype", "archiveprefix", "archive")


def _identified(value: str, row: BibField) -> str:
    """Return the address of the identifier *value*, or nothing."""
    match = re.fullmatch(row.pattern, value.strip(), re.IGNORECASE) if row.pattern else None
    return row.address.format(quote(match[match.lastindex or 0], safe="/:.&+'")) if match else ""


def _from_texts(
    entry: Entry, links: list[Link], doi: str, arxiv: str, findings: list[Finding]
) -> Iterator[Link]:
    """Yield the first address that stands in a field of text, if it is not linked already."""
    for name in _TEXTS:
        field = entry.fields.get(name)
        if field is None or not (
            "://" in field.value or "www." in field.value or is_dressed(field.value)
        ):
            continue
        if says_more(field.value) and (name not in ("howpublished", "note") or doi or arxiv):
            # about something else: the publisher's own address, an erratum, …
            continue
        value = unescaped(field.value)
        found = addresses_in(value)
        url = addresses.safe(found[0]) if found else addresses.safe(without_scheme(value))
        read_as_text = name != "howpublished" and is_dressed(field.value)  # and told there
        if found and url is None and addresses.has_user(found[0]) and not read_as_text:
            message = f"the address {found[0][:60]!r} in {name} is not linked"
            hint = addresses.advice(found[0], "")
            findings.append(Finding(Code.UNSAFE_URL, message, hint, field.value_offset))
        if url and not _same(url, doi, arxiv) and all(link.url != url for link in links):
            yield Link("url", url, site_name(url))
            return


def _same(url: str, doi: str, arxiv: str) -> bool:
    """Tell whether *url* leads where the DOI or arXiv id leads: one link is enough."""
    bare = addresses.doi(url)
    if bare and bare.lower() == doi.lower():
        return True
    return bool(arxiv) and arxiv_in(url) == arxiv and "/abs/" in url


def _links(entry: Entry, row: BibField, findings: list[Finding]) -> Iterator[tuple[str, Field]]:
    """Yield the safe address, or nothing, in each field that *row* names.

    Of an identifier the first counts, as all of its names mean the same; and of the addresses
    that BibDesk repeats for itself, one that stands alone.
    """
    seen = False
    for name in row.names:
        field = entry.fields.get(name)
        if field is None or not (value := unescaped(field.value)) or (seen and "bdsk" in name):
            continue
        seen = True
        if row.target == "file" and _ACCENT.search(value):
            value = plain(rich(field.value)[0])
        if identified := _identified(value, row):
            yield identified, field
        else:
            parts = _several(value) if row.target == "file" and row.label else (value,)
            for part in parts:
                for url in _checked(field, part, row, findings):
                    yield url, field
        if row.pattern:
            return


def _several(value: str) -> list[str]:
    """Return the files that *value* names, with commas or such between; it alone if it is one."""
    for between in (r"\s*[,;|]\s*|\s+and\s+", r"\s+"):
        parts = re.split(between, value.strip(" ,;"))
        if len(parts) > 1 and all(_ENDING.search(part) for part in parts):
            return parts
    return [value]


#: What a path in ``url`` ends with if it is the paper itself.
_PAPER = re.compile(r"\.pdf$", re.IGNORECASE)


def _checked(field: Field, value: str, row: BibField, findings: list[Finding]) -> list[str]:
    """Return the addresses in *value*, the text of *field*; whatever stands around is told.

    In ``url``, which other programs read, several are told as well.
    """
    found = addresses_in(value)
    if found == (value,) and not is_dressed(field.value):
        # one address and nothing else
        if (url := addresses.safe(value)) is not None:
            return [url]
    elif not found and _is_file_or_mail(value, row):
        return [addresses.safe(value) or ""]
    if not found and _PLAIN.match(value) is None:
        bare = addresses.doi(value) or doi_in(value)
        guessed = addresses.doi_url(bare) if bare else without_scheme(value)
        found = (guessed,) if guessed else ()
    urls = [url for one in found if (url := addresses.safe(one)) is not None]
    if not urls:
        message = f"the address {value[:60]!r} in {field.name} is not linked"
        hint = addresses.advice(value, "write the whole address, with https://")
        if addresses.is_local(value) or addresses.has_user(value):
            pass  # all is said
        elif row.target == "file" and (addresses.is_path(value)):
            hint += ", or the name of a file beside the records, with / between folders"
        elif row.name == "url" and addresses.is_path(value) and _PAPER.search(value):
            hint += f", or pdf = {{{value}}} for a file of the site"
        code = Code.UNSAFE_URL
        if row.pattern and not found and not addresses.has_user(value):
            code, label = Code.BIB_BAD_VALUE, row.label
            message = f"{value[:60]!r} in {field.name} is no number at {label}, so it is not linked"
            hint = f"write the number as {label} has it, or the whole address, with https://"
        findings.append(Finding(code, message, hint, field.value_offset))
        return []
    if len(found) > 1 and row.name != "url" and not says_more(field.value):
        return urls
    message = f"{field.name} is no plain address; “{found[0]}” is linked"
    hint = f"write {field.name} = {{{found[0]}}}"
    if len(found) > 1:
        each = all_of(f"“{one}”" for one in found)
        message = f"{field.name} holds {len(found)} addresses; {each} are linked"
        hint += ", and the others in fields such as website, code or pdf"
    findings.append(Finding(Code.BIB_BAD_VALUE, message, hint, field.value_offset))
    return urls


def _is_file_or_mail(value: str, row: BibField) -> bool:
    """Tell whether a value without an address of the web is a file of the site, or a mailbox."""
    if addresses.safe(value) is None or value.lower().startswith("doi:"):
        return False
    return not addresses.is_path(value) or _is_file(value, row)


def _is_file(value: str, row: BibField) -> bool:
    """Tell whether an address without a scheme is a file of the site."""
    host = value.split("/")[0]
    domain = without_scheme(value) and "/" in value and "." in host
    if row.name == "html" and host == value:
        # "example.org" and "relativity.html" look alike
        return value.endswith((".html", ".htm"))
    return row.target == "file" and not host.lower().startswith("www.") and not domain
