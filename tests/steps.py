"""Counting what a computation does, where a clock would measure how busy the machine is."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


def steps(call: Callable[[], object]) -> int:
    """How many lines of Python *call* executes, of whatever module."""
    count = 0

    def trace(frame: Any, event: str, argument: Any) -> Any:
        nonlocal count
        if event == "line":
            count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        call()
    finally:
        sys.settrace(before)
    return count


def assert_linear(work: Callable[[int], object], small: int, times: int = 8) -> None:
    """Assert that *times* as much work takes about *times* as many steps.

    Quadratic work would take *times* squared.
    """
    work(small)  # what is done once, such as compiling patterns, does not count
    few = steps(lambda: work(small))
    many = steps(lambda: work(small * times))
    assert many < 2 * times * few + 1000, (few, many)
