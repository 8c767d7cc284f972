"""The kinds of sites that can be imported, and how each is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from labpress.importing import hugo, jekyll, quarto
from labpress.importing.assembling import assemble
from labpress.importing.found import Ledger
from labpress.importing.report import report_text
from labpress.importing.tree import Tree
from labpress.importing.writing import written

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from labpress.importing.found import Site


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of site: what it is called, whether a site is one, how it is read.

    ``public``: the address of a file of the site, given its path.
    """

    title: str
    is_one: Callable[[Tree], bool]
    read: Callable[[Tree, Ledger], Site]
    public: Callable[[str], str] = str


@dataclass(frozen=True, slots=True)
class Imported:
    """An imported site: its files, its report, and what was found."""

    site: Site
    ledger: Ledger
    files: Mapping[str, bytes]
    report: str


def _jekyll(tree: Tree) -> bool:
    return bool(tree.first("_config.yml", "_config.yaml"))


#: In this order a site is told; the first that fits counts.
KINDS: dict[str, Kind] = {
    "greene": Kind(
        "Greene Lab template (Jekyll)",
        lambda tree: (
            tree.has("_data/citations.yaml") or (_jekyll(tree) and bool(tree.below("_cite")))
        ),
        jekyll.read,
    ),
    "hugoblox": Kind(
        "Hugo Blox (Wowchemy, Academic)",
        lambda tree: bool(
            tree.below("content/authors", ".md")
            or tree.below("content/publication", ".md")
            or (tree.below("config/_default") and tree.below("content", ".md"))
        ),
        hugo.read,
        hugo.public,
    ),
    "quarto": Kind(
        "Quarto", lambda tree: bool(tree.first("_quarto.yml", "_quarto.yaml")), quarto.read
    ),
    "alfolio": Kind(
        "al-folio (Jekyll)", lambda tree: bool(tree.below("_bibliography", ".bib")), jekyll.read
    ),
    "allan": Kind(
        "Allan Lab template (Jekyll)",
        lambda tree: any(
            tree.has(f"_data/{name}.yml") or tree.below(f"_data/{name}", ".yml")
            for name in ("team_members", "publist", "publications", "members")
        ),
        jekyll.read,
    ),
    "jekyll": Kind("another site of Jekyll", _jekyll, jekyll.read),
    "plain": Kind(
        "a folder with BibTeX, YAML or Markdown",
        lambda tree: bool(tree.below("", ".bib")),
        jekyll.read,
    ),
}


def kind_in(tree: Tree) -> str:
    """Return of which kind the site below *tree* is, or nothing."""
    return next((name for name, kind in KINDS.items() if kind.is_one(tree)), "")


def imported(path: Path, kind: str, version: str) -> Imported:
    """Read the site of *kind* below *path* and return its files; nothing is written.

    Equal input gives equal bytes.
    """
    tree, ledger = Tree(path), Ledger()
    declared = KINDS[kind]
    site = declared.read(tree, ledger)
    assemble(site, ledger)
    files = written(site, tree, ledger, declared.public)
    tree.account(ledger)
    return Imported(site, ledger, files, report_text(ledger, kind, version))
