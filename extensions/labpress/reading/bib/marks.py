r"""Marks inside names, as older bibliographies have them: ``Jia*, Jinghan``, ``Liu$^\dagger$``.

Known are ``*``, ``∗``, ``†``, ``‡``, ``§`` and ``¶``, as characters and as LaTeX commands,
raised (``\textsuperscript{*}``, ``$^*$``) or not, in any part of a name, before or after it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_COMMANDS = {
    "ast": "*",
    "textasteriskcentered": "*",
    "dag": "†",
    "dagger": "†",
    "textdagger": "†",
    "ddag": "‡",
    "ddagger": "‡",
    "textdaggerdbl": "‡",
    "S": "§",
    "textsection": "§",
    "P": "¶",
    "textparagraph": "¶",
}
_CHARACTERS = {"*": "*", "∗": "*", "⁎": "*", "＊": "*", "﹡": "*", "†": "†", "‡": "‡"} | {
    "§": "§",
    "¶": "¶",
}
_SYMBOL = re.compile(
    r"\\?(?P<char>[" + "".join(_CHARACTERS) + r"])"
    r"|\\(?P<command>" + "|".join(_COMMANDS) + r")(?![A-Za-z])[ \t]*(?:\{\})?"
)
#: Stands for one or more marks while what encloses them is taken away.
_HERE = "\ufdd1"
_ENCLOSED = re.compile(
    r"\{\s*H\s*\}|\$\s*\^?\s*H\s*\$|\\\(\s*\^?\s*H\s*\\\)|\^\s*H"
    r"|\\(?:textsuperscript|mkbibsuperscript|ensuremath|mathrm|textrm|text|mbox|raisebox)\s*H"
    r"|H[\s,;]*H|H\s+H".replace("H", _HERE)
)
#: How many braces and commands around a mark are taken away with it.
_LAYERS = 12
_BEFORE_COMMA = re.compile(rf"\s*{_HERE}\s*(?=,|$)")
_INSIDE = re.compile(rf"\s*{_HERE}\s*")


def has_marks(field: str) -> bool:
    """Tell whether *field* may hold a mark."""
    return _SYMBOL.search(field) is not None


def strip_marks(name: str) -> tuple[str, tuple[str, ...], int]:
    """Return *name* (LaTeX) without marks, their symbols in order, and the offset of the first.

    The offset is -1 when there is none.
    """
    name = name.replace(_HERE, "")
    symbols: dict[str, None] = {}
    first = -1
    for match in _SYMBOL.finditer(name):
        if first == -1:
            first = match.start()
        symbols[_CHARACTERS.get(match["char"] or "", "") or _COMMANDS[match["command"]]] = None
    if first == -1:
        return name, (), -1
    bare = _SYMBOL.sub(_HERE, name)
    for _ in range(_LAYERS):
        shorter = _ENCLOSED.sub(_HERE, bare)
        if shorter == bare:
            break
        bare = shorter
    bare = _BEFORE_COMMA.sub("", bare)
    bare = _INSIDE.sub(_joint, bare)
    return bare.strip(), tuple(symbols), first


def _joint(match: re.Match[str]) -> str:
    """Keep one blank where a mark stood between two words, none inside one."""
    return " " if match[0] != _HERE else ""


def modern(marks: Iterable[tuple[int, Iterable[str]]]) -> str:
    """Return the annotation that says what the marks said: ``1=equal; 3=equal``."""
    return "; ".join(f"{position}={', '.join(ids)}" for position, ids in marks if ids)
