"""The records: people, publications, news, sponsors and themes.

Frozen and hashable, they know nothing of Sphinx, of files or of any output format. Text that may
hold LaTeX in its source is :data:`labpress.records.richtext.Rich` here; all other text is plain
Unicode in NFC, never escaped.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from labpress.records.profile import Profile
from labpress.records.richtext import Rich, plain


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a source file: its path, and line and column, both counted from 1.

    Columns count Unicode characters, not bytes, as editors do.
    """

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


#: Where values stand that name files: key -> line and column relative to the record's first line
#: (line 0 is that line; columns count from 1).
Offsets: TypeAlias = tuple[tuple[str, tuple[int, int]], ...]

Season: TypeAlias = Literal["spring", "summer", "fall", "winter"]

#: The month in which an academic season starts, for ordering dates that name only a season.
SEASON_MONTH: dict[Season, int] = {"spring": 1, "summer": 6, "fall": 8, "winter": 12}

#: The first and the last month that a season may mean. Neighbours share one, as terms do; winter
#: runs on into the next year.
SEASON_MONTHS: dict[Season, tuple[int, int]] = {
    "spring": (1, 5),
    "summer": (5, 8),
    "fall": (8, 12),
    "winter": (12, 12),
}


@dataclass(frozen=True, slots=True)
class Date:
    """A date as precise as its source: a year, a season, a month or a day (ISO 8601)."""

    year: int
    month: int | None = None
    day: int | None = None
    season: Season | None = None

    @property
    def sort_key(self) -> tuple[int, int, int]:
        """Year, month and day as numbers; a part that is not known counts as 0."""
        month = self.month or (SEASON_MONTH[self.season] if self.season else 0)
        return (self.year, month, self.day or 0)

    def __str__(self) -> str:
        if self.season:
            return f"{self.season.capitalize()} {self.year}"
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class Name:
    """The parts of a person's name, as BibTeX tells them apart.

    ``particle`` is BibTeX's "von" part and ``suffix`` its "Jr" part. A name that cannot be taken
    apart (a mononym, or a corporate author in braces) is all ``family``; ``literal`` says that it
    is a corporate name, which is never abbreviated.
    """

    family: str
    given: str = ""
    particle: str = ""
    suffix: str = ""
    literal: bool = False

    def __str__(self) -> str:
        words = (self.given, self.particle, self.family, self.suffix)
        return " ".join(word for word in words if word)


IdentityKind: TypeAlias = Literal["person", "stranger", "ambiguous"]
Evidence: TypeAlias = Literal[
    "annotation", "orcid", "number", "name", "also", "letters", "initials", "near", "time", "none"
]


@dataclass(frozen=True, slots=True)
class Identity:
    """Who an author is, and how we know.

    ``kind`` ``person``: certainly the person ``person`` (an id of ``people.yml``, a member or a
    declared outsider). ``stranger``: certainly nobody of ``people.yml``. ``ambiguous``: might be
    one of ``candidates``; nobody may say which, so it is never bold.

    ``evidence`` of a person: ``number`` is the one that DBLP puts behind the name, ``letters`` that
    the name differs in its joints only. Of an ambiguous author it says what makes the candidates:
    their ``name`` or a spelling in ``also`` (several have it), their ``initials``, or a ``near``
    name; ``none`` where the entry contradicts itself. Of a stranger ``time``: only the date of the
    paper speaks against ``candidates``.
    """

    kind: IdentityKind = "stranger"
    person: str = ""
    evidence: Evidence = "none"
    candidates: tuple[str, ...] = ()


STRANGER = Identity()


@dataclass(frozen=True, slots=True)
class Author:
    """One author of one publication.

    ``marks``: ids of the marks of this author, in the order of the configuration (``equal``,
    ``corresponding``, …). ``claimed``: the id that ``author+an:id`` states (``none`` for "nobody
    we know"), and ``orcid`` the one that ``author+an:orcid`` states; both empty when absent.
    ``offset``: line and column of the name, relative to the first line of its entry (line 0 is
    the line of the ``@``); columns count from 1. ``bold``: whether this author is printed as a
    member; set together with ``identity``, as ``split`` and ``fixed`` are. ``number``: DBLP's
    number of the homonym (``0018``). ``exported_orcid``: the ORCID that an export carries beside
    the list of authors. ``split``: the name taken apart as the person's own record does, where
    that is not ``name``. ``fixed``: the printed form that the person asks for. ``native``: the name
    in Chinese, Japanese or Korean script that stands beside it.
    """

    name: Name
    marks: tuple[str, ...] = ()
    claimed: str = ""
    orcid: str = ""
    offset: tuple[int, int] = (0, 1)
    identity: Identity = STRANGER
    bold: bool = False
    number: str = ""
    exported_orcid: str = ""
    split: Name | None = None
    fixed: str = ""
    native: str = ""

    @property
    def own_name(self) -> Name:
        """The name with its parts as the person has them; use it to print or to cite."""
        return self.split or self.name


