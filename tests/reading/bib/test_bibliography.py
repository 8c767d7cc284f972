"""From a file to publications: fields, authors, links, inheritance, and the cache."""

from __future__ import annotations

import pickle

import pytest
from labpress.reading.bib import bibliography
from labpress.reading.bib.bibliography import read_bibliography
from labpress.records.model import DEFAULT_MARKS, Award, Date, Mark
from labpress.records.problems import Code
from labpress.records.richtext import plain


@pytest.fixture
def read(tmp_path):
    def read(content, **options):
        path = tmp_path / "p.bib"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_bibliography(path, **options)

    return read


@pytest.fixture
def paper(read):
    """Read one entry of a complete paper with more fields."""

    def paper(fields="", kind="article", author="Jia, Jinghan and Liu, Sijia", **options):
        head = f"@{kind}{{k, title = {{T}}, author = {{{author}}}, year = 2020"
        (publication,), problems = read(f"{head},\n{fields}}}", **options)
        return publication, [problem.code for problem in problems]

    return paper


def links(publication):
    return [(link.kind, link.url) for link in publication.links]


def test_a_missing_file_gives_nothing(tmp_path):
    assert read_bibliography(tmp_path / "none.bib") == ((), ())


def test_a_folder_in_place_of_the_file_is_reported(tmp_path):
    publications, problems = read_bibliography(tmp_path)
    assert publications == ()
    assert [problem.code for problem in problems] == [Code.BIB_SYNTAX]


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b"\n\n", b"---\n---\n"])
def test_an_empty_file_gives_nothing(read, content):
    assert read(content) == ((), ())


def test_a_byte_order_mark_is_no_text(read):
    source = b"\xef\xbb\xbf@misc{a, title = {T}, author = {A}, year = 2020}"
    (publication,), problems = read(source)
    assert publication.source.startswith("@misc")
    assert problems == ()


def test_bytes_that_are_no_utf8_are_latin_1_and_the_others_are_not(read):
    source = "@misc{a, title = {Ä},\n author = {M\udcfcller}, year = 2020}"
    (publication,), problems = read(source.encode("utf-8", "surrogateescape"))
    assert publication.plain_title == "Ä"
    assert publication.authors[0].name.family == "Müller"
    assert [(one.code, one.location.line, one.location.column) for one in problems] == [
        (Code.BIB_ENCODING, 2, 13)
    ]


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        ("year = 2020", Date(2020)),
        ("year = {2020}, month = jun", Date(2020, 6)),
        ('year = 2020, month = "6"', Date(2020, 6)),
        ("year = 2020, month = {Sept.}", Date(2020, 9)),
        ("year = 2020, month = {June 3}", Date(2020, 6, 3)),
        ('year = 2020, month = jun # "~12"', Date(2020, 6, 12)),
        ("year = 2020, month = {June 3--5}", Date(2020, 6)),
        ("year = 2020, month = 5, day = 5", Date(2020, 5, 5)),
        ("year = 2020, month = {Fall}", Date(2020, season="fall")),
        ("date = {2020-03-04}", Date(2020, 3, 4)),
        ("date = {2020-03}, year = 1999", Date(2020, 3)),
        ("date = {2020-03-04/2020-03-06}", Date(2020, 3, 4)),
        ("date = {2020-23}", Date(2020, season="fall")),
    ],
)
def test_dates(read, fields, date):
    (publication,), problems = read(f"@misc{{a, title = {{T}}, author = {{A}}, {fields}}}")
    assert publication.date == date
    assert problems == ()


