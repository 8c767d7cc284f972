"""Fields of a ``.bib`` file that labpress knows and does not use, and fields that nobody knows.

Sources: the BibLaTeX manual (section 2.2.2 to 2.2.5) and what the exports of the programs and
archives named here have. What labpress uses stands in :mod:`labpress.records.fields`.
"""

from __future__ import annotations

from difflib import get_close_matches
from functools import lru_cache

from labpress.records.fields import BY_NAME, NOTES, is_private

_BY_WRITER = {
    "BibLaTeX": """
        authortype bookpagination booktitleaddon entrysubtype eventdate eventtitleaddon
        execute gender hyphenation indexsorttitle indextitle isan ismn isrn iswc
        journaltitleaddon language langid langidopts library lista listb listc listd liste
        listf maintitleaddon namea nameb namec nameatype namebtype namectype nameaddon
        origdate origlanguage origlocation origpublisher origtitle pagetotal pagination
        relatedoptions relatedstring reprinttitle shortauthor shorteditor shorthand
        shorthandintro shortjournal shortseries sortname sortshorthand sortyear
        translatortype urldate urlday urlmonth urlyear usera userb userc userd usere userf
        verba verbb verbc xref entryset label sortkey presort
    """,
    "BibTeX styles": """
        key contents copyright lccn nationality dayfiled monthfiled yearfiled revision intype
        price size mrclass mrreviewer mrrevwr fjournal coden numpages affiliation
        translation organisation
    """,
    "DBLP": "biburl bibsource",
    "ACM": "acmid issue_date isbn13 acronym conf editorial",
    "IEEE": "month_numeric publication_title ieeekeywords",
    "INSPIRE and NASA ADS": "reportnumber slaccitation experiment adsnote adscomment",
    "PubMed": "nlmuniqueid pii pst mesh medline publication_type dep medium nlm-id issn-linking",
    "Scopus": """
        abbrev_source_title affiliations author_keywords authors_with_affiliations
        chemicals_cas correspondence_address1 document_type funding_details funding_text
        page_count page_start page_end publication_stage references source sponsors
        tradenames manufacturers cited_by index_keywords
    """,
    "Web of Science": """
        author-email cited-references da doc-delivery-number earlyaccessdate
        early-access-date eissn esi-highly-cited-paper esi-hot-paper funding-acknowledgement
        funding-text journal-iso keywords-plus meeting note-keywords number-of-cited-references oa
        orcid-numbers research-areas researcherid-numbers times-cited unique-id
        usage-count-last-180-days usage-count-since-2013 web-of-science-categories
        web-of-science-index book-author book-group-author
    """,
    "Zotero": """
        abstractnote accessdate accessed extra
        journalabbreviation librarycatalog nodoi numberofvolumes place rights runningtime
        shortpublisher websitetitle lang country city
    """,
    "EndNote and RefWorks": "accession-number accession custom1 custom2 custom3 reprint refid id",
    "HAL": "hal_version hal_local_reference openaccess peer_reviewing audience",
    "Google Scholar and Semantic Scholar": "corpusid s2id scholar_id cites",
    "the web": "eprintnumber funder",
    "al-folio": "additional_info annotation",
}

#: Name of a field -> who writes it.
UNUSED: dict[str, str] = {
    name: writer for writer, names in _BY_WRITER.items() for name in names.split()
}
#: How alike a name and the one that is proposed for it must be.
_ALIKE = 0.8
_SHORTEST = 4
#: Fields too short to be compared by their likeness: two letters swapped are all a slip can be.
_SWAPPED = {
    name[:at] + name[at + 1] + name[at] + name[at + 2 :]: name
    for name in ("doi", "url", "pdf", "date", "year", "code", "data", "note", "award", "title")
    for at in range(len(name) - 1)
}


def writer_of(name: str) -> str:
    """Return who writes the field *name*, if labpress knows and does not use it; else nothing."""
    if name in UNUSED:
        return UNUSED[name]
    return "private" if is_private(name) else ""


@lru_cache(maxsize=1 << 12)
def nearest(name: str) -> str:
    """Return the field that somebody meant who wrote *name*, which nobody knows, or nothing.

    Of ``auhtor+an:id`` the part before the plus sign counts.
    """
    base, plus, rest = name.partition("+")
    if base in NOTES:
        return NOTES[base] + plus + rest
    if base in BY_NAME or writer_of(name if not plus else base):
        return ""
    if swapped := _SWAPPED.get(base):
        return swapped + plus + rest
    if len(base) < _SHORTEST:
        return ""
    if base.startswith("opt") and base[3:] in BY_NAME:
        # BibTeX mode of Emacs: a field that is left out for now
        return ""
    near = get_close_matches(base, [one for one in BY_NAME if not is_private(one)], 1, _ALIKE)
    house = get_close_matches(base, ["selected", "abbr", "award_name", "preview"], 1, _ALIKE)
    found = (near or house or [""])[0]
    return found + plus + rest if found else ""
