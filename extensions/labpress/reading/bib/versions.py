"""Versions of one work that have entries of their own: preprint, conference paper, article.

They are joined where an entry says so, and nowhere else: ``preprint = {2001.00001}`` names the
preprint's number (or DOI, or address), ``related = {key}`` another entry. The published entry that
names the others is the one that is shown; where several do, or none, the version of record. What
the others say stands with it, and their keys go on leading there.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from labpress.formatting.publication_kinds import kind_of
from labpress.reading.bib.same_work import (
    SAME_TEXT,
    families,
    normal_title,
    numbers,
    related_keys,
    without_version,
)
from labpress.records.fields import LINKS
from labpress.records.problems import Code, Problem
from labpress.text.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from labpress.formatting.sources import SourceStyle
    from labpress.records.model import Award, Link, Publication

#: Kinds of which two entries may be versions of one paper, the version of record first.
_PAPERS = ("journal", "conference", "other", "report", "preprint")
#: Types of relations that are known: those of one work, and of two (BibLaTeX's manual, 4.5.1).
_TYPES = tuple(
    sorted(
        SAME_TEXT | {"other", "multivolume", "translationas", "translationfrom", "translationof"}
    )
)
#: Links to the work itself; all others lead to what comes with it.
_WORK = frozenset(row.name for row in LINKS if row.pattern) | {
    *("doi", "url", "html", "arxiv", "preprint", "pdf")
}


def joined(
    publications: Iterable[Publication], style: SourceStyle
) -> tuple[tuple[Publication, ...], tuple[Problem, ...]]:
    """Return *publications* in their order, versions of one work as one, and what is not clear.

    Not clear is whether two papers with a common author and different titles are one work where
    ``related`` joins them and ``relatedtype`` does not say; that is told, and both stay. So do a
    paper and the preprint that it names if they have no author in common. *style*: how venues are
    called.
    """
    papers = list(publications)
    by_key = {name.casefold(): p for p in reversed(papers) for name in (*p.aliases, p.key)}
    problems: list[Problem] = []
    named: dict[str, list[Publication]] = {}
    preprints = _by_number(papers)
    for paper in papers:
        others: dict[str, Publication] = {}
        for preprint in preprints.get(_bare(paper.preprint), ()):
            if families(preprint) & families(paper):
                others[preprint.key] = preprint
            else:
                problems.append(_other_authors(paper, preprint))
        for key in related_keys(paper):
            other = by_key.get(key.casefold())
            if other is None:
                problems.append(_missing(paper, key))
            elif other is paper:
                problems.append(_itself(paper, key))
            elif _is_version(paper, other, problems):
                others[other.key] = other
        if others:
            named[paper.key] = list(others.values())
    if not named:
        return tuple(papers), tuple(problems)
    shown: dict[str, Publication] = {}
    hidden: set[str] = set()
    for group in _groups(papers, named):
        main = _main(group, named)
        shown[main.key] = _whole(main, [one for one in group if one is not main], style)
        hidden |= {one.key for one in group if one is not main}
    kept = (shown.get(paper.key, paper) for paper in papers if paper.key not in hidden)
    return tuple(kept), tuple(problems)


def _by_number(papers: Sequence[Publication]) -> Mapping[str, list[Publication]]:
    """Return the preprints among *papers* by their numbers and addresses."""
    if not any(paper.preprint for paper in papers):
        return {}
    found: defaultdict[str, list[Publication]] = defaultdict(list)
    for paper in papers:
        if not paper.preprint and kind_of(paper) == "preprint":
            for name in {*numbers(paper), *(link.url for link in paper.links)}:
                found[name].append(paper)
    return found


def _bare(preprint: str) -> str:
    return without_version(preprint) if preprint.startswith("arXiv:") else preprint


def _is_version(paper: Publication, other: Publication, problems: list[Problem]) -> bool:
    """Tell whether *other*, which *paper* names in ``related``, is the same work."""
    stated = dict(paper.fields).get("relatedtype", "").strip().casefold()
    if stated in SAME_TEXT:
        return True
    if stated:
        if near := nearest(stated, _TYPES, 0.8) if stated not in _TYPES else "":
            message = f"{paper.key}: the relatedtype {stated[:60]} is not known"
            hint = f"write relatedtype = {{{near}}}, if that is meant"
            place = paper.location
            problems.append(Problem(Code.BIB_RELATED, place, message, hint, paper.key))
        return False
    kinds = {kind_of(paper), kind_of(other)}
    if not kinds <= set(_PAPERS) or not families(paper) & families(other):
        return False
    if normal_title(paper) == normal_title(other) or set(numbers(paper)) & set(numbers(other)):
        return True
    place = other.location
    message = f"{paper.key}: related names {other.key}, at {place}, which has another title"
    hint = "write relatedtype = {version} to show both as one, or relatedtype = {other}"
    where = paper.location
    problems.append(Problem(Code.BIB_RELATED, where, message, hint, paper.key, (place,)))
    return False


def _other_authors(paper: Publication, preprint: Publication) -> Problem:
    place = preprint.location
    message = f"{paper.key}: preprint names {preprint.key}, at {place}, which has other authors"
    hint = "mend the number, or the authors"
    where = paper.location
    return Problem(Code.BIB_RELATED, where, message, hint, paper.key, (place,))


def _missing(paper: Publication, key: str) -> Problem:
    message = f"{paper.key}: related names {key[:60]}, which does not exist"
    hint = f"add the entry {key[:60]}, or remove it"
    return Problem(Code.BIB_CROSSREF, paper.location, message, hint, paper.key)


def _itself(paper: Publication, key: str) -> Problem:
    message = f"{paper.key}: related names {key[:60]}, which is the entry itself"
    hint = "write the key of the other version, or remove it"
    return Problem(Code.BIB_RELATED, paper.location, message, hint, paper.key)


def _groups(
    papers: Sequence[Publication], named: Mapping[str, list[Publication]]
) -> list[list[Publication]]:
    """Return the entries of each work that has several, in their order."""
    leader = {paper.key: paper.key for paper in papers}

    def find(key: str) -> str:
        while leader[key] != key:
            leader[key] = leader[leader[key]]
            key = leader[key]
        return key

    for key, others in named.items():
        for other in others:
            leader[find(other.key)] = find(key)
    groups: defaultdict[str, list[Publication]] = defaultdict(list)
    for paper in papers:
        groups[find(paper.key)].append(paper)
    return [group for group in groups.values() if len(group) > 1]


def _main(group: Sequence[Publication], named: Mapping[str, list[Publication]]) -> Publication:
    """Return the published entry that no other names; of several, the version of record."""
    published = [paper for paper in group if kind_of(paper) != "preprint"] or group
    others = {one.key for paper in published for one in named.get(paper.key, ())}
    naming = [paper for paper in published if paper.key not in others]
    return min(naming or published, key=_order)


def _order(paper: Publication) -> tuple[int, int]:
    """Return what puts the version of record first, and of two of a kind the newer one."""
    return _rank(paper), -(paper.year or 9999)


def _rank(paper: Publication) -> int:
    kind = kind_of(paper)
    return _PAPERS.index(kind) if kind in _PAPERS else 0


def _whole(main: Publication, versions: Sequence[Publication], style: SourceStyle) -> Publication:
    """Return *main* with its *versions*, the version of record first, and what they add."""
    ordered = sorted(versions, key=_order)
    preprint = next((one for one in ordered if one.arxiv and kind_of(one) == "preprint"), None)
    arxiv = main.arxiv or (preprint.arxiv if preprint else "")
    aliases = [name for one in ordered for name in (one.key, *one.aliases)]
    return replace(
        main,
        versions=tuple(ordered),
        arxiv=arxiv,
        aliases=tuple(dict.fromkeys((*main.aliases, *aliases))),
        links=_links(main, ordered, arxiv),
        awards=_awards(main, ordered, style),
        keywords=tuple(dict.fromkeys(word for one in (main, *ordered) for word in one.keywords)),
        selected=any(one.selected for one in (main, *ordered)),
        preview=main.preview or next((one.preview for one in ordered if one.preview), ""),
        abstract=main.abstract or next((one.abstract for one in ordered if one.abstract), ()),
        items=_items((main, *ordered)),
        parents=tuple(dict.fromkeys(key for one in (main, *ordered) for key in one.parents)),
        digest=":".join(one.digest for one in (main, *ordered)),
    )


def _links(main: Publication, versions: Sequence[Publication], arxiv: str) -> tuple[Link, ...]:
    """Return the links of all; those to another version of the work say of which."""
    links, bare, has_arxiv = list(main.links), without_version(arxiv), bool(main.arxiv)
    for version in versions:
        for link in version.links:
            # a number at arXiv with and without its version leads to one page
            known = link.kind == "arxiv" and without_version(version.arxiv) == bare
            if any(one.url == link.url for one in links) or (known and has_arxiv):
                continue
            has_arxiv = has_arxiv or known
            own = link.kind not in _WORK or known
            which = "" if own else str(version.year or version.key)
            links.append(replace(link, version=which))
    return tuple(links)


def _awards(
    main: Publication, versions: Sequence[Publication], style: SourceStyle
) -> tuple[Award, ...]:
    """Return the awards of all; one that another version has won says where."""
    awards = {award.name: award for award in main.awards}
    for version in versions:
        where = style.venue(version)
        for award in version.awards:
            detail = ", ".join(filter(None, (award.detail, where)))
            awards.setdefault(award.name, replace(award, detail=detail))
    return tuple(awards.values())


def _items(entries: Sequence[Publication]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found: dict[str, dict[str, None]] = {}
    for entry in entries:
        for kind, ids in entry.items:
            found.setdefault(kind, {}).update(dict.fromkeys(ids))
    return tuple((kind, tuple(ids)) for kind, ids in found.items())
