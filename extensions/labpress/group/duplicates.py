"""Is a paper in the bibliography already?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from labpress.reading.bib.same_work import SAME_TITLE, is_alike, numbers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from labpress.records.model import Publication


def duplicate(paper: Publication, others: Iterable[Publication]) -> tuple[str, str]:
    """Return the key of the one of *others* that *paper* is or seems to be, and why.

    Both are empty if there is none. A common DOI or arXiv number is certain; a common title and
    author (``SAME_TITLE``) nearly. The rules are those by which ``check`` tells of works that
    stand twice, but for titles of few letters: whoever adds a paper is asked, not warned.
    """
    own = tuple(numbers(paper))
    alike = ("", "")
    for other in others:
        theirs = set(numbers(other))
        common = next((number for number in own if number in theirs), "")
        if common:
            return other.key, f"both are {common}"
        if not alike[0] and is_alike(paper, other):
            alike = (other.key, SAME_TITLE)
    return alike
