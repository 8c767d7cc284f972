"""How the place of publication is written: ``NeurIPS’23``, ``Nature, 2025``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from labpress.formatting.abbreviations import folded, names
from labpress.text.plain_mathematics import text_of_rich

if TYPE_CHECKING:
    from labpress.records.model import Publication

#: ``venues.yml``: each short name with the long names that it stands for.
Venues: TypeAlias = tuple[tuple[str, tuple[str, ...]], ...]

_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_UNITS = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
_ORDINAL = re.compile(
    rf"\b(?:\d+ ?(?:st|nd|rd|th)|(?:(?:{_TENS}) )?(?:{_UNITS})|tenth|eleventh|twelfth"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teenth"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)tieth|(?:one )?hundredth)\b"
)
_NOISE = re.compile(r"\b(?:proceedings of|proc of|proceedings|proc|in|the|annual|\d+)\b")
# A part of an event, which must not be printed as if it were the event itself.
_SIDE_EVENT = re.compile(r"\b(?:workshops?|companion|findings|tutorials?|demonstrations?)\b")
_ARXIV_ID = re.compile(r"(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?")
_PREPRINT = frozenset(("arxiv", "corr"))
#: Servers of preprints, by the whole name.
_SERVERS = frozenset(
    """
    biorxiv medrxiv chemrxiv psyarxiv techrxiv engrxiv socarxiv edarxiv eartharxiv osfpreprints
    ssrn ssrnelectronicjournal researchsquare authoreapreprints preprintsorg preprints hal
    cryptologyeprintarchive iacrcryptoleprintarch iacrcryptologyeprintarchive vixra
    arxiveprints arxivorg coldspringharborlaboratory openreview
    """.lower().split()
)
_OF_PREPRINT = re.compile(
    r"arxiv|corr|abs|e|e?prints?|preprints?|\d{4}|\d{4,5}(?:v\d+)?|\d{7}|[a-z]{2}"
    r"|stat|math|eess|econ|physics|q|bio|fin|cond|mat|quant|astro|hep|ph|gr"
)
_BRACKETED = re.compile(r"([^()]+?) *\(([^()]+)\)")
_SAYS_PREPRINT = re.compile(r"(?i)(?:arxiv )?e?-?(?:pre)?prints?")
_TRAILING_YEAR = re.compile(r"\s*(?:['’]\s*\d{2}|['’ -]?\s*(?:19|20)\d{2})$")


@dataclass(frozen=True, slots=True)
class VenueName:
    """How the venue of a publication is called.

    ``text``: its name, or a preprint's number. ``short``: whether it is a short name, after which
    the year's last two digits stand. ``track``: a part of a conference, as ``Main Track``.
    ``badge``: the entry's ``abbr`` where that is none of the venue's names.
    """

    text: str = ""
    short: bool = False
    track: str = ""
    badge: str = ""

    def dated(self, year: int | None) -> str:
        """Return the name with *year*: ``NeurIPS’23``, ``Nature, 2025``."""
        if self.short:
            return f"{self.text}’{year % 100:02}" if year else self.text
        stated = year is not None and re.search(rf"\b{year}\b", self.text) is not None
        return ", ".join(filter(None, (self.text, str(year) if year and not stated else "")))


def venue_name(
    publication: Publication, venues: Venues = (), *, abbr_is_venue: bool = False
) -> VenueName:
    """Return how the venue of *publication* is called.

    The short name comes from *venues*, or else it is the entry's ``abbr`` where that can be a name
    of the venue (see :func:`labpress.formatting.abbreviations.names`); with *abbr_is_venue* it
    always is.
    """
    long = " ".join(text_of_rich(publication.venue).split())
    short = short_venue(long, venues)
    abbr, track = _split_track(" ".join(publication.abbr.split()), venues)
    if not abbr_is_venue and (parted := _BRACKETED.fullmatch(abbr)) and names(parted[1], long):
        # IJCAI (Main Track), of a venue that venues.yml does not have
        abbr, track = parted[1], track or ("" if parted[2].isdigit() else parted[2])
    track = dict(publication.fields).get("track", "") or track
    abbr = _TRAILING_YEAR.sub("", abbr)
    preprint = is_preprint(long)
    fits = abbr_is_venue or not long or bool(short_venue(abbr, venues))
    fits = fits or (names(abbr, long) and not preprint)
    if short:
        same = not abbr or venue_key(abbr) == venue_key(short) or fits or is_preprint(abbr)
        return VenueName(short, True, track, "" if same else abbr)
    if abbr and not is_preprint(abbr):
        if fits:
            return VenueName(short_venue(abbr, venues) or abbr, True, track)
        beside = "" if is_preprint_server(long) and _SAYS_PREPRINT.fullmatch(abbr) else abbr
    else:
        beside = ""
    if not long or preprint:
        found = _ARXIV_ID.search(publication.arxiv) or _ARXIV_ID.search(long)
        long = f"arXiv:{found[1]}" if found else ("arXiv" if long else "")
    return VenueName(long, False, track, beside)


def whole_name(publication: Publication, venues: Venues = ()) -> str:
    """Return the venue's long name, as citations have it; empty where there is none.

    It is the entry's own, or the first that *venues* has where the entry gives but a short one.
    A preprint has none.
    """
    stated = " ".join(text_of_rich(publication.venue).split())
    if is_preprint_server(stated):
        return ""
    given = stated or _TRAILING_YEAR.sub("", " ".join(publication.abbr.split()))
    longs = next((longs for short, longs in venues if venue_key(short) == venue_key(given)), ())
    return longs[0] if given and longs else stated


def venue_line(
    publication: Publication, venues: Venues = (), *, abbr_is_venue: bool = False
) -> str:
    """Return where and when *publication* appeared, in few words.

    With a short name the year's last two digits: ``NeurIPS’23``. Without one the long name and
    the year: ``Nature Machine Intelligence, 2025``. A preprint: ``arXiv:2304.04934, 2023``. What
    the entry does not state is left out; a line without anything is empty.
    """
    name = venue_name(publication, venues, abbr_is_venue=abbr_is_venue)
    line = name.dated(publication.year)
    return f"{line} ({name.track})" if name.track else line


def badge(publication: Publication, venues: Venues = (), *, abbr_is_venue: bool = False) -> str:
    """Return the entry's ``abbr`` where it can be no name of its venue; empty if it can."""
    return venue_name(publication, venues, abbr_is_venue=abbr_is_venue).badge


