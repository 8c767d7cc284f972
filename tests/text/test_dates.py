import pytest
from hypothesis import given
from hypothesis import strategies as st
from labpress.records.model import Date
from labpress.text.dates import earliest, latest, parse_date, suggestion


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2024", Date(2024)),
        ("2024-09", Date(2024, 9)),
        ("2024-09-26", Date(2024, 9, 26)),
        (" 2024-02-29 ", Date(2024, 2, 29)),
        ("Fall 2024", Date(2024, season="fall")),
        ("autumn 2024", Date(2024, season="fall")),
        ("SPRING, 2024", Date(2024, season="spring")),
        ("Summer  2024", Date(2024, season="summer")),
        ("Winter 2024", Date(2024, season="winter")),
        ("May 2022", Date(2022, 5)),
        ("Sept. 2022", Date(2022, 9)),
        ("september, 2022", Date(2022, 9)),
        ("08/2022", Date(2022, 8)),
        ("8/2022", Date(2022, 8)),
        ("Summer of 2022", Date(2022, season="summer")),
        ("May of 2022", Date(2022, 5)),
        ("März 2022", Date(2022, 3)),
        ("AOÛT 2022", Date(2022, 8)),
        ("mayo de 2022", Date(2022, 5)),
        ("lug. 2022", Date(2022, 7)),
        ("2022年5月", Date(2022, 5)),
        ("2022년 11월", Date(2022, 11)),
    ],
)
def test_a_year_month_day_or_season_is_a_date(text, date):
    assert parse_date(text) == date


@pytest.mark.parametrize(
    "text",
    [
        *("2024-02-30", "2023-02-29", "2024-13", "2024-00", "2024-01-00", "0000", "9999"),
        *(
            "",
            "24",
            "20245",
            "2024-9",
            "2024-09-26T10:00",
            "Ma 2024",
            "Ju 2024",
            "Mx. 2024",
            "Fall",
            "Fall 24",
        ),
        *("2022年13月", "Mittwoch 2022", "la 2022"),
        *("13/2022", "0/2022", "8 2022", "5. 2022", "2/3/2024"),
        *("٢٠٢٤", "2024-09-26\n2025", "0x7e8"),
    ],
)
def test_anything_else_is_none(text):
    assert parse_date(text) is None


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("2024-9", "2024-09"),
        ("2024/09/26", "2024-09-26"),
        ("2024–09", "2024-09"),
        ("2024. Sep", ""),
        ("Sept. 26th, 2024", "2024-09-26"),
        ("26 September 2024", "2024-09-26"),
        ("2024 fall", "Fall 2024"),
        ("2024 May", "2024-05"),
        ("2/3/2024", ""),  # February or March?
        ("2.3.2024", ""),
        ("early 2024", "2024"),
        ("Mid-2024", "2024"),
        ("ca. May 2024", "2024-05"),
        ("expected 2026", "2026"),
        ("around noon", ""),
        ("15/3/2024", "2024-03-15"),
        ("03/15/2024", "2024-03-15"),
        ("15.03.2024", "2024-03-15"),
        ("03.2024", "2024-03"),
        ("May ’24", "2024-05"),
        ("15. März 2024", "2024-03-15"),
        ("13/15/2024", ""),
        ("Ma 2024", ""),
        ("2024-02-30", ""),
        ("30 Feb 2024", ""),
        ("soon", ""),
        ("2024-09-01T00:00:00Z", "2024-09-01"),
        ("2024-09-01 12:30", "2024-09-01"),
        ("2024?", "2024"),
        ("Jun-2024", "2024-06"),
        ("2024-Fall", "Fall 2024"),
        ("Autumn ’24", "Fall 2024"),
        ("WS 2024/25", "Winter 2024"),
        ("SoSe 2024", "Summer 2024"),
        ("?", ""),
    ],
)
def test_the_spelling_to_use_is_suggested_where_only_one_can_be_meant(text, better):
    assert suggestion(text) == better


@given(st.text() | st.from_regex(r"\w{1,9}[ .,/-]\w{1,9}([ .,/-]\w{1,4})?", fullmatch=True))
def test_no_text_raises_and_what_is_suggested_is_a_date(text):
    parse_date(text)
    better = suggestion(text)
    assert not better or parse_date(better)


@given(st.dates())
def test_every_day_of_a_usable_year_comes_back(day):
    date = parse_date(day.isoformat())
    assert (date is not None) == (1000 <= day.year <= 2999)
    assert date is None or str(date) == day.isoformat()


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", (2024, 1, 1), (2024, 12, 31)),
        ("2024-02", (2024, 2, 1), (2024, 2, 31)),
        ("2024-02-03", (2024, 2, 3), (2024, 2, 3)),
        ("Spring 2024", (2024, 1, 1), (2024, 6, 1)),
        ("Winter 2024", (2024, 12, 1), (2025, 6, 1)),
    ],
)
def test_a_vague_date_means_every_day_in_it(text, first, last):
    date = parse_date(text)
    assert date
    assert (earliest(date), latest(date)) == (first, last)
