"""The whole of `make latexpdf` beside the bare passes of XeLaTeX that it needs.

    python benchmarks/booklet.py

Builds the booklet from nothing, then runs XeLaTeX alone on the finished .tex, in a copy of the
folder without what earlier passes left, as often as latexmk found necessary. The ratio says
what everything around TeX costs; the goal is 1.3. Beside it: the same when nothing has changed.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

GOAL = 1.3
ROOT = Path(__file__).resolve().parent.parent
#: what TeX leaves for its next pass
LEFTOVERS = (
    "aux",
    "toc",
    "out",
    "idx",
    "ind",
    "log",
    "fls",
    "fdb_latexmk",
    "xdv",
    "pdf",
    "latexmk",
)


def timed(command: list[str], folder: Path, environment: dict[str, str]) -> float:
    """Run *command* and return the seconds it took."""
    start = time.perf_counter()
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    seconds = time.perf_counter() - start
    if done.returncode:
        sys.stderr.write(done.stdout[-2000:] + done.stderr[-2000:])
        raise SystemExit(f"{' '.join(command)} failed")
    return seconds


def passes(latex: Path, name: str) -> int:
    """Return how often latexmk ran XeLaTeX."""
    said = (latex / f"{name}.latexmk").read_text(encoding="utf-8", errors="replace")
    return max(1, len(re.findall(r"Run number \d+ of rule 'xelatex'", said, re.M)))


def bare(latex: Path, name: str, count: int, environment: dict[str, str]) -> float:
    """Return the seconds of *count* passes of XeLaTeX, the last of which writes the PDF."""
    seconds = 0.0
    with tempfile.TemporaryDirectory(prefix="labpress-bench-") as temporary:
        copy = Path(temporary) / "latex"
        shutil.copytree(latex, copy)
        for ending in LEFTOVERS:
            (copy / f"{name}.{ending}").unlink(missing_ok=True)
        options = ["-no-shell-escape", "-interaction=nonstopmode", f"{name}.tex"]
        for number in range(count):
            quiet = ["--no-pdf"] if number < count - 1 else []
            seconds += timed(["xelatex", *quiet, *options], copy, environment)
    return seconds


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--name", default="welcome2optml")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()

    whole: list[float] = []
    again: list[float] = []
    alone: list[float] = []
    count = 0
    with tempfile.TemporaryDirectory(prefix="labpress-bench-") as temporary:
        # `make` is told where the folder is relative to the checkout, which may have spaces
        build = os.path.relpath(temporary, ROOT)
        latex = Path(temporary) / "latex"
        environment = os.environ | {"SOURCE_DATE_EPOCH": "1700000000", "FORCE_SOURCE_DATE": "1"}
        command = ["make", "-s", "latexpdf", f"BUILD={build}", f"BOOKLET={options.name}"]
        for _ in range(options.rounds):
            for part in Path(temporary).iterdir():
                shutil.rmtree(part)
            whole.append(timed(command, ROOT, environment))
            count = passes(latex, options.name)
            alone.append(bare(latex, options.name, count, environment))
            again.append(timed(command, ROOT, environment))

    a, b, c = (statistics.median(values) for values in (whole, alone, again))
    print(f"the booklet, medians of {options.rounds} runs; XeLaTeX passes: {count}")
    print(f"{'make latexpdf, from nothing':36} {a:7.2f} s")
    print(f"{'bare XeLaTeX passes':36} {b:7.2f} s")
    print(f"{'ratio':36} {a / b:7.2f}    goal {GOAL}")
    print(f"{'make latexpdf, nothing changed':36} {c:7.2f} s")


if __name__ == "__main__":
    main()
