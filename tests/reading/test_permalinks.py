"""The list of every name that was published."""

from __future__ import annotations

import pytest
from labpress.reading.insertion import Refused
from labpress.reading.permalinks import added, read_permalinks
from labpress.records.problems import Code

KINDS = ("paper", "person")


def test_names_and_reasons_are_read_and_the_rest_is_told(tmp_path):
    path = tmp_path / "permalinks.txt"
    path.write_text("# a\n\nperson ada\npaper b retired: withdrawn\nplanet c\n", "utf-8")
    found, problems = read_permalinks(path, KINDS)
    assert [(one.kind, one.id, one.retired) for one in found] == [
        ("person", "ada", ""),
        ("paper", "b", "withdrawn"),
    ]
    assert [(one.code, one.location.line) for one in problems] == [(Code.PERMALINK_SYNTAX, 5)]


def test_new_names_are_added_once_and_old_lines_stay(tmp_path):
    path = tmp_path / "data" / "permalinks.txt"
    assert read_permalinks(path, KINDS) == ((), ())
    assert added(path, [("person", "ada")], KINDS) == 1
    before = path.read_text("utf-8")
    assert added(path, [("person", "ada"), ("paper", "b")], KINDS) == 1
    assert path.read_text("utf-8") == before + "paper b\n"


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (f"person {'x' * 300}", "it has more than 240 bytes"),
        (f"page {'漢' * 100} retired: gone", "it has more than 240 bytes"),
        ("page /etc/passwd retired: gone", "it does not lead to a file below a folder of the site"),
        ("page a/../../b", "it does not lead to a file below a folder of the site"),
        ("page a/ retired: gone", "it does not lead to a file below a folder of the site"),
        ("page C:\\windows", "it has a backslash in it"),
        (f"page a {'b' * 1000}", "the line has more than 1000 characters"),
        ("person jane retired:", "is not a kind and a name"),
        ("Person jane", "is not a kind and a name"),
        (f"planet {'x' * 500}", "is not a kind and a name"),
    ],
)
def test_a_line_that_can_be_no_name_is_told_and_the_others_hold(tmp_path, line, why):
    path = tmp_path / "permalinks.txt"
    path.write_text(f"paper a\n{line}\npaper b\n", "utf-8")
    found, (problem,) = read_permalinks(path, (*KINDS, "page"))
    assert [one.id for one in found] == ["a", "b"]
    assert problem.code is Code.PERMALINK_SYNTAX
    assert problem.location.line == 2
    assert why in problem.message
    assert len(problem.message) < 200


def test_a_name_that_is_given_up_further_down_is_given_up(tmp_path):
    path = tmp_path / "permalinks.txt"
    path.write_text("person ada\nperson ada retired: asked for it\n", "utf-8")
    assert [one.retired for one in read_permalinks(path, KINDS)[0]] == ["asked for it"]


def test_a_list_that_is_a_folder_is_told(tmp_path):
    (tmp_path / "permalinks.txt").mkdir()
    assert read_permalinks(tmp_path / "permalinks.txt", KINDS) == ((), ())


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_list_keeps_its_line_ends(tmp_path, end):
    path = tmp_path / "permalinks.txt"
    path.write_bytes(f"person ada{end}person bea".encode())
    added(path, [("paper", "b")], KINDS)
    assert path.read_bytes() == f"person ada{end}person bea{end}paper b{end}".encode()


def test_a_list_of_another_encoding_is_not_written_to(tmp_path):
    path = tmp_path / "permalinks.txt"
    path.write_bytes("# \xfc\nperson ada\n".encode("latin-1"))
    before = path.read_bytes()
    with pytest.raises(Refused, match="is not UTF-8"):
        added(path, [("paper", "b")], KINDS)
    assert path.read_bytes() == before


def test_what_is_retired_twice_with_two_reasons_is_told_at_the_second_line(tmp_path):
    path = tmp_path / "permalinks.txt"
    path.write_text("person bob\nperson bob retired: a\nperson bob retired: b\n")
    found, (problem,) = read_permalinks(path, KINDS)
    assert [one.retired for one in found] == ["a"]
    assert (problem.code, problem.location.line) == (Code.PERMALINK_SYNTAX, 3)
    assert "was retired on line 2 with another reason" in problem.message
    path.write_text("person bob retired: a\nperson bob retired: a\n")
    assert not read_permalinks(path, KINDS)[1]


def test_retired_names_that_differ_in_case_only_are_told(tmp_path):
    path = tmp_path / "permalinks.txt"
    path.write_text("person bob retired: a\npaper Bob retired: b\nperson Bob retired: c\n")
    found, (problem,) = read_permalinks(path, KINDS)
    assert len(found) == 3
    assert problem.location.line == 3
    assert "differs from 'bob' on line 1 in case only" in problem.message
