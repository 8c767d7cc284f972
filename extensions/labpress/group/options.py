"""Every option of ``conf.py``, each declared once; see :mod:`labpress.group.option`.

A new option is one field here: Sphinx, ``labpress check`` and the documentation follow, and the
rest of labpress reads it from :attr:`labpress.group.project.Project.options`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from labpress.group.labels import LABELS
from labpress.group.option import (
    UnusableError,
    a_mapping,
    entries,
    number_from,
    one_of,
    option,
    options_of,
    or_none,
    short,
    switch,
    text,
    texts,
)
from labpress.group.own_kinds import own_kinds
from labpress.group.roles import DEFAULT_ROLES
from labpress.people.membership import BOLD_POLICIES, BoldPolicy
from labpress.records.model import DEFAULT_MARKS, Mark

if TYPE_CHECKING:
    from collections.abc import Mapping

    from labpress.group.option import Reject
    from labpress.records.items import ItemKind

#: What stands before the name of each of :class:`Options` in ``conf.py``.
PREFIX = "labpress_"

#: Where the records are, below the source directory; a group without records needs no folder.
DEFAULT_FOLDER = "data"

#: name of the paper -> width and height of the trimmed page, in points (72 to the inch)
PAPERS: dict[str, tuple[float, float]] = {
    "half-letter": (396.0, 612.0),
    "a5": (148 * 72 / 25.4, 210 * 72 / 25.4),
}
#: What the booklet's fonts are for.
FONTS = ("main", "sans", "cjk", "fallback")
_COLOUR = re.compile(r"#?(?:[0-9A-Fa-f]{3}){1,2}")
_LENGTH = re.compile(r"(\d{1,4}(?:\.\d{1,4})?)\s*(mm|cm|in|pt)")
_POINTS = {"mm": 72 / 25.4, "cm": 720 / 25.4, "in": 72.0, "pt": 1.0}
#: The drawn cover goes beyond the trimmed page by this much, in millimetres.
_COVER_BLEED = 5


# --- checks of one option each


def _marks(value: Any, reject: Reject) -> tuple[Mark, ...]:
    marks = {mark.id: mark for mark in DEFAULT_MARKS}
    for mark_id, mark in a_mapping(value).items():
        match mark_id, mark:
            case str(), (str(symbol), str(legend)) | {"symbol": str(symbol), "legend": str(legend)}:
                marks[mark_id] = Mark(mark_id, symbol, legend)
            case _:
                hint = f'write "{mark_id}": ("§", "what it says")'
                reject(f"{short(mark)} is not a symbol and its legend", hint, str(mark_id))
    return tuple(marks.values())


def _roles(value: Any, reject: Reject) -> dict[str, tuple[str, str]]:
    roles = dict(DEFAULT_ROLES)
    for role, heading in a_mapping(value).items():
        match role, heading:
            case str(), str():
                roles[role] = (heading, heading)
            case str(), (str(one), str(several)):
                roles[role] = (one, several)
            case _:
                hint = f'write "{role}": ("Fellow", "Fellows")'
                reject(f"{short(heading)} is not a heading", hint, str(role))
    return roles


def _colour(value: Any, reject: Reject) -> str:
    """Return a colour as ``#`` and six digits."""
    if not isinstance(value, str) or not _COLOUR.fullmatch(value.strip()):
        raise UnusableError(f"{short(value)} is not a colour")
    digits = value.strip().removeprefix("#")
    return "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))


def _file_name(value: Any, reject: Reject) -> str:
    name = text(value, reject).removesuffix(".pdf")
    if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]*", name):
        return name
    raise UnusableError(f"{short(name)} cannot be a file's name", "write letters, digits, - and _")


def _paper(value: Any, reject: Reject) -> str:
    paper = text(value, reject).lower().replace("halfletter", "half-letter")
    return str(one_of(*PAPERS)(paper, reject))


def _font(value: Any, reject: Reject) -> str:
    if isinstance(value, str) and re.fullmatch(r"[\w .+-]+", value):
        return value
    raise UnusableError(f"{short(value)} cannot be a font", "write the name of a font")


