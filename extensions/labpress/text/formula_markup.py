"""Formulas in the markup of publishers, written as TeX.

Titles and abstracts from Crossref and the publishers' own exports hold formulas as MathML
(``<mml:math>``, of the American Physical Society and Elsevier), as JATS (``<inline-formula>
<tex-math>``, of IEEE and Springer) or as ACM's ``<Formula><TexMath>``. Where the markup holds
TeX, that is taken; else MathML is written as TeX.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

#: Elements that hold one formula. Their names stand in HTML's tokens, too.
FORMULAS = frozenset({"math", "formula", "inline-formula", "disp-formula", "tex-math"})

_TEX = re.compile(
    r"<\?TeX\s(?P<acm>(?:(?!<\?).)*?)\?>"
    r"|<(?P<tag>(?:jats:)?tex-math|(?:mml:)?annotation)\b(?P<attributes>[^<>]*)>"
    r"(?P<tex>[^<]*)</(?P=tag)\s*>",
    re.IGNORECASE | re.DOTALL,
)
_MATHML = re.compile(r"<(?:mml:|m:)?math\b.*</(?:mml:|m:)?math\s*>", re.IGNORECASE | re.DOTALL)
#: A whole document of LaTeX around a formula, as Springer gives it.
_DOCUMENT = re.compile(r"\\(?:begin|end)\s*\{document\}")
_DOLLARS = re.compile(r"\$\$?(.*?)\$\$?|\\\((.*?)\\\)|\\\[(.*?)\\\]", re.DOTALL)
_PREFIX = re.compile(r"(</?)(?:mml|m):")
_NAMESPACE = re.compile(r"\s(?:xmlns(?::\w+)?|\w+:\w+)\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#);)[A-Za-z][A-Za-z0-9]*;")
#: Signs that are no ink: function application, invisible times, separator and plus.
_INVISIBLE = dict.fromkeys((0x2061, 0x2062, 0x2063, 0x2064, 0x200B, 0xFEFF))
_SPECIAL = {
    "#": r"\#",
    "%": r"\%",
    "&": r"\&",
    "$": r"\$",
    "_": r"\_",
    "{": r"\{",
    "}": r"\}",
    "~": r"\sim ",
    "\\": r"\backslash ",
    "^": r"\wedge ",
    "\u00a0": r"\ ",
}
_OVER = {
    "¯": "overline",
    "ˉ": "overline",
    "‾": "overline",
    "_": "overline",
    "^": "hat",
    "ˆ": "hat",
    "~": "tilde",
    "˜": "tilde",
    "∼": "tilde",
    "→": "vec",
    "⃗": "vec",
    "˙": "dot",
    ".": "dot",
    "¨": "ddot",
}
_FONTS = {"bold": "mathbf", "double-struck": "mathbb", "script": "mathcal", "fraktur": "mathfrak"}
_DEEPEST = 40


def tex_of_formula(markup: str) -> str | None:
    """Return the TeX, without dollars, of *markup*, an element of `FORMULAS` with its tags.

    None where it holds no TeX and no MathML that TeX can say.
    """
    for match in _TEX.finditer(markup):
        if match["attributes"] and "annotation" in match["tag"] and "tex" not in match[0].lower():
            continue
        tex = _bare(unescape(match["acm"] or match["tex"] or ""))
        if tex:
            return tex
    mathml = _MATHML.search(markup)
    if mathml is None:
        return None
    source = _NAMESPACE.sub("", _PREFIX.sub(r"\1", mathml[0]))
    try:
        element = ET.fromstring(_ENTITY.sub(lambda match: unescape(match[0]), source))
        tex = _element(element, 0)
    except (ET.ParseError, _UnknownElementError):
        return None
    return " ".join(tex.split()) or None


class _UnknownElementError(ValueError):
    """MathML that has no simple form in TeX."""


def _bare(tex: str) -> str:
    """Return *tex* without the document and the dollars around it."""
    around = _DOCUMENT.split(tex)
    tex = (around[1] if len(around) == 3 else tex).strip()
    inner = _DOLLARS.fullmatch(tex)
    if inner:
        tex = next(part for part in inner.groups() if part is not None)
    return "" if "$" in tex else " ".join(tex.split())


def _element(element: Element, depth: int) -> str:
    if depth > _DEEPEST:
        raise _UnknownElementError
    name = element.tag.lower()
    if name in ("mi", "mn", "mo", "mtext", "ms"):
        return _leaf(name, element)
    if name == "semantics":
        return _element(element[0], depth + 1) if len(element) else ""
    if name in ("mphantom", "mspace", "mprescripts", "none"):
        return r"\ " if name == "mspace" else ""
    parts = [_element(child, depth + 1) for child in element]
    if name in ("math", "mrow", "mstyle", "mpadded", "merror"):
        return "".join(parts)
    if name == "msqrt":
        return rf"\sqrt{{{''.join(parts)}}}"
    if name == "mfenced":
        marks = {key: _signs(element.get(key, default)) for key, default in _FENCE.items()}
        return marks["open"] + marks["separators"][:1].join(parts) + marks["close"]
    if name == "mmultiscripts":
        return _multiscripts(element, parts)
    return _of_fixed_number(name, parts)


_FENCE = {"open": "(", "close": ")", "separators": ","}


def _of_fixed_number(name: str, parts: list[str]) -> str:
    """Return the TeX of an element whose children have each a place."""
    if len(parts) == 2 and name in ("mover", "munder", "msub", "msup", "mfrac", "mroot"):
        first, second = parts
        if name == "mfrac":
            return rf"\frac{{{first}}}{{{second}}}"
        if name == "mroot":
            return rf"\sqrt[{second}]{{{first}}}"
        accent = _OVER.get(second.replace(r"\_", "_").replace(r"\sim ", "~").strip("{} "))
        if name == "mover" and accent:
            return rf"\{accent}{{{first}}}"
        return f"{_base(first)}{'^' if name in ('msup', 'mover') else '_'}{{{second}}}"
    if len(parts) == 3 and name in ("msubsup", "munderover"):
        return f"{_base(parts[0])}_{{{parts[1]}}}^{{{parts[2]}}}"
    raise _UnknownElementError


def _multiscripts(element: Element, parts: list[str]) -> str:
    if not parts:
        return ""
    names = [child.tag.lower() for child in element]
    cut = names.index("mprescripts") if "mprescripts" in names else len(names)
    before, after = parts[cut + 1 :], parts[1:cut]

    def scripts(of: list[str]) -> str:
        low, high = "".join(of[::2]), "".join(of[1::2])
        return (f"_{{{low}}}" if low else "") + (f"^{{{high}}}" if high else "")

    return ("{}" + scripts(before) if any(before) else "") + _base(parts[0]) + scripts(after)


def _base(tex: str) -> str:
    return tex if len(tex) == 1 else f"{{{tex}}}"


def _leaf(name: str, element: Element) -> str:
    # braces keep capitals in BibTeX, and are no sign here
    raw = "".join(element.itertext()).translate(_INVISIBLE)
    text = " ".join(re.sub(r"(?<!\\)[{}]", "", raw).replace("\\{", "{").replace("\\}", "}").split())
    if not text:
        return ""
    if name in ("mtext", "ms") and re.search(r"[^\W\d_]", text):
        return rf"\text{{{_signs(text)}}}"
    tex = _signs(text)
    font = _FONTS.get(element.get("mathvariant", "").removesuffix("-italic"))
    if font:
        return rf"\{font}{{{tex}}}"
    upright = element.get("mathvariant") == "normal" or len(text) > 1
    if name == "mi" and upright and text.isalpha():
        return rf"\mathrm{{{tex}}}"
    return tex


def _signs(text: str) -> str:
    return "".join(_SPECIAL.get(sign, sign) for sign in text)
