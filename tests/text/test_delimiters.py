"""Where a value or an entry ends, by BibTeX's rules."""

from __future__ import annotations

import pytest
from labpress.text.delimiters import closing_brace, closing_paren, closing_quote


@pytest.mark.parametrize(
    ("text", "end"), [("{a}", 2), ("{a{b}c}", 6), ("{a{b}", -1), (r"{a\}", 3), ("{", -1)]
)
def test_braces(text, end):
    assert closing_brace(text, 1) == end


@pytest.mark.parametrize(
    ("text", "end"), [('"a"', 2), ('"a{"}b"', 6), ('"a', -1), ('"a}"', -1), ('"{a"', -1)]
)
def test_quotes_inside_braces_do_not_count(text, end):
    assert closing_quote(text, 1) == end


@pytest.mark.parametrize(("text", "end"), [("(a)", 2), ("(a{)}b)", 6), ("(a", -1)])
def test_parentheses_inside_braces_do_not_count(text, end):
    assert closing_paren(text, 1) == end
