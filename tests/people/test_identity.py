"""Who an author is. Each rule has its test; a wrong bold name is worse than none."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from labpress.formatting.bylines import byline
from labpress.names.parsing import from_yaml, initials, parse
from labpress.people.identity import Resolver, explain, explanation_text, resolve
from labpress.people.membership import is_bold
from labpress.people.strangers import NearMiss, near_misses
from labpress.records.grouping import groups
from labpress.records.model import (
    Author,
    Date,
    Identity,
    Location,
    Name,
    Person,
    Position,
    Publication,
)
from labpress.records.problems import Code, Problem
from labpress.records.richtext import text
from labpress.text.orcid import orcid_of

from tests.seed_papers import PAPERS, PEOPLE, Paper, publication

ORCID = "0000-0002-1825-0097"
OTHER_ORCID = "0000-0001-5109-3700"


def person(id: str, name: str, *also: str, **more: object) -> Person:
    return Person(id, from_yaml(name), tuple(map(from_yaml, also)), **more)  # type: ignore[arg-type]


LIU = person("sijia-liu", "Sijia Liu", native="刘思嘉")
YIHUA = person("yihua-zhang", "Yihua Zhang", formerly=("y-zhang",))
YIMENG = person("yimeng-zhang", "Yimeng Zhang", "Damon Zhang", orcid=ORCID)
YUGUANG = person("yuguang-yao", "Yuguang Yao", "Tony Yao", "Yao Yuguang")
YUANSHUN = person("yuanshun-yao", "Yuanshun Yao", member=False)
HERO = person("alfred-hero", "Alfred O. Hero")
KAISER = person("lukasz-kaiser", "Łukasz Kaiser")
CHEN = person("pin-yu-chen", "Pin-Yu Chen")
MAATEN = person("laurens-van-der-maaten", "Laurens van der Maaten")
ROSTER = (LIU, YIHUA, YIMENG, YUGUANG, YUANSHUN, HERO, KAISER, CHEN, MAATEN)


def paper(*names: str, ids: dict[int, str] | None = None, **orcids: str) -> Publication:
    """Return a publication by *names*; ids and ORCIDs are annotations by position."""
    authors = tuple(
        Author(
            parse(name),
            claimed=(ids or {}).get(position, ""),
            orcid=orcids.get(f"orcid{position}", ""),
            offset=(position, 12),
        )
        for position, name in enumerate(names, start=1)
    )
    return Publication("key", "misc", text("A Title"), authors, location=Location("p.bib", 40))


def outcome(
    found: Publication, people: tuple[Person, ...] = ROSTER, **settings: object
) -> tuple[list[str], list[Problem]]:
    """Return each author as ``id``, ``id!`` (bold), ``-`` (stranger) or ``?a,b`` (doubtful)."""
    (resolved,), problems = resolve([found], people, **settings)  # type: ignore[arg-type]
    shown = []
    for author in resolved.authors:
        identity = author.identity
        if identity.kind == "person":
            shown.append(identity.person + "!" * author.bold)
        else:
            assert not author.bold
            shown.append(
                "-" if identity.kind == "stranger" else "?" + ",".join(identity.candidates)
            )
    return shown, list(problems)


def codes(problems: list[Problem]) -> list[str]:
    return [problem.code.value for problem in problems]


# --- the seed


@pytest.mark.parametrize("seed", PAPERS, ids=lambda seed: seed.key)
@pytest.mark.parametrize("match_initials", [False, True])
def test_exactly_the_members_of_the_seed_are_bold(seed: Paper, match_initials: bool) -> None:
    (resolved,), problems = resolve([publication(seed)], PEOPLE, match_initials=match_initials)
    assert [str(a.name) for a in resolved.authors if a.bold] == seed.bold.split(", ")
    assert problems == ()


def abbreviated_authors(seed: Paper) -> str:
    """Return the authors of *seed* with their given names cut to initials."""
    return ", ".join(
        f"{initials(name.given)} {name.family}{'*' * full.endswith('*')}"
        for full in seed.authors.split(", ")
        for name in [parse(full.rstrip("*"))]
    )


@pytest.mark.parametrize("seed", PAPERS, ids=lambda seed: seed.key)
@pytest.mark.parametrize("match_initials", [False, True])
@pytest.mark.parametrize("outsiders", [False, True])
def test_with_initials_only_nothing_wrong_is_bold_and_each_doubt_is_named(
    seed: Paper, match_initials: bool, outsiders: bool
) -> None:
    people = PEOPLE if outsiders else tuple(one for one in PEOPLE if one.member)
    cut = publication(seed, abbreviated_authors(seed))
    (resolved,), problems = resolve([cut], people, match_initials=match_initials)
    truth = seed.authors.replace("*", "").split(", ")
    members = seed.bold.split(", ")
    messages = " ".join(problem.message for problem in problems)
    for position, (author, name) in enumerate(zip(resolved.authors, truth, strict=True), 1):
        if author.bold:
            assert match_initials
            assert name in members
            assert author.identity.person == name.lower().replace(" ", "-")
        elif name in members:
            assert author.identity.kind == "ambiguous"
            assert str(position) in messages
            assert str(author.name).split()[-1] in messages
    assert all(problem.hint for problem in problems)


def test_without_match_initials_no_initials_are_bold() -> None:
    for seed in PAPERS:
        (resolved,), _ = resolve([publication(seed, abbreviated_authors(seed))], PEOPLE)
        assert {author.bold for author in resolved.authors} == {False}


# --- certain by name


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Sijia Liu", "sijia-liu!"),
        ("Liu, Sijia", "sijia-liu!"),
        ("LIU, SIJIA", "sijia-liu!"),
        ("刘思嘉", "sijia-liu!"),
        ("刘, 思嘉", "sijia-liu!"),
        ("Damon Zhang", "yimeng-zhang!"),
        ("Yao Yuguang", "yuguang-yao!"),
        ("Yuanshun Yao", "yuanshun-yao"),
        (r"Kaiser, {\L}ukasz", "lukasz-kaiser!"),
        ("Hero, Alfred O", "alfred-hero!"),
        ("Chen, Pin\u2010Yu", "pin-yu-chen!"),
        ("van der Maaten, Laurens", "laurens-van-der-maaten!"),
        ("Laurens Van Der Maaten", "laurens-van-der-maaten!"),
        ("Maaten, Laurens van der", "laurens-van-der-maaten!"),
        ("{Sijia Liu}", "sijia-liu!"),
    ],
)
def test_a_full_name_or_listed_spelling_is_certain(name: str, expected: str) -> None:
    assert outcome(paper(name)) == ([expected], [])


@pytest.mark.parametrize(
    "name",
    [
        *("Yang Liu", "Yuan Yao", "Sijia Lin", "Yihan Zhang", "Guanhua Zhang", "X. Zhang"),
        *("Alfred B. Hero", "Y. Y. Liu", "Chris Yuhao Liu", "{OpenAI Team}", "Liu", "Yimeng"),
        *("Plato", "刘思", ""),
    ],
)
def test_others_are_strangers_without_a_word(name: str) -> None:
    assert outcome(paper(name)) == (["-"], [])
    assert outcome(paper(name), match_initials=True) == (["-"], [])


# --- possible


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("S. Liu", "?sijia-liu"),
        ("Liu, S", "?sijia-liu"),
        ("Y. Zhang", "?yihua-zhang,yimeng-zhang"),
        ("D. Zhang", "?yimeng-zhang"),
        ("Y. Yao", "?yuguang-yao,yuanshun-yao"),
        ("T. Yao", "?yuguang-yao"),
        ("P.-Y. Chen", "?pin-yu-chen"),
        ("P. Chen", "?pin-yu-chen"),
        ("A. Hero", "?alfred-hero"),
        ("A.O. Hero", "?alfred-hero"),
        ("L. v. d. Maaten", "?laurens-van-der-maaten"),
        ("L. van der Maaten", "?laurens-van-der-maaten"),
        ("Zhang Y.", "?yihua-zhang,yimeng-zhang"),
    ],
)
def test_initials_are_reported_and_not_bold(name: str, expected: str) -> None:
    shown, (problem,) = outcome(paper("Ada Byron", name))
    assert shown == ["-", expected]
    assert problem.code is Code.IDENTITY_INITIALS
    assert problem.location == Location("p.bib", 42, 12)
    assert problem.record == "key"
    assert "author 2 of key" in problem.message
    for candidate in expected.lstrip("?").split(","):
        assert f"({candidate})" in problem.message
    first = expected.lstrip("?").split(",")[0]
    assert f'author+an:id = {{2="{first}"}}' in problem.hint
    assert '2="none"' in problem.hint


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Alfred Hero", "?alfred-hero"),
        ("Sijia X. Liu", "?sijia-liu"),
        ("Lukasz Kaiser", "?lukasz-kaiser"),
        ("L. Kaiser", "?lukasz-kaiser"),
        ("Zhang Yihua", "?yihua-zhang"),
        ("Zhang Y.", "?yihua-zhang,yimeng-zhang"),
        ("A. Hero", "?alfred-hero"),
        ("Sijia Liu, Jr.", "?sijia-liu"),
        ("Liu, Jr., Sijia", "?sijia-liu"),
        ("Yuguang (Tony) Yao", "?yuguang-yao"),
    ],
)
def test_near_matches_are_never_bold(name: str, expected: str) -> None:
    for match_initials in (False, True):
        shown, problems = outcome(paper(name), match_initials=match_initials)
        assert shown == [expected]
        assert codes(problems) == ["identity-initials"] * (expected != "-")


def test_the_hint_of_a_near_match_names_the_spelling_to_list() -> None:
    _, (problem,) = outcome(paper("Alfred Hero"))
    assert 'list "Alfred Hero" under "also" of alfred-hero' in problem.hint


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("S. Liu", "sijia-liu!"),
        ("P.-Y. Chen", "pin-yu-chen!"),
        ("P. Y. Chen", "pin-yu-chen!"),
        ("Chen, PY", "pin-yu-chen!"),
        ("A. O. Hero", "alfred-hero!"),
        ("Ł. Kaiser", "lukasz-kaiser!"),
        ("T. Yao", "yuguang-yao!"),
        ("L. van der Maaten", "laurens-van-der-maaten!"),
    ],
)
def test_match_initials_makes_the_only_fit_bold(name: str, expected: str) -> None:
    assert outcome(paper(name), match_initials=True) == ([expected], [])


@pytest.mark.parametrize("name", ["Y. Zhang", "Y. Yao"])
def test_match_initials_makes_nobody_bold_where_two_fit(name: str) -> None:
    shown, problems = outcome(paper(name), match_initials=True)
    assert shown[0].startswith("?")
    assert codes(problems) == ["identity-initials"]


def test_who_can_only_be_an_outsider_is_not_worth_a_report() -> None:
    people = (LIU, YUANSHUN)
    assert outcome(paper("Y. Yao"), people) == (["?yuanshun-yao"], [])
    assert outcome(paper("Y. Yao"), people, match_initials=True)[1] == []


def test_listed_initials_are_certain_only_while_they_fit_nobody_else() -> None:
    hero = person("alfred-hero", "Alfred Hero", "A. Hero")
    assert outcome(paper("A. Hero"), (hero,)) == (["alfred-hero!"], [])
    shown, problems = outcome(paper("A. Hero"), (hero, person("anna-hero", "Anna Hero")))
    assert shown == ["?alfred-hero,anna-hero"]
    assert codes(problems) == ["identity-initials"]


# --- several people, one name


def test_a_name_of_two_people_is_nobody_for_certain() -> None:
    one = person("yang-liu", "Yang Liu", location=Location("people.yml", 3))
    two = person("yang-liu-2", "Yang Liu", location=Location("people.yml", 9))
    shown, (shared, ambiguous) = outcome(paper("Yang Liu"), (one, two))
    assert shown == ["?yang-liu,yang-liu-2"]
    assert shared.code is Code.IDENTITY_SHARED
    assert shared.location == Location("people.yml", 9)
    assert "yang-liu" in shared.message
    assert ambiguous.code is Code.IDENTITY_AMBIGUOUS
    assert '{1="yang-liu"} in the entry, or 1="yang-liu-2", or 1="none"' in ambiguous.hint
    for claimed in ("yang-liu", "yang-liu-2"):
        shown, problems = outcome(paper("Yang Liu", ids={1: claimed}), (one, two))
        assert shown == [claimed + "!"]
        assert codes(problems) == ["identity-shared"]


def test_a_member_who_shares_a_spelling_with_an_outsider() -> None:
    people = (YUGUANG, person("other", "Tony Yao", member=False))
    shown, problems = outcome(paper("Tony Yao"), people)
    assert shown == ["?yuguang-yao,other"]
    assert codes(problems) == ["identity-shared", "identity-ambiguous"]
    assert "Tony Yao" in problems[0].message


def test_one_person_may_have_one_spelling_twice() -> None:
    assert outcome(paper("Yihua Zhang"), (person("a", "Yihua Zhang", "yihua zhang"),))[1] == []


# --- annotations


def test_an_annotation_says_who_it_is() -> None:
    assert outcome(paper("Y. Zhang", ids={1: "yimeng-zhang"})) == (["yimeng-zhang!"], [])
    assert outcome(paper("Y. Zhang", ids={1: "y-zhang"})) == (["yihua-zhang!"], [])
    assert outcome(paper("Sijia Wedding", ids={1: "sijia-liu"})) == (["sijia-liu!"], [])
    assert outcome(paper("Y. Yao", ids={1: "yuanshun-yao"})) == (["yuanshun-yao"], [])


def test_none_says_that_it_is_nobody_we_know() -> None:
    for name in ("Sijia Liu", "S. Liu"):
        found = paper(name, ids={1: "none"})
        assert outcome(found, match_initials=True) == (["-"], [])
        ((resolved,), _) = resolve([found], ROSTER)
        assert resolved.authors[0].identity == Identity("stranger", evidence="annotation")


def test_an_id_that_nobody_has() -> None:
    shown, (problem,) = outcome(paper("Yihua Zhang", ids={1: "yihua-zang"}))
    assert shown == ["?yihua-zhang"]
    assert problem.code is Code.ANNOTATION_ID
    assert '1="yihua-zhang"' in problem.hint
    _, (problem,) = outcome(paper("Ada Byron", ids={1: "qqq"}))
    assert problem.code is Code.ANNOTATION_ID
    assert "none" in problem.hint


def test_an_annotation_that_slipped_to_a_neighbour() -> None:
    shown, problems = outcome(paper("Yihua Zhang", "Sijia Liu", ids={1: "sijia-liu"}))
    assert shown == ["?yihua-zhang,sijia-liu", "sijia-liu!"]
    assert codes(problems) == ["identity-ambiguous"]


def test_the_hint_keeps_the_annotations_that_are_there() -> None:
    _, (problem,) = outcome(paper("Y. Zhang", "S. Liu", ids={1: "yihua-zhang"}))
    assert 'author+an:id = {1="yihua-zhang"; 2="sijia-liu"}' in problem.hint


def test_an_orcid_says_who_it_is() -> None:
    for written in (ORCID, f"https://orcid.org/{ORCID}", ORCID.replace("-", "")):
        assert outcome(paper("Y. Zhang", orcid1=written)) == (["yimeng-zhang!"], [])
    assert outcome(paper("D. Wedding", orcid1=ORCID)) == (["yimeng-zhang!"], [])


def test_an_orcid_that_slipped_to_a_neighbour_makes_nobody_bold() -> None:
    """The name is another's in full: one of the two is wrong, and only the group knows which."""
    shown, problems = outcome(paper("Sijia Liu", "Yimeng Zhang", orcid1=ORCID))
    assert shown == ["?sijia-liu,yimeng-zhang", "yimeng-zhang!"]
    assert codes(problems) == ["annotation-orcid"]


