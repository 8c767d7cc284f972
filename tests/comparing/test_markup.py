"""HTML as a tree."""

from __future__ import annotations

from labpress.comparing.markup import parse
from labpress.comparing.readings import MATH_END, MATH_START


def test_elements_are_found_by_class_and_tell_their_text():
    page = parse('<ul><li class="a b" id="x">one<br>two</li><li class="b">three</li></ul>')
    assert [element.text() for element in page.with_class("b")] == ["one two", "three"]
    assert page.first("a").id == "x"
    assert page.first("c") is None
    assert page.text_of("c") == ""


def test_what_no_reader_sees_is_no_text():
    page = parse("<p>a<script>b</script><style>c</style>&amp;d</p>")
    assert page.text() == "a&d"


def test_bold_is_known_of_each_character():
    (paragraph,) = parse("<p>a<strong>b</strong></p>").elements().__next__().children
    assert [(c, bold) for c, bold in paragraph.characters() if c.strip()] == [
        ("a", False),
        ("b", True),
    ]


def test_mathematics_is_marked():
    text = parse("<p>x <math><mi>y</mi></math></p>").text()
    assert MATH_START in text
    assert MATH_END in text
