"""The allow-list of TeX mathematics, and MathML."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from labpress.text import mathematics
from labpress.text.mathematics import check, mathml


@pytest.mark.parametrize(
    "tex",
    [
        r"\ell_2",
        "x_1^2",
        r"\mathcal{O}(1/\sqrt{T})",
        r"\frac{a}{b}",
        r"\mathbb{R}^{d \times d}",
        r"\left( \frac{1}{2} \right)",
        r"\sqrt[3]{x}",
        r"a < b \& c",
        r"\operatorname{arg max}_x f(x)",
        r"\text{if } x",
        r"\hat{\theta}",
    ],
)
def test_allowed(tex):
    assert check(tex) is None
    root = ElementTree.fromstring(mathml(tex))
    assert root.tag.endswith("math")
    assert "\\" not in "".join(root.itertext())


@pytest.mark.parametrize(
    "tex",
    [
        r"\input{x}",
        r"\write18{ls}",
        r"\immediate\write18{ls}",
        r"\openin5=x",
        r"\csname x\endcsname",
        r"\def\x{y}",
        r"\catcode`\%=12",
        r"\href{javascript:x}{y}",
        r"\begin{array}{c}x\end{array}",
        "^^5cinput x",
        "a $ b",
        "a % b",
        "a # b",
        "a & b",
        r"a \\ b",
        "",
        "{a",
        "a}",
        "x^a^b",
        "x_",
        "^",
        r"\frac{a}",
        r"\frac{a}}{",
        r"\sqrt",
        r"\sqrt[3",
        r"\left( a",
        r"a \right)",
        r"{\left( a} \right)",
        r"\operatorname{\x}",
        r"x^\frac12",
        "\x00",
        "{" * 50 + "}" * 50,
        "x" * 5000,
    ],
)
def test_not_allowed(tex):
    assert check(tex)
    assert mathml(tex) == ""


@pytest.mark.parametrize(
    "tex",
    [r"\text{<script>alert(1)</script>}", r"a<b>c", r"\text{\&lt;script>}", r"\mathrm{<b}"],
)
def test_markup_in_mathematics_is_escaped(tex):
    markup = mathml(tex)
    assert "<script" not in markup
    assert "<b" not in markup
    if markup:
        ElementTree.fromstring(markup)


@pytest.mark.parametrize("name", sorted(mathematics._SYMBOLS))
def test_every_symbol_of_the_list_has_mathml(name):
    markup = mathml(f"a \\{name} b")
    assert markup, check(f"a \\{name} b")
    assert "\\" not in markup.replace("\\</m", "</m")
