"""Words for roles, dates and names as people write them on their sites."""

from __future__ import annotations

import re
from dataclasses import dataclass

from labpress.text.dates import parse_date, suggestion

#: In this order; the first that fits counts.
_ROLES: tuple[tuple[str, str], ...] = (
    ("highschool", r"high[- ]?school|secondary school"),
    ("undergrad", r"under-?\s?grad|bachelor|honou?rs|\bb\.?\s?(?:sc|s|a|eng)\b\.?|\bbtech\b"),
    ("postdoc", r"post-?\s?doc"),
    ("visitor", r"\bvisit"),
    ("intern", r"\bintern(?:s|ship)?\b|summer student|rotation"),
    (
        "pi",
        r"principal investigator|\bpis?\b|(?:group|lab|team|laboratory)\s*(?:leader|head|director)"
        r"|(?:leader|head|director) of (?:the )?(?:group|lab)|^director$|\bdirector\b.*\blab|^head$"
        r"|faculty lead|^principal[- ]",
    ),
    (
        "phd",
        r"\bph\.?\s?d|\bphd|doctoral|doctorate|\bdphil|grad(?:uate)?[- ]?student|^grad(?:uate)?s?$",
    ),
    ("ms", r"master|\bm\.?\s?phil|\bm\.?\s?(?:sc|s|eng|res)\b\.?|\bmtech\b|\bmeng\b"),
    ("faculty", r"professor|faculty|lecturer|\breader\b|\binstructor|co-?pi\b"),
    ("collaborator", r"collaborat|affiliate|associate member"),
    (
        "staff",
        r"research (?:assistant|associate|scientist|engineer|fellow|staff|specialist|technician)"
        r"|engineer|staff|manager|programmer|technician|scientist|specialist|administrat|developer"
        r"|coordinator|assistant|researcher|fellow|\bras?\b|secretary|curator|officer",
    ),
)
_PATTERNS = tuple((role, re.compile(pattern, re.I)) for role, pattern in _ROLES)
_ALUMNUS = re.compile(r"\balum|\bformer\b|\bpast\b|\bprevious\b|\bex-?members?\b", re.I)
#: Words that say no more than the heading of their role does.
_PLAIN = re.compile(
    r"(?:the\s+)?(?:principal[- ]investigators?|pis?|group leaders?|lab (?:head|director)s?|faculty"
    r"|staff|post-?\s?docs?|post-?doctoral (?:researcher|fellow|scholar|associate)s?"
    r"|ph\.?\s?d\.?s?(?:[- ](?:student|candidate)s?)?|doctoral (?:student|candidate)s?"
    r"|(?:graduate|grad)(?:[- ]students?|s)?|master'?s?(?:['’]s)?(?: students?)?|"
    r"m\.?sc\.?(?: students?)?"
    r"|ms(?: students?)?|mphil(?: students?)?|undergrad(?:uate)?s?(?: students?| researchers?)?"
    r"|bachelor'?s?(?: students?)?|honou?rs(?: students?)?|interns?|visitors?"
    r"|visiting (?:student|scholar)s?"
    r"|high[- ]?school(?:[- ]students?|ers?)?|alumn(?:i|us|a)|collaborators?|current(?: members?)?"
    r"|members?|professors?|programmers?|(?:former|past) members?|students?|researchers?)",
    re.I,
)
_HONORIFIC = re.compile(
    r"^(?:(?:assoc(?:iate|\.)?|asst\.?|assistant|adj(?:unct|\.)?|emeritus|distinguished|full)\s+)?"
    r"(?:(?:prof(?:essor|\.)?|dr\.?|mrs?\.?|ms\.?|mx\.?|a/prof\.?|ir\.?)(?=[\s.])[\s.]*)+",
    re.I,
)
_DEGREES = re.compile(
    r"(?:,?\s*(?:ph\.?\s?d\.?|d\.?phil\.?|m\.?\s?d\.?|m\.?sc\.?|b\.?sc\.?|m\.?s\.?|mph|frs|fieee))+\s*$",
    re.I,
)
#: Degrees are looked for in so many letters at the end of a name.
_LONGEST_DEGREES = 120
#: Nobody's name.
_NOBODY = re.compile(
    r"placeholder|(?:your|first|last|full|member|student)\s*name|name(?: surname)?|you\??!?|"
    r"this could be you.*|could be you.*|(?:join us|we are hiring|open position"
    r"|vacancy|tba|tbd)\W*.*|"
    r"john doe|jane doe(?: example)?|(?:lab )?member \d+|new member|lorem ipsum|test(?: user)?|\?+|"
    r".*\bhere\b\s*\?.*",
    re.I,
)
_NOW = r"present|current(?:ly)?|now|today|ongoing"
_MONTH = (
    r"(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?\s+"
    r"|(?:spring|summer|fall|autumn|winter),?\s+)"
)
_ONE = (
    rf"(?<![\w/-])(?>\d{{4}}-\d{{2}}(?:-\d{{2}})?(?!\d)|\d{{1,2}}/\d{{4}}"
    rf"|{_MONTH}(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s+)?\d{{4}}"
    rf"|\d{{1,2}}\.?\s+{_MONTH}\d{{4}}|\d{{4}}(?![\d/]))"
)
_SPAN = re.compile(
    rf"(?P<start>{_ONE})\s*(?:-{{1,3}}|[‐‑–—]+|to|until|till)\s*"
    rf"(?P<end>{_ONE[_ONE.index(')') + 1 :]}|\b(?:{_NOW})\b)?",
    re.I,
)
_SEASONS = re.compile(
    r"(?P<season>spring|summer|fall|autumn|winter)\s+(?P<first>\d{4})\s*[-‐‑–—]+\s*(?P<second>\d{4})",
    re.I,
)
_SINCE = re.compile(
    rf"(?:since|from|joined(?: in)?|start(?:ed|ing)?(?: in)?)\s*:?\s*({_ONE})", re.I
)
_SINGLE = re.compile(_ONE)


