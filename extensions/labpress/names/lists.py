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
from labpress.names.extras import is_place, respaced, strip_extras, without_setting
from labpress.names.variants import familiar, folded

if TYPE_CHECKING:
    from collections.abc import Sequence

_WRITE_AND = 'write "and" between people'
_BRACES = "put braces around it, as around every name that is not a person’s"

_ET_AL = re.compile(
    r"(?:^|[\s~,;])[\s~,;]*(?:and\s+)?(?:\\(?:emph|textit|textrm)\s*\{|\{\\(?:it|em)\s+|\{)?"
    r"(?:et[\s~.]*al(?:ii|iae|ia|\.)?|et\.?[\s~]*coll?\.?|u\.[\s~]*a\.|и[\s~]+др\.?|等)\}?[\s~]*\.?[\s~]*$",
    re.I,
)
_OTHERS = re.compile(
    r"(?:and\s+)?(?:many\s+|several\s+|\d+\s+)?(?:more\s+)?others?\.?|etal\.?|et|al\.?|\.{2,}|…|\\l?dots(?:\{\})?"
    r"|(?:and\s+)?(?:co-?workers|co-?authors|colleagues)",
    re.I,
)
#: Words that only the name of a body has.
_BODY = re.compile(
    r"research|group|team|labs?|laborator(?:y|ies)|collaborations?|consorti(?:um|a)|institutes?"
    r"|universit(?:y|ies|ät|é|à)|cent(?:er|re)|foundation|projects?|committee|society|association"
    r"|inc|ltd|gmbh|corporation|corp|company|initiative|network|alliance|department|ministry|agency"
    r"|council|organi[sz]ation|federation|administration|commission|office|bureau|authority"
    r"|working|task|force|developers|contributors|community",
    re.I,
)
_STARTS_BODY = re.compile(r"the|department|university|institute?|ministry|national|society", re.I)
_SMALL_IN_BODY = frozenset({"of", "for", "the", "in", "on", "at", "und", "für"})
_INITIALS = re.compile(r"(?:[^\W\d_]\.[\s~-]*)+|[A-Z]{1,3}")
#: One person, and the next after a full stop: ``A. Smith. B. Jones``.
_STOP = re.compile(r"(?<=[^\W\d_]{3})\.\s+(?=[^\W\d_]\.)")


#: Signs and words between two people that are no "and".
_BETWEEN = re.compile(r"\s+(/|with)\s+")
#: A whole word, and no abbreviation, with a full stop.
_STOPPED = re.compile(r"(?<![^\W\d_])[^\W\d_]{5,}\.$")
#: Where a character is written as HTML does, & and ; separate nobody.
_ENTITY = re.compile(r"&(#?\w+);")
_MASKED = re.compile("\ufdd3(#?\\w+)\ufdd4")


