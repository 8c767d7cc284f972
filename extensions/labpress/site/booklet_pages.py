"""On which printed page of the booklet a record stands, read from TeX's ``.aux`` file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

#: LaTeX writes ``\newlabel{NAME}{{number}{page}…}``; hyperref appends further groups.
_LABEL = re.compile(
    r"^\\newlabel\{((?:paper|person|theme|news|award|page)-[^{}]+)\}\{\{.*?\}\{([^{}]*)\}"
)


def printed_pages(aux: Path) -> dict[str, str]:
    """Return anchor -> page as printed (its folio); nothing if TeX has left no such file."""
    if not aux.is_file():
        return {}
    pages = {}
    for line in aux.read_text("utf-8", "replace").splitlines():
        if (match := _LABEL.match(line)) and match[2]:
            pages[match[1]] = match[2]
    return pages