def test_an_annotation_that_slipped_to_a_stranger_makes_nobody_bold() -> None:
    for stated in ({"orcid2": ORCID}, {"ids": {2: "yimeng-zhang"}}):
        shown, problems = outcome(paper("Yimeng Zhang", "Max Moll", **stated))
        assert shown[0] == "yimeng-zhang!"
        assert "!" not in shown[1]
        (problem,) = problems
        assert "count the authors from 1" in problem.hint
        assert "“Yimeng Zhang” (author 1" in problem.message
    # where the other is said to be somebody else, it is meant
    shown, problems = outcome(paper("Yimeng Zhang", "Max Moll", ids={1: "none", 2: "yimeng-zhang"}))
    assert shown[1] == "yimeng-zhang!"
    assert not problems


def test_an_orcid_that_nobody_has() -> None:
    shown, problems = outcome(paper("Sijia Liu", orcid1=OTHER_ORCID))
    assert shown == ["?sijia-liu"]
    assert codes(problems) == ["annotation-orcid"]
    assert f"orcid: {OTHER_ORCID}" in problems[0].hint
    # Somebody else's ORCID on somebody else's name is as it should be.
    assert outcome(paper("Ada Byron", orcid1=OTHER_ORCID)) == (["-"], [])


def test_an_orcid_that_is_none() -> None:
    shown, problems = outcome(paper("Ada Byron", orcid1="0000-0002-1825-0098"))
    assert codes(problems) == ["annotation-orcid"]
    assert shown == ["?"]


