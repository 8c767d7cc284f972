r"""Mathematics as exporters write it, brought into the form that :mod:`.mathematics` allows.

Publishers, INSPIRE and the American Physical Society use commands of plain TeX (``{\rm SU}``), of
packages (``\bm``, ``\slashed``) and of their own workflow (``\ensuremath`` inside mathematics,
``\ifmmode``), and leave braces out where TeX does not need them (``_\mathrm{T}``). What these
print has another form that all outputs know; nothing else is touched.
"""

from __future__ import annotations

import re

#: A group in braces, which may hold others, three deep; its content is one group of the pattern.
_INNER = r"[^{}]"
for _ in range(3):
    _INNER = rf"(?:[^{{}}]|\{{{_INNER}*\}})"
_GROUP = rf"\{{({_INNER}*)\}}"

_CONDITION = re.compile(r"\\ifmmode\b(.*?)(?:\\else\b.*?)?\\fi\b\s*(?:\{\})?", re.DOTALL)
#: Commands that say how something is set, and nothing that is read.
_NOTHING = re.compile(
    r"\\(?:[bB]ig{1,2}[lrm]?|limits|nolimits|(?:display|text|script|scriptscript)style|protect|relax"
    r"|nonumber|boldmath|unboldmath|nolinebreak|allowbreak|mathstrut|strut|mathnormal|mathord"
    r"|mathrel|mathbin|mathop|mathopen|mathclose|mathpunct|mathinner|noexpand|negthinspace)"
    r"(?![A-Za-z])\s?|\\[/-]"
)
#: The same with an argument.
_NOTHING_OF = re.compile(
    rf"\\(?:[hv]space\*?|[hv]?phantom|label|color|rule\s*{_GROUP})\s*{_GROUP}|\\[mk]?kern\S*"
)
#: Commands whose argument alone counts.
_OPEN = re.compile(rf"\\(?:ensuremath|textnormal\s*\\ensuremath|mathstrut)\s*{_GROUP}")
_SAME = {
    "bm": "\\boldsymbol",
    "pmb": "\\boldsymbol",
    "bold": "\\mathbf",
    "mathbold": "\\boldsymbol",
    "mathscr": "\\mathcal",
    "EuScript": "\\mathcal",
    "Bbb": "\\mathbb",
    "mathds": "\\mathbb",
    "mathbbm": "\\mathbb",
    "frak": "\\mathfrak",
    "mbox": "\\text",
    "hbox": "\\text",
    "textnormal": "\\text",
    "textup": "\\text",
    "textsf": "\\text",
    "textsc": "\\text",
    "emph": "\\textit",
    "slashed": "\\not",
    "nicefrac": "\\frac",
    "sfrac": "\\frac",
    "flatfrac": "\\frac",
    "texttimes": "\\times",
    "textmu": "\\mu",
    "degree": "^{\\circ}",
    "textdegree": "^{\\circ}",
    "lt": "<",
    "less": "<",
    "gt": ">",
    "greater": ">",
    "textless": "<",
    "textgreater": ">",
    "lbrack": "[",
    "rbrack": "]",
    "slash": "/",
    "textendash": "-",
    "textminus": "-",
    "sp": "^",
    "sb": "_",
    "thinspace": "\\,",
    "nobreakspace": "\\ ",
    "enspace": "\\;",
    "textasciitilde": "\\sim",
    "textquotesingle": "'",
    "dotsc": "\\dots",
    "dotsb": "\\dots",
    "textellipsis": "\\dots",
    "longrightarrow": "\\longrightarrow",
}
_COMMAND = re.compile(r"\\([A-Za-z]+)")
_SCRIPT = re.compile(rf"\\text(super|sub)script\s*{_GROUP}")
_FONTS = {
    "rm": "mathrm",
    "cal": "mathcal",
    "bf": "mathbf",
    "it": "mathit",
    "sf": "mathsf",
    "tt": "mathtt",
    "mit": "mathit",
}
_SWITCHES = "|".join(_FONTS)
#: ``{\rm SU}``, and ``\rm SU`` up to the end of its group.
_SWITCHED_GROUP = re.compile(rf"\{{\s*\\({_SWITCHES})(?![A-Za-z])\s*({_INNER}*)\}}")
_SWITCHED = re.compile(rf"\\({_SWITCHES})(?![A-Za-z])\s*({_INNER}+)")
_OPERATOR = re.compile(rf"\\operatorname\*?\s*{_GROUP}")
#: Commands with one argument that may be an argument themselves.
_TAKERS = (
    "mathbb|mathbf|mathcal|mathfrak|mathit|mathrm|mathsf|mathtt|boldsymbol|text|textrm|textbf|textit"
    "|operatorname|hat|widehat|tilde|widetilde|bar|vec|dot|ddot|breve|check|acute|grave|overline"
    "|underline|sqrt|not|mathring"
)
_BARE = re.compile(
    rf"([_^]|\\(?:{_TAKERS})(?![A-Za-z]))\s*"
    rf"(\\(?:{_TAKERS})(?![A-Za-z])\s*(?:\{{{_INNER}*\}}|[A-Za-z0-9]|\\[A-Za-z]+)"
    rf"|\\[dt]?frac\s*\{{{_INNER}*\}}\s*\{{{_INNER}*\}})"
)
#: A letter or command after a font's command, without braces.
_UNBRACED = re.compile(
    r"\\(mathbb|mathbf|mathcal|mathfrak|mathit|mathrm|mathsf|mathtt|boldsymbol)\s+([A-Za-z0-9])"
)
_LONGEST = 2000


def tidied(tex: str) -> str:
    """Return *tex*, mathematics without its dollars, in the form that all outputs know."""
    tex = " ".join(tex.split())
    if "\\" not in tex or len(tex) > _LONGEST:
        return tex.replace("~", r"\ ")
    tex = _CONDITION.sub(r"\1", tex)
    tex = _until_stable(_NOTHING_OF, "", tex)
    tex = _NOTHING.sub("", tex)
    tex = _until_stable(_OPEN, r"\1", tex)
    tex = _SCRIPT.sub(
        lambda match: f"{'^' if match[1] == 'super' else '_'}{{\\text{{{match[2]}}}}}", tex
    )
    tex = _COMMAND.sub(_renamed, tex)
    tex = tex.replace("~", r"\ ")
    tex = _until_stable(_SWITCHED_GROUP, _font, tex)
    tex = _until_stable(_SWITCHED, _font, tex)
    tex = _UNBRACED.sub(r"\\\1{\2}", tex)
    tex = _OPERATOR.sub(_operator, tex)
    return _until_stable(_BARE, r"\1{\2}", tex).strip()


def _until_stable(pattern: re.Pattern[str], replacement: object, tex: str) -> str:
    for _ in range(8):
        changed = pattern.sub(replacement, tex)  # type: ignore[call-overload]
        if changed == tex:
            break
        tex = changed
    return tex


def _renamed(match: re.Match[str]) -> str:
    other = _SAME.get(match[1])
    if other is None:
        return match[0]
    # the blank that ended the command's name ends nothing now, unless a letter follows
    return other


def _font(match: re.Match[str]) -> str:
    content = match[2].strip()
    return f"\\{_FONTS[match[1]]}{{{content}}}" if content else ""


def _operator(match: re.Match[str]) -> str:
    r"""Write an operator's name without the star, which says where limits of displays stand."""
    name = re.sub(r"\s+", " ", re.sub(r"\\[,;: !]|\\ |~", " ", match[1])).strip()
    return "\\operatorname{" + name.replace(" ", r"\,") + "}"
