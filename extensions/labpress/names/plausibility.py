"""Whether a text may be the name of one person: the one test of all that nobody is called.

What is certain is mended, so that it is printed as meant; what is not is read as BibTeX reads it.
Both are told, with the text to write.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from labpress.names import parsing
from labpress.names.bodies import is_body
from labpress.names.eastern import family_first
from labpress.names.extras import respaced
from labpress.names.inverted import (
    dotted_initials_last,
    initials_for_certain,
    initials_last,
    is_given,
    is_initials,
    shortened_last,
    suffix_and_initials,
    two_people,
    with_stops,
)
from labpress.names.particles import with_particle
from labpress.names.titles import doubtful_degree
from labpress.names.variants import FAMILIES, folded, is_east_asian

WRITE_AND = 'write "and" between people'
#: No reading asks whether more names of a list are written in one way.
MANY = 2
#: Fields of research that end the names of companies.
_FIELDS = ("AI", "ML", "NLP")
_BRACES = "put braces around it, as around every name that is not a person’s"

#: A whole word, and no abbreviation, with a full stop.
_STOPPED = re.compile(r"(?<![^\W\d_])[^\W\d_]{5,}\.$")
#: Initials without a full stop between them: ``JP. Sartre``.
_RUN_TOGETHER = re.compile(r"(?<![\w.'’\\{-])([A-Z]{2,3})\.(?=[\s~]*(?:[A-Z]|$))")
_STOPPED_FAMILY = re.compile(r"(?<![^\W\d_])[^\W\d_]{3,}\.$")
#: Two names without the blank between them, or the name of a body.
_GLUED = re.compile(r"((?!Mac|Mc)[A-Z][a-zà-ÿ]{2,})([A-Z][a-zà-ÿ]{2,})")
_GLUED_INITIALS = re.compile(r"([A-Z]{1,2})([A-Z][a-zà-ÿ]{2,})")
#: Signs that no name has inside: digits between letters, and what is left of a wrong encoding.
_ODD = re.compile(
    r"(?<=[^\W\d_])[0-9?](?=[^\W\d_])|^[^()]*\)|\([^()]*$|^(?:[^\"\\]|\\.)*\"(?:[^\"\\]|\\.)*$|\ufffd|(?<!\w)@\w+|(?<!\\)[#=|<>]|\$$|(?<=\w)[´¨](?=\w)|(?<=[^\W\d_]):(?=\s)|\w+@\w+\.\w+"
)
_CLOSED = re.compile(r"[^\W\d_]{3,}[.:]")
_LEGAL_FORM = re.compile(r"Inc\.?|Ltd\.?|LLC|L\.L\.C\.|GmbH|Corp\.|PLC|plc|S\.A\.|Pty\.?\s+Ltd\.?")
_IRISH_O = re.compile(r"O([A-Z][a-z]+)")
#: A tie before a small letter that begins no particle: Nu~nez.
_TIE = re.compile(r"(?<=[a-z])~[a-z](?=[a-z]+)(?<!~[vdly])")
#: "The son", "the grandson", "the nephew": they end a Portuguese family name.
_BRAZILIAN = frozenset({"Filho", "Neto", "Netto", "Júnior", "Junior", "Sobrinho"})
_MOJIBAKE = re.compile("[\u00c2-\u00c5][^\x00-\x7f]")
#: A suffix that stands between given and family name.
_BETWEEN_NAMES = re.compile(r"(?:Jr|Sr)\.?|III|II|IV|2nd|3rd|[4-9]th")
_SUFFIX_WORDS = {"junior": "Jr.", "jun.": "Jr.", "senior": "Sr.", "sen.": "Sr."}
_SUFFIX_WORDS |= {"fils": "fils", "père": "père"}
#: Irish names that hardly stand without their O.
_IRISH = frozenset(
    "brien neill neil connor hara shea malley keefe leary grady toole mahony meara dwyer".split()
)


@dataclass(frozen=True, slots=True)
class ListFinding:
    """Something that is not as it should be. ``extra``: no fault of the list, but in a name."""

    message: str
    hint: str
    extra: bool = False


@dataclass(frozen=True, slots=True)
class Company:
    """How the other names of a list are written, which tells how a doubtful one is meant.

    ``families``: the family names before a comma, folded, if one name only has no comma.
    ``commas``, ``plain``: how many names have a comma, and how many have none. ``initials_last``:
    whether some name is a family name with initials behind it, for certain (``Liu SJ``).
    ``capitals``: whether family names are written in capitals. ``alone``: whether there is no
    other. ``braced``: how many names in braces look like people's. Of more than :data:`MANY`
    these many are counted.

    A reading is kept for each name and company, so that it holds no more than readings ask for:
    most lists are of one of a few companies.
    """

    families: frozenset[str] = frozenset()
    commas: int = 0
    plain: int = 0
    initials_last: bool = False
    capitals: bool = False
    alone: bool = False
    braced: int = 0


def plausible(name: str, company: Company, findings: list[ListFinding]) -> str:
    """Return *name* (LaTeX) as BibTeX reads it as it is meant; add to *findings* what to tell."""

    def tell(message: str, hint: str, *, extra: bool = False) -> None:
        findings.append(ListFinding(message, hint, extra))

    if parsing.is_group(name):
        return name
    if fault := parsing.fault(name):
        tell(*fault)
        return name
    if (spaced := respaced(name)) != name:
        tell(f"“{name}” is read as “{spaced}”", f"write {spaced}", extra=True)
        name = spaced
    if (repaired := repaired_encoding(name)) != name:
        tell(f"“{name}” is read as “{repaired}”", f"write {repaired}, and save the file as UTF-8")
        name = repaired
    if (dotted := _RUN_TOGETHER.sub(_dotted, name)) != name and dotted.split()[-1] != dotted:
        tell(f"“{name}” is read as “{dotted}”", f"write {dotted}", extra=True)
        name = dotted
    if _is_company(name):
        tell(f"“{name}” is taken for the name of a body", f"write {{{name}}}: {_BRACES}")
        return f"{{{name}}}"
    words = parsing.words_in(name)
    turned, sure = shortened_last(words) if "," not in name else ("", False)
    if turned and sure:
        family = turned.partition(",")[0]
        tell(f"“{name}” is read as the family name “{family}” and initials", f"write {turned}")
        return turned
    if turned:
        family, given = turned.split(", ")
        tell(
            f"“{name}” has the family name “{words[-1]}” for BibTeX",
            f"if the family name is {family}, write {turned}; "
            f"if not, {given.rstrip('.')}, {family}",
        )
        return name
    if name.endswith(".") and len(words) > 1 and _ends_sentence(words[-1], "," in name):
        name = name.rstrip(". ")
        words[-1] = words[-1].rstrip(".")
        tell(f"the full stop behind “{name}” is left out", f"write {name}", extra=True)
    if degree := doubtful_degree(name):
        bare = name[: name.rindex(",")]
        tell(
            f"“{name}” has the given name “{degree}” for BibTeX",
            f"if {degree} is a degree, write {bare}; "
            f"if initials, write {bare}, {with_stops(degree)}",
        )
    if turned := _turned_body(name):
        tell(f"“{name}” is taken for the name of a body", f"write {{{turned}}}: {_BRACES}")
        return f"{{{turned}}}"
    if tie := _TIE.search(name):
        tell(f"“{tie[0]}” in “{name}” is a blank for LaTeX", "if ñ is meant, write \\~n")
    if odd := _ODD.search(name):
        tell(f"“{odd[0]}” inside the name “{name}” is no letter of it", "write the name without it")
    if "," in name and is_body(parsing.words_in(name.partition(",")[0])):
        body, person = (part.strip() for part in name.split(",", 1))
        if " " in body and " " in person:
            tell(
                f"“{name}” has the family name “{body}” for BibTeX",
                f"if that is a body, write {{{body}}} and {person}",
            )
    if "," not in name and is_body(words):
        tell(f"“{name}” is taken for the name of a body", f"write {{{name}}}: {_BRACES}")
        return f"{{{name}}}"
    if in_capitals(name):
        small = without_capitals(name)
        tell(f"“{name}” is read as “{small}”", f"write {small}, or as the owner writes it")
        name = small
        words = parsing.words_in(name)
    if suffixed := suffix_and_initials(name) or _with_suffix(words, name):
        tell(f"“{name}” is read as “{suffixed}”", f"write {suffixed}")
        return suffixed
    if moved := with_particle(name):
        family = moved.partition(", ")[0]
        particle = family.split()[0]
        braced = re.sub(rf"(?<=[\s~]){re.escape(particle)}(?=[\s~]|$)", f"{{{particle}}}", name)
        tell(
            f"“{name}” is read with the family name “{family}”",
            f"write {moved}; if {particle} is a given name, {braced}",
        )
        return moved
    if "," in name:
        return _with_comma(name, findings)
    if words[-1] in _BRAZILIAN and len(words) > 2:
        joined = f"{' '.join(words[-2:])}, {' '.join(words[:-2])}"
        tell(
            f"“{name}” is read with the family name “{' '.join(words[-2:])}”",
            f"write {joined}; or {words[-1]}, {' '.join(words[:-1])}",
        )
        return joined
    if len(words) < 2:
        if is_initials(name) and name.count(".") > 1:
            tell(f"the name “{name}” has no family name", "write it in full, or who it is")
        elif company.commas > 1 and name.istitle() and name.isalpha():
            tell(
                f"“{name}” is a name of one word, unlike the other names",
                f"write the given name as well; or {{{name}}}, if this is all",
            )
        elif glued := _GLUED.fullmatch(name) or _GLUED_INITIALS.fullmatch(name):
            tell(
                f"“{name}” is a name of one word",
                f"if it is a person, write {glued[1]} {glued[2]}; if it is a body, {{{name}}}",
            )
        return name
    if turned := _capitals_first(words):
        tell(f"“{name}” has its family name in capitals, and first", f"write {turned}")
        return turned
    if words[0][:1].isupper() and "\\" not in name and words[-1].islower() and words[-1].isalpha():
        tell(f"the family name of “{name}” has no capital", "write it with one, or as it is meant")
    if dotted_initials_last(words):
        return _with_dotted_initials(words, findings)
    if all(map(is_initials, words)) and "." in words[-1]:
        tell(f"the name “{name}” has no family name", "write it in full, or who it is")
        return name
    if initials_last(words):
        return _with_initials_last(name, words, company, findings)
    if several := two_people(words):
        tell(f"“{name}” is one name for BibTeX", f"if these are two people, write {several}")
        return name
    if stop := next((word for word in words[:-1] if _STOPPED.search(word)), "") or _stop(words):
        tell(
            f"“{stop}” inside the name “{name}” ends in a full stop",
            f"{WRITE_AND}, or write the name without it",
        )
    elif _family_first(words, company):
        family, given = words[0], " ".join(words[1:])
        tell(
            f"“{name}” has no comma, unlike the other names, and its family name is "
            f"“{words[-1]}” for BibTeX",
            f"if the family name is {family}, write {family}, {given}; "
            f"if not, {words[-1]}, {' '.join(words[:-1])}",
        )
    elif len(words) > 2 and words[-2] == "O" and folded(words[-1]) in _IRISH:
        whole = f"{' '.join(words[:-2])} O'{words[-1]}"
        tell(f"“{name}” has the family name “{words[-1]}” for BibTeX", f"write {whole}, if so")
    elif (irish := _IRISH_O.fullmatch(words[-1])) and folded(irish[1]) in _IRISH:
        tell(
            f"“{words[-1]}” lacks its apostrophe",
            f"write {' '.join(words[:-1])} O'{irish[1]}, if so",
        )
    elif folded(words[0]) in FAMILIES and _CLOSED.fullmatch(words[0]) and len(words) == 2:
        family = words[0].rstrip(".:")
        tell(
            f"“{name}” has the family name “{words[-1]}” for BibTeX",
            f"if it is {family}, write {family}, {words[-1]}",
        )
    elif family_first(words) or (
        folded(words[0]) in FAMILIES and re.fullmatch(r"[A-Z][a-z]+[A-Z][a-z]+", words[-1])
    ):
        tell(
            f"“{name}” has the family name “{words[-1]}” for BibTeX",
            f"if it is {words[0]}, write {words[0]}, {' '.join(words[1:])}",
        )
    return name


def _with_initials_last(
    name: str, words: list[str], company: Company, findings: list[ListFinding]
) -> str:
    """Return *name*, which may be a family name with initials behind it, as it is meant."""
    family, given = " ".join(words[:-1]), with_stops(words[-1])
    if initials_for_certain(words) or company.initials_last:
        findings.append(
            ListFinding(
                f"“{name}” is read as the family name “{family}” and initials",
                f"write {family}, {given}",
            )
        )
        return f"{family}, {given}"
    sure = company.capitals or folded(words[-1]) in FAMILIES
    sure = sure or (len(words[-1]) == 3 and is_given(words[0]))
    if not sure or len(given) == 2 or words[-1] in _FIELDS:
        last = words[-1] if len(words[-1]) == 1 else words[-1].title()
        hint = f"if these are initials, write {family}, {given}; if not, {last}, {family}"
        if words[-1] == "V" and len(words) > 2:
            hint += f"; if it is the fifth of the name, {words[-2]}, V, {' '.join(words[:-2])}"
        if words[-1] in _FIELDS:
            hint += f"; the name of a body is written {{{name}}}"
        findings.append(ListFinding(f"“{name}” has the family name “{words[-1]}” for BibTeX", hint))
    return name


def _with_comma(name: str, findings: list[ListFinding]) -> str:
    """Return *name*, which has a comma, as it is meant."""
    family, _, given = (part.strip() for part in name.partition(","))
    if family.isalpha() and family.islower() and given[:1].isupper() and not is_initials(given):
        hint = f"write {family.capitalize()}, {given}, or as it is meant"
        findings.append(ListFinding(f"the family name of “{name}” has no capital", hint))
    if family[:2] == "O " and folded(family[2:]) in _IRISH:
        hint = f"write O'{family[2:]}, {given}, if so"
        findings.append(ListFinding(f"the family name of “{name}” is “{family}”", hint))
    if _STOPPED_FAMILY.search(family) and not parsing.is_suffix(family.split()[-1]):
        bare = f"{family.rstrip('.')}, {given}"
        findings.append(
            ListFinding(f"the full stop behind “{family}” is left out", f"write {bare}", True)
        )
        name, family = bare, family.rstrip(".")
    if is_initials(family) and "." in family and given and not parsing.is_suffix(given):
        if "," in given or any(map(is_initials, given.split())):
            hint = 'write "Family, Given"'
            findings.append(ListFinding(f"the family name of “{name}” has initials only", hint))
            return name
        turned = f"{given}, {family}"
        findings.append(ListFinding(f"“{name}” has its initials first", f"write {turned}"))
        return turned
    return name


def _with_suffix(words: list[str], name: str) -> str:
    """Return ``Smith, Jr., John`` for ``John Jr. Smith`` and ``Jr., John Smith``."""
    if parsing.is_suffix(words[0].rstrip(",")) and len(words) > 2 and words[0] != "V":
        whole, suffix = words[1:], words[0].rstrip(",")
        if "," in " ".join(whole):
            return ""
    elif "," not in name and len(words) > 2 and _BETWEEN_NAMES.fullmatch(words[1]):
        whole, suffix = [words[0], *words[2:]], words[1]
    elif "," not in name and len(words) > 2 and words[-1] in _SUFFIX_WORDS:
        whole, suffix = words[:-1], _SUFFIX_WORDS[words[-1]]
    else:
        return ""
    return f"{whole[-1]}, {suffix}, {' '.join(whole[:-1])}"


def _is_company(name: str) -> bool:
    """Say whether *name* is a body's, with its legal form or its place behind it."""
    head, comma, rest = (part.strip() for part in name.partition(","))
    if comma and _LEGAL_FORM.fullmatch(rest):
        return True
    words = head.split()
    if not comma:
        return len(words) > 1 and words[-1].endswith(".") and bool(_LEGAL_FORM.fullmatch(words[-1]))
    # A small word alone tells no body here: there are families called Fischer in Hofen.
    sure = len(words) > 1 and not parsing.is_particle(words[0].lower()) and "\\" not in head
    return sure and rest != "" and not is_given(rest.split()[0]) and is_body([words[0], words[-1]])