@pytest.mark.parametrize("claimed", ["sijia-liu", "none"])
def test_annotations_that_contradict_each_other(claimed: str) -> None:
    shown, problems = outcome(paper("Y. Zhang", ids={1: claimed}, orcid1=ORCID))
    assert shown[0].startswith("?")
    assert codes(problems) == ["annotation-orcid"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (ORCID, ORCID),
        ("http://orcid.org/0000-0002-1694-233x", "0000-0002-1694-233X"),
        ("0000000218250097", ORCID),
        ("0000-0002-1825-0096", ""),
        ("0000-0002-1825-009", ""),
        ("", ""),
        ("nonsense", ""),
    ],
)
def test_orcids(written: str, expected: str) -> None:
    assert orcid_of(written) == expected


# --- one person, two authors


def test_one_person_is_not_two_authors() -> None:
    shown, (problem,) = outcome(paper("Sijia Liu", "Ada Byron", "Liu, Sijia"))
    assert shown == ["?sijia-liu", "-", "?sijia-liu"]
    assert problem.code is Code.IDENTITY_TWICE
    assert "authors 1 and 3" in problem.message
    assert problem.location.line == 43
    assert 'author+an:id = {3="none"}' in problem.hint


def test_an_annotation_decides_which_of_two_it_is() -> None:
    found = paper("Sijia Liu", "Sijia Liu", ids={2: "sijia-liu"})
    assert outcome(found) == (["-", "sijia-liu!"], [])
    found = paper("Sijia Liu", "Sijia Liu", ids={2: "none"})
    assert outcome(found) == (["sijia-liu!", "-"], [])


