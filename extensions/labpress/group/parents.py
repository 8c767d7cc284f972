"""Entries that others take fields from: a book, proceedings, data that several entries share.

They are in the bibliography for the sake of their children, and none of the group's papers unless
somebody of the group wrote or edited them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from labpress.people.index import PersonIndex
from labpress.records.problems import Code

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from labpress.records.model import Person, Publication
    from labpress.records.problems import Problem


def without_parents(
    publications: Sequence[Publication], people: Iterable[Person]
) -> tuple[Publication, ...]:
    """Return *publications*, of which no list shows those that are but the parents of others.

    *publications*: with the identity of each author set. A parent with an author or an editor who
    is a member, or of whom that is not certain, is a publication like any other.
    """
    parents = _parents_in(publications)
    if not parents:
        return tuple(publications)
    index = PersonIndex(people)
    return tuple(
        replace(paper, listed=False)
        if paper.key.casefold() in parents and not _is_own(paper, index)
        else paper
        for paper in publications
    )


def about_papers(problems: Iterable[Problem], publications: Iterable[Publication]) -> list[Problem]:
    """Return *problems* without what is missing in entries that are there for others alone.

    Proceedings need no author, and a volume may take its year from each of its children.
    """
    papers = list(publications)
    parents = _parents_in(papers)
    unseen = {p.key for p in papers if not p.listed and p.key.casefold() in parents}
    return [
        one
        for one in problems
        if one.code is not Code.BIB_MISSING_FIELD or one.record not in unseen
    ]


def _parents_in(publications: Iterable[Publication]) -> set[str]:
    """Return the keys, in folded case, of the entries that others take fields from."""
    return {key.casefold() for paper in publications for key in paper.parents}


def _is_own(paper: Publication, index: PersonIndex) -> bool:
    found = {author.identity.person for author in paper.authors}
    asked = [author.identity for author in paper.authors if author.identity.kind == "ambiguous"]
    found.update(one for identity in asked for one in identity.candidates)
    found.update(one for name in paper.editors for one in index.match(name).ids)
    return any(index.people[one].member for one in found if one in index.people)
