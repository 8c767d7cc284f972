r"""Escapes in double quotes that YAML does not have, such as ``\q`` or half of a character.

A parser gives up at the first one, so each is told at its place and taken out of the text before
it is parsed again. What YAML has: https://yaml.org/spec/1.2.2/#57-escaped-characters
"""

from __future__ import annotations

import re

from labpress.records.findings import Finding
from labpress.records.problems import Code

#: So many wrong escapes are told one by one; each costs another reading of the text.
MOST_ESCAPES = 20

# What a parser says of them: libyaml and PyYAML, in this order
_WRONG = re.compile(
    "invalid Unicode character escape|unknown escape character|hexdecimal number"
    "|expected escape sequence"
)
_ESCAPE = re.compile(
    r'[^"\\]+|\\(?:[0abtnvfre "/\\N_LP\t\n]|x(?P<x>[0-9A-Fa-f]{2})|u(?P<u>[0-9A-Fa-f]{4})'
    r"|U(?P<U>[0-9A-Fa-f]{8}))"
)
_BEGUN = re.compile(r"\\(?:[xuU][0-9A-Fa-f]{0,7}|.)", re.DOTALL)
# JSON writes a character above U+FFFF as two halves, and much YAML was JSON once
_PAIR = re.compile(r"\\u([dD][89abAB][0-9A-Fa-f]{2})\\u([dD][c-fC-F][0-9A-Fa-f]{2})")


def is_escape(problem: str) -> bool:
    """Return whether what a parser says is about an escape."""
    return bool(_WRONG.search(problem))


def without_wrong_escape(text: str, quote: int) -> tuple[str, Finding | None] | None:
    r"""Return *text* with the first wrong escape after the mark at *quote* taken out, and tell it.

    None if there is none. What is no character at all becomes a space; what is no escape is taken
    as it was typed; two halves of one character, as JSON writes it, are that character, and that
    is no problem.
    """
    at = quote + 1
    while match := _ESCAPE.match(text, at):
        point = int(match["x"] or match["u"] or match["U"] or "0", 16)
        if point > 0x10FFFF or 0xD800 <= point < 0xE000:
            break
        at = match.end()
    if not text.startswith("\\", at):
        return None
    if _PAIR.match(text, at):
        return text[:at] + _PAIR.sub(_joined, text[at:]), None
    if match:
        written = match[0]
        what = "half of a character" if len(written) == 6 else "no character"
        message = f"“{written}” is {what}; it was read as a space"
        hint = "write the character itself, or “\\U” and its eight digits"
        blank = text[:at] + " " * len(written) + text[match.end() :]
        return blank, Finding(Code.YAML_SYNTAX, message, hint, at)
    began = _BEGUN.match(text, at)
    written = began[0] if began else "\\"
    message = f"“{written}” is no escape of YAML; it was read as it stands"
    hint = "write two backslashes for one, or put single quotes around the text"
    return text[:at] + "\\" + text[at:], Finding(Code.YAML_SYNTAX, message, hint, at)


def _joined(pair: re.Match[str]) -> str:
    high, low = (int(half, 16) for half in pair.groups())
    return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
