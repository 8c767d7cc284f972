r"""Who is named in a list of authors that is not quite BibTeX's, and what to write instead.

BibTeX's list is names between ``and``. People write semicolons, ampersands and commas as well, or
``et al.``, or bodies without braces, or the family name first without a comma. Where it is certain
who is meant, the list is read as meant; where it is not, as BibTeX reads it. Both are told: nobody
is printed in silence under a name that nobody has.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from labpress.names import parsing
from labpress.names.bodies import is_body
from labpress.names.eastern import SEPARATOR, people_in_script
from labpress.names.extras import is_place, strip_extras, without_setting
from labpress.names.inverted import initials_for_certain, initials_last, is_given
from labpress.names.placeholders import is_nobody
from labpress.names.plausibility import (
    MANY,
    WRITE_AND,
    Company,
    ListFinding,
    plausible,
)
from labpress.names.titles import without_introduction
from labpress.names.variants import folded
from labpress.text.orcid import orcid_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Company", "ListFinding", "Listed", "Reading", "company_of", "read_piece"]

#: "And others" in the languages and shapes in which it is met. ``U. A.`` and ``Al.`` are somebody.
_MANY = (
    r"et[\s~.]*al(?:ii|iae|ia|l|\.)?|et\.?[\s~]*col(?:l(?:ab)?)?s?\.?|(?-i:u\.[\s~]*a\.|e\.a\.|m\.[\s~]*fl\.)"
    r"|и[\s~]+др\.?|等|(?-i:al\.)|etc\.?|\.{2,}|…|\\l?dots(?:\{\})?"
    r"|(?:(?:many|several|the|\d+\+?)\s+)?(?:more\s+)?others(?:\s*\(\d+\))?|(?:many|several|\d+\+?)\s+more"
    r"|(?:other|more|\d+\+?(?:\s+(?:more|other))?)\s+(?:co-?)?(?:authors|workers|contributors|people)"
    r"|co-?workers|co-?authors|colleagues|collaborators|otros|outros|altri|andere|autres"
)
_AND_MANY = re.compile(
    r"(?:^|[\s~,;]|(?<=\.\.))[\s~,;]{0,3}[([$]?(?:(?:and|\\?&|\+|und|y|e|et)[\s~]+)?(?:the\s+)?"
    r"(?:\\(?:emph|textit|textrm)\s*\{|\{\\(?:it|em)\s+|[{(\[])?"
    rf"(?:{_MANY})"
    r"[})\]]?\$?[\s~]*\.?[\s~,]*$",
    re.I,
)
#: People left out between those before and the last, as APA's style does: ``A., ..., & Roe, B.``.
_LEFT_OUT = re.compile(r",\s*(?:\.{3}|…|\\l?dots(?:\{\})?)\s*,?\s*(?=\S)")
#: More than one blank, of which the first counts: patterns need not look through long runs.
_BLANKS = re.compile(r"([\s~])[\s~]+")
#: These are no names where they stand alone; behind a name they may be one.
_OTHERS = re.compile(
    r"(?:and\s+)?(?:others?\.?|etal\.?|et|al|(?:and\s+)?(?:many\s+)?more|friends|team)", re.I
)
_INITIALS = re.compile(r"(?:[^\W\d_]\.[\s~-]*)+|[A-Z]{1,3}")
#: A name that begins with initials and ends with a family name: ``J. Doe``.
_INITIALS_FIRST = re.compile(r"(?:[^\W\d_]\.[\s~-]*)+(?:\{?\\|\{?[^\W\d_])[^,]*[^\W\d_]{2,}\}*")
#: One person, and the next after a full stop: ``A. Smith. B. Jones``.
_STOP = re.compile(r"(?<=[^\W\d_]{3})\.\s+(?=[^\W\d_]\.)")
#: Signs and words between two people that are no "and"; those of the second group also stand
#: within family names (Ortega y Gasset).
_BETWEEN = re.compile(
    r",?\s+(?:(?P<sign>//?|--+|\{and\}|\{\\&\}|\ufdd6|\+|\||·|•|–|—|-|with|plus|und|et|och|og|en|és|ve|dan|и|та|και)|(?P<word>y|e|i))\s+"
)
#: Commands and tags that begin a new line, or leave a gap, between two people.
BREAK = "\ufdd6"
_BREAK = re.compile(
    r"\s\\\\(?:\[[^\[\]]*\])?\s|<br\s*/?>|\\q?quad(?![A-Za-z])|\\hspace\*?\{[1-9][^{}]*\}"
    r"|\\(?:newline|linebreak)(?![A-Za-z])(?:\{\})?",
    re.I,
)
#: Narrow blanks of LaTeX, whose signs separate nobody: ``J.\,P. Roe``.
_NARROW = re.compile(r"(?<!\\)\\(?:[,;:!]|thinspace(?![A-Za-z])(?:\{\})?)")
#: An "and" whose blank is missing.
_CROWDED = re.compile(r"(?<=\s)and(?=(?P<next>[A-Z][^\W\d_]*)(?:\.|\s|,))")
#: Where a character is written as HTML does, & and ; separate nobody.
_ENTITY = re.compile(r"&(#?\w+);")
_MASKED = re.compile("\ufdd3(#?\\w+)\ufdd4")
_ENCLOSED = re.compile(
    r"\[([^\[\]]+)\]|\(([^()]+)\)|\"([^\"]+)\"|'([^']+)'|“([^“”]+)”|``([^`']+)''"
)


@dataclass(frozen=True, slots=True)
class Listed:
    """One author of a list: the name as BibTeX is to read it, and what else stood with it."""

    source: str
    orcid: str = ""
    native: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one piece of a list, between two ``and``, says: people, and whether there are more."""

    people: tuple[Listed, ...]
    others: bool = False
    findings: tuple[ListFinding, ...] = ()


