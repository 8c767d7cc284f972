"""What may be a permanent name, and the anchor and the address made of one."""

from __future__ import annotations

import unicodedata

import pytest
from labpress.records.ids import (
    anchor_of,
    file_name,
    file_names,
    holders_of,
    is_safe,
    is_usable,
    kind_and_id,
    lasting_id,
    mended,
    why_no_path,
)


@pytest.mark.parametrize(
    "name",
    [
        "jia2023",
        "DBLP:conf/icml/Liu20",
        "10.1145/32925",
        "a_b+c.d-e",
        "2020ApJ...900....1D",
        "a*1",
        "a?b",
    ],
)
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
        ("a/../b", "a-/b"),
        ("a/..", "a"),
        ("2020A&A...633A..59R", "2020A-A...633A..59R"),
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
    assert "jia2023" in holders_of("jia2023-spotlight")
    assert "jia2023" not in holders_of("jia2023b-spotlight")


def test_what_programs_remember_keeps_the_name_as_it_is():
    assert lasting_id("paper", "a+b:c") == "r/paper/a%2Bb%3Ac/"


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("DBLP:conf/icml/Liu20", "DBLP~conf/icml/Liu20"),
        ("aux", "aux="),
        ("con.2020", "con=.2020"),
        ("a/Com1/b", "a/Com1=/b"),
        ("com¹", "com¹="),
        ("end.", "end.="),
        ("x/prn", "x/prn="),
        ("a.b", "a.b"),
        ("con.", "con=.="),
        ("con:.2", "con~.2"),
        ("end.:", "end.~"),
        ("falcon.2", "falcon.2"),
        ("auxiliary", "auxiliary"),
        ("liu2020", "liu2020"),
    ],
)
def test_a_name_of_files_is_one_that_every_file_system_takes(name, file):
    assert file_name(name) == file


def test_no_two_names_are_one_file_where_case_does_not_count():
    ids = ["jane", "Jane", "JANE", "zo\u00eb", "zoe\u0308", "bob", "a/One", "A/one", "A/two"]
    named = file_names(ids)
    assert list(named) == ids
    assert [named[one] for one in ("jane", "zo\u00eb", "bob", "a/One")] == [
        *("jane", "zo\u00eb", "bob", "a/One")
    ]
    assert named["A/two"] == "a/two"  # in the folder that is there
    folded = {unicodedata.normalize("NFC", name).casefold() for name in named.values()}
    assert len(folded) == len(ids)
    # what a name gets does not depend on those that it does not resemble
    assert file_names(["jane", "Jane"])["Jane"] == named["Jane"]


@pytest.mark.parametrize("name", ["a/b", "DBLP:conf/x", "刘" * 66, "c#", "con", ".a", "a..b"])
def test_names_below_a_folder_are_paths(name):
    assert why_no_path(name) == ""


@pytest.mark.parametrize(
    "name",
    ["", "/a", "a/", "a//b", "../a", "a/./b", "a\0b", "a\nb", "a\ud800", "a\\b", "刘" * 67],
)
def test_what_file_systems_refuse_is_no_path(name):
    assert why_no_path(name)
    assert not is_usable(name)
    assert not is_safe(name)