def test_two_annotations_with_one_id() -> None:
    shown, problems = outcome(paper("S. Liu", "S. Liu", ids={1: "sijia-liu", 2: "sijia-liu"}))
    assert shown == ["?sijia-liu", "?sijia-liu"]
    assert codes(problems) == ["identity-twice"]


def test_initials_twice_are_not_bold_even_when_initials_match() -> None:
    shown, problems = outcome(paper("S. Liu", "S. Liu"), match_initials=True)
    assert shown == ["?sijia-liu", "?sijia-liu"]
    assert codes(problems) == ["identity-twice"]
    shown, problems = outcome(paper("S. Liu", "Sijia X. Liu"), match_initials=True)
    assert shown == ["?sijia-liu", "?sijia-liu"]
    assert codes(problems) == ["identity-twice"]


def test_who_may_be_two_people_stays_a_candidate_of_both() -> None:
    people = (person("max-yang", "Max Yang"), person("max-de-yang", "Max de Yang"))
    shown, problems = outcome(paper("M. Yang", "M. de Yang"), people, match_initials=True)
    assert {"max-yang", "max-de-yang"} == set(shown[1].lstrip("?").split(","))
    assert problems


@pytest.mark.parametrize("match_initials", [False, True])
def test_a_full_name_stands_beside_initials_that_fit_the_same_person(
    match_initials: bool,
) -> None:
    shown, problems = outcome(paper("Sijia Liu", "S. Liu"), match_initials=match_initials)
    assert shown == ["sijia-liu!", "?sijia-liu"]
    assert codes(problems) == ["identity-twice"]


@pytest.mark.parametrize("match_initials", [False, True])
def test_who_is_there_already_is_no_candidate(match_initials: bool) -> None:
    found = paper("Yihua Zhang", "Y. Zhang")
    shown, (problem,) = outcome(found, match_initials=match_initials)
    assert shown == ["yihua-zhang!", "?yimeng-zhang"]
    assert problem.code is Code.IDENTITY_INITIALS
    assert "Yihua Zhang (" not in problem.message


def test_an_outsider_twice_is_not_worth_a_report() -> None:
    assert outcome(paper("Yuanshun Yao", "Yuanshun Yao")) == (
        ["?yuanshun-yao", "?yuanshun-yao"],
        [],
    )


# --- membership

STUDENT = person("yihua-zhang", "Yihua Zhang", joined=Date(2022, 1), left=Date(2025, 3, 15))


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        (Date(2021), False),
        (Date(2021, 12, 31), False),
        (Date(2021, season="fall"), False),
        (Date(2022), True),
        (Date(2022, 1, 1), True),
        (Date(2021, season="winter"), True),
        (Date(2025), True),
        (Date(2025, 3), True),
        (Date(2025, 3, 16), False),
        (Date(2025, 4), False),
        (Date(2025, season="spring"), True),
        (Date(2025, season="summer"), False),
        (Date(2026), False),
        (None, True),
    ],
)
def test_membership_at_publication(date: Date | None, expected: bool) -> None:
    assert is_bold(STUDENT, date, "at-publication") is expected
    assert is_bold(STUDENT, date, "ever")
    assert not is_bold(STUDENT, date, "current")


def test_membership_without_dates_and_of_outsiders() -> None:
    assert is_bold(LIU, Date(1990), "at-publication")
    assert is_bold(LIU, Date(1990), "current")
    for policy in ("ever", "at-publication", "current"):
        assert not is_bold(YUANSHUN, Date(2025), policy)  # type: ignore[arg-type]


