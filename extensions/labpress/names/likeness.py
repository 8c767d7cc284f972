"""Whether two names may be of one person though they are spelled quite differently.

:func:`labpress.names.similarity.fit` knows what is left out and what is shortened; here stands what
people hear and mistype: ``Philipp`` and ``Filip``, ``Kate`` and ``Katherine``, ``Mülner`` and
``Müllner``, the second given name alone. All of it only leads to a question. Where the family name
is Chinese, Korean or Vietnamese, one letter makes another name, and hardly anything is alike.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from labpress.names.eastern import is_vietnamese
from labpress.names.variants import (
    LONGEST,
    deletions,
    familiar,
    folded,
    is_east_asian,
    known_by_sound,
    one_letter_apart,
    sounding,
)

if TYPE_CHECKING:
    from labpress.records.model import Name

_ASIDE = re.compile(r"\([^()]*\)|“[^“”]*”|\"[^\"]*\"|(?<=\s)'[^']*'(?=\s|$)")
#: A given name of so many letters, and a family name of so many, may have a slip in it.
_GIVEN, _FAMILY = 4, 5
#: So many letters of a given name may stand for it: ``Jürg`` for ``Jürgen``, ``Iu.`` for Yuri.
_BEGINNING = 2
#: Parts of a family name that have more letters may stand for it.
_PARTICLE = 3


def alike(author: Name, person: Name) -> bool:
    """Say whether the name of an author may be one of *person*, as people hear and mistype names.

    Meant for names that share one of the :func:`likeness_keys`.
    """
    ours, theirs = _given(author), _given(person)
    if author.literal or person.literal or not ours or not theirs:
        return False
    strict = _is_strict(author) or _is_strict(person)
    if not _families(author).isdisjoint(_families(person)):
        return _given_alike(ours, theirs, strict, is_vietnamese(person.family))
    return (
        not strict
        and _share_a_given_name(ours, theirs)
        and any(
            one_letter_apart(one, other, shortest=_FAMILY)
            for one in _families(author)
            for other in _families(person)
        )
    )


@lru_cache(maxsize=1 << 16)
def likeness_keys(name: Name) -> tuple[tuple[str, str], ...]:
    """Return the keys of an index under which *name* is filed and looked for."""
    words = _given(name)
    if name.literal or not words:
        return ()
    strict = _is_strict(name)
    heard = words[:1] if strict and not is_vietnamese(name.family) else words
    starts = {form[0] for word in heard for form in (sounding(word), *_known(word)) if form}
    families = _families(name)
    keys = {(family, start) for family in families for start in starts}
    if not strict:
        cuts = {cut for one in families for cut in deletions(one, shortest=_FAMILY)}
        keys |= {
            (cut, f"={sounding(word)}") for word in words if len(word) >= _GIVEN for cut in cuts
        }
    return tuple(sorted(keys))


def _is_strict(name: Name) -> bool:
    return is_east_asian(name.family)


@lru_cache(maxsize=1 << 16)
def _given(name: Name) -> tuple[str, ...]:
    """Return the given names, folded; what hyphens join singly."""
    words = re.split(r"[\s.‐‑-]+", _ASIDE.sub(" ", name.given))
    return tuple(one[:LONGEST] for word in words if (one := folded(word)))


@lru_cache(maxsize=1 << 16)
def _families(name: Name) -> frozenset[str]:
    """Return how the family name sounds, with and without its particle and what stands before it.

    Also its halves, each of which may stand for the whole.
    """
    if _is_strict(name):
        return frozenset({folded(name.family)})
    bare = re.sub(r"^(?:[OD]['’]\s?|[OD](?=[A-Z][a-z])|(?:[AE]l|A[sr])[-\s])", "", name.family)
    halves = [part for part in re.split(r"[\s‐‑-]+", name.family) if len(part) > _PARTICLE]
    forms = {name.family, name.particle + name.family, bare, *(halves if len(halves) > 1 else ())}
    return frozenset(sound for form in forms if (sound := sounding(form[:LONGEST])))


def _share_a_given_name(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Say whether a whole given name is the same in both, and no other contradicts it."""
    same = {sounding(word) for word in ours if len(word) >= _GIVEN}
    return any(sounding(word) in same for word in theirs if len(word) >= _GIVEN) and _given_alike(
        ours, theirs, strict=False
    )


