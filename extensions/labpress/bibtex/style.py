"""A pybtex formatting style: members in bold, marks and awards in any ``{bibliography}``.

With ``:style: labpress`` a list of plain sphinxcontrib-bibtex shows each publication of the
group as our own lists do. pybtex makes a style without arguments and hands it parsed entries
only, so that the extension says once a build, through :func:`use`, what it knows of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pybtex.richtext import HRef, Symbol, Tag, Text
from pybtex.style import FormattedEntry
from pybtex.style.formatting.unsrt import Style
from pybtex.style.template import FieldIsMissing

from labpress.formatting.bylines import BETWEEN_AUTHORS, byline
from labpress.formatting.link_labels import link_labels
from labpress.formatting.sources import STANDARD, SourceStyle, entry_line
from labpress.records.model import DEFAULT_MARKS, Mark, Publication
from labpress.text.messages import ENGLISH
from labpress.text.plain_mathematics import mathematics_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from labpress.records.richtext import Rich
    from labpress.text.messages import Messages

_TAGS = {
    "emph": "em",
    "strong": "strong",
    "code": "tt",
    "superscript": "sup",
    "subscript": "sub",
}


@dataclass(frozen=True, slots=True)
class _Known:
    """What the extension knows in this build."""

    publications: Mapping[str, Publication] = field(default_factory=dict)
    marks: Sequence[Mark] = DEFAULT_MARKS
    source_style: SourceStyle = STANDARD
    max_authors: int | None = None
    words: Messages = ENGLISH


_known = _Known()


def use(
    publications: Mapping[str, Publication],
    marks: Sequence[Mark] = DEFAULT_MARKS,
    source_style: SourceStyle = STANDARD,
    max_authors: int | None = None,
    words: Messages = ENGLISH,
) -> None:
    """Set the resolved *publications* by key, and how to print them, for this process."""
    global _known
    _known = _Known(publications, marks, source_style, max_authors, words)


class LabpressStyle(Style):  # type: ignore[misc]
    """The style ``labpress``: our line for the publications we know, plain text for others.

    Entries of types that pybtex does not know are written as ``@misc``, where its own styles
    raise AttributeError; so are those that lack a field which their type needs.
    """

    def format_entry(self, label: str, entry: Any, bib_data: Any = None) -> FormattedEntry:
        """Return one entry of the list, for pybtex."""
        publication = _known.publications.get(entry.key)
        if publication is not None:
            return FormattedEntry(entry.key, _line(publication), label)
        try:
            return super().format_entry(label, entry, bib_data)
        except (AttributeError, FieldIsMissing):
            context = {"entry": entry, "style": self, "bib_data": bib_data}
            text = self.get_misc_template(entry).format_data(context)
            return FormattedEntry(entry.key, text, label)


def _line(publication: Publication) -> Text:
    """Return authors, title, venue with awards, and links, as sentences."""
    authors: list[Any] = []
    for run in byline(
        publication, marks=_known.marks, max_authors=_known.max_authors, words=_known.words
    ):
        if authors:
            authors.append(" " if run.aside else BETWEEN_AUTHORS)
        authors.append(Tag("strong", run.text) if run.bold else Text(run.text))
    sentences = [
        Text(*authors),
        Text(*_rich(publication.title)),
        Text(entry_line(publication, _known.source_style)),
    ]
    labels = link_labels(publication.links, _known.words)
    links = [
        HRef(link.url, label)
        for link, label in zip(publication.links, labels, strict=True)
        if link.url.startswith(("https://", "http://"))
    ]
    blocks = [_sentence(text) for text in sentences if len(text)]
    if links:
        blocks.append(_sentence(Text(", ").join(links)))
    return Text(Symbol("newblock")).join(blocks)


def _sentence(text: Text) -> Text:
    """Return *text* with a full stop, unless it ends like a sentence already."""
    return text if str(text).endswith((".", "?", "!")) else text + "."


def _rich(rich: Rich) -> Iterable[Any]:
    """Yield pybtex's form of *rich*; it has no mathematics, which becomes plain characters."""
    for span in rich:
        if span.kind == "text":
            yield Text(span.text)
        elif span.kind == "math":
            yield Text(mathematics_text(span.text))
        elif span.kind == "link":
            yield HRef(span.url, *_rich(span.children))
        elif span.kind in _TAGS:
            yield Tag(_TAGS[span.kind], *_rich(span.children))
        else:
            yield Text(*_rich(span.children))
