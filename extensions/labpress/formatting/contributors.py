"""Who took part in a work beside its authors: editors, translators and others, as it is cited.

The fields and the words are those of BibLaTeX (manual, sections 2.2.2, 2.3.6 and 4.9.2.11).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from labpress.names import parsing
from labpress.text.messages import gettext_noop
from labpress.text.plain_mathematics import text_of_rich

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from labpress.records.model import Name, Publication
    from labpress.text.messages import Messages

# Translators: behind the title of a book, in its citation; all of them.
#: ``editortype``, ``editoratype``, … -> what somebody did.
_BY_TYPE = {
    "editor": gettext_noop("edited by {names}"),
    "redactor": gettext_noop("edited by {names}"),
    "compiler": gettext_noop("compiled by {names}"),
    "founder": gettext_noop("founded by {names}"),
    "continuator": gettext_noop("continued by {names}"),
    "reviser": gettext_noop("revised by {names}"),
    "collaborator": gettext_noop("in collaboration with {names}"),
}
#: Other fields with names -> what somebody did.
_BY_FIELD = {
    "translator": gettext_noop("translated by {names}"),
    "annotator": gettext_noop("with a commentary by {names}"),
    "commentator": gettext_noop("with a commentary by {names}"),
    "introduction": gettext_noop("with an introduction by {names}"),
    "foreword": gettext_noop("with a foreword by {names}"),
    "afterword": gettext_noop("with an afterword by {names}"),
}
#: What stands behind the names of those who are no editors, and stand where authors do.
_SHORT = {
    "compiler": "comp.",
    "founder": "found.",
    "continuator": "cont.",
    "redactor": "red.",
    "reviser": "rev.",
    "collaborator": "collab.",
}


def contributors(publication: Publication, words: Messages) -> Iterator[str]:
    """Yield who took part: ``edited by Ann Poe``, ``translated by Tom Turner and Al Foe``."""
    fields = dict(publication.fields)
    found: dict[str, list[str]] = {}
    if publication.editors:
        editors = [parsing.full(name) for name in publication.editors]
        found.setdefault(_did(fields, "editor"), []).extend(editors)
    for name in ("editora", "editorb", "editorc"):
        if names := _names(fields, name):
            found.setdefault(_did(fields, name), []).extend(names)
    for name, did in _BY_FIELD.items():
        if names := _names(fields, name):
            found.setdefault(did, []).extend(names)
    for did, names in found.items():
        listed = words.all_of(list(dict.fromkeys(names)))
        yield words.gettext(did).format(names=listed)


def book_authors(publication: Publication) -> str:
    """Return the authors of the book that *publication* is a part of, if it has others."""
    names = _names(dict(publication.fields), "bookauthor")
    authors = [parsing.full(author.own_name) for author in publication.authors]
    return ", ".join(names) if names != authors else ""


def editors_short(publication: Publication) -> str:
    """Return what those are called who stand where authors do, if they are no editors."""
    return _SHORT.get(dict(publication.fields).get("editortype", "").strip().lower(), "")


def _did(fields: Mapping[str, str], name: str) -> str:
    kind = fields.get(f"{name}type", "").strip().lower()
    return _BY_TYPE.get(kind, _BY_TYPE["editor"])


def named(fields: Mapping[str, str], field: str) -> list[Name]:
    """Return the names in *field*."""
    listed = (one for one, _ in parsing.split(fields.get(field, "")))
    return [parsing.parse(one) for one in listed if one.lower() != parsing.OTHERS]


def _names(fields: Mapping[str, str], field: str) -> list[str]:
    return [parsing.full(name) for name in named(fields, field)]


def event(publication: Publication, fields: Mapping[str, str]) -> str:
    """Return the event at which a work was presented, with its place: ``Ice Days (Oslo)``."""
    title, place = fields.get("eventtitle", ""), fields.get("venue", "")
    where = text_of_rich(publication.venue).casefold()
    title = "" if title.casefold() in where else title
    place = "" if place.casefold() in where else place
    return f"{title} ({place})" if title and place else title or place
