"""When something last changed, from git where there is one.

Dates come from commits, never from the file system: a fresh clone gives all files one time. Where
the history is cut off (a shallow clone, as services for continuous integration make), the commit
at the cut seems to have changed everything: what it alone could tell is not known.
"""

from __future__ import annotations

import re
import subprocess
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache
from pathlib import Path

from labpress.group.git import asked
from labpress.records.model import Date

_BLAMED = re.compile(r"^(?P<commit>[0-9a-f]{40,64}) \d+ (?P<line>\d+)")


def _git(folder: Path, *arguments: str) -> str:
    """Return what git prints, or nothing where there is no git or no repository."""
    try:
        return asked(folder, *arguments).decode("utf-8", "replace")
    except (OSError, subprocess.SubprocessError):
        return ""


def head(folder: Path) -> str:
    """Return the commit that is checked out in *folder*, or nothing."""
    return _git(folder, "rev-parse", "HEAD").strip()


@lru_cache(maxsize=4)
def file_dates(folder: Path, commit: str) -> dict[Path, Date]:
    """Return file -> the date of the last commit that changed it, for files below *folder*.

    *commit* only keeps answers of different commits apart.
    """
    top = _git(folder, "rev-parse", "--show-toplevel").strip()
    if not top:
        return {}
    cut = _cut_off(folder)
    dates: dict[Path, Date] = {}
    now: Date | None = None
    arguments = ("--format=%x01%H %cd", "--date=short", "--name-only", "-z", "--", ".")
    for part in _git(folder, "log", *arguments).replace("\n", "\0").split("\0"):
        if part.startswith("\x01"):
            commit_id, _, date = part[1:].partition(" ")
            now = None if commit_id in cut else _date(date)
        elif part and now:
            dates.setdefault(Path(top) / part, now)
    return dates


def _cut_off(folder: Path) -> frozenset[str]:
    """Return the commits whose parents the repository lacks."""
    path = _git(folder, "rev-parse", "--git-path", "shallow").strip()
    try:
        return frozenset((folder / path).read_text("ascii").split()) if path else frozenset()
    except OSError:
        return frozenset()


@lru_cache(maxsize=8)
def line_dates(path: Path, commit: str) -> tuple[Date | None, ...]:
    """Return the date of the last commit that changed each line of *path*, the first line first.

    Lines not committed yet count as changed by the last commit of the file; None: not known.
    """
    if not commit:
        return ()
    blame = _git(path.parent, "blame", "--porcelain", "--", path.name)
    times: dict[str, tuple[int, str]] = {}
    lines: list[str] = []
    current = ""
    for line in blame.splitlines():
        if match := _BLAMED.match(line):
            current = match["commit"]
            lines.append(current)
        elif line.startswith("committer-time "):
            times[current] = (int(line.split()[1]), "+0000")
        elif line.startswith("committer-tz "):
            times[current] = (times[current][0], line.split()[1])
    cut = _cut_off(path.parent)
    dates = {c: _from_time(*time) for c, time in times.items() if c.strip("0") and c not in cut}
    latest = max(dates.values(), key=lambda date: date.sort_key, default=None)
    return tuple(dates.get(line) if line.strip("0") else latest for line in lines)


def last_change(path: Path, first: int, last: int, commit: str) -> Date | None:
    """Return when lines *first* to *last* (from 1) of *path* last changed; None if not known."""
    dates = [date for date in line_dates(path, commit)[first - 1 : last] if date]
    return max(dates, key=lambda date: date.sort_key, default=None)


def _date(text: str) -> Date:
    year, month, day = (int(part) for part in text.split("-"))
    return Date(year, month, day)


def _from_time(seconds: int, zone: str) -> Date:
    sign = -1 if zone.startswith("-") else 1
    offset = sign * timedelta(hours=int(zone[1:3]), minutes=int(zone[3:5]))
    moment = datetime.fromtimestamp(seconds, UTC).astimezone(timezone(offset))
    return Date(moment.year, moment.month, moment.day)
