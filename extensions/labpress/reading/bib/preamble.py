r"""Commands that a file's ``@preamble`` defines, as BibTeX hands them to LaTeX.

``@preamble{"\providecommand{\noopsort}[1]{}"}`` gives the file a command of its own, which helps
to sort and prints nothing. What a command prints is put in its place in each field.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

#: name of a command -> how many arguments it takes, and what stands in its place
Macros: TypeAlias = "Mapping[str, tuple[int, str]]"

_PREAMBLE = re.compile(r"^[ \t]*@preamble\b", re.IGNORECASE | re.MULTILINE)
_BODY = r"\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}"
_COMMAND = re.compile(
    r"\\(?:provide|re|Declare|new)(?:command|RobustCommand)\*?\s*+\{?\s*+\\(?P<name>[A-Za-z]+)\s*+\}?"
    rf"\s*+(?:\[(?P<count>\d)\])?\s*+{_BODY}"
)
_DEFINITION = re.compile(rf"\\def\s*\\(?P<name>[A-Za-z]+)\s*(?P<parameters>(?:#\d)*)\s*{_BODY}")
_ARGUMENT = r"\s*\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}"
_MOST_PASSES = 3
_LONGEST = 10_000


def preamble_macros(text: str) -> dict[str, tuple[int, str]]:
    """Return the commands that the ``@preamble`` blocks of *text* define."""
    found: dict[str, tuple[int, str]] = {}
    for start in _PREAMBLE.finditer(text):
        following = text.find("\n@", start.end())
        block = text[start.end() : following if following != -1 else len(text)][:_LONGEST]
        for match in _COMMAND.finditer(block):
            found.setdefault(match["name"], (int(match["count"] or 0), match[3]))
        for match in _DEFINITION.finditer(block):
            found.setdefault(match["name"], (match["parameters"].count("#"), match[3]))
    return found


def expanded(value: str, macros: Macros) -> str:
    """Return *value*, the LaTeX of a field, with what *macros* print in their place."""
    for _ in range(_MOST_PASSES):
        before = value
        for name, (count, body) in macros.items():
            if f"\\{name}" in value:
                pattern = rf"\\{name}(?![A-Za-z])" + (_ARGUMENT * count or r"\s*(?:\{\})?")
                value = re.sub(pattern, partial(_filled, body), value)
        if value == before or len(value) > _LONGEST:
            break
    return value


def _filled(body: str, match: re.Match[str]) -> str:
    return re.sub(
        r"#(\d)",
        lambda number: match[int(number[1])] if int(number[1]) <= match.re.groups else "",
        body,
    )
