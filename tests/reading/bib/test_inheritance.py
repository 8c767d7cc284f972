"""What an entry takes from its ``crossref`` and its ``xdata``."""

from __future__ import annotations

import pytest
from labpress.reading.bib.entries import scan
from labpress.reading.bib.inheritance import inherit
from labpress.records.fields import OWN
from labpress.records.problems import Code


def child(text, key="c"):
    """The entry *key* with what it inherits: its fields, and what is told."""
    by_key = {entry.key.casefold(): entry for entry in scan(text, "p.bib").entries}
    entry = inherit(by_key[key], by_key)
    fields = {name: field.value for name, field in entry.fields.items()}
    return fields, [(one.code, one.message, one.hint) for one in entry.findings]


@pytest.mark.parametrize(
    "kind", ["inproceedings", "conference", "incollection", "inbook", "inreference", "suppbook"]
)
def test_a_part_of_a_book_has_its_title_and_authors_under_other_names(kind):
    fields, told = child(
        f"@{kind}{{c, title = {{Mine}}, crossref = {{P}}}}\n"
        "@proceedings{p, title = {Whole}, subtitle = {Sub}, author = {A}, year = 2020}"
    )
    assert told == []
    assert fields == {
        "title": "Mine",
        "crossref": "P",
        "booktitle": "Whole",
        "booksubtitle": "Sub",
        "bookauthor": "A",
        "year": "2020",
    }


def test_a_part_of_a_book_is_by_the_books_authors_if_it_names_no_others():
    text = "@inbook{c, title = {Mine}, crossref = {p}}\n@book{p, title = {Whole}, author = {A}}"
    fields, _ = child(text)
    assert (fields["author"], fields["bookauthor"]) == ("A", "A")
    fields, _ = child(text.replace("{c, ", "{c, author = {B}, "))
    assert (fields["author"], fields["bookauthor"]) == ("B", "A")
    fields, _ = child(text.replace("inbook", "incollection"))
    assert "author" not in fields


def test_an_article_has_the_title_of_its_periodical_as_its_journals():
    parent = "{p, title = {Whole}, subtitle = {Sub}, year = 2020}"
    text = "@article{c, title = {Mine}, crossref = {p}}\n@periodical" + parent
    fields, _ = child(text)
    assert (fields["journaltitle"], fields["journalsubtitle"]) == ("Whole", "Sub")
    fields, _ = child(text.replace("@periodical", "@book"))
    assert "journaltitle" not in fields
    assert fields["title"] == "Mine"


def test_other_types_take_title_and_author_as_they_are():
    fields, _ = child("@misc{c, crossref = {p}}\n@misc{p, title = {T}, author = {A}, year = 2020}")
    assert (fields["title"], fields["author"], fields["year"]) == ("T", "A", "2020")


def test_what_an_entry_has_itself_it_keeps():
    fields, _ = child("@misc{c, year = 2021, crossref = {p}}\n@misc{p, year = 2020, series = {N}}")
    assert (fields["year"], fields["series"]) == ("2021", "N")


def test_what_a_parent_is_itself_is_not_handed_on():
    assert {"doi", "ids", "abstract", "award"} <= OWN
    renamed = {"title", "subtitle", "titleaddon", "author", "crossref"}
    own = ", ".join(f"{name} = {{x}}" for name in sorted(OWN - renamed))
    fields, _ = child(f"@inproceedings{{c, crossref = {{p}}}}\n@proceedings{{p, {own}}}")
    assert fields.keys() == {"crossref"}


def test_annotations_are_not_handed_on():
    text = "{p, author = {A}, author+an = {1=equal}, series+an = {1=x}, publisher = {P}}"
    fields, _ = child("@misc{c, crossref = {p}}\n@misc" + text)
    assert fields.keys() == {"crossref", "author", "publisher"}
    fields, _ = child("@misc{c, xdata = {p}}\n@xdata" + text)
    assert fields.keys() == {"xdata", "author", "publisher"}