@pytest.mark.parametrize(
    ("fields", "status", "date"),
    [
        ("year = {to appear}", "to appear", None),
        ("year = {In Press}", "In Press", None),
        ("year = {in press, 2020}", "in press", Date(2020)),
        ("year = {2020 (accepted)}", "accepted", Date(2020)),
        ("year = {Im Druck}", "Im Druck", None),
        ("year = 2020, pubstate = {inpress}", "in press", Date(2020)),
        ("date = {2020-03}, pubstate = {In Preparation}", "in preparation", Date(2020, 3)),
        ("year = 2020, pubstate = {published}", "", Date(2020)),
        ("year = 2020, note = {To appear.}", "to appear", Date(2020)),
        ("year = 2020, note = {Just Accepted}", "just accepted", Date(2020)),
        ("year = 2020, note = {Accepted, with an erratum}", "", Date(2020)),
    ],
)
def test_what_is_not_out_yet_has_a_status(read, fields, status, date):
    (publication,), problems = read(f"@misc{{a, title = {{T}}, author = {{A}}, {fields}}}")
    assert (publication.status.lower(), publication.date) == (status.lower(), date)
    assert problems == ()


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        ("year = {2020a}", None),
        ("year = 2020, month = 13", Date(2020)),
        ("date = {2020-02-30}", Date(2020)),
        ("year = 2020, month = feb, day = 30", Date(2020, 2)),
    ],
)
def test_impossible_dates_are_reported(read, fields, date):
    (publication,), problems = read(f"@misc{{a, title = {{T}}, author = {{A}}, {fields}}}")
    assert [problem.code for problem in problems] == [Code.BIB_BAD_VALUE]
    if date is not None:
        assert publication.date == date


@pytest.mark.parametrize(
    "kind",
    sorted(
        frozenset(
            """
            article inproceedings report thesis software preprint online misc dataset patent
            phdthesis techreport book proceedings unpublished conference
            """.split()
        )
    ),
)
def test_every_usual_type_is_published(read, kind):
    (publication,), problems = read(
        f"@{kind}{{a, title = {{T}}, author = {{A}}, year = 2020, institution = {{MSU}}}}"
    )
    assert (publication.type, plain(publication.venue)) == (kind, "MSU")
    assert problems == ()


def test_an_unknown_type_is_published_and_reported_with_the_nearest(paper, read):
    publication, codes = paper(kind="artcle")
    assert (publication.plain_title, codes) == ("T", [Code.BIB_UNKNOWN_TYPE])
    assert "@article" in read("@artcle{k, title = {T}}")[1][0].hint


def test_missing_fields_are_reported_and_the_entry_is_published(read):
    (publication,), problems = read("@article{a, note = {x}}")
    assert publication.plain_title == "a"
    assert [problem.code for problem in problems] == [Code.BIB_MISSING_FIELD] * 3
    assert {problem.message.split()[-1] for problem in problems} == {"title", "author", "year"}


@pytest.mark.parametrize(
    ("fields", "venue"),
    [
        ("journal = {J}, publisher = {P}", "J"),
        ("journaltitle = {J}", "J"),
        ("booktitle = {B}, organization = {O}", "B"),
        ("school = {S}", "S"),
        (r"howpublished = {\url{https://a.b}}, publisher = {P}", "P"),
        ("arxiv = {2304.04934}", "arXiv"),
        ("", ""),
    ],
)
def test_venues(paper, fields, venue):
    assert plain(paper(fields)[0].venue) == venue


def test_names_of_authors_are_located(read):
    text = "\n@misc{a, title = {T}, year = 1999,\n  author = {Jia, Jinghan and\n Liu, Sijia}}"
    (publication,), _ = read(text)
    places = [str(publication.location_of(one)).split(".bib:")[1] for one in publication.authors]
    assert places == ["3:13", "4:2"]


def test_others(paper):
    publication, codes = paper(author="Jia, Jinghan and others")
    assert (len(publication.authors), publication.others, codes) == (1, True, [])


