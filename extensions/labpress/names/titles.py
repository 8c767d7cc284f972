"""Titles before, and degrees and honours after a name, in several languages: no part of it."""

from __future__ import annotations

import re

from labpress.names.variants import familiar, folded

#: Titles that are no given name wherever they stand first.
_ALWAYS = (
    r"Sir(?=\s)|Dame(?=\s)|Ms(?=\s)|Ms\.|Mrs?(?:\.|(?=\s))|Mx(?:\.|(?=\s))|(?:Rev|Capt|Col|Lt|Gen)\."
    r"|[Pp]rof(?:essor|\.ssa|a\.|\.|(?=\s))|[Dd]r(?:\.|(?=\s))|Dr(?:a|s)\.|Dott\.(?:ssa)?|PD(?=\s)"
    r"|(?:Assistant|Associate|Adjunct|Emeritus|Visiting)\s+Professor|A/Prof\.?|Privatdozent"
    r"|Dipl\.?-(?:Ing|Inf|Math|Phys)\."
    r"|(?:Dipl|[Ii]ng|Priv|Doz|Hon|Univ|rer|nat|habil|hab|inż|apl|em|Asst|Assoc)\.(?!\s+(?:of|de|di)\b)"
    r"|(?:med|phil|iur|jur|oec|pol|theol|sc|agr|vet|techn|dent)\.(?=\s+\S)"
    r"|(?:hab|inż|mgr)(?=\s)|h\.\s*c\."
    r"|(?:hum|mult)\.(?=\s+\S)"
    r"|(?:Mgr|RNDr|MUDr|MVDr|JUDr|PhDr|PaedDr|Akad|Acad|Engr|Smt|Sgt)\."
)
#: These may be short for given names; before two more words they are not.
_BEFORE_TWO = (
    r"Miss|Lord|Lady|Father|Herr|Frau|Mme\.?|Mlle\.?|Sra\.|Lic\.|[Dd]oc\.|[Ii]r\.|Mag\."
    r"|M\.?Sc\.?|M\.?Eng\.?|Ph\.?D\.?|Eng\.|Adv\.|Maj\.|Bc\.|Shri\.?|Docteur|Colonel|Lecturer"
)
_TITLES = re.compile(
    rf"(?P<comma>^\s*|,\s*)(?:(?:{_ALWAYS}|(?:{_BEFORE_TWO})(?=[\s~]+[^\s,~]+[\s~]+\S))[\s~-]*)+"
    r"(?=[^\s,])"
)
#: What introduces names and is none.
_INTRODUCTION = re.compile(
    r"^\s*(?:(?i:(?:edited|written|compiled)\s+by(?=\s)|by(?=\s)|authors?\s*:)"
    r"|(?:eds?|Eds)\.(?=\s+\S+\s+\S))[\s~]*"
)

