"""A file is cut into blocks at entries that begin a line."""

from __future__ import annotations

import pytest
from labpress.reading.bib.splitter import START, blocks, is_start


def test_blocks_know_where_they_begin():
    found = list(blocks("text\n@misc{a}\n  @book{b}\n"))
    assert [(block.text.strip(), block.line, block.column) for block in found] == [
        ("text", 1, 1),
        ("@misc{a}", 2, 1),
        ("@book{b}", 3, 3),
    ]


def test_nothing_of_the_text_is_lost():
    text = "a\n@misc{b,\n@c{d}\n}\n@misc{e}\nf"
    assert "".join(block.text for block in blocks(text)).replace(" ", "") == text


def test_an_entry_inside_a_comment_is_no_block():
    assert len(list(blocks("@comment{\n@misc{a}\n}\n@misc{b}"))) == 2


def test_an_entry_that_is_never_closed_does_not_take_the_next_one_along():
    found = [block.text.strip() for block in blocks("@misc{a, title={x\n@misc{b}\n@misc{c}")]
    assert found == ["@misc{a, title={x", "@misc{b}", "@misc{c}"]


@pytest.mark.parametrize(
    ("text", "starts"), [("@misc{", True), ("@misc(", True), ("@someone(", False), ("@some{", True)]
)
def test_a_parenthesis_counts_after_a_known_type_only(text, starts):
    assert is_start(START.match(text)) is starts