def test_the_policy_changes_the_bold_and_not_the_identity() -> None:
    shown, _ = outcome(paper("Yihua Zhang"), (STUDENT,), bold="current")
    assert shown == ["yihua-zhang"]


# --- resolving again, explaining, hostile input


def test_resolving_a_second_time_changes_nothing() -> None:
    once, problems = resolve([paper("Sijia Liu", "Y. Zhang", "Ada Byron")], ROSTER)
    assert resolve(once, ROSTER) == (once, problems)


def test_resolving_against_another_roster_takes_the_bold_back() -> None:
    once, _ = resolve([paper("Sijia Liu")], ROSTER)
    (again,), _ = resolve(once, ())
    assert not again.authors[0].bold
    assert again.authors[0].identity == Identity()


def test_explanations_say_how_and_why() -> None:
    found = paper("Sijia Liu", "Yuanshun Yao", "Y. Zhang", "Ada Byron")
    explanations = explain(found, ROSTER)
    assert [one.identity.kind for one in explanations] == [
        "person",
        "person",
        "ambiguous",
        "stranger",
    ]
    shown = explanation_text(found, explanations).splitlines()
    assert shown[0] == "key: A Title"
    assert shown[1].startswith("  1. Sijia Liu: sijia-liu, bold; the full name fits")
    assert "“member” is false" in shown[2]
    assert "[identity-initials]" in shown[3]
    assert "no name in people.yml fits" in shown[4]
    records = json.loads(json.dumps([one.record() for one in explanations]))
    assert records[2]["candidates"] == ["yihua-zhang", "yimeng-zhang"]
    assert records[0] == {
        "position": 1,
        "name": "Sijia Liu",
        "kind": "person",
        "person": "sijia-liu",
        "evidence": "name",
        "candidates": [],
        "bold": True,
        "reason": "the full name fits this person and no other",
    }


def test_a_person_in_the_file_twice_is_taken_once() -> None:
    twin = person("sijia-liu", "Somebody Else")
    assert outcome(paper("Sijia Liu"), (LIU, twin)) == (["sijia-liu!"], [])


def test_an_id_of_now_is_stronger_than_one_of_once() -> None:
    heir = person("y-zhang", "Yan Zhang")
    assert outcome(paper("Yan Zhang", ids={1: "y-zhang"}), (YIHUA, heir))[0] == ["y-zhang!"]


def test_a_long_list_takes_time_in_proportion() -> None:
    # Counted, not timed: each distinct name is looked up once.
    resolver = Resolver(ROSTER)
    for _ in range(3):
        resolver.resolve(paper("Sijia Liu", "Y. Zhang", "Ada Byron"))
    assert len(resolver._index._matches) == 3


@given(
    st.lists(
        st.one_of(
            st.sampled_from(["Sijia Liu", "S. Liu", "Y. Zhang", "Zhang Yihua", "Yuguang Yao"]),
            st.text(max_size=12),
        ),
        max_size=6,
    ),
    st.dictionaries(st.integers(1, 6), st.sampled_from(["none", "sijia-liu", "y-zhang", "nobody"])),
    st.booleans(),
)
def test_every_author_is_resolved_and_nobody_is_bold_twice(
    names: list[str], ids: dict[int, str], match_initials: bool
) -> None:
    found = paper(*names, ids=ids)
    (resolved,), problems = resolve([found], ROSTER, match_initials=match_initials)
    assert len(resolved.authors) == len(names)
    certain = [a.identity.person for a in resolved.authors if a.identity.kind == "person"]
    assert len(certain) == len(set(certain))
    for author in resolved.authors:
        assert author.bold <= (author.identity.kind == "person")
        assert (author.identity.kind == "person") == bool(author.identity.person)
    assert all(problem.location.file == "p.bib" for problem in problems)


@pytest.mark.parametrize(
    "name",
    ["“" * 200_000, "(" * 200_000, "{" * 200_000, "a " * 100_000, "a-" * 100_000, "x" * 10**6],
)
def test_monstrous_names_take_no_monstrous_time(name: str) -> None:
    # Hangs, rather than fails, if a search starts anew at each character.
    found = paper(name, "Y. " + name, ids={2: name})
    _, problems = outcome(found)
    assert all(len(problem.message) < 600 for problem in problems)


def test_a_resolved_author_keeps_all_else():
    marked = Author(parse("Sijia Liu"), ("equal",), "sijia-liu", ORCID, (3, 4))
    found = Publication("key", "misc", text("T"), (marked,), location=Location("p.bib", 1))
    (resolved,), _ = resolve([found], [person("sijia-liu", "Sijia Liu", orcid=ORCID)])
    (author,) = resolved.authors
    assert author.bold
    assert author.identity.person == "sijia-liu"
    assert replace(author, identity=marked.identity, bold=False) == marked


@pytest.mark.parametrize(
    ("name", "owner", "expected"),
    [
        ("Gabriel García", "Gabriel García Sol", "?one"),  # a family name of two words, perhaps
        ("G. García", "Gabriel García Sol", "?one"),
        ("G. Sol", "Gabriel García Sol", "?one"),
        ("Gabriel García Sol", "Gabriel García", "?one"),
        ("García Sol, Gabriel", "Gabriel García", "?one"),
        ("Ana García", "Gabriel García Sol", "-"),
        ("Gabriel Otto", "Gabriel O. Sol", "-"),
    ],
)
def test_a_second_family_name_may_be_missing(name: str, owner: str, expected: str) -> None:
    assert outcome(paper(name), (person("one", owner),))[0] == [expected]


