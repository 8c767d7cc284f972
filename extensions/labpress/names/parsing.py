"""Names of people: taken apart as BibTeX and BibLaTeX do, printed, and compared.

Nothing here raises on any text: a name that follows no rule is still somebody's name. The rules
for the parts of a name are those of BibTeX (N. Markey, *Tame the BeaST*, section 11) and of the
"extended name format" of BibLaTeX's manual (section 3.4), with the few departures named below,
each of which only concerns names that BibTeX would print wrongly.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from labpress.names.initials import initials, unspaced
from labpress.names.similarity import normal
from labpress.names.variants import folded
from labpress.records.model import Name
from labpress.text.invisible import (
    ASCII_CONTROLS,
    BYTE_ORDER_MARK,
    DIRECTION_MARKS,
    SOFT_HYPHEN,
    WIDTHLESS,
)
from labpress.text.latex import text_of

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "OTHERS",
    "fault",
    "folded",
    "from_yaml",
    "full",
    "initials",
    "normal",
    "parse",
    "separators",
    "short",
    "split",
]

#: The name by which a BibTeX list of authors says that it is not complete.
OTHERS = "others"

_SUFFIX = re.compile(r"(?:[JS]n?r\.?|II|III|IV|2nd|3rd|[4-9]th|Esq\.?)")
#: DBLP tells people of one name apart by a number: "Wei Zhang 0001", "Zhang 0001, Wei"; in
#: addresses it is "Wei Zhang_0001", and some protect it with the family name: "Wei {Zhang 0001}".
_NUMBER = re.compile(r"(?<=[^\d_\s\\])(?:[\s~]+|\\?_)0\d{3}(?=\s*\}?\s*(?:,|$))")
_EXTENDED = re.compile(
    r"\s*(family|given|prefix|suffix|[a-z]+-i|useprefix|id|orcid)\s*=\s*(.*)", re.S
)
# Commands that stand for an accent take the letter after the blank; those that stand for a
# letter of their own only seem to continue the word when a small letter follows.
_ACCENT_COMMAND = re.compile(r"\\(?:[cvuHkrbdt]|[\"'`^~=.])\s+(?=[^\W\d_\\])")
_LETTER_COMMAND = re.compile(
    r"\\(?:ss|[oOlLij]|ae|AE|oe|OE|aa|AA|dh|DH|dj|DJ|ng|NG|th|TH)\s+(?=[^\W\d_A-Z])"
)
_AND = re.compile(
    r"(?:(?<=[\s,])|^)and(?:\{\})?(?=\s|$|\\\\)|(?<=\s)(?-i:and)(?=,)|\\and(?![A-Za-z])", re.I
)
_NEEDS_DECODING = re.compile(r"[\\{}$~`%&#^_]|--|''")
_ARTICLE = re.compile(r"[a-z]{2,3}-[^\W\d_a-z]")
_PARTICLE = re.compile(
    r"'t|a[flt]|ben|bint?|d[aeiou]|das|dei|della|de[lnrs]|dos|el?|ibn|l[aeo]|las|los|op|st"
    r"|te[nr]?|van|vo[mn]|y|zu[mr]?|v\.?|d\.|v\.d\.|z\."
)
_GAP = re.compile(r"[\s~]+")
#: A dash that joins two names, as word processors make it of a hyphen.
_DASH = re.compile("(?<=[^\\W\\d_])[–—−](?=[^\\W\\d_])")
#: LaTeX puts accents on letters without their dot; Unicode on those with it.
_DOTLESS = re.compile("[ıȷ](?=[\u0300-\u036f])")
_IN_BODIES = frozenset(
    """
    research group team lab labs laboratory collaboration consortium institute university center
    centre foundation project committee society association initiative network department ministry
    agency council organization organisation federation administration health science sciences
    technology national international royal
    """.split()
)
_CAPITAL_PARTICLE = re.compile(r"Van (?:De[nr]?|Het)|De L(?:a|as|os)|Von De[nr]|Von Und")
#: Control signs, and signs that only set the direction of writing, have no place in a name.
_INVISIBLE: dict[int, str | None] = {
    **dict.fromkeys((*ASCII_CONTROLS, SOFT_HYPHEN, *WIDTHLESS, *DIRECTION_MARKS, BYTE_ORDER_MARK)),
    **dict.fromkeys(map(ord, "\t\n\v\f\r"), " "),
}


def split(field: str) -> tuple[tuple[str, int], ...]:
    """Return the names of a BibTeX *field* as it stands in the file, each with its offset.

    Names are separated by ``and`` in any case, between blanks, outside braces; ``and{}`` and
    LaTeX's ``\\and`` are understood. The offset is the index in *field* of the name's first
    character. A list that is not complete ends with
    :data:`OTHERS`. Where braces do not balance they are not heeded.
    """
    names: list[tuple[str, int]] = []
    start = 0
    depths = _depths(field)
    for separator in _AND.finditer(field):
        if depths is None or depths[separator.start()] == 0:
            _add(names, field, start, separator.start())
            start = separator.end()
    _add(names, field, start, len(field))
    return tuple(names)


def separators(field: str) -> int:
    """Return how many times people are separated in *field*; one less than there are names."""
    depths = _depths(field)
    return sum(depths is None or depths[one.start()] == 0 for one in _AND.finditer(field))


def _add(names: list[tuple[str, int]], field: str, start: int, end: int) -> None:
    piece = field[start:end]
    name = piece.strip()
    if name:
        names.append((name, start + len(piece) - len(piece.lstrip())))


def _depths(source: str) -> list[int] | None:
    """Return the depth of braces at each character; None when they do not balance."""
    if "{" not in source and "}" not in source:
        return [0] * len(source)
    depths: list[int] = []
    depth = 0
    for character in source:
        if character == "}":
            depth -= 1
            if depth < 0:
                return None
        depths.append(depth)
        if character == "{":
            depth += 1
    return depths if depth == 0 else None


def fault(source: str) -> tuple[str, str] | None:
    """Return what keeps *source* from being one BibTeX name, and what to write instead.

    None when nothing does. :func:`parse` reads such a name all the same, as well as it can.
    """
    if _depths(source) is None:
        return (
            f"the braces in the name “{source}” do not balance",
            "write one closing brace for each opening one",
        )
    if is_group(source) and _people_in_braces(source):
        return (
            f"“{source}” is one name for BibTeX, because it stands in braces",
            "if these are several people, write the list without the inner braces",
        )
    if _is_extended_parts(parts := cut(source, ",")):
        return None
    if len(parts) > 3:
        return (
            f"the name “{source}” has {len(parts) - 1} commas; BibTeX allows two",
            'separate people by " and ", and write each as "Family, Given" or "Family, Jr., Given"',
        )
    if not _decode(source):
        return ("a name is empty", "remove it, or write who it is")
    return None


def number_of(source: str) -> str:
    """Return DBLP's number of a homonym, ``0018`` of ``Yang Liu 0018``, or the empty string."""
    source = source.strip().strip(",").strip()
    found = _NUMBER.search(source) if "0" in source and not is_group(source) else None
    return found[0].strip(" ~\t\n\\_") if found else ""


