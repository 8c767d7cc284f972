"""Papers in the ``.bib`` files of an old site, as they stand there but for what has to change."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from labpress.importing.bibtex import arxiv_of, is_local, marks_in
from labpress.importing.found import FoundAuthor, FoundPaper
from labpress.names.parsing import OTHERS, split
from labpress.reading.bib.parser import read_block
from labpress.reading.bib.splitter import blocks
from labpress.records.fields import BY_NAME
from labpress.records.model import Location
from labpress.records.problems import Code

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from labpress.importing.found import Ledger
    from labpress.importing.tree import Tree
    from labpress.reading.bib.raw_entry import RawEntry, RawField

#: Types that are no works.
_COMMANDS = frozenset({"string", "preamble", "comment", ""})
#: Fields of a manager that name files of somebody's machine.
_MACHINE = frozenset(
    "file local-url localfile attachment attachments bdsk-file-1 localpath".split()
)
#: al-folio's fields, and what they are called here.
_RENAMED = {
    "additional_info": "addendum",
    "img": "preview",
    "image": "preview",
    "teaser": "preview",
}
#: What stands around a mark beside a name.
_RAISED = re.compile(
    r"\\textsuperscript\s*\{([*∗†‡§¶#,\s\\a-z]*)\}|\$\s*+\^?\s*+\{?([*∗†‡§¶#,\s\\a-z]*+)\}?\s*+\$"
)
_SIGNS = re.compile(r"\\\*|[*∗†‡§¶]+")


def papers_in(tree: Tree, name: str, ledger: Ledger) -> list[FoundPaper]:
    """Return the papers of the file *name*; what cannot be read is told."""
    text = tree.text(name)
    offset = 0
    if found := re.match(r"\s*---[ \t]*\n(?:.*?\n)?---[ \t]*\n", text, re.S):
        offset = text.count("\n", 0, found.end())
        text = text[found.end() :]  # Jekyll's front matter
    strings: dict[str, str] = {}
    papers = []
    for raw, line in _entries(text):
        place = Location(name, line + offset)
        if raw.type == "string":
            for field in raw.fields:
                strings[field.name] = _value(field, strings)
        elif raw.type not in _COMMANDS:
            papers.append(_paper(raw, strings, place, ledger))
    return papers


def _entries(text: str) -> Iterator[tuple[RawEntry, int]]:
    for block in blocks(text):
        for raw in read_block(block.text):
            yield raw, block.line + block.text.count("\n", 0, raw.start)


def _value(field: RawField, strings: Mapping[str, str]) -> str:
    joined = "".join(
        strings.get(piece.text.lower(), piece.text) if piece.macro else piece.text
        for piece in field.pieces
    )
    return " ".join(joined.split())


def _paper(
    raw: RawEntry, strings: Mapping[str, str], place: Location, ledger: Ledger
) -> FoundPaper:
    label = raw.key or raw.type
    paper = FoundPaper(ledger.found("paper", label, place), raw.type, {}, key=raw.key)
    broken = [one.message for one in raw.findings if one.code is Code.BIB_SYNTAX]
    for message in broken:
        ledger.fault(f"BibTeX: {message}", place)
    if broken and not raw.fields:
        paper.thing.left = "its BibTeX cannot be read"
    for field in raw.fields:
        _field(paper, field, _value(field, strings), place, raw, ledger)
    if "author" in paper.fields:
        authors = paper.fields.pop("author")
        _authors(paper, authors, ledger)
    if not any(name in paper.fields for name in ("arxiv", "eprint")):
        for name in ("arxiv", "pdf", "html", "url"):
            if number := arxiv_of(paper.fields.get(name, "")):
                paper.fields["arxiv"] = number
                break
    if not paper.fields.get("title"):
        ledger.fault(f"{label} has no title", place)
    return paper


def _field(
    paper: FoundPaper,
    field: RawField,
    value: str,
    entry: Location,
    raw: RawEntry,
    ledger: Ledger,
) -> None:
    name = field.name
    place = Location(entry.file, entry.line + raw.source.count("\n", 0, field.offset))
    if not value:
        return
    if name in _MACHINE:
        ledger.found(
            "field of a paper", f"{name}: {value[:60]}", place, "a file of somebody's machine"
        )
        return
    ledger.found("field of a paper", name, place)
    new = _RENAMED.get(name, name)
    if new != name and new not in paper.fields and not any(one.name == new for one in raw.fields):
        ledger.change(f"the field {name} is now {new}", place)
        name = new
    if name not in BY_NAME and "+an" not in name:
        ledger.change(f"the field {name} stays in its entry; labpress shows it nowhere", place)
    row = BY_NAME.get(name)
    if row is not None and row.target == "file" and is_local(value) and value != "true":
        paper.files[name] = value
        return
    if (
        row is not None
        and row.label
        and row.target == "address"
        and not row.pattern
        and is_local(value)
        and re.search(r"/|\.(?:html?|pdf|md)$", value)
        and name != "doi"
        and not re.match(r"[\w-]+(?:\.[\w-]+)+/", value)
        and not arxiv_of(value)
    ):
        paper.files[name] = value
        return
    paper.fields[name] = value


def _authors(paper: FoundPaper, text: str, ledger: Ledger) -> None:
    names = [name for name, _ in split(text)]
    if len(names) == 1 and names[0].count(",") > 1 and "{" not in names[0]:
        ledger.ask(
            f"are these the authors of one paper, with commas between them: {names[0][:80]}",
            ("write “and” between the names",),
            paper.thing.place,
        )
    for name in names:
        if name == OTHERS:
            paper.others = True
            continue
        signs: list[str] = []
        bare = _without_marks(name, signs)
        if signs:
            ledger.change("marks beside names became author+an", paper.thing.place)
        marks = marks_in(" ".join(signs))
        paper.authors.append(FoundAuthor(" ".join(bare.split()).strip(" ,"), marks=marks))


def _without_marks(name: str, signs: list[str]) -> str:
    """Return *name* without the marks beside it, which go into *signs*."""

    def take(match: re.Match[str]) -> str:
        signs.append(match[0])
        return ""

    return _SIGNS.sub(take, _RAISED.sub(take, name))
