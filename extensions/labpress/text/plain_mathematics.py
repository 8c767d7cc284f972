"""Mathematics as plain characters, for titles of pages, tags and other places without markup."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from labpress.records.richtext import Rich

_RAISED = dict(zip("0123456789+-−()nij", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾ⁿⁱʲ", strict=True))
_LOWERED = dict(zip("0123456789+-−()aeioxjkn", "₀₁₂₃₄₅₆₇₈₉₊₋₋₍₎ₐₑᵢₒₓⱼₖₙ", strict=True))
_SCRIPT = re.compile(r"([\^_])\s*(?:\{([^{}]*)\}|(\\[A-Za-z]+|[^\s{}]))")


@lru_cache(maxsize=4096)
def mathematics_text(tex: str) -> str:
    """Return TeX mathematics as plain characters: ``\\ell_2`` as ``ℓ₂``."""
    # pylatexenc is slow to import, and few titles have a formula
    from pylatexenc.latex2text import LatexNodes2Text

    text = LatexNodes2Text().latex_to_text(_SCRIPT.sub(_script, tex))
    return " ".join(str(text).split())


def _script(match: re.Match[str]) -> str:
    content = match[2] if match[2] is not None else match[3]
    signs = _RAISED if match[1] == "^" else _LOWERED
    if content and all(sign in signs for sign in content):
        return "".join(signs[sign] for sign in content)
    return match[0]


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
