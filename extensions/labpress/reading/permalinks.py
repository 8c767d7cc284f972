"""``permalinks.txt``: every permanent name that was ever published, one a line.

``source/data/permalinks.txt`` holds lines ``KIND ID``, and ``KIND ID retired: REASON`` for a name
that was given up on purpose. Blank lines and lines that begin with ``#`` are skipped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from labpress.reading.encoding import decode
from labpress.reading.insertion import Insertion, Source, inserted, source, write
from labpress.records.ids import LONGEST_OF_PART, why_no_path
from labpress.records.model import Location
from labpress.records.problems import Code, Problem, shortened

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

FILENAME = "permalinks.txt"

HEADER = """\
# Every permanent name this group has published. `make permalinks` adds the new ones; commit the
# file with them. A name that is given up on purpose keeps its line, with a reason:
#
#   person jane-doe retired: asked not to be listed
"""

_LINE = re.compile(r"(?P<kind>\S+)\s+(?P<id>\S+)(?:\s+retired:\s*(?P<reason>\S.*))?")
_RETIRED = re.compile(r"\sretired:?$")
_LONGEST_LINE = 1000


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
    text, found = _text(path)
    problems += found
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        where = Location(str(path), number)
        permalink = _permalink(line.strip(), where, kinds)
        if isinstance(permalink, Problem):
            problems.append(permalink)
            continue
        known = permalinks.setdefault((permalink.kind, permalink.id), permalink)
        if permalink.retired and not known.retired:
            permalinks[known.kind, known.id] = permalink
        elif permalink.retired not in ("", known.retired):
            problems.append(_retired_twice(permalink, known))
    return tuple(permalinks.values()), (*problems, *_alike(permalinks.values()))


def _retired_twice(again: Permalink, first: Permalink) -> Problem:
    message = (
        f"'{shortened(again.id)}' was retired on line {first.location.line} with another reason, "
        "which is the one that is shown"
    )
    return Problem(Code.PERMALINK_SYNTAX, again.location, message, "take one of the two lines out")


def _alike(permalinks: Iterable[Permalink]) -> Iterator[Problem]:
    """Report retired names that differ in case only: many disks have one file for both."""
    first: dict[tuple[str, str], Permalink] = {}
    for permalink in permalinks:
        if not permalink.retired:
            continue
        known = first.setdefault((permalink.kind, permalink.id.casefold()), permalink)
        if known is not permalink:
            message = (
                f"'{shortened(permalink.id)}' differs from '{shortened(known.id)}' on line "
                f"{known.location.line} in case only, so that the page of that one stands for both"
            )
            hint = "tell both reasons on the first line, and take this one out"
            yield Problem(Code.PERMALINK_SYNTAX, permalink.location, message, hint)


def _text(path: Path) -> tuple[str, tuple[Problem, ...]]:
    try:
        content = path.read_bytes()
    except OSError as error:
        message = f"the file cannot be read: {error.strerror or error}"
        return "", (Problem(Code.PERMALINK_SYNTAX, Location(str(path)), message),)
    return decode(content, str(path), Code.PERMALINK_SYNTAX, Code.PERMALINK_SYNTAX)


def _permalink(line: str, where: Location, kinds: Collection[str]) -> Permalink | Problem:
    """Return what *line* says, or why it cannot be read."""
    match = _LINE.fullmatch(line) if len(line) <= _LONGEST_LINE else None
    if match is None or match["kind"] not in kinds:
        message = f"'{shortened(line)}' is not a kind and a name"
        hint = "write, for instance, `person jane-doe`; kinds are " + ", ".join(kinds)
        if len(line) > _LONGEST_LINE:
            message = f"the line has more than {_LONGEST_LINE} characters"
        elif _RETIRED.search(line):
            hint = "write a reason after `retired:`, as in `person jane-doe retired: asked for it`"
        return Problem(Code.PERMALINK_SYNTAX, where, message, hint)
    if why := why_no_path(match["id"], LONGEST_OF_PART):
        message = f"'{shortened(match['id'])}' was never the name of a {match['kind']}: {why}"
        return Problem(Code.PERMALINK_SYNTAX, where, message, "take the line out, or mend the name")
    return Permalink(match["kind"], match["id"], match["reason"] or "", where)


def added(path: Path, names: Iterable[tuple[str, str]], kinds: Collection[str]) -> int:
    """Append those of *names* (kind and id) to the list that it lacks; return how many.

    Lines that are there stay as they are, in their order. Raises Refused where the file is not
    UTF-8 or cannot be written.
    """
    known = {(permalink.kind, permalink.id) for permalink in read_permalinks(path, kinds)[0]}
    new = sorted({name for name in names if name not in known})
    if new:
        old = path.read_bytes() if path.is_file() else b""
        before = source(old, str(path)) if old else Source(HEADER, b"", "\n")
        lines = [f"{kind} {name}{before.line_end}" for kind, name in new]
        if before.text and not before.lines.endswith("\n"):
            lines.insert(0, before.line_end)
        insertion = Insertion(len(before.text), "".join(lines))
        write(path, old, inserted(before, [insertion]))
    return len(new)
