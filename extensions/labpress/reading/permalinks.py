"""``permalinks.txt``: every permanent name that was ever published, one a line.

``source/data/permalinks.txt`` holds lines ``KIND ID``, and ``KIND ID retired: REASON`` for a name
that was given up on purpose. Blank lines and lines that begin with ``#`` are skipped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from labpress.records.model import Location
from labpress.records.problems import Code, Problem
from labpress.records.whole_files import write_whole

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

FILENAME = "permalinks.txt"

HEADER = """\
# Every permanent name this group has published. `make permalinks` adds the new ones; commit the
# file with them. A name that is given up on purpose keeps its line, with a reason:
#
#   person jane-doe retired: asked not to be listed
"""

_LINE = re.compile(r"(?P<kind>\S+)\s+(?P<id>\S+)(?:\s+retired:\s*(?P<reason>.*\S))?\s*")


@dataclass(frozen=True, slots=True)
class Permalink:
    """A name that was published. ``retired``: why it was given up, or empty while it holds."""

    kind: str
    id: str
    retired: str = ""
    location: Location = Location("")


def read_permalinks(
    path: Path, kinds: Collection[str]
) -> tuple[tuple[Permalink, ...], tuple[Problem, ...]]:
    """Read the list at *path*; a missing file holds no names. *kinds* are the known kinds."""
    permalinks: dict[tuple[str, str], Permalink] = {}
    problems: list[Problem] = []
    if not path.is_file():
        return (), ()
    text = path.read_bytes().decode("utf-8-sig", "replace")
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        where = Location(str(path), number)
        match = _LINE.fullmatch(line.strip())
        if match is None or match["kind"] not in kinds:
            message = f"'{line.strip()}' is not a kind and a name"
            hint = "write, for instance, `person jane-doe`; kinds are " + ", ".join(kinds)
            problems.append(Problem(Code.PERMALINK_SYNTAX, where, message, hint))
            continue
        permalink = Permalink(match["kind"], match["id"], match["reason"] or "", where)
        permalinks.setdefault((permalink.kind, permalink.id), permalink)
    return tuple(permalinks.values()), tuple(problems)


def added(path: Path, names: Iterable[tuple[str, str]], kinds: Collection[str]) -> int:
    """Append those of *names* (kind and id) to the list that it lacks; return how many.

    Lines that are there stay as they are, in their order.
    """
    known = {(permalink.kind, permalink.id) for permalink in read_permalinks(path, kinds)[0]}
    new = sorted({name for name in names if name not in known})
    if new:
        before = path.read_text("utf-8") if path.is_file() else HEADER
        if before and not before.endswith("\n"):
            before += "\n"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = before + "".join(f"{kind} {name}\n" for kind, name in new)
        write_whole(path, text.encode())
    return len(new)