# --- equal letters


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Pinyu Chen", "pin-yu-chen!"),
        ("Pin Yu Chen", "pin-yu-chen!"),
        ("Chen, PinYu", "pin-yu-chen!"),
        ("Laurens vanderMaaten", "laurens-van-der-maaten!"),
        ("Laurens Van-Der-Maaten", "laurens-van-der-maaten!"),
    ],
)
def test_a_name_that_differs_in_its_joints_only_is_certain(name: str, expected: str) -> None:
    assert outcome(paper(name)) == ([expected], [])


@pytest.mark.parametrize("name", ["Pin Y. U. Chen", "Piny U. Chen"])
def test_an_initial_is_not_a_letter_of_a_word(name: str) -> None:
    assert outcome(paper(name))[0] == ["?pin-yu-chen"]


def test_equal_letters_of_two_people_are_a_question() -> None:
    people = (CHEN, person("pinyu-chen", "Pinyu Chen", member=False))
    assert outcome(paper("Pin Yu Chen"), people)[0] == ["?pin-yu-chen,pinyu-chen"]
    # but who is called so is meant
    assert outcome(paper("Pinyu Chen"), people) == (["pinyu-chen"], [])


def test_time_and_orcid_speak_against_equal_letters() -> None:
    chen = replace(CHEN, joined=Date(2020), left=Date(2021, 6), orcid=ORCID)
    for year, expected in ((2018, "?"), (2019, ""), (2023, ""), (2024, "?")):
        found = replace(paper("Pinyu Chen"), date=Date(year))
        shown, problems = outcome(found, (chen,))
        assert shown == [expected + "pin-yu-chen" + "!" * (not expected)]
        assert bool(problems) == bool(expected)
    assert outcome(paper("Pinyu Chen", orcid1=OTHER_ORCID), (chen,)) == (["-"], [])


# --- numbers of DBLP and ORCIDs of exports


def numbered(name: str, number: str) -> Publication:
    return replace(paper(), authors=(Author(parse(name), number=number),))


def test_a_number_of_dblp_settles_who_it_is() -> None:
    one = person("yang-liu", "Yang Liu", homonyms=((parse("Yang Liu"), "0018"),))
    two = person("other", "Yang Liu", homonyms=((parse("Yang Liu"), "0002"),), member=False)
    assert outcome(numbered("Yang Liu", "0018"), (one, two)) == (["yang-liu!"], [])
    assert outcome(numbered("Yang Liu", "0002"), (one, two)) == (["other"], [])
    assert outcome(numbered("Yang Liu", "0002"), (one,)) == (["-"], [])
    assert outcome(numbered("Yang Liu", "0007"), (one, two)) == (["-"], [])
    shown, problems = outcome(paper("Yang Liu"), (one, two))
    assert shown == ["?yang-liu,other"]
    assert codes(problems) == ["identity-ambiguous"]  # the roster itself is as it should be
    unnumbered = person("yang-liu", "Yang Liu")
    assert outcome(numbered("Yang Liu", "0018"), (unnumbered,)) == (["yang-liu!"], [])
    # a number settles this author, and nothing for the next one of the name
    resolver = Resolver((one,))
    resolver.resolve(numbered("Yang Liu", "0002"))
    assert resolver.resolve(paper("Yang Liu"))[0].authors[0].bold


def test_a_number_of_dblp_tells_more_than_the_name_beside_it() -> None:
    one = person("yang-liu", "Yang Liu", homonyms=((parse("Yang Liu"), "0018"),))
    both = (Author(parse("Yang Liu"), number="0018"), Author(parse("Yang Liu")))
    assert outcome(replace(paper(), authors=both), (one,)) == (["yang-liu!", "-"], [])
    assert outcome(replace(paper(), authors=both[::-1]), (one,)) == (["-", "yang-liu!"], [])


def test_an_orcid_that_the_entry_gives_to_nobody_is_of_the_one_whom_the_name_fits() -> None:
    def listed(*names: str, orcid: str = ORCID) -> Publication:
        return replace(paper(*names), fields=(("orcid", f"https://orcid.org/{orcid}"),))

    assert outcome(listed("Y. Zhang", "Ada Byron")) == (["yimeng-zhang!", "-"], [])
    assert outcome(listed("Y. Zhang", "Y. Zhang"))[0] == ["?yihua-zhang,yimeng-zhang"] * 2
    assert outcome(listed("Sijia Liu", "Ada Byron")) == (["sijia-liu!", "-"], [])
    # not of one whom an annotation has given it to
    annotated = replace(listed("Y. Zhang", "Yimeng Z."), authors=paper("Y. Zhang").authors)
    assert outcome(annotated) == (["yimeng-zhang!"], [])


def test_to_list_a_spelling_is_advised_where_it_is_nobody_elses_in_other_papers() -> None:
    ada = person("ada-berg", "Ada Berg", joined=Date(2010), left=Date(2014))
    axel = person("axel-berg", "Axel Berg", joined=Date(2024))
    papers = [
        replace(paper("A. Berg"), key=f"p{year}", date=Date(year), location=Location("p.bib", year))
        for year in (2010, 2011, 2024, 2025)
    ]
    hints = [group.hint for group in groups(resolve(papers, (ada, axel))[1])]
    assert hints == [
        'write author+an:id = {POSITION="ada-berg"} in each entry that is of ada-berg',
        'write author+an:id = {POSITION="axel-berg"} in each entry that is of axel-berg',
    ]
    (alone,) = groups(resolve(papers[:2], (ada, axel))[1])
    assert 'under "also" there' in alone.hint


