"""Which entries are the same work: entered twice, or as a preprint and as what became of it."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from labpress.formatting.publication_kinds import kind_of
from labpress.records.problems import Code, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from labpress.records.model import Publication

#: A preprint and its last version are so many years apart at most.
_YEARS = 4
#: A title with fewer letters (``Inside Risks``) may be that of a column as well.
_LETTERS = 14
#: Titles that many works have.
_COMMON = re.compile(
    r"(?:(?:guest|from the|to the|about the|an?|the) )?"
    r"(?:editorial|editor|reader|president|introduction|preface|foreword|afterword|epilogue"
    r"|erratum|errata|corrigendum|correction|addendum|retraction|comments?|commentary|repl(?:y|ies)"
    r"|response|discussion|rejoinder|book review|reviews?|summary|conclusions?|overview|keynote"
    r"|invited talk|obituary|interview|letter|news|notes?|report|thesis|appendix|tutorial"
    r"|panel|workshop|welcome|message)s?"
)
#: The beginnings of the DOIs of servers of preprints and of archives: arXiv, bioRxiv and medRxiv,
#: ChemRxiv, SSRN, Research Square, OSF's, Preprints.org, TechRxiv, ESS Open, Authorea, Zenodo, HAL.
_ARCHIVES = re.compile(
    r"10\.(?:48550|1101|64898|26434|2139|21203|31219|31222|31223|31234|31235|31124|20944|36227"
    r"|22541|1002/essoar|5281|5194/[a-z]+-\d{4})/"
)
#: Who is told that two works are related says so with another word than these: BibLaTeX's for the
#: same text in another place (manual, section 4.5.1), and plain ones.
SAME_TEXT = frozenset(
    """
    version versions versionof preprint preprintof eprint reprintof reprintas reprintfrom
    origpubas origpubin extends extended
    """.split()
)
#: So many works of one title are compared with another of it.
_COMPARED = 32
#: Why two entries without a common number are taken for one work.
SAME_TITLE = "the title is the same, and so is an author"
_OTHER = re.compile(r"[\W_]+")
_VERSION = re.compile(r"v\d+$")


@lru_cache(maxsize=1 << 16)
def title_letters(title: str) -> str:
    """Return *title* in small letters without accents, spaces and punctuation."""
    decomposed = unicodedata.normalize("NFKD", title.casefold())
    return _OTHER.sub("", "".join(c for c in decomposed if not unicodedata.combining(c)))


def normal_title(paper: Publication) -> str:
    """Return the title of *paper* as :func:`title_letters` has it."""
    return title_letters(paper.plain_title)


def numbers(paper: Publication) -> Iterator[str]:
    """Yield the numbers that no other work has: the DOI, and arXiv's number without a version.

    Those of versions that are joined with *paper* are among them.
    """
    for entry in paper.entries:
        if entry.doi:
            yield f"doi:{entry.doi.casefold()}"
        if entry.arxiv:
            yield "arXiv:" + without_version(entry.arxiv)


def without_version(number: str) -> str:
    """Return arXiv's *number* without that of a version."""
    return _VERSION.sub("", number)


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
    return Keys(taken).free(key)


class Keys:
    """The keys that are *taken*, in folded case, and new ones beside them."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(taken)
        self._last: dict[str, int] = {}

    def free(self, key: str) -> str:
        """Return *key* with a number that makes it another than all that are taken, and take it."""
        number = self._last.get(key.casefold(), 1) + 1
        while f"{key}-{number}".casefold() in self._taken:
            number += 1
        self._last[key.casefold()] = number
        self._taken.add(f"{key}-{number}".casefold())
        return f"{key}-{number}"


def same_works(papers: Iterable[Publication]) -> Iterator[Problem]:
    """Yield a problem at each entry that seems to be the work of one before it.

    So it is with the same DOI or number at arXiv; or with the same title, a common author and no
    more than some years between. Short titles of two issues of a journal are those of a column.
    Entries of which one names the other (``related``) and that are not joined are known to differ.
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
        if title and not _COMMON.fullmatch(paper.plain_title.casefold().strip(" .:")):
            if found is None:
                alike = (one for one in titles[title][:_COMPARED] if _may_be_one(one, paper))
                found, why = next(alike, None), SAME_TITLE
            titles[title].append(paper)
        if found is not None and not (_related(paper, found) or _told(paper, found)):
            yield _problem(paper, found, why)


def _may_be_one(one: Publication, other: Publication) -> bool:
    """Tell whether two of one title may be one work."""
    if one.year and other.year and abs(one.year - other.year) > _YEARS:
        return False
    # two numbers that differ are two works, as parts of one series are
    if one.doi and other.doi and not (_archived(one) or _archived(other)):
        return False
    if len(normal_title(one)) < _LETTERS and _issue(one) and _issue(other):
        return False
    return bool(families(one) & families(other))


def _issue(paper: Publication) -> bool:
    """Tell whether *paper* stands in an issue of a journal."""
    fields = dict(paper.fields)
    return kind_of(paper) == "journal" and any(fields.get(one) for one in ("volume", "number"))


def _archived(paper: Publication) -> bool:
    return _ARCHIVES.match(paper.doi.casefold()) is not None


def families(paper: Publication) -> set[str]:
    """Return the family names of the authors of *paper*."""
    return {author.name.family.casefold() for author in paper.authors}


def related_keys(paper: Publication) -> list[str]:
    """Return the keys that ``related`` of *paper* names."""
    value = dict(paper.fields).get("related", "")
    return list(filter(None, map(str.strip, value.split(","))))


def _related(one: Publication, other: Publication) -> bool:
    """Tell whether an entry of one names an entry of the other."""
    pairs = ((one, other), (other, one))
    return any(
        key.casefold() in {name.casefold() for name in (there.key, *there.aliases)}
        for here, there in pairs
        for entry in here.entries
        for key in related_keys(entry)
    )


def _told(one: Publication, other: Publication) -> bool:
    """Tell whether one names the other as its preprint, which joining told to be of others."""
    pairs = ((here, there) for here in one.entries for there in other.entries)
    return any(
        kind_of(preprint) == "preprint"
        and without_version(paper.preprint) in numbers(preprint)
        and not families(paper) & families(preprint)
        for here, there in pairs
        for paper, preprint in ((here, there), (there, here))
        if paper.preprint
    )


def _problem(paper: Publication, other: Publication, why: str) -> Problem:
    place = other.location
    message = f"{paper.key}: this seems to be the work of {other.key}, at {place}: {why}"
    joining = f"to show both as one, write {_joining(paper, other)}"
    if normal_title(paper) == normal_title(other):
        apart = f"related = {{{other.key}}} and relatedtype = {{other}}"
        hint = f"{joining}; if they are two works, {apart}"
    else:
        hint = f"if they are two works, mend the number of one; {joining}"
    return Problem(Code.BIB_SAME_WORK, paper.location, message, hint, paper.key, (place,))


def _joining(paper: Publication, other: Publication) -> str:
    """Return what joins both, and where: the published one names its preprint, or the other."""
    preprint, published = (paper, other) if kind_of(paper) == "preprint" else (other, paper)
    number = without_version(preprint.arxiv)
    is_preprint = kind_of(preprint) == "preprint" and kind_of(published) != "preprint"
    if number and is_preprint and not published.preprint:
        return f"preprint = {{{number}}} into {published.key}"
    return f"related = {{{preprint.key}}} and relatedtype = {{version}} into {published.key}"
