"""``import-report.md``: what became of everything that was found."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from labpress.importing.found import Ledger, Thing
    from labpress.records.model import Location

#: So many places of one matter are written out.
_PLACES = 6


def report_text(ledger: Ledger, kind: str, version: str) -> str:
    """Return the report in Markdown. *kind*: of which kind the old site is."""
    parts = [
        "# What the import found",
        f"A site of the kind `{kind}`, read by labpress {version}. This is for you to "
        "read; the file is no part of the site, and may be deleted.",
        _taken(ledger),
        _left(ledger),
        _matters("Changed on the way", ledger.changes, "Nothing."),
        _questions(ledger),
        _matters(
            "Faults of the old site",
            ledger.faults,
            "None was seen.",
        ),
        _addresses(ledger),
    ]
    return "\n\n".join(parts) + "\n"


def _taken(ledger: Ledger) -> str:
    rows = [
        f"| {_cell(kind)} | {found} | {taken} | {merged} | {left} |"
        for kind, (found, taken, merged, left) in sorted(ledger.sums().items())
    ]
    return "\n".join(
        [
            "## Taken",
            "",
            "| what | found | taken | one with another | not taken |",
            "|---|---:|---:|---:|---:|",
            *rows,
        ]
    )


def _left(ledger: Ledger) -> str:
    groups: defaultdict[tuple[str, str], list[Thing]] = defaultdict(list)
    for thing in ledger.things:
        if thing.left:
            groups[thing.kind, thing.left].append(thing)
    lines = ["## Not taken", ""]
    for (kind, why), things in sorted(groups.items()):
        lines.append(f"- {kind}, {len(things)}: {why}")
        lines += [f"  - `{_line(one.place)}`: {_text(one.label)}" for one in things]
    return "\n".join(lines if groups else [*lines, "Nothing."])


def _matters(title: str, matters: dict[str, list[Location]], none: str) -> str:
    lines = [f"## {title}", ""]
    for what, places in sorted(matters.items()):
        times = f" ({len(places)} times)" if len(places) > 1 else ""
        lines.append(f"- {_text(what)}{times}: {_some(places)}")
    return "\n".join(lines if matters else [*lines, none])


def _questions(ledger: Ledger) -> str:
    lines = ["## Questions", ""]
    for asked in ledger.questions.values():
        lines.append(f"- {_text(asked.question)} {_some(asked.places)}")
        lines += [f"  - {_text(one)}" for one in asked.candidates]
    if not ledger.questions:
        lines.append("None. What names alone leave open, `labpress resolve` asks.")
    else:
        lines.append("")
        lines.append("`labpress resolve` asks who doubtful authors are, and writes the answers.")
    return "\n".join(lines)


def _addresses(ledger: Ledger) -> str:
    lines = ["## Addresses", ""]
    rows = sorted(ledger.addresses.items())
    if not rows:
        return "\n".join([*lines, "None were seen."])
    lines += ["| old | new |", "|---|---|"]
    lines += [f"| {_cell(old)} | {_cell(new) or 'gone'} |" for old, new in rows]
    return "\n".join(lines)


def _some(places: Iterable[Location]) -> str:
    every = list(dict.fromkeys(_line(place) for place in places))
    shown = ", ".join(f"`{place}`" for place in every[:_PLACES])
    more = len(every) - _PLACES
    return f"{shown} and {more} more" if more > 0 else shown


def _line(place: Location) -> str:
    return f"{place.file}:{place.line}"


def _text(text: str) -> str:
    return " ".join(text.split())


def _cell(text: str) -> str:
    return _text(text).replace("|", "\\|")
