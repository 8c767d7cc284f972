"""Mathematics, markup and commands of packages as publishers and reference managers export them."""

from __future__ import annotations

import pytest
from labpress.records.problems import Code
from labpress.text.latex import rich
from labpress.text.mathematics import check, mathml
from labpress.text.mathematics_input import tidied


def shown(spans):
    """Spans as one text; those that are no text as KIND:CONTENT in brackets."""
    return "".join(
        span.text if span.kind == "text" else f"[{span.kind}:{span.text or shown(span.children)}]"
        for span in spans
    )


@pytest.mark.parametrize(
    ("written", "usual"),
    [
        (r"{d}_{{x}^{2}\ensuremath{-}{y}^{2}}", r"{d}_{{x}^{2}-{y}^{2}}"),
        (r"p_\mathrm{T}", r"p_{\mathrm{T}}"),
        (r"p_\mathrm T", r"p_{\mathrm{T}}"),
        (r"x^\frac{1}{2}", r"x^{\frac{1}{2}}"),
        (r"\hat\mathbf{x}", r"\hat{\mathbf{x}}"),
        (r"{\rm SU}(N)", r"\mathrm{SU}(N)"),
        (r"\rm SU(3)", r"\mathrm{SU(3)}"),
        (r"{\rm d}^2{\bf x}", r"\mathrm{d}^2\mathbf{x}"),
        (r"{\cal CP}", r"\mathcal{CP}"),
        (r"\bm{x}", r"\boldsymbol{x}"),
        (r"\slashed{D}", r"\not{D}"),
        (r"\operatorname*{arg\,min}_x f", r"\operatorname{arg\,min}_x f"),
        (r"\ifmmode\times\else\texttimes\fi{}", r"\times"),
        (r"\big(x\big)", "(x)"),
        (r"\sqrt{s}=13~\hbox{TeV}", r"\sqrt{s}=13\ \text{TeV}"),
        (r"\mathscr{L}\hspace{2pt}", r"\mathcal{L}"),
        (r"90^\circ", r"90^\circ"),
        (r"\alpha_i", r"\alpha_i"),
    ],
)
def test_mathematics_of_exporters_is_brought_into_the_usual_form(written, usual):
    assert tidied(written) == usual
    assert tidied(usual) == usual
    assert check(usual) is None
    assert "<merror" not in mathml(usual)
    assert rich(f"a ${written}$ b")[1] == ()


def test_an_operator_of_two_words_is_upright():
    assert "mathvariant" not in mathml(r"\operatorname{arg\,min}_x f").split("f</mi>")[1]
    assert "*" not in mathml(tidied(r"\operatorname*{arg\,min}_x f"))


@pytest.mark.parametrize(
    ("tex", "sign"),
    [
        (r"\boldsymbol{x}", "𝒙"),
        (r"\boldsymbol{\alpha}", "𝜶"),
        (r"\mathcal{C}", "𝒞"),
        (r"\mathcal{B}", "ℬ"),
        (r"\mathbb{R}", "ℝ"),
        (r"\mathfrak{C}", "ℭ"),
        (r"\mathsf{A}", "𝖠"),
    ],
)
def test_letters_of_other_alphabets_are_those_of_unicode(tex, sign):
    markup = mathml(tex)
    assert sign in markup
    assert "mathvariant" not in markup


def test_a_single_upright_letter_is_no_variable():
    assert "<mtext>T</mtext>" in mathml(r"p_{\mathrm{T}}")


@pytest.mark.parametrize("source", ["{" * 900, r"\rm{" * 400, r"\hat" * 500, r"_\mathrm" * 300])
def test_no_mathematics_stops_it(source):
    assert isinstance(tidied(source), str)


LESS_AND_MORE = [
    (r"$\less$", r"$\greater$"),
    (r"{\textless}", r"{\textgreater}"),
    (r"\textless{}", r"\textgreater{}"),
    ("{$<$}", "{$>$}"),
    ("$<$", "$>$"),
    ("&lt;", "&gt;"),
    ("<", ">"),
]


@pytest.mark.parametrize(("less", "more"), LESS_AND_MORE)
def test_escaped_tags_are_tags(less, more):
    tag = f"{less}i{more}Exemplum{less}/i{more} x{less}sub{more}2{less}/sub{more}"
    spans, findings = rich(f"New {tag}")
    assert shown(spans) == "New [emph:Exemplum] x[subscript:2]"
    assert [one.code for one in findings] == [Code.HTML_IN_FIELD] * 2


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("$a < b$ and $<p>$ and x $<$ 5", "[math:a < b] and [math:<p>] and x [math:<] 5"),
        (r"5 {\textless} 6", "5 < 6"),
        (r"{\noopsort{sample}}vom Sample", "vom Sample"),
        (r"\switchargs{a}{b}", "ba"),
        (r"Zero\hspace{0pt}width", "Zerowidth"),
        (r"Some\hspace*{1em}space", "Some space"),
        (r"{\apj}", "Astrophysical Journal"),
        (r"\SI{5}{\milli\meter}", "5\u202fmm"),
        (r"\qty{1e-5}{\kilo\gram\per\cubic\meter}", "1 × 10⁻⁵\u202fkg/m³"),
        (r"\SI{20}{\degreeCelsius}", "20°C"),
        (r"\num{1e5}", "1 × 10⁵"),
        (r"\ce{H2O}", "H[subscript:2]O"),
        (r"\ce{SO4^2-}", "SO[subscript:4][superscript:2−]"),
        (r"\textcolor{red}{red}", "red"),
        (r"\color{red}red", "red"),
        (r"\foreignlanguage{german}{Fisch}", "Fisch"),
        (r"\texorpdfstring{$x$}{x}", "x"),
        (r"{\glqq}Fisch{\grqq}", "„Fisch“"),
    ],
)
def test_commands_print_what_they_print_in_latex(source, text):
    spans, findings = rich(source)
    assert (shown(spans), findings) == (text, ())


def test_what_is_not_printed_is_told():
    spans, (finding,) = rich(r"Fish\footnote{Not all of them}")
    assert shown(spans) == "Fish"
    assert (finding.code, finding.offset) == (Code.LATEX_COMMAND, 4)
