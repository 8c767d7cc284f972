"""Comparing text of a page with text of a PDF. Pure functions.

Spaces are no characters in a PDF, words are divided at line ends, quotes and dashes are set as the
typeface wants, and mathematics is laid out in two dimensions: none of that is a difference.
"""

from __future__ import annotations

import re
import unicodedata

from labpress.comparing.readings import (
    MATH_END,
    MATH_START,
    SMALLCAPS_END,
    SMALLCAPS_START,
    SOFT_HYPHEN,
    UNKNOWN,
)

_SAME = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′`´ʼ", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−⁃", "-"),
        **dict.fromkeys("∗⁎", "*"),
        **dict.fromkeys("·⋅•", "·"),
        # invisible: joiners, marks of direction, the byte-order mark
        **dict.fromkeys("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"),
    }
)
_SENTINELS = re.compile(f"[{MATH_START}{MATH_END}{SMALLCAPS_START}{SMALLCAPS_END}]")
_PARTS = re.compile(
    f"{MATH_START}(?P<math>.*?){MATH_END}|{SMALLCAPS_START}(?P<small>.*?){SMALLCAPS_END}"
)
# an address may have lost its scheme and the slash at its end in print, and is divided at others
_ADDRESS = re.compile(r"https?://|mailto:|/")
_CONTEXT = 6
_SHORT = 40


def normal(text: str) -> str:
    """Return *text* with all that is not compared taken away or made alike."""
    folded = unicodedata.normalize("NFKC", _ADDRESS.sub("", text).translate(_SAME))
    # twice: what was folded may be a quote or a dash
    return "".join(unicodedata.normalize("NFC", folded.translate(_SAME)).split())


def visible(text: str) -> str:
    """Return *text* for a message: without marks of ours, spaces single."""
    return " ".join(_SENTINELS.sub("", text).replace(SOFT_HYPHEN, "").split())


def same(site: str, booklet: str) -> bool:
    """Tell whether the *site*'s text and the *booklet*'s are the same."""
    printed = normal(booklet)
    divided, unknown = SOFT_HYPHEN in printed, UNKNOWN in printed
    printed = printed.replace(SOFT_HYPHEN, "")
    pattern, formulas = _pattern(normal(site).replace(SOFT_HYPHEN, ""), divided, unknown)
    match = re.fullmatch(pattern, printed, re.DOTALL)
    if match is None:
        return _right_to_left(site) and sorted(normal(site)) == sorted(printed)
    return all(
        UNKNOWN in found or _letters(found) == _letters(formula)
        for found, formula in zip(match.groups(), formulas, strict=True)
    )


def without(booklet: str, site: str) -> str | None:
    """Return the *booklet*'s text, made normal, without the *site*'s; None if it lacks that."""
    printed = normal(booklet)
    pattern, _ = _pattern(
        normal(site).replace(SOFT_HYPHEN, ""), SOFT_HYPHEN in printed, UNKNOWN in printed
    )
    # what is left may lie on both sides of what was taken away
    left = re.sub(pattern, " ", printed.replace(SOFT_HYPHEN, ""), count=1, flags=re.DOTALL)
    return left if left != printed.replace(SOFT_HYPHEN, "") else None


def _pattern(site: str, divided: bool, unknown: bool) -> tuple[str, list[str]]:
    """Return a pattern for the text *site*, and the formulas that its groups stand for."""
    pieces: list[str] = []
    formulas: list[str] = []
    start = 0
    for part in _PARTS.finditer(site):
        pieces.append(_literal(site[start : part.start()], divided, unknown))
        start = part.end()
        formula = part["math"]
        if formula is None:
            pieces.append(f"(?i:{_literal(part['small'], divided, unknown)})")
        else:
            formulas.append(formula)
            pieces.append(f"(.{{0,{3 * len(formula) + 8}}}?)")
    pieces.append(_literal(site[start:], divided, unknown))
    return "".join(pieces), formulas


def _literal(text: str, divided: bool, unknown: bool) -> str:
    found = []
    for character in text:
        escaped = re.escape(character)
        if character == "-" and divided:
            # one that ended a line cannot be told from the division of a word
            found.append("-?")
        elif unknown:
            found.append(f"(?:{escaped}|{UNKNOWN})")
        else:
            found.append(escaped)
    return "".join(found)


def _letters(formula: str) -> list[str]:
    """Return the plain letters and digits of *formula*, whatever their order in print."""
    folded = unicodedata.normalize("NFKC", formula)
    return sorted(c for c in folded if c.isascii() and c.isalnum())


def _right_to_left(text: str) -> bool:
    """Tell whether *text* has letters that a PDF holds in the order in which they are seen."""
    return any(unicodedata.bidirectional(character) in ("R", "AL") for character in text)


def excerpts(site: str, booklet: str) -> tuple[str, str]:
    """Return two short texts, or their words from shortly before where they part."""
    if max(len(visible(site)), len(visible(booklet))) <= _SHORT:
        return visible(site), visible(booklet)
    ours, theirs = visible(site).split(), visible(booklet).split()
    shorter = min(len(ours), len(theirs))
    at = next(
        (i for i in range(shorter) if _loose(ours[i]) != _loose(theirs[i])),
        shorter,
    )
    return _words(ours, at), _words(theirs, at)


def _loose(word: str) -> str:
    return normal(word).replace("-", "")


def _words(words: list[str], at: int) -> str:
    start = max(0, at - 1)
    end = start + _CONTEXT
    shown = " ".join(words[start:end])
    return f"{'… ' if start else ''}{shown}{' …' if end < len(words) else ''}"
