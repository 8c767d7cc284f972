"""Addresses and files of the site: pure functions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from sphinx.builders.html import StandaloneHTMLBuilder


def output_file(builder: StandaloneHTMLBuilder, docname: str) -> str:
    """Return the file of *docname* in the output, relative to its folder."""
    path = Path(builder.get_output_path(docname))
    return path.relative_to(builder.outdir).as_posix()


def with_slash(base: str | None) -> str:
    """Return *base* with one slash at its end, or nothing."""
    return "" if not base else base.rstrip("/") + "/"


def fragment(anchor: str) -> str:
    """Return *anchor* as the fragment of an address."""
    return f"#{quote(anchor, safe='/:+')}"
