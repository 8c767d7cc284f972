r"""Mathematics from data: which TeX may pass, and its MathML.

TeX is a programming language; what comes from a .bib file is never run unless every command in
it stands on a list of commands that only set symbols. The list holds commands of LaTeX's
kernel, amsmath and amssymb that latex2mathml also knows, so that what passes works in HTML and
in print.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


_ONE_ARGUMENT = frozenset(
    """
    mathbb mathbf mathcal mathfrak mathit mathrm mathsf mathtt boldsymbol text textrm textbf
    textit operatorname hat widehat tilde widetilde bar vec dot ddot breve check acute grave
    overline underline overbrace underbrace sqrt not mathring
    """.split()
)
_TWO_ARGUMENTS = frozenset("frac dfrac tfrac binom overset underset stackrel".split())
_SYMBOLS = frozenset(
    """
    alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu
    nu xi pi varpi rho varrho sigma varsigma tau upsilon phi varphi chi psi omega Gamma
    Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega ell hbar imath jmath wp Re Im aleph
    partial nabla infty emptyset varnothing prime forall exists nexists neg lnot angle
    triangle square Box top bot surd flat sharp natural clubsuit diamondsuit heartsuit
    spadesuit pm mp times div cdot ast star circ bullet oplus ominus otimes oslash odot
    dagger ddagger cap cup sqcap sqcup wedge vee land lor setminus wr diamond amalg uplus
    leq le geq ge neq ne ll gg lll ggg prec succ preceq succeq sim simeq approx cong equiv
    propto doteq asymp parallel mid nmid perp models vdash dashv subset supset subseteq
    supseteq nsubseteq subsetneq sqsubseteq sqsupseteq in ni notin lesssim gtrsim leqslant
    geqslant triangleq to gets leftarrow rightarrow leftrightarrow Leftarrow Rightarrow
    Leftrightarrow longleftarrow longrightarrow Longleftarrow Longrightarrow
    longleftrightarrow Longleftrightarrow mapsto longmapsto hookrightarrow hookleftarrow
    uparrow downarrow updownarrow Uparrow Downarrow nearrow searrow swarrow nwarrow implies
    iff rightharpoonup leftharpoonup rightleftharpoons sum prod coprod int iint iiint oint
    bigcap bigcup bigoplus bigotimes bigvee bigwedge arccos arcsin arctan cos cosh cot
    coth csc deg det dim exp gcd hom inf ker lg lim liminf limsup ln log max min Pr sec sin
    sinh sup tan tanh langle rangle lceil rceil lfloor rfloor lvert rvert lVert rVert vert
    Vert lbrace rbrace ldots cdots vdots ddots dots colon quad qquad backslash
    """.split()
)
_DELIMITERS = frozenset({"left", "right"})
_CHARACTERS = frozenset(r"\{ \} \| \, \: \; \! \_ \& \# \% \$".split()) | {"\\ "}
_COMMANDS = _ONE_ARGUMENT | _TWO_ARGUMENTS | _SYMBOLS | _DELIMITERS

_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|\s+|.", re.DOTALL)
_OPERATOR = re.compile(r"\\operatorname\*?\s*(?!\{[A-Za-z](?:[A-Za-z -]|\\,)*\})")
_UPRIGHT_LETTER = re.compile(r"\\mathrm\s*\{([A-Za-z])\}")
#: Values of ``mathvariant`` that browsers no longer heed (MathML Core has ``normal`` alone), and
#: the alphabets of Unicode in their place.
_ALPHABETS = {
    "bold": "BOLD",
    "italic": "ITALIC",
    "bold-italic": "BOLD ITALIC",
    "script": "SCRIPT",
    "bold-script": "BOLD SCRIPT",
    "fraktur": "FRAKTUR",
    "double-struck": "DOUBLE-STRUCK",
    "sans-serif": "SANS-SERIF",
    "monospace": "MONOSPACE",
}
#: An operator of several words, which the converter would set like a product of variables.
_OPERATOR_OF_WORDS = re.compile(r"\\operatorname\*?\s*(\{[A-Za-z -]*\\,[^{}]*\})")
_DELIMITER = re.compile(
    r"\s*(?:[()\[\]|./<>]|\\[{}|]|\\(?:[lr]angle|[lr]ceil|[lr]floor|[lr]?[vV]ert|[lr]brace"
    r"|backslash|[uU]parrow|[dD]ownarrow)(?![A-Za-z]))"
)
_LONGEST = 1000
_DEEPEST = 12
_ENDS_ARGUMENT = frozenset("}^_&")


def check(tex: str) -> str | None:
    """Return None if *tex*, without its dollars, may be typeset, else what is wrong with it."""
    return _convert(tex)[0]


def mathml(tex: str) -> str:
    """Return *tex*, without its dollars, as one ``<math>`` element, safe to put into HTML.

    The string is empty when :func:`check` finds something wrong; a caller then shows the
    escaped source in ``<code>``. Never raises.
    """
    return _convert(tex)[1]


@lru_cache(maxsize=4096)
def _convert(tex: str) -> tuple[str | None, str]:
    wrong = _lexical_fault(tex)
    if wrong is not None:
        return wrong, ""
    from xml.etree.ElementTree import tostring

    try:
        element = element_of(tex)
    except ValueError as error:
        return str(error), ""
    return None, tostring(element, encoding="unicode", short_empty_elements=False)


def element_of(tex: str) -> Element:
    """Return *tex*, which may be anything, as an element ``<math>``.

    Raises:
        ValueError: it cannot be read as mathematics.
    """
    # Half of what the command would import, for the few titles that have a formula
    from latex2mathml.converter import Converter

    converted = _OPERATOR_OF_WORDS.sub(r"\\mathrm\1", tex)
    # the converter sets a single letter like a variable
    converted = _UPRIGHT_LETTER.sub(r"\\text{\1}", converted)
    try:
        element = Converter().convert_to_element(converted)
    except Exception as error:  # latex2mathml raises many kinds, some undocumented
        raise ValueError(f"it does not parse ({type(error).__name__})") from error
    _clean(element)
    return element


def _clean(element: Element) -> None:
    """Resolve the character references that latex2mathml leaves in text, so none is left raw.

    Its own way of writing XML leaves ``<`` and ``&`` unescaped; ours escapes each once.
    """
    for node in element.iter():
        if node.text:
            node.text = unescape(node.text)
        if node.tail:
            node.tail = unescape(node.tail)
        for name, value in node.attrib.items():
            node.set(name, unescape(value))
        alphabet = _ALPHABETS.get(node.get("mathvariant", ""))
        if alphabet and node.text:
            node.text = "".join(_in_alphabet(sign, alphabet) for sign in node.text)
            del node.attrib["mathvariant"]


def _in_alphabet(sign: str, alphabet: str) -> str:
    """Return *sign* in an alphabet of Unicode's, or as it is where there is no such sign."""
    name = unicodedata.name(sign, "").replace("LATIN ", "").replace("GREEK ", "")
    name = name.replace("LETTER ", "")
    # some stand apart from their alphabets, as the script capital B does
    older = {"FRAKTUR": "BLACK-LETTER"}.get(alphabet, alphabet)
    for full in (f"MATHEMATICAL {alphabet} {name}", f"{older} {name}"):
        try:
            return unicodedata.lookup(full)
        except KeyError:
            continue
    return sign


