r"""Addresses as people and programs write them in a field.

A field that is to hold an address often holds more: LaTeX's escapes, ``\url``, HTML, Markdown,
angle brackets, words, several addresses, or an address without its scheme. What is meant is
found here; :mod:`.addresses` decides what may be linked.
"""

from __future__ import annotations

import re
from html import unescape as from_html
from typing import TYPE_CHECKING

from labpress.records.richtext import Span
from labpress.text import addresses
from labpress.text.invisible import (
    BYTE_ORDER_MARK,
    JOINERS,
    SOFT_HYPHEN,
    WIDTHLESS,
    characters,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from labpress.records.richtext import Rich

#: ``\href{ADDRESS}{TEXT}`` and ``\url{ADDRESS}``; the address itself may hold one level of braces.
_ARGUMENT = r"\{((?:[^{}]|\{[^{}]*\})*)\}"
_HREF = re.compile(r"\\href\s*" + _ARGUMENT + r"\s*" + _ARGUMENT)
_URL = re.compile(r"\\(?:url|path|nolinkurl|burl|href)\s*" + _ARGUMENT)
#: What exporters write for a sign that means something to LaTeX, and the sign.
_SIGNS = (
    (re.compile(r"\{?\$\s*\\sim\s*\$\}?|\{?\\textasciitilde\b\s*(?:\{\})?\}?|\\~\{\s*\}"), "~"),
    (re.compile(r"\\(?:string|protect|allowbreak|linebreak|penalty\d*|-|/)\s*(?![A-Za-z])"), ""),
    (re.compile(r"\{?(?:\$\s*\\(?:lt|less)\s*\$|\\textless\b\s*(?:\{\})?|\$\s*<\s*\$)\}?"), "<"),
    (
        re.compile(r"\{?(?:\$\s*\\(?:gt|greater)\s*\$|\\textgreater\b\s*(?:\{\})?|\$\s*>\s*\$)\}?"),
        ">",
    ),
    (re.compile(r"\{?\\textunderscore\b\s*(?:\{\})?\}?|\{?\$\s*\\?_\s*\$\}?"), "_"),
    (re.compile(r"\{?\\textasciicircum\b\s*(?:\{\})?\}?|\\\^\{\s*\}"), "^"),
    (re.compile(r"\{?\\(?:textbackslash|backslash)\b\s*(?:\{\})?\}?"), "\\\\"),
    (re.compile(r"\\([%&#_~{}$])(?:\{\})?"), r"\1"),
)
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|#\d{2,4}|#x[0-9a-fA-F]{2,4});")
_ZERO_WIDTH = re.compile(f"[{characters(WIDTHLESS, JOINERS, BYTE_ORDER_MARK, SOFT_HYPHEN)}]")

#: A line break inside an address: what follows goes on with it.
_BROKEN = re.compile(r"(?<=[/?=&._-])\s*\n\s*(?=\S)(?!https?://)")
_WEB = re.compile(r"(?:https?://|\bwww\.(?=[\w-]+\.))[^\s<>\"“”„«»]+", re.IGNORECASE)
#: One address with blanks in its last part, as names of files have them.
_SPACED = re.compile(
    r"https?://[^\s<>\"]+(?: [^\s<>\":]+)+\.(?:pdf|html?|php|docx?|pptx?|zip)", re.I
)
#: An address and its words as Slack and wikis write them: ``<https://…|paper>``.
_NAMED = re.compile(r"<(https?://[^\s<>|]+)\|[^<>]*>", re.IGNORECASE)
_SEVERAL = re.compile(r"[,;|](?=https?://)", re.IGNORECASE)
_DOMAIN = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}(?::\d+)?(?:[/?].*)?")
#: Endings of file names that are top-level domains as well.
_FILE_ENDINGS = frozenset(
    """
    md mov pl ps py rs sh so zip doc docx gz htm html jpg jpeg mp4 pdf png ppt
    pptx svg tar tex tgz txt xls xlsx
    """.split()
)
#: A scheme before an address that has its own: ``https://https://example.org``.
_DOUBLED = re.compile(r"\bhttps?:/{1,2}(?=https?:/)", re.IGNORECASE)
_DOI = re.compile(r"(?:\bdoi\s*[:=]?\s*|doi\.org/)(10\.\d{4,9}(?:\.\d+)*/\S+)", re.IGNORECASE)
#: What may stand around an address without saying anything of its own.
_FILLER = re.compile(
    r"\b(?:available|online|accessible|accessed|retrieved|visited|last|at|from|on|via|see|also|"
    r"url|urls|link|web|website|web ?page|homepage|pdf|html|http|https|and|the)\b|[^\w]|_",
    re.IGNORECASE,
)


