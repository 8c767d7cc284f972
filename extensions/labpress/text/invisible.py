"""Characters that nobody sees, each group named once; tables that drop some of them say which."""

from __future__ import annotations

import re
from typing import Any

#: Control characters of ASCII, and those of Latin-1 (Unicode's C0 and C1).
ASCII_CONTROLS = (*range(0x20), 0x7F)
LATIN_CONTROLS = tuple(range(0x80, 0xA0))

#: A place where a word may be divided.
SOFT_HYPHEN = 0xAD

#: Blanks and joiners without width. Some scripts need the two joiners within words.
WIDTHLESS = (0x200B, 0x2060)
JOINERS = (0x200C, 0x200D)

#: Marks that only set the direction of writing.
DIRECTION_MARKS = (0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))

#: What readers of Markdown and of encodings have for what is no character.
REPLACEMENT = "\ufffd"

#: Where a file of Unicode may begin.
BYTE_ORDER_MARK = 0xFEFF


def characters(*groups: tuple[int, ...] | int) -> str:
    """Return the characters of *groups* for a class of a regular expression.

    None of them has a meaning of its own there.
    """
    points = (group if isinstance(group, tuple) else (group,) for group in groups)
    return "".join(chr(point) for group in points for point in group)


_LINES_AND_TABS = (0x09, 0x0A, 0x0D)
#: What is no text: controls but for tabs and line ends, halves of characters, and Unicode's
#: noncharacters that byte order marks read the wrong way give.
NO_TEXT = re.compile(
    "["
    + characters(tuple(c for c in ASCII_CONTROLS if c not in _LINES_AND_TABS), LATIN_CONTROLS)
    + "\ud800-\udfff\ufffe\uffff]"
)


def without_controls(text: str) -> tuple[str, str]:
    """Return *text* with a space for each character that is no text, and what is to be told.

    The latter names the first of them and their number; it is empty where there is none.
    """
    match = NO_TEXT.search(text)
    if match is None:
        return text, ""
    cleaned, number = NO_TEXT.subn(" ", text)
    others = f" ({number} such characters in all)" if number > 1 else ""
    return cleaned, f"{named(match[0])} was read as a space{others}"


def named(character: str) -> str:
    """Return what to call a *character* that is no text."""
    what = "half of a character" if 0xD800 <= ord(character) < 0xE000 else "a control character"
    return f"{what} (U+{ord(character):04X})"


def all_without_controls(value: Any) -> tuple[Any, str]:
    """Return *value*, be it a text or hold texts however deep, as :func:`without_controls` does."""
    match value:
        case str():
            return without_controls(value)
        case list() | tuple() | set() | frozenset():
            items = sorted(value, key=repr) if isinstance(value, set | frozenset) else value
            found = [all_without_controls(item) for item in items]
            told = next((told for _, told in found if told), "")
            return (_like(value, [item for item, _ in found]) if told else value), told
        case dict():
            pairs, told = all_without_controls([*value.items()])
            return (dict(pairs) if told else value), told
    return value, ""


def _like(value: Any, items: list[Any]) -> Any:
    """Return *items* as what *value* is; named tuples take them one by one."""
    return type(value)(*items) if hasattr(value, "_fields") else type(value)(items)
