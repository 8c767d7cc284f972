"""The authors in the BibTeX that a visitor copies: names that BibTeX reads as they are meant.

A name stays as it stands in the file where BibTeX reads it so. Where the list has commas between
people, ``et al.`` or initials behind a family name, or where the person divides the name in
another way, what labpress reads is written instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pylatexenc.latexencode import unicode_to_latex

from labpress.names import lists, parsing
from labpress.names.extras import without_setting
from labpress.reading.bib.marks import has_marks, strip_marks

if TYPE_CHECKING:
    from labpress.records.model import Author, Name, Publication


def names_as_meant(text: str, publication: Publication) -> list[tuple[int, int, str]] | str:
    """Return *text*, the value of the field with the authors of *publication*, as it is meant.

    That is the changes of single names, each as its extent in *text* and what stands there
    instead; or the whole value, where names are not separated as BibTeX has it.
    """
    listed = [one for one in parsing.split(text) if one[0].lower() != parsing.OTHERS]
    company = lists.company_of([source for source, _ in listed])
    marked = has_marks(text)
    written: list[str] = []
    changes: list[tuple[int, int, str]] = []
    whole = "and{}" in text or "\\and" in text
    at = 0
    for source, offset in listed:
        bare = strip_marks(without_setting(source))[0] if marked else source
        reading = lists.read_piece(bare, company) if bare else lists.Reading(())
        authors = publication.authors[at : at + len(reading.people)]
        at += len(reading.people)
        whole = whole or len(authors) != 1 or reading.others
        plain = len(authors) == 1 and _reads_as(bare, authors[0].own_name)
        names = (
            [bare] if plain else [bibtex_name(one, ascii_only=text.isascii()) for one in authors]
        )
        written += names
        if names != [source]:
            changes.append((offset, offset + len(source), " and ".join(names)))
    if at != len(publication.authors):
        return []
    if whole:
        return " and ".join([*written, *[parsing.OTHERS] * publication.others])
    return changes


def bibtex_name(author: Author, *, ascii_only: bool = False) -> str:
    """Return the name of *author* so that BibTeX takes it apart as it is meant."""
    name = author.own_name
    text = _in_braces(name) if name.literal or not name.given else _family_first(name)
    if ascii_only:
        text = "".join(c if c.isascii() else f"{{{unicode_to_latex(c)}}}" for c in text)
    return text


def _reads_as(source: str, name: Name) -> bool:
    """Say whether BibTeX takes *source* apart into the parts of *name*.

    Where the parser of labpress departs from BibTeX it does not: suffixes without their commas,
    a particle behind the given name, numbers of DBLP.
    """
    if parsing.parse(source) != name or parsing.number_of(source):
        return False
    family, comma, given = source.partition(",")
    if name.suffix and "," not in given:
        return False
    return not (comma and name.particle and parsing.parse(family).particle != name.particle)


def _family_first(name: Name) -> str:
    family = f"{name.particle} {name.family}".strip()
    if not name.particle and any(parsing.is_small(word) for word in name.family.split()[:1]):
        family = f"{{{family}}}"
    return ", ".join(filter(None, (family, name.suffix, name.given)))


def _in_braces(name: Name) -> str:
    text = str(name)
    return f"{{{text}}}" if name.literal or " " in text or "," in text else text
