"""The entries of several files, for a ``crossref`` or ``xdata`` that leads to another file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from labpress.reading.bib.entries import Entry, define, resolve
from labpress.reading.bib.parser import read_block
from labpress.reading.bib.splitter import blocks
from labpress.reading.encoding import decode
from labpress.text.dates import STANDARD_STRINGS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_REFERS = re.compile(rb"\b(?:crossref|xdata)\s*=", re.IGNORECASE)


def possible_parents(files: Sequence[Path]) -> dict[str, Entry]:
    """Return the entries of all *files* by key in folded case; of two with one key, the first.

    There are none where nothing asks for them: with a single file, or where no entry refers to
    another. Files that cannot be read are passed over; who reads them tells so.
    """
    contents = [file.read_bytes() for file in files if file.is_file()] if len(files) > 1 else []
    if not any(_REFERS.search(content) for content in contents):
        return {}
    strings = dict(STANDARD_STRINGS)
    parents: dict[str, Entry] = {}
    for content in contents:
        for block in blocks(decode(content, "")[0]):
            for raw in read_block(block.text):
                entry = resolve(raw, strings, block.line, block.column)
                if raw.type == "string":
                    define(entry, strings)
                elif raw.key:
                    parents.setdefault(raw.key.casefold(), entry)
    return parents
