"""Where a publication appeared, short and whole, of entries as they stand in files."""

from __future__ import annotations

import pytest
from labpress.formatting.bylines import byline
from labpress.formatting.citations import citation, plain_entry
from labpress.formatting.publication_kinds import kind_of
from labpress.formatting.sources import SourceStyle, entry_line, short_source, whole_source
from labpress.reading.bib.bibliography import read_bibliography


@pytest.fixture
def paper(tmp_path):
    """Read one entry: its type, and its fields beside title and author."""

    def read(kind, fields, author="author = {Jane Doe}"):
        path = tmp_path / "publications.bib"
        path.write_text(f"@{kind}{{a, title = {{Fish}}, {author}, {fields}}}", encoding="utf-8")
        return read_bibliography(path)[0][0]

    return read


JOURNAL = "journal = {Journal of Things}, year = 2020"


@pytest.mark.parametrize(
    ("kind", "fields", "short", "whole"),
    [
        (
            "article",
            f"{JOURNAL}, volume = 12, number = 3, pages = {{101--115}}",
            "Journal of Things, 2020",
            "Journal of Things 12(3), 101–115, 2020",
        ),
        (
            "article",
            f"{JOURNAL}, volume = 12, month = mar, eid = {{045001}}",
            "Journal of Things, 2020",
            "Journal of Things 12, 045001, 2020",
        ),
        *(
            (
                "article",
                f"{JOURNAL}, volume = 12, {name} = {{94}}",
                "Journal of Things, 2020",
                "Journal of Things 12, 94, 2020",
            )
            for name in ("article-number", "article_number", "articleno", "art_number")
        ),
        (
            "article",
            f"{JOURNAL}, month = mar, note = {{Accepted; with an erratum}}",
            "Journal of Things, 2020",
            "Journal of Things, March 2020",
        ),
        (
            "article",
            "journal = {Advances in Things}, year = 2020, volume = 3, number = 1",
            "AT’20",
            "AT’20, 3(1)",
        ),
        (
            "article",
            "journaltitle = {J}, date = {2026}, pubstate = {inpress}",
            "J, 2026, in press",
            "J, 2026, in press",
        ),
        ("article", "journal = {J}, year = {In press}", "J, in press", "J, in press"),
        (
            "article",
            "journal = {CoRR}, volume = {abs/2001.00001}, year = 2020",
            "arXiv:2001.00001, 2020",
            "arXiv:2001.00001, 2020",
        ),
        (
            "inproceedings",
            "booktitle = {Proc. of ICE}, editor = {Ann Poe and Bo Low}, series = {LNT},"
            "volume = 7, pages = {1-20}, publisher = {Acme}, address = {Oslo}, year = 2019,"
            "eventtitle = {Ice Days}, month = may",
            "Proc. of ICE, 2019",
            "Proc. of ICE, Ice Days, edited by Ann Poe and Bo Low, LNT 7, pp. 1–20, Acme, Oslo,"
            " May 2019",
        ),
        (
            "inproceedings",
            "eventtitle = {Ice Days}, publisher = {Acme}, year = 2019",
            "Ice Days, 2019",
            "Ice Days, Acme, 2019",
        ),
        (
            "incollection",
            "booktitle = {The Fish Book}, publisher = {Acme}, edition = 2, chapter = 4,"
            "pages = {7}, year = 2019",
            "The Fish Book, 2019",
            "The Fish Book, 2nd ed., chap. 4, p. 7, Acme, 2019",
        ),
        (
            "book",
            "publisher = {Acme}, address = {Oslo}, edition = {Third}, year = 2015",
            "Acme, 2015",
            "3rd ed., Acme, Oslo, 2015",
        ),
        ("mastersthesis", "school = {X}, year = 2017", "Master's thesis, X, 2017", None),
        ("phdthesis", "school = {X}, year = 2017", "PhD thesis, X, 2017", None),
        (
            "phdthesis",
            "school = {X}, type = {Diplomarbeit}, year = 2017",
            "Diplomarbeit, X, 2017",
            None,
        ),
        (
            "thesis",
            "institution = {X}, type = {mathesis}, date = {2017-05}",
            "Master's thesis, X, 2017",
            "Master's thesis, X, May 2017",
        ),
        (
            "techreport",
            "institution = {Inst}, number = {TR-7}, year = 2018",
            "Inst, 2018",
            "Technical report TR-7, Inst, 2018",
        ),
        (
            "techreport",
            "institution = {Inst}, number = {7}, series = {Notes}, volume = 2,"
            "pages = {3--12}, year = 2018",
            "Inst, 2018",
            "Technical report 7, Inst, Notes 2, pp. 3–12, 2018",
        ),
        (
            "phdthesis",
            "school = {X}, publisher = {Acme}, series = {Theses}, volume = 4, pages = 180,"
            "year = 2018",
            "PhD thesis, X, 2018",
            "PhD thesis, X, Theses 4, Acme, 2018",
        ),
        (
            "inproceedings",
            "booktitle = {Proc. of ICE}, series = {LNT}, volume = 12, number = 3, year = 2018",
            "Proc. of ICE, 2018",
            "Proc. of ICE, LNT 12(3), 2018",
        ),
        (
            "article",
            "journal = {J}, volume = 3, number = 1, issue = {Spring}, year = 2018",
            "J, 2018",
            "J 3(1), Spring, 2018",
        ),
        (
            "article",
            "journal = {J}, volume = 3, number = 1, issue = {1}, year = 2018",
            "J, 2018",
            "J 3(1), 2018",
        ),
        (
            "misc",
            "howpublished = {Poster}, edition = 2, year = 2018",
            "Poster, 2018",
            "Poster, 2nd ed., 2018",
        ),
        (
            "patent",
            "holder = {Example Corp}, number = {US 10,000,001 B2}, year = 2021",
            "Patent US 10,000,001 B2, Example Corp, 2021",
            None,
        ),
        (
            "software",
            "version = {1.2}, publisher = {Zenodo}, year = 2016",
            "Zenodo, 2016",
            "Zenodo, version 1.2, 2016",
        ),
        (
            "misc",
            r"howpublished = {Fish Blog, available at \url{https://example.org}}, year = 2016",
            "Fish Blog, 2016",
            None,
        ),
        ("online", "titleaddon = {Fish Blog}, date = {2016}", "Fish Blog, 2016", None),
        (
            "book",
            "publisher = {Acme}, translator = {Turner, Tom and Ann Poe}, series = {Lakes},"
            "number = 4, edition = 2, year = 2015",
            "Acme, 2015",
            "Translated by Tom Turner and Ann Poe, 2nd ed., Lakes 4, Acme, 2015",
        ),
        (
            "book",
            "publisher = {Acme}, editor = {Ann Poe}, editora = {Carl Cole and others},"
            "editoratype = {compiler}, foreword = {Fay Foe}, volume = 2, part = 3,"
            "series = {Lakes}, year = 2015",
            "Acme, 2015",
            "Edited by Ann Poe, compiled by Carl Cole, with a foreword by Fay Foe, Lakes 2.3,"
            " Acme, 2015",
        ),
        (
            "mvbook",
            "publisher = {Acme}, volumes = 3, year = 2015",
            "Acme, 2015",
            "3 vols., Acme, 2015",
        ),
        (
            "inbook",
            "booktitle = {The Fish Book}, booksubtitle = {A Story}, bookauthor = {Bob Roe},"
            "publisher = {Acme}, year = 2019",
            "The Fish Book, 2019",
            "Bob Roe: The Fish Book: A Story, Acme, 2019",
        ),
        (
            "article",
            "journal = {J}, series = 3, volume = 12, number = 1, issuetitle = {Lakes},"
            "editor = {Ann Poe}, pages = {1--2}, year = 2019",
            "J, 2019",
            "J, ser. 3, 12(1), Lakes, edited by Ann Poe, 1–2, 2019",
        ),
        (
            "article",
            "journal = {J}, series = {newseries}, volume = 12, translator = {Tom Turner},"
            "year = 2019",
            "J, 2019",
            "J, n.s., 12, translated by Tom Turner, 2019",
        ),
        (
            "inproceedings",
            "booktitle = {Proc. of ICE}, eventtitle = {Ice Days}, venue = {Oslo}, year = 2019",
            "Proc. of ICE, 2019",
            "Proc. of ICE, Ice Days (Oslo), 2019",
        ),
        ("inproceedings", "venue = {ICE}, year = 2019", "ICE, 2019", None),
        (
            "proceedings",
            "booktitle = {Proc. of ICE}, eventtitle = {Ice Days}, publisher = {Acme}, year = 2019",
            "Proc. of ICE, 2019",
            "Ice Days, Acme, 2019",
        ),
        (
            "techreport",
            "institution = {Inst}, number = 7, version = 2, year = 2018",
            "Inst, 2018",
            "Technical report 7, Inst, version 2, 2018",
        ),
        (
            "manual",
            "organization = {Org}, type = {Handbook}, version = 3, year = 2018",
            "Org, 2018",
            "Handbook, version 3, Org, 2018",
        ),
        (
            "standard",
            "organization = {ISO}, number = {ISO 1234}, year = 2018",
            "ISO, 2018",
            "ISO 1234, ISO, 2018",
        ),
    ],
)
def test_sources(paper, kind, fields, short, whole):
    style = SourceStyle(venues=(("AT", ("Advances in Things",)),))
    one = paper(kind, fields)
    assert short_source(one, style) == short
    assert whole_source(one, style) == (whole or short)
    assert SourceStyle(style.venues, full=True).line(one) == (whole or short)


