"""Published names that nothing answers to any more, and what to write where one broke.

Nothing here imports Sphinx: ``labpress check`` asks as the build does.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from labpress.records.ids import holders_of
from labpress.records.problems import Code, Problem
from labpress.text.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from labpress.group.kinds import Kind
    from labpress.reading.permalinks import Permalink


def broken(
    permalinks: Iterable[Permalink],
    kinds: Mapping[str, Kind],
    resolves: Callable[[str, str], bool],
    ids: Callable[[str], Collection[str]],
) -> Iterator[Problem]:
    """Yield a problem for each of *permalinks* that nothing keeps.

    *resolves* tells whether something answers to a kind and a name; *ids* are the names of a kind
    that exist now, of which a new one may be what the old one has become.
    """
    permalinks = tuple(permalinks)
    known = {(permalink.kind, permalink.id) for permalink in permalinks}
    gone = [p for p in permalinks if not p.retired and not resolves(p.kind, p.id)]
    names_gone = {(permalink.kind, permalink.id) for permalink in gone}

    @cache
    def new_names(kind: str) -> list[str]:
        return [name for name in ids(kind) if (kind, name) not in known]

    for permalink in gone:
        kind, name = kinds[permalink.kind], permalink.id
        message = f"the published {kind.noun} '{name}' is gone and its address leads nowhere"
        new = new_names(kind.id)
        near = nearest(name, new, 0.4) or (new[0] if len(new) == 1 else "")
        mend = kind.hand_on_to.format(name, near) if near else kind.hand_on.format(name)
        hint = f"write {mend}, or give it up here with `{kind.id} {name} retired: REASON`"
        holders = (one for one in holders_of(name) if (kind.holder, one) in names_gone)
        if holder := next(holders, ""):
            noun = kinds[kind.holder].noun
            hint = f"it comes back with its {noun} '{holder}', which is gone as well"
        yield Problem(Code.PERMALINK_BROKEN, permalink.location, message, hint, name)
