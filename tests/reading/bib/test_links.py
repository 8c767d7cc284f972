"""Where an entry leads: addresses, DOIs and identifiers, however they are written."""

from __future__ import annotations

import pytest
from labpress.reading.bib.bibliography import read_bibliography
from labpress.records.fields import link_label
from labpress.records.problems import Code
from labpress.records.richtext import plain
from labpress.text.address_fields import addresses_in


@pytest.fixture
def links(tmp_path):
    """Read an entry with some fields: its links with their labels, its codes and its hints."""

    def read(fields):
        path = tmp_path / "publications.bib"
        head = "@misc{a, title = {T}, author = {A B}, year = 2020"
        path.write_text(f"{head},\n{fields}}}", encoding="utf-8")
        (paper,), problems = read_bibliography(path)
        found = [(link_label(link), link.url) for link in paper.links]
        return paper, found, problems

    return read


ONE = "https://example.org/x"


@pytest.mark.parametrize(
    "fields",
    [
        r"url = {https://example.org/data{\_}set{\textasciitilde}1}",
        r"url = {https://example.org/data$\_$set$\sim$1}",
        r"howpublished = {\url{https://example.org/data_set~1}}",
        "howpublished = {https://example.org/data_set~1}",
        r"howpublished = {Available at \url{https://example.org/data_set~1}, accessed 2020}",
        r"howpublished = {Fish Blog, \href{https://example.org/data\_set$\sim$1}{here}}",
        r"note = {\url{https://example.org/data_set~1}}",
        "note = {Read it at https://example.org/data_set~1.}",
        "journal = {https://example.org/data_set~1}",
        "bdsk-url-1 = {https://example.org/data_set~1}",
    ],
)
def test_an_address_is_found_wherever_it_stands(links, fields):
    assert links(fields)[1:] == ([("Link", "https://example.org/data_set~1")], ())


def test_an_address_without_its_scheme_is_found_in_text(links):
    assert links("howpublished = {www.example.org/x}")[1] == [("Link", "https://www.example.org/x")]


@pytest.mark.parametrize(
    ("value", "url"),
    [
        (f'<a href="{ONE}">PDF</a>', ONE),
        (f"[paper]({ONE}_(y))", f"{ONE}_(y)"),
        (f"<{ONE}|paper>", ONE),
        (f"${ONE}$", ONE),
        (f"<{ONE}>", ONE),
        (rf"\url{{{ONE}\_y}}", f"{ONE}_y"),
        (rf"\href{{{ONE}}}{{the paper}}", ONE),
        ("www.example.org/x", "https://www.example.org/x"),
        ("example.org", "https://example.org"),
        ("//example.org/x", ONE),
        (f"{ONE}.", ONE),
        (f"{ONE} ", None),
        (f"Available at: {ONE}", ONE),
        (f"{ONE}?a=1&amp;b=2", f"{ONE}?a=1&b=2"),
        (f"{ONE}/my paper.pdf", f"{ONE}/my%20paper.pdf"),
        (f"{ONE}/\n   y.html", f"{ONE}/y.html"),
        (f"https://web.archive.org/web/2020/{ONE}", None),
        ("https://en.wikipedia.org/wiki/Fish_(disambiguation)", None),
    ],
)
def test_an_address_in_clothes_is_linked_and_told_once(links, value, url):
    _, ((_, found),), problems = links(f"website = {{{value}}}")
    assert found == (url or value.strip())
    if url is None:
        assert problems == ()
    else:
        (problem,) = problems
        assert problem.code is Code.BIB_BAD_VALUE
        assert problem.hint == f"write website = {{{url}}}"
        # what it proposes is right
        assert links(f"website = {{{url}}}")[1:] == ([("Website", url)], ())


@pytest.mark.parametrize("between", [" ", "\n", "; ", ", ", ";", " and "])
def test_several_addresses_are_all_linked_and_told_where_other_programs_read_them(links, between):
    both = f"{{http://a.example/1{between}http://b.example/2}}"
    _, found, (problem,) = links(f"url = {both}")
    assert found == [("Link", "http://a.example/1"), ("Link", "http://b.example/2")]
    assert "http://b.example/2” are linked" in problem.message
    _, found, problems = links(f"code = {both}")
    assert found == [("Code", "http://a.example/1"), ("Code", "http://b.example/2")]
    assert problems == ()


@pytest.mark.parametrize("between", [", ", ",", "; ", " ", "\n", " and "])
def test_a_field_may_name_several_files(links, between):
    _, found, problems = links(f"slides = {{one.pdf{between}{ONE}/two.pptx}}")
    assert found == [("Slides", "one.pdf"), ("Slides", f"{ONE}/two.pptx")]
    assert problems == ()


@pytest.mark.parametrize("name", ["one two.pdf", "Doe, J. 2020.pdf", "fish and fins.pdf"])
def test_one_file_with_blanks_or_commas_in_its_name_is_one(links, name):
    _, ((_, url),), problems = links(f"slides = {{{name}}}")
    assert (url, problems) == (name.replace(" ", "%20"), ())


