"""Problems: everything that can be wrong with what people type, each with a place and a hint.

A problem never stops a build. The good part of the data is published, and each problem is shown
once as ``file:line:column: what is wrong [code]`` with a hint what to write instead.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from labpress.records.model import Location

Severity: TypeAlias = Literal["error", "warning", "hint"]


class Code(StrEnum):
    """Every kind of problem; the value is the subtype to name in ``suppress_warnings``.

    The text beside each is what the documentation says of it. An ``error`` means that something
    the author wrote is not published as written; a ``warning`` that it is, but may not be meant; a
    ``hint`` that it could be better, which no build with warnings as errors fails for.
    """

    severity: Severity
    meaning: str

    def __new__(cls, value: str, severity: Severity, meaning: str) -> Code:
        """Make a member whose value is *value* alone."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.severity = severity
        member.meaning = meaning
        return member

    # --- the bibliography file
    BIB_SYNTAX = ("bib-syntax", "error", "An entry of the .bib file cannot be read as BibTeX.")
    BIB_STRING = (
        "bib-string",
        "error",
        "A field uses an @string abbreviation that is not defined.",
    )
    BIB_DUPLICATE_KEY = ("bib-duplicate-key", "error", "Two entries have the same key.")
    BIB_SAME_WORK = ("bib-same-work", "warning", "Two entries seem to be the same work.")
    BIB_DUPLICATE_FIELD = ("bib-duplicate-field", "error", "An entry has the same field twice.")
    BIB_UNKNOWN_TYPE = ("bib-unknown-type", "warning", "An entry has a type nobody knows.")
    BIB_MISSING_FIELD = (
        "bib-missing-field",
        "warning",
        "An entry lacks a title, author or year.",
    )
    BIB_FIELD = (
        "bib-field",
        "warning",
        "A field is not known, and its name is near to one that is, or it holds an address.",
    )
    BIB_BAD_VALUE = ("bib-bad-value", "warning", "A field's value is not of the form it needs.")
    BIB_CROSSREF = (
        "bib-crossref",
        "warning",
        "A crossref or related names an entry that does not exist.",
    )
    BIB_RELATED = (
        "bib-related",
        "hint",
        "It is not clear whether an entry and another that it names are one work.",
    )
    BIB_ENCODING = ("bib-encoding", "warning", "The file is not UTF-8, or not text alone.")
    BIB_KEY = ("bib-key", "error", "A key cannot be part of a permanent address.")
    VENUE_BADGE = (
        "venue-badge",
        "warning",
        "An abbr can be no name of the entry's venue, and stands beside it.",
    )
    VENUE_UNNAMED = (
        "venue-unnamed",
        "hint",
        "A conference of several papers has no short name in venues.yml.",
    )
    # --- text in fields
    LATEX_SYNTAX = ("latex-syntax", "warning", "LaTeX in a field cannot be read.")
    LATEX_COMMAND = ("latex-command", "warning", "LaTeX in a field uses a command not allowed.")
    LATEX_MATH = (
        "latex-math",
        "warning",
        "Mathematics does not parse or is not allowed.",
    )
    HTML_IN_FIELD = ("html-in-field", "warning", "A field holds HTML.")
    UNSAFE_URL = ("unsafe-url", "error", "An address cannot be linked safely.")
    # --- names and identity
    NAME_SYNTAX = (
        "name-syntax",
        "warning",
        "A name or a list of names is not written as BibTeX reads it.",
    )
    NAME_MARK = ("name-mark", "warning", "Something that is no part of a name stands inside it.")
    ANNOTATION_SYNTAX = ("annotation-syntax", "error", "An annotation cannot be read.")
    ANNOTATION_POSITION = (
        "annotation-position",
        "error",
        "An annotation names a missing position.",
    )
    ANNOTATION_MARK = ("annotation-mark", "error", "An annotation uses a mark nobody defined.")
    ANNOTATION_ID = ("annotation-id", "error", "An annotation names a person nobody knows.")
    ANNOTATION_ORCID = (
        "annotation-orcid",
        "error",
        "An annotation has an ORCID that is not valid, or not that of the person named.",
    )
    IDENTITY_INITIALS = (
        "identity-initials",
        "warning",
        "An author may be a person of the group: by initials, or by a similar name.",
    )
    IDENTITY_AMBIGUOUS = (
        "identity-ambiguous",
        "warning",
        "An author has the name of several people, or of another than the annotation says.",
    )
    IDENTITY_TWICE = (
        "identity-twice",
        "warning",
        "Two authors of one paper are the same person.",
    )
    IDENTITY_TIME = (
        "identity-time",
        "hint",
        "Initials fit a person of the group, but the paper is of another time.",
    )
    IDENTITY_SHARED = (
        "identity-shared",
        "warning",
        "Two people share a spelling of their name.",
    )
    # --- the YAML files
    YAML_SYNTAX = ("yaml-syntax", "error", "A data file cannot be read as YAML.")
    YAML_TYPE = ("yaml-type", "error", "A value in a data file has the wrong type.")
    YAML_VALUE = ("yaml-value", "error", "A value in a data file is not of the form it needs.")
    YAML_KEY = ("yaml-key", "error", "A data file uses a key that does not exist.")
    YAML_MISSING = ("yaml-missing", "error", "A record lacks a key that it needs.")
    YAML_DUPLICATE = ("yaml-duplicate", "error", "A key stands twice in a data file.")
    YAML_DATE = ("yaml-date", "error", "A date is impossible or not of a known form.")
    YAML_ENCODING = ("yaml-encoding", "warning", "A data file is not UTF-8.")
    RECORD_ID = (
        "record-id",
        "error",
        "An id cannot be part of a permanent address, or another record's is too like it.",
    )
    RECORD_ROLE = (
        "record-role",
        "warning",
        "A person has a role that the group does not list.",
    )
    RECORD_POSITIONS = (
        "record-positions",
        "warning",
        "What is said of somebody's time in the group contradicts itself.",
    )
    # --- files that records and pages name
    FILE_MISSING = ("file-missing", "error", "A record names a file that does not exist.")
    FILE_UNUSABLE = (
        "file-unusable",
        "error",
        "A file that a record names is empty, or not what its name says.",
    )
    PICTURE_UNUSABLE = (
        "picture-unusable",
        "error",
        "A picture cannot be read, or not be converted for print.",
    )
    PICTURE_REMOTE = (
        "picture-remote",
        "hint",
        "A record's picture is on another site, and so not in print.",
    )
    PICTURE_COARSE = (
        "picture-coarse",
        "hint",
        "A picture has too few pixels for its size in print.",
    )
    # --- pages
    UNKNOWN_PAPER = ("unknown-paper", "error", "A paper is named that does not exist.")
    UNKNOWN_PERSON = ("unknown-person", "error", "A person is named who does not exist.")
    UNKNOWN_THEME = ("unknown-theme", "error", "A theme is named that does not exist.")
    UNKNOWN_NEWS = ("unknown-news", "error", "A page names a news item that does not exist.")
    UNKNOWN_AWARD = ("unknown-award", "error", "A page names an award that does not exist.")
    UNKNOWN_ITEM = (
        "unknown-item",
        "error",
        "A project or another item is named that does not exist.",
    )
    GRANT_NUMBER = (
        "grant-number",
        "warning",
        "A paper states the number of a grant and does not name the grant.",
    )
    UNKNOWN_PAGE = ("unknown-page", "error", "A page names a page that does not exist.")
    UNKNOWN_LINK = ("unknown-link", "error", "A link in a page leads nowhere.")
    PAGE_ENCODING = ("page-encoding", "warning", "A page is not UTF-8, or not text alone.")
    DIRECTIVE_OPTION = ("directive-option", "error", "A directive's option cannot be used.")
    FRONT_MATTER = ("front-matter", "error", "A page's front matter asks for what there is not.")
    NEWS_DATE = ("news-date", "error", "A news item has no date, or an impossible one.")
    NEWS_NESTED = ("news-nested", "error", "A list of news stands in a news item.")
    NEWS_DUPLICATE = ("news-duplicate", "error", "Two news items have the same id.")
    PERMALINK_SYNTAX = ("permalink-syntax", "error", "A line of permalinks.txt cannot be read.")
    PERMALINK_BROKEN = ("permalink-broken", "error", "A name once published leads nowhere.")
    DATA_MISSING = ("data-missing", "warning", "The folder of the records does not exist.")
    NO_RECORDS = ("no-records", "error", "There is no record where records were looked for.")
    # --- the booklet
    BOOKLET_MISSING_GLYPH = ("booklet-missing-glyph", "error", "No font has a character.")
    BOOKLET_OVERFULL = ("booklet-overfull", "warning", "A line of the booklet is too long.")
    BOOKLET_REFERENCE = (
        "booklet-reference",
        "error",
        "A reference in the booklet leads nowhere.",
    )
    BOOKLET_PAGES = (
        "booklet-pages",
        "hint",
        "Pages of the site are not in the booklet.",
    )
    BOOKLET_HTML = (
        "booklet-html",
        "hint",
        "HTML in a page shows what the booklet has not.",
    )
    BOOKLET_TEX = ("booklet-tex", "error", "TeX stopped with an error.")
    ACCENT_CONTRAST = (
        "accent-contrast",
        "warning",
        "The accent colour is too light to be read.",
    )
    CONFIG = ("config", "error", "A setting in conf.py cannot be used.")