def test_editors_are_no_authors(paper):
    book = paper("book", "publisher = {Acme}, year = 2015", "editor = {Jane Doe and Bob Roe}")
    assert plain_entry(book, byline(book)) == "J. Doe, B. Roe (eds.). Fish. Acme, 2015."
    assert citation(book) == "Jane Doe, Bob Roe (eds.). “Fish”. Acme, 2015."
    by_type = "year = 2015, editortype = {compiler}"
    assert citation(paper("book", by_type, "editor = {Jane Doe}")).startswith("Jane Doe (comp.).")
    alone = paper("book", "year = 2015", "editor = {Jane Doe}")
    assert plain_entry(alone, byline(alone)) == "J. Doe (ed.). Fish. 2015."


@pytest.mark.parametrize(
    ("collaboration", "shown"),
    [
        ("ALPHA", "ALPHA Collaboration"),
        ("the ALPHA Collaboration", "the ALPHA Collaboration"),
        ("Fish Consortium", "Fish Consortium"),
        ("ALPHA, BETA", "ALPHA and BETA Collaborations"),
    ],
)
def test_a_collaboration_stands_with_the_authors(paper, collaboration, shown):
    fields = f"collaboration = {{{collaboration}}}, journal = {{J}}, year = 2012"
    one = paper("article", fields, "author = {Doe, Jane and others}")
    assert plain_entry(one, byline(one)) == f"J. Doe, et al. ({shown}). Fish. J, 2012."
    assert citation(one) == f"Jane Doe, et al. ({shown}). “Fish”. J, 2012."
    alone = paper("article", fields, "abstract = {}")
    assert citation(alone) == f"{shown}. “Fish”. J, 2012."