@pytest.mark.parametrize(
    "fields",
    [
        "website = {http://dx.doi.org/10.1000/x}",
        "url = {https://doi.org/10.1000/x}, ee = {https://dx.doi.org/10.1000/X}",
        f"url = {{{ONE}, http://dx.doi.org/10.1000/x}}, pdf = {{{ONE}}}",
    ],
)
def test_what_leads_to_one_place_is_said_once(links, fields):
    labels = [label for label, _ in links(f"doi = {{10.1000/x}}, {fields}")[1]]
    assert labels == (["DOI", "PDF"] if "pdf" in fields else ["DOI"])


def test_what_may_be_a_file_is_not_linked(links):
    for field in ("code = {paper.zip}", "url = {javascript:alert(1)}", "website = {soon}"):
        _, found, problems = links(field)
        assert (found, [one.code for one in problems]) == ([], [Code.UNSAFE_URL])


@pytest.mark.parametrize(
    ("fields", "doi", "told"),
    [
        (
            r"doi = {10.1175/15(1996)026{$<$}27:T{$>$}2.0.CO;2}",
            "10.1175/15(1996)026<27:T>2.0.CO;2",
            0,
        ),
        (r"doi = {10.1175/15\textless{}27\textgreater{}2}", "10.1175/15<27>2", 0),
        ("doi = {10.1175/15&lt;27&gt;2}", "10.1175/15<27>2", 0),
        ("doi = {10.1175/15<27>2-#}", "10.1175/15<27>2-#", 0),
        ("doi = {https://dx.doi.org/10.1000%2Fx}", "10.1000/x", 0),
        ("doi = {https://doi.org/https://doi.org/10.1000/x}", "10.1000/x", 0),
        ("doi = {doi: 10.1000.10/x}", "10.1000.10/x", 0),
        ("doi = {10.1000/x.}", "10.1000/x", 1),
        ("doi = {10.1000/x, 10.1000/y}", "10.1000/x", 1),
        ("doi = {10.1000/x; 10.1000/y}", "10.1000/x", 1),
        ("doi = {https://www.example.org/10.1000/x}", "10.1000/x", 1),
        ("url = {https://doi.org/10.1000/x}", "10.1000/x", 0),
        ("note = {DOI: 10.1000/x}", "10.1000/x", 0),
        (r"howpublished = {\url{https://doi.org/10.1000/x}}", "10.1000/x", 0),
        ("doi = {10.1000/x}, url = {https://doi.org/10.1000%2Fx}", "10.1000/x", 0),
        ("doi = {10.1000/x}, url = {http://dx.doi.org/10.1000/X}", "10.1000/x", 0),
    ],
)
def test_dois(links, fields, doi, told):
    paper, found, problems = links(fields)
    assert (paper.doi, [label for label, _ in found]) == (doi, ["DOI"])
    assert len(problems) == told


def test_a_doi_in_words_about_something_else_is_not_the_works(links):
    paper, found, _ = links("note = {Erratum: doi:10.1000/y}")
    assert (paper.doi, found) == ("", [])


@pytest.mark.parametrize(
    ("eprint", "archive", "label", "url"),
    [
        ("10013/epic.1234", "hdl", "Handle", "https://hdl.handle.net/10013/epic.1234"),
        ("12345678", "pubmed", "PubMed", "https://pubmed.ncbi.nlm.nih.gov/12345678/"),
        ("2307/123", "jstor", "JSTOR", "https://www.jstor.org/stable/2307/123"),
        (
            "Ab3_-CdEfGhJ",
            "Google Books",
            "Google Books",
            "https://books.google.com/books?id=Ab3_-CdEfGhJ",
        ),
        ("hal-01234567v2", "hal", "HAL", "https://hal.science/hal-01234567v2"),
        ("10.1101/2020.01", "bioRxiv", "bioRxiv", "https://doi.org/10.1101/2020.01"),
        ("https://example.org/a.pdf", "", "PDF", "https://example.org/a.pdf"),
    ],
)
def test_eprints_of_all_archives(links, eprint, archive, label, url):
    kind = f", eprinttype = {{{archive}}}" if archive else ""
    assert links(f"eprint = {{{eprint}}}{kind}")[1:] == ([(label, url)], ())


@pytest.mark.parametrize("server", ["biorxiv", "medrxiv", "chemrxiv"])
@pytest.mark.parametrize("before", ["", "https://doi.org/", "doi:"])
def test_a_preprint_server_numbers_by_doi(links, server, before):
    fields = f"{server} = {{{before}10.1101/2020.01}}"
    _, ((label, url),), problems = links(fields)
    assert (label.lower(), url, problems) == (server, "https://doi.org/10.1101/2020.01", ())
    assert links(f"{fields}, doi = {{10.1101/2020.01}}")[1] == [("DOI", url)]


