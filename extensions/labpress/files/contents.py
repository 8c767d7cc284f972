"""Whether a file that a record names for visitors holds what its name says."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

#: Where a PDF file says that it is one: within so many bytes (ISO 32000-1, annex H, note 13).
_HEADER = 1024


def defect_of(path: Path) -> str:
    """Return what is wrong with the file in *path*, as the end of a sentence; or nothing."""
    try:
        with path.open("rb") as file:
            start = file.read(_HEADER)
    except OSError as error:
        return f"it cannot be read ({error.strerror})"
    if not start:
        return "it is empty"
    if path.suffix.lower() == ".pdf" and b"%PDF-" not in start:
        page = start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
        return "it is no PDF file, but a page of HTML" if page else "it is no PDF file"
    return ""
