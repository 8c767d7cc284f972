"""What a list of publications can be narrowed by: year, theme, kind, person, venue and award."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from labpress.formatting.publication_kinds import KIND_TITLES, kind_of
from labpress.formatting.venues import is_preprint
from labpress.text.messages import gettext_noop

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from labpress.group.lab import Lab
    from labpress.records.model import Publication


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a facet: what the address calls it, what people read, how many papers."""

    id: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow a list."""

    name: str
    label: str
    values: tuple[Value, ...]


def values_of(lab: Lab, paper: Publication) -> dict[str, tuple[str, ...]]:
    """Return facet -> the ids of its values that *paper* has."""
    venue = lab.source_style.name(paper).text
    return {
        "year": (str(paper.year),) if paper.year else (),
        "theme": paper.themes,
        "kind": (kind_of(paper),),
        "person": tuple(person for person in paper.persons if lab.people[person].member),
        "venue": () if not venue or is_preprint(venue) else (venue,),
        "award": tuple(dict.fromkeys(award.name for award in paper.awards)),
    }


def facets(lab: Lab, papers: Sequence[Publication]) -> tuple[Facet, ...]:
    """Return the facets by which *papers* can be narrowed; not those that would narrow nothing."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in _FACETS}
    for paper in papers:
        for name, ids in values_of(lab, paper).items():
            counts[name].update(ids)
    found = []
    for name, (label, called, position) in _FACETS.items():
        counted = counts[name]
        if all(count == len(papers) for count in counted.values()):
            continue
        places = {value: position(lab, value, count) for value, count in counted.items()}
        ordered = sorted(counted, key=places.__getitem__)
        values = tuple(Value(value, called(lab, value), counted[value]) for value in ordered)
        found.append(Facet(name, lab.words.gettext(label), values))
    return tuple(found)


def _person_position(lab: Lab, person: str, count: int) -> Any:
    name = lab.people[person].name
    return (name.family.casefold(), name.given.casefold(), person)


def _most_first(lab: Lab, value: str, count: int) -> Any:
    return (-count, value.casefold(), value)


# Translators: by what a list of publications can be narrowed.
#: name -> its heading, what a value is called, and the order of its values
_FACETS: dict[
    str,
    tuple[str, Callable[[Lab, str], str], Callable[[Lab, str, int], Any]],
] = {
    "year": (gettext_noop("Year"), lambda lab, value: value, lambda lab, value, count: -int(value)),
    "theme": (
        gettext_noop("Theme"),
        lambda lab, value: lab.themes[value].title,
        lambda lab, value, count: list(lab.themes).index(value),
    ),
    "kind": (
        gettext_noop("Type"),
        lambda lab, value: lab.words.gettext(KIND_TITLES[value]),
        lambda lab, value, count: list(KIND_TITLES).index(value),
    ),
    "person": (
        gettext_noop("Person"),
        lambda lab, value: str(lab.people[value].name),
        _person_position,
    ),
    "venue": (gettext_noop("Venue"), lambda lab, value: value, _most_first),
    "award": (gettext_noop("Award"), lambda lab, value: value, _most_first),
}
