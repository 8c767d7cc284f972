"""Pages whose source came back with a time before the last build: from a backup, say.

Sphinx reads a page again whose file, or one that it includes, is newer than the last reading. A
file that ``rsync -t`` or ``cp -p`` has put in its place may be older and another one all the same.
So the time and size of each that was read are remembered.
"""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

from labpress.sphinxext.domain import lab_domain
from labpress.sphinxext.source_places import files_of_page

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

#: Where the domain keeps what is remembered: docname -> file -> time and size.
_KEY = "stamps"

_Stamps = dict[str, tuple[int, int]]


def outdated_pages(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> set[str]:
    """Return the pages whose files are not those that were read; event ``env-get-outdated``."""
    known: dict[str, _Stamps] = lab_domain(env).data.get(_KEY, {})
    there = env.found_docs & env.all_docs.keys()
    return {page for page in there if page in known and known[page] != _stamps(env, page)}


def remember_sources(app: Sphinx, env: BuildEnvironment) -> None:
    """Remember the files of all pages; Sphinx event ``env-updated``."""
    found = {page: _stamps(env, page) for page in sorted(env.found_docs)}
    lab_domain(env).data[_KEY] = found


def _stamps(env: BuildEnvironment, page: str) -> _Stamps:
    """Return time and size of the page's file and of those that it includes, by name."""
    stamps: _Stamps = {}
    for path in files_of_page(env, page):
        try:
            found = path.stat()
        except (OSError, ValueError):  # not there, or a name that no file can have
            continue
        if stat.S_ISREG(found.st_mode):
            stamps[str(path)] = found.st_mtime_ns, found.st_size
    return stamps
