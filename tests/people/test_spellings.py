"""A table of spellings: each is certain, asked about or somebody else's, as the table says.

No member is missed in silence, and nobody wrong is certain.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from labpress.group.lab import Lab, Settings
from labpress.names.parsing import parse

from tests.people.spellings import BY_HAND, BY_RULE, Row, rows_by_hand, rows_by_rule

if TYPE_CHECKING:
    from pathlib import Path

    from labpress.records.model import Identity

ROWS: list[Row] = []
PEOPLE: dict[str, str] = {}
for hand, text in BY_HAND.items():
    PEOPLE[f"h{len(PEOPLE)}"] = hand if hand.startswith("{") else f'"{hand}"'
    ROWS += rows_by_hand(list(PEOPLE)[-1], text)
for rule in BY_RULE:
    PEOPLE[f"r{len(PEOPLE)}"] = f'"{rule}"'
    ROWS += rows_by_rule(list(PEOPLE)[-1], parse(rule))


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Lab:
    folder = tmp_path_factory.mktemp("spellings")
    people = "".join(
        f"{one}: {{name: {name}{', also: [Luo SJ], native: 罗思佳' if 'Luo' in name else ''}}}\n"
        for one, name in PEOPLE.items()
    )
    (folder / "people.yml").write_text(people, encoding="utf-8")
    entries = "".join(
        f"@misc{{p{number}, title={{T {number}}}, year=2022, author={{{row.spelling}}}}}\n"
        for number, row in enumerate(ROWS)
    )
    (folder / "publications.bib").write_text(entries, encoding="utf-8")
    return Lab.load(folder, Settings())


def test_the_table_is_large() -> None:
    assert len(PEOPLE) >= 78
    assert len(ROWS) >= 800
    assert min(Counter(row.verdict for row in ROWS).values()) > 150


def found(identity: Identity) -> tuple[str, str, tuple[str, ...]]:
    verdict = {"person": "=", "ambiguous": "?", "stranger": "-"}[identity.kind]
    return verdict, identity.evidence, tuple(filter(None, (identity.person, *identity.candidates)))


def test_every_spelling_is_certain_asked_about_or_somebody_elses(lab: Lab) -> None:
    wrong = []
    for number, row in enumerate(ROWS):
        (author,) = lab.publications[f"p{number}"].authors
        verdict, evidence, who = found(author.identity)
        right = verdict == row.verdict
        if row.verdict == "-":
            right = right and not who
        else:
            right = right and evidence == row.why and row.person in who
        if not right:
            wrong.append((PEOPLE[row.person], *row[1:], "is", verdict, evidence, *who))
    assert wrong == [], "\n".join(map(str, wrong))


def test_every_question_is_told_with_what_to_write(lab: Lab) -> None:
    told = {problem.record for problem in lab.problems if problem.code.value.startswith("identity")}
    asked = {f"p{number}" for number, row in enumerate(ROWS) if row.verdict == "?"}
    assert told == asked
    assert all(problem.hint for problem in lab.problems)


@pytest.mark.parametrize(
    "spelling",
    ["Liu S. J.", "LIU Sijia", "Sijia_Liu", "Dr. Sijia Lyu", "SIJIA LYU", "Liu SJ", "Wu Yu Jr."],
)
def test_a_spelling_that_is_listed_as_it_stands_in_the_file_is_certain(
    spelling: str, tmp_path: Path
) -> None:
    (tmp_path / "people.yml").write_text(
        f"a: {{name: Sibylla Lowe, also: [{spelling}]}}\n", encoding="utf-8"
    )
    (tmp_path / "publications.bib").write_text(
        f"@misc{{p, title={{T}}, year=2022, author={{{spelling}}}}}\n", encoding="utf-8"
    )
    (author,) = Lab.load(tmp_path, Settings()).publications["p"].authors
    assert author.identity.person == "a"
    assert author.bold
