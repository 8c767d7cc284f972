"""Show the site on this machine, and build it anew at every save. Ctrl-C ends it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from labpress.cli.build import environment, folders_here

if TYPE_CHECKING:
    import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--port", type=int, default=8000, help="default: 8000")
    parser.add_argument("--output", type=Path, default=Path("_build"), metavar="FOLDER")


def run(arguments: argparse.Namespace) -> int:
    """Serve until it is ended; return 2 if that cannot be done."""
    from importlib.util import find_spec

    folders = folders_here()
    if folders is None:
        print("labpress serve: there is no conf.py here, in source or in docs", file=sys.stderr)
        return 2
    if find_spec("sphinx_autobuild") is None:
        hint = "it is installed with `pip install labpress[live]`"
        print(f"labpress serve: needs sphinx-autobuild; {hint}", file=sys.stderr)
        return 2
    conf, pages = folders
    output: Path = arguments.output
    command = [sys.executable, "-m", "sphinx_autobuild", "-q", "-c", str(conf)]
    command += ["-d", str(output / "doctrees"), "--port", str(arguments.port)]
    command += ["--watch", str(conf / "conf.py"), str(pages), str(output / "html")]
    try:
        return subprocess.run(command, env=environment()).returncode
    except KeyboardInterrupt:
        return 0
