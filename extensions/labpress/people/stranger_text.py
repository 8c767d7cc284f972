"""Strangers and near misses in words and as data: answers of ``labpress who``."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from labpress.names.parsing import full
from labpress.people.strangers import NearMiss, Stranger

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from labpress.records.model import Person

#: How many papers are named of one spelling.
_PAPERS = 3


def names_text(
    found: Sequence[Stranger | NearMiss],
    without: Iterable[str],
    people: Mapping[str, Person],
    asked: Mapping[str, int] | None = None,
) -> str:
    """Return *found* one a line, and a line with the members who are *without* papers.

    *asked*: in how many papers each of these may be an author, by id.
    """
    lines = []
    if found and isinstance(found[0], Stranger):
        lines.append("Papers with members, and who wrote them that is in nobody’s record:")
    person = ""
    for one in found:
        if isinstance(one, Stranger):
            lines.append(_stranger(one))
            continue
        if one.person != person:
            person = one.person
            lines.append(f"{full(people[person].name)} ({person})")
        when = ", of another time" if one.other_time else ""
        lines.append(f"    {one.name}{when}: {_papers(one.papers)}")
    if not lines:
        lines.append("None.")
    names = []
    for who in without:
        count = (asked or {}).get(who, 0)
        where = f", perhaps in {count} paper{'' if count == 1 else 's'}" if count else ""
        names.append(f"{full(people[who].name)} ({who}{where})")
    if names:
        lines += ["", f"Members without a paper: {', '.join(names)}"]
    if any((asked or {}).get(who) for who in without):
        lines.append("`labpress resolve` asks about those who perhaps have some.")
    return "\n".join(lines)


def names_record(found: Iterable[Stranger | NearMiss], without: Iterable[str]) -> dict[str, Any]:
    """Return the same as plain data for JSON."""
    return {"names": [asdict(one) for one in found], "without_papers": list(without)}


def _stranger(one: Stranger) -> str:
    name, *others = one.names
    also = f" (also {', '.join(others)})" if others else ""
    years = "" if not one.years else f", {one.years[0]}"
    if one.years and one.years[0] != one.years[1]:
        years += f" to {one.years[1]}"
    rest = len(one.papers) - one.with_members
    alone = f" and {rest} without" if rest else ""
    return f"{one.with_members:4}  {name}{also}{alone}{years}: {_papers(one.papers)}"


def _papers(keys: Sequence[str]) -> str:
    more = len(keys) - _PAPERS
    return ", ".join(keys[:_PAPERS]) + (f" and {more} more" if more > 0 else "")