def _split_track(abbr: str, venues: Venues) -> tuple[str, str]:
    """Part ``NeurIPS D&B`` and ``IJCAI (Main Track)`` into a name of *venues* and its track."""
    if short_venue(abbr, venues) and not abbr.endswith(")"):
        return abbr, ""
    head, _, rest = abbr.partition(" ")
    track = rest.strip(" ()[]-–")
    if track and not re.fullmatch(r"['’]?\d{2,4}", track) and short_venue(head, venues):
        return head, track
    return abbr, ""


def is_preprint(name: str) -> bool:
    """Say whether *name* names but arXiv, as ``arXiv preprint arXiv:2304.04934 [cs.LG]``."""
    words = re.split(r"[\W_]+", name.casefold().strip(" .,;:()[]"))
    return words[0] in _PREPRINT and all(map(_OF_PREPRINT.fullmatch, words))


def is_preprint_server(name: str) -> bool:
    """Tell whether *name* is that of a server of preprints, of whatever science."""
    bare = re.sub(r"\bpreprint( server)?\b", "", name.casefold()).strip()
    return is_preprint(name) or re.sub(r"[\W_]+", "", bare) in _SERVERS


def short_venue(long: str, venues: Venues) -> str:
    """Return the short name that *venues* has for the long name *long*; empty if none.

    Case, accents, braces, years, ordinals, numbers of volumes, what stands in brackets, and a
    leading "Proceedings of the" do not count. Nor does what follows the first comma (place and
    date), unless it says that this is a workshop or another side event.
    """
    return _short_venue(long, venues) if long and venues else ""


@lru_cache(maxsize=1 << 12)
def _short_venue(long: str, venues: Venues) -> str:
    index = _index(venues)
    key = venue_key(long)
    if key not in index:
        key = venue_key(long.split(",")[0])
    if _SIDE_EVENT.search(long.casefold()) and not _SIDE_EVENT.search(key):
        return ""
    return index.get(key, "")


@lru_cache(maxsize=16)
def _index(venues: Venues) -> dict[str, str]:
    """Return short names by the key of each long name, and of the short name itself."""
    index: dict[str, str] = {}
    for short, longs in venues:
        for name in (*longs, short):
            index.setdefault(venue_key(name), short)
    index.pop("", None)
    return index


@lru_cache(maxsize=1 << 12)
def venue_key(name: str) -> str:
    """Return what counts of the name of a venue."""
    text = re.sub(r"\([^()]*\)|\[[^\[\]]*\]", " ", folded(name)).replace("&", " and ")
    text = " ".join(re.sub(r"[\W_]+", " ", text).split())
    return " ".join(_NOISE.sub(" ", _ORDINAL.sub(" ", text)).split())
