"""Problems of one kind as one group, so that what is asked often is said once.

Problems with the same topic make one group. So do others that have the same code and say the same
of different things: the record that they name, what stands in quotation marks and numbers do not
count.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from labpress.records.problems import Code, Problem, Topic

#: How many problems of one kind are still shown one by one, and how many places of more are named.
SHOWN = 3

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|'[^']*'|`[^`]*`")
_NUMBER = re.compile(r"\d+")

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
        unit = topic.unit if topic else "places"
        return f"{text}, in {len(self.problems)} {unit}: here, {others}{rest}"

    @property
    def hint(self) -> str:
        """What to write instead, or nothing."""
        topic = self.first.topic
        return topic.hint if topic and len(self.problems) > 1 else self.first.hint

    def __str__(self) -> str:
        return f"{self.first.location}: {self.message} [{self.code.value}]"


def groups(problems: Iterable[Problem], *, every: bool = False) -> list[Group]:
    """Return *problems*, each once, as groups.

    Groups stand in the order of their first places; after them those that have a topic, the one
    that settles most first. *every*: each problem is a group of its own.
    """
    ordered = sorted(set(problems), key=lambda problem: (problem.sort_key, problem.message))
    kinds: dict[_Kind, list[Problem]] = {}
    for problem in ordered:
        kinds.setdefault(_kind(problem), []).append(problem)
    found = [group for kind in kinds.values() for group in _split(kind, every)]
    return sorted(found, key=_rank)


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
