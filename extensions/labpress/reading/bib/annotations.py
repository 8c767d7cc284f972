"""Annotations: what BibLaTeX's ``author+an = {1=equal; 3=equal, corresponding}`` says.

The form is that of BibLaTeX's manual (section 3.7, *Data Annotations*): items separated by
``;``, each a position from 1, optionally ``:part``, then ``=`` and values separated by ``,``. A
value in double quotes is literal. Here positions may repeat, and quotes may be left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from labpress.records.findings import Finding
from labpress.records.problems import Code

if TYPE_CHECKING:
    from collections.abc import Iterator

_QUOTED = re.compile(r'[^"]*"')
_POSITION = re.compile(r"\s*(\d{1,6})\s*(?::\s*[A-Za-z]+\s*)?=")
_QUOTE_SIGNS = str.maketrans("“”„‟", '""""')


@dataclass(frozen=True, slots=True)
class Annotation:
    """The values of one position, in order. ``offset``: that of the position in the field."""

    position: int
    values: tuple[str, ...]
    offset: int


def read_annotations(value: str, field: str) -> tuple[tuple[Annotation, ...], tuple[Finding, ...]]:
    """Return the annotations in *value*, which is that of *field* (``author+an``).

    Items that cannot be read are left out and reported as ``annotation-syntax``. Offsets count
    from the start of *value*.
    """
    annotations: list[Annotation] = []
    findings: list[Finding] = []
    text = value.translate(_QUOTE_SIGNS)
    for item, offset in _split(text, ";"):
        if not item.strip():
            continue
        place = offset + len(item) - len(item.lstrip())
        match = _POSITION.match(item)
        if match is None:
            message = f"cannot read {item.strip()[:40]!r} in {field}"
            findings.append(Finding(Code.ANNOTATION_SYNTAX, message, _form(field), place))
            continue
        rest = item[match.end() :]
        if rest.count('"') % 2:
            message = f"a quote is never closed in {field}"
            findings.append(Finding(Code.ANNOTATION_SYNTAX, message, _form(field), place))
            continue
        values = tuple(filter(None, (_bare(one) for one, _ in _split(rest, ","))))
        if "=" in re.sub(r'"[^"]*"', "", rest):
            message = f"{item.strip()[:40]!r} in {field} holds two ="
            hint = "separate positions by semicolons: " + _form(field)
            findings.append(Finding(Code.ANNOTATION_SYNTAX, message, hint, place))
        elif not values:
            message = f"position {match[1]} in {field} has no value"
            findings.append(Finding(Code.ANNOTATION_SYNTAX, message, _form(field), place))
        else:
            annotations.append(Annotation(int(match[1]), values, place))
    return tuple(annotations), tuple(findings)


def _form(field: str) -> str:
    example = "equal" if field.endswith("+an") and not field.startswith("award") else '"…"'
    return f"write {field} = {{1={example}; 2={example}}}"


def _bare(value: str) -> str:
    value = value.strip()
    if (len(value) > 1 and value[0] == value[-1] and value[0] == '"') or (
        len(value) > 1 and value[0] == "{" and value[-1] == "}"
    ):
        value = value[1:-1]
    return value.strip()


def _split(text: str, separator: str) -> Iterator[tuple[str, int]]:
    """Yield the parts of *text* between separators outside quotes, each with its offset."""
    start = position = 0
    size = len(text)
    while position < size:
        char = text[position]
        if char == '"':
            match = _QUOTED.match(text, position + 1)
            position = match.end() if match else position + 1
        elif char == separator:
            yield text[start:position], start
            position += 1
            start = position
        else:
            position += 1
    yield text[start:], start
