"""What may be a permanent name, and the anchor and the address made of one."""

from __future__ import annotations

import pytest
from labpress.records.ids import (
    anchor_of,
    is_part_of,
    is_safe,
    is_usable,
    kind_and_id,
    mended,
    permanent_address,
)


@pytest.mark.parametrize("name", ["jia2023", "DBLP:conf/icml/Liu20", "10.1145/32925", "a_b+c.d-e"])
def test_keys_of_bibliographies_are_safe(name):
    assert is_safe(name)
    assert mended(name) == name


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("a b", "a-b"),
        ("Müller 2020", "Muller-2020"),
        ("søren", "soren"),
        ("../etc", "etc"),
        ("a..b", "a.b"),
        ("/a/", "a"),
        ("a//b", "a-/b"),
        ("刘", ""),
        ("", ""),
    ],
)
def test_what_is_not_safe_is_mended(name, better):
    assert not is_safe(name)
    assert mended(name) == better


def test_names_of_any_script_are_usable_but_not_paths_that_lead_elsewhere():
    assert is_usable("刘2020")
    assert not is_usable("a/../b")
    assert not is_usable("a b")
    assert not is_usable("a" * 201)


def test_an_anchor_is_taken_apart_at_its_first_hyphen():
    assert anchor_of("paper", "a-b") == "paper-a-b"
    assert kind_and_id("paper-a-b") == ("paper", "a-b")


def test_a_part_begins_with_the_name_of_its_whole():
    assert is_part_of("jia2023-spotlight", "jia2023")
    assert not is_part_of("jia2023b-spotlight", "jia2023")


def test_an_address_is_quoted():
    assert permanent_address("paper", "a+b:c") == "r/paper/a%2Bb%3Ac/"
