"""Authors who are in nobody's record, near misses, and members without a paper."""

from __future__ import annotations

from labpress.names.parsing import from_yaml, parse
from labpress.people.identity import resolve
from labpress.people.stranger_text import names_record, names_text
from labpress.people.strangers import (
    NearMiss,
    Stranger,
    asked_about,
    near_misses,
    strangers,
    without_papers,
)
from labpress.records.model import Author, Date, Person, Publication
from labpress.records.richtext import text

from tests.steps import assert_linear

ADA = Person("ada-berg", from_yaml("Ada Talberg"), role="phd")
OTTO = Person("otto-ruh", from_yaml("Otto Ruh"))
OUT = Person("max-moll", from_yaml("Max Moll"), member=False)
PEOPLE = {one.id: one for one in (ADA, OTTO, OUT)}


def papers(**authors: str) -> tuple[Publication, ...]:
    """Papers by key, each with its authors; a number at the end of a key is its year."""
    made = [
        Publication(
            key,
            "misc",
            text("T"),
            tuple(Author(parse(name)) for name in names.split(", ")),
            date=Date(int(key[1:])) if key[1:] else None,
        )
        for key, names in authors.items()
    ]
    return resolve(made, PEOPLE.values())[0]


def names(*found: Stranger) -> list[tuple[str, ...]]:
    return [one.names for one in found]


def test_strangers_come_by_their_papers_with_members_and_people_of_the_list_do_not() -> None:
    found = strangers(
        papers(
            a2020="Ada Talberg, Zoe Zorn, Max Moll",
            b2022="Otto Ruh, Zoe Zorn, Xaver Kunz",
            c="Xaver Kunz, Max Moll",
            d2021="Xaver Kunz, Yves Lutz",
        ),
        PEOPLE,
    )
    assert found == (
        Stranger(("Zoe Zorn",), ("a2020", "b2022"), 2, (2020, 2022)),
        Stranger(("Xaver Kunz",), ("b2022", "c", "d2021"), 1, (2021, 2022)),
        Stranger(("Yves Lutz",), ("d2021",), 0, (2021, 2021)),
    )


def test_the_spellings_of_one_person_are_one() -> None:
    found = strangers(papers(a="Z. Zorn", b="Zoe Zorn", c="Zoe M. Zorn", d="Zoë Zorn"), PEOPLE)
    assert names(*found) == [("Zoe M. Zorn", "Zoe Zorn", "Zoë Zorn", "Z. Zorn")]
    assert found[0].papers == ("a", "b", "c", "d")


def test_a_name_and_its_transliteration_are_one_stranger() -> None:
    found = strangers(papers(a="Jörg Müller, Ada Talberg", b="Joerg Mueller"), PEOPLE)
    assert names(*found) == [("Joerg Mueller", "Jörg Müller")]


def test_names_that_may_be_two_peoples_stay_two() -> None:
    found = strangers(
        papers(
            a="Peng Zorn",
            b="Peng-Cheng Zorn",
            c="Lingfeng Zorn",
            d="Qingfeng Zorn",
            e="Xiao-Hua Li",
        )
        + papers(f="Xiaohua Li", g="Luis P. Reis", h="Luis Reis"),
        PEOPLE,
    )
    assert sorted(names(*found)) == [
        ("Lingfeng Zorn",),
        ("Luis P. Reis", "Luis Reis"),
        ("Peng Zorn",),
        ("Peng-Cheng Zorn",),
        ("Qingfeng Zorn",),
        ("Xiao-Hua Li", "Xiaohua Li"),
    ]


def test_initials_that_fit_two_people_are_neither_and_authors_of_one_paper_are_two() -> None:
    assert names(*strangers(papers(a="Z. Zorn", b="Zoe Zorn", c="Zack Zorn"), PEOPLE)) == [
        ("Z. Zorn",),
        ("Zack Zorn",),
        ("Zoe Zorn",),
    ]
    assert names(*strangers(papers(a="Z. Zorn, Zoe Zorn"), PEOPLE)) == [("Z. Zorn",), ("Zoe Zorn",)]


def test_bodies_and_doubtful_authors_are_no_strangers() -> None:
    assert strangers(papers(a="{The Consortium}, O. Ruh"), PEOPLE) == ()


def test_names_that_nearly_are_a_members_are_near_misses() -> None:
    found = near_misses(
        papers(
            a="Otto M. Ruh",
            b="Adda Talberg, Otto Ruh",
            c="Adda Talberg, Max Mol",
            d="O. Ruh, Olga Ruh, Ada Talberg",
        ),
        PEOPLE,
    )
    assert found == (
        NearMiss("ada-berg", "Adda Talberg", ("b", "c")),
        NearMiss("otto-ruh", "Otto M. Ruh", ("a",)),
    )


def test_members_without_a_certain_paper_are_named_and_outsiders_are_not() -> None:
    assert without_papers(papers(a="Ada Talberg, O. Ruh"), PEOPLE) == ("otto-ruh",)
    assert without_papers((), PEOPLE) == ("ada-berg", "otto-ruh")
    asked = asked_about(papers(a="O. Ruh, O. M. Ruh", b="O. Ruh", c="Ada Talberg"))
    assert asked == {"otto-ruh": 2}
    assert names_text([], ["ada-berg", "otto-ruh"], PEOPLE, asked).splitlines()[2:] == [
        "Members without a paper: Ada Talberg (ada-berg), Otto Ruh (otto-ruh, perhaps in 2 papers)",
        "`labpress resolve` asks about those who perhaps have some.",
    ]


def test_in_words_and_as_data() -> None:
    zoe = Stranger(("Zoe Zorn", "Z. Zorn"), ("a", "b", "c", "d"), 3, (2020, 2022))
    assert names_text([zoe], ["otto-ruh"], PEOPLE).splitlines()[1:] == [
        "   3  Zoe Zorn (also Z. Zorn) and 1 without, 2020 to 2022: a, b, c and 1 more",
        "",
        "Members without a paper: Otto Ruh (otto-ruh)",
    ]
    near = [NearMiss("otto-ruh", "Oto Ruh", ("a",)), NearMiss("otto-ruh", "Otho Ruh", ("b",))]
    assert names_text(near, [], PEOPLE).splitlines() == [
        "Otto Ruh (otto-ruh)",
        "    Oto Ruh: a",
        "    Otho Ruh: b",
    ]
    assert names_text([], [], PEOPLE) == "None."
    assert names_record(near[:1], ["x"]) == {
        "names": [{"person": "otto-ruh", "name": "Oto Ruh", "papers": ("a",), "other_time": False}],
        "without_papers": ["x"],
    }


def test_many_strangers_of_one_family_name_and_initial_are_not_compared_in_pairs() -> None:
    def written(number: int, middle: str) -> tuple[Publication, ...]:
        words = ("".join("abcdefghop"[int(digit)] for digit in f"{n:04}") for n in range(number))
        return tuple(
            Publication(f"k{n}", "misc", text("T"), (Author(parse(f"J{word}{middle} Smithson")),))
            for n, word in enumerate(words)
        )

    for middle in ("", " K."):
        made = {size: written(size, middle) for size in (60, 240)}
        assert len(strangers(made[240], {})) == 240
        assert_linear(lambda size, made=made: strangers(made[size], {}), 60, 4)
