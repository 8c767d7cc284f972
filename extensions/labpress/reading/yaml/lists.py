"""Themes, venues and sponsors, out of ``themes.yml``, ``venues.yml`` and ``sponsors.yml``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labpress.reading.yaml.tree import MappingNode, SequenceNode, load
from labpress.reading.yaml.values import (
    Record,
    in_order,
    kind,
    one_line,
    records,
    report_alike,
    texts,
)
from labpress.records.model import Sponsor, Theme
from labpress.records.problems import Code, Problem, shortened

if TYPE_CHECKING:
    from pathlib import Path

    from labpress.records.model import Location


def read_themes(path: Path) -> tuple[tuple[Theme, ...], tuple[Problem, ...]]:
    """Return the research themes in the order of the file, and the problems found.

    Never raises; a theme is left out only without a title or an id that can be used.
    """
    node, found = load(path)
    problems = list(found)
    themes = []
    former: list[tuple[str, Location]] = []
    all_records = records(node, ("title", "subtitle", "picture", "formerly"), "themes", problems)
    for theme_id, record in all_records:
        title, subtitle = record.text("title"), record.text("subtitle")
        once = record.ids("formerly")
        former += once
        if title:
            names = tuple(name for name, _ in once)
            picture = record.picture("picture")
            themes.append(
                Theme(
                    theme_id,
                    title,
                    subtitle,
                    picture,
                    names,
                    record.location,
                    record.offsets("picture"),
                )
            )
        else:
            record.missing("title")
    present = [(theme_id, record.location) for theme_id, record in all_records]
    report_alike([*present, *former], problems)
    return tuple(themes), tuple(problems)


def read_venues(
    path: Path,
) -> tuple[tuple[tuple[str, tuple[str, ...]], ...], tuple[Problem, ...]]:
    """Return each short name of a venue with the long names it stands for, and the problems.

    Never raises. A long name that stands for two short names belongs to the first.
    """
    node, found = load(path)
    problems = list(found)
    if node is not None and not isinstance(node, MappingNode):
        message = f"the file must map short names to long names, but it is {kind(node)}"
        hint = "write lines like “ICML: [International Conference on Machine Learning]”"
        problems.append(Problem(Code.YAML_TYPE, node.location, message, hint))
    venues = []
    taken: dict[str, str] = {}
    for key, value in node.pairs if isinstance(node, MappingNode) else ():
        short = one_line(key.value)
        long_names = []
        for name, place in texts(value, f"“{shortened(short)}”", problems, short):
            owner = taken.setdefault(name.casefold(), short)
            if owner == short:
                long_names.append(name)
                continue
            message = f"“{shortened(name)}” already stands for “{shortened(owner)}”"
            hint = "take it out of one of the two"
            problems.append(Problem(Code.YAML_DUPLICATE, place, message, hint, short))
        if short:
            venues.append((short, tuple(long_names)))
    return tuple(venues), tuple(problems)


def read_sponsors(path: Path) -> tuple[tuple[Sponsor, ...], tuple[Problem, ...]]:
    """Return the sponsors in the order of the file, and the problems found.

    Never raises; a sponsor is left out only without a name.
    """
    node, found = load(path)
    problems = list(found)
    if node is not None and not isinstance(node, SequenceNode):
        message = f"the file must be a list of sponsors, but it is {kind(node)}"
        hint = "begin each sponsor with “- name: …”"
        problems.append(Problem(Code.YAML_TYPE, node.location, message, hint))
    sponsors = []
    for item in node.items if isinstance(node, SequenceNode) else ():
        if not isinstance(item, MappingNode):
            message = f"a sponsor must consist of keys and values, but this is {kind(item)}"
            hint = "write “- name: …”"
            problems.append(Problem(Code.YAML_TYPE, item.location, message, hint))
            continue
        record = Record(item, ("name", "url", "logo", "since", "until"), problems)
        name = record.name = record.text("name")
        since, until = record.date("since"), record.date("until")
        in_order(record, ("since", since), ("until", until))
        sponsor = Sponsor(
            name=name,
            url=record.url("url"),
            logo=record.picture("logo"),
            since=since,
            until=until,
            location=record.location,
            offsets=record.offsets("logo"),
        )
        if name:
            sponsors.append(sponsor)
        else:
            record.missing("name")
    return tuple(sponsors), tuple(problems)
