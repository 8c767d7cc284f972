"""Names taken apart, printed, and told to be faulty."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from labpress.names.parsing import (
    fault,
    from_yaml,
    full,
    number_of,
    parse,
    short,
    split,
)
from labpress.names.similarity import fit, normal
from labpress.records.model import Name

from .strange import names


@pytest.mark.parametrize(
    ("source", "given", "particle", "family", "suffix"),
    [
        ("Sijia Liu", "Sijia", "", "Liu", ""),
        ("Liu, Sijia", "Sijia", "", "Liu", ""),
        ("  Liu ,\n Sijia ", "Sijia", "", "Liu", ""),
        ("Chris Yuhao Liu", "Chris Yuhao", "", "Liu", ""),
        ("Laurens van der Maaten", "Laurens", "van der", "Maaten", ""),
        ("van der Maaten, Laurens", "Laurens", "van der", "Maaten", ""),
        ("Maaten, Laurens van der", "Laurens", "van der", "Maaten", ""),
        ("Maaten, van der", "", "van der", "Maaten", ""),
        ("Maaten, L. v. d.", "L.", "v. d.", "Maaten", ""),
        ("Ruiz, y", "y", "", "Ruiz", ""),
        ("Laurens Van Der Maaten", "Laurens", "Van Der", "Maaten", ""),
        ("Juan De La Cruz", "Juan", "De La", "Cruz", ""),
        ("Nguyen Van Thanh", "Nguyen Van", "", "Thanh", ""),
        ("King, Martin Luther Jr.", "Martin Luther", "", "King", "Jr."),
        ("King, Jr.", "", "", "King", "Jr."),
        ("Martin King, Jr.", "Martin", "", "King", "Jr."),
        ("Martin King 3rd", "Martin", "", "King", "3rd"),
        ("Juan de la Cruz Martinez", "Juan", "de la", "Cruz Martinez", ""),
        ("de la Cruz Martinez, Juan", "Juan", "de la", "Cruz Martinez", ""),
        ("Gerard 't Hooft", "Gerard", "'t", "Hooft", ""),
        ("King, Jr., Martin Luther", "Martin Luther", "", "King", "Jr."),
        ("Martin Luther King Jr.", "Martin Luther", "", "King", "Jr."),
        ("King Jr., Martin Luther", "Martin Luther", "", "King", "Jr."),
        ("King, Martin Luther, Jr", "Martin Luther", "", "King", "Jr"),
        ("Davis, III, Sammy", "Sammy", "", "Davis", "III"),
        ("Abdullah Al-Dujaili", "Abdullah", "", "Al-Dujaili", ""),
        ("Ali al-Rashid", "Ali", "", "al-Rashid", ""),
        ("al-Rashid, Ali", "Ali", "", "al-Rashid", ""),
        ("Abd al-Rahman Ibrahim", "Abd al-Rahman", "", "Ibrahim", ""),
        ("Omar al Khayyam", "Omar", "al", "Khayyam", ""),
        ("Plato", "", "", "Plato", ""),
        ("bell hooks", "bell", "", "hooks", ""),
        ("jean de la fontaine", "jean", "de la", "fontaine", ""),
        ("{van der} Berg, Jan", "Jan", "", "van der Berg", ""),
        ("Donald~E. Knuth", "Donald E.", "", "Knuth", ""),
        (r"J.\ Smith", "J.", "", "Smith", ""),
        ("family=Zhang, given=Yihua", "Yihua", "", "Zhang", ""),
        ("given={Yi Hua}, family={Zhang, Inc}", "Yi Hua", "", "Zhang, Inc", ""),
        ("family=Berg, given=Jan, prefix=van der, suffix=Jr", "Jan", "van der", "Berg", "Jr"),
        ("family=Berg, given=Jan, useprefix=true, given-i=J", "Jan", "", "Berg", ""),
        ("given=Plato", "", "", "Plato", ""),
        ("刘思嘉", "", "", "刘思嘉", ""),
        ("刘 思嘉", "思嘉", "", "刘", ""),
        ("刘, 思嘉", "思嘉", "", "刘", ""),
        ("김 지훈", "지훈", "", "김", ""),
        ("Иванов, Иван Петрович", "Иван Петрович", "", "Иванов", ""),
    ],
)
def test_parts(source: str, given: str, particle: str, family: str, suffix: str) -> None:
    assert parse(source) == Name(family, given, particle, suffix)


@pytest.mark.parametrize(
    ("source", "name"),
    [
        (r"{\"O}zdemir, Can", "Can Özdemir"),
        (r"\"{O}zdemir, Can", "Can Özdemir"),
        (r"\"Ozdemir, Can", "Can Özdemir"),
        (r"Ho{\v{c}}evar, Toma{\v z}", "Tomaž Hočevar"),
        (r"Ho\v{c}evar, Toma\v z", "Tomaž Hočevar"),
        (r"Ho\v cevar, Toma\v{z}", "Tomaž Hočevar"),
        (r"Erdo{\u{g}}an, Ay{\c{s}}e", "Ayşe Erdoğan"),
        (r"{\.I}brahim Y{\i}ld{\i}z", "İbrahim Yıldız"),
        (r"Stra{\ss}e, K", "K Straße"),
        (r"Stra\ss e, K", "K Straße"),
        (r"Wei\ss{} Karl", "Weiß Karl"),
        (r"J{\o}rgensen, {\AA}ge", "Åge Jørgensen"),
        (r"J\o rgensen, \AA ge", "Åge Jørgensen"),
        (r"{\L}ukasz Kaiser", "Łukasz Kaiser"),
        (r"\L ukasz Kaiser", "Łukasz Kaiser"),
        (r"{\'E}mile Borel", "Émile Borel"),
        ("E\u0301mile Borel", "Émile Borel"),
        (r"{\'e}tienne Dupont", "étienne Dupont"),
        (r"Ren\' e Garc\' ia", "René García"),
        (r"M\" uller, J\" urgen", "Jürgen Müller"),
    ],
)
def test_latex_is_decoded(source: str, name: str) -> None:
    assert str(parse(source)) == name


def test_braces_around_the_whole_name_make_it_that_of_a_body() -> None:
    assert parse("{OpenAI Team}") == Name("OpenAI Team", literal=True)
    assert parse("{{Barnes and Noble}}").family == "Barnes and Noble"
    assert short(parse("{OpenAI Team}")) == "OpenAI Team"


@pytest.mark.parametrize(
    ("source", "printed", "in_full"),
    [
        ("Chris Yuhao Liu", "C. Y. Liu", "Chris Yuhao Liu"),
        ("Abdullah Al-Dujaili", "A. Al-Dujaili", "Abdullah Al-Dujaili"),
        ("Una-May O'Reilly", "U.-M. O’Reilly", "Una-May O’Reilly"),
        ("Laurens van der Maaten", "L. van der Maaten", "Laurens van der Maaten"),
        ("King, Jr, Martin Luther", "M. L. King Jr.", "Martin Luther King Jr."),
        ("Davis, III, Sammy", "S. Davis III", "Sammy Davis III"),
        ("YU ZHANG", "Y. ZHANG", "YU ZHANG"),
        ("Hinton, GE", "G. E. Hinton", "GE Hinton"),
        ("Plato", "Plato", "Plato"),
        ("刘, 思嘉", "刘思嘉", "刘思嘉"),
        ("김 지훈", "김지훈", "김지훈"),
        ("田中 さくら", "田中さくら", "田中さくら"),
        ("محمد علي", "محمد علي", "محمد علي"),
        ("Иванов, Иван Петрович", "И. П. Иванов", "Иван Петрович Иванов"),
        ("Παππάς, Ευγένιος", "Ε. Παππάς", "Ευγένιος Παππάς"),
        ("", "", ""),
    ],
)
def test_printing(source: str, printed: str, in_full: str) -> None:
    assert short(parse(source)) == printed
    assert full(parse(source)) == in_full


def test_lists_are_split_outside_braces_with_offsets() -> None:
    field = "Liu, Sijia and {Barnes and Noble}\n  AND Sandy Andover and others"
    names = split(field)
    assert [name for name, _ in names] == [
        "Liu, Sijia",
        "{Barnes and Noble}",
        "Sandy Andover",
        "others",
    ]
    for name, offset in names:
        assert field[offset : offset + len(name)] == name


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("", []),
        ("and", []),
        (" and A and and B and ", ["A", "B"]),
        ("A and {B", ["A", "{B"]),
        ("Anderson and Sand", ["Anderson", "Sand"]),
    ],
)
def test_untidy_lists(field: str, expected: list[str]) -> None:
    assert [name for name, _ in split(field)] == expected


@pytest.mark.parametrize(
    ("source", "word"),
    [
        ("{Sijia", "braces"),
        ("{Sijia Liu and Yihua Zhang}", "one name"),
        ("{Liu, Sijia and van der Berg, Jan}", "one name"),
        ("Sijia Liu, Yihua Zhang, Jinghan Jia, Yuguang Yao", "commas"),
        ("{}", "empty"),
    ],
)
def test_faults_are_named_with_a_hint(source: str, word: str) -> None:
    found = fault(source)
    assert found is not None
    assert word in found[0]
    assert found[1]


@pytest.mark.parametrize(
    "source",
    [
        *("Sijia Liu", "King, Jr., Martin", "{OpenAI Team}", "a=b", "family=A, given=B"),
        *("{Barnes and Noble}", "{Institute of Fish and Fins}", "{Fish Research and Fin Studies}"),
        "{Anna Maria Luise Berta Doe and Sons Ltd}",
    ],
)
def test_good_names_have_no_fault(source: str) -> None:
    assert fault(source) is None


def test_names_in_yaml() -> None:
    assert from_yaml("Yihua Zhang") == Name("Zhang", "Yihua")
    assert from_yaml({"given": "Jan", "particle": "van", "family": "Dijk", "suffix": None}) == Name(
        "Dijk", "Jan", "van"
    )
    assert from_yaml({"given": "Plato"}) == Name("Plato")


@given(names)
def test_no_text_is_too_strange_for_a_name(source: str) -> None:
    name = parse(source)
    for text in (short(name), full(name), normal(name), *(n for n, _ in split(source))):
        assert isinstance(text, str)
    fault(source)
    fit(name, parse("Yihua Zhang"))
    assert unicodedata.is_normalized("NFC", name.family + " " + name.given)


@given(names)
def test_each_piece_of_a_list_stands_at_its_offset(field: str) -> None:
    pieces = split(field)
    assert [name for name, offset in pieces if field.startswith(name, offset)] == [
        name for name, _ in pieces
    ]


# --- numbers of DBLP


@pytest.mark.parametrize(
    "source", ["Wei Zhang 0001", "Zhang 0001, Wei", "Zhang, Wei 0023", r"{Zhang} 0001, Wei"]
)
def test_the_number_that_dblp_puts_after_a_name_is_no_part_of_it(source):
    assert parse(source) == parse("Wei Zhang")


def test_the_number_of_dblp_can_be_asked_for():
    assert number_of("Yang Liu 0018") == number_of("Liu 0018, Yang") == "0018"
    assert number_of("Liu~0018, Yang,") == "0018"
    for other in ("Yang Liu_0018", r"Yang Liu\_0018", "Yang {Liu 0018}", "{Liu 0018}, Yang"):
        assert number_of(other) == "0018"
        assert (parse(other).given, parse(other).family) == ("Yang", "Liu")
    assert number_of("{Project 0018}") == ""
    assert parse("{Project 0018}").family == "Project 0018"
    assert number_of("Yang Liu") == number_of("Team 2048") == number_of("0001") == ""


@pytest.mark.parametrize("source", ["Team 2048", "{Group 0001}", "0001"])
def test_other_numbers_stay(source):
    assert full(parse(source)) == source.strip("{}")
