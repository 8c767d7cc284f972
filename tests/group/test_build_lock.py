"""One build at a time, and what is known of the last one."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import labpress
import pytest
from labpress.group.build_lock import LOCK, acquire, begin, end, locked, release
from labpress.records.whole_files import write_whole

HOLD = """
import sys
from pathlib import Path
from labpress.group.build_lock import acquire
acquire(Path(sys.argv[1]), lambda message: print(message, flush=True))
print("held", flush=True)
sys.stdin.read()
"""


def holder(folder: Path) -> subprocess.Popen[str]:
    """A process that holds the lock of *folder* until its input ends."""
    return subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={"PYTHONPATH": str(Path(labpress.__file__).parents[1])},
    )


@pytest.mark.parametrize("killed", [True, False], ids=["killed", "ended"])
def test_the_second_waits_says_so_once_and_goes_on_when_the_first_is_gone(
    tmp_path: Path, killed: bool
) -> None:
    with holder(tmp_path) as first:
        assert first.stdout
        assert first.stdin
        assert first.stdout.readline() == "held\n"
        said: list[str] = []

        def say(message: str) -> None:
            said.append(message)
            if killed:
                first.kill()
            else:
                first.stdin.close()  # type: ignore[union-attr]

        with locked(tmp_path, say):
            assert len(said) == 1
            assert f"process {first.pid} is building" in said[0]
    assert (tmp_path / LOCK).read_bytes() == b""


unix = pytest.mark.skipif(sys.platform == "win32", reason="nothing is forked or killed so there")


@unix
@pytest.mark.parametrize(
    ("begin_helper", "ends"),
    [
        # as Sphinx's helpers (-j) are begun
        ("if not os.fork(): time.sleep(60); print('wrote', flush=True); os._exit(0)", True),
        # as TeX is
        ("subprocess.Popen(['sh', '-c', 'read word; echo wrote'], pass_fds=held(folder))", False),
    ],
    ids=["fork", "program"],
)
def test_what_a_killed_process_has_begun_holds_its_lock_until_it_ends(
    tmp_path: Path, begin_helper: str, ends: bool
) -> None:
    code = f"""
import os, subprocess, sys, time
from pathlib import Path
from labpress.group.build_lock import acquire, held
folder = Path(sys.argv[1])
acquire(folder)
{begin_helper}
print("held", flush=True)
time.sleep(60)
"""
    environment = {**os.environ, "PYTHONPATH": str(Path(labpress.__file__).parents[1])}
    with subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    ) as first:
        assert first.stdin
        assert first.stdout
        assert first.stdout.readline() == "held\n"
        first.kill()
        first.wait()
        said: list[str] = []

        def say(message: str) -> None:
            said.append(message)
            first.stdin.close()  # type: ignore[union-attr]

        with locked(tmp_path, say):
            written = first.stdout.read()
        assert written == ("" if ends else "wrote\n")
        assert ends or said


def test_a_process_may_ask_again_for_what_it_holds(tmp_path: Path) -> None:
    acquire(tmp_path)
    acquire(tmp_path)
    release(tmp_path)
    with holder(tmp_path) as other:
        assert other.stdout
        assert "waiting" in other.stdout.readline()
        release(tmp_path)
        assert other.stdout.readline() == "held\n"
        other.kill()
    release(tmp_path)  # what is not held is no fault


def test_a_build_that_did_not_end_is_known(tmp_path: Path) -> None:
    assert begin(tmp_path)
    assert not begin(tmp_path)
    end(tmp_path)
    assert begin(tmp_path)


def test_a_file_is_written_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "state.json"
    write_whole(path, b"old")

    def fail(self: Path, target: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="no space"):
        write_whole(path, b"new")
    monkeypatch.undo()
    assert [file.name for file in tmp_path.iterdir()] == ["state.json"]
    assert path.read_bytes() == b"old"


#: A stand-in for Windows: no ``fcntl``, and a ``msvcrt`` that locks bytes as that one does.
WINDOWS = """
import builtins, errno, os, sys, types
import fcntl as real
calls = []
def locking(descriptor, mode, count):
    at = os.lseek(descriptor, 0, os.SEEK_CUR)
    calls.append((mode, at, count))
    if mode == msvcrt.LK_UNLCK:
        real.lockf(descriptor, real.LOCK_UN, count, at)
        return
    try:
        real.lockf(descriptor, real.LOCK_EX | real.LOCK_NB, count, at)
    except OSError:
        # what Microsoft documents: EACCES at once, EDEADLOCK after ten attempts
        raise OSError(errno.EACCES if mode == msvcrt.LK_NBLCK else errno.EDEADLK, "taken") from None
msvcrt = types.ModuleType("msvcrt")
msvcrt.LK_LOCK, msvcrt.LK_NBLCK, msvcrt.LK_UNLCK, msvcrt.locking = 1, 2, 0, locking
sys.modules["msvcrt"] = msvcrt
sys.modules["fcntl"] = None
"""


def on_windows(folder: Path, code: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WINDOWS + code, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={"PYTHONPATH": str(Path(labpress.__file__).parents[1])},
    )


@pytest.mark.parametrize("killed", [True, False], ids=["killed", "released"])
def test_windows_waits_and_goes_on_by_the_same_code(tmp_path: Path, killed: bool) -> None:
    free = HOLD + "from labpress.group.build_lock import release\n"
    free += "release(Path(sys.argv[1])); print(calls[-1][0], flush=True)\n"
    with on_windows(tmp_path, free) as first:
        assert first.stdin
        assert first.stdout
        assert first.stdout.readline() == "held\n"
        with on_windows(tmp_path, HOLD) as second:
            assert second.stdin
            assert second.stdout
            assert f"process {first.pid} is building" in second.stdout.readline()
            if killed:
                first.kill()
            else:
                first.stdin.close()
                assert first.stdout.readline() == "0\n"
            assert second.stdout.readline() == "held\n"
            second.stdin.close()


def test_a_disk_without_locks_keeps_nobody_waiting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*arguments: object) -> None:
        raise OSError(errno.ENOLCK, "no locks available")

    monkeypatch.setattr("labpress.group.build_lock.fcntl.lockf", refuse)
    said: list[str] = []
    with locked(tmp_path, said.append):
        pass
    assert said == []
