"""The permanent ids of awards: the key of the paper and the name of the award."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import TYPE_CHECKING

from labpress.records.ids import LONGEST_OF_PART, is_safe

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from labpress.records.model import Award, Publication


def award_id(paper: Publication, award: Award) -> str:
    """Return the permanent id of *paper*'s *award*: the paper's key and the award's name."""
    return _award_name(paper.key, award.name) or f"{paper.key}-{paper.awards.index(award) + 1}"


def former_award_ids(awards: Iterable[tuple[Publication, Award]]) -> Iterator[tuple[str, str]]:
    """Yield each former id of *awards* with the present one.

    An award had another id while it had another name, or its paper another key.
    """
    for paper, award in awards:
        present = award_id(paper, award)
        slug = present.removeprefix(f"{paper.key}-")
        for key in (paper.key, *paper.aliases):
            former = (_award_name(key, name) for name in award.formerly)
            for old in (f"{key}-{slug}", *former):
                if old and old != present:
                    yield old, present


def _award_name(key: str, name: str) -> str:
    """Return the id of an award; *name* may be an id already. Empty if no letter of it is ASCII."""
    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", ascii_name.lower()).strip("-")
    if name.startswith(f"{key}-") and is_safe(name, LONGEST_OF_PART):
        return name
    return _cut(f"{key}-{slug}") if slug else ""


def _cut(name: str) -> str:
    """Return *name*, short enough for a file: what is cut off stands for itself by its digest."""
    if len(name) <= LONGEST_OF_PART:
        return name
    digest = hashlib.blake2b(name.encode(), digest_size=4).hexdigest()
    return f"{name[: LONGEST_OF_PART - len(digest) - 1].rstrip('-')}-{digest}"
