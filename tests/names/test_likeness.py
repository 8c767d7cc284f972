"""Names that people hear and mistype as others."""

from __future__ import annotations

import pytest
from labpress.names.likeness import alike, likeness_keys
from labpress.names.parsing import parse
from labpress.names.variants import known_by_sound, sounding

LIKE = [
    ("Kate Brandlow", "Katherine Brandlow"),
    ("Kathryn Brandlow", "Katherine Brandlow"),
    ("Filip Quandt", "Philipp Quandt"),
    ("Jürg Müllner", "Jürgen Müllner"),
    ("Juergen Mulner", "Jürgen Müllner"),
    ("Thomas Weirch", "Thomas Weirich"),
    ("J. Walter Pendergass", "J. Walter Pendergrass"),
    ("Anna Schmidtke", "Maria Anna Schmidtke"),
    ("A. Schmidtke", "Maria Anna Schmidtke"),
    ("Anna M. Schmidtke", "Maria Anna Schmidtke"),
    ("Luc Picardin", "Jean-Luc Picardin"),
    ("Iurii Laskovskii", "Yuri Laskovsky"),
    ("Abdelrahman Ibrahimi", "Abd al-Rahman Ibrahimi"),
    ("C. Nellis", "Conan O'Nellis"),
    ("Fiona M'Leanan", "Fiona MacLeanan"),
    ("Kate Liu", "Kathy Liu"),
]


@pytest.mark.parametrize(("one", "other"), LIKE)
def test_these_may_be_the_same(one: str, other: str) -> None:
    for author, person in ((one, other), (other, one)):
        assert alike(parse(author), parse(person))
        keys = set(likeness_keys(parse(author)))
        assert keys & set(likeness_keys(parse(person)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna Maria Schmidtke", "Maria Anna Schmidtke"),
        ("Albert Herring", "Alfred Herring"),
        ("Alfred P. Herring", "Alfred O. Herring"),
        ("O. Herring", "Alfred O. Herring"),
        ("Xin Liu", "Xinyu Liu"),
        ("Yiming Zhang", "Yimeng Zhang"),
        ("Ming Wang", "Xiao Ming Wang"),
        ("M. Wang", "Xiao Ming Wang"),
        ("Gregory Palms", "Gregory Palm"),
        ("Karl Weirch", "Thomas Weirich"),
        ("Plato", "Thomas Plato"),
        ("{Thomas Weirich}", "Tomas Weirich"),
    ],
)
def test_these_are_two(one: str, other: str) -> None:
    assert not alike(parse(one), parse(other))
    assert not alike(parse(other), parse(one))


@pytest.mark.parametrize(
    ("words", "sound"),
    [
        (("Philip", "Filip", "Phillip", "Philipp"), "filip"),
        (("Müller", "Muller", "Mueller", "Muler"), "muler"),
        (("Yuri", "Iurii", "Jurij"), "iuri"),
        (("Schmidt", "Schmitt"), "schmit"),
        (("Mohammed", "Muhammad", "Mohamed"), "mohamed"),
        (("Catherine", "Katherine"), "katerine"),
        (("McLean", "MacLean"), "mklean"),
        (("Chen",), "chen"),
        (("",), ""),
    ],
)
def test_words_that_sound_alike(words: tuple[str, ...], sound: str) -> None:
    assert {sounding(word) for word in words} == {sound}


def test_names_with_other_forms_are_known_by_their_sound() -> None:
    assert "elizabeth" in known_by_sound(sounding("Elisabeth"))
    assert known_by_sound("qqq") == ()
