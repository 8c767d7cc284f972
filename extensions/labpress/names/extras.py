r"""What stands beside a name and is no part of it: titles, numbers, affiliations, ORCIDs, markup.

Publishers and reference managers leave all of these in lists of authors. They are taken off, and
told, but for what only concerns how the name is set in type or sorted (``\textbf{…}``,
``\noopsort{…}``), which leaves no trace.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from labpress.names.bodies import ACRONYMS, is_body
from labpress.names.eastern import without_native
from labpress.names.titles import without_titles
from labpress.names.variants import familiar, folded
from labpress.text.invisible import WIDTHLESS, characters
from labpress.text.orcid import orcid_of

_ORCID = re.compile(
    r"(?:https?://)?(?:www\.)?(?:orcid\.org/)?(?<![\d-])(?P<id>\d{4}-\d{4}-\d{4}-\d{3}[\dXx]|\d{15}[\dXx])(?![\d-])/?"
)
_ORCID_COMMAND = re.compile(
    r"\\(?:orcid(?:link|ID|id|Icon|icon)?|textsuperscript(?=\s*\{\s*(?:https?:|orcid|\d{4}-\d{4})))"
    r"\s*\{(?P<id>[^{}]*)\}"
)
#: A link to ORCID, whose text is a drawing, or the name.
_ORCID_LINK = re.compile(
    r"\\href\s*\{[^{}]*orcid\.org/(?P<id>[\dXx-]+)/?\}\s*\{"
    r"(?P<text>(?:[^{}]|\{[^{}]*\})*)\}"
)
_ORCID_BRACKET = re.compile(
    r"[({\[]\s*(?:ORCID(?:\s*iD)?\s*:?\s*)?\ufdd2\s*[)}\]]|(?:ORCID\s*:?\s*)?\ufdd2", re.I
)

_WIDTHLESS = characters(WIDTHLESS)
#: Set in type or sorted by, and nothing else; with what of it is the name's text.
_SORTING = re.compile(
    r"\{?\\(?:noopsort|sortnoop|swap|hspace|hskip|phantom)\*?\s*\{[^{}]*\}\}?"
    f"|[{_WIDTHLESS}]",
    re.I,
)
_TYPE = re.compile(
    r"\\(?:textbf|textit|textsc|textrm|textsf|textnormal|text|emph|underline|uline|mkbibbold"
    r"|mkbibemph|hl|mbox|mathbf|mathrm|(?:textcolor|colorbox)\s*\{[^{}]*\})"
    r"\s*\{(?P<text>(?:[^{}]|\{[^{}]*\})*)\}"
)
_SWITCH = re.compile(
    r"\{\s*\\(?:bf|it|sc|em|bfseries|itshape|scshape|color\s*\{[^{}]*\})\s+(?P<text>[^{}]*)\}"
)
_TAG = re.compile(r"</?(?:b|i|u|em|strong|span|mark)(?:\s[^<>]*)?/?>", re.I)
_STARS = re.compile(r"(?<![\w*])(?P<sign>\*\*|__?)(?=\S)(?P<text>[^*_]+?)(?<=\S)(?P=sign)(?![\w*])")

_COMMANDS = re.compile(
    r"\\(?:inst|thanks|footnote|footnotemark|tnoteref|corref|fnref|affil|authormark|"
    r"IEEEmembership|IEEEauthorrefmark)\s*(?:\[[^\[\]]*\]|\{(?:[^{}]|\{[^{}]*\})*\})"
)
_RAISED = re.compile(
    r"\\ensuremath\s*+\{\s*+\^\s*+\{?[\da-z,;\s*]*+\}?\s*\}|\$\s*+\^?\s*+\{?[\da-z,;\s*]*+\}?\s*+\$"
    r"|\\textsuperscript\s*\{[\da-z,;\s]*\}|(?<!\\)\^\s*(?:\{[\da-z,;\s]*\}|\d+)"
    r"|\$[\s^{}]*+(?:\\[a-zA-Z]++[\s,{}]*+|[\d,;*a-z]\s*+)++[\s{}]*+\$\s*$"
    r"|<sup>[^<>]*</sup>|[⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉ]+(?:[,⸴]?[⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉ]+)*",
)
_SQUARE = re.compile(r"\[[^\[\]]*\]|<[^<>]*@[^<>]*>|(?<=[\s~])[^\s~<>{}@,]+@[^\s~<>{}@,]+")
_ROUND = re.compile(r"\s*\((?P<text>[^()]*)\)\s*$")
_PLACE = re.compile(
    r"(?i:universi|institut|college|school|department|dept|laborator|\blabs?\b|centre|center"
    r"|\binc\b|gmbh|\bltd\b|hospital|academy|visiting|student|alumn|former|member|@|\d|correspond"
    r"|editor|equal|presenter|speaker|\bpi\b|polytechni|deceased|n[ée]e\b|\bshe\b|\bhe\b|\bthey\b|author|contribut"
    r"|fellow|candidate|postdoc|professor|lecturer|\bhon[st]?\b\.?|cantab|oxon|^(?:google|microsoft|nvidia|openai|amazon|deepmind)$|^(?:dept|univ|inst)\.)"
    rf"|^(?:{ACRONYMS}|USA?|UK|UAE|PRC)$|^(?:[Ee]ds?|Dr|Prof)\.?$"
)
_BRACES = re.compile(r"(?<=[\w}.])[\s~]+\{(?P<text>[^{}\\]*)\}\s*$")
#: DBLP's number behind a family name in braces: ``Yang {Liu 0018}``.
_HOMONYM = re.compile(r"[^\d\s][\s~_]+0\d{3}\s*$")
_INNER = re.compile(r"\((?P<text>[^()]+)\)")
#: Where somebody is, behind the name: ``Ada Berg @ CERN``, ``Ada Berg from Rome``.
_AT = re.compile(
    r"(?<=\w)\s+(?:@\s*\w|(?:from|at)\s+[A-Z]|[-–—]\s+(?:[A-Z]{2,}\b|Universi|Institut)).*$"
)
_LINK = re.compile(
    r"\\href\s*\{(?P<url>[^{}]*)\}\s*\{(?P<text>(?:[^{}]|\{[^{}]*\})*)\}"
    r"|\\url\s*\{[^{}]*\}|<?https?://[^\s~,{}]+>?"
)
_BEFORE = re.compile(
    r"^\s*\(?\d{1,2}(?:\s*,\s*\d{1,2})*(?:[.)]|(?=\s)|(?=[A-Z][a-z]))\)?\s*(?=[^\W\d_])"
)
_AFTER = re.compile(
    r"(?<=[^\W\d_]{2})[\s~]*(?<!\d)[1-9]\d?(?:\s*[,;\s]\s*\d{1,2})*(?=\s*(?:,|$))"
    r"|(?<=[^\W\d_]{2}),\s*[1-9]\d?(?:\s*,\s*\d{1,2})*\s*$"
    r"|(?<=\.)[\s~]*\d{1,2}(?=\s*(?:,|$))"
)

_CROWDED = re.compile(r"(?<![^\W\d_])([A-ZÀ-ÖØ-Þ]\.)(?=[A-ZÀ-ÖØ-Þ][^\W\d_]{2})")
#: Numbers in circles, signs for letters by post, and punctuation that ends no name.
_SIGNS = re.compile(
    r"[\s~]*(?:[#!?:;|+✉✆☎★☆⋆∗◦•♯♠-♧✝※‖∥■-◿①-⓿]|\\(?:Letter|Envelope|faEnvelope)\b(?:\{\})?)+\s*$"
)
#: Ordinals for raised letters; behind initials they shorten a name: ``Mª``, ``M.ª``.
_ORDINALS = re.compile(r"(?<=[a-zß-ÿ]{2})[ªº]+\s*$")
#: Letters that refer to affiliations: ``Ada Berg a,b``.
_LETTERS = re.compile(r"(?<=[^\W\d_]{2})[\s~]+[a-d](?:\s*,\s*[a-d])*\s*$")
#: Where somebody is, behind a whole name: ``Ada Berg MIT``.
_ACRONYM_BEHIND = re.compile(rf"(?<=[a-z])\s+(?:{ACRONYMS})\s*$")
_BORN = re.compile(r"[\s~]+(?:n[ée]e|geb\.|born)[\s~]+\S.*$")
_UNDERSCORE = re.compile(r"(?<=[^\W\d_])[.]?\\?_(?=[^\W\d_])")
_APART = re.compile(r"(?<![^\W\d_])(?:([ODLdl]['’])\s+|([OD])\s+(?=['’]))(?=['’]?[A-Z])")
#: Other signs in the place of an apostrophe.
_APOSTROPHE = re.compile(r"(?<![^\W\d_\\])([ODLdl])[`´](?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Stripped:
    """A name without what is no part of it; ``orcid``: a valid one that stood with the name.

    ``removed``: what was taken off and has to be told, each as it stands. ``native``: the name in
    Chinese, Japanese or Korean script, which stood beside it.
    """

    name: str
    removed: tuple[str, ...] = ()
    orcid: str = ""
    native: str = ""


@lru_cache(maxsize=1 << 16)
def without_setting(source: str) -> str:
    """Return *source*, a list or a name (LaTeX), without commands and tags that only set type."""
    if "\\\\" in source:
        source = source.replace("\\\\", " ")
    if "\\" in source or any(sign in source for sign in _WIDTHLESS):
        source = _SORTING.sub("", source)
        for _ in range(3):
            source = _SWITCH.sub(r"\g<text>", _TYPE.sub(r"\g<text>", source))
    if "<" in source:
        source = _TAG.sub("", source)
    if "**" in source or "_" in source:
        source = _STARS.sub(r"\g<text>", source)
    return source


def is_place(text: str) -> bool:
    """Say whether *text* is where somebody is, or what somebody is there, and no name."""
    words = text.split()
    if len(words) > 1 and words[0] != "The" and is_body(words):
        return True
    if "." in text and not re.match(r"(?:dept|univ|inst|eds?)\.", text, re.I):
        return False
    return len(text) > 1 and _PLACE.search(text) is not None


def respaced(name: str) -> str:
    """Return *name* with the blank that ``J.Doe`` and ``Jane_Doe`` lack, and ``O' Brien`` has."""
    if "_" in name and "$" not in name:
        name = _UNDERSCORE.sub(lambda found: found[0].rstrip("\\_") + " ", name)
    name = _APOSTROPHE.sub(r"\1'", name)
    return _APART.sub(r"\1\2", _CROWDED.sub(r"\1 ", name))


