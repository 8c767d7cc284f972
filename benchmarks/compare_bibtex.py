"""labpress beside plain sphinxcontrib-bibtex: the same entries, the same theme, in one run.

    python benchmarks/compare_bibtex.py --entries 1000

Each side is one page with all entries. labpress is measured twice: with the list alone, which is
what the other side makes, and as a group has it by default, with a page and a permanent address
for each paper and person besides. Plain sphinxcontrib-bibtex gets its best case: one
``{bibliography}`` with ``:all:``, no tooltips, and a small style that sets members bold by
name. Three things are timed: a clean build, a build after the title of one entry was edited,
and one after nothing was. Each build is a process of its own (so its whole memory is seen); the
sides take turns, so that a busy machine slows both. What counts is the ratio of the medians.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

from synthetic import Group, make_group

#: the ratio we aim at
GOALS = {("labpress, list", "clean build"): 0.5}
TASKS = ("clean build", "one entry edited", "nothing changed")

LABPRESS_CONF = """\
project = "A Synthetic Group"
extensions = ["myst_parser", "labpress"]
html_theme = "furo"
"""

LIST_CONF = LABPRESS_CONF + "labpress_record_pages = False\n"

LABPRESS_PAGE = """\
# Publications

```{publications}
:group-by: year
```
"""

PLAIN_CONF = """\
import json
from pathlib import Path

from pybtex.plugin import register_plugin
from pybtex.style.formatting.unsrt import Style
from pybtex.style.names.plain import NameStyle
from pybtex.style.template import tag

MEMBERS = set(json.loads(Path(__file__).with_name("members.json").read_text("utf-8")))


class BoldNames(NameStyle):
    def format(self, person, abbr=False):
        formatted = super().format(person, abbr)
        parts = person.rich_first_names + person.rich_middle_names
        parts += person.rich_prelast_names + person.rich_last_names
        if " ".join(str(part) for part in parts) in MEMBERS:
            return tag("strong")[formatted]
        return formatted


class BoldStyle(Style):
    default_name_style = BoldNames
    default_sorting_style = "author_year_title"


register_plugin("pybtex.style.formatting", "bold", BoldStyle)

project = "A Synthetic Group"
extensions = ["myst_parser", "sphinxcontrib.bibtex"]
html_theme = "furo"
bibtex_bibfiles = ["data/publications.bib"]
bibtex_tooltips = False
bibtex_default_style = "bold"
"""

PLAIN_PAGE = """\
# Publications

