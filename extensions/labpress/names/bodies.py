"""Names that no person has, but a body: a group, a company, a collaboration."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from labpress.names.variants import FAMILIES, folded, is_east_asian

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Words that only the name of a body has.
_LAST = re.compile(
    r"research|group|team|labs?|laborator(?:y|ies)|collaborations?|consorti(?:um|a)|institutes?"
    r"|universit(?:y|ies|ät|é|à)|cent(?:er|re)|foundation|projects?|committee|society|association"
    r"|inc|ltd|gmbh|corporation|corp|company|initiative|network|alliance|department|ministry|agency"
    r"|council|organi[sz]ation|federation|administration|commission|office|bureau|authority"
    r"|working|task|force|developers|contributors|community|technologies|systems|deepmind|openai"
    r"|electronics|reserve|industries|motors|airlines|pharmaceuticals|museum|library|observatory"
    r"|hospital|clinic|college|academy|faculty|government|parliament|assembly|programme|studios"
    r"|wikipedia|magazine|holdings|survey|services|software|solutions|analytics|robotics"
    r"|institut|institutet|instituto|istituto|universidade?|università|workshop|board|authors",
    re.I,
)
_FIRST = re.compile(
    r"the|research|department|university|institute?|ministry|national|society|team|project|group|lab"
    # companies and laboratories after which nobody is called
    r"|google|microsoft|nvidia|ibm|openai|deepmind|anthropic|huawei|bytedance|alibaba|tencent"
    r"|baidu|facebook|qualcomm|cern|nasa|nist|fermilab|anonymous|nhs|unesco|oecd|darpa|école|samsung",
    re.I,
)
#: Universities and institutes, which a person may be at; as written, in capitals.
ACRONYMS = (
    r"MIT|CMU|ETHZ?|EPFL|UC|UCL|UCLA|UCSD|UCB|USC|NYU|MSU|MPI|IBM|NASA|CERN|INRIA|CNRS|CEA|DLR|NIH"
    r"|NIST|KAIST|NTU|NUS|HKUST|IEEE|ACM|FAIR|MSR|JPL|CSAIL"
)
_ACRONYM = re.compile(ACRONYMS)
#: What follows "in" in family names, as in "in 't Veld".
_DUTCH = re.compile(r"['’]t|de[nr]?|het")
_SMALL = frozenset({"of", "for", "the", "in", "on", "at", "und", "für"})
#: A word of capitals and digits, such as AI2, W3C or NA62.
_WITH_DIGITS = re.compile(r"(?=.*[A-Z].*\d|.*\d.*[A-Z])[A-Z\d]{2,}")


def is_body(words: Sequence[str]) -> bool:
    """Say whether *words*, a name without a comma, are the name of a body."""
    if len(words) == 1:
        return _WITH_DIGITS.fullmatch(words[0]) is not None
    last = words[-1]
    if words[0] == "The" and (folded(words[1]) in FAMILIES or is_east_asian(last)):
        return False  # a given name of Vietnam
    return (
        _LAST.fullmatch(last) is not None
        or _FIRST.fullmatch(words[0]) is not None
        or _ACRONYM.fullmatch(words[0]) is not None
        or (_ACRONYM.fullmatch(last) is not None and len(last) > 3)
        or any(
            word in _SMALL
            and not (word == "in" and _DUTCH.fullmatch(behind))
            and not (word == "und" and behind in ("zu", "zum", "zur"))
            for word, behind in pairwise(words[1:])
        )
        or list(words) == ["Hugging", "Face"]
        or _WITH_DIGITS.fullmatch(last) is not None
        or (last.isdigit() and len(last) > 2 and not last.startswith("0"))
    )
