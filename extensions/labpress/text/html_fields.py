"""HTML pasted into a field: recognised and turned into the LaTeX that says the same.

Publishers' pages and CrossRef give titles and abstracts with tags and character references
(``<i>``, ``<jats:p>``, ``&amp;``). Tags that only format become LaTeX; tags that only arrange
are dropped; all others (``<script>``, ``<img>``, …) stay as text, to be escaped like any text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cache
from html import unescape
from html.entities import html5

from labpress.records.findings import Finding
from labpress.records.problems import Code
from labpress.text.formula_markup import FORMULAS, tex_of_formula

_FORMAT = {
    "i": r"\emph",
    "em": r"\emph",
    "italic": r"\emph",
    "cite": r"\emph",
    "b": r"\textbf",
    "strong": r"\textbf",
    "bold": r"\textbf",
    "tt": r"\texttt",
    "code": r"\texttt",
    "monospace": r"\texttt",
    "sup": r"\textsuperscript",
    "sub": r"\textsubscript",
    "sc": r"\textsc",
    "scp": r"\textsc",
}
_SPACE = frozenset({"br", "p", "div", "li", "ul", "ol", "title", "sec", "hr", "tr", "td"})
_NOTHING = frozenset({"span", "font", "u", "small", "big", "center", "nobr", "wbr"})
_SHOWN = frozenset(
    """
    script style iframe object embed img svg math form input button video audio source link
    meta base body html head table template noscript textarea select option details dialog
    """.split()
)
#: < and > as exporters escape them, so that tags come out as text: Mendeley, Crossref.
_LESS = r"\{?(?:\\textless\b\s*(?:\{\})?|\$\s*(?:<|\\(?:less|lt)\b)\s*\$)\}?|&lt;|<"
_MORE = r"\{?(?:\\textgreater\b\s*(?:\{\})?|\$\s*(?:>|\\(?:greater|gt)\b)\s*\$)\}?|&gt;|>"
_SIGN = r"\$\s*(?:[<>]|\\(?:less|lt|greater|gt)\b)\s*\$"
_TOKEN = re.compile(
    rf"(?P<math>(?<!\\)\$(?!\s*(?:[<>]|\\(?:less|lt|greater|gt)\b)\s*\$)[^$]*\$)"
    rf"|(?:{_LESS})(?P<slash>/?)(?:(?:jats|mml|m):)?"
    rf"(?P<tag>(?:inline-|disp-)formula|tex-math|[A-Za-z][A-Za-z0-9]*)"
    rf"(?P<attributes>(?:\s[^<>]*?)?)/?(?:{_MORE})"
    rf"|(?P<sign>{_SIGN})"
    r"|(?P<comment><!--)"
    r"|\\?&(?P<entity>#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});"
)
_HREF = re.compile(r"""\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_LATEX_SPECIAL = {char: "\\" + char for char in "&%$#_{}"} | {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "\u00a0": "~",
}
_IN_URL = {"\\": "%5C", "{": "%7B", "}": "%7D"}


@dataclass(slots=True)
class Reduced:
    """Text whose HTML is gone, with what was found, and where its characters came from."""

    text: str
    findings: tuple[Finding, ...] = ()
    _new: list[int] = field(default_factory=lambda: [0])
    _old: list[int] = field(default_factory=lambda: [0])

    def origin(self, offset: int) -> int:
        """Return the offset in the original text of the character *offset*."""
        index = bisect_right(self._new, offset) - 1
        return self._old[index] + offset - self._new[index]


@dataclass(slots=True)
class _Part:
    """What stands in place of the characters from ``start`` to ``end``."""

    start: int
    end: int
    text: str


def reduce(source: str) -> Reduced:
    """Return *source* with its HTML turned into LaTeX; the same text when there is none."""
    parts: list[_Part] = []
    findings: list[Finding] = []
    closing: list[Finding] = []
    opened: list[tuple[str, _Part, int]] = []
    formulas = _Formulas(source)
    for match in _TOKEN.finditer(source):
        if match["math"] or match["sign"] or match.start() < formulas.read:
            continue
        part = _Part(match.start(), match.end(), match[0])
        if match["entity"]:
            text = _entity(match["entity"])
            if text is None:
                continue
            part.text = text
        elif match["tag"]:
            tag = match["tag"].lower()
            formula = formulas.at(tag, match)
            if formula:
                parts.append(formula)
                findings.append(_finding(match, formula))
                continue
            if tag in _SHOWN:
                findings.append(_shown(match))
                continue
            if not _tag(tag, match, part, opened, source):
                continue
            parts.append(part)
        else:
            findings.append(_shown(match))
            continue
        if match["entity"]:
            parts.append(part)
        # closing tags need no finding of their own
        (closing if match["slash"] else findings).append(_finding(match, part))
    for _, part, _ in opened:
        part.text = ""
    return _assembled(source, parts, findings or closing[:1])


