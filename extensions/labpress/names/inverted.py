"""Names whose family name stands first without a comma: ``Liu SJ``, ``Petrov Yu. A.``.

So write medical journals, and libraries of the east of Europe. For BibTeX the last word is the
family name, and such a name would be printed as one that nobody has.
"""

from __future__ import annotations

import re

from labpress.names import parsing
from labpress.names.variants import familiar, folded, is_east_asian, voiceless

#: Family names that the data of given names has as well.
_NO_GIVEN = frozenset({"smith"})
_HYPHENED = re.compile(r"[^\W\d_a-z]\.?(?:-[^\W\d_a-z]\.?)+")
#: Endings of family names of the languages whose initials may have two letters.
_SLAVIC = re.compile(
    r"(?:[oe]va?|[iy]na?|[st]k(?:y|ii|iy|ij|yi|aya|aia|aja)|enko|chuk|[iy]ch|uk|yan|dze|shvili)$"
)


def is_given(word: str) -> bool:
    """Say whether *word* is known for a given name."""
    plain = folded(word)
    return plain not in _NO_GIVEN and bool(familiar(plain))


def is_initials(word: str) -> bool:
    """Say whether *word* consists of initials: ``A.``, ``A.-B.``, ``A``."""
    return re.fullmatch(r"(?:[^\W\d_a-z]\.?[\s~-]*)+", word) is not None and (
        "." in word or len(word) == 1
    )


def _is_shortened(word: str) -> bool:
    """Say whether *word* has initials of several letters: ``Yu.``, ``Zs.``, ``A.Yu.``."""
    pieces = [piece for piece in re.split(r"\.-?", word) if piece]
    return (
        word.endswith(".")
        and not parsing.is_suffix(word)
        and any(len(piece) > 1 for piece in pieces)
        and all(
            (len(piece) < 3 or (len(piece) == 3 and voiceless(piece)))
            and piece.isalpha()
            and piece[0].isupper()
            and (len(piece) == 1 or piece[1:].islower())
            for piece in pieces
        )
    )


def initials_last(words: list[str]) -> bool:
    """Say whether *words* may be a family name with initials behind it."""
    first, last = words[0].rstrip("."), words[-1]
    letters = re.sub(r"[.-]", "", last)
    return (
        1 <= len(letters) <= 3
        and letters.isalpha()
        and letters.isupper()
        and letters.lower() != letters
        and len(first) > 1
        and (
            not first.isupper()
            or (len(words) == 2 and (len(letters) > 1 or (len(letters) < len(first))))
        )
        and not any(map(is_initials, words[:-1]))
        and not parsing.is_suffix(last)
        and not re.search(r"[\u3000-\uffff]", last)
    )


def initials_for_certain(words: list[str]) -> bool:
    """Say whether the last of *words* can only be initials: one letter, or no vowel in several."""
    last = words[-1]
    letters = re.sub(r"[.-]", "", last)
    if not initials_last(words):
        return False
    if parsing.is_small(words[0]) or (_HYPHENED.fullmatch(last) and len(letters) > 1):
        return True
    if is_given(words[0]) and (len(letters) == 1 or "." not in last):
        return False  # Malcolm X
    return len(letters) == 1 or "." in last or not re.search(r"[AEIOUYÀ-ÖØ-Ý]", letters)


def dotted_initials_last(words: list[str]) -> bool:
    """Say whether *words* are one whole name and several initials behind it: ``Liu S. J.``."""
    return (
        len(words) > 2
        and len(words[0]) > 1
        and not is_initials(words[0])
        and "." not in words[0]
        and all(map(is_initials, words[1:]))
        and words[-1] != "V"
    )


def shortened_last(words: list[str]) -> tuple[str, bool]:
    """Return ``Petrov, Yu. A.`` for ``Petrov Yu. A.``, and whether it can only be meant so.

    The empty string for a name of another form.
    """
    at = len(words)
    while at and (is_initials(words[at - 1]) or _is_shortened(words[at - 1])):
        at -= 1
    family, given = words[:at], words[at:]
    if not family or not any(map(_is_shortened, given)) or any("." in one for one in family):
        return "", False
    last = folded(given[-1])
    slavic = _SLAVIC.search(folded(family[-1])) is not None
    if len(given) == 1 and is_east_asian(last) and not slavic and given[0].count(".") == 1:
        return "", False  # "Sijia Li." ends with a full stop.
    several = len(given) > 1 or given[0].count(".") > 1
    sure = not is_given(family[0]) and (several or slavic or voiceless(last))
    return f"{' '.join(family)}, {' '.join(given)}", sure


def suffix_and_initials(name: str) -> str:
    """Return ``Smith, 3rd, J. A.`` for ``Smith JA 3rd`` and ``Smith Jr. J. A.``.

    The empty string for a name of another form.
    """
    head, comma, tail = name.partition(",")
    if comma and not parsing.is_suffix(tail):
        return ""
    words = parsing.words_in(head.strip())
    at = next((one for one in range(1, len(words)) if parsing.is_suffix(words[one])), 0)
    if comma == "" and not at:
        return ""
    suffix = tail.strip() if comma else words[at]
    rest = words if comma else words[:at] + words[at + 1 :]
    if len(rest) < 2:
        return ""
    letters = rest[-1].replace(".", "")
    if dotted_initials_last(rest):
        return f"{rest[0]}, {suffix}, {' '.join(rest[1:])}"
    bare = initials_last(rest) and not is_east_asian(letters) and len(letters) < 3
    if bare and (len(letters) == 2 or initials_for_certain(rest)):
        return f"{' '.join(rest[:-1])}, {suffix}, {with_stops(rest[-1])}"
    return ""


def with_initials_last(name: str) -> str:
    """Return ``Liu, S. J.`` for ``Liu SJ``, and the empty string for a name of another form."""
    words = name.split()
    if "," in name or len(words) < 2 or not initials_last(words):
        return ""
    return f"{' '.join(words[:-1])}, {with_stops(words[-1])}"


def with_stops(initials: str) -> str:
    """Return ``S. J.`` for ``SJ``, and ``S.-J.`` for ``S-J``."""
    letters = re.sub(r"\.", "", initials)
    return re.sub(
        r"\. -", ".-", " ".join(f"{one}." if one != "-" else "-" for one in letters)
    ).replace("- ", "-")


def two_people(words: list[str]) -> str:
    """Return ``A. Ruh and B. Lem`` for ``A. Ruh B. Lem``, and the like; else the empty string."""
    kinds = ["I" if is_initials(word) else "W" for word in words]
    shape = re.sub(r"(.)\1+", r"\1", "".join(kinds))
    if shape not in ("IWIW", "WIWI") or any("." in one for one in words if not is_initials(one)):
        return ""
    middle = [one for one, kind in zip(words, kinds, strict=True) if kind == "W"]
    if len(middle) > 2 or any(len(one) < 3 or is_given(one) for one in middle):
        return ""
    at = kinds.index("I", kinds.index("W")) if shape == "IWIW" else kinds.index("W", 1)
    pairs = [words[:at], words[at:]]
    if shape == "WIWI":
        return " and ".join(f"{one[0]}, {' '.join(one[1:])}" for one in pairs)
    return " and ".join(" ".join(one) for one in pairs)
