"""BibTeX from a service, here one on this machine; nothing else is ever asked."""

from __future__ import annotations

import json

import pytest
from labpress.group.fetching import Identifier, NotFetched, fetch, identify
from labpress.group.foreign_records import from_csl

from tests.services import services

ENTRY = "@misc{x, title = {T}, year = 2020}"


@pytest.fixture
def service(monkeypatch):
    """A service that answers with the ``answers`` given, in turn, and keeps what it was asked."""
    answers = []
    names = ("doi", "arxiv", "dblp", "pmid", "isbn", "page")
    with services(monkeypatch, names, lambda path: answers.pop(0)) as asked:
        yield answers, asked


@pytest.mark.parametrize(
    ("text", "service_name", "value"),
    [
        ("10.1000/Xyz.1", "doi", "10.1000/Xyz.1"),
        ("https://doi.org/10.1000/xyz", "doi", "10.1000/xyz"),
        ("doi:10.1000/xyz", "doi", "10.1000/xyz"),
        ("2304.04934", "arxiv", "2304.04934"),
        ("arXiv:2304.04934v2", "arxiv", "2304.04934v2"),
        ("https://arxiv.org/abs/2304.04934", "arxiv", "2304.04934"),
        ("https://arxiv.org/pdf/2304.04934v1.pdf", "arxiv", "2304.04934v1"),
        ("10.48550/arXiv.2304.04934", "arxiv", "2304.04934"),
        ("DBLP:conf/nips/Weide24", "dblp", "conf/nips/Weide24"),
        ("pmid: 12345678", "pmid", "12345678"),
        ("https://pubmed.ncbi.nlm.nih.gov/12345678/", "pmid", "12345678"),
        ("978-0-306-40615-7", "isbn", "9780306406157"),
        ("https://papers.example.org/abs/7?v=1", "page", "https://papers.example.org/abs/7?v=1"),
        ("ISBN 0-306-40615-2", "isbn", "0306406152"),
        (
            "https://dblp.org/rec/journals/corr/abs-2304-04934.html",
            "dblp",
            "journals/corr/abs-2304-04934",
        ),
        ("https://dblp.org/rec/conf/nips/Weide24.bib?param=1", "dblp", "conf/nips/Weide24"),
    ],
)
def test_identifiers_bare_and_as_addresses(text, service_name, value):
    assert identify(f" {text} ") == Identifier(service_name, value)


@pytest.mark.parametrize("text", ["", "a paper", "ftp://example.org/x", "conf", "12345"])
def test_what_is_no_identifier(text):
    assert identify(text) is None


def test_who_asks_is_named_and_bibtex_is_asked_for(service):
    answers, asked = service
    answers.append((200, ENTRY.encode(), {}))
    assert fetch(Identifier("doi", "10.1000/a b(c)"), "labpress/1", "lab@example.org") == ENTRY
    ((path, headers),) = asked
    assert path == "/doi/10.1000/a%20b(c)"
    assert headers["Accept"] == "application/x-bibtex"
    assert headers["User-Agent"].startswith("labpress/")
    assert headers["User-Agent"].endswith("(mailto:lab@example.org)")


def test_a_busy_service_is_asked_again_when_it_says_so(service):
    answers, asked = service
    busy = (429, b"", {"Retry-After": "3"})
    answers += [busy, (503, b"", {}), (200, ENTRY.encode(), {})]
    waited = []
    assert fetch(Identifier("arxiv", "2304.04934"), "labpress/1", wait=waited.append) == ENTRY
    assert waited == [3.0, 4.0]
    assert len(asked) == 3
    answers += [(429, b"", {"Retry-After": "9999"}), busy, busy]
    with pytest.raises(NotFetched, match=r"arxiv refused 2304\.04934 \(HTTP status 429\)"):
        fetch(Identifier("arxiv", "2304.04934"), "labpress/1", wait=waited.append)
    assert waited[2:] == [10.0, 3.0]


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ((404, b"", {}), "dblp does not know conf/x/Y"),
        ((403, b"", {}), r"dblp refused conf/x/Y \(HTTP status 403\)"),
        ((200, b"<html>", {}), "what came for conf/x/Y is no BibTeX"),
        ((200, b"@" * (1 << 21), {}), "what came for conf/x/Y is no BibTeX"),
    ],
)
def test_what_does_not_come_is_told_in_one_line(service, answer, message):
    answers, asked = service
    answers.append(answer)
    with pytest.raises(NotFetched, match=message):
        fetch(Identifier("dblp", "conf/x/Y"), "labpress/1")
    assert len(asked) == 1