def _bleed(value: Any, reject: Reject) -> float:
    """Return a length in points."""
    if value in (None, 0, ""):
        return 0.0
    match = _LENGTH.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None:
        raise UnusableError(f"{short(value)} is not a length", "write '3mm'")
    most = _COVER_BLEED * _POINTS["mm"]
    points = float(match[1]) * _POINTS[match[2]]
    if points <= most + 0.01:
        return points
    reject(f"{value!r} is more than the cover has", f"write at most '{_COVER_BLEED}mm'")
    return most


def _field_names(value: Any, reject: Reject) -> tuple[str, ...]:
    return tuple(name.strip().lower() for name in texts(value, reject))


def _day(value: Any, reject: Reject) -> date:
    try:
        return date.fromisoformat(text(value, reject))
    except ValueError:
        raise UnusableError(f"{short(value)} is not a day", "write '2026-11-01'") from None


# --- the options


@dataclass(frozen=True)
class Group:
    """The group, as covers and machines name it: ``labpress_group``."""

    name: str = option("", text, help="its whole name", example="Trustworthy Systems Lab")
    short: str = option("", text, help="its short name", example="TSL")
    organization: str = option("", text, help="what it belongs to", example="Some University")
    department: str = option("", text, help="its department", example="Computer Science")
    address: tuple[str, ...] = option(
        "", texts, help="where it is, in one line or several", example=["A street", "A town"]
    )
    email: str = option("", text, help="its e-mail address", example="lab@example.org")
    url: str = option("", text, help="its web address", example="https://lab.example.org")
    code: str = option("", text, help="where its code is", example="https://github.com/some-lab")
    licence: str = option("", text, help="the licence of the content", example="CC BY 4.0")
    licence_url: str = option(
        "",
        text,
        help="the licence's web address",
        example="https://creativecommons.org/licenses/by/4.0/",
    )


@dataclass(frozen=True)
class BookletOptions:
    """What ``conf.py`` says of the booklet: ``labpress_booklet``. ``bleed`` is in points."""

    name: str = option(
        "booklet", _file_name, help="the file's name without `.pdf`", example="welcome2optml"
    )
    title: str = option(
        "",
        text,
        help="what stands on the cover",
        example="Welcome to OPTML",
        described='"Welcome to" and the group\'s short name',
    )
    called: str = option(
        "",
        text,
        help="what the site calls the booklet, as in “Welcome Booklet, p. 7”",
        example="Welcome Booklet",
        described="the title",
    )
    paper: str = option(
        "half-letter", _paper, help='`"half-letter"` (5.5 × 8.5 in) or `"a5"`', example="a5"
    )
    edition: str = option(
        "",
        text,
        help="season and year, on the cover",
        example="Fall 2026",
        described="of the date below",
    )
    date: str = option(
        "",
        text,
        help="the date on the cover, in words",
        example="November 2026",
        described="month and year of the last commit",
    )
    chapters: tuple[str, ...] = option(
        [],
        texts,
        help="pages, in the order in which they are printed",
        example=["index", "people"],
        described="those of the home page's toctree",
    )
    site_only: tuple[str, ...] = option(
        [],
        texts,
        help="pages that the booklet leaves out on purpose",
        example=["archive"],
        described="none",
    )
    fonts: Mapping[str, str] = option(
        {},
        entries(_font, FONTS),
        help="fonts by what they are for (below)",
        example={"cjk": "Noto Serif CJK SC"},
        described="TeX Gyre Pagella and Heros",
    )
    bleed: float = option(
        None,
        _bleed,
        help="how far the cover goes beyond the trim, for a print shop",
        example="3mm",
        described="none",
    )
    run_on: tuple[str, ...] = option(
        [],
        texts,
        help="short chapters that start on the page where the one before ends, if there is room",
        example=["sponsors"],
        described="none",
    )
    notes: bool = option(
        False,
        switch,
        help="pages for notes before the back cover, so that the count is a multiple of four",
        example=True,
    )
    qr: tuple[str, ...] | None = option(
        None,
        or_none(texts),
        help="pages whose opening carries a QR code",
        example=["join", "news"],
        described="pages called `join`, `openings`, `apply` …",
    )
    cover: bool = option(
        True, switch, help="the drawn cover, or a plain one in the accent", example=False
    )
    subject: str = option(
        "",
        text,
        help="a line for the file's metadata",
        example="Who we are",
        described="the group's name, and what the booklet tells",
    )
    keywords: tuple[str, ...] = option(
        [],
        texts,
        help="words for the file's metadata",
        example=["optimization"],
        described="none",
    )
    labels: Mapping[str, str] = option(
        {},
        entries(text, LABELS),
        help="words that the booklet says by itself",
        example={"notes": "For your ideas"},
        described="in the language",
    )