def company_of(pieces: Sequence[str]) -> Company:
    """Return how the names *pieces* of one list are written."""
    families, plain, last, capitals, braced = [], 0, 0, 0, 0
    for piece in pieces:
        piece = strip_extras(_NARROW.sub("~", piece)).name if "," in piece else piece
        if parsing.is_group(piece):
            braced += _whole_name(piece[1:-1])
            continue
        head, comma, _ = piece.partition(",")
        if comma:
            families.append(folded(head))
            continue
        plain += 1
        words = piece.split()
        last += len(words) > 1 and initials_for_certain(words)
        capitals += len(words) > 1 and len(words[-1]) > 3 and words[-1].isupper()
    return Company(
        families=frozenset(families if plain == 1 else ()),
        commas=min(len(families), MANY),
        plain=min(plain, MANY),
        initials_last=last > 0,
        capitals=capitals > 0,
        alone=len(pieces) == 1,
        braced=min(braced, MANY),
    )


@lru_cache(maxsize=1 << 14)
def read_piece(piece: str, company: Company) -> Reading:
    """Return whom *piece* names (LaTeX, as it stands between two ``and``)."""
    piece = _NARROW.sub("~", piece)
    source = without_setting(_BREAK.sub(" \ufdd6 ", piece)).strip(" \t\n\ufdd6")
    source = _BLANKS.sub(r"\1", source)
    if parsing.is_group(source) and parsing.is_extended(source[1:-1]):
        inside = source[1:-1].strip()
        message = f"“{source}” is read as the parts of a name, without the braces around it"
        outside = (ListFinding(message, f"write {inside}", extra=True),)
        return Reading(
            (Listed(inside, orcid_of(parsing.extended_orcid(inside))),), findings=outside
        )
    if parsing.is_group(source) and not _AND_MANY.fullmatch(source):
        finding = _several_in_braces(source, company)
        return Reading((Listed(source),), findings=finding)
    if parsing.is_extended(source):
        return Reading((Listed(source, orcid_of(parsing.extended_orcid(source))),))
    others, findings = False, []
    if (introduced := without_introduction(source)) != source and introduced:
        shown = source[: len(source) - len(introduced)].strip()
        findings.append(
            ListFinding(f"“{shown}” before names is left out", "write the names alone", extra=True)
        )
        source = introduced
    if _OTHERS.fullmatch(source.rstrip(" ~,")):
        return Reading((), True, (_others_finding(source),))
    if (left_out := _LEFT_OUT.search(source)) and "," in source[: left_out.start()]:
        findings.append(_others_finding(left_out[0].strip(" ,")))
        source, others = _LEFT_OUT.sub(", ", source), True
    if found := _AND_MANY.search(source):
        findings.append(_others_finding(found[0].strip(" ~,;")))
        source, others = source[: found.start()].rstrip(" ~,;"), True
        if not source:
            return Reading((), True, tuple(findings))
    elif nobody := is_nobody(source):
        told_alone = (ListFinding(nobody.message, nobody.hint),)
        return Reading((Listed(source),) if nobody.printed else (), False, told_alone)
    if enclosed := _ENCLOSED.fullmatch(source):
        inside = next(filter(None, enclosed.groups())).strip()
        findings.append(
            ListFinding(f"“{source}” is read as “{inside}”", f"write {inside}", extra=True)
        )
        source = inside
    parts, sign = _separated(source, findings)
    people: list[Listed] = []
    for part in parts:
        people += _people_in(part, company, findings, several=len(parts) > 1)
    if sign:
        told = f"“{'line break' if sign == BREAK else sign.strip()}” between names is read as “and”"
        findings.insert(0, ListFinding(told, _with_and(one.source for one in people)))
    return Reading(tuple(people), others, tuple(dict.fromkeys(findings)))


