r"""LaTeX and HTML in fields."""

from __future__ import annotations

import unicodedata

import pytest
from labpress.records.problems import Code
from labpress.records.richtext import Span, plain
from labpress.text.latex import rich, text_of


def codes(source):
    return [finding.code for finding in rich(source)[1]]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (r"{\"O}zg{\"u}r", "Özgür"),
        (r"\"{O}zg\"{u}r", "Özgür"),
        (r"\"Ozg\"ur", "Özgür"),
        (r"Jos{\'e} Garc{\'\i}a Garc\'{\i}a", "José García García"),
        (r"\v{c}\v c{\v{S}}\u{g}\u g", "ččŠğğ"),
        (r"Stra\ss{}e Stra{\ss}e Gau\ss", "Straße Straße Gauß"),
        (r"\O stergaard J{\o}rgensen", "Østergaard Jørgensen"),
        (r"{\L}ukasz Wo\'zniak \k{a}\c{S}\.I\i", "Łukasz Woźniak ąŞİı"),
        (r"Nguy\~{\^e}n \'{\^e} {\DJ}\u{a}ng", "Nguyễn ế Đăng"),
        (r"Erd\H{o}s \r{A} \aa{} \=a \`e \d{u} \b{b}", "Erdős Å å ā è ụ ḇ"),
        (r"a -- b --- c", "a – b — c"),
        ("``a'' `b' O'Neil", "“a” ‘b’ O’Neil"),
        ("Una-May O'Reilly", "Una-May O'Reilly"),
        (r"A~B", "A\u00a0B"),
        (r"R\&D 50\% \$5 \#1 a\_b \{x\}", "R&D 50% $5 #1 a_b {x}"),
        ("R&D 50% #1 a_b", "R&D 50% #1 a_b"),
        ("{BERT}: {{The} Model}", "BERT: The Model"),
        (r"{\TeX} and \LaTeX{} x", "TeX and LaTeX x"),
        ("a\n   b\t c", "a b c"),
        (r"50% of \emph{x}", "50% of x"),
        ("e\u0301", "é"),
        (r"a\ldots b\textendash{}c\textregistered", "a…b–c®"),
    ],
)
def test_text(source, text):
    assert text_of(source) == text
    assert rich(source)[1] == ()
    assert unicodedata.is_normalized("NFC", text_of(source))


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        (r"\emph{a}", "emph"),
        (r"\textit{a}", "emph"),
        (r"{\em a}", "emph"),
        (r"{\it a}", "emph"),
        (r"\textbf{a}", "strong"),
        (r"{\bf a}", "strong"),
        (r"\texttt{a}", "code"),
        (r"\textsc{a}", "smallcaps"),
        (r"\textsuperscript{a}", "superscript"),
        (r"\textsubscript{a}", "subscript"),
        ("<i>a</i>", "emph"),
        ("<b>a</b>", "strong"),
        ("<sup>a</sup>", "superscript"),
    ],
)
def test_styles(source, kind):
    assert rich(source)[0] == (Span(kind, children=(Span("text", "a"),)),)


def test_styles_nest_and_neighbours_keep_their_blanks():
    spans, _ = rich(r"A \textbf{b \emph{c}} d")
    assert plain(spans) == "A b c d"
    assert [span.kind for span in spans] == ["text", "strong", "text"]


@pytest.mark.parametrize(
    ("source", "text", "url"),
    [
        (r"\href{https://a.b/c_d%20e#f~g}{T \emph{x}}", "T x", "https://a.b/c_d%20e#f~g"),
        (r"\href{https://a.b/c\_d\%20}{T}", "T", "https://a.b/c_d%20"),
        (r"\url{https://a.b/c_d}", "https://a.b/c_d", "https://a.b/c_d"),
        ('<a href="https://a.b/?x=1&amp;y=2">T</a>', "T", "https://a.b/?x=1&y=2"),
        (r"<a href={\"}https://a.b{\"}>T</a>", "T", "https://a.b"),
    ],
)
def test_links(source, text, url):
    (link,) = rich(source)[0]
    assert (link.kind, plain(link.children), link.url) == ("link", text, url)


