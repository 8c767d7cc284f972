"""A name as somebody wrote it, with its parts where the person who bears it has them.

BibTeX cannot know that García Márquez is one family name; whoever the author is has told it in
``people.yml``.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from labpress.names.initials import unspaced
from labpress.names.similarity import letters, normal
from labpress.names.variants import folded, transliterations

if TYPE_CHECKING:
    from labpress.records.model import Name


@lru_cache(maxsize=1 << 14)
def split_as(written: Name, own: Name, also: tuple[Name, ...] = ()) -> Name:
    """Return *written*, a name of the person called *own*, divided as the person divides it.

    The very name comes back as *own*, whose capitals, hyphens and accents are right. *also*: other
    spellings of the person, whose division counts where the family name is another. A name that
    nothing of this explains comes back as it is.
    """
    if unspaced(written.family + written.given) != unspaced(own.family + own.given):
        return written
    if _same(written, own):
        return own
    words = f"{written.given} {written.particle} {written.family}".split()
    families = transliterations(own.particle + own.family) | transliterations(own.family)
    for index in range(1, len(words)):
        before, after = words[:index], words[index:]
        for family, given in ((after, before), (before, after)):
            if folded("".join(family)) in families:
                text = " ".join(given)
                if folded(text) == folded(own.given):
                    text = own.given
                return replace(own, given=text, suffix=written.suffix or own.suffix)
    return next((name for name in also if _same(written, name)), written)


def _same(one: Name, other: Name) -> bool:
    return normal(one) == normal(other) or not set(letters(one)).isdisjoint(letters(other))
