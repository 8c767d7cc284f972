"""The text of a file from its bytes, whatever their encoding: the one reader of all files.

What it gives is the same for every kind of file: line feeds end lines, and nothing else does;
there is no control character in it; every character has its column in the file.
"""

from __future__ import annotations

import codecs

from labpress.records.findings import Lines
from labpress.records.model import Location
from labpress.records.problems import Code, Problem
from labpress.text.invisible import NO_TEXT, without_controls

#: Bytes of a file that are read: some 100,000 entries. What stands after them is told.
LONGEST_FILE = 64 * 2**20

#: Marks at the beginning of a file; that of UTF-32 begins with that of UTF-16.
_MARKS = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
#: Bytes by which UTF-16 and UTF-32 without a mark are recognised: so many of them, and this share
#: of every other one, must be zero, as half of each ASCII character is.
_SAMPLE = 65536
_FEW = 8
_ENOUGH = 0.1

# Python's `splitlines` ends lines at these, editors do not: as spaces they leave numbers right
_OTHER_BREAKS = ("\x85", "\u2028", "\u2029")


def decode(
    content: bytes,
    file: str,
    encoding: Code = Code.BIB_ENCODING,
    controls: Code = Code.BIB_ENCODING,
) -> tuple[str, tuple[Problem, ...]]:
    """Return the text of *content*: UTF-8, and Latin-1 wherever it is not. Never raises.

    UTF-16 and UTF-32 are recognised by their mark, and without one by their zero bytes. Only the
    bytes that are no UTF-8 are taken for Latin-1 (as Windows-1252 extends it), so that one of
    them does not spoil the rest of a file. A control character is a space. Each of these is told
    once, at the first one, under the codes *encoding* and *controls*.
    """
    problems: list[Problem] = []
    if len(content) > LONGEST_FILE:
        size = LONGEST_FILE // 2**20
        message = f"the file has more than {size} MB; what follows them was not read"
        problems.append(Problem(encoding, Location(file), message, "divide it into several files"))
        content = content[:LONGEST_FILE]
    wide, marked = _wide(content)
    if wide:
        text = content.decode(wide, errors="replace")
        named = wide.upper()[:6]
        message = f"the file is {named}" + ("" if marked else " without a byte order mark")
        problems.append(_encoding_problem(encoding, Location(file), message))
    else:
        text, problem = _narrow(content.removeprefix(codecs.BOM_UTF8), file, encoding)
        problems += problem
    text = without_other_breaks(with_line_feeds(text))
    cleaned, message = without_controls(text)
    if message and (match := NO_TEXT.search(text)):
        line, column = Lines(text[: match.start()]).place(match.start())
        place = Location(file, line + 1, column)
        problems.append(Problem(controls, place, message, "take it out"))
    return cleaned, tuple(problems)


def without_other_breaks(text: str) -> str:
    """Return *text* with a blank for each character that ends a line in YAML, but not in editors.

    What is no line end keeps its place.
    """
    for character in _OTHER_BREAKS:  # many times as fast as a table for `translate`
        text = text.replace(character, " ")
    return text


def with_line_feeds(text: str) -> str:
    """Return *text* with a line feed for each of its line ends, be they CR, LF or CR LF."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _wide(content: bytes) -> tuple[str, bool]:
    """Return the encoding of *content*, if it is UTF-16 or UTF-32, and whether it has a mark."""
    for mark, encoding in _MARKS.items():
        if content.startswith(mark):
            return encoding, True
    sample = content[:_SAMPLE]
    if sample.count(0) < _FEW:
        return "", False
    # the share of zeros at the first, second, third and fourth of each four bytes
    first, second, third, fourth = (sample[at::4].count(0) / len(sample[at::4]) for at in range(4))
    if min(third, fourth) > 0.9:
        return "utf-32-le", False
    if min(first, second) > 0.9:
        return "utf-32-be", False
    even, odd = (first + third) / 2, (second + fourth) / 2
    if odd > _ENOUGH and odd > 4 * even:
        return "utf-16-le", False
    if even > _ENOUGH and even > 4 * odd:
        return "utf-16-be", False
    return "", False


def _narrow(content: bytes, file: str, code: Code) -> tuple[str, list[Problem]]:
    try:
        return content.decode("utf-8"), []
    except UnicodeDecodeError as error:
        before = with_line_feeds(content[: error.start].decode("utf-8"))
        line, column = Lines(before).place(len(before))
        byte = content[error.start]
        text = content.decode("utf-8", errors=_LATIN_1)
        place = Location(file, line + 1, column)
        char = _latin_1(bytes([byte]))
        message = f"the byte 0x{byte:02X} is no UTF-8; read as {char!r}"
        return text, [_encoding_problem(code, place, message)]


def _encoding_problem(code: Code, place: Location, message: str) -> Problem:
    return Problem(code, place, message, "save the file as UTF-8")


def _latin_1(content: bytes) -> str:
    return "".join(bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in content)


def _decode_error(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return _latin_1(error.object[error.start : error.end]), error.end


_LATIN_1 = "labpress-latin-1"
codecs.register_error(_LATIN_1, _decode_error)