```{bibliography}
:all:
```
"""


@dataclass
class Side:
    """One of the two projects, and what was measured of it."""

    name: str
    folder: Path
    mark: str  # what the HTML of each entry contains once
    seconds: dict[str, list[float]] = field(default_factory=dict)
    megabytes: dict[str, list[float]] = field(default_factory=dict)

    @property
    def bibliography(self) -> Path:
        return self.folder / "data" / "publications.bib"

    @property
    def page(self) -> str:
        return (self.folder / "_build" / "html" / "index.html").read_text(encoding="utf-8")

    def measure(self, task: str) -> None:
        """Build once in a process of its own."""
        command = [sys.executable, "-m", "sphinx", "-b", "html", "-q"]
        command += ["-d", "_build/doctrees", ".", "_build/html"]
        with tempfile.TemporaryFile() as output:
            start = time.perf_counter()
            process = subprocess.Popen(command, cwd=self.folder, stdout=output, stderr=output)
            _, status, usage = os.wait4(process.pid, 0)
            seconds = time.perf_counter() - start
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode:
                output.seek(0)
                sys.stderr.write(output.read().decode(errors="replace")[-4000:])
                raise SystemExit(f"{self.name}: the build failed")
        # ru_maxrss is in KiB, but on macOS in bytes
        unit = 1024 * 1024 if sys.platform == "darwin" else 1024
        self.seconds.setdefault(task, []).append(seconds)
        self.megabytes.setdefault(task, []).append(usage.ru_maxrss / unit)

    def clean(self) -> None:
        shutil.rmtree(self.folder / "_build", ignore_errors=True)

    def edit(self, group: Group, turn: int) -> str:
        """Change the title of one entry; return the word that must now be on the page."""
        paper = group.papers[len(group.papers) // 2]
        word = f"Edited{turn}"
        text = group.bibliography().replace(
            paper.bibtex, paper.bibtex.replace(paper.title, f"{word} {paper.title}", 1)
        )
        self.bibliography.write_text(text, encoding="utf-8")
        return word

    def check(self, entries: int, word: str = "") -> None:
        """See that all entries were built: a fast build of nothing proves nothing."""
        page = self.page
        found = page.count(self.mark)
        if found != entries:
            raise SystemExit(f"{self.name}: {found} entries on the page instead of {entries}")
        if word and word not in page:
            raise SystemExit(f"{self.name}: the edited title is not on the page")


def prepare(folder: Path, group: Group) -> tuple[Side, Side, Side]:
    """Write the projects: our list, plain sphinxcontrib-bibtex, and our whole site."""
    ours = Side("labpress, list", folder / "list", 'class="lab-publication"')
    whole = Side("labpress, site", folder / "labpress", 'class="lab-publication"')
    plain = Side("bibtex", folder / "bibtex", 'class="citation"')
    for side, conf, page in (
        (ours, LIST_CONF, LABPRESS_PAGE),
        (whole, LABPRESS_CONF, LABPRESS_PAGE),
        (plain, PLAIN_CONF, PLAIN_PAGE),
    ):
        group.write(side.folder, pages=False)
        (side.folder / "conf.py").write_text(conf, encoding="utf-8")
        (side.folder / "index.md").write_text(page, encoding="utf-8")
    members = json.dumps([person.name for person in group.people])
    (plain.folder / "members.json").write_text(members, encoding="utf-8")
    return ours, plain, whole


def run(sides: tuple[Side, ...], group: Group, rounds: int) -> None:
    """Measure everything, taking turns."""
    entries = len(group.papers)
    for turn in range(rounds):
        for task in TASKS:
            for side in sides if turn % 2 == 0 else reversed(sides):
                word = ""
                if task == "clean build":
                    side.clean()
                    side.bibliography.write_text(group.bibliography(), encoding="utf-8")
                elif task == "one entry edited":
                    word = side.edit(group, turn)
                side.measure(task)
                side.check(entries, word)


def report(plain: Side, ours: Side) -> list[dict[str, object]]:
    """Return a row for each thing measured of *ours*, beside *plain*."""
    rows: list[dict[str, object]] = []
    for what, attribute, unit in (("", "seconds", "s"), (", peak memory", "megabytes", "MB")):
        for task in TASKS:
            a = statistics.median(getattr(ours, attribute)[task])
            b = statistics.median(getattr(plain, attribute)[task])
            rows.append(
                {
                    "side": ours.name,
                    "what": task + what,
                    "unit": unit,
                    "labpress": round(a, 3),
                    "bibtex": round(b, 3),
                    "ratio": round(a / b, 3),
                    "goal": GOALS.get((ours.name, task + what)),
                }
            )
    return rows


def show(rows: list[dict[str, object]]) -> None:
    """Print *rows*, all of one side, as a table."""
    print(f"\n{rows[0]['side']:30} {'labpress':>12} {'bibtex':>12} {'ratio':>7} {'goal':>7}")
    for row in rows:
        goal = f"{row['goal']:.2f}" if row["goal"] else ""
        digits = 2 if row["unit"] == "s" else 0
        a, b = (f"{row[side]:.{digits}f} {row['unit']:2}" for side in ("labpress", "bibtex"))
        print(f"{row['what']:30} {a:>12} {b:>12} {row['ratio']:7.2f} {goal:>7}")


def main() -> None:
    """Run the comparison and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--entries", type=int, default=1000)
    parser.add_argument("--people", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", type=Path, help="write the rows to this file, too")
    options = parser.parse_args()

    group = make_group(options.entries, options.people, options.seed)
    with tempfile.TemporaryDirectory(prefix="labpress-bench-") as folder:
        ours, plain, whole = prepare(Path(folder), group)
        run((ours, plain, whole), group, options.rounds)

    rows = [report(plain, side) for side in (ours, whole)]
    print(
        f"{options.entries} entries, {options.people} people, seed {options.seed}; "
        f"Python {platform.python_version()}, Sphinx {version('sphinx')}, "
        f"sphinxcontrib-bibtex {version('sphinxcontrib-bibtex')}; "
        f"medians of {options.rounds} runs"
    )
    for side_rows in rows:
        show(side_rows)
    if options.json:
        options.json.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
