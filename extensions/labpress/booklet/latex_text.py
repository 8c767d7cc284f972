"""Rich text, names and addresses as LaTeX: pure functions; all data is escaped here."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote

from labpress.formatting.bylines import joined
from labpress.text.invisible import (
    ASCII_CONTROLS,
    BYTE_ORDER_MARK,
    DIRECTION_MARKS,
    JOINERS,
    LATIN_CONTROLS,
    WIDTHLESS,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from labpress.formatting.bylines import AuthorRun
    from labpress.records.richtext import Rich, Span

_SPECIAL: dict[int, str | None] = {
    ord("\\"): r"\textbackslash{}",
    ord("{"): r"\{",
    ord("}"): r"\}",
    ord("$"): r"\$",
    ord("&"): r"\&",
    ord("#"): r"\#",
    ord("%"): r"\%",
    ord("_"): r"\_",
    ord("^"): r"\textasciicircum{}",
    ord("~"): r"\textasciitilde{}",
    # what the font's mapping would turn into other characters
    ord("`"): r"\textasciigrave{}",
    # spaces and hyphens that mean something to TeX
    0x00A0: r"\nobreakspace{}",
    0x00AD: r"\-",
    0x2007: r"\nobreakspace{}",
    0x2009: r"\,",
    0x2010: "-",
    0x2011: r"\mbox{-}",
    0x202F: r"\,",
}
# Control characters, and the invisible ones that turn the direction of text around or join it.
_INVISIBLE = (
    *ASCII_CONTROLS,
    *LATIN_CONTROLS,
    *WIDTHLESS,
    *JOINERS,
    *DIRECTION_MARKS,
    *range(0x2061, 0x2066),  # operators of mathematics
    *range(0x206A, 0x2070),  # deprecated by Unicode
    BYTE_ORDER_MARK,
)
#: Signs above and below the line that few fonts have; all have ¹, ² and ³.
_SCRIPTS = {
    code: rf"\text{kind.strip('<>')}script{{{chr(int(sign, 16))}}}"
    for code in (*range(0x2070, 0x20A0), *range(0x1D62, 0x1D66), 0x02B2, 0x2C7C)
    for kind, _, sign in [unicodedata.decomposition(chr(code)).partition(" ")]
    if kind in ("<super>", "<sub>")
}
_TABLE: dict[int, str | None] = {
    **dict.fromkeys(_INVISIBLE),
    **_SCRIPTS,
    **dict.fromkeys((0x09, 0x0A, 0x0D, 0x2028, 0x2029), " "),
    **_SPECIAL,
}

_COMMANDS = {
    "emph": "emph",
    "strong": "textbf",
    "code": "texttt",
    "smallcaps": "labsmall",
    "superscript": "textsuperscript",
    "subscript": "textsubscript",
}

#: A quotation in single marks, which are no apostrophes.
_SINGLE = re.compile(r"(?<![\w’'])'(?=[^\s'])([^']*[^\s'])'(?!\w)")

#: What may stand in an address as it is; the rest is percent-encoded.
_URL_SAFE = "!$&'()*+,;=:@/?#[]%-._~"


def escape(text: str) -> str:
    """Return plain *text* as LaTeX that prints it and does nothing else."""
    escaped = quoted(text).translate(_TABLE)
    # the font's mapping joins hyphens to dashes; whoever means a dash has typed one
    while "--" in escaped:
        escaped = escaped.replace("--", r"-\kern0pt-")
    return escaped


def quoted(text: str) -> str:
    """Return *text* with straight quotation marks in pairs as opening and closing ones.

    The fonts' mapping for TeX's input makes a closing one of each.
    """
    if '"' in text and text.count('"') % 2 == 0:
        pieces = text.split('"')
        text = "".join(
            piece + ("“" if number % 2 == 0 else "”") for number, piece in enumerate(pieces[:-1])
        )
        text += pieces[-1]
    return _SINGLE.sub(r"‘\1’", text) if "'" in text else text


def _quoted_rich(rich: Rich) -> Rich:
    """Return *rich* with its quotation marks as :func:`quoted` has them, across all its spans."""
    texts: list[str] = []

    def collect(spans: Rich) -> None:
        for span in spans:
            if span.kind == "text":
                texts.append(span.text)
            collect(span.children)

    collect(rich)
    whole = "".join(texts)
    if '"' not in whole and "'" not in whole:
        return rich
    # no mark becomes longer or shorter, so that each text has its place in the whole
    rest = quoted(whole)

    def put(spans: Rich) -> Rich:
        nonlocal rest
        found = []
        for span in spans:
            if span.kind == "text":
                size = len(span.text)
                found.append(replace(span, text=rest[:size]))
                rest = rest[size:]
            else:
                found.append(replace(span, children=put(span.children)))
        return tuple(found)

    return put(rich)


def rich_latex(rich: Rich) -> str:
    """Return *rich* as LaTeX."""
    return _rich_latex(_quoted_rich(rich))


def _rich_latex(rich: Rich) -> str:
    if len(rich) == 1 and rich[0].kind == "text":
        return escape(rich[0].text)
    return "".join(_span_latex(span) for span in rich)


def _span_latex(span: Span) -> str:
    if span.kind == "text":
        return escape(span.text)
    if span.kind == "math":
        return rf"\({span.text}\)"
    inner = _rich_latex(span.children)
    if span.kind == "link":
        return rf"\href{{{url(span.url)}}}{{{inner}}}"
    return rf"\{_COMMANDS[span.kind]}{{{inner}}}"


def name(text: str) -> str:
    r"""Return a name whose parts never part: its spaces become ``\labtie``."""
    return r"\labtie{}".join(escape(word) for word in text.split())


def byline(runs: tuple[AuthorRun, ...]) -> str:
    r"""Return an author line: members in ``\labmember``, their marks inside."""
    written = (rf"\labmember{{{name(run.text)}}}" if run.bold else name(run.text) for run in runs)
    return joined(runs, written, r",\labgap{}", r"\labgap{}")


def url(address: str) -> str:
    r"""Return *address* for the first argument of ``\href`` or ``\nolinkurl``, anywhere."""
    encoded = quote(address, safe=_URL_SAFE)
    for character in "%#&_":
        encoded = encoded.replace(character, "\\" + character)
    return encoded.replace("$", r"\%24").replace("~", r"\%7E")


def short_url(address: str) -> str:
    """Return *address* as people write it in print: no scheme, no slash at the end."""
    for scheme in ("https://", "http://", "mailto:"):
        address = address.removeprefix(scheme)
    return address.removesuffix("/")


def print_url(address: str) -> str:
    r"""Return *address* as ``\laburl``: short in print, leading to the whole."""
    return rf"\laburl{{{url(address)}}}{{{shown_url(address)}}}"


def shown_url(address: str) -> str:
    r"""Return the short form of *address* for ``\nolinkurl``."""
    # in print a tilde is a tilde, and < and > need no code
    shown = url(short_url(address)).replace(r"\%7E", "~")
    return shown.replace(r"\%3C", "<").replace(r"\%3E", ">")


def macro(name: str, arguments: Iterable[str], option: str = "") -> str:
    r"""Return the macro ``\name`` with *arguments*, a line each; *option* goes into brackets."""
    shown = f"[{option}]" if option else ""
    return f"\\{name}{shown}" + "%\n".join(f"{{{argument}}}" for argument in arguments) + "\n"


def anchors(names: tuple[str, ...]) -> str:
    r"""Return ``\labanchor`` for each of *names*."""
    return "".join(rf"\labanchor{{{anchor}}}" for anchor in names)
