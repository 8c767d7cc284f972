"""ORCID iDs: their forms, and their checksum (ISO 7064, MOD 11-2)."""

from __future__ import annotations

import pytest
from labpress.text.orcid import orcid_of


@pytest.mark.parametrize(
    "text",
    [
        "0000-0002-1825-0097",
        " 0000000218250097 ",
        "https://orcid.org/0000-0002-1825-0097",
        "http://www.orcid.org/0000-0002-1825-0097/",
        "ORCID.org/0000-0002-1825-0097",
    ],
)
def test_every_form_is_the_same_id(text):
    assert orcid_of(text) == "0000-0002-1825-0097"


def test_the_last_place_may_be_an_x_of_either_case():
    assert orcid_of("0000-0002-1694-233x") == "0000-0002-1694-233X"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "0000-0002-1825-0098",
        "0000-0002-1852-0097",
        "0000-0002-1825-009",
        "a 0000-0002-1825-0097",
    ],
)
def test_a_slip_of_the_pen_is_no_id(text):
    assert orcid_of(text) == ""