@dataclass(frozen=True, slots=True)
class Award:
    """An award of a publication: its name, and a detail such as an acceptance rate.

    ``formerly``: names it once had.
    """

    name: str
    detail: str = ""
    formerly: tuple[str, ...] = ()


def place_of(record: Location, offsets: Offsets, key: str) -> Location:
    """Return the place of the value of *key* in the record at *record*, or the record's own."""
    line, column = dict(offsets).get(key, (0, record.column))
    return Location(record.file, record.line + line, column)


@dataclass(frozen=True, slots=True)
class Link:
    """A link of a publication: what it leads to, and its address.

    ``kind``: the name of one of :data:`labpress.records.fields.LINKS`. ``url``: an absolute
    address, or that of a file: as the entry names it, percent-encoded, until the file is found;
    then relative to the site's root. ``site``: the name of the site that it leads to, where that
    says more than the kind. ``version``: of which other version of the publication it is (its
    year, or its key). ``offset``: where it stands, as in :class:`Author`; it makes no difference
    to whether two links are equal.
    """

    kind: str
    url: str
    site: str = ""
    version: str = ""
    offset: tuple[int, int] = field(default=(0, 1), compare=False)


@dataclass(frozen=True, slots=True)
class Publication:
    """One entry of the bibliography.

    ``type``: the entry type in lower case. ``title_text``: the title in plain characters, if it
    holds mathematics. ``authors``: in printed order; ``others`` when the list
    ends with BibTeX's ``and others``. ``venue``: the long name of journal, proceedings, school or
    publisher as the entry has it; ``abbr``: its short name if the entry states one. ``edited``:
    ``authors`` are those of ``editor``, for want of others; ``editors``: those of the book where
    there are authors, too. ``collaboration``: who stands behind the authors (``ALPHA
    Collaboration``). ``status``: how far it is on its way to being published (``in press``).
    ``listed``: whether lists show it (BibLaTeX's ``skipbib`` says no, and so does being but the
    parent of others). ``versions``: the entries of other versions of the work, joined with this
    one; ``preprint``: the number or the address that the entry gives for its preprint
    (``arXiv:2001.00001``). ``parents``: keys of the entries that it takes fields from
    (``crossref``, ``xdata``). ``themes``: ids of themes, in the order of ``themes.yml``.
    ``aliases``: keys it once had (BibLaTeX ``ids``). ``preview``: a picture, the name of a file
    (percent-encoded) or an address.
    ``source``: the entry as it stands in the file, character for character.
    ``private``: fields of it that this group keeps to itself, beside those that are so anyway.
    ``fields``: all other plain fields by lower-case name (``volume``, ``pages``, …), decoded.
    ``items``: kinds of items, each with the ids that the entry names, as written.
    ``borrowed``: fields whose text does not stand in ``source``, as LaTeX: those of an
    ``@string`` and those inherited from another entry. ``digest``: changes with anything that was
    read of the entry but the line where it stands; empty for a publication that was not read.
    """

    key: str
    type: str
    title: Rich
    authors: tuple[Author, ...] = ()
    others: bool = False
    date: Date | None = None
    venue: Rich = ()
    editors: tuple[Name, ...] = ()
    edited: bool = False
    collaboration: str = ""
    status: str = ""
    listed: bool = True
    parents: tuple[str, ...] = ()
    preprint: str = ""
    versions: tuple[Publication, ...] = ()
    abbr: str = ""
    awards: tuple[Award, ...] = ()
    keywords: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    selected: bool = False
    aliases: tuple[str, ...] = ()
    preview: str = ""
    links: tuple[Link, ...] = ()
    doi: str = ""
    arxiv: str = ""
    abstract: Rich = ()
    note: Rich = ()
    title_text: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    items: tuple[tuple[str, tuple[str, ...]], ...] = ()
    borrowed: tuple[tuple[str, str], ...] = ()
    source: str = ""
    private: tuple[str, ...] = ()
    location: Location = Location("")
    digest: str = field(default="", compare=False, repr=False)
    offsets: Offsets = field(default=(), compare=False)

    def place_of(self, key: str) -> Location:
        """Return the place of the value of *key*, which names a file."""
        return place_of(self.location, self.offsets, key)

    @property
    def public_keywords(self) -> tuple[str, ...]:
        """The keywords that machines and visitors get; themes have them in any case."""
        return () if "keywords" in self.private else self.keywords

    @property
    def entries(self) -> tuple[Publication, ...]:
        """This entry, and those of other versions that are joined with it."""
        return (self, *self.versions)

    @property
    def persons(self) -> tuple[str, ...]:
        """The ids of all who certainly wrote it, or a version of it, each once."""
        found = (a.identity.person for entry in self.entries for a in entry.authors)
        return tuple(dict.fromkeys(filter(None, found)))

    @property
    def year(self) -> int | None:
        """The year of publication, or None when the entry states none."""
        return self.date.year if self.date else None

    @property
    def plain_title(self) -> str:
        """The title as plain text, its mathematics in plain characters."""
        return self.title_text or plain(self.title)

    def location_of(self, author: Author) -> Location:
        """Return the place of *author*'s name in the file of this entry."""
        line, column = author.offset
        return Location(self.location.file, self.location.line + line, column)


