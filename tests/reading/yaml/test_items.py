"""Items, read from the files of their kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from labpress.group.lab import Lab
from labpress.reading.yaml.items import read_items
from labpress.records.items import ITEM_KINDS, ItemField, ItemKind, reference
from labpress.records.model import Date

if TYPE_CHECKING:
    from pathlib import Path

    from labpress.records.items import Item

KIND = ItemKind(
    "thing",
    noun="thing",
    plural="Things",
    file="things.yml",
    folder="things",
    start="from",
    end="until",
    fields=(
        ItemField("maker", required=True),
        ItemField("type", "word", words={"big": "Big", "small": "Small"}),
        ItemField("from", "date"),
        ItemField("until", "date"),
        ItemField("page", "address"),
        ItemField("people", "references", to="person", free=True),
    ),
)


@pytest.fixture
def read(tmp_path: Path):
    def read_text(text: str) -> tuple[dict[str, Item], list[str]]:
        path = tmp_path / KIND.file
        path.write_text(text, encoding="utf-8")
        items, problems = read_items(path, KIND)
        told = [f"{p.location.line}:{p.location.column} {p.code.value}" for p in problems]
        return {item.id: item for item in items}, told

    return read_text


def test_an_item_has_what_its_record_says(read):
    items, told = read(
        "one:\n  title: One\n  maker: Ada\n  type: big\n  from: 2020-05\n"
        "  page: https://example.org/\n  people: [ada-byron, Grace Hopper]\n  formerly: [uno]\n"
    )
    assert not told
    one = items["one"]
    assert (one.title, one.text("maker"), one.text("type")) == ("One", "Ada", "big")
    assert one.date("from") == Date(2020, 5)
    assert one.date("until") is None
    assert one.formerly == ("uno",)
    assert [(ref.text, ref.id) for ref in one.references("people")] == [
        ("ada-byron", "ada-byron"),
        ("Grace Hopper", ""),
    ]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("colour: red", "4:3 yaml-key"),
        ("type: bigg", "4:9 yaml-value"),
        ("from: someday", "4:9 yaml-date"),
        ("page: javascript:1", "4:9 unsafe-url"),
        ("people: {a: b}", "4:11 yaml-type"),
        ("formerly: two", "4:13 record-id"),
    ],
)
def test_what_cannot_be_used_is_told_and_the_rest_is_kept(read, line, told):
    items, found = read(
        f"one:\n  title: One\n  maker: Ada\n  {line}\ntwo: {{title: T, maker: M}}\n"
    )
    assert found == [told]
    assert list(items) == ["one", "two"]


def test_an_end_before_the_beginning_is_told(read):
    items, told = read("one: {title: One, maker: M, from: 2021, until: 2020}\n")
    assert told == ["1:48 yaml-date"]
    assert list(items) == ["one"]


@pytest.mark.parametrize("lacking", ["maker: M", "title: T"])
def test_without_what_it_needs_an_item_is_left_out(read, lacking):
    items, told = read(f"one:\n  {lacking}\ntwo: {{title: T, maker: M}}\n")
    assert told == ["1:1 yaml-missing"]
    assert list(items) == ["two"]


def test_what_items_name_is_looked_for(tmp_path):
    (tmp_path / "people.yml").write_text(
        "ada-byron: {name: Ada Byron, role: pi, formerly: [ada-king]}\n", "utf-8"
    )
    (tmp_path / "projects.yml").write_text(
        "engine:\n  title: Engine\n  people: [ada-king, adda-byron, Grace Hopper, ada-byron]\n"
        "  papers: [nothing]\n  themes: [none]\n",
        "utf-8",
    )
    lab = Lab.load(tmp_path)
    item = lab.items["project"]["engine"]
    assert [ref.id or ref.text for ref in item.references("people")] == [
        "ada-byron",
        "Grace Hopper",
    ]
    assert [(p.code.value, p.location.line, p.location.column) for p in lab.problems] == [
        ("unknown-person", 3, 22),
        ("unknown-paper", 4, 12),
        ("unknown-theme", 5, 12),
    ]
    assert "ada-byron" in lab.problems[0].hint


def test_a_group_without_projects_may_use_the_field_for_itself(tmp_path):
    entry = "@misc{a2020, title={T}, author={A B}, year=2020, projects={whatever}}"
    (tmp_path / "publications.bib").write_text(entry, "utf-8")
    assert not Lab.load(tmp_path).problems


def test_kinds_are_declared_soundly():
    for kind in ITEM_KINDS.values():
        names = [field.name for field in kind.fields]
        assert len(set(names)) == len(names)
        assert not {"title", "formerly"} & set(names)
        assert {kind.start, kind.end} - {""} <= {f.name for f in kind.of_type("date")}
        for field in kind.fields:
            assert bool(field.words) == (field.type == "word")
            assert bool(field.to) == (field.type == "references")
            assert field.help


def test_the_reference_has_the_table(repository):
    page = (repository / "docs" / "reference.md").read_text(encoding="utf-8")
    assert reference() in page, f"docs/reference.md needs this table:\n\n{reference()}"
