"""Names in Cyrillic letters, as passports and journals write them in Latin ones."""

from __future__ import annotations

import re

#: The hard and the soft sign are left out.
_LATIN = "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya i yi ye g u"
_LETTERS = {
    letter: latin.strip("-")
    for letter, latin in zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґў", _LATIN.split(), strict=True)
}
_TABLE = str.maketrans(
    _LETTERS | {letter.upper(): latin.capitalize() for letter, latin in _LETTERS.items()}
)
_CYRILLIC = re.compile("[\u0400-\u04ff]")


def latin(text: str) -> str:
    """Return *text* in Latin letters, or the empty string if it has no Cyrillic ones."""
    return text.translate(_TABLE) if _CYRILLIC.search(text) else ""