def test_two_names_of_one_field_lose_no_address(links):
    fields = f"app = {{{ONE}}}, demo = {{{ONE}/demo}}, press = {{{ONE}/press}}"
    fields += f", code = {{{ONE}/code}}, github = {{https://github.com/x/y}}"
    assert links(fields)[1:] == (
        [
            ("Code", f"{ONE}/code"),
            ("GitHub", "https://github.com/x/y"),
            ("App", ONE),
            ("App", f"{ONE}/demo"),
            ("Media", f"{ONE}/press"),
        ],
        (),
    )


def test_two_names_of_one_field_that_say_the_same_are_one_link(links):
    both = f"website = {{{ONE}}}, project = {{{ONE}}}"
    assert links(both)[1] == [("Website", ONE)]
    both = f"url = {{{ONE}}}, bdsk-url-1 = {{{ONE}%20x}}"
    assert links(both)[1] == [("Link", ONE)]
    both = "bibcode = {2020ApJ...900....1D}, adsurl = {http://adsabs.harvard.edu/abs/2020ApJ}"
    assert len(links(both)[1]) == 1


def test_an_eprint_of_an_unknown_archive_is_told(links):
    _, found, (problem,) = links("eprint = {12}, eprinttype = {cellar}")
    assert (found, problem.code) == ([], Code.BIB_BAD_VALUE)


@pytest.mark.parametrize(
    ("field", "url"),
    [
        ("pmid = {PMID: 12345}", "https://pubmed.ncbi.nlm.nih.gov/12345/"),
        ("pmcid = {PMC123456}", "https://pmc.ncbi.nlm.nih.gov/articles/PMC123456/"),
        ("hal_id = {hal-01234567}", "https://hal.science/hal-01234567"),
        (
            "bibcode = {2020ApJ...900....1D}",
            "https://ui.adsabs.harvard.edu/abs/2020ApJ...900....1D/abstract",
        ),
        (
            "ads = {2020A\\&A...900....1D}",
            "https://ui.adsabs.harvard.edu/abs/2020A&A...900....1D/abstract",
        ),
        (
            "mrnumber = {MR1234567 (2001a:12345)}",
            "https://mathscinet.ams.org/mathscinet-getitem?mr=1234567",
        ),
        ("zbl = {1234.56789}", "https://zbmath.org/?q=an:1234.56789"),
        ("zenodo = {10.5281/zenodo.12345}", "https://zenodo.org/records/12345"),
        ("osf = {abcde}", "https://osf.io/abcde/"),
        ("iacr = {2020/123}", "https://eprint.iacr.org/2020/123"),
        (
            "eprint = {9905086}, archiveprefix = {arXiv}, primaryclass = {quant-ph}",
            "https://arxiv.org/abs/quant-ph/9905086",
        ),
        ("arxivId = {2001.00001}", "https://arxiv.org/abs/2001.00001"),
        ("urn = {urn:nbn:de:gbv:1-2}", "https://nbn-resolving.org/urn:nbn:de:gbv:1-2"),
        ("repository = {https://github.com/x/y}", "https://github.com/x/y"),
        ("ssrn = {https://ssrn.com/abstract=1234567}", "https://ssrn.com/abstract=1234567"),
        ("preprint = {arXiv:2001.00001}", "https://arxiv.org/abs/2001.00001"),
        ("journal = {CoRR}, volume = {abs/2001.00001}", "https://arxiv.org/abs/2001.00001"),
        ("number = {arXiv:2001.00001}", "https://arxiv.org/abs/2001.00001"),
    ],
)
def test_identifiers(links, field, url):
    _, found, problems = links(field)
    assert ([address for _, address in found], problems) == ([url], ())


@pytest.mark.parametrize(
    ("field", "archive"),
    [("pmid = {abc}", "PubMed"), ("hal = {a b}", "HAL"), ("osf = {..}", "OSF")],
)
def test_what_is_no_number_of_an_archive_is_told_with_what_to_write(links, field, archive):
    _, found, (problem,) = links(field)
    assert (found, problem.code) == ([], Code.BIB_BAD_VALUE)
    assert archive in problem.message
    assert "number" in problem.hint


@pytest.mark.parametrize(
    ("url", "label"),
    [
        ("https://openreview.net/forum?id=x", "OpenReview"),
        ("https://proceedings.mlr.press/v1/x.html", "PMLR"),
        ("https://aclanthology.org/2020.acl-main.1", "ACL Anthology"),
        ("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC1/", "PMC"),
        ("https://github.com/x/y_z", "GitHub"),
        ("https://github.com.example.org/x", "Link"),
        ("https://example.org/github.com", "Link"),
    ],
)
def test_an_address_is_named_after_its_site(links, url, label):
    assert links(f"url = {{{url}}}")[1] == [(label, url)]


def test_a_field_that_is_but_an_address_is_no_venue(links):
    assert plain(links(r"howpublished = {\url{https://example.org}}")[0].venue) == ""
    assert plain(links("howpublished = {Fish Blog}")[0].venue) == "Fish Blog"


def test_a_doubled_scheme_is_taken_out():
    assert addresses_in("https://https://example.org/x") == ("https://example.org/x",)
    assert addresses_in("http://https://example.org") == ("https://example.org",)
