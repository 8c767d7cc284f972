"""Fields that are known and unused, and those that nobody knows."""

from __future__ import annotations

import pytest
from labpress.records.fields import BY_NAME
from labpress.records.unused_fields import UNUSED, nearest, writer_of


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("awrad", "award"),
        ("auhtor", "author"),
        ("auhtor+an", "author+an"),
        ("auhtor+an:id", "author+an:id"),
        ("slide", "slides"),
        ("keywrods", "keywords"),
        ("jounral", "journal"),
        ("abstarct", "abstract"),
        ("selcted", "selected"),
        ("booktile", "booktitle"),
        ("publiser", "publisher"),
        ("ulr", "url"),
        ("dio", "doi"),
        ("pfd", "pdf"),
        ("yaer", "year"),
        ("urls", "url"),
        ("notes", "note"),
    ],
)
def test_the_nearest_field_is_proposed(written, meant):
    assert nearest(written) == meant


@pytest.mark.parametrize(
    "name",
    """
    author keyword editora urldate biburl bibsource acmid numpages issue_date slaccitation
    unique-id times-cited abstractnote translator pagetotal shortauthor my-own-note xyz
    opttitle comment-jane bdsk-url-9 author+an journal-iso
    """.split(),
)
def test_what_is_known_or_like_nothing_known_is_not_told(name):
    assert nearest(name) == ""


def test_no_field_is_used_and_unused():
    used = {row.name for row in BY_NAME.values() if row.placed or row.label or row.tag}
    assert not used & UNUSED.keys()
    assert writer_of("urldate") == "BibLaTeX"
    assert writer_of("comment-jane") == "private"
    # al-folio shows it, so whoever comes from there is told that labpress does not
    assert writer_of("additional_info") == "al-folio"
    assert writer_of("xyz") == ""