@dataclass(frozen=True, slots=True)
class ListFinding:
    """Something that is not as it should be. ``extra``: no fault of the list, but in a name."""

    message: str
    hint: str
    extra: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """One author of a list: the name as BibTeX is to read it, and what else stood with it."""

    source: str
    orcid: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one piece of a list, between two ``and``, says: people, and whether there are more."""

    people: tuple[Listed, ...]
    others: bool = False
    findings: tuple[ListFinding, ...] = ()


@dataclass(frozen=True, slots=True)
class Company:
    """How the other names of a list are written, which tells how a doubtful one is meant.

    ``families``: the family names before a comma, folded. ``commas``, ``plain``: how many names
    have a comma, and how many have none. ``initials_last``: whether some name is a family name
    with initials behind it, for certain (``Liu SJ``). ``capitals``: whether family names are
    written in capitals. ``alone``: whether there is no other.
    """

    families: frozenset[str] = frozenset()
    commas: int = 0
    plain: int = 0
    initials_last: bool = False
    capitals: bool = False
    alone: bool = False


def company_of(pieces: Sequence[str]) -> Company:
    """Return how the names *pieces* of one list are written."""
    families, plain, last, capitals = [], 0, 0, 0
    for piece in pieces:
        if parsing.is_group(piece):
            continue
        head, comma, _ = piece.partition(",")
        if comma:
            families.append(folded(head))
            continue
        plain += 1
        words = piece.split()
        last += len(words) > 1 and _initials_for_certain(words)
        capitals += len(words) > 1 and len(words[-1]) > 3 and words[-1].isupper()
    return Company(
        frozenset(families), len(families), plain, last > 0, capitals > 0, len(pieces) == 1
    )


@lru_cache(maxsize=1 << 14)
def read_piece(piece: str, company: Company) -> Reading:
    """Return whom *piece* names (LaTeX, as it stands between two ``and``)."""
    source = without_setting(piece).strip()
    if parsing.is_group(source):
        finding = _several_in_braces(source, company)
        return Reading((Listed(source),), findings=finding)
    if parsing.is_extended(source):
        return Reading((Listed(source),))
    others, findings = False, []
    if _OTHERS.fullmatch(source):
        return Reading((), True, (_others_finding(source),))
    if found := _ET_AL.search(source):
        findings.append(_others_finding(found[0].strip(" ~,;")))
        source, others = source[: found.start()].rstrip(" ~,;"), True
        if not source:
            return Reading((), True, tuple(findings))
    people: list[Listed] = []
    for part in _separated(source, findings):
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
        if len(names) > 1 or not names:
            people += [Listed(name) for name in names]
        else:
            people.append(Listed(_one(names[0], company, findings), stripped.orcid))
    return Reading(tuple(people), others, tuple(findings))


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
    if not company.alone or parsing.is_group(inside):
        return ()
    fault = parsing.fault(source)
    return (ListFinding(*fault),) if fault else ()


def _separated(source: str, findings: list[ListFinding]) -> list[str]:
    """Return the names between semicolons and ampersands, and tell of these."""
    if "&" in source and _ENTITY.search(source):
        masked = _ENTITY.sub("\ufdd3\\1\ufdd4", source)
        return [_MASKED.sub(r"&\1;", part) for part in _separated(masked, findings)]
    parts = [part.strip() for part in parsing.cut(source, ";")]
    sign = ";" if len(parts) > 1 else ""
    if re.search(r"\\?&", source):
        pieces = [
            one.strip() for part in parts for one in parsing.cut(part.replace("\\&", "&"), "&")
        ]
        if all(len(re.split(r"[\s,~]+", one)) > 1 or not one for one in pieces):
            sign, parts = sign or "&", pieces
    parts = [one for part in parts if (one := part.strip(" ,~"))]
    if len(parts) > 1 or sign == ";":
        findings.append(
            ListFinding(
                f"“{sign}” between names is read as “and”",
                f"{_WRITE_AND}: {' and '.join(parts)}",
            )
        )
        return parts
    if between := _BETWEEN.search(source):
        people = _BETWEEN.sub("\ufdd5", source).split("\ufdd5")
        if all(len(one.split()) > 1 and not _is_body(one.split()) for one in people):
            told = f"“{between[1]}” between names is read as “and”"
            findings.append(ListFinding(told, f"{_WRITE_AND}: {' and '.join(people)}"))
            return people
    if sign or "&" in source.replace("\\&", "&"):
        body = source.strip("{}")
        findings.append(
            ListFinding(f"“{source}” is taken for the name of a body", f"write {{{body}}}")
        )
        return ["{" + body + "}"]
    if len(found := _STOP.split(source)) > 1 and all("." in part for part in found):
        findings.append(
            ListFinding(
                f"“{source}” is read as {len(found)} names",
                f"{_WRITE_AND}: {' and '.join(part.rstrip('.') for part in found)}",
            )
        )
        return [part if _INITIALS.fullmatch(part) else part.rstrip(".") for part in found]
    return [source]


def _by_commas(source: str, company: Company, findings: list[ListFinding]) -> list[str]:
    """Return *source*, one name; or those that commas separate, where that is certain."""
    if parsing.is_group(source):
        return [source]
    bare = source.rstrip(" ,~")
    trailing = "," in source[len(bare) :]
    parts = [part.strip() for part in parsing.cut(bare, ",")]
    core = [part for part in parts if part and not parsing.is_suffix(part)]
    if len(core) > 1 and all(map(is_place, core[1:])) and len(core[0].split()) > 1:
        shown = ", ".join(core[1:])
        message = f"“{shown}” behind the name “{core[0]}” is no part of it, and left out"
        findings.append(ListFinding(message, f"write {core[0]}", extra=True))
        return core[:1]
    people = _people_between(core, company, trailing)
    if people:
        findings.append(
            ListFinding(
                f"“{bare}” is read as {len(people)} names, as the commas are between people",
                f"{_WRITE_AND}: {' and '.join(people)}",
            )
        )
        return people
    if len(parsing.cut(source, ",")) > 3 and (fault := parsing.fault(source)):
        findings.append(ListFinding(*fault))
    elif len(core) > 2:
        findings.append(
            ListFinding(
                f"“{core[1]}” between the commas of “{bare}” is no suffix such as Jr.",
                f'write "Family, Given" or "Family, Jr., Given"; {_WRITE_AND}',
            )
        )
    elif len(core) == 2 and company.plain and company.commas < 2 and _two_by_two(core):
        findings.append(
            ListFinding(
                f"“{bare}” is one name for BibTeX, with the family name “{core[0]}”",
                f"if these are two people, write {' and '.join(core)}",
            )
        )
    elif trailing and bare:
        findings.append(
            ListFinding(f"the comma behind “{bare}” is left out", f"{_WRITE_AND} alone")
        )
    return [bare] if bare else []


def _people_between(parts: list[str], company: Company, trailing: bool) -> list[str]:
    """Return the people between commas in *parts* of one piece, if that is what they are."""
    words = [re.split(r"[\s~]+", part) for part in parts]
    if len(parts) == 2:
        alone = company.commas < 2 and _two_by_two(parts)
        known = all(_is_given(word[0]) for word in words)
        return parts if alone and (trailing or known) else []
    if len(parts) > 2 and all(len(word) > 1 for word in words):
        return parts
    pairs = list(zip(parts[::2], parts[1::2], strict=False))
    if len(parts) > 3 and len(parts) % 2 == 0:
        given = [second for _, second in pairs]
        if all(_INITIALS.fullmatch(one) or _is_given(one) for one in given):
            return [f"{family}, {one}" for family, one in pairs]
    return []


def _two_by_two(parts: list[str]) -> bool:
    """Say whether both *parts* look like a given and a family name."""
    for part in parts:
        words = re.split(r"[\s~]+", part)
        if len(words) < 2 or parsing.is_small(words[0]):
            return False
        if _INITIALS.fullmatch(words[-1]):
            return False
    return True


def _one(name: str, company: Company, findings: list[ListFinding]) -> str:
    """Return *name* as BibTeX reads it as it is meant; tell where it is not, or hardly, certain."""
    if parsing.is_group(name):
        return name
    if fault := parsing.fault(name):
        findings.append(ListFinding(*fault))
        return name
    if (spaced := respaced(name)) != name:
        findings.append(ListFinding(f"“{name}” is read as {spaced}", f"write {spaced}", True))
        name = spaced
    words = re.split(r"[\s~]+", name)
    if name.endswith(".") and len(words) > 1 and _ends_sentence(words[-1], "," in name):
        name = name.rstrip(". ")
        words[-1] = words[-1].rstrip(".")
        findings.append(
            ListFinding(f"the full stop behind “{name}” is left out", f"write {name}", True)
        )
    if "," in name:
        return _with_comma(name, findings)
    if len(words) < 2:
        if company.commas > 1 and name.istitle() and name.isalpha():
            findings.append(_mononym(name))
        return name
    if _is_body(words):
        findings.append(
            ListFinding(f"“{name}” is taken for the name of a body", f"write {{{name}}}: {_BRACES}")
        )
        return f"{{{name}}}"
    if all(map(_is_initials, words)) and "." in words[-1]:
        findings.append(
            ListFinding(f"the name “{name}” has no family name", "write it in full, or who it is")
        )
        return name
    if _initials_last(words):
        family, given = " ".join(words[:-1]), _with_stops(words[-1])
        certain = _initials_for_certain(words) or company.initials_last
        if certain:
            findings.append(
                ListFinding(
                    f"“{name}” is read as the family name {family} and initials",
                    f"write {family}, {given}",
                )
            )
            return f"{family}, {given}"
        sure = company.capitals or folded(words[-1]) in _FAMILIES or _is_given(words[0])
        if not sure or len(given) == 2:
            findings.append(
                ListFinding(
                    f"“{name}” has the family name {words[-1]} for BibTeX",
                    f"if these are initials, write {family}, {given}; "
                    f"if not, {words[-1].title()}, {' '.join(words[:-1])}",
                )
            )
        return name
    if stop := next(filter(_STOPPED.search, words[:-1]), ""):
        findings.append(
            ListFinding(
                f"“{stop}” inside the name “{name}” ends in a full stop",
                f"{_WRITE_AND}, or write the name without it",
            )
        )
    elif _family_first(words, company):
        family, given = words[0], " ".join(words[1:])
        findings.append(
            ListFinding(
                f"“{name}” has no comma, unlike the other names, and its family name is "
                f"{words[-1]} for BibTeX",
                f"if the family name is {family}, write {family}, {given}; "
                f"if not, {words[-1]}, {' '.join(words[:-1])}",
            )
        )
    return name


def with_initials_last(name: str) -> str:
    """Return ``Liu, S. J.`` for ``Liu SJ``, and the empty string for a name of another form."""
    words = name.split()
    if "," in name or len(words) < 2 or not _initials_last(words):
        return ""
    return f"{' '.join(words[:-1])}, {_with_stops(words[-1])}"


def _with_comma(name: str, findings: list[ListFinding]) -> str:
    """Return *name*, which has a comma, as it is meant."""
    family, _, given = (part.strip() for part in name.partition(","))
    if _is_initials(family) and "." in family and given and not parsing.is_suffix(given):
        if "," in given or any(map(_is_initials, given.split())):
            hint = 'write "Family, Given"'
            findings.append(ListFinding(f"the family name of “{name}” has initials only", hint))
            return name
        turned = f"{given}, {family}"
        findings.append(ListFinding(f"“{name}” has its initials first", f"write {turned}"))
        return turned
    return name


def _mononym(name: str) -> ListFinding:
    return ListFinding(
        f"“{name}” is a name of one word, unlike the other names",
        f"write the given name as well; or {{{name}}}, if this is all",
    )


def _ends_sentence(word: str, in_given: bool) -> bool:
    """Say whether the full stop behind *word* is none of an abbreviation."""
    bare = word.rstrip(".")
    if not bare.isalpha() or parsing.is_suffix(word):
        return False
    return len(bare) > (4 if in_given else 2) or (len(bare) > 2 and _is_given(bare))


def _is_given(word: str) -> bool:
    """Say whether *word* is known for a given name."""
    return bool(familiar(folded(word)))


def _is_body(words: list[str]) -> bool:
    last = words[-1]
    return (
        _BODY.fullmatch(last) is not None
        or _STARTS_BODY.fullmatch(words[0]) is not None
        or any(word in _SMALL_IN_BODY for word in words[1:-1])
        or (last.isdigit() and len(last) > 2 and not last.startswith("0"))
    )


def _is_initials(word: str) -> bool:
    return re.fullmatch(r"(?:[^\W\d_a-z]\.?[\s~-]*)+", word) is not None and (
        "." in word or len(word) == 1
    )


def _initials_last(words: list[str]) -> bool:
    """Say whether *words* may be a family name with initials behind it."""
    first, last = words[0].rstrip("."), words[-1]
    letters = re.sub(r"[.-]", "", last)
    return (
        1 <= len(letters) <= 3
        and letters.isalpha()
        and letters.isupper()
        and letters.lower() != letters
        and len(first) > 1
        and not first.isupper()
        and not any(map(_is_initials, words[:-1]))
        and not parsing.is_suffix(last)
        and not re.search(r"[\u3000-\uffff]", last)
    )


def _initials_for_certain(words: list[str]) -> bool:
    """Say whether the last of *words* can only be initials: one letter, or no vowel in several."""
    letters = re.sub(r"[.-]", "", words[-1])
    if _is_given(words[0]) and not parsing.is_small(words[0]):
        return False  # Malcolm X
    return _initials_last(words) and (
        len(letters) == 1 or "." in words[-1] or not re.search(r"[AEIOUYÀ-ÖØ-Ý]", letters)
    )


def _with_stops(initials: str) -> str:
    """Return ``S. J.`` for ``SJ``, and ``S.-J.`` for ``S-J``."""
    letters = re.sub(r"\.", "", initials)
    return re.sub(
        r"\. -", ".-", " ".join(f"{one}." if one != "-" else "-" for one in letters)
    ).replace("- ", "-")


def _family_first(words: list[str], company: Company) -> bool:
    """Say whether *words*, among names with commas, probably begin with the family name."""
    if not company.commas or company.plain != 1 or len(words) > 3 or any(map(_is_initials, words)):
        return False
    first, last = folded(words[0]), folded(words[-1])
    if any(map(parsing.is_small, words)) or last in company.families or last in _FAMILIES:
        return False
    return (
        first in company.families
        or first in _FAMILIES
        or (_is_given(words[-1]) and not _is_given(words[0]))
    )


#: Family names that are common where they stand first (Chinese, Korean, Vietnamese).
_FAMILIES = frozenset(
    """
    wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo lin gao liang zheng luo
    song xie tang deng feng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su
    lu ding ren yao shen cui fan shi tan liao xiong jin hao kong qin jia xia qiu hou zou meng
    kim park choi jung kang cho yoon jang lim shin kwon hwang ahn yoo hong
    nguyen tran le pham huynh hoang phan vu vo dang bui do ngo duong
    """.split()
)
