"""Markdown in a field, as paragraphs of rich text."""

from __future__ import annotations

import pytest
from labpress.formatting.html import rich_html
from labpress.text.markdown import paragraphs


def html(text: str) -> list[str]:
    return [rich_html(one) for one in paragraphs(text)[0]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("One\nline.\n\nAnother.", ["One line.", "Another."]),
        ("*a* **b** `c`", ["<em>a</em> <strong>b</strong> <code>c</code>"]),
        ("**a *b* c**", ["<strong>a <em>b</em> c</strong>"]),
        ("- a\n- b\n\nc", ["• a", "• b", "c"]),
        ("3. a\n4. b", ["3. a", "4. b"]),
        ("# Title", ["Title"]),
        ("```\nx < y\n```", ["<code>x &lt; y</code>"]),
        ("R&D \\* &amp; \\&", ["R&amp;D * &amp; &amp;"]),
        (
            "[home](https://example.org/a)",
            ['<a class="reference external" href="https://example.org/a">home</a>'],
        ),
    ],
)
def test_paragraphs(text, expected):
    assert html(text) == expected
    assert not paragraphs(text)[1]


@pytest.mark.parametrize(
    ("text", "expected", "left"),
    [
        ("[x](javascript:alert)", ["x"], ("the address “javascript:alert”",)),
        ("![a cat](cat.png)", ["a cat"], ("a picture",)),
        ("a <b>c</b> d", ["a c d"], ("HTML",)),
        ("<div>\nx\n</div>", [], ("HTML",)),
        ("[x](page.md)", ["x"], ("the address “page.md”",)),
        ("a&#7;b&#0;c&#12;d", ["a b c d"], ("a reference to a character that is no text",)),
        ("*a&#xD800;b*", ["<em>a b</em>"], ("a reference to a character that is no text",)),
    ],
)
def test_what_has_no_place_is_told_and_leaves_its_words(text, expected, left):
    assert html(text) == expected
    assert paragraphs(text)[1] == left


def test_a_character_for_no_character_that_somebody_typed_stays():
    assert html("a\ufffdb") == ["a\ufffdb"]
    assert not paragraphs("a\ufffdb")[1]
