"""The comparison itself, on readings made by hand and on pages written by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from labpress.comparing.differences import Kind, differences
from labpress.comparing.manifest import Manifest, read, write
from labpress.comparing.readings import (
    MATH_END,
    MATH_START,
    SMALLCAPS_END,
    SMALLCAPS_START,
    Author,
    News,
    Paper,
    Person,
    Reading,
    authors_of,
)
from labpress.comparing.texts import excerpts, same, without

PAPER = Paper(
    "Sparse nets",
    (Author("W. Zhang", "*", True, True), Author("O. Zhang"), Author("A. Byron", "", True)),
    "NeurIPS’23",
    "Spotlight",
)
SITE_PERSON = Person("Wen Zhang", "张文", "Former PhD Student", "2020 to 2024", "Now: Engineer")
PRINTED_PERSON = Person(
    "Wen Zhang", "张文", printed="Former PhD Student 2020 to 2024 Now: En\u00adgineer"
)
NEWS = News("26 September 2025", "honor", "Ada wins a well-known prize.")
ANCHORS = frozenset({"paper-a", "person-b", "news-c"})


def reading(paper: Paper = PAPER, person: Person = SITE_PERSON, news: News = NEWS) -> Reading:
    return Reading(
        {"paper-a": paper},
        {"person-b": person},
        {"news-c": news},
        dict.fromkeys(ANCHORS, "somewhere"),
    )


def codes(site: Reading, booklet: Reading, **shown: Manifest) -> list[tuple[str, str]]:
    intended = {"on_site": Manifest(ANCHORS), "in_booklet": Manifest(ANCHORS)} | shown
    return [(d.anchor, d.kind.value) for d in differences(site, booklet, **intended)]


def by(authors: tuple[Author, ...]) -> Paper:
    return replace(PAPER, authors=authors)


def test_the_same_is_no_difference() -> None:
    assert codes(reading(), reading(person=PRINTED_PERSON)) == []


@pytest.mark.parametrize(
    ("other", "code"),
    [
        (replace(PAPER, title="Sparse net"), "title"),
        (replace(PAPER, venue="NeurIPS"), "venue"),
        (replace(PAPER, venue=""), "venue"),
        (replace(PAPER, awards=""), "award"),
        (replace(PAPER, awards="Oral"), "award"),
        (by(PAPER.authors[1:]), "author"),
        (by(PAPER.authors[:2]), "author"),
        (by((*PAPER.authors[:2], Author("A. Bryon", "", True))), "author"),
        (by((PAPER.authors[0], Author("O. Zhang", "", True), PAPER.authors[2])), "bold"),
        (by((Author("W. Zhang", "", True), *PAPER.authors[1:])), "mark"),
        (by((Author("W. Zhang", "†", True, True), *PAPER.authors[1:])), "mark"),
        (by((Author("W. Zhang", "*", True, False), *PAPER.authors[1:])), "mark"),
    ],
)
def test_each_difference_of_an_entry_is_found_both_ways(other: Paper, code: str) -> None:
    for site, booklet in ((PAPER, other), (other, PAPER)):
        found = codes(reading(site), reading(booklet, person=PRINTED_PERSON))
        assert found == [("paper-a", code)]


def test_authors_in_another_order_are_found() -> None:
    swapped = replace(PAPER, authors=PAPER.authors[::-1])
    assert {code for _, code in codes(reading(), reading(swapped, PRINTED_PERSON))} == {"author"}


@pytest.mark.parametrize(
    ("site", "printed", "code"),
    [
        ({"name": "Wen Zang"}, {}, "name"),
        ({"native": ""}, {}, "name"),
        ({}, {"printed": "2020 to 2024 Now: Engineer"}, "role"),
        ({}, {"printed": "Former PhD Student 2020 to 2025 Now: Engineer"}, "dates"),
        ({}, {"printed": "Former PhD Student 2020 to 2024"}, "now"),
        ({"now": ""}, {}, "details"),
        ({"role": ""}, {}, "details"),
        ({"topic": "Engines"}, {}, "details"),
        ({"career": "Intern, 2019"}, {}, "details"),
        ({}, {"printed": ""}, "role"),
    ],
)
def test_each_difference_of_a_card_is_found(
    site: dict[str, str], printed: dict[str, str], code: str
) -> None:
    found = codes(
        reading(person=replace(SITE_PERSON, **site)),
        reading(person=replace(PRINTED_PERSON, **printed)),
    )
    assert ("person-b", code) in found
    assert {anchor for anchor, _ in found} == {"person-b"}


def test_a_line_of_a_table_has_no_room_for_the_role() -> None:
    line = Person("Wen Zhang", "张文", printed="Now: Engineer · 2020 to 2024", line=True)
    assert codes(reading(), reading(person=line)) == []
    assert codes(reading(), reading(person=replace(line, line=False))) == [("person-b", "role")]


@pytest.mark.parametrize(
    ("other", "code"),
    [
        (replace(NEWS, date="25 September 2025"), "date"),
        (replace(NEWS, date=""), "date"),
        (replace(NEWS, kind=""), "kind"),
        (replace(NEWS, text="Ada wins a well-known price."), "text"),
    ],
)
def test_each_difference_of_news_is_found_both_ways(other: News, code: str) -> None:
    for site, booklet in ((NEWS, other), (other, NEWS)):
        found = codes(reading(news=site), reading(person=PRINTED_PERSON, news=booklet))
        assert found == [("news-c", code)]


def test_news_with_a_part_for_one_output_are_compared_but_for_their_text() -> None:
    other = reading(person=PRINTED_PERSON, news=replace(NEWS, text="Another.", date="2025"))
    shown = Manifest(ANCHORS, differing=frozenset({"news-c"}))
    assert codes(reading(), other, in_booklet=shown) == [("news-c", "date")]


@pytest.mark.parametrize("anchor", sorted(ANCHORS))
def test_what_one_output_lacks_is_found(anchor: str) -> None:
    whole, lacking = reading(), reading()
    for records in (lacking.papers, lacking.people, lacking.news, lacking.places):
        records.pop(anchor, None)  # type: ignore[attr-defined]
    printed = {"person-b": PRINTED_PERSON}
    for each in (whole, lacking):
        each.people = {a: printed[a] for a in each.people}
    site = reading()
    assert codes(site, lacking) == [(anchor, "not-in-booklet")]
    for records in (site.papers, site.people, site.news, site.places):
        records.pop(anchor, None)  # type: ignore[attr-defined]
    assert codes(site, whole) == [(anchor, "not-on-site")]
    assert codes(site, lacking) == [(anchor, "not-on-site"), (anchor, "not-in-booklet")]


def test_what_the_sources_show_in_one_output_only_is_no_difference() -> None:
    site, booklet = reading(), reading(person=PRINTED_PERSON)
    del booklet.news["news-c"], booklet.places["news-c"]
    del site.papers["paper-a"], site.places["paper-a"]
    shown = {
        "on_site": Manifest(ANCHORS - {"paper-a"}),
        "in_booklet": Manifest(ANCHORS - {"news-c"}),
    }
    assert codes(site, booklet, **shown) == []


def test_what_is_for_the_other_output_only_is_found() -> None:
    shown = {
        "on_site": Manifest(ANCHORS - {"paper-a"}),
        "in_booklet": Manifest(ANCHORS - {"news-c"}),
    }
    assert codes(reading(), reading(person=PRINTED_PERSON), **shown) == [
        ("news-c", "not-intended"),
        ("paper-a", "not-intended"),
    ]


def test_a_former_name_is_a_place_of_the_booklet_alone() -> None:
    former = Manifest(ANCHORS, frozenset({"paper-old"}))
    booklet = reading(person=PRINTED_PERSON)
    assert codes(reading(), booklet, in_booklet=former) == [("paper-old", "not-in-booklet")]
    booklet.papers["paper-old"], booklet.places["paper-old"] = PAPER, "page 3"
    assert codes(reading(), booklet, in_booklet=former) == []


def test_a_message_names_the_place_and_both_sides() -> None:
    other = reading(replace(PAPER, venue="NeurIPS’22"), PRINTED_PERSON)
    (found,) = differences(reading(), other, Manifest(ANCHORS), Manifest(ANCHORS))
    assert found.kind is Kind.VENUE
    assert str(found) == (
        "paper-a: the venue is 'NeurIPS’23' on the site and 'NeurIPS’22' in the booklet [venue]"
    )


# --- text


@pytest.mark.parametrize(
    ("site", "booklet"),
    [
        ("bi-level optimization", "bi\u00adlevel optimiza\u00adtion"),
        ("the pruning", "thepruning"),
        ("“Robust” it’s", '"Robust" it\'s'),
        ("efficient ﬁne", "eﬃcient fine"),
        ("2021–2025", "2021-2025"),
        ("see https://example.org/a/", "see example.org/ a"),
        (f"the {MATH_START}ℓ2{MATH_END} norm", "the ℓ2 norm"),
        (f"the {MATH_START}x2i{MATH_END} norm", "the 𝑥𝑖2 norm"),
        (f"the {MATH_START}ℓ2{MATH_END} norm", "the \ufffd2 norm"),
        (f"{SMALLCAPS_START}Adam{SMALLCAPS_END} and I", "ADAM and I"),
        ("naïve", "nai\u0308ve"),
        ("abc", "a\ufffdc"),
        ("משה", "השמ"),
    ],
)
def test_what_print_does_to_a_text_is_no_difference(site: str, booklet: str) -> None:
    assert same(site, booklet)


@pytest.mark.parametrize(
    ("site", "booklet"),
    [
        ("bi-level", "bilevel"),
        ("ML", "Ml"),
        ("Müller", "Muller"),
        (f"the {MATH_START}ℓ2{MATH_END} norm", "the ℓ1 norm"),
        (f"the {MATH_START}ℓ2{MATH_END} norm", "the ℓ2 rule"),
        ("a (b", "a b"),
        ("abc", "ab"),
    ],
)
def test_other_words_are_a_difference(site: str, booklet: str) -> None:
    assert not same(site, booklet)


def test_a_part_is_taken_out_of_a_printed_text() -> None:
    assert without("PhD Stu\u00addent since 2021", "PhD Student") == " since2021"
    assert without("PhD Student", "Postdoc") is None


def test_excerpts_begin_shortly_before_the_difference() -> None:
    text = "one two three four five six seven eight nine ten"
    assert excerpts(text, text.replace("five", "5")) == (
        "… four five six seven eight nine …",
        "… four 5 six seven eight nine …",
    )
    assert excerpts("six seven", "six eight") == ("six seven", "six eight")


def test_an_author_line_is_taken_apart() -> None:
    line = [(c, True) for c in "S. Liu*"] + [(c, False) for c in ", P.-Y. Chen†‡, …, et al."]
    assert authors_of(line) == (
        Author("S. Liu", "*", True, True),
        Author("P.-Y. Chen", "†‡", False, False),
        Author("…", "", False, None),
        Author("et al.", "", False, None),
    )


# --- readers


def test_what_is_shown_is_written_and_read(tmp_path: object) -> None:
    from pathlib import Path

    path = Path(str(tmp_path)) / "shown.json"
    site = Manifest(frozenset("ab"), frozenset("c"), files=("x.html",))
    write(path, site=site, booklet=None)
    assert read(path) == {"site": site}
    path.write_text('{"site": [], "booklet": {"anchors": 3}}', "utf-8")
    assert read(path) == {}
    path.write_text("{", "utf-8")
    assert read(path) == {}
    assert read(path.with_name("absent.json")) == {}