@lru_cache(maxsize=1 << 16)
def parse(source: str) -> Name:
    """Return the parts of one name, *source* being as it stands in a ``.bib`` file.

    Known are ``Given von Family``, ``von Family, Given``, ``von Family, Jr., Given``,
    BibLaTeX's ``family=…, given=…, prefix=…, suffix=…``, and braces around what must not be
    taken apart; a name wholly in braces is that of a body (``literal``). LaTeX is decoded; the
    parts are plain Unicode in NFC. Departures from BibTeX: a closing Jr., Sr., II, III or IV
    needs no comma; a name all in small letters still has a given name; ``al-Rahman`` before the
    last word is a given name; in ``Maaten, Laurens van der`` the particle is one; a name in
    Chinese, Japanese or Korean script is read family name first; DBLP's number after a name is
    no part of it.
    """
    source = source.strip().strip(",").strip()
    if not is_group(source):
        source = _NUMBER.sub("", source)
    if _depths(source) is None:
        source = source.replace("{", "").replace("}", "")
    if is_group(source) and not source.startswith("{\\"):
        return Name(_decode(source[1:-1]) or _decode(source), literal=True)
    parts = cut(source, ",")
    if _is_extended_parts(parts):
        return _extended(parts)
    words = [_words(part) for part in parts]
    words = [part for part in words if part]
    if not words:
        return Name(_decode(source))
    if len(words) == 1:
        return _given_first(words[0])
    return _family_first(words)


