r"""Mathematics that a page's author writes: any LaTeX that latex2mathml knows, as MathML.

Unlike a field of a .bib file, it is not from elsewhere; what LaTeX runs in print may stand here.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from labpress.text.mathematics import element_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

#: Environments, and those that the converter knows of the same look; it would number others.
_UNNUMBERED = {
    **dict.fromkeys(("align", "aligned", "alignedat", "alignat", "eqnarray", "flalign"), "align*"),
    **dict.fromkeys(("gather", "gathered", "multline"), "gather*"),
}
_ENVIRONMENT = re.compile(rf"\\(begin|end)\{{({'|'.join(_UNNUMBERED)})\*?\}}")
#: What numbers and labels mean is Sphinx's business.
_LABEL = re.compile(r"\\(?:label\{[^{}]*\}|nonumber(?![A-Za-z])|notag(?![A-Za-z]))")
_WHOLE = re.compile(r"\s*\\begin\{(equation|displaymath|math)\*?\}(.*)\\end\{\1\*?\}\s*", re.DOTALL)
#: The converter prints what it does not know as a variable of that name.
_UNKNOWN = re.compile(r"\\[A-Za-z]+|\\.|(?<!\\)&|[{}]")
#: Where MathML holds words, and not symbols.
_WORDS = frozenset({"mtext", "annotation"})


@lru_cache(maxsize=1024)
def page_mathml(tex: str, *, display: bool = False) -> tuple[str, str]:
    """Return *tex*, without its dollars, as one ``<math>`` element, and what is wrong with it.

    One of both is empty. *display*: a formula of its own line. Paragraphs in it are lines.
    """
    from xml.etree.ElementTree import tostring

    try:
        element = element_of(_prepared(tex))
    except ValueError as error:
        return "", str(error)
    if unknown := _unknown(element):
        return "", f"{unknown} is not known"
    _without_addresses(element)
    if display:
        element.set("display", "block")
    return tostring(element, encoding="unicode", short_empty_elements=False), ""


def _prepared(tex: str) -> str:
    """Return *tex* in the commands that the converter knows."""
    tex = _LABEL.sub("", tex).strip()
    if whole := _WHOLE.fullmatch(tex):
        tex = whole[2].strip()
    tex = _ENVIRONMENT.sub(lambda match: rf"\{match[1]}{{{_UNNUMBERED[match[2]]}}}", tex)
    tex = tex.replace(r"\operatorname*", r"\operatorname")
    lines = [line.strip() for line in re.split(r"\n\s*\n", tex) if line.strip()]
    if len(lines) > 1:
        return r"\begin{align*}" + r" \\ ".join(lines) + r"\end{align*}"
    if re.search(r"\\\\", tex) and r"\begin" not in tex:
        return rf"\begin{{align*}}{tex}\end{{align*}}"
    return tex


def _unknown(element: Element) -> str:
    """Return a command that the converter left as it was, or nothing."""
    for node in element.iter():
        if node.tag not in _WORDS and node.text and node.text not in ("{", "}", "\\", "&"):
            if found := _UNKNOWN.search(node.text):
                return found[0]
        elif node.text == "&" and node.tag == "mi":
            return "&"
    return ""


def _without_addresses(element: Element) -> None:
    """Let no address stand in a formula: MathML Core has no links, and older browsers had."""
    for node in element.iter():
        node.attrib.pop("href", None)
