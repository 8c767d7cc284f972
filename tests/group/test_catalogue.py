"""Everything that has a permanent name: found by it and by names it once had; clashes told."""

from __future__ import annotations

import pytest
from labpress.group.catalogue import Catalogue, NameFinding, Page
from labpress.group.lab import Lab
from labpress.names.parsing import from_yaml
from labpress.records.model import Award, Date, NewsItem, Person, Publication, Theme
from labpress.records.richtext import text


def paper(key, *awards, aliases=(), themes=()):
    return Publication(
        key, "misc", text(f"On {key}"), awards=awards, aliases=aliases, themes=themes
    )


def catalogue(papers=(), people=(), themes=(), news=(), pages=()):
    lab = Lab(
        people={one.id: one for one in people},
        publications={one.key: one for one in papers},
        themes={one.id: one for one in themes},
    )
    return Catalogue(lab, {one.id: one for one in news}, {one.id: one for one in pages})


@pytest.fixture
def full():
    return catalogue(
        [paper("p", Award("Best Paper", formerly=("Prize",)), aliases=("old-p",), themes=("t",))],
        [
            Person("ada", from_yaml("Ada Berg"), formerly=("ada-x", "ada-y")),
            Person("max", from_yaml("Max Moll"), member=False),
        ],
        [Theme("t", "Trust", formerly=("trust",)), Theme("empty", "Empty")],
        [NewsItem("n", Date(2024, 2, 1), formerly=("m",)), NewsItem("pinned", pinned=True)],
        [Page("start", "index", "Start", ("home",)), Page("join", "join", "Join us")],
    )


@pytest.mark.parametrize(
    ("kind", "ids", "former"),
    [
        ("paper", ["p"], {"old-p": "p"}),
        ("person", ["ada", "max"], {"ada-x": "ada", "ada-y": "ada"}),
        ("theme", ["t", "empty"], {"trust": "t"}),
        ("news", ["n", "pinned"], {"m": "n"}),
        (
            "award",
            ["p-best-paper"],
            {"old-p-best-paper": "p-best-paper", "p-prize": "p-best-paper"}
            | {"old-p-prize": "p-best-paper"},
        ),
        ("page", ["start", "join"], {"home": "start"}),
    ],
)
def test_names_of_each_kind(full, kind, ids, former):
    assert full.ids(kind) == ids
    assert full.former_names(kind) == former
    assert full.all_names(kind) == {one: one for one in ids} | former
    for name, present in full.all_names(kind).items():
        assert full.find(kind, name) == present
    assert full.find(kind, "nothing") is None


def test_former_names_follow_the_present_one_in_their_alphabet(full):
    assert full.names_of("person", "ada") == ("ada", "ada-x", "ada-y")
    assert full.names_of("person", "max") == ("max",)
    assert full.names_of("paper", "ada") == ("ada",)


@pytest.mark.parametrize(
    ("kind", "object_id", "name", "page"),
    [
        ("paper", "p", "On p", "papers/p"),
        ("person", "ada", "Ada Berg", "people/ada"),
        ("person", "max", "Max Moll", ""),
        ("theme", "t", "Trust", "themes/t"),
        ("theme", "empty", "Empty", ""),
        ("news", "n", "News of 1 February 2024", ""),
        ("news", "pinned", "Announcement", ""),
        ("award", "p-best-paper", "Best Paper: On p", "papers/p"),
        ("page", "start", "Start", "index"),
    ],
)
def test_what_running_text_calls_it_and_its_own_page(full, kind, object_id, name, page):
    assert full.name(kind, object_id) == name
    assert full.page(kind, object_id) == page


def test_a_page_is_found_by_its_file(full):
    found = full.page_of("join")
    assert found
    assert found.id == "join"
    assert full.page_of("nothing") is None


def test_a_name_in_use_is_no_former_one_and_the_first_to_claim_one_has_it():
    people = [
        Person("ada", from_yaml("Ada"), formerly=("max", "x")),
        Person("max", from_yaml("Max"), formerly=("x",)),
    ]
    found = catalogue(people=people)
    assert found.former_names("person") == {"x": "ada"}
    assert found.find("person", "max") == "max"
    assert found.names_of("person", "max") == ("max",)


def test_good_names_do_not_clash(full):
    assert list(full.name_findings()) == []


def news(*items):
    return [NewsItem(one, formerly=former) for one, former in items]


@pytest.mark.parametrize(
    ("items", "finding"),
    [
        (
            [("é", ())],
            NameFinding(
                "news",
                "é",
                "é",
                "the name 'é' of a news item cannot stand in every address",
                "write `:id: e`",
            ),
        ),
        (
            [("a", ("ü b",))],
            NameFinding(
                "news",
                "a",
                "ü b",
                "the name 'ü b' of a news item cannot stand in every address",
                "write `:id: u-b`",
            ),
        ),
        (
            [("刘", ())],
            NameFinding(
                "news", "刘", "刘", "the name '刘' of a news item cannot stand in every address", ""
            ),
        ),
        (
            [("a", ()), ("b", ("a",))],
            NameFinding(
                "news",
                "b",
                "a",
                "the name 'a' of the news item 'b' is that of the news item 'a'",
                "give one of the two another name",
            ),
        ),
        (
            [("Talk", ()), ("talk", ())],
            NameFinding(
                "news",
                "talk",
                "talk",
                "the name 'talk' of the news item 'talk' is too like 'Talk'",
                "give one of the two another name",
            ),
        ),
        (
            [("a", ("X",)), ("b", ("x",))],
            NameFinding(
                "news",
                "b",
                "x",
                "the name 'x' of the news item 'b' is too like 'X'",
                "give one of the two another name",
            ),
        ),
    ],
)
def test_names_that_cannot_be_kept_apart_are_told(items, finding):
    assert list(catalogue(news=news(*items)).name_findings()) == [finding]


def test_an_object_may_have_its_own_name_in_another_case():
    assert list(catalogue(news=news(("talk", ("Talk",)))).name_findings()) == []


def test_the_path_of_a_page_that_has_a_better_name_need_not_be_good():
    renamed = Page("about", "über uns", "Über uns", ("über uns",))
    assert list(catalogue(pages=[renamed]).name_findings()) == []
    other = Page("about", "about", "About", ("über uns",))
    assert [finding.name for finding in catalogue(pages=[other]).name_findings()] == ["über uns"]
    bad = Page("über", "über", "Über")
    assert [finding.name for finding in catalogue(pages=[bad]).name_findings()] == ["über"]


def test_records_are_checked_where_they_are_read_and_not_here():
    people = [Person("é", from_yaml("É")), Person("Ada", from_yaml("A"), formerly=("ada",))]
    papers = [paper("刘"), paper("X"), paper("x")]
    assert list(catalogue(papers, people, [Theme("ü", "Ü")]).name_findings()) == []


def test_awards_of_one_name_are_told_once():
    twice = paper("p", Award("Best Paper"), Award("best  paper"), Award("Other"))
    assert list(catalogue([twice]).name_findings()) == [
        NameFinding(
            "award",
            "p-best-paper",
            "p-best-paper",
            "2 awards share the name 'p-best-paper'",
            "give each award another wording",
        )
    ]


def test_awards_without_letters_of_ascii_are_numbered_by_their_place():
    papers = [paper("p", Award("奖"), Award("Best")), paper("q", Award("Gold"), Award("奖"))]
    found = catalogue(papers)
    assert found.ids("award") == ["p-1", "p-best", "q-gold", "q-2"]
    won, award = found.awards["q-2"]
    assert (won.key, award.name) == ("q", "奖")
