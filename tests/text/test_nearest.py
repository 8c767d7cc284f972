"""The name that was meant: found among few and many, with bounded work for each."""

from __future__ import annotations

import pytest
from labpress.text import nearest as module
from labpress.text.nearest import nearest

from tests.steps import assert_linear, steps

MANY = [f"{word}-{number}" for number in range(1000) for word in ("person", "paper", "lab")]
NAMES = [*MANY, "lovelace1843notes", "byron1812harold"]


@pytest.mark.parametrize(
    "names", [NAMES, dict.fromkeys(NAMES), NAMES[-2:]], ids=["list", "dict", "few"]
)
@pytest.mark.parametrize("word", ["lovlace1843notes", "lovelace1834notes", "lovelace-1843-notes"])
def test_a_slip_leads_to_the_name_that_was_meant(names, word):
    assert nearest(word, names) == "lovelace1843notes"


@pytest.mark.parametrize("word", ["", "qqq", "x" * (module.LONGEST + 1)])
def test_what_is_like_none_leads_to_none(word):
    assert nearest(word, NAMES) == ""


def test_names_that_are_added_are_found():
    names = dict.fromkeys(MANY)
    assert nearest("hopper1952compiler", names) == ""
    names["hopper1952compilers"] = None
    assert nearest("hopper1952compiler", names) == "hopper1952compilers"


def test_the_work_for_one_name_does_not_grow_with_their_number():
    few, many = (MANY[:300], MANY * 4)
    assert nearest("parson-77", few) == nearest("parson-77", many) == "person-77"
    cost = [steps(lambda names=names: nearest("parson-78", names)) for names in (few, many)]
    assert cost[1] < 3 * cost[0], cost


def test_as_many_slips_as_names_take_time_with_their_number_only():
    def work(size):
        names = [f"q{number}-roe" for number in range(size)]
        for number in range(size):
            nearest(f"p{number}-rae", names)

    assert_linear(work, 300, 4)
