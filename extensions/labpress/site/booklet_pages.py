"""How many pages the booklet has and on which each record stands, read from TeX's own files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from labpress.group.kinds import KINDS
from labpress.records.ids import anchor_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


_WRITTEN = re.compile(r"^Output written on .*? \((\d+) pages?\b", re.MULTILINE)


def printed_pages(aux: Path, kinds: Iterable[str] = KINDS) -> dict[str, str]:
    """Return anchor -> page as printed (its folio); nothing if TeX has left no such file.

    *kinds*: those of the objects whose anchors are wanted.
    """
    if not aux.is_file():
        return {}
    # LaTeX writes \newlabel{NAME}{{number}{page}…}; hyperref appends further groups
    known = "|".join(anchor_of(re.escape(kind), "") for kind in kinds)
    label = re.compile(rf"^\\newlabel\{{((?:{known})[^{{}}]+)\}}\{{\{{.*?\}}\{{([^{{}}]*)\}}")
    pages = {}
    for line in aux.read_text("utf-8", "replace").splitlines():
        if (match := label.match(line)) and match[2]:
            pages[match[1]] = match[2]
    return pages


def page_count(log: Path) -> int:
    """Return how many pages TeX wrote, from its log; 0 if there is none."""
    if not log.is_file():
        return 0
    found = _WRITTEN.findall(log.read_text("utf-8", "replace"))
    return int(found[-1]) if found else 0
