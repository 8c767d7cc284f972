"""Particles that are written with a capital: ``Vincent Van Gogh``, ``Peter St. John``.

BibTeX knows a particle by its small letter. One with a capital is a given name for it, and is
printed as an initial: "V. V. Gogh". The words here, between other words or at the end of a given
name, nearly always belong to the family name: of the 11,600 names in the bibliographies of seven
groups 38 have one, and all of these do. Beside an East Asian family name some are syllables of a
given name.
"""

from __future__ import annotations

import re

from labpress.names.parsing import parse, words_in
from labpress.names.variants import FAMILIES, folded, is_east_asian

_PARTICLE = re.compile(
    r"Van|Von|Vom|Vande[nr]?|Zu[mr]?|Te[nr]|De[nrs]?|Del|Dell[aoe]|Da|Dal|Dall[ao]|Das|De[il]|Degli"
    r"|Di|Dos|Du|El|Al|Abdel|Abd|Abu|Ibn|Ben|Bint?|Ould|A[iï]t|U[lr]|Las|Los|L[aeo]"
    r"|St\.?|Ste\.?|Saint|Sainte|San|Santa|Mac|Mc|Nic|N[ií]|Ó"
)
#: Behind such a particle another may stand, also a small one: ``Van der``, ``De La``.
_BEHIND = re.compile(r"[Dd]e[nr]?|[Hh]et|'t|[Ll](?:a|os?|as)|[Ee]l|[Aa]l|[Uu]nd|[Zz]u")

#: Particles that are syllables of given names there as well.
_SYLLABLES = frozenset({"van", "bin", "ben", "le", "la", "lo", "da", "de", "di", "du", "te", "san"})


def with_particle(name: str) -> str:
    """Return *name* (LaTeX) as ``Van Gogh, Vincent`` if a particle in it has a capital.

    The empty string for every other name. Braces, which say what belongs together, are believed.
    """
    if "{" in name and re.search(r"\{(?!\\)", name):
        return ""
    family, comma, given = (part.strip() for part in name.partition(","))
    if "," in given:
        return ""
    words = words_in(given if comma else name)
    if comma:
        at = len(words)
        while at > 1 and (
            _PARTICLE.fullmatch(words[at - 1])
            or (at > 2 and _BEHIND.fullmatch(words[at - 1]) and _PARTICLE.fullmatch(words[at - 2]))
        ):
            at -= 1
        moved, kept = [*words[at:], family], words[:at]
        if at == len(words):
            return ""
    else:
        found = (at for at in range(1, len(words) - 1) if _PARTICLE.fullmatch(words[at]))
        at = next(found, 0)
        if not at or any(word[:1].islower() for word in words[1:at]):
            return ""
        moved, kept = words[at:], words[:at]
    read = parse(name).given.split()
    if moved[0] not in read[1:]:
        return ""  # as in "Juan De La Cruz"
    if folded(moved[0]) in _SYLLABLES and (
        folded(words[0]) in FAMILIES or is_east_asian(moved[-1])
    ):
        return ""
    return f"{' '.join(moved)}, {' '.join(kept)}"
