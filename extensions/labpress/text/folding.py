"""Words as people type them into a search: without accents, case and hyphens.

``static/labpress-letters.js`` does the same to what a visitor types; a test compares the two.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

#: Letters that Unicode does not take apart into a letter and its accent, and what people type.
LETTERS = {"ø": "o", "đ": "d", "ł": "l", "ð": "d", "ı": "i", "ħ": "h", "ŧ": "t", "ŋ": "n"} | {
    "æ": "ae",
    "œ": "oe",
    "ß": "ss",
    "þ": "th",
    "ə": "e",
    "ς": "σ",
}
_LETTERS = str.maketrans(LETTERS)
#: Letters with accents as they are typed where accents become letters of their own.
_DIGRAPHS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})

#: What joins the parts of one word: hyphens, apostrophes, and the signs inside identifiers.
_JOINED = re.compile(r"[^\W_]+(?:[-‐‑'’ʼ./:][^\W_]+)*")
_PART = re.compile(r"[^\W_]+")
#: Scripts that write no blanks between words.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
)
#: So many signs from any place of a text without blanks are found.
WINDOW = 6
#: Longer words are found by their beginning.
LONGEST = 40


def folded(text: str) -> str:
    """Return *text* in lower case and without accents: ``Núñez`` as ``nunez``."""
    text = text.lower()
    if text.isascii():
        return text
    plain = unicodedata.normalize("NFKD", text)
    return "".join(c for c in plain if unicodedata.category(c)[0] != "M").translate(_LETTERS)


def search_words(text: str) -> set[str]:
    """Return the words by which a search is to find *text*, folded.

    A word with hyphens is found by its parts and as one word. A text in a script without blanks is
    found from each of its signs on.
    """
    return {form for written in text.split() for form in _forms(written)}


@lru_cache(maxsize=1 << 17)
def _forms(written: str) -> tuple[str, ...]:
    """Return the forms in which *written*, which has no blanks, is found."""
    spellings = {written}
    if not written.isascii():
        plain = unicodedata.normalize("NFC", written.lower())
        spellings.add(plain.translate(_DIGRAPHS))
    found: set[str] = set()
    for spelling in spellings:
        for word in _JOINED.findall(folded(spelling)):
            parts = _PART.findall(word)
            found.update(parts)
            found.add("".join(parts))
    for word in list(found):
        if _UNSPACED.search(word):
            found.discard(word)
            found.update(word[start : start + WINDOW] for start in range(len(word)))
    return tuple(sorted({word[:LONGEST] for word in found}))
