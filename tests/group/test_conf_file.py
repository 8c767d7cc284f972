"""``conf.py`` is read, not run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from labpress.group.conf_file import ConfFile

if TYPE_CHECKING:
    from pathlib import Path

CONF = """\
import sys
name = "Lab"
labpress_bold = "current"
été = 1; labpress_data: str = "records"
labpress_booklet = {
    "title": f"Welcome to {name}",
    "é": 1, "fonts": {"cjk": "Some Font"},
    **sys.modules,
}
labpress_roles = dict(fellow="Fellow")
"""


@pytest.fixture
def conf(tmp_path: Path) -> ConfFile:
    path = tmp_path / "conf.py"
    path.write_text(CONF, encoding="utf-8")
    return ConfFile(path)


def test_literals_are_read_also_those_inside_a_mapping(conf: ConfFile) -> None:
    assert conf.values["labpress_bold"] == "current"
    assert conf.values["labpress_data"] == "records"
    assert conf.values["labpress_booklet"] == {"é": 1, "fonts": {"cjk": "Some Font"}}
    assert "labpress_roles" not in conf.values
    assert "labpress_roles" in conf.assigned


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        (("labpress_bold",), (3, 1)),
        (("labpress_data",), (4, 10)),
        (("labpress_booklet", "title"), (6, 5)),
        (("labpress_booklet", "fonts"), (7, 13)),
        (("labpress_booklet", "fonts", "cjk"), (7, 23)),
        (("labpress_booklet", "fonts", "sans"), (7, 13)),
        (("labpress_roles", "fellow"), (10, 1)),
        (("labpress_accent",), (1, 1)),
    ],
)
def test_places_are_told_as_nearly_as_they_are_written(
    conf: ConfFile, keys: tuple[str, ...], place: tuple[int, int]
) -> None:
    where = conf.place(*keys)
    assert (where.line, where.column) == place


def test_a_file_that_is_not_there_says_nothing(tmp_path: Path) -> None:
    conf = ConfFile(tmp_path / "conf.py")
    assert conf.values == {}
    assert conf.place("labpress_bold").line == 1