def test_without_network_it_says_so(monkeypatch):
    monkeypatch.setenv("LABPRESS_DOI_URL", "http://127.0.0.1:9/{}")
    with pytest.raises(NotFetched, match=r"^127\.0\.0\.1:9 cannot be reached \("):
        fetch(Identifier("doi", "10.1000/x"), "labpress/1")


def test_pubmed_answers_with_csl(service):
    answers, asked = service
    item = {
        "type": "article-journal",
        "title": "Cells & Salt",
        "author": [{"family": "Weide", "given": "Mira"}, {"literal": "The Cell Team"}],
        "container-title": "Journal of Cells",
        "issued": {"date-parts": [[2021, 3]]},
        "page": "1-9",
        "DOI": "10.1000/cells",
    }
    answers.append((200, json.dumps(item).encode(), {}))
    entry = fetch(Identifier("pmid", "12345678"), "labpress/1")
    assert asked[0][0] == "/pmid/12345678"
    assert asked[0][1]["Accept"] == "application/json"
    for line in (
        "@article{",
        "title = {Cells \\& Salt}",
        "author = {Weide, Mira and {The Cell Team}}",
        "journal = {Journal of Cells}",
        "date = {2021-03}",
        "pages = {1--9}",
        "pmid = {12345678}",
    ):
        assert line in entry


def test_open_library_knows_a_book(service):
    answers, _ = service
    book = {
        "title": "On Tides",
        "authors": [{"name": "Mira Weide"}],
        "publishers": [{"name": "Example Press"}],
        "publish_date": "May 1999",
    }
    answers.append((200, json.dumps({"ISBN:9780306406157": book}).encode(), {}))
    entry = fetch(Identifier("isbn", "9780306406157"), "labpress/1")
    assert "@book{" in entry
    assert "year = {1999}" in entry
    assert "isbn = {9780306406157}" in entry


@pytest.mark.parametrize(("name", "body"), [("isbn", b"{}"), ("pmid", b"[]"), ("pmid", b"<html>")])
def test_what_is_not_known_is_told(service, name, body):
    answers, _ = service
    answers.append((200, body, {}))
    with pytest.raises(NotFetched):
        fetch(Identifier(name, "1"), "labpress/1")


def test_text_of_records_cannot_break_an_entry():
    assert "title = {a\\_b c\\textbackslash{}d 5\\%}" in from_csl({"title": "a_b {c}\\d 5%"})


PAGE = """<html><head><meta name="citation_title" content="Tides &amp; Time">
<meta name="citation_author" content="Weide, Mira">
<meta name="citation_author" content="Ode, Tomas">
<meta name="citation_conference_title" content="Proceedings of Moons">
<meta name="citation_publication_date" content="2021/3/4">
<meta name="citation_pdf_url" content="https://papers.example.org/7.pdf">%s</head></html>"""


def test_the_page_of_a_paper_tells_it(service):
    answers, _ = service
    answers.append((200, (PAGE % "").encode(), {}))
    entry = fetch(Identifier("page", "https://papers.example.org/abs/7"), "labpress/1")
    for line in (
        "@inproceedings{",
        "title = {Tides \\& Time}",
        "author = {Weide, Mira and Ode, Tomas}",
        "booktitle = {Proceedings of Moons}",
        "date = {2021-03-04}",
        "pdf = {https://papers.example.org/7.pdf}",
    ):
        assert line in entry


def test_a_page_that_states_a_doi_is_asked_for_by_it(service):
    answers, asked = service
    answers.append((200, (PAGE % '<meta name="citation_doi" content="10.1000/t">').encode(), {}))
    answers.append((200, ENTRY.encode(), {}))
    assert fetch(Identifier("page", "https://papers.example.org/abs/7"), "labpress/1") == ENTRY
    assert asked[1][0] == "/doi/10.1000/t"
    answers.append((200, b"<html></html>", {}))
    with pytest.raises(NotFetched, match="does not say which paper"):
        fetch(Identifier("page", "https://papers.example.org/abs/7"), "labpress/1")