def test_an_orcid_that_an_export_carries() -> None:
    def exported(name: str, orcid: str) -> Publication:
        return replace(paper(), authors=(Author(parse(name), exported_orcid=orcid),))

    assert outcome(exported("Y. Zhang", ORCID)) == (["yimeng-zhang!"], [])
    # of another person: the candidate that has one of their own is out
    assert outcome(exported("Y. Zhang", OTHER_ORCID))[0] == ["?yihua-zhang"]
    assert outcome(exported("Yimeng Zhang", OTHER_ORCID)) == (["-"], [])
    # nobody’s that is known, and the name is certain
    assert outcome(exported("Sijia Liu", OTHER_ORCID)) == (["sijia-liu!"], [])
    # assigned to a name that cannot be this person’s
    assert outcome(exported("Ada Byron", ORCID)) == (["-"], [])


# --- time


def test_initials_are_asked_about_near_somebodys_time() -> None:
    visitor = person("vera-lund", "Vera Lund", role="visitor", joined=Date(2022), left=Date(2022))
    for year, expected in ((2014, "-"), (2016, "-"), (2017, "?vera-lund"), (2027, "?vera-lund")):
        found = replace(paper("V. Lund"), date=Date(year))
        assert outcome(found, (visitor,))[0] == [expected]
        assert outcome(replace(paper("V. Lund"), date=None), (visitor,))[0] == ["?vera-lund"]
    # written out with a slip, it is asked about whatever the time
    assert outcome(replace(paper("Vera K. Lund"), date=Date(2014)), (visitor,))[0] == ["?vera-lund"]
    lead = replace(visitor, role="pi")
    assert outcome(replace(paper("V. Lund"), date=Date(2014)), (lead,))[0] == ["?vera-lund"]


def test_whom_only_the_date_speaks_against_is_told_once_a_person() -> None:
    visitor = person("vera-lund", "Vera Lund", role="visitor", joined=Date(2022), left=Date(2022))
    papers = [
        replace(paper("V. Lund"), key=f"p{year}", date=Date(year))
        for year in (2010, 2011, 2012, 2021)
    ]
    resolved, problems = resolve(papers, (visitor,))
    set_aside = Identity("stranger", "", "time", ("vera-lund",))
    identities = [one.authors[0].identity for one in resolved]
    assert identities[:3] == [set_aside] * 3
    assert identities[3].kind == "ambiguous"
    hints = [group for group in groups(problems) if group.code is Code.IDENTITY_TIME]
    assert len(hints) == 1
    assert hints[0].message.startswith("the initials of Vera Lund (vera-lund) stand in papers")
    assert {problem.code.severity for problem in hints[0].problems} == {"hint"}
    near = near_misses(resolved, {"vera-lund": visitor})
    assert near == (NearMiss("vera-lund", "V. Lund", ("p2010", "p2011", "p2012"), True),)
    # nobody is told of somebody who is no member
    outsider = replace(visitor, member=False)
    assert resolve(papers[:3], (outsider,))[1] == ()
    # others whom the initials fit are asked about
    other = person("viola-lund", "Viola Lund", joined=Date(2009), left=Date(2013))
    shown, told = outcome(replace(paper("V. Lund"), date=Date(2011)), (visitor, other))
    assert shown == ["?viola-lund"]
    assert codes(told) == ["identity-initials"]


def test_candidates_stand_in_the_order_of_likely_times() -> None:
    early = person("vera-lund", "Vera Lund", joined=Date(2010), left=Date(2012))
    late = person("viola-lund", "Viola Lund", joined=Date(2016))
    _, (problem,) = outcome(replace(paper("V. Lund"), date=Date(2015)), (early, late))
    assert problem.hint.startswith('write author+an:id = {1="viola-lund"}')


def test_initials_are_guessed_only_in_somebodys_time() -> None:
    someone = person("vera-lund", "Vera Lund", joined=Date(2020), left=Date(2021))
    for year, bold in ((2018, False), (2019, True), (2023, True), (2024, False)):
        found = replace(paper("V. Lund"), date=Date(year))
        shown, problems = outcome(found, (someone,), match_initials=True)
        assert shown == ["vera-lund!" if bold else "?vera-lund"]
        assert ["another time" in problem.message for problem in problems] == [True] * (not bold)


# --- what the papers say against a guess


def guessed(*papers: Publication, people: tuple[Person, ...] = ROSTER) -> list[str]:
    """Return how the first author of the first paper is resolved, and what is said of it."""
    resolved, problems = resolve(papers, people, match_initials=True)
    identity = resolved[0].authors[0].identity
    said = [problem.message for problem in problems if problem.record == papers[0].key]
    return [identity.person or "?" + ",".join(identity.candidates), *said]


def test_who_is_written_out_elsewhere_may_be_meant() -> None:
    assert guessed(paper("S. Liu"), paper("Sijia Liu")) == ["sijia-liu"]
    who, said = guessed(paper("S. Liu"), paper("Shan Liu"))
    assert who == "?sijia-liu"
    assert "“Shan Liu” is an author as well" in said


def test_two_of_a_name_in_one_paper_make_the_name_doubtful_in_all() -> None:
    other = replace(paper("S. Liu", "S. Liu"), key="other")
    who, said = guessed(paper("S. Liu"), other)
    assert who == "?sijia-liu"
    assert "other has two authors of this name" in said
    who, said = guessed(paper("S. Liu"), replace(paper("Sijia Liu", "S. Liu"), key="other"))
    assert who == "?sijia-liu"
    assert "other has sijia-liu as well" in said