class _Formulas:
    """The formulas in markup of a text, each read once from its first tag to its last."""

    def __init__(self, source: str) -> None:
        self._source = source
        #: up to where the text is read already
        self.read = 0
        self._unclosed: set[str] = set()
        #: up to where there is no formula that can be read
        self._unread = 0

    def at(self, tag: str, match: re.Match[str]) -> _Part | None:
        """Return the TeX in place of the formula that begins at *match*, if one does."""
        if tag not in FORMULAS or match["slash"] or tag in self._unclosed:
            return None
        if match.start() < self._unread:
            return None
        last = _closing_tag(tag).search(self._source, match.end())
        if last is None:
            self._unclosed.add(tag)
            return None
        markup = self._source[match.start() : last.end()]
        tex = tex_of_formula(re.sub(_MORE, ">", re.sub(_LESS, "<", markup)))
        if tex is None:
            self._unread = last.end()
            return None
        self.read = last.end()
        return _Part(match.start(), last.end(), f"${tex}$")


@cache
def _closing_tag(tag: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{_LESS})/(?:(?:jats|mml|m):)?{tag}\s*(?:{_MORE})", re.IGNORECASE)


def _tag(
    tag: str,
    match: re.Match[str],
    part: _Part,
    opened: list[tuple[str, _Part, int]],
    source: str,
) -> bool:
    """Set what stands in place of a tag; False for something that only looks like one."""
    if match["attributes"].strip() and "=" not in match["attributes"]:
        return False  # a<b and c>d
    if tag in _SPACE:
        part.text = " "
    elif tag in _NOTHING:
        part.text = ""
    elif tag == "a" or tag in _FORMAT:
        if match["slash"]:
            part.text = _close(tag, match, opened, source)
        else:
            part.text = _FORMAT[tag] + "{" if tag != "a" else _link(match["attributes"])
            if part.text:
                opened.append((tag, part, match.end()))
    else:
        return False
    return True


def _link(attributes: str) -> str:
    match = _HREF.search(re.sub(r'[{}]|\\(?=")', "", attributes))
    if match is None:
        return ""
    url = unescape(match[1] or match[2] or match[3] or "")
    return r"\href{" + "".join(_IN_URL.get(char, char) for char in url) + "}{"


def _close(
    tag: str, match: re.Match[str], opened: list[tuple[str, _Part, int]], source: str
) -> str:
    """Close the tag opened last, if it is this one and the braces between them match."""
    if not opened or opened[-1][0] != tag:
        return ""
    _, part, start = opened.pop()
    depth = 0
    for brace in re.finditer(r"[{}]", source[start : match.start()]):
        depth += 1 if brace[0] == "{" else -1
        if depth < 0:
            break
    if depth:
        part.text = ""
        return ""
    return "}"


def _entity(name: str) -> str | None:
    """Return the LaTeX for a character reference, or None when there is no such character."""
    if name.startswith("#"):
        char = unescape(f"&{name};")
        if not char or char.startswith("&"):
            return None
    else:
        known = html5.get(name + ";")
        if known is None:
            return None
        char = known
    return "".join(_LATEX_SPECIAL.get(one, one) for one in char)


def _finding(match: re.Match[str], part: _Part) -> Finding:
    shown = match[0][:40]
    latex = f"{part.text}…}}" if part.text.endswith("{") else part.text.strip()
    hint = f"write {latex}" if latex and latex != "}" else "remove it"
    return Finding(Code.HTML_IN_FIELD, f"HTML in a field: {shown}", hint, match.start())


def _shown(match: re.Match[str]) -> Finding:
    return Finding(
        Code.HTML_IN_FIELD,
        f"HTML in a field is shown as text: {match[0][:40]}",
        "remove it; fields hold text and LaTeX",
        match.start(),
    )


def _assembled(source: str, parts: list[_Part], findings: list[Finding]) -> Reduced:
    if not parts:
        return Reduced(source, tuple(findings))
    pieces: list[str] = []
    new, old = [0], [0]
    size = position = 0
    for part in parts:
        before = source[position : part.start]
        pieces += (before, part.text)
        size += len(before)
        new.append(size)
        old.append(part.start)
        size += len(part.text)
        new.append(size)
        old.append(part.end)
        position = part.end
    pieces.append(source[position:])
    return Reduced("".join(pieces), tuple(findings), new, old)