def _people_in(
    part: str, company: Company, findings: list[ListFinding], *, several: bool
) -> list[Listed]:
    """Return who is named in *part* of a piece, of which there are *several* or this one alone."""
    stripped = strip_extras(part)
    if stripped.removed:
        shown = ", ".join(stripped.removed)
        findings.append(
            ListFinding(
                f"“{shown}” beside the name “{stripped.name}” is no part of it, and left out",
                f"write {stripped.name}"
                + (f', and author+an:orcid = {{N="{stripped.orcid}"}}' * bool(stripped.orcid)),
                extra=True,
            )
        )
    names = _by_commas(stripped.name, company, findings)
    if len(names) == 1:
        # What is to be written is told of all of them at once.
        into: list[ListFinding] = [] if several else findings
        return [Listed(plausible(names[0], company, into), stripped.orcid, stripped.native)]
    return [Listed(name) for name in names]


def _with_and(people: Iterable[str]) -> str:
    return f"{WRITE_AND}: {' and '.join(people)}"


def _others_finding(text: str) -> ListFinding:
    return ListFinding(
        f"“{text}” is no name; it is read as BibTeX’s “and others”", 'write "and others"'
    )


def _several_in_braces(source: str, company: Company) -> tuple[ListFinding, ...]:
    """Tell of several people in one pair of braces, which are one name for BibTeX.

    A body whose name has an "and" is written so, and rightly. Only a list that is nothing but
    this, all of whose parts look like people, is doubted.
    """
    inside = source[1:-1]
    if parsing.is_group(inside):
        return ()
    if (company.braced > 1 and _whole_name(inside)) or _turned_in_braces(inside):
        message = f"“{source}” in braces is printed whole, as the name of a body"
        return (ListFinding(message, f"if it is a person, write {inside}"),)
    if not company.alone:
        return ()
    fault = parsing.fault(source)
    return (ListFinding(*fault),) if fault else ()


def _turned_in_braces(inside: str) -> bool:
    """Say whether *inside* of braces there is a person's family and given name: ``Doe, Jane``."""
    family, _, given = (part.strip() for part in inside.partition(","))
    known = is_given(given) or _INITIALS.fullmatch(given) is not None
    return family.isalpha() and family.istitle() and known


def _whole_name(text: str) -> bool:
    """Say whether *text*, a name in braces, looks like a person's given and family name."""
    words = text.split()
    return (
        1 < len(words) < 5
        and not is_body(words)
        and all(word[:1].isupper() and word.replace(".", "").isalpha() for word in words)
        and not any(word.isupper() and len(word) > 2 for word in words)
    )