@lru_cache(maxsize=1 << 16)
def strip_extras(source: str) -> Stripped:
    """Return the name in *source* (LaTeX) without numbers, titles, affiliations and ORCIDs."""
    if source.isalpha():
        return Stripped(source)
    removed: list[str] = []
    orcids: list[str] = []

    def note(found: re.Match[str]) -> str:
        if text := found[0].strip(" ,~"):
            removed.append(text)
        return " "

    def orcid(found: re.Match[str]) -> str:
        removed.append(found[0])
        orcids.append(found["id"])
        return "\ufdd2"

    def orcid_link(found: re.Match[str]) -> str:
        text = found["text"].strip()
        return orcid(found) if "\\" in text or "orcid" in text.lower() else text + orcid(found)

    def link(found: re.Match[str], whole: str) -> str:
        removed.append(found["url"] or found[0])
        text = found["text"] or ""
        alone = not whole.replace(found[0], "").strip(" ,~")
        return text if alone or ("orcid" not in found[0] and re.match(r"[^\W\d_]", text)) else " "

    name = _ORCID_COMMAND.sub(orcid, _ORCID_LINK.sub(orcid_link, source.replace("\ufdd2", "")))
    name = _ORCID.sub(orcid, name)
    name = _ORCID_BRACKET.sub(" ", name)
    if "\\href" in name or "://" in name or "\\url" in name:
        name = _LINK.sub(lambda found: link(found, name), name)
    if "\\" in name:
        name = _COMMANDS.sub(note, name)
    name = _SQUARE.sub(note, _RAISED.sub(note, name))
    bracket = _ROUND.search(name)
    if bracket and ("," not in name[: bracket.start()] or _any_place(bracket["text"])):
        removed.append(bracket[0].strip())
        name = name[: bracket.start()]
    braces = _BRACES.search(name)
    if (
        braces
        and not _HOMONYM.search(braces["text"])
        and (_any_place(braces["text"]) or re.fullmatch(r"[\d,*\s]+|[a-d]", braces["text"]))
    ):
        removed.append(braces[0].strip())
        name = name[: braces.start()]
    if "(" in name:
        name = _INNER.sub(lambda one: note(one) if _any_place(one["text"]) else one[0], name)
    name = _BORN.sub(note, _AT.sub(note, name))
    if not name.isascii():
        name, native = without_native(name)
        removed += [native] if native else []
    words = name.split()
    if len(words) > 2 and "," not in name and familiar(folded(words[0])):
        name = _ACRONYM_BEHIND.sub(note, name)
    name = _LETTERS.sub(note, _ORDINALS.sub(note, _SIGNS.sub(note, name)))
    if any(map(str.isdigit, name)) and not _is_code(name):
        name = _BEFORE.sub(note, name)
        name = _AFTER.sub(note, name)
    name = without_titles(name, removed)
    if not removed:
        return Stripped(source)
    name = re.sub(r"\\[,;]", " ", name) if name.rstrip().endswith(("\\,", "\\;")) else name
    name = re.sub(r"\s+(?=,)", "", re.sub(r"\s+", " ", name)).strip(" ,~")
    valid = next((one for text in orcids if (one := orcid_of(text))), "")
    return Stripped(name, tuple(removed), valid, without_native(source)[1])


def _any_place(text: str) -> bool:
    return any(is_place(part.strip()) for part in text.split(","))


def _is_code(name: str) -> bool:
    """Say whether the digits in *name* are its own: in braces, or ``AI2``."""
    return name.lstrip().startswith("{") or re.fullmatch(r"\s*[A-Z\d.]+\s*", name) is not None
