"""Enumerations in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def all_of(words: Iterable[str]) -> str:
    """Return *words* joined as in "one, two and three"; nothing for no words."""
    return _joined(list(words), "and")


def one_of(words: Iterable[str]) -> str:
    """Return *words* joined as in "one, two or three"; nothing for no words."""
    return _joined(list(words), "or")


def shortened(text: str, length: int = 80) -> str:
    """Return *text*, or so much of it as a message can show."""
    return text if len(text) <= length else text[: length - 1] + "…"


def _joined(words: list[str], conjunction: str) -> str:
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {conjunction} {words[-1]}"
