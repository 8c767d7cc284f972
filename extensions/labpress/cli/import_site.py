"""Bring a site over: people, papers, news, pages and files, and a report of what became of them.

KIND is that of the old site: alfolio, allan, greene, another site of Jekyll (jekyll), hugoblox,
quarto, a folder with BibTeX (plain), or auto. PATH is its folder. Only files below it are read,
nothing of it is run, and nothing is overwritten. `import bib|csv|ris|csl FILE` adds the papers of a
file to the records that are here.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

    from labpress.group.starter import Answers
    from labpress.importing.found import Site


#: Kinds of single files, which go to the records of a group that is there.
FILES = frozenset({"bib", "csv", "ris", "csl"})


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("kind", metavar="KIND", help="the kind of the old site, or auto")
    parser.add_argument("path", type=Path, metavar="PATH", help="the folder of the old site")
    parser.add_argument("--to", type=Path, metavar="DIR", help="the new folder")
    parser.add_argument(
        "--host",
        default="none",
        help="where it is published: github, gitlab, readthedocs, netlify or none",
    )
    parser.add_argument("--dry-run", action="store_true", help="show the report and write nothing")


def run(arguments: argparse.Namespace) -> int:
    """Import; return 0, or 2 if that cannot be done."""
    from labpress import __version__
    from labpress.group.starter import HOSTS, start
    from labpress.importing.kinds import KINDS, imported, kind_in
    from labpress.importing.tree import Tree
    from labpress.reading.insertion import Refused

    kind: str = arguments.kind
    if kind in FILES:
        return _file(arguments.path, arguments.dry_run)
    wrong = ""
    if kind != "auto" and kind not in KINDS:
        wrong = f"KIND is one of {', '.join(KINDS)}, auto"
    elif arguments.host not in HOSTS:
        wrong = f"--host is one of {', '.join(HOSTS)}"
    elif not arguments.path.is_dir():
        wrong = f"there is no folder {arguments.path}"
    elif arguments.to is None and not arguments.dry_run:
        wrong = "--to names the new folder"
    elif kind == "auto" and not (kind := kind_in(Tree(arguments.path))):
        wrong = f"{arguments.path} is no site of a known kind ({', '.join(KINDS)})"
    if wrong:
        print(f"labpress import: {wrong}", file=sys.stderr)
        return 2
    found = imported(arguments.path, kind, __version__)
    if arguments.dry_run:
        print(found.report, end="")
        return 0
    files = dict(found.files) | {"import-report.md": found.report.encode("utf-8")}
    try:
        start(arguments.to, _answers(found.site, arguments.host), __version__, files)
    except Refused as error:
        print(f"labpress import: {error}", file=sys.stderr)
        return 2
    sums = found.ledger.sums()
    for what in ("person", "paper", "news", "post", "page"):
        if what in sums:
            number, taken, merged, left = sums[what]
            more = f", {merged} one with another" if merged else ""
            print(f"{what}: {number} found, {taken} taken{more}, {left} not taken")
    print(f"Questions: {len(found.ledger.questions)}. All of it: {arguments.to}/import-report.md")
    print("Next:")
    print(f"  cd {arguments.to}")
    print("  labpress check")
    print("  labpress resolve    # who doubtful authors are")
    print("  labpress build")
    return 0


def _file(path: Path, dry_run: bool) -> int:
    """Add what a file of another program holds to the records here, as `labpress add` does."""
    from argparse import ArgumentParser

    from labpress.cli import add

    parser = ArgumentParser()
    add.add_arguments(parser)
    return add.run(parser.parse_args(["--yes", *["--dry-run"] * dry_run, "--", str(path)]))


def _answers(site: Site, host: str) -> Answers:
    """Return what the configuration says, as far as the old site tells it."""
    from labpress.group.starter import Answers, short_name

    leader = next((one for one in site.people if one.role == "pi" and not one.left), None)
    leader = leader or next(iter(site.people), None)
    name = " ".join(site.name.split()) or "Our group"
    latest = max((one.date for one in site.news if len(one.date) == 10), default="")
    return Answers(
        name,
        leader.name if leader else name,
        short=short_name(name),
        url=site.url if site.url.startswith("http") else "",
        host=host,
        today=latest or "2026-01-01",
    )