def test_a_common_family_name_makes_initials_doubtful() -> None:
    crowd = paper(*(f"{initial}. Liu" for initial in "ABCDEFGHIJKLMNOPQRTUVWXYZ"))
    crowd = replace(crowd, key="crowd")
    who, said = guessed(paper("S. Liu"), crowd)
    assert who == "?sijia-liu"
    assert "25 others are called Liu" in said
    crowd = paper(*(f"{initial}. Lindt" for initial in "ABCDEFGHIJKLMNOPQRTUVWXYZ"))
    assert guessed(paper("S. Liu"), crowd) == ["sijia-liu"]
    # nearly all papers are the head’s; one other does not matter
    papers = [replace(paper("S. Liu"), key=f"p{number}") for number in range(200)]
    assert guessed(*papers, paper("Shan Liu", "S. Liu")) == ["sijia-liu"]


def test_a_roster_of_initials_is_asked_about_full_names() -> None:
    roster = (person("s-liu", "S. Liu"),)
    for match_initials in (False, True):
        shown, problems = outcome(paper("Sijia Liu"), roster, match_initials=match_initials)
        assert shown == ["?s-liu"]
        assert codes(problems) == ["identity-initials"]
    assert outcome(paper("S. Liu"), roster) == (["s-liu!"], [])


def test_an_annotation_may_name_whom_the_name_only_may_be() -> None:
    heirs = (YIHUA, person("y-zhou", "Yihua Z. Zhang"))
    assert outcome(paper("Yihua Zhang", ids={1: "y-zhou"}), heirs) == (["y-zhou!"], [])


def test_joined_initials_are_as_good_as_separate_ones() -> None:
    people = (person("yu-hao-li", "Yu-Hao Li"), person("yan-han-wu", "Yan Han Wu"))
    for name, expected in (("Y. H. Li", "yu-hao-li!"), ("Y.-H. Wu", "yan-han-wu!")):
        assert outcome(paper(name), people, match_initials=True) == ([expected], [])


def test_whoever_left_on_the_day_of_the_paper_is_a_member_in_it() -> None:
    assert is_bold(STUDENT, Date(2025, 3, 15), "at-publication")
    assert is_bold(STUDENT, Date(2022, 1, 31), "at-publication")


# --- printed as its owner would sign


def printed(name: str, owner: Person) -> str:
    (resolved,), _ = resolve([paper(name)], [owner])
    return byline(resolved)[0].text


def test_a_certain_name_is_divided_as_the_roster_divides_it() -> None:
    garcia = Person("gabo", Name("García Márquez", "Gabriel"), also=(parse("Márquez G"),))
    assert printed("Gabriel García Márquez", garcia) == "G. García Márquez"
    assert printed("Gabriel Garcia Marquez", garcia) == "G. G. Marquez"  # that is a question
    liu = person("sijia-liu", "Sijia Liu", "Liu SJ")
    assert printed("Liu SJ", liu) == "S. J. Liu"
    assert printed("LIU, SIJIA", liu) == "S. Liu"
    fixed = replace(liu, printed="S.J. Liu 刘")
    assert printed("Sijia Liu", fixed) == "S.J. Liu 刘"
    assert printed("S. Liu", fixed) == "S. Liu"


def test_the_form_of_one_owner_does_not_outlive_the_identity() -> None:
    fixed = person("sijia-liu", "Sijia Liu", printed="S.J. Liu")
    once, _ = resolve([paper("LIU, SIJIA")], [fixed])
    (again,), _ = resolve(once, ())
    assert again.authors[0] == replace(paper("LIU, SIJIA").authors[0], identity=Identity())


# --- several times in the group


def test_whoever_came_back_is_a_member_in_both_times() -> None:
    visitor = replace(
        STUDENT,
        positions=(
            Position("visitor", "", Date(2015), Date(2016), True),
            Position("phd", "", Date(2020), None),
        ),
    )
    for year, member in ((2014, False), (2015, True), (2016, True), (2018, False), (2021, True)):
        assert is_bold(visitor, Date(year), "at-publication") is member


def test_an_unknown_end_speaks_against_nobody() -> None:
    gone = replace(STUDENT, left=None, gone=True)
    assert is_bold(gone, Date(2030), "at-publication")
    assert not is_bold(gone, Date(2030), "current")


def test_a_bare_year_means_every_day_of_it() -> None:
    student = person("ada", "Ada King", joined=Date(2022), left=Date(2023))
    for date in (Date(2022, 1, 1), Date(2022, 1), Date(2023, 12, 31), Date(2023, 12)):
        assert is_bold(student, date, "at-publication")
    for date in (Date(2021, 12, 31), Date(2024, 1, 1)):
        assert not is_bold(student, date, "at-publication")


def test_an_unknown_orcid_of_an_outsiders_name_is_a_stranger() -> None:
    assert outcome(paper("Yuanshun Yao", orcid1=OTHER_ORCID)) == (["-"], [])
    _, (problem,) = outcome(paper("Sijia Liu", orcid1=OTHER_ORCID))
    assert 'author+an:id = {1="none"}' in problem.hint


def test_the_kind_of_evidence_is_stated_for_doubtful_authors_too() -> None:
    found = paper("Y. Yao", "Y. Zhang", "Lukasz Kaiser", "Ada Byron")
    (resolved,), _ = resolve([found], (YUANSHUN, YIHUA, KAISER))
    assert [(a.identity.kind, a.identity.evidence) for a in resolved.authors] == [
        ("ambiguous", "initials"),
        ("ambiguous", "initials"),
        ("ambiguous", "near"),
        ("stranger", "none"),
    ]
    (one,) = explain(paper("Sijia Liu", ids={1: "none"}), ROSTER)
    assert one.reason == 'author+an:id says "none"'
