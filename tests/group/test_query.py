"""Which publications a list shows, in which groups and order."""

from __future__ import annotations

import pytest
from labpress.group.query import (
    GROUPINGS,
    KINDS,
    ORDERS,
    Query,
    grouped,
    in_years,
    kind_of,
    ordered,
    parse_years,
)
from labpress.names.parsing import parse
from labpress.records.model import Author, Award, Date, Identity, Publication
from labpress.records.richtext import text


def paper(key, kind="article", *, date=None, people=(), awards=(), title="", **more):
    authors = tuple(
        Author(parse("A B"), identity=Identity("person", one) if one else Identity())
        for one in people
    )
    return Publication(
        key,
        kind,
        text(title or key),
        authors,
        date=date,
        awards=tuple(Award(name) for name in awards),
        **more,
    )


def keys(papers):
    return [one.key for one in papers]


@pytest.mark.parametrize(
    ("entry_type", "kind"),
    [
        *(("article", "journal"), ("inproceedings", "conference"), ("misc", "preprint")),
        *(("book", "book"), ("incollection", "book"), ("phdthesis", "thesis")),
        *(("report", "report"), ("software", "software"), ("patent", "patent")),
        ("performance", "other"),
    ],
)
def test_the_kind_of_a_type(entry_type, kind):
    assert kind_of(paper("k", entry_type)) == kind


def test_no_type_is_of_two_kinds():
    types = [one for kinds in KINDS.values() for one in kinds]
    assert len(types) == len(set(types))
    assert next(iter(KINDS)) == "journal"
    assert list(KINDS)[-1] == "other"


# --- conditions


def test_without_conditions_everything_is_shown():
    assert Query().accepts(paper("k"))


@pytest.mark.parametrize(
    ("query", "good", "bad"),
    [
        (Query(themes=("t", "u")), paper("k", themes=("s", "u")), paper("k", themes=("s",))),
        (Query(selected=True), paper("k", selected=True), paper("k")),
        (Query(kinds=("book",)), paper("k", "inbook"), paper("k", "article")),
        (Query(kinds=("inbook", "thesis")), paper("k", "inbook"), paper("k", "book")),
        (Query(years=((2020, 2021),)), paper("k", date=Date(2021)), paper("k", date=Date(2022))),
        (Query(years=((2020, None),)), paper("k", date=Date(2020)), paper("k")),
        (Query(people=("a", "b")), paper("k", people=("", "b")), paper("k", people=("", "c"))),
        (Query(people=("",)), paper("k", people=("a",)), paper("k", people=("a",))),
        (Query(award=""), paper("k", awards=("Prize",)), paper("k")),
        (Query(award="BEST"), paper("k", awards=("A", "The best")), paper("k", awards=("A",))),
    ],
)
def test_each_condition(query, good, bad):
    if query.people != ("",):
        assert query.accepts(good)
    assert not query.accepts(bad)


def test_every_condition_given_must_hold():
    query = Query(selected=True, award="", kinds=("journal",))
    assert query.accepts(paper("k", selected=True, awards=("P",)))
    assert not query.accepts(paper("k", selected=True))
    assert not query.accepts(paper("k", "book", selected=True, awards=("P",)))
    assert not query.accepts(paper("k", awards=("P",)))


def test_a_list_is_complete_whatever_its_order_and_groups():
    assert Query().complete
    assert Query(order="title", group_by="year").complete
    for one in (Query(limit=3), Query(selected=True), Query(award=""), Query(keys=("k",))):
        assert not one.complete


def test_the_whole_of_a_theme():
    assert Query(themes=("t",), order="oldest", group_by="kind").whole_theme == "t"
    assert Query(themes=("t", "u")).whole_theme == ""
    assert Query(themes=("t",), limit=3).whole_theme == ""
    assert Query().whole_theme == ""


# --- order

PAPERS = [
    paper("a", date=Date(2020, 3), title="zebra"),
    paper("b", title="Yak"),
    paper("c", date=Date(2021), title="ape"),
    paper("d", date=Date(2020, 3), title="Zebra"),
    paper("e", date=Date(2020, 3, 9), title="bee"),
    paper("f", date=Date(2020, 12), title="cat"),
    paper("g", date=Date(2020, season="fall"), title="dog"),
]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("file", "abcdefg"),
        ("newest", "cfgeadb"),
        ("oldest", "badegfc"),
        ("title", "cefgbad"),
    ],
)
def test_orders_and_equals_keep_that_of_the_file(order, expected):
    assert "".join(keys(ordered(PAPERS, order))) == expected


def test_the_order_of_keys_and_what_none_names_comes_last():
    assert "".join(keys(ordered(PAPERS, "keys", ("d", "a", "x", "g")))) == "dagbcef"


def test_the_words_that_directives_know():
    assert set(ORDERS) == {"newest", "oldest", "title", "file", "keys"}
    assert set(GROUPINGS) == {"none", "year", "theme", "kind"}


# --- groups


def shown(papers, group_by, themes=()):
    found = grouped(papers, group_by, dict.fromkeys(themes))
    return [(group, "".join(keys(members))) for group, members in found]


def test_no_groups_are_one():
    assert shown(PAPERS[:2], "none") == [("", "ab")]


def test_years_keep_the_order_of_the_list_and_what_has_none_comes_last():
    assert shown(PAPERS, "year") == [("2020", "adefg"), ("2021", "c"), ("", "b")]
    assert shown(PAPERS[2:4], "year") == [("2021", "c"), ("2020", "d")]


def test_themes_keep_their_own_order_and_a_paper_of_two_stands_in_both():
    papers = [paper("a", themes=("u", "t")), paper("b"), paper("c", themes=("u",))]
    assert shown(papers, "theme", ("t", "s", "u")) == [("t", "a"), ("u", "ac"), ("", "b")]


def test_kinds_keep_their_own_order():
    papers = [paper("a", "patent"), paper("b", "x"), paper("c", "book"), paper("d", "article")]
    assert shown(papers, "kind") == [
        ("journal", "d"),
        ("book", "c"),
        ("patent", "a"),
        ("other", "b"),
    ]


# --- years


@pytest.mark.parametrize(
    ("given", "spans"),
    [
        ("2023", ((2023, 2023),)),
        ("2020-2023", ((2020, 2023),)),
        ("2020–2023", ((2020, 2023),)),
        ("2020-", ((2020, None),)),
        ("-2019", ((None, 2019),)),
        (" 2018, 2020-2021 2023 ", ((2018, 2018), (2020, 2021), (2023, 2023))),
    ],
)
def test_years_as_people_write_them(given, spans):
    assert parse_years(given) == spans


@pytest.mark.parametrize("given", ["", "-", "20", "2020-21", "soon", "2020--2021", "2020-2021-"])
def test_what_is_no_year_is_told(given):
    with pytest.raises(ValueError, match="is not a year or a range of years such as 2020-2023"):
        parse_years(given)


@pytest.mark.parametrize(
    ("year", "expected"), [(2017, True), (2018, False), (2019, True), (2021, True), (2022, False)]
)
def test_the_ends_of_ranges_count(year, expected):
    assert in_years(year, ((None, 2017), (2019, 2021))) is expected
    assert in_years(None, ((None, 2017),)) is False
    assert in_years(None, ()) is True
    assert in_years(3000, ((2019, None),)) is True
