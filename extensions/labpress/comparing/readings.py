"""What is read from an output: the records as a reader of that output sees them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

#: The beginnings of the anchors of what is compared. The comparison has a list of its own, so that
#: it can contradict the builds.
PAPER, PERSON, NEWS = "paper-", "person-", "news-"
#: ... of what is compared by its place alone,
THEME = "theme-"
#: ... and of what is compared as a part of something else: an award, in the entry of its paper.
AWARD = "award-"
#: ... of items, which are compared by title and text,
ITEMS = ("project-", "grant-", "talk-", "media-", "course-", "opening-")
#: All of these; :func:`own_kinds` tells those of kinds that a group has declared itself.
ANCHORS = (PAPER, PERSON, NEWS, THEME, AWARD, *ITEMS)


def own_kinds(anchors: Iterable[str]) -> tuple[str, ...]:
    """Return the beginnings of *anchors* that are none of :data:`ANCHORS`."""
    found = {anchor.partition("-")[0] + "-" for anchor in anchors}
    return tuple(sorted(found.difference(ANCHORS)))


#: Marks of emphasis that a reader may put around a part of a text; all are private-use characters.
MATH_START, MATH_END = "\ue001", "\ue002"
SMALLCAPS_START, SMALLCAPS_END = "\ue003", "\ue004"

#: Stands for a hyphen at the end of a line: part of the word, or only of its division.
SOFT_HYPHEN = "\u00ad"

#: Stands for a glyph of which the PDF does not say what character it is.
UNKNOWN = "\ufffd"


@dataclass(frozen=True, slots=True)
class Author:
    """An author as printed: the name, the marks after it, and whether each is bold.

    ``bold`` and ``bold_marks`` are None where an output cannot tell (a typeface without a bold
    face) or there is nothing to be bold.
    """

    name: str
    marks: str = ""
    bold: bool | None = False
    bold_marks: bool | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """An entry of a list of publications. ``awards``: as printed, without parentheses.

    ``picture``: whether one stands in the entry; None where that tells nothing, as of a picture
    that is on another site. ``links``: addresses, the site's own from its root; None where an entry
    has none for want of room.
    """

    title: str
    authors: tuple[Author, ...] = ()
    venue: str = ""
    awards: str = ""
    picture: bool | None = False
    links: tuple[str, ...] | None = ()


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody's card, or line in a table.

    The site's markup tells ``role``, ``dates``, ``topic`` (of the position), ``career`` (earlier
    positions) and ``now`` apart; of the booklet all that is
    printed below or beside the name is in ``printed``, but for addresses. ``line``: printed as a
    line, which has room for the role or for where somebody is now, not for both. ``picture``: as
    of a paper; a line has none. ``links``: as of a paper.
    """

    name: str
    native: str = ""
    role: str = ""
    dates: str = ""
    now: str = ""
    printed: str = ""
    line: bool = False
    picture: bool | None = False
    links: tuple[str, ...] | None = ()
    topic: str = ""
    career: str = ""


@dataclass(frozen=True, slots=True)
class News:
    """An item of news: its date and kind as printed, and its text."""

    date: str = ""
    kind: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a list of items: its title, and all that stands below it but for addresses.

    ``cut``: the text may go on where it was not read. ``picture`` and ``links``: as of a paper.
    """

    title: str
    text: str = ""
    cut: bool = False
    picture: bool | None = False
    links: tuple[str, ...] = ()


@dataclass(slots=True)
class Reading:
    """An output as read: anchor -> record, and where each stands (a page's file or number).

    ``logos``: name of a sponsor -> whether it has a logo; None as for a paper's picture. Of the
    booklet it holds those that have one. ``lines``: what stands alone in a line of the booklet.
    """

    papers: dict[str, Paper] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    news: dict[str, News] = field(default_factory=dict)
    #: All anchors, also of records of which only the place is compared.
    places: dict[str, str] = field(default_factory=dict)
    items: dict[str, Item] = field(default_factory=dict)
    logos: dict[str, bool | None] = field(default_factory=dict)
    lines: frozenset[str] = frozenset()


def authors_of(characters: Iterable[tuple[str, bool | None]]) -> tuple[Author, ...]:
    """Take an author line, given as characters and whether each is bold, apart at its commas."""
    found: list[Author] = []
    current: list[tuple[str, bool | None]] = []
    for character, bold in (*characters, (",", False)):
        if character == ",":
            author = _author(current)
            if author is not None:
                found.append(author)
            current = []
        else:
            current.append((character, bold))
    return tuple(found)


def _author(characters: list[tuple[str, bool | None]]) -> Author | None:
    while characters and characters[0][0].isspace():
        characters = characters[1:]
    while characters and characters[-1][0].isspace():
        characters = characters[:-1]
    if not characters:
        return None
    end = len(characters)
    # what closes a name may be a letter, a full stop or a bracket; all else are marks
    while end and not (characters[end - 1][0].isalnum() or characters[end - 1][0] in ".)]’'"):
        end -= 1
    end = end or len(characters)
    name, marks = characters[:end], characters[end:]
    return Author(
        "".join(character for character, _ in name),
        "".join(character for character, _ in marks).strip(),
        _boldness(name),
        _boldness(marks),
    )


def _boldness(characters: list[tuple[str, bool | None]]) -> bool | None:
    """Return whether *characters* are bold; part of a name is as good as not."""
    known = [bold for character, bold in characters if bold is not None and character.strip()]
    return all(known) if known else None
