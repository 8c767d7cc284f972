"""How well two names fit: equal, equal but for what joins the letters, perhaps equal, or not.

*Equal* is decided by :func:`normal` alone, and *equal in letters* by :func:`letters`. :func:`fit`
tells apart the weaker degrees, none of which is ever certain.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, TypeAlias

from labpress.names.initials import initials, unspaced
from labpress.names.variants import (
    deletions,
    familiar,
    folded,
    one_letter_apart,
    shortens_any,
    spelled_with_j,
    transliterations,
    voiceless,
)
from labpress.text.invisible import JOINERS, SOFT_HYPHEN, WIDTHLESS

if TYPE_CHECKING:
    from labpress.records.model import Name

#: How one name fits another. ``initials``: the initials are the same, one for one, and at least
#: one given name is only an initial. ``near``: something is missing, added, swapped, shortened or
#: written in another way.
Fit: TypeAlias = Literal["initials", "near"]

_APOSTROPHES = dict.fromkeys(map(ord, "’‘ʼʻ`´′＇ʹʾʿ‛"), "'")
_HYPHENS = dict.fromkeys(map(ord, "‐‑‒–—―−﹣－⁃"), "-")
_COMPARED: dict[int, str | None] = {
    **_APOSTROPHES,
    **_HYPHENS,
    **dict.fromkeys((SOFT_HYPHEN, *WIDTHLESS, *JOINERS)),
}
_NICKNAME = re.compile(r"\([^()]*\)|“[^“”]*”|\"[^\"]*\"")


# --- equal


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
def letters(name: Name) -> tuple[tuple[str, ...], ...]:
    """Return keys of which two names share one if they differ only in what joins their letters.

    That is a hyphen, a blank or nothing within the given or the family name, an apostrophe, and
    where the one ends and the other begins: ``Pin-Yu Chen`` and ``Pinyu Chen``, ``García-Márquez,
    G.`` and ``García Márquez, G.``. Accents count, and so does what is an initial: ``Y. U. Li`` is
    not ``Yu Li``.
    """
    if name.literal:
        return ()
    given, family = _key(name.given), _key(f"{name.particle} {name.family}")
    singles = tuple(word for word in re.split(r"[\s-]", given) if len(word) == 1)
    suffix = _key(name.suffix)
    words = tuple(re.split(r"[\s-]+", f"{given} {family}".strip().replace("'", "")))
    bare = (re.sub(r"[\s'-]", "", given), re.sub(r"[\s'-]", "", family))
    return (("parts", *bare, suffix, *singles), ("words", *words, suffix))


# --- given names


@dataclass(frozen=True, slots=True)
class _Word:
    """One given name. ``short``: it is no whole name, by its full stop or for want of a vowel."""

    text: str
    forms: frozenset[str]
    short: bool


@lru_cache(maxsize=1 << 16)
def given_words(given: str) -> tuple[str, ...]:
    """Return the given names in *given*, folded; parts joined by hyphen or full stop singly.

    Capitals that stand alone (``GE``) are taken for initials.
    """
    return tuple(word.text for word in _words(given))


@lru_cache(maxsize=1 << 16)
def _words(given: str) -> tuple[_Word, ...]:
    bare = _NICKNAME.sub(" ", given).translate(_COMPARED)
    if 2 <= len(bare) <= 3 and bare.isalpha() and bare.isupper():
        bare = " ".join(bare)
    words = []
    for part, stop in re.findall(r"([^\s.-]+)(\.?)", bare):
        if text := folded(part):
            short = len(text) > 1 and (bool(stop) or voiceless(text))
            words.append(_Word(text, spelled_with_j(transliterations(part)), short))
    return tuple(words)


def _compatible(one: _Word, other: _Word) -> bool:
    """Say whether two given names are the same, or one is the initial of the other."""
    if one.text == other.text:
        return True
    return one.text[0] == other.text[0] and (_is_initial(one.text) or _is_initial(other.text))


def _akin(one: _Word, other: _Word) -> bool:
    """Say whether two given names may be the same, in whatever way they are written."""
    return (
        _compatible(one, other)
        or not one.forms.isdisjoint(other.forms)
        or (_is_initial(one.text) and any(form[0] == one.text for form in other.forms))
        or (_is_initial(other.text) and any(form[0] == other.text for form in one.forms))
        or (one.short and shortens_any(one.text, other.forms))
        or (other.short and shortens_any(other.text, one.forms))
        or other.text in familiar(one.text)
        or one_letter_apart(one.text, other.text)
    )


def _is_initial(word: str) -> bool:
    """Say whether *word* is one letter, of a script that has initials."""
    return len(word) == 1 and word != word.upper()


def _follows(ours: tuple[_Word, ...], theirs: tuple[_Word, ...]) -> bool:
    """Say whether the shorter list is the longer one with some names left out.

    The first name is left out only where it is an initial (``J. Robert`` and ``Robert``).
    """
    shorter, longer = sorted((ours, theirs), key=len)
    if not _akin(shorter[0], longer[0]) and not (
        _is_initial(longer[0].text) and not _is_initial(shorter[0].text)
    ):
        return False
    rest = iter(longer)
    return all(any(_akin(word, other) for other in rest) for word in shorter)


# --- family names


@lru_cache(maxsize=1 << 16)
def _families(name: Name) -> frozenset[str]:
    """Return the family name folded, with its particle, a word of it, and none, transliterated."""
    particles = {"", name.particle, *name.particle.split()[:1], *name.particle.split()[-1:]}
    return frozenset().union(*(transliterations(one + name.family) for one in particles))


@lru_cache(maxsize=1 << 16)
def _halves(name: Name) -> frozenset[str]:
    """Return the parts of a double family name, each of which may stand for the whole."""
    before = [word for word in name.particle.split() if word[:1].isupper()]
    words = re.split(r"[\s-]+", _key(f"{' '.join(before)} {name.family}"))
    parts = [part for part in words if len(part) > 2]
    if len(parts) < 2:
        return frozenset()
    parts += [f"{one}{other}" for one, other in pairwise(words) if one in ("al", "el")]
    return frozenset(form for part in parts for form in transliterations(part))


def _family_fits(one: Name, other: Name, whole: bool) -> bool:
    """Say whether two family names may be the same; *whole*: the given names are whole ones."""
    ours, theirs = _families(one), _families(other)
    if not ours.isdisjoint(theirs):
        return True
    if not _halves(one).isdisjoint(theirs) or not ours.isdisjoint(_halves(other)):
        return True
    return whole and any(one_letter_apart(a, b) for a in ours for b in theirs)


# --- whole names


@lru_cache(maxsize=1 << 16)
def blocking_keys(name: Name) -> tuple[tuple[str, str], ...]:
    """Return the keys of an index under which *name* is filed and looked for.

    Each is a folded family name, or a part of it, and one initial; or, for slips, one of the two
    without a letter and the other. Names that fit in whatever degree share at least one key, once
    :func:`swapped` was asked as well.
    """
    words = _words(name.given)
    if name.literal or not words:
        return ()
    families = _families(name)
    first = words[0]
    starts = {form[0] for form in (*first.forms, *familiar(first.text))}
    if len(words) > 1 and _is_initial(first.text):
        starts.add(words[1].text[0])
    keys = {(family, start) for family in families | _halves(name) for start in starts}
    if not _is_initial(first.text):
        keys |= {(cut, f"={first.text}") for family in families for cut in deletions(family)}
        keys |= {(family, f"~{cut}") for family in families for cut in deletions(first.text)}
    return tuple(sorted(keys))


@lru_cache(maxsize=1 << 16)
def swapped(name: Name) -> Name:
    """Return *name* with given and family name changed over (``Zhang Yihua``)."""
    return type(name)(name.given, name.family, name.particle, name.suffix)


@lru_cache(maxsize=1 << 16)
def with_joined_family(name: Name) -> tuple[Name, ...]:
    """Return *name* with its last given name as the beginning of the family name, if it may be.

    ``Fiona Mac Lean`` may be ``Fiona MacLean``, ``P. O' Brien`` ``P. O'Brien``, and ``Gabriel
    García Sol`` may have two family names, of which the second is often left out.
    """
    *given, last = name.given.split() or [""]
    if name.literal or name.particle or not given or len(last.rstrip(".")) < 2:
        return ()
    return (type(name)(f"{last} {name.family}", " ".join(given), "", name.suffix),)


@lru_cache(maxsize=1 << 16)
def regrouped(name: Name) -> tuple[Name, ...]:
    """Return *name* as it may be meant if BibTeX took the wrong words of three for the family name.

    As in :func:`with_joined_family`, or the family name stands first (``Park Seo Yeon``).
    """
    return *family_first(name), *with_joined_family(name)


@lru_cache(maxsize=1 << 16)
def family_first(name: Name) -> tuple[Name, ...]:
    """Return *name*, of three words or more, with the first of them as the family name."""
    first, *rest = name.given.split() or [""]
    if name.literal or name.particle or not rest:
        return ()
    return (type(name)(first, " ".join((*rest, name.family)), "", name.suffix),)


def as_many_given(one: Name, other: Name) -> bool:
    """Say whether two names have equally many given names, or the same ones but for the joints."""
    ours, theirs = given_words(one.given), given_words(other.given)
    return len(ours) == len(theirs) or "".join(ours) == "".join(theirs)


@lru_cache(maxsize=1 << 16)
def fit(author: Name, person: Name) -> Fit | None:
    """Say how the name of an author fits a spelling of a person's name.

    Meant for names that share a blocking key and are not equal. None: these are two people, as
    first names written out that differ show (Yuanshun and Yuguang Yao).
    """
    ours, theirs = _words(author.given), _words(person.given)
    if not ours or not theirs:
        return None
    joined = "".join(word.text for word in ours) == "".join(word.text for word in theirs)
    whole = not _is_initial(ours[0].text) and ours[0].text == theirs[0].text
    if not (joined or _follows(ours, theirs)) or not _family_fits(author, person, whole):
        return None
    if not _same_initials(author, person):
        return "near"
    if joined:
        return "initials" if _is_initial(ours[0].text) else "near"
    plain = all(_compatible(one, other) for one, other in zip(ours, theirs, strict=False))
    return "initials" if plain and len(ours) == len(theirs) else "near"


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
