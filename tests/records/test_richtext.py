"""Rich text, and what of it is plain."""

from __future__ import annotations

from labpress.records.richtext import Span, plain, text


def test_plain_text_is_one_span_or_none():
    assert text("a") == (Span("text", "a"),)
    assert text("") == ()


def test_markup_leaves_its_characters_and_mathematics_its_source():
    inner = Span("emph", children=(Span("text", "b"), Span("strong", children=text("c"))))
    assert plain((Span("text", "a "), inner, Span("math", "x^2"))) == "a bcx^2"
    assert plain(()) == ""
