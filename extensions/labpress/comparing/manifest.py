"""What each output shows on purpose: a small file that both builds write, and its reading.

The booklet's build writes it beside the ``.tex`` file, the site's build into the site together
with a copy of the booklet's. It names anchors, never their content, so that nothing of what is
compared comes from it.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

#: In the site's folder; hidden, as Sphinx's own ``.buildinfo`` is.
SITE_FILE = ".labpress-shown.json"
#: In the booklet's folder.
BOOKLET_FILE = "labpress-shown.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What one output shows on purpose.

    ``anchors``: of the records. ``former``: anchors that lead to them, too, by names they once
    had. ``differing``: those whose text holds a part for one output only. ``chapters``: anchors of
    pages that are chapters of the booklet. ``files``: where to look: the pages of the site, or the
    booklet's PDF.
    """

    anchors: frozenset[str] = frozenset()
    former: frozenset[str] = frozenset()
    differing: frozenset[str] = frozenset()
    chapters: frozenset[str] = frozenset()
    files: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return the content for a JSON file, in an order that depends on nothing else."""
        return {name: sorted(value) for name, value in asdict(self).items()}

    @classmethod
    def from_json(cls, content: object) -> Manifest | None:
        """Return what :meth:`as_json` made, or None if *content* is nothing of that kind."""
        if not isinstance(content, dict):
            return None
        found: dict[str, tuple[str, ...]] = {}
        for member in fields(cls):
            values = content.get(member.name)
            if not isinstance(values, list):
                return None
            found[member.name] = tuple(map(str, values))
        files = found.pop("files")
        return cls(files=files, **{name: frozenset(values) for name, values in found.items()})


def write(path: Path, **parts: Manifest | None) -> None:
    """Write *parts*, ``site`` and ``booklet``, to *path*; a file that says the same stays."""
    content = {name: part.as_json() for name, part in parts.items() if part is not None}
    text = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    if not path.is_file() or path.read_text("utf-8") != text:
        temporary = path.with_name(f"{path.name}.tmp")  # a build that is killed leaves no part
        temporary.write_text(text, "utf-8")
        temporary.replace(path)


def read(path: Path) -> dict[str, Manifest]:
    """Return the parts in *path*; nothing where there is no such file, or another one."""
    try:
        content = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(content, dict):
        return {}
    parts = {str(name): Manifest.from_json(part) for name, part in content.items()}
    return {name: part for name, part in parts.items() if part is not None}
