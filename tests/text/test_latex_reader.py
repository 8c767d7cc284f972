r"""From the nodes of LaTeX to spans, and what is said of those that say nothing here."""

from __future__ import annotations

import pytest
from labpress.records.problems import Code
from labpress.text.latex_reader import read


def shown(latex: str) -> tuple[str, list[Code]]:
    findings = []
    spans = read(latex, findings)

    def text(spans) -> str:
        return "".join(span.text + text(span.children) for span in spans)

    return text(spans), [finding.code for finding in findings]


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        ("5% of all", "5% of all"),
        (r"Erd\H{o}s", "Erdo\u030bs"),
        (r"na\"{\i}ve", "nai\u0308ve"),
        (r"\o re", "øre"),
        ("a~b", "a\u00a0b"),
        ("pages 1--2", "pages 1–2"),
        (r"\foreignlanguage{german}{Haus}", "Haus"),
    ],
)
def test_commands_are_the_characters_that_they_print(latex, text):
    assert shown(latex) == (text, [])


def test_a_declaration_holds_to_the_end_of_its_group():
    spans = read(r"a {\em b c} d", [])
    assert [(span.kind, [child.text for child in span.children]) for span in spans] == [
        ("text", []),
        ("emph", ["b c"]),
        ("text", []),
    ]


def test_a_command_that_nobody_knows_is_told_and_its_text_kept():
    text, codes = shown(r"a \strange b")
    assert (text.split(), codes) == (["a", "b"], [Code.LATEX_COMMAND])
    assert shown(r"\begin{odd}kept\end{odd}") == ("kept", [Code.LATEX_COMMAND])


def test_mathematics_is_a_span_and_what_is_not_closed_is_text():
    assert [(span.kind, span.text) for span in read("$x^2$", [])] == [("math", "x^2")]
    text, codes = shown("costs $5")
    assert "$5" in text
    assert codes == [Code.LATEX_SYNTAX]


def test_only_a_safe_address_is_linked():
    (link,) = read(r"\href{https://example.org/a\_b}{here}", [])
    assert (link.kind, link.url) == ("link", "https://example.org/a_b")
    assert shown(r"\href{javascript:alert(1)}{here}") == ("here", [Code.UNSAFE_URL])