_DEGREE = (
    r"(?:Ph\.?\s?D\.?|D\.?\s?Phil\.?|M\.\s?D\.|MD|M\.?\s?Sc\.?|B\.?\s?Sc\.?|M\.?S\.(?!\s*\w)|MBA|MPH"
    r"|MBBS|MBChB|Dr\.?(?:-Ing\.|\s*Sc\.|(?<=\.)(?:\s*rer\.\s*nat\.)?)|FIEEE|DDS|DVM|D\.V\.M\."
    r"|PharmD|Pharm\.D\.|Ed\.?D\.?|D\.?Sc\.?|Sc\.?D\.?|M\.?Eng\.?|B\.?Eng\.?|M\.?Ed\.?|CSc\.?|DrSc\.?"
    r"|LL\.?[BMD]\.?|Esq\.?|dr\s+hab\.|[BM]\.?\s?Tech\.?|M\.?Phil\.?|MRes|Psy\.?D\.?|C(?:Eng|Phys|Chem)"
    r"|MRC[PS])"
)
#: A German doctorate or diploma behind a name, with its field.
_WITH_FIELD = re.compile(
    r"\s*,\s*(?:(?:Univ|Prof|Dr|Dipl|Mag)\.[\s~-]*)+"
    r"(?:(?:Ing|Inf|Math|Phys|phil|med|dent|vet|sc|jur|iur|theol|oec|techn|agr|pol|rer|nat|habil|hum)"
    r"\.?[\s~]*)+$"
)
#: These are initials as well: ``Lopez Garcia, MA``.
_OR_INITIALS = re.compile(
    r"R\.?N\.?|B\.?A\.?|M\.?A\.?|J\.?D\.?|P\.?E\.?|B\.?S\.?|MS|DO|PA|CPA|OBE|CBE|MBE|P\.?Eng\.?"
    r"|PHD|MFA|DNP|DPT|MSN|BSN|MCA|MHA|MPP|FACM"
)
_BETWEEN = re.compile(rf"(?:\s*,\s*{_DEGREE})+\s*(?=,)")
#: Fellows of societies; behind a comma alone, as families are written in capitals, too.
_FELLOW = r"(?:FRS[CE]?|FRC[PS]|FAC[CPS]|FAAN|FAHA|FAAAI|FREng|FMedSci|Prof(?:essor|\.)?|[Pp]h\.?d)"
_AFTER_COMMA = re.compile(
    rf"(?:\s*,\s*(?:{_DEGREE}|{_FELLOW})(?:(?:\s+|\s*[/-]\s*)(?:{_DEGREE}|{_FELLOW}))*)+\s*$"
)
_AFTER_WORDS = re.compile(rf"(?<=\w|\.)(?:\s+(?:{_DEGREE}|Prof\.))+\s*$")
#: Behind the family name: ``Roe Dr, Bob``. In capitals, these are initials: ``Smith MD, Roe JA``.
_BEFORE_COMMA = re.compile(
    rf"(?<=[^\W\d_])(?P<text>(?:\s+(?:{_DEGREE}|Prof\.?|Dr\.?))+)\s*"
    r"(?=,\s*(?:(?P<given>[^\s,]+\s*$)|[^\W\d_]))"
)
_LAST = re.compile(r"\s*(?P<comma>,|\s)\s*(?P<text>[^\s,]+)\s*$")


def without_titles(name: str, removed: list[str]) -> str:
    """Return *name* without titles before, and degrees after it; add these to *removed*."""

    def note(found: re.Match[str]) -> str:
        removed.append(found[0].strip(" ,~"))
        return found["comma"]

    def between(found: re.Match[str]) -> str:
        removed.append(found[0].strip(" ,"))
        return ""

    field = _WITH_FIELD.search(name)
    if field and len(_words(name[: field.start()])) > 1:
        removed.append(field[0].strip(" ,~"))
        name = name[: field.start()]
    behind = _BEFORE_COMMA.search(name)
    if behind and (behind["given"] or not behind["text"].replace(".", "").strip().isupper()):
        removed.append(behind["text"].strip())
        name = name[: behind.start()] + name[behind.end() :]
    name = _BETWEEN.sub(between, _TITLES.sub(note, name))
    for degrees in (_AFTER_COMMA, _AFTER_WORDS):
        found = degrees.search(name)
        rest = name[: found.start()] if found else ""
        # "Doe, MD" and "Gordon MD" are a family name and initials.
        if found and (len(_words(rest)) > 1 or not found[0].strip(" ,").isupper()):
            removed.append(found[0].strip(" ,"))
            name = rest
    if degree := certain_degree(name):
        removed.append(degree)
        name = name[: name.rindex(degree)].rstrip(" ,~")
    return name


def certain_degree(name: str) -> str:
    """Return the degree at the end of *name* that may be initials, where it cannot be: RN, MA."""
    found = _LAST.search(name)
    if not found or not _OR_INITIALS.fullmatch(found["text"]):
        return ""
    before = _words(name[: found.start()])
    known = len(before) > 1 and "," not in name[: found.start()] and familiar(folded(before[0]))
    return found["text"] if known else ""


def doubtful_degree(name: str) -> str:
    """Return the degree behind two words and a comma that may as well be the initials."""
    found = _LAST.search(name)
    if not found or found["comma"] != "," or not _OR_INITIALS.fullmatch(found["text"]):
        return ""
    before = _words(name[: found.start()])
    small = any(word[:1].islower() for word in before)
    return found["text"] if len(before) > 1 and "." not in found["text"] and not small else ""


def without_introduction(source: str) -> str:
    """Return *source*, a list or a name, without ``Edited by`` or ``Authors:`` before it."""
    return _INTRODUCTION.sub("", source)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\s,~]+", text)