def test_marks_identities_and_orcids(paper):
    publication, codes = paper(
        'author+an = {2=advisor, equal; 2=corresponding}, author+an:id = {1="jia"; 2=none},'
        'author+an:orcid = {1="0000-0002-1825-0097"}'
    )
    first, second = publication.authors
    assert (first.marks, first.claimed, first.orcid) == ((), "jia", "0000-0002-1825-0097")
    assert second.marks == ("equal", "corresponding", "advisor")
    assert (second.claimed, codes) == ("none", [])


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ("author+an = {3=equal}", Code.ANNOTATION_POSITION),
        ("author+an = {0=equal}", Code.ANNOTATION_POSITION),
        ("author+an:id = {9=x}", Code.ANNOTATION_POSITION),
        ("award = {A}, award+an = {2=x}", Code.ANNOTATION_POSITION),
        ("author+an = {1=eqal}", Code.ANNOTATION_MARK),
        ("author+an = {equal}", Code.ANNOTATION_SYNTAX),
        ("author+an:id = {1=a, b}", Code.ANNOTATION_SYNTAX),
        ("author+an:id = {1=a; 1=b}", Code.ANNOTATION_SYNTAX),
    ],
)
def test_annotations_that_do_not_fit_are_reported(paper, fields, code):
    assert paper(fields)[1] == [code]


@pytest.mark.parametrize("word", ["highlight", "Highlight", "me", "bold", "underline"])
def test_emphasis_of_cv_templates_is_known_and_marks_nothing(paper, word):
    publication, codes = paper(f"author+an = {{1={word}; 2={word}, equal}}")
    assert [one.marks for one in publication.authors] == [(), ("equal",)]
    assert codes == []


def test_a_group_may_give_the_words_of_templates_a_meaning(paper):
    marks = (*DEFAULT_MARKS, Mark("highlight", "§", "lead"))
    publication, codes = paper("author+an = {1=highlight}", marks=marks)
    assert (publication.authors[0].marks, codes) == (("highlight",), [])


def test_a_mark_of_the_group(paper):
    marks = (*DEFAULT_MARKS, Mark("lead", "§", "project lead"))
    publication, codes = paper("author+an = {1=lead}", marks=marks)
    assert (publication.authors[0].marks, codes) == (("lead",), [])


def test_marks_inside_names_are_understood_and_reported_with_the_modern_spelling(read):
    text = "@misc{a, title = {T}, year = 2020, author = {A. Jia* and B. Liu and C. Yao$^{*†}$}}"
    (publication,), (problem,) = read(text)
    assert [one.marks for one in publication.authors] == [
        ("equal",),
        (),
        ("equal", "corresponding"),
    ]
    assert [str(one.name) for one in publication.authors] == ["A. Jia", "B. Liu", "C. Yao"]
    assert problem.code is Code.NAME_MARK
    assert "author+an = {1=equal; 3=equal, corresponding}" in problem.hint
    assert (problem.location.line, problem.location.column) == (1, text.index("*") + 1)


def test_awards(paper):
    publication, codes = paper(
        'award = {Oral and {Best and Brightest}}, award+an = {2="top 3%"}', kind="misc"
    )
    assert publication.awards == (Award("Oral"), Award("Best and Brightest", "top 3%"))
    assert codes == []


def test_fields_of_al_folio(paper):
    publication, codes = paper(
        "abbr = {NeurIPS}, selected = {true}, award_name = {Oral}, award = {Top 3\\%},"
        "preview = {a.png}, pdf = {a.pdf}, code = {https://c.d}, bibtex_show = {true}"
    )
    assert (publication.abbr, publication.selected) == ("NeurIPS", True)
    assert publication.awards == (Award("Oral", "Top 3%"),)
    assert links(publication) == [("pdf", "a.pdf"), ("code", "https://c.d")]
    assert (publication.fields, codes) == ((), [])


@pytest.mark.parametrize(
    ("value", "selected"), [("true", True), ("TRUE", True), ("false", False), ("", False)]
)
def test_selected(paper, value, selected):
    assert paper(f"selected = {{{value}}}")[0].selected is selected