def _separated(source: str, findings: list[ListFinding]) -> tuple[list[str], str]:
    """Return the names between signs and words that are no "and", and the first of these."""
    source = source.replace("\\&amp;", "&").replace("&amp;", "&")
    if "&" in source and _ENTITY.search(source):
        masked = _ENTITY.sub("\ufdd3\\1\ufdd4", source)
        parts, sign = _separated(masked, findings)
        return [_MASKED.sub(r"&\1;", part) for part in parts], sign
    if not source.isascii() and (eastern := SEPARATOR.search(source)):
        return [part for part in map(str.strip, SEPARATOR.split(source)) if part], eastern[0]
    parts = [part.strip() for part in parsing.cut(source, ";")]
    sign = ";" if len(parts) > 1 else ""
    if "&" in source:
        pieces = [
            one.strip() for part in parts for one in parsing.cut(part.replace("\\&", "&"), "&")
        ]
        if all(len(re.split(r"[\s,~]+", one)) > 1 or not one for one in pieces):
            sign, parts = sign or "&", pieces
    pieces = []
    for part in parts:
        among = _between_people(part, findings)
        sign = sign or (among[1] if len(among[0]) > 1 else "")
        pieces += among[0]
    parts = [one for part in pieces if (one := part.strip(" ,~"))]
    if len(parts) > 1 or sign == ";":
        return parts, sign
    if sign or "&" in source.replace("\\&", "&"):
        body = source.strip("{}")
        findings.append(
            ListFinding(f"“{source}” is taken for the name of a body", f"write {{{body}}}")
        )
        return ["{" + body + "}"], ""
    return [source], ""


def _between_people(source: str, findings: list[ListFinding]) -> tuple[list[str], str]:
    """Return the people in *source* between words and signs as ``und``, and the first of these."""
    crowded = _CROWDED.search(source)
    source = _CROWDED.sub("\ufdd5", source)
    people, sign, at = [], f"and{crowded['next']}" if crowded else "", 0
    for found in _BETWEEN.finditer(source):
        before, after = source[at : found.start()], source[found.end() :]
        after = _BETWEEN.split(after)[0].partition("\ufdd5")[0]
        if not (_is_person(before) and _is_person(after)):
            continue
        word = found["sign"] or found["word"]
        if found["word"] and not ("," in before or is_given(after.split()[0])):
            both = f"{before.strip()} and {after.strip()}"
            findings.append(
                ListFinding(
                    f"“{source}” is one name for BibTeX, with the particle “{word}”",
                    f"if these are two people, write {both}",
                )
            )
            continue
        people.append(before)
        sign, at = sign or word, found.end()
    people.append(source[at:])
    people = [one for part in people for one in part.split("\ufdd5")]
    if len(people) > 1:
        return people, sign
    stopped = _STOP.split(source)
    if len(stopped) > 1 and all("." in part for part in stopped):
        kept = [part if _INITIALS.fullmatch(part) else part.rstrip(".") for part in stopped]
        return kept, ". "
    return [source], ""


def _is_person(text: str) -> bool:
    """Say whether *text* looks like the name of a person, or several of them."""
    words = re.split(r"[\s,~]+", text.strip(" ,~"))
    return (
        len(words) > 1
        and not is_body(words)
        and not parsing.is_small(words[-1])
        and (not parsing.is_small(words[0]) or "," in text)
    )


def _by_commas(source: str, company: Company, findings: list[ListFinding]) -> list[str]:
    """Return *source*, one name; or those that commas separate, where that is certain."""
    if parsing.is_group(source):
        return [source]
    bare = source.rstrip(" ,~")
    trailing = "," in source[len(bare) :]
    parts = [part.strip() for part in parsing.cut(bare, ",")]
    core = [part for part in parts if part and not parsing.is_suffix(part)]
    if len(core) > 1 and _places(core[1:], core[0].split()):
        shown = ", ".join(core[1:])
        message = f"“{shown}” behind the name “{core[0]}” is no part of it, and left out"
        findings.append(ListFinding(message, f"write {core[0]}", extra=True))
        return core[:1]
    people = [plausible(one, company, []) for one in _people_between(core, company, trailing)]
    if people:
        findings.append(
            ListFinding(
                f"“{bare}” is read as {len(people)} names, as the commas are between people",
                _with_and(people),
            )
        )
        return people
    if len(core) > 2 and len(parsing.cut(source, ",")) < 4:
        findings.append(
            ListFinding(
                f"“{core[1]}” between the commas of “{bare}” is no suffix such as Jr.",
                f'write "Family, Given" or "Family, Jr., Given"; {WRITE_AND}',
            )
        )
    elif len(core) == 2 and _may_be_two(core, company):
        findings.append(
            ListFinding(
                f"“{bare}” is one name for BibTeX, with the family name “{core[0]}”",
                "if these are two people, write "
                + " and ".join(plausible(one, company, []) for one in core),
            )
        )
    elif len(core) == 2 and company.commas < 2 and _has_place(*core):
        findings.append(
            ListFinding(
                f"“{bare}” is one name for BibTeX, with the family name “{core[0]}”",
                f"if {core[1]} is no part of it, write {core[0]}",
            )
        )
    elif len(parsing.cut(source, ",")) > 3 and (fault := parsing.fault(source)):
        if not parsing.fault(bare):
            findings.append(ListFinding(*fault))
    elif trailing and bare:
        findings.append(ListFinding(f"the comma behind “{bare}” is left out", f"{WRITE_AND} alone"))
    return [bare] if bare else []


