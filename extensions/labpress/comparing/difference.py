"""A difference between the site and the booklet, and its kinds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """What differs; the value is the code in a message."""

    NOT_ON_SITE = "not-on-site"
    NOT_IN_BOOKLET = "not-in-booklet"
    NOT_INTENDED = "not-intended"
    TITLE = "title"
    AUTHOR = "author"
    BOLD = "bold"
    MARK = "mark"
    VENUE = "venue"
    AWARD = "award"
    NAME = "name"
    ROLE = "role"
    DATES = "dates"
    NOW = "now"
    DETAILS = "details"
    DATE = "date"
    NEWS_KIND = "kind"
    TEXT = "text"
    PICTURE = "picture"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: at which anchor, of what kind, and what each output says."""

    anchor: str
    kind: Kind
    message: str
    site: str = ""
    booklet: str = ""

    def __str__(self) -> str:
        return f"{self.anchor}: {self.message} [{self.kind.value}]"
