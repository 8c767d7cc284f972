"""Problems as text for people, and as annotations of GitHub Actions."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from labpress.records.grouping import groups
from labpress.records.problems import Code, relative_to

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from labpress.records.grouping import Group
    from labpress.records.problems import Problem


def listing(
    problems: Iterable[Problem], folder: Path, *, every: bool = True, more: str = ""
) -> str:
    """Return *problems* as text, sorted, files relative to *folder*, with a closing count.

    *every*: each problem has a line of its own; else many of one kind have one line together,
    and the closing line says *more*, how to see all of them.
    """
    found = {relative_to(problem, folder) for problem in problems}
    ordered = groups(found, every=every)
    lines = [text for group in ordered for text in (str(group), *indented(group.hint))]
    return "\n".join([*lines, closing(ordered, more)])


#: What may be a question about a name; it has a topic then.
_QUESTIONS = (Code.IDENTITY_INITIALS, Code.IDENTITY_AMBIGUOUS)

#: So many keys are named at most.
_NAMED = 5


def unlisted_line(keys: Sequence[str]) -> str:
    """Return a line that names the entries that no list shows, by their *keys*."""
    named = ", ".join(keys[:_NAMED])
    if len(keys) > _NAMED:
        named += f" and {len(keys) - _NAMED} more"
    one = "1 entry stands" if len(keys) == 1 else f"{len(keys)} entries stand"
    return f"{one} in no list, as the parent of others or by its options: {named}"


def joined_line(joined: Mapping[str, Sequence[str]]) -> str:
    """Return a line that names publications whose versions have entries: key -> their keys."""
    shown = [f"{key} ({', '.join(others)})" for key, others in joined.items()]
    named = ", ".join(shown[:_NAMED])
    if len(shown) > _NAMED:
        named += f" and {len(shown) - _NAMED} more"
    one = "1 paper is shown" if len(shown) == 1 else f"{len(shown)} papers are shown"
    return f"{one} with other versions that have entries: {named}"


def indented(hint: str) -> list[str]:
    """Return the lines that show *hint* below its problem; none for no hint."""
    return [f"    {hint}"] if hint else []


def closing(ordered: Iterable[Group], more: str = "") -> str:
    """Return how many errors, warnings and hints there are, and *more* if some share a line.

    Also, where names leave something open, which command asks about it.
    """
    found = list(ordered)
    every = [problem for group in found for problem in group.problems]
    count = counted(every)
    if more and len(every) > len(found):
        count += f"; {more}"
    asked = {problem.topic for problem in every if problem.code in _QUESTIONS} - {None}
    if asked:
        what = "question" if len(asked) == 1 else f"{len(asked)} questions"
        count += f"; `labpress resolve` asks the {what} about names"
    return count


def counted(problems: Iterable[Problem]) -> str:
    """Return how many errors, warnings and hints *problems* are."""
    numbers = Counter(problem.code.severity for problem in problems)
    count = f"{_count(numbers['error'], 'error')}, {_count(numbers['warning'], 'warning')}"
    return count + (f", {_count(numbers['hint'], 'hint')}" if numbers["hint"] else "")


def github_annotations(ordered: Iterable[Group]) -> str:
    """Return groups of problems as annotations, errors first.

    GitHub shows the first ten errors and the first ten warnings of a step.
    https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
    """
    lines = []
    for group in sorted(ordered, key=lambda group: list(_LEVELS).index(group.code.severity)):
        place = group.first.location
        text = group.message + (f"\n{group.hint}" if group.hint else "")
        lines.append(
            f"::{_LEVELS[group.code.severity]} file={_property(place.file)},line={place.line},"
            f"col={place.column},title={_property(group.code.value)}::{_data(text)}\n"
        )
    return "".join(lines)


#: Severity -> the word of GitHub Actions for it, the worst first.
_LEVELS = {"error": "error", "warning": "warning", "hint": "notice"}


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