def test_xdata_hands_on_all_but_references():
    fields, told = child(
        "@article{c, xdata = {one, Two}}\n"
        "@xdata{one, doi = {10.1/x}, ids = {old}, title = {T}}\n"
        "@xdata{two, journal = {J}, title = {Other}}"
    )
    assert told == []
    assert fields == {"xdata": "one, Two", "doi": "10.1/x", "title": "T", "journal": "J"}


def test_xdata_comes_before_crossref():
    fields, _ = child(
        "@misc{c, crossref = {p}, xdata = {x}}\n@misc{p, series = {P}}\n@xdata{x, series = {X}}"
    )
    assert fields["series"] == "X"


def test_parents_of_parents_are_followed():
    fields, told = child(
        "@inproceedings{c, crossref = {p}}\n@proceedings{p, title = {W}, crossref = {g}}\n"
        "@misc{g, publisher = {G}}"
    )
    assert told == []
    assert (fields["booktitle"], fields["publisher"]) == ("W", "G")


def test_the_place_of_what_is_inherited_is_that_of_the_reference():
    text = "@misc{c, crossref = {p}}\n@misc{p, series = {N}}"
    by_key = {entry.key: entry for entry in scan(text, "p.bib").entries}
    entry = inherit(by_key["c"], by_key)
    via, series = entry.fields["crossref"], entry.fields["series"]
    assert (series.name, series.value, series.borrowed) == ("series", "N", True)
    assert (series.offset, series.value_offset, series.end) == (
        via.offset,
        via.value_offset,
        via.end,
    )
    assert not via.borrowed
    assert not by_key["p"].fields["series"].borrowed


def test_a_parent_that_does_not_exist_is_told_with_the_nearest_key():
    text = "@misc{c, crossref = {proceeding20}}\n@proceedings{Proceedings20, year = 2020}"
    assert child(text)[1] == [
        (
            Code.BIB_CROSSREF,
            "crossref names proceeding20, which does not exist",
            "write Proceedings20",
        )
    ]
    assert child("@misc{c, xdata = {x, y}}")[1] == [
        (
            Code.BIB_CROSSREF,
            f"xdata names {one}, which does not exist",
            f"add the entry {one}, or remove it",
        )
        for one in "xy"
    ]


@pytest.mark.parametrize("name", ["crossref", "xdata"])
def test_a_circle_ends_and_is_told(name):
    fields, told = child(f"@misc{{c, {name} = {{p}}}}\n@misc{{p, series = {{N}}, {name} = {{C}}}}")
    assert fields["series"] == "N"
    assert told == [
        (Code.BIB_CROSSREF, f"{name} leads through p back to c", f"remove {name} here or there")
    ]
    # once, at one entry of the circle
    assert child(f"@misc{{c, {name} = {{a}}}}\n@misc{{a, {name} = {{c}}}}")[1] == []
    fields, told = child(f"@misc{{c, {name} = {{c}}}}")
    assert told == [
        (Code.BIB_CROSSREF, f"{name} leads from c back to itself, or too far", f"remove {name}")
    ]


def test_a_long_chain_ends():
    chain = "".join(f"@misc{{k{n}, crossref = {{k{n + 1}}}}}\n" for n in range(30))
    fields, told = child(f"@misc{{c, crossref = {{k0}}}}\n{chain}@misc{{k30, series = {{N}}}}")
    assert "series" not in fields
    fields, told = child(
        "@misc{c, crossref = {k15}}\n" + chain + "@misc{k30, series = {N}}", key="c"
    )
    assert fields["series"] == "N"
    assert told == []
    many = ", ".join(f"x{n}" for n in range(17))
    data = "".join(f"@xdata{{x{n}, f{n} = {{v}}}}\n" for n in range(17))
    fields, told = child(f"@misc{{c, xdata = {{{many}}}}}\n{data}")
    assert "f15" in fields
    assert "f16" not in fields
