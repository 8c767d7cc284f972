"""How well two names fit: equal, perhaps equal, or not.

*Equal* is decided by :func:`normal` alone. :func:`fit` tells apart the weaker degrees, none of
which is ever certain.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from labpress.names.initials import initials, unspaced

if TYPE_CHECKING:
    from labpress.records.model import Name

#: How one name fits another. ``initials``: the initials are the same, one for one, and at least
#: one given name is only an initial. ``near``: something is missing, added or swapped, or an
#: accent or a hyphen differs.
Fit: TypeAlias = Literal["initials", "near"]

_APOSTROPHES = dict.fromkeys(map(ord, "’‘ʼʻ`´′＇ʹʾʿ‛"), "'")
_HYPHENS = dict.fromkeys(map(ord, "‐‑‒–—―−﹣－⁃"), "-")
_COMPARED: dict[int, str | None] = {
    **_APOSTROPHES,
    **_HYPHENS,
    **dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D)),
}
# Letters that Unicode does not take apart into a letter and its accent.
_PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ŧ": "t"}
    | {"æ": "ae", "œ": "oe", "þ": "th"}
)
_NICKNAME = re.compile(r"\([^()]*\)|“[^“”]*”|\"[^\"]*\"")


@lru_cache(maxsize=1 << 16)
def normal(name: Name) -> str:
    """Return the key under which two spellings of one name are equal.

    Case, Unicode's ways to write the same letter (NFKC), and the variants of apostrophe,
    hyphen, blank and full stop do not count; nor does which word is taken for part of the
    family name. Accents do: Müller is not Muller. The suffix does, too.
    """
    if unspaced(name.family + name.given):
        return _key(name.family + name.given).replace(" ", "")
    return _key(f"{name.given} {name.particle} {name.family} {name.suffix}")


def _key(text: str) -> str:
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text.translate(_COMPARED))
        text = unicodedata.normalize("NFKC", text.casefold()).translate(_COMPARED)
    return " ".join(text.casefold().replace(".-", "-").replace(".", " ").split())


@lru_cache(maxsize=1 << 16)
def folded(text: str) -> str:
    """Return *text* as a careless typist might write it: no accents, hyphens or blanks."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text).casefold()
        text = unicodedata.normalize("NFKD", text).translate(_PLAIN)
    return "".join(character for character in text.casefold() if character.isalnum())


@lru_cache(maxsize=1 << 16)
def given_words(given: str) -> tuple[str, ...]:
    """Return the given names in *given*, folded; parts joined by hyphen or full stop singly.

    Capitals that stand alone (``GE``) are taken for initials.
    """
    bare = _NICKNAME.sub(" ", given).translate(_COMPARED)
    if 2 <= len(bare) <= 3 and bare.isalpha() and bare.isupper():
        bare = " ".join(bare)
    return tuple(word for part in re.split(r"[\s.-]+", bare) if (word := folded(part)))


@lru_cache(maxsize=1 << 16)
def blocking_keys(name: Name) -> tuple[tuple[str, str], ...]:
    """Return the keys of an index under which *name* is filed and looked for.

    Each is a folded family name (without and with its particle) and one initial. Names that fit
    in whatever degree share at least one key, once :func:`swapped` was asked as well.
    """
    words = given_words(name.given)
    if name.literal or not words:
        return ()
    families = {folded(name.family), folded(name.particle + name.family)} - {""}
    return tuple(sorted((family, words[0][0]) for family in families))


@lru_cache(maxsize=1 << 16)
def swapped(name: Name) -> Name:
    """Return *name* with given and family name changed blocking_keys (``Zhang Yihua``)."""
    return type(name)(name.given, name.family, name.particle, name.suffix)


@lru_cache(maxsize=1 << 16)
def fit(author: Name, person: Name) -> Fit | None:
    """Say how the name of an author fits a spelling of a person's name.

    Meant for names that share a blocking key and are not equal. None: these are two people, as
    first names written out that differ show (Yuanshun and Yuguang Yao).
    """
    ours, theirs = given_words(author.given), given_words(person.given)
    if not ours or not theirs:
        return None
    if "".join(ours) == "".join(theirs):
        return "initials" if _is_initial(ours[0]) and _same_initials(author, person) else "near"
    if not _compatible(ours[0], theirs[0]) or not _follows(ours, theirs):
        return None
    return "initials" if _same_initials(author, person) else "near"


def abbreviated(name: Name) -> bool:
    """Say whether all given names of *name* are initials (``A. O. Hero``)."""
    words = given_words(name.given)
    return bool(words) and all(map(_is_initial, words))


def _same_initials(one: Name, other: Name) -> bool:
    """Say whether two names have, accents included, the same family name and initials."""
    return _initials_key(one) == _initials_key(other)


@lru_cache(maxsize=1 << 16)
def _initials_key(name: Name) -> str:
    given = _key(initials(name.given)).replace("-", " ")
    return _key(f"{given}, {name.particle} {name.family}, {name.suffix}")


def _compatible(one: str, other: str) -> bool:
    """Say whether one is the other, or its initial."""
    if one == other:
        return True
    return one[0] == other[0] and (_is_initial(one) or _is_initial(other))


def _is_initial(word: str) -> bool:
    """Say whether *word* is one letter, of a script that has initials."""
    return len(word) == 1 and word != word.upper()


def _follows(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Say whether the shorter list is the longer one with some names left out."""
    shorter, longer = sorted((ours, theirs), key=len)
    rest = iter(longer)
    return all(any(_compatible(word, other) for other in rest) for word in shorter)
