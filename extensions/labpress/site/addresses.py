"""Addresses and files of the site: pure functions."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from sphinx.builders import Builder
    from sphinx.builders.html import StandaloneHTMLBuilder


def output_file(builder: StandaloneHTMLBuilder, docname: str) -> str:
    """Return the file of *docname* in the output, relative to its folder."""
    path = str(builder.get_output_path(docname))
    return path.removeprefix(f"{builder.outdir}{os.sep}").replace(os.sep, "/")


def state_file(builder: Builder, purpose: str) -> Path:
    """Return the file in which *builder* remembers something from one build to the next.

    Several outputs of one builder may share the folder of what was read; each has its own.
    """
    outdir = hashlib.blake2b(str(builder.outdir).encode(), digest_size=8).hexdigest()
    return Path(builder.doctreedir) / "labpress" / f"{purpose}-{builder.name}-{outdir}.json"


def extra_files(builder: Builder) -> set[str]:
    """Return the files that a group brings along by ``html_extra_path``, relative to the site."""
    found: set[str] = set()
    for entry in builder.config.html_extra_path:
        path = builder.confdir / entry
        found.update(
            file.relative_to(path).as_posix() for file in path.rglob("*") if file.is_file()
        )
        if path.is_file():
            found.add(path.name)
    return found


def with_slash(base: str | None) -> str:
    """Return *base* with one slash at its end, or nothing."""
    return "" if not base else base.rstrip("/") + "/"


def fragment(anchor: str) -> str:
    """Return *anchor* as the fragment of an address."""
    return f"#{quote(anchor, safe='/:+')}"
