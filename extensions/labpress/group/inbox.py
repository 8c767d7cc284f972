"""Papers that services propose: a file of its own beside the records, until somebody decides.

``inbox.bib`` is no bibliography of the group: no list shows what stands in it. What was refused is
remembered in ``inbox-refused.txt``, a line each, by its DOI, arXiv number or title, so that it is
not proposed again.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from labpress.group.duplicates import duplicate
from labpress.reading.bib.bibliography import read_bibliography
from labpress.reading.bib.same_work import normal_title, numbers
from labpress.reading.bib.tidying import entries_in, new_key, tidied
from labpress.reading.encoding import decode
from labpress.reading.insertion import Refused, write

if TYPE_CHECKING:
    from collections.abc import Iterable

    from labpress.reading.bib.raw_entry import RawEntry
    from labpress.records.model import Publication

FILE = "inbox.bib"
REFUSED = "inbox-refused.txt"
_ABOUT = "% Proposed by `labpress sync`; `labpress inbox` takes or refuses. No list shows these.\n"
_ABOUT_REFUSED = "# Works that `labpress inbox` has refused: they are not proposed again.\n"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A work that waits: its entry as it stands, and the paper that it would be."""

    raw: RawEntry
    paper: Publication

    @property
    def key(self) -> str:
        """The key under which it waits."""
        return self.raw.key


def paper_of(bibtex: str) -> Publication | None:
    """Return the paper that the entry *bibtex* alone says."""
    with tempfile.TemporaryDirectory(prefix="labpress-") as name:
        path = Path(name) / "new.bib"
        path.write_text(bibtex, "utf-8")
        papers, _ = read_bibliography(path)
    return papers[0] if papers else None


class Inbox:
    """What waits beside the records in *folder*. Raises Refused if it cannot be read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._path = folder / FILE
        self._old, self._text = _read(self._path)
        self.refused = refused_in(folder)
        self.waiting: list[Proposal] = []
        if "@" in self._text:
            raws = {raw.key: raw for raw in entries_in(self._text)}
            papers, _ = read_bibliography(self._path)
            self.waiting = [Proposal(raws[one.key], one) for one in papers if one.key in raws]

    def propose(self, bibtex: str, papers: Iterable[Publication]) -> tuple[str, str]:
        """Let the entry *bibtex* wait; return its key here, or why it does not.

        It does not if one of *papers* is it, if it waits already, or if it was refused. Nothing is
        written before :meth:`save`. Raises Refused if the entry cannot be read.
        """
        raw = entries_in(bibtex)[0]
        key = new_key(raw, {one.key.casefold() for one in self.waiting})
        tidy = tidied(raw, key)
        paper = paper_of(tidy)
        if paper is None:
            return "", "it is no paper"
        there, _ = duplicate(paper, papers)
        if there:
            return "", f"{there} is there already"
        there, _ = duplicate(paper, (one.paper for one in self.waiting))
        if there:
            return "", f"it waits already, as {there}"
        if not self.refused.isdisjoint(_signs(paper)):
            return "", "it was refused"
        self.waiting.append(Proposal(entries_in(tidy)[0], paper))
        self._text = f"{(self._text or _ABOUT).rstrip()}\n\n{tidy}"
        return key, ""

    def refuse(self, proposal: Proposal) -> None:
        """Take *proposal* out, and remember that it was refused."""
        path = self.folder / REFUSED
        old, known = _read(path)
        sign = _signs(proposal.paper)[0]
        title = " ".join(proposal.paper.plain_title.split())
        text = (known or _ABOUT_REFUSED).rstrip()
        write(path, old, f"{text}\n{sign}  # {title}\n".encode())
        self.remove(proposal)

    def remove(self, proposal: Proposal) -> None:
        """Take *proposal* out of the file; all else of it stays as it is."""
        source = proposal.raw.source.rstrip()
        start = self._text.index(source)
        rest = self._text[start + len(source) :].lstrip("\n")
        before = self._text[:start].rstrip("\n")
        self._text = before + ("\n\n" if rest else "\n") + rest
        self.waiting.remove(proposal)
        self.save()

    def save(self) -> None:
        """Write the file if anything has changed. Raises Refused if that cannot be done."""
        new = self._text.encode("utf-8")
        if new != self._old:
            write(self._path, self._old, new)
            self._old = new


def refused_in(folder: Path) -> frozenset[str]:
    """Return what was refused: ``doi:…``, ``arXiv:…`` or ``title:…``."""
    lines = (line.split("  #")[0].strip() for line in _read(folder / REFUSED)[1].splitlines())
    return frozenset(line for line in lines if line and not line.startswith("#"))


def _signs(paper: Publication) -> list[str]:
    """Return by what *paper* is known again: its numbers, and its title."""
    return [*numbers(paper), f"title:{normal_title(paper)}"]


def _read(path: Path) -> tuple[bytes, str]:
    """Return what the file *path* holds, and its text; nothing where there is none."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return b"", ""
    except OSError as error:
        raise Refused(f"{path} cannot be read: {error.strerror}") from None
    return content, decode(content, path.name)[0]