def _family_first(parts: list[list[str]]) -> Name:
    """Read ``von Family, Given``, with the suffix between the two or, as often seen, last."""
    given, suffix = parts[1], []
    if len(parts) == 2 and _SUFFIX.fullmatch(_text(given)):
        # "Sijia Liu, Jr." and "Liu, Jr."
        name = _given_first(parts[0])
        return Name(name.family, name.given, name.particle, _text(given))
    if len(parts) > 2:
        given, suffix = parts[2], parts[1]
        if _SUFFIX.fullmatch(_text(given)) and not _SUFFIX.fullmatch(_text(suffix)):
            given, suffix = suffix, given
        given = given + [word for part in parts[3:] for word in part]
    family = parts[0]
    if not suffix and len(family) > 1 and _SUFFIX.fullmatch(family[-1]):
        family, suffix = family[:-1], family[-1:]
    if not suffix and len(given) > 1 and _SUFFIX.fullmatch(given[-1]):
        given, suffix = given[:-1], given[-1:]
    first = 0
    while first < len(family) - 1 and is_small(family[first]):
        first += 1
    particle, family = family[:first], family[first:]
    last = len(given)
    while not particle and last and is_particle(given[last - 1]):
        last -= 1
    if not last and len(_text(given)) < 3:
        last = len(given)  # "Ruiz, y" has an initial.
    if last < len(given):
        given, particle = given[:last], given[last:]
    return Name(_text(family), _text(given), _text(particle), _text(suffix))


def _given_first(words: list[str]) -> Name:
    """Read ``Given von Family``, the particle being the words from the first small one on."""
    suffix: list[str] = []
    if len(words) > 2 and _SUFFIX.fullmatch(words[-1]):
        words, suffix = words[:-1], words[-1:]
    if len(words) > 1 and all(unspaced(_text([word])) for word in words):
        return Name(_text(words[:1]), "".join(_text([word]) for word in words[1:]))
    small = [index for index, word in enumerate(words[:-1]) if is_small(word)]
    if not small and len(words) > 3:
        # Written with capitals, two such words are still no given names: "Van Der", "De La".
        pairs = [(one, f"{words[one]} {words[one + 1]}") for one in range(1, len(words) - 2)]
        small = [one for one, pair in pairs if _CAPITAL_PARTICLE.fullmatch(pair)]
        small += [one + 1 for one in small]
    if len(small) == len(words) - 1 and not is_particle(words[0]):
        # Small letters throughout, such as "bell hooks": only known particles are particles.
        small = [index for index in small if is_particle(words[index])]
    if not small:
        return Name(_text(words[-1:]), _text(words[:-1]), suffix=_text(suffix))
    first, last = small[0], small[-1] + 1
    return Name(_text(words[last:]), _text(words[:first]), _text(words[first:last]), _text(suffix))


def is_extended(source: str) -> bool:
    """Say whether *source* is in BibLaTeX's extended name format (``family=…, given=…``)."""
    return _is_extended_parts(cut(source, ","))


def extended_orcid(source: str) -> str:
    """Return the ORCID in a name in the extended format (``orcid=…``), or the empty string."""
    found = (_EXTENDED.match(part) for part in cut(source, ","))
    return next((one[2].strip().strip('"{}') for one in found if one and one[1] == "orcid"), "")


def is_suffix(text: str) -> bool:
    """Say whether *text* is a suffix alone: ``Jr.``, ``III``, ``3rd``."""
    return _SUFFIX.fullmatch(text.strip()) is not None


def _people_in_braces(source: str) -> bool:
    """Say whether a name wholly in braces looks like several people, and not like a body."""
    pieces = re.split(r"\sand\s", source.strip("{} "), flags=re.I)
    words = [piece.replace(",", " ").split() for piece in pieces]
    return len(pieces) > 1 and all(
        2 <= len(one) <= 4
        and not any(word.islower() and len(word) > 1 and not is_particle(word) for word in one)
        and not any(word.casefold() in _IN_BODIES for word in one)
        for one in words
    )


def _is_extended_parts(parts: list[str]) -> bool:
    return any(_EXTENDED.match(part) for part in parts)


def _extended(parts: list[str]) -> Name:
    """Read BibLaTeX's extended name format; keys that do not concern the name are left out."""
    values: dict[str, str] = {}
    for part in parts:
        if found := _EXTENDED.match(part):
            values[found[1]] = _decode(found[2].strip().strip('"'))
    family, given = values.get("family", ""), values.get("given", "")
    if not family:
        family, given = given, ""
    return Name(family, given, values.get("prefix", ""), values.get("suffix", ""))


