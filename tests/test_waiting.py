"""No test may fail because the machine is slow: what waits waits long, and nothing is measured."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from .conftest import PATIENCE, REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: What tells the time of day or measures it; :func:`time.sleep` is not among them.
CLOCKS = {"time", "time_ns", "monotonic", "perf_counter", "process_time", "thread_time"}
#: Names of lengths of time that are long; each is checked where it is set.
LONG = {"PATIENCE", "_TIMEOUT"}
TESTS = sorted((REPOSITORY / "tests").rglob("*.py"))
CODE = sorted((REPOSITORY / "extensions" / "labpress").rglob("*.py"))
#: The network has its own reasons to be slow or absent, and no test asks it.
NETWORK = REPOSITORY / "extensions" / "labpress" / "group" / "fetching.py"


def nodes_of(paths: list[Path]) -> Iterator[tuple[str, ast.AST]]:
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            yield f"{path.relative_to(REPOSITORY).as_posix()}:{getattr(node, 'lineno', 0)}", node


def is_long(value: ast.expr) -> bool:
    if isinstance(value, ast.Constant):
        return bool(value.value >= PATIENCE)
    return {part.id for part in ast.walk(value) if isinstance(part, ast.Name)} <= LONG


def test_what_waits_waits_ten_minutes_or_more() -> None:
    short = []
    for place, node in nodes_of([*TESTS, *(path for path in CODE if path != NETWORK)]):
        if isinstance(node, ast.keyword) and node.arg == "timeout" and not is_long(node.value):
            short.append(place)
        if isinstance(node, ast.Assign) and LONG & {ast.unparse(name) for name in node.targets}:
            short += [] if is_long(node.value) else [place]
    assert short == []


def test_no_test_waits_a_while_for_what_it_then_asks() -> None:
    """A pause is too short where the machine is busy; one waits for what is to come."""
    paused = [
        place
        for place, node in nodes_of(TESTS)
        if isinstance(node, ast.Attribute) and node.attr == "wait_for_timeout"
    ]
    assert paused == []


def test_no_test_measures_time() -> None:
    measured = []
    for place, node in nodes_of(TESTS):
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "time":
            measured += [place] if node.attr in CLOCKS else []
        if isinstance(node, ast.ImportFrom) and node.module in ("time", "timeit"):
            measured += [place] if {name.name for name in node.names} & CLOCKS else []
    assert measured == []