@pytest.mark.parametrize(
    ("kind", "addition", "title"),
    [
        ("article", "[Fishes]", "Fish [Fishes]"),
        ("article", "A tale", "Fish. A tale"),
        ("online", "(Poissons)", "Fish (Poissons)"),
        ("online", "Fish Blog", "Fish"),
    ],
)
def test_an_addition_to_the_title(paper, kind, addition, title):
    assert paper(kind, f"titleaddon = {{{addition}}}, date = 2020").plain_title == title


@pytest.mark.parametrize(
    ("kind", "fields", "expected"),
    [
        ("article", "journal = {arXiv preprint arXiv:2001.00001}", "preprint"),
        ("article", "journal = {CoRR}, volume = {abs/2001.00001}", "preprint"),
        ("article", "journal = {arXiv e-prints}", "preprint"),
        ("article", "journal = {bioRxiv}", "preprint"),
        ("article", "journal = {SSRN Electronic Journal}", "preprint"),
        ("article", "eprint = {2001.00001}", "preprint"),
        ("article", "journal = {Nature}, eprint = {2001.00001}", "journal"),
        ("article", "journal = {Proceedings of the Fish Conference}", "conference"),
        ("article", "journal = {Proceedings of the Academy of Fish}", "journal"),
        ("misc", "eprint = {2001.00001}", "preprint"),
        ("misc", "publisher = {arXiv}, number = {arXiv:2001.00001}", "preprint"),
        ("misc", "howpublished = {Fish Blog}", "other"),
        ("misc", "url = {https://example.org/tool}", "other"),
        ("misc", "note = {Draft}", "preprint"),
        ("misc", "type = {Dataset}", "software"),
        ("online", "url = {https://example.org}", "other"),
        ("techreport", "institution = {arXiv}, number = {2001.00001}", "preprint"),
        ("incollection", "booktitle = {The Fish Book}", "book"),
        ("incollection", "booktitle = {International Conference on Fish}", "conference"),
        ("inproceedings", "booktitle = {ICE}, eprint = {2001.00001}", "conference"),
    ],
)
def test_the_kind_is_not_told_from_the_type_alone(paper, kind, fields, expected):
    assert kind_of(paper(kind, f"{fields}, year = 2020")) == expected


@pytest.mark.parametrize(
    ("abbr", "venue", "line"),
    [
        ("NLP", "Journal of Things", "Journal of Things, 2020 [NLP]"),
        ("JoT", "Journal of Things", "JoT’20"),
        ("Oakland", "IEEE Symposium on Security and Privacy", "Oakland’20"),
        ("WWW", "The Web Conference", "WWW’20"),
        ("Fish", "Advances in Things", "AT’20 [Fish]"),
        ("AT D&B", "Advances in Things", "AT’20 (D\\&B)"),
    ],
)
def test_an_abbreviation_that_is_no_name_of_the_venue_is_a_badge(paper, abbr, venue, line):
    style = SourceStyle(venues=(("AT", ("Advances in Things",)),))
    abbr = abbr.replace("&", r"\&")
    one = paper("article", f"abbr = {{{abbr}}}, journal = {{{venue}}}, year = 2020")
    assert entry_line(one, style) == line.replace("\\&", "&")
    always = SourceStyle(style.venues, abbr_is_venue=True)
    assert "[" not in entry_line(one, always)


def test_a_subtitle_at_the_end_of_the_title_stands_once(paper):
    twice = paper("book", "subtitle = {Fish}, year = 2015")
    assert twice.plain_title == "Fish"


def test_the_countries_of_a_patent(paper):
    one = paper("patent", "number = {1}, location = {countryde and countryfr}, year = 2015")
    assert whole_source(one) == "Patent 1, Germany and France, 2015"


def test_true_needs_no_braces(paper):
    assert paper("misc", "selected = true, year = 2015").selected
