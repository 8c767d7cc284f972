"""Published names that nothing answers to any more, and what to write where one broke.

Nothing here imports Sphinx: ``labpress check`` asks as the build does.
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from labpress.group.catalogue import NOUNS
from labpress.records.problems import Code, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from labpress.reading.permalinks import Permalink

#: What hands a name on, with the old name ({0}) to be written.
_MEND = {
    "paper": "`ids = {{{0}}}` in the entry that it has become",
    "person": "`formerly: [{0}]` at the person who had it, in people.yml",
    "theme": "`formerly: [{0}]` at the theme that it has become, in themes.yml",
    "news": "`:formerly: {0}` at the item that it has become",
    "award": '`award+an:formerly = {{1="{0}"}}` in the entry of its paper',
    "page": "`formerly: {0}` in the front matter of the page that it has become",
}
_MEND_NEW = {
    "paper": "`ids = {{{0}}}` in the entry {1}",
    "person": "`formerly: [{0}]` at {1} in people.yml",
    "theme": "`formerly: [{0}]` at {1} in themes.yml",
    "news": "`:formerly: {0}` at the item {1}",
    "award": '`award+an:formerly = {{1="{0}"}}` beside the award that is now {1}',
    "page": "`formerly: {0}` in the front matter of {1}",
}


def broken(
    permalinks: Iterable[Permalink],
    resolves: Callable[[str, str], bool],
    ids: Callable[[str], Collection[str]],
) -> Iterator[Problem]:
    """Yield a problem for each of *permalinks* that nothing keeps.

    *resolves* tells whether something answers to a kind and a name; *ids* are the names of a kind
    that exist now, of which a new one may be what the old one has become.
    """
    permalinks = tuple(permalinks)
    known = {(permalink.kind, permalink.id) for permalink in permalinks}
    papers = [
        permalink.id
        for permalink in permalinks
        if permalink.kind == "paper"
        and not permalink.retired
        and not resolves("paper", permalink.id)
    ]
    for permalink in permalinks:
        kind, name = permalink.kind, permalink.id
        if permalink.retired or resolves(kind, name):
            continue
        message = f"the published {NOUNS[kind]} '{name}' is gone and its address leads nowhere"
        new = [i for i in ids(kind) if (kind, i) not in known]
        near = difflib.get_close_matches(name, new, 1, 0.4) or (new if len(new) == 1 else [])
        mend = (_MEND_NEW if near else _MEND)[kind].format(name, *near)
        hint = f"write {mend}, or give it up here with `{kind} {name} retired: REASON`"
        if paper := next((key for key in papers if kind == "award" and _is_of(name, key)), ""):
            hint = f"it comes back with its paper '{paper}', which is gone as well"
        yield Problem(Code.PERMALINK_BROKEN, permalink.location, message, hint, name)


def _is_of(award: str, paper: str) -> bool:
    """Tell whether *award* is the id of an award of the paper *paper*."""
    return award.startswith(f"{paper}-")
