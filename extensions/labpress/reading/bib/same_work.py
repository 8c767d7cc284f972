"""Which entries are the same work: entered twice, or as a preprint and as what became of it."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING

from labpress.records.problems import Code, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from labpress.records.model import Publication

#: A preprint and its last version are so many years apart at most.
_YEARS = 4
#: A title with fewer letters (``Editorial``, ``Introduction``) is too little for a warning.
_LETTERS = 14
#: Why two entries without a common number are taken for one work.
SAME_TITLE = "the title is the same, and so is an author"
_OTHER = re.compile(r"[\W_]+")
_VERSION = re.compile(r"v\d+$")


def normal_title(paper: Publication) -> str:
    """Return the title in small letters without accents, spaces and punctuation."""
    decomposed = unicodedata.normalize("NFKD", paper.plain_title.casefold())
    return _OTHER.sub("", "".join(c for c in decomposed if not unicodedata.combining(c)))


def numbers(paper: Publication) -> Iterator[str]:
    """Yield the numbers that no other work has: the DOI, and arXiv's number without a version."""
    if paper.doi:
        yield f"doi:{paper.doi.casefold()}"
    if paper.arxiv:
        yield "arXiv:" + _VERSION.sub("", paper.arxiv)


def is_alike(one: Publication, other: Publication) -> bool:
    """Tell whether both have one title and an author in common, and nothing speaks against it.

    Against it speak more than some years between them, and two DOIs of publishers.
    """
    title = normal_title(one)
    return bool(title) and title == normal_title(other) and _may_be_one(one, other)


def is_same_entry(one: Publication, other: Publication) -> bool:
    """Tell whether two entries of one key are one paper, by DOI, arXiv number or title."""
    if one.doi and other.doi:
        return one.doi.casefold() == other.doi.casefold()
    if set(numbers(one)) & set(numbers(other)):
        return True
    return normal_title(one) == normal_title(other)


def free_key(key: str, taken: Iterable[str]) -> str:
    """Return *key* with a number that makes it another than all of *taken* (in folded case)."""
    known = set(taken)
    number = 2
    while f"{key}-{number}".casefold() in known:
        number += 1
    return f"{key}-{number}"


def same_works(papers: Iterable[Publication]) -> Iterator[Problem]:
    """Yield a problem at each entry that seems to be the work of one before it.

    So it is with the same DOI or number at arXiv; or with the same title, a common author and no
    more than some years between. Entries that name each other (``related``) are known to differ.
    """
    first: dict[str, Publication] = {}
    titles: defaultdict[str, list[Publication]] = defaultdict(list)
    for paper in papers:
        if not paper.authors and not paper.others:
            continue  # proceedings and the like
        found, why = None, ""
        for number in numbers(paper):
            known = first.setdefault(number, paper)
            if known is not paper and found is None:
                found, why = known, f"both are {number}"
        title = normal_title(paper)
        if len(title) >= _LETTERS:
            if found is None:
                found = next((one for one in titles[title] if _may_be_one(one, paper)), None)
                why = SAME_TITLE
            titles[title].append(paper)
        if found is not None and not _related(paper, found):
            yield _problem(paper, found, why)


def _may_be_one(one: Publication, other: Publication) -> bool:
    if one.year and other.year and abs(one.year - other.year) > _YEARS:
        return False
    # two numbers that differ are two works, as parts of one series are
    if one.doi and other.doi and not {one.doi[:8], other.doi[:8]} & {"10.48550", "10.5281"}:
        return False
    return bool(_families(one) & _families(other))


def _families(paper: Publication) -> set[str]:
    return {author.name.family.casefold() for author in paper.authors}


def _related(one: Publication, other: Publication) -> bool:
    named = (dict(one.fields).get("related", ""), dict(other.fields).get("related", ""))
    keys = {key.strip() for value in named for key in value.split(",")}
    return one.key in keys or other.key in keys


def _problem(paper: Publication, other: Publication, why: str) -> Problem:
    place = other.location
    message = f"{paper.key}: this seems to be the work of {other.key}, at {place}: {why}"
    number = paper.arxiv or other.arxiv
    joined = f"preprint = {{{number}}} and ids = {{…}}" if number else "ids = {…}"
    hint = (
        f"keep the published one, and write {joined} with the key of the other into it; "
        f"or, if they are two works, related = {{{other.key}}}"
    )
    return Problem(Code.BIB_SAME_WORK, paper.location, message, hint, paper.key, (place,))
