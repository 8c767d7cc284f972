"""The files of a group as they were in a revision of git, written into a folder."""

from __future__ import annotations

import subprocess
from pathlib import Path, PurePosixPath

from labpress.group.git import asked

#: What holds records or says how they are read.
_NAMES = {"conf.py", "permalinks.txt"}
_SUFFIXES = {".bib", ".yml", ".yaml"}


class NoRevision(Exception):  # noqa: N818
    """There is no such revision, or no git; the message says why, in one line."""


def top_of(folder: Path) -> Path:
    """Return the root of the work tree that *folder* is in. Raises NoRevision."""
    return Path(_git(folder, "rev-parse", "--show-toplevel").decode().strip())


def commit_of(folder: Path, revision: str) -> str:
    """Return the commit that *revision* names; ``REV...`` means where this branch left REV.

    Raises NoRevision.
    """
    if revision.endswith("..."):
        base = _git(folder, "merge-base", "--end-of-options", revision[:-3], "HEAD")
        return base.decode().strip()
    arguments = ("--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    try:
        return _git(folder, "rev-parse", *arguments).decode().strip()
    except NoRevision:
        raise NoRevision(f"there is no revision {revision} in this repository") from None


def write_files(top: Path, commit: str, target: Path) -> None:
    """Write the data files and ``conf.py`` of *commit*, a commit's id, below *target*.

    Raises NoRevision.
    """
    listed = _git(top, "ls-tree", "-r", "-z", "--full-tree", commit).decode("utf-8", "replace")
    for line in filter(None, listed.split("\0")):
        head, _, name = line.partition("\t")
        mode, kind, blob = head.split()
        path = PurePosixPath(name)
        if kind != "blob" or mode == "120000" or not _wanted(path.name):
            continue
        destination = target.joinpath(*path.parts)
        if not destination.resolve().is_relative_to(target.resolve()):
            continue
        destination.parent.mkdir(parents=True, exist_ok=True)
        destination.write_bytes(_git(top, "cat-file", "blob", blob))


def _wanted(name: str) -> bool:
    return name in _NAMES or PurePosixPath(name).suffix.lower() in _SUFFIXES


def _git(folder: Path, *arguments: str) -> bytes:
    try:
        return asked(folder, *arguments)
    except FileNotFoundError:
        raise NoRevision("git is not installed") from None
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode("utf-8", "replace").strip().splitlines() or ["git failed"]
        raise NoRevision(said[0].removeprefix("fatal: ")) from None
    except subprocess.SubprocessError as error:
        raise NoRevision(f"git did not answer: {error}") from None
