"""Running TeX over the folder that the builder wrote, and telling what came of it.

``python -m labpress.booklet.tex_run FOLDER`` shows progress while TeX runs, then the
problems, each with its place in the source; many of one kind have one line together, but with
``--all``. The whole log stays beside the ``.tex`` file.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from labpress.booklet.note import read_note
from labpress.booklet.tex_log import problems, worst
from labpress.group.build_lock import begin, end, held, locked
from labpress.records.grouping import groups
from labpress.records.listing import closing, github_annotations, listing
from labpress.records.problems import Code, relative_to

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from labpress.records.problems import Problem

COMMAND = "python -m labpress.booklet.tex_run"

#: What text from many hands may make TeX do: nothing but set type.
ENVIRONMENT = {
    "openin_any": "p",
    "openout_any": "p",
    "shell_escape": "f",
    "MKTEXTFM": "0",
    "MKTEXPK": "0",
    # unbroken lines, so that a log can be read
    "max_print_line": "2000",
    "error_line": "254",
    "half_error_line": "238",
    # dates in the PDF come from SOURCE_DATE_EPOCH
    "FORCE_SOURCE_DATE": "1",
    "LATEXOPTS": "-no-shell-escape -interaction=nonstopmode -halt-on-error -file-line-error",
}

#: Endings of the files that latexmk and what it runs write beside the ``.tex`` file.
WRITTEN = (
    *("aux", "fdb_latexmk", "fls", "idx", "ilg", "ind", "log", "lof", "lot", "out", "pdf"),
    *("toc", "xdv", "synctex.gz"),
)

_PASS = re.compile(r"Run number (\d+) of rule '(\w+)'")


def typeset(
    folder: Path, name: str, say: Callable[[str], None] = print
) -> tuple[bool, list[Problem]]:
    """Run latexmk on ``name.tex`` in *folder*; return whether there is a PDF, and the problems.

    A PDF of an earlier run is removed when this one fails: half a booklet, or an old one, must
    not reach the site. Files of a run that did not end well are not read again, as TeX stops at
    a part of one. Where not TeX but latexmk failed, there are no problems to tell: what it said
    stands in ``NAME.latexmk``.
    """
    with locked(folder):
        if not begin(folder):
            forget(folder, name)
        done, found = _typeset(folder, name, say)
        if done:
            end(folder)
    return done, found


def forget(folder: Path, name: str) -> None:
    """Remove what an earlier run of TeX has written."""
    for ending in WRITTEN:
        (folder / f"{name}.{ending}").unlink(missing_ok=True)


def forget_booklet(folder: Path, name: str) -> None:
    """Remove all that was made of a booklet that is none any more."""
    forget(folder, name)
    for made in (f"{name}.latexmk", f"{name}-draft.pdf", f"{name}-cover.png"):
        (folder / made).unlink(missing_ok=True)


def _typeset(folder: Path, name: str, say: Callable[[str], None]) -> tuple[bool, list[Problem]]:
    command = ["latexmk", "-norc", "-r", "latexmkrc", "-xelatex", f"{name}.tex"]
    with (
        (folder / f"{name}.latexmk").open("w", encoding="utf-8", errors="replace") as record,
        subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **ENVIRONMENT},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            pass_fds=held(folder),  # where this process is killed, TeX may still write
        ) as process,
    ):
        for line in process.stdout or ():
            record.write(line)
            if match := _PASS.search(line):
                say(f"TeX: {match[2]}, pass {match[1]}")
        if status := process.wait():
            record.write(f"latexmk ended with status {status}\n")
    pdf = folder / f"{name}.pdf"
    done = process.returncode == 0 and pdf.is_file()
    if not done:
        pdf.unlink(missing_ok=True)
    found = problems(folder, name, source_of_folder(folder))
    if not done and all(problem.code is not Code.BOOKLET_TEX for problem in found):
        found = []  # they only follow from it
    return done, found


def draw_cover(folder: Path, name: str) -> None:
    """Draw the booklet's first page as ``NAME-cover.png``, for the site; without poppler, none."""
    picture, part = folder / f"{name}-cover.png", folder / f".{name}-cover.png"
    picture.unlink(missing_ok=True)
    part.unlink(missing_ok=True)
    options = [
        "-png",
        "-singlefile",
        "-f",
        "1",
        "-l",
        "1",
        "-scale-to-x",
        "480",
        "-scale-to-y",
        "-1",
    ]
    command = ["pdftoppm", *options, f"{name}.pdf", part.stem]
    with suppress(OSError, subprocess.CalledProcessError):
        subprocess.run(
            command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, check=True
        )
        part.replace(picture)


def source_of_folder(folder: Path) -> Path:
    """Return the source directory whose booklet *folder* holds."""
    note = read_note(folder)
    return (folder / note.source).resolve() if note else folder


def main(arguments: Sequence[str] | None = None) -> int:
    """Typeset the booklet in a folder; return 0 if there is one without errors."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    every = "--all" in given
    given = [argument for argument in given if argument != "--all"]
    if not 1 <= len(given) <= 2:
        print(f"usage: {COMMAND} FOLDER [NAME] [--all]", file=sys.stderr)
        return 2
    folder = Path(given[0])
    note = read_note(folder)
    name = given[1] if len(given) == 2 else note.name if note else ""
    if not (folder / f"{name}.tex").is_file():
        print(f"There is no booklet to set in {folder}.", file=sys.stderr)
        return 2
    try:
        done, found = typeset(folder, name, lambda line: print(line, flush=True))
    except FileNotFoundError:
        print("latexmk is missing; tools/install-tex tells how to get it.", file=sys.stderr)
        return 2
    if found:
        print(_told(found, every, f"{COMMAND} {folder} --all"), file=sys.stderr)
    failed = worst(found) == "error"
    if done and failed:
        # for a look, but not for the site, which offers what is called NAME.pdf
        draft = folder / f"{name}-draft.pdf"
        (folder / f"{name}.pdf").replace(draft)
        print(f"There are errors, so this is but a draft: {draft}", file=sys.stderr)
    elif done:
        draw_cover(folder, name)
    if not done:
        if not found:
            print(_last_words(folder / f"{name}.latexmk"), file=sys.stderr)
        print(f"The booklet was not made. The whole log: {folder / name}.log", file=sys.stderr)
    return 0 if done and not failed else 1


def _told(found: Sequence[Problem], every: bool, command: str) -> str:
    """Return *found* as text, many of one kind as one line; in GitHub Actions as annotations."""
    if os.environ.get("GITHUB_ACTIONS") == "true":
        here = Path.cwd()
        ordered = groups({relative_to(problem, here) for problem in found}, every=every)
        return github_annotations(ordered) + closing(ordered)
    return listing(found, Path.cwd(), every=every, more=f"`{command}` shows each")


def _last_words(record: Path) -> str:
    """Return the last lines of what latexmk said, for want of anything better."""
    return "\n".join(record.read_text("utf-8", "replace").splitlines()[-10:])


if __name__ == "__main__":
    raise SystemExit(main())
