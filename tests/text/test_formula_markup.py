"""Formulas in the markup of publishers become TeX."""

from __future__ import annotations

import pytest
from labpress.text.formula_markup import tex_of_formula
from labpress.text.html_fields import reduce
from labpress.text.mathematics import check
from labpress.text.mathematics_input import tidied

_NAMESPACE = 'xmlns:mml="http://www.w3.org/1998/Math/MathML" display="inline"'


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (
            f"<mml:math {_NAMESPACE}><mml:mrow><mml:msub><mml:mi>Sr</mml:mi><mml:mn>2</mml:mn>"
            "</mml:msub></mml:mrow></mml:math>",
            r"{\mathrm{Sr}}_{2}",
        ),
        ("<math><mi>x</mi><mo>&#8712;</mo><mi>&alpha;</mi></math>", "x∈α"),
        ("<math><msup><mi>x</mi><mn>2</mn></msup><mo>&lt;</mo><mn>1</mn></math>", "x^{2}<1"),
        ("<math><msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup></math>", "x_{i}^{2}"),
        ("<math><mfrac><mi>a</mi><mi>b</mi></mfrac></math>", r"\frac{a}{b}"),
        ("<math><msqrt><mi>s</mi></msqrt><mo>=</mo><mn>8</mn></math>", r"\sqrt{s}=8"),
        ("<math><mroot><mi>s</mi><mn>3</mn></mroot></math>", r"\sqrt[3]{s}"),
        ("<math><mover><mi>B</mi><mo>¯</mo></mover></math>", r"\overline{B}"),
        (
            "<math><mmultiscripts><mi>He</mi><mprescripts/><none/><mn>3</mn></mmultiscripts></math>",
            r"{}^{3}{\mathrm{He}}",
        ),
        (
            "<math><mi>f</mi><mo>&#8289;</mo><mfenced><mi>x</mi><mi>y</mi></mfenced></math>",
            "f(x,y)",
        ),
        ("<math><mn>5</mn><mtext> nm</mtext></math>", r"5\text{nm}"),
        ("<math><mi>{RuO}</mi></math>", r"\mathrm{RuO}"),
        ('<math><mi mathvariant="bold">k</mi></math>', r"\mathbf{k}"),
        (
            '<inline-formula> <tex-math notation="LaTeX">$\\ell _1$ </tex-math></inline-formula>',
            r"\ell _1",
        ),
        (
            "<jats:inline-formula><jats:tex-math>$$x^2$$</jats:tex-math></jats:inline-formula>",
            "x^2",
        ),
        (
            r"<tex-math>\documentclass{minimal} \begin{document}$$y$$\end{document}</tex-math>",
            "y",
        ),
        (
            '<Formula format="inline"><TexMath><?TeX $N~=~29$?></TexMath><AltText>Math 1</AltText>'
            '<File name="x" type="svg"/></Formula>',
            "N~=~29",
        ),
        (
            "<math><semantics><mi>q</mi><annotation encoding='application/x-tex'>p</annotation>"
            "</semantics></math>",
            "p",
        ),
    ],
)
def test_the_tex_of_a_formula(markup, expected):
    tex = tex_of_formula(markup)
    assert tex == expected
    assert check(tidied(tex)) is None


@pytest.mark.parametrize(
    "markup",
    [
        "<math><mtable><mtr><mtd><mi>x</mi></mtd></mtr></mtable></math>",
        "<math><mi>x</math>",
        "<formula>two parts</formula>",
        "<math></math>",
        "<math>" + "<mrow>" * 60 + "<mi>x</mi>" + "</mrow>" * 60 + "</math>",
    ],
)
def test_markup_that_tex_cannot_say_is_left(markup):
    assert tex_of_formula(markup) is None


def test_a_formula_in_a_title_is_told_once_with_its_tex():
    source = "On <mml:math><mml:mi>x</mml:mi></mml:math> and <i>y</i>"
    reduced = reduce(source)
    assert reduced.text == r"On $x$ and \emph{y}"
    assert [(finding.offset, finding.hint) for finding in reduced.findings] == [
        (3, "write $x$"),
        (source.index("<i>"), r"write \emph{…}"),
    ]
    assert source[reduced.origin(reduced.text.index("and")) :].startswith("and")


def test_a_formula_whose_signs_an_exporter_escaped():
    less, more = r"{\textless}", r"{\textgreater}"
    source = f'{less}math display="inline"{more}{less}mi{more}x{less}/mi{more}{less}/math{more}'
    assert reduce(source).text == "$x$"


def test_a_formula_that_cannot_be_read_is_shown_and_told():
    reduced = reduce("a <math><mtable/></math>")
    assert reduced.text == "a <math><mtable/></math>"
    assert [finding.offset for finding in reduced.findings] == [2, 17]
