"""What the builder tells the commands that come after it: a note beside the ``.tex`` file.

``labpress print`` and the others need not read ``conf.py`` again, which only Sphinx can run.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

FILENAME = "labpress-booklet.json"


@dataclass(frozen=True, slots=True)
class Note:
    """A booklet: its file's *name* without ending, its *source* directory, its *bleed* in points.

    ``source`` is relative to the note's own folder, so that equal sources give equal notes.
    """

    name: str
    source: str = "."
    bleed: float = 0.0

    def text(self) -> str:
        """Return the note as it is written."""
        return json.dumps(asdict(self), indent=1, ensure_ascii=False) + "\n"


def note_of(name: str, source: Path, folder: Path, bleed: float) -> Note:
    """Return the note of the booklet that is built in *folder* from *source*."""
    try:
        relative = Path(os.path.relpath(source, folder)).as_posix()
    except ValueError:  # another drive
        relative = source.as_posix()
    return Note(name, relative, bleed)


def read_note(folder: Path) -> Note | None:
    """Return the note in *folder*; None if no booklet was built there."""
    try:
        content = json.loads((folder / FILENAME).read_text("utf-8"))
        return Note(str(content["name"]), str(content["source"]), float(content["bleed"]))
    except (OSError, ValueError, TypeError, KeyError):
        return None
