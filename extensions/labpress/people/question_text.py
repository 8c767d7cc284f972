"""A question about a name in words: who may be meant, what speaks for whom, in which papers."""

from __future__ import annotations

from textwrap import fill
from typing import TYPE_CHECKING

from labpress.names.parsing import full
from labpress.text.enumeration import all_of, shortened

if TYPE_CHECKING:
    from collections.abc import Mapping

    from labpress.people.questions import Candidate, Guess, Place, Question
    from labpress.records.model import Person, Position, Publication

#: How many papers, and how many coauthors, are shown of many.
_PAPERS, _COAUTHORS = 5, 4


def headline(question: Question) -> str:
    """Return what is asked, in one line."""
    count = len(question.papers)
    where = "in 1 paper" if count == 1 else f"in {count} papers"
    return f"Who is “{shortened(question.spelling)}”, {where}?"


def candidate_lines(candidate: Candidate, question: Question, person: Person) -> list[str]:
    """Return who *candidate* is, and below what speaks for it: dates, coauthors, ORCID, names."""
    facts = []
    count = len(question.papers)
    if not person.member:
        head = "not of the group"
    elif person.joined or person.left:
        head = ", ".join(map(_position, person.held))
        how_many = "it" if count == 1 else "all"
        if candidate.in_time < count:
            how_many = f"{candidate.in_time} of {count}" if candidate.in_time else "none"
        facts.append(f"a member when {how_many} appeared")
    else:
        head = person.role
    if candidate.coauthors:
        some = [shortened(one, 40) for one in candidate.coauthors[:_COAUTHORS]]
        more = len(candidate.coauthors) - len(some)
        facts.append("writes with " + all_of([*some, f"{more} more"] if more else some))
    papers = candidate.papers
    facts.append(f"{papers or 'no'} other {'paper' if papers == 1 else 'papers'} for certain")
    if person.orcid:
        facts.append(f"ORCID {person.orcid}")
    if spellings := [*map(full, person.also), *filter(None, [person.native])]:
        facts.append(f"also “{'”, “'.join(shortened(one, 40) for one in spellings)}”")
    who = f"{full(person.name)} ({person.id})"
    return [f"{who}, {head}" if head else who, f"    {'; '.join(facts)}"]


def _position(held: Position) -> str:
    time = f"{held.start or '…'} to {held.end or ('?' if held.ended else '…')}"
    return f"{held.role} {time}".strip()


def paper_line(place: Place, publication: Publication) -> str:
    """Return year, title, key and the other authors of one paper, in one line."""
    others = [full(a.name) for at, a in enumerate(publication.authors, 1) if at != place.position]
    some = others[:_COAUTHORS]
    if more := len(others) - len(some):
        some.append(f"{more} more")
    company = f", with {all_of(shortened(one, 40) for one in some)}" if some else ""
    year = f"{publication.year} " if publication.year else ""
    return f"{year}{shortened(publication.plain_title, 60)} ({publication.key}){company}"


def guess_line(guess: Guess, people: Mapping[str, Person]) -> str:
    """Return in one line what was guessed."""
    who = f"{full(people[guess.person].name)} ({guess.person})"
    count = len(guess.places)
    where = f"in {guess.places[0].key}" if count == 1 else f"in {count} papers"
    return f"“{shortened(guess.spelling)}” is taken for {who} {where} (labpress_match_initials)"


def question_text(
    question: Question,
    people: Mapping[str, Person],
    publications: Mapping[str, Publication],
    width: int = 0,
) -> str:
    """Return *question* as text: what is asked, the candidates, and the first of its papers.

    *width*: of the terminal; a longer line goes on below, between two words. 0: none is.
    """
    lines = [headline(question)]
    lines += [
        f"  {line}"
        for candidate in question.candidates
        for line in candidate_lines(candidate, question, people[candidate.person])
    ]
    lines.append("  in")
    places = question.papers[:_PAPERS]
    lines += [f"    {paper_line(place, publications[place.key])}" for place in places]
    if more := len(question.papers) - len(places):
        lines.append(f"    and {more} more")
    return "\n".join(_wrapped(line, width) for line in lines) if width else "\n".join(lines)


def _wrapped(line: str, width: int) -> str:
    text = line.lstrip()
    indent = " " * (len(line) - len(text))
    return fill(
        text,
        max(width, 40),
        initial_indent=indent,
        subsequent_indent=f"{indent}  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
