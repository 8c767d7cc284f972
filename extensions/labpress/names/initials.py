"""Initials of given names, in every script that has them."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NICKNAME = re.compile(r"\([^()]*\)|“[^“”]*”|\"[^\"]*\"|‘[^‘’]*’(?!\w)|(?<=\s)'[^']+'(?=\s|$)")
_HYPHEN = re.compile(r"[-‐‑–−]")
# The Arabic article, also assimilated (ar-Rahman); it is not abbreviated but left out.
_ARTICLE = re.compile(r"(?:al|el|ul|ad|an|ar|as|ash|at|az)[-‐‑–]")
_PARTICLE = re.compile(r"d[aeou]|das|del|der|di|dos|e|el|ibn|la|las|los|u[lr]|van|von|y")
_ABBREVIATED = re.compile(r"[^\W\d_]{2,3}")


def unspaced(text: str) -> bool:
    """Say whether *text* is a name in Chinese, Japanese or Korean script.

    Such names are printed whole, family name first, without a space between.
    """
    letters = [character for character in text if character.isalpha()]
    return bool(letters) and all(_is_east_asian(character) for character in letters)


def _is_east_asian(character: str) -> bool:
    code = ord(character)
    return (
        0x4E00 <= code <= 0x9FFF  # CJK ideographs
        or 0xAC00 <= code <= 0xD7AF  # Hangul syllables
        or 0x3040 <= code <= 0x30FF  # Hiragana and Katakana
        or 0x3400 <= code <= 0x4DBF
        or 0x20000 <= code <= 0x3FFFF
        or 0x1100 <= code <= 0x11FF
        or 0xF900 <= code <= 0xFAFF
        or code == 0x3005
    )


@lru_cache(maxsize=1 << 15)
def initials(given: str) -> str:
    """Return the initials of *given* names: ``Pin-Yu`` is ``P.-Y.``, ``Alfred O.`` ``A. O.``.

    Parts joined by hyphens keep their hyphen. Two or three capitals that stand alone (``GE``,
    as medical journals write) are initials already. Nicknames in brackets or quotation marks,
    particles (``de la``) and the Arabic article have no initial. A script without capitals has
    no initials: such a name comes back whole.
    """
    given = unicodedata.normalize("NFC", given)
    words = _NICKNAME.sub(" ", given).split() or given.split()
    if len(words) == 1 and _ABBREVIATED.fullmatch(words[0]) and all(map(str.isupper, words[0])):
        words = list(words[0])
    printed = [
        initial
        for index, word in enumerate(words)
        if not (index and _PARTICLE.fullmatch(word)) and (initial := _of_word(word))
    ]
    return " ".join(printed) or given


def _of_word(word: str) -> str:
    """Return the initials of one word, which may itself be joined (``A.O.``, ``J.-P.``)."""
    if _ARTICLE.match(word):
        word = _HYPHEN.split(word, maxsplit=1)[1] or word
    dotted = []
    for run in re.split(r"\.(?![-‐‑–−])", word):
        parts = [part for part in map(_of_part, _HYPHEN.split(run)) if part]
        if parts:
            dotted.append("-".join(parts))
    return " ".join(dotted)


def _of_part(part: str) -> str:
    """Return the first letter of *part*, its accents and a full stop; *part* if caseless."""
    for index, character in enumerate(part):
        if unicodedata.category(character) not in ("Lu", "Ll", "Lt", "Lo") or character in "ªº":
            continue
        capital = character.upper()
        if capital == character.lower():
            return part.strip(".")
        end = index + 1
        while end < len(part) and unicodedata.combining(part[end]):
            end += 1
        if part.startswith("IJ", index) and part[index + 2 : index + 3].islower():
            end = index + 2  # One letter in Dutch: IJsbrand.
        first = capital if len(capital) == 1 else character
        return unicodedata.normalize("NFC", first + part[index + 1 : end]) + "."
    return ""
