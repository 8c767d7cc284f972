"""Formulas of pages as MathML."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from labpress.text.page_mathematics import page_mathml


def rows(markup):
    soup = BeautifulSoup(markup, "lxml")
    return [[cell.get_text() for cell in row.select("mtd")] for row in soup.select("mtr")]


@pytest.mark.parametrize(
    "tex",
    [
        r"\begin{aligned} a &= b \\ c &= d \end{aligned}",
        r"\begin{align} a &= b \label{eq:one} \\ c &= d \nonumber \end{align}",
        r"\begin{equation}\begin{split} a &= b \\ c &= d \end{split}\end{equation}",
        "a &= b\n\nc &= d",
        r"a &= b \\ c &= d",
    ],
)
def test_lines_stand_below_one_another_at_their_signs(tex):
    markup, wrong = page_mathml(tex, display=True)
    assert not wrong
    assert rows(markup) == [["a", "=b"], ["c", "=d"]]
    assert BeautifulSoup(markup, "lxml").math["display"] == "block"


@pytest.mark.parametrize(
    "tex",
    [
        r"\min_{x \in \mathbb{R}^d} \frac{1}{n} \sum_{i=1}^n \ell_i(x)",
        r"\begin{cases} 1 & x > 0 \\ 0 & \text{else} \end{cases}",
        r"\operatorname*{arg\,min}_x f(x) < \left\{ 1 \right\}",
        r"\text{a & b \foo}",
        r"100\%",
    ],
)
def test_what_latex_sets_is_shown(tex):
    markup, wrong = page_mathml(tex)
    assert not wrong
    assert BeautifulSoup(markup, "lxml").math.get_text()


@pytest.mark.parametrize(
    ("tex", "wrong"),
    [
        (r"\R^n", r"\R is not known"),
        ("a & b", "& is not known"),
        ("x^", "it does not parse"),
        ("", ""),
    ],
)
def test_what_cannot_be_shown_is_said(tex, wrong):
    markup, said = page_mathml(tex)
    assert said.startswith(wrong)
    assert bool(markup) == (not said)


def test_no_address_stands_in_a_formula():
    assert "javascript" not in page_mathml(r"\href{javascript:alert(1)}{y}")[0]
