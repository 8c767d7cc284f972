"""Where a value or an entry of a .bib file ends, by BibTeX's rules for braces and quotes."""

from __future__ import annotations

import re

_BRACE = re.compile(r"[{}]")
_BRACE_OR_QUOTE = re.compile(r'[{}"]')
_BRACE_OR_PAREN = re.compile(r"[{})]")


def closing_brace(text: str, position: int) -> int:
    """Return the offset of the brace that closes the one before *position*, or -1."""
    close = text.find("}", position)
    if close == -1 or text.find("{", position, close) == -1:
        return close
    depth = 1
    for match in _BRACE.finditer(text, position):
        depth += 1 if match[0] == "{" else -1
        if not depth:
            return match.start()
    return -1


def closing_quote(text: str, position: int) -> int:
    """Return the offset of the quote that ends the value at *position*, or -1."""
    depth = 0
    for match in _BRACE_OR_QUOTE.finditer(text, position):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            depth -= 1
            if depth < 0:
                return -1
        elif not depth:
            return match.start()
    return -1


def closing_paren(text: str, position: int) -> int:
    """Return the offset of the parenthesis that ends the entry, or -1."""
    depth = 0
    for match in _BRACE_OR_PAREN.finditer(text, position):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            depth -= 1
        elif depth <= 0:
            return match.start()
    return -1
