"""Problems of one kind as one group."""

from __future__ import annotations

from dataclasses import replace

from labpress.records.grouping import Group, groups
from labpress.records.model import Location
from labpress.records.problems import Code, Problem, Topic

ASKED = Topic("“A. Berg” may be Ada Berg (ada-berg)", "say which", "papers")
OFTEN = Topic("“O. Ruh” may be Otto Ruh (otto-ruh)", "say it", "papers")


def problem(line, message="x", code=Code.BIB_BAD_VALUE, *, record="", topic=None):
    return Problem(code, Location("p.bib", line), message, f"hint {line}", record, topic=topic)


def shown(*problems, **options):
    return [str(group) for group in groups(problems, **options)]


def test_few_of_one_kind_are_shown_one_by_one():
    assert shown(*(problem(line, f"“{line}” is no year") for line in (3, 1, 2))) == [
        "p.bib:1:1: “1” is no year [bib-bad-value]",
        "p.bib:2:1: “2” is no year [bib-bad-value]",
        "p.bib:3:1: “3” is no year [bib-bad-value]",
    ]


def test_many_of_one_kind_are_one_line_with_their_number_and_three_places():
    many = [
        problem(line, f"p{line}: “{line}” is no year", record=f"p{line}") for line in range(1, 9)
    ]
    (group,) = groups(many)
    assert str(group) == (
        "p.bib:1:1: p1: “1” is no year, in 8 places: here, p.bib:2:1, p.bib:3:1, … [bib-bad-value]"
    )
    # what to write differs from place to place
    assert group.hint == "here: hint 1"
    assert len(groups(many, every=True)) == 8


def test_what_says_something_else_or_has_another_code_is_another_kind():
    years = [problem(line, f"p{line}: 'x' is no year", record=f"p{line}") for line in range(1, 5)]
    months = [problem(line, f"p{line}: 'x' is no month", record=f"p{line}") for line in range(1, 5)]
    errors = [problem(line, "'x' is no year", Code.BIB_KEY) for line in range(1, 5)]
    assert [len(group.problems) for group in groups([*years, *months, *errors])] == [4, 4, 4]


def test_a_question_is_asked_once_also_of_two_and_of_one_as_it_is():
    two = [problem(line, f"“A. Berg” (author {line})", topic=ASKED) for line in (1, 2)]
    (group,) = groups(two)
    assert group.message == f"{ASKED.message}, in 2 papers: here, p.bib:2:1"
    assert group.hint == "say which"
    (of_one_paper,) = groups([replace(one, record="p1") for one in two])
    assert of_one_paper.message == f"{ASKED.message}, in 1 paper: here, p.bib:2:1"
    (alone,) = groups(two[:1])
    assert (alone.message, alone.hint) == ("“A. Berg” (author 1)", "hint 1")
    assert [len(one.problems) for one in groups(two, every=True)] == [1, 1]


def test_questions_follow_the_others_and_what_settles_most_comes_first():
    found = groups(
        [
            problem(1, topic=ASKED),
            *(problem(line, topic=OFTEN) for line in (4, 5)),
            problem(9, "y"),
        ]
    )
    assert [(group.first.location.line, len(group.problems)) for group in found] == [
        (9, 1),
        (4, 2),
        (1, 1),
    ]


def test_the_same_problem_counts_once():
    assert groups([problem(1), problem(1)]) == [Group((problem(1),))]
    assert groups([]) == []
