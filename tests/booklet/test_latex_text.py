"""What comes from data prints as it is, and does nothing else."""

from __future__ import annotations

import pytest
from labpress.booklet import latex_text
from labpress.formatting.bylines import AuthorRun
from labpress.records.richtext import Span, text


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("50% & more #1 $x_y^z {a}", r"50\% \& more \#1 \$x\_y\textasciicircum{}z \{a\}"),
        ("\\input{/etc/passwd}", r"\textbackslash{}input\{/etc/passwd\}"),
        ("a -- b --- c", r"a -\kern0pt- b -\kern0pt-\kern0pt- c"),
        ("a\u00a0b\u200b\u202ec\tnew\nline", r"a\nobreakspace{}bc new line"),
        ("O’Reilly 刘", "O’Reilly 刘"),
        ("`~", r"\textasciigrave{}\textasciitilde{}"),
    ],
)
def test_escape(given: str, expected: str) -> None:
    assert latex_text.escape(given) == expected


def test_no_character_of_tex_survives_bare() -> None:
    for number in range(0x20, 0x7F):
        character = chr(number)
        escaped = latex_text.escape(character)
        if character in "\\{}$&#%_^~`":
            assert escaped.startswith("\\")
            assert escaped != character
        else:
            assert escaped == character


def test_rich_text() -> None:
    rich = (
        *text("Rates of "),
        Span("math", r"O(1/\sqrt{n})"),
        Span("emph", children=text("& more")),
        Span("link", children=text("here"), url="https://example.org/a_b?x=1&y=50%25#z"),
    )
    assert latex_text.rich_latex(rich) == (
        r"Rates of \(O(1/\sqrt{n})\)\emph{\& more}"
        r"\href{https://example.org/a\_b?x=1\&y=50\%25\#z}{here}"
    )


def test_author_line() -> None:
    runs = (
        AuthorRun("S. Liu*", True, "sijia-liu", ("equal",), "*"),
        AuthorRun("P.-Y. Chen", False, "", (), ""),
    )
    assert latex_text.byline(runs) == (r"\labmember{S.\labtie{}Liu*},\labgap{}P.-Y.\labtie{}Chen")


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://www.optml-group.com/", "www.optml-group.com"),
        ("mailto:a@b.org", "a@b.org"),
        ("https://x.org/~liu/a_b", r"x.org/~liu/a\_b"),
    ],
)
def test_addresses_in_print(address: str, shown: str) -> None:
    assert latex_text.print_url(address).endswith(f"{{{shown}}}")


def test_an_address_cannot_leave_its_argument() -> None:
    nasty = latex_text.url("https://x.org/}\\input{evil}%\u202e刘")
    assert "}" not in nasty
    assert "\\input" not in nasty
    assert nasty.isascii()


def test_signs_that_fonts_lack_above_and_below_the_line_are_set():
    assert latex_text.escape("ℓ₁ and xₙ₊ᵢ, 10⁻⁵, n²") == (
        r"ℓ\textsubscript{1} and x\textsubscript{n}\textsubscript{+}\textsubscript{i},"
        r" 10\textsuperscript{−}\textsuperscript{5}, n²"
    )
