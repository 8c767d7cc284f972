"""Mathematics as a person would write it in a text file."""

from __future__ import annotations

import pytest
from labpress.text.plain_mathematics import mathematics_text


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (r"\ell_1", "ℓ₁"),
        (r"\ell_{\infty}", "ℓ_∞"),
        ("a_{i,j}", "a_{i,j}"),
        ("x_{max}", "x_max"),
        ("x_{max}y", "x_max y"),
        (r"\binom{n}{k}", "(n choose k)"),
        (r"x \leq y", "x ≤ y"),
        (r"x\le y", "x ≤ y"),
        (r"\sim 5", "~5"),
        (r"a \sim b", "a ~ b"),
        (r"\leq 3\%", "≤ 3%"),
        (r"\pm 5", "±5"),
        (r"\frac{1}{2}", "1/2"),
        (r"\frac{a+b}{2n}", "(a+b)/(2n)"),
        (r"\dfrac{a}{b}", "a/b"),
        (r"\mathcal{O}(n^2)", "O(n²)"),
        (r"O(n\log n)", "O(n log n)"),
        (r"\sqrt{n+1}", "√(n+1)"),
        (r"\sqrt[3]{x}", "∛x"),
        (r"\mathbb{R}^{n\times m}", "ℝ^(n×m)"),
        (r"\mathbb{E}[X]", "E[X]"),
        (r"\sum_{i=1}^n x_i", "∑ᵢ₌₁ⁿ xᵢ"),
        (r"\operatorname*{arg\,min}_x f", "arg minₓ f"),
        (r"\max_x f(x)", "maxₓ f(x)"),
        (r"{\rm SU}(N)", "SU(N)"),
        (r"p_\mathrm{T}", "p_T"),
        (r"\mathrm{H_2SO_4}", "H₂SO₄"),
        (r"d_{x^2-y^2}", "d_{x²-y²}"),
        ("e^{i\\pi}", "e^(iπ)"),
        ("n^{1/3}", "n^(1/3)"),
        (r"\mathbf{W}^{(l)}", "W^(l)"),
        (r"\hat{x}", "x̂"),
        (r"\vec{v}", "v⃗"),
        (r"\overline{MS}", "MS"),
        (r"\|x\|_1", "‖x‖₁"),
        (r"\langle x, y\rangle", "⟨x, y⟩"),
        ("1,000", "1,000"),
        (r"f\colon X\to Y", "f: X → Y"),
        (r"x \not= y", "x ≠ y"),
        ("x^*", "x*"),
        ("x'", "x′"),
        (r"90^\circ", "90°"),
        (r"5\%", "5%"),
        (r"k\mathrm{-means}", "k-means"),
        (r"\epsilon\varepsilon\phi", "εεφ"),
        (r"4\text{ }\mathrm{K}", "4 K"),
        # commands that nobody here knows are read as well as can be
        (r"\substack{a\\b}", "a b"),
    ],
)
def test_it_is_what_a_person_would_type(tex, text):
    assert mathematics_text(tex) == text


@pytest.mark.parametrize("tex", ["", " ", "{", "}", "^", "_", "\\", "\\frac", "x" * 3000, "$", "&"])
def test_nothing_makes_it_fail(tex):
    assert isinstance(mathematics_text(tex), str)
