"""People looked up by names, ids and ORCIDs."""

from __future__ import annotations

import pytest
from labpress.names.parsing import from_yaml, parse
from labpress.people.index import MOST_COMPARED, Match, PersonIndex
from labpress.records.model import Person
from labpress.records.problems import Code

from tests.steps import assert_linear

ORCID = "0000-0002-1825-0097"


def person(id: str, name: str, *also: str, **more: object) -> Person:
    return Person(id, from_yaml(name), tuple(map(from_yaml, also)), **more)  # type: ignore[arg-type]


ZOE = person("zoe-adler", "Zoë Adler", "Zoe A. Miller", formerly=("zadler",), orcid=ORCID)
PEOPLE = (
    ZOE,
    person("pin-ho", "Pin-Yu Ho"),
    person("ann-ho", "Ann Ho", native="何安"),
    person("adam-ho", "Adam Ho", member=False),
)


@pytest.fixture
def index() -> PersonIndex:
    return PersonIndex(PEOPLE)


def test_ids_and_orcids_lead_to_the_id_of_now(index: PersonIndex) -> None:
    assert index.ids["zadler"] == index.ids["zoe-adler"] == index.orcids[ORCID] == "zoe-adler"
    assert "nobody" not in index.ids


def test_an_id_of_now_is_stronger_than_a_former_one() -> None:
    found = PersonIndex([person("one", "One One", formerly=("two",)), person("two", "Two Two")])
    assert found.ids["two"] == "two"


def test_the_second_record_of_an_id_is_not_taken() -> None:
    found = PersonIndex([person("one", "One One"), person("one", "Another Name")])
    assert not found.match(parse("Another Name")).ids


@pytest.mark.parametrize(
    ("name", "match"),
    [
        ("Adler, Zoë", Match({"zoe-adler": "name"}, (), {})),
        ("Zoe A. Miller", Match({"zoe-adler": "also"}, (), {})),
        ("何安", Match({"ann-ho": "also"}, (), {})),
        ("Pinyu Ho", Match({}, ("pin-ho",), {})),
        ("A. Ho", Match({}, (), {"ann-ho": "initials", "adam-ho": "initials"})),
        ("Zoe Adler", Match({}, (), {"zoe-adler": "near"})),
        ("Adler Zoë", Match({}, (), {"zoe-adler": "near"})),
        ("Max Weber", Match({}, (), {})),
        ("", Match({}, (), {})),
    ],
)
def test_whom_a_name_fits(index: PersonIndex, name: str, match: Match) -> None:
    assert index.match(parse(name)) == match


def test_the_spelling_that_fits_best_counts() -> None:
    index = PersonIndex([person("pin-ho", "Pin-Yu Ho", "Pin Ho")])
    assert index.match(parse("P.-Y. Ho")).possible == {"pin-ho": "initials"}


def test_initials_are_not_the_letters_of_a_short_name() -> None:
    index = PersonIndex([person("py-ho", "Py Ho")])
    assert index.match(parse("Py Ho")).exact
    assert not index.match(parse("P. Y. Ho")).letters


@pytest.mark.parametrize(
    ("written", "own"),
    [
        ("Fiona Mac Lean", "Fiona MacLean"),
        ("Fiona MacLean", "Fiona Mac Lean"),
        ("P. O' Dunnell", "Patrick O'Dunnell"),
        ("Park Seo Yeon", "Seo-Yeon Park"),
        ("Park Seo Yeon", "Seoyeon Park"),
        ("Nguyenova Thi Minh", "Thi Minh Nguyenova"),
        ("Yury Kelnikov", "Yuri Kelnikov"),
        ("Sergey Kelnikoff", "Sergei Kelnikoff"),
        ("Dmitriy Kelnikov", "Dmitry Kelnikov"),
        ("Aleksei Ordanskij", "Alexey Ordansky"),
    ],
)
def test_words_of_a_name_that_are_grouped_or_spelled_otherwise_are_asked_about(
    written: str, own: str
) -> None:
    assert PersonIndex([person("one", own)]).match(parse(written)).possible == {"one": "near"}


@pytest.mark.parametrize(
    ("written", "own"),
    [("Chen Wei Li", "Wei Chen"), ("Wei Ly", "Wei Li"), ("Anna Maria Berg", "Maria Anna Berg")],
)
def test_other_people_of_like_words_are_not_asked_about(written: str, own: str) -> None:
    assert not PersonIndex([person("one", own)]).match(parse(written)).ids