def _places(parts: list[str], name: list[str]) -> bool:
    """Say whether *parts* behind *name* are where somebody is; one alone may be initials: CEA."""
    known = len(parts) > 1 or not parts[0].isupper() or is_given(name[0])
    return known and len(name) > 1 and all(map(is_place, parts))


def _people_between(parts: list[str], company: Company, trailing: bool) -> list[str]:
    """Return the people between commas in *parts* of one piece, if that is what they are."""
    words = [parsing.words_in(part) for part in parts]
    if people_in_script(parts):
        return parts
    if len(parts) == 2:
        if _INITIALS_FIRST.fullmatch(parts[0]) and len(words[1]) > 1:
            return parts  # No family name begins with initials.
        if is_body(words[0]) and len(words[0]) > 1 and len(words[1]) > 1 and is_given(words[1][0]):
            return parts
        if all(len(one) > 1 and initials_for_certain(one) for one in words):
            # "Araújo C., Juan C." is one person, who shortens the second family name.
            return [] if all(part.endswith(".") for part in parts) else parts
        alone = company.commas < 2 and _two_by_two(parts)
        known = [
            is_given(word[0]) or _INITIALS_FIRST.match(part)
            for word, part in zip(words, parts, strict=True)
        ]
        return parts if alone and (trailing or all(known)) else []
    if len(parts) > 2 and all(len(word) > 1 for word in words):
        return parts
    if len(parts) > 3 and len(parts) % 2 == 0:
        pairs = list(zip(parts[::2], parts[1::2], strict=True))
        if all(_is_family(family) and _may_be_given(given) for family, given in pairs):
            return [f"{family}, {given}" for family, given in pairs]
    return []


def _may_be_two(parts: list[str], company: Company) -> bool:
    """Say whether *parts*, with a comma between them, may be two people for all that is known."""
    words = [parsing.words_in(part) for part in parts]
    return (
        (company.plain > 0 and company.commas < 2 and _two_by_two(parts))
        or (
            _two_by_two(parts)
            and all(len(one) == 2 and is_given(one[0]) and not is_given(one[1]) for one in words)
        )
        or all(len(one) > 1 and initials_last(one) for one in words)
        or people_in_script(parts) is None
    )


def _has_place(name: str, behind: str) -> bool:
    """Say whether *name* looks whole, so that *behind* the comma may be where the person is."""
    given, *family = parsing.words_in(name)
    return (
        len(family) == 1
        and len(given) > 3  # Di Bello is a family name
        and is_given(given)
        and behind[:1].isupper()
        and "." not in behind
        and not is_given(parsing.words_in(behind)[0])
        and (len(behind) > 3 or behind in ("V", "I"))
        and not parsing.is_small(given)
    )


def _is_family(part: str) -> bool:
    words = parsing.words_in(part)
    return len(words) < 4 and not any(map(_INITIALS.fullmatch, words))


def _may_be_given(part: str) -> bool:
    first, *more = parsing.words_in(part)
    return not more or is_given(first) or any(map(_INITIALS.fullmatch, more)) or "." in first


def _two_by_two(parts: list[str]) -> bool:
    """Say whether both *parts* look like a given and a family name."""
    for part in parts:
        words = parsing.words_in(part)
        if len(words) < 2 or parsing.is_small(words[0]):
            return False
        if _INITIALS.fullmatch(words[-1]):
            return False
    return True
