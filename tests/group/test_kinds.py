"""The table of kinds, and those who have a list of their own and must not part from it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from docutils import nodes as docutils_nodes
from labpress.comparing import readings
from labpress.group.catalogue import Catalogue, Page
from labpress.group.kinds import KINDS
from labpress.group.lab import Lab
from labpress.records.ids import anchor_of, is_safe, kind_and_id
from labpress.records.items import ITEM_KINDS
from labpress.records.model import Date, NewsItem
from labpress.records.problems import Code
from labpress.registry import LOOKS
from labpress.site.record_pages import CONTENTS
from labpress.sphinxext import nodes
from labpress.sphinxext.domain import LabDomain

from tests.site.group import DATA

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    for name, text in DATA.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    for kind in ITEM_KINDS.values():
        lines = ["one:", "  title: One", "  formerly: [uno]"]
        lines += [f"  {one.name}: 2024-05-01" for one in kind.of_type("date")]
        lines += [f"  {one.name}: Fall 2024" for one in kind.of_type("dates")]
        lines += [f"  {one.name}: Ada" for one in kind.of_type("text") if one.required]
        (tmp_path / "data" / kind.file).write_text("\n".join(lines), "utf-8")
    news = {"hello": NewsItem("hello", Date(2024, 2, 1), formerly=("hi",))}
    pages = {"start": Page("start", "index", "Start", ("index",))}
    return Catalogue(Lab.load(tmp_path / "data"), news, pages)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_answers_all_that_is_asked_of_it(catalogue: Catalogue, kind: str) -> None:
    ids = catalogue.ids(kind)
    assert ids
    for object_id in ids:
        assert catalogue.name(kind, object_id)
        assert catalogue.find(kind, object_id) == object_id
        assert isinstance(catalogue.page(kind, object_id), str)
    declared = KINDS[kind]
    assert declared.id == kind
    # the first hyphen of an anchor ends the kind
    assert re.fullmatch("[a-z]+", kind)
    assert declared.unknown in Code
    assert "old-name" in declared.hand_on.format("old-name")
    assert "old-name" in declared.hand_on_to.format("old-name", "new-name")
    assert "new-name" in declared.hand_on_to.format("old-name", "new-name")
    if declared.dated:
        objects = declared.objects(catalogue)
        assert any(declared.dated(found) for found in objects.values())


def test_an_anchor_can_be_taken_apart() -> None:
    anchor = anchor_of("paper", "10.1145/32-92")
    assert kind_and_id(anchor) == ("paper", "10.1145/32-92")
    assert is_safe(anchor)


def test_a_permanent_address_is_quoted_and_one_that_files_can_have(catalogue: Catalogue) -> None:
    assert catalogue.permanent_address("person", "Zoë x") == "r/person/Zo%C3%AB%20x/"
    assert catalogue.permanent_address("paper", "a+b:c") == "r/paper/a%2Bb~c/"


def test_who_has_a_page(catalogue: Catalogue) -> None:
    assert catalogue.page("paper", "byron2022loops") == "papers/byron2022loops"
    assert catalogue.page("person", "ada-byron") == "people/ada-byron"
    assert catalogue.page("person", "otto-zhang") == ""  # no member
    assert catalogue.page("theme", "sparse") == "themes/sparse"
    award = "byron2022loops-best-paper-award"
    assert catalogue.page("award", award) == "papers/byron2022loops"
    assert catalogue.page("news", "hello") == ""
    assert catalogue.page("page", "start") == "index"


def test_the_domain_has_a_role_for_every_kind() -> None:
    assert list(LabDomain.roles) == list(LabDomain.object_types) == list(KINDS)


def test_every_kind_is_shown() -> None:
    # pages are Sphinx's own
    assert {*LOOKS, "page"} == set(KINDS)
    for kind, look in LOOKS.items():
        if kind in ITEM_KINDS:
            # they share their nodes
            assert list(look.directives) == [ITEM_KINDS[kind].directive]
            continue
        shown = [node for node in look.nodes if issubclass(node, nodes.record_node)]
        assert [node.kind for node in shown] == [kind]
        for node in shown:
            assert issubclass(node, docutils_nodes.Element)
            assert node("", **{node.id_attribute: "x"}).anchor == anchor_of(kind, "x")


def test_every_kind_with_a_folder_has_pages() -> None:
    assert set(CONTENTS) == {kind.id for kind in KINDS.values() if kind.folder}


def test_the_comparison_knows_the_same_kinds() -> None:
    """It keeps a list of its own, so that it can contradict the builds."""
    compared = {kind_and_id(anchor)[0] for anchor in readings.ANCHORS}
    parts = {kind.id for kind in KINDS.values() if kind.holder}
    assert compared - parts == {kind.id for kind in KINDS.values() if kind.compared}
    assert {kind_and_id(readings.AWARD)[0]} == parts
