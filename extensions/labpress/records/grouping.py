"""Problems of one kind as one group, so that what is asked often is said once.

Problems with the same topic make one group. So do others that have the same code and say the same
of different things: the record that they name, what stands in quotation marks and numbers do not
count.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from labpress.records.problems import Code

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from labpress.records.problems import Problem, Topic

#: How many problems of one kind are still shown one by one, and how many places of more are named.
SHOWN = 3

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|'[^']*'|`[^`]*`")
_NUMBER = re.compile(r"\d+")

#: What keeps a file, an entry or a field from being read as it was meant.
CAUSES = frozenset(
    {
        *(Code.BIB_SYNTAX, Code.BIB_STRING, Code.BIB_FIELD, Code.BIB_ENCODING, Code.BIB_KEY),
        *(Code.YAML_SYNTAX, Code.YAML_TYPE, Code.YAML_VALUE, Code.YAML_KEY, Code.YAML_ENCODING),
        *(Code.RECORD_ID, Code.CONFIG, Code.DATA_MISSING, Code.LATEX_SYNTAX, Code.NAME_SYNTAX),
        *(Code.PAGE_ENCODING, Code.UNKNOWN_PERSON, Code.UNKNOWN_PAPER),
    }
)
#: What may follow from such a cause, elsewhere; and what follows from that again.
CONSEQUENCES = {
    **dict.fromkeys((Code.BIB_MISSING_FIELD, Code.YAML_MISSING, Code.BIB_CROSSREF), 1),
    **dict.fromkeys((Code.UNKNOWN_PAPER, Code.UNKNOWN_PERSON, Code.UNKNOWN_THEME), 2),
    **dict.fromkeys((Code.UNKNOWN_NEWS, Code.UNKNOWN_AWARD, Code.UNKNOWN_ITEM), 2),
    **dict.fromkeys((Code.ANNOTATION_ID, Code.GRANT_NUMBER, Code.VENUE_UNNAMED), 2),
    **dict.fromkeys((Code.DIRECTIVE_OPTION, Code.UNKNOWN_LINK, Code.UNKNOWN_PAGE), 3),
    **dict.fromkeys((Code.PERMALINK_BROKEN, Code.BOOKLET_REFERENCE, Code.NO_RECORDS), 4),
}

_Kind: TypeAlias = "tuple[Code, Topic | str]"


@dataclass(frozen=True, slots=True)
class Group:
    """Problems of one kind in the order of their places; at least one.

    ``message`` and ``hint`` are those of the only problem, or of all of them together.
    """

    problems: tuple[Problem, ...]

    @property
    def first(self) -> Problem:
        """The problem whose place stands first."""
        return self.problems[0]

    @property
    def code(self) -> Code:
        """The code of all of them."""
        return self.first.code

    @property
    def message(self) -> str:
        """What is wrong, in one line; of several with their number and the next places."""
        first, topic = self.first, self.first.topic
        if len(self.problems) == 1:
            return first.message
        others = ", ".join(str(problem.location) for problem in self.problems[1:SHOWN])
        rest = ", …" if len(self.problems) > SHOWN else ""
        text = topic.message if topic else first.message
        count, unit = len(self.problems), topic.unit if topic else "places"
        if unit == "papers":  # two authors of one paper may be asked about
            count = len({problem.record or problem.location for problem in self.problems})
        unit = unit.removesuffix("s") if count == 1 else unit
        return f"{text}, in {count} {unit}: here, {others}{rest}"

    @property
    def hint(self) -> str:
        """What to write instead, or nothing."""
        topic, hint = self.first.topic, self.first.hint
        if topic and len(self.problems) > 1:
            return topic.hint
        differ = any(problem.hint != hint for problem in self.problems)
        return f"here: {hint}" if hint and differ else hint

    def __str__(self) -> str:
        return f"{self.first.location}: {self.message} [{self.code.value}]"


def groups(problems: Iterable[Problem], *, every: bool = False) -> list[Group]:
    """Return *problems*, each once, as groups.

    Groups stand in the order of their first places; after them those that have a topic, the one
    that settles most first. Where something could not be read, what may follow from that stands
    after everything else. *every*: each problem is a group of its own.
    """
    ordered = sorted(set(problems), key=lambda problem: (problem.sort_key, problem.message))
    kinds: dict[_Kind, list[Problem]] = {}
    for problem in ordered:
        kinds.setdefault(_kind(problem), []).append(problem)
    found = [group for kind in kinds.values() for group in _split(kind, every)]
    if CAUSES.isdisjoint(group.code for group in found):
        return sorted(found, key=_rank)
    return sorted(found, key=lambda group: (CONSEQUENCES.get(group.code, 0), *_rank(group)))


def _split(kind: list[Problem], every: bool) -> Iterator[Group]:
    """Yield the problems of one kind as one group; few, and those without a topic, singly."""
    if every or (len(kind) <= SHOWN and kind[0].topic is None):
        yield from (Group((problem,)) for problem in kind)
    else:
        yield Group(tuple(kind))


def _kind(problem: Problem) -> _Kind:
    """Return what the problems of one kind have in common."""
    if problem.topic:
        return problem.code, problem.topic
    text = (
        problem.message.removeprefix(f"{problem.record}: ") if problem.record else problem.message
    )
    return problem.code, _NUMBER.sub("0", _QUOTED.sub("“”", text))


def _rank(group: Group) -> tuple[bool, int, tuple[str, int, int, str], str]:
    first = group.first
    asked = first.topic is not None
    return (asked, -len(group.problems) if asked else 0, first.sort_key, first.message)
