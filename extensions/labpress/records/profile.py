"""What is told of a person beside names, positions and papers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from labpress.records.richtext import Rich


@dataclass(frozen=True, slots=True)
class Profile:
    """The fields of people.yml that a person's own page shows, and some of them the card.

    ``bio``: paragraphs. ``education``, ``interests``: one text each. ``cv``: the name of a file of
    the site, or an address. ``links``: what each is called, and its address.
    """

    bio: tuple[Rich, ...] = ()
    education: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    affiliation: str = ""
    pronouns: str = ""
    room: str = ""
    phone: str = ""
    cv: str = ""
    links: tuple[tuple[str, str], ...] = ()
