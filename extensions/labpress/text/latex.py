r"""LaTeX in fields, as rich text.

pylatexenc parses; what each command means stands in :mod:`.latex_commands`. Most fields hold no
command at all and never see the parser. A command that nobody knows is reported and gives way
to its text. For any input the result is rich text in NFC; nothing raises.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from labpress.records.findings import Finding
from labpress.records.problems import Code
from labpress.records.richtext import Rich, Span, plain, text
from labpress.text.html_fields import reduce
from labpress.text.invisible import ASCII_CONTROLS, BYTE_ORDER_MARK, LATIN_CONTROLS, characters
from labpress.text.ligatures import ligatures

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Finding", "rich", "text_of"]

#: Control characters other than white space; neither HTML nor TeX can show them.
_CONTROL = re.compile(
    r"(?![\t\n\v\f\r])"
    f"[{characters(ASCII_CONTROLS, LATIN_CONTROLS, BYTE_ORDER_MARK)}\ufdd0-\ufdef\ufffe\uffff]"
)
_NEEDS_PARSER = re.compile(r"[\\$]")
_MAYBE_HTML = re.compile(r"<[A-Za-z/!]|&#?\w+;|\\(?:textless|less|lt)\b|\$\s*<\s*\$")
_SPACES = re.compile(r"[ \t\n\r\f\v]+")
_NO_BRACES = str.maketrans("", "", "{}")
_COMMAND = re.compile(r"\\(?:[A-Za-z]+\*?\s*|.)|[{}$]", re.DOTALL)
_NESTING = re.compile(r"\\[(\[]|\\begin\b|[{}]|\\.", re.DOTALL)

#: Beyond these a field is no title, name or abstract, and pylatexenc's recursion is at risk.
_LONGEST = 50_000
_DEEPEST = 40


#: The same names, venues and notes return in entry after entry.
_REPEATED = 300


def rich(source: str) -> tuple[Rich, tuple[Finding, ...]]:
    r"""Return the LaTeX *source* of a field as rich text, and what is wrong in it.

    Offsets of findings count from the start of *source*. Mathematics (``$…$``, ``\(…\)``) is a
    ``math`` span if :mod:`.mathematics` allows it, else text.
    """
    return _rich_once(source) if len(source) <= _REPEATED else _rich(source)


def _rich(source: str) -> tuple[Rich, tuple[Finding, ...]]:
    findings: list[Finding] = []
    if _CONTROL.search(source):
        source = _CONTROL.sub(" ", source)
    origin = None
    latex = source
    if _MAYBE_HTML.search(source):
        reduced = reduce(source)
        latex, origin = reduced.text, reduced.origin
        findings += reduced.findings
    if not _NEEDS_PARSER.search(latex):
        return text(_plain(latex)), tuple(findings)
    found: list[Finding] = []
    if len(latex) > _LONGEST or _depth(latex) > _DEEPEST:
        found.append(_too_much())
        result = text(_plain(_COMMAND.sub("", latex)))
    else:
        # pylatexenc is slow to import, and many files need none
        from labpress.text.latex_reader import read

        try:
            result = tidy(read(latex, found))
        except Exception:  # pylatexenc fails in undocumented ways on text that is no LaTeX
            found = [Finding(Code.LATEX_SYNTAX, "its LaTeX cannot be read", "simplify it")]
            result = text(_plain(_COMMAND.sub("", latex)))
    if origin is not None:
        found = [replace(one, offset=origin(one.offset)) for one in found]
    return result, tuple(findings + found)


_rich_once = lru_cache(maxsize=1 << 14)(_rich)


def text_of(source: str) -> str:
    """Return the LaTeX *source* as plain Unicode in NFC, without markup."""
    return plain(rich(source)[0])


def _too_much() -> Finding:
    return Finding(
        Code.LATEX_SYNTAX,
        "its LaTeX is too long or nested too deeply to be read",
        "remove what is no part of the text",
    )


def _depth(latex: str) -> int:
    """Return how deeply *latex* nests at most, opened environments included."""
    depth = deepest = opened = 0
    for match in _NESTING.finditer(latex):
        token = match[0]
        if token == "{":
            depth += 1
            deepest = max(deepest, depth)
        elif token == "}":
            depth -= 1
        elif token in ("\\(", "\\[", "\\begin"):
            opened += 1
    return deepest + opened


def _plain(source: str) -> str:
    """Return text that holds no command: ligatures set, braces gone, one blank at a time."""
    # a lone ' is an apostrophe as typed, unless a single quotation has been opened
    single = "`" in source.replace("``", "")
    content = ligatures(source, single=single).translate(_NO_BRACES).replace("~", "\u00a0")
    return unicodedata.normalize("NFC", _SPACES.sub(" ", content).strip(" "))


def tidy(spans: Iterable[Span]) -> Rich:
    """Return *spans* with neighbouring text joined, blanks collapsed, and characters in NFC."""
    return _trimmed(_joined(spans, "\n"))


def _joined(spans: Iterable[Span], before: str) -> tuple[Span, ...]:
    """Join and collapse; *before* is the character that precedes the first span."""
    result: list[Span] = []
    pending = ""
    for span in (*spans, None):
        if span is not None and span.kind == "text":
            pending += span.text
            continue
        if pending:
            content = unicodedata.normalize("NFC", _SPACES.sub(" ", pending))
            if before in (" ", "\n"):
                content = content.lstrip(" ")
            if content:
                result.append(Span("text", content))
                before = content[-1]
            pending = ""
        if span is None:
            break
        if span.kind == "math":
            result.append(span)
            before = "$"
            continue
        children = _joined(span.children, before)
        if children:
            result.append(replace(span, children=children))
            before = plain(children)[-1:] or before
    return tuple(result)


def _trimmed(spans: tuple[Span, ...]) -> Rich:
    """Return *spans* without blanks at their end."""
    while spans:
        last = spans[-1]
        if last.kind == "math":
            break
        if last.kind == "text":
            content = last.text.rstrip(" ")
            if content:
                return (*spans[:-1], Span("text", content))
        else:
            children = _trimmed(last.children)
            if children:
                return (*spans[:-1], replace(last, children=children))
        spans = spans[:-1]
    return spans
