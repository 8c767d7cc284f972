"""The booklet as it is to be made: the group's options, and what stands where they say nothing."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from labpress.group.labels import labels_in
from labpress.group.options import PAPERS, Group
from labpress.text.messages import messages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from labpress.group.options import Options


@dataclass(frozen=True, slots=True)
class Booklet:
    """All that the booklet's builder knows of the booklet. ``bleed`` is in points.

    ``accent``: six digits. ``labels``: what the booklet says by itself, by its label.
    """

    name: str = "booklet"
    title: str = ""
    paper: str = "half-letter"
    accent: str = "18453B"
    edition: str = ""
    date: str = ""
    chapters: tuple[str, ...] = ()
    site_only: tuple[str, ...] = ()
    fonts: Mapping[str, str] = field(default_factory=dict)
    bleed: float = 0.0
    run_on: tuple[str, ...] = ()
    notes: bool = False
    qr: tuple[str, ...] | None = None
    cover: bool = True
    subject: str = ""
    keywords: tuple[str, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    group: Group = field(default_factory=Group)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the trimmed page, in points."""
        return PAPERS[self.paper]

    @property
    def rgb(self) -> tuple[float, float, float]:
        """The accent colour, each part between 0 and 1."""
        r, g, b = (int(self.accent[at : at + 2], 16) / 255 for at in (0, 2, 4))
        return r, g, b


def booklet_of(options: Options, project: str, language: str, site: str) -> Booklet:
    """Return the booklet that *options* ask for.

    *project*: the group's name where it has no other. *language*: that of the words, as Sphinx
    writes it. *site*: the site's address where the group has no other.
    """
    given = options.booklet
    group = replace(
        options.group,
        name=options.group.name or project,
        short=options.group.short or project,
        url=options.group.url or site,
    )
    labels = labels_in(messages(language or "en"), given.labels)
    return Booklet(
        name=given.name,
        title=given.title or labels["welcome"].replace("{group}", group.short),
        paper=given.paper,
        accent=options.accent.removeprefix("#").upper(),
        edition=given.edition,
        date=given.date,
        chapters=given.chapters,
        site_only=given.site_only,
        fonts=given.fonts,
        bleed=given.bleed,
        run_on=given.run_on,
        notes=given.notes,
        qr=given.qr,
        cover=given.cover,
        subject=given.subject or labels["subject"].replace("{group}", group.name),
        keywords=given.keywords,
        labels=labels,
        group=group,
    )
