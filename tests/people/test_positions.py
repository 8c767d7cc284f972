"""Ids in the positions of people."""

from __future__ import annotations

from labpress.names.parsing import from_yaml
from labpress.people.positions import with_names
from labpress.records.model import Person, Position, Publication
from labpress.records.richtext import text


def positions(*held: Position) -> list[tuple[str, str]]:
    people = (
        Person("ada-berg", from_yaml("Ada Berg"), positions=held),
        Person("otto-ruh", from_yaml("Otto Ruh")),
        Person("mia-ost", from_yaml("Mia Ost")),
    )
    papers = {"berg20": Publication("berg20", "phdthesis", text("On Fish"), ())}
    (person, *_) = with_names(people, papers)
    return [(one.mentor, one.thesis) for one in person.positions]


def test_a_mentor_by_id_and_a_thesis_by_key_are_named() -> None:
    assert positions(
        Position("phd", mentor="otto-ruh", thesis="berg20"),
        Position("ms", mentor="otto-ruh, mia-ost"),
        Position("intern", mentor="Otto von Ruh, otto-ruh", thesis="On berg20"),
        Position("visitor"),
    ) == [
        ("Otto Ruh", "On Fish"),
        ("Otto Ruh, Mia Ost", ""),
        ("Otto von Ruh, otto-ruh", "On berg20"),
        ("", ""),
    ]
