"""Look for regular expressions that take too long on what somebody may type (regexploit).

usage: python tools/regexes.py FOLDER...     exit status 1: there is one

All patterns that the Python files of a folder hand to ``re`` are looked at: those of names that
a module compiles, and those that stand in a call. Told is what takes the third power of a text's
length or worse; what takes the second has bounded input (docs/faults.md).
"""

import ast
import importlib
import re
import sys
import warnings
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)  # of sre_parse, which regexploit reads
    from regexploit.ast.categories import Category
    from regexploit.ast.sre import SreOpParser
    from regexploit.redos import find_redos

# it sorts the categories of a class, such as \w and \s, which have no order of their own
Category.__lt__ = lambda one, other: one.name < other.name

#: Powers of the length that are told, from this one on.
CUBIC = 3
#: So many ways through a pattern are looked at; alternatives of alternatives are very many.
WAYS = 2000


class Parser(SreOpParser):
    """Knows what Python 3.11 added: groups and repeats that never step back."""

    def from_POSSESSIVE_REPEAT(self, data: Any) -> None:  # noqa: N802
        """Take what is repeated for nothing that could be tried again."""

    def from_ATOMIC_GROUP(self, data: Any) -> None:  # noqa: N802
        """Take the group for nothing that could be tried again."""


def patterns(folder: Path) -> Iterator[tuple[str, str, int]]:
    """Yield where each pattern of *folder* stands, the pattern and its flags."""
    for path in sorted(folder.rglob("*.py")):
        tree = ast.parse(path.read_bytes())
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and isinstance(node.func.value, ast.Name)
                and node.func.value.id == "re"
                and node.args
                and isinstance(node.args[0], ast.Constant)
                and node.func.attr not in ("compile", "escape")
            ):
                yield f"{path}:{node.lineno}", str(node.args[0].value), 0
        if path.name != "__main__.py" and "re.compile" in path.read_text("utf-8"):
            parts = path.relative_to(folder.parent).with_suffix("").parts
            yield from _compiled(path, importlib.import_module(".".join(parts)))


def _compiled(path: Path, module: Any) -> Iterator[tuple[str, str, int]]:
    for name, value in vars(module).items():
        if name.startswith("__"):
            continue
        for one in _patterns_in(value):
            yield f"{path}:{name}", one.pattern, one.flags


def _patterns_in(value: Any) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _patterns_in(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _patterns_in(item)


def slow(pattern: str, flags: int) -> Any:
    """Return the worst of what makes *pattern* slow, or None."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        parsed = Parser().parse_sre(pattern, flags)
        found = islice(find_redos(parsed), WAYS) if parsed is not None else ()
        return max(found, key=lambda one: one.starriness, default=None)


def main(folders: list[str]) -> int:
    """Tell of the slow patterns in *folders*."""
    told = set()
    number = 0
    for folder in folders:
        sys.path.insert(0, str(Path(folder).resolve().parent))
        for place, pattern, flags in patterns(Path(folder)):
            if isinstance(pattern, bytes):
                pattern = pattern.decode("latin-1")
                flags &= ~re.UNICODE
            number += 1
            worst = slow(pattern, flags)
            if worst is not None and worst.starriness >= CUBIC and pattern not in told:
                told.add(pattern)
                power = "exponential" if worst.starriness > 10 else f"power {worst.starriness}"
                print(f"{place}: {power}, for instance on {worst.example()}", file=sys.stderr)
    if number == 0:
        print(f"no pattern in {' '.join(folders)}", file=sys.stderr)
    return int(bool(told) or number == 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