def _turned_body(name: str) -> str:
    """Return ``ATLAS Collaboration`` for ``Collaboration, ATLAS``."""
    family, comma, given = (part.strip() for part in name.partition(","))
    kinds = r"(?:Collaborations?|Consortium|Working Group|Group|Team|Project)"
    if comma and given and "," not in given and re.fullmatch(kinds, family):
        return f"{given} {family}"
    return ""


def _capitals_first(words: list[str]) -> str:
    """Return ``Liu, Sijia`` for ``LIU Sijia``; two or three capitals alone are often initials."""
    first, *given = words
    if len(first) < 3 or not first.isalpha() or not first.isupper() or not 0 < len(given) < 3:
        return ""
    family = folded(first) in FAMILIES and folded(given[-1]) not in FAMILIES
    if not family and not (is_given(given[0]) and not is_given(first)):
        return ""
    if any(word.isupper() or not word[:1].isupper() for word in given):
        return ""
    return f"{first.title()}, {' '.join(given)}"


def _with_dotted_initials(words: list[str], findings: list[ListFinding]) -> str:
    turned = f"{words[0]}, {' '.join(words[1:])}"
    message = f"“{' '.join(words)}” is read as the family name “{words[0]}” and initials"
    findings.append(ListFinding(message, f"write {turned}"))
    return turned


