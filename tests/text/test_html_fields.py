"""HTML in a field becomes LaTeX, and offsets still lead to the source."""

from __future__ import annotations

import pytest
from labpress.text.html_fields import reduce


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<i>in vivo</i>", r"\emph{in vivo}"),
        ("CO<sub>2</sub>", r"CO\textsubscript{2}"),
        ("<span>a</span>", "a"),
        ("a<br>b", "a b"),
        ("R&amp;D", r"R\&D"),
        ("<jats:italic>x</jats:italic>", r"\emph{x}"),
        ("a < b", "a < b"),
        ("$a<b>c$", "$a<b>c$"),
        ("<i>never closed", "never closed"),
        ("if a<b and c>d", "if a<b and c>d"),
        (
            r'{\textless}sub class="x"{\textgreater}2{\textless}/sub{\textgreater}',
            r"\textsubscript{2}",
        ),
    ],
)
def test_tags_and_entities(source, expected):
    assert reduce(source).text == expected


def test_a_tag_that_no_text_may_hold_is_shown_and_told():
    reduced = reduce("a <script>b</script>")
    assert "<script>" in reduced.text
    assert [finding.offset for finding in reduced.findings] == [2, 11]


def test_an_offset_leads_back_to_the_source():
    source = "<i>ab</i> cd"
    reduced = reduce(source)
    assert source[reduced.origin(reduced.text.index("b"))] == "b"
    assert source[reduced.origin(reduced.text.index("d"))] == "d"
