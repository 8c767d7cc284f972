"""A soak: random edits, kills and damage; whatever comes, the next build is that of a clean tree.

It is bounded in cases. ``--soak N`` (or SOAK=N) does N rounds instead of one, ``--soak-seed S`` (or
SOAK_SEED=S) begins with the round S; each round is told by its seed alone.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
from difflib import unified_diff
from typing import TYPE_CHECKING

import pytest
from labpress.cli.main import main
from sphinx.builders.html import _assets

from tests.conftest import DEFAULT_CONF, PATIENCE, REPOSITORY, Project
from tests.soak import CONF, SETTINGS, Group, damaged

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Built

#: What Sphinx puts aside for whoever asks it why it wrote everything again.
ASIDE = frozenset({".buildinfo.bak"})

#: How many cases a round has, of each kind.
EDITS, KILLS, DAMAGES = 12, 4, 30


@pytest.fixture(autouse=True)
def _same_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")


@pytest.fixture
def group(tmp_path: Path, soak_seed: int) -> Group:
    print(f"soak seed {soak_seed}")
    project = Project(tmp_path / "edited")
    group = Group(project.source, random.Random(soak_seed))
    group.start()
    return group


def build(group: Group, builder: str) -> Built:
    # Sphinx remembers checksums of files for as long as its process lives
    _assets._file_checksum_inner.cache_clear()
    project = Project.__new__(Project)
    project.source, project.build_folder = group.folder, group.folder.parent / "build"
    return project.build(builder, **group.conf)


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in ASIDE
    }


def same_as_clean(group: Group, *builders: str) -> None:
    """Build what is there, and compare it with a build from nothing."""
    found = {builder: tree(build(group, builder).outdir) for builder in builders}
    other = Group(group.folder.parent.parent / "clean" / "source", group.chance, group.conf)
    shutil.rmtree(other.folder.parent, ignore_errors=True)
    shutil.copytree(group.folder, other.folder)
    for builder in builders:
        shutil.rmtree(other.folder.parent / "build", ignore_errors=True)
        clean = tree(build(other, builder).outdir)
        wrong = {
            name: "missing" if name not in found[builder] else "left over"
            for name in clean.keys() ^ found[builder].keys()
        }
        same = clean.keys() & found[builder].keys()
        wrong |= {name: "differs" for name in same if clean[name] != found[builder][name]}
        assert not wrong, story(group, builder, wrong, clean, found[builder])


def story(
    group: Group,
    builder: str,
    wrong: dict[str, str],
    clean: dict[str, bytes],
    now: dict[str, bytes],
) -> str:
    """Return what was done, and how the first file that differs does."""
    lines = [*group.done, f"{builder}: {wrong}"]
    for name in [name for name, how in wrong.items() if how == "differs"][:1]:
        texts = (one[name].decode("utf-8", "replace").splitlines() for one in (clean, now))
        lines += [*unified_diff(*texts, "clean", "now", lineterm="", n=1)][:30]
    return "\n".join(line[:300] for line in lines)


def test_edits_leave_what_a_clean_build_makes(group: Group) -> None:
    chance = group.chance
    same_as_clean(group, "html", "latex")
    for _ in range(EDITS):
        for _ in range(chance.randint(1, 3)):
            group.edit()
        if chance.random() < 0.3:
            # seen by one output only, and edited again
            build(group, chance.choice(["html", "latex"]))
            group.done.append("built one")
            group.edit()
        same_as_clean(group, *chance.choice([("html", "latex"), ("latex", "html")]))


# --- kills

#: A build that is killed at its nth change of a file below *folder*, half written.
KILLED = """
import os, signal, sys
folder, nth = {folder!r}, {nth}
count = 0
def watch(event, arguments):
    global count
    writes = event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+")
    if not (writes or event in ("os.rename", "os.remove", "os.mkdir", "os.rmdir")):
        return
    path = os.fspath(arguments[0]) if not isinstance(arguments[0], int) else ""
    if isinstance(path, bytes):
        path = os.fsdecode(path)
    if not path.startswith(folder):
        return
    count += 1
    if count == nth:
        if writes and os.path.isfile(path):
            os.truncate(path, os.path.getsize(path) // 2)
        elif writes and os.path.isdir(os.path.dirname(path)):
            handle = os.open(path, os.O_WRONLY | os.O_CREAT)
            os.write(handle, b"\\x80half of it")
        os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(watch)
from sphinx.cmd.build import main
status = main(sys.argv[1:])
print("changes", count)
sys.exit(status)
"""


def run_killed(group: Group, builder: str, nth: int) -> int:
    """Build until the nth change of a file; return how many there were, 0 if it was killed."""
    settings = DEFAULT_CONF | group.conf
    lines = "".join(f"{key} = {value!r}\n" for key, value in settings.items())
    (group.folder / "conf.py").write_text(lines, "utf-8")
    folder = group.folder.parent / "build"
    arguments = ["-q", "-b", builder, "-d", folder / "doctrees", group.folder, folder / builder]
    program = KILLED.format(folder=str(folder), nth=nth)
    done = subprocess.run(
        [sys.executable, "-c", program, *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY / "extensions")},
    )
    if done.returncode == -signal.SIGKILL:
        return 0
    assert done.returncode == 0, done.stderr
    return int(done.stdout.rpartition("changes ")[2])


@pytest.mark.skipif(sys.platform == "win32", reason="nothing is killed so there")
def test_after_kills_the_next_build_is_a_clean_one(group: Group) -> None:
    chance = group.chance
    changes = {"html": run_killed(group, "html", 0), "latex": run_killed(group, "latex", 0)}
    for _ in range(KILLS):
        for _ in range(chance.randint(1, 3)):
            group.edit()
        builder = chance.choice(["html", "html", "latex"])
        # early changes are few and weigh as much as the many of the pages
        most = chance.choice([8, 40, changes[builder]])
        nth = chance.randint(1, min(most, changes[builder]))
        killed = run_killed(group, builder, nth) == 0
        group.done.append(f"{builder} {'killed' if killed else 'ended before'} at {nth}")
        if chance.random() < 0.4:
            group.edit()
        same_as_clean(group, *chance.choice([("html", "latex"), ("latex", "html")]))


#: An XeLaTeX that is killed in its nth run, when its files are half written.
XELATEX = """#!/bin/sh
echo run >>"{log}"
if test "$(wc -l <"{log}")" -eq {nth}; then
    "{real}" "$@" >/dev/null
    for file in *.aux *.toc *.out *.xdv *.fls; do
        test -e "$file" && truncate -s $(( $(wc -c <"$file") {part} )) "$file"
    done
    kill -9 "$PPID" $$
fi
exec "{real}" "$@"
"""


@pytest.mark.tex
def test_after_a_kill_of_tex_the_next_booklet_is_whole(
    group: Group, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from labpress.booklet.tex_run import typeset

    chance = group.chance
    folder = build(group, "latex").outdir
    real = shutil.which("xelatex")
    script = tmp_path / "bin" / "xelatex"
    script.parent.mkdir()
    path = os.environ["PATH"]
    for name in ("first", "second"):
        part = chance.choice(["/ 2", "/ 3", "* 9 / 10", "- 1"])
        log = tmp_path / f"{name}.log"
        script.write_text(XELATEX.format(log=log, real=real, nth=chance.randint(1, 2), part=part))
        script.chmod(0o755)
        monkeypatch.setenv("PATH", f"{script.parent}{os.pathsep}{path}")
        done, _ = typeset(folder, "booklet", lambda line: None)
        monkeypatch.setenv("PATH", path)
        group.done.append(f"TeX killed, files cut {part}: {done}")
        done, problems = typeset(folder, "booklet", lambda line: None)
        assert done, (group.done, problems)
        assert problems == [], group.done
        group.edit()
        folder = build(group, "latex").outdir


# --- damage


def test_damaged_files_end_no_build(group: Group) -> None:
    chance = group.chance
    whole = {name: (group.folder / name).read_bytes() for name in group.names()}
    group.write("photo.png", whole["dot.png"])
    group.conf["myst_enable_extensions"] = ["colon_fence", "deflist", "attrs_inline", "dollarmath"]
    for number in range(DAMAGES):
        for name, content in whole.items():
            group.write(name, content)
        # two at least, as one damage may hide another
        for name in chance.sample(sorted(whole), chance.randint(1, 3)):
            group.write(name, damaged(whole[name], chance))
            group.done.append(f"case {number}: {name}")
        if chance.random() < 0.2:
            name = chance.choice([name for name in sorted(SETTINGS) if name.startswith("labpress")])
            group.conf[name] = chance.choice([3, "", "\ud800", ["x", 2], {"a": None}, -1.5, b"x"])
            group.done.append(f"{name} = {group.conf[name]!r}")
        build(group, chance.choice(["html", "html", "latex"]))
        assert main(["check", str(group.folder)]) in (0, 1), group.done
        group.conf = {
            **group.conf,
            **{name: CONF.get(name, one[0]) for name, one in SETTINGS.items()},
        }
