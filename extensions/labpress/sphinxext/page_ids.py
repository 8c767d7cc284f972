"""The permanent names of pages: their path, or what their front matter says.

``permalink: NAME`` names a page independently of its path; ``formerly: OLD/PATH`` keeps a name
that it once had.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from labpress.group.catalogue import Page
from labpress.reading.encoding import decode
from labpress.records.ids import is_usable, mended
from labpress.records.model import Location
from labpress.records.problems import Code, Problem, shortened
from labpress.sphinxext.node_text import text_of
from labpress.sphinxext.targets import reading_order

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

#: So many lines of a page are searched for a key of its front matter.
_FRONT = 80


def pages_by_id(env: BuildEnvironment) -> tuple[dict[str, Page], list[Problem]]:
    """Return the pages by their permanent ids, in reading order, and what is wrong with these."""
    problems: list[Problem] = []
    docnames = [docname for docname in reading_order(env) if docname in env.titles]
    wanted = {docname: _name(env, docname, problems) for docname in docnames}
    # a path is a name of its page before it is one that another page asks for
    found = {docname: docname for docname in docnames if wanted[docname] == docname}
    for docname in docnames:
        name = wanted[docname]
        owner = found.setdefault(name, docname)
        if owner != docname:
            message = f"the name '{name}' is that of the page '{owner}' already"
            hint = "write another one for `permalink`"
            place = front_matter(env, docname, "permalink")
            problems.append(Problem(Code.RECORD_ID, place, message, hint, docname))
            found[docname] = docname
    ids = {docname: name for name, docname in found.items()}
    pages = {}
    for docname in docnames:
        former = [*_former(env, docname, problems)]
        if ids[docname] != docname:
            former.append(docname)
        title = text_of(env.titles[docname])
        pages[ids[docname]] = Page(ids[docname], docname, title, tuple(former))
    return pages, problems


def _name(env: BuildEnvironment, docname: str, problems: list[Problem]) -> str:
    name = str(env.metadata.get(docname, {}).get("permalink", "") or "").strip()
    if not name or is_usable(name):
        return name or docname
    message = (
        f"the name '{shortened(name)}' cannot be part of an address; the page is named by its path"
    )
    hint = f"write `permalink: {mended(name)}`" if mended(name) else ""
    place = front_matter(env, docname, "permalink")
    problems.append(Problem(Code.RECORD_ID, place, message, hint, docname))
    return docname


def _former(env: BuildEnvironment, docname: str, problems: list[Problem]) -> list[str]:
    value = env.metadata.get(docname, {}).get("formerly", "")
    names = []
    for name in re.findall(r"[^\s,\[\]\"']+", str(value)):
        if is_usable(name):
            names.append(name)
            continue
        message = f"the former name '{shortened(name)}' cannot have been part of an address"
        hint = "write the path of the page below the source folder, without suffix"
        place = front_matter(env, docname, "formerly")
        problems.append(Problem(Code.RECORD_ID, place, message, hint, docname))
    return names


def front_matter(env: BuildEnvironment, docname: str, key: str) -> Location:
    """Return the place of *key* in the front matter of a page, or the page's first line."""
    path = env.doc2path(docname)
    try:
        lines = decode(path.read_bytes(), str(path))[0].split("\n", _FRONT)[:_FRONT]
    except OSError:
        lines = []
    found = (number for number, line in enumerate(lines, 1) if line.startswith(f"{key}:"))
    return Location(str(path), next(found, 1))
