"""The date of an entry, as precise as its fields, and what is told of fields that are wrong."""

from __future__ import annotations

import pytest
from labpress.reading.bib.bibliography import read_bibliography
from labpress.reading.bib.dates import month_number, read_date
from labpress.reading.bib.entries import scan
from labpress.records.model import Date
from labpress.records.problems import Code


def read(fields):
    """The date, and of each finding its message, its hint and the text at its place."""
    text = f"@misc{{k, {fields}}}"
    (entry,) = scan(text, "p.bib").entries
    findings = []
    date = read_date(entry, findings)
    assert {finding.code for finding in findings} <= {Code.BIB_BAD_VALUE}
    return date, [(one.message, one.hint, text[one.offset :][:6]) for one in findings]


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        ("title = {T}", None),
        ("year = {}", None),
        ("month = jun", None),
        ("year = {1400}", Date(1400)),
        ("year = {2199}", Date(2199)),
        ("year = 2020, month = {}", Date(2020)),
        ("year = 2020, month = jan", Date(2020, 1)),
        ("year = 2020, month = dec", Date(2020, 12)),
        ("year = 2020, month = {12}", Date(2020, 12)),
        ("year = 2020, month = {1}", Date(2020, 1)),
        ("year = 2020, month = {01}", Date(2020, 1)),
        ("year = 2020, month = { 7 }", Date(2020, 7)),
        ("year = 2020, month = {JUNE}", Date(2020, 6)),
        ("year = 2020, month = {sept}", Date(2020, 9)),
        ("year = 2020, month = {May--June}", Date(2020, 5)),
        ("year = 2020, month = {3 June}", Date(2020, 6, 3)),
        ("year = 2020, month = {June 3 and 5}", Date(2020, 6)),
        ("year = 2020, month = {3}, day = {31}", Date(2020, 3, 31)),
        ("year = 2020, month = {June 3}, day = {4}", Date(2020, 6, 4)),
        ("year = 2020, month = feb, day = 29", Date(2020, 2, 29)),
        ("year = 2020, month = {Spring}", Date(2020, season="spring")),
        ("year = 2020, month = {summer}", Date(2020, season="summer")),
        ("year = 2020, month = { Autumn }", Date(2020, season="fall")),
        ("year = 2020, month = {Winter}", Date(2020, season="winter")),
        ("date = {}, year = 2020", Date(2020)),
        ("date = {2020}", Date(2020)),
        ("date = {2020-1}", Date(2020, 1)),
        ("date = {2020-12}", Date(2020, 12)),
        ("date = {2020-1-9}", Date(2020, 1, 9)),
        ("date = {2020-02-29}", Date(2020, 2, 29)),
        ("date = {2020-12-31T23:59:59Z}", Date(2020, 12, 31)),
        ("date = {2020-06~}", Date(2020, 6)),
        ("date = {2020?}", Date(2020)),
        ("date = {2020%}", Date(2020)),
        ("date = {2020-21}", Date(2020, season="spring")),
        ("date = {2020-22}", Date(2020, season="summer")),
        ("date = {2020-24}", Date(2020, season="winter")),
        ("date = {2020-05/2021-06}", Date(2020, 5)),
        ("date = {2020-05/}", Date(2020, 5)),
        ("date = {/2020-05}", Date(2020, 5)),
        ("date = {../2020-05}", Date(2020, 5)),
        ("date = {0999}", Date(999)),
        ("date = {2020-03}, year = 1999, month = jul", Date(2020, 3)),
    ],
)
def test_good_dates(fields, date):
    if fields.startswith("date = {},"):
        assert read(fields)[0] == date
    else:
        assert read(fields) == (date, [])


YEAR = "write year = {YYYY}"
WHOLE = "write date = {YYYY-MM-DD}, {YYYY-MM} or {YYYY}"
MONTH = "write month = jan, or a number"
DAY = "write day = {5}"


