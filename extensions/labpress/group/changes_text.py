"""Changes of a group's records in words: as lines, as Markdown for a comment, and as data."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from labpress.group.changes import VERBS
from labpress.text.enumeration import all_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from labpress.group.changes import Change, Changes, Recognised
    from labpress.records.grouping import Group

_SIGNS = {"new": "+", "gone": "−", "renamed": "→", "changed": "~"}


def headline(found: Changes) -> str:
    """Return all changes in one line: ``+1 paper, +1 award; 2 names to be decided``."""
    counts = Counter((change.verb, change.kind) for change in found.objects)
    parts = []
    for verb in VERBS:
        for kind, one in found.nouns.items():
            if number := counts[verb, kind]:
                noun = one if number == 1 else _plural(one)
                word = f"{number} {noun} {verb}" if verb in ("renamed", "changed") else ""
                parts.append(word or f"{_SIGNS[verb]}{number} {noun}")
    tail = []
    if found.questions:
        number = len(found.questions)
        tail.append(f"{number} {'name' if number == 1 else 'names'} to be decided")
    if found.problems:
        number = sum(len(group.problems) for group in found.problems)
        tail.append(f"{number} new {'problem' if number == 1 else 'problems'}")
    if found.settled:
        tail.append(f"{found.settled} settled")
    if found.authors and not parts:
        number = len(found.authors)
        parts.append(f"{number} {'author' if number == 1 else 'authors'} recognised or not")
    return "; ".join(filter(None, [", ".join(parts), ", ".join(tail)])) or "no change of data"


def as_text(found: Changes, pages: str = "") -> str:
    """Return *found* as lines; *pages*: what changed in the booklet."""
    lines = [headline(found)]
    lines += [
        f"{_SIGNS[change.verb]} {_sentence(change, found.nouns[change.kind])}"
        for change in found.objects
    ]
    lines += [_author(one) for one in found.authors]
    for group in (*found.questions, *found.problems):
        lines.append(str(group))
        if group.hint:
            lines.append(f"    {group.hint}")
    if pages:
        lines.append(pages)
    return "\n".join(lines) + "\n"


def as_markdown(found: Changes, pages: str = "") -> str:
    """Return *found* as Markdown, for a comment on a pull request."""
    lines = [f"**{_escaped(headline(found))}**", ""]
    for kind, noun in found.nouns.items():
        of_kind = [change for change in found.objects if change.kind == kind]
        lines += [f"- {_sentence(change, noun, markdown=True)}" for change in of_kind]
    lines += [f"- {_escaped(_author(one))}" for one in found.authors]
    lines += _section("Names to be decided", found.questions)
    lines += _section("Problems", found.problems)
    if pages:
        lines += ["", _escaped(pages)]
    return "\n".join(lines).rstrip() + "\n"


def as_data(found: Changes, pages: str = "") -> dict[str, Any]:
    """Return *found* as plain data for JSON."""
    return {
        "headline": headline(found),
        "objects": [asdict(change) for change in found.objects],
        "authors": [asdict(one) for one in found.authors],
        "questions": [_group(group) for group in found.questions],
        "problems": [_group(group) for group in found.problems],
        "settled": found.settled,
        "booklet": pages,
    }


def _sentence(change: Change, noun: str, *, markdown: bool = False) -> str:
    title, object_id = change.title, change.id
    if markdown:
        title, object_id = _escaped(title), f"`{object_id}`"
    text = f"{noun} {object_id}: {title}"
    if change.verb == "renamed":
        return f"{text}, renamed from {f'`{change.former}`' if markdown else change.former}"
    if change.verb == "changed":
        return f"{text}, changed: {', '.join(change.fields)}"
    return f"{text}, {change.verb}" if markdown else text


def _author(one: Recognised) -> str:
    before, now = one.before or "nobody for certain", one.now or "nobody for certain"
    return f"“{one.name}” (author {one.position} of {one.paper}) was {before} and is {now}"


def _section(title: str, found: Sequence[Group]) -> list[str]:
    if not found:
        return []
    lines = ["", f"### {title}", ""]
    for group in found:
        lines.append(f"- {_escaped(str(group))}")
        if group.hint:
            lines.append(f"  <br>{_escaped(group.hint)}")
    return lines


def _group(group: Group) -> dict[str, Any]:
    return {
        "code": group.code.value,
        "severity": group.code.severity,
        "message": group.message,
        "hint": group.hint,
        "places": [asdict(problem.location) for problem in group.problems],
    }


def _plural(noun: str) -> str:
    return "people" if noun == "person" else f"{noun}s"


def _escaped(text: str) -> str:
    """Return *text* so that Markdown shows it as it is, and mentions nobody."""
    shown = text.replace("&", "&amp;").replace("<", "&lt;").replace("@", "@\u2060")
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]#|~$" else sign for sign in shown)


def pages_text(old: Sequence[str], new: Sequence[str]) -> str:
    """Return which pages of a booklet changed; *old* and *new* are the texts of its pages."""
    total = "1 page" if len(new) == 1 else f"{len(new)} pages"
    if list(old) == list(new):
        return f"booklet: {total}, none changed"
    known = Counter(old)
    changed = []
    for number, page in enumerate(new, 1):
        if known[page]:
            known[page] -= 1
        else:
            changed.append(number)
    count = f"{len(old)} → {total}" if len(old) != len(new) else total
    return f"booklet: {count}, changed: {_ranges(changed) or 'none, but some are gone'}"


def _ranges(numbers: Sequence[int]) -> str:
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return all_of(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
