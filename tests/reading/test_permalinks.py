"""The list of every name that was published."""

from __future__ import annotations

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
