"""Rich text: what a field says once its LaTeX has been read, free of any output format.

A :data:`Rich` is a flat or nested tuple of :class:`Span`. Writers turn it into HTML, LaTeX or
plain text; nothing in it is escaped for any of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

SpanKind: TypeAlias = Literal[
    "text", "emph", "strong", "code", "smallcaps", "superscript", "subscript", "math", "link"
]


@dataclass(frozen=True, slots=True)
class Span:
    """One run of rich text.

    ``text``: the characters of a ``text`` span; the TeX source, without dollars, of a ``math``
    span (only ever mathematics that passed the allow-list); empty for the other kinds, whose
    content is ``children``. ``url``: the target of a ``link``, already checked to be safe.
    """

    kind: SpanKind
    text: str = ""
    children: tuple[Span, ...] = ()
    url: str = ""


Rich: TypeAlias = tuple[Span, ...]


def text(content: str) -> Rich:
    """Return plain *content* as rich text; empty content gives the empty tuple."""
    return (Span("text", content),) if content else ()


def plain(rich: Rich) -> str:
    """Return the characters of *rich* without its markup; mathematics as its TeX source."""
    if len(rich) == 1 and rich[0].kind == "text":
        return rich[0].text
    return "".join(
        span.text if span.kind in ("text", "math") else plain(span.children) for span in rich
    )
