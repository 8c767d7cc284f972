"""Mathematics as plain characters, for titles of pages, tags and other places without markup.

What comes out is what a person would write in a text file: ``ℓ₂``, ``x ≤ y``, ``O(n log n)``,
``(a+b)/c``, ``a_{i,j}``, ``(n choose k)``. Letters of other alphabets that only look different
(script, bold) are plain ones, which people can type and search for.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from labpress.text.mathematics import check, element_of
from labpress.text.mathematics_input import tidied

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from xml.etree.ElementTree import Element

    from labpress.records.richtext import Rich

_RAISED = dict(zip("0123456789+-=()nij", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱʲ", strict=True))
_LOWERED = dict(zip("0123456789+-=()aeioxjkn", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑᵢₒₓⱼₖₙ", strict=True))
#: Signs that have a form which people type.
_TYPED = str.maketrans("−∼∣∗ϵϕ", "-~|*εφ")
#: What stands above by itself.
_ABOVE = {"*": "*", "′": "′", "″": "″", "∘": "°", "†": "†", "‡": "‡"}
#: What a sign above a letter is as one of the letter's (Unicode, combining marks).
_ACCENTS = {
    **dict.fromkeys("^ˆ̂", "\u0302"),
    **dict.fromkeys("~˜", "\u0303"),
    **dict.fromkeys("¯‾―ˉ_", "\u0304"),
    **dict.fromkeys("→⃗", "\u20d7"),
    **dict.fromkeys("˙.", "\u0307"),
    **dict.fromkeys("¨", "\u0308"),
    **dict.fromkeys("ˇ", "\u030c"),
    **dict.fromkeys("´", "\u0301"),
    **dict.fromkeys("`", "\u0300"),
    **dict.fromkeys("˘", "\u0306"),
    **dict.fromkeys("˚", "\u030a"),
}
_NEGATION = "⧸"
#: Signs that sum up what follows.
_LARGE = frozenset("∑∏∐∫∬∭∮⋂⋃⨁⨂⋁⋀")
_FUNCTION = re.compile(r"[a-z ]{2,}|Pr")
_SCRIPT = re.compile(r"([\^_])\s*(?:\{([^{}]*)\}|(\\[A-Za-z]+|[^\s{}]))")


class _Token(NamedTuple):
    """A piece of a formula and what it is to its neighbours.

    ``kind``: ``word``; ``name`` (of a function, or what has spaces around it); ``relation``;
    ``sign`` (an operator); ``comma``; ``open``; ``close``; ``space``; ``text``, as it is.
    """

    text: str
    kind: str


@lru_cache(maxsize=4096)
def mathematics_text(tex: str) -> str:
    """Return TeX mathematics, without its dollars, as plain characters; never raises."""
    prepared = tidied(tex)
    if check(prepared):
        return _without_mathml(tex)
    element = element_of(prepared)
    return " ".join(_joined(_tokens([element])).split())


def _without_mathml(tex: str) -> str:
    """Return *tex*, which has commands that are not known here, as well as it can be."""
    # slow to import
    from pylatexenc.latex2text import LatexNodes2Text

    text = LatexNodes2Text().latex_to_text(_SCRIPT.sub(_script_in_source, tex))
    return " ".join(str(text).split())


def _script_in_source(match: re.Match[str]) -> str:
    content = match[2] if match[2] is not None else match[3]
    signs = _RAISED if match[1] == "^" else _LOWERED
    if content and all(sign in signs for sign in content):
        return "".join(signs[sign] for sign in content)
    return match[0]


def _tokens(nodes: Iterable[Element]) -> list[_Token]:
    """Return *nodes* of MathML as tokens, in one list however deep they are grouped."""
    return [token for node in nodes for token in _tokens_of(node)]


def _tokens_of(node: Element) -> Iterator[_Token]:
    parts = list(node)
    match node.tag:
        case "mi" | "mn" | "mo" | "mtext":
            yield _leaf(node)
        case "mspace":
            if not node.get("width", "").startswith("-"):
                yield _Token(" ", "space")
        case "msub" | "munder" | "msup" | "mover" | "msubsup" | "munderover":
            yield _scripted(node, parts)
        case "mfrac":
            yield _fraction(node, parts)
        case "msqrt":
            yield _Token(f"√{_bracketed(_tokens(parts))}", "word")
        case "mroot":
            index = _joined(_tokens(parts[1:]), tight=True)
            root = {"3": "∛", "4": "∜"}.get(index) or f"{_raised(index)}√"
            yield _Token(f"{root}{_bracketed(_tokens(parts[:1]))}", "word")
        case "mtable":
            rows = (", ".join(_joined(_tokens([cell])) for cell in row) for row in parts)
            yield _Token("; ".join(rows), "text")
        case "mphantom":
            return
        case _:
            yield from _tokens(parts)


def _leaf(node: Element) -> _Token:
    text = "".join(map(_plain_letter, node.text or "")).translate(_TYPED)
    if node.tag == "mtext":
        return _Token(text, "negation" if text == _NEGATION else "text")
    if node.tag == "mi" and node.get("mathvariant") == "normal":
        return _Token(text, "upright")
    if _FUNCTION.fullmatch(text) or text in _LARGE:
        return _Token(text, "name")
    if text in ",;:" and text:
        return _Token(text, "comma")
    category = unicodedata.category(text[0]) if text else ""
    if text in ("|", "‖"):
        return _Token(text, "word")
    if category in ("Ps", "Pe"):
        return _Token(text, "open" if category == "Ps" else "close")
    if _is_relation(text):
        return _Token(text, "relation")
    return _Token(text, "sign" if node.tag == "mo" else "word")


def _plain_letter(sign: str) -> str:
    """Return a letter of a mathematical alphabet as the plain one; ``ℝ`` and ``ℓ`` stay."""
    if "\U0001d400" <= sign <= "\U0001d7ff" or "SCRIPT CAPITAL" in unicodedata.name(sign, ""):
        return unicodedata.normalize("NFKC", sign)
    return sign


def _is_relation(text: str) -> bool:
    if text in ("=", "<", ">", "~", "≠"):
        return True
    name = unicodedata.name(text, "") if len(text) == 1 else ""
    if name.startswith(("N-ARY", "DOUBLE-STRUCK")) or not "\u2190" <= text <= "\u2aff":
        return False
    return bool(
        re.search(
            r"ARROW|EQUAL|LESS|GREATER|ELEMENT OF|CONTAINS|SUBSET|SUPERSET|TILDE OP|IDENTICAL"
            r"|PROPORTIONAL|PRECEDES|SUCCEEDS|TACK|TURNSTILE|DIVIDES|PARALLEL|IMAGE OF|MODELS|TRUE",
            name,
        )
    ) and text not in ("⊤", "⊥", "∅")


def _scripted(node: Element, parts: Sequence[Element]) -> _Token:
    inner = _tokens(parts[:1])
    base = _joined(inner)
    kind = inner[0].kind if len(inner) == 1 else "word"
    if kind in ("upright", "text") or len(inner) > 1:
        kind = "name" if _FUNCTION.fullmatch(base) else "word"
    if len(inner) > 1 and any(one.kind in ("sign", "relation") for one in inner):
        base = f"({base})"
    scripts = [_joined(_tokens([part]), tight=True).strip() for part in parts[1:]]
    over = node.tag in ("mover", "msup")
    if node.tag == "mover" and scripts[0] in _ACCENTS:
        accented = unicodedata.normalize("NFC", base + _ACCENTS[scripts[0]])
        return _Token(accented if len(base) == 1 else base, kind)
    if node.tag in ("mover", "munder") and scripts[0] in ("⏞", "⏟", "⎵", "⎴", "_", "―"):
        return _Token(base, kind)
    text = base
    for script in scripts:
        text += _raised(script) if over else _lowered(script)
        over = True
    plain_end = text[-1:].isascii() and text[-1:].isalnum() and text != base
    return _Token(text, "scripted" if plain_end and kind == "word" else kind)


def _raised(script: str) -> str:
    if not script or script in _ABOVE or not script.strip("′"):
        return _ABOVE.get(script, script)
    if all(sign in _RAISED for sign in script):
        return "".join(_RAISED[sign] for sign in script)
    closed = len(script) == 1 or (script[0] == "(" and script.find(")") == len(script) - 1)
    return f"^{script}" if closed else f"^({script})"


def _lowered(script: str) -> str:
    if script and all(sign in _LOWERED for sign in script):
        return "".join(_LOWERED[sign] for sign in script)
    closed = len(script) == 1 or script.isalnum()
    return f"_{script}" if closed else f"_{{{script}}}" if script else ""


def _fraction(node: Element, parts: Sequence[Element]) -> _Token:
    above, below = (_tokens([part]) for part in parts)
    if node.get("linethickness") == "0":
        return _Token(f"{_joined(above)} choose {_joined(below)}", "choose")
    top = _joined(above)
    if any(one.kind in ("sign", "relation", "comma") for one in above):
        top = f"({top})"
    return _Token(f"{top}/{_bracketed(below)}", "scripted")


def _bracketed(tokens: Sequence[_Token]) -> str:
    """Return *tokens* in brackets, unless they are one sign or a number."""
    text = _joined(tokens)
    whole = len([one for one in tokens if one.kind != "space"]) == 1
    return text if whole and "/" not in text and " " not in text else f"({text})"


def _joined(tokens: Sequence[_Token], *, tight: bool = False) -> str:
    """Return *tokens* with spaces where people write them; *tight*: as in an index."""
    merged = _merged(tokens)
    text = ""
    for index, token in enumerate(merged):
        before = merged[index - 1] if index else None
        if before and not tight and _is_apart(before, token, merged, index):
            text += " "
        text += " " if token.kind == "space" and not tight else token.text.strip(" " * tight)
    return text


def _is_apart(before: _Token, token: _Token, tokens: Sequence[_Token], index: int) -> bool:
    """Tell whether a space stands between *before* and *token*, which is at *index*."""
    kinds = before.kind, token.kind
    if "space" in kinds or "open" in (before.kind,) or token.kind in ("close", "comma"):
        return False
    if "relation" in kinds:
        # that belongs to what follows
        return not (index == 1 and before.text == "~")
    if before.kind == "comma":
        numbers = index > 1 and tokens[index - 2].text.isdigit() and token.text.isdigit()
        return not numbers
    if token.kind == "name":
        return before.kind in ("word", "name", "close", "scripted")
    if before.kind in ("name", "scripted"):
        return token.kind in ("word", "name", "scripted", "upright")
    return token.kind == "scripted" and "/" in token.text and before.kind == "word"


def _merged(tokens: Sequence[_Token]) -> list[_Token]:
    """Return *tokens* with upright letters as words, and what only concerns the next one in it."""
    merged: list[_Token] = []
    for token in tokens:
        last = merged[-1] if merged else None
        if last and last.kind == "negation":
            negated = unicodedata.normalize("NFC", f"{token.text}\u0338")
            merged[-1] = _Token(negated, token.kind)
        elif last and last.kind == token.kind == "upright":
            merged[-1] = _Token(last.text + token.text, "upright")
        elif token.text or token.kind == "space":
            merged.append(token)
    found: list[_Token] = []
    for index, token in enumerate(merged):
        around = (
            merged[index - 1].text if index else "",
            *(t.text for t in merged[index + 1 :][:1]),
        )
        if token.kind == "choose":
            token = _Token(token.text if around[0] == "(" else f"({token.text})", "word")
        elif token.kind == "upright":
            token = _Token(token.text, "name" if _FUNCTION.fullmatch(token.text) else "word")
        found.append(token)
    return found


def text_of_rich(rich: Rich) -> str:
    """Return *rich* as plain text, its mathematics in plain characters."""
    return "".join(
        mathematics_text(span.text)
        if span.kind == "math"
        else span.text or text_of_rich(span.children)
        for span in rich
    )


def has_mathematics(rich: Rich) -> bool:
    """Tell whether *rich* has mathematics anywhere."""
    return any(span.kind == "math" or has_mathematics(span.children) for span in rich)
