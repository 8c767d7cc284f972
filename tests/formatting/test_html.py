"""Rich text, author lines and links as HTML, parsed."""

from __future__ import annotations

from bs4 import BeautifulSoup
from labpress.formatting.html import links_html, math_html, rich_html
from labpress.records.model import Link
from labpress.records.richtext import Span


def parsed(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def test_text_is_escaped_wherever_it_stands():
    text = Span("text", "a < b & <script>")
    for rich in ((text,), (text, text), (Span("emph", children=(text,)),)):
        soup = parsed(rich_html(rich))
        assert soup.find("script") is None
        assert "a < b & <script>" in soup.get_text()


def test_each_style_has_its_element():
    inner = (Span("text", "x"),)
    found = {
        kind: parsed(rich_html((Span(kind, children=inner),))).find(True).name
        for kind in ("emph", "strong", "code", "superscript", "subscript", "smallcaps")
    }
    assert found == {
        "emph": "em",
        "strong": "strong",
        "code": "code",
        "superscript": "sup",
        "subscript": "sub",
        "smallcaps": "span",
    }


def test_a_link_in_a_text_leads_to_its_address():
    link = Span("link", children=(Span("text", "here"),), url='https://example.org/?a="&b')
    (a,) = parsed(rich_html((link,))).find_all("a")
    assert (a["href"], a.get_text()) == ('https://example.org/?a="&b', "here")


def test_mathematics_is_mathml():
    assert parsed(math_html("x^2")).find("math") is not None


def test_a_file_is_linked_from_the_root_and_an_address_as_it_is():
    (a,) = parsed("".join(links_html([Link("pdf", "files/a.pdf")], "../", 'A "title"'))).find_all(
        "a"
    )
    assert a["href"] == "../files/a.pdf"
    assert a["aria-label"].endswith(': A "title"')
    (a,) = parsed("".join(links_html([Link("pdf", "https://example.org/a")], "../", "T"))).find_all(
        "a"
    )
    assert a["href"] == "https://example.org/a"
