"""The cause of a problem is told before what follows from it, which is told once or not at all."""

from __future__ import annotations

import pytest
from labpress.group.lab import Lab
from labpress.records.grouping import CAUSES, CONSEQUENCES, groups
from labpress.records.model import Location
from labpress.records.problems import Code, Problem

PEOPLE = "jane:\n  name: Jane Doe\n  role: pi\n"
GOOD = "@article{m, title={T}, author={Jane Doe}, journal={J}, year=2020}\n"

#: What is wrong -> the files, and the codes in the order in which they are told.
TABLE = {
    "a brace that is never closed": (
        {"publications.bib": "@article{k, title={A {B, author={Jane Doe}, year=2020}\n\n" + GOOD},
        ["bib-syntax"],
    ),
    "a quotation mark that is never closed": (
        {"publications.bib": '@article{k, title="A B, author={Jane Doe}, year=2020}\n\n' + GOOD},
        ["bib-syntax"],
    ),
    "an abbreviation that is not defined": (
        {"publications.bib": "@article{k, title=fish, author={Jane Doe}, year=2020}\n"},
        ["bib-string"],
    ),
    "a field's name with a slip": (
        {"publications.bib": "@article{k, titel={T}, author={Jane Doe}, year=2020}\n"},
        ["bib-field", "bib-missing-field"],
    ),
    "a key's name with a slip": (
        {"people.yml": "jane:\n  nmae: Jane Doe\n  role: pi\n"},
        ["yaml-key", "yaml-missing"],
    ),
    "a theme whose file is broken": (
        {
            "themes.yml": 'trust: {title: "T}\n',
            "projects.yml": "p: {title: P, themes: [trust]}\n",
        },
        ["yaml-syntax", "unknown-theme"],
    ),
    "a person whose file is broken": (
        {
            "people.yml": 'jane:\n  name: "Jane Doe\n',
            "publications.bib": GOOD.replace("year", 'author+an:id = {1="jane"}, year'),
            "projects.yml": "p: {title: P, people: [jane]}\n",
        },
        ["yaml-syntax", "unknown-person", "annotation-id"],
    ),
    "an escape that is none, and who it hid": (
        {
            "people.yml": 'jane: {name: "Jane \\ud83d Doe"}\nzoe: {nam: "Zoe"}\n',
            "projects.yml": "p: {title: P, people: [zoe]}\n",
        },
        ["yaml-syntax", "yaml-key", "yaml-missing", "unknown-person"],
    ),
    "nothing but what is missing": (
        {"publications.bib": "@article{k, title={T}, author={Jane Doe}}\n"},
        ["bib-missing-field"],
    ),
}


@pytest.mark.parametrize("name", TABLE)
def test_the_cause_comes_first(tmp_path, name):
    files, expected = TABLE[name]
    for file, text in ({"people.yml": PEOPLE} | files).items():
        (tmp_path / file).write_text(text, encoding="utf-8")
    told = groups(Lab.load(tmp_path).problems)
    assert [group.code.value for group in told] == expected, [str(group) for group in told]
    for group in told:
        assert "\n" not in str(group)


def test_without_a_cause_the_order_is_that_of_the_places():
    codes = [Code.UNKNOWN_THEME, Code.BIB_MISSING_FIELD, Code.FILE_MISSING]
    problems = [Problem(code, Location("a.md", n), f"m{n}") for n, code in enumerate(codes, 1)]
    assert [group.code for group in groups(problems)] == codes


PAIRS = [
    (cause, consequence)
    for cause in sorted(CAUSES)
    for consequence in sorted(CONSEQUENCES)
    if CONSEQUENCES[consequence] > CONSEQUENCES.get(cause, 0)
]


@pytest.mark.parametrize(("cause", "consequence"), PAIRS)
def test_every_consequence_follows_every_cause(cause, consequence):
    problems = [
        Problem(consequence, Location("a.bib", 1), "what follows"),
        Problem(cause, Location("z.yml", 9), "the cause"),
    ]
    assert [group.code for group in groups(problems)] == [cause, consequence]
