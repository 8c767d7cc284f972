"""Whether a short name can be one of a venue: ``NeurIPS`` of the conference whose name it shortens.

``abbr`` is al-folio's field for a badge. Many groups write the venue there; some write a field of
research or a project, which nobody must take for the venue.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

#: Short names whose letters do not stand in the long ones: the short name, and words of which the
#: long name must have all of one line.
_KNOWN: dict[str, tuple[str, ...]] = {
    "oakland": ("security privacy",),
    "ieeesp": ("security privacy",),
    "www": ("web conference", "world wide web"),
    "thewebconf": ("web conference", "world wide web"),
    "sc": ("high performance computing networking",),
    "sigir": ("information retrieval",),
    "sigkdd": ("knowledge discovery data mining",),
    "kdd": ("knowledge discovery data mining",),
    "sigcomm": ("data communication", "communications architectures"),
    "sigmod": ("management data",),
    "siggraph": ("graphics", "computer graphics"),
    "chi": ("human factors computing systems",),
    "facct": ("fairness accountability transparency",),
    "fat*": ("fairness accountability transparency",),
    "nips": ("neural information processing systems",),
    "fse": ("foundations software engineering",),
    "esecfse": ("software engineering",),
    "tacl": ("association computational linguistics",),
    "interspeech": ("speech communication",),
    "eurosp": ("security privacy",),
    "pets": ("privacy enhancing technologies",),
    "popets": ("privacy enhancing technologies",),
    "vldb": ("very large data bases", "vldb"),
    "pvldb": ("vldb",),
    "imwut": ("interactive mobile wearable ubiquitous",),
    "ubicomp": ("ubiquitous computing", "interactive mobile wearable ubiquitous"),
    "atc": ("annual technical conference",),
    "osdi": ("operating systems design",),
    "eurosys": ("computer systems",),
    "prl": ("physical review letters", "pattern recognition letters"),
    "cacm": ("communications acm",),
    "jacm": ("journal acm",),
}


#: Words that say what a paper is, or how it was given; no venue is called so.
_GENERIC = frozenset(
    """
    journal journals conference conferences workshop workshops proceedings symposium preprint
    preprints article articles paper papers book books chapter thesis report technicalreport
    poster posters oral talk talks spotlight highlight tutorial demo survey review magazine
    """.split()
)


@lru_cache(maxsize=1 << 12)
def names(abbr: str, long: str) -> bool:
    """Tell whether *abbr* can be a short name of the venue *long*.

    It can if its letters stand in *long* in their order, the first of them at the start of a word,
    or if it is known as a name of a venue with these words. Words that any venue's name may have
    (``Journal``) are none.
    """
    short = folded(re.sub(r"['’]?\s*(?:(?:19|20)\d\d|\d\d)$", "", abbr))
    words = folded(long)
    wanted = re.sub(r"[\W_]", "", short)
    if not wanted:
        return False
    if wanted in _GENERIC:
        return wanted == re.sub(r"[\W_]", "", words)
    present = set(re.findall(r"\w+", words))
    for known in _KNOWN.get(wanted, ()):
        if present.issuperset(known.split()):
            return True
    return any(_in_order(wanted, words[match.start() :]) for match in re.finditer(r"\b\w", words))


def _in_order(letters: str, text: str) -> bool:
    """Tell whether *text* begins with the first of *letters* and has the others in their order."""
    if not text.startswith(letters[0]):
        return False
    rest = iter(text)
    return all(letter in rest for letter in letters)


def folded(text: str) -> str:
    """Return *text* in small letters without accents."""
    text = unicodedata.normalize("NFKD", text).casefold()
    return "".join(sign for sign in text if not unicodedata.combining(sign))


def proposed(long: str) -> str:
    """Return a short name that can be proposed for *long*: the capitals of its words."""
    text = re.sub(r"\([^()]*\)|,.*", "", long)
    text = re.sub(
        r"\b(?:proceedings|proc|of|the|annual|in|on|international|conference|ieee|acm|\d+\w*)\b",
        " ",
        text,
        flags=re.IGNORECASE,
    )
    letters = [word[0] for word in re.findall(r"\w+", text) if word[0].isupper()]
    return "".join(letters) if len(letters) > 1 else "".join(re.findall(r"[A-Z]", long)) or long