def test_capitals_that_stand_for_initials_are_not_the_letters_of_a_name() -> None:
    index = PersonIndex([person("al-oneal", "Al O'Neal")])
    assert index.match(parse("Al ONeal")).letters == ("al-oneal",)
    assert not index.match(parse("AL ONeal")).letters


def test_a_match_is_as_good_as_its_best_and_can_lose_people() -> None:
    match = Match({"a": "also"}, ("b",), {"c": "near", "d": "initials"})
    assert (match.ids, match.evidence) == (("a", "b", "c", "d"), "also")
    assert match.without({"a"}).evidence == "letters"
    assert match.without({"a", "b"}).evidence == "initials"
    assert match.without({"a", "b", "d"}) == Match({}, (), {"c": "near"})
    assert match.without(match.ids).evidence == "none"
    assert match.without(()) is match


def test_people_stand_in_the_order_of_the_file(index: PersonIndex) -> None:
    assert index.in_order({"adam-ho", "zoe-adler", "ann-ho"}) == ("zoe-adler", "ann-ho", "adam-ho")
    assert index.described(["ann-ho", "adam-ho"]) == "Ann Ho (ann-ho) or Adam Ho (adam-ho)"
    assert index.members(["adam-ho", "ann-ho"])
    assert not index.members(["adam-ho"])


def test_a_spelling_of_two_people_is_told_if_one_is_a_member() -> None:
    shared = [person("a", "Ann Ho"), person("b", "Bea Li", "Ann Ho")]
    (problem,) = PersonIndex(shared).problems()
    assert problem.code is Code.IDENTITY_SHARED
    assert problem.message == "“Ann Ho” is the name of b and of a"
    outsiders = [person("a", "Ann Ho", member=False), person("b", "Ann Ho", member=False)]
    assert not list(PersonIndex(outsiders).problems())


def test_numbers_of_dblp_tell_namesakes_apart() -> None:
    ann = parse("Ann Ho")
    index = PersonIndex(
        [
            person("one", "Ann Ho", homonyms=((ann, "0001"),)),
            person("two", "Ann Ho", homonyms=((ann, "0002"),)),
        ]
    )
    assert index.numbered(ann, "0002") == ("two", frozenset({"one"}))
    assert index.numbered(ann, "0003") == (None, frozenset({"one", "two"}))
    assert not list(index.problems())


def test_a_name_in_braces_may_be_a_persons() -> None:
    index = PersonIndex([person("ada", "Ada M. Talberg")])
    assert index.match(parse("{A. M. Talberg}")).possible == {"ada": "near"}
    assert index.match(parse("{Ada Talberg}")).possible == {"ada": "near"}
    for body in ("{Talberg}", "{Ada Talberg Institute}", "{The A Talberg of all that is}"):
        assert not index.match(parse(body)).ids


def alike(number: int, start: str = "J") -> list[str]:
    """Names of one family name and initial."""
    letters = "abcdefghij"
    words = ("".join(letters[int(digit)] for digit in f"{one:04}") for one in range(number))
    return [f"{start}{word} Smithson" for word in words]


def test_people_of_one_family_name_and_initial_are_compared_up_to_a_bound_that_is_told() -> None:
    names = alike(MOST_COMPARED + 5)
    crowded = PersonIndex([person(f"p{at}", name) for at, name in enumerate(names)])
    assert len(crowded.match(parse("J. Smithson")).possible) == MOST_COMPARED
    # what is written the same is found, whoever it is
    assert [*crowded.match(parse(names[-1])).exact] == [f"p{len(names) - 1}"]
    (problem,) = crowded.problems()
    assert problem.code is Code.IDENTITY_SHARED
    first = f"p{MOST_COMPARED}"
    assert f"{MOST_COMPARED} people before {first} and 4 more have that" in problem.message
    assert not [*PersonIndex([person(n, n) for n in names[:MOST_COMPARED]]).problems()]


def test_looking_up_grows_with_the_authors_alone() -> None:
    def work(size: int) -> None:
        index = PersonIndex([person(f"p{at}", name) for at, name in enumerate(alike(size))])
        for name in alike(size, "Jo"):
            index.match(parse(name))

    work(4 * MOST_COMPARED)  # what is remembered of a name does not count
    assert_linear(work, MOST_COMPARED, 4)