#: Characters of what a message quotes, and of a message and of a hint as a whole.
LONGEST_QUOTE = 60
LONGEST_MESSAGE = 400


def shortened(text: str, longest: int = LONGEST_QUOTE) -> str:
    """Return *text* in one line and short enough to be part of a message."""
    text = " ".join(text[: 4 * longest].split())
    return text if len(text) <= longest else text[: longest - 1] + "…"


@dataclass(frozen=True, slots=True)
class Topic:
    """What several problems have in common, when one answer may settle all of them.

    ``message`` and ``hint`` are those of all together, as a problem's are of one. ``unit``: what
    is counted, in the plural (``papers``).
    """

    message: str
    hint: str
    unit: str = "places"


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem: where it is, what is wrong, and what to write instead.

    ``message`` says what is wrong, in one line, without the place and the code. ``hint`` says what
    to write instead, or is empty. ``record``: key or id of the record concerned, if there is one.
    ``places``: other places that the message names. ``topic``: what it has in common with others.
    """

    code: Code
    location: Location
    message: str
    hint: str = ""
    record: str = ""
    places: tuple[Location, ...] = ()
    topic: Topic | None = None

    def __post_init__(self) -> None:
        """Keep message and hint to one line each, whatever they quote."""
        # places that a message names are made relative later: they must not be cut
        places = sum(len(str(place)) for place in self.places)
        object.__setattr__(self, "message", _in_one_line(self.message, LONGEST_MESSAGE + places))
        object.__setattr__(self, "hint", _in_one_line(self.hint, 2 * LONGEST_MESSAGE))

    def __str__(self) -> str:
        return f"{self.location}: {self.message} [{self.code.value}]"

    @property
    def sort_key(self) -> tuple[str, int, int, str]:
        """File, line, column and code: the order in which problems are listed."""
        where = self.location
        return (where.file, where.line, where.column, self.code.value)

    def below(self, line: int) -> Problem:
        """Return the same problem *line* lines further down its file."""
        where = self.location
        return replace(self, location=replace(where, line=where.line + line))


def _in_one_line(text: str, longest: int) -> str:
    if len(text) <= longest and text.isprintable():
        return text
    visible = "".join(c if c.isprintable() else " " for c in text[: 4 * longest])
    return shortened(visible, longest)


def relative_to(problem: Problem, folder: Path) -> Problem:
    """Return *problem* with its file relative to *folder* where it lies below it.

    So are places that the message names, as that of the other entry with the same key.
    """
    path = Path(problem.location.file)
    if not path.is_absolute() or not path.is_relative_to(folder):
        return problem
    shown = path.relative_to(folder).as_posix()
    message = problem.message
    for other in problem.places:
        if other.file.startswith(f"{folder}{os.sep}"):
            relative = other.file.removeprefix(f"{folder}{os.sep}")
            message = message.replace(str(other), str(replace(other, file=relative)))
    location = replace(problem.location, file=shown)
    return replace(problem, location=location, message=message, places=())
