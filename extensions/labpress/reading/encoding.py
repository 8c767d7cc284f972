"""The text of a .bib file from its bytes, whatever their encoding."""

from __future__ import annotations

import codecs

from labpress.records.findings import Lines
from labpress.records.model import Location
from labpress.records.problems import Code, Problem


def decode(content: bytes, file: str) -> tuple[str, tuple[Problem, ...]]:
    """Return the text of *content*: UTF-8, and Latin-1 wherever it is not.

    Only the bytes that are no UTF-8 are taken for Latin-1 (as Windows-1252 extends it), so that
    one of them does not spoil the rest of a file. They are reported once, at the first one.
    """
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = content.decode("utf-16", errors="replace")
        problem = _encoding_problem(Location(file), "the file is UTF-16")
        return _with_line_feeds(text), (problem,)
    content = content.removeprefix(codecs.BOM_UTF8)
    try:
        return _with_line_feeds(content.decode("utf-8")), ()
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8")
        line, column = Lines(_with_line_feeds(before)).place(len(before))
        byte = content[error.start]
        text = content.decode("utf-8", errors=_LATIN_1)
        place = Location(file, line + 1, column)
        char = _latin_1(bytes([byte]))
        problem = _encoding_problem(place, f"the byte 0x{byte:02X} is no UTF-8; read as {char!r}")
        return _with_line_feeds(text), (problem,)


def _encoding_problem(place: Location, message: str) -> Problem:
    return Problem(Code.BIB_ENCODING, place, message, "save the file as UTF-8")


def _with_line_feeds(text: str) -> str:
    """Return *text* with line feeds, where it has carriage returns only."""
    return text.replace("\r", "\n") if "\r" in text and "\n" not in text else text


def _latin_1(content: bytes) -> str:
    return "".join(bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in content)


def _decode_error(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return _latin_1(error.object[error.start : error.end]), error.end


_LATIN_1 = "labpress-latin-1"
codecs.register_error(_LATIN_1, _decode_error)