def is_group(source: str) -> bool:
    """Say whether the brace that opens *source* is closed by its last character."""
    if not (source.startswith("{") and source.endswith("}")):
        return False
    depths = _depths(source)
    return depths is not None and 0 not in depths[1:-1]


def cut(source: str, separator: str) -> list[str]:
    """Return the pieces of *source* between the *separator* characters outside braces.

    Where braces do not balance they are not heeded.
    """
    if "{" not in source:
        return source.split(separator)
    depths = _depths(source)
    if depths is None:
        return source.split(separator)
    pieces, start = [], 0
    for index, character in enumerate(source):
        if character == separator and depths[index] == 0:
            pieces.append(source[start:index])
            start = index + 1
    return [*pieces, source[start:]]


def _words(part: str) -> list[str]:
    """Return the words of *part* that blanks and ties separate outside braces."""
    if "\\" in part:
        part = _ACCENT_COMMAND.sub(lambda found: found[0].rstrip() + "\0", part)
        part = _LETTER_COMMAND.sub(lambda found: found[0].rstrip() + "\0", part)
        part = part.replace("\\ ", " ")
    part = re.sub(r"(?<!\\)~|\s", " ", part)
    return [word.replace("\0", " ") for word in cut(part, " ") if _decode(word)]


def _text(words: list[str]) -> str:
    return " ".join(decoded for word in words if (decoded := _decode(word)))


def _decode(source: str) -> str:
    """Return *source* without LaTeX, in NFC, blanks as single spaces, without control signs."""
    if _NEEDS_DECODING.search(source):
        source = text_of(source)
    source = source.translate(_INVISIBLE)
    if not source.isascii():
        source = _DASH.sub("-", source)
        source = _DOTLESS.sub(lambda found: "ij"["ıȷ".index(found[0])], source)
    return unicodedata.normalize("NFC", " ".join(source.split()))


def words_in(text: str) -> list[str]:
    """Return what blanks and ties separate in *text*, be it in braces or not."""
    return _GAP.split(text)


def is_particle(word: str) -> bool:
    """Say whether *word* is a particle that is known, in small letters."""
    return _PARTICLE.fullmatch(_decode(word)) is not None


def is_small(word: str) -> bool:
    """Say whether BibTeX takes *word* for a particle: its first letter is a small one.

    A group that starts with a command is a letter ("special character"); any other is skipped.
    """
    visible, depth = [], 0
    for index, character in enumerate(word):
        if character == "{" and depth == 0 and not word.startswith("{\\", index):
            depth += 1
        elif depth:
            depth += (character == "{") - (character == "}")
        else:
            visible.append(character)
    decoded = _decode("".join(visible))
    if _ARTICLE.match(decoded):
        return False  # The al-Rahman of Abd al-Rahman is a name, not a particle before one.
    for character in decoded:
        if character.isalpha() and unicodedata.category(character) != "Lm":
            return character.islower()
    return False


def from_yaml(value: str | Mapping[str, object]) -> Name:
    """Return the name that ``people.yml`` states, as text or part by part.

    The parts are ``given``, ``particle``, ``family`` and ``suffix``; other keys are left out.
    """
    if isinstance(value, str):
        return parse(value)
    given, particle, family, suffix = (
        _decode(str(value.get(part) or "")) for part in ("given", "particle", "family", "suffix")
    )
    if not family:
        family, given = given, ""
    return Name(family, given, particle, suffix)


@lru_cache(maxsize=1 << 16)
def short(name: Name) -> str:
    """Return *name* as lists print it: ``P.-Y. Chen``, ``L. van der Maaten``, ``刘思嘉``."""
    if name.literal or not name.given:
        return full(name)
    if unspaced(name.family + name.given):
        return name.family + name.given
    given = name.given
    if given.isupper() and name.family.isupper() and len(name.family) > 1:
        given = given.title()  # All in capitals: YU ZHANG has no second initial.
    return _print(initials(given), name)


@lru_cache(maxsize=1 << 16)
def full(name: Name) -> str:
    """Return *name* in full: given name, particle, family name, suffix."""
    if unspaced(name.family + name.given):
        return name.family + name.given
    return _print(name.given, name)


def _print(given: str, name: Name) -> str:
    suffix = name.suffix + "." if name.suffix in ("Jr", "Sr") else name.suffix
    words = (given, name.particle, name.family, suffix)
    printed = " ".join(word for word in words if word)
    return printed if name.literal else printed.replace("'", "’")
