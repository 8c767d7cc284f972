"""Reading one block of a .bib file: its type, key, fields and mistakes.

The reader knows nothing of the rest of the file, so what it returns can be cached by the
block's text. All offsets are relative to the ``@`` of the entry. Every loop moves forward
through the text, and the number of times that it may step back after a mistake is bounded, so
that the time is linear in the length of the block for any input.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from labpress.reading.bib.entry_types import ENTRY_TYPES
from labpress.reading.bib.raw_entry import Piece, RawEntry, RawField
from labpress.reading.bib.splitter import START, is_start
from labpress.records.findings import Finding
from labpress.records.problems import Code
from labpress.text.delimiters import closing_brace, closing_paren, closing_quote

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPACE = re.compile(r"\s*")
#: Between fields: white space, commas, and comments as Biber has them.
_BETWEEN = re.compile(r"(?:[\s,]++|%[^\n]*+)*+")
_KEY = {"{": re.compile(r"[^\s,{}=]*"), "(": re.compile(r"[^\s,{}=()]*")}
_SPACED_KEY = re.compile(r"[^,={}\n]*(?=,)")
_NAME_PATTERN = r"""[^\W\d][^\s=,{}"#%()'\\~]*"""
_NAME = re.compile(_NAME_PATTERN)
_BARE = re.compile(r"""[^\s=,{}"#%()'\\]+""")
_BARE_TEXT = re.compile(r"""[^,={}"#\n]*""")
_FIELD = re.compile(_NAME_PATTERN + r'\s*=\s*(?=["{\w])')
_NEXT_FIELD = re.compile(r"[,\n][ \t]*(?=" + _FIELD.pattern + ")")
_FIELD_LINE = re.compile(r"\n[ \t]*(?=" + _NAME_PATTERN + r'[ \t]*=[ \t]*["{\w])')
_MORE_FIELDS = re.compile(r"\s*,\s*(?=" + _FIELD.pattern + ")")
_FORGOTTEN_AT = re.compile(
    r"^[ \t]*(" + "|".join(sorted(ENTRY_TYPES)) + r")[ \t]*\{[ \t]*[^\s,{}=]+[ \t]*,",
    re.MULTILINE | re.IGNORECASE,
)
_NO_BRACES = str.maketrans("", "", "{}")

#: So many fields of one entry are read; entries have some twenty.
MOST_FIELDS = 1_000
#: How often the reader steps back or skips text in one entry before it gives the entry up.
_PATIENCE = 20


def read_block(text: str) -> tuple[RawEntry, ...]:
    """Return the entries of one block: one as a rule, more where several share a line."""
    return tuple(_entries(text))


def _entries(text: str) -> Iterator[RawEntry]:
    position = 0
    while True:
        match = _next_start(text, position)
        yield from _stray(text, position, match.start() if match else len(text))
        if match is None:
            return
        reader = _Reader(text, match)
        entry = reader.read()
        position = reader.end
        if entry is not None:
            yield entry


def _next_start(text: str, position: int) -> re.Match[str] | None:
    """Return the next entry's start outside comments; ``me@host{`` is none."""
    for match in START.finditer(text, position):
        at = match.start()
        if at and (text[at - 1].isalnum() or not is_start(match)):
            continue
        # only a bounded stretch back, so that one endless line costs no more than many short
        # ones
        line = text[max(text.rfind("\n", max(0, at - 200), at) + 1, at - 200) : at]
        if not line.lstrip().startswith("%"):
            return match
    return None


def _stray(text: str, start: int, end: int) -> Iterator[RawEntry]:
    """Report entries that lack their ``@``; all other text between entries is a comment."""
    if end - start < 8:
        return
    for match in _FORGOTTEN_AT.finditer(text, start, end):
        kind = match[1]
        at = match.start(1)
        finding = Finding(
            Code.BIB_SYNTAX, "an entry lacks its @ and is not read", f"write @{kind}{{", 0
        )
        yield RawEntry("", "", 0, at, "", (), (finding,), ())


class _Reader:
    """Reads one entry. ``end`` is where the text after it begins, relative to the block."""

    def __init__(self, text: str, match: re.Match[str]) -> None:
        self.text = text
        self.start = match.start()
        self.kind = match[1].lower()
        self.opener = match[2]
        self.closer = "}" if self.opener == "{" else ")"
        self.body = match.end()
        self.end = len(text)
        self.key = ""
        self.key_offset = self.body
        self.fields: list[RawField] = []
        self.findings: list[Finding] = []
        self.patience = _PATIENCE
        self.crowded = False

    # --- reporting
    def _fault(self, offset: int, message: str, hint: str, code: Code = Code.BIB_SYNTAX) -> None:
        self.findings.append(Finding(code, message, hint, offset - self.start))

    # --- the parts of an entry
    def read(self) -> RawEntry | None:
        """Read the entry; None for a ``@comment`` or ``@preamble`` without mistakes."""
        if self.kind in ("comment", "preamble"):
            close = self._close(self.body)
            if close == -1:
                self._fault(self.start, f"this @{self.kind} is never closed", self._close_hint())
            self.end = len(self.text) if close == -1 else close + 1
            if not self.findings:
                return None
        else:
            position = self.body if self.kind == "string" else self._read_key()
            if position != -1:
                self._read_fields(position)
        return self._entry()

    def _entry(self) -> RawEntry:
        seen: dict[str, RawField] = {}
        for field in self.fields:
            first = seen.setdefault(field.name, field)
            if first is not field:
                self._fault(
                    field.offset + self.start,
                    f"the field {field.name} stands twice; the first one counts",
                    "remove one of the two",
                    Code.BIB_DUPLICATE_FIELD,
                )
        names = {
            piece.text.lower(): None
            for field in seen.values()
            for piece in field.pieces
            if piece.macro
        }
        source = self.text[self.start : self.end]
        return RawEntry(
            type=self.kind,
            key=self.key,
            key_offset=self.key_offset - self.start,
            start=self.start,
            source=source.rstrip() if self.end == len(self.text) else source,
            fields=tuple(seen.values()),
            findings=tuple(self.findings),
            macros=tuple(names),
            all_fields=tuple(self.fields),
        )

    def _close(self, position: int) -> int:
        find = closing_brace if self.opener == "{" else closing_paren
        return find(self.text, position)

    def _close_hint(self) -> str:
        return f"write {self.closer} where the entry ends"

    def _read_key(self) -> int:
        """Read the key; return where the fields begin, or -1 when there are none."""
        text = self.text
        position = self._skip(self.body)
        match = _KEY[self.opener].match(text, position)
        assert match is not None  # the pattern matches the empty string
        self.key, self.key_offset = match[0], position
        after = self._skip(match.end())
        char = text[after : after + 1]
        if char == "=" or (not self.key and char == ","):
            self.key = ""
            self._fault(position, f"this @{self.kind} has no key", f"write @{self.kind}{{key,")
            return position
        if char == "," or char == self.closer or not char:
            return after
        newline = "\n" in text[match.end() : after]
        if _FIELD.match(text, after) or (newline and self.key and _NAME.match(text, after)):
            hint = f"write @{self.kind}{self.opener}{self.key},"
            self._fault(match.end(), "a comma is missing after the key", hint)
            return after
        spaced = _SPACED_KEY.match(text, after)
        if self.key and spaced and spaced[0].strip():
            self.key = text[position : spaced.end()].strip()
            return spaced.end()
        self._fault(after, f"unexpected {char!r} after the key", "write a comma after the key")
        return self._recover(after)

    def _skip(self, position: int) -> int:
        match = _SPACE.match(self.text, position)
        return match.end() if match else position

    def _read_fields(self, position: int) -> None:
        text, size = self.text, len(self.text)
        while position != -1:
            between = _BETWEEN.match(text, position)
            position = between.end() if between else position
            if position >= size:
                position = self._unclosed()
                continue
            if text[position] == self.closer:
                more = _MORE_FIELDS.match(text, position + 1)
                if not more or not self._patient():
                    self.end = position + 1
                    self._check_after()
                    return
                self._fault(position, f"a {self.closer} too many ends the entry here", "remove it")
                position = more.end()
                continue
            name = _NAME.match(text, position)
            position = self._read_field(name) if name else self._unexpected(position)

    def _check_after(self) -> None:
        """Report a brace that follows the entry: BibTeX skips it, but it closes nothing."""
        after = self._skip(self.end)
        if self.text.startswith("}", after):
            self._fault(after, "a } too many follows the entry", "remove it")

    def _read_field(self, name: re.Match[str]) -> int:
        text = self.text
        position = self._skip(name.end())
        char = text[position : position + 1]
        if char == "=":
            position = self._skip(position + 1)
        elif char in ('"', "{") and char:
            self._fault(name.end(), f"an = is missing after {name[0]}", f"write {name[0]} = …")
        else:
            self._fault(
                name.end(),
                f"{name[0]} is not followed by = and a value",
                f"write {name[0]} = {{…}},",
            )
            return self._recover(name.end())
        return self._read_value(name, position)

    def _read_value(self, name: re.Match[str], position: int) -> int:
        text = self.text
        pieces: list[Piece] = []
        while True:
            char = text[position : position + 1]
            if char in ("{", '"') and char:
                find = closing_brace if char == "{" else closing_quote
                close = find(text, position + 1)
                if close == -1:
                    return self._cut(name, pieces, position)
                pieces.append(Piece(text[position + 1 : close], position + 1 - self.start))
                after = close + 1
            else:
                bare = _BARE.match(text, position)
                if bare is None:
                    self._fault(
                        position, f"{name[0]} has no value here", f"write {name[0]} = {{…}},"
                    )
                    after = position
                else:
                    after = self._bare(name, bare, pieces)
            last, position = position, self._skip(after)
            if text[position : position + 1] != "#":
                break
            position = self._skip(position + 1)
        if pieces:
            self._keep(name, pieces, after)
        char = text[position : position + 1]
        if char in (",", self.closer, ""):
            return position
        if _FIELD.match(text, position):
            self._fault(after, f"a comma is missing after {name[0]}", "write a comma here")
            return position
        if text[last] == '"' and _FIELD_LINE.search(text, last, after) and pieces:
            # the closing quote is missing, and that of the next field was taken for it
            self.fields.pop()
            return self._cut(name, pieces[:-1], last)
        return self._unexpected(position)

    def _keep(self, name: re.Match[str], pieces: list[Piece], end: int) -> None:
        start = self.start
        field = RawField(name[0].lower(), tuple(pieces), name.start() - start, end - start)
        if len(self.fields) < MOST_FIELDS:
            self.fields.append(field)
        elif not self.crowded:
            self.crowded = True
            message = f"the entry has more than {MOST_FIELDS:,} fields; the rest was not read"
            self._fault(name.start(), message, "close the entry where it ends")

    def _bare(self, name: re.Match[str], bare: re.Match[str], pieces: list[Piece]) -> int:
        """Read a number, the name of an @string, or text whose braces were forgotten."""
        text, start = self.text, bare.start()
        word = bare[0]
        after = self._skip(bare.end())
        char = text[after : after + 1]
        ends = char in (",", "#", self.closer, "") or _FIELD.match(text, after)
        if ends and (word.isdecimal() or not word[0].isdecimal()):
            pieces.append(Piece(word, start - self.start, macro=not word.isdecimal()))
            return bare.end()
        rest = _BARE_TEXT.match(text, start)
        end = bare.end() if ends or rest is None else rest.end()
        content = text[start:end].rstrip()
        self._fault(
            start,
            f"the text of {name[0]} needs braces",
            f"write {name[0]} = {{{content[:60]}}},",
        )
        pieces.append(Piece(content, start - self.start))
        return start + len(content)

    # --- recovery
    def _patient(self) -> bool:
        self.patience -= 1
        return self.patience > 0

    def _cut(self, name: re.Match[str], pieces: list[Piece], position: int) -> int:
        """End a value that is never closed before the next line that looks like a field."""
        text = self.text
        closer = "}" if text[position] == "{" else '"'
        hint = f"write {closer} where the value of {name[0]} ends"
        self._fault(position, f"the {text[position]} opened here is never closed", hint)
        following = _FIELD_LINE.search(text, position + 1) if self._patient() else None
        if following is None:
            self.end = len(text)
            return -1
        content = text[position + 1 : following.start()].rstrip().rstrip(",")
        end = position + 1 + len(content)
        if content.count("{") != content.count("}"):
            content = content.translate(_NO_BRACES)
        pieces.append(Piece(content, position + 1 - self.start))
        self._keep(name, pieces, end)
        return following.end()

    def _unclosed(self) -> int:
        """Handle the end of the block inside the entry; return where to go on, or -1."""
        text = self.text
        last = self.fields[-1] if self.fields else None
        if last and last.pieces and not last.pieces[-1].macro and self._patient():
            # a missing brace in a field makes it swallow the fields after it
            opening = last.pieces[-1].offset - 1 + self.start
            if text[opening] in '{"' and _FIELD_LINE.search(text, opening, last.end + self.start):
                self.fields.pop()
                name = _NAME.match(text, last.offset + self.start)
                if name is not None:
                    return self._cut(name, list(last.pieces[:-1]), opening)
        if not any("never closed" in finding.message for finding in self.findings):
            end = len(text.rstrip())
            self._fault(end, "the entry is never closed", self._close_hint())
        self.end = len(text)
        return -1

    def _unexpected(self, position: int) -> int:
        shown = self.text[position : position + 20].split("\n")[0]
        self._fault(
            position, f"unexpected {shown!r} between fields", "write fields as name = {value},"
        )
        return self._recover(position)

    def _recover(self, position: int) -> int:
        """Return the start of the next field of this entry, or -1 when there is none."""
        close = self._close(position)
        limit = close if close != -1 else len(self.text)
        match = _NEXT_FIELD.search(self.text, position, limit) if self._patient() else None
        if match is not None:
            return match.end()
        self.end = len(self.text) if close == -1 else close + 1
        return -1
