"""How the place of publication is written: ``NeurIPS’23``, ``Nature, 2025``."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from labpress.records.richtext import plain

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
_OF_PREPRINT = re.compile(
    r"arxiv|corr|abs|e|e?prints?|preprints?|\d{4}|\d{4,5}(?:v\d+)?|\d{7}|[a-z]{2}"
    r"|stat|math|eess|econ|physics|q|bio|fin|cond|mat|quant|astro|hep|ph|gr"
)
_TRAILING_YEAR = re.compile(r"\s*(?:['’]\s*\d{2}|['’ -]?\s*(?:19|20)\d{2})$")


def venue_line(publication: Publication, venues: Venues = ()) -> str:
    """Return where and when *publication* appeared, as lists print it.

    The short name comes from *venues* or else the entry's ``abbr``, with the year's last two
    digits: ``NeurIPS’23``. Without a short name the long name and the year: ``Nature Machine
    Intelligence, 2025``. A preprint: ``arXiv:2304.04934, 2023``. What the entry does not state
    is left out; a line without anything is empty.
    """
    year = publication.year
    long = " ".join(plain(publication.venue).split())
    short = short_venue(long, venues) or _TRAILING_YEAR.sub("", " ".join(publication.abbr.split()))
    if _is_preprint(publication.abbr) and not short_venue(long, venues):
        short = ""
    if short:
        return f"{short}’{year % 100:02}" if year else short
    if not long or _is_preprint(long):
        found = _ARXIV_ID.search(publication.arxiv) or _ARXIV_ID.search(long)
        long = f"arXiv:{found[1]}" if found else ("arXiv" if long else "")
    stated = year is not None and re.search(rf"\b{year}\b", long) is not None
    return ", ".join(part for part in (long, str(year) if year and not stated else "") if part)


def badge(publication: Publication, venues: Venues = ()) -> str:
    """Return the entry's ``abbr`` where it is none of its venue; empty if it is.

    It is not if ``venues.yml`` has another short name for the venue.
    """
    abbr = _TRAILING_YEAR.sub("", " ".join(publication.abbr.split()))
    short = short_venue(" ".join(plain(publication.venue).split()), venues)
    if not abbr or not short or _is_preprint(abbr) or abbr.casefold() == short.casefold():
        return ""
    return abbr


def _is_preprint(name: str) -> bool:
    """Say whether *name* names but arXiv, as ``arXiv preprint arXiv:2304.04934 [cs.LG]``."""
    words = re.split(r"[\W_]+", name.casefold().strip(" .,;:()[]"))
    return words[0] in _PREPRINT and all(map(_OF_PREPRINT.fullmatch, words))


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
    key = _key(long)
    if key not in index:
        key = _key(long.split(",")[0])
    if _SIDE_EVENT.search(long.casefold()) and not _SIDE_EVENT.search(key):
        return ""
    return index.get(key, "")


@lru_cache(maxsize=16)
def _index(venues: Venues) -> dict[str, str]:
    """Return short names by the key of each long name, and of the short name itself."""
    index: dict[str, str] = {}
    for short, longs in venues:
        for name in (*longs, short):
            index.setdefault(_key(name), short)
    index.pop("", None)
    return index


@lru_cache(maxsize=1 << 12)
def _key(name: str) -> str:
    """Return what counts of the name of a venue."""
    text = unicodedata.normalize("NFKD", name).casefold()
    text = "".join(character for character in text if not unicodedata.combining(character))
    text = re.sub(r"\([^()]*\)|\[[^\[\]]*\]", " ", text).replace("&", " and ")
    text = " ".join(re.sub(r"[\W_]+", " ", text).split())
    return " ".join(_NOISE.sub(" ", _ORDINAL.sub(" ", text)).split())