def repaired_encoding(name: str) -> str:
    """Return *name* as it was before UTF-8 was read as Latin-1: ``MÃ¼ller`` is ``Müller``."""
    if not _MOJIBAKE.search(name):
        return name
    try:
        return name.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return name


def _dotted(found: re.Match[str]) -> str:
    return " ".join(f"{letter}." for letter in found[1])


def in_capitals(name: str) -> bool:
    """Say whether all of *name* is written in capitals, so that nothing tells what are initials."""
    words = [word for word in re.split(r"[\s~,]+", name) if word and not parsing.is_suffix(word)]
    return (
        len(words) > 1
        and not any(sign in name for sign in "\\{}$")
        and all(word.isupper() and len(word.strip(".")) > 2 and "." not in word for word in words)
        and any(len(word) > 3 for word in words)
    )


def without_capitals(name: str) -> str:
    """Return *name*, written in capitals, with capitals where they usually are."""
    words = []
    for word in parsing.words_in(name):
        shown = word if parsing.is_suffix(word.strip(",")) else word.title()
        shown = re.sub(r"\bMc([a-z])", lambda found: f"Mc{found[1].upper()}", shown)
        words.append(word.lower() if parsing.is_particle(word.lower()) else shown)
    return " ".join(words)


def _ends_sentence(word: str, in_given: bool) -> bool:
    """Say whether the full stop behind *word* is none of an abbreviation."""
    bare = word.rstrip(".")
    if not bare.isalpha() or parsing.is_suffix(word):
        return False
    return (
        len(bare) > (4 if in_given else 2)
        or (len(bare) > 2 and is_given(bare))
        or (not in_given and is_east_asian(bare))
    )


def _stop(words: list[str]) -> str:
    """Return the word after which a full stop seems to end a name: ``Jane Doe. Bob Roe``."""
    middle = words[1:-2]
    return next((word for word in middle if re.fullmatch(r"[A-Z][a-z]*[aeiou]\w+\.", word)), "")


def _family_first(words: list[str], company: Company) -> bool:
    """Say whether *words*, among names with commas, probably begin with the family name."""
    if not company.commas or company.plain != 1 or len(words) > 3 or any(map(is_initials, words)):
        return False
    first, last = folded(words[0]), folded(words[-1])
    if any(map(parsing.is_small, words)) or last in company.families or last in FAMILIES:
        return False
    return (
        first in company.families
        or first in FAMILIES
        or (is_given(words[-1]) and not is_given(words[0]))
    )
