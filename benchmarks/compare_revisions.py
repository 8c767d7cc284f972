"""labpress beside an older revision of itself: the same group, the same environment, in one run.

    python benchmarks/compare_revisions.py origin/main --entries 100 1000

Both build the made-up group of `synthetic.py`, with a page for each paper and person, and without
sponsors. Three things
are measured: a clean build, one after the title of one paper was edited, and one after nothing
was. Each build is a process of its own; the sides take turns, so that a busy machine slows both.
What counts is the ratio of the medians, of CPU seconds and of wall seconds. After each build the
two sites are compared byte by byte, and what differs is named.
"""

from __future__ import annotations

import argparse
import filecmp
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from synthetic import Group, make_group

REPOSITORY = Path(__file__).resolve().parents[1]
TASKS = ("clean build", "one entry edited", "nothing changed")


@dataclass
class Side:
    """One revision: where its extension is, where it builds, and what was measured of it."""

    name: str
    extensions: Path
    output: Path
    cpu: dict[str, list[float]] = field(default_factory=dict)
    wall: dict[str, list[float]] = field(default_factory=dict)

    def measure(self, task: str, source: Path) -> None:
        """Build *source* once in a process of its own."""
        command = [sys.executable, "-m", "sphinx", "-b", "html", "-q", "-d"]
        command += [str(self.output / "doctrees"), str(source), str(self.output / "html")]
        env = {**os.environ, "PYTHONPATH": str(self.extensions), "SOURCE_DATE_EPOCH": "1750000000"}
        with tempfile.TemporaryFile() as said:
            start = time.perf_counter()
            process = subprocess.Popen(command, env=env, stdout=said, stderr=said)
            _, status, usage = os.wait4(process.pid, 0)
            seconds = time.perf_counter() - start
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode:
                said.seek(0)
                sys.stderr.write(said.read().decode(errors="replace")[-4000:])
                raise SystemExit(f"{self.name}: the build failed")
        self.cpu.setdefault(task, []).append(usage.ru_utime + usage.ru_stime)
        self.wall.setdefault(task, []).append(seconds)


def differing(one: Path, other: Path) -> list[str]:
    """Return the files below the two folders that are not the same in both, to the byte."""
    files = {p.relative_to(root) for root in (one, other) for p in root.rglob("*") if p.is_file()}
    same, _, _ = filecmp.cmpfiles(one, other, map(str, sorted(files)), shallow=False)
    return sorted({str(name) for name in files} - set(same))


def edited(group: Group, turn: int) -> str:
    """Return the bibliography with another title of one paper."""
    paper = group.papers[len(group.papers) // 2]
    other = paper.bibtex.replace(paper.title, f"Edited{turn} {paper.title}", 1)
    return group.bibliography().replace(paper.bibtex, other)


def run(sides: tuple[Side, Side], group: Group, source: Path, rounds: int) -> int:
    """Measure everything, taking turns; return how many files ever differed."""
    bibliography = source / "data" / "publications.bib"
    differences = 0
    for turn in range(rounds):
        for task in TASKS:
            if task == "clean build":
                bibliography.write_text(group.bibliography(), encoding="utf-8")
                for side in sides:
                    shutil.rmtree(side.output, ignore_errors=True)
            elif task == "one entry edited":
                bibliography.write_text(edited(group, turn), encoding="utf-8")
            for side in sides if turn % 2 == 0 else reversed(sides):
                side.measure(task, source)
            names = differing(*(side.output / "html" for side in sides))
            differences += len(names)
            if names:
                print(f"{task}: {len(names)} files differ, the first: {', '.join(names[:5])}")
    return differences


def rows(sides: tuple[Side, Side], entries: int) -> list[dict[str, object]]:
    """Return what was measured, a row for each task."""
    old, new = sides
    found: list[dict[str, object]] = []
    for task in TASKS:
        row: dict[str, object] = {"entries": entries, "task": task}
        for what in ("cpu", "wall"):
            before, after = (statistics.median(getattr(side, what)[task]) for side in (old, new))
            row[f"{what} before"], row[f"{what} after"] = round(before, 2), round(after, 2)
            row[f"{what} ratio"] = round(after / before, 2)
        found.append(row)
    return found


def main() -> int:
    """Run the comparison and print a table; return 1 if a file differed."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("revision", help="what git calls the older one")
    parser.add_argument("--entries", type=int, nargs="+", default=[100, 1000])
    parser.add_argument("--people", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", type=Path, help="write the rows to this file, too")
    options = parser.parse_args()

    differences, found = 0, []
    with tempfile.TemporaryDirectory(prefix="labpress-bench-") as name:
        folder = Path(name)
        archive = ["git", "archive", "--prefix=old/", options.revision, "extensions"]
        tar = subprocess.run(archive, cwd=REPOSITORY, check=True, capture_output=True).stdout
        subprocess.run(["tar", "-x", "-C", name], input=tar, check=True)
        for entries in options.entries:
            group = make_group(entries, options.people, options.seed)
            source = folder / f"source-{entries}"
            group.write(source)
            (source / "data" / "sponsors.yml").unlink()  # most groups lack one of the files
            sides = (
                Side("before", folder / "old" / "extensions", folder / f"before-{entries}"),
                Side("after", REPOSITORY / "extensions", folder / f"after-{entries}"),
            )
            differences += run(sides, group, source, options.rounds)
            found += rows(sides, entries)
    columns = list(found[0])
    print("| " + " | ".join(columns) + " |\n" + "|---" * len(columns) + "|")
    for row in found:
        print("| " + " | ".join(str(row[column]) for column in columns) + " |")
    print("All files are the same." if not differences else f"{differences} files differ.")
    if options.json:
        options.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