def test_keywords_and_aliases(paper):
    publication, codes = paper("keywords = {a, b;c ,, a}, ids = {old, older}")
    assert (publication.keywords, publication.aliases) == (("a", "b", "c"), ("old", "older"))
    assert codes == []


def test_links_are_whole_and_in_order(paper):
    publication, codes = paper(
        "video = {https://v.w}, code = {https://c.d}, eprint = {2304.04934v2},"
        "archiveprefix = {arXiv}, openreview = {AbC123_-x}, doi = {https://doi.org/10.1/x},"
        r"doi = {10.1000/x\_y}, url = {https://a.b/\%7Ec}".replace(
            "doi = {https://doi.org/10.1/x},", ""
        )
    )
    assert links(publication) == [
        ("doi", "https://doi.org/10.1000/x_y"),
        ("url", "https://a.b/%7Ec"),
        ("arxiv", "https://arxiv.org/abs/2304.04934v2"),
        ("openreview", "https://openreview.net/forum?id=AbC123_-x"),
        ("code", "https://c.d"),
        ("video", "https://v.w"),
    ]
    assert codes == []


@pytest.mark.parametrize(
    "fields",
    [
        "arxiv = {2304.04934}",
        "arxiv = {https://arxiv.org/abs/2304.04934}",
        "eprint = {2304.04934}, eprinttype = {arxiv}",
        "eprint = {2304.04934}",
        "journal = {arXiv preprint arXiv:2304.04934}",
        "doi = {10.48550/arXiv.2304.04934}",
        "url = {https://arxiv.org/pdf/2304.04934.pdf}",
    ],
)
def test_arxiv(paper, fields):
    publication, codes = paper(fields)
    assert (publication.arxiv, codes) == ("2304.04934", [])


def test_an_address_that_repeats_the_doi_is_no_second_link(paper):
    publication, _ = paper("doi = {10.1000/x}, url = {https://doi.org/10.1000/X}")
    assert links(publication) == [("doi", "https://doi.org/10.1000/x")]


@pytest.mark.parametrize(
    ("field", "code"),
    [
        ("url = {javascript:alert(1)}", Code.UNSAFE_URL),
        ("pdf = {../../etc/passwd}", Code.UNSAFE_URL),
        ("code = {c.zip}", Code.UNSAFE_URL),
        ("url = {a.pdf}", Code.UNSAFE_URL),
        ("doi = {nonsense}", Code.BIB_BAD_VALUE),
        ("arxiv = {nonsense}", Code.BIB_BAD_VALUE),
        ("selected = {perhaps}", Code.BIB_BAD_VALUE),
    ],
)
def test_values_that_cannot_be_used_are_reported(paper, field, code):
    publication, codes = paper(field)
    assert (publication.links, codes) == ((), [code])


def test_crossref_gives_what_is_missing(read):
    publications, problems = read(
        "@inproceedings{a, title = {T}, author = {A}, crossref = {P}}\n"
        "@proceedings{p, title = {Proc}, year = 2020, month = jun, doi = {10.1000/p}}"
    )
    child = publications[0]
    assert (child.plain_title, plain(child.venue), child.date, child.doi) == (
        "T",
        "Proc",
        Date(2020, 6),
        "",
    )
    assert problems == ()


def test_xdata_is_no_publication(read):
    publications, problems = read(
        "@xdata{x, journal = {J}, year = 2020}\n@article{a, title = {T}, author = {A}, xdata = {x}}"
    )
    assert [(one.key, plain(one.venue), one.year) for one in publications] == [("a", "J", 2020)]
    assert problems == ()


@pytest.mark.parametrize("parent", ["nobody", "a"])
def test_a_crossref_that_leads_nowhere_is_reported(paper, read, parent):
    text = f"@misc{{a, title = {{T}}, author = {{A}}, year = 2020, crossref = {{{parent}}}}}"
    publications, problems = read(text)
    assert len(publications) == 1
    assert [problem.code for problem in problems] == [Code.BIB_CROSSREF]


