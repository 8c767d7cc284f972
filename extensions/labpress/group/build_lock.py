"""One build at a time in one tree, and none that trusts what a killed one has left.

A lock belongs to the process that holds it and to those that write for it: Sphinx's helpers
(``-j``) and TeX. The system frees it when the last of them ends, however it ends; helpers whose
process was killed end at once.
"""

from __future__ import annotations

import errno
import os
import sys
import threading
import time
from contextlib import contextmanager, suppress
from functools import cache
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]
try:
    import msvcrt
except ImportError:  # all others
    msvcrt = None  # type: ignore[assignment]

#: The lock's file, and that of the mark which a build leaves that did not end well.
LOCK, UNFINISHED = "labpress.lock", "labpress.unfinished"

#: lock's file -> how often this process holds it, and the open file
_HELD: dict[Path, tuple[int, IO[str]]] = {}


#: The process that forks one, if any does.
_PARENT = [0]

#: What the systems say when another process has the lock.
_TAKEN = frozenset({errno.EACCES, errno.EAGAIN, errno.EDEADLK, errno.EWOULDBLOCK})
#: Windows keeps others from reading what is locked: not the process's number, but a byte beyond it.
_FAR = 1 << 30


def _say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


def acquire(folder: Path, say: Callable[[str], None] = _say) -> None:
    """Wait until no other process builds in *folder*, and keep others waiting from now on.

    Whoever has to wait says so once. The process may ask again for what it holds.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder.resolve() / LOCK
    if path in _HELD:
        count, file = _HELD[path]
        _HELD[path] = count + 1, file
        return
    _end_helpers_with_us()
    file = path.open("a+", encoding="utf-8")
    if not _lock(file, wait=False):
        file.seek(0)
        other = file.read().strip() or "another one"
        say(f"labpress: process {other} is building in {folder}; waiting until it has ended")
        while not _lock(file, wait=True):
            pass  # Windows gives up after ten seconds
    file.seek(0)
    file.truncate()
    file.write(f"{os.getpid()}\n")
    file.flush()
    _HELD[path] = 1, file


def release(folder: Path) -> None:
    """Let others build in *folder*, if :func:`acquire` was called for it."""
    path = folder.resolve() / LOCK
    if path in _HELD:
        count, file = _HELD.pop(path)
        if count > 1:
            _HELD[path] = count - 1, file
        else:
            file.truncate(0)
            _unlock(file)
            file.close()  # which frees the lock, too


def held(folder: Path) -> tuple[int, ...]:
    """Return what a program must inherit (``pass_fds``) to hold the lock of *folder* with us."""
    path = folder.resolve() / LOCK
    return (_HELD[path][1].fileno(),) if fcntl is not None and path in _HELD else ()


@cache
def _end_helpers_with_us() -> None:
    """See to it that processes which this one forks end when it is killed.

    They would go on writing pages, and then wait for ever to tell of them.
    """
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(before=_note_parent, after_in_child=_watch_parent)


def _note_parent() -> None:
    _PARENT[0] = os.getpid()


def _watch_parent() -> None:
    def watch(parent: int) -> None:
        while os.getppid() == parent:
            time.sleep(0.1)
        os._exit(1)

    if _HELD:
        threading.Thread(target=watch, args=(_PARENT[0],), daemon=True).start()


def _lock(file: IO[str], *, wait: bool) -> bool:
    """Lock *file* for this process and those that inherit it; return whether it could be.

    On a disk without locks (some of networks) it always can: nobody waits there.
    """
    try:
        if fcntl is not None:
            fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        elif msvcrt is not None:
            file.seek(_FAR)
            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
    except OSError as error:
        return error.errno not in _TAKEN
    return True


def _unlock(file: IO[str]) -> None:
    """Free what others may have inherited, and what Windows keeps locked."""
    if fcntl is not None:
        with suppress(OSError):
            fcntl.flock(file, fcntl.LOCK_UN)
    elif msvcrt is not None:
        file.seek(_FAR)
        with suppress(OSError):
            msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)


@contextmanager
def locked(folder: Path, say: Callable[[str], None] = _say) -> Iterator[None]:
    """Hold the lock of *folder*."""
    acquire(folder, say)
    try:
        yield
    finally:
        release(folder)


def begin(folder: Path) -> bool:
    """Mark the build in *folder* as not ended; tell whether the one before has ended well."""
    mark = folder / UNFINISHED
    ended = not mark.exists()
    mark.touch()
    return ended


def end(folder: Path) -> None:
    """Say that the build in *folder* has ended well."""
    (folder / UNFINISHED).unlink(missing_ok=True)
