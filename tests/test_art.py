"""The group's pictures are what their script draws, and every paper and theme has one."""

from __future__ import annotations

import runpy
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from labpress.group.lab import Lab
from labpress.site.pictures import dark_twin

from .conftest import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Mapping

SOURCE = REPOSITORY / "source"


@pytest.fixture(scope="module")
def drawings() -> Mapping[str, str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(SOURCE / "art"))
        found: Mapping[str, str] = runpy.run_path(str(SOURCE / "art" / "draw.py"))["drawings"]()
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
    pictures = [paper.preview for paper in lab.publications.values()]
    pictures += [theme.picture for theme in lab.themes.values()]
    assert len(set(pictures)) == len(pictures) == 12
    for picture in pictures:
        assert (SOURCE / picture).is_file()
        assert dark_twin(picture, SOURCE)
