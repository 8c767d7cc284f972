"""The words that the booklet says by itself, which a group may replace one by one.

Whatever a group wants otherwise, it sets in ``labpress_booklet["labels"]``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from labpress.records.model import SEASON_MONTH
from labpress.text.messages import pgettext_noop

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from labpress.text.messages import Messages

#: What the catalogue calls these words.
_CONTEXT = "booklet"

#: key of ``labels`` -> the word, and where it stands, for messages and the documentation
LABELS: dict[str, tuple[str, str]] = {
    "welcome": (
        pgettext_noop("booklet", "Welcome to {group}"),
        "the title, if none is set; {group} is the group's short name",
    ),
    "subject": (
        pgettext_noop("booklet", "{group}: people, research, and how to join"),
        "the file's subject, if none is set; {group} is the group's name",
    ),
    "cover": (pgettext_noop("booklet", "Cover"), "the first page's label in the PDF"),
    "back_cover": (
        pgettext_noop("booklet", "Back cover"),
        "the last page's label and bookmark in the PDF",
    ),
    "newest": (
        pgettext_noop("booklet", "The newest edition, and all that stands here with links:"),
        "the line above the site's address, on the back of the cover",
    ),
    "set_in": (
        pgettext_noop("booklet", "Set in {main} and {sans}."),
        "the line that names the typefaces, there; {main} and {sans} are theirs",
    ),
    "contents": (pgettext_noop("booklet", "Contents"), "the heading of the contents"),
    "notes": (pgettext_noop("booklet", "Notes"), "the heading of pages for notes"),
    "page": (
        pgettext_noop("booklet", "p."),
        "what stands before a page's number in a reference",
    ),
    "spring": (pgettext_noop("booklet", "Spring {year}"), "the edition of January to May; {year}"),
    "summer": (pgettext_noop("booklet", "Summer {year}"), "the edition of June and July; {year}"),
    "fall": (pgettext_noop("booklet", "Fall {year}"), "the edition of August to November; {year}"),
    "winter": (pgettext_noop("booklet", "Winter {year}"), "the edition of December; {year}"),
}


def labels_in(words: Messages, own: Mapping[str, str]) -> dict[str, str]:
    """Return all labels in the language of *words*; a group's *own* win."""
    found = {key: words.pgettext(_CONTEXT, label) for key, (label, _) in LABELS.items()}
    return found | dict(own)


def edition(date: datetime, labels: Mapping[str, str]) -> str:
    """Return season and year of *date* in academic life: "Fall 2026"."""
    season = [name for name, month in SEASON_MONTH.items() if month <= date.month][-1]
    return labels[season].replace("{year}", str(date.year))