def _same_or_initial(one: str, other: str) -> bool:
    return one == other or (one[0] == other[0] and 1 in (len(one), len(other)))


def _given_alike(
    ours: tuple[str, ...], theirs: tuple[str, ...], strict: bool, vietnamese: bool = False
) -> bool:
    if strict and vietnamese:
        shorter, longer = sorted((ours, theirs), key=len)
        left = list(longer)
        for word in sorted(shorter, key=len, reverse=True):
            same = next((one for one in left if _same_or_initial(word, one)), "")
            if not same:
                return False
            left.remove(same)
        return True
    if strict:
        return (
            len(ours[0]) > 1
            and len(theirs[0]) > 1
            and ours[0] != theirs[0]
            and _familiar_alike(ours[0], theirs[0])
        )
    joined, other = "".join(ours), "".join(theirs)
    written_out = min(map(len, (*ours, *theirs))) > 1 and min(len(joined), len(other)) > _FAMILY
    if written_out and _word_alike(joined, other):
        return True
    shorter, longer = sorted((ours, theirs), key=lambda one: (len(one), len("".join(one))))
    if all(len(word) == 1 for word in shorter) and [*shorter] == [
        word[0] for word in longer[: len(shorter)]
    ]:
        return True
    if len(shorter) == 1 and len(shorter[0]) == 1:
        # The initial of a second given name, where that is no initial itself.
        return any(len(word) > 1 and word[0] == shorter[0] for word in longer[1:])
    # Whole names stand in their order: Anna Maria is not Maria Anna. Initials may be anywhere.
    free, at, whole = list(longer), 0, False
    for word in sorted(shorter, key=lambda word: len(word) == 1):
        start = at if len(word) > 1 else 0
        found = next((i for i, one in enumerate(free) if i >= start and _same_start(word, one)), -1)
        if found < 0:
            return False
        whole = whole or (len(word) > 1 and len(free[found]) > 1)
        at = found if len(word) > 1 else at
        del free[found]
    return whole


def _same_start(one: str, other: str) -> bool:
    """Say whether two given names are alike, or one is the initial of the other."""
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    return _word_alike(one, other)


@lru_cache(maxsize=1 << 16)
def _word_alike(one: str, other: str) -> bool:
    """Say whether two whole given names may be the same, as they are heard and mistyped."""
    ours, theirs = sounding(one), sounding(other)
    if ours == theirs or _familiar_alike(one, other):
        return True
    if not ours or not theirs or ours[0] != theirs[0]:
        return False
    shorter, longer = sorted((ours, theirs), key=len)
    if len(shorter) >= _BEGINNING and longer.startswith(shorter):
        return True
    return any(one_letter_apart(a, b, shortest=_GIVEN) for a, b in ((one, other), (ours, theirs)))


def _familiar_alike(one: str, other: str) -> bool:
    """Say whether one of two given names is short for the other, or both for one that is like them.

    Kate and Kathy are both short for Katherine. Albert and Alfred are not alike, though Al is
    short for both.
    """
    ours, theirs = _known(one), _known(other)
    if sounding(other) in ours or sounding(one) in theirs:
        return True
    return sounding(one)[:3] == sounding(other)[:3] and not ours.isdisjoint(theirs)


@lru_cache(maxsize=1 << 14)
def _known(word: str) -> frozenset[str]:
    """Return the sounds of what somebody called *word*, or of the same sound, is called as well."""
    if len(word) < 2:
        return frozenset()
    names = {word, *known_by_sound(sounding(word))}
    return frozenset(sounding(one) for name in names for one in familiar(name))
