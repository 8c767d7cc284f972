"""Text of a page beside text of a PDF."""

from __future__ import annotations

import pytest
from labpress.comparing.texts import normal, same, visible, without


@pytest.mark.parametrize(
    ("site", "booklet"),
    [
        ("well-known nets", "well-\nknown nets"),
        ("“a” – b", '"a" - b'),
        ("ﬁsh", "fish"),
        ("https://example.org/", "example.org"),
    ],
)
def test_what_print_does_to_a_text_is_no_difference(site, booklet):
    assert same(site, booklet)


def test_another_word_is():
    assert not same("sparse nets", "sparse net")


def test_what_is_left_without_a_part_is_told():
    assert without("Nets, NeurIPS", "Nets").strip() == ",NeurIPS"
    assert without("Nets", "Loops") is None


def test_a_message_shows_single_blanks():
    assert visible("a \n b") == "a b"
    assert normal("a b") == "ab"