@dataclass(frozen=True)
class Options:
    """All options of ``conf.py``; there, each name begins with :data:`PREFIX`."""

    data: str = option(
        DEFAULT_FOLDER,
        text,
        help="the folder of the records, below the source folder",
        example="records",
    )
    files: tuple[str, ...] = option(
        [],
        texts,
        help="folders of files that records name (`photo`, `pdf`, …), relative to the source "
        "folder, beside those where they are looked for anyway",
        example=["papers", "../slides"],
    )
    group: Group = option(
        {},
        options_of(Group),
        help="who the group is: `name`, `short`, `organization`, `department`, `address`, "
        "`email`, `url`, `code`, `licence`, `licence_url`",
        example={"name": "Trustworthy Systems Lab", "short": "TSL"},
    )
    frame: bool = option(
        True,
        switch,
        help="the frame around the pages of a site whose theme is Furo; `False` leaves the theme "
        "as it is. Other themes never get it",
        example=False,
        rebuild="html",
    )
    accent: str = option(
        "#18453B",
        _colour,
        help="the one colour of site and booklet",
        example="#0b5394",
        rebuild="html",
    )
    marks: tuple[Mark, ...] = option(
        {},
        _marks,
        help="marks beside `equal`, `corresponding` and `advisor`",
        example={"lead": ("§", "project lead")},
    )
    roles: Mapping[str, tuple[str, str]] = option(
        {},
        _roles,
        help="roles beside labpress's own, with their headings for one and for several",
        example={"fellow": ("Fellow", "Fellows")},
    )
    bold: BoldPolicy = option(
        "ever",
        one_of(*BOLD_POLICIES),
        help='who is bold: whoever `"ever"` was a member, members `"at-publication"`, '
        'or `"current"` ones',
        example="current",
    )
    match_initials: bool = option(
        False,
        switch,
        help="take `Y. Zhang` for the one known person whom it hardly can fail to mean, in papers "
        "of that person's time, as all papers tell; each guess is listed once. On made-up groups "
        "0.4 in a hundred decided authors were wrong where all names were cut to initials (about "
        "1 with ten outsiders a member; 2.2 in the worst group), and about a fifth (a quarter) "
        "of the places of members stayed questions",
        example=True,
    )
    max_authors: int | None = option(
        None,
        or_none(number_from(1)),
        help="shorten longer author lists; members and marked authors stay",
        example=10,
    )
    style: str = option(
        "short",
        one_of("short", "full"),
        help='where a paper appeared: `"short"`, as “NeurIPS’23”, or `"full"`, with volume, '
        "number, pages, editors and publisher",
        example="full",
    )
    abbr: str = option(
        "badge",
        one_of("badge", "venue"),
        help='what `abbr` is where it can be no name of the entry\'s venue: a `"badge"` beside '
        'it, or always the `"venue"`',
        example="venue",
    )
    private_fields: tuple[str, ...] = option(
        [],
        _field_names,
        help="fields of publications.bib that stay the group's own, beside those that labpress "
        "knows as private: neither pages, the BibTeX to copy, downloads nor the search have them "
        "(authors, editors, titles, dates and keywords only leave what is copied and taken along)",
        example=["x-review", "note"],
    )
    kinds: tuple[ItemKind, ...] = option(
        {},
        own_kinds,
        help="kinds of small records of the group's own, see “A kind of your own” below",
        example={"reading": {"fields": {"author": "text", "link": "address"}}},
    )
    today: date | None = option(
        None,
        or_none(_day),
        help="the day on which a build decides what is over; today, unless a build is to be "
        "repeated to the byte",
        example="2026-11-01",
        described="today",
    )
    record_pages: bool = option(
        True,
        switch,
        help="a page and a permanent address for each paper and person (a theme that no page "
        "shows has one, too); a page of yours at `people/ID` or `papers/KEY` takes the place "
        "of the one made",
        example=False,
        rebuild="html",
    )
    booklet: BookletOptions = option(
        {},
        options_of(BookletOptions),
        help="the booklet; see [booklet.md](booklet.md)",
        example={"paper": "a5"},
        rebuild="html",
    )