def _lexical_fault(tex: str) -> str | None:
    if not tex.strip():
        return "it is empty"
    if len(tex) > _LONGEST:
        return f"it has more than {_LONGEST} characters"
    if "^^" in tex:
        return "^^ is not allowed"
    tokens = _TOKEN.findall(tex)
    return _unknown(tokens) or _unbalanced(tokens) or _arguments(tokens) or _delimiters(tex)


def _unknown(tokens: list[str]) -> str | None:
    for token in tokens:
        if token[0] == "\\":
            known = token in _CHARACTERS if len(token) == 2 else False
            if not known and token[1:] not in _COMMANDS:
                return f"{token} is not allowed"
        elif token in '$%#&~"':
            return (
                f"{token} is not allowed; write \\{token}"
                if token in "$%#&"
                else (f"{token} is not allowed")
            )
        elif not (token.isprintable() or token.isspace()):
            return "it holds a control character"
    return None


def _unbalanced(tokens: list[str]) -> str | None:
    depth = 0
    for token in tokens:
        depth += (token == "{") - (token == "}")
        if depth < 0:
            break
        if depth > _DEEPEST:
            return f"it nests deeper than {_DEEPEST}"
    return "its braces do not match" if depth else None


def _arguments(tokens: list[str]) -> str | None:
    """Find a command, ``^`` or ``_`` that lacks its argument."""
    solid = [token for token in tokens if not token.isspace()]
    for index, token in enumerate(solid):
        name = token[1:] if token[0] == "\\" else token
        needed = 2 if token[0] == "\\" and name in _TWO_ARGUMENTS else 0
        if token in ("^", "_") or (token[0] == "\\" and name in _ONE_ARGUMENT):
            needed = 1
        position = index + 1
        if name == "sqrt" and position < len(solid) and solid[position] == "[":
            if "]" not in solid[position:]:
                return "the [ after \\sqrt is never closed"
            position = solid.index("]", position) + 1
        for _ in range(needed):
            if position >= len(solid) or solid[position] in _ENDS_ARGUMENT:
                return f"{token} lacks what it applies to"
            bare = solid[position]
            if bare[0] == "\\" and bare[1:] in _ONE_ARGUMENT | _TWO_ARGUMENTS | _DELIMITERS:
                return f"{bare} after {token} needs braces"
            position = _after(solid, position)
    return None


def _after(tokens: list[str], position: int) -> int:
    """Return the position after the token or group at *position*."""
    depth = 0
    while position < len(tokens):
        depth += (tokens[position] == "{") - (tokens[position] == "}")
        position += 1
        if depth <= 0:
            break
    return position


def _delimiters(tex: str) -> str | None:
    r"""Find a ``\left`` or ``\right`` without its partner in the same group."""
    if _OPERATOR.search(tex):
        return "\\operatorname needs letters in braces"
    levels = [0]
    for match in re.finditer(r"\\left(?![A-Za-z])|\\right(?![A-Za-z])|\\.|[{}]", tex):
        token = match[0]
        if token in ("\\left", "\\right"):
            if not _DELIMITER.match(tex, match.end()):
                return f"{token} lacks its delimiter"
            levels[-1] += 1 if token == "\\left" else -1
            if levels[-1] < 0:
                return "\\right without \\left"
        elif token == "{":
            levels.append(0)
        elif token == "}" and levels.pop():
            return "\\left without \\right"
    return "\\left without \\right" if levels[-1] else None