@dataclass(frozen=True, slots=True)
class Position:
    """What somebody is or was in the group for a time.

    ``role``: the id of a role. ``start`` and ``end``: None where not known. ``ended``: whether it
    is over, also where nobody knows since when. ``topic``, ``degree``, ``thesis`` (a title) and
    ``mentor``: as they are to be read; in the file a key and an id may stand for the latter two.
    """

    role: str = ""
    title: str = ""
    start: Date | None = None
    end: Date | None = None
    ended: bool = False
    topic: str = ""
    degree: str = ""
    thesis: str = ""
    mentor: str = ""


@dataclass(frozen=True, slots=True)
class Honor:
    """What somebody was awarded or elected to. ``by``: who gives it. ``detail``: a remark."""

    name: str
    date: Date | None = None
    by: str = ""
    url: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the group, or a declared outsider (``member`` is False; never bold).

    ``role``, ``title``: those of now, or the last ones. ``joined``: when the first position began.
    ``left``: when the last one ended; ``gone`` where it did and nobody knows when. ``positions``:
    as the record lists them; use :attr:`held`. ``also``: other spellings found in bibliographies.
    ``homonyms``: names with the numbers that DBLP gives them (``Yang Liu``, ``0018``).
    ``printed``: how the name is to stand in lists of authors, if not as its initials say.
    ``native``: the name in its own script. ``orcid``: the 16 digits in groups of four, without
    the address. ``dblp``: the part of the address at DBLP that names the person. ``photo``: the
    name of a file, or an address. ``formerly``: ids this person once had. ``profile``: what else
    is told of the person. ``honors``: awards that are not
    for a paper.
    """

    id: str
    name: Name
    also: tuple[Name, ...] = ()
    role: str = ""
    member: bool = True
    title: str = ""
    joined: Date | None = None
    left: Date | None = None
    now: str = ""
    homepage: str = ""
    orcid: str = ""
    dblp: str = ""
    scholar: str = ""
    github: str = ""
    email: str = ""
    photo: str = ""
    native: str = ""
    formerly: tuple[str, ...] = ()
    location: Location = Location("")
    gone: bool = False
    positions: tuple[Position, ...] = ()
    homonyms: tuple[tuple[Name, str], ...] = ()
    printed: str = ""
    profile: Profile = field(default_factory=Profile)
    honors: tuple[Honor, ...] = ()
    offsets: Offsets = field(default=(), compare=False)

    def place_of(self, key: str) -> Location:
        """Return the place of the value of *key*, which names a file."""
        return place_of(self.location, self.offsets, key)

    @property
    def current(self) -> bool:
        """Whether the person is a member who has not left."""
        return self.member and self.left is None and not self.gone

    @property
    def held(self) -> tuple[Position, ...]:
        """Every position in the order of time; the one that the record states without a list."""
        if self.positions:
            return self.positions
        ended = self.gone or self.left is not None
        return (Position(self.role, self.title, self.joined, self.left, ended),)


@dataclass(frozen=True, slots=True)
class Theme:
    """A research theme: its permanent id, title and subtitle. ``formerly``: ids it once had.

    ``picture``: the name of a file, or an address.
    """

    id: str
    title: str
    subtitle: str = ""
    picture: str = ""
    formerly: tuple[str, ...] = ()
    location: Location = Location("")
    offsets: Offsets = field(default=(), compare=False)

    def place_of(self, key: str) -> Location:
        """Return the place of the value of *key*, which names a file."""
        return place_of(self.location, self.offsets, key)


@dataclass(frozen=True, slots=True)
class Sponsor:
    """An organisation that funds the group; ``logo``: the name of a file, or an address."""

    name: str
    url: str = ""
    logo: str = ""
    since: Date | None = None
    until: Date | None = None
    location: Location = Location("")
    offsets: Offsets = field(default=(), compare=False)

    def place_of(self, key: str) -> Location:
        """Return the place of the value of *key*, which names a file."""
        return place_of(self.location, self.offsets, key)


@dataclass(frozen=True, slots=True)
class NewsItem:
    """One item of news, whose text stands in the page ``docname``.

    ``date`` is None only for a pinned announcement. ``summary``: how its text begins, as plain
    text. ``people`` and ``papers``: ids and keys that the text refers to.
    """

    id: str
    date: Date | None = None
    kind: str = ""
    pinned: bool = False
    formerly: tuple[str, ...] = ()
    docname: str = ""
    line: int = 0
    summary: str = ""
    people: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark beside an author's name: its id, the symbol printed, and what the legend says of it.

    ``legend`` completes the sentence "<symbol> marks …", for instance "equal contribution".
    """

    id: str
    symbol: str
    legend: str


#: The marks that every group has; ``labpress_marks`` in ``conf.py`` adds to them.
DEFAULT_MARKS: tuple[Mark, ...] = (
    Mark("equal", "*", "equal contribution"),
    Mark("corresponding", "†", "the corresponding author"),
    Mark("advisor", "‡", "an advisor"),
)
