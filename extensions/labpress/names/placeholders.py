"""Texts that stand where a name is missing, and are nobody's."""

from __future__ import annotations

import re
from typing import NamedTuple

_PLACEHOLDER = re.compile(
    r"anonymous|unknown|n\.?\s?n\.?|n\.?\s?a\.?|tb[acd]|n/a|none|null|nan|various|editors?|staff|authors?"
    r"|no\s+authors?|first\s+last|firstname\s+lastname",
    re.I,
)
_ADDRESS = re.compile(r"@\w+|[^\s@]+@[^\s@]+\.[^\s@]+")


class Told(NamedTuple):
    """What is wrong, what to write, and whether the text is printed all the same."""

    message: str
    hint: str
    printed: bool = True


def is_nobody(source: str) -> Told | None:
    """Return what to tell of *source*, one piece of a list of authors, if it is no name at all."""
    if not any(map(str.isalnum, source)) and "\\" not in source:
        return Told(f"“{source}” is no name, and left out", "remove it, or write who it is", False)
    if _PLACEHOLDER.fullmatch(source):
        hint = f"write who it is, or leave it out; if it is meant so, {{{source}}}"
        return Told(f"“{source}” stands for a name and is none", hint)
    if _ADDRESS.fullmatch(source):
        return Told(f"“{source}” is an address and no name", "write the name")
    return None
