"""Footnotes in print: those of links, and those that somebody wrote, counted together."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from labpress.sphinxext.targets import enclosing

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from docutils.nodes import Element


class OneNoteAnAddress(SphinxPostTransform):
    """Print an address once a page, though several links of the page lead there.

    Sphinx has given each link a footnote; the later ones become marks of the first. Notes are
    counted as they are met, those that somebody wrote among those of links.
    """

    default_priority = 450  # after Sphinx's ShowUrlsTransform, before LaTeXFootnoteTransform
    formats = ("latex",)

    def run(self, **kwargs: Any) -> None:
        """Let marks of equal notes lead to the first, drop the others and count anew."""
        first: dict[tuple[str, str], Element] = {}
        moved: dict[tuple[str, str], str] = {}
        for note in list(self.document.findall(nodes.footnote)):
            address, docname = _address_in(note), str(note.get("docname", ""))
            if not address or not note.get("auto"):
                continue
            kept = first.setdefault((docname, address), note)
            if kept is not note:
                moved[docname, note["ids"][0]] = kept["ids"][0]
                note.parent.remove(note)
        for mark in self.document.findall(nodes.footnote_reference):
            mark["refid"] = moved.get(_named_by(mark), mark.get("refid"))
        _count_notes(self.document)


def _address_in(note: Element) -> str:
    """Return the address that is all that *note* has, as in those that Sphinx makes; or nothing."""
    said = [part for part in note.children if not isinstance(part, nodes.label)]
    if len(said) == 1 and isinstance(said[0], nodes.paragraph) and len(said[0]) == 1:
        link = said[0][0]
        if isinstance(link, nodes.reference) and link.get("nolinkurl"):
            return str(link.get("refuri", ""))
    return ""


def _named_by(mark: Element) -> tuple[str, str]:
    """Return page and id of the note that *mark* names."""
    return str(mark.get("docname", "")), str(mark.get("refid", ""))


def _count_notes(document: Element) -> None:
    """Number the notes of *document* that have no number of their own, as their marks follow."""
    notes = {
        (str(note.get("docname", "")), name): note
        for note in document.findall(nodes.footnote)
        for name in note["ids"]
    }
    marks = list(document.findall(nodes.footnote_reference))
    met: dict[int, Element] = {}

    def meet(found: Iterable[Element]) -> None:
        for mark in found:
            note = notes.get(_named_by(mark))
            if note is not None and id(note) not in met:
                met[id(note)] = note
                meet(note.findall(nodes.footnote_reference))

    meet(mark for mark in marks if enclosing(mark, nodes.footnote) is None)
    order = [*met.values(), *(note for note in notes.values() if id(note) not in met)]
    taken = {name for note in order if not note.get("auto") for name in note["names"]}
    numbers = (str(number) for number in count(1) if str(number) not in taken)
    given: dict[int, str] = {}
    for note in (one for one in order if one.get("auto")):
        given[id(note)] = number = next(numbers)
        note.replace(note[0], nodes.label("", number))
    for mark in marks:
        if number := given.get(id(notes.get(_named_by(mark))), ""):
            mark.children = [nodes.Text(number)]
