"""What an entry says of its way to being published."""

from __future__ import annotations

import pytest
from labpress.reading.bib.entries import scan
from labpress.reading.bib.status import read_status, without_status


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ("pubstate = {inpress}", "in press"),
        ("pubstate = {published}, note = {in press}", ""),
        ("year = {To appear}", "to appear"),
        ("note = {Under review}", "under review"),
        ("note = {Under review at a venue}", ""),
        ("year = {2020}", ""),
    ],
)
def test_the_status_is_read(fields, status):
    (entry,) = scan(f"@misc{{a, {fields}}}", "a.bib").entries
    assert read_status(entry) == status


def test_what_else_a_text_says_is_kept():
    assert without_status("in press, 2024") == ("in press", "2024")
    assert without_status("2024") == ("", "2024")
