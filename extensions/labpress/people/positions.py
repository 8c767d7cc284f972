"""Ids in the positions of people: a mentor by id, a thesis by the key of its paper."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from labpress.names.parsing import full

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from labpress.records.model import Person, Publication


def with_names(
    people: Iterable[Person], publications: Mapping[str, Publication]
) -> tuple[Person, ...]:
    """Return *people* whose positions name a mentor and a thesis as they are to be read.

    An id of *people*, or several with commas between them, becomes the name; the key of one of
    *publications* becomes its title. Other texts stay as they are.
    """
    people = tuple(people)
    names = {person.id: full(person.name) for person in people}

    def mentor(text: str) -> str:
        ids = [one.strip() for one in text.split(",")]
        return ", ".join(names[one] for one in ids) if names.keys() >= set(ids) else text

    def thesis(text: str) -> str:
        return publications[text].plain_title if text in publications else text

    return tuple(
        replace(
            person,
            positions=tuple(
                replace(one, thesis=thesis(one.thesis), mentor=mentor(one.mentor))
                for one in person.positions
            ),
        )
        if any(one.thesis or one.mentor for one in person.positions)
        else person
        for person in people
    )