def test_an_unsafe_link_is_its_text():
    spans, findings = rich(r"a \href{javascript:alert(1)}{b}")
    assert spans == (Span("text", "a b"),)
    assert [(one.code, one.offset) for one in findings] == [(Code.UNSAFE_URL, 2)]


@pytest.mark.parametrize(
    ("source", "tex"),
    [(r"$\ell_2$", r"\ell_2"), (r"\(x_1^2\)", "x_1^2"), (r"\ensuremath{\alpha}", r"\alpha")],
)
def test_mathematics_passes_as_its_source(source, tex):
    assert rich(source) == ((Span("math", tex),), ())


def test_mathematics_that_is_not_allowed_is_text():
    spans, findings = rich(r"a $\input{/etc/passwd}$")
    assert spans == (Span("text", r"a $\input{/etc/passwd}$"),)
    assert [(one.code, one.offset) for one in findings] == [(Code.LATEX_MATH, 2)]


def test_an_open_dollar_is_text():
    spans, findings = rich("costs $5 or more")
    assert plain(spans) == "costs $5 or more"
    assert [(one.code, one.offset) for one in findings] == [(Code.LATEX_SYNTAX, 6)]


def test_an_unknown_command_gives_way_to_its_text():
    spans, findings = rich(r"a \foo{b} c")
    assert plain(spans) == "a b c"
    assert [(one.code, one.offset) for one in findings] == [(Code.LATEX_COMMAND, 2)]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("A &amp; B", "A & B"),
        (r"A \&amp; B", "A & B"),
        ("a &lt; b&#36;", "a < b$"),
        ("<jats:p>One</jats:p>", "One"),
        ("a<br/>b", "a b"),
        ("<i>a", "a"),
        ("{<i>a}</i>", "a"),
    ],
)
def test_html_is_reduced_to_text_and_reported(source, text):
    assert text_of(source) == text
    assert set(codes(source)) == {Code.HTML_IN_FIELD}


def test_script_is_shown_as_text():
    source = "a <script>alert(1)</script>"
    assert rich(source)[0] == (Span("text", source),)
    assert Code.HTML_IN_FIELD in codes(source)


@pytest.mark.parametrize("source", ["a < b > c", "AT&T; x", "List<T>", "p<0.05", "$a<b$ c>d"])
def test_what_only_looks_like_html_is_left_alone(source):
    assert codes(source) == []
    assert text_of(source) == source.replace("$", "")


def test_offsets_after_html_are_those_of_the_source():
    source = r"<i>a</i> &amp; \foo{x}"
    places = {one.code: one.offset for one in rich(source)[1]}
    assert places[Code.LATEX_COMMAND] == source.index("\\foo")


def test_control_characters_vanish():
    assert text_of("a\x00b\x1bc\ufeff") == "a b c"


@pytest.mark.parametrize(
    "source",
    [
        "{" * 10_000 + r"\x" + "}" * 10_000,
        r"\emph{" * 1000 + "}" * 1000,
        r"\begin{a}" * 2000,
        r"\([" * 5000,
        "\\verb" * 4,
        r"\'" * 5000,
        "<i>" * 3000,
        "$" * 5000,
        "\\",
        r"\href",
        r"\url{",
        r"\emph",
        "&#x110000; &#0;",
    ],
)
def test_nothing_raises(source):
    spans, _ = rich(source)
    assert isinstance(plain(spans), str)


@pytest.mark.filterwarnings("error")
def test_no_deprecated_interface_of_pylatexenc_is_called():
    source = r"\begin{a}\href{https://a.example/}{b} $x$ \'e {\bf c} \unknown[o]{d}\end{a} ``e''"
    assert plain(rich(source)[0]).endswith("d “e”")