@pytest.mark.parametrize(
    ("key", "published"),
    [("müller2020", "muller2020"), ("../../x", "x"), ("a b", "a-b"), ("<b>", "b")],
)
def test_keys_that_cannot_be_addresses_are_mended_and_reported(read, key, published):
    (publication,), problems = read(f"@misc{{{key}, title = {{T}}, author = {{A}}, year = 2020}}")
    assert publication.key == published
    assert [problem.code for problem in problems] == [Code.BIB_KEY]


def test_keys_of_dblp_are_fine(read):
    (publication,), problems = read(
        "@misc{DBLP:conf/icml/Liu20, title = {T}, author = {A}, year = 2020}"
    )
    assert (publication.key, problems) == ("DBLP:conf/icml/Liu20", ())


def test_a_former_key_that_is_in_use_is_dropped_and_reported(read):
    entry = "@misc{%s, title = {T}, author = {A}, year = 2020, ids = {%s}}\n"
    publications, problems = read(entry % ("a", "b, c") + entry % ("b", "c"))
    assert [one.aliases for one in publications] == [("c",), ()]
    assert [problem.code for problem in problems] == [Code.BIB_DUPLICATE_KEY] * 2


def test_findings_in_fields_are_located(read):
    _, (problem,) = read("@misc{a, author = {A}, year = 2020,\n  title = {One\n  two \\foo{x}}}")
    assert (problem.code, problem.location.line, problem.location.column) == (
        Code.LATEX_COMMAND,
        3,
        7,
    )
    assert problem.record == "a"


@pytest.fixture
def counted(monkeypatch):
    """Count how many entries are decoded."""
    keys = []
    decode = bibliography.read_publication

    def counting(entry, *arguments):
        keys.append(entry.key)
        return decode(entry, *arguments)

    monkeypatch.setattr(bibliography, "read_publication", counting)
    return keys


ENTRY = "@misc{%s,\n title = {T \\foo{x}}, author = {A}, year = 2020}\n"


def test_only_an_edited_entry_is_decoded_again(read, counted):
    cache = {}
    text = "".join(ENTRY % key for key in "abc")
    read(text, cache=cache)
    counted.clear()
    cache = pickle.loads(pickle.dumps(cache))
    edited = "\n\n" + text.replace("{b,", "{b, note = {N},")
    from_cache = read(edited, cache=cache)
    assert counted == ["b"]
    assert from_cache == read(edited)
    assert from_cache[0][2].location.line == 7


def test_a_changed_string_or_parent_reaches_those_who_use_it(read, counted):
    cache = {}
    text = (
        "@string{v = {One}}\n@misc{a, title = {T}, author = {A}, year = 2020, journal = v}\n"
        "@inproceedings{b, title = {T}, author = {A}, crossref = {p}}\n"
        + ENTRY % "c"
        + "@proceedings{p, title = {P}, year = 2020}"
    )
    read(text, cache=cache)
    counted.clear()
    edited = text.replace("{One}", "{Two}").replace("{P}", "{Q}")
    publications, _ = read(edited, cache=cache)
    assert counted == ["a", "b", "p"]
    assert [plain(one.venue) for one in publications] == ["Two", "Q", "", ""]


def test_other_marks_make_the_cache_worthless(read, counted):
    cache = {}
    read(ENTRY % "a", cache=cache)
    read(ENTRY % "a", cache=cache, marks=())
    assert counted == ["a", "a"]


def test_the_cache_forgets_what_is_gone_and_shows_that_it_changed(read):
    cache = {}
    read(ENTRY % "a" + ENTRY % "b", cache=cache)
    size, first = len(cache), next(iter(cache))
    read(ENTRY % "a" + ENTRY % "b", cache=cache)
    assert next(iter(cache)) == first
    read(ENTRY % "a" + ENTRY % "c", cache=cache)
    assert len(cache) == size
    assert next(iter(cache)) != first