#: What is left hanging at an end where an address was.
_HANGING = re.compile(
    r"(?:\b(?:available|online|accessed|retrieved|at|from|on|via|see|url|link)|[\s,;:(\[])$|^[\s,;:.)\]]",
    re.IGNORECASE,
)


def unescaped(value: str) -> str:
    r"""Return the text of a field that holds an address, without LaTeX (``\_``, ``\url``)."""
    value = _ZERO_WIDTH.sub("", value.strip())
    value = _HREF.sub(lambda match: f" {match[1]} ", value)
    value = _URL.sub(lambda match: f" {match[1]} ", value)
    for pattern, sign in _SIGNS:
        value = pattern.sub(sign, value)
    return value.replace("{", "").replace("}", "").strip()


def is_dressed(source: str) -> bool:
    r"""Tell whether *source*, the LaTeX of a field, puts its address into ``\url`` or ``\href``."""
    return bool(_URL.search(source))


def addresses_in(text: str) -> tuple[str, ...]:
    """Return the addresses of the web that *text*, without LaTeX, holds, each once and in order."""
    text = _ENTITY.sub(lambda match: from_html(match[0]), _BROKEN.sub("", text))
    text = _DOUBLED.sub("", text)
    text = _NAMED.sub(r"<\1>", text)
    if _SPACED.fullmatch(text):
        return (text.replace(" ", "%20"),)
    found: dict[str, None] = {}
    for match in _WEB.finditer(text):
        for one in _SEVERAL.split(match[0]):
            if bare := _trimmed(one):
                found[bare if "://" in bare[:8] else f"https://{bare}"] = None
    return tuple(found)


def _trimmed(address: str) -> str:
    """Return *address* without the punctuation of the sentence or the Markdown around it."""
    while address:
        last = address[-1]
        opening = {")": "(", "]": "[", "}": "{"}.get(last, "")
        if last in ".,;:!?'’*`\\$" or (opening and address.count(opening) < address.count(last)):
            address = address[:-1]
        elif "](" in address:
            address = address[: address.index("](")]
        else:
            break
    return address


def without_scheme(text: str) -> str:
    """Return the address that *text* is without its scheme, with ``https://``; else nothing.

    A name that may be a file's (``paper.zip``) is no address.
    """
    bare = _trimmed(text.strip().strip("<>").removeprefix("//"))
    if not _DOMAIN.fullmatch(bare):
        return ""
    host = re.split(r"[/?:]", bare)[0].lower()
    if host == bare.lower() and host.rsplit(".", 1)[-1] in _FILE_ENDINGS:
        return ""
    return f"https://{bare}"


def doi_in(text: str) -> str:
    """Return the DOI that *text* names with ``doi:`` or an address at doi.org, or nothing."""
    match = _DOI.search(text)
    return addresses.doi(_trimmed(match[1])) if match else ""


def doi_only(source: str) -> bool:
    """Tell whether *source*, the LaTeX of a field, is a DOI and says no more than that."""
    return bool(doi_in(unescaped(source))) and not says_more(source)


def is_address(source: str) -> bool:
    """Tell whether *source*, the LaTeX of a field, is an address and says no more than that."""
    return bool("://" in source or _WEB.search(source) or is_dressed(source)) and not says_more(
        source
    )


def says_more(source: str) -> bool:
    """Tell whether *source*, the LaTeX of a field, says more than an address and its ``URL:``."""
    text = _HREF.sub(lambda match: f" {match[1]} {match[2]} ", source)
    text = _DOI.sub(" ", _WEB.sub(" ", unescaped(text)))
    return bool(re.sub(r"\d", "", _FILLER.sub("", text)))


def without_addresses(source: str) -> str:
    r"""Return *source*, the LaTeX of a field, without its addresses and the words before them."""
    if not (_WEB.search(source) or is_dressed(source)):
        return source
    text = _HREF.sub(lambda match: match[2], source)
    text = _WEB.sub(" ", _URL.sub(" ", text))
    while (shorter := _HANGING.sub("", text).strip()) != text:
        text = shorter
    return text


def linked(rich: Rich) -> Rich:
    """Return *rich* with the addresses that stand in its text as links."""
    return tuple(_linked(rich))


def _linked(rich: Rich) -> Iterator[Span]:
    for span in rich:
        if span.kind != "text" or not _WEB.search(span.text):
            yield span
            continue
        rest = span.text
        for address in addresses_in(span.text):
            shown = address if address in rest else address.removeprefix("https://")
            before, found, after = rest.partition(shown)
            url = addresses.safe(address)
            if not found or url is None:
                continue
            if before:
                yield Span("text", before)
            yield Span("link", children=(Span("text", shown),), url=url)
            rest = after
        if rest:
            yield Span("text", rest)
