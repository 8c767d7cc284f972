"""Where a publication appeared, short as lists print it or whole as it is cited.

What belongs to the whole citation depends on the entry type, as in the standard styles of BibTeX
and BibLaTeX. It is written here because pybtex's styles print whole entries alone, know neither
patents nor status nor most of BibLaTeX's types, and print nothing where a field is missing; and
citeproc-py needs a style's file for each look and takes CSL, not BibTeX.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from labpress.formatting.bylines import awards_line, date_text
from labpress.formatting.contributors import book_authors, contributors, event
from labpress.formatting.venues import (
    VenueName,
    is_preprint,
    venue_line,
    venue_name,
    whole_name,
)
from labpress.records.fields import BY_NAME
from labpress.text.messages import ENGLISH, gettext_noop
from labpress.text.plain_mathematics import text_of_rich

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from labpress.formatting.venues import Venues
    from labpress.records.model import Publication
    from labpress.text.messages import Messages

#: What a work is called where its entry does not say, and BibLaTeX's keys for ``type``.
_TYPES = {
    "phdthesis": gettext_noop("PhD thesis"),
    "mathesis": gettext_noop("Master's thesis"),
    "mastersthesis": gettext_noop("Master's thesis"),
    "bathesis": gettext_noop("Bachelor's thesis"),
    "bachelorsthesis": gettext_noop("Bachelor's thesis"),
    "candthesis": gettext_noop("Candidate thesis"),
    "thesis": gettext_noop("Thesis"),
    "techreport": gettext_noop("Technical report"),
    "resreport": gettext_noop("Research report"),
    "report": gettext_noop("Report"),
    "patent": gettext_noop("Patent"),
    "patentde": gettext_noop("German patent"),
    "patenteu": gettext_noop("European patent"),
    "patentfr": gettext_noop("French patent"),
    "patentuk": gettext_noop("British patent"),
    "patentus": gettext_noop("U.S. patent"),
    "patreq": gettext_noop("Patent request"),
    "patreqde": gettext_noop("German patent request"),
    "patreqeu": gettext_noop("European patent request"),
    "patreqfr": gettext_noop("French patent request"),
    "patrequk": gettext_noop("British patent request"),
    "patrequs": gettext_noop("U.S. patent request"),
    "software": gettext_noop("Software"),
}
#: Types of which ``number`` is the work's own name.
_NUMBERED = frozenset({"patent", "standard"})
_THESES = frozenset({"thesis", "phdthesis", "mastersthesis", "bachelorsthesis", "bathesis"})
_REPORTS = frozenset({"report", "techreport"})
_ARTICLES = frozenset({"article", "suppperiodical", "periodical", "review", "letter"})
_PARTS = frozenset(
    "inproceedings conference incollection inbook inreference bookinbook suppbook "
    "suppcollection".split()
)
_BOOKS = frozenset(
    "book mvbook collection mvcollection proceedings mvproceedings reference mvreference "
    "booklet manual".split()
)
#: BibLaTeX's keys for where a patent holds.
_COUNTRIES = {
    "de": "Germany",
    "ep": "European Union",
    "eu": "European Union",
    "fr": "France",
    "uk": "United Kingdom",
    "us": "United States of America",
}
_COUNTRY = re.compile(r"\bcountry(de|ep|eu|fr|uk|us)\b")
_ORDINALS = {"first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th", "fifth": "5th"}


@dataclass(frozen=True, slots=True)
class SourceStyle:
    """How a group wants sources printed.

    ``venues``: its venues.yml. ``full``: whole, as in a citation (``labpress_style``).
    ``abbr_is_venue``: ``abbr`` always names the venue (``labpress_abbr``).
    ``words``: those of the language.
    """

    venues: Venues = ()
    full: bool = False
    abbr_is_venue: bool = False
    words: Messages = ENGLISH

    def line(self, publication: Publication) -> str:
        """Return where *publication* appeared, as lists print it, and where its versions did."""
        line = whole_source(publication, self) if self.full else short_source(publication, self)
        others = dict.fromkeys(short_source(one, self) for one in publication.versions)
        listed = "; ".join(other for other in others if other and other != line)
        if not listed:
            return line
        # Translators: behind where a paper appeared, where other versions of it did.
        return self.words.gettext("{source}; also {versions}").format(source=line, versions=listed)

    def name(self, publication: Publication) -> VenueName:
        """Return how the venue of *publication* is called."""
        return venue_name(publication, self.venues, abbr_is_venue=self.abbr_is_venue)

    def venue(self, publication: Publication) -> str:
        """Return venue and year of *publication*, always short: ``NeurIPS’23``."""
        return venue_line(publication, self.venues, abbr_is_venue=self.abbr_is_venue)


#: How a group that says nothing wants them.
STANDARD = SourceStyle()


def entry_line(publication: Publication, style: SourceStyle = STANDARD) -> str:
    """Return source and awards as the group prints them: ``NeurIPS’23 (Spotlight)``.

    A badge that is none of the venue's names stands in brackets.
    """
    badge, awards = style.name(publication).badge, awards_line(publication.awards)
    parts = (style.line(publication), f"[{badge}]" if badge else "")
    source = " ".join(filter(None, parts))
    if not awards:
        return source
    return f"{source} ({awards})" if source else awards


def short_source(publication: Publication, style: SourceStyle = STANDARD) -> str:
    """Return where *publication* appeared in few words: ``NeurIPS’23``, ``Nature, 2025``.

    A thesis says which one it is, a patent its number, a volume the work that it belongs to, and
    whatever is not out yet its status.
    """
    name = style.name(publication)
    line = name.dated(publication.year)
    if name.track:
        line += f" ({name.track})"
    fields = dict(publication.fields)
    before: list[str] = []
    if publication.type in _THESES | {"patent"}:
        before.append(_work(publication, fields, style.words))
    elif publication.type == "book" and "maintitle" in fields and fields.get("volume"):
        volume = _volume(fields["volume"], style.words)
        line = VenueName(f"{name.text}, {volume}").dated(publication.year)
    return ", ".join(filter(None, (*before, line, style.words.gettext(publication.status))))


def whole_source(
    publication: Publication, style: SourceStyle = STANDARD, *, long_names: bool = False
) -> str:
    """Return where *publication* appeared as it is cited, by its type.

    ``Journal of Things 12(3), 101–115, 2020``; ``The Fish Book, edited by Ann Poe, pp. 1–20, Acme,
    2019``; ``Technical report TR-7, Inst, 2018``. *long_names*: venues by their long names, for
    readers who do not know the short ones.
    """
    fields = dict(publication.fields)
    name = style.name(publication)
    if long_names and name.short and (long := whole_name(publication, style.venues)):
        name = replace(name, text=long, short=False)
    parts = [part for part in _parts(publication, fields, name, style.words) if part]
    shown = name.dated(publication.year) if name.short else name.text
    # what is the venue is not said once more
    venue = text_of_rich(publication.venue)
    kept = list(dict.fromkeys(part for part in parts if part != venue or part == shown))
    dated = name.short and name.text
    if publication.date and not dated and not _says_year(name.text, publication.date.year):
        kept.append(_date(publication, fields, style.words))
    if kept and kept[0] != shown:
        # a sentence begins, with "edited by" for instance
        kept[0] = kept[0][:1].upper() + kept[0][1:]
    return ", ".join((*kept, *filter(None, [style.words.gettext(publication.status)])))


def _parts(
    publication: Publication, fields: Mapping[str, str], name: VenueName, words: Messages
) -> Iterator[str]:
    """Yield what stands before the date, by type; a part may be empty."""
    kind = publication.type
    venue = name.dated(publication.year) if name.short else name.text
    if name.track:
        venue += f" ({name.track})"
    pages = _pages(fields.get("pages", ""), words)
    bare_pages = _bare_pages(fields.get("pages", ""))
    if kind in _THESES or kind in _REPORTS or kind == "patent":
        yield _work(publication, fields, words)
        yield venue
        yield _version(fields, words)
        yield from contributors(publication, words)
        if kind != "patent":
            yield _series({**fields, "number": ""}, words)
            # a single number may be that of all pages
            yield pages if "–" in pages else ""
            yield fields.get("publisher", "")
        yield _place(fields)
    elif kind in _ARTICLES:
        if is_preprint(text_of_rich(publication.venue)):
            yield venue
            return
        if fields.get("journalsubtitle") and not name.short:
            venue = f"{venue}: {fields['journalsubtitle']}"
        if series := _series_of_journal(fields.get("series", ""), words):
            venue = ", ".join(filter(None, (venue, series)))
        yield _numbered(venue, fields, words, short=name.short or bool(series))
        issue = fields.get("issue", "")
        yield issue if fields.get("number") and not issue.isdigit() else ""
        yield _titled(fields, "issue")
        yield from contributors(publication, words)
        # publishers export the number of an article under names of their own
        eid = next((fields[name] for name in BY_NAME["eid"].names if fields.get(name)), "")
        yield eid or bare_pages
        if eid and pages and eid != bare_pages:
            yield bare_pages
    elif kind in _PARTS:
        if fields.get("booksubtitle") and not name.short:
            venue = f"{venue}: {fields['booksubtitle']}"
        writers = book_authors(publication)
        yield f"{writers}: {venue}" if writers and venue else venue
        yield _titled(fields, "main")
        yield event(publication, fields)
        yield from contributors(publication, words)
        yield _series(fields, words)
        yield _edition(fields, words)
        yield _chapter(fields, words)
        yield pages
        yield fields.get("publisher", "")
        yield fields.get("organization", "")
        yield _place(fields)
    elif kind in _BOOKS:
        if fields.get("maintitle"):
            volume = _parted(fields)
            if text_of_rich(publication.venue) == fields["maintitle"]:
                venue = _titled(fields, "main")
            yield f"{venue}, {_volume(volume, words)}" if volume else venue
        yield _stated_type(fields, words) if kind in ("manual", "booklet") else ""
        yield event(publication, fields)
        yield from contributors(publication, words)
        yield _edition(fields, words)
        yield _version(fields, words)
        if fields.get("maintitle"):
            yield _series({**fields, "volume": ""}, words)
        else:
            yield _series(fields, words)
        if volumes := fields.get("volumes", ""):
            # Translators: a work in so many volumes, in a citation.
            yield words.gettext("{number} vols.").format(number=volumes)
        yield _chapter(fields, words)
        yield pages
        yield fields.get("organization", "") or fields.get("institution", "")
        yield fields.get("publisher", "") or ("" if fields.get("maintitle") else venue)
        yield _place(fields)
    else:
        stated, number = _stated_type(fields, words), ""
        if stated or kind in _NUMBERED:
            yield " ".join(filter(None, (stated, fields.get("number", ""))))
        elif fields.get("number") and "arxiv" not in fields["number"].lower():
            number = _number(fields["number"], words)
        yield venue
        yield _version(fields, words)
        yield number
        yield event(publication, fields)
        yield from contributors(publication, words)
        yield _edition(fields, words)
        yield _series({**fields, "number": ""}, words)
        yield pages
        for field in ("organization", "institution", "publisher"):
            yield fields.get(field, "")
        yield _place(fields)


def _work(publication: Publication, fields: Mapping[str, str], words: Messages) -> str:
    """Return what a thesis, report or patent is, with its number: ``Patent US 1 B2``."""
    kind = _stated_type(fields, words) or words.gettext(_TYPES.get(publication.type, ""))
    number = fields.get("number", "")
    if number and kind.lower() in number.lower():
        return number
    return " ".join(filter(None, (kind, number)))


def _stated_type(fields: Mapping[str, str], words: Messages) -> str:
    stated = fields.get("type", "").strip()
    known = _TYPES.get(stated.lower(), "")
    return words.gettext(known) if known else stated


def _numbered(venue: str, fields: Mapping[str, str], words: Messages, *, short: bool) -> str:
    """Return a journal with volume and number: ``J 12(3)``, ``JMLR’20, 12(3)``."""
    volume = _parted(fields)
    number = fields.get("number", "") or fields.get("issue", "")
    if is_preprint(volume.split("/")[0]):
        volume = ""
    if "arxiv" in number.lower():
        number = ""
    numbers = f"{volume}({number})" if volume and number else volume
    if number and not volume:
        numbers = _number(number, words)
    if not numbers or not venue:
        return venue or numbers
    return f"{venue}, {numbers}" if short or not volume else f"{venue} {numbers}"


def _series_of_journal(series: str, words: Messages) -> str:
    """Return the series of a journal: ``ser. 3``, ``new ser.``; other programs name venues so."""
    if series.strip().lower() in ("newseries", "new"):
        series = "n.s."
    if series.isdigit():
        # Translators: the third series of a journal, in a citation.
        return words.gettext("ser. {number}").format(number=series)
    return series


def _titled(fields: Mapping[str, str], name: str) -> str:
    """Return title and subtitle of an issue or of a whole work."""
    return ": ".join(filter(None, (fields.get(f"{name}title"), fields.get(f"{name}subtitle"))))


def _version(fields: Mapping[str, str], words: Messages) -> str:
    version = fields.get("version", "")
    return words.gettext("version {number}").format(number=version) if version else ""


def _volume(volume: str, words: Messages) -> str:
    return words.gettext("vol. {number}").format(number=volume)


def _number(number: str, words: Messages) -> str:
    return words.gettext("no. {number}").format(number=number)


def _series(fields: Mapping[str, str], words: Messages) -> str:
    series = fields.get("series", "")
    volume, number = _parted(fields), fields.get("number", "")
    if series:
        numbers = f"{volume}({number})" if volume and number else volume or number
        return " ".join(filter(None, (series, numbers)))
    parts = (_volume(volume, words) if volume else "", _number(number, words) if number else "")
    return ", ".join(filter(None, parts))


def _parted(fields: Mapping[str, str]) -> str:
    """Return the volume with its part, as BibLaTeX writes it: ``2.3``."""
    return ".".join(filter(None, (fields.get("volume"), fields.get("part"))))


def _edition(fields: Mapping[str, str], words: Messages) -> str:
    edition = fields.get("edition", "").strip()
    if not edition:
        return ""
    if edition.isdigit() and words.locale.language != "en":
        # Translators: an edition by its number: "3rd ed."; yours has the bare number, 3.
        return words.gettext("{ordinal} ed.").format(ordinal=edition)
    if edition.isdigit():
        teen = 10 <= int(edition) % 100 <= 20
        edition += "th" if teen else {"1": "st", "2": "nd", "3": "rd"}.get(edition[-1], "th")
    edition = _ORDINALS.get(edition.lower(), edition)
    if re.search(r"\bed(?:ition|\.)?\b", edition, re.IGNORECASE):
        return edition
    return words.gettext("{edition} ed.").format(edition=edition)


def _chapter(fields: Mapping[str, str], words: Messages) -> str:
    chapter = fields.get("chapter", "")
    return words.gettext("chap. {number}").format(number=chapter) if chapter else ""


def _place(fields: Mapping[str, str]) -> str:
    place = fields.get("address", "") or fields.get("location", "")
    return _COUNTRY.sub(lambda match: _COUNTRIES[match[1]], place) if "country" in place else place


def _pages(value: str, words: Messages) -> str:
    """Return pages with ``p.`` or ``pp.``; what is no number stays as it is."""
    pages = _dashed(value)
    if not pages or not pages[0].isalnum() or re.match(r"(?i)pp?\.|pages?\b|art", pages):
        return pages
    many = "–" in pages or "," in pages
    written = words.gettext("pp. {pages}") if many else words.gettext("p. {pages}")
    return written.format(pages=pages)


def _dashed(pages: str) -> str:
    return re.sub(r"\s*(?:-{1,3}|–|—)\s*", "–", pages.strip())


def _bare_pages(value: str) -> str:
    return re.sub(r"(?i)^(?:pp?\.|pages?)\s*", "", _dashed(value))


def _says_year(venue: str, year: int) -> bool:
    """Tell whether *year* stands in the name of the venue, where lists do not repeat it."""
    return re.search(rf"\b{year}\b", venue) is not None


def _date(publication: Publication, fields: Mapping[str, str], words: Messages) -> str:
    """Return the date: its month, too, where no number tells one issue from another."""
    numbered = publication.type in _ARTICLES and (fields.get("number") or fields.get("volume"))
    return date_text(publication.date, "month", words) if not numbered else str(publication.year)
