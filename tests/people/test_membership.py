"""Who is a member, and whose name is bold, at which time."""

from __future__ import annotations

import pytest
from labpress.names.parsing import from_yaml
from labpress.people.membership import BOLD_POLICIES, is_bold, was_member
from labpress.records.model import Date, Person


def person(joined=None, left=None, member=True):
    return Person("ada", from_yaml("Ada Berg"), member=member, joined=joined, left=left)


@pytest.mark.parametrize("policy", BOLD_POLICIES)
def test_an_outsider_is_never_bold(policy):
    assert not is_bold(person(member=False), Date(2020), policy)
    assert is_bold(person(), Date(2020), policy)
    assert is_bold(person(), None, policy)


def test_ever_current_and_at_publication():
    gone = person(Date(2018), Date(2020))
    paper = Date(2022)
    assert is_bold(gone, paper, "ever")
    assert not is_bold(gone, paper, "current")
    assert not is_bold(gone, paper, "at-publication")
    assert is_bold(gone, Date(2019), "at-publication")
    assert not is_bold(gone, Date(2019), "current")
    assert is_bold(person(Date(2018)), Date(2010), "current")


@pytest.mark.parametrize(
    ("joined", "paper", "expected"),
    [
        (Date(2020), Date(2019), False),
        (Date(2020), Date(2020), True),
        (Date(2020, 9), Date(2020, 8), False),
        (Date(2020, 9), Date(2020, 9), True),
        (Date(2020, 9), Date(2020), True),
        (Date(2020, 9, 15), Date(2020, 9, 14), False),
        (Date(2020, 9, 15), Date(2020, 9, 15), True),
        (Date(2020, 9, 15), Date(2020, 9), True),
        (Date(2020, season="fall"), Date(2020, 7), False),
        (Date(2020, season="fall"), Date(2020, 8), True),
        (Date(2020, season="spring"), Date(2019, 12), False),
        (Date(2020, season="spring"), Date(2019, season="winter"), True),
        (Date(2020, season="summer"), Date(2020, 4), False),
        (Date(2020, season="winter"), Date(2020, 11), False),
        (Date(2020, season="winter"), Date(2020, 12), True),
    ],
)
def test_nobody_is_a_member_before_joining(joined, paper, expected):
    assert was_member(person(joined=joined), paper) is expected


@pytest.mark.parametrize(
    ("left", "paper", "expected"),
    [
        (Date(2020), Date(2021), False),
        (Date(2020), Date(2020, 12, 31), True),
        (Date(2020, 5), Date(2020, 6), False),
        (Date(2020, 5), Date(2020, 5, 31), True),
        (Date(2020, 5), Date(2020), True),
        (Date(2020, 4), Date(2020, 4, 30), True),
        (Date(2020, 5, 15), Date(2020, 5, 16), False),
        (Date(2020, 5, 15), Date(2020, 5, 15), True),
        (Date(2020, 5, 15), Date(2020, 5), True),
        (Date(2020, season="spring"), Date(2020, 5, 31), True),
        (Date(2020, season="spring"), Date(2020, 6), False),
        (Date(2020, season="summer"), Date(2020, 8, 31), True),
        (Date(2020, season="summer"), Date(2020, 9), False),
        (Date(2020, season="fall"), Date(2020, 12, 31), True),
        (Date(2020, season="fall"), Date(2021), False),
        (Date(2020, season="winter"), Date(2021, 2), True),
        (Date(2020, season="winter"), Date(2021, 3), False),
    ],
)
def test_nobody_is_a_member_after_leaving_the_last_day_counts(left, paper, expected):
    assert was_member(person(left=left), paper) is expected


def test_a_date_that_is_not_known_speaks_against_nobody():
    assert was_member(person(Date(2020), Date(2021)), None)
    assert is_bold(person(Date(2020), Date(2021)), None, "at-publication")
    assert not was_member(person(member=False), None)
