"""TeX's log as problems: each with the place in the source that it came from.

The writer leaves a comment, ``%: FILE:LINE RECORD``, before what it writes of a page or a
record. A line of the ``.tex`` file therefore leads to the last such comment above it; a
character that no font has leads to where it stands in the source.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from labpress.records.model import Location
from labpress.records.problems import Code, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

#: The comment that names the source of what follows it.
MARK = "%: "
#: Lines that stick out by less than this, in points, nobody sees.
TOLERATED = 1.0

_MISSING = re.compile(
    r"Missing character: There is no (.+?) (?:\(\"?(?:U\+)?[0-9A-Fa-f]+\) )?in font"
)
_OVERFULL = re.compile(
    r"Overfull \\(hbox|vbox) \(([\d.]+)pt too (?:wide|high)\)(?:.*?lines? (\d+))?"
)
_REFERENCE = re.compile(
    r"Warning: (?:Hyper r|R)eference [`'](.+?)' on page (\S+) undefined(?:.*line (\d+))?"
)
_ERROR_AT = re.compile(r"^(?:\./)?([^\s:][^:\n]*\.(?:tex|sty|cls|toc|aux|out)):(\d+): (.+)")
_ERROR = re.compile(r"^! (.+)")
_CONTEXT = re.compile(r"^l\.(\d+) ?(.*)")


@dataclass(frozen=True, slots=True)
class TexFinding:
    """Something in the log: what kind of problem, in which words, at which line of the
    ``.tex``.

    ``subject``: the character that is missing, or the name of the reference.
    """

    code: Code
    message: str
    line: int = 0
    subject: str = ""


def findings(log: str) -> Iterator[TexFinding]:
    """Yield what *log*, its lines unbroken, says is wrong; of TeX errors only the first."""
    seen: set[TexFinding] = set()
    stopped = False
    lines = log.splitlines()
    for at, text in enumerate(lines):
        found = _finding(text)
        if found is None and not stopped and (error := _error(lines, at)):
            found, stopped = error, True
        if found and found not in seen:
            seen.add(found)
            yield found


def _finding(text: str) -> TexFinding | None:
    if match := _MISSING.search(text):
        character = match[1]
        return TexFinding(
            Code.BOOKLET_MISSING_GLYPH, f"no font has {named(character)}", 0, character
        )
    if match := _OVERFULL.search(text):
        points = float(match[2])
        if points > TOLERATED:
            what = "a line is too long" if match[1] == "hbox" else "a page is too full"
            line = int(match[3] or 0)
            return TexFinding(Code.BOOKLET_OVERFULL, f"{what} by {points:.1f} pt", line)
    elif match := _REFERENCE.search(text):
        message = f"page {match[2]} refers to {match[1]!r}, which the booklet does not have"
        return TexFinding(Code.BOOKLET_REFERENCE, message, int(match[3] or 0), match[1])
    return None


def _error(lines: list[str], at: int) -> TexFinding | None:
    """Return the TeX error that starts at a line of the log, with the words it stopped at."""
    line = 0
    if match := _ERROR_AT.match(lines[at]):
        message = match[3]
        if match[1].endswith(".tex"):
            line = int(match[2])
    elif match := _ERROR.match(lines[at]):
        message = match[1]
    else:
        return None
    for text in lines[at + 1 : at + 12]:
        if context := _CONTEXT.match(text):
            line = line or int(context[1])
            words = " ".join(context[2].split())
            return TexFinding(Code.BOOKLET_TEX, f"TeX: {message} after “{words[-60:]}”", line)
    return TexFinding(Code.BOOKLET_TEX, f"TeX: {message}", line)


def problems(folder: Path, name: str, source: Path) -> list[Problem]:
    """Return the problems of the run of TeX on ``name.tex`` in *folder*.

    *source*: the source directory, to which the names of files in comments are relative.
    """
    log = _read(folder / f"{name}.log")
    tex = _read(folder / f"{name}.tex").splitlines()
    found: list[Problem] = []
    for finding in _telling(findings(log)):
        if finding.code is Code.BOOKLET_MISSING_GLYPH:
            found += _missing(finding, tex, source, Location(str(folder / f"{name}.tex")))
        else:
            where, record = source_of(tex, finding.line, source)
            if not where.file:
                # nobody's text in particular, such as the preamble
                where = Location(str(folder / f"{name}.tex"), max(finding.line, 1))
            found.append(Problem(finding.code, where, finding.message, _hint(finding), record))
    return list(dict.fromkeys(found))


def _telling(found: Iterable[TexFinding]) -> list[TexFinding]:
    """Return *found*, but no references that only lack a place because TeX stopped before it."""
    kept = list(found)
    if any(finding.code is Code.BOOKLET_TEX for finding in kept):
        kept = [finding for finding in kept if finding.code is not Code.BOOKLET_REFERENCE]
    return kept


def _missing(
    finding: TexFinding, tex: list[str], source: Path, otherwise: Location
) -> list[Problem]:
    """Return a problem for each record or page that has the character, or for the whole."""
    places: dict[tuple[Location, str], None] = {}
    for number, text in enumerate(tex, 1):
        if finding.subject in text and not text.startswith(MARK):
            where, record = source_of(tex, number, source)
            if not where.file:
                where = Location(otherwise.file, number)
            places[_refined(where, finding.subject), record] = None
    hint = font_hint(finding.subject)
    found = places or {(otherwise, ""): None}
    return [Problem(finding.code, where, finding.message, hint, record) for where, record in found]


def source_of(tex: list[str], line: int, source: Path) -> tuple[Location, str]:
    """Return the place in the source, and the record, that a line of the ``.tex`` is from.

    A line that is from nowhere has a place without a file.
    """
    for text in reversed(tex[:line]):
        if text.startswith(MARK):
            place, _, record = text[len(MARK) :].partition(" ")
            file, _, number = place.rpartition(":")
            return Location(str(source / file), int(number or 1)), record
    return Location(""), ""


def _refined(where: Location, character: str) -> Location:
    """Return where *character* stands in the file, looking from *where* on."""
    from pathlib import Path

    path = Path(where.file)
    if path.is_file():
        lines = _read(path).splitlines()
        for number in (
            *range(where.line - 1, len(lines)),
            *range(min(where.line - 1, len(lines))),
        ):
            column = unicodedata.normalize("NFC", lines[number]).find(character)
            if column >= 0:
                return Location(where.file, number + 1, column + 1)
    return where


def named(character: str) -> str:
    """Return a character with number and name: “刘” (U+5218, CJK UNIFIED IDEOGRAPH-5218)."""
    point = character[0]
    name = unicodedata.name(point, "a character without a name")
    return f"“{point}” (U+{ord(point):04X}, {name})"


#: first part of a character's name -> key of ``fonts``, a font that has it, its Debian package
_FONTS: tuple[tuple[tuple[str, ...], str, str, str], ...] = (
    (("CJK", "IDEOGRAPHIC", "KANGXI"), "cjk", "Noto Serif CJK SC", "fonts-noto-cjk"),
    (("HIRAGANA", "KATAKANA"), "cjk", "Noto Serif CJK JP", "fonts-noto-cjk"),
    (("HANGUL",), "cjk", "Noto Serif CJK KR", "fonts-noto-cjk"),
    (("FULLWIDTH", "HALFWIDTH"), "cjk", "Noto Serif CJK SC", "fonts-noto-cjk"),
    (("GREEK", "CYRILLIC", "LATIN", "ARMENIAN"), "fallback", "DejaVu Serif", "fonts-dejavu"),
    (("DEVANAGARI",), "fallback", "Noto Serif Devanagari", "fonts-noto-core"),
    (("ARABIC",), "fallback", "Noto Naskh Arabic", "fonts-noto-core"),
    (("HEBREW",), "fallback", "Noto Serif Hebrew", "fonts-noto-core"),
    (("THAI",), "fallback", "Noto Serif Thai", "fonts-noto-core"),
    (("BENGALI",), "fallback", "Noto Serif Bengali", "fonts-noto-core"),
    (("TAMIL",), "fallback", "Noto Serif Tamil", "fonts-noto-core"),
)


#: Blocks of Unicode in which no part of a character's name tells the script: first and last code
#: point, key of ``fonts``, a font that has them, its Debian package.
_BLOCKS: tuple[tuple[int, int, str, str, str], ...] = (
    (0x2000, 0x2BFF, "fallback", "DejaVu Sans", "fonts-dejavu"),
    (0x1D400, 0x1D7FF, "fallback", "DejaVu Serif", "fonts-dejavu"),
    # emoji and other signs, drawn in one colour as print needs them
    (0x1F000, 0x1FAFF, "fallback", "Symbola", "fonts-symbola"),
)


def font_hint(character: str) -> str:
    """Return which font has *character*, how to get it, and what to write in ``conf.py``.

    Where none is known, it says so: advice that does not mend is worse than none.
    """
    words = unicodedata.name(character[0], "").replace("-", " ").split()
    by_name = (entry[1:] for entry in _FONTS if words and words[0] in entry[0])
    by_block = (block[2:] for block in _BLOCKS if block[0] <= ord(character[0]) <= block[1])
    known = next(by_name, None) or next(by_block, None)
    if known is None:
        return (
            "no font that has it is known here: write it in other characters, or install one and "
            'name it in labpress_booklet = {"fonts": {"fallback": "…"}}'
        )
    key, font, package = known
    return (
        f"install a font that has it (Debian: {package}) and write labpress_booklet = "
        f'{{"fonts": {{"{key}": "{font}"}}}}'
    )


def _hint(finding: TexFinding) -> str:
    if finding.code is Code.BOOKLET_OVERFULL:
        return "reword it, or let a long word or address break"
    if finding.code is Code.BOOKLET_REFERENCE:
        return "let labpress_booklet['chapters'] have the page, or the reference be {site-only}"
    return "the whole log stands beside the .tex file"


def _read(path: Path) -> str:
    return path.read_text("utf-8", "replace") if path.is_file() else ""


def worst(found: Iterable[Problem]) -> str:
    """Return the worst severity among problems, or nothing if there are none."""
    severities = {problem.code.severity for problem in found}
    return next((one for one in ("error", "warning", "hint") if one in severities), "")
