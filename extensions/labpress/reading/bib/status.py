"""How far a work is on its way to being published, when its entry says so.

BibLaTeX has ``pubstate`` (manual, section 4.9.2.11); with BibTeX people write it in place of the
year, or as the note.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from labpress.text.latex import text_of
from labpress.text.messages import gettext_noop

if TYPE_CHECKING:
    from labpress.reading.bib.entries import Entry

#: BibLaTeX's words for ``pubstate``. They are written in the group's language.
_STATES = {
    "inpreparation": gettext_noop("in preparation"),
    "submitted": gettext_noop("submitted"),
    "forthcoming": gettext_noop("forthcoming"),
    "inpress": gettext_noop("in press"),
    "prepublished": gettext_noop("pre-published"),
}
_STATUS = re.compile(
    r"in[ -]?press|in[ -]?print|to appear|to be published|forthcoming"
    r"|(?:accepted|submitted) manuscript|(?:just )?accepted(?: for publication)?"
    r"|submitted(?: for publication)?|under (?:review|revision)"
    r"|in (?:review|revision|preparation|production|prep\.?)|inpreparation|inpress"
    r"|(?:published )?online first|early access|(?:e?pub )?ahead of print"
    r"|advance online publication"
    r"|im druck|im erscheinen|erscheint|eingereicht|angenommen"
    r"|à paraître|sous presse|soumis|accepté|en prensa|aceptado|in stampa|no prelo",
    re.IGNORECASE,
)
_YEAR_OR_SIGN = re.compile(r"[\s.,;:()\[\]/-]+")
_FIELDS = ("year", "date", "note")


def without_status(value: str) -> tuple[str, str]:
    """Return what *value*, plain text, says of a work's status, and what else it says."""
    match = _STATUS.search(value)
    if match is None:
        return "", value
    rest = _YEAR_OR_SIGN.sub(" ", value[: match.start()] + " " + value[match.end() :])
    return _STATES.get(match[0].lower(), match[0]), rest.strip()


def read_status(entry: Entry) -> str:
    """Return the status of *entry* as it is printed, or nothing where it states none.

    A note counts if it says nothing else; what is published has none, so ``published`` is none.
    """
    field = entry.fields.get("pubstate")
    if field is not None and (state := text_of(field.value)):
        known = state.lower().replace(" ", "")
        return "" if known == "published" else _STATES.get(known, _printed(state))
    for name in _FIELDS:
        field = entry.fields.get(name)
        if field is None:
            continue
        status, rest = without_status(text_of(field.value))
        if status and (name != "note" or not rest):
            return _printed(status)
    return ""


def _printed(status: str) -> str:
    """Return *status* in small letters, unless it has capitals of its own."""
    return status[:1].lower() + status[1:] if status[1:] == status[1:].lower() else status
