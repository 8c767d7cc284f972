"""The name that somebody meant who wrote one that there is not.

Comparing a misspelt name with every name takes long where both are many: thousands of lines of a
ledger against thousands of papers. So of many names only those are compared that share the most
pairs of letters with it, found by an index, and the rarest pairs count first. The work for one
name is bounded, however many there are.
"""

from __future__ import annotations

from collections import Counter, OrderedDict
from difflib import get_close_matches
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

#: Characters of a name; what is longer is like none.
LONGEST = 60
#: So few names are all compared.
FEW = 64
#: Of more, so many are compared, of so many that the index gives.
_COMPARED = 16
_LOOKED_AT = 1024

#: Collections whose index is kept: those that were last asked.
_KEPT = 8


class Names:
    """An index of *names* by pairs of letters; in the case in which they are asked for."""

    def __init__(self, names: Collection[str]) -> None:
        self._source = names
        self._names: list[str] = []
        self._by_pair: dict[str, list[int]] = {}
        self.update()

    def update(self) -> None:
        """Take what was added to the end of the names since."""
        for name in islice(self._source, len(self._names), None):
            if len(name) <= LONGEST:
                for pair in _pairs(name):
                    self._by_pair.setdefault(pair, []).append(len(self._names))
            self._names.append(name)

    def like(self, word: str) -> list[str]:
        """Return the few names that share most with *word*, those that came first before others."""
        found: Counter[int] = Counter()
        left = _LOOKED_AT
        for numbers in sorted((self._by_pair.get(pair, []) for pair in _pairs(word)), key=len):
            found.update(numbers[:left])
            left -= len(numbers)
            if left <= 0:
                break
        best = sorted(found.items(), key=lambda one: (-one[1], one[0]))[:_COMPARED]
        return [self._names[number] for number, _ in best]


def _pairs(word: str) -> set[str]:
    folded = f" {word.casefold()} "
    return {folded[at : at + 2] for at in range(len(folded) - 1)}


_indices: OrderedDict[int, tuple[Collection[str], Names]] = OrderedDict()


def nearest(word: str, names: Collection[str], cutoff: float = 0.6) -> str:
    """Return the one of *names* that *word* is most like, or "" when it is like none.

    *cutoff*: from 0 to 1, how like it must be (:func:`difflib.get_close_matches`). Give the same
    list or mapping each time, to which names may be added at its end: its index is kept.
    """
    if not word or len(word) > LONGEST:
        return ""
    among = names if len(names) <= FEW else _index(names).like(word)
    near = get_close_matches(word, among, 1, cutoff)
    return near[0] if near else ""


def _index(names: Collection[str]) -> Names:
    known = _indices.pop(id(names), None)
    # the names are held with their index, so that no others can have the same id meanwhile
    index = known[1] if known else Names(names)
    index.update()
    _indices[id(names)] = names, index
    while len(_indices) > _KEPT:
        _indices.popitem(last=False)
    return index
