"""What kind of publication an entry is: journal article, preprint, thesis, …

The entry type alone does not tell: exporters write papers at arXiv as ``@article`` or ``@misc``,
and papers of conferences as chapters of books.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from labpress.formatting.venues import is_preprint_server
from labpress.records.richtext import plain
from labpress.text.messages import gettext_noop

if TYPE_CHECKING:
    from labpress.records.model import Publication

#: Kinds of publication, in the order of a list grouped by kind, and the entry types of each
#: (BibTeX and BibLaTeX, and the types that reference managers write).
KINDS: dict[str, tuple[str, ...]] = {
    "journal": ("article", "suppperiodical", "periodical"),
    "conference": ("inproceedings", "conference", "proceedings", "mvproceedings"),
    "preprint": ("preprint", "unpublished"),
    "book": (
        *("book", "mvbook", "inbook", "bookinbook", "suppbook", "booklet", "collection"),
        *("mvcollection", "incollection", "suppcollection", "reference", "inreference"),
    ),
    "thesis": ("thesis", "phdthesis", "mastersthesis", "bachelorsthesis", "bathesis"),
    "report": ("report", "techreport", "manual", "standard"),
    "software": ("software", "dataset", "code", "model"),
    "patent": ("patent",),
    "other": ("misc", "online", "electronic", "www"),
}

# Translators: headings of lists of publications.
#: What the papers of each kind are called.
KIND_TITLES = {
    "journal": gettext_noop("Journal articles"),
    "conference": gettext_noop("Conference papers"),
    "preprint": gettext_noop("Preprints"),
    "book": gettext_noop("Books and chapters"),
    "thesis": gettext_noop("Theses"),
    "report": gettext_noop("Reports"),
    "software": gettext_noop("Software and data"),
    "patent": gettext_noop("Patents"),
    "other": gettext_noop("Other"),
}

_KIND_OF_TYPE = {entry_type: kind for kind, types in KINDS.items() for entry_type in types}
#: Kinds that a paper on a server of preprints is given by its exporter.
_MAYBE_PREPRINTS = frozenset({"journal", "conference", "report", "other"})
_CHAPTERS = frozenset({"incollection", "inbook", "suppcollection"})
_MEETING = re.compile(r"\b(?:conference|symposium|workshop|congress|colloquium)\b", re.IGNORECASE)
_PROCEEDINGS = re.compile(
    r"\b(?:proceedings|proc\.|advances in neural information processing systems)", re.IGNORECASE
)
#: What ``type`` or ``howpublished`` of an entry of no kind may say, and the kind.
_STATED = (
    (re.compile(r"\bpre-?print\b|\bworking paper\b|\bmanuscript\b", re.IGNORECASE), "preprint"),
    (re.compile(r"\bthesis\b|\bdissertation\b", re.IGNORECASE), "thesis"),
    (re.compile(r"\b(?:software|source code|data ?set|computer program)\b", re.I), "software"),
    (re.compile(r"\b(?:technical|research|tech\.?) report\b", re.IGNORECASE), "report"),
    (re.compile(r"\bpatent\b", re.IGNORECASE), "patent"),
)


def kind_of(publication: Publication) -> str:
    """Return the kind of *publication*: a key of :data:`KINDS`."""
    kind = _KIND_OF_TYPE.get(publication.type, "other")
    venue = plain(publication.venue)
    fields = dict(publication.fields)
    if kind in _MAYBE_PREPRINTS and publication.type not in ("proceedings", "mvproceedings"):
        server = venue or fields.get("publisher", "")
        if is_preprint_server(server) or (publication.arxiv and not server):
            return "preprint"
    if kind == "other":
        stated = f"{fields.get('type', '')} {fields.get('howpublished', '')}"
        found = next((found for pattern, found in _STATED if pattern.search(stated)), "")
        # with neither a venue nor a place on the web it is a manuscript
        elsewhere = venue or any(link.kind != "doi" for link in publication.links)
        manuscript = publication.type in KINDS["other"] and not elsewhere
        return found or ("preprint" if manuscript else kind)
    if publication.type in _CHAPTERS:
        meeting = _PROCEEDINGS.search(venue) or _MEETING.search(venue)
        return "conference" if meeting else kind
    if publication.type == "article" and _PROCEEDINGS.search(venue) and _MEETING.search(venue):
        return "conference"
    return kind