@pytest.mark.parametrize(
    ("fields", "date", "message", "hint", "place"),
    [
        ("year = {soon}", None, "'soon' is no year", YEAR, "soon}"),
        ("year = {1399}", None, "'1399' is no year", YEAR, "1399}"),
        ("year = {2200}", None, "'2200' is no year", YEAR, "2200}"),
        ("year = {20201}", None, "'20201' is no year", YEAR, "20201}"),
        ("year = {c. 2020}", Date(2020), "'c. 2020' is no year", YEAR, "c. 202"),
        ("year = {2019/2020}", Date(2019), "'2019/2020' is no year", YEAR, "2019/2"),
        ("year = 2020, month = {0}", Date(2020), "'0' is no month", MONTH, "0}}"),
        ("year = 2020, month = {13}", Date(2020), "'13' is no month", MONTH, "13}}"),
        ("year = 2020, month = {Junk}", Date(2020), "'Junk' is no month", MONTH, "Junk}}"),
        ("year = 2020, month = {ma}", Date(2020), "'ma' is no month", MONTH, "ma}}"),
        ("year = 2020, month = 2, day = {30}", Date(2020, 2), "'30' is no day of", DAY, "30}}"),
        ("year = 2020, month = 2, day = {0}", Date(2020, 2), "'0' is no day of", DAY, "0}}"),
        ("year = 2020, month = {June 31}", Date(2020, 6), "'June 31' is no day", DAY, "June 3"),
        ("date = {2020-13}", Date(2020), "'2020-13' is no date", WHOLE, "2020-1"),
        ("date = {2020-00}", Date(2020), "'2020-00' is no date", WHOLE, "2020-0"),
        ("date = {2020-25}", Date(2020), "'2020-25' is no date", WHOLE, "2020-2"),
        ("date = {2021-02-29}", Date(2021), "'2021-02-29' is no date", WHOLE, "2021-0"),
        ("date = {2020-06-00}", Date(2020), "'2020-06-00' is no date", WHOLE, "2020-0"),
        ("date = {May 2020}", Date(2020), "'May 2020' is no date", WHOLE, "May 20"),
        ("date = {0000}", None, "'0000' is no date", WHOLE, "0000}}"),
        ("date = {soon}", None, "'soon' is no date", WHOLE, "soon}}"),
    ],
)
def test_what_is_wrong_is_told_and_the_rest_is_kept(fields, date, message, hint, place):
    found, ((said, advice, at),) = read(fields)
    assert found == date
    assert said.startswith(message)
    assert advice == hint
    assert at.startswith(place)


def test_a_date_that_says_nothing_leaves_it_to_the_year():
    date, told = read("date = {soon}, year = 2020, month = jul")
    assert date == Date(2020, 7)
    assert len(told) == 1


def test_long_values_are_shortened():
    _, ((message, _, _),) = read(f"year = {{{'x' * 99}}}")
    assert message == f"'{'x' * 40}' is no year"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        *(("January", 1), ("feb.", 2), ("Mar", 3), ("APRIL", 4), ("may", 5), ("Sept.", 9)),
        *(("septem", 9), ("about Oct", 10), ("1", 1), ("3", 3), ("12", 12)),
        *(("", None), ("0", None), ("13", None), ("123", None), ("1.", None)),
        *(("Janus", None), ("se", None), ("septembers", None)),
    ],
)
def test_months_by_name_and_number(text, number):
    assert month_number(text) == number


def test_a_month_without_braces_is_read_and_told(tmp_path):
    path = tmp_path / "p.bib"
    entry = "@article{a, title = {T}, author = {A B}, journal = {J}, year = 2020, month = april}"
    path.write_text(entry, encoding="utf-8")
    (paper,), (problem,) = read_bibliography(path)
    assert paper.date == Date(2020, 4)
    assert (problem.code, problem.hint) == (Code.BIB_STRING, "write month = apr")
