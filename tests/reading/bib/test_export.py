"""The BibTeX that a visitor copies."""

from __future__ import annotations

import pytest
from labpress.reading.bib.bibliography import public_source
from labpress.reading.bib.entries import scan

SOURCE = """@article{a,
  title     = {A {T}itle \\& more},
  preview   = {x.png},
  author    = {Jia, Jinghan and Liu, Sijia},
  author+an = {1=equal},
  author+an:id = {1="x"},
  selected = {true}, year = 2020, abbr = {X},
  note={n}
}"""
PUBLIC = """@article{a,
  title     = {A {T}itle \\& more},
  author    = {Jia, Jinghan and Liu, Sijia},
  year = 2020,
  note={n}
}"""


def test_private_fields_go_and_all_else_stays():
    assert public_source(SOURCE) == PUBLIC


@pytest.mark.parametrize("source", [PUBLIC, PUBLIC.replace("\n", "\r\n"), "@misc(a, x = 1)", ""])
def test_a_source_without_private_fields_is_untouched(source):
    assert public_source(source) == source


@pytest.mark.parametrize(
    ("source", "public"),
    [
        ("@misc{a, x = 1, selected = {true}}", "@misc{a, x = 1, }"),
        ("@misc{a,\r\n  preview = {x},\r\n  x = 1\r\n}", "@misc{a,\r\n  x = 1\r\n}"),
        ("@misc{a,\n  x = 1,\n  preview = {x}\n}", "@misc{a,\n  x = 1,\n}"),
        ("@misc{a,\n x = 1, preview = {x}, abbr = {y},\n y = 2}", "@misc{a,\n x = 1,\n y = 2}"),
        ("@misc{a, preview = {a} # {b}, x = 1}", "@misc{a, x = 1}"),
        ("@misc{a, preview = {1}, preview = {2}, x = 1}", "@misc{a, x = 1}"),
        ("@misc{a, bdsk-url-1 = {1}, x = 1}", "@misc{a, x = 1}"),
        ("@misc{a, comment-jane = {weak}, x = 1}", "@misc{a, x = 1}"),
        ("@misc{a, review = {weak}, mendeley-groups = {b}, x = 1}", "@misc{a, x = 1}"),
        ("@misc{a, x = {1\x002}}", "@misc{a, x = {12}}"),
    ],
)
def test_private_fields_in_every_place(source, public):
    assert public_source(source) == public
    assert not scan(public, "p.bib").problems


def test_notes_are_private_under_any_of_their_names():
    source = "@misc{a,\n  title = {T},\n  notes = {S},\n  mynotes = {S},\n  note = {N},\n}"
    assert public_source(source) == "@misc{a,\n  title = {T},\n  note = {N},\n}"


def test_other_private_fields():
    assert public_source("@misc{a, secret = 1, x = 2}", {"secret"}) == "@misc{a, x = 2}"


def test_marks_in_names_go():
    source = "@misc{a,\n author = {Jia*,  Jinghan and\n  Sijia Liu$^\\dagger$ and A  B}}"
    assert public_source(source) == (
        "@misc{a,\n author = {Jia,  Jinghan and\n  Sijia Liu and A  B}}"
    )


def test_fields_that_share_a_private_line_go_with_it():
    source = "@misc{a,\n  x = 1,\n  preview = {x}, abbr = {y},\n  y = 2\n}"
    assert public_source(source) == "@misc{a,\n  x = 1,\n  y = 2\n}"


@pytest.mark.parametrize(
    "name",
    [
        # the filter of al-folio
        *("additional_info", "altmetric", "annotation", "award", "award_name", "bibtex_show"),
        *("blog", "code", "dimensions", "google_scholar_id", "html", "inspirehep_id", "pdf"),
        *("poster", "preview", "selected", "slides", "supp", "video", "website", "abbr"),
        # ours
        *("software", "dataset", "app", "demo", "media", "press", "github", "track", "ids"),
        *("related", "relatedtype", "projects", "grants"),
        # what reference managers keep for their users
        *(
            "annote",
            "comment",
            "comment-jane",
            "owner",
            "timestamp",
            "groups",
            "file",
            "readstatus",
        ),
        *("mendeley-tags", "bdsk-file-1", "bdsk-url-1", "citeulike-article-id", "zoteroid"),
        *("papers2_url", "privnote", "interhash", "added-at", "lastchecked", "x-fetchedfrom"),
        *("todo", "remark", "call-number", "__markedentry"),
    ],
)
def test_what_concerns_the_group_alone_is_not_copied(name):
    source = f"@misc{{a,\n  title = {{T}},\n  {name} = {{hidden}},\n  year = 2020,\n}}"
    assert public_source(source) == "@misc{a,\n  title = {T},\n  year = 2020,\n}"


@pytest.mark.parametrize(
    "name",
    "doi url isbn issn abstract keywords note arxiv eprint pmid hal biburl crossref venue".split(),
)
def test_what_describes_the_work_is_copied(name):
    source = f"@misc{{a,\n  {name} = {{shown}},\n}}"
    assert public_source(source) == source
