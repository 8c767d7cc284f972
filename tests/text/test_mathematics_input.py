"""Mathematics as exporters write it, in the form that all outputs know."""

from __future__ import annotations

import pytest
from labpress.text.mathematics import check
from labpress.text.mathematics_input import tidied


@pytest.mark.parametrize(
    ("written", "usual"),
    [
        (r"{\rm SU}(2)", r"\mathrm{SU}(2)"),
        (r"\bm{x}", r"\boldsymbol{x}"),
        (r"\ensuremath{x}", "x"),
        (r"\ifmmode x \else y \fi", "x"),
        (r"x_\mathrm{T}", r"x_{\mathrm{T}}"),
        (r"x\textsuperscript{2}", r"x^{\text{2}}"),
        (r"\mathbb R", r"\mathbb{R}"),
        (r"\displaystyle \alpha", r"\alpha"),
        (r"\operatorname*{arg\,max}", r"\operatorname{arg\,max}"),
        (r"\slashed{p}", r"\not{p}"),
        ("N~=~29", r"N\ =\ 29"),
    ],
)
def test_other_ways_to_write_it_become_the_usual_one(written, usual):
    assert tidied(written) == usual
    assert check(usual) is None


def test_the_usual_form_stays_and_space_is_one_blank():
    assert tidied(r"\frac{a}{b}") == r"\frac{a}{b}"
    assert tidied("a  +\n b") == "a + b"
    long = r"\bm{x}" + "y" * 2000
    assert tidied(long) == long
