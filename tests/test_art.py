"""The group's pictures are what their script draws, and every paper and theme has one."""

from __future__ import annotations

import runpy
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from labpress.group.lab import Lab

from .conftest import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Mapping

SOURCE = REPOSITORY / "source"


@pytest.fixture(scope="module")
def drawings() -> Mapping[str, str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(SOURCE / "art"))
        found: Mapping[str, str] = runpy.run_path(str(SOURCE / "art" / "draw.py"))["drawings"]()
    assert found
    return found


def test_the_files_are_what_the_script_draws(drawings):
    for name, content in drawings.items():
        assert (SOURCE / "_static" / name).read_text("utf-8") == content, name


def test_pictures_are_plain_drawings_that_load_nothing(drawings):
    for name, content in drawings.items():
        tags = {
            element.tag.rpartition("}")[2] for element in ElementTree.fromstring(content).iter()
        }
        assert tags <= {"svg", "g", "path", "circle", "rect"}, name
        assert "href" not in content
        assert len(content) < 30_000


def test_every_paper_and_theme_has_a_picture_for_both_modes():
    lab = Lab.load(SOURCE / "data")
    pictures = [lab.pictures["paper", key, "preview"] for key in lab.publications]
    pictures += [lab.pictures["theme", theme, "picture"] for theme in lab.themes]
    assert len({picture.path for picture in pictures}) == len(pictures) == 12
    for picture in pictures:
        assert picture.dark
