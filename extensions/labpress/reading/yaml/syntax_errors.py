"""Syntax errors of YAML in words that say where to look and what to do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from labpress.records.model import Location
from labpress.records.problems import Code, Problem, shortened

if TYPE_CHECKING:
    import yaml

_OPENED = re.compile("quoted scalar|flow sequence|flow mapping")


def syntax_problem(error: yaml.MarkedYAMLError, text: str, file: str, offset: int) -> Problem:
    """Return the parser's *error* in *text*, which begins *offset* lines down in *file*.

    The parser's own words (of libyaml and of PyYAML, which differ) are only looked at.
    """
    lines = text.rstrip().split("\n")
    # Something opened and never closed is noticed at the end, but mended at its start
    opened = error.context_mark is not None and bool(_OPENED.search(error.context or ""))
    mark = error.context_mark if opened else error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    if opened:
        wrong, hint = _unclosed(error.context or "")
    elif line >= len(lines):
        line, column = len(lines) - 1, len(lines[-1])
        wrong, hint = "the text ends where a value is expected", "close each bracket"
    else:
        above = lines[line - 1] if line else ""
        wrong, hint = _unexpected(error.problem or "", above, lines[line], column)
    return Problem(Code.YAML_SYNTAX, Location(file, offset + line + 1, column + 1), wrong, hint)


def _unclosed(context: str) -> tuple[str, str]:
    if "quoted" in context:
        return (
            "a quotation mark is opened and never closed",
            "end the text with the same mark; inside a text write the other one",
        )
    return (
        "a bracket is opened and not closed, or a comma is missing after it",
        "close it; put quotes around a text that begins with a bracket",
    )


def _unexpected(problem: str, above: str, here: str, column: int) -> tuple[str, str]:
    """Return what is wrong at *column* of the line *here*, and what to do."""
    rest = here[column:]
    if "cannot start any token" in problem:
        if rest[:1] == "\t":
            return "a tab indents this line", "indent with spaces, not tabs"
        return (
            f"a text without quotes cannot begin with “{rest[:1]}”",
            f'put quotes around it: "{shortened(rest.strip())}"',
        )
    if "mapping values are not allowed" in problem:
        if re.search(r":\s", here[:column]):
            return (
                "a text without quotes cannot have a colon and a space inside",
                'put quotes around it, "like: this"',
            )
        if above.strip() and not above.rstrip().endswith(":") and ": " not in above:
            return (
                "a key begins here, but the line above is no key that it could belong to",
                f"put a colon after “{shortened(above.strip())}”",
            )
        return (
            "a key begins here, but it is indented further than the one above",
            "indent all keys of a record alike",
        )
    if "did not find expected" in problem or problem.startswith("expected"):
        return (
            "this is not expected here",
            "indent all keys of a record alike; quote a text as a whole or not at all",
        )
    return shortened(problem) or "this cannot be understood", ""