@dataclass(frozen=True, slots=True)
class Span:
    """A time as ``people.yml`` writes it. ``rest``: the text without it."""

    start: str = ""
    end: str = ""
    open: bool = False
    rest: str = ""


def role_of(text: str) -> str:
    """Return the id of the role that *text* speaks of, or nothing."""
    bare = re.sub(r"<[^>]*>", " ", text)
    return next((role for role, pattern in _PATTERNS if pattern.search(bare)), "")


def says_alumnus(text: str) -> bool:
    """Tell whether *text* says that somebody is no member any more."""
    return _ALUMNUS.search(text) is not None


def title_of(text: str) -> str:
    """Return *text* as the line under a name, or nothing if the heading of its role says it."""
    text = " ".join(text.split()).strip(" ,;.")
    return "" if _PLAIN.fullmatch(text) else text


def without_titles(name: str) -> str:
    """Return *name* without honorifics and degrees."""
    bare = _HONORIFIC.sub("", " ".join(name.split()))
    start = max(0, len(bare) - _LONGEST_DEGREES)
    return (bare[:start] + _DEGREES.sub("", bare[start:])).strip(" ,") or name


def is_nobody(name: str) -> bool:
    """Tell whether *name* is a placeholder of the template."""
    return not name.strip() or _NOBODY.fullmatch(name.strip()) is not None


def date_of(text: str) -> str:
    """Return the date that *text* states, as our files write it, or nothing."""
    text = re.sub(r"<[^>]*>", "", text).strip().strip("()[].:").strip()
    text = re.sub(r"^(\d{4}-\d{2}-\d{2})[T ].*$", r"\1", text)
    if match := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text):
        text = f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}"
    text = re.sub(r"(\d{1,2})(?:st|nd|rd|th)\b", r"\1", text)
    text = re.sub(r"^(\d{1,2}\.?)\s+of\s+", r"\1 ", text)
    text = re.sub(r"^([A-Za-z]{3,9})\.?,\s*(\d{4})$", r"\1 \2", text)
    text = re.sub(r"\bSept\b\.?", "Sep", text)
    for one in (text, text.replace(".", "")):
        if date := parse_date(one):
            return str(date)
        if found := suggestion(one):
            return found
    return ""


def span_of(text: str) -> Span:
    """Return the time that *text* states: ``Fall 2021 - current``, ``2021--``, ``2023–2024``."""
    if match := _SEASONS.search(text):
        season, first, second = match["season"].capitalize(), match["first"], match["second"]
        rest = (text[: match.start()] + text[match.end() :]).strip(" ,;()")
        return Span(f"{season} {first}", f"{season} {second}", False, rest)
    if match := _SPAN.search(text):
        end = match["end"] or ""
        is_open = not end or re.fullmatch(_NOW, end, re.I) is not None
        rest = text[: match.start()] + text[match.end() :]
        rest = re.sub(r"\(\s*\)", "", rest).strip(" ,;()")
        return Span(date_of(match["start"]), "" if is_open else date_of(end), is_open, rest)
    if match := _SINCE.search(text):
        rest = (text[: match.start()] + text[match.end() :]).strip(" ,;()")
        return Span(date_of(match[1]), "", True, rest)
    return Span(rest=text)


def single_date(text: str) -> str:
    """Return the one date in *text* (``PhD 2021``), or nothing where there is none or several."""
    found = _SINGLE.findall(text)
    return date_of(found[0]) if len(found) == 1 else ""
